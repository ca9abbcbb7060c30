"""Tests of the red flags that somebody's own story suggests: told in the first person, in words that no list gave."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from retro.core.gig.flag_catalogue import flags, suggested

DATA = Path(__file__).parent.parent / "data" / "told-sentences.json"
CALM = 0.85
"""Least share of sentences without a red flag that suggest none."""


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("code", _data()["told"])
def test_a_sentence_of_somebodys_own_story_suggests_its_flag(code: str) -> None:
    sentences: Sequence[str] = _data()["told"][code]

    assert [told for told in sentences if code not in suggested(told)] == []


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("I just went quiet.", "She just went quiet."),
        ("I went silent for nine days.", "Anton went silent for nine days."),
        ("Then I went dark.", "Then they went dark."),
        (
            "I didn't answer for a month, and then it was too late.",
            "He didn't answer for a month, and then it was urgent.",
        ),
    ],
)
def test_who_went_quiet_decides_whose_red_flag_it_is(mine: str, theirs: str) -> None:
    assert "D2" in suggested(mine)
    assert "D8" not in suggested(mine)
    assert "D8" in suggested(theirs)
    assert "D2" not in suggested(theirs)


@pytest.mark.parametrize(
    ("told", "of_a_post"),
    [("The money, and I went quiet for nine days", "A6"), ("I stopped picking up when his number came up", "A4")],
)
def test_what_a_client_would_say_of_themselves_in_a_post_is_none_of_theirs_here(told: str, of_a_post: str) -> None:
    assert "D2" in suggested(told)
    assert of_a_post not in suggested(told)


def test_most_sentences_without_a_red_flag_suggest_none() -> None:
    calm: Sequence[str] = _data()["calm"]

    assert sum(not suggested(each) for each in calm) >= CALM * len(calm)


def test_each_own_flag_of_the_work_can_be_told() -> None:
    mine = {flag.code for flag in flags() if flag.side == "mine" and flag.stage == "work"}

    assert mine - _data()["told"].keys() == set()
