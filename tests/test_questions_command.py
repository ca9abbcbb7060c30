"""`retro questions`, and an own question in plain mode, in Markdown, in search and in an archive."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from retro.commands import questions as command
from retro.core.gig import own_questions as own
from retro.core.gig.own_questions import LONGEST, Change, Questions, StepKey
from retro.storage.queries.library import Library
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting, own_questions
from retro.storage.writing.store import Store
from tests.answered_here import answered_text

Result = subprocess.CompletedProcess[str]
Retro = Callable[..., Result]


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    """Run it in the test's own process."""
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")}
    return lambda *words, stdin=None: answered_text(words, env, stdin)


@pytest.fixture
def retro_apart(tmp_path: Path) -> Retro:
    """Run it in a process of its own."""

    def run(*words: str, stdin: str | None = None) -> Result:
        return subprocess.run(
            [sys.executable, "-m", "retro", *words],
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")},
            input=stdin, stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True, text=True, timeout=600,
        )  # fmt: skip

    return run


def test_none_is_said_and_makes_no_library(retro_apart: Retro, tmp_path: Path) -> None:
    done = retro_apart("questions")
    assert (done.returncode, done.stdout) == (0, "")
    assert not (tmp_path / "library").exists()
    assert done.stderr.startswith("No questions of your own yet.")
    command = shlex.split(done.stderr.partition("with: retro ")[2])
    assert retro_apart(*command).returncode == 0, "the advice works as it stands"
    assert retro_apart("questions").stdout == "1  story    How did you sleep?\n"


def test_they_are_added_renamed_retired_and_asked_again(retro_apart: Retro) -> None:
    assert retro_apart("questions", "--add", "story", " How  did you sleep? ").returncode == 0
    assert retro_apart("questions", "--add", "lessons", "Whom will you ask?").returncode == 0
    assert retro_apart("questions").stdout == "1  story    How did you sleep?\n2  lessons  Whom will you ask?\n"
    assert retro_apart("questions", "--rename", "1", "How was your sleep?").returncode == 0
    assert retro_apart("questions", "--retire", "2").returncode == 0
    first, second = retro_apart("questions").stdout.splitlines()
    assert first == "1  story    How was your sleep?"
    assert second.startswith("2  lessons  Whom will you ask?  (retired ")
    assert retro_apart("questions", "--ask-again", "2").returncode == 0
    assert "retired" not in retro_apart("questions").stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--add", "lesson", "Why?"), "--add takes gig, story, cost, flags, meaning or lessons, not “lesson”."),
        (("--add", "story", " "), "Write the question first."),
        (("--add", "story", "x" * (LONGEST + 1)), "A question has at most 72 characters; this one has 73."),
        (("--add", "story", "WHY?"), "You have that question already."),
        (("--rename", "2", "Who?"), "Which question? Give its number; retro questions lists them."),
        (("--retire", "0"), "Which question? Give its number; retro questions lists them."),
        (("--retire", "one"), "Which question? Give its number; retro questions lists them."),
        (("--retire", ""), "Which question? Give its number; retro questions lists them."),
        (("--ask-again", "٣"), "Which question? Give its number; retro questions lists them."),
        (("--retire", "1", "--ask-again", "1"), "One change at a time. See retro questions --help."),
        (("--add", "story"), "--add needs a step and your question in quotes: --add story QUESTION"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    retro: Retro, words: tuple[str, ...], sentence: str
) -> None:
    assert retro("questions", "--add", "story", "Why?").returncode == 0
    done = retro("questions", *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"retro: {sentence}\n")
    assert retro("questions").stdout == "1  story    Why?\n"


def test_what_would_steer_the_terminal_is_dropped_as_in_every_text(retro: Retro) -> None:
    assert retro("questions", "--add", "gig", "said [/] ok # \U0001f600 \x1b[2J").returncode == 0
    assert retro("questions").stdout == "1  gig      said [/] ok # \U0001f600\n"


def test_a_sixth_is_refused(retro: Retro) -> None:
    for number in range(5):
        assert retro("questions", "--add", "cost", f"Question {number}?").returncode == 0
    done = retro("questions", "--add", "cost", "One more?")
    assert (done.returncode, done.stderr) == (2, "retro: You have 5 questions. Retire one first.\n")


def test_an_own_question_is_answered_in_plain_mode_and_read_everywhere(retro: Retro) -> None:
    assert retro("questions", "--add", "gig", "How did you sleep?").returncode == 0
    told = retro("new", "--plain", stdin="1\nHarbour\n:g How did you sleep\nBadly, like a [/b] stone.\n.\n:q\n")
    assert "How did you sleep?" in told.stdout + told.stderr
    id = told.stdout.split()[-1]
    assert retro("questions", "--retire", "1").returncode == 0
    shown = retro("show", id).stdout
    assert "How did you sleep?" in shown
    assert "stone." in shown
    found = retro("search", "stone").stdout
    assert "Harbour" in found
    assert "The gig: Badly" in found
    assert "The gig: How did you sleep?" in retro("search", "sleep").stdout
    assert "Harbour" in retro("search", "sleep").stdout
    (item,) = json.loads(retro("export", "--all", "--format", "json").stdout)["retrospectives"]
    (question,) = item["own_questions"]
    assert (question["step"], question["ask"]) == ("gig", "How did you sleep?")
    assert item["answers"][question["key"]] == "Badly, like a [/b] stone."


def test_of_a_damaged_setting_what_can_be_asked_is_asked(tmp_path: Path) -> None:
    key, other = "mine." + "a" * 32, "mine." + "b" * 32
    items = [
        {"key": "mine." + "c" * 32, "step": "story", "ask": "x" * (LONGEST + 1)},
        {"key": "mine." + "d" * 32, "step": "story", "ask": " \n"},
        {"key": "mine." + "e" * 32, "step": "review", "ask": "Why?"},
        {"key": key, "step": "story", "ask": "Why?", "retired_on": "no day"},
        {"key": other, "step": "gig", "ask": "x" * LONGEST, "retired_on": 5},
    ]
    file = tmp_path / "library" / "retro.db"
    store = Store.open(file)
    store.set("own_questions", json.dumps(items))
    store.close()
    asked = own_questions(Library(file))
    assert [(each.question.ask, each.retired_on) for each in asked] == [("Why?", None), ("x" * LONGEST, None)]


@pytest.mark.parametrize(
    "stored",
    ["{", "[]", '{"key": 1}', "[1, null, {}]", '[{"key": "mine.x", "step": "story", "ask": "Why?"}]', "[" * 2000],
)
def test_a_damaged_setting_asks_nothing_and_harms_nothing(tmp_path: Path, stored: str) -> None:
    file = tmp_path / "library" / "retro.db"
    store = Store.open(file)
    store.set("own_questions", stored)
    store.close()
    assert own_questions(Library(file)) == ()


def test_what_is_done_already_is_said_and_changes_nothing(retro: Retro, tmp_path: Path) -> None:
    assert retro("questions", "--add", "story", "Why?").returncode == 0
    done = retro("questions", "--ask-again", "1")
    assert (done.returncode, done.stderr) == (0, "“Why?”: Asked already.\n")
    file = tmp_path / "library" / "retro.db"
    (only,) = own_questions(Library(file))
    store = Store.open(file)
    store.set("own_questions", as_setting((only._replace(retired_on=date(2025, 3, 14)),)))
    store.close()
    done = retro("questions", "--retire", "1")
    assert (done.returncode, done.stderr) == (0, "“Why?”: Retired already.\n")
    assert retro("questions").stdout == "1  story    Why?  (retired 14 Mar 2025)\n"


def test_a_retired_one_is_renamed_while_five_are_asked(retro: Retro) -> None:
    assert retro("questions", "--add", "story", "Why?").returncode == 0
    assert retro("questions", "--retire", "1").returncode == 0
    for number in range(5):
        assert retro("questions", "--add", "cost", f"Question {number}?").returncode == 0
    assert retro("questions", "--rename", "1", "What for?").returncode == 0
    assert retro("questions").stdout.startswith("1  story    What for?  (retired ")
    done = retro("questions", "--ask-again", "1")
    assert (done.returncode, done.stderr) == (2, "retro: You have 5 questions. Retire one first.\n")


@pytest.mark.parametrize(
    ("words", "after"),
    [
        (("--add", "gig", "Mine?"), ["Why?", "Theirs?", "Mine?"]),
        (("--rename", "1", "What for?"), ["What for?", "Theirs?"]),
        (("--retire", "1"), ["Why?", "Theirs?"]),
    ],
)
def test_two_commands_at_once_both_keep_what_they_changed(
    retro: Retro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], after: list[str]
) -> None:
    assert retro("questions", "--add", "story", "Why?").returncode == 0

    def theirs(every: Questions) -> Questions:
        return own.added(every, StepKey.GIG, "Theirs?")

    meanwhile(monkeypatch, theirs)
    assert retro("questions", *words).returncode == 0
    stored = own_questions(Library(tmp_path / "library" / "retro.db"))
    assert [each.question.ask for each in stored] == after
    assert bool(stored[0].retired_on) is ("--retire" in words)


@pytest.mark.parametrize("words", [("--rename", "1", "What for?"), ("--retire", "1"), ("--ask-again", "3")])
def test_one_that_is_gone_meanwhile_is_said_and_nothing_else_is_changed(
    retro: Retro, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    for ask in ("Why?", "Who?", "When?"):
        assert retro("questions", "--add", "story", ask).returncode == 0
    assert retro("questions", "--retire", "3").returncode == 0
    meanwhile(monkeypatch, lambda every: (every[1],))
    done = retro("questions", *words)
    assert (done.returncode, done.stderr) == (2, "retro: That question isn't there any more. Nothing was changed.\n")
    assert retro("questions").stdout == "1  story    Who?\n"


@pytest.mark.parametrize("words", [("--add", "gig", "theirs?"), ("--rename", "1", "Theirs?")])
def test_words_that_another_command_has_just_added_are_refused(
    retro: Retro, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    assert retro("questions", "--add", "story", "Why?").returncode == 0
    meanwhile(monkeypatch, lambda every: own.added(every, StepKey.GIG, "Theirs?"))
    done = retro("questions", *words)
    assert (done.returncode, done.stderr) == (2, "retro: You have that question already.\n")
    assert retro("questions").stdout == "1  story    Why?\n2  gig      Theirs?\n"


def test_one_that_was_retired_meanwhile_keeps_its_day(
    retro: Retro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert retro("questions", "--add", "story", "Why?").returncode == 0
    then = date(2025, 3, 14)
    meanwhile(monkeypatch, lambda every: own.with_retired(every, every[0].question.key, then))
    assert retro("questions", "--retire", "1").returncode == 0
    (only,) = own_questions(Library(tmp_path / "library" / "retro.db"))
    assert only.retired_on == then


def meanwhile(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Let another command change the questions once this one has read them, before it writes."""

    def opened(library: Path, backups: Path) -> Store:
        with closing(Store.open(library)) as other:
            other.set(SETTING_NAME, as_setting(change(own_questions(Library(library)))))
        monkeypatch.undo()
        return Store.open(library)

    monkeypatch.setattr(command, "open_store", opened)
