"""`retro list --format csv`: writes a row for each gig, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from heapq import merge

from retro.commands.output import write_stdout
from retro.core.document_kinds import Document
from retro.core.gig import metrics
from retro.core.gig.choices import Status
from retro.core.gig.retrospective import Retrospective
from retro.core.hundredths import HUNDREDTH
from retro.core.rough_day import iso_day
from retro.core.vet.good_end import as_gig
from retro.core.vet.vet import Vet

MARK = "\N{BYTE ORDER MARK}"
FORMULA = frozenset("=+-@＝＋－＠|%\t\r\n")
"""First characters of a cell that a spreadsheet could run as a formula."""


def _day(on: date | None) -> str:
    return iso_day(on) if on else ""


def _amount(value: Decimal | None) -> str:
    return "" if value is None else str(value.quantize(HUNDREDTH))


COLUMNS: Mapping[str, Callable[[Retrospective], str]] = {
    "id": lambda gig: gig.id,
    "title": lambda gig: _text(gig.name),
    "client": lambda gig: _text(gig.facts.client),
    "source": lambda gig: _text(gig.facts.platform),
    "tags": lambda gig: _text(", ".join(gig.tags)),
    "links": lambda gig: _text("\n".join(link.target for link in gig.every_link)),
    "draft": lambda gig: "yes" if gig.is_draft else "no",
    "status": lambda gig: gig.facts.status or "",
    "outcome": lambda gig: gig.facts.outcome or "",
    "written_on": lambda gig: _day(gig.created_at.astimezone().date()),
    "started_on": lambda gig: _day(gig.facts.started_on),
    "ended_on": lambda gig: _day(gig.facts.ended_on),
    "noticed_on": lambda gig: _day(gig.facts.noticed_on),
    "told_on": lambda gig: _day(gig.facts.told_on),
    "currency": lambda gig: _text(gig.facts.currency),
    "price": lambda gig: _amount(gig.facts.price),
    "paid": lambda gig: _amount(gig.facts.paid),
    "refunded": lambda gig: _amount(gig.facts.refunded),
    "hours_estimated": lambda gig: _amount(gig.facts.hours_planned),
    "hours_worked": lambda gig: _amount(gig.facts.hours_worked),
    "effective_rate": lambda gig: _amount(metrics.true_rate(gig.facts)),
}
"""Header and cell of each column. Names are those of retro/1 where it has one; unknown is an empty cell."""


class _Stdout:
    """File that csv writes to."""

    def write(self, text: str) -> int:
        """Print as data."""
        write_stdout(text)
        return len(text)


def put_table(documents: Iterable[Document], *, with_mark: bool) -> None:
    """Print the table as CSV: UTF-8, commas, quotes where needed, each line ended by a newline."""
    if with_mark:
        write_stdout(MARK)
    rows = csv.writer(_Stdout(), lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(map(_cells, documents))


def by_day(gigs: Iterable[Retrospective], good: Iterable[Vet], by: str) -> Iterator[Document]:
    """Return both, newest first: `by` the day of the gig, or when it was written down. The gigs are in that order."""
    key: Callable[[Document], tuple[object, ...]] = _written if by == "written" else _of_gig
    return merge(gigs, sorted(good, key=key, reverse=True), key=key, reverse=True)


def _written(document: Document) -> tuple[datetime, str]:
    return document.created_at, document.id


def _of_gig(document: Document) -> tuple[date, datetime, str]:
    day = metrics.day_of_gig(document) if isinstance(document, Retrospective) else document.day
    return day, document.created_at, document.id


def _cells(document: Document) -> list[str]:
    """Return the cells of a gig; one without a retrospective is under way or ended well, without a refund."""
    if isinstance(document, Retrospective):
        return [cell(document) for cell in COLUMNS.values()]
    gig = as_gig(document)
    known = {"outcome": document.ended or "", "refunded": ""}
    if not document.is_good_end:
        known["status"] = Status.LIVE
    return [known.get(name, cell(gig)) for name, cell in COLUMNS.items()]


def _text(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet could take for a formula."""
    return f"'{text}" if text.strip(" \N{NO-BREAK SPACE}")[:1] in FORMULA and text else text
