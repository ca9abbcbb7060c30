"""Writes docs/plain.md: one gig told in plain mode. Run `python -m tests.plain_transcript` when its words change."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ANSWERS = (
    *("1", "Shop checkout in a week", "It broke when their plugin changed.", "I told them on Monday.", "."),
    *("2026-10-08", "2026-10-12", "A weekend without a shop.", ".", "/plugin", "2 1", "", "1"),
    *("It'll be fixed by tonight.", "."),
    *("I should have told you on Thursday.", "", "1", "first week of the next job", "nothing works yet", "", "", ""),
)  # fmt: skip
HEAD = """# Plain mode

Line by line, for screen readers, pipes and terminals without a cursor: `retro new --plain`, `retro older --plain`,
`retro lessons --review`. It is taken by itself where `TERM` is `dumb`, where `RETRO_PLAIN` or `ACCESSIBLE` is set, and
where the answers come through a pipe. Questions go to stderr; the gig's id, when it is finished or left, to stdout.

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


if __name__ == "__main__":
    Path("docs/plain.md").write_text(f"{HEAD}```\n{transcript()}```\n", encoding="utf-8")
