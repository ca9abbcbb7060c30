"""What has a function is not spelt out again by hand: a short id, a question by its key, a text on one line."""

import re
from pathlib import Path

import pytest

import retro

ROOT = Path(retro.__file__).parent
BY_HAND = {
    "short_id": (re.compile(r"(\b\w*id|\bgig|\])\[:8\]"), "core/gig/ids.py"),
    "question_of": (re.compile(r"in every_question\([^()]*\)\s+if\s+\w+\.key =="), "core/wizard/questions.py"),
    "on_one_line": (re.compile(r"""(" "|' ')\.join\((?!\[).*\.split\(\)\)"""), "core/text/one_line.py"),
}
"""What to call, how it is spelt out by hand, and the one module that does so."""
WRITTEN_OUT = {
    "short_id": ("vet.id[:8]", "self._id[:8]", "each.gig[:8]", "doubled[0][:8]"),
    "question_of": ("next(each for *_, each in every_question(steps) if each.key == key)",),
    "on_one_line": (
        '" ".join(str(sql).split())',
        "f\"{' '.join(text.split())}\"",
        '" ".join((a or b).text[:9].split())',
    ),
}
OTHERS = {
    "short_id": ("older[:8]", "uuid4().hex[:8]"),
    "question_of": ("for _, page, each in every_question():",),
    "on_one_line": ('" ".join(words)', '" ".join(text.split()[:4])', '", ".join(text.split())'),
}


def spelt_out(by_hand: re.Pattern[str]) -> set[str]:
    """The modules that hold it."""
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ROOT.rglob("*.py")}
    assert len(sources) > 300
    return {name for name, source in sources.items() if by_hand.search(source)}


@pytest.mark.parametrize("name", BY_HAND)
def test_no_module_spells_out_what_has_a_function(name: str) -> None:
    by_hand, owner = BY_HAND[name]
    assert f"def {name}(" in (ROOT / owner).read_text("utf-8")
    assert spelt_out(by_hand) - {owner} == set(), f"call {name} of {owner}"


@pytest.mark.parametrize("name", BY_HAND)
def test_what_is_spelt_out_is_noticed_and_nothing_else(name: str) -> None:
    by_hand, _ = BY_HAND[name]
    assert [each for each in WRITTEN_OUT[name] if not by_hand.search(each)] == []
    assert [each for each in OTHERS[name] if by_hand.search(each)] == []
