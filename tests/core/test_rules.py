"""The rules of one gig while they are written."""

from dataclasses import replace
from datetime import date

from retro.core import rules
from retro.core.flags import of_code
from retro.core.memory import EarlierLesson, Memory
from retro.core.retrospective import Lesson, Obstacle, RedFlag, Retrospective, Side, Stage


def of(code: str, *, pivot: bool = False) -> RedFlag:
    flag = of_code(code)
    assert flag
    return replace(flag, pivot=pivot)


OWN = RedFlag(None, "Too Quiet", Stage.WORK, Side.MINE)
WHOLE = Retrospective(red_flags=(of("B3"), of("D1", pivot=True), OWN))


def test_the_first_rule_is_about_the_pivot_else_the_first_ticked() -> None:
    assert rules.first_sign(WHOLE) == of("D1", pivot=True)
    assert rules.first_sign(Retrospective(red_flags=(of("B3"),))) == of("B3")
    assert rules.first_sign(Retrospective()) is None


def test_a_further_rule_is_about_a_sign_that_has_none() -> None:
    assert rules.next_sign(WHOLE, (Lesson(flag="B3"), Lesson(flag="D1"))) == OWN
    assert rules.next_sign(WHOLE, (Lesson(flag="B3"), Lesson(flag="D1"), Lesson(flag="too  quiet"))) is None


def test_the_catalogue_offers_its_words_and_an_own_flag_none() -> None:
    offered = rules.offered(of("D1"))
    assert (offered.cue, offered.flag) == ("the same thing has blocked me for three hours", "D1")
    assert rules.offered(OWN).is_blank
    assert rules.offered(OWN).flag == "Too Quiet"
    assert rules.offered(None).flag is None


def test_only_words_from_the_catalogue_are_as_offered() -> None:
    offered = rules.offered(of("D1"))
    assert rules.is_as_offered(offered)
    assert rules.is_as_offered(Lesson(flag="D1"))
    assert not rules.is_as_offered(replace(offered, act="call them"))
    assert not rules.is_as_offered(replace(offered, next_time="tomorrow"))


def test_another_sign_unlinks_the_earlier_rule() -> None:
    linked = Lesson(flag="D1", replaces="e" * 32, got_in_the_way=Obstacle.VAGUE, cue="x")
    moved = rules.about(linked, of("B3"))
    assert (moved.flag, moved.replaces, moved.got_in_the_way, moved.cue) == ("B3", None, None, "x")


def test_the_earlier_rule_is_the_one_replaced_else_the_newest() -> None:
    new = EarlierLesson("1" * 32, "g" * 32, "B", date(2026, 1, 1), "new", "x")
    old = EarlierLesson("2" * 32, "h" * 32, "A", date(2025, 1, 1), "old", "x")
    memory = Memory(lessons={"D1": (new, old)})
    assert rules.earlier(Lesson(flag="D1"), memory) == new
    assert rules.earlier(Lesson(flag="D1", replaces=old.id), memory) == old
    assert rules.earlier(Lesson(flag="B3"), memory) is None
    assert rules.earlier(Lesson(), memory) is None


def test_a_link_to_a_flag_that_is_not_ticked_any_more_names_none() -> None:
    assert rules.sign_of(Lesson(flag="E9"), WHOLE) is None
    assert rules.sign_of(Lesson(flag="TOO QUIET"), WHOLE) == OWN


def test_blank_rules_are_not_kept() -> None:
    written = Lesson(cue="x")
    assert rules.kept((Lesson(flag="D1"), written, Lesson(cue="  "))) == (written,)
