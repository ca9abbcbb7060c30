"""A library in which single values are what retro never wrote: columns are found in its schema, not listed."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from retro.core.gig.choices import Held, Hindsight, Learned, Obstacle, Outcome, Side, Stage, Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, LessonId, QuestionKey, VetId
from retro.core.gig.links import Link
from retro.core.gig.message import Channel, HandoverRow, Mark, Message
from retro.core.gig.own_questions import OwnQuestion, StepKey
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import CheckIn, Done, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.core.vet.vet_lines import HOURS_SO_FAR
from retro.storage.opening import open_store
from retro.storage.rows.vet_rows import VET
from retro.storage.writing.store import Store

ZONES = ("America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Etc/GMT+12")
ON = date(2026, 3, 14)
AT = datetime(2026, 3, 14, 22, 10, 5, tzinfo=UTC)

EDGES = (
    "'0001-01-01T00:00:00.000Z'",
    "'0001-01-01T00:00Z'",
    "'9999-12-31T23:59:59.999Z'",
    "'9999-12-31T23:59Z'",
    "'0001-01-01'",
    "'9999-12-31'",
)
"""The ends of the calendar, as SQL."""
NAN = "9e999 - 9e999"
STRAYS = (
    "'nonsense'",
    "''",
    "NULL",
    "x'ff00'",
    "CAST(x'6120ff20' AS TEXT)",
    "CAST(x'32303236ff' AS TEXT)",
    "9223372036854775807",
    "-9223372036854775808",
    "1e300",
    NAN,
    "0.5",
    "-1",
    "'[1, {}]'",
    "replace(hex(zeroblob(500)), '0', '9')",
    "'%'",
    'CAST("{}" AS BLOB)',
    'upper("{}")',
)
"""A bad value of each type, as SQL; a column that keeps texts keeps a number as one. {} is the column itself."""
VALUES = (*EDGES, *STRAYS)


class Column(NamedTuple):
    """One column of one table."""

    table: str
    name: str


def gig_id(number: int) -> GigId:
    return GigId(f"{number * 7919:08x}{number:024x}")


def vet_id(number: int) -> VetId:
    return VetId(f"f{number * 7919:07x}{number:024x}")


MESSAGE = Message(
    MappingProxyType({"news": "It is late.", "why": "It broke."}),
    ("why",),
    "Word",
    (HandoverRow("source", "in the repository", Mark.DONE), HandoverRow("hours", "ten")),
    Channel.WROTE,
    ON,
)


def gig(number: int, *, finished: bool = True, name: str = "") -> Retrospective:
    """One gig in which something stands in every table."""
    at = AT + timedelta(hours=number)
    look = Review(ON, Held.HELD, "it came up", gig_id(number + 1))
    asked = OwnQuestion(QuestionKey(f"mine.{'a' * 32}"), StepKey.STORY, "How did you sleep?")
    return Retrospective(
        id=gig_id(number),
        created_at=at,
        updated_at=at,
        finished_at=at if finished else None,
        facts=Facts(
            title=name or f"Gig {number}",
            client=f"Client {number}",
            platform="Upwork",
            status=Status.OVER,
            outcome=Outcome.LATE,
            started_on=ON,
            ended_on=ON,
            trouble_on=ON,
            noticed_on=ON,
            told_on=ON + timedelta(3),
            learned=Learned.TOLD,
            currency="EUR",
            price=Decimal(300),
            paid=Decimal(100),
            refunded=Decimal(10),
            hours_planned=Decimal(10),
            hours_worked=Decimal(30),
        ),
        answers=MappingProxyType({"story.tell": "Everything happened at once.", "aftermath.now": "Better."}),
        moments=(Moment(ON, "It began."), Moment(None, "It ended.", (Link("~/a.pdf", "a"),))),
        losses=MappingProxyType({"time": "a little"}),
        red_flags=(
            RedFlag("D1", "No answer for days", Stage.WORK, Side.MINE, True, Hindsight.SPOKE, ON, "saw", "told myself"),
            RedFlag(None, "Own sign", Stage.BEFORE, Side.CLIENT),
        ),
        lessons=(
            Lesson(
                LessonId(f"{number:031x}a"),
                "it slips",
                "say so",
                "next",
                "no word",
                ON,
                "D1",
                LessonId(f"{number:031x}b"),
                Obstacle.FORGOT,
                (look,),
                ON,
            ),
            Lesson(LessonId(f"{number:031x}c"), "the own sign is there", "ask", retired_on=ON),
        ),
        tags=("rush", "shop"),
        message=MESSAGE,
        links=(Link("https://example.org", "Site"),),
    ).with_own_answer(asked, "Badly.")


def vet(number: int, *, running: bool = False, name: str = "") -> Vet:
    """One vet in which something stands in every column."""
    at = AT + timedelta(days=300, hours=number)
    plain = Vet(
        id=vet_id(number),
        created_at=at,
        updated_at=at,
        title=name or f"Vet {number}",
        platform="Upwork",
        quote=Quote("EUR", Decimal(600), Decimal(20), Decimal(25)),
        ratio=Decimal("1.4"),
        signs=(
            VetFlag("D1", "No answer for days", Decimal(2), VetAnswer.YES, "Ask."),
            VetFlag("own sign", "Own", Decimal(1)),
        ),
        from_catalogue=True,
        reply="Hello",
        message=MESSAGE,
        decision=Decision.TAKE,
        decided_on=ON,
        told_on=ON,
        stops=(Stop("no label", ON), Stop("half", ON, ON)),
        client="A shop",
        forecast=Forecast("the printer", Decimal(70)),
        check_ins=(CheckIn(ON, Decimal(9), Done.QUARTER, VetAnswer.YES, VetAnswer.NO),),
        came=(Sighting(ON, "D1", VetAnswer.YES),),
        quiet_until=ON,
        good_end=GoodEnd(Decimal(14), Decimal(600), "a page of scope"),
        unread=MappingProxyType({HOURS_SO_FAR: "about nine"}),
    )
    return plain if running else replace(plain, ended=Ending.WRONG, ended_on=ON, gig=gig_id(number))


def fill(file: Path, bad: int, bad_vets: int | None = None) -> None:
    """A good finished gig, draft, deleted gig, vet and running gig, and `bad` of each kind to be spoilt."""
    bad_vets = bad if bad_vets is None else bad_vets
    with closing(Store.open(file)) as store:
        place = DraftPosition("story.tell", 3, True, MappingProxyType({QuestionKey("facts.price"): "abc"}))
        for number in range(1, bad + 1):
            store.save(gig(number), version=None, place=place)
        store.save(gig(900, name="Good finished"), version=None)
        store.save(gig(901, name="Good draft", finished=False), version=None, place=place)
        store.save(gig(902, name="Good deleted"), version=None)
        store.delete(gig_id(902))
        for number in range(1, bad_vets + 1):
            store.save(vet(number, running=number % 2 == 0), version=None)
        store.save(vet(900, name="Good vet"), version=None)
        store.save(vet(901, name="Good running", running=True), version=None)
        store.set("theme", "retro-dark")
        store.set("looks", "on")
        store.set("exports", str(file.parent))
    with closing(sqlite3.connect(file)) as raw:
        earlier = [(gig_id(number), "story.tell", "2026-03-14T22:10:05.123Z", "before") for number in range(1, bad + 1)]
        raw.executemany('INSERT INTO earlier (retrospective, "key", at, text) VALUES (?, ?, ?, ?)', earlier)
        raw.commit()


def columns(file: Path) -> list[Column]:
    """Every column of every table of the library."""
    with closing(sqlite3.connect(file)) as raw:
        tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return [
            Column(table, column[1])
            for (table,) in tables.fetchall()
            if table != "alembic_version"
            for column in raw.execute(f'PRAGMA table_info("{table}")')
        ]


def every_column() -> list[Column]:
    """Of a fresh library, so that a new column is tried by itself."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "retro.db"
        open_store(file).close()
        return columns(file)


def spoil(file: Path, column: Column, values: Sequence[str]) -> None:
    """Let the column be the first value in the first bad document's row, the second in the second's, and so on.

    In a table with a row for each of a document's parts, it is the first row; a setting gets a value of the wrong type.
    """
    spoil_in_turn(file, [column], values)


def spoil_in_turn(file: Path, every: Iterable[Column], values: Sequence[str]) -> None:
    """Spoil each column as `spoil` does, in documents of its own: the first in the first ones, the next in those after.

    So there must be as many bad documents of a kind as there are values for all its columns.
    """
    used = Counter[bool]()
    with unguarded(file) as raw:
        for column in every:
            before = used[is_of_vets(column)]
            for number, value in enumerate(values, 1):
                put(raw, column, number if column.table == "setting" else before + number, value)
            used[is_of_vets(column)] += len(values)


def spoil_each(file: Path, every: Sequence[Column], values: Sequence[str], bad: int) -> None:
    """Spoil one column after the other, the next bad document for each, and the next value."""
    with unguarded(file) as raw:
        for number, column in enumerate(every):
            put(raw, column, number % bad + 1, values[(number + number // bad) % len(values)])


def put(raw: sqlite3.Connection, column: Column, number: int, value: str) -> None:
    """Let the column be this in the row of the bad document of this number; SQLite may refuse a key that is taken."""
    table, name = column.table, column.name
    is_of_a_vet = is_of_vets(column)
    owner = vet_id(number) if is_of_a_vet else gig_id(number)
    whose = "id" if table in ("retrospective", "vet") else "vet" if is_of_a_vet else "retrospective"
    where = f"(SELECT min(rowid) FROM {table} WHERE {whose} = '{owner}')"
    if table == "setting":
        where, value = str(number), "x'ff00'"
    if name in (whose, "id") and value == NAN:
        return  # it is stored as NULL, and a second NULL as a key would be a fault of the file
    with suppress(sqlite3.Error):
        raw.execute(f'UPDATE {table} SET "{name}" = {value_in(name, value)} WHERE rowid = {where}')


def is_of_vets(column: Column) -> bool:
    """Tell whether the column is of a vet's row, not of a retrospective's or of none."""
    return column.table in (*VET.tables, "vet_search")


def value_in(column: str, value: str) -> str:
    """Return a bad value as SQL for this column."""
    return value.replace("{}", column)


@contextmanager
def unguarded(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that checks neither foreign keys nor NOT NULL; the schema is as it was in the end."""
    with closing(sqlite3.connect(file)) as raw:
        schema = raw.execute("SELECT rowid, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("UPDATE sqlite_schema SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'")
        raw.commit()
    with closing(sqlite3.connect(file)) as raw:
        yield raw
        raw.execute("PRAGMA writable_schema=ON")
        raw.executemany("UPDATE sqlite_schema SET sql = ? WHERE rowid = ?", [(sql, row) for row, sql in schema])
        raw.commit()


@contextmanager
def zone(name: str) -> Iterator[None]:
    """The process in this time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
