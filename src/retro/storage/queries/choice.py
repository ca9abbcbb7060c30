"""SQL conditions that select the gigs of a list or a search."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from retro.core.gig import wording
from retro.storage.queries.library import Fetch
from retro.storage.queries.standing import DAY, DAY_OF_VET, HAS_NO_DAY_OF_TELLING

STATUSES = {
    "draft": "{0}.finished_at IS NULL",
    "open": "{0}.status IN ('live', 'untold')",
    "untold": f"{{0}}.status = 'untold' AND {HAS_NO_DAY_OF_TELLING}",
    "over": "{0}.status = 'over'",
}
"""Statuses that can be asked for: for `draft` whether it is finished, for the others what they ask of the gig."""
OF_VETS = {"open": wording.UNDER_WAY, "over": wording.ENDED_WELL}
"""The same for a vetted gig, by its standing; it has no draft and no telling."""
WELL = "well"
"""Outcome of a good end; no retrospective has it."""
_KNOWN = {
    "client": "SELECT DISTINCT client FROM {0} WHERE deleted_at IS NULL",
    "source": "SELECT DISTINCT platform FROM {0} WHERE deleted_at IS NULL",
    "tag": "SELECT DISTINCT tag FROM tag",
    "flag": 'SELECT DISTINCT "key", name FROM red_flag',
}
"""Queries for the stored names that a filter's words are compared with, folded."""
OF_BOTH = ("client", "source")
"""Conditions that vetted gigs have too."""
_IN = "IN (SELECT value FROM json_each(?))"
_NAMED = {
    "client": f"{{0}}.client {_IN}",
    "source": f"{{0}}.platform {_IN}",
    "tag": f"EXISTS (SELECT 1 FROM tag AS t WHERE t.retrospective = {{0}}.id AND t.tag {_IN})",
    "flag": f'EXISTS (SELECT 1 FROM red_flag AS f WHERE f.retrospective = {{0}}.id AND f."key" {_IN})',
}


class GigFilter(NamedTuple):
    """What to select; "" and None select everything.

    Days are the gig's own: when it ended, else started (was taken), else was written.
    """

    client: str = ""
    """Part of the client's name, whatever its case and accents."""
    source: str = ""
    """Part of the source's name, likewise."""
    tag: str = ""
    flag: str = ""
    """Code of a red flag, or part of its name."""
    status: str = ""
    """One of STATUSES."""
    outcome: str = ""
    """How it ended: an outcome of a retrospective, or WELL."""
    since: date | None = None
    until: date | None = None

    @property
    def can_be_vets(self) -> bool:
        """Tell whether the filter can select vetted gigs."""
        return not (self.tag or self.flag) and self.outcome in ("", WELL) and self.status in ("", *OF_VETS)

    @property
    def is_of_good_ends(self) -> bool:
        """Tell whether it asks for good ends and nothing else."""
        return self.outcome == WELL

    def is_standing(self, standing: str) -> bool:
        """Tell whether the filter can select a vetted gig of this standing."""
        is_outcome = not self.outcome or standing == OF_VETS["over"]
        return is_outcome and (self.status == "" or OF_VETS.get(self.status) == standing)

    def conditions(self, fetch: Fetch, table: str) -> tuple[str, list[object]]:
        """Return the conditions after WHERE over retrospectives under this alias, and their values."""
        found: list[tuple[str, list[object]]] = [self._named(fetch, name) for name in _KNOWN]
        if self.status:
            found.append((STATUSES[self.status], []))
        if self.outcome:
            found.append(("{0}.outcome = ?", [self.outcome]))
        return _joined((*found, *self._days(DAY)), table)

    def conditions_of_vets(self, fetch: Fetch, table: str) -> tuple[str, list[object]]:
        """Return the conditions over vetted gigs, without the standing that a status asks for, and their values."""
        found = [self._named(fetch, name, "vet") for name in OF_BOTH]
        if self.outcome:
            found.append(("{0}.ended = ?", [self.outcome]))
        return _joined((*found, *self._days(DAY_OF_VET)), table)

    def _named(self, fetch: Fetch, name: str, table: str = "retrospective") -> tuple[str, list[object]]:
        asked: str = getattr(self, name)
        if not asked:
            return "", []
        import json  # a list of everything does not need it

        known = fetch(_KNOWN[name].format(table), ())
        meant = _tags(known, asked) if name == "tag" else _meant(known, asked)
        return _NAMED[name], [json.dumps(list(meant))]

    def _days(self, day: str) -> Iterable[tuple[str, list[object]]]:
        if self.since:
            yield f"{day} >= ?", [self.since.isoformat()]
        if self.until:
            yield f"{day} <= ?", [self.until.isoformat()]


def _joined(found: Iterable[tuple[str, list[object]]], table: str) -> tuple[str, list[object]]:
    asked = [(sql, values) for sql, values in found if sql]
    sql = "".join(f" AND {sql.format(table)}" for sql, _ in asked)
    return sql, [value for _, values in asked for value in values]


def _meant(known: Iterable[Iterable[object]], asked: str) -> Iterable[str]:
    """List the names that contain the one asked for; for a flag the keys, if key or name matches."""
    from retro.core.text.folding import fold_name

    wanted = fold_name(asked)
    for row in known:
        match [*row]:
            case [str(name), *others]:
                texts = [fold_name(each) for each in others if isinstance(each, str)]
                if any(wanted in each for each in texts) or _is_meant(fold_name(name), wanted, bool(others)):
                    yield name
            case _:
                pass  # a failing disk left it


def _is_meant(name: str, wanted: str, is_key: bool) -> bool:
    return name == wanted if is_key else wanted in name


def _tags(known: Iterable[Iterable[object]], asked: str) -> Iterable[str]:
    from retro.core.text.folding import fold_name

    wanted = fold_name(asked.removeprefix("#"))
    return (name for (name,) in known if isinstance(name, str) and fold_name(name) == wanted)
