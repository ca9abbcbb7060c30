"""`retro show ID --earlier`: every text that was replaced can be read again, under a name that its writer knows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from retro.commands.files.text_names import text_words
from retro.core.formats.retro_json import retrospective_to_data
from retro.core.gig.retrospective import Retrospective
from retro.storage.rows.search_text import search_texts
from retro.storage.writing.store import Store
from tests.one_bad_record import gig

GIG = gig(1)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("story.tell", "What happened? Tell it as you'd tell a friend, in any order."),
        ("facts.title", "What was the gig, in one line?"),
        ("facts.client", "Client"),
        ("losses.time", "What did they lose? Time"),
        ("moments.0.text", "What happened when? Start just before the gig began."),
        ("moments.1.links.0.target", "Links"),
        ("red_flags.D1.told_myself", "Red flags: I was stuck for hours and nobody knew, what you told yourself"),
        ("red_flags.own sign.name", "Red flags: Own sign, its name"),
        ("red_flags.gone.saw", "Red flags: gone, what you saw"),
        ("lessons.0a.act", "Lessons: then"),
        ("lessons.0a.reviews.1", "Lessons: note of a review"),
        ("message.parts.why", "Message to the client: Why"),
        ("message.edited", "Message to the client: the whole text"),
        ("message.handover.source", "Handover notes: Source files"),
        (f"mine.{'a' * 32}", "How did you sleep?"),
        (f"mine.{'b' * 32}", "A question of your own"),
        ("aftermath.now", "aftermath.now"),
    ],
)
def test_an_earlier_text_has_the_name_that_its_reader_knows(name: str, words: str) -> None:
    assert text_words(name, GIG) == words


def test_every_text_of_a_gig_that_was_emptied_is_printed(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "retro.db")
    version = store.save(GIG, version=None)
    emptied = Retrospective.new(id=GIG.id, created_at=GIG.created_at).with_facts(title="# now")
    store.save(emptied, version=version)
    store.close()
    texts = {named.name: named.text for named in search_texts(retrospective_to_data(GIG))}
    whole = json.loads(_run(tmp_path, "show", GIG.id[:8], "--earlier", "--json").stdout)
    assert (whole["id"], whole["title"]) == (GIG.id, "# now")
    assert {each["place"]: each["text"] for each in whole["earlier"]} == texts
    assert all(each["until"].endswith("Z") for each in whole["earlier"])
    lines = _run(tmp_path, "show", GIG.id[:8], "--earlier").stdout.splitlines()
    assert lines[0] == "# Earlier versions of “\\# now”"
    assert {line for line in lines if line.startswith("## ")} == {f"## {text_words(name, emptied)}" for name in texts}
    assert {text for text in texts.values() if "~" not in text} <= set(lines)


def test_a_gig_that_was_never_changed_has_nothing_earlier(tmp_path: Path) -> None:
    with_nothing = Store.open(tmp_path / "retro.db")
    with_nothing.save(GIG, version=None)
    with_nothing.close()
    done = _run(tmp_path, "show", GIG.id[:8], "--earlier")
    assert (done.stdout, done.stderr, done.returncode) == ("", "There are no earlier versions of “Gig 1”.\n", 0)
    assert json.loads(_run(tmp_path, "show", GIG.id[:8], "--earlier", "--json").stdout)["earlier"] == []


def _run(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "retro", "--home", str(home), *words],
        env={"PATH": os.environ["PATH"], "HOME": str(home)}, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
