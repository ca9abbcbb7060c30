"""Completions and the man page, as they are installed, are what the parser says today."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from retro.core.formats import archive_file
from retro.core.gig.retrospective import Facts, Retrospective
from share import make

TITLES = {"a": "Labels for Anna", "b": "A shop for Ben, $(touch gone) `touch gone`", "c": "Labels again"}
GIGS = [Retrospective.new(id=digit * 32, facts=Facts(title=title)) for digit, title in TITLES.items()]


def test_every_option_and_argument_has_its_help() -> None:
    without = [
        (command, action.dest) for command, action in make.actions(make.parser()) if not (action.help or "").strip()
    ]
    assert not without


@pytest.mark.parametrize("name", make.FILES)
def test_what_is_installed_is_what_the_parser_says_today(name: str) -> None:
    """Where this fails, python share/make.py writes the files anew."""
    assert (make.HERE / name).read_text(encoding="utf-8") == make.text_of(name)


def test_every_option_stands_in_the_man_page() -> None:
    page = (make.HERE / make.MAN).read_text(encoding="utf-8").replace("\\-", "-")
    for command, action in make.actions(make.parser()):
        for name in set(action.option_strings) - {"--help"}:
            assert name in page, (command, name)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a shell that finds retro, with a library of three gigs that nothing here changes."""
    return shell_surroundings(tmp_path_factory.mktemp("shell"))


def shell_surroundings(home: Path) -> dict[str, str]:
    """The environment of a shell that finds retro, and a library of three gigs."""
    program = home / "bin" / "retro"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m retro "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    env = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "RETRO_HOME": str(home / "library"),
    }
    archive = "".join(archive_file.archive_lines(GIGS))
    subprocess.run([program, "import", "-"], env=env, input=archive, text=True, check=True, capture_output=True)
    return env


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("retro und", ["undelete"]),
        ("retro export --form", ["--format"]),
        ("retro export --format ", ["json", "md"]),
        ("retro list --outcome un", ["unpaid"]),
        ("retro patterns --outcome i-", ["i-stopped"]),
        ("retro show aaa", ["aaaaaaaa"]),
        ("retro show anna", ["aaaaaaaa"]),
        ("retro show labels", ["aaaaaaaa", "cccccccc"]),
        ("retro compare aaaaaaaa ben", ["bbbbbbbb"]),
        ("retro undelete a", []),
    ],
)
def test_bash_completes_commands_options_and_ids_by_title(
    shell: dict[str, str], tmp_path: Path, typed: str, offered: list[str]
) -> None:
    script = """
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        complete -p retro > spec; function=$(sed 's/.*-F \\([^ ]*\\).*/\\1/' spec)
        $function retro "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    completion = make.HERE / make.NAMES["bash"]
    done = subprocess.run(
        ["bash", "-c", script, "bash", completion, *typed.split(" ")],
        env=shell, cwd=tmp_path, capture_output=True, text=True, timeout=600, check=True,
    )  # fmt: skip
    assert sorted(done.stdout.split()) == offered
    assert not (tmp_path / "gone").exists()
