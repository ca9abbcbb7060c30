"""One line of advice on a part of the message: a table of rules, each with a test. It never blocks anything.

The rules read English, and say nothing of other text. docs/message.md names the source of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from retro.core.message.leads import is_no
from retro.core.message.named_days import names_a_day
from retro.core.message.news import says_what_wont_happen
from retro.core.text.deferred_pattern import deferred
from retro.core.text.languages.english import is_english
from retro.core.wizard.without_but import BUT, WITHOUT_BUT

Fires = Callable[[str], bool]
_LISTED = deferred(r"(?:^|\s)(?:\(?(?:\d|[a-d])[.):](?=\s)|option (?:\d|[a-d])\b|[-*•](?=\s))", re.IGNORECASE)
"""A number, letter or dot that begins an option of a list."""


class Rule(NamedTuple):
    """A condition on a part's text, and the words to say if it holds."""

    part: str
    name: str
    fires: Fires
    words: str


def _has(pattern: str) -> Fires:
    found = re.compile(pattern, re.IGNORECASE)
    return lambda text: found.search(text) is not None


def _lacks(pattern: str) -> Fires:
    has = _has(pattern)
    return lambda text: not has(text)


def _all(*tests: Fires) -> Fires:
    return lambda text: all(test(text) for test in tests)


def _longer_than(words: int) -> Fires:
    return lambda text: len(text.split()) > words


def _options(text: str) -> int:
    """Count the options: numbered or listed lines, else sentences joined by "or"."""
    listed = len(_LISTED.findall(text))
    lines = sum(bool(line.strip()) for line in text.splitlines())
    joined = 1 + len(re.findall(r"\bor\b", text, re.IGNORECASE))
    return listed if listed > 1 else max(lines, joined)


_SOMEBODY = (
    r"(?:clients?|customer|designer|developer|programmer|colleague|partner|subcontractor|freelancer|printer|agency|team"
    r"|support|host|provider|vendor|maintainers?|owner|they|he|she|your (?:\w+\s)?\w+)"
)
_BLAME = (
    rf"\b{_SOMEBODY}\s+(?:just |simply )?(?:never|kept|always|failed|forgot|refused|ignored|messed|screwed)\b"
    r"|\blet me down\b|\b(?!nobody|one['’]|my)\w+['’]s fault\b|\bfault of (?!mine|my)"
    r"|\byour (?:\w+\s)?\w+ (?:is|are|was|were|came|arrived) (?:too |so |very )?"
    r"(?:late|unclear|vague|wrong|incomplete)\b"
    r"|(?<!my )\b(?!(?:i|it|we|this|that)\b)[\w.]+ (?:is|are|was|were) (?:just |simply |so |very |really |totally )?"
    r"(?:garbage|rubbish|trash|crap|useless|incompetent|unprofessional|lazy|a joke)\b|"
    r"\b(?:your|their|his|her|its|the client['’]s) (?:fault|mistake)\b|\bto blame\b|\bblame (?:you|them|him|her|it)\b"
    r"|\bbecause (?:of )?(?:you|he|she|they|them|him)\b"
    r"|\b(?:stupid|terrible|useless|awful|lousy|crap(?:py)?|shoddy|buggy|incompetent|unreliable|bad|poor)\s+"
    r"(?:\w+\s+)?(?:apis?|docs|documentation|scripts?|plugins?|librar(?:y|ies)|tools?|code|software|developers?|team"
    r"|agency|client|briefing|brief|people|maintainers?)\b"
    r"|\b(?:apis?|docs|documentation|scripts?|plugins?|librar(?:y|ies)|tools?|code|software|team|agency|brief)\s+"
    r"(?:is|are|was|were)\s+(?:so |very |really |just )?"
    r"(?:stupid|terrible|useless|awful|lousy|crap|rubbish|bad|a mess)\b"
    r"|\byou (?:never|kept|always|failed|forgot|should(?:n['’]t)? have|didn['’]t|wouldn['’]t|changed)\b"
)
_NOTHING = r"^\W*(?:nothing|none|not much|no)\b"
_WHERE = (
    r"https?://|www\.|\w\.\w{2,}\b|\b(?:at|in|on|under|from|here|links?|attached|attachment|folders?|drive|dropbox"
    r"|repo(?:sitory)?|branch|sent|download|gallery|inbox|you have)\b"
)
_HOW_MUCH = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|all|everything|a few|hours?|days?|weeks?"
    r"|tried|try|tested|asked|checked|wrote|sent|replaced|without success|in vain|didn['’]t (?:help|work))\b"
)
_REACHED = (
    r"@|https?://|www\.|\w\.\w{2,}\b|\d{4,}|\b(?:links?|profile|e-?mail|phone|number|linkedin|upwork|fiverr|malt"
    r"|introduce|in touch|contact|put you|ask (?:her|him|them)|copied in|on cc)\b"
)
_AMOUNT = r"\d|\b(?:nothing|no refund|none|everything|all of it|the whole|in full|full refund|half)\b"
_NO_REFUND = r"^\W*(?:nothing|none|no refund|0)\b"
_MARKED = (
    r"\b(?:my (?:pick|choice|advice|recommendation|preference)|i(?:['’]?d| would) (?:choose|pick|take|go|do)"
    r"|recommend(?:ed)?|i(?:['’]d)? (?:suggest|advise|prefer)|i think (?:the )?(?:first|second|third|one)|best|mine)\b"
    r"|[*★✓←]"
)
_PLEA = (
    r"\bforgiv(?:e|en|eness)\b|\b(?:please|hope(?:fully)?)\b[^.!?]*\bunderstand\b|\bsecond chance\b|\bpardon me\b"
    r"|\bdon['’]?t (?:be (?:angry|mad|upset|too hard)|hate|leave)\b|\bexcuse me\b|\bbeg(?:ging)?\b"
)
_ME = r"\b(?:i|i['’]\w+|me|my|mine|myself|we|our|ours|us)\b"
_THEM = r"\b(?:you|your|yours|you['’]\w+|they|their|them)\b"
_YOU = r"\b(?:you|your|yours|you['’]\w+)\b"
_OF_THEM = r"\b(?:they|they['’]\w+|their|theirs|them|the client|the client['’]s|my client)\b"
_THE_CLIENT = r"(?:\A|[.!?\n]\s*)they\b|\b(?:the|my) client\b"
_VAGUE = r"\b(?:soon|asap|as soon as|shortly|some(?: ?time| ?day)|later|when i can|eventually|in a bit|hopefully)\b"

_NO_DATE = r"\b(?:(?<!\bas )soon|asap|shortly|when i can|some ?day|eventually|in a bit)\b"

TO_THEM = "They read this themselves: write “you”, not “they”."
RULES: tuple[Rule, ...] = (
    Rule("news", "fact_first", lambda text: not says_what_wont_happen(text),
         "Put the fact in the first sentence: what won't happen."),
    Rule("owning", "without_but", _has(BUT), WITHOUT_BUT),
    Rule("owning", "first_person", _lacks(_ME), "Say it in the first person: “I …”."),
    Rule("for_you", "about_them", _all(_has(_ME), _lacks(_THEM)),
         "This part is about them: their date, their money, what waits on it."),
    *(Rule(part, "to_them", _all(_has(_OF_THEM), _lacks(_YOU)), TO_THEM) for part in ("owning", "for_you", "regret")),
    *(Rule(part, "to_them", _all(_has(_THE_CLIENT), _lacks(_YOU)), TO_THEM) for part in ("news", "open", "options")),
    Rule("why", "no_blame", _has(_BLAME), "Blame nobody, and no tool: say what happened, so that they could check it."),
    Rule("why", "without_but", _has(BUT), "Explain, don't excuse: try it without “but” or “however”."),
    Rule("why", "short", _longer_than(60), "Keep the cause short: two sentences at most."),
    Rule("done", "where", _all(_lacks(_WHERE), _lacks(_NOTHING)), "Say where they'll find it: a link, a folder."),
    Rule("open", "how_much", _all(_lacks(_HOW_MUCH), _lacks(_NOTHING)), "Say how much is left, or what you tried."),
    Rule("options", "two_or_three", lambda text: _options(text) < 2, "Offer two or three options, not one."),
    Rule("options", "at_most_three", lambda text: _options(text) > 3, "Three options at most: more is work for them."),
    Rule("options", "one_marked", _lacks(_MARKED), "Mark the one you'd choose, e.g. “I'd choose the first.”"),
    Rule("options", "not_vague", _has(_NO_DATE), "A new date needs its day: “soon” leaves it open."),
    Rule("money", "amount", _lacks(_AMOUNT), "Name the exact amount, even if it's nothing."),
    Rule("money", "with_a_day", lambda text: not names_a_day(text) and _lacks(_NO_REFUND)(text),
         "Put a day beside the amount."),
    Rule("handover", "with_a_day", lambda text: not names_a_day(text) and _lacks(_NOTHING)(text),
         "Name the day on which they'll get it."),
    Rule("someone", "not_a_no", is_no,
         "That stays out of the message, as it names nobody."),
    Rule("someone", "reached", _lacks(_REACHED), "Say who it is, and how to reach them: a link, an address."),
    Rule("regret", "no_plea", _has(_PLEA), "Don't ask for forgiveness: say you're sorry, once, and stop there."),
    Rule("regret", "without_but", _has(BUT), "Say it without “but” or “however”."),
    Rule("regret", "short", _longer_than(40), "Once is enough: one sentence."),
    Rule("next", "with_a_day", lambda text: not names_a_day(text),
         "Name a day on which they'll hear from you."),
    Rule("next", "not_vague", _has(_VAGUE), "“Soon” and “later” leave it open: name the day."),
)  # fmt: skip
"""Rules of each part; the first that holds is said."""
EXAMPLES = {
    "news": "Hard to begin? Write it first as you'd tell a friend.",
    "options": "“1. … 2. … I'd choose the first.”",
}
"""What helps with blank parts beside their questions: the hardest, and one that needs an example."""


def advice(name: str, text: str, beside: str = "") -> str:
    """Return the line for one part; "" if there is nothing to say, or the text is not English.

    `beside` is what is written in the other parts.
    """
    if not text.strip():
        return EXAMPLES.get(name, "")
    if not is_english(text, beside):
        return ""
    return next((rule.words for rule in RULES if rule.part == name and rule.fires(text)), "")
