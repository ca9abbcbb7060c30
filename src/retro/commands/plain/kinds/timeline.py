"""The timeline: a line for each event, its day first; a pasted chat comes in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from retro.commands.plain.asking import Asking
from retro.commands.plain.console import Here
from retro.commands.plain.kinds.texts import END
from retro.core.gig import wording
from retro.core.gig.answer_kinds import Day, Timeline
from retro.core.gig.retrospective import Moment
from retro.core.text.parsing import NotUnderstood

Moments = tuple[Moment, ...]
DAY = Day()
HOW = "Begin each line with its day: “2026-03-14 They called”, “yesterday: …”. End with a line that holds one dot."
NO_DAY = "No day at its start, so it's kept without one. A day comes first, such as “2026-03-14 They called”."


def timeline(asking: Asking) -> None:
    """Events that are there can be taken out by number; what is typed is put among them by its day."""
    _Lines(asking).ask()


class _Lines:
    def __init__(self, asking: Asking) -> None:
        kind = asking.question.kind
        assert isinstance(kind, Timeline)
        self._asking, self._kind = asking, kind
        self._kept = cast(Moments, asking.value)
        self._open: list[str] = []
        self._read: Moments = ()
        """What the open lines mean; empty as long as none of them begins with a day."""

    def ask(self) -> None:
        asking = self._asking
        asking.console.here = Here(lambda: "\n".join(_told(self._all)))
        self._list()
        asking.say(HOW)
        is_first = True
        try:
            while (line := asking.console.line(is_text=True)).strip() != END:
                if not line.strip():
                    if is_first:
                        return
                    continue
                is_first = False
                self._take(line)
        finally:
            self._settle()
        asking.say("1 event saved." if len(self._all) == 1 else f"{len(self._all):,} events saved.")

    def _list(self) -> None:
        for number, told in enumerate(_told(self._kept), 1):
            self._asking.say(f"{number}. {told}")
        if self._kept:
            self._asking.say("-3 takes the third one out.")

    def _take(self, line: str) -> None:
        number = line.strip().removeprefix("-")
        if line.strip().startswith("-") and number.isascii() and number.isdigit():
            self._take_out(int(number))
            return
        said = self._said_with_colon(line)
        if said or (self._is_dated(line) and self._open and not self._read):
            self._settle()
        if said:
            self._kept = self._kind.in_order((*self._kept, said))
            self._put()
            self._asking.say(f"{_one(said)}.")
            return
        self._open.append(line)
        if not self._asking.console.is_hurried:
            self._understand()

    def _said_with_colon(self, line: str) -> Moment | None:
        """ "yesterday: they called": a day as people say it, before a colon; None where it is a chat's, or none."""
        said, colon, words = line.partition(":")
        if not colon or self._is_dated(line) or len(said) > 40:
            return None
        try:
            on, _ = DAY.understood(said.strip(), self._asking.today())
        except NotUnderstood:
            return None
        return Moment(on, words.strip()) if on and words.strip() else None

    def _is_dated(self, line: str) -> bool:
        return bool(self._kind.pasted(line, self._asking.today()))

    def _understand(self) -> None:
        """Say how the last line was understood."""
        before = self._read
        self._read = self._kind.pasted("\n".join(self._open), self._asking.today())
        self._put()
        if not self._read:
            self._asking.say(NO_DAY)
        elif len(self._read) > len(before):
            self._asking.say(f"{_one(self._read[-1])}.")
        else:
            self._asking.say("It goes with the event before.")

    def _settle(self) -> None:
        """The open lines are events from now on; without a day they are one."""
        if self._open:
            text = "\n".join(self._open)
            found = self._kind.pasted(text, self._asking.today()) or (Moment(None, text.strip("\n")),)
            self._kept = self._kind.in_order((*self._kept, *found))
            self._open, self._read = [], ()
            self._put()

    def _take_out(self, number: int) -> None:
        self._settle()
        if not 1 <= number <= len(self._kept):
            self._asking.say(
                f"There {'is' if len(self._kept) == 1 else 'are'} {len(self._kept)}. -1 takes the first one out."
            )
            return
        out = self._kept[number - 1]
        self._kept = self._kept[: number - 1] + self._kept[number:]
        self._put()
        self._asking.say(f"Taken out: {_one(out)}.")

    @property
    def _all(self) -> Moments:
        text = "\n".join(self._open).strip("\n")
        return self._kind.in_order((*self._kept, *(self._read or ((Moment(None, text),) if text else ()))))

    def _put(self) -> None:
        self._asking.put(self._all)


def _told(moments: Sequence[Moment]) -> list[str]:
    return [_one(moment) for moment in moments]


def _one(moment: Moment) -> str:
    day = f"{wording.long_day(moment.on)}: " if moment.on else ""
    return f"{day}{wording.on_one_line(moment.text)}".rstrip(".")
