"""Steps that tell what happened: the gig, its story, and what it cost."""

from functools import partial

from retro.core.gig import answer_kinds, line_kinds, part_kinds, wording
from retro.core.gig.ids import QuestionKey
from retro.core.wizard.answer_paths import PartPath
from retro.core.wizard.conditions import (
    Condition,
    cost_is_told,
    cost_is_told_and_over,
    found_out,
    is_client_untold,
    is_in_message,
    is_message_next,
    is_over,
    is_told_and_going_on,
    may_not_have_been_theirs,
    not_over,
    told_or_may_be,
    told_the_same_day,
    was_in_message,
)
from retro.core.wizard.question import Page, Question, Step, fact_question, question_page, text_page

NOT_YOURS = ((may_not_have_been_theirs, "What went wrong may not have been your doing."),)
NO_BLAME = ((may_not_have_been_theirs, "What went wrong may not have been your doing. Skip what doesn't fit."),)

FROM_TOLD = "From your message. What you told them stays as it was; what you add here doesn't go to them."
FROM_MESSAGE = "From your message: what you change here changes there."


def of_message(key: str) -> tuple[tuple[Condition, str], ...]:
    """Return what stands before the hint of a page whose answer the message to the client holds as well."""
    return (
        (was_in_message(key), FROM_TOLD),
        (is_in_message(key), FROM_MESSAGE),
        *NO_BLAME,
    )


MESSAGE_NEXT = ((is_message_next, "One more question, then the message."),)
DAY = line_kinds.Day(past=True)
HOURS = line_kinds.Hours()
THEY_FIRST = Page(
    "they_first",
    "They come first: the client doesn't know yet.",
    (),
    "Telling them today is the best thing you can do for them, and for you.",
    when=is_client_untold,
)
"""Page on which a client who does not know yet can be told before anything is written up."""
DATES = Page(
    "dates",
    "When did you notice? When did you tell them?",
    (
        fact_question("noticed_on", DAY, "I noticed", short=True),
        fact_question("told_on", DAY, "I told the client", short=True, when=told_or_may_be),
        fact_question("trouble_on", DAY, "Trouble began"),
        fact_question("learned", answer_kinds.Choice(wording.LEARNED), "How they found out", when=is_over),
    ),
    "The first time you thought “this might not work”. A rough date is fine.",
    otherwise=((is_client_untold, "When did you notice?"),),
    labels=(("told_on", found_out, "The client found out"),),
    says_of_check_ins=True,
)
GIG = Step(
    "gig",
    "The gig",
    "gig",
    (
        question_page(
            fact_question("status", answer_kinds.Choice(wording.STATUS), "Status", short=True),
            "Where do things stand with this client?",
            "Haven't told them that it went wrong? Choose “The client doesn't know yet”. Nothing is sent.",
        ),
        question_page(
            fact_question("title", line_kinds.Line("e.g. Shop checkout in a week"), short=True),
            "What was the gig, in one line?",
            "You can change it later.",
            before_hint=MESSAGE_NEXT,
            is_required=True,
        ),
        THEY_FIRST,
        Page(
            "client",
            "Who was the client, and how did you find the job?",
            (
                fact_question("client", line_kinds.Line("a name, or what they do", suggestions="clients"), "Client"),
                fact_question(
                    "platform",
                    line_kinds.Line("a platform, a friend, an email", suggestions="platforms"),
                    "Found through",
                ),
                Question(QuestionKey("tags"), line_kinds.Tags(), PartPath("tags"), "Tags"),
            ),
            "Names are optional. retro sends nothing anywhere.",
        ),
        Page(
            "ending",
            "When was it, and how did it turn out?",
            (
                fact_question("started_on", DAY, "Started"),
                fact_question("ended_on", DAY, "Ended"),
                fact_question("outcome", answer_kinds.Choice(wording.OUTCOME), "Outcome"),
            ),
            "Rough dates are fine, e.g. “3 weeks ago”.",
            when=is_over,
            otherwise=((lambda retrospective: not is_over(retrospective), "Dates"),),
        ),
        question_page(
            Question(QuestionKey("links"), part_kinds.Links(), PartPath("links"), "Links"),
            "Anything to keep at hand: the brief, the contract, a folder?",
            "A link or a path on each line, its name before it if you like. Nothing is opened by itself.",
        ),
    ),
)
story_page = partial(text_page, recalls_rules=True)
"""A page of the story, beside which earlier rules may return."""
STORY = Step(
    "story",
    "The story",
    "story",
    (
        story_page(
            "story.tell",
            "What happened? Tell it as you'd tell a friend, in any order.",
            "A few lines are enough.",
            short=True,
        ),
        DATES,
        question_page(
            Question(QuestionKey("moments"), part_kinds.Timeline(), PartPath("moments")),
            "What happened when? Start just before the gig began.",
            "One line per event, or paste a chat in which each line starts with a date.",
        ),
        story_page(
            "story.promise",
            "What did you promise, and what did they think they were buying?",
            "They may not match. Write down both.",
        ),
        story_page("story.yes", "What made you say yes?", "Money, hurry, hope, a review: whatever it was."),
        story_page(
            "story.turn",
            "At what point did it stop going well?",
            "A day, a message, a moment. First what you saw, then what you made of it.",
        ),
        story_page(
            "story.then_knew",
            "Why did carrying on make sense then? What couldn't you have known?",
            "For example, what they had said, or how the first days looked.",
        ),
        story_page(
            "story.silence",
            "What made it hard to tell them sooner?",
            "What were you afraid they'd think?",
            otherwise=((told_the_same_day, "What made it possible to tell them straight away?"),),
        ),
        story_page(
            "story.ending",
            "How did it end? What was said, offered and handed over?",
            "Their words and yours, as you remember them.",
            when=is_over,
        ),
    ),
)
COST = Step(
    "cost",
    "What it cost",
    "cost",
    (
        text_page(
            "client.cost",
            "What has it cost the client, and what do they need to finish?",
            "Money, time, energy, trust. Then files, access, what isn't done.",
            short=True,
            before_hint=of_message("client.cost"),
            otherwise=((is_over, "What did it cost the client, and what did they need to finish?"),),
        ),
        question_page(
            Question(QuestionKey("losses"), part_kinds.Ledger(), PartPath("losses")),
            "What did they lose?",
            "Fill in what you know; leave the rest.",
            before_hint=NOT_YOURS,
        ),
        text_page(
            "client.needs",
            "What do they need to finish without you?",
            "Files, access, what's done and what isn't, an honest guess of hours.",
            before_hint=of_message("client.needs"),
            otherwise=(
                (cost_is_told_and_over, "What else did they need to finish without you?"),
                (cost_is_told, "What else do they need to finish without you?"),
                (is_over, "What did they need to finish without you?"),
            ),
        ),
        text_page(
            "client.offer",
            "What will you tell them, offer, and hand over?",
            "The plain fact first. Then two or three options, with your pick marked.",
            before_hint=of_message("client.offer"),
            otherwise=((is_told_and_going_on, "What have you told them, and what will you offer and hand over?"),),
            when=not_over,
        ),
        text_page(
            "client.story", "What would they say happened?", "As they'd tell it to a friend.", before_hint=NO_BLAME
        ),
        Page(
            "money",
            "And you? What was agreed, what were you paid, how long did it take?",
            (
                fact_question("currency", line_kinds.Currency(), "Currency"),
                fact_question("price", line_kinds.Money(), "Agreed price"),
                fact_question("paid", line_kinds.Money(), "Paid so far"),
                fact_question("refunded", line_kinds.Money("0 if nothing was refunded"), "Refunded"),
                fact_question("hours_planned", HOURS, "Hours estimated"),
                fact_question("hours_worked", HOURS, "Hours worked"),
            ),
            "Leave blank anything you don't know.",
        ),
    ),
)
