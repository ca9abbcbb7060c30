"""Every word is kept, and the draft opens where it was left."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.storage.autosave.status import NotSaved, Saved
from retro.storage.queries.home import counts, newest
from retro.tui.context import AppContext
from retro.tui.home.screen import HomeScreen
from retro.tui.kit import messages
from retro.tui.navigation import Navigate, WizardRoute
from retro.tui.wizard.fields.text import TextField
from retro.tui.wizard.view import WizardView
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, Reports, picture
from tests.tui.wizard_steps import at, gig, note, stored, type_in, whole, wizard

TOLD = "It broke on Monday. I will fix it tonight."


def _left(app_context: AppContext, draft: Retrospective, place: DraftPosition) -> None:
    """Put a draft into the library, left at a place."""
    app_context.autosave.schedule_save(draft, place)
    assert app_context.autosave.flush(60)


async def test_every_letter_is_saved_without_a_key_for_it(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(WizardRoute()) as pilot:
        await pilot.press("n")
        await type_in(pilot, "Shop")
        assert stored(app_context, whole(pilot).id).retrospective.facts.title == "Shop"
        await pilot.pause()
        assert "Saved " in picture(pilot).splitlines()[0]


async def test_quitting_mid_word_keeps_the_word(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        field = wizard(pilot).walk.page.fields[0]
        assert isinstance(field, TextField)
        field.area.insert("it brok")  # the message about it has not been handled when the program ends
        await pilot.app.action_quit()
    assert stored(app_context, draft.id).retrospective.answers["story.tell"] == "it brok"


async def test_a_message_that_was_overtaken_does_not_take_words_back(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        field = wizard(pilot).walk.page.fields[0]
        assert isinstance(field, TextField)
        field.post_message(TextField.Answered(QuestionKey("story.tell"), "it"))
        field.area.insert("it broke")
        wizard(pilot).save_now()
        await pilot.pause()
        assert whole(pilot).answers["story.tell"] == "it broke"


async def test_leaving_says_at_which_step_it_goes_on(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        assert wizard(pilot).exit_message() == "Saved at “The story”. Run retro to carry on."
    async with open_app(WizardRoute()) as pilot:
        assert wizard(pilot).exit_message() == ""


async def test_a_draft_opens_at_its_page_with_the_cursor_where_it_was(
    open_app: OpenApp, app_context: AppContext
) -> None:
    draft = gig().with_answer("story.tell", TOLD)
    _left(app_context, draft, DraftPosition("story.tell", cursor=20))
    async with open_app(WizardRoute(draft.id)) as pilot:
        assert at(pilot) == "story.tell"
        await type_in(pilot, "X")
        assert whole(pilot).answers["story.tell"] == TOLD[:20] + "X" + TOLD[20:]


async def test_opening_again_quotes_the_last_sentence(open_app: OpenApp, app_context: AppContext) -> None:
    left = datetime.combine(TODAY - timedelta(days=6), datetime.min.time()).astimezone() + timedelta(hours=12)
    draft = gig().with_answer("story.tell", TOLD)._replace(updated_at=left)
    _left(app_context, draft, DraftPosition("dates"))
    async with open_app(WizardRoute(draft.id)) as pilot:
        assert note(pilot) == "On Tuesday you stopped after: “I will fix it tonight”."


async def test_the_longer_path_is_remembered(open_app: OpenApp, app_context: AppContext) -> None:
    draft = gig()
    _left(app_context, draft, DraftPosition("story.tell", rest=True))
    async with open_app(WizardRoute(draft.id)) as pilot:
        await pilot.press("f3", "f3")
        assert at(pilot) == "moments"


async def test_a_page_that_no_longer_exists_opens_at_the_beginning(open_app: OpenApp, app_context: AppContext) -> None:
    draft = gig()
    _left(app_context, draft, DraftPosition("story.nonsense"))
    async with open_app(WizardRoute(draft.id)) as pilot:
        assert at(pilot) == "status"


async def test_what_is_not_understood_survives_a_restart(open_app: OpenApp, app_context: AppContext) -> None:
    draft = gig()
    _left(app_context, draft, DraftPosition("dates"))
    async with open_app(WizardRoute(draft.id)) as pilot:
        await type_in(pilot, "when it rained")
        assert "That doesn't look like a date." in picture(pilot)
        await pilot.press("f3")
        assert note(pilot) == messages.UNREAD
        await pilot.press("f2")
        assert stored(app_context, draft.id).retrospective.facts.noticed_on is None
    async with open_app(WizardRoute(draft.id)) as pilot:
        assert "when it rained" in picture(pilot)
        await pilot.press("f5")
        assert "not understood: “when it rained”" in picture(pilot)


async def test_understanding_takes_the_unread_words_back(open_app: OpenApp, app_context: AppContext) -> None:
    draft = gig()
    _left(app_context, draft, DraftPosition("dates", unread={QuestionKey("noticed_on"): "2026-11"}))
    async with open_app(WizardRoute(draft.id)) as pilot:
        await type_in(pilot, "-02")
        assert not wizard(pilot).drafting.interview.unread
    place = stored(app_context, draft.id).place
    assert place is not None
    assert not place.unread


async def test_opening_does_not_change_the_record(open_app: OpenApp, app_context: AppContext) -> None:
    draft = gig().with_answer("story.tell", TOLD)
    _left(app_context, draft, DraftPosition("story.tell", cursor=5))
    before = stored(app_context, draft.id)
    async with open_app(WizardRoute(draft.id)) as pilot:
        await pilot.press("f3", "f2", "f5", "escape", "escape", "escape")
    after = stored(app_context, draft.id)
    assert (after.retrospective, after.version) == (before.retrospective, before.version)


async def test_the_title_line_says_why_it_is_not_saved(
    open_app: OpenApp, library_with: LibraryWith, reports: Reports
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        at_three = datetime(2026, 11, 23, 15, 0).astimezone()
        reports(NotSaved("Not saved: disk full.", "Your words are in a recovery file.", at_three))
        await pilot.pause()
        assert picture(pilot).splitlines()[0].endswith("Not saved: disk full. Your words are in a recovery file.")
        await pilot.press("ctrl+s")
        assert note(pilot) == "Not saved: disk full. Your words are in a recovery file."
        reports(Saved(at_three))
        await pilot.pause()
        assert picture(pilot).splitlines()[0].endswith("Saved 15:00")


async def test_ctrl_s_says_that_there_is_nothing_to_do(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await pilot.press("x", "ctrl+s")
        assert note(pilot) == messages.SAVED_ALREADY


async def test_another_windows_words_stay_and_ours_go_on_in_a_copy(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        theirs = draft.with_answer("story.tell", "theirs").touched()
        app_context.store.submit(lambda store: store.save(theirs, version=1)).result(timeout=600)
        await type_in(pilot, "ours")
        assert app_context.autosave.flush(60)
        await pilot.pause()
        copy = whole(pilot)
        assert copy.id != draft.id
        assert "other window" in picture(pilot).splitlines()[0]
        await type_in(pilot, " too")
        assert stored(app_context, copy.id).retrospective.answers["story.tell"] == "ours too"
    assert stored(app_context, draft.id).retrospective.answers["story.tell"] == "theirs"
    assert counts(app_context.library).drafts == 2


async def test_letters_that_the_draft_has_not_heard_of_are_no_less_written_as_another_window_is_looked_for(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        theirs = draft.with_answer("story.tell", "theirs").touched()
        app_context.store.submit(lambda store: store.save(theirs, version=1)).result(timeout=600)
        screen = wizard(pilot)
        screen.query_one(TextArea).insert("ours")
        await screen.look_again()  # before the text area has told anybody
        assert app_context.autosave.flush(60)
        await pilot.pause()
        copy = whole(pilot)
        assert (copy.id != draft.id, copy.answers["story.tell"]) == (True, "ours")
    assert stored(app_context, draft.id).retrospective.answers["story.tell"] == "theirs"


async def test_a_draft_opened_again_at_once_has_the_newest_words(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    app_context.autosave.schedule_save(
        draft.with_answer("story.tell", "newest").touched(), DraftPosition("story.tell"), version=1
    )
    async with open_app(WizardRoute(draft.id)) as pilot:
        await pilot.pause()
        assert whole(pilot).answers["story.tell"] == "newest"


async def test_a_draft_that_is_not_there_is_said_and_not_opened(open_app: OpenApp) -> None:
    async with open_app(WizardRoute(GigId("f" * 32))) as pilot:
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        assert "There's no retrospective" in picture(pilot)


@pytest.mark.parametrize("key", ["f3", "f2", "f5", "escape"])
async def test_whatever_is_left_by_any_way_is_saved_at_once(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, key: str
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await type_in(pilot, "it")
        await pilot.press(key)
        assert stored(app_context, draft.id).retrospective.answers["story.tell"] == "it"
    assert [row.name for row in newest(app_context.library)] == ["Shop checkout"]


async def test_leaving_while_a_page_is_being_shown_is_no_fault(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = gig()
    library_with([draft])
    show = WizardView.show_page
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:

        async def show_and_be_gone(walk: WizardView, *what: object) -> None:
            await show(walk, *what)  # type: ignore[arg-type]  # just what it was given
            await walk.app.pop_screen()

        sheet = wizard(pilot)
        monkeypatch.setattr(WizardView, "show_page", show_and_be_gone)
        await sheet.pages.turn(sheet.drafting.interview)
        assert not sheet.is_attached


@pytest.mark.parametrize("page", ["story.tell", "title"])
async def test_every_letter_typed_while_the_draft_goes_on_as_a_copy_is_in_the_copy(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, page: str
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, page)) as pilot:
        theirs = draft.with_answer("story.tell", "theirs").touched()
        app_context.store.submit(lambda store: store.save(theirs, version=1)).result(timeout=600)
        before = text_of(pilot, page)
        typed = ""
        while whole(pilot).id == draft.id or len(typed) % 10:
            typed += chr(ord("a") + len(typed) % 26)
            pilot.app.post_message(events.Key(typed[-1], typed[-1]))
            await asyncio.sleep(0.002)
        await pilot.pause()
        await pilot.pause()
        assert "other window" in whole(pilot).name
        got = text_of(pilot, page)
        if page == "title":
            assert got.startswith(f"{before}{typed} (other window, ")
        else:
            assert got == typed
        assert app_context.autosave.flush(60)
        kept = stored(app_context, whole(pilot).id).retrospective
        assert (kept.facts.title if page == "title" else kept.answers["story.tell"]) == got
    assert stored(app_context, draft.id).retrospective.answers["story.tell"] == "theirs"


def text_of(pilot: Pilot[None], key: str) -> str:
    field = wizard(pilot).walk.page.field_of(QuestionKey(key))
    assert field is not None
    return field.text or ""


async def test_a_covered_home_neither_reads_nor_draws_while_one_writes(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app() as pilot:
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        pilot.app.post_message(Navigate(WizardRoute(draft.id, "story.tell")))
        await pilot.pause()
        await pilot.pause()
        work: list[str] = []
        monkeypatch.setattr(home, "_count", lambda: work.append("read"))
        monkeypatch.setattr(home.title_line, "refresh", lambda *regions, **more: work.append("drawn"))
        await type_in(pilot, "one")
        assert app_context.autosave.flush(60)
        await pilot.pause()
        await pilot.pause()
        assert work == []
        pilot.app.pop_screen()
        await pilot.pause()
        await pilot.pause()
        assert "read" in work


async def test_what_was_reported_while_home_was_covered_is_shown_when_it_is_seen_again(
    open_app: OpenApp, library_with: LibraryWith, reports: Reports
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app() as pilot:
        pilot.app.post_message(Navigate(WizardRoute(draft.id, "story.tell")))
        await pilot.pause()
        await pilot.pause()
        reports(NotSaved("Not saved: disk full.", "Your words are in a recovery file.", datetime.now(UTC)))
        await pilot.pause()
        pilot.app.pop_screen()
        await pilot.pause()
        await pilot.pause()
        assert "Not saved: disk full" in picture(pilot).splitlines()[0]
