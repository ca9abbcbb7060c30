"""Lesson drafts of one gig: which suggestion comes first, and which drafts are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retro.core.gig import flag_catalogue, wording
from retro.core.gig.choices import Held, Hindsight
from retro.core.gig.draft_position import BESIDE
from retro.core.gig.flag_catalogue import CatalogueFlag
from retro.core.gig.flag_names import flag_key
from retro.core.gig.ids import LessonId
from retro.core.gig.metrics import began
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective, Review
from retro.core.lessons.fared import fared_in
from retro.core.wizard.history import EarlierLesson, GigHistory

Rules = tuple[Lesson, ...]
NOTHING_KNOWN = GigHistory()
STAYS = {
    Held.HELD: "Your rule of {} stays as it is. In this gig it held.",
    Held.BROKEN: "Your rule of {} stays as it is. In this gig it didn't hold.",
    Held.NOT_MET: "Your rule of {} stays as it is.",
}
"""What is said of a rule that is kept, by how it fared."""
WRITTEN_SINCE = "{}, written after this gig began"


def first_flag(retrospective: Retrospective) -> RedFlag | None:
    """Return the flag of the first rule: the pivot, else the first one ticked."""
    return retrospective.pivot or next(iter(retrospective.red_flags), None)


def next_flag(retrospective: Retrospective, rules: Rules) -> RedFlag | None:
    """Return the flag of a further rule: the first one ticked that has no rule yet."""
    told = {flag_key(lesson.flag) for lesson in rules if lesson.flag}
    return next((flag for flag in retrospective.red_flags if flag.key not in told), None)


def flag_of(lesson: Lesson, retrospective: Retrospective) -> RedFlag | None:
    """Return the ticked flag that a rule is linked to; None if it is no longer ticked."""
    key = flag_key(lesson.flag) if lesson.flag else ""
    return next((flag for flag in retrospective.red_flags if flag.key == key), None)


def relinked(lesson: Lesson, flag: RedFlag | None) -> Lesson:
    """Return the rule linked to another flag, and so to no earlier rule."""
    reference = (flag.flag or flag.name) if flag else None
    return lesson._replace(flag=reference, replaces=None, got_in_the_way=None)


def example_of(reference: str | None, memory: GigHistory) -> EarlierLesson | CatalogueFlag | None:
    """Return the cue and act to show as an example for `Lesson.flag`: an earlier own rule, else the catalogue's."""
    if not reference:
        return None
    return memory.rule_of(flag_key(reference)) or flag_catalogue.by_code(reference)


def offered(flag: RedFlag | None, memory: GigHistory = NOTHING_KNOWN) -> Lesson:
    """Return a rule about a flag to start from: an earlier own one, else the catalogue's; blank without one."""
    if flag and (own := memory.rule_of(flag.key)):
        return relinked(Lesson.new(cue=own.cue, act=own.act), flag)
    known = flag_catalogue.by_code(flag.flag) if flag and flag.flag else None
    return relinked(Lesson.new(cue=known.cue, act=known.act) if known else Lesson.new(), flag)


def earlier_rule(lesson: Lesson, memory: GigHistory) -> EarlierLesson | None:
    """Return the earlier rule for its flag: the one it replaces, else the newest."""
    known = memory.lessons.get(flag_key(lesson.flag), ()) if lesson.flag else ()
    return next((rule for rule in known if rule.id == lesson.replaces), next(iter(known), None))


def earlier_label(rule: EarlierLesson, memory: GigHistory, key: str, retrospective: Retrospective) -> str:
    """Return "Your rule (Mar 2025, held once)", for a gig that began before it with "written after this gig began"."""
    label = memory.rule_label(key, rule)
    return WRITTEN_SINCE.format(label) if _is_later(rule, retrospective) else label


def could_be_kept(rule: EarlierLesson, retrospective: Retrospective) -> bool:
    """Tell whether a rule was there before the gig had gone wrong, as far as its days are known."""
    facts = retrospective.facts
    gone_wrong = (facts.trouble_on, facts.noticed_on, facts.told_on, facts.ended_on)
    return not (_is_later(rule, retrospective) and any(day is not None and day <= rule.birthday for day in gone_wrong))


def _is_later(rule: EarlierLesson, retrospective: Retrospective) -> bool:
    """Tell whether a rule was written no earlier than the gig began; not of a gig without any day."""
    facts = retrospective.facts
    days = (facts.started_on, facts.trouble_on, facts.noticed_on, facts.told_on, facts.ended_on)
    return any(days) and began(retrospective) <= rule.birthday


def own_offer(lesson: Lesson, memory: GigHistory) -> EarlierLesson | None:
    """Return the own rule that this one repeats word for word, whole or only one half of it; None if it differs."""
    own = memory.rule_of(flag_key(lesson.flag)) if lesson.flag else None
    return own if own is not None and _repeats(lesson, own) else None


def is_only_offered(lesson: Lesson, memory: GigHistory) -> bool:
    """Tell whether no word of it is the user's: it repeats an own rule, or is a suggestion with one half deleted."""
    offer = example_of(lesson.flag, memory)
    is_half = not (lesson.cue.strip() and lesson.act.strip())
    return offer is not None and _repeats(lesson, offer) and (is_half or isinstance(offer, EarlierLesson))


def whole_offer(lesson: Lesson, memory: GigHistory) -> Lesson:
    """Return what is only offered with both its halves; any other rule as it is."""
    offer = example_of(lesson.flag, memory)
    return lesson._replace(cue=offer.cue, act=offer.act) if offer and is_only_offered(lesson, memory) else lesson


def offered_again(lesson: Lesson, memory: GigHistory) -> Lesson | None:
    """Return a rule without a word of if and then, with what was offered for its flag; None without either."""
    offer = example_of(lesson.flag, memory)
    is_wordless = not (lesson.cue.strip() or lesson.act.strip())
    return lesson._replace(cue=offer.cue, act=offer.act) if offer and is_wordless else None


def _repeats(lesson: Lesson, offer: EarlierLesson | CatalogueFlag) -> bool:
    """Tell whether each half is that of the offer or blank, and nothing is beside them; not of a blank rule."""
    halves = ((lesson.cue, offer.cue), (lesson.act, offer.act))
    is_same = all(half == offered or not half.strip() for half, offered in halves)
    return is_same and not lesson.is_blank and not (lesson.next_time or lesson.stop or lesson.stop_on)


def sharpened(before: Lesson, after: Lesson, memory: GigHistory) -> Lesson:
    """Return an offered rule after an edit; if it was an earlier own rule, it replaces that once it differs."""
    own = own_offer(before, memory)
    if own and own_offer(after, memory):
        return after._replace(replaces=None)
    return after._replace(replaces=own.id) if own and not after.replaces and not after.is_blank else after


def review_of(rule: EarlierLesson, lesson: Lesson, retrospective: Retrospective, today: date) -> Review:
    """Return the review of a rule that was kept as it is: how it fared in this gig, and what got in its way."""
    flag = flag_of(lesson, retrospective)
    result = fared_in(flag.hindsight if flag else None, began(retrospective), rule.birthday)
    if lesson.got_in_the_way and not result.came_up and not (flag and flag.hindsight is Hindsight.HIDDEN):
        result = Held.BROKEN
    way = wording.OBSTACLE[lesson.got_in_the_way] if lesson.got_in_the_way else ""
    return Review(today, result, way, retrospective.id if result.came_up else None)


def kept_text(rule: EarlierLesson, look: Review) -> str:
    """Format as "Your rule of May 2023 stays as it is. In this gig it didn't hold."."""
    return STAYS[look.result].format(wording.month(rule.birthday))


def shared_out(unread: str, rules: Rules) -> dict[LessonId, str]:
    """Return each rule's day that is not understood, from all of them in order as they were kept beside each other.

    A rule with a day that is understood has none; those with a checkpoint's words come first. What is left over stays
    with the last.
    """
    free = sorted((lesson for lesson in rules if lesson.stop_on is None), key=lambda lesson: not lesson.stop.strip())
    ids = [lesson.id for lesson in free or rules]
    parts = unread.split(BESIDE, maxsplit=len(ids) - 1)
    return dict(zip(ids, parts, strict=False))


def written_only(rules: Rules) -> Rules:
    """Return them without those in which nothing is written."""
    return tuple(lesson for lesson in rules if not lesson.is_blank)


@dataclass(frozen=True, slots=True)
class LessonDrafts:
    """The rules being written, blank ones too, and the open one."""

    rules: Rules
    at: int = 0
    is_offered: bool = False
    """True if the open one holds only the catalogue's words, or an earlier rule's, unchanged."""

    @property
    def lesson(self) -> Lesson:
        """Return the lesson that is open."""
        return self.rules[self.at]

    @property
    def written(self) -> Rules:
        """Return those in which the user wrote something."""
        return written_only(
            tuple(lesson for at, lesson in enumerate(self.rules) if not (self.is_offered and at == self.at))
        )

    def replace_open(self, lesson: Lesson, *, is_offered: bool = False) -> LessonDrafts:
        """Return them with another rule in place of the open one."""
        rules = (*self.rules[: self.at], lesson, *self.rules[self.at + 1 :])
        return LessonDrafts(rules, self.at, is_offered and not lesson.is_blank)

    def own(self, memory: GigHistory) -> EarlierLesson | None:
        """Return the earlier gig's rule that is offered unchanged; None without one."""
        return own_offer(self.lesson, memory) if self.is_offered else None

    def about(self, flag: RedFlag | None, memory: GigHistory) -> LessonDrafts:
        """Return them with the open one about another flag; untouched wording is replaced by that flag's."""
        if self.is_offered or self.lesson.is_blank:
            return self.replace_open(offered(flag, memory)._replace(id=self.lesson.id), is_offered=True)
        return self.replace_open(relinked(self.lesson, flag))

    def open(self, number: int) -> LessonDrafts:
        """Open another draft; drop the previous one if it is blank or an untouched suggestion."""
        if number == self.at:
            return self
        opened = self.rules[number]
        rules = tuple(lesson for at, lesson in enumerate(self.rules) if at == number or not self._is_left(at))
        return LessonDrafts(rules, rules.index(opened))

    def another(self, retrospective: Retrospective, memory: GigHistory = NOTHING_KNOWN) -> LessonDrafts:
        """Add one about a red flag that has none yet."""
        lesson = offered(next_flag(retrospective, self.written), memory)
        return LessonDrafts((*self.written, lesson), len(self.written), not lesson.is_blank)

    def without(self, number: int, retrospective: Retrospective) -> LessonDrafts:
        """Return them without this one; a blank one if none is left."""
        left = self.rules[:number] + self.rules[number + 1 :]
        if not left:
            return LessonDrafts((relinked(Lesson.new(), first_flag(retrospective)),))
        at = self.at - 1 if number < self.at else min(self.at, len(left) - 1)
        return LessonDrafts(left, at, self.is_offered and number != self.at)

    def _is_left(self, at: int) -> bool:
        return self.rules[at].is_blank or (self.is_offered and at == self.at)


def initial_drafts(written: Rules, retrospective: Retrospective, memory: GigHistory = NOTHING_KNOWN) -> LessonDrafts:
    """Return what was written so far, or else an offered rule about the first red flag."""
    if written:
        return LessonDrafts(written)
    lesson = offered(first_flag(retrospective), memory)
    return LessonDrafts((lesson,), 0, not lesson.is_blank)
