"""Steps that look back: red flags, what it means, the lessons, and the review."""

from retro.core.gig import line_kinds, part_kinds
from retro.core.gig.ids import QuestionKey
from retro.core.wizard.answer_paths import PartPath, TextPath
from retro.core.wizard.conditions import any_flag, is_client_untold, may_not_have_been_theirs
from retro.core.wizard.question import Question, Step, question_page, text_page
from retro.core.wizard.story_steps import of_message

INTO_MESSAGE = "It goes into the message to the client, if you write one."
FLAGS = Step(
    "flags",
    "Red flags in hindsight",
    "red flags",
    (
        question_page(
            Question(QuestionKey("red_flags"), part_kinds.Flags(), PartPath("red_flags"), "Red flags", short=True),
            "What can you see now that was hard to see then?",
            "Tick what was there, even if you couldn't have seen it. Three is plenty.",
        ),
        question_page(
            Question(QuestionKey("pivot"), part_kinds.Pivot(), PartPath("red_flags"), short=True, is_read=False),
            "Which one would have changed the most, if you'd acted on it?",
            "That's the turning point. Your rule starts from it.",
            when=any_flag,
        ),
        question_page(
            Question(QuestionKey("details"), part_kinds.Details(), PartPath("red_flags"), is_read=False),
            "For each one: what did you see, and what did you tell yourself?",
            "“Couldn't have seen it” counts as an answer too.",
            when=any_flag,
        ),
    ),
)
MEANING = Step(
    "meaning",
    "What it means",
    "meaning",
    (
        text_page("meaning.keep", "What went well that you'd keep?", "However small: one good file, one honest reply."),
        text_page(
            "meaning.not_mine",
            "What was luck, or out of your hands?",
            "Someone else's change, an illness, a kind reply.",
        ),
        text_page(
            "meaning.mine",
            "What was your part in it?",
            "Once, plainly. No need to be hard on yourself.",
            before_hint=((may_not_have_been_theirs, "If there wasn't one, skip it."),),
        ),
        question_page(
            Question(
                QuestionKey("own.sentence"), line_kinds.Line("one sentence"), TextPath("own.sentence"), short=True
            ),
            "In one sentence, without “but”: what would you say to them today?",
            "You could also read it to someone you trust.",
            before_hint=(*of_message("own.sentence"), (is_client_untold, INTO_MESSAGE)),
        ),
    ),
)
LESSONS = Step(
    "lessons",
    "The lessons",
    "lessons",
    (
        question_page(
            Question(QuestionKey("lessons"), part_kinds.Lessons(), PartPath("lessons"), "Lessons", short=True),
            "What will you do next time? One rule is enough.",
            "Something you'd notice, and the first thing you'd do about it.",
        ),
    ),
)
REVIEW = Step("review", "Review", "review")
