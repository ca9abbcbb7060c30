"""Looks in source for ways that text could reach the screen past `safe_text`; `wrongs(source)` names each.

It knows no types, so it goes by what stands there. Where Textual would read markup, only what is evidently Content will
do. Where Content is put together, which is literal but leaves controls in, what is evidently somebody's text will not.
mypy and `Words` itself do the rest: they take Content alone.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Review

WIDGETS = {"Input", "TextArea", "OptionList"}
"""Textual's own widgets that may be used; all others show a `str` as markup, or are not needed."""
MODULES = {"rich.segment", "textual.widgets.option_list"}
"""Of rich and of the modules under textual.widgets, those that may be imported."""
DOORS = {"safe_text", "styled"}
READ_AS_MARKUP = {"from_markup", "from_text", "from_rich_text", "render_str", "visualize", "notify", "print", "Strip"}
TITLES = {"title", "sub_title", "border_title", "border_subtitle"}
CONTENT_MAKERS = {"assemble", "blank", "empty"}
ABOUT_TEXT = {"format", "strip", "replace", "upper", "lower", "casefold", "capitalize", "splitlines", "removeprefix"}
REPLACED = {"replace_option_prompt", "replace_option_prompt_at_index"}
"""They are given which option it is, and its words."""
OPTIONS = {"OptionList", "add_option", "add_options"}
SAID_BY_USERS = {name for kind in (Facts, Lesson, Moment, RedFlag, Review) for name in kind._fields} | {"name"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def wrongs(source: str) -> list[str]:
    """What is wrong, each with its line."""
    return [f"{line}: {what}" for line, what in sorted(_Module(ast.parse(source)).found())]


class _Module:
    """One module, its functions, and what is known of names in each."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._above = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
        self._functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
        self._returns = {each.name: ast.unparse(each.returns) for each in self._functions if each.returns}

    def found(self) -> Iterator[tuple[int, str]]:
        """Line and reason of each wrong."""
        rules: dict[type[ast.AST], Callable[[ast.AST], Iterator[str]]] = {
            ast.Import: self._import, ast.ImportFrom: self._import, ast.Call: self._call, ast.Assign: self._assign,
            ast.AnnAssign: self._assign, ast.AugAssign: self._assign, ast.FunctionDef: self._define,
            ast.ClassDef: self._class,
        }  # fmt: skip
        for node in ast.walk(self._tree):
            if rule := rules.get(type(node)):
                yield from ((getattr(node, "lineno", 0), what) for what in rule(node))

    def _import(self, node: ast.AST) -> Iterator[str]:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        if module == "textual.widgets":
            yield from (f"{name} of textual.widgets" for name in names if name not in WIDGETS)
        for whole in [f"{module}.{name}" if module == "textual" else module or name for name in names]:
            if whole not in MODULES and whole.startswith(("rich", "textual.widgets.", "textual.markup")):
                yield f"{whole} is imported"
            if whole == "textual.widgets" and not (isinstance(node, ast.ImportFrom) and node.module == whole):
                yield "textual.widgets is imported as a whole"

    def _call(self, node: ast.AST) -> Iterator[str]:
        assert isinstance(node, ast.Call)
        name, values = _last(node.func), [*node.args, *(keyword.value for keyword in node.keywords)]
        named = {keyword.arg: keyword.value for keyword in node.keywords}
        if name in READ_AS_MARKUP:
            yield f"{name} is called"
        if isinstance(named.get("markup"), ast.Constant) and ast.literal_eval(named["markup"]):
            yield "markup is asked for"
        if name == "setattr" and any(isinstance(v, ast.Constant) and v.value in {*TITLES, "tooltip"} for v in values):
            yield "a title or tooltip is set by name"
        if name == "update" and any(self._is_text(value) or _is_words(value) for value in node.args):
            yield "update is given text"
        if name == "Option" and not (node.args and self._is_content(node.args[0])):
            yield "Option is given what may be text"
        is_good = self._is_content if name in REPLACED else self._is_options
        if name in OPTIONS | REPLACED and not all(map(is_good, node.args[name in REPLACED :])):
            yield f"{name} is given what may be text"
        if name == "Content" and not all(_is_ours(value) for value in values):
            yield "Content is made of what may be anybody's text"
        if _is_content_class(node.func) and name not in CONTENT_MAKERS | READ_AS_MARKUP:
            yield f"Content.{name} is called"
        if name == "assemble" and any(self._is_text(value) for value in values):
            yield "assemble is given text"
        if name == "Binding":
            said = [*node.args[2:3], *(named[key] for key in ("description", "tooltip") if key in named)]
            yield from ("a Binding's words are not ours" for value in said if not _is_ours(value))
        elif "tooltip" in named and not self._is_content(named["tooltip"]):
            yield "tooltip is given what may be text"

    def _assign(self, node: ast.AST) -> Iterator[str]:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target")]  # noqa: B009
        value: ast.expr | None = getattr(node, "value", None)
        for target in targets:
            name = _last(target)
            if isinstance(target, ast.Attribute) and name in TITLES:
                yield f"{name} is set"
            if name.lower() in TITLES and name.isupper() and not (value and _is_ours(value)):
                yield f"{name} is not ours"
            if isinstance(target, ast.Attribute) and name == "placeholder" and self._uses_text_areas:
                yield "a placeholder, which may be a TextArea's, is set"
            if isinstance(target, ast.Attribute) and name == "tooltip" and not (value and self._is_content(value)):
                yield "tooltip is given what may be text"

    def _define(self, node: ast.AST) -> Iterator[str]:
        assert isinstance(node, ast.FunctionDef)
        if node.name == "render" and self._returns.get("render") != "Content":
            yield "render gives something else than Content"

    def _class(self, node: ast.AST) -> Iterator[str]:
        """A TextArea reads a placeholder as markup if it is text; an Input does not."""
        if isinstance(node, ast.ClassDef) and "TextArea" in map(_last, node.bases):
            given = (part for part in ast.walk(node) if isinstance(part, ast.keyword) and part.arg == "placeholder")
            yield from ("placeholder is given what may be text" for part in given if not self._is_content(part.value))

    @property
    def _uses_text_areas(self) -> bool:
        imported = {
            alias.name for node in ast.walk(self._tree) if isinstance(node, ast.ImportFrom) for alias in node.names
        }
        return bool(imported & {"TextArea", "SmallText"})

    # What an expression is

    def _is_content(self, node: ast.expr, depth: int = 4) -> bool:
        """Whether it is evidently Content, or None."""
        if isinstance(node, ast.Constant):
            return node.value is None
        if isinstance(node, ast.IfExp):
            return self._is_content(node.body, depth) and self._is_content(node.orelse, depth)
        if isinstance(node, ast.BinOp):
            return self._is_content(node.left, depth)
        if isinstance(node, ast.Call):
            name = _last(node.func)
            is_method = isinstance(node.func, ast.Attribute) and self._is_content(node.func.value, depth)
            return name in DOORS or _is_content_class(node.func) or self._gives(name, "Content") or is_method
        if isinstance(node, ast.Name) and depth:
            values = list(self._values(node))
            return bool(values) and all(self._is_content(value, depth - 1) or self._runs(value) for value in values)
        return False

    def _runs(self, node: ast.expr) -> bool:
        """Whether it is what a loop runs over, made by a function of this module that says it gives Content."""
        parts = [part for part in ast.walk(node) if isinstance(part, ast.Name | ast.Call)]
        called = {_last(part.func) for part in parts if isinstance(part, ast.Call)}
        behind = (value for part in parts if isinstance(part, ast.Name) for value in self._values(part))
        return any("Content" in self._returns.get(name, "") for name in called) or any(map(self._calls_content, behind))

    def _calls_content(self, node: ast.expr) -> bool:
        calls = (part for part in ast.walk(node) if isinstance(part, ast.Call))
        return any("Content" in self._returns.get(_last(call.func), "") for call in calls)

    def _is_options(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Starred):
            return self._is_options(node.value)
        if isinstance(node, ast.GeneratorExp | ast.ListComp):
            return self._is_options(node.elt)
        name = _last(node.func) if isinstance(node, ast.Call) else ""
        return name == "Option" or "Option" in self._returns.get(name, "")

    def _is_text(self, node: ast.expr, depth: int = 4) -> bool:
        """Whether it is evidently text that is not ours."""
        if isinstance(node, ast.JoinedStr):
            return not _is_ours(node)
        if isinstance(node, ast.IfExp):
            return self._is_text(node.body, depth) or self._is_text(node.orelse, depth)
        if isinstance(node, ast.BinOp):
            return isinstance(node.op, ast.Add) and (
                self._is_text(node.left, depth) or self._is_text(node.right, depth)
            )
        if isinstance(node, ast.Subscript | ast.Starred):
            return self._is_text(node.value, depth)
        if isinstance(node, ast.Attribute):
            return node.attr in SAID_BY_USERS
        if isinstance(node, ast.Call):
            name = _last(node.func)
            is_joined = name == "join" and isinstance(node.func, ast.Attribute) and _is_words(node.func.value)
            return is_joined or name in {"str", "repr"} | ABOUT_TEXT or self._returns.get(name) == "str"
        if isinstance(node, ast.Name) and depth:
            return any(self._is_text(value, depth - 1) for value in self._values(node)) or self._is_told_as_text(node)
        return False

    def _is_told_as_text(self, name: ast.Name) -> bool:
        function = self._function(name)
        arguments = [*function.args.args, *function.args.kwonlyargs] if function else []
        return any(
            each.arg == name.id and each.annotation and ast.unparse(each.annotation) == "str" for each in arguments
        )

    def _values(self, name: ast.Name) -> Iterator[ast.expr]:
        """All that this name stands for in its function: what it is given, and what its loops run over."""
        for node in ast.walk(self._function(name) or self._tree):
            if isinstance(node, ast.Assign | ast.NamedExpr | ast.AnnAssign) and node.value:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                yield from (node.value for target in targets if _names(target, name.id))
            elif isinstance(node, ast.For | ast.comprehension) and _names(node.target, name.id):
                yield node.iter

    def _function(self, node: ast.AST) -> Function | None:
        while not isinstance(node, Function | ast.Module):
            node = self._above[node]
        return node if isinstance(node, Function) else None

    def _gives(self, name: str, what: str) -> bool:
        return self._returns.get(name) == what


def _last(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _names(target: ast.AST, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(target))


def _is_content_class(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Content"


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_ours(node: ast.expr) -> bool:
    """Whether it is made of constants alone."""
    if isinstance(node, ast.JoinedStr):
        return all(_is_ours(part) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return _is_ours(node.value)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Mult) or (_is_ours(node.left) and _is_ours(node.right))
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())
