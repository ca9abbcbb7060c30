"""The wizard, declared: steps, pages, questions, their conditions and words .

Wizard, review, reader, comparison and exports walk STEPS; none names a question by hand. Keys are for ever.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from retro.core.gig import answer_kinds, metrics, wording
from retro.core.gig.own_questions import OwnQuestion
from retro.core.gig.retrospective import Learned, Outcome, Retrospective, Status

Condition = Callable[[Retrospective], bool]


class AnswerPath(Protocol):
    """Where in a retrospective an answer is kept."""

    def get(self, retrospective: Retrospective) -> object:
        """The answer."""

    def put(self, retrospective: Retrospective, value: object) -> Retrospective:
        """The same retrospective with another answer."""


class FactPath(NamedTuple):
    """One of the facts."""

    name: str

    def get(self, retrospective: Retrospective) -> object:
        """The fact, None or "" while unknown."""
        value: object = getattr(retrospective.facts, self.name)
        return value

    def put(self, retrospective: Retrospective, value: object) -> Retrospective:
        """The same with the fact changed."""
        return retrospective.with_facts(**{self.name: value})


class TextPath(NamedTuple):
    """A text row."""

    key: str

    def get(self, retrospective: Retrospective) -> object:
        """The text, "" while blank."""
        return retrospective.answers.get(self.key, "")

    def put(self, retrospective: Retrospective, value: object) -> Retrospective:
        """The same with the text changed."""
        return retrospective.with_answer(self.key, str(value))


class PartPath(NamedTuple):
    """A whole part of the record: the timeline, the ledger, the flags, the lessons, the tags."""

    name: str

    def get(self, retrospective: Retrospective) -> object:
        """The part."""
        value: object = getattr(retrospective, self.name)
        return value

    def put(self, retrospective: Retrospective, value: object) -> Retrospective:
        """The same with the part changed."""
        return retrospective._replace(**{self.name: value})  # type: ignore[arg-type]  # a question's kind is its part's type


class OwnAnswer(NamedTuple):
    """The answer to one of the user's own questions, with the words in which it was asked."""

    question: OwnQuestion

    @property
    def key(self) -> str:
        """The name of its text."""
        return self.question.key

    def get(self, retrospective: Retrospective) -> object:
        """The text, "" while blank."""
        return retrospective.answers.get(self.question.key, "")

    def put(self, retrospective: Retrospective, value: object) -> Retrospective:
        """The same with the text changed."""
        return retrospective.with_own_answer(self.question, str(value))


def always(retrospective: Retrospective) -> bool:
    """Asked of every gig."""
    return True


def is_over(retrospective: Retrospective) -> bool:
    """Asked once it is over."""
    return retrospective.facts.status is Status.OVER


def is_client_untold(retrospective: Retrospective) -> bool:
    """Asked while the client does not know yet."""
    return metrics.is_untold(retrospective.facts)


def not_over(retrospective: Retrospective) -> bool:
    """Asked while it goes on, whether they know or not."""
    return retrospective.facts.status in (Status.LIVE, Status.UNTOLD)


def told_or_may_be(retrospective: Retrospective) -> bool:
    """Asked unless they do not know yet; a day that was written stays where it can be changed."""
    facts = retrospective.facts
    if facts.told_on is not None:
        return True
    return facts.status is not Status.UNTOLD and facts.learned is not Learned.NEVER


def told_the_same_day(retrospective: Retrospective) -> bool:
    """There was no silence to explain."""
    return metrics.time_to_tell(retrospective.facts) == 0


def may_not_have_been_theirs(retrospective: Retrospective) -> bool:
    """It ended in a way that may not have been the user's doing."""
    return retrospective.facts.outcome in (Outcome.UNPAID, Outcome.THEY_STOPPED, Outcome.DISPUTED)


def any_flag(retrospective: Retrospective) -> bool:
    """Asked once a flag is ticked."""
    return bool(retrospective.red_flags)


class Question(NamedTuple):
    """One thing asked. `key` names it in files for ever."""

    key: str
    kind: answer_kinds.AnyKind
    slot: AnswerPath
    label: str = ""
    """What stands beside its field and over its answer; the page's prompt when empty."""
    short: bool = False
    """Whether it is on the short path."""
    when: Condition = always
    is_read: bool = True
    """Whether reading views show it: not where another question's answer already holds it."""

    def get(self, retrospective: Retrospective) -> object:
        """Its answer in a retrospective."""
        return self.slot.get(retrospective)

    def put(self, retrospective: Retrospective, value: object) -> Retrospective:
        """The retrospective with this answer."""
        return self.slot.put(retrospective, value)

    def is_blank(self, retrospective: Retrospective) -> bool:
        """Whether it has not been answered."""
        return self.kind.is_blank(self.get(retrospective))

    def items(self, retrospective: Retrospective) -> tuple[answer_kinds.AnswerEntry, ...]:
        """Its answer made for reading; empty when blank."""
        value = self.get(retrospective)
        return () if self.kind.is_blank(value) else self.kind.items(value, retrospective)


class Page(NamedTuple):
    """What is asked at once: one question or one small form."""

    key: str
    prompt: str
    """Fits one line of 72 columns."""
    questions: tuple[Question, ...]
    hint: str = ""
    when: Condition = always
    otherwise: tuple[tuple[Condition, str], ...] = ()
    """Other words of the prompt, for the first condition that holds."""
    before_hint: tuple[tuple[Condition, str], ...] = ()
    """What stands before the hint, for the first condition that holds."""
    is_required: bool = False
    """Whether it can be skipped: only the title cannot."""

    @property
    def asks_nothing(self) -> bool:
        """Whether it only says something, and where to go from there."""
        return not self.questions

    @property
    def short(self) -> bool:
        """Whether it is on the short path."""
        return self.asks_nothing or any(question.short for question in self.questions)

    @property
    def looks_back(self) -> bool:
        """Whether earlier gigs have something to say on it."""
        return any(question.kind.looks_back for question in self.questions)

    def asks(self, retrospective: Retrospective) -> str:
        """The prompt in the words that fit this gig."""
        return next((prompt for holds, prompt in self.otherwise if holds(retrospective)), self.prompt)

    def hints(self, retrospective: Retrospective) -> str:
        """The hint in the words that fit this gig."""
        first = next((words for holds, words in self.before_hint if holds(retrospective)), "")
        return " ".join(filter(None, (first, self.hint)))

    def label(self, question: Question, retrospective: Retrospective) -> str:
        """What stands over a question's answer: its own label, or the page's prompt."""
        return question.label or self.asks(retrospective)

    def asked(self, retrospective: Retrospective, *, rest: bool = True) -> tuple[Question, ...]:
        """The questions that apply; with `rest` false those of the short path alone."""
        return tuple(
            question for question in self.questions if question.when(retrospective) and (rest or question.short)
        )


class Step(NamedTuple):
    """One of the seven steps; review has no pages."""

    key: str
    name: str
    """As a heading."""
    short_name: str
    """As on the step line."""
    pages: tuple[Page, ...] = ()


def _one(question: Question, prompt: str, hint: str = "", **more: object) -> Page:
    return Page(question.key, prompt, (question,), hint, **more)  # type: ignore[arg-type]  # names are checked by Page


def _text(key: str, prompt: str, hint: str = "", *, short: bool = False, **more: object) -> Page:
    return _one(Question(key, answer_kinds.Text(), TextPath(key), short=short), prompt, hint, **more)


def _fact(name: str, kind: answer_kinds.AnyKind, label: str = "", **more: object) -> Question:
    return Question(name, kind, FactPath(name), label, **more)  # type: ignore[arg-type]  # names are checked by Question


NO_BLAME = ((may_not_have_been_theirs, "This may not have been yours. Skip what doesn't fit."),)
DAY = answer_kinds.Day()
HOURS = answer_kinds.Hours()

THEY_FIRST = Page(
    "they_first",
    "They come first.",
    (),
    "Telling them today is the best thing you can do for them, and for you. "
    "It takes about five minutes, and this page stays.",
    when=is_client_untold,
)
"""Before anything is written up, the client who does not know yet can be told."""
DATES = Page(
    "dates",
    "When did you notice? When did you tell them?",
    (
        _fact("noticed_on", DAY, "I noticed", short=True),
        _fact("told_on", DAY, "I told the client", short=True, when=told_or_may_be),
        _fact("trouble_on", DAY, "Trouble began"),
        _fact("learned", answer_kinds.Choice(wording.LEARNED), "How they found out", when=is_over),
    ),
    "The first time you thought “this might not work”. A rough date is fine.",
    otherwise=((is_client_untold, "When did you notice?"),),
)

GIG = Step(
    "gig",
    "The gig",
    "gig",
    (
        _one(
            _fact("status", answer_kinds.Choice(wording.STATUS), "Status", short=True),
            "Where do things stand with this client?",
            "There's no wrong place to start. You can stop at any point. Nothing is sent to anyone.",
        ),
        _one(
            _fact("title", answer_kinds.Line("a name you'll recognise later"), short=True),
            "What was the gig, in one line?",
            "Enough to recognise it, e.g. “Shop checkout in a week”.",
            is_required=True,
        ),
        THEY_FIRST,
        Page(
            "client",
            "Who was the client, and how did you find the job?",
            (
                _fact("client", answer_kinds.Line("a name, or what they do", suggestions="clients"), "Client"),
                _fact(
                    "platform",
                    answer_kinds.Line("a platform, a friend, an email", suggestions="platforms"),
                    "Found through",
                ),
                Question("tags", answer_kinds.Tags(), PartPath("tags"), "Tags"),
            ),
            "Names are optional. It stays on this machine.",
        ),
        Page(
            "ending",
            "How did it end?",
            (
                _fact("started_on", DAY, "Started"),
                _fact("ended_on", DAY, "Ended"),
                _fact("outcome", answer_kinds.Choice(wording.OUTCOME), "Outcome"),
            ),
            "Rough dates are fine, e.g. “3 weeks ago”.",
            when=is_over,
            otherwise=((lambda retrospective: not is_over(retrospective), "Dates"),),
        ),
    ),
)
STORY = Step(
    "story",
    "The story",
    "story",
    (
        _text(
            "story.tell",
            "What happened? Tell it as you'd tell a friend, in any order.",
            "A few lines are enough.",
            short=True,
        ),
        DATES,
        _one(
            Question("moments", answer_kinds.Timeline(), PartPath("moments")),
            "What happened when? Start just before the gig began.",
            "One line per event, or paste a chat in which each line starts with a date.",
        ),
        _text(
            "story.promise",
            "What did you promise, and what did they think they were buying?",
            "They may not match. Write down both.",
        ),
        _text("story.yes", "What made you say yes?", "Money, hurry, hope, a review: whatever it was."),
        _text(
            "story.turn",
            "At what point did it stop going well?",
            "A day, a message, a moment. First what you saw, then what you made of it.",
        ),
        _text(
            "story.then_knew",
            "Why did carrying on make sense then? What couldn't you have known?",
            "Only what you knew that day, not what came later.",
        ),
        _text(
            "story.silence",
            "What made it hard to tell them sooner?",
            "What were you afraid they'd think?",
            otherwise=((told_the_same_day, "What made it possible to tell them straight away?"),),
        ),
        _text(
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
        _text(
            "client.cost",
            "What has it cost the client, and what do they need to finish?",
            "Money, time, energy, trust. Then what the next person would need.",
            short=True,
            before_hint=NO_BLAME,
            otherwise=((is_over, "What did it cost the client, and what did they need to finish?"),),
        ),
        _one(
            Question("losses", answer_kinds.Ledger(), PartPath("losses")),
            "What did they lose?",
            "Fill in what you know; leave the rest.",
            before_hint=NO_BLAME,
        ),
        _text(
            "client.needs",
            "What do they need to finish without you?",
            "Files, access, what's done and what isn't, an honest guess of hours.",
            before_hint=NO_BLAME,
            otherwise=((is_over, "What did they need to finish without you?"),),
        ),
        _text(
            "client.offer",
            "What will you tell them, offer, and hand over?",
            "The plain fact first. Then two or three options, with your pick marked.",
            before_hint=NO_BLAME,
            when=not_over,
        ),
        _text("client.story", "What would they say happened?", "As they'd tell it to a friend.", before_hint=NO_BLAME),
        Page(
            "money",
            "And you? What was agreed, what were you paid, how long did it take?",
            (
                _fact("currency", answer_kinds.Currency(), "Currency"),
                _fact("price", answer_kinds.Money(), "Agreed price"),
                _fact("paid", answer_kinds.Money(), "Paid so far"),
                _fact("refunded", answer_kinds.Money("0 if nothing was refunded"), "Refunded"),
                _fact("hours_planned", HOURS, "Hours estimated"),
                _fact("hours_worked", HOURS, "Hours worked"),
            ),
            "Leave blank anything you don't know.",
            before_hint=NO_BLAME,
        ),
    ),
)
FLAGS = Step(
    "flags",
    "Red flags missed",
    "red flags",
    (
        _one(
            Question("red_flags", answer_kinds.Flags(), PartPath("red_flags"), "Red flags", short=True),
            "What can you see now that was hard to see then?",
            "Tick what was there, even if you couldn't have seen it. Three is plenty.",
        ),
        _one(
            Question("pivot", answer_kinds.Pivot(), PartPath("red_flags"), short=True, is_read=False),
            "Which one would have changed the most, if you'd acted on it?",
            "And what did you tell yourself about it at the time?",
            when=any_flag,
        ),
        _one(
            Question("details", answer_kinds.Details(), PartPath("red_flags"), is_read=False),
            "For each one: what did you see, and what did you tell yourself?",
            "Enter opens one. “Couldn't have seen it” counts as an answer too.",
            when=any_flag,
        ),
    ),
)
MEANING = Step(
    "meaning",
    "What it means",
    "meaning",
    (
        _text("meaning.keep", "What went well that you'd keep?", "However small: one good file, one honest reply."),
        _text("meaning.not_mine", "What was luck, or out of your hands?", "That's part of the story too."),
        _text(
            "meaning.mine",
            "What was your part in it?",
            "Once, plainly. No need to be hard on yourself.",
            before_hint=NO_BLAME,
        ),
        _one(
            Question("own.sentence", answer_kinds.Line("one sentence"), TextPath("own.sentence"), short=True),
            "In one sentence, without “but”: what would you say to them today?",
            "Only you see it, here and in your own exports. You could read it to someone you trust.",
            before_hint=NO_BLAME,
        ),
    ),
)
LESSONS = Step(
    "lessons",
    "The lessons",
    "lessons",
    (
        _one(
            Question("lessons", answer_kinds.Lessons(), PartPath("lessons"), "Lessons", short=True),
            "What will you do next time? One rule is enough.",
            "Something you'd notice, and the first thing you'd do about it.",
        ),
    ),
)
REVIEW = Step("review", "Review", "review")

STEPS = (GIG, STORY, COST, FLAGS, MEANING, LESSONS, REVIEW)


def _with(step: Step, *pages: Page) -> Step:
    return step._replace(pages=pages)


_BEFORE = GIG.pages.index(THEY_FIRST)
UNTOLD_STEPS = (
    _with(GIG, *GIG.pages[:_BEFORE], DATES, *GIG.pages[_BEFORE:]),
    _with(STORY, *(page for page in STORY.pages if page is not DATES)),
    *STEPS[2:],
)


def steps_of(retrospective: Retrospective, own: Sequence[OwnQuestion] = ()) -> tuple[Step, ...]:
    """The steps as they are walked: while the client does not know, when that was noticed is asked first of all.

    A step ends with the user's `own` questions for it, and with those of this gig that are answered.
    """
    return _with_own(is_client_untold(retrospective), (*retrospective.own_questions, *own))


def steps_read(*gigs: Retrospective) -> tuple[Step, ...]:
    """The steps as they are read, with the user's own questions that these gigs answer."""
    return _with_own(False, tuple(question for retrospective in gigs for question in retrospective.own_questions))


@lru_cache(maxsize=64)
def _with_own(is_untold: bool, own: tuple[OwnQuestion, ...]) -> tuple[Step, ...]:
    """The same steps for the same questions, so that a step can be told by its identity."""
    steps = UNTOLD_STEPS if is_untold else STEPS
    if not own:
        return steps
    once = {question.key: question for question in reversed(own)}
    asked = [once[key] for key in dict.fromkeys(question.key for question in own)]
    pages = {step.key: [own_page(each) for each in asked if each.step == step.key] for step in steps}
    return tuple(_with(step, *step.pages, *pages[step.key]) if pages[step.key] else step for step in steps)


@cache
def own_page(question: OwnQuestion) -> Page:
    """The page of one of the user's own questions: a text, on the long path."""
    return _one(Question(question.key, answer_kinds.Text(), OwnAnswer(question)), question.ask)


def every_page(steps: tuple[Step, ...] = STEPS) -> Iterator[tuple[Step, Page]]:
    """All pages in order, each with its step."""
    return ((step, page) for step in steps for page in step.pages)


def every_question(steps: tuple[Step, ...] = STEPS) -> Iterator[tuple[Step, Page, Question]]:
    """All questions in order, each with its page and step."""
    return ((step, page, question) for step, page in every_page(steps) for question in page.questions)


def page_of(key: str, steps: tuple[Step, ...] = STEPS) -> Page | None:
    """The page with this key, or the page that asks the question with this key."""
    for _, page in every_page(steps):
        if page.key == key or any(question.key == key for question in page.questions):
            return page
    return None
