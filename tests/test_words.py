"""Every sentence that the program can say keeps to one voice: one word for one thing, contractions, and room for it."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from textual.binding import Binding

from retro.core.gig import wording
from retro.core.gig.answer_kinds import ParsedKind
from retro.core.gig.choices import Outcome, Status
from retro.core.gig.flag_catalogue import flags
from retro.core.gig.losses import LOSSES
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.parts import LETTER
from retro.core.vet.details import DETAILS
from retro.core.vet.under_way.unvetted import LINES
from retro.core.wizard.questions import every_page, every_question
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.dialogs.told_dialog import ToldDialog
from retro.tui.questions.dialog import QuestionDialog
from retro.tui.vet.take_dialog import TakeDialog
from retro.tui.vet.under_way.stop_dialog import StopDialog
from retro.tui.wizard.fields.flags.own_flag_form import OwnFlagForm
from tests.keys_page import every_binding
from tests.said import SOURCE, Said, of_module, samples, sentences, within_functions

BANNED = {
    "red flag, never sign": r"\b(a|an|the|your|each|this|that|which|\d+|…) signs?\b(?! or )",
    "checkpoint, never stop": r"\b(next|no|your|its|last|a) stops?\b|stop and look|\bstops\b(?= (that|of|were))",
    "effective rate": r"in truth|true rate|what an hour brought",
    "review, never look": r"\b(a|the|next|no|last|each|first|\d+|…) looks?\b|to look at",
    "saved, never kept": r"\b(is|are|was|were|stays?) kept\b|^Kept\b",
    "vetted gig, never vet": r"\b(a|the|this|that|each|every|your|these|which|one|\d+|…) vets?\b(?! ID)",
    "under way, never running": r"\brunning gigs?\b",
    "minimum rate, never floor": r"\bfloor\b",
    "turning point, never pivot": r"\bpivot\b|the one that would have changed",
    "estimated, never planned": r"\bhours,? planned\b|by your own ratio|planned-to-real|→ real\b",
    "refunded": r"\bgiven back\b",
    "the source": r"\bcame from\b",
    "the call, never the talk": r"\b(the|our|first) talk\b",
    "decision-maker": r"\bthe one who decides\b",
    "micromanage": r"\bsteers? every step\b",
    "ghost": r"\bvanish",
    "hourly with a cap": r"\bbills? by time\b",
    "scope creep": r"\badds? nothing\b",
    "acceptance criteria": r"\bno line says\b",
    "earlier versions": r"\bearlier text\b",
    "import, never take in": r"\btakes? in\b|\btaken in\b",
    "retrospective": r"\bpost-?mortem\b",
    "timeline": r"\bwalk forward\b",
    "no accusation": r"(?-i:\bCost you\b)|\byou knew\b|\bknew about\b|let you down\b|flags missed\b",
    "email, never mail": r"(?<![-?])\bmails?\b",
    "handover notes": r"handover pack",
    "no evening": r"\btonight\?",
    "events, never moments": r"\bmoments\b",
    "less than agreed": r"money lost|lost so far",
    "left alone": r"left as it is",
    "the program is no person": r"\bday I know\b|\bI could not\b|\bI cannot\b",
    "contractions": (
        r"\b(do|does|did|is|are|was|were|would|could|should|has|have|had) not\b|\bcannot\b"
        r"|(^|[.!?] )(It is|That is|There is|You are|They are|We are|Let us) [a-z]|\bI am\b"
    ),
}
"""A rule, and what breaks it."""
EXCEPTIONS = {
    "email, never mail": {
        "commands/message/told.py": "words that are understood on the command line",
        "core/formats/redaction/identifying.py": "parts of addresses",
    },
    "contractions": {
        "core/lessons/word_match.py": "a list of words people write",
        "core/formats/markdown/escape.py": "a pattern with notes",
        "core/message/news.py": "patterns of what people write",
    },
}
"""Files in which a rule is broken on purpose, with the reason."""
PROMPT = 72


@pytest.mark.parametrize("rule", BANNED)
def test_no_sentence_breaks_a_rule_of_the_voice(rule: str) -> None:
    allowed = EXCEPTIONS.get(rule, {})
    assert [str(said) for said in sentences() if _breaks(rule, said.text) and _file(said) not in allowed] == []


def _breaks(rule: str, text: str) -> bool:
    return bool(re.search(BANNED[rule], text, 0 if rule == "contractions" else re.IGNORECASE))  # SQL says IS NOT NULL


def _file(said: Said) -> str:
    return said.where.partition(":")[0]


PLANTED = {
    "red flag, never sign": 'say("You ticked 3 signs of yours.")',
    "checkpoint, never stop": 'say(f"{name}, next stop {day}.")',
    "effective rate": 'say("An hour, in truth")',
    "review, never look": 'say("The next look is due.")',
    "saved, never kept": 'say("Every word is kept.")',
    "vetted gig, never vet": 'say("Delete the vet?")',
    "under way, never running": 'say("Your running gigs")',
    "minimum rate, never floor": 'say("Floor, an hour")',
    "turning point, never pivot": 'say("Choose the pivot")',
    "estimated, never planned": 'say("16 hours planned is 27.")',
    "refunded": 'say("Given back so far")',
    "the source": 'say("It came from a platform")',
    "the call, never the talk": 'say("Something felt off in the first talk.")',
    "decision-maker": 'say("I never met the one who decides")',
    "micromanage": 'say("They steer every step")',
    "ghost": 'say("I wanted to vanish")',
    "hourly with a cap": 'say("then I bill by time")',
    "scope creep": 'say("They ask for more and add nothing")',
    "acceptance criteria": 'say("No line says what counts as accepted")',
    "earlier versions": 'say("All earlier text goes too.")',
    "import, never take in": 'say("Take in archives, all or nothing")',
    "retrospective": 'say("Start a post-mortem")',
    "timeline": 'say("Walk forward from before it began")',
    "no accusation": 'say("You vetted it and knew about two of these.")',
    "email, never mail": 'say("a platform, a friend, a mail")',
    "handover notes": 'say("The handover pack")',
    "no evening": 'say("Where does it stand tonight?")',
    "events, never moments": 'say("12 moments added")',
    "less than agreed": 'say("no money lost")',
    "left alone": 'say("It was left as it is.")',
    "the program is no person": 'say("This is not a day I know.")',
    "contractions": 'say("They do not know yet.")',
}


def test_each_rule_has_a_planted_offence() -> None:
    assert PLANTED.keys() == BANNED.keys()


@pytest.mark.parametrize("rule", PLANTED)
def test_a_sentence_that_breaks_a_rule_is_found(rule: str) -> None:
    (said,) = of_module(PLANTED[rule], "planted.py")
    assert _breaks(rule, said.text)


OF_A_TRADE = {
    "red flag, never sign": "a café's sign, painted for its owner",
    "minimum rate, never floor": "a floor that one stands on",
    "ghost": "a payment that vanished",
}
"""Rules that the samples break on purpose, because the word means a thing there, and what it means."""


@pytest.mark.parametrize("rule", BANNED)
def test_the_samples_speak_as_the_program_does(rule: str) -> None:
    found = [str(said) for said in samples() if _breaks(rule, said.text)]
    assert found if rule in OF_A_TRADE else found == []


ROOT = SOURCE.parents[1]
PAGES = (
    "README",
    "CHANGELOG",
    *(f"docs/{name}" for name in ("keys", "links", "merging", "message", "plain", "red-flags", "shell", "vetting")),
)
"""Pages for those who use retro; what is for developers may name columns and classes."""
NOT_OF_PAGES = (
    "saved, never kept",  # of answers to saving: a page says what is kept, and where
    "retrospective",  # the README says what else it's called, to be found by
)


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_speak_as_the_program_does(page: str) -> None:
    lines = re.sub(r"`[^`]*`", "…", (ROOT / f"{page}.md").read_text("utf-8")).splitlines()
    rules = [rule for rule in BANNED if rule not in NOT_OF_PAGES]
    assert [(rule, line) for rule in rules for line in lines if _breaks(rule, line)] == []


@pytest.mark.parametrize("page", sorted(each.relative_to(ROOT).as_posix() for each in (ROOT / "docs").rglob("*.md")))
def test_every_page_has_contractions(page: str) -> None:
    lines = re.sub(r"`[^`]*`", "…", (ROOT / page).read_text("utf-8")).splitlines()
    assert [line for line in lines if _breaks("contractions", line)] == []


def test_what_nobody_reads_is_no_sentence() -> None:
    source = (
        '"""A pivot of a module."""\nCSS = "width: 1fr; height: 2;"\nre.compile("a pivot here")\nrun("SELECT a FROM b")'
    )
    assert list(of_module(source, "planted.py")) == []


def test_every_sentence_is_collected() -> None:
    said = {one.text for one in sentences()}
    assert len(said) > 1000
    assert "Press {} to quit; everything is saved." in said
    assert any(one.startswith("Did they ask for") or one.endswith("before anything is in writing?") for one in said)


def prompts() -> Iterator[str]:
    """Every question that is asked on a line of its own, in each of its wordings."""
    for _, page in every_page():
        yield from (page.prompt, *(prompt for _, prompt in page.otherwise))
    yield from (kind.question for kind in LOSSES.values())
    yield from (part.question for part in LETTER)
    yield from (flag.question for flag in flags())


def test_every_prompt_fits_a_line() -> None:
    assert len(list(prompts())) > 130
    assert [prompt for prompt in prompts() if len(prompt) > PROMPT] == []


NO_LABELS = frozenset([
    "control", "floor", "kept", "look", "looks", "moments", "opportunity", "pivot", "running", "sign", "signs",
    "standing", "stop", "stops", "vets",
])  # fmt: skip
"""Words that no button, footer or heading is called alone: each has another name here."""


def labels() -> Iterator[Said]:
    """Words that stand alone: of keys, and of the heads of modules."""
    yield from (Said(f"key {binding.key}", binding.description) for binding in every_binding())
    for path in sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts):
        yield from labels_of(path.read_text("utf-8"), str(path.relative_to(SOURCE)))


def labels_of(source: str, name: str) -> Iterator[Said]:
    """The single words with a capital that a module's head names; enumerations and patterns have none."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.istitle():
                    yield Said(f"{name}:{part.lineno}", part.value)


def test_no_label_is_a_word_that_has_another_name_here() -> None:
    said = list(labels())
    assert len(said) > 400
    assert [str(label) for label in said if label.text.lower().rstrip(" ›") in NO_LABELS] == []


@pytest.mark.parametrize("word", ["Kept", "Looks", "Sign", "Pivot", "Floor", "Running"])
def test_a_label_of_such_a_word_is_found(word: str) -> None:
    (label,) = labels_of(f'SAVED = "{word}"', "planted.py")
    assert label.text.lower() in NO_LABELS


FIRST_PERSON = re.compile(r"(?<![\w“])I(?:['’](?:m|ll|ve|d))?\b(?![./])")
USERS_OWN_WORDS = {
    "rules": "commands/plain/kinds/rule.py commands/plain/older.py commands/plain/review.py core/gig/part_kinds.py "
    "core/gig/wording.py core/wizard/older_gig.py core/wizard/rule_parts.py tui/lessons/page.py "
    "tui/wizard/fields/lessons/form.py tui/wizard/older_lines.py",
    "answers and doors": "core/gig/choices.py core/wizard/notes.py core/wizard/story_steps.py tui/home/home_keys.py "
    "tui/home/preview_pane.py tui/kit/dialogs/told_dialog.py tui/kit/key_table.py tui/reader/screen.py "
    "tui/vet/under_way/running_screen.py tui/wizard/finished.py tui/wizard/short_path_end.py tui/wizard/they_first.py",
    "replies and messages": "core/message/advice.py core/message/joined_sentences.py core/message/offered_sentences.py "
    "core/message/offers.py core/message/parts.py "
    "core/vet/reply.py core/vet/replies/reply_places.py core/vet/replies/reply_price.py",
    "names of red flags": "core/gig/flag_names.py",
    "a pattern": "core/formats/redaction/postal_addresses.py",
}
"""Modules in which “I” is the user, by what they say there."""


def test_the_program_never_says_i() -> None:
    found = {_file(said) for said in sentences() if FIRST_PERSON.search(said.text) and ".py" in said.where}
    assert found == set(" ".join(USERS_OWN_WORDS.values()).split())
    assert FIRST_PERSON.search("I can't read that day.")


@pytest.mark.parametrize("file", sorted(EXCEPTIONS["contractions"]))
def test_an_exception_is_still_needed(file: str) -> None:
    pattern = re.compile(BANNED["contractions"])
    assert any(pattern.search(said.text) for said in sentences() if _file(said) == file)


IN_THE_MIDDLE = {
    "tui/export/dialog.py": ["asked file"],
}
"""What looks like a sentence in a function and is none: names of classes of a style sheet."""


def test_every_sentence_stands_at_the_head_of_its_module() -> None:
    found = []
    for path in sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts):
        name = str(path.relative_to(SOURCE))
        said = within_functions(path.read_text("utf-8"), name)
        found += [str(one) for one in said if one.text not in IN_THE_MIDDLE.get(name, ())]
    assert found == []


def test_a_sentence_in_the_middle_of_code_is_found() -> None:
    source = '''HEAD = "Said at the head."
class A:
    BINDINGS = [Binding("x", "x", "Export it")]
    def f(self):
        """Says it."""
        say(f"{count} gigs are here", style="bold $primary")
        fetch(f"{ROWS} AND id IN ({ids})")
        raise TypeError("no user sees this")
'''
    assert [said.text for said in within_functions(source, "planted.py")] == ["… gigs are here"]


def test_a_footer_is_one_to_three_words() -> None:
    shown = [binding for binding in every_binding() if binding.show]
    assert len(shown) > 60
    assert [one for one in shown if not 1 <= len(one.description.split()) <= 3] == []


CRISIS_PLACES = {
    "tui/kit/dialogs/help_dialog.py",
    "tui/wizard/finished.py",
    "tui/wizard/short_path_end.py",
    "commands/plain/ends.py",
}
"""The end of the help, under the doors of the closing and of the finished page, and both in plain mode."""


def test_the_way_out_in_a_crisis_stands_where_it_should_and_nowhere_else() -> None:
    places = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "wording.CRISIS" in path.read_text("utf-8") or "findahelpline" in path.read_text("utf-8")
    }
    assert places == {*CRISIS_PLACES, "core/gig/wording.py"}
    assert wording.CRISIS.count("findahelpline.com") == 1


@pytest.mark.parametrize("file", sorted(file for file in CRISIS_PLACES if file.startswith("tui")))
def test_nothing_that_is_typed_brings_it_up(file: str) -> None:
    """It is said without a condition: no `if` stands over it, and it is put into no variable that one could count."""
    tree = ast.parse((SOURCE / file).read_text("utf-8"))
    said = [node for node in ast.walk(tree) if ast.unparse(node) == "wording.CRISIS"]
    conditional = [node for node in ast.walk(tree) if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Match)]
    assert len(said) == 1
    assert not any(part is said[0] for node in conditional for part in ast.walk(node))


MAY_NOT_BE_THEIRS = (Outcome.UNPAID, Outcome.THEY_STOPPED, Outcome.DISPUTED)
NOT_YOUR_DOING = "What went wrong may not have been your doing."
MAY_BE_NONE = "If there wasn't one, skip it."


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_who_may_not_have_been_at_fault_is_told_so_where_it_hurts(outcome: Outcome | None) -> None:
    whole = Retrospective.new(facts=Facts(status=Status.OVER, outcome=outcome))
    hints = {page.key: page.hints(whole) for _, page in every_page()}
    costs = [page.key for step, page in every_page() if step.key == "cost" and page.key != "money"]
    told = [key for key, hint in hints.items() if NOT_YOUR_DOING in hint]
    said = "a page of the step COST begins its hint with NOT_YOURS or NO_BLAME (core/wizard/story_steps.py)"
    assert told == ([*costs, "own.sentence"] if outcome in MAY_NOT_BE_THEIRS else []), said
    assert (MAY_BE_NONE in hints["meaning.mine"]) is (outcome in MAY_NOT_BE_THEIRS)
    assert all(len(re.findall("leave|skip", hint, re.IGNORECASE)) < 2 for hint in hints.values())


@pytest.mark.parametrize("dialog", [OwnFlagForm, ToldDialog, StopDialog, TakeDialog, QuestionDialog])
def test_esc_is_called_as_the_button_that_does_the_same(dialog: type[BaseDialog[object]]) -> None:
    (escape,) = (each for each in dialog.BINDINGS if isinstance(each, Binding) and each.key == "escape")
    words = vars(import_module(dialog.__module__))
    assert escape.description in (words.get("NOT_NOW"), words.get("NOT_YET"), words.get("CANCEL"))


NO_EXAMPLES = ("a name, or what they do", "their name, as you'd write it again", "lowest hourly rate you accept",
    "who it is for", "one sentence", "a platform, a friend, an email",
    "0 if nothing was refunded")  # fmt: skip
"""What stands in a blank line and says what it is."""


def test_an_example_in_a_blank_line_says_that_it_is_one() -> None:
    """Else "20, 7.5" or "Shop checkout in a week" reads as something that was filled in."""
    asked = {question.kind.placeholder for _, _, question in every_question() if isinstance(question.kind, ParsedKind)}
    shown = asked | {line.placeholder for line in (*DETAILS, *LINES)}
    assert {each for each in shown if each and not each.startswith("e.g. ")} == set(NO_EXAMPLES) - {""}


STRAIGHT = re.compile(r'(^|[ (])"[A-Za-z][^"\n{}()\\]*[A-Za-z.,!?…]"(?!:)')
"""Words between straight quotes."""
TYPED = {"commands/options.py", "commands/questions.py"}
"""Where they are what a shell wants."""


def test_what_is_quoted_stands_between_typographic_quotes() -> None:
    found = {
        _file(said): said.text for said in sentences() if "storage" not in said.where and STRAIGHT.search(said.text)
    }
    assert {file: text for file, text in found.items() if file not in TYPED} == {}
    assert found.keys() == TYPED
    assert STRAIGHT.search('I said "sure, easy" to an extra')
