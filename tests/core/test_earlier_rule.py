"""An earlier own rule as it stands to the gig that is being written up."""

from datetime import date

import pytest

from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.history import EarlierLesson, GigHistory
from retro.core.wizard.lesson_drafting import could_be_kept, earlier_label

WRITTEN = date(2025, 3, 10)
RULE = EarlierLesson(LessonId("1" * 32), GigId("a" * 32), "Between", WRITTEN, "a", "b", WRITTEN)
LATER = "Your rule (Mar 2025), written after this gig began"


@pytest.mark.parametrize(
    ("started", "ended", "label", "kept"),
    [
        (date(2024, 7, 1), date(2024, 7, 10), LATER, False),
        (date(2024, 7, 1), WRITTEN, LATER, False),
        (date(2025, 3, 1), date(2025, 3, 20), LATER, True),
        (WRITTEN, None, LATER, True),
        (date(2025, 3, 11), None, "Your rule (Mar 2025)", True),
        (None, None, "Your rule (Mar 2025)", True),
    ],
)
def test_a_rule_written_after_the_gig_says_so_and_nothing_got_in_its_way(
    started: date | None, ended: date | None, label: str, kept: bool
) -> None:
    gig = Retrospective.new().with_facts(started_on=started, ended_on=ended)
    assert (earlier_label(RULE, GigHistory(), "B3", gig), could_be_kept(RULE, gig)) == (label, kept)


def test_nothing_got_in_the_way_of_a_rule_written_after_it_had_gone_wrong() -> None:
    gig = Retrospective.new().with_facts(noticed_on=date(2025, 2, 20))
    assert (earlier_label(RULE, GigHistory(), "B3", gig), could_be_kept(RULE, gig)) == (LATER, False)
    assert could_be_kept(RULE, gig.with_facts(noticed_on=date(2025, 3, 11)))
