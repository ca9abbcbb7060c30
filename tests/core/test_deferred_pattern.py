"""A deferred pattern is what `re.compile` returns, once something is matched with it."""

import copy
import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

from retro.core import message
from retro.core.text import amounts
from retro.core.text.deferred_pattern import deferred

COMPILED = """
import retro.core.message.assembly
from retro.core.message import named_days, verbs
values = [*vars(named_days).values(), *vars(verbs).values()]
patterns = [value for value in values if type(value).__name__ == "_Deferred"]
print(len(patterns) > 9, [pattern for pattern in patterns if "_compiled" in vars(pattern)])
"""


def test_it_matches_as_a_compiled_one_does() -> None:
    late, now = deferred(r"(\w)\1", re.IGNORECASE), re.compile(r"(\w)\1", re.IGNORECASE)
    text = "A book, a Llama; Aa"
    assert late.findall(text) == now.findall(text)
    assert late.sub("-", text) == now.sub("-", text)
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in now.finditer(text)]
    assert (late.pattern, late.flags) == (now.pattern, now.flags)


def test_it_is_compiled_when_it_is_first_used_and_no_earlier() -> None:
    broken = deferred("(")
    copy.copy(broken)
    with pytest.raises(re.error):
        broken.search("(")


def test_each_of_them_is_valid() -> None:
    names = [f"{message.__name__}.{info.name}" for info in pkgutil.iter_modules(message.__path__)]
    modules = [amounts, *map(importlib.import_module, names)]
    kind = type(deferred(""))
    found = [value for module in modules for value in vars(module).values() if isinstance(value, kind)]
    assert len(found) > 40
    for pattern in found:
        assert pattern.flags & re.UNICODE  # of a compiled one; an invalid one raises


def test_what_prints_a_gig_compiles_none_of_them() -> None:
    done = subprocess.run([sys.executable, "-c", COMPILED], capture_output=True, text=True, check=True)
    assert done.stdout == "True []\n"
