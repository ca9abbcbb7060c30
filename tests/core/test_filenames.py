"""File names hold the user's words and nothing that any system could take for something else."""

import ntpath
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.formats.filenames import LONGEST, retrospective_stem, safe_stem
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective

DEVICES = ["CON", "prn", "AUX", "nul", "COM1", "COM¹", "lpt9", "CONIN$", "ＣＯＮ"]


def is_reserved(name: str) -> bool:
    """Whether Windows keeps the name to itself; pathlib answers no longer from Python 3.15 on."""
    asked: Callable[[str], bool] | None = getattr(ntpath, "isreserved", None)
    return asked(name) if asked else PureWindowsPath(name).is_reserved()


def named(title: str) -> str:
    noon = datetime(2026, 3, 14, 12, tzinfo=UTC)
    told = Retrospective(id=GigId("e0a3b1e0" * 4), created_at=noon, updated_at=noon)
    return retrospective_stem(told.with_facts(title=title))


def test_day_and_short_id_stand_in_front() -> None:
    assert named("Instagram dashboard") == "2026-03-14-e0a3b1e0-instagram-dashboard"


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("../../etc/x", "-etc-x"),
        ("-rf", "-rf"),
        ("CON", "-con"),
        ("🎉🔥", ""),
        ("", ""),
        ('a/b\\c:d*e?f"g<h>i|j', "-a-b-c-d-e-f-g-h-i-j"),
        ("Zoë’s Café & Söhne", "-zoë-s-café-söhne"),
        ("日本語のサイト", "-日本語のサイト"),
        ("हिन्दी", "-हिन्दी"),
        ("مرحبا ٣", "-مرحبا-٣"),
        ("name\u202egnp.exe", "-namegnp-exe"),
        ("line\nbreak\x1b[31m\x00", "-line-break-31m"),
        ("half \ud83d a face", "-half-a-face"),
    ],
)
def test_titles_that_would_do_harm_become_plain_names(title: str, end: str) -> None:
    assert named(title) == "2026-03-14-e0a3b1e0" + end


@pytest.mark.parametrize("device", DEVICES)
def test_a_device_of_windows_is_never_a_name(device: str) -> None:
    assert safe_stem(device).startswith("retro-")


def test_no_text_at_all_still_has_a_name() -> None:
    assert safe_stem("", "…", "\u200d") == "retro"


def test_a_long_title_is_cut_between_characters() -> None:
    stem = named("é" * 300)
    assert 98 <= len(stem.encode()) <= LONGEST
    assert stem.endswith("é")


@given(st.lists(st.text(), max_size=4))
def test_any_text_makes_a_safe_name(pieces: list[str]) -> None:
    stem = safe_stem(*pieces)
    assert 0 < len(stem.encode()) <= LONGEST
    assert stem[0] not in "-."
    assert stem[-1] not in "-. "
    assert all(unicodedata.category(c)[0] in "LM" or unicodedata.category(c) == "Nd" or c == "-" for c in stem)
    assert PurePosixPath(stem + ".md").name == stem + ".md"
    assert not is_reserved(stem + ".md")


@given(st.text())
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    assert safe_stem(safe_stem(text)) == safe_stem(text)


def test_a_name_that_is_cut_between_two_words_ends_in_no_dash() -> None:
    stem = safe_stem("a" * (LONGEST - 1), "b")
    assert stem == "a" * (LONGEST - 1)
