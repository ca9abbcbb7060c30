"""`python -m retro`."""

from retro.cli import run

if __name__ == "__main__":
    run()
