"""No text reaches the screen but through `safe_text`: the source is searched, and the search is tried."""

from pathlib import Path

import pytest

import retro.tui
from tests.one_door import wrongs

TUI = Path(retro.tui.__path__[0])
KNOWN = {
    "kit/text/grapheme_input.py": {"textual.widgets.input": "the type of a selection, which draws nothing"},
    "kit/text/line_input.py": {"textual.widgets.input": "the type of a selection, which draws nothing"},
    "kit/text/typed_text.py": {"textual.widgets.text_area": "the type of an edit, which draws nothing"},
    "kit/dialogs/confirm.py": {"tooltip": "what is asked to be done, in words of ours"},
    "kit/text/pieces.py": {"Content is made": "a line that came through the door, with one more mark on it"},
    "terminal/changed_lines.py": {
        "rich.": "what was painted already, written line by line",
        "is made": "the same",
        "strip": "the same",
    },
    "app.py": {
        "rich.segment": "the sentence of a crash, which holds no word of the user's",
        "rich.console": "the type of what Textual has painted",
    },
    "wizard/fields/text.py": {
        "rich.text": "what TextArea.get_line must give; a Text parses nothing, TextArea draws it"
    },
    "wizard/fields/long_line.py": {"rich.text": "the same", "rich.containers": "what Text.divide must give"},
}
BAD = {
    "a static": "from textual.widgets import Static",
    "a label among others": "from textual.widgets import Input, Label",
    "a button": "from textual.widgets import Button\nButton('[b]')",
    "a checkbox": "from textual.widgets import Checkbox",
    "a list item by its module": "from textual.widgets._list_item import ListItem",
    "all widgets": "import textual.widgets",
    "all widgets from above": "from textual import widgets",
    "rich markup": "import rich.markup",
    "rich text": "from rich.text import Text",
    "markup for content": "from textual.content import Content\nContent.from_markup(text)",
    "markup of rich": "Text.from_markup(text)",
    "text that is rendered": "self.render_str(text)",
    "a visual": "visualize(self, text)",
    "an update": "self.words.update('[b]x')",
    "an update with words in it": "self.words.update(f'{whole.name} is gone')",
    "an update with a name": "def f(self, name: str):\n    self.words.update(name)",
    "an update with a name's value": "def f(self):\n    said = row.client + '!'\n    self.words.update(said)",
    "a notice": "self.notify(text)",
    "a notice of the app": "self.app.notify(safe_text(text).plain)",
    "a border's title": "self.border_title = text",
    "a border's title that seems safe": "widget.border_subtitle = safe_text(text)",
    "a border's title by name": "setattr(widget, 'border_title', text)",
    "a border's title of a class": "class A:\n    BORDER_TITLE = other.name",
    "a tooltip": "self.tooltip = text",
    "a tooltip of several kinds": "self.tooltip = safe_text(text) if text else text",
    "a tooltip as an argument": "Words(tooltip=text)",
    "the app's title": "self.title = whole.name",
    "the screen's second title": "self.sub_title = 'x'",
    "an option": "Option(text)",
    "an option with words": "Option('[b]x', id='a')",
    "an option with a name": "def f(self, row):\n    words = row.name\n    return Option(words)",
    "an option from a function of text": "def f() -> str: ...\nOption(f())",
    "options": "OptionList(*texts)",
    "options one by one": "self.options.add_option(text)",
    "options as a list": "self.options.add_options([text])",
    "an option's other prompt": "self.options.replace_option_prompt('a', text)",
    "markup asked for": "OptionList(markup=True)",
    "content of text": "Content(text)",
    "content of words": "Content(f'{whole.name}: ')",
    "content of an attribute": "Content(row.client)",
    "styled content": "Content.styled(text, 'bold')",
    "content put together": "Content.assemble('If ', lesson.cue)",
    "content put together with words": "Content.assemble(safe_text(a), f'{b}')",
    "content put together with a value": "def f(lesson):\n    a = ' '.join(lesson.x)\n    return Content.assemble(a)",
    "content put together with an argument": "def f(name: str) -> Content:\n    return Content.assemble(name, ' ')",
    "a binding's words": "Binding('a', 'b', whole.name)",
    "a binding's tooltip": "Binding('a', 'b', 'C', tooltip=text)",
    "a render of text": "class A:\n    def render(self) -> str: ...",
    "a render of anything": "class A:\n    def render(self): ...",
    "a strip": "Strip([segment])",
    "a placeholder": "class A(TextArea):\n    def f(self):\n        super().__init__(placeholder=text)",
    "another placeholder": "from retro.tui.kit.text.text_box import SmallText\nbox.placeholder = text",
    "a print": "print(text)",
}
GOOD = {
    "words": "self.words.update(safe_text(text))",
    "a dictionary": "kept.update(other)",
    "no tooltip": "self.tooltip = None",
    "a tooltip": "self.tooltip = styled(text, 'bold')",
    "an option": "Option(safe_text(text) + styled(text, 'bold'), id=row.id)",
    "an option from a function": "def _words(row) -> Content: ...\nOption(_words(row))",
    "an option's other prompt": "self.options.replace_option_prompt_at_index(at, safe_text(text))",
    "options": "def _options(rows) -> list[Option]: ...\nOptionList(*_options(rows), markup=False)",
    "content": "Content('\\n').join(lines)",
    "content put together": "def f(name: Content, n: int):\n    return Content.assemble(name, ' ' * n, safe_text(a))",
    "a placeholder": "class A(TextArea):\n    def f(self):\n        super().__init__(placeholder=safe_text(text))",
    "a binding": "Binding(both('a'), 'b', 'C', id=f'{n}', tooltip='What it does')",
    "a render": "class A:\n    def render(self) -> Content: ...",
}


@pytest.mark.parametrize("file", sorted(TUI.rglob("*.py")), ids=lambda file: str(file.relative_to(TUI)))
def test_no_text_reaches_the_screen_but_through_the_one_door(file: Path) -> None:
    if file != TUI / "terminal/safe_text.py":
        known = KNOWN.get(str(file.relative_to(TUI)), {})
        assert [wrong for wrong in wrongs(file.read_text("utf-8")) if not any(each in wrong for each in known)] == []


@pytest.mark.parametrize("source", BAD.values(), ids=BAD)
def test_every_other_way_in_is_found(source: str) -> None:
    assert wrongs(source)


@pytest.mark.parametrize("source", GOOD.values(), ids=GOOD)
def test_what_comes_through_the_door_is_let_through(source: str) -> None:
    assert wrongs(source) == []
