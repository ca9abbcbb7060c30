"""Parts of words that have a capital inside, as "SourceForge": those that are rarely somebody's name."""

from __future__ import annotations

_COMMON = (
    "base berg board book box bucket burg camp case cloud club code craft deck desk dock drive face factory flow "
    "force forge form frame gate grid group guard hub jam kit lab land line link list log loop maker man map mart "
    "mate media mill mind mint net nest note pad page path pay pilot place point port press rack room scale scape "
    "scope script seal server shell ship shop side smith soft source space spot stack star station stock store "
    "storm stream street studio suite sync table tank team text tool track tree tube type verse view ville ware "
    "watch wave way web wheel wire wise wood word work yard zone "
)
"""Last parts of many words that have a capital inside: who is called Data Forge is not meant by "SourceForge"."""
_FIRST = "a am an ask at by dear for from get hi mr mrs my new of old our set team the to van vanden vd vom von with"
"""First parts behind which such a part is the name, as in "myForge" and "vdBerg"."""
_ENDINGS, OPENINGS = frozenset(_COMMON.split()), frozenset(_FIRST.split())


def is_common_ending(part: str) -> bool:
    """Tell whether a folded part of a word, also in the plural, ends many words."""
    return not _ENDINGS.isdisjoint((part, part.removesuffix("s")))
