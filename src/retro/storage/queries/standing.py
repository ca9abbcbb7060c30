"""SQL of how a gig stands and when it was, each in this place alone; `{0}` is the name of its table in the query."""

IS_DRAFT = "{0}.deleted_at IS NULL AND {0}.finished_at IS NULL"
BEGAN = """coalesce(started_on, nullif(min(coalesce(trouble_on, '9999'), coalesce(noticed_on, '9999'),
    coalesce(told_on, '9999'), coalesce(ended_on, '9999')), '9999'))"""
"""Day on which a gig began, as `metrics.began`; NULL if no day is known."""
DAY_KNOWN = "coalesce({0}.ended_on, {0}.started_on)"
DAY_OF_VET_KNOWN = "coalesce({0}.ended_on, {0}.decided_on)"
"""Day on which a gig was, of a retrospective and of a vet; NULL if it has none but that of writing."""
DAY, DAY_OF_VET = (f"coalesce({known}, date({{0}}.created_at, 'localtime'))" for known in (DAY_KNOWN, DAY_OF_VET_KNOWN))
"""The same, else the day of writing, as `choices.when_gig_was` (a test compares them)."""
IS_FINISHED = "{0}.deleted_at IS NULL AND {0}.finished_at IS NOT NULL"
"""A finished retrospective outside the trash."""
IS_GOOD_END = "{0}.deleted_at IS NULL AND {0}.ended = 'well'"
"""A vet outside the trash whose gig ended well."""
HAS_NO_DAY_OF_TELLING = (
    "({0}.told_on IS NULL OR date({0}.told_on, '+0 days') IS NOT {0}.told_on OR {0}.told_on < '0001')"
)
"""Whether no day is stored, or something that is none, as stored_day decides: that silences no reminder."""
IS_UNTOLD = f"{{0}}.deleted_at IS NULL AND {{0}}.status = 'untold' AND {HAS_NO_DAY_OF_TELLING}"
"""As core.gig.metrics.is_untold decides (a test compares them)."""
GOES_ON = "({0}.outcome IS NULL AND coalesce({0}.status IN ('live', 'untold'), 0))"
"""Whether a gig that is written up goes on, as core.gig.metrics.is_going decides (a test compares them)."""
IS_WRITTEN_UP = "EXISTS (SELECT 1 FROM retrospective AS w WHERE w.id = {0}.gig AND w.deleted_at IS NULL)"
"""Whether the gig of a vet has a retrospective outside the trash."""
FIRST_NOTICED = "coalesce({0}.noticed_on, '9999-12-31')"
"""Sort key of gigs whose client does not know: those noticed first, then those without a day."""
