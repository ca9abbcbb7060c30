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
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.storage.writing.store import Store

ANSWERS = (
    *("1", "Shop checkout in a week", "It broke when their plugin changed.", "I told them on Monday.", "."),
    *("2026-10-08", "2026-10-12", "A weekend without a shop.", ".", "/plugin", "2 1", "", "1"),
    *("It'll be fixed by tonight.", "."),
    *("I should have told you on Thursday.", "", "1", "first week of the next job", "nothing works yet", "", "", ""),
)  # fmt: skip
MESSAGE_ANSWERS = (
    *("Anna", "."),
    *("The shop won't be live by Friday.", ".", "I knew on Monday, and I didn't tell you.", "I'm sorry for that.", "."),
    *("", "-", "b", "", "q"),
)
MESSAGE_HEAD = """
The message to a client is asked for in the same way, by `retro message ID --plain`. An answer takes as many lines as it
needs, and ends with a line with just a dot.

"""
HEAD = """# Plain mode

Line by line, for screen readers, pipes and terminals without a cursor: `retro new --plain`, `retro older --plain`,
`retro lessons --review`, `retro message ID --plain`. It is taken by itself where `TERM` is `dumb`, where `RETRO_PLAIN`
or `ACCESSIBLE` is set, and where the answers come through a pipe. Questions go to stderr; the gig's id, when it is
finished or left, to stdout.

This is one gig as it was told, written by `python -m tests.plain_transcript`.

"""


def transcript() -> str:
    """What was said and answered, the id made the same each time."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"PATH": os.environ["PATH"], "HOME": folder, "RETRO_HOME": folder, "TERM": "dumb"}
        lines = "".join(f"{answer}\n" for answer in ANSWERS)
        command = [sys.executable, "-m", "retro", "new"]
        done = subprocess.run(command, env=env, input=lines, capture_output=True, text=True, timeout=60, check=True)
    return re.sub(r"\b[0-9a-f]{8}\b", "1a2b3c4d", done.stderr + done.stdout)


def message_transcript() -> str:
    """What was said and answered when the message to a client was written."""
    at = datetime(2026, 10, 8, 12, tzinfo=UTC)
    facts = Facts("Shop checkout in a week", status=Status.UNTOLD)
    with tempfile.TemporaryDirectory() as folder:
        with closing(Store.open(Path(folder) / "retro.db")) as store:
            store.save(Retrospective(GigId("1a2b3c4d" + "0" * 24), at, at, facts=facts), version=None)
        env = {"PATH": os.environ["PATH"], "HOME": folder, "RETRO_HOME": folder, "TERM": "dumb"}
        lines = "".join(f"{answer}\n" for answer in MESSAGE_ANSWERS)
        command = [sys.executable, "-m", "retro", "message", "1a2b3c4d", "--plain"]
        done = subprocess.run(command, env=env, input=lines, capture_output=True, text=True, timeout=60, check=True)
    return done.stderr + done.stdout


def page() -> str:
    """All of docs/plain.md."""
    return f"{HEAD}```\n{transcript()}```\n{MESSAGE_HEAD}```\n{message_transcript()}```\n"


if __name__ == "__main__":
    Path("docs/plain.md").write_text(page(), encoding="utf-8")
