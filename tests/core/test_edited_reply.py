"""The reply in the user's own words, and the decision that each belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.core.formats.vet_json import vet_from_data, vet_to_data
from retro.core.vet.decision import EARLIER_REPLY, REPLIES, Decision
from retro.core.vet.replies.edited_reply import edited_reply, with_edited_reply, written_for
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import KEPT_AS_TYPED, MAY_BE_UNREAD, PRICE

NEGOTIATING = with_edited_reply(Vet(), "A day more, please.", Decision.NEGOTIATE)


def under(vet: Vet, decision: Decision | None) -> str:
    return edited_reply(replace(vet, decision=decision))


@pytest.mark.parametrize("other", [Decision.TAKE, Decision.DECLINE, Decision.SLEEP])
def test_a_reply_belongs_to_the_decision_it_was_written_for(other: Decision) -> None:
    assert under(NEGOTIATING, Decision.NEGOTIATE) == under(NEGOTIATING, None) == "A day more, please."
    assert under(NEGOTIATING, other) == ""


def test_one_written_for_another_decision_takes_none_away() -> None:
    both = with_edited_reply(NEGOTIATING, "No, thanks.", Decision.DECLINE)
    assert (under(both, Decision.NEGOTIATE), under(both, Decision.DECLINE)) == ("A day more, please.", "No, thanks.")
    assert under(both, None) == "No, thanks."
    wiped = with_edited_reply(both, "", Decision.NEGOTIATE)
    assert (under(wiped, Decision.NEGOTIATE), under(wiped, Decision.DECLINE)) == ("", "No, thanks.")
    again = with_edited_reply(both, "Two days more.", Decision.NEGOTIATE)
    assert (under(again, Decision.NEGOTIATE), under(again, Decision.DECLINE)) == ("Two days more.", "No, thanks.")


def test_wiping_the_one_written_last_leaves_the_other() -> None:
    both = with_edited_reply(NEGOTIATING, "No, thanks.", Decision.DECLINE)
    wiped = with_edited_reply(both, "", Decision.DECLINE)
    assert (under(wiped, Decision.DECLINE), under(wiped, Decision.NEGOTIATE)) == ("", "A day more, please.")


@pytest.mark.parametrize("decision", [None, *Decision])
def test_of_one_that_an_earlier_version_saved_nobody_knows_the_decision(decision: Decision | None) -> None:
    before = Vet(reply="As always.")
    assert written_for(before) is None
    assert under(before, decision) == "As always."


def test_an_archive_keeps_them_apart() -> None:
    both = with_edited_reply(NEGOTIATING, "No, thanks.", Decision.DECLINE)
    assert vet_from_data(vet_to_data(both)) == both


@pytest.mark.parametrize("decision", Decision)
def test_one_of_an_earlier_version_stays_with_the_other_decisions(decision: Decision) -> None:
    changed = with_edited_reply(Vet(reply="Old"), "Old. Yes!", decision)
    shown = {each: under(changed, each) for each in Decision}
    assert shown == dict.fromkeys(Decision, "Old") | {decision: "Old. Yes!"}


def test_one_of_an_earlier_version_that_is_wiped_for_one_decision_stays_with_the_others() -> None:
    wiped = with_edited_reply(Vet(reply="Old"), "", Decision.TAKE)
    assert [under(wiped, each) for each in (Decision.TAKE, Decision.DECLINE)] == ["", "Old"]


def test_one_of_an_earlier_version_goes_above_none_that_was_written_for_a_decision() -> None:
    twice = with_edited_reply(with_edited_reply(Vet(reply="Old"), "Yes!", Decision.TAKE), "No.", Decision.DECLINE)
    assert [under(twice, each) for each in Decision] == ["Yes!", "Old", "No.", "Old"]


def test_a_reply_kept_beside_lines_not_understood_is_no_line() -> None:
    vet = Vet().with_unread(PRICE, "plenty")
    for decision in Decision:
        vet = with_edited_reply(vet, f"a reply to {decision}", decision)
    assert vet.lines_unread == {PRICE: "plenty"}
    assert {*vet.unread} == {PRICE, *REPLIES} - {EARLIER_REPLY[Decision.SLEEP]}
    assert {*vet.with_unread(PRICE, "").unread} <= REPLIES


def test_each_name_under_which_a_vet_keeps_a_text_is_that_of_a_line_or_of_a_reply() -> None:
    assert not MAY_BE_UNREAD & REPLIES
    assert KEPT_AS_TYPED == MAY_BE_UNREAD | REPLIES
    assert {*EARLIER_REPLY} == {*Decision}
