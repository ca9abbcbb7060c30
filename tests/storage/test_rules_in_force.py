"""Every place that asks which rules are in force gives one answer."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retro.core.gig.flag_names import flag_key
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.gig.wording import rule_text
from retro.core.lessons import schedule
from retro.storage.queries.choice import GigFilter
from retro.storage.queries.clients import client_gigs
from retro.storage.queries.due import Due, urgent
from retro.storage.queries.lessons.due_count import lessons_due
from retro.storage.queries.lessons.earlier_lessons import earlier_lessons
from retro.storage.queries.lessons.in_force import NOT_BLANK
from retro.storage.queries.lessons.stored_lessons import free_rules, heaviest_rules, stored_lessons
from retro.storage.queries.library import Library
from retro.storage.queries.patterns import read_patterns
from retro.storage.queries.vets.vet_history import pasts
from retro.storage.writing.store import Store
from tests.factories import flag_of, id_of, numbered_gig

BEGAN = datetime(2026, 3, 14, 12, tzinfo=UTC)
LATER = date(2028, 1, 1)
MOST = 6
CODES = ("A3", "D1", None)


class Drawn(NamedTuple):
    """The lesson of one gig, which has another without a rule before it."""

    state: str = "finished"
    cue: str = "x"
    act: str = "y"
    code: str | None = "A3"
    is_retired: bool = False
    of: int = 9
    """The place of the lesson that it replaces; none if that comes later."""


DRAWN = st.builds(
    Drawn,
    st.sampled_from(["finished", "finished", "finished", "draft", "deleted"]),
    st.sampled_from(["x", "", " \n", "\u2003\x1f"]),
    st.sampled_from(["y", "", "\t"]),
    st.sampled_from(CODES),
    st.booleans(),
    st.integers(0, MOST),
)


def gig_with(at: int, drawn: Drawn) -> Retrospective:
    began = BEGAN + timedelta(days=at)
    lesson = Lesson(
        LessonId(f"{at:032x}"),
        cue=drawn.cue.replace("x", f"x{at}"),
        act=drawn.act.replace("y", f"y{at}"),
        stop="no answer",
        stop_on=date(2026, 4, 1),
        flag=drawn.code,
        retired_on=LATER if drawn.is_retired else None,
        replaces=LessonId(f"{drawn.of:032x}") if drawn.of < at else None,
    )
    whole = numbered_gig(at, began, *([flag_of(drawn.code)] if drawn.code else []), client=f"Client {at}")
    without_rule = Lesson(LessonId(f"{at:031x}a"), next_time="no rule came of it")
    return whole._replace(lessons=(without_rule, lesson), finished_at=None if drawn.state == "draft" else began)


def in_force(gigs: list[Retrospective], deleted: set[GigId]) -> list[Retrospective]:
    """The gigs whose rule is in force, from the rule as it is told in words."""
    written = [each for each in gigs if each.finished_at and each.id not in deleted and rule_text(each.lessons[1])]
    replaced = {each.lessons[1].replaces for each in written}
    return [each for each in written if not each.lessons[1].retired_on and each.lessons[1].id not in replaced]


def test_sql_and_python_agree_on_what_is_blank() -> None:
    with closing(sqlite3.connect(":memory:")) as raw:
        for code in [*range(1, 0x3100), 0xFEFF, 0x1F600]:
            if not 0xD800 <= code < 0xE000:
                (found,) = raw.execute(f"SELECT ? {NOT_BLANK}", (f" {chr(code)}\n",)).fetchone()
                assert bool(found) == bool(chr(code).strip()), hex(code)


@settings(max_examples=settings().max_examples // 2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DRAWN, min_size=2, max_size=MOST))
@example([Drawn(), Drawn(cue="", act="", of=0)])  # a lesson without a rule replaces none
@example([Drawn(), Drawn(code=None, of=0), Drawn(code="D1", of=1, is_retired=True)])
@example([Drawn(), Drawn(cue="\u2003", act="", of=0), Drawn("deleted", of=0), Drawn("draft", of=0)])
def test_the_same_rules_are_in_force_wherever_that_is_asked(store: Store, library: Library, every: list[Drawn]) -> None:
    store.purge([id_of(at) for at in range(MOST)])
    gigs = [gig_with(at, drawn) for at, drawn in enumerate(every)]
    deleted = {gig.id for gig, drawn in zip(gigs, every, strict=True) if drawn.state == "deleted"}
    store.add_all(gigs, update=True)
    for id in deleted:
        store.delete(id)
    held = in_force(gigs, deleted)
    ids, rules = {gig.id for gig in held}, {gig.lessons[1].id for gig in held}

    assert {each.lesson.id for each in stored_lessons(library) if schedule.due_on(each)} == rules
    assert {each.lesson.id for each in heaviest_rules(library, {}, MOST)} == rules
    assert {each.lesson.id for each in free_rules(library)} == {gig.lessons[1].id for gig in held if not flag(gig)}
    assert lessons_due(library, LATER) == len(rules)
    assert {each.id for each in urgent(library, LATER) if each.kind is Due.LESSON_STOP} == ids
    earlier = earlier_lessons(library, [flag_key(code) for code in CODES if code])
    found = {each.id for some in earlier.values() for each in some if each.is_in_force}
    assert found == {gig.lessons[1].id for gig in held if flag(gig)}
    assert set(read_patterns(library).fared.waiting_in) == ids
    of_first = read_patterns(library, GigFilter(client="Client 0")).fared.waiting_in
    assert set(of_first) == ids & {gigs[0].id}, "a gig that is left out replaces its rule all the same"
    quoted = {key: past.rule for key, past in pasts(library, BEGAN + timedelta(30)).items() if past.rule}
    newest = {flag_key(gig.lessons[1].flag or ""): rule_text(gig.lessons[1]) for gig in held if flag(gig)}
    assert quoted == newest
    said = {gig.gig: gig.rule for gig in client_gigs(library)}
    assert {rule for rule in said.values() if rule} == {rule_text(gig.lessons[1]) for gig in held}
    assert {id: said[id] for id in ids} == {gig.id: rule_text(gig.lessons[1]) for gig in held}


def flag(gig: Retrospective) -> str | None:
    """The red flag that its lesson was drawn from."""
    return gig.lessons[1].flag
