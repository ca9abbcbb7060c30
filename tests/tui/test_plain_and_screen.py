"""The wizard has two front ends over one declaration: what is answered alike is stored alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import cast

import pytest
from textual.pilot import Pilot

from retro.commands.document_saver import DocumentSaver
from retro.commands.lines.console import Console
from retro.commands.plain import page as page_asking
from retro.commands.plain.asking import AnyAsking
from retro.commands.plain.kinds.table import ASK, ask
from retro.commands.plain.walk import Walk
from retro.core.formats import retro_json
from retro.core.gig import answer_kinds as kinds
from retro.core.gig import line_kinds, part_kinds
from retro.core.gig.choices import Side, Stage, Status
from retro.core.gig.ids import QuestionKey
from retro.core.gig.losses import LOSSES
from retro.core.gig.own_questions import KeptQuestion, OwnQuestion, StepKey
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import AnyQuestion
from retro.core.wizard.questions import every_page, every_question
from retro.paths import Paths
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting
from retro.tui.context import AppContext
from retro.tui.kit.lazy_import import load_lazily
from retro.tui.navigation import WizardRoute
from retro.tui.wizard.fields.base import AnyField
from retro.tui.wizard.fields.registry import FIELDS
from tests.tui.conftest import TODAY, OpenApp
from tests.tui.looking import until
from tests.tui.wizard_steps import stored, type_in, whole, wizard

OWN = OwnQuestion(QuestionKey("mine." + "a" * 32), StepKey.STORY, "How did you sleep?")
"""A question of the user's own, asked at the end of its step."""
STATUS = {"1": "over", "2": "live", "3": "untold"}
LINES = {"currency": "EUR", "hours_planned": "10", "hours_worked": "24,5", "noticed_on": "2026-10-08",
         "told_on": "2026-10-12", "trouble_on": "2026-10-01", "started_on": "2026-09-01", "ended_on": "2026-11-01",
         "tags": "web, fixed price", OWN.key: "badly"}  # fmt: skip
"""What is typed into a line; any other gets words that no other question gets."""
MONEY = {"price": "1.200,00", "paid": "400", "refunded": "0"}
LINKS = ("The brief: https://example.org/brief", "~/a b.pdf")
CUE = "the budget is half"
NUMBER = {question.key: number for number, (_, _, question) in enumerate(every_question(), 10)}
"""Its own number for each question: a letter takes the screen a hundredth of a second."""


def typed(key: str) -> str:
    return LINES.get(key) or MONEY.get(key) or f"a {NUMBER[QuestionKey(key)]}."


# What is done on the screen, by kind of answer. The focus is in the field already.


async def number(pilot: Pilot[None], field: AnyField) -> None:
    await pilot.press("1")


async def line(pilot: Pilot[None], field: AnyField) -> None:
    await type_in(pilot, typed(field.question.key))


async def text(pilot: Pilot[None], field: AnyField) -> None:
    await type_in(pilot, typed(field.question.key))
    await pilot.press("enter", "enter", *"end")


async def moments(pilot: Pilot[None], field: AnyField) -> None:
    await type_in(pilot, "2026-10-02")
    await pilot.press("enter", *"second", "enter")
    await type_in(pilot, "2026-10-01")
    await pilot.press("enter", *"first", "enter", "up", "down", "L")
    await type_in(pilot, LINKS[1])
    await pilot.press("escape")


async def links(pilot: Pilot[None], field: AnyField) -> None:
    await type_in(pilot, LINKS[0])
    await pilot.press("enter")
    await type_in(pilot, LINKS[1])


async def ledger(pilot: Pilot[None], field: AnyField) -> None:
    for name in LOSSES:
        await type_in(pilot, f"lost {name}")
        await pilot.press("tab")


async def flags(pilot: Pilot[None], field: AnyField) -> None:
    await pilot.press("space", "down", "down", "space")


async def pivot(pilot: Pilot[None], field: AnyField) -> None:
    await pilot.press("down", "enter", *"fine")


async def details(pilot: Pilot[None], field: AnyField) -> None:
    await pilot.press("home", "enter", "right", "space", "tab")
    await type_in(pilot, "2026-09-02")
    await pilot.press("enter", *"a mail", "tab", *"later", "f3")


async def lessons(pilot: Pilot[None], field: AnyField) -> None:
    await pilot.click("#keep")
    await pilot.press(*"soon", "enter", *"no reply", "enter", *"2026-12-01")


SCREEN: Mapping[type[kinds.AnyKind], Callable[[Pilot[None], AnyField], Awaitable[None]]] = {
    line_kinds.Line: line, line_kinds.Day: line, line_kinds.Money: line, line_kinds.Hours: line,
    line_kinds.Currency: line, line_kinds.Tags: line, kinds.Choice: number, kinds.Text: text,
    part_kinds.Timeline: moments, part_kinds.Ledger: ledger, part_kinds.Flags: flags,
    part_kinds.Pivot: pivot, part_kinds.Details: details, part_kinds.Lessons: lessons,
    part_kinds.Links: links,
}  # fmt: skip

# The same, line by line.


def plain(asking: AnyAsking) -> list[str]:
    key, kind = asking.question.key, asking.question.kind
    if not asking.question.is_blank(asking.answers.retrospective):
        return [""]
    if isinstance(kind, kinds.Text):
        return [typed(key), "", "end", "."]
    if isinstance(kind, part_kinds.Details):
        return ["1", "2", "2026-09-02", "a mail", ".", "later", ".", ""]
    if isinstance(kind, part_kinds.Pivot):
        return ["2", "fine", "."]
    if isinstance(kind, part_kinds.Lessons):
        return ["", "1", "soon", "no reply", "2026-12-01", ""]
    return {
        kinds.Choice: ["1"],
        part_kinds.Timeline: ["2026-10-02 second", f"+ {LINKS[1]}", "2026-10-01 first", "."],
        part_kinds.Ledger: [f"lost {name}" for name in LOSSES],
        part_kinds.Flags: ["1 3", ""],
        part_kinds.Links: [*LINKS, "."],
    }.get(type(kind), [typed(key)])


class Script:
    """Lines that are fed as they are needed; what ends a path is answered by what is left of `doors`."""

    def __init__(self, doors: list[str]) -> None:
        self.lines: list[str] = []
        self._doors = doors

    def read1(self, size: int, /) -> bytes:
        line = self.lines.pop(0) if self.lines else self._doors.pop(0)
        return f"{line}\n".encode()

    def isatty(self) -> bool:
        return False


def told_plainly(where: Paths, status: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Retrospective, list[AnyQuestion]]:
    script, asked = Script(["2", "3", "1"] if status == "3" else ["2", "1"]), dict[str, AnyQuestion]()

    def scripted(asking: AnyAsking) -> None:
        asked[asking.question.key] = asking.question
        script.lines += [status] if asking.question.key == "status" else plain(asking)
        ask(asking)
        assert not script.lines, f"{asking.question.key} did not take {script.lines}"

    monkeypatch.setattr(page_asking, "ask", scripted)
    begun = Retrospective.new()
    keeping = DocumentSaver(where, begun)
    interview = Interview(begun, own=(OWN,))
    walk = Walk(Console(script), keeping, interview, remember=GigHistory, today=lambda: TODAY, paths=where)
    assert walk.hold() == 0
    keeping.close()
    found = retrospective_by_id(Library(where.library), begun.id)
    assert found is not None
    assert found.retrospective.finished_at is not None
    return found.retrospective, list(asked.values())


async def told_on_the_screen(open_app: OpenApp, app_context: AppContext, status: str) -> Retrospective:
    async with open_app(WizardRoute(), size=(120, 40)) as pilot:
        await until(pilot, lambda: wizard(pilot).walk.is_page)
        while not wizard(pilot).walk.is_review:
            screen = wizard(pilot)
            if not screen.walk.is_page:
                await pilot.press("n")
                await until(pilot, lambda: wizard(pilot).walk.is_page or wizard(pilot).walk.is_review)
                continue
            here = screen.drafting.interview.at
            for field in screen.walk.page.fields:
                if field.display and field.question.is_blank(whole(pilot)):
                    field.focus_input()
                    await pilot.pause()
                    if field.question.key == "status":
                        await pilot.press(status)
                    else:
                        await SCREEN[type(field.question.kind)](pilot, field)
                    await pilot.pause()
            await pilot.press("f3")
            await until(pilot, lambda at=here: wizard(pilot).drafting.interview.at != at)  # type: ignore[misc]  # mypy infers no default
        return stored(app_context, whole(pilot).id).retrospective


def content(whole: Retrospective) -> dict[str, object]:
    """All but what is each one's own: ids and instants."""
    data = retro_json.retrospective_to_data(whole)
    lessons = [{**lesson, "id": ""} for lesson in cast(list[dict[str, object]], data.get("lessons", []))]
    return data | {"id": "", "created_at": "", "updated_at": "", "finished_at": None, "lessons": lessons}


@pytest.mark.parametrize(
    "status", ["1", *(pytest.param(status, marks=pytest.mark.slow) for status in list(STATUS)[1:])]
)
async def test_a_gig_told_plainly_and_on_the_screen_is_one_archive(
    status: str, open_app: OpenApp, app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_now = as_setting((KeptQuestion(OWN),))
    app_context.store.submit(lambda store: store.set(SETTING_NAME, asked_now)).result(timeout=600)
    shown = await told_on_the_screen(open_app, app_context, status)
    where = Paths(data=app_context.paths.data.parent / "plain", state=app_context.paths.data.parent / "plain state")
    told, asked = told_plainly(where, status, monkeypatch)
    assert content(told) == content(shown)
    assert told.facts.status == STATUS[status]
    whole = told
    expected = {question.key for _, page, question in every_question() if page.when(whole) and question.when(whole)}
    assert expected | {OWN.key} <= {question.key for question in asked}
    assert {type(question.kind) for question in asked} == set(ASK)
    assert told.own_questions == (OWN,)


def test_every_page_and_kind_of_the_declaration_is_walked_by_these() -> None:
    assert {type(question.kind) for *_, question in every_question()} <= set(ASK)
    assert set(ASK) == set(SCREEN) == set(FIELDS)
    statuses = [Retrospective.new().with_facts(status=status) for status in Status]
    flagged = [whole._replace(red_flags=(RedFlag("B3", "B3", Stage.SCOPE, Side.PROJECT),)) for whole in statuses]
    assert all(any(page.when(whole) for whole in flagged) for _, page in every_page())


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_a_field_that_is_made_for_one_kind_is_given_that_kind(kind: type[kinds.AnyKind]) -> None:
    """What a field declares of its kind is true of every question that the table gives it."""
    field = cast(type[AnyField], load_lazily(f"wizard.fields.{FIELDS[kind].field}"))
    declarations = (vars(each).get("__annotations__", {}).get("kind", "") for each in field.__mro__)
    declared = next(filter(None, declarations), "")
    assert not declared or declared.partition("[")[0] in {each.__name__ for each in kind.__mro__}
