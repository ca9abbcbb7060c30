"""What leaves as a file: named by its words, the same from screen and command line; and the figures over a gig."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from retro.core.analysis import summary
from retro.core.analysis.compare import compare
from retro.core.formats.export import comparison_document, comparison_name, documents, file_name
from retro.core.formats.export_formats import JSON, MARKDOWN
from retro.core.formats.retro_json import retrospective_from_data
from retro.core.gig.choices import Outcome, Status
from retro.core.gig.fact_changes import FactChanges
from retro.core.gig.retrospective import Facts, Retrospective
from tests.factories import id_of

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def gig(number: int, title: str) -> Retrospective:
    at = NOON.replace(second=number)
    return Retrospective(id=id_of(number), created_at=at, updated_at=at).with_facts(title=title)


def test_one_is_named_by_day_id_and_title() -> None:
    assert file_name(gig(1, "../../Shop, in a week"), "md") == "2026-03-14-00000000-shop-in-a-week.md"


def test_a_comparison_is_named_by_both() -> None:
    comparison = compare(gig(1, "Portfolio site"), gig(2, ""))
    assert comparison_name(comparison) == "portfolio-site-and-untitled-14-march.md"
    document = comparison_document(comparison)
    assert document.text.startswith("# Portfolio site and Untitled, 14 March\n")
    assert b"".join(document.encoded()) == document.text.encode()


def test_as_markdown_each_has_a_file_of_its_own() -> None:
    made = documents([gig(1, "One"), gig(2, "Two")], MARKDOWN, TODAY)
    assert [document.name[-7:] for document in made] == ["-one.md", "-two.md"]
    assert "# Two" in made[1].text


def test_as_json_they_share_an_archive() -> None:
    (alone,) = documents([gig(1, "One")], JSON, TODAY)
    (both,) = documents([gig(1, "One"), gig(2, "Two")], JSON, TODAY)
    assert (alone.name[-9:], both.name) == ("-one.json", "2026-11-23-2-retrospectives.json")
    assert [item["facts"]["title"] for item in json.loads(both.text)["retrospectives"]] == ["One", "Two"]


def test_one_as_json_reads_back_equal() -> None:
    (file,) = documents([gig(1, "One\nTwo")], JSON, TODAY)
    (item,) = json.loads(file.text)["retrospectives"]
    assert retrospective_from_data(item) == gig(1, "One\nTwo")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Facts(), ""),
        (Facts(noticed_on=date(2026, 3, 4), told_on=date(2026, 3, 10)), "Told the client on 10 Mar 2026, after 6 days"),
        (Facts(noticed_on=TODAY, told_on=TODAY), "Told the client on 23 Nov 2026, the same day"),
        (Facts(noticed_on=date(2026, 11, 22), status=Status.UNTOLD), "Noticed 22 Nov 2026, not told yet"),
        (Facts(noticed_on=TODAY, status=Status.UNTOLD), "Noticed 23 Nov 2026, not told yet"),
        (Facts(noticed_on=TODAY), ""),
        (Facts(hours_planned=Decimal(24), hours_worked=Decimal(60)), "24 h → 60 h, 2.5×"),
        (Facts(hours_planned=Decimal(0), hours_worked=Decimal(60)), "0 h → 60 h"),
        (Facts(hours_worked=Decimal(60)), "60 h worked"),
        (Facts(hours_planned=Decimal("7.5")), "7.5 h estimated"),
        (Facts(currency="USD", price=Decimal(300), paid=Decimal(100), refunded=Decimal(0)), "$200.00 less than agreed"),
        (Facts(currency="USD", price=Decimal(100), paid=Decimal(100), refunded=Decimal(0)), "paid in full"),
        (Facts(price=Decimal(100), paid=Decimal(120), refunded=Decimal(0)), "20.00 over the agreed price"),
        (Facts(price=Decimal(300), paid=Decimal(100)), ""),
        (
            Facts(currency="EUR", paid=Decimal(100), refunded=Decimal(40), hours_worked=Decimal(10)),
            "10 h worked · €6.00 an hour",
        ),
    ],
)
def test_the_figures_leave_out_what_is_unknown(facts: Facts, said: str) -> None:
    assert summary.course(facts) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "a draft"),
        ({"client": "a\nshop ", "platform": "Upwork"}, "a shop · Upwork · a draft"),
        ({"started_on": date(2026, 3, 2)}, "since 2 Mar 2026 · a draft"),
        ({"ended_on": date(2026, 3, 2)}, "until 2 Mar 2026 · a draft"),
        ({"status": Status.OVER, "outcome": Outcome.FADED}, "fizzled out · a draft"),
        ({"status": Status.LIVE}, "Still going, and the client knows · a draft"),
    ],
)
def test_the_line_over_a_gig_says_who_and_when(facts: FactChanges, said: str) -> None:
    assert summary.about_line(Retrospective.new().with_facts(**facts)) == said
