"""The documents name files that exist, and nothing points at a document that is not in the repository."""

import re
from pathlib import Path

import pytest

from retro.core.vet.verdict import DECLINE_FROM, NEGOTIATE_FROM
from retro.core.vet.weights import MOST_QUESTIONS
from share.long_description import long_description
from tests import red_flags_page
from tests.plain_transcript import page

ROOT = Path(__file__).parents[1]
SEVEN = {6: "six", 7: "seven", 8: "eight"}
"""Numbers of questions, in words."""
OUTSIDE = re.compile(
    r"\b(PRODUCT|DESIGN|HOUSE|SPEED|RELIABILITY|LIVE|REACH|LOOK|WORDS|CATALOGUE|STYLE|DOMAIN|TEXTUAL)\.md\b"
)
NAMED = re.compile(
    r"`((?:src|tests|docs|core|storage|tui|commands|screenshots)/[\w./-]+|[\w-]+/[\w./-]+\.(?:py|toml|md))`"
)
LINKED = re.compile(r"\]\((?!https?:)([^)#]+)\)")
DOCUMENTS = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md"]


def exists(name: str) -> bool:
    """Whether this names a file or folder of ours, with or without the suffix of a module."""
    places = (ROOT / name, ROOT / "src/retro" / name)
    return any(place.exists() or place.with_name(f"{place.name}.py").exists() or _is_name_in(place) for place in places)


def _is_name_in(place: Path) -> bool:
    """Whether it is `folder/module.name`, a name in a module."""
    module, _, name = place.name.partition(".")
    file = place.with_name(f"{module}.py")
    return bool(name) and file.exists() and name.rstrip("…") in file.read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    missing = [name for name in NAMED.findall(text) if "*" not in name and not exists(name)]
    missing += [link for link in LINKED.findall(text) if not (document.parent / link).exists()]
    assert missing == []


STEP = re.compile(r"^\d+\. `([\w/.]+)`(?: by `(\w+)`)?: ", re.MULTILINE)


def files_on_way(way: str) -> list[str]:
    """The files that a way is said to pass."""
    section = (ROOT / "docs/ARCHITECTURE.md").read_text("utf-8").partition(f"## {way}\n")[2].partition("\n## ")[0]
    return [file for file, _ in STEP.findall(section)]


@pytest.mark.parametrize(
    ("way", "most"), [("The way of a start", 6), ("The way of a letter", 20), ("The way of a search word", 12)]
)
def test_each_file_on_a_way_is_led_into_by_one_before_it(way: str, most: int) -> None:
    section = (ROOT / "docs/ARCHITECTURE.md").read_text("utf-8").partition(f"## {way}\n")[2].partition("\n## ")[0]
    steps = STEP.findall(section)
    assert 6 <= len(steps) <= most
    passed = ""
    for file, name in steps:
        source = (ROOT / "src/retro" / file).read_text("utf-8")
        leads = re.compile(rf"\b{name}\b")
        module = file.removesuffix(".py").rpartition("/")[2]
        assert not passed or leads.search(passed), f"nothing before {file} uses {name}"
        assert not passed or name == module or leads.search(source), f"{name} is not in {file}"
        passed += source


def test_every_module_that_a_data_file_names_exists() -> None:
    named = {
        (file.name, module)
        for file in (ROOT / "src").rglob("*.toml")
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("#")
        for module in re.findall(r"\b([a-z_]+\.py)\b", line)
    }
    there = {file.name for file in (ROOT / "src").rglob("*.py")}
    assert named
    assert [(file, module) for file, module in named if module not in there] == []


REFERRED = re.compile(
    r"\b((?:core|storage|tui|commands)(?:\.[a-z_]+){2,})|\bsee `?(?:([a-z_]+)\.)?([a-z_]+)`?(?=[.;]|$)"
)
"""What a docstring refers to: a module or a name by its whole path, or after "see" a name here or in a module."""


def dangling(sources: dict[str, str]) -> list[str]:
    """The references in the docstrings of these modules (by dotted name) to what isn't among them or in them."""
    return [
        f"{here}: {path or f'{module}.{name}'.lstrip('.')}"
        for here, source in sources.items()
        for docstring in re.findall(r'"""(.+?)"""', source, re.DOTALL)
        for path, module, name in REFERRED.findall(docstring)
        if not _is_there(sources, here, *(path.rsplit(".", 1) if path else (module, name)))
    ]


def _is_there(sources: dict[str, str], here: str, module: str, name: str) -> bool:
    """Whether there is such a module, or one of that name that has this; without one, whether it is used here."""
    whole = f"{module}.{name}".lstrip(".")
    if any(f".{key}".endswith((f".{whole}", f".{whole}.__init__")) for key in sources):
        return True
    if not module:
        return len(re.findall(rf"\b{name}\b", sources[here])) > 1
    of = [source for key, source in sources.items() if f".{key}".endswith(f".{module}")]
    return any(re.search(rf"\b(?:def|class) {name}\b|^{name}\b", source, re.MULTILINE) for source in of)


def test_what_a_docstring_refers_to_exists() -> None:
    root = ROOT / "src/retro"
    sources = {
        ".".join(file.relative_to(root).with_suffix("").parts): file.read_text("utf-8") for file in root.rglob("*.py")
    }
    assert dangling(sources) == []
    written = {"core.text.days": "def read_day(): ...", "tui.line": '"""As core.days.read; see days.read."""'}
    assert dangling(written) == ["tui.line: core.days.read", "tui.line: days.read"]


def test_no_file_points_at_a_document_that_is_not_here() -> None:
    code = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.toml"), *(ROOT / "tests").rglob("*.py")]
    ours = [file for file in (*code, *DOCUMENTS) if file != Path(__file__)]
    found = [f"{file.relative_to(ROOT)}: {said}" for file in ours for said in OUTSIDE.findall(file.read_text("utf-8"))]
    assert found == []


def test_the_gig_told_in_plain_mode_is_told_in_the_words_of_today() -> None:
    said = "Words of plain mode have changed: run python -m tests.plain_transcript, and read what git diff shows"
    assert (ROOT / "docs/plain.md").read_text("utf-8") == page(), said


def test_no_word_of_a_red_flag_changes_unseen() -> None:
    written = (ROOT / red_flags_page.PAGE).read_text("utf-8")
    assert written == red_flags_page.page(), "The catalogue has changed: run python -m tests.red_flags_page"
    assert written.count("\n- sentence: ") == 77


def test_the_limits_of_the_verdict_are_those_that_the_page_says() -> None:
    said = (ROOT / "docs/vetting.md").read_text("utf-8")
    assert f"| decline | {DECLINE_FROM} points" in said
    assert f"| negotiate | {NEGOTIATE_FROM} points" in said
    assert f"At most {SEVEN[MOST_QUESTIONS]} questions, " in said


def test_a_name_that_is_nowhere_is_found_out() -> None:
    assert not exists("tui/nowhere.py")
    assert not exists("core/gig/metrics.nothing_of_that_name")
    assert exists("core/gig/metrics.time_to_tell")


def test_the_description_of_the_package_shows_and_links_nothing_that_an_index_has_not() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    described = long_description(readme)
    targets = re.findall(r"\]\(([^)]*)\)", described)
    assert [target for target in targets if not target.startswith("https://")] == []
    assert "![" not in described
    assert "screenshots/home" not in described
    left = described.splitlines()
    lost = [line for line in readme.splitlines() if line not in left]
    assert all("](" in line or line in ("| | |",) for line in lost), "but for pictures and links it is README"
    assert "\n\n\n" not in described
    assert "Every key is in docs/keys.md, and `keys.toml`" in described
    web = "[a](https://example.org)"
    assert long_description(web) == web


def test_the_readme_is_read_in_one_sitting() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) < 120
