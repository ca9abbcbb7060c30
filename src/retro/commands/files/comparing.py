"""`retro compare`: writes the comparison of two gigs, the same document as the screen's export."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from retro.commands.files.export import write_output
from retro.commands.show import retrospective_named
from retro.core.analysis.compare import compare as side_by_side
from retro.core.formats import export
from retro.paths import Paths


def compare(paths: Paths, options: Namespace) -> int:
    """Run `retro compare A B`; A and B stay in the order given."""
    comparison = side_by_side(
        retrospective_named(paths, options.a), retrospective_named(paths, options.b), date.today()
    )
    return write_output([export.comparison_file(comparison, date.today())], options, export.comparison_name(comparison))
