"""One question of a vetting: past excuse, past rule, sentence for the reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from retro.core.lessons.word_match import POST_SAYS, quoted_words
from retro.core.text.one_line import on_one_line
from retro.core.vet.flag_history import FlagHistory, PastOccurrence
from retro.core.vet.reasons import gigs_listed
from retro.core.vet.reply import reply_sentence
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import ANSWER_KEYS, ANSWER_WORDS, VetAnswer, VetFlag
from retro.tui.kit.layout import HEADING, MUTED, LayoutBuilder, indented, wrapped
from retro.tui.kit.lists.menu import Menu, MenuItem
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.kit.screen import HELP
from retro.tui.kit.text.text_layout import LaidOutText
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled

if TYPE_CHECKING:
    from retro.core.vet.posts.post_reading import PostReading

EXCUSES = "What you told yourself last time"
SENTENCE = "If {} or not sure, your reply can say (three requests at most)"
NUMBER = "Question {} of {}, {}"

WIDEST = 86
OWN, OWN_LATER = "costliest first", "from your own gigs"
LATE, NO_IS_THE_FLAG = "about the work", "{}: if you haven't, that's a red flag"
NOT_OWN = "one of the commonest, not from your own gigs"
FROM_POST = "from the job post"
CATALOGUE = "the commonest ones, as you have none of your own yet"
MOST_EXCUSES = 3
NO_SENTENCE = "No sentence yet. You can write one."
LABELS: Mapping[VetAnswer, tuple[str, str]] = {
    answer: (ANSWER_WORDS[answer].capitalize(), key) for answer, key in ANSWER_KEYS.items()
}


@dataclass(frozen=True, slots=True)
class QuestionHelp:
    """What helps to answer, laid out for a width."""

    flag: VetFlag
    past: FlagHistory
    close: str = ""
    """What is known of a sister of the red flag."""
    words: tuple[str, ...] = ()
    """Words of the pasted job post that may show the red flag."""

    def __call__(self, width: int) -> LaidOutText:
        """Return the parts that are known."""
        room, lines = min(width - 2, WIDEST), LayoutBuilder()
        if self.words:
            said = safe_text(POST_SAYS.format(quoted_words(self.words)))
            lines.add(indented(wrapped(said, room - 4), 3))
        told = self.past.told_myself[:MOST_EXCUSES]
        if self.past.praise and (told or self.past.rule):
            lines.add(indented(wrapped(styled(self.past.praise, "$success"), room - 4), 3))
        if told:
            self._begin(lines, EXCUSES, room)
            for occurrence in told:
                lines.add(_excuse(occurrence, room))
        if self.past.rule:
            self._begin(lines, self.past.rule_label, room)
            lines.add(indented(wrapped(styled(on_one_line(self.past.rule), "bold $secondary"), room - 4), 3))
        if not (told or self.past.rule):
            aside = self.close or gigs_listed(self.past)
            lines.add(indented(wrapped(styled(aside, MUTED), room - 4), 3) if aside else [])
        self._begin(lines, SENTENCE.format("no" if self.past.is_late else "yes"), room)
        sentence = reply_sentence(self.flag, self.past)
        said = safe_text(sentence) if sentence else styled(NO_SENTENCE, MUTED)
        lines.add(indented(wrapped(said, room - 4), 3))
        return lines.laid()

    def _begin(self, lines: LayoutBuilder, name: str, width: int) -> None:
        lines.blank()
        rest = "─" * max(width - len(name) - 3, 0)
        lines.add([styled("─ ", "$border-blurred") + styled(name, HEADING) + styled(f" {rest}", "$border-blurred")])


def _excuse(occurrence: PastOccurrence, width: int) -> list[Content]:
    """Return what was said, with the gig at the end of its last line, or below for lack of room."""
    gig = styled(on_one_line(occurrence.dated), MUTED)
    words = indented(wrapped(safe_text(f"“{on_one_line(occurrence.told_myself)}”"), width - 4), 3)
    gap = width - words[-1].cell_length - gig.cell_length
    if gap >= 2:
        return [*words[:-1], words[-1] + Content(" " * gap) + gig]
    return [*words, *indented([gig.truncate(width - 4, ellipsis=True)], 3)]


class VetQuestion(Vertical):
    """Shows a question with three answers, chosen by letters, by arrows with Enter, or by mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        Binding("y", "screen.answer('yes')", "Yes", id="vet.yes", tooltip="Yes, that's so"),
        Binding("n", "screen.answer('no')", "No", id="vet.no", tooltip="No, it isn't"),
        Binding("s", "screen.answer('unsure')", "Not sure", id="vet.unsure", tooltip="Maybe; counts half"),
        Binding("e", "screen.edit", "Edit sentence", id="vet.edit", tooltip="Edit the sentence for your reply"),
        Binding("b,left,f2", "screen.go_back", "Back", id="vet.back", tooltip="Previous question"),
        Binding("v", "screen.verdict", "Verdict now", id="vet.verdict", tooltip="The verdict on the answers so far"),
        Binding("f3,ctrl+n,right", "screen.go_on", "Skip", id="vet.on", tooltip="Skip it for now"),
        Binding("pagedown", "screen.scroll(1)", "Down", id="vet.down", tooltip="Scroll the text below", show=False),
        Binding("pageup", "screen.scroll(-1)", "Up", id="vet.up", tooltip="Scroll the text below", show=False),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    VetQuestion > .number {
        height: auto; padding: 0 1; color: $foreground-muted; border-bottom: solid $border-blurred;
    }
    VetQuestion > .question { height: auto; padding: 0 1; text-style: bold; margin: 0 0 1 0; max-width: 88; }
    VetQuestion > Menu { height: 3; margin: 0 0 1 0; }
    VetQuestion > ReadingPane { margin: 0 0 0 1; }
    .-short VetQuestion > .question, .-short VetQuestion > Menu { margin: 0; }
    """

    number = query_one(".number", SafeLabel)
    question = query_one(".question", SafeLabel)
    doors = query_one(Menu)
    aid = query_one(ReadingPane)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._reading: PostReading | None = None

    def compose(self) -> ComposeResult:
        """Yield the number, the question, the answers, what helps to answer."""
        yield SafeLabel(classes="number")
        yield SafeLabel(classes="question")
        yield Menu()
        yield ReadingPane()

    def read_post(self, reading: PostReading) -> None:
        """Quote the words of this job post beside the questions that they suggest."""
        self._reading = reading

    def show_question(self, vet: Vet, at: int, past: FlagHistory, close: str = "") -> None:
        """Show the question of this index."""
        flag = vet.signs[at]
        is_same, self._key = flag.key == self._key, flag.key
        words = self._reading.words_for(flag.key) if self._reading else ()
        why = why_asked(vet, at, past, is_in_post=bool(words))
        self.number.update(safe_text(NUMBER.format(at + 1, len(vet.signs), why)))
        self.question.update(safe_text(on_one_line(past.question)))
        said = past.as_said(flag.answer)
        self.doors.show_items(tuple(_door(answer, said) for answer in LABELS))
        self.doors.cursor = list(LABELS).index(said) if said else 0
        (self.aid.redo if is_same else self.aid.set_text)(QuestionHelp(flag, past, "" if past.seen else close, words))

    def focus_input(self) -> None:
        """Focus the choices."""
        self.doors.focus()


def why_asked(vet: Vet, at: int, past: FlagHistory, *, is_in_post: bool) -> str:
    """Return why it's asked here, and which answer is the red flag where that is "no"."""
    if past.is_late:
        return NO_IS_THE_FLAG.format(FROM_POST if is_in_post else LATE)
    if is_in_post:
        return FROM_POST
    if vet.from_catalogue:
        return CATALOGUE
    if not past.seen:
        return NOT_OWN
    is_costliest = all(before.weight >= vet.signs[at].weight for before in vet.signs[:at])
    return OWN if is_costliest else OWN_LATER


def _door(answer: VetAnswer, said: VetAnswer | None) -> MenuItem:
    words, key = LABELS[answer]
    return MenuItem(f"{'(•)' if said is answer else '( )'} {words}", key, f"screen.answer('{answer}')")
