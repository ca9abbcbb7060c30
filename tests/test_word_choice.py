"""A choice is found by any word that is clear, in any case and without its accents; what isn't clear asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from io import BytesIO

import pytest

from retro.commands.lines.console import Console
from retro.commands.lines.prompts import chosen
from retro.commands.message.prompts import MARK_NAMES
from retro.commands.message.told import WAYS, way_meant
from retro.commands.under_way.check_in_prompts import SO_OR_NOT, share_typed
from retro.commands.under_way.ending import ENDS
from retro.commands.vet.answers import ANSWERS, DECISIONS
from retro.commands.word_choice import label_meant, labels_possible
from retro.core.gig import wording
from retro.core.message.labels import CHANNELS
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.progress import Done

FLAGS = ("Le café était fermé", "Крайний срок сдвинули", "納期が変わった", "They never answered my mails")


def meant(typed: str, labels: Mapping[StrEnum, str]) -> int | None:
    return label_meant(typed, list(labels.values()))


@pytest.mark.parametrize(
    ("labels", "typed", "at"),
    [
        (CHANNELS, "phone", 1), (CHANNELS, "PHONE.", 1), (CHANNELS, "by  phone", 1), (CHANNELS, "person", 2),
        (wording.STATUS, "over", 0), (wording.STATUS, "its over", 0), (wording.STATUS, "It’s", 0),
        (wording.STATUS, "going", 1), (wording.STATUS, "knows", 1), (wording.STATUS, "doesnt know", 2),
        (wording.LEARNED, "found out", 1), (wording.LEARNED, "never", 2), (wording.OUTCOME, "not accepted", 3),
        (wording.OUTCOME, "fizzled", 6), (wording.HINDSIGHT, "nothing", 1), (wording.HELD, "held", 0),
        (wording.OBSTACLE, "forgot", 0), (wording.HELD, "it didn’t", 1), (wording.HELD, "didnt", 1),
        (wording.HELD, "HASN'T", 2), (wording.HINDSIGHT, "couldn't", 3), (wording.OUTCOME, "not", 3),
    ],
)  # fmt: skip
def test_a_word_that_only_one_has_finds_it(labels: Mapping[StrEnum, str], typed: str, at: int) -> None:
    assert meant(typed, labels) == at


@pytest.mark.parametrize(
    ("labels", "typed", "possible"),
    [
        (CHANNELS, "in", [0, 2]), (wording.STATUS, "client", [1, 2]), (wording.LEARNED, "they", [1, 2]),
        (wording.OUTCOME, "stopped", [0, 1]), (wording.OUTCOME, "accepted", [3]), (wording.OBSTACLE, "fit", [4]),
        (wording.HELD, "it", [0, 1]), (CHANNELS, "by phone, I think", []), (CHANNELS, "ph one", []),
        (CHANNELS, "...", []), (wording.STATUS, "x", []),
        (wording.HELD, "it did", [1]), (wording.HELD, "has", [2]), (wording.HELD, "didn", [1]),
        (wording.HINDSIGHT, "could", [3]), (wording.HINDSIGHT, "saw it, said", [1]),
        (wording.STATUS, "the client", [2]), (wording.STATUS, "the client does", [2]), (wording.OBSTACLE, "did", [4]),
        (wording.LEARNED, "they n", [2]),
    ],
)  # fmt: skip
def test_what_is_not_clear_or_says_no_by_itself_finds_none(
    labels: Mapping[StrEnum, str], typed: str, possible: list[int]
) -> None:
    assert meant(typed, labels) is None
    assert labels_possible(typed, list(labels.values())) == possible


@pytest.mark.parametrize(("typed", "at"), [("CAFE", 0), ("fermé", 0), ("срок", 1), ("納期が変わった", 2), ("納期", 2)])
def test_words_of_any_script_find_a_flag_of_ones_own(typed: str, at: int) -> None:
    assert label_meant(typed, FLAGS) == at


@pytest.mark.parametrize("words", [ANSWERS, DECISIONS, ENDS, SO_OR_NOT, MARK_NAMES])
def test_every_name_of_a_choice_finds_that_one(words: Mapping[str, object]) -> None:
    names = [name for name in words if len(name) > 1]
    for at, name in enumerate(names):
        assert label_meant(name.upper(), names) == at
    assert label_meant("sure", names) is None
    assert label_meant("begun", names) is None


@pytest.mark.parametrize("signs", [".", "...", "!", " . "])
def test_signs_alone_are_no_enter(signs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of nothing else is asked again; behind a letter they do no harm."""
    assert chosen(Console(BytesIO(f"{signs}\nY.\n".encode())), "? ", {"": None, "y": "yes", "n": "no"}) == "yes"
    assert "Please type y or n." in capsys.readouterr().err
    assert chosen(Console(BytesIO(b"\n")), "? ", {"": "", "y": "yes"}) == ""


@pytest.mark.parametrize(
    ("typed", "way"),
    [("phone", "called"), ("Called", "called"), ("call", "called"), ("mail", "wrote"), ("in writing", "wrote"),
     ("in_person", "in-person"), ("e-mail", "wrote"), ("by E–mail.", "wrote"), ("text", "wrote"),
     ("a text message", "wrote"), ("on the phone", "called"), ("telephone", "called"), ("a phone call", "called"),
     ("by mail", "wrote"), ("met", "in-person"), ("I met them", "in-person"), ("face to face", "in-person"),
     ("face-to-face", "in-person"),
     ("in-person", "in-person"), ("in", "in"), ("them", "them"), ("a", "a"), ("", ""), ("fax", "fax"),
     ("didn't call", "didn't call"), ("a call and a mail", "a call and a mail")],
)  # fmt: skip
def test_the_way_of_telling_is_found_by_other_words_and_left_as_typed_by_none(typed: str, way: str) -> None:
    assert way_meant(typed) == way
    assert set(WAYS) == {"wrote", "called", "in-person"}


def test_a_percent_sign_alone_is_no_share() -> None:
    assert (share_typed(""), share_typed("50 %")) == (None, Done.HALF)
    for typed in ("%", " % ", "."):
        with pytest.raises(NotUnderstood):
            share_typed(typed)


@pytest.mark.parametrize(("typed", "nearest"), [("30%", "25"), ("65", "75"), ("8 %", "0"), ("100", "90")])
def test_a_share_between_those_that_are_asked_for_is_told_the_nearest(typed: str, nearest: str) -> None:
    said = f"The nearest to {typed.rstrip(' %')} is {nearest}. Please type 0, 25, 50, 75 or 90"
    with pytest.raises(NotUnderstood, match=rf"^{re.escape(said)}"):
        share_typed(typed)
    with pytest.raises(NotUnderstood, match=r"^Please type 0"):
        share_typed(f"{typed}0000 hours")
