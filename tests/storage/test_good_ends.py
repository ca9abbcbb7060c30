"""Good ends count: in the usual overrun, in what home counts, in search; and a gig goes on beside its draft."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retro.core.gig.choices import Outcome, Status
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.status_text import vet_status_text
from retro.core.vet.vet import Vet
from retro.storage.queries import home, running
from retro.storage.queries.library import Library
from retro.storage.queries.vets import ratio, search_vets, vets
from retro.storage.queries.wizard import suggestions
from retro.storage.writing.store import Store
from tests.factories import id_of, overrun_of_hours

AT = datetime(2026, 1, 1, 12, tzinfo=UTC)
LABELS = Vet(
    id=VetId("7e7" + "0" * 29), created_at=AT, title="Warehouse labels", decision=Decision.TAKE, reply="I'd love to."
)


def good(number: int, estimated: Decimal | None, worked: Decimal | None) -> Vet:
    at = AT + timedelta(number)
    return Vet(
        id=VetId(f"f{number:031x}"), created_at=at, updated_at=at, title=f"Good {number}", quote=Quote(hours=estimated),
        decision=Decision.TAKE, ended=Ending.WELL, good_end=GoodEnd(worked),
    )  # fmt: skip


def bad(number: int, estimated: Decimal | None, worked: Decimal | None) -> Retrospective:
    at = AT + timedelta(number)
    return Retrospective(id_of(number), at, at, at, Facts(hours_planned=estimated, hours_worked=worked))


hours = st.none() | st.decimals(0, 300, places=2)


@given(st.lists(st.tuples(hours, hours, st.booleans()), max_size=9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sql_counts_the_overrun_as_the_rule_has_it(
    tmp_path: Path, gigs: list[tuple[Decimal | None, Decimal | None, bool]]
) -> None:
    file = tmp_path / "retro.db"
    file.unlink(missing_ok=True)
    with closing(Store.open(file)) as store:
        store.add_all(
            [(good if well else bad)(at, one, other) for at, (one, other, well) in enumerate(gigs)], update=False
        )
    found, known = ratio.usual_overrun(Library(file)), overrun_of_hours(gigs)
    assert (found.gigs, found.good, found.few) == (known.gigs, known.good, known.few)
    assert found[2:5] == pytest.approx(known[2:5], rel=Decimal("1e-9")) if known.gigs else found == known


def test_what_is_deleted_a_draft_or_still_live_does_not_count(store: Store, library: Library) -> None:
    ten = Decimal(10)
    live = bad(2, ten, ten).with_facts(status=Status.LIVE)
    store.add_all(
        [good(1, ten, ten), live, bad(3, ten, ten)._replace(finished_at=None), bad(4, ten, ten)], update=False
    )
    assert ratio.usual_overrun(library).gigs == 2
    store.delete(good(1, ten, ten).id)
    assert (ratio.usual_overrun(library).gigs, ratio.usual_overrun(library).good) == (1, 0)
    assert ratio.usual_overrun(library, besides=bad(4, ten, ten).id).gigs == 0


def test_home_counts_good_ends_apart(store: Store, library: Library) -> None:
    store.add_all([good(1, None, None), good(2, None, None), LABELS, bad(3, None, None)], update=False)
    found = home.counts(library)
    assert (found.gigs, found.running, found.good_ends) == (1, 1, 2)
    store.delete(good(1, None, None).id)
    assert home.counts(library).good_ends == 1


@pytest.mark.parametrize("words", ["page of scope", "velo nord", "THE API", "good 1"])
def test_a_good_end_is_found_by_every_word(store: Store, library: Library, words: str) -> None:
    vet = good(1, None, None)
    kept = replace(vet.good_end, kept="A page of scope")
    vet = replace(vet, client="Vélo Nord", good_end=kept, forecast=replace(vet.forecast, feared="the API"))
    store.add_all([vet, good(2, None, None)], update=False)
    (hit,) = search_vets.search_vets(library, words)
    assert (hit.id, hit.standing) == (vet.id, "ended well")
    assert suggestions.every_client(library) == ["Vélo Nord"]


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({"ended": Ending.WRONG}, "went wrong"),
        ({"ended": None, "gig": GigId("c" * 32)}, "went wrong"),
        ({"ended": None, "decision": Decision.DECLINE}, "vetted"),
        ({"ended": None}, "under way"),
    ],
)
def test_a_vetted_gig_that_is_found_says_how_it_stands(
    store: Store, library: Library, changed: dict[str, Any], standing: str
) -> None:
    over = Retrospective(GigId("c" * 32), AT, AT, finished_at=AT, facts=Facts(title="x", status=Status.OVER))
    store.add_all([over, replace(good(1, None, None), **changed)], update=False)
    (hit,) = search_vets.search_vets(library, "good")
    assert hit.standing == standing


def test_a_search_goes_through_good_ends_page_by_page(store: Store, library: Library) -> None:
    store.add_all([good(number, None, None) for number in range(60)], update=False)
    assert len(search_vets.search_vets(library, "good")) == search_vets.HITS
    assert [hit.name for hit in search_vets.every_vet(library, "good")] == [f"Good {at}" for at in range(59, -1, -1)]


DRAFT = Retrospective(GigId("d" * 32), AT, AT, facts=Facts(title="Warehouse labels"))
TOLD = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("draft", "status"),
    [
        (DRAFT, "under way, going wrong"),
        (DRAFT.with_facts(status=Status.UNTOLD), "under way, going wrong"),
        (DRAFT.with_facts(status=Status.UNTOLD)._replace(finished_at=AT), "under way, going wrong"),  # and untold
        (DRAFT.with_facts(status=Status.LIVE), "still going"),  # the client knows
        (DRAFT.with_facts(status=Status.UNTOLD, told_on=TOLD), "still going"),
        (DRAFT.with_facts(status=Status.LIVE)._replace(finished_at=AT), "still going"),
        (DRAFT.with_facts(status=Status.LIVE, outcome=Outcome.I_STOPPED), "went wrong"),
        (DRAFT.with_facts(status=Status.OVER), "went wrong"),
        (DRAFT.with_facts(told_on=TOLD), "went wrong"),
        (DRAFT._replace(finished_at=AT), "went wrong"),
    ],
)
def test_the_watch_goes_on_beside_the_draft_until_the_client_is_told_or_it_is_over(
    store: Store, library: Library, draft: Retrospective, status: str
) -> None:
    vet = LABELS.going_wrong(draft.id)
    store.add_all([draft, vet], update=False)
    said = vet_status_text(vet, running.going_on(library).get(vet.id))
    assert said == status
    goes_on = status.startswith("under way")
    (found,) = search_vets.search_vets(library, "labels", among=[vet.id])
    assert found.standing == ("under way" if goes_on else status)
    assert [gig.draft for gig in running.running(library)] == ([draft.id] if goes_on else [])
    assert home.counts(library).running == goes_on


def test_deleting_the_draft_brings_the_gig_back_under_way(store: Store, library: Library) -> None:
    told = DRAFT.with_facts(told_on=TOLD)
    store.add_all([told, LABELS.going_wrong(told.id)], update=False)
    store.delete(told.id)
    (gig,) = running.running(library)
    assert (gig.id, gig.draft) == (LABELS.id, None)
    assert vet_status_text(LABELS.going_wrong(told.id), running.going_on(library)[gig.id]) == "under way"
    assert vets.vets_behind(library, [told.id]) == []
    store.purge([told.id])
    found = vets.vet_by_id(library, LABELS.id)
    assert found is not None
    assert found.vet == LABELS
    assert [gig.id for gig in running.running(library)] == [LABELS.id]


def test_a_gig_that_went_wrong_goes_with_its_finished_retrospective(store: Store, library: Library) -> None:
    over = DRAFT._replace(finished_at=AT)
    store.add_all([over, LABELS.going_wrong(over.id)], update=False)
    assert vets.vets_behind(library, [over.id]) == [(LABELS.id, LABELS.name)]
    store.purge([over.id])
    assert vets.vet_by_id(library, LABELS.id) is None


def test_an_end_that_was_a_slip_brings_its_checkpoint_back() -> None:
    vet = replace(LABELS, stops=(Stop("half done", TOLD, AT.date()), Stop("no label printed", TOLD)))
    ended = vet.over(Ending.WELL, TOLD, good_end=GoodEnd(Decimal(3)))
    assert ended.next_stop is None
    assert ended.going_on() == vet
