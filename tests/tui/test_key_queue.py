"""The queue of keys: each finds what the one before it set off, letters go in together, the last one ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult, ScreenStackError
from textual.binding import Binding
from textual.errors import NoWidget
from textual.events import Event, Key, MouseMove, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input

from retro.tui.kit.text.typed_text import TypedText
from retro.tui.terminal.key_queue import KeyQueue
from retro.tui.terminal.word_burst import WordKey


class Ending(App[None]):
    """An app whose screens are gone with the first key that is handed on."""

    has_ended = False
    failures = 0

    @property
    def is_running(self) -> bool:
        return not self.has_ended

    @property
    def focused(self) -> None:
        return None

    @property
    def screen(self) -> Any:
        if self.has_ended:
            raise ScreenStackError("No screens on stack")
        return self

    def get_widget_at(self, x: int, y: int) -> tuple[Widget, Region]:
        raise NoWidget

    def _handle_exception(self, error: Exception) -> None:
        self.failures += 1


async def test_the_key_that_ends_the_program_is_the_last_and_breaks_nothing() -> None:
    handed: list[Event] = []
    app = Ending()

    async def hand_on(event: Event) -> None:
        handed.append(event)
        app.has_ended = True

    queue = KeyQueue(app, hand_on)
    first = Key("ctrl+q", None)
    queue.put(first)
    queue.put(Key("x", "x"))
    task = queue._task
    assert task
    await task
    assert handed == [first]
    assert not app.failures


def started_at_once(loop: asyncio.AbstractEventLoop, work: Any, **_: Any) -> Any:
    """Make a task that runs to its first wait at once; it may wait for turns of the loop only."""
    try:
        work.send(None)
    except StopIteration:
        work = asyncio.sleep(0)
    return asyncio.Task(work, loop=loop)


async def test_keys_are_delivered_after_the_mouse_where_tasks_start_at_once() -> None:
    handed: list[Event] = []

    async def hand_on(event: Event) -> None:
        handed.append(event)

    queue = KeyQueue(Ending(), hand_on)
    # Textual asks for this where Python has it, and a queue that takes a task that has ended for a running one stops
    asyncio.get_running_loop().set_task_factory(getattr(asyncio, "eager_task_factory", started_at_once))
    for kind in (MouseMove, MouseScrollDown, MouseScrollUp):
        came = len(handed)
        queue.put(kind(None, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False))
        while queue._task and not queue._task.done():
            await asyncio.sleep(0)
        assert len(handed) == came + 1


class TwoLines(App[None]):
    """Enter in a line goes on to the next, by a message that the screen handles later, as a page turn does."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = KeyQueue(self, super().on_event)
        self.handed: list[Event] = []

    def compose(self) -> ComposeResult:
        yield Input(id="one", select_on_focus=False)
        yield Input(id="two", select_on_focus=False)
        yield TypedText("", max_checkpoints=500)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            self.keys.put(event)
        else:
            await super().on_event(event)

    def on_input_submitted(self) -> None:
        self.screen.focus_next()

    def standing(self) -> list[str]:
        return [*(line.value for line in self.query(Input)), self.query_one(TypedText).text]


class Form(Screen[None]):
    """Takes its time before it gives its line the focus."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        yield Input(select_on_focus=False)

    async def on_screen_resume(self) -> None:
        for _ in range(500):
            await asyncio.sleep(0)
        self.query_one(Input).focus()


class Opening(TwoLines):
    """F3 opens a form over the lines."""

    BINDINGS = [("f3", "form", "Form")]

    async def action_form(self) -> None:
        self.push_screen(Form())


class SlowLine(Input):
    """Takes its time over each letter."""

    async def _on_key(self, event: Key) -> None:
        for _ in range(500):
            await asyncio.sleep(0)
        await super()._on_key(event)


class PassingOn(TwoLines):
    """A letter on the button goes on to the line; F3 reads the line at once, as the end of the program does."""

    BINDINGS = [Binding("f3", "read", "Read", priority=True)]
    read: list[str]

    def compose(self) -> ComposeResult:
        yield Button("Save")
        yield SlowLine(select_on_focus=False)

    def on_key(self, event: Key) -> None:
        if event.is_printable and self.focused is self.query_one(Button):
            self.pass_on(event)

    def pass_on(self, event: Key) -> bool:
        line = self.query_one(SlowLine)
        line.focus()
        line._forward_event(copy(event))
        return True

    def action_read(self) -> None:
        self.read = [*getattr(self, "read", []), self.query_one(SlowLine).value]


def letters(text: str) -> Iterator[Key]:
    for letter in text:
        yield Key("enter", "\r") if letter == "\n" else Key(letter, letter)


async def arrive(app: TwoLines, pilot: Pilot[None], keys: Iterable[Key]) -> None:
    """All in one write: the queue is full before the first is looked at."""
    for key in keys:
        app.keys.put(key)
    while app.keys._task:
        await pilot.pause()


async def test_a_key_waits_for_what_the_one_before_it_set_off() -> None:
    app = TwoLines()
    async with app.run_test() as pilot:
        await arrive(app, pilot, letters("a\nb\nc"))
        assert app.standing() == ["a", "b", "c"]


async def test_a_key_waits_for_the_page_that_is_being_turned() -> None:
    app, has_turned = TwoLines(), asyncio.Event()
    async with app.run_test() as pilot:

        async def turned() -> None:
            await has_turned.wait()

        app.keys = KeyQueue(app, super(TwoLines, app).on_event, turned)
        for key in letters("\nb"):
            app.keys.put(key)
        for _ in range(10):
            await pilot.pause()
        assert app.standing() == ["", "", ""]
        has_turned.set()
        while app.keys._task:
            await pilot.pause()
        assert app.standing() == ["", "b", ""]


async def test_a_key_waits_for_the_screen_that_came_with_the_one_before_it() -> None:
    app = Opening()
    async with app.run_test() as pilot:
        for key in (Key("f3", None), *letters("word")):
            app.keys.put(key)
        while app.keys._task:
            await pilot.pause()
        assert app.screen.query_one(Input).value == "word"


@pytest.mark.parametrize("is_word", [False, True], ids=["a letter", "a letter of a word"])
async def test_a_key_waits_for_the_text_that_a_letter_beside_it_was_passed_on_to(is_word: bool) -> None:
    app = PassingOn()
    async with app.run_test() as pilot:
        app.keys = KeyQueue(app, super(TwoLines, app).on_event, worded=app.pass_on)
        letter = Key("a", "a")
        await arrive(app, pilot, (WordKey(letter, True) if is_word else letter, Key("f3", None)))
        assert app.read == ["a"]


async def test_letters_that_stand_together_go_in_at_once_and_no_further() -> None:
    app = TwoLines()
    async with app.run_test() as pilot:
        await arrive(app, pilot, letters("first line\nsecond line\nthe story\nof it"))
        assert app.standing() == ["first line", "second line", "the story\nof it"]


@pytest.mark.parametrize("text", ["a", "abc", "x" * 100, "x" * 101, "word " * 60])
async def test_letters_that_came_together_are_undone_as_letters_that_came_alone(text: str) -> None:
    async with TwoLines().run_test() as pilot:
        together, alone = TypedText("", max_checkpoints=500), TypedText("", max_checkpoints=500)
        await pilot.app.mount(together, alone)
        for area in (together, alone):
            area.type_in("be")
            area.type_in("fore")
        together.type_in(text)
        for letter in text:
            alone.type_in(letter)
        while alone.text:
            assert together.text == alone.text
            together.undo()
            alone.undo()
        assert not together.text
        while alone.text != f"before{text}":
            together.redo()
            alone.redo()
            assert together.text == alone.text


@given(st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=150), max_size=6))
def test_every_cut_of_a_text_is_the_same_text(parts: list[str]) -> None:
    async def typed() -> None:
        async with TwoLines().run_test() as pilot:
            area = pilot.app.query_one(TypedText)
            for part in parts:
                area.type_in(part)
            assert area.text == "".join(parts)
            while area.text:
                area.undo()

    asyncio.run(typed())
