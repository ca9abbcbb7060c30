"""Search in vetted gigs and gigs under way; they are few, so their texts are folded while read."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from retro.storage.queries.columns import NEVER, instant, name_of, text
from retro.storage.queries.library import Library
from retro.storage.queries.running import Running, running
from retro.storage.queries.search import Found, in_all, places
from retro.storage.rows.search_text import Text

VETS = """
SELECT id, created_at, title, platform, reply, message FROM vet WHERE deleted_at IS NULL
ORDER BY created_at DESC, id DESC
"""
SAID = """
SELECT vet, text FROM (SELECT vet, 0 AS part, 0 AS number, name, text FROM vet_message_part
    UNION ALL SELECT vet, 1, number, name, text FROM vet_handover) ORDER BY vet, part, number, name
"""
STOPS = "SELECT vet, text FROM stop ORDER BY vet, number"
ASKED = "SELECT vet, name, ask FROM sign WHERE answer IS NOT NULL ORDER BY vet, number"


class VetHit(NamedTuple):
    """One vetted gig in which all words occur."""

    id: str
    name: str
    created_at: datetime
    found: tuple[Found, ...]
    """Their places are `vet.title`, `vet.platform`, `vet.signs`, `vet.stops`, `vet.reply`, `vet.message`."""


def search_vets(library: Library, words: str) -> list[VetHit]:
    """All vetted gigs that hold every word, the newest first; no word finds none."""
    found = []
    with library.reading() as fetch:
        texts: dict[str, list[Text]] = {}
        named = fetch(VETS, ())
        for row in named:
            own = ("title", "platform", "reply", "message")
            texts[row["id"]] = [Text(f"vet.{name}", f"vet.{name}", text(row[name])) for name in own]
        for row in fetch(ASKED, ()):
            texts.get(row["vet"], []).append(Text("vet.signs", "vet.signs", f"{text(row['name'])} {text(row['ask'])}"))
        for row in fetch(SAID, ()):
            texts.get(row["vet"], []).append(Text("vet.message", "vet.message", text(row["text"])))
        for row in fetch(STOPS, ()):
            texts.get(row["vet"], []).append(Text("vet.stops", "vet.stops", text(row["text"])))
    for row in named:
        if in_all(texts[row["id"]], words):
            name, at = name_of(row["title"], row["created_at"]), instant(row["created_at"]) or NEVER
            found.append(VetHit(row["id"], name, at, tuple(places(texts[row["id"]], words))))
    return found


def search_running(library: Library, words: str) -> list[Running]:
    """The gigs under way that hold every word, in the order in which they run."""
    gigs = running(library)
    found = {hit.id for hit in search_vets(library, words)} if gigs else set()
    return [gig for gig in gigs if gig.id in found]
