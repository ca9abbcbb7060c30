"""Markdown of a vetted gig: headings are ours and the gig's name, all other words of the user are in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from retro.core.analysis.preview import flag_text, flags_then, with_doubt
from retro.core.formats.markdown.escape import block, inline, yaml_string
from retro.core.formats.markdown.parts import entry, join_chunks, message_chunks, section
from retro.core.gig import wording
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.ids import short_id
from retro.core.lessons.word_match import TITLE_SAYS, RecalledRule, recalled_rules, unsaid
from retro.core.vet.begin import VetContext, verdict_then
from retro.core.vet.counting import explained
from retro.core.vet.decision import Forecast
from retro.core.vet.ending import Ending
from retro.core.vet.flag_history import NO_PASTS, FlagHistory, PastOccurrence, Pasts, history_of
from retro.core.vet.forecast import FEARED, SURE
from retro.core.vet.good_end import HOURS, KEPT, PAID
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.rate_wording import an_hour
from retro.core.vet.replies.edited_reply import edited_reply
from retro.core.vet.replies.reply_places import open_note
from retro.core.vet.reply import default_reply, reply_shown, sentence_in
from retro.core.vet.status_text import DECISION, stop_text
from retro.core.vet.under_way.check_in import check_in_text
from retro.core.vet.verdict import Verdict
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import ANSWER_WORDS, VetFlag
from retro.core.vet.vet_lines import END_HOURS, ENDED_ON, FLOOR, HOW_SURE, OWN_FLAG, PRICE
from retro.core.vet.vet_lines import HOURS as LINE_HOURS
from retro.core.wizard.answers_read import NOT_UNDERSTOOD

ENDING = {
    Ending.WELL: ("It ended well.", "It ended well {}."),
    Ending.WRONG: ("It went wrong.", "It went wrong {}."),
}
"""How it ended, without its day and with it."""
OFFER = "The offer"
VERDICT = "The verdict"
QUESTIONS = "The questions"
REPLY = "The reply"
THE_DECISION = "The decision"
HOW_IT_ENDED, SO_FAR = "How it ended", "So far"
TOLD_MYSELF = "What you told yourself in {}"
CHECKED_ON, LEFT_OPEN = "Checked on {}", "Still open when the gig ended"
TO_COME, NOT_CHECKED = "Still to come", "Not checked yet"
"""Of a gig that goes on: no "yesterday", as a file is read on another day."""
FOUND_THROUGH = "Found through"
ESTIMATED_HOURS = "Estimated hours"
THAT_IS = "That is"
MINIMUM_RATE = "Minimum rate"
YOUR_ANSWER, IN_THE_REPLY = "Your answer", "In the reply"
DECIDED_ON = "{}, on {}"
YOUR_DECISION, ADVICE = "Your decision", "The advice"
CLIENT_TOLD = "The client was told {}."
RETROSPECTIVE = "Its retrospective is {}."
ENDED_WHEN = "Ended"
FLAG_NOT_ADDED = "A red flag you began to add"


def vet_markdown(vet: Vet, before: VetContext, today: date) -> str:
    """Write one vet: the offer, the verdict with its reasons, the questions, the reply, the decision and what came of
    it.

    `before` is what was known before it; `today` serves only the checkpoint that is still to come.
    """
    found, pasts = verdict_then(vet, before), before.pasts
    said = reply_shown(vet, pasts)
    questions = (_question(flag, history_of(flag, pasts), said) for flag in vet.signs)
    chunks = [
        _front_matter(vet, found.advice.value if vet.was_vetted and found.is_said else ""),
        f"# {inline(vet.name)}",
    ]
    chunks += section(OFFER, _list(_offer(vet)))
    if vet.was_vetted:
        chunks += section(VERDICT, _verdict(vet, found, recalled_rules(before.rules, (TITLE_SAYS, vet.title))))
        chunks += section(QUESTIONS, _list(questions))
        chunks += section(REPLY, _reply(vet, pasts, said))
        chunks += section(THE_DECISION, _list(_decision(vet, found)))
    else:
        chunks += section(flags_then(vet), _list(_there(vet, pasts)))
    chunks += section("Checkpoints", _list(_stop(vet, stop, today) for stop in vet.stops))
    chunks += section("Check-ins", _list(AnswerEntry(check_in_text(vet, said)) for said in vet.check_ins))
    chunks += message_chunks(vet)
    chunks += section(HOW_IT_ENDED if vet.ended or vet.gig else SO_FAR, _list(_ending(vet)))
    return join_chunks(chunks)


def good_end_markdown(vet: Vet) -> str:
    """Write the redacted copy of a good end: without the verdict, which would give away the price, and own flags."""
    chunks = [_front_matter(vet, ""), f"# {inline(vet.name)}"]
    chunks += section(OFFER, _list(_offer(vet)))
    chunks += section(flags_then(vet), _list(_there(vet, NO_PASTS)))
    chunks += section(HOW_IT_ENDED, _list(_ending(vet)))
    return join_chunks(chunks)


def _there(vet: Vet, pasts: Pasts) -> Iterator[AnswerEntry]:
    is_asked = vet.was_vetted
    return (
        AnswerEntry(flag_text(flag, vet, pasts) if is_asked else with_doubt(flag, flag.name)) for flag in vet.flagged
    )


def _list(items: Iterable[AnswerEntry]) -> list[str]:
    lines = [line for item in items for line in entry(item)]
    return ["\n".join(lines)] if lines else []


def _front_matter(vet: Vet, advice: str) -> str:
    amounts = {"price": vet.quote.price, "hours": vet.quote.hours, "floor": vet.quote.floor}
    texts = {
        "id": vet.id,
        "title": vet.name,
        "platform": vet.platform,
        "currency": vet.quote.currency,
        "advice": advice,
        "decision": vet.decision.value if vet.decision else "",
        "ended": vet.ended.value if vet.ended else "",
        "gig": vet.gig or "",
    }
    lines = [f"{name}: {yaml_string(text)}" for name, text in texts.items() if text.strip()]
    lines += [f"vetted_on: {vet.created_at.astimezone().date().isoformat()}"] if vet.was_vetted else []
    lines += [f"written: {vet.updated_at.astimezone().date().isoformat()}"]
    lines += [f"{name}: {wording.plain_number(amount)}" for name, amount in amounts.items() if amount is not None]
    return "\n".join(["---", *lines, "---"])


def _offer(vet: Vet) -> Iterator[AnswerEntry]:
    quote = vet.quote
    unread = {name: NOT_UNDERSTOOD.format(typed) for name, typed in vet.lines_unread.items()}
    price = wording.money_text(quote.price, quote.currency) if quote.price is not None else unread.get(PRICE, "")
    hours = wording.hours_text(quote.hours) if quote.hours is not None else unread.get(LINE_HOURS, "")
    pairs = (
        ("Client", vet.client),
        (FOUND_THROUGH, vet.platform),
        ("Price", price),
        (ESTIMATED_HOURS, hours),
        (THAT_IS, _rate(quote.rate, quote)),
        (MINIMUM_RATE, _rate(quote.floor, quote) or unread.get(FLOOR, "")),
    )
    return (AnswerEntry(text, label) for label, text in pairs if text.strip())


def _rate(rate: Decimal | None, quote: Quote) -> str:
    return "" if rate is None else an_hour(rate, quote)


def _verdict(vet: Vet, found: Verdict, recalled: Iterable[RecalledRule]) -> list[str]:
    """Write the advice with its reasons, then the rules without a red flag, each with the words that recall it."""
    reasons = (
        AnswerEntry(reason.text, items=tuple(map(AnswerEntry, filter(None, [reason.behind]))))
        for reason in found.reasons
    )
    said = f"**{found.advised.capitalize()}**: {found.counted}."
    behind = [reason.behind for reason in found.reasons]
    rules = (AnswerEntry(each.rule, items=(AnswerEntry(each.because),)) for each in unsaid(recalled, behind))
    return [said, *filter(None, [found.first]), *_list((*reasons, *rules)), " ".join(explained(vet))]


def _reply(vet: Vet, pasts: Pasts, said: str) -> list[str]:
    """Write the reply, and what was left out of an assembled one or is open in it."""
    note = "" if edited_reply(vet) else open_note(default_reply(vet, pasts))
    return ["\n".join(block(said, quote=True)), *filter(None, [inline(note)])]


def _question(flag: VetFlag, past: FlagHistory, text: str) -> AnswerEntry:
    excuses = (_excuse(occurrence) for occurrence in past.told_myself)
    pairs = [(YOUR_ANSWER, ANSWER_WORDS[past.as_said(flag.answer)]), (past.rule_label, past.rule)]
    pairs += [(IN_THE_REPLY, sentence_in(text, flag, past))] if flag.is_there else []
    told = [AnswerEntry(past.praise)] if past.praise else []
    told += [AnswerEntry(text, label) for label, text in pairs if text.strip()]
    return AnswerEntry(past.question, items=(*told, *excuses))


def _excuse(seen: PastOccurrence) -> AnswerEntry:
    return AnswerEntry(seen.told_myself, TOLD_MYSELF.format(wording.month(seen.on)), items=(AnswerEntry(seen.name),))


def _decision(vet: Vet, found: Verdict) -> Iterator[AnswerEntry]:
    if vet.decision:
        decided = DECISION[vet.decision]
        on = DECIDED_ON.format(decided, wording.day_text(vet.decided_on)) if vet.decided_on else decided
        yield AnswerEntry(on, YOUR_DECISION)
        yield AnswerEntry(found.advised, ADVICE)
        yield from _forecast(vet.forecast, vet.unread.get(HOW_SURE, ""))


def _stop(vet: Vet, stop: Stop, today: date) -> AnswerEntry:
    checked = vet.checked_on(stop)
    ahead = (TO_COME if stop.on > today else NOT_CHECKED) if stop.on else ""
    came = LEFT_OPEN if stop.settled_on or vet.ended else ahead
    said = CHECKED_ON.format(wording.day_text(checked)) if checked else came
    return AnswerEntry(stop_text(stop), items=tuple(map(AnswerEntry, filter(None, [said]))))


def _forecast(forecast: Forecast, unread: str) -> Iterator[AnswerEntry]:
    if forecast.feared.strip():
        yield AnswerEntry(forecast.feared, FEARED)
    if forecast.sure is not None:
        yield AnswerEntry(f"{wording.plain_number(forecast.sure)}%", SURE)
    elif unread:
        yield AnswerEntry(NOT_UNDERSTOOD.format(unread), SURE)


def _ending(vet: Vet) -> Iterator[AnswerEntry]:
    if vet.ended:
        how, how_on = ENDING[vet.ended]
        on = vet.ended_on
        yield AnswerEntry(how_on.format(wording.on_day(on, wording.day_text(on))) if on else how)
        yield from (AnswerEntry(text, label) for label, text in _good_end(vet) if text.strip())
    elif vet.gig:
        yield AnswerEntry(ENDING[Ending.WRONG][0])
    if vet.told_on:
        yield AnswerEntry(CLIENT_TOLD.format(wording.on_day(vet.told_on, wording.day_text(vet.told_on))))
    if vet.gig:
        yield AnswerEntry(RETROSPECTIVE.format(short_id(vet.gig)))


def _good_end(vet: Vet) -> Iterator[tuple[str, str]]:
    """Write what is known of a good end, under the words that asked for it."""
    end = vet.good_end
    hours = NOT_UNDERSTOOD.format(vet.unread[END_HOURS]) if END_HOURS in vet.unread else ""
    yield HOURS, hours if end.hours is None else wording.hours_text(end.hours)
    yield PAID, "" if end.paid is None else wording.money_text(end.paid, vet.quote.currency)
    yield KEPT, end.kept
    yield from left_as_typed(vet)


def left_as_typed(vet: Vet) -> Iterator[tuple[str, str]]:
    """Return what the form of an older gig left as typed and no line asks for again, each under its label."""
    if day := vet.unread.get(ENDED_ON):
        yield ENDED_WHEN, NOT_UNDERSTOOD.format(day)
    if flag := vet.unread.get(OWN_FLAG):
        yield FLAG_NOT_ADDED, flag
