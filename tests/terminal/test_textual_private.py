"""Every private name of Textual that retro uses is listed, and is what it was when retro was written for it."""

import ast
import asyncio
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.document._document import Document
from textual.document._edit import Edit
from textual.document._history import EditHistory
from textual.document._wrapped_document import WrappedDocument
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Input, TextArea

from retro.tui.terminal import textual_private
from retro.tui.terminal.driver import RetroDriver
from retro.tui.terminal.textual_private import OF_DRIVER, OF_WIDGETS, PrivateName, driver_class

SOURCES = sorted((Path(__file__).parents[2] / "src/retro/tui").rglob("*.py"))
STOCK = (App, Screen, Input, TextArea, LinuxDriver, EditHistory, XTermParser)
OURS = {"_value", "_app", "_name", "_running", "_task", "_theme"}
"""Textual has these names too, but they are used for functions of ours, and in classes that are no widget."""


def owner(one: PrivateName) -> type[object]:
    module, _, name = one.owner.partition(":")
    found: type[object] = getattr(import_module(module), name)
    return found


async def instance(one: PrivateName) -> object:
    """Something whose attribute it is."""
    made = owner(one)
    if made is LinuxDriver:
        return LinuxDriver(App())
    if made is EditHistory:
        return EditHistory(10, 1.0, 10)
    if made is WrappedDocument:
        return WrappedDocument(Document(""))
    if made is Edit:
        return Edit("", (0, 0), (0, 0), False)
    if made is LayoutUpdate:
        return LayoutUpdate([], Region(0, 0, 1, 1))
    if made is ChopsUpdate:
        return ChopsUpdate([], [], [])
    return made()


@pytest.mark.parametrize("one", [*OF_DRIVER, *OF_WIDGETS], ids=lambda one: f"{one.owner.rpartition(':')[2]}.{one.name}")
async def test_a_private_name_is_what_it_was(one: PrivateName) -> None:
    if one.signature:
        found = getattr(owner(one), one.name)
        read = found.fget if isinstance(found, property) and found.fget else found
        assert str(inspect.signature(read)) == one.signature
    else:
        assert hasattr(await instance(one), one.name)


@pytest.mark.parametrize("one", [one for one in OF_DRIVER if one.signature], ids=lambda one: one.name)
def test_a_release_without_one_of_them_gets_the_stock_driver(one: PrivateName, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = one._replace(name=f"{one.name}_no_more")
    monkeypatch.setattr(textual_private, "OF_DRIVER", (*OF_DRIVER, gone))
    assert driver_class() is LinuxDriver


def test_a_release_without_a_module_of_theirs_gets_the_stock_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = PrivateName("textual._parser_no_more:Parser", "__init__", "(self)")
    monkeypatch.setattr(textual_private, "OF_DRIVER", (*OF_DRIVER, gone))
    assert driver_class() is LinuxDriver


def test_with_all_of_them_it_is_ours() -> None:
    assert driver_class() is RetroDriver


async def _stock_names() -> set[str]:
    """Every private name of the classes that ours are made of."""
    instances: tuple[object, ...] = (
        LinuxDriver(App()),
        EditHistory(10, 1.0, 10),
        XTermParser(),
        App(),
        TextArea(),
        Input(),
    )
    names = {name for stock in STOCK for name in dir(stock)} | {name for one in instances for name in vars(one)}
    return {name for name in names if name.startswith("_") and not name.startswith("__")}


def _used(file: Path) -> Iterator[tuple[str, int]]:
    """Each private name that is read, called or overridden there, with its line."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno


async def test_no_private_name_is_used_that_is_not_listed() -> None:
    known = {one.name for one in (*OF_DRIVER, *OF_WIDGETS)} | OURS
    names = await asyncio.create_task(_stock_names())
    found = [(file.name, *used) for file in SOURCES for used in _used(file) if used[0] in names - known]
    assert found == []


def test_no_private_module_is_imported_but_for_what_is_listed() -> None:
    listed = {one.owner.partition(":")[0] for one in (*OF_DRIVER, *OF_WIDGETS)}
    types_alone = {"textual.document._document", "textual.document._edit"}
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and "._" in node.module:
                assert node.module in listed | types_alone, f"{file.name}:{node.lineno} {node.module}"
