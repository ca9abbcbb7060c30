"""The list of vetted gigs says which were never vetted, and counts them apart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.status_text import vet_status_text
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.tui.vet.list_screen import counted_vets

ON = date(2026, 11, 1)
TAKEN = Vet(title="Labels").decided(Decision.TAKE, ON)
ASKED = replace(TAKEN, signs=(VetFlag("D1", "", Decimal(1), VetAnswer.NO),))
OLDER = replace(TAKEN, decided_on=None, ended=Ending.WELL)


@pytest.mark.parametrize(
    ("vet", "status"),
    [
        (ASKED, "under way"),
        (TAKEN, "under way, not vetted"),
        (replace(ASKED, ended=Ending.WELL), "ended well"),
        (OLDER, "ended well, not vetted"),
        (replace(OLDER, signs=(VetFlag("D1", "", Decimal(0), VetAnswer.YES),)), "ended well, not vetted"),
        (Vet().decided(Decision.SLEEP, ON), "sleeping on it"),
        (
            Vet(signs=(VetFlag("D1", "", Decimal(0), VetAnswer.NO),)).decided(Decision.SLEEP, ON),
            "sleeping on it (advice: go)",
        ),
        (Vet(), "undecided"),
    ],
)
def test_a_gig_that_was_never_asked_about_is_not_called_vetted(vet: Vet, status: str) -> None:
    assert vet_status_text(vet) == status


@pytest.mark.parametrize(
    ("vets", "counted"),
    [
        ((), ""),
        ((ASKED,), "1 vetted gig"),
        ((ASKED, ASKED), "2 vetted gigs"),
        ((ASKED, TAKEN, OLDER), "1 vetted gig, 2 not vetted"),
        ((TAKEN,), "1 not vetted"),
    ],
)
def test_it_is_counted_apart(vets: tuple[Vet, ...], counted: str) -> None:
    assert counted_vets(vets) == counted
