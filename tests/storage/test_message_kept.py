"""The message in the library: found by every word, kept when edited, merged, backed up, and gone after a purge."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from retro.core.formats import retro_json
from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.message import Channel, HandoverRow, Mark, Message
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.core.wizard.locations import question_key, step_words
from retro.storage.backup import backup
from retro.storage.backup.integrity import problems
from retro.storage.errors import Conflict
from retro.storage.queries.earlier import earlier_texts
from retro.storage.queries.library import Library
from retro.storage.queries.search import search
from retro.storage.queries.vets.search_vets import search_vets
from retro.storage.queries.vets.sign_off import usual_sign_off
from retro.storage.writing.store import Store

TODAY = date(2026, 11, 23)
MESSAGE = Message(
    parts=MappingProxyType({"news": "The quokka dashboard is not coming.", "why": "The axolotl script broke."}),
    left_out=("why",),
    edited="Dear tapir, I cannot finish it.",
    handover=(HandoverRow("source", "In the pangolin repository.", Mark.HALF),),
    channel=Channel.WROTE,
    quiet_on=TODAY,
)
GIG = Retrospective.new(facts=Facts(title="Dashboard", status=Status.UNTOLD), message=MESSAGE)
VET = Vet(title="Labels", decision=Decision.TAKE, message=MESSAGE, told_on=TODAY)


@pytest.mark.parametrize(
    ("word", "place", "section"),
    [
        ("quokka", "message.parts.news", "Message to the client"),
        ("axolotl", "message.parts.why", "Message to the client"),
        ("TAPIR", "message.edited", "Message to the client"),
        ("pangolin", "message.handover.source", "Handover notes"),
    ],
)
def test_every_word_of_the_message_and_the_notes_is_found_with_its_place(
    file: Path, word: str, place: str, section: str
) -> None:
    with closing(Store.open(file)) as store:
        store.save(GIG, version=None)
        store.save(VET, version=None)
    (hit,) = search(Library(file), word)
    assert [found.place for found in hit.found] == [place]
    assert step_words(place) == section
    assert question_key(place) in ("message", "handover")
    (vetted,) = search_vets(Library(file), word)
    assert [found.place for found in vetted.found] == ["vet.message"]
    assert word.lower() in vetted.found[0].text


def test_what_was_written_before_an_edit_of_the_message_is_kept(file: Path) -> None:
    with closing(Store.open(file)) as store:
        version = store.save(GIG, version=None)
        changed = GIG._replace(message=MESSAGE._replace(edited="Another text.", parts=MappingProxyType({})))
        version = store.save(changed, version=version)
        assert [each.text for each in earlier_texts(Library(file), GIG.id, "message.edited")] == [MESSAGE.edited]
        assert [each.text for each in earlier_texts(Library(file), GIG.id, "message.parts.why")] == [
            "The axolotl script broke."
        ]
        assert search(Library(file), "axolotl") == []


def test_the_usual_sign_off_is_that_of_the_newest_message_whatever_it_belongs_to(file: Path) -> None:
    def signed(name: str, left_out: tuple[str, ...] = ()) -> Message:
        return Message(parts=MappingProxyType({"sign_off": name}), left_out=left_out)

    def at(hour: int) -> datetime:
        return datetime(2026, 11, 23, hour, tzinfo=UTC)

    gig, left_out = (GIG._replace(id=GigId(digit * 32), updated_at=at(hour)) for digit, hour in (("1", 8), ("2", 12)))
    vet = replace(VET, message=signed("Mia"), updated_at=at(10))
    older, blank = (
        replace(VET, id=VetId("3" * 32), updated_at=at(7)),
        replace(VET, id=VetId("4" * 32), message=Message()),
    )
    with closing(Store.open(file)) as store:
        store.save(gig._replace(message=signed("Sam")), version=None)
        assert usual_sign_off(Library(file)) == "Sam"
        store.save(left_out._replace(message=signed("Nobody", ("sign_off",))), version=None)
        store.save(replace(older, message=signed("Old")), version=None)
        store.save(blank, version=None)
        assert usual_sign_off(Library(file)) == "Sam"
        store.save(vet, version=None)
        assert usual_sign_off(Library(file)) == "Mia"
        store.delete(vet.id)
        assert usual_sign_off(Library(file)) == "Sam"


def test_a_message_changed_in_two_windows_overwrites_neither(file: Path) -> None:
    with closing(Store.open(file)) as one, closing(Store.open(file)) as other:
        version = one.save(GIG, version=None)
        one.save(GIG._replace(message=MESSAGE._replace(edited="From one.")), version=version)
        with pytest.raises(Conflict):
            other.save(GIG._replace(message=MESSAGE._replace(edited="From the other.")), version=version)
        assert one.get(GIG.id)[0].message.edited == "From one."
        copy = GIG.as_copy("b" * 32, "Dashboard (other window)")
        other.save(copy, version=None)
        assert other.get(copy.id)[0].message == MESSAGE


def test_a_backup_holds_the_message_and_doctor_finds_nothing_wrong(file: Path, tmp_path: Path) -> None:
    with closing(Store.open(file)) as store:
        store.save(GIG, version=None)
        store.save(VET, version=None)
    copy = tmp_path / "copy.db"
    backup.backup(file, copy)
    with closing(Store.open(copy)) as store:
        assert store.get(GIG.id)[0] == GIG
    assert problems(copy) == []


def test_a_purge_leaves_no_byte_of_the_message(file: Path) -> None:
    with closing(Store.open(file)) as store:
        store.save(GIG._replace(finished_at=GIG.updated_at), version=None)
        store.save(replace(VET, gig=GIG.id), version=None)
        store.purge([GIG.id])
    held = file.read_bytes()
    assert not any(word in held for word in (b"quokka", b"axolotl", b"tapir", b"pangolin"))


def test_an_archive_brings_the_message_back_as_it_was(file: Path) -> None:
    with closing(Store.open(file)) as store:
        data = retro_json.retrospective_to_data(GIG)
        assert store.add_all([retro_json.retrospective_from_data(data)], update=False).added == 1
        assert store.get(GIG.id)[0] == GIG
        assert store.add_all([GIG], update=False).unchanged == 1
        assert isinstance(GIG.created_at, datetime)
