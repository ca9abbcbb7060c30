"""Holds what is in the sdist and the wheel to what the repository tracks: python -m tests.package_files DIST_FOLDER"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOP = ("CHANGELOG.md", "LICENSE", "Makefile", "README.md", "pyproject.toml", ".gitignore")
FOLDERS = ("src/", "tests/", "docs/", "share/")
PICTURES = re.compile(r"screenshots/([\w-]+-80x24-dark\.png|make\.py)")
"""Those of the size that README shows."""
DATA = "share/"


def tracked() -> list[str]:
    """Every file of the repository."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    return listed.stdout.splitlines()


def of_sdist(files: Iterable[str]) -> set[str]:
    """What the sdist must hold."""
    wanted = {name for name in files if name in TOP or name.startswith(FOLDERS) or PICTURES.fullmatch(name)}
    return wanted | {"PKG-INFO"}


def of_wheel(files: Iterable[str]) -> set[str]:
    """What the wheel must hold, but for its own metadata."""
    package = {name.removeprefix("src/") for name in files if name.startswith("src/")}
    return package | {name for name in files if name.startswith(DATA) and not name.endswith(".py")}


def in_sdist(path: Path) -> set[str]:
    """The files of an sdist, without the folder that holds them."""
    with tarfile.open(path) as archive:
        return {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}


def in_wheel(path: Path) -> set[str]:
    """The files of a wheel, but for its metadata; installed data by the name it is installed under."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    return {re.sub(r"^[^/]+\.data/data/", "", name) for name in names if ".dist-info/" not in name}


def differences(wanted: set[str], found: set[str]) -> list[str]:
    """What is missing, and what is too much."""
    return [f"- {name}" for name in sorted(wanted - found)] + [f"+ {name}" for name in sorted(found - wanted)]


def pictures_shown(files: set[str]) -> set[str]:
    """The pictures that README shows and the sdist does not hold."""
    return set(re.findall(r"screenshots/[\w-]+\.png", (ROOT / "README.md").read_text("utf-8"))) - files


def described(wheel: Path) -> str:
    """The description in a wheel's metadata."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return archive.read(name).decode("utf-8")


def main(folder: Path) -> int:
    """Compare both; the exit code."""
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    files = tracked()
    wrong = differences(of_sdist(files), in_sdist(sdist)) + differences(of_wheel(files), in_wheel(wheel))
    wrong += [f"README shows {name}" for name in sorted(pictures_shown(in_sdist(sdist)))]
    wrong += [
        f"the description shows or links {there}" for there in re.findall(r"\]\((?!https:)[^)]*\)", described(wheel))
    ]
    print("\n".join(wrong) or f"{len(in_sdist(sdist))} files in the sdist, {len(in_wheel(wheel))} in the wheel")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
