"""Names what differs between the versions of two machines, and says the value that was not used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from retro.commands.files.text_names import TextName, text_name, with_answers_named
from retro.core.document_kinds import Document
from retro.core.formats.merging.rules import Difference
from retro.core.formats.retro_json import FACTS
from retro.core.gig import wording
from retro.core.gig.flag_names import short_of
from retro.core.gig.retrospective import Retrospective
from retro.core.message.labels import CHANNELS
from retro.core.rough_day import Precision, day_known
from retro.core.vet.decision import REPLIES, REPLY_FOR
from retro.core.vet.status_text import DECISION, ENDED
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import ANSWER_WORDS, VetAnswer

OF_VET = {
    "title": "Gig",
    "client": "Client",
    "platform": "Found through",
    "quote.currency": "Currency",
    "quote.price": "Offered price",
    "quote.hours": "Hours estimated",
    "quote.floor": "Minimum rate",
    "signs": "Red flags",
    "reply": "Reply",
    "message": "Message to the client",
    "decision": "Decision",
    "decided_on": "Decided",
    "stops": "Checkpoint settled",
    "forecast.feared": "What you feared",
    "forecast.sure": "How sure you were, in %",
    "check_ins": "Check-ins",
    "came": "Red flags seen",
    "good_end.hours": "Hours worked",
    "good_end.paid": "Paid",
    "good_end.kept": "What helped",
    "ended": "How it ended",
    "ended_on": "Ended",
    "told_on": "Client told",
    "quiet_until": "No check-in before",
    "unread": "Not understood",
}
"""Names of the members of a vetted gig. A red flag's weight, and what else is worked out, is nothing that you wrote."""
OF_CHECK_IN = {
    "hours": "{} so far",
    "done": "{}% done",
    "hiding": "something you'd rather not write to them: {}",
    "stop": "it has come to the checkpoint: {}",
}
"""What a check-in says, around the value."""
BETWEEN = ", "
_MONEY = ("quote.price", "quote.floor", "good_end.paid")
_CHOICES: Mapping[str, str] = {
    **{str(each): words for each, words in wording.HINDSIGHT.items()},
    **{str(each): words for each, words in wording.OBSTACLE_SAID.items()},
    **{str(each): words for each, words in CHANNELS.items()},
    **{str(each): words for each, words in DECISION.items()},
    **{str(each): words for each, words in ENDED.items()},
    **{str(each): ANSWER_WORDS[each] for each in VetAnswer},
}
_DAY = re.compile(rf"(\d{{4}}-\d\d-\d\d)(?: \(({'|'.join(Precision)})\))?")


def differing(document: Document, differences: Iterable[Difference]) -> list[str]:
    """Name what differs within a document, each question once: "What happened?", "Red flags: Untested part, Rushed"."""
    grouped: dict[str, list[str]] = {}
    for each in differences:
        name = _of_vet(each.name, document) if isinstance(document, Vet) else text_name(each.name, document)
        if name is not None:
            details = grouped.setdefault(_up_to_question_mark(name.question), [])
            details += filter(None, [_detail(name, each, document)])
    return [with_answers_named(question, BETWEEN.join(dict.fromkeys(details))) for question, details in grouped.items()]


def _detail(name: TextName, found: Difference, document: Document) -> str:
    """Say which answer differs, and the value that isn't used; a text isn't quoted, since the gig keeps both."""
    named = _quoted_flag(found.name, name.of) or name.of
    if found.is_text:
        return named or name.part
    other = _other(document, found)
    value = name.part.format(other) if "{}" in name.part else " ".join(filter(None, (name.part, other)))
    return f"{named} ({value})" if named and value else named or value


def _quoted_flag(name: str, as_written: str) -> str:
    """Return a red flag's short name in quotes, so that a comma in it parts nothing; "" for anything else.

    One of the user's own is named as they wrote it, not by its key, which is folded.
    """
    member, _, rest = name.partition(".")
    key, _, _ = rest.rpartition(".")
    return wording.in_quotes(short_of(key, as_written or key)) if member in ("red_flags", "signs") and key else ""


def _up_to_question_mark(question: str) -> str:
    """Return a question without the sentence behind it: "What happened?"."""
    asked, mark, _ = question.partition("?")
    return asked + mark


def _of_vet(name: str, vet: Vet) -> TextName | None:
    """Name a member of a vetted gig; None for what is worked out."""
    member, _, rest = name.partition(".")
    if member == "signs":
        key, _, own = rest.rpartition(".")
        named = next((flag.name for flag in vet.signs if flag.key == key), key)
        return TextName(OF_VET[member], named) if own != "weight" else None
    if member == "check_ins":
        on, _, own = rest.partition(".")
        return TextName(OF_VET[member], _day(on) or on, OF_CHECK_IN.get(own, own))
    if member == "unread" and rest in REPLIES:
        return None if rest == REPLY_FOR else TextName(OF_VET["reply"])
    words = OF_VET.get(name) or OF_VET.get(member)
    return TextName(words) if words else None


def _other(document: Document, found: Difference) -> str:
    member, _, own = found.name.partition(".")
    if isinstance(document, Vet):
        return _of_offer(document, found) or _value(found.other)
    if member == "facts":
        return _fact(document, own, found.other)
    if member == "own_questions":
        return wording.in_quotes(found.other) if own.endswith(".ask") else ""
    return wording.in_quotes(short_of(found.other, found.other)) if own == "pivot" else _value(found.other)


def _fact(document: Retrospective, name: str, other: str) -> str:
    """Say a fact as the reader does."""
    from retro.core.wizard.questions import question_of

    value = _read_day(other) or FACTS[name].read(other, name)
    question = question_of(name)
    said = question.kind.items(value, document) if question else ()
    return next((entry.text for entry in said), other)


def _of_offer(vet: Vet, found: Difference) -> str:
    """Say an amount or hours with their unit, or a currency; "" for anything else."""
    if found.name == "quote.currency":
        return found.other
    if found.name in _MONEY:
        return wording.money_text(Decimal(found.other), vet.quote.currency)
    return wording.hours_text(Decimal(found.other)) if found.name.endswith(".hours") else ""


def _value(other: str) -> str:
    """Return a day, a choice or a number in words; "" for anything else."""
    return _day(other) or _CHOICES.get(other) or (other if other[:1].isdigit() else "")


def _day(other: str) -> str:
    on = _read_day(other)
    return wording.short_day(on) if on else ""


def _read_day(other: str) -> date | None:
    match = _DAY.fullmatch(other)
    return day_known(date.fromisoformat(match[1]), Precision(match[2]) if match[2] else None) if match else None
