"""At every width nothing is cut unsaid, and nothing is cut while room lies free, on any screen of the demo library."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from types import MappingProxyType

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from retro.core.gig import answer_kinds, part_kinds
from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId
from retro.core.gig.links import Link
from retro.core.gig.own_questions import StepKey, added
from retro.core.gig.retrospective import Moment
from retro.core.samples import demo, demo_vets, example
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.core.wizard.questions import every_page
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting
from retro.storage.writing.store import Store
from retro.tui import navigation
from retro.tui.context import AppContext
from retro.tui.home.gig_list import GigList
from retro.tui.kit.footer import OWN_PLACES, KeyFooter
from retro.tui.kit.lazy_import import load_lazily
from retro.tui.kit.lists.line_list import LineList
from retro.tui.lessons.list import LessonList
from retro.tui.message.part_list import PartList
from retro.tui.navigation import Navigate, Route
from retro.tui.screen_table import SCREENS_AT
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.vet.take_dialog import TakeDialog
from tests.tui.conftest import TODAY, OpenApp
from tests.tui.looking import screen_lines, until
from tests.tui.space import space_faults
from tests.tui.test_hostile_text import page_with
from tests.tui.wizard_steps import wizard

SIZES = (
    (44, 24),
    pytest.param((60, 20), marks=pytest.mark.slow),
    (80, 24),
    pytest.param((120, 40), marks=pytest.mark.slow),
    pytest.param((200, 60), marks=pytest.mark.slow),
)
OVER = [whole.id for whole in demo() if not whole.is_draft]
UNTOLD = next(whole for whole in demo() if whole.facts.status is Status.UNTOLD).id
VETS = demo_vets(TODAY)
RUNNING = next(vet.id for vet in VETS if vet.is_running)
VET = next(vet.id for vet in VETS if not vet.is_running)
OPEN_VET = next(vet.id for vet in VETS if vet.decision is not Decision.TAKE)
GONE, GONE_VET = OVER[-1], VETS[-2].id
UNDECIDED = Vet(title="Audio guide for a harbour")
LINKS = (Link("https://example.org/brief", "The brief"), Link("https://example.org/" + "chat/" * 40, "What they wrote"))
DRAFT = example()._replace(
    id=GigId("d" * 32), finished_at=None, lessons=(), links=LINKS, moments=(Moment(None, "They wrote.", LINKS),)
)
BEGUN = DRAFT._replace(answers=MappingProxyType(dict.fromkeys(DRAFT.answers, "It began well.")))
"""How the draft read before."""
QUESTION = added((), StepKey.STORY, "How did you sleep, and who noticed it before you did?")


FULL = {"Continue", "Stop typing", "Details"}
"""Words in the footers of the wizard that are wide."""


@dataclass(frozen=True)
class Stop:
    """A route, and what is pressed there."""

    route: Route
    steps: tuple[tuple[str, str], ...]
    """Keys, with a space between two, and words that stand on the screen after them and not before."""


STOPS = (
    Stop(navigation.HomeRoute(), (("", "Grant report"), ("f1", "Keys for this screen"), ("escape ctrl+p", "Here"))),
    Stop(navigation.HomeRoute(), (("end d", "Move “"), ("escape slash c l i e n t", "results"))),
    Stop(
        navigation.ReaderRoute(OVER[0]),
        (("", "At a glance"), ("end", "THE LESSONS"), ("L", "to open this"), ("down", "chat/chat")),
    ),
    Stop(navigation.CompareRoute(OVER[0], OVER[1]), (("", "IN COMMON"), ("o", "Compare “"))),
    Stop(
        navigation.PatternsRoute(),
        (("", "KEEPS COMING"), ("down down enter", "F1 Help"), ("escape end", "OFTEN TOGETHER")),
    ),
    Stop(navigation.LessonsRoute(), (("", "due"), ("enter", "then"))),
    Stop(navigation.QuestionsRoute(), (("", "How did you sleep"), ("n", "A question of your own"))),
    Stop(navigation.VetRoute(), (("", "Before you say yes"),)),
    Stop(navigation.VetRoute(VET), (("", "NEGOTIATE"), ("e", "F1 Help"), ("escape b", "Yes"), ("e", "sentence"))),
    Stop(navigation.VetRoute(OPEN_VET), (("left left left enter", "How sure are you"),)),
    Stop(navigation.VetsRoute(), (("", "Price list"),)),
    Stop(
        navigation.RunningRoute(RUNNING),
        (("", "Next checkpoint"), ("f", "Stop if"), ("escape g", "What helped?")),
    ),
    Stop(navigation.CheckInRoute(RUNNING), (("", "Hours so far"),)),
    Stop(navigation.UnderWayRoute(), (("", "Only the name"),)),
    Stop(
        navigation.MessageRoute(UNTOLD),
        (
            ("", " of 12"),
            ("enter", "F3"),
            ("escape e", "The whole message"),
            ("escape t", "When?"),
            ("escape h", "Handover"),
        ),
    ),
    Stop(navigation.ExportMessageRoute(UNTOLD), (("", "preview"),)),
    Stop(navigation.ExportRoute((OVER[0],)), (("", "preview"),)),
    Stop(navigation.ExportComparisonRoute(OVER[0], OVER[1]), (("", "preview"),)),
    Stop(navigation.ExportVetRoute(VET), (("", "preview"),)),
    Stop(navigation.TrashRoute(), (("", "deleted"), ("d", "for good?"))),
    Stop(navigation.ReaderRoute(GONE, is_deleted=True), (("", "read-only"),)),
    Stop(navigation.DeletedVetRoute(GONE_VET), (("", "read-only"),)),
    Stop(navigation.OlderGigRoute(), (("", "How did it end?"), ("shift+tab w", "What helped?"))),
    Stop(navigation.FinishedRoute(OVER[0]), (("", "Read it"),)),
)


class Walk:
    """Goes everywhere, and notes what is wrong."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self._last: tuple[Screen[object], list[str]] | None = None
        self.faults: list[str] = []
        self.seen: set[type[Widget]] = set()

    async def look(self, words: str, where: str) -> None:
        """Wait for these words, and see what is wrong once the screen has laid itself out."""
        app, faults = self.pilot.app, [f"{words!r} never stood there"]
        for _ in range(1000):
            await self.pilot.pause()
            lines = screen_lines(app)
            if any(words in line for line in lines):
                faults = [*space_faults(app.screen, lines), *footer_faults(app.screen)]
                if not faults or self._is_seen_again(app.screen, faults):
                    break
            else:
                await asyncio.sleep(0.01)
        self.seen.add(type(app.screen))
        self.faults += [f"{where}: {fault}" for fault in faults]

    def _is_seen_again(self, screen: Screen[object], faults: list[str]) -> bool:
        """Whether these are there to stay."""
        was, self._last = self._last, (screen, faults)
        return was == self._last

    async def stop(self, stop: Stop) -> None:
        """One route, and what is opened there."""
        self.pilot.app.screen.post_message(Navigate(stop.route, from_home=True))
        for keys, words in stop.steps:
            await self.pilot.press(*keys.split())
            await self.look(words, f"{type(stop.route).__name__} {keys}")

    async def wizard(self) -> None:
        """Every page of it, each where it is asked."""
        done = set[str]()
        self.pilot.app.screen.post_message(Navigate(navigation.WizardRoute(DRAFT.id, "review"), from_home=True))
        await self.look("Read it through", "review")
        screen = wizard(self.pilot)
        for status in Status:
            told_on = None if status is Status.UNTOLD else DRAFT.facts.told_on
            whole = screen.drafting.retrospective.with_facts(status=status, told_on=told_on)
            interview = replace(screen.drafting.interview, rest=True).with_retrospective(whole)
            for page in interview.pages():
                if page.key not in done:
                    done.add(page.key)
                    await screen.pages.turn(interview.open(page.key))
                    await self.look("", page.key)
        assert done == {page.key for _, page in every_page()} | {QUESTION[0].question.key}

    async def dialogs_of_the_wizard(self) -> None:
        """What is opened from its pages."""
        screen = wizard(self.pilot)
        for page, keys, words in (
            (page_with(answer_kinds.Text), "f8", "Earlier versions"),
            (page_with(part_kinds.Details), "enter", "What I told myself"),
            (page_with(part_kinds.Timeline), "up L", "Links of this event"),
            (page_with(part_kinds.Flags), "plus", "own"),
        ):
            await screen.pages.turn(screen.drafting.interview.open(page))
            await self.pilot.press(*keys.split())
            await self.look(words, f"{page} {keys}")
            await self.pilot.press("escape")


def footer_faults(screen: Screen[object]) -> list[str]:
    """What its footer leaves out though it matters most: help, Continue and Back, the way out, and what a list is for.

    44 columns have no room for what stands beside “Stop typing”, or for “Details” of the wizard.
    """
    footer = next((each for each in screen.query(KeyFooter) if each.display), None)
    if footer is None:
        return []
    every, shown = footer.all_hints(), [hint.action for hint in footer.shown_hints()]
    own = [hint for hint in every if hint.place in OWN_PLACES]
    is_full = screen.size.width < 60 and {"Continue"} < {hint.words for hint in every} & FULL
    needed = [hint for hint in every if hint not in own] + own[: 0 if is_full else 1]
    faults = [f"the footer has no {hint.key} {hint.words}" for hint in needed if hint.action not in shown]
    is_helpful = every[0].action == "app.help" and shown[0] == "app.help"
    return faults if is_helpful else ["the footer does not begin with help", *faults]


@pytest.fixture
def filled(app_context: AppContext) -> None:
    """The demo library, with a draft, trash and a question of one's own."""

    def put(store: Store) -> None:
        gigs = (whole._replace(links=LINKS) if whole.id == OVER[0] else whole for whole in demo())
        store.add_all((*gigs, *VETS, UNDECIDED), update=False)
        version = store.save(BEGUN, version=None)
        store.save(DRAFT, version=version)
        store.delete(GONE)
        store.delete(GONE_VET)
        store.set(SETTING_NAME, as_setting(QUESTION))

    app_context.store.submit(put).result(timeout=600)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_screen_cuts_words_unsaid_or_while_room_lies_free(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as pilot:
        walk = Walk(pilot)
        for stop in STOPS:
            await walk.stop(stop)
        await walk.wizard()
        await walk.dialogs_of_the_wizard()
        assert not walk.faults, "\n".join(walk.faults)
        assert walk.seen >= {load_lazily(reference) for reference in SCREENS_AT.values()}


@pytest.mark.usefixtures("filled")
async def test_from_120_columns_home_uses_them_for_longer_rows_and_for_story_and_cost(open_app: OpenApp) -> None:
    async with open_app(size=(120, 60)) as pilot:
        home = pilot.app.screen
        await pilot.press("end")
        assert await is_seen(pilot, "What it cost them"), "120 columns have no room for the story and the cost"
        assert home.query_one(GigList).region.width == 60
        await pilot.resize_terminal(119, 60)
        assert await is_seen(pilot, "What it cost them", gone=True), "119 columns are not enough for the story"


async def is_seen(pilot: Pilot[None], words: str, *, gone: bool = False) -> bool:
    """Whether these words come onto the screen; `gone`: whether they leave it."""
    for _ in range(1000):
        await pilot.pause(0.01)
        if any(words in line for line in screen_lines(pilot.app)) is not gone:
            return True
    return False


@pytest.mark.usefixtures("filled")
async def test_patterns_give_names_the_room_before_bars_and_are_no_wider_than_they_read_well(open_app: OpenApp) -> None:
    async with open_app(navigation.PatternsRoute(), size=(80, 60)) as pilot:
        assert await is_seen(pilot, "GIG BY GIG")
        assert not [line for line in screen_lines(pilot.app) if "…" in line]
        await pilot.resize_terminal(200, 60)
        await until(pilot, lambda: pilot.app.screen.query_one(LineList).region.width <= 110)
        await pilot.pause()
        lines = [line.rstrip() for line in screen_lines(pilot.app)]
        heads = next(at for at, line in enumerate(lines) if line.endswith("rate"))
        assert len(lines[heads]) == len(lines[heads + 1]), "the headings stand beside their columns"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("route", "keys"),
    [
        (navigation.MessageRoute(UNTOLD), "e"),
        (navigation.ExportRoute((OVER[0],)), ""),
        (navigation.WizardRoute(DRAFT.id, page_with(answer_kinds.Text)), ""),
    ],
    ids=["text", "export", "page"],
)
async def test_texts_and_dialogs_grow_with_the_height(open_app: OpenApp, route: Route, keys: str) -> None:
    async with open_app(route, size=(120, 24)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        box = pilot.app.screen.query("SmallText, FilePreview, Writing").first()
        low = box.region.height
        await pilot.resize_terminal(120, 60)
        await until(pilot, lambda: box.region.height >= low + 10)


class Planted(App[None]):
    """Widgets that cut, and their neighbours that do not."""

    CSS = """
    Horizontal, Vertical { height: 3; }
    .low { height: 1; } .one-line { height: 1; text-wrap: nowrap; } .marked { text-overflow: ellipsis; }
    .auto { width: auto; } .none { height: 0; }
    """
    WORDS = "Nothing says when it is done, and nobody has asked for it"

    def compose(self) -> ComposeResult:
        words = safe_text(self.WORDS)
        yield SafeLabel(words, id="whole")
        yield SafeLabel(words, id="low", classes="low")
        yield SafeLabel(words, id="one-line", classes="one-line")
        yield SafeLabel(words, id="marked", classes="one-line marked")
        yield SafeLabel(words, id="none", classes="none")
        yield SafeLabel(safe_text("Nothing s…                 3"), id="free")
        yield SafeLabel(safe_text("Nothing says when it is …"), id="kept-back")
        with Horizontal():
            yield SafeLabel(words, id="before", classes="auto")
            yield SafeLabel(safe_text("pushed out"), id="pushed", classes="auto")
        with Vertical():
            yield SafeLabel(words + safe_text("\n") + words, id="tall")
        yield Input(placeholder=self.WORDS, id="placeholder")


async def test_words_that_are_cut_unsaid_or_needlessly_are_found_and_no_others() -> None:
    async with Planted().run_test(size=(44, 40)) as pilot:
        await pilot.pause()
        found = space_faults(pilot.app.screen, screen_lines(pilot.app))
        blamed = {widget.id for widget in pilot.app.query("*") if any(f"#{widget.id}:" in fault for fault in found)}
        assert blamed == {"low", "one-line", "none", "free", "before", "pushed", "tall", "placeholder"}


async def test_a_wide_window_gives_its_lists_the_width_that_nothing_else_needs(open_app: OpenApp, filled: None) -> None:
    async with open_app(size=(200, 24)) as pilot:
        screen = pilot.app.screen
        widths = [screen.query_one(GigList).size.width]
        screen.post_message(Navigate(navigation.LessonsRoute(), from_home=True))
        await until(pilot, lambda: bool(pilot.app.screen.query(LessonList)))
        widths.append(pilot.app.screen.query_one(LessonList).size.width)
        screen.post_message(Navigate(navigation.MessageRoute(UNTOLD), from_home=True))
        await until(pilot, lambda: bool(pilot.app.screen.query(PartList)))
        widths.append(pilot.app.screen.query_one(PartList).size.width)
        assert all(width >= 78 for width in widths), widths


async def test_every_button_of_a_high_dialog_is_reached_in_a_small_window(open_app: OpenApp, filled: None) -> None:
    async with open_app(navigation.VetRoute(OPEN_VET), size=(44, 20)) as pilot:
        await pilot.press("left", "left", "left", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TakeDialog))
        pilot.app.screen.query_one("#ready").focus()
        await until(pilot, lambda: any("Save ›" in line for line in screen_lines(pilot.app)))
        assert any("How sure are you that it" in line for line in screen_lines(pilot.app))
