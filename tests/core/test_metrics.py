"""What is worked out, and what stays unknown."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from retro.core.analysis.facts_table import fact_rows
from retro.core.analysis.preview import preview
from retro.core.analysis.summary import course
from retro.core.formats.markdown.documents import document
from retro.core.gig import metrics, telling_wording, wording
from retro.core.gig.choices import Learned, Status
from retro.core.gig.retrospective import Facts, Lesson, Retrospective

NOTICED = date(2026, 3, 4)
TODAY = date(2026, 3, 20)


def test_time_to_tell_is_the_days_from_noticing_to_telling() -> None:
    facts = Facts(status=Status.OVER, noticed_on=NOTICED, told_on=date(2026, 3, 10))
    assert metrics.time_to_tell(facts) == 6


@pytest.mark.parametrize("learned", [None, *Learned])
def test_a_client_who_does_not_know_yet_can_be_told_whatever_else_was_answered(learned: Learned | None) -> None:
    facts = Facts(status=Status.UNTOLD, noticed_on=NOTICED, learned=learned)
    assert metrics.client_learned(facts) is metrics.ClientLearned.NOT_YET
    told = metrics.client_learned(facts._replace(told_on=NOTICED))
    assert told.name == (learned.name if learned else "TOLD")


@pytest.mark.parametrize("learned", [Learned.FOUND_OUT, Learned.NEVER])
def test_there_is_no_time_to_tell_if_nobody_told_them(learned: Learned) -> None:
    facts = Facts(noticed_on=NOTICED, told_on=date(2026, 3, 10), learned=learned)
    assert metrics.time_to_tell(facts) is None


def test_a_client_who_found_out_was_told_by_nobody() -> None:
    facts = Facts(noticed_on=NOTICED, told_on=date(2026, 3, 10), learned=Learned.FOUND_OUT)
    gig, told = Retrospective.new(facts=facts), Retrospective.new(facts=facts._replace(learned=Learned.TOLD))
    assert course(facts) == "The client found out on 10 Mar 2026"
    assert "The client found out on 10 Mar 2026" in str(preview(gig, {}))
    written = "".join(document(gig))
    assert "- **The client found out:** 10 March 2026" in written
    assert "time_to_tell" not in written
    rows = {row.label: row for row in fact_rows(gig, told)}
    assert (rows["Told client after"].a, rows["Told client after"].b) == ("found out themselves", "6 days")
    assert "The client knew" in rows
    assert not telling_wording.told_too_early(facts._replace(told_on=date(2026, 3, 1))), "they saw it first"


def test_a_client_who_never_knew_was_told_on_no_day_that_was_written_before() -> None:
    facts = Facts(noticed_on=NOTICED, told_on=date(2026, 3, 10), learned=Learned.NEVER)
    gig, told = Retrospective.new(facts=facts), Retrospective.new(facts=facts._replace(learned=Learned.TOLD))
    assert course(facts) == ""
    assert "Told" not in str(preview(gig, {}).figures)
    row = next(row for row in fact_rows(gig, told) if row.label == "Told client after")
    assert (row.a, row.b, row.change) == ("never told", "6 days", "")
    assert not telling_wording.told_too_early(facts._replace(told_on=date(2026, 3, 1)))


@pytest.mark.parametrize("status", [*Status, None])
def test_there_is_no_time_to_tell_without_a_day_of_telling(status: Status | None) -> None:
    assert metrics.time_to_tell(Facts(status=status, noticed_on=NOTICED)) is None


def test_a_day_of_telling_outweighs_the_status() -> None:
    facts = Facts(status=Status.UNTOLD, noticed_on=NOTICED, told_on=date(2026, 3, 10))
    assert metrics.time_to_tell(facts) == 6
    assert not metrics.is_untold(facts)


def test_dates_that_contradict_each_other_give_no_figure() -> None:
    facts = Facts(status=Status.OVER, noticed_on=NOTICED, told_on=date(2026, 3, 1), trouble_on=TODAY)
    assert metrics.time_to_tell(facts) is None
    assert metrics.time_to_notice(facts) is None


def replace(facts: Facts, name: str, value: object) -> Facts:
    """The facts with another value of this name."""
    return Facts(**{**facts._asdict(), name: value})


def test_the_true_rate_needs_paid_refunded_and_worked() -> None:
    known = Facts(paid=Decimal(100), refunded=Decimal(0), hours_worked=Decimal(60))
    assert metrics.true_rate(known) == Decimal(100) / 60
    for missing in ("paid", "refunded", "hours_worked"):
        assert metrics.true_rate(replace(known, missing, None)) is None


def test_no_hours_are_no_rate() -> None:
    assert metrics.true_rate(Facts(paid=Decimal(1), refunded=Decimal(0), hours_worked=Decimal(0))) is None
    assert metrics.overrun_ratio(Facts(hours_planned=Decimal(0), hours_worked=Decimal(3))) is None


def test_agreed_rate_ratio_and_money_lost() -> None:
    facts = Facts(
        price=Decimal(300), paid=Decimal(100), refunded=Decimal(20), hours_planned=Decimal(24), hours_worked=Decimal(60)
    )
    assert metrics.agreed_rate(facts) == Decimal("12.5")
    assert metrics.overrun_ratio(facts) == Decimal("2.5")
    assert metrics.money_lost(facts) == Decimal(220)


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [("1140", "USD", "$1,140.00"), ("9.6", "EUR", "€9.60"), ("300", "CHF", "CHF 300.00"), ("300", "", "300.00"),
     ("50000", "JPY", "¥50,000"), ("-12.5", "USD", "-$12.50")],
)  # fmt: skip
def test_money_is_said_in_its_currency(amount: str, currency: str, said: str) -> None:
    assert wording.money_text(Decimal(amount), currency) == said


@pytest.mark.parametrize(
    ("cue", "act", "said"),
    [
        ("I am stuck", "tell them", "If I am stuck, then I tell them."),
        ("I am stuck,", "tell them!", "If I am stuck, then I tell them!"),
        ("I am stuck. It is late.", "tell them.", "If I am stuck. It is late, then I tell them."),
        ("it is after 5 p.m.", "stop", "If it is after 5 p.m., then I stop."),
        ("they send mails, etc.", "ask", "If they send mails, etc., then I ask."),
        ("it goes on...", "ask", "If it goes on..., then I ask."),
        ("I am stuck.", "", "If I am stuck."),
        ("I am stuck", "", "If I am stuck."),
        ("", "tell them", "I tell them"),
        ("", "", ""),
    ],
)
def test_a_rule_is_said_as_an_if_then(cue: str, act: str, said: str) -> None:
    assert wording.rule_text(Lesson.new(cue=cue, act=act)) == said


@pytest.mark.parametrize(
    ("days", "began"),
    [
        ({"started_on": 5, "trouble_on": 3}, 5),
        ({"trouble_on": 9, "noticed_on": 7, "told_on": 8, "ended_on": 20}, 7),
        ({"ended_on": 20, "trouble_on": 9}, 9),
        ({"told_on": 12}, 12),
        ({}, 14),
    ],
)
def test_a_gig_began_on_its_earliest_known_day(days: dict[str, int], began: int) -> None:
    whole = Retrospective.new(created_at=datetime(2026, 3, 14, 12, tzinfo=UTC))
    for name, day in days.items():
        whole = whole._replace(facts=replace(whole.facts, name, date(2026, 3, day)))
    assert metrics.began(whole) == date(2026, 3, began)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("60", "60 h"),
        ("7.50", "7.5 h"),
        ("999", "999 h"),
        ("1200", "1200 h"),
        ("12345.25", "12345.25 h"),
        ("0", "0 h"),
    ],
)
def test_hours_are_told_without_a_separator_that_others_take_for_a_point(hours: str, said: str) -> None:
    assert wording.hours_text(Decimal(hours)) == said


def test_hours_are_read_so_wherever_they_are_told() -> None:
    facts = Facts(hours_planned=Decimal(1000), hours_worked=Decimal(2500), noticed_on=date(2026, 3, 4))
    assert "1000 h → 2500 h" in course(facts)
    assert "1000 h estimated, 2500 worked" in str(preview(Retrospective.new(facts=facts), {}).figures)
    assert telling_wording.untold_so_far(facts, date(2026, 3, 9)).endswith("2500 hours of work.")
    assert wording.worked_text(Decimal(2500), Decimal(1000)) == "2500 h, est. 1000"
