"""Which gigs a list or a search is about: the conditions of SQL that keep all others out."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from retro.storage.queries.library import Fetch

STATUSES = {
    "draft": "{0}.finished_at IS NULL",
    "open": "{0}.status IN ('live', 'untold')",
    "untold": "{0}.status = 'untold' AND {0}.told_on IS NULL",
    "over": "{0}.status = 'over'",
}
"""What can be asked for, and what it asks of a retrospective: `draft` whether it is finished, the others the gig."""
OF_VETS = {"open": "under way", "over": "ended well"}
"""The same of a vetted gig, by how it stands; it is neither a draft, nor is it told of here."""
_KNOWN = {
    "client": "SELECT DISTINCT client FROM {0} WHERE deleted_at IS NULL",
    "source": "SELECT DISTINCT platform FROM {0} WHERE deleted_at IS NULL",
    "tag": "SELECT DISTINCT tag FROM tag",
    "flag": 'SELECT DISTINCT "key", name FROM red_flag',
}
"""The names among which those are looked for that are meant."""
OF_BOTH = ("client", "source")
"""Those that a vetted gig has too."""
_IN = "IN (SELECT value FROM json_each(?))"
_NAMED = {
    "client": f"{{0}}.client {_IN}",
    "source": f"{{0}}.platform {_IN}",
    "tag": f"EXISTS (SELECT 1 FROM tag AS t WHERE t.retrospective = {{0}}.id AND t.tag {_IN})",
    "flag": f'EXISTS (SELECT 1 FROM red_flag AS f WHERE f.retrospective = {{0}}.id AND f."key" {_IN})',
}
_DAY = "coalesce({0}.ended_on, date({0}.created_at, 'localtime'))"


class GigFilter(NamedTuple):
    """What was asked for; "" and None ask for nothing. Days are those of the gig: when it ended, else was written."""

    client: str = ""
    """A part of the name will do, whatever its case and accents."""
    source: str = ""
    """As for the client."""
    tag: str = ""
    flag: str = ""
    """A red flag's code, or a part of its name."""
    status: str = ""
    """One of STATUSES."""
    outcome: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def can_be_vets(self) -> bool:
        """Whether vetted gigs can be meant."""
        return not (self.tag or self.flag or self.outcome) and self.status in ("", *OF_VETS)

    def is_standing(self, standing: str) -> bool:
        """Whether a vetted gig that stands so can be meant."""
        return self.status == "" or OF_VETS.get(self.status) == standing

    def conditions(self, fetch: Fetch, table: str) -> tuple[str, list[object]]:
        """What follows a WHERE over retrospectives under this name, and its values."""
        found: list[tuple[str, list[object]]] = [self._named(fetch, name) for name in _KNOWN]
        if self.status:
            found.append((STATUSES[self.status], []))
        if self.outcome:
            found.append(("{0}.outcome = ?", [self.outcome]))
        return _joined((*found, *self._days()), table)

    def conditions_of_vets(self, fetch: Fetch, table: str) -> tuple[str, list[object]]:
        """The same over vetted gigs, but for how they stand."""
        named = (self._named(fetch, name, "vet") for name in OF_BOTH)
        return _joined((*named, *self._days()), table)

    def _named(self, fetch: Fetch, name: str, table: str = "retrospective") -> tuple[str, list[object]]:
        asked: str = getattr(self, name)
        if not asked:
            return "", []
        import json  # a list of all that there is does without

        known = fetch(_KNOWN[name].format(table), ())
        meant = _tags(known, asked) if name == "tag" else _meant(known, asked)
        return _NAMED[name], [json.dumps(list(meant))]

    def _days(self) -> Iterable[tuple[str, list[object]]]:
        if self.since:
            yield f"{_DAY} >= ?", [self.since.isoformat()]
        if self.until:
            yield f"{_DAY} <= ?", [self.until.isoformat()]


def _joined(found: Iterable[tuple[str, list[object]]], table: str) -> tuple[str, list[object]]:
    asked = [(sql, values) for sql, values in found if sql]
    sql = "".join(f" AND {sql.format(table)}" for sql, _ in asked)
    return sql, [value for _, values in asked for value in values]


def _meant(known: Iterable[Iterable[object]], asked: str) -> Iterable[str]:
    """The names that hold the one asked for; of a flag its key, where that or its name does."""
    from retro.core.text.folding import fold_name

    wanted = fold_name(asked)
    for row in known:
        name, *others = (each for each in row if isinstance(each, str))
        if any(wanted in fold_name(each) for each in others) or _is_meant(fold_name(name), wanted, bool(others)):
            yield name


def _is_meant(name: str, wanted: str, is_key: bool) -> bool:
    return name == wanted if is_key else wanted in name


def _tags(known: Iterable[Iterable[object]], asked: str) -> Iterable[str]:
    from retro.core.text.folding import fold_name

    wanted = fold_name(asked.removeprefix("#"))
    return (name for (name,) in known if isinstance(name, str) and fold_name(name) == wanted)
