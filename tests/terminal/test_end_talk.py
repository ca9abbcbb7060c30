"""`retro end ID`: how a gig under way ended, line by line."""

from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer
from retro.storage.queries import record
from retro.storage.queries.library import Library
from retro.storage.writing.store import Store
from tests.terminal.running import Retro
from tests.terminal.test_check_in_talk import LABELS, TODAY, stored

CAME = replace(LABELS, came=(Sighting(TODAY, "D1", VetAnswer.YES),))


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    found = Retro(tmp_path, warm=True)
    with closing(Store.open(found.paths.library)) as store:
        store.add_all([CAME], update=False)
    return found


def ended(retro: Retro, *lines: str) -> Vet:
    done = retro.run("end", "aaaa", stdin="\n".join(lines))
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stderr + done.stdout
    return stored(retro.paths.library, LABELS.id)


def test_a_good_end_is_saved_answer_by_answer_changed_and_taken_back(retro: Retro) -> None:
    assert ended(retro, ":b", "perhaps", ":r", "") == CAME, "nothing is noted unless it is said"
    vet = ended(retro, "g", "lots")
    assert (vet.ended, vet.ended_on, vet.good_end) == (Ending.WELL, TODAY, GoodEnd())
    assert dict(vet.unread) == {"end_hours": "lots"}, "the input ended there: what was typed stays"
    vet = ended(retro, "", "18", "$5", "", "A page of scope.")
    assert vet.good_end == GoodEnd(Decimal(18), Decimal(480), "A page of scope.")
    assert not vet.unread, "Enter took the price"
    said = retro.run("end", "aaaa", stdin=":g 3\n-\n").stderr
    assert "  Paid: €480.00. Enter keeps it, - clears it.\n  Cleared.\n" in said.replace("Paid? -\n", "")
    assert stored(retro.paths.library, LABELS.id).good_end == GoodEnd(Decimal(18), None, "A page of scope.")
    vet = ended(retro, "-")
    assert (vet.ended, vet.good_end, vet.stops) == (None, GoodEnd(), CAME.stops)
    assert "You said" not in said


def test_one_that_went_wrong_becomes_a_draft_once_it_is_confirmed_and_only_one(retro: Retro) -> None:
    assert ended(retro, "b", "n").gig is None
    done = retro.run("end", "aaaa", stdin="b\ny\n")
    id = done.stdout.strip()
    gig = stored(retro.paths.library, LABELS.id).gig
    assert gig is not None
    assert gig[:8] == id
    assert f"retro new {id} --plain" in " ".join(done.stderr.split())
    found = record.retrospective_by_id(Library(retro.paths.library, wait=30), gig)
    assert found is not None
    assert found.retrospective.is_draft
    assert found.retrospective.facts.title == LABELS.title
    assert [(flag.flag, flag.seen_on) for flag in found.retrospective.red_flags] == [("D1", TODAY)]
    assert retro.run("end", id, stdin="b\n").stdout.strip() == id, "its own id will do, and there is one draft"
    checked = retro.run("checkin", id, stdin="14\n:q\n")
    assert (checked.returncode, stored(retro.paths.library, LABELS.id).check_ins[-1].hours) == (0, Decimal(14))


def test_what_was_forecast_is_said_beside_each_end(retro: Retro) -> None:
    forecast = Forecast("the API", Decimal(70))
    with closing(Store.open(retro.paths.library)) as store:
        store.add_all([replace(CAME, forecast=forecast)], update=True)
    said = "You said 70%. You feared “the API”."
    assert said not in retro.run("end", "aaaa", stdin="b\nn\n").stderr, "it goes on"
    assert f"{said} It went wrong.\n" in retro.run("end", "aaaa", stdin="b\ny\n").stderr
    assert f"{said}\n" in retro.run("end", "aaaa", stdin="g\n").stderr


def test_what_isnt_under_way_ended_elsewhere_or_is_unknown_is_said(retro: Retro) -> None:
    with retro.terminal("end", "aaaa") as terminal:
        terminal.wait_for("Enter not yet:")
        with closing(Store.open(retro.paths.library)) as store:
            store.add_all([replace(CAME, decision=Decision.DECLINE)], update=True)
        terminal.answer("Enter not yet:", "g")
        terminal.wait_for(r"This gig was ended in another window\. Nothing was saved here\.")
        assert terminal.wait_exit() == 1
    refused = retro.run("end", "aaaa", stdin="g\n")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("retro: “Warehouse labels” isn't under way.")
    assert (retro.run("end", "ffff").returncode, retro.run("end").returncode) == (1, 2)
    assert stored(retro.paths.library, LABELS.id).decision is Decision.DECLINE
