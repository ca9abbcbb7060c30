"""A code of a red flag in code or in a table is one of the catalogue, and fits what it stands there for."""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

import retro
from retro.core.gig import flag_names
from retro.core.gig.choices import Stage
from retro.core.gig.cues import cue_table
from retro.core.gig.flag_catalogue import LATE, CatalogueFlag, by_code, flags
from retro.core.gig.flag_names import NAMES, is_code
from retro.core.vet import reply
from retro.core.vet.posts import post_reading
from retro.core.wizard import flag_picking

ROOT = Path(retro.__file__).parent


def codes_in(source: str) -> Iterator[str]:
    """The string literals of the form of a code."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and is_code(node.value):
            yield node.value


def flag(code: str) -> CatalogueFlag:
    found = by_code(code)
    assert found, code
    return found


def test_the_catalogue_has_a_name_for_each_flag_and_no_other() -> None:
    assert {each.code for each in flags()} == {*NAMES}
    assert [code for code in NAMES if not is_code(code)] == []


def test_every_code_in_code_is_in_the_catalogue() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), code)
        for path in ROOT.rglob("*.py")
        if "migrations" not in path.parts  # they name what was, for ever
        for code in codes_in(path.read_text("utf-8"))
    }
    assert {"core/gig/flag_names.py", "core/vet/reply.py", "core/wizard/flag_picking.py"} <= {name for name, _ in found}
    assert {(name, code) for name, code in found if code not in NAMES} == set()


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ('ALONE = ("A11", "Z9", "A123", "a1", "B")', ["A11"]),
        ('if flag.key == "D22": pass', ["D22"]),
        ('"""Such as D22."""', []),
    ],
)
def test_a_literal_code_is_noticed(source: str, codes: list[str]) -> None:
    assert list(codes_in(source)) == codes


def test_every_code_of_the_tables_is_in_the_catalogue() -> None:
    folder = resources.files("retro.core.gig.cues")
    quiet = {*tomllib.loads(folder.joinpath("shared.toml").read_text("utf-8"))["quiet"]}
    weights = json.loads(folder.joinpath("words.json").read_text("utf-8"))
    assert {*cue_table.codes()} - {*NAMES} == set()
    assert {code for code, _ in cue_table.told()} - {*NAMES} == set()
    assert quiet - {cue_table.WORDS, cue_table.TOPIC} - {*NAMES} == set()
    assert {*weights["start"]} - {*NAMES} == set()


@pytest.mark.parametrize("code", reply.ALONE)
def test_a_sentence_that_is_the_whole_reply_is_one_of_the_user_s_own_flags_before_the_yes(code: str) -> None:
    assert flag(code).ask
    assert (flag(code).side, flag(code).stage) == ("mine", Stage.BEFORE)


@pytest.mark.parametrize("code", [*reply.FINAL, *reply.LIMITS])
def test_a_reason_that_nothing_would_change_is_a_reason_and_no_condition(code: str) -> None:
    assert flag(code).reason
    assert not flag(code).unless


def test_what_the_reply_picks_out_is_among_what_it_lists() -> None:
    assert reply.SLEEP in reply.ALONE
    assert {each.side for each in map(flag, reply.LIMITS)} == {"mine"}
    assert reply.OF_PRICE in {each.family for each in flags()}
    assert post_reading.TO_PAY_FIRST in flag_names.SCAMS


def test_the_faces_of_one_silence_are_of_one_family() -> None:
    assert {flag(code).family for code in flag_picking.SILENCE} == {"silence"}


def test_what_is_settled_once_a_gig_is_taken_shows_before_it_is() -> None:
    assert {flag(code).stage for code in flag_names.ONLY_BEFORE} & {*LATE} == set()
