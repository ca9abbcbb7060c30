"""The one table from a place to the screen that stands there; each is imported when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.screen import Screen

from retro.tui import places
from retro.tui.desk import Desk
from retro.tui.places import Place


def _home(desk: Desk, place: places.ToHome) -> Screen[None]:
    from retro.tui.screens.home import HomeScreen

    return HomeScreen(desk, place)


def _wizard(desk: Desk, place: places.ToWizard) -> Screen[None]:
    from retro.tui.screens.wizard import WizardScreen

    return WizardScreen(desk, place)


def _older_gig(desk: Desk, place: places.ToOlderGig) -> Screen[None]:
    from retro.tui.screens.older_gig import OlderGigScreen

    return OlderGigScreen(desk)


def _finished(desk: Desk, place: places.ToFinished) -> Screen[None]:
    from retro.tui.screens.finished import FinishedScreen

    return FinishedScreen(desk, place)


def _reader(desk: Desk, place: places.ToReader) -> Screen[None]:
    from retro.tui.screens.reader import ReaderScreen

    return ReaderScreen(desk, place)


def _compare(desk: Desk, place: places.ToCompare) -> Screen[None]:
    from retro.tui.screens.compare import CompareScreen

    return CompareScreen(desk, place)


def _patterns(desk: Desk, place: places.ToPatterns) -> Screen[None]:
    from retro.tui.screens.patterns import PatternsScreen

    return PatternsScreen(desk, place)


def _vet(desk: Desk, place: places.ToVet) -> Screen[None]:
    from retro.tui.screens.vet import VetScreen

    return VetScreen(desk, place)


def _vets(desk: Desk, place: places.ToVets) -> Screen[None]:
    from retro.tui.screens.vets import VetsScreen

    return VetsScreen(desk)


def _running(desk: Desk, place: places.ToRunning) -> Screen[None]:
    from retro.tui.screens.running import RunningScreen

    return RunningScreen(desk, place)


def _lessons(desk: Desk, place: places.ToLessons) -> Screen[None]:
    from retro.tui.screens.lessons import LessonsScreen

    return LessonsScreen(desk, place)


def _trash(desk: Desk, place: places.ToTrash) -> Screen[None]:
    from retro.tui.screens.trash import TrashDialog

    return TrashDialog(desk)


def _export(desk: Desk, place: places.ToExport | places.ToExportComparison | places.ToExportVet) -> Screen[None]:
    from retro.tui.screens.export import ExportDialog

    return ExportDialog(desk, place)


SCREENS_AT: Mapping[type[Place], Callable[..., Screen[None]]] = {
    places.ToHome: _home,
    places.ToWizard: _wizard,
    places.ToOlderGig: _older_gig,
    places.ToFinished: _finished,
    places.ToReader: _reader,
    places.ToCompare: _compare,
    places.ToPatterns: _patterns,
    places.ToVet: _vet,
    places.ToVets: _vets,
    places.ToRunning: _running,
    places.ToLessons: _lessons,
    places.ToTrash: _trash,
    places.ToExport: _export,
    places.ToExportComparison: _export,
    places.ToExportVet: _export,
}
"""Which screen stands at each place."""


def screen_at(desk: Desk, place: Place) -> Screen[None]:
    """The screen that stands at this place, made anew."""
    return SCREENS_AT[type(place)](desk, place)
