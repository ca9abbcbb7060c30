"""The toy app in a terminal of its own."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

TOY = (sys.executable, str(Path(__file__).with_name("toy.py")))


@pytest.fixture
def start_toy() -> Iterator[Callable[[Mapping[str, str]], Terminal]]:
    """Start the toy with these additions to its environment."""
    with ExitStack() as stack:

        def start(env: Mapping[str, str]) -> Terminal:
            terminal = stack.enter_context(Terminal(*TOY, env=env))
            terminal.wait_for("text ''")
            return terminal

        yield start


@pytest.fixture
def toy(start_toy: Callable[[Mapping[str, str]], Terminal]) -> Terminal:
    """The toy, ready for keys."""
    return start_toy({})
