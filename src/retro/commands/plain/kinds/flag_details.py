"""Asks for the turning point among the ticked red flags, and the details of each."""

from __future__ import annotations

from functools import partial

from retro.commands.lines.choosing import choose, choose_or_clear, numbered, say_not_taken, there_are
from retro.commands.lines.console import Here
from retro.commands.lines.line_commands import Back
from retro.commands.lines.steps import in_turn
from retro.commands.plain.asking import one_line, sentence_of
from retro.commands.plain.kinds.flags import FlagsAsking
from retro.commands.plain.kinds.texts import write
from retro.core.gig import line_kinds, wording
from retro.core.gig.part_kinds import SAW, TOLD_MYSELF
from retro.core.gig.retrospective import RedFlag
from retro.core.text.one_line import on_one_line
from retro.core.wizard import flag_picking

OPENS = "A number to open one, Enter to go on."
HINDSIGHT = "How do you see it now?"
FIRST_SEEN = "First seen. {}, or Enter to skip."
NO_DETAILS = "no details"
DAY = line_kinds.Day(past=True)
TOLD = "What did you tell yourself about it at the time?"


def pivot(asking: FlagsAsking) -> None:
    """Ask which of the ticked flags was the turning point, and what the user told themselves.

    A single one is chosen already.
    """
    in_turn(asking.console, [partial(_choose_pivot, asking), partial(_told_of_pivot, asking)])


def _choose_pivot(asking: FlagsAsking) -> None:
    ticked = asking.value
    if len(ticked) == 1:
        asking.replace_answer(flag_picking.with_pivot(ticked, ticked[0].key))
        asking.say(f"{on_one_line(ticked[0].label)}.")
        return
    chosen = next((at for at, flag in enumerate(ticked) if flag.pivot), None)
    stands = None if chosen is None else ticked[chosen].key
    labels = [(on_one_line(flag.label), flag.key) for flag in ticked]
    key = choose(asking.console, labels, stands, chosen=chosen)
    if key != stands:
        asking.replace_answer(flag_picking.with_pivot(ticked, key))


def _told_of_pivot(asking: FlagsAsking) -> None:
    chosen = next((flag for flag in asking.value if flag.pivot), None)
    if chosen:
        asking.say(TOLD)
        key = chosen.key
        write(asking, chosen.told_myself, lambda text: _say(asking, _flag(asking, key)._replace(told_myself=text)))


def details(asking: FlagsAsking) -> None:
    """Ask for each ticked flag, by number, what was seen, when, and how it is seen now."""
    while True:
        ticked = asking.value
        labels = [on_one_line(flag.label) for flag in ticked]
        for number, (flag, label) in enumerate(zip(ticked, labels, strict=True), 1):
            asking.say(f"{number}. {label}: {_mark(flag)}")
        asking.say(OPENS)
        asking.console.here = Here(partial(_read_back, asking))
        typed = asking.console.line()
        if not typed:
            return
        found = numbered(typed, labels)
        if found is None:
            say_not_taken(asking.console, typed, labels)
            asking.say(there_are(len(labels)))
            continue
        asking.say(f"{labels[found]}.")
        try:
            _describe(asking, ticked[found].key)
        except Back:
            continue


def _read_back(asking: FlagsAsking) -> str:
    return "\n".join(f"{flag.label}: {_mark(flag)}" for flag in asking.value)


def _describe(asking: FlagsAsking, key: str) -> None:
    def hindsight() -> None:
        asking.say(HINDSIGHT)
        flag = _flag(asking, key)
        _say(asking, flag._replace(hindsight=choose_or_clear(asking.console, wording.HINDSIGHT, flag.hindsight)))

    def seen() -> None:
        flag = _flag(asking, key)
        asking.say(FIRST_SEEN.format(sentence_of(DAY.placeholder)))
        stands = wording.day_text(flag.seen_on)
        entered = one_line(asking, stands, lambda text: DAY.understood(text, asking.today(), flag.seen_on), None)
        if entered:
            _say(asking, flag._replace(seen_on=entered.value))

    def saw() -> None:
        asking.say(f"{SAW}.")
        write(asking, _flag(asking, key).saw, lambda text: _say(asking, _flag(asking, key)._replace(saw=text)))

    def told() -> None:
        asking.say(f"{TOLD_MYSELF}.")
        stands = _flag(asking, key).told_myself
        write(asking, stands, lambda text: _say(asking, _flag(asking, key)._replace(told_myself=text)))

    in_turn(asking.console, [hindsight, seen, saw, told])


def _flag(asking: FlagsAsking, key: str) -> RedFlag:
    return next(flag for flag in asking.value if flag.key == key)


def _say(asking: FlagsAsking, changed: RedFlag) -> None:
    asking.replace_answer(flag_picking.with_details(asking.value, changed))


def _mark(flag: RedFlag) -> str:
    if flag.hindsight:
        return wording.HINDSIGHT[flag.hindsight]
    return "described" if flag_picking.is_told(flag) else NO_DETAILS
