"""How a rule fared, worked examples; and the note of the picker that says it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from retro.core.gig.choices import Held, Hindsight, Obstacle, Side, Stage
from retro.core.gig.flag_catalogue import by_code, flags, red_flag_of, sisters
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Facts, Lesson, RedFlag, Retrospective, Review
from retro.core.lessons.fared import fared_in, rule_label
from retro.core.vet.flag_history import FlagHistory, PastOccurrence, close_to, of_catalogue
from retro.core.wizard import flag_picking, lesson_drafting
from retro.core.wizard.flag_note import close_rule, flag_past
from retro.core.wizard.history import Appearance, EarlierLesson, GigHistory

MAY, JUNE, JULY = date(2023, 5, 9), date(2023, 6, 1), date(2024, 7, 2)
LATER = date(2026, 3, 1)
HELD, BROKEN = Review(JUNE, Held.HELD), Review(JULY, Held.BROKEN, gig=GigId("g"))


@pytest.mark.parametrize(
    ("reviews", "later", "said"),
    [
        ((), (), "Your rule (May 2023)"),
        ((HELD, BROKEN), (), "Your rule (May 2023, held once, not in Jul 2024)"),
        ((HELD, HELD), (), "Your rule (May 2023, held twice)"),
        ((HELD,) * 3, (), "Your rule (May 2023, held 3 times)"),
        ((Review(JUNE, Held.NOT_MET),), (), "Your rule (May 2023)"),
        ((), [("h", LATER)], "Your rule (May 2023, also in Mar 2026)"),
        ((), [("h", MAY)], "Your rule (May 2023)"),  # the day it was written: there was no rule yet
        ((), [("h", date(2023, 5, 10))], "Your rule (May 2023, also in May 2023)"),  # a day later there was one
        ((BROKEN,), [("g", JULY)], "Your rule (May 2023, not in Jul 2024)"),  # a review speaks of that gig already
        ((BROKEN,), [("g", JUNE)], f"Your rule (May 2023, not in {JUNE:%b %Y})"),  # written up much later
        ((BROKEN,), [("h", JUNE)], f"Your rule (May 2023, not in Jul 2024, also in {JUNE:%b %Y})"),
        ((BROKEN, HELD), [("g", LATER)], "Your rule (May 2023, held once, not in Mar 2026)"),
        ((), [("h", JULY), ("i", LATER), ("j", JUNE)], "Your rule (May 2023, also in Jul 2024 and Mar 2026)"),
    ],
)
def test_a_rule_is_named_by_its_birthday_and_how_it_fared(
    reviews: tuple[Review, ...], later: list[tuple[str, date]], said: str
) -> None:
    assert rule_label(MAY, reviews, later) == said


@pytest.mark.parametrize(
    ("hindsight", "began", "result"),
    [
        (Hindsight.SILENT, JUNE, Held.BROKEN),
        (Hindsight.HALF, JUNE, Held.BROKEN),
        (None, JUNE, Held.BROKEN),
        (Hindsight.SPOKE, JUNE, Held.HELD),
        (Hindsight.HIDDEN, JUNE, Held.NOT_MET),
        (Hindsight.SILENT, MAY, Held.NOT_MET),  # written no earlier than the gig began
    ],
)
def test_how_a_rule_fared_in_a_gig(hindsight: Hindsight | None, began: date, result: Held) -> None:
    assert fared_in(hindsight, began, MAY) is result


def seen(
    gig: str, on: date, said: str = "", hindsight: Hindsight | None = None, after: int | None = None
) -> Appearance:
    return Appearance(GigId(gig), f"Gig {gig}", on, said, False, hindsight, after)


RULE = EarlierLesson(LessonId("e" * 32), GigId("b" * 32), "Gig b", MAY, "I am stuck", "tell them", MAY, (HELD,))
D1, D2 = red_flag_of("D1"), red_flag_of("D2")


STUCK_BEFORE = FlagHistory("D1", "Stuck", "Are you stuck?", since=MAY, reviews=(HELD,))


def note(*gigs: Appearance, code: str = "D1", lessons: tuple[EarlierLesson, ...] = ()) -> str:
    flag = red_flag_of(code)
    assert flag
    return flag_past(flag, GigHistory(appearances={"D1": gigs}, lessons={"D1": lessons})).said


def test_the_note_says_the_rule_itself_and_how_it_fared() -> None:
    assert note(seen("h", LATER, "One more evening."), seen("b", MAY), lessons=(RULE,)) == (
        "Seen 2× before, last in Gig h (Mar 2026) and 1 more. You told yourself: “One more evening.” "
        "Your rule (May 2023, held once, also in Mar 2026): If I am stuck, then I tell them."
    )


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("it will work tomorrow", "You told yourself: “it will work tomorrow”."),
        ("Will it?", "You told yourself: “Will it?”"),
        ("fine …", "You told yourself: “fine …”"),
        ("いい。", "You told yourself: “いい。”"),
        ('He said "ok."', 'You told yourself: “He said "ok."”'),
        ("fine (I hope)", "You told yourself: “fine (I hope)”."),
    ],
)
def test_an_excuse_ends_as_a_sentence_once(said: str, quoted: str) -> None:
    assert note(seen("h", LATER, said)) == f"Seen 1× before, in Gig h (Mar 2026). {quoted}"


def test_what_could_not_have_been_seen_is_said_quietly_and_counts_nowhere() -> None:
    hidden = [seen(str(at), JUNE, "fine", Hindsight.HIDDEN) for at in range(4)]
    assert note(*hidden) == "4× before, never visible then."
    assert note(*hidden, seen("h", MAY)).startswith("Seen 1× before, in Gig h (May 2023).")
    shelf = flag_picking.flag_choices(Retrospective.new(), GigHistory(appearances={"D17": tuple(hidden)}))
    flag = red_flag_of("D17")
    assert flag
    assert shelf.times(flag) == 0
    assert "D17" not in shelf.ranking


@pytest.mark.parametrize(
    ("after", "said"),
    [(0, "said so the same day."), (1, "said so the next day."), (3, "said so after 3 days."), (None, "saw it and s")],
)
def test_seen_and_spoken_of_is_praise_and_no_reason_to_be_likely(after: int | None, said: str) -> None:
    spoke = seen("h", LATER, hindsight=Hindsight.SPOKE, after=after)
    assert f"Last time you {said}" in note(spoke)
    assert (
        "D17" not in flag_picking.flag_choices(Retrospective.new(), GigHistory(appearances={"D17": (spoke,)})).ranking
    )


@pytest.mark.parametrize(
    ("hindsight", "said"),
    [
        (Hindsight.SPOKE, "Your rule (May 2023, held once)"),
        (Hindsight.HIDDEN, "Your rule (May 2023, held once)"),
        (Hindsight.HALF, "Your rule (May 2023, held once, also in Mar 2026)"),
        (None, "Your rule (May 2023, held once, also in Mar 2026)"),
    ],
)
def test_a_gig_in_which_its_flag_was_not_missed_is_nothing_against_a_rule(
    hindsight: Hindsight | None, said: str
) -> None:
    again = seen("h", LATER, hindsight=hindsight)
    assert GigHistory(appearances={"D1": (again, seen("b", MAY))}).rule_label("D1", RULE) == said
    is_spoken, is_hidden = hindsight is Hindsight.SPOKE, hindsight is Hindsight.HIDDEN
    trace = PastOccurrence(GigId("h"), "Gig h", LATER, spoke=is_spoken, hidden=is_hidden)
    assert replace(STUCK_BEFORE, occurrences=(trace,)).rule_label == said


def test_a_flag_without_a_past_names_its_closest_sister_with_the_rule() -> None:
    gigs = (seen("h", LATER), seen("b", MAY))
    assert note(*gigs, code="D2", lessons=(RULE,)) == (
        "A similar one in your gigs: stuck, and nobody knew, 2×. "
        "Your rule (May 2023, held once, also in Mar 2026): If I am stuck, then I tell them."
    )
    assert note(*gigs, code="A1") == ""
    assert note(seen("h", LATER, hindsight=Hindsight.HIDDEN), code="D2") == ""


@pytest.mark.parametrize(("code", "sister"), [(flag.code, other) for flag in flags() for other in sisters(flag.code)])
def test_every_flag_names_each_of_its_sisters_alike_in_the_picker_and_in_a_vetting(code: str, sister: str) -> None:
    """One that was spoken of, or couldn't have been seen, is no past to name."""
    flag, about = red_flag_of(code), of_catalogue(sister)
    assert flag
    assert about
    for hindsight in (None, Hindsight.HALF, Hindsight.SILENT, Hindsight.SPOKE, Hindsight.HIDDEN):
        again = seen("h", LATER, hindsight=hindsight)
        is_spoken, is_hidden = hindsight is Hindsight.SPOKE, hindsight is Hindsight.HIDDEN
        trace = PastOccurrence(again.id, again.name, LATER, spoke=is_spoken, hidden=is_hidden)
        history = GigHistory(appearances={sister: (again,)}, lessons={sister: (RULE,)})
        asked = {sister: replace(about, occurrences=(trace,), rule=RULE.rule, since=MAY, reviews=RULE.reviews)}
        picked, vetted = flag_past(flag, history).said, close_to(code, asked)
        assert picked == vetted
        assert close_rule(flag, history) == picked, "on the page of rules too"
        assert close_rule(flag, replace(history, lessons={})) == "", "there it is the rule that counts"
        assert picked.startswith("A similar one in your gigs: ") is again.is_missed
        assert picked.endswith(f": {RULE.rule}") is again.is_missed


FLAG = RedFlag("D1", "Stuck", Stage.WORK, Side.MINE, True)
WHOLE = Retrospective.new(facts=Facts(started_on=JULY), red_flags=(FLAG,))
MEMORY = GigHistory(lessons={"D1": (RULE,)})


def test_ones_own_rule_is_offered_before_the_catalogues() -> None:
    book = lesson_drafting.initial_drafts((), WHOLE, MEMORY)
    assert (book.lesson.cue, book.lesson.act, book.is_offered) == ("I am stuck", "tell them", True)
    assert lesson_drafting.own_offer(book.lesson, MEMORY) == RULE
    retired = replace(RULE, is_in_force=False)
    assert lesson_drafting.initial_drafts((), WHOLE, GigHistory(lessons={"D1": (retired,)})).lesson.cue != "I am stuck"


def test_the_example_of_a_rule_is_ones_own_before_the_catalogues() -> None:
    assert lesson_drafting.example_of("D1", MEMORY) == RULE
    assert lesson_drafting.example_of("D1", GigHistory()) == by_code("D1")
    assert lesson_drafting.example_of(None, MEMORY) is lesson_drafting.example_of("No dog", MEMORY) is None


def test_what_is_made_of_ones_own_rule_takes_its_place() -> None:
    lesson = lesson_drafting.initial_drafts((), WHOLE, MEMORY).lesson
    assert lesson_drafting.sharpened(lesson, lesson._replace(act="call"), MEMORY).replaces == RULE.id
    assert lesson_drafting.sharpened(lesson, lesson._replace(cue="", act=""), MEMORY).replaces is None
    other = Lesson.new(cue="x", flag="D1")
    assert lesson_drafting.sharpened(other, other._replace(act="y"), MEMORY).replaces is None


@pytest.mark.parametrize(
    ("way", "started", "result", "note"),
    [
        (None, JULY, Held.BROKEN, ""),
        (Obstacle.FORGOT, JULY, Held.BROKEN, "I forgot it"),
        (None, MAY, Held.NOT_MET, ""),
        (Obstacle.VAGUE, MAY, Held.BROKEN, "too vague"),  # whoever says what got in its way says that it was met
    ],
)
def test_the_review_of_a_rule_that_is_kept(way: Obstacle | None, started: date, result: Held, note: str) -> None:
    whole = WHOLE.with_facts(started_on=started)
    lesson = lesson_drafting.initial_drafts((), whole, MEMORY).lesson._replace(got_in_the_way=way)
    look = lesson_drafting.review_of(RULE, lesson, whole, LATER)
    gig = None if result is Held.NOT_MET else whole.id
    assert look == Review(LATER, result, note, gig)


@pytest.mark.parametrize(
    ("began", "said"),
    [
        (MAY, "Your rule (May 2023, held once)"),  # on the day on which the rule was written
        (MAY + timedelta(1), "Your rule (May 2023, held once, also in Mar 2026)"),
        (MAY - timedelta(1), "Your rule (May 2023, held once)"),
    ],
)
def test_a_gig_that_began_no_later_than_the_rule_is_nothing_against_it_however_late_it_ended(
    began: date, said: str
) -> None:
    trace = PastOccurrence(GigId("h"), "Gig h", LATER, began=began)
    assert replace(STUCK_BEFORE, occurrences=(trace,)).rule_label == said
    again = replace(seen("h", LATER), began=began)
    assert GigHistory(appearances={"D1": (again,)}).rule_label("D1", RULE) == said
