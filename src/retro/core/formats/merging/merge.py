"""Merges two versions of one document that were edited apart; no word of either is lost.

What only one version has is kept, what both have is kept once. Where they differ the newer version counts. The caller
keeps the other text of a retrospective as an earlier version (`Merged.differences` names it); a vetted gig has no
earlier versions, so both texts are kept, one below the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from retro.core.document_kinds import Document
from retro.core.formats import document, retro_json, vet_json
from retro.core.formats.codec import FORMAT, OF_DAY, Data, Members
from retro.core.formats.leaf_codecs import TEXT
from retro.core.formats.members import as_items, as_record, record_in
from retro.core.formats.merging.list_rules import anything, every, merge_records, merge_tags
from retro.core.formats.merging.replies import PLACES, joined_replies, parted_replies
from retro.core.formats.merging.rough_days import bare_day, joined_days, parted_days
from retro.core.formats.merging.rules import (
    Difference,
    Merging,
    Rule,
    both,
    line,
    merge_record,
    merge_text,
    merge_texts,
    merge_value,
    together,
)
from retro.core.gig.choices import Status
from retro.core.gig.flag_names import flag_key
from retro.core.vet.ending import Ending

MONEY = ("currency", "price", "paid", "refunded")
_SET_APART = ("id", "created_at", "updated_at", "quote", "decision", "decided_on", "ended", "ended_on", "gig")
"""Members that are merged in groups, or by `merged` itself."""
_BELOW, _BESIDE = both("\n\n"), both(" / ")


@dataclass(frozen=True, slots=True)
class Merged:
    """Result of merging two versions."""

    document: Document
    differences: tuple[Difference, ...]
    """What differs between the two, in the order of the document."""


def merge_documents(one: Data, other: Data) -> Merged:
    """Merge two versions of one document, in any order. Raises ArchiveError if a text gets too long."""
    one, other = joined_days(one), joined_days(other)
    newer, older = (one, other) if str(one["updated_at"]) >= str(other["updated_at"]) else (other, one)
    merging = Merging(is_tie=newer["updated_at"] == older["updated_at"])
    data: Data = {"format": newer["format"], "id": newer["id"], "updated_at": newer["updated_at"]}
    data["created_at"] = min(str(newer["created_at"]), str(older["created_at"]))
    data |= _KINDS[str(newer["format"])](merging, newer, older)
    return Merged(document.document_from_data(parted_days(data)), tuple(merging.differences))


def _retrospective(merging: Merging, newer: Data, older: Data) -> Data:
    return _each(_RETROSPECTIVE, merging, newer, older)


def _vet(merging: Merging, newer: Data, older: Data) -> Data:
    newer, older = parted_replies(newer, older)
    vet = joined_replies(_each(_VET, merging, newer, older))
    quotes = [record_in(each, "quote") for each in (newer, older)]
    quote = _QUOTE(merging, "quote.", *quotes) | {
        "hours": merge_value(merging, "quote.hours", *(q.get("hours") for q in quotes))
    }
    vet["quote"] = {name: held for name, held in quote.items() if held is not None}
    return vet | _DECISION(merging, "", newer, older) | _ENDING(merging, "", newer, older)


def _each(rules: Mapping[str, Rule], merging: Merging, newer: Data, older: Data) -> Data:
    return {name: rule(merging, name, newer.get(name), older.get(name)) for name, rule in rules.items()}


def _default(members: Members) -> dict[str, Rule]:
    """Return the rule for every member that is merged on its own; a day is merged with its precision."""
    return {name: anything for name in members if name not in _SET_APART and not name.endswith(OF_DAY)}


def _leaves(members: Members, of_text: Rule) -> dict[str, Rule]:
    """Return the rules of members that hold one text or value each."""
    return {name: of_text if codec is TEXT else merge_value for name, codec in members.items()}


def _facts(merging: Merging, name: str, new: object, old: object) -> object:
    newer, older = as_record(new), as_record(old)
    if newer.get("told_on") or older.get("told_on"):
        newer, older = _as_told(newer, older.get("status")), _as_told(older, newer.get("status"))
    facts = as_record(_OTHER_FACTS(merging, name, newer, older))
    facts |= _GIG_MONEY(merging, f"{name}.", newer, older)
    return {name: held for name, held in facts.items() if held is not None}


def _as_told(facts: Data, status: object) -> Data:
    """Return one version's facts without "the client doesn't know yet" if the other version says they know."""
    return facts | {"status": status} if facts.get("status") == Status.UNTOLD and status else facts


def _differ(*names: str) -> Callable[[Data, Data], bool]:
    """Return a test whether both versions have one of these members, with different values."""
    return lambda newer, older: any(newer[name] and older[name] and newer[name] != older[name] for name in names)


def _end_differently(newer: Data, older: Data) -> bool:
    """Tell whether one version ended well and the other is written up."""
    ends = [(each["ended"] == Ending.WELL, bool(each["gig"])) for each in (newer, older)]
    is_well, is_written_up = (any(each) for each in zip(*ends, strict=True))
    return _differ("ended", "gig")(newer, older) or (is_well and is_written_up and (True, True) not in ends)


def _red_flags(merging: Merging, name: str, new: object, old: object) -> object:
    flags = as_items(_EACH_FLAG(merging, name, new, old))
    pivot = merge_value(merging, f"{name}.pivot", _pivot(new), _pivot(old))
    return [flag | {"pivot": _key(flag) == pivot} for flag in flags]


def _line_or_reply(merging: Merging, name: str, new: object, old: object) -> object:
    """Merge a line as typed; of replies for one decision both are kept."""
    return (_BELOW if name.rpartition(".")[2] in PLACES else line)(merging, name, new, old)


def _pivot(flags: object) -> str | None:
    return next((_key(flag) for flag in as_items(flags) if flag.get("pivot")), None)


def _key(flag: Data) -> str:
    return flag_key(str(flag.get("flag") or flag.get("name")))


def _message(of_text: Rule) -> Rule:
    """Return the rule for the message to the client."""
    row = merge_record({"name": merge_value, "text": of_text, "mark": merge_value})
    parts = {
        "parts": merge_texts(of_text),
        "left_out": merge_value,
        "edited": of_text,
        "handover": merge_records(row, lambda row: row["name"], named=lambda row: str(row["name"])),
        "channel": merge_value,
        "quiet_on": merge_value,
    }
    whole = merge_record(parts)

    def rule(merging: Merging, name: str, new: object, old: object) -> object:
        newer, older = ({"edited": each} if isinstance(each, str) else each for each in (new, old))
        return whole(merging, name, newer, older)

    return rule


_OTHER_FACTS = merge_record(
    {name: rule for name, rule in _leaves(retro_json.FACTS, line).items() if name not in MONEY}  # together with MONEY
)
_GIG_MONEY = together(dict.fromkeys(MONEY, merge_value), _differ("currency"))
_EACH_FLAG = merge_records(merge_record(_leaves(retro_json.RED_FLAG, merge_text) | {"name": line}), _key, named=_key)
_REVIEWS = every(sorted_by="on")
_LESSON = merge_record(_leaves(retro_json.LESSON, merge_text) | {"reviews": _REVIEWS})
_LINK = merge_record({"target": merge_value, "label": line})
_LINKS = merge_records(_LINK, lambda link: link["target"], named=lambda link: str(link["target"]))
_MOMENT = merge_record({"on": merge_value, "text": merge_value, "links": _LINKS})
_OWN_QUESTION = merge_record({"key": merge_value, "step": merge_value, "ask": merge_value})
_RETROSPECTIVE: Mapping[str, Rule] = _default(retro_json.RETROSPECTIVE) | {
    "facts": _facts,
    "answers": merge_texts(merge_text, before=""),
    "moments": merge_records(_MOMENT, lambda moment: (bare_day(moment.get("on")), moment.get("text"))),
    "losses": merge_texts(merge_text),
    "red_flags": _red_flags,
    "lessons": merge_records(_LESSON, lambda lesson: lesson["id"], named=lambda lesson: str(lesson["id"])),
    "tags": merge_tags,
    "message": _message(merge_text),
    "links": _LINKS,
    "own_questions": merge_records(_OWN_QUESTION, lambda asked: asked["key"], named=lambda asked: str(asked["key"])),
}

_VET_FLAG = merge_record(_leaves(vet_json.VET_FLAG, _BELOW) | {"name": merge_value})
_STOP = merge_record({"text": merge_value, "on": merge_value, "settled_on": merge_value})
_CHECK_IN = merge_record(_leaves(vet_json.CHECK_IN, merge_value))
_CAME = merge_record(_leaves(vet_json.CAME, merge_value))
_VET: Mapping[str, Rule] = _default(vet_json.VET) | {
    "title": _BESIDE,
    "client": _BESIDE,
    "platform": _BESIDE,
    "signs": merge_records(_VET_FLAG, lambda flag: flag["key"], named=lambda flag: str(flag["key"])),
    "reply": _BELOW,
    "message": _message(_BELOW),
    "stops": merge_records(_STOP, lambda stop: (stop.get("text"), stop.get("on"))),
    "forecast": merge_record(_leaves(vet_json.FORECAST, _BELOW)),
    "check_ins": merge_records(_CHECK_IN, lambda one: one["on"], named=lambda one: str(one["on"]), sorted_by="on"),
    "came": merge_records(_CAME, lambda one: (one["on"], one["key"]), sorted_by="on"),
    "good_end": merge_record(_leaves(vet_json.GOOD_END, _BELOW)),
    "unread": merge_texts(_line_or_reply),
}
_QUOTE = together(dict.fromkeys(("currency", "price", "floor"), merge_value), _differ("currency"))
_DECISION = together(dict.fromkeys(("decision", "decided_on"), merge_value), _differ("decision"))
_ENDING = together(dict.fromkeys(("ended", "ended_on", "gig"), merge_value), _end_differently)
_KINDS: Mapping[str, Callable[[Merging, Data, Data], Data]] = {
    FORMAT: _retrospective,
    vet_json.FORMAT: _vet,
}
