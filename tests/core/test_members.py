"""Members of plain data are read by their type, and nothing of another type is taken for blank."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retro.core.formats.members import names_in, record_in, records_in, text_in, texts_in

DATA: dict[str, object] = {
    "facts": {"title": "A"},
    "moments": [{"text": "b"}],
    "tags": ["c"],
    "none": None,
    "title": "d",
}


def test_a_member_is_what_it_holds() -> None:
    assert record_in(DATA, "facts") == texts_in(DATA, "facts") == {"title": "A"}
    assert records_in(DATA, "moments") == [{"text": "b"}]
    assert names_in(DATA, "tags") == ["c"]
    assert text_in(DATA, "title") == "d"


@pytest.mark.parametrize("name", ["none", "missing"])
def test_an_absent_member_is_blank(name: str) -> None:
    assert (record_in(DATA, name), records_in(DATA, name), names_in(DATA, name), text_in(DATA, name)) == (
        {},
        [],
        [],
        "",
    )


@pytest.mark.parametrize(
    ("read", "name"), [(record_in, "moments"), (record_in, "title"), (records_in, "facts"), (names_in, "title")]
)
def test_a_record_or_list_of_another_type_is_not_taken_for_blank(
    read: Callable[[dict[str, object], str], object], name: str
) -> None:
    with pytest.raises(TypeError):
        read(DATA, name)


def test_a_text_that_is_none_is_blank_in_a_damaged_row() -> None:
    assert text_in(DATA, "facts") == ""
