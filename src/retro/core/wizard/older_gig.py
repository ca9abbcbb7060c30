"""An older gig, told in a minute on the screen or line by line: what it begins with, what is asked, what it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from retro.core.gig.choices import Status
from retro.core.gig.draft_position import ALL_UNDERSTOOD, OLDER_FORM, DraftPosition, UnreadTexts, key_typed
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.text.clock import now
from retro.core.vet import vet_lines as lines
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.good_end import KEPT_KEY
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.core.wizard.history import GigHistory
from retro.core.wizard.lesson_drafting import example_of
from retro.core.wizard.question import AnyQuestion
from retro.core.wizard.questions import question_of

MINUTE = "An older gig (1 minute)"
ENDS: Mapping[Ending, str] = {Ending.WRONG: "badly", Ending.WELL: "well"}
"""How it ended, in the order in which it is asked; each end has a last question of its own."""
CUE, ACT = "what I'd notice", "what I do first"
"""Examples of a rule about which nothing is known."""
NAME, CLIENT, SOURCE = QuestionKey("title"), QuestionKey("client"), QuestionKey("platform")
ENDED, PLANNED, WORKED = QuestionKey("ended_on"), QuestionKey("hours_planned"), QuestionKey("hours_worked")
FLAGS = QuestionKey("red_flags")
ASKED = (NAME, CLIENT, SOURCE, ENDED, PLANNED, WORKED, FLAGS)
"""Questions of the wizard that it asks between the end and the last one, in their order."""
NEW_FLAG = key_typed(FLAGS)
"""Name of a red flag of the user's own that is typed, and not added."""
OF_A_VET: Mapping[QuestionKey, lines.VetLine] = {
    ENDED: lines.ENDED_ON,
    PLANNED: lines.HOURS,
    WORKED: lines.END_HOURS,
    NEW_FLAG: lines.OWN_FLAG,
}
"""Keys under which the form keeps what is not understood, or stands in a dialog, each with the line of a good end that
keeps it there."""


def new_older_gig() -> Retrospective:
    """Return a gig of which it is known that it is over."""
    return Retrospective.new(facts=Facts(status=Status.OVER))


def asked_as(key: QuestionKey) -> AnyQuestion:
    """Return the wizard's question of this key, which is one of ASKED or that of what helped."""
    question = question_of(key)
    assert question is not None
    return question


def older_place(unread: UnreadTexts = ALL_UNDERSTOOD) -> DraftPosition:
    """Return the position of its draft, with what is not understood."""
    return DraftPosition(OLDER_FORM, 0, True, MappingProxyType(dict(unread)))


def rule_example(flag: str | None, memory: GigHistory) -> tuple[str, str] | None:
    """Return an if and a then for `Lesson.flag`: of an earlier own rule, else the catalogue's; None without one."""
    known = example_of(flag, memory)
    return (known.cue, known.act) if known else None


def finished_badly(told: Retrospective) -> Retrospective:
    """Return it as a finished retrospective like any other."""
    return told._replace(finished_at=now()).touched()


def ended_well(told: Retrospective, begun: Vet, unread: UnreadTexts = ALL_UNDERSTOOD) -> Vet:
    """Return it as a good end under the id of `begun`: its facts, what helped, and the red flags there all the same.

    `unread` is what was typed and not understood; what stood there of these lines goes.
    """
    facts = told.facts
    ended = replace(
        begun,
        title=facts.title,
        client=facts.client,
        platform=facts.platform,
        quote=replace(begun.quote, hours=facts.hours_planned),
        signs=tuple(VetFlag(flag.key, flag.name, Decimal(0), VetAnswer.YES) for flag in told.red_flags),
        decision=Decision.TAKE,
        ended=Ending.WELL,
        ended_on=facts.ended_on,
        good_end=replace(begun.good_end, hours=facts.hours_worked, kept=told.answers.get(KEPT_KEY, "")),
    )
    typed = {OF_A_VET[key]: text for key, text in unread.items() if key in OF_A_VET}
    return ended.with_lines(dict.fromkeys(lines.OF_AN_OLDER_END, "") | typed)
