"""A long paragraph is cut once for all its rows, into the same pieces as ever; and one that is too long says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.tui.kit.text.typed_text import WrappedLines
from retro.tui.navigation import WizardRoute
from retro.tui.wizard.fields.long_line import LongLine, WrapCache
from retro.tui.wizard.fields.text import LONG, Writing
from tests.tui.conftest import LibraryWith, OpenApp, picture

TEXTS = st.text("ab \t字e\u0301👩", min_size=1, max_size=40)
PLACES = st.integers(0, 40)


@given(TEXTS, st.sets(PLACES), st.lists(st.tuples(PLACES, PLACES, st.sampled_from(["red", "bold"])), max_size=3))
def test_the_pieces_are_those_that_any_text_is_cut_into(
    text: str, places: set[int], styled: list[tuple[int, int, str]]
) -> None:
    offsets = sorted(place for place in places if 0 < place < len(text))
    plain, cutter = Text(text), WrapCache()
    ours = LongLine(text, cutter)
    for start, end, style in styled:
        plain.stylize(style, start, end)
        ours.stylize(style, start, end)
    for _ in range(2):  # the second time as it was remembered
        assert [(piece.plain, piece.spans) for piece in ours.divide(offsets)] == [
            (piece.plain, piece.spans) for piece in (plain.divide(offsets) if offsets else [plain])
        ]
    assert [piece.plain for piece in LongLine(text, cutter).divide(offsets)] == [
        piece.plain for piece in ours.divide(offsets)
    ]


def test_a_line_is_cut_once_for_all_its_rows() -> None:
    text, cutter = "word " * 100, WrapCache()
    first, again = (LongLine(text, cutter).divide([80, 160, 240]) for _ in range(2))
    assert all(one is other for one, other in zip(first, again, strict=True))


def draft(text: str) -> Retrospective:
    return Retrospective.new(id="a" * 32, facts=Facts(title="Shop", status=Status.OVER)).with_answer("story.tell", text)


async def test_a_paragraph_longer_than_any_is_read_offers_the_editor_once(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([draft("word " * (LONG // 5))])
    async with open_app(WizardRoute(GigId("a" * 32), "story.tell"), size=(120, 40)) as pilot:
        assert "press F4 for your editor" not in picture(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert "A very long paragraph slows typing." in picture(pilot)
        assert "press F4 for your editor" in picture(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "press F4 for your editor" not in picture(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert "press F4 for your editor" not in picture(pilot)


async def test_the_whole_text_is_put_together_once_for_each_change(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with([draft("\n".join(["one", "two", "three"] * 20))])
    async with open_app(WizardRoute(GigId("a" * 32), "story.tell"), size=(120, 40)) as pilot:
        area = pilot.app.screen.query_one(Writing)
        joined: list[Document] = []

        def put_together(document: Document) -> str:
            joined.append(document)
            return document.newline.join(document.lines)

        monkeypatch.setattr(Document, "text", property(put_together))
        for key in ("x", "enter", "ctrl+z", "backspace", "ctrl+y", "up", "z"):
            joined.clear()
            await pilot.press(key)
            await pilot.pause()
            assert len(joined) <= 1, key  # it was drawn in more than 30 rows
            assert area.text == "\n".join(area.document.lines)
        assert area.text != "\n".join(["one", "two", "three"] * 20)
        area.text = "new"
        assert area.text == area.document.text == "new"


async def test_long_text_in_ordinary_paragraphs_says_nothing(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([draft("\n".join(["word " * 100] * 50))])
    async with open_app(WizardRoute(GigId("a" * 32), "story.tell"), size=(120, 40)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert "press F4 for your editor" not in picture(pilot)
        assert pilot.app.screen.query_one(TextArea).text.count("x") == 1


LINES = st.lists(st.text("ab \t字", max_size=30), max_size=8).map("\n".join)
EDITS = st.lists(st.tuples(LINES, PLACES, PLACES), max_size=4)


@given(LINES, st.integers(0, 20), EDITS)
def test_a_text_knows_how_many_rows_it_has_after_every_edit(
    text: str, width: int, edits: list[tuple[str, int, int]]
) -> None:
    document = Document(text)
    ours, stock = WrappedLines(WrappedDocument(document)), WrappedDocument(document)
    for wrapped in (ours, stock):
        wrapped.wrap(width)
    assert ours.height == stock.height
    for letters, start, end in edits:
        first, last = sorted(min(place, len(document.text)) for place in (start, end))
        start_at, end_at = _location(document.text, first), _location(document.text, last)
        edit = document.replace_range(start_at, end_at, letters)
        for wrapped in (ours, stock):
            wrapped.wrap_range(start_at, end_at, edit.end_location)
        assert ours.height == stock.height


def _location(text: str, index: int) -> tuple[int, int]:
    before = text[:index].split("\n")
    return len(before) - 1, len(before[-1])
