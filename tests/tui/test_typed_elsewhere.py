"""Another window types in the same draft what is not understood: neither window's words are lost, and each is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from retro.core.gig.choices import Status
from retro.core.gig.draft_position import CLOSING, DAY_TOLD, DraftPosition
from retro.core.gig.ids import GigId, QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.older_gig import older_place
from retro.storage.queries import home
from retro.storage.queries.not_understood import unread_answers
from retro.storage.queries.record import retrospective_by_id
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.told_dialog import ToldDialog
from retro.tui.message.screen import MessageScreen
from retro.tui.navigation import MessageRoute, OlderGigRoute, Route, WizardRoute
from retro.tui.reports import Reports
from tests.tui.conftest import OpenApp, picture
from tests.tui.looking import press, until
from tests.tui.wizard_steps import at, gig, note, type_in, whole, wizard

HOURS, PRICE, NOTICED = map(QuestionKey, ("hours_worked", "price", "noticed_on"))
OPENED = {NOTICED: "when it rained"}
Texts = Mapping[QuestionKey, str]


@pytest.fixture
def both_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read again between what the two windows write."""
    monkeypatch.setattr(Reports, "look_elsewhere", lambda reports: None)


@pytest.fixture
def draft(app_context: AppContext) -> Retrospective:
    """A draft in the library, left with a day that is not understood."""
    begun = gig(status=Status.OVER)
    app_context.store.submit(
        lambda store: store.save(begun, version=None, place=DraftPosition("story.tell", rest=True, unread=OPENED))
    ).result(timeout=600)
    return begun


def there(app_context: AppContext, id: str, change: Callable[[Texts], Texts]) -> None:
    """Another window changes what was typed, and nothing that is understood."""
    found = retrospective_by_id(app_context.library, GigId(id))
    assert found
    known = found.place.unread if found.place else {}
    place = DraftPosition("money", rest=True, unread=change(known), known=known)
    app_context.store.submit(lambda store: store.save(found.retrospective, version=found.version, place=place)).result(
        timeout=600
    )


def typed(app_context: AppContext, id: str) -> Texts:
    """What the library has, once everything is saved."""
    assert app_context.autosave.flush(60)
    return unread_answers(app_context.library).get(GigId(id), {})


async def settle(pilot: Pilot[None], app_context: AppContext) -> None:
    assert app_context.autosave.flush(60)
    await pilot.pause()


def line(pilot: Pilot[None], key: str) -> str:
    """What stands in the line of a question."""
    field = wizard(pilot).walk.page.field_of(QuestionKey(key))
    assert field
    return field.text or ""


@pytest.mark.usefixtures("both_at_once")
async def test_a_page_turn_leaves_what_another_window_typed_and_what_it_understood(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    async with open_app(WizardRoute(draft.id)) as pilot:
        there(app_context, draft.id, lambda known: {**known, HOURS: "ages"})
        await press(pilot, "f3")
        assert typed(app_context, draft.id) == {**OPENED, HOURS: "ages"}
        there(app_context, draft.id, lambda known: {HOURS: known[HOURS]})
        await press(pilot, "f2", *"It broke.", "f3", "f3")
        assert typed(app_context, draft.id) == {HOURS: "ages"}
    found = retrospective_by_id(app_context.library, draft.id)
    assert found
    assert (found.retrospective.answers["story.tell"], len(home.home_rows(app_context.library))) == ("It broke.", 1)


@pytest.mark.usefixtures("both_at_once")
async def test_words_of_two_windows_for_two_lines_of_a_page_stay_in_one_draft(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        await press(pilot, "enter")
        await type_in(pilot, "a lot")
        await settle(pilot, app_context)
        there(app_context, draft.id, lambda known: {**known, HOURS: "ages"})
        await type_in(pilot, " of it")
        await press(pilot, "f3")
        assert typed(app_context, draft.id) == {**OPENED, PRICE: "a lot of it", HOURS: "ages"}
    assert len(home.home_rows(app_context.library)) == 1


@pytest.mark.usefixtures("both_at_once")
async def test_words_of_two_windows_for_one_line_go_on_in_a_copy_and_that_is_said(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        await press(pilot, "enter")
        await type_in(pilot, "a")
        await settle(pilot, app_context)
        there(app_context, draft.id, lambda known: {**known, PRICE: "little"})
        for letter in " lot":
            await type_in(pilot, letter)
            await settle(pilot, app_context)
        assert note(pilot).startswith("Also changed in another window. Your version is saved as “Shop checkout (other")
        copy = whole(pilot).id
        assert copy != draft.id
        assert typed(app_context, draft.id) == {**OPENED, PRICE: "little"}
        assert typed(app_context, copy) == {**OPENED, PRICE: "a lot"}


async def test_what_another_window_typed_stands_on_the_page_once_one_is_back(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        there(app_context, draft.id, lambda known: {**known, HOURS: "ages"})
        await wizard(pilot).look_again()
        await pilot.pause()
        assert (at(pilot), line(pilot, "hours_worked")) == ("money", "ages")
        there(app_context, draft.id, lambda known: {HOURS: "ages and ages"})
        await wizard(pilot).look_again()
        await pilot.pause()
        assert line(pilot, "hours_worked") == "ages and ages"
        await press(pilot, "f5")
        assert "not understood: “ages and ages”" in picture(pilot)
        assert "when it rained" not in picture(pilot)
        there(app_context, draft.id, lambda known: {})
        await press(pilot, "escape")
        await wizard(pilot).look_again()
        await pilot.pause()
        assert line(pilot, "hours_worked") == ""
        await press(pilot, "f3")
        assert typed(app_context, draft.id) == {}


async def test_a_letter_not_reported_yet_is_taken_before_another_windows_words_are_shown(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        await press(pilot, "enter")
        await type_in(pilot, "a lo")
        await settle(pilot, app_context)
        there(app_context, draft.id, lambda known: {**known, HOURS: "ages"})
        field = wizard(pilot).walk.page.field_of(PRICE)
        assert field
        field.line.value += "t"  # type: ignore[attr-defined]  # a line
        await wizard(pilot).look_again()
        await pilot.pause()
        assert line(pilot, "price") == "a lot"
        assert typed(app_context, draft.id) == {**OPENED, PRICE: "a lot", HOURS: "ages"}


@pytest.mark.usefixtures("both_at_once")
@pytest.mark.parametrize("over", [True, False], ids=["over the wizard", "alone"])
async def test_a_day_typed_in_a_dialog_leaves_the_texts_of_the_wizard(
    open_app: OpenApp, app_context: AppContext, over: bool
) -> None:
    begun = gig(status=Status.UNTOLD)
    place = DraftPosition(CLOSING, unread=OPENED)
    app_context.store.submit(lambda store: store.save(begun, version=None, place=place)).result(timeout=600)
    route: Route = WizardRoute(begun.id) if over else MessageRoute(begun.id)
    async with open_app(route) as pilot:
        await press(pilot, *(["m"] if over else []))
        await until(pilot, lambda: isinstance(pilot.app.screen, MessageScreen))
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ToldDialog))
        there(app_context, begun.id, lambda known: {HOURS: "ages"})
        await press(pilot, "ctrl+u", *"frid")
        await settle(pilot, app_context)
        assert typed(app_context, begun.id) == {HOURS: "ages", DAY_TOLD: "frid"}
        await press(pilot, "escape")
        assert typed(app_context, begun.id) == {HOURS: "ages"}
        await press(pilot, "escape", *(["f5"] if over else []))
        assert typed(app_context, begun.id) == {HOURS: "ages"}


@pytest.mark.usefixtures("both_at_once")
async def test_the_form_of_an_older_gig_leaves_texts_that_it_does_not_show(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    app_context.store.submit(
        lambda store: store.place(draft.id, older_place({**OPENED, PRICE: "a lot"})._replace(known=OPENED))
    ).result(timeout=600)
    async with open_app(OlderGigRoute(draft.id)) as pilot:
        there(app_context, draft.id, lambda known: {**known, HOURS: "ages"})
        await type_in(pilot, "!")
        assert typed(app_context, draft.id) == {**OPENED, PRICE: "a lot", HOURS: "ages"}
        pilot.app.screen.query_one("#month").focus()
        await type_in(pilot, "springish")
        assert typed(app_context, draft.id) == {
            **OPENED, PRICE: "a lot", HOURS: "ages", QuestionKey("ended_on"): "springish",
        }  # fmt: skip
        await press(pilot, "ctrl+u", *"March 2025")
        assert typed(app_context, draft.id) == {**OPENED, PRICE: "a lot", HOURS: "ages"}


@pytest.mark.usefixtures("both_at_once")
async def test_a_page_that_no_version_knows_keeps_the_texts_typed_there(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    """A newer retro left the draft at a page of its own."""
    app_context.store.submit(
        lambda store: store.place(draft.id, DraftPosition("story.nonsense", unread=OPENED, known=OPENED))
    ).result(timeout=600)
    async with open_app(WizardRoute(draft.id)) as pilot:
        await press(pilot, "f3")
        assert typed(app_context, draft.id) == OPENED


async def test_a_draft_in_which_nothing_is_understood_yet_is_kept(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(WizardRoute()) as pilot:
        pages = wizard(pilot).pages
        await pages.turn(replace(pages.drafting.interview, rest=True).open("money"))
        await press(pilot, "enter", *"a lot", "ctrl+q")
    assert app_context.autosave.flush(60)
    [row] = home.home_rows(app_context.library)
    assert typed(app_context, row.id) == {PRICE: "a lot"}
