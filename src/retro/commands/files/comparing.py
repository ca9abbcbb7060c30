"""`retro compare`: writes the comparison of two gigs, the same document as the screen's export."""

from __future__ import annotations

from argparse import Namespace

from retro.commands.files.file_output import write_file
from retro.commands.files.show import retrospective_named
from retro.commands.output import UsageError
from retro.commands.reading import library
from retro.core.analysis.compare import compare as side_by_side
from retro.core.formats import export
from retro.core.gig import wording
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths
from retro.storage.errors import UnknownId

SAME_TWICE = "That's {} twice. Give the ids of two gigs; retro list shows them."


def compare(paths: Paths, options: Namespace) -> int:
    """Run `retro compare A B`; A and B, each a retrospective or a good end, stay in the order given.

    Raises UsageError.
    """
    earlier, later = gig_named(paths, options.a), gig_named(paths, options.b)
    if earlier.id == later.id:
        raise UsageError(SAME_TWICE.format(wording.in_quotes(earlier.name)))
    comparison = side_by_side(earlier, later)
    return write_file(export.comparison_document(comparison), options)


def gig_named(paths: Paths, prefix: str) -> Retrospective:
    """Read the retrospective whose id begins so, else the good end, as a gig to compare. Raises StoreError."""
    try:
        return retrospective_named(paths, prefix)
    except UnknownId:
        from retro.commands.files.good_ends import good_end_named  # mostly retrospectives are compared
        from retro.core.vet.good_end import as_gig
        from retro.storage.queries import flags

        good = good_end_named(paths, prefix)
        if good is None:
            raise
        return as_gig(good, flags.own_flags(library(paths)))
