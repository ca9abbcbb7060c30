"""The rules of one gig while they are written."""

from datetime import date

from retro.core.gig.choices import Obstacle, Side, Stage
from retro.core.gig.flag_catalogue import red_flag_of
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.wizard import lesson_drafting
from retro.core.wizard.history import EarlierLesson, GigHistory


def of(code: str, *, pivot: bool = False) -> RedFlag:
    flag = red_flag_of(code)
    assert flag
    return flag._replace(pivot=pivot)


OWN = RedFlag(None, "Too Quiet", Stage.WORK, Side.MINE)
WHOLE = Retrospective.new(red_flags=(of("B3"), of("D1", pivot=True), OWN))


def test_the_first_rule_is_about_the_pivot_else_the_first_ticked() -> None:
    assert lesson_drafting.first_flag(WHOLE) == of("D1", pivot=True)
    assert lesson_drafting.first_flag(Retrospective.new(red_flags=(of("B3"),))) == of("B3")
    assert lesson_drafting.first_flag(Retrospective.new()) is None


def test_a_further_rule_is_about_a_sign_that_has_none() -> None:
    assert lesson_drafting.next_flag(WHOLE, (Lesson.new(flag="B3"), Lesson.new(flag="D1"))) == OWN
    assert (
        lesson_drafting.next_flag(WHOLE, (Lesson.new(flag="B3"), Lesson.new(flag="D1"), Lesson.new(flag="too  quiet")))
        is None
    )


def test_the_catalogue_offers_its_words_and_an_own_flag_none() -> None:
    offered = lesson_drafting.offered(of("D1"))
    assert (offered.cue, offered.flag) == ("the same thing has blocked me for three hours", "D1")
    assert lesson_drafting.offered(OWN).is_blank
    assert lesson_drafting.offered(OWN).flag == "Too Quiet"
    assert lesson_drafting.offered(None).flag is None


def test_another_sign_unlinks_the_earlier_rule() -> None:
    linked = Lesson.new(flag="D1", replaces="e" * 32, got_in_the_way=Obstacle.VAGUE, cue="x")
    moved = lesson_drafting.relinked(linked, of("B3"))
    assert (moved.flag, moved.replaces, moved.got_in_the_way, moved.cue) == ("B3", None, None, "x")


def test_the_earlier_rule_is_the_one_replaced_else_the_newest() -> None:
    new = EarlierLesson(LessonId("1" * 32), GigId("g" * 32), "B", date(2026, 1, 1), "new", "x")
    old = EarlierLesson(LessonId("2" * 32), GigId("h" * 32), "A", date(2025, 1, 1), "old", "x")
    memory = GigHistory(lessons={"D1": (new, old)})
    assert lesson_drafting.earlier_rule(Lesson.new(flag="D1"), memory) == new
    assert lesson_drafting.earlier_rule(Lesson.new(flag="D1", replaces=old.id), memory) == old
    assert lesson_drafting.earlier_rule(Lesson.new(flag="B3"), memory) is None
    assert lesson_drafting.earlier_rule(Lesson.new(), memory) is None


def test_a_link_to_a_flag_that_is_not_ticked_any_more_names_none() -> None:
    assert lesson_drafting.flag_of(Lesson.new(flag="E9"), WHOLE) is None
    assert lesson_drafting.flag_of(Lesson.new(flag="TOO QUIET"), WHOLE) == OWN


def test_blank_rules_are_not_kept() -> None:
    written = Lesson.new(cue="x")
    assert lesson_drafting.written_only((Lesson.new(flag="D1"), written, Lesson.new(cue="  "))) == (written,)


def test_a_book_begins_with_an_offer_that_is_not_written() -> None:
    book = lesson_drafting.initial_drafts((), WHOLE)
    assert book.is_offered
    assert book.lesson.flag == "D1"
    assert book.written == ()
    assert book.replace_open(book.lesson).written == (book.lesson,)


def test_a_book_without_signs_begins_blank() -> None:
    book = lesson_drafting.initial_drafts((), Retrospective.new())
    assert not book.is_offered
    assert book.lesson.is_blank


def test_another_rule_is_offered_behind_those_that_are_written() -> None:
    one = Lesson.new(cue="x", flag="D1")
    book = lesson_drafting.initial_drafts((one,), WHOLE).another(WHOLE)
    assert book.lesson.flag == "B3"
    assert book.written == (one,)


def test_opening_another_rule_leaves_an_offer_behind() -> None:
    one, two = Lesson.new(cue="x", flag="D1"), Lesson.new(cue="y")
    book = lesson_drafting.initial_drafts((one, two), WHOLE).another(WHOLE).open(1)
    assert book.rules == (one, two)
    assert book.lesson == two
    assert book.open(1) == book


def test_removing_the_last_rule_leaves_a_blank_one_about_the_first_flag() -> None:
    one, two, three = Lesson.new(cue="x"), Lesson.new(cue="y"), Lesson.new(cue="z")
    book = lesson_drafting.initial_drafts((one, two, three), WHOLE).open(1)
    assert book.without(0, WHOLE).lesson == two
    assert book.without(1, WHOLE).lesson == three
    assert book.without(2, WHOLE).lesson == two
    left = lesson_drafting.initial_drafts((one,), WHOLE).without(0, WHOLE)
    assert left.written == ()
    assert left.lesson.flag == "D1"
