"""SQL that tells which lessons have a rule, and which of these are in force. It speaks of lessons `l` of gigs `g`."""

from retro.storage.queries.standing import IS_FINISHED

NOT_BLANK = "GLOB '*[^\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*'"
"""Whether a text has more than what Python strips."""
HAS_RULE = f"(l.cue {NOT_BLANK} OR l.act {NOT_BLANK})"
WRITTEN_RULE = f"{IS_FINISHED.format('g')} AND {HAS_RULE}"
"""Lessons with a rule, in finished gigs outside the trash; some were retired or replaced since."""


def rule_in_force(among: str = "1") -> str:
    """Return the condition of a written rule that was neither retired nor replaced by another.

    One whose successor was retired stays replaced. `among` limits which lessons `l` of gigs `g` replace it.
    """
    return f"{IS_FINISHED.format('g')} AND {kept_rule(among)}"


def kept_rule(among: str = "1") -> str:
    """Return the same condition without the gig's part: it speaks of lessons `l` alone."""
    return f"""
{HAS_RULE} AND l.retired_on IS NULL AND l.id NOT IN (
    SELECT l.replaces FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
    WHERE l.replaces IS NOT NULL AND {WRITTEN_RULE} AND {among}
)"""


RULE_IN_FORCE = rule_in_force()
"""A rule in force as of now."""
