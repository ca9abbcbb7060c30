"""Days as an iCalendar file, read back with a library that knows the format."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from retro.core.formats.icalendar import LONGEST, CalendarDay, calendar
from retro.core.text.control_chars import visible
from tests.nasty_text import ANY_TEXT
from tests.reading_calendar import entries

AT = datetime(2026, 11, 24, 12, 30, 5, tzinfo=UTC)
NAMES = {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP"}
days = st.builds(CalendarDay, st.from_regex(r"[a-z0-9-]{1,80}", fullmatch=True), st.dates(), ANY_TEXT, ANY_TEXT)


@given(st.lists(days, min_size=1, max_size=4))
def test_what_was_written_is_read_back_and_nothing_else(written: list[CalendarDay]) -> None:
    read = entries(calendar(written, AT))
    for day, entry in zip(written, read, strict=True):
        assert entry.names <= NAMES
        assert (entry.uid, entry.on, entry.at) == (f"{day.key}@retro", day.on, AT)
        assert entry.summary == visible(" ".join(day.summary.split()))
        assert entry.about == (visible(day.about).replace("\t", " ") if day.about.strip() else "")


@given(st.lists(days, min_size=1, max_size=2))
def test_every_line_ends_with_crlf_is_short_and_cuts_no_character(written: list[CalendarDay]) -> None:
    *lines, end = calendar(written, AT).encode().split(b"\r\n")
    assert end == b""
    for line in lines:
        assert len(line) <= LONGEST
        assert line.decode()
        assert not any(byte < 32 or byte == 127 for byte in line)


def test_no_text_can_begin_a_property_of_its_own() -> None:
    evil = "x\r\nATTENDEE:mailto:a@b.org\r\nEND:VEVENT\nBEGIN:VALARM\u2028X:1"
    (entry,) = entries(calendar([CalendarDay("stop-1", date(2026, 12, 1), evil, evil)], AT))
    assert entry.names == NAMES


def test_an_entry_looks_as_the_format_has_it() -> None:
    assert calendar([CalendarDay("stop-1", date(2026, 12, 1), "A; b, c \\ d", "One\nTwo")], AT).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//retro//retro//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:stop-1@retro",
        "DTSTAMP:20261124T123005Z",
        "LAST-MODIFIED:20261124T123005Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20261201",
        "SUMMARY:A\\; b\\, c \\\\ d",
        "DESCRIPTION:One\\nTwo",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT9H",
        "DESCRIPTION:A\\; b\\, c \\\\ d",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
