"""The vets that `retro --demo` shows: made of what the demo's gigs said on that day."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from retro.core.document_kinds import Document
from retro.core.formats.markdown.vet_document import vet_markdown
from retro.core.samples import demo, demo_vets, example
from retro.core.vet.begin import VetContext, new_vet
from retro.core.vet.decision import Advice, Decision
from retro.core.vet.ending import Ending
from retro.core.vet.overrun import Overrun
from retro.core.vet.progress import Stop
from retro.core.vet.verdict import advice_of, knew, verdict
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vet_context
from retro.storage.queries.vets.ratio import usual_overrun
from retro.storage.writing.store import Store

DAY = date(2030, 1, 30)
VETS = demo_vets(DAY)


def vetted(title: str) -> Vet:
    return next(vet for vet in VETS if vet.title == title)


def known_before(vet: Vet, folder: Path) -> VetContext:
    """What the demo's library knew when this vet was made."""
    file = folder / "retro.db"
    every: tuple[Document, ...] = (*demo(), example(), *VETS)
    earlier = [one for one in every if one.created_at < vet.created_at]
    with closing(Store.open(file)) as store:
        store.add_all(earlier, update=False)
    return vet_context.knowledge(Library(file), vet.created_at)


def test_the_demo_shows_every_way_a_vet_can_go() -> None:
    ways = {(vet.decision, vet.ended) for vet in VETS}
    assert ways == {
        (Decision.DECLINE, None), (Decision.NEGOTIATE, None), (Decision.TAKE, None), (Decision.TAKE, Ending.WELL),
        (Decision.TAKE, Ending.WRONG),
    }  # fmt: skip
    assert {advice_of(vet) for vet in VETS} == set(Advice)
    assert {sign.answer for vet in VETS for sign in vet.signs} == set(VetAnswer)


def test_one_gig_of_the_demo_runs_against_the_advice_with_a_stop_in_three_days() -> None:
    (running,) = [vet for vet in VETS if vet.is_running]
    assert running.title.startswith("Warehouse labels")
    assert advice_of(running) is not Advice.GO
    assert running.next_stop == Stop("no label printed that a scanner reads", date(2030, 2, 2))
    assert all(stop.settled_on for vet in VETS if vet is not running for stop in vet.stops)


def test_the_vet_that_went_wrong_knew_a_part_of_what_its_retrospective_found() -> None:
    (wrong,) = [vet for vet in VETS if vet.gig]
    gig = next(gig for gig in demo() if gig.id == wrong.gig)
    assert (gig.name, wrong.name) == ("Shop checkout in a week", "Shop checkout in a week")
    assert wrong.quote.price == gig.facts.price
    assert wrong.quote.hours == gig.facts.hours_planned
    assert 0 < knew(wrong, [flag.key for flag in gig.red_flags]) < len(gig.red_flags)
    assert gig.facts.started_on is not None
    assert wrong.decided_on is not None
    assert wrong.created_at.date() <= wrong.decided_on <= gig.facts.started_on
    assert wrong.ended_on == gig.facts.ended_on


@pytest.mark.parametrize("title", [vet.title for vet in VETS])
def test_each_vet_of_the_demo_asked_what_its_past_asked_that_day(title: str, tmp_path: Path) -> None:
    vet = vetted(title)
    known = known_before(vet, tmp_path)
    begun = new_vet(known, vet.created_at.date())
    assert [(sign.key, sign.name, sign.weight) for sign in vet.signs] == [
        (sign.key, sign.name, sign.weight) for sign in begun.signs
    ]
    assert vet.ratio == begun.ratio
    assert verdict(vet, known.pasts).reasons


def test_no_vet_of_the_demo_knows_the_future() -> None:
    for vet in VETS:
        days = [vet.decided_on, vet.ended_on, *(stop.settled_on for stop in vet.stops)]
        assert all(vet.created_at.date() <= on <= vet.updated_at.date() for on in days if on), vet.title
        assert vet.updated_at.date() < date(2026, 11, 24)


def test_four_digits_tell_every_sample_apart() -> None:
    every: tuple[Document, ...] = (*demo(), example(), *VETS)
    ids = [one.id for one in every]
    assert len({id[:4] for id in ids}) == len(ids)


def test_a_document_says_the_same_of_a_vet_alone_and_among_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every: tuple[Document, ...] = (*demo(), example(), *VETS)
    with closing(Store.open(tmp_path / "retro.db")) as store:
        store.add_all(every, update=False)
    library, asked = Library(tmp_path / "retro.db"), list[str]()
    alone = [vet_markdown(vet, vet_context.knowledge(library, vet.created_at), DAY) for vet in VETS]

    def overrun(of: Library) -> Overrun:
        asked.append("overrun")
        return usual_overrun(of)

    monkeypatch.setattr(vet_context, "usual_overrun", overrun)
    assert [vet_markdown(*told, DAY) for told in vet_context.with_contexts(library, VETS)] == alone
    assert any(reason in "".join(alone) for reason in ("Also in", "both went wrong"))
    assert asked == ["overrun"]
