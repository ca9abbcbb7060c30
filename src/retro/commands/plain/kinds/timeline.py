"""Asks for the timeline: a line for each event, its day first; a pasted chat is read the same way."""

from __future__ import annotations

from datetime import date

from retro.commands.lines.choosing import there_are
from retro.commands.lines.console import Here
from retro.commands.plain.asking import Asking
from retro.commands.plain.kinds.links import with_link
from retro.commands.plain.kinds.texts import END
from retro.core.gig import wording
from retro.core.gig.event_line import event_in
from retro.core.gig.links import BLANK, RELATIVE, read_link, refused_link
from retro.core.gig.part_kinds import Timeline
from retro.core.gig.retrospective import Moment
from retro.core.gig.wording import days_text
from retro.core.rough_day import day_known, is_rough
from retro.core.text.one_line import on_one_line

TAKES_OUT = "-1 removes the first one; +1 and a link puts a link beside it."
WITH_LINK = "Link of “{}”: {}."
ONE_SAVED = "1 event saved."
MANY_SAVED = "{:,} events saved."
WITH_BEFORE = "It's added to the event before."
TAKEN_OUT = "Removed: {}."
OPEN = "Day and month swapped? Type :d to read {} as {}."
NOTHING_OPEN = "These days can only be read one way."
NOTHING_TYPED = "Days can only be swapped until a link is added. Remove the event (-1 for the first) and type it again."

Moments = tuple[Moment, ...]
MOST_SAID = 20
"""Most events of one paste that are read out."""
HOW = (
    "Start each line with its day: “2026-03-14 They called”, “yesterday: …”. End with a line with just a dot; Enter "
    "alone skips."
)
NO_DAY = "No day at the start, so it's saved without one. Put the day first, such as “2026-03-14 They called”."


def timeline(asking: Asking[Timeline, Moments]) -> None:
    """Show the events, which can be removed by number, and insert what is typed by its day."""
    _Lines(asking).ask()


class _Lines:
    """Collects what is typed as one paste, so that a chat is understood whole, and a line without a day joins the
    event before it.
    """

    def __init__(self, asking: Asking[Timeline, Moments]) -> None:
        self._asking = asking
        self._kept = asking.value
        self._typed: list[str] = []
        self._rough: dict[tuple[date | None, str], date] = {}
        """Rough days of what was typed, by the day they count as and the words behind."""
        self._read: Moments = ()
        self._heard = 0
        """Number of typed lines that were answered."""
        self._is_swapped = self._has_offered = False

    def ask(self) -> None:
        """Read lines until one that holds one dot."""
        asking = self._asking
        asking.console.here = Here(lambda: "\n".join(map(_one, self._all)), swap=self._swap)
        for number, moment in enumerate(self._kept, 1):
            asking.say(f"{number}. {_one(moment)}")
        if self._kept:
            asking.say(TAKES_OUT)
        asking.say(HOW)
        try:
            while (line := asking.console.line(is_text=True)).strip() != END:
                if line.strip():
                    self._take(line)
                elif not self._typed:
                    return
        finally:
            self._understand()
        asking.say(ONE_SAVED if len(self._all) == 1 else MANY_SAVED.format(len(self._all)))

    def _take(self, line: str) -> None:
        if self._takes_link(line.strip()):
            return
        number = line.strip().removeprefix("-")
        if line.strip().startswith("-") and number.isascii() and number.isdigit():
            self._take_out(int(number))
            return
        self._typed.append(self._dated(line))
        if not self._asking.console.is_hurried:
            self._understand()

    def _dated(self, line: str) -> str:
        """Return the line with a day said in words written in figures, such as "yesterday: they called"."""
        event = None if self._pasted(line) else event_in(line, self._asking.today())
        if event is None or event.on is None:
            return line
        if is_rough(event.on):
            self._rough[day_known(event.on, None), event.text] = event.on
        return f"{event.on.isoformat()} {event.text}"

    def _pasted(self, text: str) -> Moments:
        other = self._asking.kind.pasted_otherwise(text, self._asking.today()) if self._is_swapped else ()
        return other or self._asking.kind.pasted(text, self._asking.today())

    def _swap(self) -> None:
        """Read day and month of what was typed the other way round, and print it again."""
        self._understand()
        if self._kept and not self._typed:
            self._asking.say(NOTHING_TYPED)
            return
        before, self._is_swapped = self._read, not self._is_swapped
        if self._meant() == before:
            self._is_swapped = not self._is_swapped
            self._asking.say(NOTHING_OPEN)
            return
        self._read, self._has_offered = (), False
        self._understand()

    def _understand(self) -> None:
        """Parse what was typed, and print how each new event was understood."""
        before, self._read = self._read, self._meant()
        self._asking.replace_answer(self._all)
        new = self._read[len(before) :]
        for moment in new[:MOST_SAID]:
            self._asking.say(f"{_one(moment)}.")
        if len(self._typed) > self._heard and not new and before:
            self._asking.say(WITH_BEFORE)
        self._heard = len(self._typed)
        if any(moment.on is None for moment in new):
            self._asking.say(NO_DAY)
        if new and not self._has_offered:
            self._offer_swap()

    def _offer_swap(self) -> None:
        """Say once how the days can be read otherwise."""
        self._is_swapped = not self._is_swapped
        other = self._meant()
        self._is_swapped = not self._is_swapped
        if other != self._read:
            self._has_offered = True
            self._asking.say(OPEN.format(days_text(self._read), days_text(other)))

    def _meant(self) -> Moments:
        """Return what was typed as events, with how exactly a day said in words is known."""
        return tuple(
            moment._replace(on=self._rough.get((moment.on, moment.text.partition("\n")[0].strip()), moment.on))
            for moment in self._in_figures()
        )

    def _in_figures(self) -> Moments:
        """Parse as a chat, or else take each line that begins with a day as an event, with the lines that follow it."""
        if found := self._pasted("\n".join(self._typed)):
            return found
        events: list[Moment] = []
        for line in self._typed:
            if found := self._pasted(line):
                events += found
            elif events:
                events[-1] = events[-1]._replace(text=f"{events[-1].text}\n{line}")
            else:
                events.append(Moment(None, line))
        return tuple(events)

    def _takes_link(self, line: str) -> bool:
        """Tell whether it is a link: "+1" goes beside the first event, "+" beside the event typed last."""
        number, _, words = line.removeprefix("+").partition(" ")
        is_number = number.isascii() and (number.isdigit() or not number)
        if not line.startswith("+") or not is_number or refused_link(read_link(words).target) in (BLANK, RELATIVE):
            return False  # "+1 555 1234 didn't answer"
        if not number or int(number[:9]) > len(self._kept):
            self._number_typed()
        at = int(number[:9]) - 1 if number else len(self._kept) - 1
        if not 0 <= at < len(self._kept):
            self._asking.say(there_are(len(self._kept)))
            return True
        moment = self._kept[at]
        links = with_link(self._asking, moment.links, words)
        self._kept = (*self._kept[:at], moment._replace(links=links), *self._kept[at + 1 :])
        self._asking.replace_answer(self._all)
        if links != moment.links:
            self._asking.say(WITH_LINK.format(_one(moment), on_one_line(links[-1].line)))
        return True

    def _number_typed(self) -> None:
        """Put the events typed so far behind those that had a number."""
        self._understand()
        self._kept, self._typed, self._read, self._heard = (*self._kept, *self._read), [], (), 0
        self._is_swapped = self._has_offered = False

    def _take_out(self, number: int) -> None:
        if number > len(self._kept):
            self._number_typed()
        if not 1 <= number <= len(self._kept):
            self._asking.say(there_are(len(self._kept)))
            return
        out = self._kept[number - 1]
        self._kept = self._kept[: number - 1] + self._kept[number:]
        self._asking.replace_answer(self._all)
        self._asking.say(TAKEN_OUT.format(_one(out)))

    @property
    def _all(self) -> Moments:
        return self._asking.kind.in_order((*self._kept, *self._read))


def _one(moment: Moment) -> str:
    day = f"{wording.long_day(moment.on)}: " if moment.on else ""
    links = "".join(f" ({on_one_line(link.line)})" for link in moment.links)
    return f"{day}{on_one_line(moment.text)}".rstrip(".") + links
