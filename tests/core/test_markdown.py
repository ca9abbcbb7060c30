"""A retrospective, and two side by side, as documents: our headings, the user's words."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.analysis.compare import Comparison, FactRow, compare
from retro.core.formats.markdown.documents import comparison_markdown, document
from retro.core.formats.markdown.escape import obsidian_tags
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.choices import Hindsight, Obstacle, Side, Stage, Status
from retro.core.gig.flag_names import flag_key, is_code
from retro.core.gig.links import refused_link
from retro.core.gig.losses import LOSSES
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective
from retro.core.samples import demo, example
from retro.core.text.control_chars import visible as shown
from retro.core.wizard.questions import STEPS, every_page, every_question
from tests.nasty_text import ANY_TEXT
from tests.reading_markdown import DIALECTS, body, collapsed, front_matter, headings, visible
from tests.stencil import Stencil

TODAY = date(2026, 5, 1)
GOLDEN = Path(__file__).parents[1] / "data" / "example.md"
KEYS = [question.key for _, _, question in every_question() if "." in question.key]

days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
amounts = st.none() | st.decimals(0, Decimal("999999999999.99"), places=2)
facts = st.builds(
    Facts()._replace,
    title=ANY_TEXT,
    client=ANY_TEXT,
    platform=ANY_TEXT,
    status=st.none() | st.sampled_from(Status),
    noticed_on=days,
    told_on=days,
    currency=st.sampled_from(["", "USD", "EUR", "CHF"]),
    price=amounts,
    paid=amounts,
    refunded=amounts,
    hours_worked=amounts,
)
flags = st.builds(
    RedFlag,
    flag=st.none() | st.sampled_from(["B3", "D1"]),
    name=ANY_TEXT,
    stage=st.sampled_from(Stage),
    side=st.sampled_from(Side),
    pivot=st.booleans(),
    hindsight=st.none() | st.sampled_from(Hindsight),
    seen_on=days,
    saw=ANY_TEXT,
    told_myself=ANY_TEXT,
)
lessons = st.builds(
    Lesson.new,
    cue=ANY_TEXT,
    act=ANY_TEXT,
    next_time=ANY_TEXT,
    stop=ANY_TEXT.map(str.strip),
    stop_on=days,
    flag=st.none() | st.sampled_from(["B3", "E9"]) | ANY_TEXT,
)
retrospectives = st.builds(
    Retrospective.new,
    facts=facts,
    answers=st.dictionaries(st.sampled_from([*KEYS, "story.other"]), ANY_TEXT, max_size=5),
    moments=st.lists(st.builds(Moment, days, ANY_TEXT), max_size=3).map(tuple),
    losses=st.dictionaries(st.sampled_from(tuple(LOSSES)), ANY_TEXT, max_size=3),
    red_flags=st.lists(flags, max_size=3, unique_by=lambda flag: flag.key).map(tuple),
    lessons=st.lists(lessons, max_size=2).map(tuple),
    tags=st.lists(ANY_TEXT.map(str.strip), max_size=2).map(tuple),
)


class GigStencil(Stencil):
    """The stencil of a retrospective."""

    def cut(self, whole: Retrospective) -> Retrospective:
        """The retrospective in plain words."""
        names = {flag.key: self.word(flag.name) for flag in whole.red_flags}
        known = whole.facts
        return whole._replace(
            facts=known._replace(
                title=self.word(known.title, lambda text: text.strip().replace("\n", " ")),
                client=self.word(known.client),
                platform=self.word(known.platform),
            ),
            answers=self._all(whole.answers),
            moments=tuple(moment._replace(text=self.word(moment.text)) for moment in whole.moments),
            losses=self._all(whole.losses),
            red_flags=tuple(self._flag(flag, names[flag.key]) for flag in whole.red_flags),
            lessons=tuple(self._lesson(lesson, whole, names) for lesson in whole.lessons),
            tags=tuple(map(self.word, whole.tags)),
        )

    def _all(self, texts: Mapping[str, str]) -> Mapping[str, str]:
        return {key: self.word(text) for key, text in texts.items()}

    def _flag(self, flag: RedFlag, name: str) -> RedFlag:
        return flag._replace(name=name, saw=self.word(flag.saw), told_myself=self.word(flag.told_myself))

    def _lesson(self, lesson: Lesson, whole: Retrospective, names: Mapping[str, str]) -> Lesson:
        key = flag_key(lesson.flag) if lesson.flag else ""
        ticked = next((flag for flag in whole.red_flags if flag.key == key), None)
        sign = lesson.flag
        if sign and not (ticked and ticked.flag) and not is_code(sign):
            sign = names[key] if ticked else self.word(sign)
        return lesson._replace(
            cue=self.word(lesson.cue, str.strip) if lesson.act.strip() else self.word(lesson.cue, _alone, ".!?…"),
            act=self.word(lesson.act, str.strip),
            next_time=self.word(lesson.next_time),
            stop=self.word(lesson.stop),
            flag=sign,
        )


def _alone(cue: str) -> str:
    """What is shown of a cue without its then."""
    return re.sub(r"[\s,;]+\Z", "", cue.strip()) or cue.strip()


@given(retrospectives)
@hypothesis.example(
    Retrospective.new(lessons=(Lesson.new(cue=","), Lesson.new(cue="it slips, \n;"), Lesson.new(cue="late.,")))
)
def test_the_document_shows_what_was_written_and_nothing_else(whole: Retrospective) -> None:
    stencil = GigStencil()
    plain = document(stencil.cut(whole))
    written = document(whole)
    for dialect in DIALECTS:
        assert collapsed(visible(written, dialect)) == collapsed(stencil.filled(visible(plain, dialect)))
        ours = [(level, stencil.filled(text).rstrip(" \t")) for level, text in headings(plain)]
        assert headings(written, dialect) == ours


@given(retrospectives)
def test_headings_are_the_name_the_steps_and_the_questions(whole: Retrospective) -> None:
    name, *others = headings(document(whole))
    prompts = {words for _, page in every_page() for words in (page.prompt, *(words for _, words in page.otherwise))}
    labels = {question.label for _, _, question in every_question()}
    steps = {step.name for step in STEPS}
    assert name == (1, shown(whole.name.replace("\n", " ")).rstrip(" \t"))
    assert {text for level, text in others if level == 2} <= steps | {"Other answers"}
    assert {text for level, text in others if level == 3} <= prompts | labels | {"story.other"}
    assert {level for level, _ in others} <= {2, 3}


@given(retrospectives)
def test_the_front_matter_is_read_back(whole: Retrospective) -> None:
    known = whole.facts
    read = front_matter(document(whole))
    assert read["id"] == whole.id
    assert read["title"] == whole.name
    assert read.get("tags", []) == obsidian_tags(whole.tags)
    for name in ("client", "platform", "currency"):
        text = getattr(known, name)
        assert read.get(name, "") == (text if text.strip() else "")
    for name in ("price", "paid", "refunded", "hours_worked"):
        amount = getattr(known, name)
        assert read.get(name) == (None if amount is None else pytest.approx(float(amount)))
    for name in ("noticed_on", "told_on"):
        on = getattr(known, name)
        assert read.get(name) == on


def test_what_is_not_known_is_left_out() -> None:
    whole = Retrospective.new(
        facts=Facts(title="Shop", client="  ", status=Status.UNTOLD, noticed_on=date(2026, 4, 25))
    )
    text = document(whole)
    assert dict(front_matter(text)) == {
        "id": whole.id,
        "title": "Shop",
        "status": "untold",
        "created": whole.created_at.astimezone().date(),
        "written": whole.updated_at.astimezone().date(),
        "noticed_on": date(2026, 4, 25),
    }
    assert body(text).strip().split("\n\n") == [
        "# Shop",
        "## The gig",
        "### Status",
        "The client doesn't know yet",
        "## The story",
        "### When did you notice?",
        "- **I noticed:** 25 April 2026",
    ]


def test_an_empty_draft_is_its_name() -> None:
    whole = Retrospective.new()
    assert body(document(whole)).strip() == f"# {whole.name}"


def test_an_answer_whose_question_is_not_asked_any_more_is_kept() -> None:
    whole = Retrospective.new(facts=Facts(status=Status.LIVE), answers={"story.ending": "Badly.", "story.older": "*"})
    text = visible(document(whole))
    assert "Badly." in text
    assert text.endswith("Other answers\n\nstory.older\n\n*")


def test_a_lesson_of_which_only_the_stop_was_written_is_kept() -> None:
    lessons = (Lesson.new(stop="a", stop_on=date(2026, 1, 2)), Lesson.new(cue="b"), Lesson.new(act="c"), Lesson.new())
    text = document(Retrospective.new(lessons=lessons))
    assert text.endswith("- …\n  - **Stop if:** a by 2 January 2026\n- If b.\n- I c\n")


def test_long_texts_keep_their_paragraphs_inside_a_list() -> None:
    flag = RedFlag("D1", "I was stuck", Stage.WORK, Side.MINE, pivot=True, saw="- one\n\ntwo\nthree")
    text = document(Retrospective.new(red_flags=(flag,)))
    expected = """- I was stuck for hours and nobody knew
  - *work · mine · turning point*
  - **What I saw:** \\- one

    two\\
    three
"""
    assert text.endswith(expected)


def test_the_example_reads_as_it_should() -> None:
    assert document(example()) == GOLDEN.read_text(encoding="utf-8")


def test_no_heading_repeats_the_one_above_it() -> None:
    for whole in (*demo(), example()):
        lines = [line for line in document(whole).splitlines() if line.startswith("#")]
        said = [line.strip("# ").casefold() for line in lines]
        assert [name for name, before in zip(said[1:], said, strict=False) if name in before or before in name] == []


def _texts(items: tuple[AnswerEntry, ...]) -> list[str]:
    return [text for item in items for text in (_seen(item), *_texts(item.items)) if text.strip()]


def _seen(item: AnswerEntry) -> str:
    """What a reader sees of an item: of a link its label, if it has one."""
    is_labelled = item.is_link and item.label.strip() and not refused_link(item.text)
    return item.label if is_labelled else item.text


@given(retrospectives, retrospectives)
def test_the_comparison_shows_both_answers_under_our_headings(a: Retrospective, b: Retrospective) -> None:
    compared = compare(a, b)
    text = comparison_markdown(compared)
    names = [shown(whole.name.replace("\n", " ")).rstrip(" \t") for whole in (a, b)]
    for dialect in DIALECTS:
        first, *others = headings(text, dialect)
        read = collapsed(visible(text, dialect))
        assert first[1].split() == f"{names[0]} and {names[1]}".split()
        assert [words for level, words in others if level == 3] == [
            pair.prompt for pair in compared.answers if any(map(_texts, (pair.a, pair.b))) or pair.a or pair.b
        ]
        for pair in compared.answers:
            assert all(collapsed(shown(words)) in read for words in _texts(pair.a) + _texts(pair.b))


FLAG = RedFlag("D1", "I was stuck", Stage.WORK, Side.MINE, hindsight=Hindsight.HALF, told_myself="One evening more.")
RULE = Lesson.new(cue="I am stuck", act="write", flag="D1")
ONE = Retrospective.new(
    finished_at=datetime(2025, 1, 10, 12, tzinfo=UTC),
    facts=Facts(title="One", ended_on=date(2025, 1, 1)),
    red_flags=(FLAG,),
    lessons=(RULE,),
)
TWO = Retrospective.new(facts=Facts(title="Two"), red_flags=(FLAG._replace(told_myself="", hindsight=None),))


def test_a_flag_in_both_shows_both_excuses_and_the_rule_from_the_first() -> None:
    expected = """# One and Two

- **A:** One
- **B:** Two

## In common

- Stuck, and nobody knew
  - **A:** One evening more.
    - *saw part of it*
  - **B:** not answered
  - **Rule after A (Jan 2025):** If I am stuck, then I write.
  - In B: not noted.
"""
    assert comparison_markdown(compare(ONE, TWO)).startswith(expected)


def test_a_flag_in_both_that_was_only_ticked_is_named_and_no_more() -> None:
    bare = FLAG._replace(told_myself="", hindsight=None)
    ticked, seen = (
        Retrospective.new(facts=Facts(title="One"), red_flags=(flag,))
        for flag in (bare, bare._replace(hindsight=Hindsight.HALF))
    )
    assert "- Stuck, and nobody knew\n\n" in comparison_markdown(compare(ticked, TWO)) + "\n"
    with_marks = "- Stuck, and nobody knew\n  - **A:** saw part of it\n  - **B:** not answered\n"
    assert with_marks in comparison_markdown(compare(seen, TWO))


def test_what_got_in_the_way_of_the_earlier_rule_is_said() -> None:
    later = TWO._replace(lessons=(Lesson.new(cue="a", replaces=RULE.id, got_in_the_way=Obstacle.FORGOT),))
    assert "  - In B, you forgot it.\n" in comparison_markdown(compare(ONE, later))


def test_a_rule_that_had_not_been_written_when_b_began_is_said_to_be_later() -> None:
    began = TWO._replace(facts=TWO.facts._replace(started_on=date(2025, 1, 10)))  # the very day: not later
    assert (
        "  - **Rule (Jan 2025):** If I am stuck, then I write.\n"
        "  - Written later (10 Jan 2025). Would it have helped in B?\n"
    ) in comparison_markdown(compare(ONE, began))
    after = began._replace(facts=began.facts._replace(started_on=date(2025, 1, 11)))
    assert "Rule after A" in comparison_markdown(compare(ONE, after))


def test_a_rule_of_the_later_gig_could_not_have_helped_in_the_earlier() -> None:
    earlier = TWO._replace(facts=TWO.facts._replace(ended_on=date(2024, 1, 1)))
    assert "Rule after A" not in comparison_markdown(compare(ONE, earlier))


def test_the_facts_stand_in_one_table_with_the_change() -> None:
    facts = (FactRow("Told after", "6 days", "1 day", "5 days fewer"), FactRow("Agreed price", "$300.00", ""))
    text = comparison_markdown(Comparison(ONE, TWO, (), facts, ()))
    expected = """## Facts

|              | A        | B            | Change       |
|--------------|----------|--------------|--------------|
| Told after   | 6 days   | 1 day        | 5 days fewer |
| Agreed price | \\$300.00 | not answered |              |
"""
    assert text.endswith(expected)


def test_nothing_in_common_is_said() -> None:
    first, second = demo()[:2]
    alone = first._replace(red_flags=())
    assert "No red flags in common." in comparison_markdown(compare(alone, second))
