"""A client with the name of a month: gone where it can be a person, left where it is surely the month."""

from __future__ import annotations

import pytest

from retro.core.formats.redaction.redact import Redactor
from retro.core.gig.retrospective import Facts, Retrospective


def _redacted(client: str, text: str) -> str:
    whole = Retrospective.new(facts=Facts(client=client), answers={"story.turn": text})
    return Redactor().redacted(whole).answers["story.turn"]


@pytest.mark.parametrize(
    ("client", "text"),
    [
        ("May Weber", "I waited until May answered."),
        ("May Weber", "I waited until May\nanswered."),
        ("June Hall", "Since June took over it went bad"),
        ("June Hall", "When the bill came in June refused. Since June has it"),
        ("April Stone", "last April told me, late April paid"),
        ("April Stone", "I asked April 3 times, on April 3 times, since April 3 people"),
        ("April Stone", "April 3 times told me"),
        ("June Hall", "I asked June 2 weeks ago, in June 2 people left"),
        ("May Weber", "I asked May 2000 times, I owe May 2000, I owe May 20."),
        ("May Weber", "until May, who was away, answered, and until May... answered"),
        ("June Hall", "Since June, April and my boss took over; until June, and my boss, paid"),
        ("May Weber", "10:02 May: hello\n2026-10-04 May: hi\n[10:02] May: yes"),
        ("May Weber", "1. May\n2. May told me. At 3 May called"),
        ("May Weber", "I trusted in May. I have faith in May, at last May, then"),
        ("June Hall", "in June's mail, the late June."),
    ],
)
def test_somebody_called_like_a_month_is_gone_where_a_verb_or_a_number_of_things_follows(
    client: str, text: str
) -> None:
    first = client.split()[0]
    assert _redacted(client, text) == text.replace(first, "Client A")


@pytest.mark.parametrize(
    ("client", "text"),
    [
        ("May Weber", "In May, the work began. In May 2026 she left. It ended in May."),
        ("April Stone", "until 2 April, then until April 2. By April 30, or by 3 April."),
        ("May Weber", "May 2026 was bad. On May 3, 2026 she left, on 3 May 2026 we met."),
        ("May Weber", "- May 3: kickoff\n- May 12, 2026: trouble"),
        ("June Hall", "in June we met, since June it was quiet, last June she paid (early June)"),
        ("June Hall", "on the 3rd of June, by June 3rd, mid-June. Monday, 3 June"),
        ("April Stone", "seit April, im April. am 3. April, bis 12. April 2026 war"),
        ("May Weber", "[6 May 2026, 10:02] Ines: hi\n\n[May 7, 2026] Ines: yes"),
        ("August Lind", "during August, late August; next August?"),
    ],
)
def test_a_month_stays_behind_a_preposition_of_time_or_a_day(client: str, text: str) -> None:
    assert _redacted(client, text) == text


def test_the_name_and_the_month_are_told_apart_in_one_sentence() -> None:
    assert _redacted("May Weber", "I met May in May; and May 3 times.") == (
        "I met Client A in May; and Client A 3 times."
    )
    assert _redacted("June Hall", "June wrote in June. June answered by 3 June, and June paid.") == (
        "Client A wrote in June. Client A answered by 3 June, and Client A paid."
    )
