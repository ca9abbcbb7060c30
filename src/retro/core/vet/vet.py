"""A vetted gig, before the yes and, once taken, under way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Self

from retro.core.gig.choices import gig_name, when_gig_was
from retro.core.gig.ids import GigId, VetId, new_id
from retro.core.gig.message import NO_MESSAGE, Message
from retro.core.text.clock import now
from retro.core.vet.decision import NO_FORECAST, Decision, Forecast, ReplyName
from retro.core.vet.ending import NO_GOOD_END, Ending, GoodEnd
from retro.core.vet.progress import CheckIn, Stop
from retro.core.vet.quote import NO_QUOTE, Quote
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.core.vet.vet_lines import ALL_READ, MAY_BE_UNREAD, OF_A_STOP, OF_AN_END, KeptTexts, VetLine, with_text_kept


@dataclass(frozen=True, slots=True)
class Vet:
    """One vetting of the next gig; once taken, a gig under way."""

    id: VetId = field(default_factory=lambda: VetId(new_id()))
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    title: str = ""
    client: str = ""
    client_went_wrong: bool = False
    """True if the last gig with this client had gone wrong by that day; it counts as one red flag."""
    platform: str = ""
    quote: Quote = NO_QUOTE
    ratio: Decimal | None = None
    """The user's hours worked for each hour planned, on that day."""
    signs: tuple[VetFlag, ...] = ()
    from_catalogue: bool = False
    """True if the questions are the catalogue's, because the past is too short."""
    reply: str = ""
    """The reply that was edited last; "" for the assembled one."""
    message: Message = NO_MESSAGE
    """What is said to the client; all its parts are kept here until the gig is a retrospective."""
    decision: Decision | None = None
    decided_on: date | None = None
    stops: tuple[Stop, ...] = ()
    forecast: Forecast = NO_FORECAST
    check_ins: tuple[CheckIn, ...] = ()
    """One a day, in order."""
    came: tuple[Sighting, ...] = ()
    """One a day for each red flag, in order."""
    no_check_ins: bool = False
    """True if check-ins are off."""
    quiet_until: date | None = None
    """Day until which check-ins are off."""
    ended: Ending | None = None
    ended_on: date | None = None
    good_end: GoodEnd = NO_GOOD_END
    """Of a good end."""
    told_on: date | None = None
    """When the client was told that it will not be as agreed."""
    gig: GigId | None = None
    """Id of the retrospective that it became."""
    unread: KeptTexts = field(default_factory=lambda: ALL_READ)
    """What is kept as typed: lines that are not understood (`lines_unread`), and replies (core/vet/replies)."""

    @property
    def name(self) -> str:
        """Return its name on screen."""
        return gig_name(self.title, self.created_at)

    @property
    def day(self) -> date:
        """Return when the gig was: the day it ended, else was decided on, else was vetted."""
        return when_gig_was(self.ended_on, self.decided_on, self.created_at)

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written or answered; its questions and an offered floor do not count."""
        written = (
            self.title.strip()
            or self.client.strip()
            or self.platform.strip()
            or self.reply.strip()
            or self.message != NO_MESSAGE
            or self.stops
            or self.decision
            or self.unread
        )
        answered = any(flag.answer or flag.ask for flag in self.signs)
        return not (written or answered or self.quote.price is not None or self.quote.hours is not None)

    @property
    def was_vetted(self) -> bool:
        """Tell whether it was asked about before the yes: not an older gig that went well, nor one taken unasked."""
        if not self.is_taken or self.reply.strip() or self.forecast != NO_FORECAST:
            return True
        is_older = self.is_good_end and self.decided_on is None  # its red flags are those that were there
        return any(flag.ask or (flag.answer and not is_older) for flag in self.signs)

    @property
    def flagged(self) -> tuple[VetFlag, ...]:
        """Return the questions whose red flag was there or may have been."""
        return tuple(flag for flag in self.signs if flag.is_there)

    @property
    def had(self) -> frozenset[str]:
        """Return the keys of the red flags that it had: answered yes, or seen in a check-in; *not sure* is neither."""
        seen = {one.key for one in self.came if one.answer is VetAnswer.YES}
        return frozenset(flag.key for flag in self.signs if flag.answer is VetAnswer.YES or flag.key in seen)

    @property
    def is_taken(self) -> bool:
        """Tell whether it was taken, whatever came of it."""
        return self.decision is Decision.TAKE

    @property
    def is_running(self) -> bool:
        """Tell whether it was taken and goes on."""
        return self.is_taken and self.ended is None and self.gig is None

    @property
    def is_good_end(self) -> bool:
        """True if it ended well."""
        return self.ended is Ending.WELL

    @property
    def next_stop(self) -> Stop | None:
        """Return the earliest checkpoint that is still to come; None once it has ended."""
        return _earliest(stop for stop in self.stops if stop.settled_on is None) if self.ended is None else None

    def checked_on(self, stop: Stop) -> date | None:
        """Return the day on which a checkpoint was checked; None while it is to come, or if it was as the gig ended.

        Where it was the next one as the gig ended, that is the day of the last check-in that asked about it.
        """
        left = self._left_by_end
        if stop not in left or stop != _earliest(left):
            return None if stop in left else stop.settled_on
        before = max((one.settled_on for one in self.stops if one not in left and one.settled_on), default=date.min)
        return max((one.on for one in self.check_ins if one.stop and one.on > before), default=None)

    @property
    def _left_by_end(self) -> tuple[Stop, ...]:
        """The checkpoints that were still to come as it ended; earlier versions settled the last one on that day."""
        if self.ended_on is None:
            return ()
        waiting = tuple(stop for stop in self.stops if stop.settled_on is None)
        return waiting or tuple(stop for stop in self.stops[-1:] if stop.settled_on == self.ended_on)

    @property
    def unanswered(self) -> int | None:
        """Return the index of the first question without an answer; None if all have one."""
        return next((at for at, flag in enumerate(self.signs) if flag.answer is None), None)

    @property
    def first_open(self) -> int | None:
        """Return the index of the first question to carry on with; None if there is a decision or an answer to each.

        Without a single yes or no it's the first of all: what is not sure may be what a job post suggests.
        """
        if self.decision:
            return None
        is_any_sure = any(flag.answer in (VetAnswer.YES, VetAnswer.NO) for flag in self.signs)
        return self.unanswered if is_any_sure or not self.signs else 0

    @property
    def lines_unread(self) -> Mapping[VetLine, str]:
        """Return the text of each line that is not understood, as typed."""
        return {line: self.unread[line] for line in MAY_BE_UNREAD if line in self.unread}

    def with_unread(self, name: VetLine | ReplyName, typed: str) -> Vet:
        """Return a copy with the text of a line, or of a reply, kept as typed; "" for one understood, or blank."""
        unread = with_text_kept(self.unread, name, typed)
        return self if unread is self.unread else replace(self, unread=unread)

    def with_lines(self, lines: Mapping[VetLine, str]) -> Vet:
        """Return a copy with the texts of these lines kept as typed; "" for one that holds none."""
        vet = self
        for line, typed in lines.items():
            vet = vet.with_unread(line, typed)
        return vet

    def answered(self, key: str, answer: VetAnswer | None) -> Vet:
        """Return a copy with the question of this red flag answered; None takes the answer back."""
        return self._with_flag(key, lambda flag: replace(flag, answer=answer))

    def asking(self, key: str, ask: str) -> Vet:
        """Return a copy with another sentence for the reply; "" goes back to the catalogue's."""
        return self._with_flag(key, lambda flag: replace(flag, ask=ask))

    def decided(self, decision: Decision | None, today: date) -> Vet:
        """Return a copy with a decision, or without one."""
        return replace(self, decision=decision, decided_on=today if decision else None)

    def stopping(self, stop: Stop, today: date) -> Vet:
        """Return a copy with this checkpoint to come; the one that was next is settled."""
        due = self.next_stop
        settled = (replace(one, settled_on=today) if one is due else one for one in self.stops)
        return replace(self.with_lines(dict.fromkeys(OF_A_STOP, "")), stops=(*settled, stop))

    def correcting_stop(self, stop: Stop) -> Vet:
        """Return a copy with this checkpoint in place of the next one, which nobody has checked."""
        others = tuple(one for one in self.stops if one is not self.next_stop)
        return replace(self.with_lines(dict.fromkeys(OF_A_STOP, "")), stops=(*others, stop))

    def over(self, ending: Ending, today: date, gig: GigId | None = None, good_end: GoodEnd = NO_GOOD_END) -> Vet:
        """Return it as ended; checkpoints to come stay open. `gig` is the retrospective that it became."""
        read = self.with_lines(dict.fromkeys(OF_AN_END, ""))
        return replace(read, ended=ending, ended_on=today, gig=gig, good_end=good_end)

    def going_on(self) -> Vet:
        """Return it as under way again, because its end was a mistake. What came to an end with it is open again."""
        left = self._left_by_end
        back = (replace(one, settled_on=None) if one in left else one for one in self.stops)
        return replace(self, ended=None, ended_on=None, gig=None, stops=tuple(back), good_end=NO_GOOD_END)

    def going_wrong(self, gig: GigId) -> Vet:
        """Return it as written up in a draft while it goes on."""
        return replace(self, gig=gig)

    def touched(self) -> Vet:
        """Return a copy with the present instant as time of change."""
        return replace(self, updated_at=now())

    def as_copy(self, id: str, title: str) -> Self:
        """Return it under another id and title, for what two windows wrote at once."""
        return replace(self.with_id(id), title=title)

    def with_id(self, id: str) -> Self:
        """Return it under another id."""
        return replace(self, id=VetId(id))

    def _with_flag(self, key: str, change: Callable[[VetFlag], VetFlag]) -> Vet:
        return replace(self, signs=tuple(change(flag) if flag.key == key else flag for flag in self.signs))


def _earliest(stops: Iterable[Stop]) -> Stop | None:
    return min(stops, key=lambda stop: stop.on or date.max, default=None)
