"""Writes docs/plain.md: one gig told in plain mode. Run `python -m tests.plain_transcript` when its words change."""

import os
import re
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Facts, Lesson, Retrospective
from retro.core.wizard.interview import Interview
from retro.storage.writing.store import Store

ANSWERS = (
    *("1", "Shop checkout in a week", "It broke when their plugin changed.", "I told them on Monday.", "."),
    *("2026-10-08", "2026-10-12", "A weekend without a shop.", ".", "/plugin", "2 1", "", "1"),
    *("It'll be fixed by tonight.", "."),
    *("I should have told you on Thursday.", "", "1", "first week of the next gig", "nothing works yet", "", "", ""),
)  # fmt: skip
MESSAGE_ANSWERS = (
    *("Anna",),
    *("The shop won't be live by Friday.", ".", "I knew on Monday, and I didn't tell you.", "I'm sorry for that.", "."),
    *("", "-", ":b", "", ":q"),
)
LINK_ANSWERS = (
    *(":g {links}", "The brief: https://example.org/brief", "~/clients/shop/contract.pdf", ".", ":g {moments}"),
    *("2026-10-01 They sent the brief", "+ https://example.org/chat", ":r", ".", ":q"),
)
REVIEW_ANSWERS = ("I test it first.", "2", "I quoted before I had tried it.")
LINK_HEAD = """
Links go beside the gig, on a page of the first step, and beside an event. This draft was carried on with
`retro new 1a2b3c4d --plain`.

"""
REVIEW_HEAD = """
And this is a rule that came back, by `retro lessons --review`.

"""
MESSAGE_HEAD = """
The message to a client is asked for in the same way, by `retro message ID --plain`. An answer takes as many lines as it
needs, and ends with a line with just a dot; the greeting takes one line.

"""
HEAD = """# Plain mode

Line by line, for screen readers, pipes and terminals without a cursor: `retro new --plain`, `retro older --plain`,
`retro vet --plain`, `retro checkin`, `retro end ID`, `retro lessons --review`, `retro message ID --plain`. It's taken
by itself where `TERM` is `dumb`, where `RETRO_PLAIN` or `ACCESSIBLE` is set, and where the answers come through a
pipe. Only `retro vet` needs `--plain` there: what is piped may be a job post, which `retro vet -` reads. Questions go
to stderr; the gig's id, when it is finished or left, to stdout; `retro new ID --plain` and `retro vet ID --plain`
carry on. `retro patterns --plain` says in sentences what it draws elsewhere. `retro` alone opens no screen there, and
names these commands.

This is one gig as it was told, written by `python -m tests.plain_transcript`.

"""


AT = datetime(2026, 10, 8, 12, tzinfo=UTC)
UNTOLD = Retrospective(
    GigId("1a2b3c4d" + "0" * 24), AT, AT, facts=Facts("Shop checkout in a week", status=Status.UNTOLD)
)
DRAFT = UNTOLD.with_facts(status=Status.OVER)
RULE = Lesson(LessonId("c" * 32), "the job depends on code I didn't write", "test that part first", flag="B3")
FINISHED = DRAFT._replace(finished_at=AT, lessons=(RULE,))


def transcript() -> str:
    """What was said and answered, the id made the same each time."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"PATH": os.environ["PATH"], "HOME": folder, "RETRO_HOME": folder, "TERM": "dumb"}
        lines = "".join(f"{answer}\n" for answer in ANSWERS)
        command = [sys.executable, "-m", "retro", "new"]
        done = subprocess.run(command, env=env, input=lines, capture_output=True, text=True, timeout=600, check=True)
    return re.sub(r"\b[0-9a-f]{8}\b", "1a2b3c4d", done.stderr + done.stdout)


def page_numbers(gig: Retrospective) -> dict[str, int]:
    """The number of each page in the list that `:g` prints, by its key."""
    pages = (page for step in Interview(gig).steps for page in step.pages)
    asked = (page.key for page in pages if page.when(gig) and not page.asks_nothing)
    return {key: number for number, key in enumerate(asked, 1)}


def later_transcript(gig: Retrospective, answers: tuple[str, ...], *words: str) -> str:
    """What was said and answered in a library that holds this gig."""
    with tempfile.TemporaryDirectory() as folder:
        with closing(Store.open(Path(folder) / "retro.db")) as store:
            store.save(gig, version=None)
        env = {"PATH": os.environ["PATH"], "HOME": folder, "RETRO_HOME": folder, "TERM": "dumb"}
        numbers = page_numbers(gig)
        lines = "".join(f"{answer.format_map(numbers)}\n" for answer in answers)
        command = [sys.executable, "-m", "retro", *words]
        done = subprocess.run(command, env=env, input=lines, capture_output=True, text=True, timeout=600, check=True)
    return done.stderr + done.stdout


def message_transcript() -> str:
    """What was said and answered when the message to a client was written."""
    return later_transcript(UNTOLD, MESSAGE_ANSWERS, "message", "1a2b3c4d", "--plain")


def link_transcript() -> str:
    """What was said and answered when links were put beside a gig and an event."""
    return later_transcript(DRAFT, LINK_ANSWERS, "new", "1a2b3c4d", "--plain")


def review_transcript() -> str:
    """What was said and answered when a rule came back."""
    return later_transcript(FINISHED, REVIEW_ANSWERS, "lessons", "--review")


def page() -> str:
    """All of docs/plain.md."""
    told = ((HEAD, transcript), (LINK_HEAD, link_transcript), (MESSAGE_HEAD, message_transcript))
    return "".join(f"{head}```\n{said()}```\n" for head, said in (*told, (REVIEW_HEAD, review_transcript)))


if __name__ == "__main__":
    Path("docs/plain.md").write_text(page(), encoding="utf-8")
