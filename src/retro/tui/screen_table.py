"""Table from each route to its screen, which is imported on first use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from textual.screen import Screen

from retro.tui import navigation
from retro.tui.context import Desk
from retro.tui.kit.lazy_import import load
from retro.tui.navigation import Place

SCREENS_AT: Mapping[type[Place], str] = {
    navigation.ToHome: "home.screen:HomeScreen",
    navigation.ToWizard: "wizard.screen:WizardScreen",
    navigation.ToOlderGig: "wizard.older_gig:OlderGigScreen",
    navigation.ToFinished: "wizard.finished:FinishedScreen",
    navigation.ToReader: "reader.screen:ReaderScreen",
    navigation.ToCompare: "compare.screen:CompareScreen",
    navigation.ToPatterns: "patterns.screen:PatternsScreen",
    navigation.ToQuestions: "questions.screen:QuestionsScreen",
    navigation.ToVet: "vet.screen:VetScreen",
    navigation.ToVets: "vet.list_screen:VetsScreen",
    navigation.ToRunning: "vet.running_screen:RunningScreen",
    navigation.ToCheckIn: "vet.check_in_screen:CheckInScreen",
    navigation.ToUnderWay: "vet.under_way_screen:UnderWayScreen",
    navigation.ToMessage: "message.screen:MessageScreen",
    navigation.ToLessons: "lessons.screen:LessonsScreen",
    navigation.ToTrash: "trash.screen:TrashScreen",
    navigation.ToDeletedVet: "trash.vet_screen:DeletedVetScreen",
    navigation.ToExport: "export.dialog:ExportDialog",
    navigation.ToExportComparison: "export.dialog:ExportDialog",
    navigation.ToExportVet: "export.dialog:ExportDialog",
    navigation.ToExportMessage: "export.dialog:ExportDialog",
}
"""The screen of each route, made with the services and the route; `tests/tui/test_screen_table.py` resolves each."""


def screen_at(desk: Desk, place: Place) -> Screen[None]:
    """Return a new screen for this route."""
    return cast(Screen[None], load(SCREENS_AT[type(place)])(desk, place))
