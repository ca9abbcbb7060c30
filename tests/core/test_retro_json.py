"""retro/1, strictly."""

import json
from typing import Any

import pytest

from retro.core.formats import compact_json, retro_json
from retro.core.formats.codec import ArchiveError
from retro.core.formats.document import document_hash
from retro.core.samples import demo, example

EVERY = (example(), *demo())


def minimal(**members: Any) -> dict[str, Any]:
    stamps = {"created_at": "2026-03-14T22:10:05.123Z", "updated_at": "2026-03-14T22:10:05.123Z"}
    return {"format": "retro/1", "id": "0" * 32, **stamps, **members}


@pytest.mark.parametrize("whole", EVERY, ids=lambda whole: whole.name)
def test_what_is_written_is_read_back_equal(whole: Any) -> None:
    assert (
        retro_json.retrospective_from_data(json.loads(compact_json.dumps(retro_json.retrospective_to_data(whole))))
        == whole
    )


def test_blank_members_may_be_left_out_or_null() -> None:
    spelled = minimal(finished_at=None, facts={"title": None, "price": None}, lessons=None, tags=[], answers={})
    assert retro_json.retrospective_from_data(spelled) == retro_json.retrospective_from_data(minimal())


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("2026-03-14T22:10:05Z", "2026-03-14T22:10:05.000Z"),
        ("2026-03-15 03:40:05.123999+05:30", "2026-03-14T22:10:05.123Z"),
        ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00.000Z"),
        ("1990-12-31T15:59:60.250-08:00", "1991-01-01T00:00:00.250Z"),
        ("2026-03-14t22:10:05.5z", "2026-03-14T22:10:05.500Z"),
    ],
)
def test_an_instant_as_other_programs_write_it_is_stored_in_ours(theirs: str, ours: str) -> None:
    read = retro_json.retrospective_from_data(minimal(created_at=theirs, updated_at=theirs))
    assert retro_json.retrospective_to_data(read)["created_at"] == ours


def test_an_optional_member_added_later_breaks_no_stored_hash() -> None:
    """The hash is over what is not blank: this one was taken when the format was made."""
    assert document_hash(retro_json.retrospective_from_data(minimal(facts={"title": "A gig"}))) == (
        "14a7e78defb019a7ac7a01657d27f3da39dc5440da15e0a0ac36d37d5ed6f485"
    )


def test_the_hash_is_of_the_words_and_not_of_the_moment_of_saving() -> None:
    one = retro_json.retrospective_from_data(minimal(answers={"story.tell": "It broke."}))
    later = retro_json.retrospective_from_data(
        minimal(answers={"story.tell": "It broke."}) | {"updated_at": "2026-03-15T00:00:00.000Z"}
    )
    other = retro_json.retrospective_from_data(minimal(answers={"story.tell": "It held."}))
    assert document_hash(one) == document_hash(later) != document_hash(other)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "must be an object"),
        (minimal() | {"format": "retro/2"}, "isn't retro/1"),
        (minimal() | {"id": "xyz"}, "id must be an id of 32 hex digits"),
        (minimal() | {"id": None}, "id is missing"),
        (minimal() | {"created_at": "yesterday"}, "created_at must be an instant"),
        (minimal() | {"created_at": "2026-03-14T22:10:05"}, "created_at must be an instant"),
        (minimal() | {"created_at": "2026-03-14T23:59:60Z"}, "created_at isn't a real date and time"),
        (minimal() | {"created_at": "2026-03-31T22:59:60Z"}, "created_at isn't a real date and time"),
        (minimal() | {"created_at": "9999-12-31T23:59:60Z"}, "created_at has no local day in some time zones"),
        (minimal() | {"created_at": "0001-01-01T00:00:00+14:00"}, "created_at has no local day in some time zones"),
        (minimal() | {"created_at": "2026-13-40T00:00:00.000Z"}, "created_at isn.t a real date and time"),
        (minimal(colour="red"), "colour isn't a member"),
        (minimal(facts={"titel": "x"}), "facts.titel isn't a member"),
        (minimal(facts={"title": 3}), "facts.title must be text, not a number"),
        (minimal(facts={"status": "gone"}), "facts.status must be one of over, live, untold"),
        (minimal(facts={"price": 300}), "facts.price must be text"),
        (minimal(facts={"price": "-1"}), "facts.price must be an amount"),
        (minimal(facts={"price": "1.234"}), "facts.price must be an amount"),
        (minimal(facts={"price": "٣"}), "facts.price must be an amount"),
        (minimal(facts={"started_on": "2026-02-30"}), "facts.started_on isn.t a real date"),
        (minimal(facts={"currency": "usd"}), "facts.currency must be a currency"),
        (minimal(answers={"What?": "x"}), "answers.What. isn't a question"),
        (minimal(losses={"sleep": "x"}), "losses.sleep isn't a row"),
        (minimal(moments={}), "moments must be a list"),
        (minimal(moments=[{"when": "x"}]), r"moments\[0\].when isn't a member"),
        (minimal(red_flags=[{"flag": "B3"}]), r"red_flags\[0\].name is missing"),
        (minimal(lessons=[{"cue": "x"}]), r"lessons\[0\].id is missing"),
        (minimal(tags=[1]), r"tags\[0\] must be text"),
        (minimal(answers={"story.tell": "x" * 1_000_001}), "longer than 1,000,000"),
    ],
)
def test_what_is_not_retro_1_is_refused_with_the_place_named(data: object, told: str) -> None:
    with pytest.raises(ArchiveError, match=told):
        retro_json.retrospective_from_data(data)


FLAG = {"flag": "B3", "name": "x", "stage": "scope", "side": "project"}


def test_a_flag_stands_once_and_one_is_the_pivot() -> None:
    own = {"name": "Too Nice", "stage": "scope", "side": "mine"}
    with pytest.raises(ArchiveError, match="same flag twice"):
        retro_json.retrospective_from_data(minimal(red_flags=[FLAG, FLAG]))
    with pytest.raises(ArchiveError, match="same flag twice"):
        retro_json.retrospective_from_data(minimal(red_flags=[own, own | {"name": "too  nice"}]))
    with pytest.raises(ArchiveError, match="more than one turning point"):
        retro_json.retrospective_from_data(minimal(red_flags=[FLAG | {"pivot": True}, own | {"pivot": True}]))
