"""Questions of the user's own: where they are asked, how they are kept, and how they are read for ever."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from retro.commands.files.text_names import text_words
from retro.core.analysis.compare import compare
from retro.core.formats import compact_json, retro_json
from retro.core.formats.codec import ArchiveError
from retro.core.formats.document import document_hash
from retro.core.formats.markdown import documents
from retro.core.formats.merging.merge import merge_documents
from retro.core.formats.redaction.redact import Redactor
from retro.core.gig import own_questions as own
from retro.core.gig.choices import Status
from retro.core.gig.ids import QuestionKey
from retro.core.gig.own_questions import KeptQuestion, OwnQuestion, StepKey
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.wizard import locations
from retro.core.wizard.interview import REVIEW, Interview, resumed
from retro.core.wizard.questions import STEPS, steps_of

TODAY = date(2026, 11, 28)
SLEEP = OwnQuestion(QuestionKey("mine." + "a" * 32), StepKey.STORY, "How did you sleep?")
FRIEND = OwnQuestion(QuestionKey("mine." + "b" * 32), StepKey.LESSONS, "Whom will you ask next time?")
GIG = Retrospective.new(facts=Facts(title="Shop", status=Status.OVER))


def every(*questions: OwnQuestion) -> tuple[KeptQuestion, ...]:
    return tuple(map(KeptQuestion, questions))


def test_one_is_asked_at_the_end_of_its_step_on_the_long_path_alone() -> None:
    walk = Interview(GIG, own=(SLEEP, FRIEND))
    assert not {SLEEP.key, FRIEND.key} & {page.key for page in walk.pages()}
    keys = [page.key for page in replace(walk, rest=True).pages()]
    assert keys[keys.index("story.ending") + 1] == SLEEP.key
    assert keys[-2:] == ["lessons", FRIEND.key]
    assert walk.open(SLEEP.key).step.key == "story"


def test_none_of_them_leaves_the_steps_as_they_are_declared() -> None:
    assert steps_of(GIG) is STEPS


def test_an_answer_keeps_the_words_that_it_was_asked_in() -> None:
    page = Interview(GIG, own=(SLEEP,)).open(SLEEP.key).page
    assert page is not None
    answered = page.questions[0].slot.with_value(GIG, "Badly.")
    assert (answered.answers[SLEEP.key], answered.own_questions) == ("Badly.", (SLEEP,))
    renamed = SLEEP._replace(ask="How was your sleep?")
    again = Interview(answered, own=(renamed,)).open(SLEEP.key)
    assert again.page is not None
    assert again.page.prompt == "How did you sleep?"
    assert again.page.questions[0].slot.with_value(answered, "Well.").own_questions == (SLEEP,)


def test_a_blank_answer_keeps_no_question() -> None:
    answered = GIG.with_own_answer(SLEEP, "Badly.").with_own_answer(FRIEND, "Ada.")
    cleared = answered.with_own_answer(SLEEP, "  \n")
    assert (cleared.own_questions, dict(cleared.answers)) == ((FRIEND,), {FRIEND.key: "Ada."})
    assert answered.with_own_answer(SLEEP, "Well.").own_questions == (SLEEP, FRIEND)


def test_a_retired_one_that_is_answered_is_asked_and_read_for_ever() -> None:
    answered = GIG.with_own_answer(SLEEP, "Badly.")
    assert SLEEP.key in [page.key for page in Interview(answered, rest=True).pages()]
    text = documents.document(answered)
    assert "How did you sleep?" in text
    assert "Other answers" not in text
    assert text.index("How did you sleep?") > text.index("## The story")


def test_a_draft_left_at_one_that_was_retired_begins_at_its_first_page() -> None:
    left = Interview(GIG, own=(SLEEP,), rest=True).open(SLEEP.key).place()
    assert resumed(GIG, left, own=(SLEEP,)).at == SLEEP.key
    assert resumed(GIG, left).at == STEPS[0].pages[0].key


def test_two_gigs_are_compared_by_it() -> None:
    first, second = GIG.with_own_answer(SLEEP, "Badly."), Retrospective.new().with_own_answer(SLEEP, "Well.")
    pairs = [pair for pair in compare(first, second).answers if pair.key == SLEEP.key]
    assert [(pair.prompt, pair.a[0].text, pair.b[0].text) for pair in pairs] == [
        ("How did you sleep?", "Badly.", "Well.")
    ]


def test_two_gigs_asked_in_other_words_are_compared_under_both() -> None:
    renamed = SLEEP._replace(ask="How was your sleep?")
    first, second = GIG.with_own_answer(SLEEP, "Badly."), Retrospective.new().with_own_answer(renamed, "Well.")
    (pair,) = [pair for pair in compare(first, second).answers if pair.key == SLEEP.key]
    assert pair.prompt == "How did you sleep? · in B: How was your sleep?"
    (pair,) = [pair for pair in compare(second, first).answers if pair.key == SLEEP.key]
    assert pair.prompt == "How was your sleep? · in B: How did you sleep?"
    for one, other in ((GIG, second), (second, GIG)):
        (pair,) = [pair for pair in compare(one, other).answers if pair.key == SLEEP.key]
        assert pair.prompt == "How was your sleep?", "words of a gig that does not answer it are nobody's"


def test_an_archive_holds_it_with_its_words() -> None:
    answered = GIG.with_own_answer(SLEEP, "Badly.")
    data = retro_json.retrospective_to_data(answered)
    assert data["own_questions"] == [{"key": SLEEP.key, "step": "story", "ask": "How did you sleep?"}]
    assert retro_json.retrospective_from_data(data) == answered
    del data["own_questions"]
    assert retro_json.retrospective_from_data(data).own_questions == ()


def test_a_question_leaves_every_hash_without_one_as_it_was() -> None:
    data = retro_json.retrospective_to_data(GIG)
    before = {name: value for name, value in data.items() if name != "own_questions"}
    assert compact_json.hashed(data) == compact_json.hashed(before)
    assert document_hash(GIG) != document_hash(GIG.with_own_answer(SLEEP, "x"))


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ({"key": "story.tell", "step": "story", "ask": "?"}, "own_questions[0].key must be the key of a question"),
        ({"key": SLEEP.key, "step": "review", "ask": "?"}, "own_questions[0].step must be one of gig, story"),
        ({"key": SLEEP.key, "step": "story"}, "own_questions[0].ask is missing"),
    ],
)
def test_an_archive_that_is_wrong_about_one_is_refused_by_name(item: dict[str, str], sentence: str) -> None:
    with pytest.raises(ArchiveError) as found:
        retro_json.retrospective_from_data(retro_json.retrospective_to_data(GIG) | {"own_questions": [item]})
    assert sentence in str(found.value)


@pytest.mark.parametrize("ask", ["", " \n ", "\N{ZERO WIDTH SPACE}", "\N{HANGUL FILLER} "])
def test_one_that_came_without_words_is_called_what_it_is(ask: str) -> None:
    blank = SLEEP._replace(ask=ask)
    gig = GIG.with_own_answer(blank, "Badly.")
    assert retro_json.retrospective_from_data(retro_json.retrospective_to_data(gig)).own_questions == (blank,)
    assert "### A question of your own\n\nBadly." in documents.document(gig)
    (pair,) = [pair for pair in compare(gig, Retrospective.new()).answers if pair.key == SLEEP.key]
    assert pair.prompt == "A question of your own"
    assert text_words(SLEEP.key, gig) == "A question of your own"


def test_the_same_one_twice_is_refused() -> None:
    item = {"key": SLEEP.key, "step": "story", "ask": "?"}
    with pytest.raises(ArchiveError, match="own_questions holds the same question twice"):
        retro_json.retrospective_from_data(retro_json.retrospective_to_data(GIG) | {"own_questions": [item, item]})


def test_names_go_from_the_question_and_its_answer_and_it_stays_where_it_was_asked() -> None:
    about_ada = SLEEP._replace(ask="What would Ada Berg say?")
    gig = GIG.with_facts(client="Ada Berg").with_own_answer(about_ada, "Ada Berg would laugh.")
    copy = Redactor().redacted(gig)
    assert copy.own_questions == (SLEEP._replace(ask="What would Client A say?"),)
    assert copy.answers[SLEEP.key] == "Client A would laugh."


def test_two_machines_that_asked_it_in_other_words_keep_one_question_and_both_answers() -> None:
    from datetime import timedelta

    first = GIG.with_own_answer(SLEEP, "Badly.")
    second = GIG.with_own_answer(SLEEP._replace(ask="How was your sleep?"), "Well.").with_own_answer(FRIEND, "Ada.")
    second = second._replace(updated_at=first.updated_at + timedelta(hours=1))
    found = merge_documents(retro_json.retrospective_to_data(first), retro_json.retrospective_to_data(second))
    assert isinstance(found.document, Retrospective)
    assert [(each.key, each.ask) for each in found.document.own_questions] == [
        (SLEEP.key, "How was your sleep?"),
        (FRIEND.key, FRIEND.ask),
    ]
    assert dict(found.document.answers) == {SLEEP.key: "Well.", FRIEND.key: "Ada."}
    assert "Badly." in str(found.differences)


def test_the_places_of_search_and_of_drafts_say_what_it_is() -> None:
    assert locations.step_words(SLEEP.key, SLEEP.step) == "The story"
    assert locations.step_words(SLEEP.key) == locations.page_words(SLEEP.key) == "A question of your own"
    assert locations.page_key(SLEEP.key) == SLEEP.key


def test_the_review_lists_it_in_its_step() -> None:
    from retro.core.wizard.review_rows import review_rows

    rows = [row for row in review_rows(Interview(GIG, at=REVIEW, own=(SLEEP,))) if row.question.key == SLEEP.key]
    assert [(row.step.key, row.label, row.answer) for row in rows] == [("story", "How did you sleep?", "")]


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        ("", "Write the question first."),
        ("x" * 72, ""),
        ("x" * 73, "A question has at most 72 characters; this one has 73."),
        ("HOW did you  sleep?", "You have that question already."),
        ("How did it end?", ""),
        ("\N{ZERO WIDTH SPACE}", "Write the question first."),
        ("\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{WORD JOINER}", "Write the question first."),
        ("\N{HANGUL FILLER}", "Write the question first."),
        ("How did\N{ZERO WIDTH SPACE} you sleep?", "You have that question already."),
        ("كيف نمت؟", ""),
        ("?", ""),
    ],
)
def test_what_cannot_be_asked_is_said(ask: str, sentence: str) -> None:
    assert own.refused_question(ask, every(SLEEP)) == sentence


def test_five_are_asked_at_a_time_and_a_retired_one_makes_room() -> None:
    five: tuple[KeptQuestion, ...] = ()
    for number in range(5):
        assert own.refused_question(f"Question {number}?", five) == ""
        five = own.added(five, StepKey.STORY, f"Question {number}?")
    assert own.refused_question("One more?", five) == "You have 5 questions. Retire one first."
    key = five[0].question.key
    assert own.refused_question("Other words?", five, key) == ""
    four = own.with_retired(five, key, TODAY)
    assert len(own.in_force(four)) == 4
    assert own.refused_question("One more?", four) == ""
    assert own.refused_question("Question 0?", four) == ""
    full = own.added(four, StepKey.STORY, "One more?")
    assert own.refused_question("Question 0?", full, key) == "You have 5 questions. Retire one first."
    assert own.refused_words("Other words?", full, key) == "", "a retired one gets new words without being asked"
    assert own.refused_words("One more?", full, key) == "You have that question already."
    assert own.with_retired(four, key, None) == five
    assert own.in_force(own.renamed(five, key, "Other words?"))[0] == five[0].question._replace(ask="Other words?")


def test_keys_are_new_each_time_and_fit_the_format() -> None:
    keys = {own.new_key() for _ in range(50)}
    assert len(keys) == 50
    assert all(re.fullmatch(own.KEY, key) for key in keys)
