"""One field on a screen of its own, as the wizard would hold it: answers are gathered, and told back to the field."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date

from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from retro.core.gig.choices import Side, Stage
from retro.core.gig.flag_catalogue import red_flag_of
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.core.wizard.history import Appearance, EarlierLesson, GigHistory
from retro.core.wizard.question import AnyQuestion
from retro.core.wizard.questions import every_question
from retro.tui.app import RetroApp
from retro.tui.kit.screen import BaseScreen
from retro.tui.terminal.themes import DARK
from retro.tui.wizard.fields.base import AnyField, Context, Field
from retro.tui.wizard.page_frame import Frame

TODAY = date(2026, 11, 23)
D1, B3, C6 = "I was stuck for hours", "It depends on a script", "I cut my price"


def gig(name: str, on: date, told_myself: str = "") -> Appearance:
    return Appearance(GigId(name), name, on, told_myself)


BOOKING = gig("Booking calendar", date(2025, 12, 4), "One more evening and I have it.")
PORTFOLIO = gig("Portfolio site", date(2025, 3, 1))
OWN = RedFlag(None, "They never say thanks [/]", Stage.WORK, Side.CLIENT)
EARLIER = EarlierLesson(
    LessonId("e" * 32), GigId("b" * 32), "Booking calendar", date(2025, 12, 4), "I am stuck for a day", "tell them"
)
MEMORY = GigHistory(
    appearances={"C6": (PORTFOLIO,), "D1": (BOOKING, PORTFOLIO)}, lessons={"D1": (EARLIER,)}, own=(OWN,)
)


def ticked(*codes: str, pivot: str = "") -> tuple[RedFlag, ...]:
    """Catalogue flags, ticked."""
    found = [red_flag_of(code) for code in codes]
    return tuple(flag._replace(pivot=flag.flag == pivot) for flag in found if flag)


class Host(BaseScreen):
    """Keeps what the field answers in a retrospective, as the wizard does."""

    DEFAULT_CSS = "Host Frame { height: 1fr; }"

    def __init__(self, kind: type[AnyField], key: str, whole: Retrospective, memory: GigHistory = MEMORY) -> None:
        super().__init__()
        self.question: AnyQuestion = next(question for _, _, question in every_question() if question.key == key)
        self.retrospective = whole
        self.field = kind(self.question, self.question.get(whole), Context(whole, memory, lambda: TODAY))
        self.answered = 0
        self.unread = ""
        self.is_ready = False
        self.kept: list[Field.RuleKept] = []

    def compose_body(self) -> Iterable[Widget]:
        yield Frame(self.field, classes="-bare")

    def on_mount(self) -> None:
        self.field.focus_input()

    def on_field_answered(self, message: Field.Answered) -> None:
        self.answered += 1
        self.retrospective = self.question.slot.with_value(self.retrospective, message.value)
        self.field.show(self.retrospective)

    def on_field_rule_kept(self, message: Field.RuleKept) -> None:
        self.kept.append(message)

    def on_field_unread(self, message: Field.Unread) -> None:
        self.unread = message.text

    def action_ready(self) -> None:
        self.is_ready = True


class HostApp(App[None]):
    """Nothing but the host, in our colours and sizes."""

    CSS = RetroApp.CSS
    HORIZONTAL_BREAKPOINTS = RetroApp.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = RetroApp.VERTICAL_BREAKPOINTS

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.register_theme(DARK)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.push_screen(self.host)


@asynccontextmanager
async def hosted(host: Host, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Run the host, ready for keys."""
    async with HostApp(host).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def seen(host: Host) -> str:
    """The text of the whole window, its lines without trailing spaces."""
    lines = host.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each when the last is dealt with."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
