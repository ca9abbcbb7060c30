"""Tab in a real zsh and a real fish completes commands, options, ids with their titles, and files."""

import shutil
from pathlib import Path

import pytest

from share import make
from tests.terminal.terminal import Terminal
from tests.test_shell_files import shell_surroundings

SET_UP = {
    "zsh": (
        ".zshrc",
        "PS1='$ '\nfpath=('{}' $fpath)\nautoload -Uz compinit && compinit -u -D\n",
    ),
    "fish": (
        ".config/fish/config.fish",
        "source '{0}/retro.fish'\nset -g fish_greeting\nfunction fish_prompt; echo '$ '; end\n",
    ),
}
"""What turns completion on in each, by the file that says so; {} is the folder that its file is installed to."""
TYPED = (
    ("retro und", ("retro undelete",)),
    ("retro export --form", ("export --format",)),
    ("retro list --outcome not", ("--outcome not-accepted",)),
    ("retro show ", ("Labels for Anna", r"Labels again", r"\$\(touch gone\)")),
    ("retro compare aaaaaaaa b", ("compare aaaaaaaa bbbbbbbb",)),
    ("retro import arch", ("import archive.jsonl",)),
)
"""What is typed before Tab, and what stands on the screen after it."""


@pytest.mark.parametrize(
    "shell",
    [
        pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"{name} isn't installed"))
        for name in SET_UP
    ],
)
def test_tab_completes_commands_options_ids_with_titles_and_files(shell: str, tmp_path: Path) -> None:
    env = shell_surroundings(tmp_path / "home")
    name, lines = SET_UP[shell]
    start = Path(env["HOME"], name)
    start.parent.mkdir(parents=True, exist_ok=True)
    start.write_text(lines.format((make.HERE / make.NAMES[shell]).parent), encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "archive.jsonl").touch()
    with Terminal(shell, env=env, cwd=folder, timeout=600) as terminal:
        terminal.wait_for(r"^\$")
        for typed, shown in TYPED:
            terminal.type(typed)
            terminal.press("tab")
            for pattern in shown:
                terminal.wait_for(pattern)
            terminal.press("ctrl+u")
            terminal.wait_for(r"^\$$")
        terminal.type("exit\n")  # told to end by a signal, zsh goes on
        terminal.wait_exit()
    assert not (folder / "gone").exists()
