"""Follows a text through the program: which files it passes on its way to where it ends.

A file is on the way if a function in it is handed the text, or something that holds it, or hands it on, so that it
reaches the end; if such a function is called from there; or if it defines what holds the text on the way. A file that
only looks at the text on its way, to draw it or to find out whether something is blank, is not. Nor is what makes
values of whatever it is handed: `core/value.py` does by hand what dataclasses generate.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, FunctionType, MappingProxyType, MethodType, ModuleType
from typing import Any

from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

import retro

ROOT = Path(retro.__file__).parent
MAKES_VALUES = str(ROOT / "core" / "value.py")
HOLDS_NOTHING = (int, float, bytes, type, FunctionType, MethodType, ModuleType, Widget, type(None))
Values = Mapping[str, object]
DEEP = 10
"""How far inside a value the text is looked for."""


@dataclass
class Call:
    """One call of a function of ours."""

    file: str
    name: str
    caller: Call | None
    taken: set[int] = field(default_factory=set)
    """What it was handed that holds the text, by identity."""
    returned: set[int] = field(default_factory=set)
    """What it returned, if that holds the text."""
    children: list[Call] = field(default_factory=list)


class Way:
    """Records calls that carry a text; `files` follows it back from where it ended."""

    def __init__(self, text: str, begin: str, ends: Mapping[str, Callable[[Values], bool]]) -> None:
        """`text` occurs nowhere but where it is typed; the function `begin` hears of it first.

        In the functions `ends` it has arrived, if this holds of their variables.
        """
        self._text, self._begin, self._ends = text, begin, ends
        self._held: dict[int, object] = {}
        """Everything that holds the text; kept, so that no identity is used twice."""
        self._makers: dict[int, Call | None] = {}
        self._stacks: dict[int, list[tuple[Call, FrameType]]] = {}
        self._calls: list[Call] = []
        self._arrived: list[tuple[Call, set[int]]] = []
        self._is_looking = threading.local()
        self._is_on = self._has_begun = False

    @contextmanager
    def followed(self) -> Iterator[None]:
        """Follow what this thread does; `trace` is for others."""
        before = sys.getprofile()
        sys.setprofile(self.trace)
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False
            sys.setprofile(before)

    def trace(self, frame: FrameType, event: str, result: object) -> None:
        """See a call or a return; for `sys.setprofile` in each thread."""
        file = frame.f_code.co_filename
        if not self._is_on or event not in ("call", "return") or not file.startswith(str(ROOT)):
            return
        if file == MAKES_VALUES:
            return
        if getattr(self._is_looking, "now", False):
            return
        self._has_begun = self._has_begun or frame.f_code.co_qualname == self._begin
        if not self._has_begun:
            return
        self._is_looking.now = True
        try:
            stack = self._stacks.setdefault(threading.get_ident(), [])
            if event == "call":
                self._enter(frame, stack)
            elif stack and stack[-1][1] is frame:
                self._leave(stack.pop()[0], frame, result)
        finally:
            self._is_looking.now = False

    def files(self) -> list[str]:
        """Return the files on the way, in the order in which the text comes to them."""
        on_way: dict[int, Call] = {}
        needed: set[int] = set()
        waiting: list[Call | None] = []
        for arrived, held in self._arrived:
            needed |= held
            waiting += [arrived, *(self._makers.get(id) for id in held)]
        while waiting:
            call = waiting.pop()
            if call is None or id(call) in on_way:
                continue
            on_way[id(call)] = call
            needed |= call.taken
            waiting += [call.caller, *(self._makers.get(id) for id in call.taken)]
            waiting += [child for each in on_way.values() for child in each.children if child.returned & needed]
        passed = [call.file for call in self._calls if id(call) in on_way]
        passed += [made for id in needed if (made := _defined_in(self._held[id]))]
        return list(dict.fromkeys(passed))

    def _enter(self, frame: FrameType, stack: list[tuple[Call, FrameType]]) -> None:
        code, values = frame.f_code, frame.f_locals
        names = (*code.co_varnames[: code.co_argcount + code.co_kwonlyargcount], *code.co_freevars)
        call = Call(_ours(code.co_filename), code.co_qualname, stack[-1][0] if stack else None)
        call.taken = self._look(values[name] for name in names if name in values)
        for held in call.taken:
            self._makers.setdefault(held, call.caller)
        if call.caller:
            call.caller.children.append(call)
        self._calls.append(call)
        stack.append((call, frame))

    def _leave(self, call: Call, frame: FrameType, result: object) -> None:
        values = frame.f_locals
        held = self._look([result, *values.values()])
        for each in held:
            self._makers.setdefault(each, call)
        if id(result) in self._held:
            call.returned = {id(result)}
        if held and call.name in self._ends and self._ends[call.name](values):
            self._arrived.append((call, held))

    def _look(self, values: Iterable[object]) -> set[int]:
        """Return the identities of all that holds the text in these values."""
        found: dict[int, object] = {}
        seen: set[int] = set()
        for value in list(values):
            self._holds(value, found, seen, DEEP)
        self._held |= found
        return set(found)

    def _holds(self, value: object, found: dict[int, object], seen: set[int], deep: int) -> bool:
        if id(value) in found:
            return True
        if isinstance(value, str | Content | Strip):
            is_in = self._text in (value.text if isinstance(value, Strip) else str(value))
        elif isinstance(value, HOLDS_NOTHING) or not deep or id(value) in seen:
            return False
        else:
            seen.add(id(value))
            is_in = bool(sum(self._holds(part, found, seen, deep - 1) for part in _parts(value)))  # looks at every part
        if is_in:
            found[id(value)] = value
        return is_in


def _parts(value: object) -> list[Any]:
    """Return what a value of ours, or one of Python's own, consists of."""
    if isinstance(value, dict | MappingProxyType):
        return list(value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if not type(value).__module__.startswith("retro."):
        return []
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    named = {name: part for name, part in getattr(value, "__dict__", {}).items() if name != "_sa_instance_state"}
    return [*(getattr(value, name) for name in slots if hasattr(value, name)), *named.values()]


def _defined_in(value: object) -> str:
    """Return the file of ours in which the type of a value is; "" for Python's own."""
    module = sys.modules.get(type(value).__module__)
    return _ours(module.__file__ or "") if module and type(value).__module__.startswith("retro.") else ""


def _ours(file: str) -> str:
    return Path(file).relative_to(ROOT).as_posix()
