"""Where everything is kept: the same places as platformdirs names, which is not imported for them on Linux."""

from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from retro.paths import paths


@pytest.mark.parametrize("home", ["/home/somebody", "/home/somebody/", "/", "somewhere"])
@pytest.mark.parametrize("data", [None, "", "/srv/data", "/srv/data/", "not/absolute"])
def test_the_paths_are_those_of_platformdirs(home: str, data: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RETRO_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False) if data is None else monkeypatch.setenv(variable, data)
    folders = PlatformDirs("retro", appauthor=False)
    assert paths().data == Path(folders.user_data_dir)
    assert paths().state == Path(folders.user_state_dir)
    assert paths().config == Path(folders.user_config_dir)
    assert paths().keys == Path(folders.user_config_dir) / "keys.toml"
