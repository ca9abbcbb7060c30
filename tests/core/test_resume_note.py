"""Where a draft was left, in a sentence."""

from datetime import date, datetime, timedelta
from types import MappingProxyType

import pytest

from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import QuestionKey
from retro.core.gig.message import Message
from retro.core.gig.own_questions import OwnQuestion, StepKey
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.answer_paths import OwnAnswer
from retro.core.wizard.interview import Interview, resumed
from retro.core.wizard.questions import every_question
from retro.core.wizard.resume_note import LONGEST, last_sentence, stopped_after

OWN_KEY = QuestionKey("mine." + "a" * 32)
QUESTIONS = {str(question.key): question for *_, question in every_question()}
TODAY = date(2026, 11, 23)


def _left(days: int, text: str = "It broke. I told nobody.") -> Retrospective:
    noon = datetime.combine(TODAY - timedelta(days=days), datetime.min.time()) + timedelta(hours=12)
    return Retrospective.new()._replace(updated_at=noon.astimezone()).with_answer("story.tell", text)


@pytest.mark.parametrize(
    ("days", "when"),
    [
        (0, "Earlier today"),
        (1, "Yesterday"),
        (6, "On Tuesday"),
        (7, "On 16 November"),
        (400, "On 19 October 2025"),
    ],
)
def test_the_day_is_named_as_a_person_would(days: int, when: str) -> None:
    assert (
        stopped_after(_left(days), DraftPosition("story.tell"), TODAY) == f"{when} you stopped after: “I told nobody”."
    )


def test_the_sentence_is_the_one_before_the_cursor() -> None:
    assert "“It broke”" in stopped_after(_left(1), DraftPosition("story.tell", cursor=9), TODAY)


def test_a_page_without_words_quotes_the_last_that_were_told_before_it() -> None:
    assert "“I told nobody”" in stopped_after(_left(1), DraftPosition("dates"), TODAY)
    assert "“I told nobody”" in stopped_after(_left(1), DraftPosition("story.turn"), TODAY)


def test_nothing_is_said_where_nothing_was_told() -> None:
    assert stopped_after(_left(1, ""), DraftPosition("story.tell"), TODAY) == ""
    assert stopped_after(_left(1), DraftPosition("title"), TODAY) == ""


@pytest.mark.parametrize("text", ["", " \n ", "...", "…"])
def test_marks_alone_are_no_sentence(text: str) -> None:
    assert last_sentence(text) == ""


def test_a_long_sentence_loses_its_front_and_a_question_keeps_its_mark() -> None:
    long = last_sentence("word " * 40 + "end.")
    assert long.startswith("…word")
    assert long.endswith("end")
    assert len(long) <= LONGEST + 1
    assert last_sentence("x" * 100) == "…" + "x" * LONGEST
    assert last_sentence("One. Why me?") == "Why me?"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("It broke. She said “I expected more from you.”", "She said “I expected more from you.”"),
        ("It broke (very wrong!).", "It broke (very wrong!)"),
        ("One. 'Why me?' 😞", "'Why me?'"),
        ("One. It cost 3.50 euros.", "It cost 3.50 euros"),
        ("One. See example.com", "See example.com"),
        ("一つ。二つ。", "二つ。"),
    ],
)
def test_closing_marks_belong_to_the_sentence_that_they_close(text: str, last: str) -> None:
    assert last_sentence(text) == last


def test_words_of_the_message_are_not_where_the_writing_up_stopped() -> None:
    message = Message(parts=MappingProxyType({"news": "The photos are lost."}))
    told = (
        _left(1)._replace(message=message).with_answer("client.cost", "No vows.").with_answer("client.offer", "Both.")
    )
    assert "“I told nobody”" in stopped_after(told, DraftPosition("red_flags"), TODAY)
    assert stopped_after(told.with_answer("story.tell", ""), DraftPosition("red_flags"), TODAY) == ""
    assert "“No vows”" in stopped_after(told, DraftPosition("client.cost"), TODAY)


def test_what_was_written_last_is_quoted_wherever_one_went_from_there() -> None:
    told = _left(1).with_answer("story.turn", "I hid it.").with_answer("client.cost", "Their launch.")
    for page in ("review", "closing", "story.tell", "client.cost", "red_flags", "title"):
        assert "“I hid it”" in stopped_after(told, DraftPosition(page, 3, last="story.turn"), TODAY)
    assert "“I hid”" in stopped_after(told, DraftPosition("story.turn", 5, last="story.turn"), TODAY)
    gone = told.with_answer("story.turn", "")
    assert "“I told nobody”" in stopped_after(gone, DraftPosition("story.tell", 99, last="story.turn"), TODAY)


def test_an_own_answer_written_last_is_quoted_and_a_key_that_nobody_knows_is_not() -> None:
    own = OwnQuestion(OWN_KEY, StepKey.STORY, "What about the weather?")
    told = OwnAnswer(own).with_value(_left(1), "It rained.")
    assert "“It rained”" in stopped_after(told, DraftPosition("review", last=OWN_KEY), TODAY)
    assert "“I told nobody”" in stopped_after(_left(1), DraftPosition("dates", last="no.such"), TODAY)


def test_only_words_move_what_was_written_last() -> None:
    begun = Interview(_left(1))
    told = begun.answered(QUESTIONS["story.turn"], "I hid it.").answered(QUESTIONS["title"], "Shop")
    assert told.place().last == told.open("story.tell").place().last == "story.turn"
    assert told.answered(QUESTIONS["story.turn"], "I hid it.") == told
    assert resumed(told.retrospective, told.place()).place().last == "story.turn"
