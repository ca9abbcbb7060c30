"""Values made without compiling code are what frozen dataclasses are."""

from __future__ import annotations

import pytest

from retro.core.value import Value


class Place(Value):
    """Somewhere."""

    id: str
    page: str = ""


class Way(Value):
    """The same fields, another meaning."""

    id: str
    page: str = ""


class Nowhere(Value):
    """No field at all."""


def test_fields_are_given_in_order_or_by_name() -> None:
    assert Place("a", "b") == Place("a", page="b") == Place(page="b", id="a")
    assert (Place("a").id, Place("a").page) == ("a", "")
    assert repr(Place("a")) == "Place(id='a', page='')"


def test_only_values_of_one_class_are_equal() -> None:
    assert Place("a") == Place("a", "")
    assert Place("a") != Way("a")
    assert Place("a") != "a"
    assert {Place("a"), Place("a"), Way("a")} == {Place("a"), Way("a")}
    assert Nowhere()


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), (("a", "b", "c"), {}), (("a",), {"id": "b"}), (("a",), {"x": ""})]
)
def test_a_field_without_a_value_or_a_value_without_a_field_is_refused(
    values: tuple[str, ...], named: dict[str, str]
) -> None:
    with pytest.raises(TypeError, match="Place takes id, page"):
        Place(*values, **named)
    with pytest.raises(TypeError, match="takes nothing"):
        Nowhere(*("a",))


def test_a_value_is_never_changed() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        Place("a").id = "b"  # type: ignore[misc]


def test_a_copy_has_other_values_of_the_fields_named() -> None:
    assert Place("a", "b").replaced(page="c") == Place("a", "c")
    with pytest.raises(TypeError, match="Place takes id, page"):
        Place("a").replaced(pages="c")
