"""Schema, archives, Markdown and the files of the package are what they were, byte for byte."""

from pathlib import Path

import retro
from tests.freeze import CHANGED, differences, frozen, in_wheel


def test_nothing_that_is_frozen_has_changed(tmp_path: Path) -> None:
    made = frozen(tmp_path)
    assert differences(made) == [], CHANGED
    for name in made:
        assert differences({**made, name: made[name] + "\n"}) == [name]
    assert differences({name: made[name] for name in made if name != "demo.md"}) == ["demo.md"]


def test_every_module_is_in_the_wheel() -> None:
    package = Path(retro.__file__).parents[1]
    modules = {path.relative_to(package).as_posix() for path in package.joinpath("retro").rglob("*.py")}
    assert {name for name in in_wheel() if name.endswith(".py")} == modules
