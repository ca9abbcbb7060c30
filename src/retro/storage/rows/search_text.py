"""Lists every text of a record by name, and folds them all for search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retro.core.formats import retro_json
from retro.core.formats.codec import Data, Members
from retro.core.formats.leaf_codecs import TEXT
from retro.core.formats.members import as_record, names_in, record_in, records_in, text_in, texts_in
from retro.core.gig.flag_names import flag_key, other_names
from retro.core.gig.message import LINES
from retro.core.text.folding import fold
from retro.core.vet.decision import EARLIER_REPLY, REPLY_FOR
from retro.core.vet.vet_flag import THERE

END = "\x1e"
"""Separator of two folded texts. `str.split` takes it for white space, so no word contains it."""


@dataclass(frozen=True, slots=True)
class SearchText:
    """One text that the user wrote."""

    place: str
    """Question key, `facts.title`, `losses.time`, `red_flags.B3.saw`, `moments`, `lessons`, `tags`,
    `message.parts.why`, `message.edited` or `message.handover.source`.
    """
    name: str
    """Unique name within the record: the place, and more for one of many."""
    text: str
    others: tuple[str, ...] = ()
    """Other names under which a red flag is shown, if this is the name of one."""


def search_texts(data: Data) -> Iterator[SearchText]:
    """Return the texts of retro/1 data in reading order, without blank ones."""
    for named in _all(data):
        if isinstance(named.text, str) and named.text.strip():  # a damaged row can hold anything
            yield named


def _all(data: Data) -> Iterator[SearchText]:
    facts = texts_in(data, "facts")
    yield from (_one(f"facts.{name}", facts[name]) for name in _texts_of(retro_json.FACTS) if name in facts)
    for member, before in (("answers", ""), ("losses", "losses.")):
        pairs = texts_in(data, member)
        yield from (_one(before + key, pairs[key]) for key in sorted(pairs))
    for member, naming in _MANY.items():
        for number, item in enumerate(records_in(data, member)):
            yield from _of_object(item, naming(number, item), member)
    for question in records_in(data, "own_questions"):
        yield SearchText(str(question.get("key")), f"own_questions.{question.get('key')}", text_in(question, "ask"))
    yield from _of_links(data)
    for number, tag in enumerate(names_in(data, "tags")):
        yield SearchText("tags", f"tags.{number}", tag)
    yield from _of_message(record_in(data, "message"))


def _of_links(data: Data) -> Iterator[SearchText]:
    """Return labels and targets of the gig's links, then of its events' links."""
    yield from _of_each_link(data, "links", "links")
    for number, moment in enumerate(records_in(data, "moments")):
        yield from _of_each_link(moment, "moments", f"moments.{number}.links")


def _of_each_link(data: Data, place: str, name: str) -> Iterator[SearchText]:
    for number, link in enumerate(records_in(data, "links")):
        for own in ("target", "label"):
            yield SearchText(place, f"{name}.{number}.{own}", text_in(link, own))


def _of_message(message: Data) -> Iterator[SearchText]:
    """Return the parts of the message in order, then the handover notes."""
    parts = texts_in(message, "parts")
    yield from (_one(f"message.parts.{name}", parts[name]) for name in LINES if name in parts)
    yield _one("message.edited", text_in(message, "edited"))
    for row in records_in(message, "handover"):
        yield _one(f"message.handover.{row.get('name')}", text_in(row, "text"))


def _one(name: str, text: str) -> SearchText:
    return SearchText(name, name, text)


def _of_object(item: Data, name: str, member: str) -> Iterator[SearchText]:
    for own in _texts_of(_MEMBERS[member]):
        text = item.get(own)
        if isinstance(text, str):
            full = f"{name}.{own}"
            others = other_names(text_in(item, "flag") or None, text) if full.endswith(".name") else ()
            yield SearchText(full if member == "red_flags" else member, full, text, others)
    for number, review in enumerate(records_in(item, "reviews")):
        yield SearchText(member, f"{name}.reviews.{number}", str(review.get("note", "")))


def _texts_of(members: Members) -> list[str]:
    return [name for name, one in members.items() if one is TEXT or name == "name"]


_MEMBERS = {"moments": retro_json.MOMENT, "red_flags": retro_json.RED_FLAG, "lessons": retro_json.LESSON}
_MANY: Mapping[str, Callable[[int, Data], str]] = {
    "moments": lambda number, item: f"moments.{number}",
    "red_flags": lambda number, item: f"red_flags.{flag_key(str(item.get('flag') or item.get('name')))}",
    "lessons": lambda number, item: f"lessons.{item.get('id')}",
}


def folded(data: Data) -> str:
    """Return all texts of a record folded, in the order of `search_texts`, then the other names of its red flags."""
    return folded_texts(list(search_texts(data)))


def folded_texts(texts: Sequence[SearchText]) -> str:
    """Return these texts folded, then the other names of red flags."""
    others = (name for named in texts for name in named.others)
    return END.join([*(fold(named.text) for named in texts), *map(fold, others)])


def vet_texts(data: Data) -> Iterator[SearchText]:
    """Return the texts of retro-vet/1 data, without blank ones: `vet.title` and the like."""
    return (named for named in _all_of_vet(data) if named.text.strip())


def _all_of_vet(data: Data) -> Iterator[SearchText]:
    yield from (_of_vet(name, data.get(name)) for name in ("title", "client", "platform", "reply"))
    yield from (_of_vet("message", text) for text in _texts_of_message(data.get("message")))
    for flag in records_in(data, "signs"):
        if flag.get("answer"):
            yield _of_flag(flag)
    yield from (_of_vet("stops", stop.get("text")) for stop in records_in(data, "stops"))
    yield _of_vet("feared", record_in(data, "forecast").get("feared"))
    yield _of_vet("kept", record_in(data, "good_end").get("kept"))
    unread = record_in(data, "unread")
    for name in sorted({*unread} - {REPLY_FOR}):
        yield _of_vet("reply" if name in EARLIER_REPLY.values() else "unread", unread[name])


def _of_vet(place: str, text: object, others: tuple[str, ...] = ()) -> SearchText:
    return SearchText(f"vet.{place}", f"vet.{place}", text if isinstance(text, str) else "", others)


def _of_flag(flag: Data) -> SearchText:
    """Return the names of a red flag that was or may have been there, with the user's own sentence; else that alone."""
    ask, name = str(flag.get("ask", "")), text_in(flag, "name")
    if flag.get("answer") not in THERE:  # one that was denied was not there
        return _of_vet("signs", ask)
    return _of_vet("signs", f"{name} {ask}", other_names(text_in(flag, "key"), name))


def _texts_of_message(message: object) -> Iterator[object]:
    """Return the message that was edited, its parts and the handover notes; an older vet's message is one text."""
    if isinstance(message, str):
        yield message
        return
    data = as_record(message)
    yield data.get("edited")
    yield from record_in(data, "parts").values()
    yield from (row.get("text") for row in records_in(data, "handover"))


def vet_folded(data: Data) -> str:
    """Return all texts of a vetted gig folded, in the order of `vet_texts`, then the other names of its red flags."""
    return folded_texts(list(vet_texts(data)))
