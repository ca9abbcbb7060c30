"""Facts are changed by name with the types that they have."""

from typing import get_type_hints

from retro.core.gig.fact_changes import FactChanges
from retro.core.gig.retrospective import Facts


def test_each_fact_can_be_changed_by_its_name_and_to_what_it_may_be() -> None:
    assert get_type_hints(FactChanges) == get_type_hints(Facts)
    assert [*FactChanges.__annotations__] == [*Facts._fields]
    assert FactChanges.__required_keys__ == set()
