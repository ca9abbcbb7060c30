"""Asks for red flags, eight at a time: found, added, and unticked."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial

from retro.commands.lines.choosing import choose_needed, say_not_taken
from retro.commands.lines.console import Here
from retro.commands.lines.line_commands import Back
from retro.commands.lines.steps import in_turn
from retro.commands.plain.asking import Asking
from retro.commands.word_choice import label_meant, labels_possible
from retro.core.gig import wording
from retro.core.gig.choices import Side, Stage
from retro.core.gig.part_kinds import Flags
from retro.core.gig.retrospective import RedFlag
from retro.core.text.folding import folded_words
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import narrow
from retro.core.wizard import flag_picking
from retro.core.wizard.flag_note import flag_past
from retro.core.wizard.flag_picking import Ticked

NO_MORE = "That's all of them. + and words adds your own."
NO_MATCH = "No red flag matches. + and words adds your own."
ONE_MORE, MORE_MATCH = "1 more matches; another word narrows it.", "{} more match; another word narrows it."
BEHIND_SLASH = "Type a word after the slash, such as: /deposit"
BEHIND_PLUS = "Type it after the plus, such as: + They changed the brief twice"
STAGE = "When does it show?"
SIDE = "Whose is it?"
SO_FAR = "There are {} so far. {}"
NOT_TICKED = "Unticked: {}."
TICKED = "Ticked: {}. {}"

FlagsAsking = Asking[Flags, Ticked]
"""The ticked flags, asked for by any of their kinds."""
PAGE = 8
FEWEST_LETTERS = 3
"""Fewest letters that are looked for without a slash before them."""
HOW = "Numbers to tick or untick, m for more, / and a word to find, + and words for your own, Enter to go on."


def flags(asking: FlagsAsking) -> None:
    """Ask which red flags were there."""
    _Picking(asking).ask()


class _Picking:
    """Numbers the flags in the order in which they are first read out; a number never changes."""

    def __init__(self, asking: FlagsAsking) -> None:
        self._asking = asking
        self._shelf = flag_picking.flag_choices(asking.answers.retrospective, asking.memory)
        self._numbered: list[RedFlag] = []
        self._put_away: dict[str, RedFlag] = {}

    @property
    def _ticked(self) -> Ticked:
        return self._asking.value

    def ask(self) -> None:
        self._asking.console.here = Here(self._read_back)
        self._read_out(list(self._shelf.likely(self._ticked)))
        self._asking.say(HOW)
        while typed := self._asking.console.line():
            mark = narrow(typed[:1])
            if mark == "/":
                self._find(typed[1:])
            elif mark == "+":
                self._add(typed[1:])
            elif typed.casefold() in ("m", "more"):
                self._more()
            else:
                self._toggle(typed)

    def _read_back(self) -> str:
        return "\n".join(flag.label for flag in self._ticked)

    def _read_out(self, found: list[RedFlag]) -> None:
        known = {flag.key: number for number, flag in enumerate(self._numbered, 1)}
        for flag in found:
            if flag.key not in known:
                self._numbered.append(flag)
                known[flag.key] = len(self._numbered)
            times = self._shelf.times(flag)
            marks = [wording.SIDE[flag.side], *([f"{times}× before"] if times else [])]
            marks += ["ticked"] if flag_picking.is_ticked(flag, self._ticked) else []
            self._asking.say(f"{known[flag.key]}. {on_one_line(flag.label)} ({', '.join(marks)})")

    def _more(self) -> None:
        keys = {flag.key for flag in self._numbered}
        rest = [flag for stage in Stage for flag in self._shelf.of_stage(stage, self._ticked) if flag.key not in keys]
        self._read_out(rest[:PAGE])
        self._asking.say(HOW if rest else NO_MORE)

    def _find(self, words: str) -> None:
        if not folded_words(words):
            self._asking.say(BEHIND_SLASH)
            return
        found = list(self._shelf.found(words, self._known))
        self._read_out(found[:PAGE])
        if not found:
            self._asking.say(NO_MATCH)
        elif len(found) > PAGE:
            more = len(found) - PAGE
            self._asking.say(ONE_MORE if more == 1 else MORE_MATCH.format(more))

    def _add(self, words: str) -> None:
        name = on_one_line(words)
        if not name:
            self._asking.say(BEHIND_PLUS)
            return
        own = flag_picking.new_own_flag(name, Stage.BEFORE, Side.MINE)
        flag = self._shelf.named(name, self._known) or own
        if all(flag.key != other.key for other in self._numbered):
            self._numbered.append(flag)
        self._tick(flag)
        if flag is own:
            self._describe(own.key)

    def _describe(self, key: str) -> None:
        """Ask about a flag of the user's own what the catalogue knows of its own; its name is saved already."""
        with suppress(Back):
            in_turn(self._asking.console, [partial(self._stage, key), partial(self._side, key)])
        self._asking.console.here = Here(self._read_back)
        self._asking.say(HOW)

    def _stage(self, key: str) -> None:
        self._asking.say(STAGE)
        own = self._by_key(key)
        self._replace(own._replace(stage=choose_needed(self._asking.console, wording.STAGE, own.stage)))

    def _side(self, key: str) -> None:
        self._asking.say(SIDE)
        own = self._by_key(key)
        self._replace(own._replace(side=choose_needed(self._asking.console, wording.SIDE, own.side)))

    def _by_key(self, key: str) -> RedFlag:
        return next(flag for flag in self._numbered if flag.key == key)

    def _replace(self, flag: RedFlag) -> None:
        self._asking.replace_answer(flag_picking.with_details(self._ticked, flag))
        self._numbered = [flag if flag.key == other.key else other for other in self._numbered]

    def _toggle(self, typed: str) -> None:
        parts = [part.rstrip(".") for part in re.split(r"[\s,;]+", narrow(typed)) if part]
        labels = [flag.label for flag in self._numbered]
        if all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
            self._toggle_numbers([int(part) for part in parts])
        elif (meant := label_meant(typed, labels)) is not None:
            self._toggle_numbers([meant + 1])
        elif labels_possible(typed, labels) or sum(map(str.isalpha, typed)) < FEWEST_LETTERS:
            say_not_taken(self._asking.console, typed, labels)
            self._asking.say(HOW)
        else:
            if not any(self._shelf.found(typed, self._known)):
                say_not_taken(self._asking.console, typed, ())
            self._find(typed)

    def _toggle_numbers(self, numbers: list[int]) -> None:
        if not all(1 <= number <= len(self._numbered) for number in numbers):
            self._asking.say(SO_FAR.format(len(self._numbered), HOW))
            return
        for number in numbers:
            flag = self._numbered[number - 1]
            if flag_picking.is_ticked(flag, self._ticked):
                self._put_away |= {other.key: other for other in self._ticked if other.key == flag.key}
                self._asking.replace_answer(flag_picking.without_tick(self._ticked, flag))
                self._asking.say(NOT_TICKED.format(on_one_line(flag.label)))
            else:
                self._tick(flag)

    def _tick(self, flag: RedFlag) -> None:
        self._asking.replace_answer(flag_picking.with_tick(self._ticked, self._put_away.pop(flag.key, flag)))
        self._asking.say(TICKED.format(on_one_line(flag.label), flag_past(flag, self._asking.memory).said).rstrip())

    @property
    def _known(self) -> Ticked:
        return (*self._ticked, *self._put_away.values())
