"""The table of inputs names tests that exist, numbers its rows without a gap, and leaves no section empty."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = (ROOT / "tests/INPUTS.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+)\.(\d+) \| (.+?) \| (.+?) \| `(.+?)::(.+?)` \|$", TABLE, re.MULTILINE)


def test_rows_are_numbered_without_a_gap() -> None:
    for section in {section for section, *_ in ROWS}:
        numbers = [int(number) for of, number, *_ in ROWS if of == section]
        assert numbers == list(range(1, len(numbers) + 1)), section


def test_every_line_of_a_table_is_a_row() -> None:
    lines = [line for line in TABLE.splitlines() if line.startswith("|") and not line.startswith(("| Row", "|---"))]
    assert len(lines) == len(ROWS), [line for line in lines if not re.search(r"`[^`]+::\w+` \|$", line)]


def test_every_test_that_is_named_exists() -> None:
    for *_, file, name in ROWS:
        assert re.search(rf"^(async )?def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), f"{file}::{name}"
