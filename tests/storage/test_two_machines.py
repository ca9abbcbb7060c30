"""Whatever is done on two machines, two merges bring them together, and nothing that was written is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retro.core.document_kinds import Document
from retro.core.formats import archive_file, document
from retro.core.formats.document import document_hash
from retro.core.gig.choices import Held, Side, Stage, Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import DocumentId, GigId, LessonId, QuestionKey, VetId
from retro.core.gig.links import Link
from retro.core.gig.message import HANDOVER, PARTS, HandoverRow, Message
from retro.core.gig.own_questions import PREFIX, OwnQuestion, StepKey
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import CheckIn
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.storage.queries import record, trash
from retro.storage.queries.earlier import earlier_texts
from retro.storage.queries.library import Library
from retro.storage.queries.not_understood import unread_answers
from retro.storage.queries.vets import vets
from retro.storage.rows.search_text import search_texts, vet_texts
from retro.storage.writing.merging import MergedIn
from retro.storage.writing.store import Store
from tests.factories import id_of

BEGUN = datetime(2026, 3, 14, 22, 10, tzinfo=UTC)
GIGS = tuple(Retrospective(id_of(at), BEGUN, BEGUN, facts=Facts(title=f"Gig {at}")) for at in range(2))
VETS = tuple(Vet(VetId(f"{at + 16:032x}"), BEGUN, BEGUN, title=f"Offer {at}") for at in range(2))
IDS: tuple[DocumentId, ...] = (*(gig.id for gig in GIGS), *(vet.id for vet in VETS))
OWN = OwnQuestion(QuestionKey(f"{PREFIX}{'a' * 32}"), StepKey.STORY, "How did you sleep?")
PRICE = QuestionKey("price")
TODAY = date(2026, 3, 20)


class Machine:
    """One computer with its library, which both had alike to begin with."""

    def __init__(self, folder: Path) -> None:
        self.store, self.library = Store.open(folder / "retro.db"), Library(folder / "retro.db")
        self.store.add_all([*GIGS, *VETS], update=False)

    def does(self, what: str, at: int, number: int) -> None:
        """Do one thing to one document; `number` makes its words and its time."""
        id, written = IDS[at], f"word{number:03}"
        if what in OF_STORE:
            OF_STORE[what](self.store, id)
        elif what == "create":
            made = Retrospective(id_of(100 + number), BEGUN, BEGUN, facts=Facts(title=written))
            self.store.save(made, version=None)
        elif what == "unread" and at < 2 and self.store.current(id):
            known = unread_answers(self.library).get(GigId(id), {})
            self.store.place(id, DraftPosition("money", unread={PRICE: written}, known=known))
        elif what not in ("create", "unread") and (held := self.store.current(id)):
            kept, version = held
            changed = OF_GIG[what](kept, written) if isinstance(kept, Retrospective) else OF_VET[what](kept, written)
            self.store.save(_at(changed, number), version=version)

    def archive(self) -> bytes:
        """What `retro export --all --format json` writes."""
        gigs, looked_at = record.iterate_retrospectives(self.library), vets.iterate_vets(self.library)
        return "".join(archive_file.archive_lines(gigs, looked_at, unread_answers(self.library))).encode()

    def take(self, archive: bytes) -> MergedIn:
        """What `retro import --merge` does."""
        reader, unread = archive_file.Reader(), {}

        def read() -> Iterator[Document]:
            for each in reader.read(BytesIO(archive)):
                unread.update(reader.unread)
                yield each

        return self.store.merge_all(read(), unread=unread)

    def shown(self) -> dict[str, str]:
        """The content of all that is not in the trash, by its id."""
        return {each.id: document_hash(each) for each in archive_file.Reader().read(BytesIO(self.archive()))}

    def everything(self, *, with_trash: bool = True) -> tuple[list[Retrospective], list[Vet]]:
        """All gigs and vets, from the trash too."""
        gigs, looked_at = list(record.iterate_retrospectives(self.library)), list(vets.iterate_vets(self.library))
        for deleted in trash.everything(self.library) if with_trash else ():
            gig, vet = record.retrospective_by_id(self.library, deleted.id), vets.vet_by_id(self.library, deleted.id)
            gigs += [gig.retrospective] if gig else []
            looked_at += [vet.vet] if vet else []
        return gigs, looked_at

    def words(self, *, as_shown: bool = False, with_trash: bool = False) -> set[str]:
        """All that is written here: texts, earlier versions unless `as_shown`, what was not understood."""
        gigs, looked_at = self.everything(with_trash=with_trash)
        every: list[Document] = [*gigs, *looked_at]
        unread = unread_answers(self.library)
        found = {text for each in every for text in unread.get(GigId(each.id), {}).values()}
        for each in every:
            data = document.document_to_data(each)
            texts = search_texts(data) if isinstance(each, Retrospective) else vet_texts(data)
            found |= {text.text for text in texts}
            found |= set() if as_shown else {copy.text for copy in earlier_texts(self.library, each.id)}
        return {f"word{part[:3]}" for text in found for part in text.split("word")[1:]}


def _at(changed: Document, number: int) -> Document:
    """Two things in a row are done in one minute, as on two machines whose clocks agree."""
    at = BEGUN + timedelta(minutes=1 + number // 2)
    return changed._replace(updated_at=at) if isinstance(changed, Retrospective) else replace(changed, updated_at=at)


def _handover(row: str) -> Message:
    return Message(handover=(HandoverRow(HANDOVER[0], row),))


OF_STORE: dict[str, Callable[[Store, DocumentId], object]] = {
    "delete": lambda store, id: store.delete(id) if store.knows(id) else None,
    "undelete": lambda store, id: store.undelete(id),
    "purge": lambda store, id: store.purge([id]),
}
OF_GIG: dict[str, Callable[[Retrospective, str], Retrospective]] = {
    "write": lambda gig, word: gig.with_answer("story.tell", f"{gig.answers.get('story.tell', '')} {word}".strip()),
    "rewrite": lambda gig, word: gig.with_answer("story.tell", word),
    "tell": lambda gig, word: gig.with_facts(status=Status.LIVE, told_on=TODAY, client=word),
    "untold": lambda gig, word: gig.with_facts(status=Status.UNTOLD, told_on=None, platform=word),
    "finish": lambda gig, word: gig._replace(finished_at=BEGUN).with_answer("meaning.mine", word),
    "own": lambda gig, word: gig.with_answer(OWN.key, word)._replace(own_questions=(OWN._replace(ask=f"{word}?"),)),
    "link": lambda gig, word: gig._replace(links=(*gig.links, Link(f"https://{word}.example", word))),
    "event": lambda gig, word: gig._replace(moments=(*gig.moments, Moment(TODAY, word, (Link(f"/{word}"),)))),
    "message": lambda gig, word: gig._replace(message=gig.message._replace(parts={PARTS[0]: word})),
    "handover": lambda gig, word: gig._replace(message=_handover(word)),
    "flag": lambda gig, word: gig._replace(
        red_flags=(RedFlag("B3", "Simple", Stage.SCOPE, Side.CLIENT, pivot=True, saw=word),)
    ),
    "lesson": lambda gig, word: gig._replace(
        lessons=(Lesson(LessonId(gig.id[::-1]), word, "I ask", reviews=(Review(TODAY, Held.HELD, word),)),)
    ),
    "tag": lambda gig, word: gig._replace(tags=(*gig.tags, word)),
    "price": lambda gig, word: gig.with_facts(price=Decimal(int(word[4:])), currency="EUR"),
}
"""What is written into a retrospective."""
OF_VET: dict[str, Callable[[Vet, str], Vet]] = {
    "write": lambda vet, word: replace(vet, reply=f"{vet.reply} {word}".strip()),
    "rewrite": lambda vet, word: replace(vet, reply=word),
    "tell": lambda vet, word: replace(vet, told_on=TODAY, client=word),
    "untold": lambda vet, word: replace(vet, told_on=None, title=word),
    "finish": lambda vet, word: replace(vet, ended=Ending.WELL, ended_on=TODAY, good_end=GoodEnd(kept=word)),
    "own": lambda vet, word: replace(vet, forecast=replace(vet.forecast, feared=word)),
    "link": lambda vet, word: replace(vet, platform=word),
    "event": lambda vet, word: replace(vet, check_ins=(CheckIn(TODAY, Decimal(int(word[4:]))),)),
    "message": lambda vet, word: replace(vet, message=Message(edited=word)),
    "handover": lambda vet, word: replace(vet, message=_handover(word)),
    "flag": lambda vet, word: replace(vet, signs=(VetFlag("B3", "Simple", Decimal(1), VetAnswer.YES, word),)),
    "lesson": lambda vet, word: replace(vet, decision=Decision.TAKE, decided_on=TODAY, client=word),
    "tag": lambda vet, word: replace(vet, gig=GIGS[IDS.index(vet.id) - 2].id, platform=word),
    "price": lambda vet, word: replace(vet, quote=replace(vet.quote, price=Decimal(int(word[4:])), currency="EUR")),
}
"""What is written of an offer, or of a gig under way."""
EVERY = (*OF_STORE, *OF_GIG, "create", "unread")
Step = tuple[int, str, int]
"""The machine that does it, what, and to which document."""
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(EVERY) | st.sampled_from(("delete", "write")), st.integers(0, 3)),
    max_size=12,
)


@given(script=STEPS, is_crosswise=st.booleans())
@example(script=[(0, "write", 0), (0, "delete", 0)], is_crosswise=False)
@example(script=[(0, "write", 2), (0, "delete", 2), (1, "event", 2)], is_crosswise=True)
@example(script=[(0, "unread", 0), (0, "delete", 0)], is_crosswise=False)
@example(script=[(0, "lesson", 1), (0, "delete", 1), (1, "lesson", 1)], is_crosswise=True)
@example(script=[(0, "tag", 2), (0, "delete", 2), (1, "tag", 2)], is_crosswise=True)
@example(script=[(0, "unread", 0), (1, "unread", 0)], is_crosswise=True)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=settings().max_examples // 3)
def test_two_merges_bring_two_libraries_together_whatever_was_done_in_them(
    tmp_path_factory: pytest.TempPathFactory, script: list[Step], is_crosswise: bool
) -> None:
    folder = tmp_path_factory.mktemp("two")
    machines = Machine(folder / "laptop"), Machine(folder / "desktop")
    laptop, desktop = machines
    try:
        for number, (machine, what, at) in enumerate(script):
            machines[machine].does(what, at, number)
        shown = laptop.words(as_shown=True) | desktop.words(as_shown=True)
        before = [each.words(with_trash=True) for each in machines]
        first = laptop.archive()
        desktop.take(first) if not is_crosswise else None
        second = desktop.archive()
        laptop.take(second)
        desktop.take(first)
        assert laptop.shown() == desktop.shown()
        assert unread_shown(laptop) == unread_shown(desktop)
        assert shown <= laptop.words() | desktop.words()
        for each in machines:
            gigs, looked_at = each.everything()
            lessons = [lesson.id for gig in gigs for lesson in gig.lessons]
            became = [vet.gig for vet in looked_at if vet.gig]
            assert len(lessons) == len(set(lessons)), "no two gigs have the same lesson"
            assert len(became) == len(set(became)), "no two vets became the same gig"
        for each, known in zip(machines, before, strict=True):
            assert known <= each.words(with_trash=True), "no machine loses what was written on it"
            assert not is_crosswise or shown <= each.words(), "an archive has no earlier versions"
        settled = laptop.archive(), desktop.archive()
        for archive in (first, second, *settled):
            assert not any(each.take(archive).is_change for each in machines)
        assert (laptop.archive(), desktop.archive()) == settled
    finally:
        laptop.store.close()
        desktop.store.close()


def unread_shown(machine: Machine) -> dict[GigId, str]:
    """What was not understood in gigs outside the trash."""
    return {id: typed[PRICE] for id, typed in unread_answers(machine.library).items() if id in machine.shown()}
