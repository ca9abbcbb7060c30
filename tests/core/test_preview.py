"""The preview of one gig: what is called missed, and what counts."""

import pytest

from retro.core.analysis.preview import FLAGS, FLAGS_MISSED, preview
from retro.core.gig.choices import Hindsight, Side, Stage
from retro.core.gig.retrospective import RedFlag, Retrospective

TIMES = {"B3": 3, "D9": 2}


def flag(code: str, hindsight: Hindsight | None) -> RedFlag:
    return RedFlag(code, f"Flag {code}", Stage.WORK, Side.MINE, hindsight=hindsight)


B3, D9 = flag("B3", None).label, flag("D9", None).label


@pytest.mark.parametrize(
    ("how", "heading", "flags"),
    [
        (None, FLAGS_MISSED, ((B3, 3), (D9, 2))),
        (Hindsight.SILENT, FLAGS_MISSED, ((B3, 3), (D9, 2))),
        (Hindsight.SPOKE, FLAGS, ((B3, 3), (D9, 2))),
        (Hindsight.HIDDEN, FLAGS, ((D9, 2), (B3, 0))),
    ],
)
def test_what_nobody_could_see_or_was_spoken_of_is_not_called_missed(
    how: Hindsight | None, heading: str, flags: tuple[tuple[str, int], ...]
) -> None:
    shown = preview(Retrospective.new(red_flags=(flag("B3", how), flag("D9", Hindsight.HALF))), TIMES)
    assert (shown.flags_name, shown.flags) == (heading, flags)
