"""Figures as Compare, previews, files, Lessons and verdicts show them, against plain sums over the stored rows.

What is expected is worked out here from raw columns, in hundredths and ISO days, with none of the program's own
functions; `test_counted` does the same for what is counted over all gigs.
"""

from __future__ import annotations

import random
import re
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from retro.commands.files.table import COLUMNS
from retro.core.analysis.compare import compare
from retro.core.analysis.preview import good_end_preview, preview
from retro.core.formats.export import comparison_file, markdown
from retro.core.formats.markdown.vet_document import good_end_markdown, vet_markdown
from retro.core.formats.redaction.redact import Redactor
from retro.core.formats.redaction.redact_good_end import redacted_good_end
from retro.core.gig.choices import Held, Status
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Lesson, Retrospective, Review
from retro.core.lessons import schedule
from retro.core.vet import weights
from retro.core.vet.begin import verdict_then
from retro.core.vet.good_end import as_gig
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.storage.queries.lessons.due_count import lessons_due
from retro.storage.queries.lessons.stored_lessons import lesson_overview
from retro.storage.queries.library import Library
from retro.storage.queries.patterns import read_patterns
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.vets import vet_context
from retro.storage.queries.vets.vets import vet_by_id
from tests.storage.made_up import LATER, TODAY, maybe, some_gig, some_vet, write_library

Row = sqlite3.Row
SIGNS = {"EUR": "€", "USD": "$", "": ""}


def a_lesson(chance: random.Random, number: int, earlier: list[str]) -> Lesson:
    looks = tuple(
        Review(date(2026, 1, 1) + timedelta(days=40 * at + chance.randrange(30)), chance.choice([*Held]))
        for at in range(chance.randrange(5))
    )
    return Lesson(
        LessonId(f"{number + 9000:032x}"), "I am stuck", chance.choice(["tell them", ""]), reviews=looks,
        replaces=LessonId(chance.choice(earlier)) if earlier and chance.random() < 0.3 else None,
        retired_on=date(2026, 5, 1) if chance.random() < 0.15 else None,
        snoozed_until=maybe(chance, lambda: date(2026, 11, 1) + timedelta(days=chance.randrange(40))),
        flag=maybe(chance, lambda: chance.choice(["A1", "A3", "B3", "C1", "D1"])),
    )  # fmt: skip


def told_in_full(chance: random.Random, number: int, earlier: list[str]) -> Retrospective:
    """Return a gig with the days, turning points and rules that `some_gig` has none of."""
    gig = some_gig(chance, number).with_facts(
        started_on=maybe(chance, lambda: date(2025, 5, chance.randrange(1, 29))),
        trouble_on=maybe(chance, lambda: date(2025, 6, chance.randrange(1, 29))),
    )
    if number == 0:
        gig = gig.with_facts(status=Status.UNTOLD, told_on=None, learned=None)
    if chance.random() < 0.2:
        gig = gig.with_facts(price=Decimal(500), paid=Decimal(520), refunded=Decimal(20))
    flags = tuple(flag._replace(pivot=at == 0 and chance.random() < 0.4) for at, flag in enumerate(gig.red_flags))
    finished = gig.finished_at and datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=chance.randrange(325))
    lessons = tuple(a_lesson(chance, 4 * number + at, earlier) for at in range(chance.randrange(4)))
    earlier += [lesson.id for lesson in lessons]
    return gig._replace(red_flags=flags, lessons=lessons, finished_at=finished)


@pytest.fixture(scope="module", params=[11, 12])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 30 gigs and 20 vetted ones, an eighth of them in the trash."""
    chance, earlier = random.Random(request.param), list[str]()
    gigs = [told_in_full(chance, number, earlier) for number in range(30)]
    vets = [some_vet(chance, number) for number in range(20)]
    return write_library(tmp_path_factory.mktemp("shown") / "retro.db", chance, gigs, vets, deleted=1 / 8)


def kept(raw: sqlite3.Connection, table: str, condition: str = "1") -> list[Row]:
    return list(raw.execute(f"SELECT * FROM {table} WHERE deleted_at IS NULL AND {condition} ORDER BY created_at, id"))


def gigs_of(library: Library, raw: sqlite3.Connection) -> list[tuple[Row, Retrospective]]:
    return [
        (row, stored.retrospective)
        for row in kept(raw, "retrospective")
        if (stored := retrospective_by_id(library, GigId(row["id"])))
    ]


def good_of(library: Library, raw: sqlite3.Connection) -> list[tuple[Row, Vet]]:
    return [
        (row, stored.vet)
        for row in kept(raw, "vet", "ended = 'well'")
        if (stored := vet_by_id(library, VetId(row["id"])))
    ]


# What is expected, from columns alone.


def said_money(amount: Fraction | Decimal, currency: str) -> str:
    """Two decimals, a half to the even cent; the sign of a debt before that of the currency."""
    cents = round(Fraction(amount) * 100)
    units, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{SIGNS[currency]}{units:,}.{rest:02}"


def hours(stored: int) -> str:
    whole, rest = divmod(stored, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") if rest else str(whole)


def days_from(one: str | None, other: str | None) -> int | None:
    if one is None or other is None or other < one:
        return None
    return date.fromisoformat(other).toordinal() - date.fromisoformat(one).toordinal()


def said_days(count: int | None) -> str:
    return "" if count is None else {0: "the same day", 1: "1 day"}.get(count, f"{count} days")


def change_of_days(one: int | None, other: int | None) -> str:
    if one is None or other is None:
        return ""
    return "the same" if one == other else f"{said_days(abs(other - one))} {'sooner' if other < one else 'later'}"


class Sums:
    """Every figure of a gig, in hundredths and days; None is unknown."""

    def __init__(self, row: Row) -> None:
        is_good = "ended" in row.keys()  # noqa: SIM118  (a row iterates its values)
        self.currency = row["currency"]
        self.price, self.paid = row["price"], row["paid"]
        self.back = 0 if is_good else row["refunded"]
        self.planned = row["hours"] if is_good else row["hours_planned"]
        self.worked = row["hours_worked"]
        self.is_going = not is_good and row["outcome"] is None and row["status"] in ("live", "untold")
        self.is_untold = not is_good and row["status"] == "untold" and row["told_on"] is None
        self.learned = None if is_good else row["learned"]
        self.noticed_after = None if is_good else days_from(row["trouble_on"], row["noticed_on"])
        told = None if is_good or self.learned in ("found_out", "never") else row["told_on"]
        self.told_after = None if told is None else days_from(row["noticed_on"], told)

    @property
    def net(self) -> int | None:
        return None if self.paid is None or self.back is None else self.paid - self.back

    @property
    def rate(self) -> Fraction | None:
        return None if self.net is None or not self.worked else Fraction(self.net, self.worked)

    @property
    def agreed(self) -> Fraction | None:
        return None if self.price is None or not self.planned else Fraction(self.price, self.planned)

    @property
    def overrun(self) -> Fraction | None:
        return None if self.worked is None or not self.planned else Fraction(self.worked, self.planned)

    @property
    def short(self) -> Fraction | None:
        """Less than agreed."""
        return None if self.price is None or self.net is None else Fraction(self.price - self.net, 100)

    @property
    def told(self) -> str:
        if self.is_untold:  # they can still be told, as Patterns and home have it
            return "not told yet"
        if self.learned == "found_out":
            return "found out themselves"
        return "never told" if self.learned == "never" else said_days(self.told_after)

    @property
    def gap(self) -> str:
        if self.short is None:
            return ""
        if self.is_going:
            return f"{said_money(self.short, self.currency)} not paid yet" if self.short > 0 else "nothing"
        return said_money(self.short, self.currency) if self.short else "nothing"

    @property
    def both_hours(self) -> str:
        if self.planned is None and self.worked is None:
            return ""
        return " → ".join("unknown" if each is None else hours(each) for each in (self.planned, self.worked))


def times(value: Fraction) -> str:
    tenths = round(value * 10)
    return f"{tenths // 10}.{tenths % 10}×"


def change_of_money(one: Fraction | None, other: Fraction | None, currencies: tuple[str, str], *names: str) -> str:
    if one is None or other is None or currencies[0] != currencies[1]:
        return ""
    cents = round(other * 100) - round(one * 100)
    if not cents:
        return "the same"
    return f"{said_money(Fraction(abs(cents), 100), currencies[0])} {names[cents < 0]}"


def of_money(value: Fraction | None, currency: str) -> str:
    return "" if value is None else said_money(value, currency)


def table_of(a: Sums, b: Sums) -> dict[str, tuple[str, str, str]]:
    codes = (a.currency, b.currency)
    ratios = ["" if each.overrun is None else times(each.overrun) for each in (a, b)]
    rows = {
        "Noticed after": (
            said_days(a.noticed_after), said_days(b.noticed_after), change_of_days(a.noticed_after, b.noticed_after),
        ),
        "Told client after": (a.told, b.told, change_of_days(a.told_after, b.told_after)),
        "Hours, estimated → worked": (
            a.both_hours, b.both_hours,
            "" if not all(ratios) else "the same" if ratios[0] == ratios[1] else " → ".join(ratios),
        ),
        "Less than agreed": (
            a.gap, b.gap,
            "" if a.is_going or b.is_going else change_of_money(a.short, b.short, codes, "worse", "better"),
        ),
    }  # fmt: skip
    price = [None if each.price is None else Fraction(each.price, 100) for each in (a, b)]
    figures = {"Effective rate": (a.rate, b.rate), "Agreed rate": (a.agreed, b.agreed), "Agreed price": tuple(price)}
    for label, (one, other) in figures.items():
        said = change_of_money(one, other, codes, "more", "less")
        rows[label] = (of_money(one, codes[0]), of_money(other, codes[1]), said)
    return {label: cells for label, cells in rows.items() if cells[0] or cells[1]}


def test_every_figure_of_compare_and_of_its_file(library: Library, raw: sqlite3.Connection) -> None:
    every = [(Sums(row), gig) for row, gig in gigs_of(library, raw)]
    every += [(Sums(row), as_gig(vet)) for row, vet in good_of(library, raw)]
    labels = set(table_of(*(sums for sums, _ in every[:2]))) | {
        "Noticed after",
        "Told client after",
        "Less than agreed",
    }
    seen = set[str]()
    for (one, a), (other, b) in combinations(every, 2):
        compared, wanted = compare(a, b), table_of(one, other)
        shown = {row.label: (row.a, row.b, row.change) for row in compared.facts if row.label in labels | wanted.keys()}
        assert shown == wanted, (a.name, b.name)
        seen |= {cell for cells in wanted.values() for cell in cells if cell in ("not told yet", "nothing", "the same")}
    assert seen == {"not told yet", "nothing", "the same"}, "every kind of gig was compared"
    cells = [re.split(r" *(?<!\\)\| *", line)[1:-1] for line in comparison_file(compared).splitlines()]
    in_file = {row[0]: tuple(cell.replace("\\", "") for cell in row[1:]) for row in cells if len(row) == 4}
    for label, (left, right, change) in wanted.items():
        assert in_file[label] == (left or "not answered", right or "not answered", change)


def front_matter(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.split("\n---\n")[0].splitlines()[1:])


def test_every_figure_of_a_preview_and_of_a_file(library: Library, raw: sqlite3.Connection) -> None:
    for row, gig in gigs_of(library, raw):
        sums = Sums(row)
        said = " · ".join(preview(gig, {}).figures)
        both = None not in (sums.planned, sums.worked)
        assert (
            (f"{hours(sums.planned)} h estimated, {hours(sums.worked)} worked" in said)
            if both
            else "worked" not in said
        )
        rate = sums.rate
        an_hour = "" if rate is None else f"{said_money(rate, sums.currency)} an hour" if rate else "nothing an hour"
        assert (an_hour in said) if an_hour else "an hour" not in said
        assert preview(gig, {}).is_untold is sums.is_untold
        head = front_matter(markdown(gig))
        assert head.get("true_rate") == (None if rate is None else said_money(rate, "").replace(",", ""))
        assert head.get("time_to_tell") == (None if sums.told_after is None else str(sums.told_after))
        for name in ("price", "paid", "refunded", "hours_planned", "hours_worked"):
            assert (None if row[name] is None else Decimal(row[name]) / 100) == (
                Decimal(head[name]) if name in head else None
            ), name


def test_every_figure_of_a_good_end_and_of_its_file(library: Library, raw: sqlite3.Connection) -> None:
    for row, vet in good_of(library, raw):
        sums = Sums(row)
        paid = "" if sums.paid is None else f"{said_money(Fraction(sums.paid, 100), sums.currency)} paid"
        rate = "" if sums.rate is None else f"{said_money(sums.rate, sums.currency)} an hour"
        worked = "" if sums.worked is None else f"{hours(sums.worked)} h"
        estimate = "" if sums.planned is None else f"est. {hours(sums.planned)}"
        text = " ".join(good_end_preview(vet, {}).figures)
        assert paid in text and rate in text and worked in text and estimate in text  # noqa: PT018
        assert ("paid" in text, "an hour" in text) == (bool(paid), bool(rate))
        shown = vet_markdown(vet, vet_context.knowledge(library, vet.created_at), TODAY)
        listed = dict(re.findall(r"^- \*\*(.+?):\*\* (.+)$", shown.replace("\\", ""), re.MULTILINE))
        assert listed.get("Hours, in the end", "") == worked
        assert listed.get("Paid", "") == paid.removesuffix(" paid")
        agreed = "" if sums.agreed is None else f"{said_money(sums.agreed, sums.currency)} an hour"
        assert (listed.get("Estimated hours", ""), listed.get("That is", "")) == (
            "" if sums.planned is None else f"{hours(sums.planned)} h", agreed,
        )  # fmt: skip


def test_a_redacted_copy_keeps_the_days_and_no_figure_of_money_or_hours(
    library: Library, raw: sqlite3.Connection
) -> None:
    for row, gig in gigs_of(library, raw):
        copy = Redactor().redacted(gig)
        head = front_matter(markdown(copy))
        sums = Sums(row)
        assert not head.keys() & {"true_rate", "price", "paid", "refunded", "hours_planned", "hours_worked", "currency"}
        assert head.get("time_to_tell") == (None if sums.told_after is None else str(sums.told_after))
        assert [head.get(name) for name in ("noticed_on", "told_on", "trouble_on")] == [
            row[name] for name in ("noticed_on", "told_on", "trouble_on")
        ]
        shown = {each.label: (each.a, each.b) for each in compare(copy, copy).facts}
        assert not shown.keys() & {"Effective rate", "Agreed rate", "Agreed price", "Less than agreed"}
        assert shown.get("Noticed after", ("", ""))[0] == said_days(sums.noticed_after)
    for row, vet in good_of(library, raw):
        text = good_end_markdown(redacted_good_end(vet, Redactor()))
        assert not re.search(r"[€$]|\b(?:hours|paid|price|floor)\b: ?\d", text)
        assert row["ended_on"][:4] in text


def test_every_figure_of_the_table_for_a_spreadsheet(library: Library, raw: sqlite3.Connection) -> None:
    every = [(Sums(row), gig) for row, gig in gigs_of(library, raw)]
    every += [(Sums(row), as_gig(vet)) for row, vet in good_of(library, raw)]
    for sums, gig in every:
        cells = {name: cell(gig) for name, cell in COLUMNS.items()}
        rate = "" if sums.rate is None else said_money(sums.rate, "").replace(",", "")
        assert cells["effective_rate"] == rate
        amounts = {
            "price": sums.price, "paid": sums.paid, "hours_estimated": sums.planned, "hours_worked": sums.worked,
        }  # fmt: skip
        for name, stored in amounts.items():
            assert cells[name] == ("" if stored is None else f"{stored // 100}.{stored % 100:02}")
        assert cells["currency"] == sums.currency


# Lessons.


def lessons_in(raw: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    """Return the rules of finished gigs, with their reviews and what replaced them."""
    gigs = {row["id"]: row for row in kept(raw, "retrospective", "finished_at IS NOT NULL")}
    found = {
        row["id"]: {"row": row, "gig": gigs[row["retrospective"]], "looks": [], "heir": None}
        for row in raw.execute("SELECT * FROM lesson")
        if row["retrospective"] in gigs
    }
    of = {(each["row"]["retrospective"], each["row"]["number"]): each for each in found.values()}
    for look in raw.execute("SELECT * FROM review ORDER BY number"):
        if each := of.get((look["retrospective"], look["lesson"])):
            each["looks"].append(look)
    for id, each in found.items():
        if (earlier := each["row"]["replaces"]) in found:
            found[earlier]["heir"] = id
    return found


def next_look(lesson: dict[str, Any]) -> date | None:
    """After 1, 4 and 12 weeks (7, then 21, then 56 days), then a year; one that didn't hold begins anew."""
    row, looks = lesson["row"], lesson["looks"]
    if row["retired_on"] or lesson["heir"]:
        return None
    since_broken = 0
    for look in looks:
        since_broken = 0 if look["result"] == "broken" else since_broken + 1
    written = datetime.fromisoformat(lesson["gig"]["finished_at"].replace("Z", "+00:00")).date()
    last = max([date.fromisoformat(look["on"]) for look in looks] or [written])
    day = last + timedelta([7, 21, 56, 365][min(since_broken, 3)])
    return max(day, date.fromisoformat(row["snoozed_until"])) if row["snoozed_until"] else day


def test_lessons_are_counted_and_due_as_their_reviews_say(library: Library, raw: sqlite3.Connection) -> None:
    rules = lessons_in(raw)
    assert {each["looks"][-1]["result"] for each in rules.values() if each["looks"]} == {"held", "broken", "not_met"}
    for today in (date(2026, 3, 1), date(2026, 8, 1), TODAY):
        shown = lesson_overview(library, today)
        days = {id: next_look(each) for id, each in rules.items()}
        due = sum(on is not None and on <= today for on in days.values())
        assert {each.lesson.id: schedule.due_on(each) for each in shown.kept} == days
        assert shown.state(today) == f"{len(rules)} lessons" + (f", {due} due" if due else "")
        assert lessons_due(library, today) == due
        for each in shown.kept:
            on = days[each.lesson.id]
            gone = "retired" if rules[each.lesson.id]["row"]["retired_on"] else "replaced"
            status = gone if on is None else "due" if on <= today else f"due {on.day} {on:%b %Y}"
            assert schedule.lesson_status_text(each, today) == status


def test_patterns_counts_rules_that_held_at_their_last_review_and_those_never_met(
    library: Library, raw: sqlite3.Connection
) -> None:
    rules = lessons_in(raw).values()
    held = sum(bool(each["looks"]) and each["looks"][-1]["result"] == "held" for each in rules)
    waiting = sum(
        not (each["row"]["retired_on"] or each["heir"] or any(look["result"] != "not_met" for look in each["looks"]))
        for each in rules
    )
    fared = read_patterns(library).fared
    assert (fared.held, fared.waiting) == (held, waiting)


# Verdicts.


def share_lost(row: Row, sums: Sums) -> float:
    """The share of the price that was lost, 0 to 1; unknown is 0, and so is that of a gig that goes on."""
    if sums.is_going or sums.short is None or not sums.price:
        return 0.0
    return float(min(max(sums.short * 100 / sums.price, Fraction(0)), Fraction(1)))


def day_of(row: Row) -> date:
    return date.fromisoformat(row["ended_on"] or row["started_on"] or row["created_at"][:10])


def weights_of(raw: sqlite3.Connection) -> dict[str, tuple[float, int]]:
    """½^(days/730) × (1 + share lost), doubled for the turning point; × gigs ÷ (gigs + good ends)."""
    gigs = {row["id"]: row for row in kept(raw, "retrospective", "finished_at IS NOT NULL")}
    good = {row["id"] for row in kept(raw, "vet", "ended = 'well'")}
    well: dict[str, int] = {}
    for sign in raw.execute("SELECT * FROM sign WHERE answer = 'yes'"):
        if sign["vet"] in good:
            well[sign["key"]] = well.get(sign["key"], 0) + 1
    found: dict[str, tuple[float, int]] = {}
    for flag in raw.execute("SELECT * FROM red_flag"):
        row = gigs.get(flag["retrospective"])
        if row is not None and flag["hindsight"] not in ("hidden", "spoke"):
            age = 0.5 ** (max((TODAY - day_of(row)).days, 0) / 730)
            sum, count = found.get(flag["key"], (0.0, 0))
            found[flag["key"]] = (sum + age * (1 + share_lost(row, Sums(row))) * (1 + flag["pivot"]), count + 1)
    return {key: (sum * count / (count + well.get(key, 0)), count) for key, (sum, count) in found.items()}


def test_every_weight_is_that_of_its_gigs(library: Library, raw: sqlite3.Connection) -> None:
    known, wanted = vet_context.knowledge(library, LATER), weights_of(raw)
    found = {key: weights.weight(past, TODAY) for key, past in known.pasts.items() if past.missed}
    assert found == {key: pytest.approx(weight) for key, (weight, _) in wanted.items()}
    assert {key: len(past.missed) for key, past in known.pasts.items() if past.missed} == {
        key: count for key, (_, count) in wanted.items()
    }


def test_every_number_of_a_verdict(library: Library, raw: sqlite3.Connection) -> None:
    """The usual overrun, the price it comes to, and how often gigs with one of these went wrong."""
    known = vet_context.knowledge(library, LATER)
    gigs, good = kept(raw, "retrospective", "finished_at IS NOT NULL"), kept(raw, "vet", "ended = 'well'")
    over = [Sums(row) for row in (*gigs, *good)]
    ratios = sorted(each.overrun for each in over if each.overrun is not None and not each.is_going)
    middle = (ratios[(len(ratios) - 1) // 2] + ratios[len(ratios) // 2]) / 2
    usual = Fraction(round(middle * 100), 100)
    signs = weights.flags_to_ask(known.pasts.values(), TODAY, known.gigs, most=None)
    for chosen in [signs[:1], signs[1:2], signs[:2]]:
        quote = Quote("EUR", Decimal(600), Decimal(20), Decimal(1))
        ratio = Decimal(usual.numerator) / Decimal(usual.denominator)
        vet = Vet(signs=tuple(replace(sign, answer=VetAnswer.YES) for sign in chosen), quote=quote, ratio=ratio)
        said = "\n".join(reason.text for reason in verdict_then(vet, known).reasons)
        rates = re.search(
            r"20 hours estimated usually becomes ([\d.]+) \((.*?) to (.*?), (\d+) gigs.*€([\d.]+) an hour", said
        )
        assert rates, said
        becomes = Decimal(rates[1])
        assert abs(Fraction(becomes) - 20 * usual) <= Fraction(1, 2)
        assert int(rates[4]) == len(ratios)
        assert rates[5] == said_money(Fraction(600) / Fraction(becomes), "")
        keys = {sign.key for sign in chosen}
        seen = {
            row["retrospective"] for row in raw.execute("SELECT * FROM red_flag")
            if row["key"] in keys and row["hindsight"] != "hidden"
        }  # fmt: skip
        ended = {row["id"] for row in gigs if not Sums(row).is_going}
        wrong = len(seen & ended)
        ids = {row["id"] for row in good}
        had_well = {
            sign["vet"] for sign in raw.execute("SELECT * FROM sign WHERE answer = 'yes'")
            if sign["key"] in keys and sign["vet"] in ids
        }  # fmt: skip
        had = wrong + len(had_well)
        others = len(ended) - wrong
        counts = re.search(r"Of (\d+) gigs, (\w+) had one of these: (\w+) of those.*?Of the others, (\w+) went", said)
        assert counts, said
        said_wrong = "none" if not wrong else "all" if wrong == had else str(wrong)
        assert (counts[3], counts[4]) == (said_wrong, str(others) if others else "none")


def months(days: list[date]) -> str:
    return " and ".join(list(dict.fromkeys(f"{on:%b %Y}" for on in sorted(days)))[-2:])


def test_a_rule_says_how_it_fared_as_its_reviews_say(library: Library, raw: sqlite3.Connection) -> None:
    """The newest rule in force of each red flag, in the order in which its gigs were written down."""
    gigs = {row["id"]: row for row in kept(raw, "retrospective", "finished_at IS NOT NULL")}
    newest: dict[str, dict[str, Any]] = {}
    for each in sorted(lessons_in(raw).values(), key=lambda each: (each["gig"]["created_at"], each["gig"]["id"])):
        if each["row"]["key"] and not (each["row"]["retired_on"] or each["heir"]):
            newest[each["row"]["key"]] = each
    flags = list(raw.execute("SELECT * FROM red_flag WHERE hindsight IS NOT 'hidden'"))
    found = {key: past.rule_label for key, past in vet_context.knowledge(library, LATER).pasts.items() if past.rule}
    assert found.keys() == newest.keys() & {row["key"] for row in flags if row["retrospective"] in gigs}
    for key, label in found.items():
        each = newest[key]
        written = date.fromisoformat(each["gig"]["finished_at"][:10])
        held = sum(look["result"] == "held" for look in each["looks"])
        broken = [date.fromisoformat(look["on"]) for look in each["looks"] if look["result"] == "broken"]
        had = {row["retrospective"] for row in flags if row["key"] == key}
        later = [day_of(gigs[id]) for id in had & gigs.keys() if day_of(gigs[id]) > written]
        parts = (
            f"{written:%b %Y}", {0: "", 1: "held once", 2: "held twice"}.get(held, f"held {held} times"),
            f"not in {months(broken)}" if broken else "", f"also in {months(later)}" if later else "",
        )  # fmt: skip
        assert label == f"Your rule ({', '.join(filter(None, parts))})"
