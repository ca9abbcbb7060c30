"""The rules of one gig while they are written: which is offered first, and which are kept. Pure."""

from __future__ import annotations

from dataclasses import replace

from retro.core import catalogue
from retro.core.memory import EarlierLesson, Memory
from retro.core.retrospective import Lesson, RedFlag, Retrospective, flag_key

Rules = tuple[Lesson, ...]


def first_sign(whole: Retrospective) -> RedFlag | None:
    """The flag that the first rule is about: the pivot, else the first one ticked."""
    return whole.pivot or next(iter(whole.red_flags), None)


def next_sign(whole: Retrospective, rules: Rules) -> RedFlag | None:
    """The flag that a further rule is about: the first one ticked that has no rule yet."""
    told = {flag_key(lesson.flag) for lesson in rules if lesson.flag}
    return next((flag for flag in whole.red_flags if flag.key not in told), None)


def sign_of(lesson: Lesson, whole: Retrospective) -> RedFlag | None:
    """The ticked flag that a rule is linked to; None also for one that is not ticked any more."""
    key = flag_key(lesson.flag) if lesson.flag else ""
    return next((flag for flag in whole.red_flags if flag.key == key), None)


def about(lesson: Lesson, flag: RedFlag | None) -> Lesson:
    """The same rule linked to another flag, and so to no earlier rule."""
    reference = (flag.flag or flag.name) if flag else None
    return replace(lesson, flag=reference, replaces=None, got_in_the_way=None)


def offered(flag: RedFlag | None) -> Lesson:
    """A new rule about a flag, with the catalogue's wording to start from; blank where there is none."""
    known = catalogue.by_code(flag.flag) if flag and flag.flag else None
    return about(Lesson(cue=known.cue, act=known.act) if known else Lesson(), flag)


def is_as_offered(lesson: Lesson) -> bool:
    """Whether nothing in it is the user's: its wording is the catalogue's, or there is none."""
    known = catalogue.by_code(lesson.flag) if lesson.flag else None
    wording = (known.cue, known.act) if known else ("", "")
    return (lesson.cue, lesson.act) in (wording, ("", "")) and replace(lesson, cue="", act="").is_blank


def earlier(lesson: Lesson, memory: Memory) -> EarlierLesson | None:
    """The rule there was for its flag before: the one it replaces, else the newest."""
    known = memory.lessons.get(flag_key(lesson.flag), ()) if lesson.flag else ()
    return next((rule for rule in known if rule.id == lesson.replaces), next(iter(known), None))


def kept(rules: Rules) -> Rules:
    """Without those in which nothing is written."""
    return tuple(lesson for lesson in rules if not lesson.is_blank)
