"""The table of faults names tests that exist, and leaves none of K1 to K44 out."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = re.findall(
    r"^\| (.+?) \| `(.+?)::(.+?)` \| (.+) \|$", (ROOT / "tests/FAULTS.md").read_text("utf-8"), re.MULTILINE
)


def test_every_fault_is_listed() -> None:
    assert {f"K{number}" for number in range(1, 45)} <= {case for case, *_ in ROWS}


def test_every_fault_is_survived() -> None:
    assert [case for case, _, _, result in ROWS if not result.startswith("holds")] == []


def test_every_test_that_is_named_exists() -> None:
    for _, file, name, _ in ROWS:
        assert re.search(rf"^(async )?def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), f"{file}::{name}"
