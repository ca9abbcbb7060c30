"""Table from each route to its screen, which is imported on first use."""

from __future__ import annotations

from collections.abc import Mapping

from textual.screen import Screen

from retro.tui import navigation
from retro.tui.context import AppContext
from retro.tui.kit.lazy_import import load_lazily
from retro.tui.navigation import Route

SCREENS_AT: Mapping[type[Route], str] = {
    navigation.HomeRoute: "home.screen:HomeScreen",
    navigation.WizardRoute: "wizard.screen:WizardScreen",
    navigation.OlderGigRoute: "wizard.older_gig:OlderGigScreen",
    navigation.FinishedRoute: "wizard.finished:FinishedScreen",
    navigation.ReaderRoute: "reader.screen:ReaderScreen",
    navigation.CompareRoute: "compare.screen:CompareScreen",
    navigation.PatternsRoute: "patterns.screen:PatternsScreen",
    navigation.QuestionsRoute: "questions.screen:QuestionsScreen",
    navigation.VetRoute: "vet.screen:VetScreen",
    navigation.VetsRoute: "vet.list_screen:VetsScreen",
    navigation.RunningRoute: "vet.under_way.running_screen:RunningScreen",
    navigation.CheckInRoute: "vet.under_way.check_in_screen:CheckInScreen",
    navigation.UnderWayRoute: "vet.under_way.under_way_screen:UnderWayScreen",
    navigation.MessageRoute: "message.screen:MessageScreen",
    navigation.LessonsRoute: "lessons.screen:LessonsScreen",
    navigation.TrashRoute: "trash.screen:TrashScreen",
    navigation.DeletedVetRoute: "trash.vet_screen:DeletedVetScreen",
    navigation.ExportRoute: "export.dialog:ExportDialog",
    navigation.ExportComparisonRoute: "export.dialog:ExportDialog",
    navigation.ExportVetRoute: "export.dialog:ExportDialog",
    navigation.ExportMessageRoute: "export.dialog:ExportDialog",
}
"""The screen of each route, made with the services and the route; `tests/tui/test_screen_table.py` resolves each."""


def screen_at(app_context: AppContext, route: Route) -> Screen[None]:
    """Return a new screen for this route."""
    screen: Screen[None] = load_lazily(SCREENS_AT[type(route)])(app_context, route)
    return screen
