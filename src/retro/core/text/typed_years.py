"""Years as they are typed: of two figures or four, and one alone, of which the month is asked for."""

from __future__ import annotations

from datetime import date

from retro.core.text.parsing import YearAlone

WHICH_MONTH = "Which month of {}? The nearest you know will do."


def typed_year(text: str | None, today: date) -> int:
    """Return a year of four digits, or of two: in this century unless that is more than ten years ahead."""
    digits = (text or "").strip("'")
    if len(digits) != 2:
        return int(digits or 0)
    year = today.year // 100 * 100 + int(digits)
    return year if year <= today.year + 10 else year - 100


def year_alone(year: int, today: date, ahead: bool) -> None:
    """Raise YearAlone for a year whose month is to be asked for; do nothing for one on the wrong side of today's."""
    if year >= today.year if ahead else year <= today.year:
        raise YearAlone(WHICH_MONTH.format(year), year)
