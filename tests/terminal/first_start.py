"""Start an installed retro once, in its own terminal, and leave it: `python -m tests.terminal.first_start RETRO`."""

import sys
import tempfile
from pathlib import Path

from tests.terminal.terminal import Terminal


def main(command: str) -> int:
    """0 when home was shown, Ctrl+Q left it, and the terminal was given back."""
    with tempfile.TemporaryDirectory() as folder:
        where = {"RETRO_HOME": str(Path(folder) / "library"), "HOME": folder}
        with Terminal(command, env=where, rows=24, cols=80) as terminal:
            terminal.wait_for("A gig went wrong")
            print(terminal.screen())
            terminal.press("ctrl+q")
            code = terminal.wait_exit()
            left = terminal.leftovers()
    print(f"exit code {code}; left behind: {', '.join(left) or 'nothing'}")
    return 1 if code or left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
