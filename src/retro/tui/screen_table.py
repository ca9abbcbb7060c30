"""Table from each route to its screen, which is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.screen import Screen

from retro.tui import navigation
from retro.tui.context import Desk
from retro.tui.navigation import Place


def _home(desk: Desk, place: navigation.ToHome) -> Screen[None]:
    from retro.tui.home.screen import HomeScreen

    return HomeScreen(desk, place)


def _wizard(desk: Desk, place: navigation.ToWizard) -> Screen[None]:
    from retro.tui.wizard.screen import WizardScreen

    return WizardScreen(desk, place)


def _older_gig(desk: Desk, place: navigation.ToOlderGig) -> Screen[None]:
    from retro.tui.wizard.older_gig import OlderGigScreen

    return OlderGigScreen(desk)


def _finished(desk: Desk, place: navigation.ToFinished) -> Screen[None]:
    from retro.tui.wizard.finished import FinishedScreen

    return FinishedScreen(desk, place)


def _reader(desk: Desk, place: navigation.ToReader) -> Screen[None]:
    from retro.tui.reader.screen import ReaderScreen

    return ReaderScreen(desk, place)


def _compare(desk: Desk, place: navigation.ToCompare) -> Screen[None]:
    from retro.tui.compare.screen import CompareScreen

    return CompareScreen(desk, place)


def _patterns(desk: Desk, place: navigation.ToPatterns) -> Screen[None]:
    from retro.tui.patterns.screen import PatternsScreen

    return PatternsScreen(desk, place)


def _vet(desk: Desk, place: navigation.ToVet) -> Screen[None]:
    from retro.tui.vet.screen import VetScreen

    return VetScreen(desk, place)


def _vets(desk: Desk, place: navigation.ToVets) -> Screen[None]:
    from retro.tui.vet.list_screen import VetsScreen

    return VetsScreen(desk)


def _running(desk: Desk, place: navigation.ToRunning) -> Screen[None]:
    from retro.tui.vet.running_screen import RunningScreen

    return RunningScreen(desk, place)


def _lessons(desk: Desk, place: navigation.ToLessons) -> Screen[None]:
    from retro.tui.lessons.screen import LessonsScreen

    return LessonsScreen(desk, place)


def _trash(desk: Desk, place: navigation.ToTrash) -> Screen[None]:
    from retro.tui.home.trash import TrashDialog

    return TrashDialog(desk)


def _export(
    desk: Desk, place: navigation.ToExport | navigation.ToExportComparison | navigation.ToExportVet
) -> Screen[None]:
    from retro.tui.export.dialog import ExportDialog

    return ExportDialog(desk, place)


SCREENS_AT: Mapping[type[Place], Callable[..., Screen[None]]] = {
    navigation.ToHome: _home,
    navigation.ToWizard: _wizard,
    navigation.ToOlderGig: _older_gig,
    navigation.ToFinished: _finished,
    navigation.ToReader: _reader,
    navigation.ToCompare: _compare,
    navigation.ToPatterns: _patterns,
    navigation.ToVet: _vet,
    navigation.ToVets: _vets,
    navigation.ToRunning: _running,
    navigation.ToLessons: _lessons,
    navigation.ToTrash: _trash,
    navigation.ToExport: _export,
    navigation.ToExportComparison: _export,
    navigation.ToExportVet: _export,
}
"""Which screen stands at each place."""


def screen_at(desk: Desk, place: Place) -> Screen[None]:
    """The screen that stands at this place, made anew."""
    return SCREENS_AT[type(place)](desk, place)
