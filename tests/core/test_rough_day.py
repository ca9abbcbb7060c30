"""A day that is known only roughly: how it compares, how it is written in an archive, and how it is read."""

from copy import deepcopy
from datetime import date, timedelta

import pytest

from retro.core.formats import retro_json, vet_json
from retro.core.formats.codec import ArchiveError, Data
from retro.core.formats.members import record_in, records_in
from retro.core.formats.merging.merge import merge_documents
from retro.core.formats.redaction.redact import Redactor
from retro.core.gig import telling_wording
from retro.core.gig.choices import Side, Stage
from retro.core.gig.retrospective import Moment, RedFlag, Retrospective
from retro.core.rough_day import (
    Precision,
    RoughDay,
    day_known,
    days_after,
    is_rough,
    is_surely_before,
    precision_of,
)
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import DAY_TOLD

MARCH = RoughDay(2025, 3, 15, Precision.MONTH)
IDES = RoughDay(2025, 3, 15, Precision.ABOUT)
EXACT = date(2025, 3, 15)
SEEN = RedFlag("B3", "Everything is simple", Stage.SCOPE, Side.CLIENT, seen_on=MARCH)
GIG = Retrospective.new(moments=(Moment(IDES, "They called"), Moment(EXACT, "They wrote")), red_flags=(SEEN,))
GIG = GIG.with_facts(title="Labels", started_on=MARCH, noticed_on=IDES, told_on=EXACT)


def test_it_equals_no_day_that_is_known_otherwise_so_that_typing_the_exact_one_is_a_change() -> None:
    assert len({MARCH, IDES, EXACT}) == 3
    assert EXACT not in (MARCH, IDES)
    assert EXACT != MARCH != EXACT  # each side's own comparison
    assert MARCH == RoughDay(2025, 3, 15, Precision.MONTH) == deepcopy(MARCH)
    assert day_known(MARCH, None) == EXACT == day_known(day_known(EXACT, Precision.ABOUT), None)


def test_it_sorts_and_counts_as_any_date() -> None:
    later = date(2025, 3, 20)
    assert sorted([later, IDES]) == [IDES, later]
    assert later > MARCH
    assert (later - MARCH).days == 5
    assert (IDES + timedelta(1)).isoformat() == "2025-03-16"
    assert (MARCH.isoformat(), f"{MARCH:%b}") == ("2025-03-15", "Mar")
    assert is_rough(EXACT, None, IDES)
    assert not is_rough(EXACT, None)
    assert (precision_of(EXACT), precision_of(None), precision_of("month")) == (None, None, None)


def test_a_rough_day_contradicts_another_only_if_no_reading_is_in_order() -> None:
    noticed = GIG.facts._replace(noticed_on=MARCH)
    assert not telling_wording.told_too_early(noticed._replace(told_on=date(2025, 3, 10)))
    assert telling_wording.told_too_early(noticed._replace(told_on=date(2025, 2, 28)))
    assert telling_wording.told_too_early(noticed._replace(noticed_on=EXACT, told_on=date(2025, 3, 14)))
    assert not is_surely_before(EXACT, IDES)
    about = RoughDay(2026, 11, 10)
    assert is_surely_before(date(2026, 11, 2), about), "a week and a day"
    assert not is_surely_before(date(2026, 11, 3), about)
    assert not is_surely_before(date(2026, 10, 27), RoughDay(2026, 10, 15, Precision.MONTH))
    assert not is_surely_before(RoughDay(2026, 10, 28), RoughDay(2026, 11, 15, Precision.MONTH))
    assert is_surely_before(RoughDay(2026, 9, 28, Precision.MONTH), RoughDay(2026, 10, 15, Precision.MONTH))


def test_an_archive_says_of_each_rough_day_how_exactly_it_is_known_and_of_others_nothing() -> None:
    data = retro_json.retrospective_to_data(GIG)
    assert record_in(data, "facts") == {
        "title": "Labels", "started_on": "2025-03-15", "started_on_precision": "month",
        "noticed_on": "2025-03-15", "noticed_on_precision": "about", "told_on": "2025-03-15",
    }  # fmt: skip
    assert [moment.get("on_precision") for moment in records_in(data, "moments")] == ["about", None]
    assert records_in(data, "red_flags")[0]["seen_on_precision"] == "month"
    assert retro_json.retrospective_from_data(data) == GIG
    vet = Vet(told_on=MARCH)
    assert vet_json.vet_from_data(vet_json.vet_to_data(vet)) == vet
    assert not any("precision" in name for name in vet_json.vet_to_data(Vet(told_on=EXACT)))


def test_an_archive_from_before_has_exact_days_alone() -> None:
    data = retro_json.retrospective_to_data(GIG.with_facts(started_on=EXACT, noticed_on=None))
    assert "precision" not in str(record_in(data, "facts"))
    assert precision_of(retro_json.retrospective_from_data(data).facts.started_on) is None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"told_on": "2025-03-15", "told_on_precision": "decade"},
            "facts.told_on_precision must be one of month, about; it's from another program",
        ),
        (
            {"told_on": "2025-03-15", "told_on_precision": 3},
            "facts.told_on_precision must be one of month, about; it's from another program",
        ),
        ({"told_on_precision": "month"}, "facts.told_on_precision needs facts.told_on."),
        ({"title_precision": "month"}, "facts.title_precision isn't a member"),
    ],
)
def test_a_precision_that_says_nothing_is_refused_with_its_place(facts: Data, said: str) -> None:
    data = retro_json.retrospective_to_data(GIG) | {"facts": facts}
    with pytest.raises(ArchiveError) as error:
        retro_json.retrospective_from_data(data)
    assert str(error.value).startswith(said)


def test_a_merge_takes_a_day_with_its_own_precision() -> None:
    older = GIG.with_facts(noticed_on=RoughDay(2025, 2, 1, Precision.MONTH))
    newer = GIG.touched().with_facts(noticed_on=date(2025, 3, 2), told_on=None)
    for pair in ((older, newer), (newer, older)):
        one, other = map(retro_json.retrospective_to_data, pair)
        merged = merge_documents(one, other)
        assert isinstance(merged.document, Retrospective)
        assert merged.document.facts == newer.facts._replace(told_on=EXACT)
        (different,) = merged.differences
        assert (different.name, different.other) == ("facts.noticed_on", "2025-02-01 (month)")
        assert merged.document.moments == GIG.moments
        assert merged.document.red_flags == GIG.red_flags


def test_one_event_whose_day_is_known_better_on_one_machine_stays_one_event() -> None:
    newer = GIG.touched()._replace(moments=(Moment(EXACT, "They called"), GIG.moments[1]))
    merged = merge_documents(*map(retro_json.retrospective_to_data, (GIG, newer))).document
    assert isinstance(merged, Retrospective)
    assert merged.moments == newer.moments


def test_a_text_that_was_typed_like_a_joined_day_stays_a_text_in_a_merge() -> None:
    vet = Vet(unread={DAY_TOLD: "2025-03-15 (month)"}, title="on 2025-03-15 (about)")
    later = vet.touched()
    assert merge_documents(vet_json.vet_to_data(vet), vet_json.vet_to_data(later)).document == later


def test_a_redacted_copy_keeps_how_exactly_a_day_is_known() -> None:
    copy = Redactor().redacted(GIG)
    assert (copy.facts.started_on, copy.facts.noticed_on) == (MARCH, IDES)
    assert copy.red_flags[0].seen_on == MARCH


@pytest.mark.parametrize(
    ("on", "days", "right"),
    [
        (date(2026, 2, 27), 2, date(2026, 3, 1)),
        (date(2026, 3, 1), -1, date(2026, 2, 28)),
        (date.min, -1, date.min),
        (date.max, 1, date.max),
        (date.max, 0, date.max),
        (date(1, 1, 29), -28, date.min),
        (date(1, 1, 28), -28, date.min),
        (date(9999, 12, 24), 7, date.max),
        (date(2026, 1, 1), 10**9, date.max),
        (date(2026, 1, 1), -(10**9), date.min),
    ],
)
def test_days_after_a_day_end_with_the_calendar(on: date, days: int, right: date) -> None:
    assert days_after(on, days) == right
