"""Sentences between pages, at the end of the short path, and on finishing, for the screen and plain mode."""

from __future__ import annotations

from collections.abc import Iterator

from retro.core.gig import wording
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.conditions import is_client_untold
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import Page
from retro.core.wizard.questions import STEPS
from retro.core.wizard.shown_pages import is_blank

NEEDS_NAME = "Give it a short name, so you can find it again."
SKIPPED = "Previous page skipped; you can come back to it."
UNREAD = "An answer on the previous page wasn't understood. It's saved as you typed it."
ONE_UNREAD = "{} isn't understood yet. Finish again to leave it as you typed it."
MANY_UNREAD = "{} and {:,} more aren't understood yet. Finish again to leave them as you typed them."
PAUSE = "Enough for now? Stop any time; it reopens at this page."

SAVED_WITH_RULE = "That's enough for now. Your rule is saved."
SAVED_WITH_HALF = "That's enough for now. Your rule is saved; what you'll do then is still missing."
SAVED = "That's enough for now. Everything is saved, without a new rule."
WITH_RULE = "That's a hard thing to write down. Here's your rule for next time."
WITH_RULES = "That's a hard thing to write down. Here are your rules for next time."
WITHOUT = "That's a hard thing to write down. It's saved, without a new rule. You can add one any time."
NOTHING_HARD = "It's saved, without a new rule. You can add one any time."
"""Of a gig of which no more than facts are written."""
SAVED_UNTOLD = "That's enough for now. It's saved, and stays at the top of home until they know."
SAVED_UNTOLD_WITHOUT = (
    "That's enough for now. It's saved, without a new rule, and stays at the top of home until they know."
)
WRITTEN_UP_UNTOLD = "It's written up and saved. It stays at the top of home until they know."
WRITTEN_UP_UNTOLD_WITHOUT = (
    "It's written up and saved, without a new rule. It stays at the top of home until they know."
)

WRITE_NOW = "Write to them now (about 5 minutes)"
WRITE_UP = "Write it up first"
TOLD_ALREADY = "I've told them already"
WRITE_TO_THEM = "Write to them (about 5 minutes)"
CARRY_ON_MESSAGE = "Carry on with the message"
TOLD = "I've told them"
LEAVE_IT = "Leave it written up like this"
CARRY_ON = "Carry on (about 15 minutes)"
OLDER_GIG = "Add an older gig (1 minute)"

PAUSE_BEFORE = STEPS[4]
"""Step before which a pause is suggested: it comes after much work, and is the heaviest."""


LONGEST_TYPED = 24
"""Most characters of what was typed that are quoted, so that the sentence fits two lines of 60 columns."""


def way_to_message(retrospective: Retrospective, usual: str) -> str:
    """Return the words of the way to the message: the usual ones, or that it is carried on with once it is begun."""
    return CARRY_ON_MESSAGE if retrospective.message.is_begun else usual


def on_leaving(page: Page, left: Interview, following: Interview) -> str:
    """Return what to say on leaving a page: how it was left, and where it leads."""
    if following.step is PAUSE_BEFORE and left.step is not PAUSE_BEFORE:
        return PAUSE
    if any(question.key in left.unread for question in page.questions):
        return UNREAD
    return SKIPPED if is_blank(page, left.retrospective) else ""


def before_finishing(interview: Interview) -> str:
    """Return what to say once before it is finished with answers that were not understood; "" if there are none."""
    asked = (question.key for step in interview.steps for page in step.pages for question in page.questions)
    typed = [interview.unread[key] for key in dict.fromkeys(asked) if key in interview.unread]
    if not typed:
        return ""
    first = wording.in_quotes(typed[0], LONGEST_TYPED)
    return ONE_UNREAD.format(first) if len(typed) == 1 else MANY_UNREAD.format(first, len(typed) - 1)


def on_closing(retrospective: Retrospective) -> str:
    """Return what to say at the end of the short path."""
    has_rule = any(rules(retrospective))
    if is_client_untold(retrospective):
        return SAVED_UNTOLD if has_rule else SAVED_UNTOLD_WITHOUT
    if not has_rule:
        return SAVED
    return SAVED_WITH_RULE if all(lesson.act.strip() for lesson in retrospective.lessons) else SAVED_WITH_HALF


def on_finishing(retrospective: Retrospective) -> str:
    """Return what to say over the rules when it is finished."""
    count = len(list(rules(retrospective)))
    if is_client_untold(retrospective):
        return WRITTEN_UP_UNTOLD if count else WRITTEN_UP_UNTOLD_WITHOUT
    if count:
        return WITH_RULES if count > 1 else WITH_RULE
    return WITHOUT if _says_what_happened(retrospective) else NOTHING_HARD


def _says_what_happened(retrospective: Retrospective) -> bool:
    """Tell whether it has more than facts: a text, an event, a red flag or a loss."""
    beside = retrospective.moments or retrospective.red_flags or retrospective.losses
    return bool(beside) or any(map(str.strip, retrospective.answers.values()))


def rules(retrospective: Retrospective) -> Iterator[str]:
    """Yield its rules as sentences, those without words left out."""
    return (rule for rule in map(wording.rule_text, retrospective.lessons) if rule)
