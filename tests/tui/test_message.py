"""The message to a client: its parts, the whole text, the notes; copied, exported, told, and never sent."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from retro.core.gig.choices import Status
from retro.core.gig.ids import EXAMPLE_ID, DocumentId, GigId, VetId
from retro.core.gig.message import PARTS, Channel, HandoverRow, Mark, Message
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.gig.wording import short_day
from retro.core.message.draft import with_part
from retro.core.message.parts import BY_NAME
from retro.core.message.reading import message_sections
from retro.core.message.subject import facts_of, with_message
from retro.core.message.telling import with_client_told as told_on
from retro.core.message.texts import WHOLE
from retro.core.vet.decision import Decision
from retro.core.vet.progress import Stop
from retro.core.vet.vet import Vet
from retro.storage.edit_files import Target, hand_out
from retro.storage.queries.not_understood import unread_answers
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.settings import setting
from retro.storage.queries.vets import vets
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.export.dialog import ExportDialog
from retro.tui.home.screen import HomeScreen
from retro.tui.kit.dialogs.told_dialog import ToldDialog
from retro.tui.kit.footer import KeyFooter
from retro.tui.kit.text.text_box import SmallText
from retro.tui.message import words
from retro.tui.message.answer_dialog import AnswerDialog
from retro.tui.message.handover_screen import HandoverScreen
from retro.tui.message.last_place import NAME
from retro.tui.message.part_answers import AS_A_SENTENCE, EVERY_LETTER
from retro.tui.message.part_text import PartText
from retro.tui.message.screen import MessageScreen
from retro.tui.navigation import (
    FinishedRoute,
    HomeRoute,
    MessageRoute,
    Navigate,
    ReaderRoute,
    Route,
    RunningRoute,
    WizardRoute,
)
from retro.tui.terminal import clipboard, external_editor
from retro.tui.terminal.external_editor import Edited, EditorError
from retro.tui.wizard.screen import WizardScreen
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, picture
from tests.tui.looking import press, told, until, until_shown, until_told

ID = GigId("d" * 32)
NEWS = "I can't finish the dashboard."
GIG = Retrospective.new(
    id=ID,
    facts=Facts(
        title="Dashboard",
        client="Ada",
        status=Status.UNTOLD,
        noticed_on=date(2026, 11, 19),
        paid=Decimal(100),
        currency="USD",
    ),
)
UNDER_WAY = Vet(
    id=VetId("a" * 32),
    title="Labels",
    client="Ada",
    decision=Decision.TAKE,
    decided_on=date(2026, 11, 2),
    stops=(Stop("no label", TODAY),),
)


@pytest.fixture
def untold(library_with: LibraryWith) -> None:
    library_with([GIG])


@pytest.fixture
def under_way(app_context: AppContext) -> None:
    app_context.store.submit(lambda store: store.add_all([UNDER_WAY], update=False)).result(timeout=600)


def kept(app_context: AppContext) -> Retrospective:
    """What the library holds once nothing waits any more."""
    assert app_context.autosave.flush(60)
    found = retrospective_by_id(app_context.library, ID)
    assert found is not None
    return found.retrospective


def kept_vet(app_context: AppContext) -> Vet:
    assert app_context.autosave.flush(60)
    found = vets.vet_by_id(app_context.library, UNDER_WAY.id)
    assert found is not None
    return found.vet


async def write(pilot: Pilot[None], text: str) -> None:
    """Paste it into the open dialog."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()


@pytest.mark.usefixtures("untold")
async def test_a_part_is_one_question_and_is_kept_as_it_is_typed(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        assert "7 parts to write" in picture(pilot)
        assert "· What won't happen with “Dashboard”?" in picture(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AnswerDialog)
        await press(pilot, *"late")
        assert kept(app_context).message.parts == {"news": "late"}
        await press(pilot, "escape")
        assert "1 of 12 parts written, 11 open" in picture(pilot)


@pytest.mark.usefixtures("untold")
async def test_an_answer_goes_back_to_the_question_that_it_came_from(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "down", "enter")
        await write(pilot, "I took it on unseen.")
    whole = kept(app_context)
    assert whole.answers["own.sentence"] == "I took it on unseen."
    assert "owning" not in whole.message.parts


@pytest.mark.usefixtures("untold")
async def test_going_on_leads_to_what_is_enough_and_then_through_the_rest(
    open_app: OpenApp, app_context: AppContext
) -> None:
    """The whole is shown after each, as it will be copied."""
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        asked = "\n".join(line for line in picture(pilot).splitlines() if "Why" in line or "Owning" in line)
        assert "can wait" in asked
        assert "What caused it?" not in asked, "one question at a time"
        assert "What was your part?" not in asked
        for number in range(7):
            assert isinstance(pilot.app.screen, AnswerDialog)
            await write(pilot, f"answer {number}")
            await press(pilot, "f3")
        assert "How do you sign it?" in picture(pilot)
        await press(pilot, *"Sam", "f3")
        assert isinstance(pilot.app.screen, MessageScreen)
        text = picture(pilot)
        assert "7 of 12 parts written, 5 open" in text
        assert (
            "That's enough to send today. Check your contract and your platform's rules first. "
            "Then press y to copy it. The rest can wait; Enter adds it." in " ".join(text.split())
        )
        assert text.count("Check your contract") == 1
        assert "not written yet" not in text
        assert "1 The news" not in text
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("Answer 0."), "at once: it's said that the rest can wait"
        await press(pilot, "enter")
        assert "What caused it?" in picture(pilot)
        for number in range(5):
            assert isinstance(pilot.app.screen, AnswerDialog)
            await write(pilot, f"more {number}")
            await press(pilot, "f3")
        assert isinstance(pilot.app.screen, MessageScreen)
        text = picture(pilot)
        assert "12 of 12 parts written" in text
        assert "enough" not in text
        await press(pilot, "y")
        shown = [line.strip() for line in text.splitlines()]
        assert set(filter(None, pilot.app.clipboard.splitlines()[:6])) <= set(shown)


async def test_a_greeting_that_was_passed_by_leads_back_to_the_whole_that_lacked_it(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([GIG.with_facts(client="")])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        assert "Who is it to?" in picture(pilot)
        await press(pilot, "f3")
        for number in range(8):
            await write(pilot, f"answer {number}")
            await press(pilot, "f3")
        assert "enough to send today" in picture(pilot)
        await press(pilot, "enter")
        assert "Who is it to?" in picture(pilot)
        await press(pilot, *"Anna", "enter")
        assert "enough to send today" in picture(pilot)
        assert "Anna," in picture(pilot)


@pytest.mark.usefixtures("untold")
async def test_what_was_passed_by_is_asked_for_again_before_the_rest(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        await write(pilot, NEWS)
        await press(pilot, "f3", *["enter"] * 6, "enter")
        text = picture(pilot)
        assert "· not written yet: Money" in text
        assert "enough" not in text
        await press(pilot, "enter")
        assert "What was your part?" in picture(pilot)
        await press(pilot, *["enter"] * 7)
        assert "What caused it?" in picture(pilot), "not the same ones over and over"
        await press(pilot, "f2")
        assert "How do you sign it?" in picture(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.usefixtures("untold")
async def test_an_answer_is_put_in_by_an_arrow_and_taken_or_typed_over(
    open_app: OpenApp, app_context: AppContext, size: tuple[int, int]
) -> None:
    async with open_app(MessageRoute(ID), size=size) as pilot:
        await press(pilot, *["down"] * 6, "enter")
        named = " ".join(picture(pilot).replace("│", "").split())
        assert "put in “1. I hand over everything I have, so that someone …”." in named, "cut behind a word"
        await press(pilot, "f3")
        assert "Press ↓ to put in “$100 by Monday, 30 November”." in picture(pilot)
        await press(pilot, "down", "down")
        assert "$50 by Monday, 30 November" in picture(pilot)
        assert "money" not in kept(app_context).message.parts, "not before it's taken"
        assert "Enter takes it" in picture(pilot)
        assert "Enter: next" in picture(pilot)
        await press(pilot, "up", "up", "down", "down", "down", "down", "enter")
        assert (kept(app_context).message.parts["money"], kept(app_context).facts.refunded) == ("no refund", None)
        assert "What are you sorry about?" in picture(pilot)
        assert "put in “I'm sorry about the time you've lost”." in " ".join(picture(pilot).replace("│", "").split())
        await press(pilot, "down", "x")
        assert kept(app_context).message.parts["regret"] == "x", "a letter takes the place of an offer"
        await press(pilot, "down")
        assert kept(app_context).message.parts["regret"] == "x", "and what is written stays"
        await press(pilot, "f3", "down", "end", *", noon", "enter", "enter")
        assert kept(app_context).message.parts["next"] == "on Wednesday, 25 November, noon"


@pytest.mark.parametrize(("keys", "written"), [
    (["down", "escape"], ""), (["down", "f2"], ""), (["down", "f3"], "$100 by Monday, 30 November"),
    (["down", "right", "escape"], "$100 by Monday, 30 November"),
    (["down", "right", "ctrl+a", "escape"], "$100 by Monday, 30 November"),
    (["down", "end", "!", "escape", "enter", "ctrl+a", "escape"], "$100 by Monday, 30 November!"),
    (["down", "enter", "f2", "ctrl+a", "escape"], "$100 by Monday, 30 November"),
    (["down", "ctrl+s", "escape"], "$100 by Monday, 30 November"),
    (["down", "tab", "tab", "enter"], "$100 by Monday, 30 November"),
    (["down", "ctrl+q"], ""), (["down", "x", "ctrl+z", "escape"], ""),
    (["down", "x", "ctrl+z", "enter"], "$100 by Monday, 30 November"),
    (["down", "right", "ctrl+a", "x", "ctrl+z", "escape"], "$100 by Monday, 30 November"),
])  # fmt: skip
@pytest.mark.usefixtures("untold")
async def test_an_answer_that_was_only_looked_at_is_not_the_users(
    open_app: OpenApp, app_context: AppContext, keys: list[str], written: str
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, *["down"] * 7, "enter", *keys)
        assert kept(app_context).message.parts.get("money", "") == written
        assert (kept(app_context).facts.refunded is not None) is bool(written and "!" not in written)


@pytest.mark.usefixtures("untold")
async def test_escape_leaves_a_whole_that_was_told_as_it_was_read(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        assert "(h: notes)" in picture(pilot), "the key of the notes is named where the footer has no room for it"
        await press(pilot, "enter")
        await write(pilot, NEWS)
        await press(pilot, "escape", "r", "t", "enter")
        await until_shown(pilot, "You told them on")
        assert "Press Enter to edit it." in picture(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, MessageScreen)


async def test_nothing_is_offered_in_a_message_of_another_language(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([with_part(GIG, "news", "金曜までにダッシュボードを完成できません。")])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "end", "up", "enter")
        assert "On which day will they hear" in picture(pilot)
        assert "Press ↓" not in picture(pilot)
        await press(pilot, "down", "enter")
    assert "next" not in kept(app_context).message.parts


async def test_a_name_that_is_missing_is_asked_for_first_and_is_the_clients(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([GIG.with_facts(client="")])
    async with open_app(MessageRoute(ID)) as pilot:
        assert "Greeting      · Who is it to?" in picture(pilot)
        await press(pilot, "enter")
        await write(pilot, "Ada")
        assert "It reads: “Hello Ada,”" in picture(pilot)
        assert "Enter: next" in picture(pilot)
        await press(pilot, "left", "enter")
        assert "What won't happen" in picture(pilot)
        keys_of_parts = pilot.app.screen_stack[-2].query_one(KeyFooter)
        assert not keys_of_parts.display, "they do nothing while a question is asked"
        await write(pilot, NEWS)
        await press(pilot, "escape", "r")
        assert "· not written yet: Money" in picture(pilot)
        await press(pilot, "enter")
        assert "What was your part?" in picture(pilot)
        (message,) = (each for each in pilot.app.screen_stack if isinstance(each, MessageScreen))
        assert message.exit_message() == "Saved. Run retro to carry on."
    assert (kept(app_context).facts.client, kept(app_context).message.parts["greeting"]) == ("Ada", "Ada")


async def test_a_name_is_the_clients_as_the_program_ends_and_is_corrected_with_the_greeting(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([GIG.with_facts(client="")])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter", *"Ad")
        assert kept(app_context).facts.client == ""
        await press(pilot, "ctrl+q")
    assert kept(app_context).facts.client == "Ad"
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "home", "enter", "a", "enter")
        assert kept(app_context).facts.client == "Ada"
        await press(pilot, "f2", "ctrl+u", *"Ida", "escape")
        assert kept(app_context).facts.client == "Ida"


async def test_a_name_left_by_a_kill_is_the_clients_once_the_message_is_opened_and_written_on(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    left = Message(parts=MappingProxyType({"greeting": "Ada"}))
    library_with([GIG.with_facts(client="")._replace(message=left)])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "home", "enter", "n", "enter")
    assert kept(app_context).facts.client == "Adan"


@pytest.mark.parametrize("times", [1, 2])
async def test_a_second_enter_behind_a_name_skips_nothing(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, times: int
) -> None:
    library_with([GIG.with_facts(client="")])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter", *"Ada", *["enter"] * times)
        assert "What won't happen" in picture(pilot)
        assert ("Enter twice: skip", "Enter: skip")[times - 1] in picture(pilot)
        await write(pilot, NEWS)
        await press(pilot, "ctrl+shift+home", "delete")
        assert "Enter: skip" in picture(pilot), "once, before anything is written"
        await press(pilot, "enter")
        assert "What was your part?" in picture(pilot)
        assert "Enter: skip" in picture(pilot)
    assert kept(app_context).message.parts == {"greeting": "Ada"}


@pytest.mark.usefixtures("untold")
async def test_a_greeting_of_two_lines_is_gone_on_from_as_every_other_part(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "home", "enter", "ctrl+shift+home")
        pilot.app.screen.query_one(PartText).post_message(Paste("Dear Ada,\ndear Bo,"))
        await pilot.pause()
        assert "Enter on a blank line: next" in picture(pilot)
        await press(pilot, "enter", "enter")
        assert "What won't happen" in picture(pilot)
    assert kept(app_context).message.parts["greeting"] == "Dear Ada,\ndear Bo,"


async def test_a_wiped_name_is_asked_for_again_and_a_long_one_is_quoted_to_its_end(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([GIG.with_facts(client="")])
    async with open_app(MessageRoute(ID), size=(60, 20)) as pilot:
        await press(pilot, "enter")
        await write(pilot, "Marta " * 20)
        (reads,) = (line for line in picture(pilot).splitlines() if "It reads:" in line)
        assert "…”" in reads
        await press(pilot, "ctrl+shift+home", "delete", "escape")
        assert "Greeting      · Who is it to?" in picture(pilot)
    assert kept(app_context).message.left_out == ()


@pytest.mark.usefixtures("untold")
async def test_enter_goes_on_from_a_blank_last_line_and_breaks_a_line_anywhere_else(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        assert "Enter: skip" in picture(pilot)
        await press(pilot, "enter")  # nothing written: on to the next
        assert "What was your part?" in picture(pilot)
        await write(pilot, "I took it on unseen.")
        assert "Enter on a blank line: next" in picture(pilot)
        await press(pilot, "enter")
        assert "Enter on a blank line: next" in picture(pilot), "the same words all along"
        await write(pilot, "I own that.")
        await press(pilot, "up", "end", "enter", "enter")
        assert isinstance(pilot.app.screen, AnswerDialog)
        await press(pilot, "backspace", "backspace", "ctrl+end", "enter", "enter")
        assert "What does it mean for them" in picture(pilot)
    assert kept(app_context).answers["own.sentence"] == "I took it on unseen.\nI own that."


@pytest.mark.usefixtures("untold")
async def test_greeting_and_sign_off_are_rows_that_can_be_written_or_left_out(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        await write(pilot, NEWS)
        await press(pilot, "escape", "home")
        assert "Greeting      Hello Ada," in picture(pilot)
        await press(pilot, "enter", "ctrl+shift+home")
        await write(pilot, "Dear Ada,")
        await press(pilot, "escape", "end", "enter")
        await write(pilot, "Sam")
        await press(pilot, "escape", "y", "y")
        assert pilot.app.clipboard == f"Dear Ada,\n\n{NEWS}\n\nSam"
        await press(pilot, "d", "home", "enter", "ctrl+shift+home", "delete", "escape")
        assert "Greeting      Hello Ada," in picture(pilot), "a wiped greeting is the usual one again"
        await press(pilot, "d", "y", "y")
        assert pilot.app.clipboard == NEWS
        assert kept(app_context).message.left_out == ("greeting", "sign_off")


@pytest.mark.usefixtures("untold")
async def test_a_short_answer_shows_the_sentence_that_it_ends(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID), size=(60, 20)) as pilot:
        await press(pilot, "home", *["down"] * 11, "enter")
        assert "What are you sorry about?" in picture(pilot)
        await write(pilot, "the silence")
        await until(pilot, lambda: "It reads: “I'm sorry about the silence.”" in picture(pilot))
        await press(pilot, "f3")
        assert "It begins: “You'll hear from me …”" in picture(pilot)
        await write(pilot, "friday")
        await until(pilot, lambda: "It reads: “You'll hear from me on Friday.”" in picture(pilot))
        await write(pilot, ": a list")
        await until(pilot, lambda: "It begins: “You'll hear from me …”" in picture(pilot))


async def test_the_next_message_is_signed_as_the_one_before(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    signed = GIG._replace(id=GigId("e" * 32), message=Message(parts=MappingProxyType({"sign_off": "Sam"})))
    older = signed._replace(id=GigId("f" * 32), message=Message(parts=MappingProxyType({"sign_off": "Samantha"})))
    library_with([GIG, signed, older._replace(updated_at=signed.updated_at - timedelta(9))])
    async with open_app(MessageRoute(ID)) as pilot:
        assert "Sign-off      Sam" in picture(pilot)
        await press(pilot, "enter")
        await write(pilot, NEWS)
        await press(pilot, "escape", "y", "y")
        assert pilot.app.clipboard == f"Hello Ada,\n\n{NEWS}\n\nSam"
    assert kept(app_context).message.parts == {"news": NEWS, "sign_off": "Sam"}


@pytest.mark.usefixtures("untold")
async def test_words_that_the_message_puts_before_an_answer_are_seen_while_it_is_written(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, *["down"] * 4, "enter")
        assert "It begins: “Done so far: …”" in picture(pilot)
        await write(pilot, "I finished the pages.")
        assert EVERY_LETTER in picture(pilot)
        assert "Done so far" not in picture(pilot)
        await press(pilot, "backspace")
        assert AS_A_SENTENCE in picture(pilot)
        await press(pilot, "ctrl+shift+home")
        await write(pilot, "the pages")
        assert "It begins: “Done so far: …”" in picture(pilot)
        await press(pilot, "escape", "home", "down", "enter")
        assert "It begins" not in picture(pilot)


@pytest.mark.usefixtures("untold")
async def test_the_message_opens_again_at_the_part_where_one_was(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, *["down"] * 6, "escape")
        await _until_kept(pilot, app_context, f"{ID} options")
        pilot.app.screen.post_message(Navigate(MessageRoute(ID)))
        await until_shown(pilot, "▸  7 Options")


@pytest.mark.usefixtures("untold")
async def test_who_has_told_them_is_led_on_to_the_rest(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        assert "n Write it up" not in picture(pilot)
        await press(pilot, "t", "enter")
        assert told(pilot.app)[-1].endswith("Press n to write it up, u to undo.")
        assert "n Write it up" in picture(pilot)
        await press(pilot, "n")
        await until_shown(pilot, "Where do things stand")
        assert not [screen for screen in pilot.app.screen_stack if isinstance(screen, MessageScreen)]


async def test_the_wizard_below_is_left_for_the_one_that_goes_on(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        await until_shown(pilot, "Where do things stand")
        below = pilot.app.screen
        await press(pilot, "3", "enter")
        await until_shown(pilot, "What was the gig")
        await press(pilot, *"Harbour", "enter")
        await until_shown(pilot, "When did you notice")
        await press(pilot, *"yesterday", "enter")
        await until_shown(pilot, "They come first")
        await press(pilot, "m")
        await until_shown(pilot, "7 parts to write")
        await press(pilot, "enter", *"late", "escape", "t", "enter", "n")
        await until_shown(pilot, "What happened")
        assert below not in pilot.app.screen_stack
        assert [type(screen).__name__ for screen in pilot.app.screen_stack] == ["HomeScreen", "WizardScreen"]


@pytest.mark.parametrize("is_first", [True, False])
async def test_a_message_that_one_came_for_leads_back_home_to_its_gig(
    open_app: OpenApp, library_with: LibraryWith, is_first: bool
) -> None:
    library_with([] if is_first else [GIG])
    async with open_app() as pilot:
        await press(pilot, "m" if is_first else "down")
        if not is_first:
            pilot.app.screen.post_message(Navigate(WizardRoute(is_telling=True)))
        await until_shown(pilot, "What was the gig")
        await press(pilot, *"Harbour", "enter")
        await until_shown(pilot, "When did you notice")
        await press(pilot, *"yesterday", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AnswerDialog))
        await press(pilot, *"Ada", "escape", "escape")
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: home.browse.list.here is not None and home.browse.list.here.name == "Harbour")


async def test_the_message_that_one_came_for_covers_no_word_of_an_answer_that_was_not_understood(
    open_app: OpenApp,
) -> None:
    async with open_app(WizardRoute(is_telling=True)) as pilot:
        await until_shown(pilot, "What was the gig")
        await press(pilot, *"Harbour", "enter")
        await until_shown(pilot, "When did you notice")
        await press(pilot, *"last mondayx", "enter", "enter")
        await until_shown(pilot, "An answer on the previous page wasn't understood.")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AnswerDialog))
        await press(pilot, *"Ada", "escape", "escape")
        await until_shown(pilot, "They come first")


@pytest.mark.parametrize("parts", [{}, {"news": "It will be late."}, {"greeting": "Ada"}])
async def test_a_message_that_is_begun_is_carried_on_with(
    open_app: OpenApp, library_with: LibraryWith, parts: dict[str, str]
) -> None:
    library_with([GIG._replace(finished_at=None, message=Message(MappingProxyType(parts)))])
    is_begun = "news" in parts
    async with open_app(WizardRoute(ID, "they_first")) as pilot:
        await until_shown(pilot, "They come first")
        assert ("Carry on with the message" in picture(pilot)) is is_begun
        assert ("Write to them now (about 5 minutes)" in picture(pilot)) is not is_begun
    async with open_app(FinishedRoute(ID)) as pilot:
        await until_shown(pilot, "Read it")
        assert ("Carry on with the message" in picture(pilot)) is is_begun


@pytest.mark.parametrize("is_anything_known", [True, False])
async def test_they_come_first_says_what_is_known_and_leads_to_the_message_first(
    open_app: OpenApp, library_with: LibraryWith, is_anything_known: bool
) -> None:
    gig = GIG._replace(finished_at=None)
    library_with([gig if is_anything_known else gig.with_facts(noticed_on=None, paid=None)])
    async with open_app(WizardRoute(ID, "they_first")) as pilot:
        await until_shown(pilot, "They come first:")
        assert ("You noticed on 19 November. So far: $100 taken." in picture(pilot)) is is_anything_known
        assert isinstance(pilot.app.screen, WizardScreen)
        assert pilot.app.screen.walk.they_first.facts.display is is_anything_known
        doors = [" ".join(line.split()) for line in picture(pilot).splitlines() if line.endswith((" m", " n", " t"))]
        assert doors == ["▸ Write to them now (about 5 minutes) m", "Write it up first n", "I've told them already t"]
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, ToldDialog)
        await press(pilot, "escape", "m")
        await until(pilot, lambda: isinstance(pilot.app.screen, AnswerDialog))
        await press(pilot, "escape", "escape")
        await until_shown(pilot, "They come first:")
        await press(pilot, "n")
        await until_shown(pilot, "What happened")


async def test_the_message_takes_the_whole_height_of_the_window(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([GIG._replace(message=Message(parts={"news": NEWS}))])
    async with open_app(MessageRoute(ID), size=(120, 40)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, MessageScreen)
        for pane in (screen.view.page.region, screen.view.parts.parent.region):  # type: ignore[union-attr]
            assert (pane.y, pane.bottom) == (2, screen.view.check_line.region.y)
        assert screen.view.check_line.region.bottom == 39, "the footer's line is below"


@pytest.mark.usefixtures("untold")
async def test_a_part_is_left_out_and_taken_in_again(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "end", "up", "d")
        assert kept(app_context).message.left_out == ("next",)
        assert "6 parts to write, 5 can wait, 1 left out" in picture(pilot)
        assert words.LEFT_OUT_SAID.format("d") in picture(pilot)
        await press(pilot, "d")
        assert kept(app_context).message.left_out == ()


@pytest.mark.usefixtures("untold")
async def test_what_is_written_in_a_part_that_is_left_out_takes_it_in(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "end", "up", "d", "enter", *"today", "escape")
    assert kept(app_context).message.left_out == ()


@pytest.mark.usefixtures("untold")
async def test_advice_stands_on_the_part_at_the_cursor(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        assert "Put the fact" not in picture(pilot)  # a blank part has its question
        await press(pilot, "enter")
        await write(pilot, "The dashboard is nice.")
        await press(pilot, "escape")
        assert "Put the fact in the first sentence" in picture(pilot)
        assert picture(pilot).count("Check your contract and your platform's rules first.") == 1


@pytest.mark.usefixtures("untold")
async def test_copying_says_first_what_is_open_and_nothing_is_sent(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_doubt = "Copied. Nothing was sent. If it doesn't paste, press x."
    monkeypatch.setattr(clipboard, "is_in_doubt", lambda: True)
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "y")
        assert told(pilot.app)[-1] == words.NOTHING_TO_COPY
        await press(pilot, "enter")
        await write(pilot, NEWS)
        await press(pilot, "escape", "y")
        assert told(pilot.app)[-1] == "11 parts are open. Press y again to copy without them."
        assert pilot.app.clipboard == ""
        await press(pilot, "y")
        assert (pilot.app.clipboard, told(pilot.app)[-1]) == (f"Hello Ada,\n\n{NEWS}", in_doubt)
        await until(pilot, lambda: "Copied. Nothing was sent." in picture(pilot))
        text = picture(pilot)
        assert "Copied. Nothing was sent." in text
        assert "Check your contract and your platform's rules first." in text
        monkeypatch.setattr(clipboard, "is_in_doubt", lambda: False)
        await press(pilot, "y", "y")
        assert told(pilot.app)[-1] == "Copied. Nothing was sent."


async def test_no_place_between_angle_brackets_reaches_the_clipboard(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([GIG._replace(message=Message(edited="Dear <name>, it is off."))])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "y")
        assert told(pilot.app)[-1] == "1 place is open. Press y again to copy with […] in its place."
        await press(pilot, "y")
        assert pilot.app.clipboard == "Dear […], it is off."
        assert "Dear […], it is off." in picture(pilot)


@pytest.mark.usefixtures("untold")
async def test_the_whole_text_is_edited_and_the_parts_can_be_gone_back_to(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        await write(pilot, NEWS)
        await press(pilot, "escape", "e")
        window = pilot.app.screen.query_one(".panel").region
        assert (window.y, window.width, window.bottom) == (0, 80, 23), "all of the window but the footer"
        await press(pilot, "home")
        await write(pilot, "Dear Ada,\n\n")
        await press(pilot, "escape")
        assert kept(app_context).message.edited.startswith(f"Dear Ada,\n\nHello Ada,\n\n{NEWS}")
        assert "edited as a whole" in picture(pilot)
        assert "Dear Ada," in picture(pilot)
        assert pilot.app.screen.focused is None
        await press(pilot, "down", "d", "enter", "tab", "tab", "enter", "escape")
        assert kept(app_context).message.edited == ""
        assert "1 of 12 parts written, 11 open" in picture(pilot)


@pytest.mark.usefixtures("untold")
async def test_below_a_hundred_columns_the_text_is_read_before_it_is_copied(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        await write(pilot, f"{NEWS} The script it rests on stopped logging in.")
        await press(pilot, "escape", "r")
        assert "stopped logging in." in picture(pilot)
        assert "1 The news" not in picture(pilot)
        await press(pilot, "d")
        assert told(pilot.app) == ["There's nothing here for “Leave out” right now. F1 shows the keys."]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MessageScreen)
        assert "1 The news" in picture(pilot)
        await press(pilot, "r", "r", "down", "d")
        assert "left out" in picture(pilot).lower()
    async with open_app(MessageRoute(ID), size=(120, 40)) as pilot:
        assert "1 The news" in picture(pilot)
        await press(pilot, "r")
        assert "stopped logging in." in picture(pilot)
        assert "1 The news" not in picture(pilot)


@pytest.mark.usefixtures("untold")
async def test_from_a_hundred_columns_the_text_stands_beside_its_parts(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID), size=(120, 40)) as pilot:
        await press(pilot, "enter")
        await write(pilot, f"{NEWS} The script it rests on stopped logging in, and I can't repair it in time.")
        await press(pilot, "escape")
        lines = picture(pilot).splitlines()
        assert any("1 The news" in line and NEWS in line for line in lines)
        beside = [line[60:].strip() for line in lines]
        assert beside[2:5] == ["Hello Ada,", "", f"{NEWS} The script it rests on"]
        assert "· not written yet: Money" in beside
        assert "in time." in picture(pilot)


@pytest.mark.usefixtures("untold")
async def test_telling_sets_the_day_the_status_and_the_way_and_can_be_undone(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, ToldDialog)
        when, how = (next(line for line in picture(pilot).splitlines() if word in line) for word in ("When?", "How?"))
        assert when.index("today") == how.index("( ) in writing"), "the answers stand below one another"
        await press(pilot, "tab", "right", "space", "tab", "enter")
        assert told(pilot.app)[-1] == "Told after 4 days. That was the hard part. Press n to write it up, u to undo."
        whole = kept(app_context)
        assert (whole.facts.told_on, whole.facts.status, whole.message.channel) == (TODAY, Status.LIVE, "called")
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, MessageScreen)
        assert "Check your contract" not in picture(pilot)  # there's nothing left to do first
        await press(pilot, "u")
        whole = kept(app_context)
        assert (whole.facts.told_on, whole.facts.status, whole.message.channel) == (None, Status.UNTOLD, None)
        assert "Check your contract" in picture(pilot)


async def test_the_text_as_told_is_shown_from_its_beginning(open_app: OpenApp, library_with: LibraryWith) -> None:
    parts = {name: f"What is said of {name}. " * 8 for name in ("news", "done", "money", "someone", "regret", "next")}
    library_with([GIG._replace(message=Message(parts=MappingProxyType(parts)))])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "r", *["pagedown"] * 4)
        assert "What is said of next" in picture(pilot)
        await press(pilot, "t", "enter")
        await until(pilot, lambda: "You told them on" in picture(pilot))


@pytest.mark.usefixtures("untold")
@pytest.mark.parametrize("place", [MessageRoute(ID), ReaderRoute(ID)], ids=["message", "reader"])
async def test_telling_is_taken_back_after_the_screen_was_left_once_it_was_asked_about(
    open_app: OpenApp, app_context: AppContext, place: Route
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "t", "enter")
        assert kept(app_context).facts.told_on == TODAY
    async with open_app(place) as pilot:
        await press(pilot, "u")
        assert f"“Dashboard”: you told them on {short_day(TODAY)}." in picture(pilot)
        await press(pilot, "enter")  # which keeps it: `u` was meant for something else
        assert kept(app_context).facts.told_on == TODAY
        await press(pilot, "u", "t")
        await until(pilot, lambda: kept(app_context).facts.told_on is None)
        assert kept(app_context).facts.status is Status.UNTOLD


@pytest.mark.usefixtures("untold")
async def test_home_forgets_what_could_be_undone_once_another_screen_was_open(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app() as pilot:
        await press(pilot, "t", "enter")
        assert kept(app_context).facts.told_on == TODAY
        await press(pilot, "p", "q", "u")
        assert kept(app_context).facts.told_on == TODAY
        await press(pilot, "?", "escape", "u")
        assert kept(app_context).facts.told_on == TODAY


@pytest.mark.usefixtures("untold")
async def test_a_dialog_over_home_leaves_the_telling_to_be_undone(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app() as pilot:
        await press(pilot, "t", "enter")
        await until(pilot, lambda: kept(app_context).facts.told_on == TODAY)
        await press(pilot, "?", "escape", "u")
        await until(pilot, lambda: kept(app_context).facts.told_on is None)


async def test_the_day_of_telling_stays_with_a_gig_that_is_over(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([GIG.with_facts(status=Status.OVER, told_on=TODAY)])
    for place in (MessageRoute(ID), ReaderRoute(ID)):
        async with open_app(place) as pilot:
            await press(pilot, "u")
            assert kept(app_context).facts.told_on == TODAY


@pytest.mark.usefixtures("untold")
async def test_telling_at_the_end_of_the_short_path_is_taken_back_there(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(WizardRoute(ID)) as pilot:
        for _ in range(30):
            if "That's enough for now" in picture(pilot):
                break
            await press(pilot, "n" if "They come first" in picture(pilot) else "ctrl+n")
        await press(pilot, "t", "enter")
        assert kept(app_context).facts.told_on == TODAY
        await press(pilot, "u")
        assert (kept(app_context).facts.told_on, kept(app_context).facts.status) == (None, Status.UNTOLD)
        assert "Write to them" in picture(pilot)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("tomorrow", "That day is still to come."),
        ("the day it rained", "That doesn't look like a date."),
        ("", "Name the day, e.g. today."),
    ],
)
@pytest.mark.usefixtures("untold")
async def test_a_day_that_cannot_be_the_one_stays_as_typed(
    open_app: OpenApp, app_context: AppContext, typed: str, sentence: str
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "t", *("space" if letter == " " else letter for letter in typed))
        if not typed:
            await press(pilot, "backspace")
        await press(pilot, "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, ToldDialog)
        assert (dialog.day.value, sentence in picture(pilot)) == (typed, True)
    assert kept(app_context).facts.told_on is None


@pytest.mark.parametrize("leaving", ["ctrl+q", "escape"])
@pytest.mark.parametrize(
    ("id", "route", "again"),
    [
        (ID, MessageRoute(ID), HomeRoute()),
        (ID, HomeRoute(), ReaderRoute(ID)),
        (ID, ReaderRoute(ID), MessageRoute(ID)),
        (ID, WizardRoute(ID, "they_first"), MessageRoute(ID)),
        (UNDER_WAY.id, RunningRoute(UNDER_WAY.id), MessageRoute(UNDER_WAY.id)),
    ],
)
@pytest.mark.usefixtures("untold", "under_way")
async def test_a_day_and_a_way_that_stand_in_the_dialog_outlive_quitting_and_not_a_not_yet(
    open_app: OpenApp, app_context: AppContext, id: DocumentId, route: Route, again: Route, leaving: str
) -> None:
    async with open_app(route) as pilot:
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ToldDialog))
        await press(pilot, *"frid", "tab", "right", "space", leaving)
    way = Channel.CALLED if leaving == "ctrl+q" else None
    left = kept_vet(app_context) if id == UNDER_WAY.id else kept(app_context)
    assert facts_of(left).told_on is None
    assert left.message.channel == way
    assert not message_sections(left)
    async with open_app(again) as pilot:
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ToldDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, ToldDialog)
        offered = "" if id == UNDER_WAY.id else "today"  # nothing says that this one goes wrong
        assert dialog.day.value == ("frid" if leaving == "ctrl+q" else offered)
        assert dialog.how.value == way
        await press(pilot, "ctrl+u", *"yesterday", "enter")
        await pilot.pause()
    left = kept_vet(app_context) if id == UNDER_WAY.id else kept(app_context)
    assert facts_of(left).told_on == TODAY - timedelta(1)
    assert left.message.channel == way
    assert not kept_vet(app_context).unread
    assert not unread_answers(app_context.library)


@pytest.mark.usefixtures("untold")
async def test_told_before_noticed_is_said_and_kept(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "t", *"2026-11-10")
        assert "You told them before you noticed: check both dates." in picture(pilot)
        await press(pilot, "enter")
    assert kept(app_context).facts.told_on == date(2026, 11, 10)


@pytest.mark.usefixtures("untold")
async def test_leaving_the_question_open_tells_nobody(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "t", "escape")
        assert isinstance(pilot.app.screen, MessageScreen)
    assert kept(app_context).facts.told_on is None


@pytest.mark.usefixtures("untold")
async def test_the_handover_notes_are_rows_with_a_line_and_a_mark(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, HandoverScreen)
        assert "0 of 14 rows written" in picture(pilot)
        await press(pilot, "y")
        assert told(pilot.app)[-1] == words.NO_NOTES
        await press(pilot, "enter")
        await write(pilot, "In the repository")
        await press(pilot, "escape", "2")
        assert kept(app_context).message.handover == (HandoverRow("source", "In the repository", Mark.HALF),)
        assert "Mark a row: 1 done · 2 half · 3 not begun · 4 broken" in picture(pilot)
        assert "[half]" in picture(pilot)
        await press(pilot, "2", "down", "space", "y")
        assert kept(app_context).message.handover == (
            HandoverRow("source", "In the repository"),
            HandoverRow("database", "", Mark.DONE),
        )
        assert "In the repository" in pilot.app.clipboard
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MessageScreen)
        assert "handover notes on source files" in picture(pilot)


@pytest.mark.usefixtures("untold")
async def test_an_open_place_in_the_notes_is_said_before_they_are_handed_over(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "h", "enter")
        await write(pilot, "at <link>")
        await press(pilot, "escape", "3", "down", "4", "y")
        assert told(pilot.app)[-1] == "1 place is open. Press y again to copy with […] in its place."
        assert pilot.app.clipboard == ""
        await press(pilot, "y")
        assert "- **Source files:** at \\[…]\n  - *not begun*\n" in pilot.app.clipboard
        assert "- **Material and data**\n  - *broken*\n" in pilot.app.clipboard
        await press(pilot, "x")
        assert told(pilot.app)[-1] == "1 place is open. Press x again to export with […] in its place."
        await press(pilot, "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportDialog))


@pytest.mark.usefixtures("untold")
async def test_what_is_open_is_said_again_for_another_key_and_another_text(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        await write(pilot, NEWS)
        await press(pilot, "escape", "y", "x")
        assert told(pilot.app)[-1] == "11 parts are open. Press x again to export without them."
        await press(pilot, "y")
        assert pilot.app.clipboard == "", "it was said of another key last"
        await press(pilot, "down", "enter")
        await write(pilot, "I took it on unseen.")
        await press(pilot, "escape", "y")
        assert (pilot.app.clipboard, told(pilot.app)[-1][:17]) == ("", "10 parts are open")
        await press(pilot, "y")
        assert pilot.app.clipboard.endswith("I took it on unseen.")
        await press(pilot, "x", "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportDialog))


@pytest.mark.usefixtures("untold")
async def test_a_word_typed_just_before_quitting_is_kept(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter", *"lat")
        await pilot.press("e")
        await pilot.app.action_quit()
    assert kept(app_context).message.parts == {"news": "late"}


@pytest.mark.usefixtures("untold")
async def test_a_letter_typed_on_a_button_goes_into_the_text(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter", "a", "tab", "b")
        assert kept(app_context).message.parts == {"news": "ab"}


@pytest.mark.usefixtures("untold")
async def test_a_letter_and_a_paste_over_the_list_are_answered_and_change_nothing(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "w")
        assert told(pilot.app)[-1] == "That key does nothing here. F1 shows the keys."
        await write(pilot, "a paste")
        assert told(pilot.app)[-1] == "The cursor isn't in a text box, so nothing was pasted."
    assert kept(app_context).message == Message()


@pytest.mark.usefixtures("untold")
async def test_a_part_is_written_in_ones_own_editor(
    open_app: OpenApp, app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets: list[object] = []

    def edit(text: str, folder: Path, command: str, target: object) -> Edited:
        targets.append(target)
        return Edited(f"from the editor, {len(targets)}", 0)

    monkeypatch.setattr(external_editor, "edit", edit)
    monkeypatch.setattr(RetroApp, "suspend", lambda app: nullcontext())
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter", "f4", "escape")
        assert kept(app_context).message.parts == {"news": "from the editor, 1"}
        await press(pilot, "f4")
        assert kept(app_context).message.edited == "from the editor, 2"
    assert [getattr(target, "question", "") for target in targets] == ["message.parts.news", "message.edited"]


@pytest.mark.usefixtures("untold")
async def test_what_was_here_before_comes_back(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter")
        await write(pilot, NEWS)
        kept(app_context)
        await press(pilot, "f8")
        assert told(pilot.app)[-1] == "No earlier version of this."
        pilot.app.screen.query_one("SmallText").set_text("")  # type: ignore[attr-defined]
        await pilot.pause()
        kept(app_context)
        await press(pilot, "f8", "enter")
    assert kept(app_context).message.parts == {"news": NEWS}


@pytest.mark.usefixtures("untold")
async def test_another_window_makes_it_go_on_in_a_copy(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "enter", "a")
        whole = kept(app_context)
        elsewhere = whole.with_answer("story.tell", "written in another window")
        found = retrospective_by_id(app_context.library, ID)
        assert found is not None
        app_context.store.submit(lambda store: store.save(elsewhere, version=found.version)).result(timeout=600)
        await press(pilot, "b")
        assert app_context.autosave.flush(60)
        await pilot.pause()
        await press(pilot, "c", "escape")
        screen = pilot.app.screen
        assert isinstance(screen, MessageScreen)
        copy = screen.gig
    assert copy.id != ID
    assert copy.message.parts == {"news": "abc"}
    assert kept(app_context).answers["story.tell"] == "written in another window"


@pytest.mark.usefixtures("under_way")
async def test_a_gig_under_way_has_the_same_screen_and_its_checkpoint_is_advice_alone(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(RunningRoute(UNDER_WAY.id)) as pilot:
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, MessageScreen)
        assert "Your checkpoint, for you alone: no label" in picture(pilot)
        await press(pilot, "enter")
        await write(pilot, NEWS)
        await press(pilot, "escape", "y", "y")
        assert pilot.app.clipboard == f"Hello Ada,\n\n{NEWS}"
        await press(pilot, "t", "enter", "escape")
        await pilot.pause()
        assert "Next checkpoint" in picture(pilot) or "Checkpoint," in picture(pilot)
    vet = kept_vet(app_context)
    assert (vet.message.parts, vet.told_on) == ({"news": NEWS}, TODAY)


async def test_a_gig_that_is_gone_is_said_and_left(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(GigId("f" * 32))) as pilot:
        await pilot.pause()
        assert not isinstance(pilot.app.screen, MessageScreen)
        assert "isn't there any more" in told(pilot.app)[-1]


@pytest.mark.usefixtures("untold")
async def test_the_reader_leads_to_it_and_the_example_does_not(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(ReaderRoute(ID)) as pilot:
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, MessageScreen)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, MessageScreen)
    async with open_app(ReaderRoute(EXAMPLE_ID)) as pilot:
        await press(pilot, "m")
        assert not isinstance(pilot.app.screen, MessageScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (44, 14)])
async def test_it_fits_every_window(open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]) -> None:
    library_with([GIG.with_facts(title="A very long title of a gig " * 5)])
    async with open_app(MessageRoute(ID), size=size) as pilot:
        assert "Check your contract" in picture(pilot)
        assert "? Help   Enter Write" in picture(pilot).splitlines()[-1]
        await press(pilot, "end")
        assert "12 Next" in picture(pilot)
        await press(pilot, "home", "down", "down")
        asked = BY_NAME["owning"].question
        await until(pilot, lambda: " ".join(picture(pilot).split()).count(asked) == 1)  # whole, and not twice


async def test_a_short_answer_in_a_message_of_another_language_has_no_advice(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    german = {"news": "Ich werde das Logo nicht bis Freitag fertig haben.", "money": "vierzig oder so"}
    library_with([GIG._replace(message=Message(parts=german))])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "home", *["down"] * 8)
        assert "▸  8 Money" in picture(pilot)
        assert "Name the exact amount" not in picture(pilot)
        await press(pilot, "enter")
        assert "vierzig oder so" in picture(pilot)
        assert "Name the exact amount" not in picture(pilot)
        await press(pilot, *" ich")
        assert "Name the exact amount" not in picture(pilot)


async def test_a_text_in_another_script_has_no_advice(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([GIG._replace(message=Message(parts={"news": "ダッシュボードは完成できません。"}))])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "home")
        assert "Put the fact" not in picture(pilot)


@pytest.mark.parametrize("place", [None, MessageRoute(ID)], ids=["at home", "in the message"])
@pytest.mark.usefixtures("untold")
async def test_what_an_editor_saves_later_comes_into_its_part(
    open_app: OpenApp, app_context: AppContext, place: MessageRoute | None
) -> None:
    file = hand_out("", app_context.paths.editing, Target(ID, "message.parts.news"))
    file.path.write_text("written meanwhile\n")
    async with open_app(place) as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        app.watch_edits([file])
        await until(pilot, lambda: kept(app_context).message.parts)
    assert kept(app_context).message.parts == {"news": "written meanwhile"}


@pytest.mark.usefixtures("untold")
async def test_what_an_editor_saves_while_the_whole_is_edited_here_is_not_written_over(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "e")
        box = pilot.app.screen.query_one(SmallText)
        file = hand_out(box.text, app_context.paths.editing, Target(ID, WHOLE))
        file.path.write_text(f"{box.text}\nwritten meanwhile\n")
        assert isinstance(pilot.app, RetroApp)
        pilot.app.watch_edits([file])
        await until(pilot, lambda: "written meanwhile" in box.text)
        await press(pilot, "Z")
        await until(pilot, lambda: "Z" in kept(app_context).message.edited)
    assert "written meanwhile" in kept(app_context).message.edited


@pytest.mark.usefixtures("untold")
async def test_the_whole_in_an_editor_as_the_program_ended_comes_back_once_and_signed(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    other = with_message(Retrospective.new(), Message(parts=MappingProxyType({"sign_off": "Robin"})))
    library_with([other])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "e")
        handed_out = pilot.app.screen.query_one(SmallText).text
    assert handed_out.endswith("Robin")
    file = hand_out(handed_out, app_context.paths.editing, Target(ID, WHOLE))
    file.path.write_text(f"{handed_out}\nThank you.\n")
    async with open_app() as pilot:
        assert isinstance(pilot.app, RetroApp)
        pilot.app.watch_edits([file])
        await until(pilot, lambda: kept(app_context).message.edited)
    assert kept(app_context).message.edited == f"{handed_out}\nThank you."


@pytest.mark.parametrize("keys", [["enter"], ["e"], []], ids=["a part", "the whole", "the list"])
@pytest.mark.usefixtures("untold")
async def test_an_editor_that_fails_is_said_with_where_the_words_are(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    def fail(text: str, folder: object, command: str, target: object) -> Edited:
        raise EditorError("The editor vi ended with an error.", "Unsaved words are in /there.")

    monkeypatch.setattr(external_editor, "edit", fail)
    async with open_app(MessageRoute(ID)) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, *keys, "f4")
        assert told(pilot.app) == ["The editor vi ended with an error. Unsaved words are in /there."]


@pytest.mark.usefixtures("untold")
async def test_at_home_it_stands_above_all_and_the_preview_says_so(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    later = datetime(2026, 11, 22, 12, tzinfo=UTC)
    library_with([Retrospective.new(created_at=later, updated_at=later).with_facts(title="A newer draft")])
    async with open_app() as pilot:
        lines = (await until_shown(pilot, "You noticed on 19 November")).splitlines()
        assert "▸! Dashboard" in lines[2]
        assert "client not told · noticed 19 Nov" in lines[3]
        assert "The client doesn't know yet" in lines[2]
        assert "You noticed on 19 November. So far:" in lines[3]
        assert "m  Write to them (about 5 minutes)" in picture(pilot)
        assert lines[-1].startswith(" ? Help   n New   m Message   t Told   / Search   v Vet a gig")
        await press(pilot, "down")
        assert "m Message" not in picture(pilot).splitlines()[-1]
        await press(pilot, "up", "m")
        assert isinstance(pilot.app.screen, MessageScreen)


async def test_at_home_the_month_of_noticing_has_its_year_if_it_is_not_todays(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([GIG.with_facts(noticed_on=date(2025, 11, 19))._replace(finished_at=datetime(2026, 1, 2, tzinfo=UTC))])
    async with open_app() as pilot:
        await until_shown(pilot, "client not told · noticed Nov 2025")
        assert "▸! Dashboard" in picture(pilot), "written up and untold at once"


@pytest.mark.usefixtures("untold")
async def test_telling_at_home_calms_it_and_u_takes_it_back(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app() as pilot:
        await press(pilot, "t", "enter")
        await until_shown(pilot, "client not told", gone=True)
        assert (
            told(pilot.app)[-1] == "Told after 4 days. That was the hard part. Press Enter to write it up, u to undo."
        )
        assert kept(app_context).facts.told_on == TODAY
        await press(pilot, "u")
        await until_shown(pilot, "client not told")
        assert (kept(app_context).facts.told_on, kept(app_context).facts.status) == (None, Status.UNTOLD)


@pytest.mark.usefixtures("untold")
async def test_not_today_is_kept_for_the_day(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app() as pilot:
        await until_shown(pilot, "1 client not told")
        await press(pilot, "z")
        await until_told(pilot, "Not today. retro asks again tomorrow.")
        await until_shown(pilot, "z Not now", gone=True)
        assert "1 client not told" in picture(pilot), "it is true all the same"
        assert "client not told · noticed 19 Nov" in picture(pilot)
    assert kept(app_context).message.quiet_on == TODAY


@pytest.mark.usefixtures("untold")
async def test_the_keys_act_on_what_a_search_found_too(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app() as pilot:
        await press(pilot, "slash", *"dash")
        await until_shown(pilot, "1 result")
        await press(pilot, "down")
        assert "client not told · noticed 19 Nov" in picture(pilot)
        await press(pilot, "t", "enter")
        await until_shown(pilot, "client not told", gone=True)
        assert kept(app_context).facts.told_on == TODAY


async def _until_kept(pilot: Pilot[None], app_context: AppContext, place: str) -> None:
    await until(pilot, lambda: setting(app_context.library, NAME) == place)


@pytest.mark.usefixtures("untold")
async def test_the_reader_hears_that_they_were_told(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(ReaderRoute(ID)) as pilot:
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, ToldDialog)
        await press(pilot, "enter")
        await until_told(pilot, "Told after 4 days. That was the hard part. Press u to undo.")
        assert kept(app_context).facts.told_on == TODAY
        await press(pilot, "t")
        assert not isinstance(pilot.app.screen, ToldDialog)
        await press(pilot, "u")
        await until_told(pilot, "Undone: the client doesn't know yet. It's back at the top of home.")
        assert (kept(app_context).facts.told_on, kept(app_context).facts.status) == (None, Status.UNTOLD)
        await press(pilot, "u")
        assert told(pilot.app) == ["There's nothing here for “Not told” right now. F1 shows the keys."]
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, ToldDialog)


@pytest.mark.parametrize(
    ("route", "size"),
    [
        *(
            (route, size)
            for route in (MessageRoute(ID), FinishedRoute(ID), RunningRoute(UNDER_WAY.id))
            for size in ((60, 20), (80, 24))
        ),
        (ReaderRoute(ID), (80, 24)),  # at 60 columns its footer has no room for it
    ],
)
async def test_the_key_that_takes_a_telling_back_is_no_undo(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, route: Route, size: tuple[int, int]
) -> None:
    library_with([told_on(GIG, TODAY, Channel.CALLED)])
    vet = told_on(UNDER_WAY, TODAY, Channel.CALLED)
    assert isinstance(vet, Vet)
    app_context.store.submit(lambda store: store.add_all([vet], update=False)).result(timeout=600)
    async with open_app(route, size=size) as pilot:
        await until_shown(pilot, "u Not told")
        assert "Undo" not in picture(pilot)
        await press(pilot, "u")
        await until_shown(pilot, "you told them on")
        assert "wrong" not in picture(pilot)
        await press(pilot, "t")
        await until(pilot, lambda: any(each.startswith("Undone: the ") for each in told(pilot.app)))


@pytest.mark.usefixtures("untold")
async def test_a_day_of_telling_noted_in_another_window_stays(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(ReaderRoute(ID)) as pilot:
        elsewhere = told_on(kept(app_context), date(2026, 11, 21), None)
        app_context.store.submit(lambda store: store.save(elsewhere, version=1)).result(timeout=600)
        await press(pilot, "t")
        await until_told(pilot, "That's noted already: you told them on 21 Nov 2026.")
        await until_shown(pilot, "Told the client on 21 Nov 2026, after 2 days")
        assert not isinstance(pilot.app.screen, ToldDialog)
    assert kept(app_context).facts.told_on == date(2026, 11, 21)


@pytest.mark.usefixtures("under_way")
async def test_a_gig_under_way_hears_that_they_were_told(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(RunningRoute(UNDER_WAY.id)) as pilot:
        await press(pilot, "t")
        await until_shown(pilot, "When?")
        await press(pilot, *"today", "enter")
        await until_told(pilot, "Told. That was the hard part. Press u to undo.")
        assert kept_vet(app_context).told_on == TODAY
        await until_shown(pilot, "I've told them", gone=True)
        await press(pilot, "u")
        await until_told(pilot, "Undone: the day you told them is blank again.")
        assert kept_vet(app_context).told_on is None
        await until_shown(pilot, "I've told them")


@pytest.mark.usefixtures("under_way")
async def test_a_gig_under_way_hears_it_at_home_too(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app() as pilot:
        await until_shown(pilot, "Labels")
        await press(pilot, "t", *"today", "enter")
        await until_told(pilot, "Told. That was the hard part. Press u to undo.")
        assert kept_vet(app_context).told_on == TODAY
        await press(pilot, "t")
        assert not isinstance(pilot.app.screen, ToldDialog)
        await press(pilot, "u")
        await until_told(pilot, "Undone: the day you told them is blank again.")
        assert kept_vet(app_context).told_on is None
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, ToldDialog)


async def test_of_a_gig_that_is_written_up_already_the_draft_has_the_message(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([GIG])
    vet = replace(UNDER_WAY, gig=ID)
    app_context.store.submit(lambda store: store.add_all([vet], update=False)).result(timeout=600)
    async with open_app(MessageRoute(vet.id)) as pilot:
        await press(pilot, "enter", *"late")
        assert kept(app_context).message.parts == {"news": "late"}


@pytest.mark.usefixtures("untold")
async def test_the_part_that_is_asked_for_stands_over_its_question(open_app: OpenApp) -> None:
    async with open_app(MessageRoute(ID), size=(80, 24)) as pilot:
        await press(pilot, "end", "up", "enter")
        dialog, screen = pilot.app.screen, pilot.app.screen_stack[-2]
        assert isinstance(dialog, AnswerDialog)
        assert isinstance(screen, MessageScreen)
        rows = screen.view.parts
        await until(pilot, lambda: screen.view.parts.region.bottom <= dialog.panel.region.y)
        await until(pilot, lambda: 0 <= rows.cursor - rows.scroll_offset.y < rows.size.height)
        assert not screen.view.advice_line.display
        await press(pilot, "f2")
        assert rows.here is not None
        assert rows.here.name == "regret"
        await press(pilot, *"sorry", "escape")
        assert screen.view.advice_line.display
        await press(pilot, "d")
        assert "d Put back" in picture(pilot)
        await press(pilot, "d", "r")
        assert "Esc Back" in picture(pilot), "the way back stays where the footer has no room for r as well"


@pytest.mark.usefixtures("untold")
async def test_ctrl_u_clears_a_wrapped_answer_and_the_progress_says_it_is_saved(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(MessageRoute(ID), size=(80, 24)) as pilot:
        await press(pilot, "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, AnswerDialog)
        dialog.box.set_text("a long line of words " * 8)
        await press(pilot, "ctrl+end", "ctrl+u")
        assert dialog.box.text == ""
        assert not kept(app_context).message.parts


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (Message(), "m  Write to them (about 5 minutes)"),
        (Message(MappingProxyType({"greeting": "Ada"})), "m  Write to them (about 5 minutes)"),
        (Message(MappingProxyType({"news": "It will be late."})), "m  Carry on: "),
        (Message(edited="It will be late."), "m  Carry on with the message"),
        (Message(MappingProxyType({"greeting": "Ada", "news": "It's late."}), PARTS[1:]), "m  Ready"),
    ],
)
async def test_home_says_how_far_a_message_is_that_was_begun(
    open_app: OpenApp, library_with: LibraryWith, message: Message, said: str
) -> None:
    library_with([GIG._replace(message=message)])
    async with open_app() as pilot:
        await until_shown(pilot, said)
        begun = [line for line in picture(pilot).splitlines() if "Carry on: " in line]
        assert ("Ready: 1 of 12 parts written" in picture(pilot)) is (said == "m  Ready")
    async with open_app(MessageRoute(ID)) as pilot:
        is_begun = "news" in message.parts
        await until_shown(
            pilot, "edited as a whole" if message.edited else "parts written" if is_begun else "parts to write"
        )
        for line in begun:
            assert line.partition("Carry on: ")[2].split("│")[0].strip() in picture(pilot).splitlines()[0]
        assert bool(begun) is (said == "m  Carry on: ")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_footer_of_the_message_names_writing_copying_and_telling_and_enter_in_the_whole_text(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with([GIG])
    async with open_app(MessageRoute(ID), size=size) as pilot:
        await pilot.pause()
        footer = picture(pilot).splitlines()[-1]
        shown = ("Enter Write", "y Copy", "t Told", "Esc Back", *(("d Leave out",) if size[0] == 80 else ()))
        assert all(words in footer for words in shown)
        await press(pilot, "r")
        assert "Enter Next open" in picture(pilot).splitlines()[-1]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AnswerDialog)
    edited = GIG._replace(id=GigId("e" * 32), message=Message(edited="It will be late."))
    library_with([edited])
    async with open_app(MessageRoute(edited.id), size=size) as pilot:
        await pilot.pause()
        assert "Enter Edit all" in picture(pilot).splitlines()[-1]
        await press(pilot, "enter")
        await until_shown(pilot, "It will be late.")
        assert not isinstance(pilot.app.screen, MessageScreen), "the text is open"


@pytest.mark.usefixtures("untold")
@pytest.mark.parametrize(("size", "rest"), [((80, 24), 10), ((60, 20), 7), ((120, 40), 19)])
async def test_a_long_answer_takes_no_more_room_than_its_text_is_shown_in(
    open_app: OpenApp, size: tuple[int, int], rest: int
) -> None:
    async with open_app(MessageRoute(ID), size=size) as pilot:
        await press(pilot, "enter")
        await write(pilot, f"{NEWS} " * 200)
        dialog = pilot.app.screen
        assert isinstance(dialog, AnswerDialog)
        await until(
            pilot, lambda: dialog.panel.size.height == sum(each.outer_size.height for each in dialog.panel.children)
        )
        assert pilot.app.size.height - dialog.panel.outer_size.height >= rest
        await pilot.resize_terminal(size[0], size[1] + 10)
        await until(pilot, lambda: dialog.box.outer_size.height == (size[1] + 10) * 2 // 5)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ("", "11 parts and 1 place are open. Press y again to copy what's there, with […] where a place is open."),
        ("I say it just so.", "1 place is open. Press y again to copy with […] in its place."),
        ("I write by <day>.", "12 places are open. Press y again to copy with […] in their place."),
    ],
)
async def test_a_place_within_a_part_is_said_to_be_copied_and_a_blank_part_not(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, others: str, said: str
) -> None:
    whole = GIG
    for part in PARTS:
        whole = with_part(whole, part, "Not by <day>." if part == "news" else others)
    library_with([whole])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "y")
        assert told(pilot.app) == [said]
        assert pilot.app.clipboard == ""
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("Hello Ada,\n\nNot by […].")
        assert pilot.app.clipboard.count("[…]") == (12 if "<" in others else 1)


NOTES = GIG.with_answer("story.turn", "He didn't send the data.").with_answer(
    "client.cost", "His Christmas sales, mostly."
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_what_is_prefilled_from_notes_is_marked_and_goes_out_once_it_was_said(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with([NOTES])
    async with open_app(MessageRoute(ID), size=size) as pilot:
        assert "The news      your note · He didn" in picture(pilot)
        assert "For you       your note · His Christmas" in picture(pilot)
        await press(pilot, "y")
        said = "“The news” and “For you” are your own notes, not written to them, and"
        assert [each for each in told(pilot.app) if each.startswith(said)]
        assert pilot.app.clipboard == ""
        await press(pilot, "y")
        assert "His Christmas sales" in pilot.app.clipboard


async def test_a_note_that_was_gone_on_from_is_a_part_like_any_other(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([NOTES])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "home", "down", "enter", "f3", "escape")
        assert "your note · He didn" not in picture(pilot)
        assert "your note · His Christmas" in picture(pilot)
        await press(pilot, "down", "enter", "f3", "escape")
        assert "your note" not in picture(pilot)
        await press(pilot, "y")
        assert not any("your own note" in each for each in told(pilot.app))
    assert kept(app_context).message.parts["news"] == "He didn't send the data."
