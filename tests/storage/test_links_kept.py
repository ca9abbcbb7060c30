"""Links in the library: where each stands, found by every word, in no heap of earlier versions, gone after a purge."""

import sqlite3
from contextlib import closing
from pathlib import Path

from retro.core.gig.links import Link
from retro.core.gig.retrospective import Facts, Moment, Retrospective
from retro.storage.queries.earlier import earlier_texts
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.search import search
from retro.storage.writing.store import Store

SITE = Link("https://quokka.example/brief", "The axolotl brief")
SCAN = Link("~/tapir/contract.pdf")
GIG = Retrospective.new(
    facts=Facts(title="Dashboard"), links=(SITE,), moments=(Moment(None, "First."), Moment(None, "Then.", (SCAN, SITE)))
)


def read(file: Path) -> Retrospective:
    found = retrospective_by_id(Library(file), GIG.id)
    assert found is not None
    return found.retrospective


def test_each_stands_where_it_stood_also_after_its_event_was_moved_or_removed(file: Path) -> None:
    with closing(Store.open(file)) as store:
        version = store.save(GIG, version=None)
        assert read(file) == GIG
        moved = GIG._replace(moments=GIG.moments[1:]).touched()
        version = store.save(moved, version=version)
        assert read(file) == moved
        bare = moved._replace(moments=(), links=(SCAN, SITE)).touched()
        store.save(bare, version=version)
        assert read(file) == bare


def test_each_is_found_by_where_it_leads_and_by_its_name(file: Path, store: Store) -> None:
    store.save(GIG, version=None)
    both, event = ["links", "moments"], ["moments"]
    for word, places in (("quokka.example", both), ("AXOLOTL", both), ("tapir", event)):
        (hit,) = search(Library(file), word)
        assert [found.place for found in hit.found] == places
        assert all(word.casefold() in found.text.casefold() for found in hit.found)


def test_a_link_that_is_typed_letter_by_letter_leaves_no_earlier_versions_behind(file: Path, store: Store) -> None:
    version = store.save(GIG._replace(links=()), version=None)
    for end in range(1, len(SITE.target) + 1):
        version = store.save(GIG._replace(links=(Link(SITE.target[:end]),)).touched(), version=version)
    assert earlier_texts(Library(file), GIG.id, "links.0.target") == []


def test_a_link_whose_event_is_not_there_is_the_gigs(file: Path, store: Store) -> None:
    store.save(GIG, version=None)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE link SET moment = 7 WHERE moment = 1 AND target = ?", (SCAN.target,))
        raw.commit()
    found = read(file)
    assert found.links == (SITE, SCAN)
    assert found.moments[1].links == (SITE,)


def test_nothing_of_one_is_left_after_a_purge(file: Path, store: Store) -> None:
    store.save(GIG, version=None)
    store.delete(GIG.id)
    store.purge([GIG.id])
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT count(*) FROM link").fetchone() == (0,)
    assert b"quokka" not in file.read_bytes()
