"""What is typed is completed from earlier answers, however either was written."""

import pytest

from retro.tui.kit.text.suggester import FoldedSuggester

ANSWERS = ("Łódź Press", "O’Brien & Sons", "Straße 9", "co\u00adop")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("lod", "Łódź Press"),
        ("ŁÓDŹ", "Łódź Press"),
        ("o'b", "O’Brien & Sons"),
        ("Stra", "Straße 9"),
        ("strasse", "strasse 9"),
        ("coo", "coop"),
        ("press", None),
        ("", None),
        ("\u200b", None),
    ],
)
async def test_an_earlier_answer_is_offered_by_any_writing_of_its_beginning(typed: str, offered: str | None) -> None:
    assert await FoldedSuggester(ANSWERS).get_suggestion(typed) == offered
