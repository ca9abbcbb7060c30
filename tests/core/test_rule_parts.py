"""A rule written as one sentence, parted into its halves."""

import pytest

from retro.core.gig.retrospective import Lesson
from retro.core.wizard.rule_parts import rule_halves, with_cue


@pytest.mark.parametrize(
    ("sentence", "halves"),
    [
        ("If they ask for more, then I quote again", ("they ask for more", "quote again")),
        ("they ask for more, then quote again.", ("they ask for more", "quote again.")),
        ("When I feel rushed, I’ll sleep on it", ("I feel rushed", "sleep on it")),
        ("whenever they say “just”, I  will ask what it does", ("they say “just”", "ask what it does")),
        ("If a client haggles, I name one price", ("a client haggles", "name one price")),
        ("Before I name a date, I'll test it", ("I'm about to name a date", "test it")),
        ("Before I have a deposit, I'll wait", ("Before I have a deposit", "wait")),
        ("After two days of silence, I'll call", ("After two days of silence", "call")),
    ],
)
def test_a_whole_rule_is_parted(sentence: str, halves: tuple[str, str]) -> None:
    assert rule_halves(sentence) == halves


@pytest.mark.parametrize(
    "sentence",
    [
        "they say “just”, I feel rushed",
        "If they ask for more",
        "they ask, and I say yes",
        ", I'll call",
        "If x, I ",
        "When they ask, then they pay first",
        "If it slips, then the price does too",
        "",
    ],
)
def test_what_is_no_whole_rule_stays_in_one(sentence: str) -> None:
    assert rule_halves(sentence) is None


def test_a_cue_is_parted_only_where_no_act_is_written() -> None:
    whole = "If they ask, I'll call"
    assert with_cue(Lesson.new(), whole)[1:3] == Lesson.new(cue="they ask", act="call")[1:3]
    assert with_cue(Lesson.new(act="write"), whole).cue == whole
