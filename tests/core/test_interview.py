"""The walk through a draft, and the declaration it walks."""

from datetime import date
from decimal import Decimal

import pytest

from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.choices import Hindsight, Side, Stage, Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective
from retro.core.wizard import notes
from retro.core.wizard.interview import REVIEW, Interview, resumed
from retro.core.wizard.notes import before_finishing
from retro.core.wizard.question import Page
from retro.core.wizard.questions import STEPS, every_page, every_question, page_of
from retro.core.wizard.review_rows import counted_pages, pages_reviewed, review_rows, review_text, with_blanks_folded
from retro.core.wizard.shown_pages import is_blank

FLAG = RedFlag("D1", "I was stuck for hours and nobody knew", Stage.WORK, Side.MINE)


def walked(interview: Interview) -> list[str]:
    """The keys from here to the review, by going on."""
    keys = [interview.at]
    while interview.at != REVIEW:
        interview = interview.next()
        keys.append(interview.at)
    return keys


def gig(status: Status | None = None) -> Retrospective:
    return Retrospective.new(facts=Facts(title="A gig", status=status))


def test_there_are_seven_steps_and_every_key_is_used_once() -> None:
    assert [step.key for step in STEPS] == ["gig", "story", "cost", "flags", "meaning", "lessons", "review"]
    keys = [question.key for _, _, question in every_question()]
    assert len(set(keys)) == len(keys)
    pages = [page.key for _, page in every_page()]
    assert len(set(pages)) == len(pages)


@pytest.mark.parametrize("page", [page for _, page in every_page()], ids=lambda page: page.key)
def test_every_prompt_fits_one_line_of_72_columns(page: Page) -> None:
    assert all(len(prompt) <= 72 for prompt in (page.prompt, *(words for _, words in page.otherwise)))


def test_the_short_path_is_the_marked_pages_alone() -> None:
    assert walked(Interview(gig(Status.OVER)._replace(red_flags=(FLAG,)))) == [
        "status", "title", "story.tell", "dates", "client.cost", "red_flags", "pivot", "own.sentence", "lessons",
        REVIEW,
    ]  # fmt: skip


def test_whoever_has_not_told_is_asked_when_they_noticed_first_and_then_they_come_first() -> None:
    assert walked(Interview(gig(Status.UNTOLD))) == [
        "status", "title", "dates", "they_first", "story.tell", "client.cost", "red_flags", "own.sentence", "lessons",
        REVIEW,
    ]  # fmt: skip
    assert Interview(gig(Status.UNTOLD), at="dates").step.key == "gig"
    told = gig(Status.UNTOLD).with_facts(told_on=date(2026, 3, 4))
    assert "they_first" not in walked(Interview(told))
    assert walked(Interview(told)) == walked(Interview(gig(Status.LIVE)))


def test_the_title_says_that_the_message_is_next_until_the_day_of_noticing_is_known() -> None:
    title, untold = page_of("title"), gig(Status.UNTOLD)
    assert title is not None
    assert title.hints(untold) == "One more question, then the message. You can change it later."
    assert title.hints(untold.with_facts(noticed_on=date(2026, 3, 4))) == title.hints(gig()) == title.hint


def test_the_page_that_asks_nothing_is_never_blank_and_is_passed_once_they_were_told() -> None:
    untold = Interview(gig(Status.UNTOLD), at="they_first")
    assert "they_first" not in [page.key for page in untold.blanks()]
    assert untold.where_it_is_asked() == untold
    assert untold.to_long_path().at == "dates"
    told = untold.with_retrospective(gig(Status.LIVE))
    assert told.where_it_is_asked().at == "story.tell"


def test_the_pivot_is_asked_once_a_flag_is_ticked() -> None:
    assert "pivot" not in walked(Interview(gig()))


def test_the_whole_path_asks_what_fits_the_status() -> None:
    over = walked(Interview(gig(Status.OVER), rest=True))
    live = walked(Interview(gig(Status.LIVE), rest=True))
    assert {"ending", "story.ending"} <= set(over)
    assert "client.offer" not in over
    assert "client.offer" in live
    assert not {"ending", "story.ending"} & set(live)


def test_what_will_be_told_is_not_asked_once_they_were_told() -> None:
    page = page_of("client.offer")
    assert page is not None
    assert page.prompt_for(gig(Status.UNTOLD)) == "What will you tell them, offer, and hand over?"
    assert page.prompt_for(gig(Status.LIVE)) == "What have you told them, and what will you offer and hand over?"


def test_whoever_has_not_told_is_not_asked_when_they_told() -> None:
    page = page_of("dates")
    assert page is not None
    assert "told_on" in [question.key for question in page.questions_for(gig(Status.OVER))]
    assert "told_on" not in [question.key for question in page.questions_for(gig(Status.UNTOLD))]
    assert page.prompt_for(gig(Status.UNTOLD)) == "When did you notice?"


def test_a_day_of_telling_that_was_written_can_still_be_changed_when_they_do_not_know() -> None:
    page = page_of("dates")
    assert page is not None
    told = gig(Status.UNTOLD).with_facts(told_on=date(2026, 11, 20))
    assert "told_on" in [question.key for question in page.questions_for(told)]


def test_back_goes_the_same_way_and_stays_at_the_first_page() -> None:
    interview = Interview(gig(Status.OVER), at="story.tell")
    assert interview.back().at == "title"
    assert interview.back().back().back().at == "status"


def test_opening_a_page_of_the_long_path_widens_the_path() -> None:
    interview = Interview(gig(Status.OVER)).open("story.yes")
    assert interview.rest
    assert interview.next().at == "story.turn"


def test_the_rest_begins_where_something_is_still_to_be_asked() -> None:
    whole = gig(Status.OVER).with_answer("story.tell", "It broke.")
    rest = Interview(whole, at=REVIEW).to_long_path()
    assert rest.at == "client"
    assert "story.tell" not in walked(rest)


def test_the_position_counts_the_pages_of_the_step_on_this_path() -> None:
    assert Interview(gig(Status.OVER), at="story.turn", rest=True).position() == (6, 9)
    assert Interview(gig(Status.OVER), at="dates").position() == (2, 2)


def test_no_total_is_claimed_that_the_answer_on_the_first_page_can_change() -> None:
    assert Interview(gig()).position() == (1, None)
    assert Interview(gig(), at="red_flags").position() == (1, None)
    assert Interview(gig()._replace(red_flags=(FLAG,)), at="red_flags").position() == (1, 2)
    untold = gig(Status.UNTOLD)
    path = [Interview(untold, at=key).position() for key in ("status", "title", "dates", "they_first")]
    assert path == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("status", [None, *Status])
@pytest.mark.parametrize("rest", [False, True])
def test_a_total_once_claimed_stays_while_one_walks_through_the_step(status: Status | None, rest: bool) -> None:
    interview = Interview(gig(status)._replace(red_flags=(FLAG,)), rest=rest)
    claimed: dict[str, set[int | None]] = {}
    while interview.at != REVIEW:
        claimed.setdefault(interview.step.key, set()).add(interview.position()[1])
        interview = interview.next()
    assert all(len(totals - {None}) == 1 for totals in claimed.values())


def test_blanks_name_what_applies_and_was_not_answered() -> None:
    whole = gig(Status.LIVE).with_answer("story.tell", "It broke.")
    keys = [page.key for page in Interview(whole).blanks()]
    assert "story.yes" in keys
    assert not {"title", "status", "story.tell", "ending", "pivot"} & set(keys)


def test_the_silence_is_asked_about_in_words_that_fit() -> None:
    page = page_of("story.silence")
    assert page is not None
    day = date(2026, 3, 4)
    at_once = Retrospective.new(facts=Facts(status=Status.OVER, noticed_on=day, told_on=day))
    later = Retrospective.new(facts=Facts(status=Status.OVER, noticed_on=day, told_on=date(2026, 3, 9)))
    assert page.prompt_for(at_once) == "What made it possible to tell them straight away?"
    assert page.prompt_for(later) == page.prompt_for(Retrospective.new()) == "What made it hard to tell them sooner?"


def test_every_question_puts_and_gets_its_own_answer() -> None:
    samples = {
        "tags": ("web",), "moments": (Moment(date(2026, 3, 2), "began"),), "losses": {"time": "a week"},
        "red_flags": (FLAG._replace(pivot=True, hindsight=Hindsight.HALF),),
        "lessons": (Lesson.new(cue="stuck", act="tell"),),
    }  # fmt: skip
    for _, page, question in every_question():
        name = getattr(question.slot, "name", question.key)
        value = samples.get(name) or samples["red_flags"] if name == "red_flags" else samples.get(name, "words")
        whole = question.slot.with_value(Retrospective.new(), value)
        assert question.get(whole) == value
        assert question.is_blank(Retrospective.new())
        assert not is_blank(page, whole) or not question.when(whole)


def test_a_step_is_done_when_each_of_its_pages_has_an_answer() -> None:
    done = Interview(gig(Status.OVER)).next().next()
    assert done.at == "story.tell"
    assert done.is_step_done(STEPS[0])
    assert not done.is_step_done(STEPS[1])
    assert not done.is_step_done(STEPS[-1])


def test_a_step_that_was_never_shown_is_not_done_whatever_the_message_answered() -> None:
    cost, meaning = (next(step for step in STEPS if step.key == key) for key in ("cost", "meaning"))
    told = gig(Status.LIVE).with_answer("client.cost", "A week.").with_answer("own.sentence", "I waited.")
    walk = Interview(told, at="story.tell")
    assert not walk.is_step_done(cost)
    assert not walk.is_step_done(meaning)
    walk = walk.next().next().next()
    assert walk.at == "red_flags"
    assert (walk.is_step_done(cost), walk.is_step_done(meaning)) == (True, False)
    assert walk.back().back().is_step_done(cost)
    again = resumed(told, walk.place())
    assert (again.is_step_done(cost), again.is_step_done(meaning)) == (True, False)
    assert Interview(told.with_facts(title="A gig")).finished().is_step_done(meaning)


def _done(walk: Interview) -> set[str]:
    return {step.key for step in walk.steps if walk.is_step_done(step)}


def test_carrying_on_takes_no_tick_away() -> None:
    walk = Interview(gig(Status.OVER).with_facts(noticed_on=date(2026, 11, 19)))
    for question, text in (("story.tell", "It broke."), ("client.cost", "A week."), ("own.sentence", "I waited.")):
        walk = walk.with_retrospective(walk.retrospective.with_answer(question, text))
    while not walk.closes(walk.next()):
        walk = walk.next()
    closed = walk.closed()
    ticked = _done(closed)
    assert {"gig", "story", "cost"} <= ticked
    walk = closed.to_long_path()
    while walk.at != "review":
        assert ticked <= _done(walk) | {walk.step.key}, walk.at
        walk = walk.next()


def test_what_was_filled_in_beforehand_is_not_ticked_on_a_page_never_shown() -> None:
    """The message answers a question of the meaning, a vetted gig brings client and money along."""
    told = gig(Status.OVER).with_answer("own.sentence", "I waited.").with_facts(client="Ada", price=Decimal(9))
    left = Interview(told, at="story.tell").reviewed().place()
    again = resumed(told, left)
    assert _done(again) == {"gig"}
    assert "client" not in again.passed
    closed = resumed(told, Interview(told, at="lessons").closed().place())
    assert _done(closed) == {"gig", "meaning"}, "the end of the short path has shown it"
    assert not {"client", "money"} & closed.passed
    assert {"client", "money"} <= resumed(told, Interview(told, rest=True).closed().place()).passed


def test_telling_ticks_no_step_that_was_never_opened_and_reopening_takes_none_away() -> None:
    """The page "They come first" is no more once they know; an answered page is passed over on the long path."""
    said = gig(Status.LIVE).with_answer("own.sentence", "I waited.").with_answer("client.cost", "A week.")
    said = said.with_facts(noticed_on=date(2026, 11, 19), told_on=date(2026, 11, 23))
    for left in ("they_first", "no_page"):
        assert _done(resumed(said, DraftPosition(left))) == {"gig"}, left
    vetted = said._replace(red_flags=(FLAG,))
    assert _done(resumed(vetted, DraftPosition("status"))) == {"gig"}, "a vetting brings red flags"
    pivot = said.with_answer("story.tell", "It broke.")._replace(red_flags=(FLAG._replace(pivot=True),))
    for left in ("status", "story.tell", "story.promise", "client.story", REVIEW):
        assert _done(resumed(pivot, DraftPosition(left, rest=True))) == {"gig", "story", "cost", "flags"}, left
    whole = pivot._replace(lessons=(Lesson.new(cue="stuck", act="tell"),))
    for left in ("status", "client.offer"):
        assert _done(resumed(whole, DraftPosition(left))) == {step.key for step in STEPS} - {"review"}, left


def test_a_draft_left_at_the_dates_goes_on_with_the_story_once_they_are_told() -> None:
    left = Interview(gig(Status.UNTOLD), at="dates").place()
    told = gig(Status.LIVE).with_facts(noticed_on=date(2026, 11, 19), told_on=date(2026, 11, 23))
    assert resumed(gig(Status.UNTOLD), left).at == "dates"
    assert resumed(told, left).at == "story.tell"
    assert resumed(told.with_answer("story.tell", "It broke."), left).at == "dates"


def test_blank_rows_of_the_review_are_folded_but_for_one_alone() -> None:
    whole = Interview(gig(Status.LIVE).with_answer("story.tell", "It broke."))
    rows, blank = with_blanks_folded(whole, shows_blanks=False)
    assert [row.question.key for row in rows] == ["status", "title", "story.tell"]
    every, count = with_blanks_folded(whole, shows_blanks=True)
    assert (len(every), count) == (blank + 3, blank)
    for row in every[:-1]:
        whole = whole.typed(row.question.key, "something")
    assert with_blanks_folded(whole, shows_blanks=False) == (list(review_rows(whole)), 0)


@pytest.mark.parametrize("text", ["x" * 1000, "中" * 1000, "a " + "y" * 1000])
def test_an_answer_without_spaces_is_cut_in_the_review_and_never_a_mark_alone(text: str) -> None:
    row = review_text((AnswerEntry(text),))
    assert row.endswith(" …")
    assert len(row) > 250
    assert text.startswith(row.removesuffix(" …"))


def test_an_answer_is_cut_in_the_review_between_two_words() -> None:
    row = review_text((AnswerEntry("several words " * 100),))
    assert row.endswith(("several …", "words …"))


def test_the_review_shows_what_was_understood_beside_what_was_not() -> None:
    told = gig(Status.OVER)._replace(moments=(Moment(date(2026, 10, 12), "It broke."), Moment(None, "x" * 400)))
    whole = Interview(told).typed(QuestionKey("moments"), "14th: phone call, she cried")
    answers: dict[str, str] = {row.question.key: row.answer for row in review_rows(whole)}
    assert answers["moments"].startswith("not understood: “14th: phone call, she cried”; ")
    assert "It broke." in answers["moments"]


def test_the_review_shows_what_was_written_of_a_red_flag() -> None:
    flag = FLAG._replace(hindsight=Hindsight.SILENT, saw="no rush\nhaha", told_myself="she's nice")
    flags = (flag, FLAG._replace(flag="A1"))
    rows: dict[str, str] = {
        row.question.key: row.answer for row in review_rows(Interview(gig(Status.OVER)._replace(red_flags=flags)))
    }
    assert "no rush" not in rows["red_flags"], "they are ticked there, and described on a page of their own"
    (described,) = (answer for answer in rows.values() if "no rush haha" in answer)
    assert "saw it, said nothing, What I saw: no rush haha, What I told myself: she's nice" in described


def test_answers_that_were_not_understood_are_named_before_it_is_finished() -> None:
    whole = Interview(gig(Status.OVER), rest=True)
    assert before_finishing(whole) == ""
    one = whole.typed(QuestionKey("noticed_on"), "springish")
    assert before_finishing(one) == "“springish” isn't understood yet. Finish again to leave it as you typed it."
    two = one.typed(QuestionKey("price"), "lots").typed(QuestionKey("started_on"), "when the leaves came down, I think")
    assert before_finishing(two).startswith("“when the leaves came do…” and 2 more aren't understood yet."), (
        "first asked"
    )


def test_a_page_that_was_not_understood_is_counted_neither_as_answered_nor_as_blank() -> None:
    whole = Interview(gig(Status.OVER).with_facts(title="Labels"))
    pages = pages_reviewed(whole)
    blank = [rows[0] for _, rows in pages if not any(row.answer for row in rows)]
    assert counted_pages(whole) == f"{len(pages) - len(blank)} answered, {len(blank)} left blank"
    two = whole.typed(blank[0].question.key, "a lot").typed(blank[1].question.key, "some")
    assert counted_pages(two) == f"{len(pages) - len(blank)} answered, 2 not understood, {len(blank) - 2} left blank"


def test_a_page_with_one_of_its_answers_is_no_blank_one() -> None:
    whole = Interview(gig(Status.OVER))
    (dates,) = [rows for _, rows in pages_reviewed(whole) if any(row.question.key == "started_on" for row in rows)]
    assert len(dates) > 1
    before, after = (counted_pages(each) for each in (whole, whole.typed(QuestionKey("started_on"), "springish")))
    assert int(before.split()[-3]) == int(after.split()[-3]) + 1


@pytest.mark.parametrize(
    ("gig", "is_hard"),
    [
        (Retrospective.new().with_facts(title="It ended well"), False),
        (Retrospective.new(answers={"story.tell": "  "}).with_facts(title="Shop", price=Decimal(600)), False),
        (Retrospective.new(answers={"story.tell": "I went quiet."}).with_facts(title="Shop"), True),
        (Retrospective.new(losses={"trust": "all of it"}).with_facts(title="Shop"), True),
        (Retrospective.new(moments=(Moment(None, "It broke."),)).with_facts(title="Shop"), True),
    ],
)
def test_only_what_was_written_of_the_gig_is_called_hard_to_write_down(gig: Retrospective, is_hard: bool) -> None:
    said = notes.on_finishing(gig)
    assert ("hard thing to write down" in said) is is_hard
    assert said.endswith("It's saved, without a new rule. You can add one any time.")
