"""Hostile text in every field of every screen: read as it was written, steering nothing.

A new screen needs a case: `@case(ToThere, ThereScreen)` over a function that looks wherever text can stand on it.
Text under a cursor is drawn without the characters that steer a terminal; everywhere else they are shown as pictures.
"""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

import retro.tui
from retro.core.gig import answer_kinds, part_kinds
from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.questions import every_page, every_question
from retro.tui import navigation
from retro.tui.compare.screen import CompareScreen
from retro.tui.context import AppContext
from retro.tui.export.dialog import ExportDialog
from retro.tui.home.screen import HomeScreen
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.dialogs.confirm import ConfirmDelete, ConfirmNotTold, ConfirmPurge, ConfirmWentWrong
from retro.tui.kit.dialogs.earlier_dialog import EarlierDialog
from retro.tui.kit.dialogs.gig_chooser import Chooser
from retro.tui.kit.dialogs.help_dialog import HelpDialog
from retro.tui.kit.dialogs.links_dialog import LinksDialog
from retro.tui.kit.dialogs.text_dialog import TextDialog
from retro.tui.kit.dialogs.told_dialog import ToldDialog
from retro.tui.kit.gigs.telling import is_undone
from retro.tui.kit.input_routing import RoutingScreen
from retro.tui.kit.lists.line_list import LineList
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.stray_keys import TakesText
from retro.tui.kit.text.typed_text import TypedText
from retro.tui.lessons.screen import LessonsScreen
from retro.tui.message.answer_dialog import AnswerDialog
from retro.tui.message.handover_screen import HandoverScreen
from retro.tui.message.screen import MessageScreen
from retro.tui.navigation import Route
from retro.tui.palette.screen import Palette
from retro.tui.patterns.opens import OpensFlag
from retro.tui.patterns.screen import PatternsScreen
from retro.tui.questions.dialog import QuestionDialog
from retro.tui.questions.screen import QuestionsScreen
from retro.tui.reader.screen import ReaderScreen
from retro.tui.screen_table import SCREENS_AT
from retro.tui.terminal.safe_text import SafeLabel
from retro.tui.trash.screen import TrashScreen
from retro.tui.trash.vet_screen import DeletedVetScreen
from retro.tui.vet.list_screen import VetsScreen
from retro.tui.vet.screen import VetScreen
from retro.tui.vet.take_dialog import TakeDialog
from retro.tui.vet.under_way.check_in_screen import CheckInScreen
from retro.tui.vet.under_way.good_end_dialog import GoodEndDialog
from retro.tui.vet.under_way.running_screen import RunningScreen
from retro.tui.vet.under_way.stop_dialog import StopDialog
from retro.tui.vet.under_way.under_way_screen import UnderWayScreen
from retro.tui.wizard.fields.flags.details_form import FlagForm
from retro.tui.wizard.fields.flags.own_flag_form import OwnFlagForm
from retro.tui.wizard.finished import FinishedScreen
from retro.tui.wizard.older_gig import OlderGigScreen
from retro.tui.wizard.screen import WizardScreen
from tests.tui.conftest import OpenApp
from tests.tui.hostile_library import (
    DRAFT,
    GONE,
    GONE_VET,
    LITERAL,
    MARKUP,
    OWN_QUESTION,
    RUNNING,
    STEERS,
    VET,
    A,
    B,
    Hostile,
    hostile,
    put_hostile,
)
from tests.tui.looking import press, screen_text
from tests.tui.wizard_steps import wizard

Shown = type[Widget]
"""A screen or dialog."""


class Looker:
    """Looks at the running app, and notes which screens it has looked at."""

    def __init__(self, pilot: Pilot[None], library: Hostile) -> None:
        self.pilot, self.library = pilot, library
        self.seen: set[Shown] = set()

    async def sees(self, *wanted: str) -> str:
        """The text of the screen once all these stand on it; no text steers a terminal or acts on a click."""
        app = self.pilot.app
        for _ in range(1000):
            await self.pilot.pause()
            text = screen_text(app)
            missing = [each for each in wanted if each not in text]
            if not missing:
                break
            await asyncio.sleep(0.01)
        else:
            raise AssertionError(f"{missing} never stood on:\n" + "\n".join(filter(str.strip, text.split("\n"))))
        self.seen.add(type(app.screen))
        self._is_harmless()
        self._changes_nothing_unseen()
        return text

    def _changes_nothing_unseen(self) -> None:
        """From a button or a row, a letter changes no line that is filled in, and of several texts none."""
        screen = self.pilot.app.screen
        assert isinstance(screen, RoutingScreen)
        followed = screen._written_text
        focused, last, written = screen.focused, followed.last, followed.written
        texts = [each for each in screen.focus_chain if isinstance(each, TakesText)]
        others = [each for each in screen.focus_chain if not isinstance(each, TakesText)]
        for text, beside in product(texts, others):
            followed.written = followed.last = text
            screen.set_reactive(Screen.focused, beside)
            taker = screen.text_for_stray()
            is_blank = taker is not None and not taker.all_written
            assert taker is None or is_blank or (isinstance(taker, TypedText) and texts == [taker]), (screen, beside)
        screen.set_reactive(Screen.focused, focused)
        followed.last, followed.written = last, written

    async def presses(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    async def pastes(self, text: str) -> None:
        self.pilot.app.post_message(Paste(text))
        await self.pilot.pause()

    def _is_harmless(self) -> None:
        app = self.pilot.app
        for strip in app.screen._compositor.render_strips():
            for text, style, control in strip:
                assert control or not STEERS.search(text), repr(strip.text)
                assert style is None or (style.link is None and "@click" not in style.meta), strip.text
        assert (app.title, app.sub_title) == ("retro", "")


Look = Callable[[Looker], Awaitable[None]]


@dataclass(frozen=True)
class Case:
    """One route, the screens that are met there, and how to look at export everything."""

    route: Route
    screens: tuple[Shown, ...]
    look: Look
    size: tuple[int, int] = (120, 60)


CASES: list[Case] = []


def case(route: Route, *screens: Shown, size: tuple[int, int] = (120, 60)) -> Callable[[Look], Look]:
    """Register a case: where it begins, and the screens that it looks at."""

    def add(look: Look) -> Look:
        CASES.append(Case(route, screens, look, size))
        return look

    return add


def literally(*names: str) -> list[str]:
    """How the texts of these names begin, where they are read."""
    return [f"{LITERAL}{name}" for name in names]


MEMBERS = ["title a", "client", "platform", "text", "saw", "told_myself", "own flag", "cue", "act", "next_time", "stop",
           "note", "tag", "another tag", "target", "place", "label"]  # fmt: skip


@case(navigation.HomeRoute(), HomeScreen, ConfirmDelete, HelpDialog, Palette)
async def home_its_preview_its_search_and_its_questions(look: Looker) -> None:
    await look.sees(*literally("title a", "title b", "title c", "title d", "client", "cue"), "[@click=app.quit]y")
    await look.sees(*literally("vet 8", "text"))
    await look.presses("space", "down", "down", "space")
    await look.sees()
    await look.presses("f1")
    await look.sees("Keys for this screen")
    await look.presses("escape", "ctrl+p", "[", "/", "]")
    await look.sees(*literally("title a", "vet 7"))
    await look.presses("escape", "d")
    await look.sees(f"Move “{LITERAL}title", "[red]x[/]")
    await look.presses("d")
    await look.sees("is in the trash", f"“{LITERAL}title")
    await look.presses("u")
    await look.sees("5 gigs")
    for words, answer in ((LITERAL, "6 results"), (MARKUP, "6 results"), ("\x1b]52;c;\u202e [nowhere/]", "No results")):
        await look.presses("slash")
        await look.pastes(words)
        await look.sees(answer)
        await look.presses("escape", "escape")
        await look.sees("5 gigs")


@case(navigation.WizardRoute(DRAFT), WizardScreen, EarlierDialog, FlagForm, OwnFlagForm, size=(90, 75))
async def every_page_of_the_wizard_the_review_and_the_dialogs(look: Looker) -> None:
    await look.sees(LITERAL)
    screen, seen = wizard(look.pilot), set[str]()
    for status in Status:
        told_on = None if status is Status.UNTOLD else screen.drafting.retrospective.facts.told_on
        whole = screen.drafting.retrospective.with_facts(status=status, told_on=told_on)
        interview = replace(screen.drafting.interview, rest=True).with_retrospective(whole)
        for page in interview.pages():
            if page.key not in seen:
                seen.add(page.key)
                await screen.pages.turn(interview.open(page.key))
                await _every_text_field(look)
    assert seen == {page.key for _, page in every_page()} | {OWN_QUESTION.key}
    await screen.pages.turn(screen.drafting.interview.open("review"), "A [/] note \x1b[2J")
    await look.sees(*literally("unread title", "unread story.tell"), "A [/] note ␛[2J")
    await screen.pages.turn(replace(screen.drafting.interview, unread={}).open("review"))
    await look.sees(*literally("unread title", "client", "text"), "[@click=app.quit]y")  # it was understood on its page
    await look.presses("end")
    await look.sees(*literally("own flag", "cue"))
    await screen.pages.turn(screen.drafting.interview.open(page_with(answer_kinds.Text)))
    await look.presses("f8")
    await look.sees("Earlier versions")
    await look.presses("down")
    await look.sees(*literally("story.tell"), "[@click=app.quit]y", "␛[2J")
    await look.presses("enter")
    await screen.pages.turn(screen.drafting.interview.open(page_with(part_kinds.Details)))
    await look.presses("enter")
    await look.sees(*literally("own flag", "saw", "told_myself"))
    await look.presses("escape")
    await screen.pages.turn(screen.drafting.interview.open(page_with(part_kinds.Timeline)))
    await look.presses("up", "L")
    await look.sees("Links of this event", *literally("label"))
    await look.presses("escape")
    await screen.pages.turn(screen.drafting.interview.open(page_with(part_kinds.Flags)))
    await look.presses("plus")
    await look.pastes(hostile("another flag"))
    await look.sees(*literally("another flag"))
    await look.presses("f3")
    await look.sees(*literally("another flag"))


def page_with(kind: type[answer_kinds.AnyKind]) -> str:
    """The first page that asks for an answer of this kind."""
    return next(page.key for _, page, question in every_question() if type(question.kind) is kind)


async def _every_text_field(look: Looker) -> None:
    """Whatever a page lets one write in: it holds what is hostile, and takes more of it by a paste."""
    screen = look.pilot.app.screen
    for field in (*screen.query(Input), *screen.query(TextArea)):
        field.post_message(Paste(f"{MARKUP}\x1b[2J\u202e"))
    await look.sees()


@case(navigation.ReaderRoute(A), ReaderScreen, LinksDialog, size=(140, 400))
async def the_reader_with_its_rail(look: Looker) -> None:
    narrative = [question.key for _, _, question in every_question() if question.key.count(".") == 1]
    text = await look.sees(*literally(*MEMBERS, "regret", "contacts"), "[@click=app.quit]y", "⟨U+202E⟩", "␛[2J")
    assert sum(f"{LITERAL}{key}" in text for key in narrative) > len(narrative) / 2
    await look.presses("right", "left", "n", "p", "L")
    await look.sees(*literally("target", "place", "label"), "[@click=app.quit]y", "␛[2J")
    await look.presses("down", "L")
    await look.sees("hidden characters")
    await look.presses("escape", "c")
    await look.sees()


@case(navigation.ReaderRoute(A, at="story.tell"), ReaderScreen, size=(60, 20))
async def the_reader_at_a_hit_in_a_small_window(look: Looker) -> None:
    await look.sees(*literally("story.tell"))


@case(navigation.ReaderRoute(GigId("0" * 32)), ReaderScreen)
async def the_reader_of_nothing(look: Looker) -> None:
    await look.sees("isn't there any more")


@case(navigation.CompareRoute(A, B), CompareScreen, Chooser, size=(140, 500))
async def comparing_swapping_and_choosing_another(look: Looker) -> None:
    await look.sees(*literally("title a", "title b", "client", "own flag", "told_myself", "cue"), "[@click=app.quit]y")
    await look.presses("s")
    await look.sees(*literally("title a", "title b"))
    await look.presses("f")
    await look.sees(*literally("own flag"))
    await look.presses("o")
    await look.sees(f"Compare “{LITERAL}title a", *literally("title c"))


@case(navigation.PatternsRoute(), PatternsScreen, Chooser)
async def patterns_and_the_gigs_behind_a_line(look: Looker) -> None:
    await look.sees(*literally("own flag", "title a", "vet 8"), "checkpoint due")
    lines = look.pilot.app.screen.query_one(LineList)
    await look.presses("home")
    while not isinstance(lines.here, OpensFlag):
        await look.presses("down")
    await look.presses("enter")
    await look.sees(*literally("flag D99", "title a", "title b"))


@case(navigation.OlderGigRoute(), OlderGigScreen)
async def an_older_gig_written_in_hostile_words(look: Looker) -> None:
    await look.sees("Save", *literally("own flag"))
    await _every_text_field(look)
    await look.presses("f3")
    await look.sees()


@case(navigation.FinishedRoute(A), FinishedScreen)
async def the_rules_of_a_finished_one(look: Looker) -> None:
    await look.sees(*literally("title a", "cue", "act"), "[@click=app.quit]y", "␛[2J")


@case(navigation.VetRoute(VET), VetScreen, TextDialog)
async def a_vet_from_its_form_to_its_reply(look: Looker) -> None:
    await look.sees(*literally("vet 7", "name", "own flag", "title b", "ask"), "[@click=app.quit]y")
    await look.presses("e")
    await look.sees(*literally("ask"), "Your reply")
    await look.presses("escape", "b", "b")
    await look.sees(*literally("own flag", "told_myself", "cue", "ask"), "[@click=app.quit]y")
    await look.presses("e")
    await look.sees(*literally("ask"), "The sentence for your reply")
    await look.presses("escape", "b")
    await look.sees(*literally("vet 7", "platform"))
    await _every_text_field(look)


@case(navigation.VetRoute(VET), VetScreen, TakeDialog)
async def what_is_written_down_when_it_is_taken(look: Looker) -> None:
    await look.sees(*literally("vet 7"))
    await look.presses("left", "left", "left", "enter")
    await look.sees(*literally("own flag"), "Stop if", "How sure are you")
    await _every_text_field(look)


@case(navigation.ExportVetRoute(VET), ExportDialog)
async def exporting_a_vet(look: Looker) -> None:
    await look.sees(f"Export {LITERAL}vet 7", "[@click=app.quit]y")


@case(navigation.VetsRoute(), VetsScreen)
async def every_vet(look: Looker) -> None:
    await look.sees(*literally("vet 7", "vet 8", "text"), "[@click=app.quit]y")


@case(navigation.CheckInRoute(RUNNING), CheckInScreen)
async def a_check_in_with_its_red_flags_and_its_checkpoint(look: Looker) -> None:
    await look.sees(*literally("vet 8", "own flag", "text", "told_myself", "cue"), "Has it come up?")
    await _every_text_field(look)


@case(navigation.UnderWayRoute(), UnderWayScreen)
async def a_gig_that_one_is_in(look: Looker) -> None:
    await look.sees("A gig you're in")
    await _every_text_field(look)


@case(navigation.RunningRoute(RUNNING), RunningScreen, StopDialog, GoodEndDialog, ConfirmWentWrong)
async def a_running_gig_its_stop_and_its_good_end(look: Looker) -> None:
    await look.sees(*literally("vet 8", "text", "own flag"), "Has it come to that?")
    await look.presses("f")
    await look.sees(*literally("text"), "Stop if")
    await _every_text_field(look)
    await look.presses("escape", "g")
    await look.sees(*literally("vet 8"), "What helped?")
    await _every_text_field(look)
    await look.presses("escape", "b")
    await look.sees("It went wrong?")


@case(
    navigation.MessageRoute(A), MessageScreen, AnswerDialog, TextDialog, ConfirmNotTold, HandoverScreen, size=(140, 60)
)
async def the_message_its_parts_the_whole_and_the_handover_notes(look: Looker) -> None:
    await look.sees(*literally("title a", "own.sentence", "client.cost", "client.needs"), "[@click=app.quit]y")
    await look.presses("home", "down", "down", "enter")
    await look.sees("What was your part?", *literally("own.sentence"))
    await _every_text_field(look)
    await look.presses("escape", "e")
    await look.sees("The whole message", *literally("client.cost"))
    await _every_text_field(look)
    await look.presses("escape")
    await look.sees("You told them on", *literally("client.cost"))
    screen = look.pilot.app.screen
    assert isinstance(screen, MessageScreen)
    assert isinstance(screen.gig, Retrospective)
    screen.run_worker(is_undone(screen, screen.gig.with_facts(told_on=date(2026, 3, 14))))
    await look.sees(f"“{LITERAL}title a", "you told them on 14 Mar 2026")
    await look.presses("escape", "h")
    await look.sees("Handover notes", *literally("title a", "client.needs"))
    await look.presses("enter")
    await _every_text_field(look)


@case(navigation.MessageRoute(RUNNING), MessageScreen, ToldDialog)
async def the_message_of_a_gig_under_way_and_that_they_were_told(look: Looker) -> None:
    await look.sees(*literally("vet 8"), "Your checkpoint, for you alone: [/]text")
    await look.presses("t")
    await look.sees(*literally("vet 8"), "When?")
    await _every_text_field(look)


@case(navigation.ExportMessageRoute(A), ExportDialog)
async def exporting_a_message(look: Looker) -> None:
    await look.sees("Export the message", *literally("own.sentence"), "[@click=app.quit]y")


@case(navigation.ExportMessageRoute(A, is_handover=True), ExportDialog)
async def exporting_the_handover_notes(look: Looker) -> None:
    await look.sees("Export the handover notes", "client.needs", "@click=app.quit")


@case(navigation.LessonsRoute(), LessonsScreen, size=(120, 120))
async def lessons_their_recall_and_their_history(look: Looker) -> None:
    await look.sees(*literally("title a", "cue"), "[@click=app.quit]y")
    await look.presses("enter")
    await _every_text_field(look)
    await look.presses("enter")
    await look.sees(*literally("act"))
    await look.presses("h")
    await _every_text_field(look)
    await look.presses("escape")
    await look.sees("Reviews", "it held · [/] [/b] cost", *literally("title a"))


@case(navigation.QuestionsRoute(), QuestionsScreen, QuestionDialog)
async def questions_of_ones_own_and_the_dialog_for_one(look: Looker) -> None:
    await look.sees(*literally("own question"))
    await look.presses("e")
    await look.sees("Rename a question", *literally("own question"))
    await look.presses("escape")


@case(navigation.TrashRoute(), TrashScreen, ConfirmPurge)
async def the_trash_and_its_question(look: Looker) -> None:
    await look.sees(*literally("title e"), *literally("vet 9"))
    await look.presses("d")
    await look.sees("Delete “", "for good?")


@case(navigation.ReaderRoute(GONE, is_deleted=True), ReaderScreen, size=(120, 120))
async def reading_a_gig_in_the_trash(look: Looker) -> None:
    await look.sees("in the trash, read-only", *literally("story.tell"))


@case(navigation.DeletedVetRoute(GONE_VET), DeletedVetScreen, size=(120, 120))
async def reading_a_vet_in_the_trash(look: Looker) -> None:
    await look.sees("in the trash, read-only", *literally("vet 9"), "Your reply")


@case(navigation.ExportRoute((A,)), ExportDialog)
async def exporting_into_a_hostile_folder(look: Looker) -> None:
    await look.sees(f"Export {LITERAL}title a", "[b]folder", "[@click=app.quit]y", "Ready to export.")
    await look.presses("enter")
    await look.sees("Saved to:")
    assert "/[b]folder [@click=app.quit]x ␛[2J⟨U+202E⟩/" in str(
        look.pilot.app.screen.query_one("#said", SafeLabel).content
    )
    assert any(look.library.folder.iterdir())


@case(navigation.ExportRoute((A,)), ExportDialog)
async def exporting_where_a_file_stands_in_the_way(look: Looker) -> None:
    await look.sees("Ready to export.")
    look.library.folder.rmdir()
    look.library.folder.write_text("in the way")
    await look.presses("enter")
    await look.sees("That's a file, not a folder")


@case(navigation.ExportComparisonRoute(A, B), ExportDialog)
async def exporting_a_comparison(look: Looker) -> None:
    await look.sees(f"Export {LITERAL}title a", f"{LITERAL}title b")


@pytest.fixture
def library(app_context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hostile:
    monkeypatch.setenv("HOME", str(tmp_path))  # the folder is short then: it begins with ~
    return put_hostile(app_context, tmp_path)


@pytest.mark.parametrize("case", CASES, ids=[case.look.__name__ for case in CASES])
async def test_hostile_text_is_read_as_it_was_written_and_steers_nothing(
    case: Case, open_app: OpenApp, library: Hostile
) -> None:
    async with open_app(case.route, size=case.size) as pilot:
        look = Looker(pilot, library)
        await case.look(look)
        assert set(case.screens) <= look.seen


NOTHING_STORED = (navigation.UnderWayRoute,)
"""Forms that begin blank and show nothing that was written before."""


@pytest.mark.parametrize("kind", sorted(set(SCREENS_AT) - set(NOTHING_STORED), key=str), ids=lambda kind: kind.__name__)
async def test_hostile_text_is_harmless_where_there_is_little_room(
    kind: type[Route], open_app: OpenApp, library: Hostile
) -> None:
    route = next(case.route for case in CASES if type(case.route) is kind)
    async with open_app(route, size=(60, 20)) as pilot:
        await Looker(pilot, library).sees(LITERAL)


def test_every_place_has_a_case_and_every_screen_is_looked_at() -> None:
    assert {type(case.route) for case in CASES} == set(SCREENS_AT)
    assert {screen for case in CASES for screen in case.screens} == set(every_screen())


def every_screen() -> Iterator[Shown]:
    """Every screen and dialog that retro has; what others are made from stands in no file that shows one."""
    for module in pkgutil.walk_packages(retro.tui.__path__, "retro.tui."):
        importlib.import_module(module.name)
    waiting: list[Shown] = [BaseScreen, BaseDialog]
    while waiting:
        kind = waiting.pop()
        below = [each for each in kind.__subclasses__() if each.__module__.startswith("retro.")]
        waiting += below
        if not below and not re.search("[A-Za-z]+\\[", kind.__name__):
            yield kind
