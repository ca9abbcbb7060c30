"""The whole run leaves out what it says, and nothing that is gone stands in the list of long tests."""

from pathlib import Path

import pytest

from tests.tiers import ALWAYS, CASES, LONG, OF_CORE, WIDE, listed, mark_long, mark_wide

ROOT = Path(__file__).parents[1]


class Item:
    """A test with its marks, as far as parting the suite looks at one."""

    def __init__(self, nodeid: str) -> None:
        self.nodeid = nodeid
        self.marks: list[str] = []

    def add_marker(self, mark: pytest.MarkDecorator) -> None:
        self.marks.append(mark.name)


def wide(*nodeids: str) -> list[str]:
    items = [Item(nodeid) for nodeid in nodeids]
    mark_wide(items)  # type: ignore[arg-type]  # stand-ins
    return [item.nodeid for item in items if "wide" in item.marks]


def test_each_long_test_is_there() -> None:
    for name in listed():
        module, _, case = name.partition("::")
        assert f"def {case.partition('[')[0]}(" in (ROOT / module).read_text("utf-8"), name


@pytest.mark.parametrize("folder", ["tui", "terminal"])
def test_two_cases_of_a_test_of_the_screen_belong_to_the_whole_run(folder: str) -> None:
    cases = [f"tests/{folder}/test_x.py::test_it[{size}]" for size in ("60-20", "80-24", "120-40", "[]")]
    assert wide(*cases, f"tests/{folder}/test_x.py::test_other") == cases[CASES:]


def test_all_cases_elsewhere_do() -> None:
    assert wide(*(f"tests/core/test_x.py::test_it[{n}]" for n in range(5))) == []


def test_what_is_long_does_not_unless_it_is_the_main_job() -> None:
    long = [name for name, seconds in listed().items() if seconds >= WIDE]
    assert set(wide(*long)) == {name for name in long if not name.startswith(ALWAYS)}
    assert any(name.startswith(ALWAYS) for name in long)


def test_the_fast_run_leaves_out_what_is_long_of_core_and_storage() -> None:
    items = [Item(name) for name in [*listed(), "tests/core/test_x.py::test_it"]]
    mark_long(items)  # type: ignore[arg-type]  # stand-ins
    assert all(seconds >= LONG for name, seconds in listed().items() if name.startswith(OF_CORE))
    assert [item.nodeid for item in items if item.marks] == [name for name in listed() if name.startswith(OF_CORE)]
