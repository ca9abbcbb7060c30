"""Two versions of one document that were edited apart come together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeVar, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retro.core.document_kinds import Document
from retro.core.formats import document, retro_json, vet_json
from retro.core.formats.codec import OF_DAY, ArchiveError, Data
from retro.core.formats.merging.list_rules import anything, merge_tags
from retro.core.formats.merging.merge import _RETROSPECTIVE, _VET, Merged, merge_documents
from retro.core.formats.merging.rules import Merging, merge_value
from retro.core.gig.choices import Held, Side, Stage, Status
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import CheckIn, Stop
from retro.core.vet.replies.edited_reply import edited_reply, with_edited_reply, written_for
from retro.core.vet.vet import Vet
from tests.strategies import retrospectives, vets

D = TypeVar("D", bound=Document)

FIRST = datetime(2026, 3, 14, 22, 10, tzinfo=UTC)
LATER = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
GIG = Retrospective(GigId("5f0c" * 8), FIRST, FIRST, facts=Facts(title="Labels for Anna"))
VET = Vet(VetId("7a1e" * 8), FIRST, FIRST, title="A shop for Ben")


def together(one: Document, other: Document) -> Merged:
    return merge_documents(document.document_to_data(one), document.document_to_data(other))


def gig_of(one: Retrospective, other: Retrospective) -> Retrospective:
    return cast(Retrospective, together(one, other).document)


def vet_of(one: Vet, other: Vet) -> Vet:
    return cast(Vet, together(one, other).document)


def replies(vet: Vet) -> dict[Decision, str]:
    """Each reply in the user's words, by the decision that shows it."""
    shown = {each: edited_reply(replace(vet, decision=each)) for each in Decision}
    return {each: text for each, text in shown.items() if text}


def words(data: object) -> Iterator[str]:
    """Every text in a piece of plain data, names of members not."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for item in data.values():
            yield from words(item)
    elif isinstance(data, list):
        for item in data:
            yield from words(item)


def pairs(one: st.SearchStrategy[D]) -> st.SearchStrategy[tuple[D, D]]:
    """Two versions of one document: alike in places, edited apart in others, by the same clock or not."""
    return st.builds(_pair, one, one, st.booleans(), st.sets(st.sampled_from(sorted({*_VET, *_RETROSPECTIVE}))))


SAME = {
    "red_flags": ("flag", "name"),
    "lessons": ("id",),
    "signs": ("key",),
    "check_ins": ("on",),
    "came": ("on", "key"),
    "stops": ("text", "on"),
}
"""What makes two records of a list one."""


def _pair(one: D, other: D, is_tie: bool, shared: set[str]) -> tuple[D, D]:
    same = {"id", "created_at"} | shared | {f"{name}{OF_DAY}" for name in shared}
    same |= {"updated_at"} if is_tie else set()
    mine, data = document.document_to_data(one), document.document_to_data(other)
    data = {name: value for name, value in data.items() if name not in same}
    data |= {name: value for name, value in mine.items() if name in same}
    try:
        return one, cast(D, document.document_from_data(data | dict(_alike(mine, data))))
    except ArchiveError:  # the same red flag twice in one of them
        return one, cast(D, document.document_from_data(data))


def _alike(mine: Data, data: Data) -> Iterator[tuple[str, object]]:
    """The lists of `data`, in which each record is the one at its place in `mine`, with other words."""
    for member, names in SAME.items():
        items, others = cast(list[Data], mine.get(member) or []), cast(list[Data], data.get(member) or [])
        pairs = zip(items, others, strict=False)
        alike = [other | {name: one[name] for name in names if name in one} for one, other in pairs]
        if member in data:
            yield member, alike + others[len(alike) :]


@given(pairs(retrospectives()) | pairs(vets()))
@settings(deadline=None)
def test_both_ways_of_merging_come_to_one_document_and_merging_again_changes_nothing(
    versions: tuple[Document, Document],
) -> None:
    one, other = versions
    whole = together(one, other).document
    assert together(other, one).document == whole
    for version in (one, other, whole):
        assert together(whole, version).document == whole
        assert together(version, whole).document == whole


@given(pairs(retrospectives()) | pairs(vets()))
@settings(deadline=None)
def test_every_word_of_both_is_kept_or_told(versions: tuple[Document, Document]) -> None:
    whole = together(*versions)
    held = "\x00".join([*words(document.document_to_data(whole.document)), *(each.other for each in whole.differences)])
    for version in versions:
        for word in words(document.document_to_data(version) | {"updated_at": None}):
            assert word in held or word == Status.UNTOLD


@given(pairs(vets()))
@settings(deadline=None)
def test_of_a_vetted_gig_every_text_stands(versions: tuple[Vet, Vet]) -> None:
    whole = together(*versions)
    assert not [difference for difference in whole.differences if difference.is_text and not difference.stands]
    held = document.document_to_data(whole.document)
    for vet in versions:
        for text in (vet.title, vet.client, vet.reply, vet.message.edited, vet.good_end.kept, vet.forecast.feared):
            assert any(text in word for word in words(held))


def test_a_member_that_came_later_is_merged_too() -> None:
    """Every member has a rule, be it the default one."""
    set_apart = {"id", "created_at", "updated_at"}
    grouped = {"quote", "decision", "decided_on", "ended", "ended_on", "gig"}
    assert set(_RETROSPECTIVE) | set_apart == set(retro_json.RETROSPECTIVE)
    assert set(_VET) | set_apart | grouped == {name for name in vet_json.VET if not name.endswith(OF_DAY)}
    merging = Merging(is_tie=False)
    assert anything(merging, "later", {"a": ["x"], "b": 2}, {"a": ["y"], "b": 3}) == {"a": ["x", "y"], "b": 2}
    assert [(each.name, each.other) for each in merging.differences] == [("later.b", "3")]


@pytest.mark.parametrize(
    ("new", "old"),
    [({"a": 1}, "x"), ("x", {"a": 1}), (["a"], "x"), ("x", ["a"]), ({"a": 1}, ["a"]), (["a"], {"a": 1})],
)
def test_of_a_member_that_is_of_another_kind_in_each_version_the_newer_stands(new: object, old: object) -> None:
    merging = Merging(is_tie=False)
    assert anything(merging, "later", new, old) == new
    assert [(found.stands, found.other) for found in merging.differences] == [(str(new), str(old))]


@pytest.mark.parametrize(
    ("new", "old", "order"),
    [
        (["b"], ["a", "b"], ["a", "b"]),
        (["b", "a"], ["a"], ["b", "a"]),
        (["b", "a"], ["a", "b"], ["b", "a"]),
        (["b", "c"], ["a", "b"], ["b", "c", "a"]),
    ],
)
def test_the_version_that_has_all_tags_gives_their_order_else_the_newer_one(
    new: list[str], old: list[str], order: list[str]
) -> None:
    assert merge_tags(Merging(is_tie=False), "tags", new, old) == order


@pytest.mark.parametrize(
    ("new", "old", "stands"), [("", "a", "a"), ("a", None, "a"), (None, "a", "a"), ("", None, ""), (None, "", "")]
)
def test_what_only_one_version_says_stands_and_is_no_difference(new: object, old: object, stands: str) -> None:
    merging = Merging(is_tie=False)
    assert merge_value(merging, "member", new, old) == stands
    assert merging.differences == []


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_of_two_values_of_one_instant_the_value_decides(one: str, other: str) -> None:
    assert merge_value(Merging(is_tie=True), "member", one, other) == "b"
    assert merge_tags(Merging(is_tie=True), "tags", [one], [other]) == ["b", "a"]


def test_answers_written_apart_to_different_questions_stand_together() -> None:
    one = GIG.with_answer("story.tell", "It began well.")
    other = GIG.with_answer("meaning.mine", "The silence.")._replace(updated_at=LATER)
    whole = together(one, other)
    assert cast(Retrospective, whole.document).answers == {
        "story.tell": "It began well.",
        "meaning.mine": "The silence.",
    }
    assert whole.differences == ()


def test_a_text_that_only_grew_stands_as_it_is_now() -> None:
    one = GIG.with_answer("story.tell", "It began well. Then it did not.")
    other = GIG.with_answer("story.tell", "It began well.")._replace(updated_at=LATER)
    whole = together(one, other)
    assert cast(Retrospective, whole.document).answers["story.tell"] == "It began well. Then it did not."
    assert whole.differences == ()


def test_of_a_text_written_anew_in_both_the_newer_stands_and_the_other_is_told() -> None:
    one = GIG.with_answer("story.tell", "It was my fault.")
    other = GIG.with_answer("story.tell", "It was the weather.")._replace(updated_at=LATER)
    whole = together(one, other)
    assert cast(Retrospective, whole.document).answers["story.tell"] == "It was the weather."
    (difference,) = whole.differences
    assert (difference.name, difference.other, difference.is_text) == ("story.tell", "It was my fault.", True)


def test_money_of_two_currencies_is_not_mixed() -> None:
    one = GIG.with_facts(currency="USD", price=Decimal(300), paid=Decimal(100))
    other = GIG.with_facts(currency="EUR", price=Decimal(280))._replace(updated_at=LATER)
    whole = together(one, other)
    facts = cast(Retrospective, whole.document).facts
    assert (facts.currency, facts.price, facts.paid) == ("EUR", Decimal(280), None)
    assert [difference.other for difference in whole.differences] == ["USD", "300.00", "100.00"]


def test_a_client_who_was_told_on_one_machine_is_told() -> None:
    told = GIG.with_facts(status=Status.LIVE, told_on=date(2026, 3, 14))
    still = GIG.with_facts(status=Status.UNTOLD)._replace(updated_at=LATER)
    facts = gig_of(told, still).facts
    assert (facts.status, facts.told_on) == (Status.LIVE, date(2026, 3, 14))


def test_of_two_ends_of_a_gig_whose_client_was_told_the_newer_stands() -> None:
    over = GIG.with_facts(status=Status.OVER, told_on=date(2026, 3, 14))
    live = GIG.with_facts(status=Status.LIVE, told_on=date(2026, 3, 14))
    assert gig_of(over, live._replace(updated_at=LATER)).facts.status is Status.LIVE
    assert gig_of(over._replace(updated_at=LATER), live).facts.status is Status.OVER


def test_one_finished_on_one_machine_is_finished() -> None:
    draft = GIG._replace(updated_at=LATER)
    assert gig_of(GIG._replace(finished_at=FIRST), draft).finished_at == FIRST


def test_one_red_flag_ticked_on_both_is_one_and_one_turning_point_stays() -> None:
    mine = RedFlag("B3", "Everything is simple", Stage.SCOPE, Side.CLIENT, pivot=True, saw="They said it twice.")
    same = mine._replace(pivot=False, saw="", told_myself="It will be fine.")
    own = RedFlag(None, "No contract", Stage.BEFORE, Side.MINE, pivot=True)
    whole = together(GIG._replace(red_flags=(mine,)), GIG._replace(red_flags=(same, own), updated_at=LATER))
    flags = cast(Retrospective, whole.document).red_flags
    assert [(flag.name, flag.pivot) for flag in flags] == [("Everything is simple", False), ("No contract", True)]
    assert (flags[0].saw, flags[0].told_myself) == ("They said it twice.", "It will be fine.")
    assert [difference.name for difference in whole.differences] == ["red_flags.pivot"]


def test_reviews_of_one_lesson_on_two_machines_are_all_there_in_the_order_of_their_days() -> None:
    rule = Lesson(LessonId("1" * 32), cue="they say simple", act="I ask for a list")
    held, broken = Review(date(2026, 5, 1), Held.HELD, "once"), Review(date(2026, 4, 1), Held.BROKEN)
    one = GIG._replace(lessons=(rule._replace(reviews=(held,)),), updated_at=LATER)
    other = GIG._replace(lessons=(rule._replace(reviews=(broken,)), Lesson(LessonId("2" * 32), cue="a new one")))
    lessons = gig_of(one, other).lessons
    assert [lesson.id for lesson in lessons] == ["1" * 32, "2" * 32]
    assert lessons[0].reviews == (broken, held)


def test_timeline_and_tags_hold_the_lines_of_both() -> None:
    yes, knew = Moment(date(2026, 3, 2), "Said yes"), Moment(None, "Knew")
    one = GIG._replace(moments=(yes,), tags=("web",))
    other = GIG._replace(moments=(knew, yes), tags=("python", "web"), updated_at=LATER)
    whole = gig_of(one, other)
    assert (whole.moments, whole.tags) == ((knew, yes), ("python", "web"))


def test_check_ins_of_two_machines_are_one_a_day() -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    one = replace(VET, check_ins=(CheckIn(tuesday, Decimal(9)),), updated_at=LATER)
    other = replace(VET, check_ins=(CheckIn(monday, Decimal(4)), CheckIn(tuesday, Decimal(7))))
    whole = together(one, other)
    found = cast(Vet, whole.document).check_ins
    assert [(each.on, each.hours) for each in found] == [(monday, Decimal(4)), (tuesday, Decimal(9))]
    assert [(each.stands, each.other) for each in whole.differences] == [("9", "7")]


def test_both_replies_to_a_client_stand() -> None:
    whole = vet_of(replace(VET, reply="Yes, from Monday."), replace(VET, reply="No, thank you.", updated_at=LATER))
    assert whole.reply == "No, thank you.\n\nYes, from Monday."


def test_a_good_end_is_kept_beside_a_check_in_that_came_later() -> None:
    taken = replace(VET, decision=Decision.TAKE, decided_on=date(2026, 11, 2), stops=(Stop("no label", None),))
    ended = taken.over(Ending.WELL, date(2026, 11, 20), good_end=GoodEnd(kept="We agreed on a list."))
    whole = vet_of(ended, replace(taken, check_ins=(CheckIn(date(2026, 11, 23)),), updated_at=LATER))
    assert (whole.ended, whole.good_end.kept) == (Ending.WELL, "We agreed on a list.")
    assert (whole.next_stop, [whole.checked_on(stop) for stop in whole.stops]) == (None, [None])


@pytest.mark.parametrize("is_later_well", [True, False])
def test_a_gig_that_ended_well_here_and_wrong_there_ends_as_the_newer_says(is_later_well: bool) -> None:
    well = replace(VET, ended=Ending.WELL, ended_on=date(2026, 11, 20), updated_at=LATER if is_later_well else FIRST)
    wrong = replace(VET, gig=GigId("5f0c" * 8), updated_at=FIRST if is_later_well else LATER)
    whole = together(well, wrong)
    vet = cast(Vet, whole.document)
    assert (vet.ended, vet.gig) == ((Ending.WELL, None) if is_later_well else (None, "5f0c" * 8))
    assert whole.differences


def test_replies_of_two_machines_stay_with_the_decision_they_were_written_for() -> None:
    offer = with_edited_reply(VET, "A day more, please.", Decision.NEGOTIATE)
    refusal = replace(with_edited_reply(VET, "No, thanks.", Decision.DECLINE), updated_at=LATER)
    whole = vet_of(offer, refusal)
    assert replies(whole) == {Decision.NEGOTIATE: "A day more, please.", Decision.DECLINE: "No, thanks."}
    assert written_for(whole) is Decision.DECLINE


def test_two_replies_for_one_decision_both_stand_also_those_written_before_another() -> None:
    one = with_edited_reply(with_edited_reply(VET, "A day more.", Decision.NEGOTIATE), "No.", Decision.DECLINE)
    other = with_edited_reply(with_edited_reply(VET, "Half now.", Decision.NEGOTIATE), "Yes!", Decision.TAKE)
    assert replies(vet_of(one, replace(other, updated_at=LATER))) == {
        Decision.NEGOTIATE: "Half now.\n\nA day more.", Decision.DECLINE: "No.", Decision.TAKE: "Yes!",
    }  # fmt: skip


def test_a_reply_of_an_earlier_version_goes_with_each_decision_beside_one_written_for_one() -> None:
    offer = with_edited_reply(VET, "A day more, please.", Decision.NEGOTIATE)
    whole = vet_of(offer, replace(VET, reply="As always.", updated_at=LATER))
    assert replies(whole) == dict.fromkeys(Decision, "As always.") | {
        Decision.NEGOTIATE: "As always.\n\nA day more, please."
    }


def test_one_written_last_on_one_machine_goes_with_the_same_written_before_on_the_other() -> None:
    both = with_edited_reply(with_edited_reply(VET, "Half now.", Decision.TAKE), "No.", Decision.DECLINE)
    whole = vet_of(both, replace(with_edited_reply(VET, "Gladly!", Decision.TAKE), updated_at=LATER))
    assert replies(whole) == {Decision.TAKE: "Gladly!\n\nHalf now.", Decision.DECLINE: "No."}
