"""The only way from any text to the screen: literal, never markup, no terminal control.

`safe_text` and `styled` make Content; `SafeLabel`, `safe_line` and `toast` take only Content, so a bare `str` cannot
slip past. Content joins safely (`Content.assemble`, `+`), and `widget.tooltip = safe_text(text)` is safe too. Text that
is being written is drawn by Textual's own widgets, through `WRITTEN`.
"""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.content import Content
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from retro.core.text.control_chars import strip_controls, visible

NOTHING = Content.empty()
LEAST_SECONDS = 5.0
"""Seconds that a passing message stays at least."""
READ_IN_A_SECOND = 12
"""Characters that a slow reader reads in a second."""


def safe_text(text: str) -> Content:
    """Make any text Content: its brackets literal, its control characters visible."""
    return Content(visible(text))


def styled(text: str, style: str | Style) -> Content:
    """Make any text Content in one style, such as `bold $primary`; the style must be ours, never the user's."""
    return Content.styled(visible(text), style)


class SafeLabel(Static):
    """Text on the screen. Stock Static parses a `str` as markup, so this one takes only Content."""

    def __init__(
        self,
        content: Content = NOTHING,
        *,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(_content(content), markup=False, id=id, classes=classes, disabled=disabled)

    def update(self, content: Content = NOTHING, *, layout: bool = True) -> None:  # type: ignore[override]  # narrower on purpose
        """Show other words; pass `layout=False` if they surely take the same space. The same words draw nothing."""
        if isinstance(self.content, Content) and self.content.is_same(_content(content)):
            return
        if self.is_attached and self.text_selection and content.plain != str(self.content):
            self.screen.clear_selection()  # the selection belonged to the old words
        super().update(_content(content), layout=layout)


def _content(content: Content) -> Content:
    if not isinstance(content, Content):
        raise TypeError(f"Words, line and say take Content (see shown), not {type(content).__name__}")
    return content


class PassingMessage(Notification):
    """A passing message, and where it may be shown."""

    undo: Sequence[str] = ()
    """Ids of the commands that undo what it tells of."""
    closes: Screen[object] | None = None
    """Screen that closes after it, so that the next one shows it."""
    is_of_page: bool = False
    """True if it is about a field of the page shown."""


def toast(
    node: DOMNode,
    message: Content,
    severity: SeverityLevel = "information",
    *,
    undo: Sequence[str] = (),
    for_next_screen: bool = False,
    of_page: bool = False,
) -> None:
    """Show a passing message in place of the one shown, from the app or any widget; its styles are dropped.

    It stays as long as it takes to read, and ends with its screen: with the next one if
    `for_next_screen`, because its own is closing, and with its page of the wizard
    if `of_page`. An offer to undo stays wherever one of the commands `undo` acts.
    """
    text = _content(message).plain
    seconds = max(LEAST_SECONDS, len(text) / READ_IN_A_SECOND)
    passing = PassingMessage(text, severity=severity, timeout=seconds)
    passing.undo, passing.closes = undo, node.screen if for_next_screen else None
    passing.is_of_page = of_page
    node.app.post_message(Notify(passing))


def safe_line(content: Content, width: int, style: Style) -> Strip:
    """Draw one line, cut or filled to `width` cells; a widget takes seven times as long, because it can wrap.

    A reversed line has one colour: colours of its words would stand in it as patches.
    """
    segments = _content(content).truncate(width, ellipsis=True, pad=True).render_segments(style)
    if style.reverse:
        whole = RichStyle(color="default", bgcolor="default") + style.rich_style
        plain = RichStyle(color=whole.color, bgcolor=whole.bgcolor)
        segments = [segment._replace(style=(segment.style or whole) + plain) for segment in segments]
    return Strip(segments, width)


def set_border_title(widget: Widget, text: str) -> None:
    """Write any text into a widget's border; reading `border_title` back gives markup, so never copy it."""
    widget.border_title = _line(text)


def set_border_subtitle(widget: Widget, text: str) -> None:
    """Write any text into the lower border; as `set_border_title`."""
    widget.border_subtitle = _line(text)


class ControlCharFilter(LineFilter):
    """For widgets that draw text under a cursor: a character that would steer the terminal is not drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the same segments, as wide as they were."""
        return [segment._replace(text=strip_controls(segment.text)) for segment in segments]


WRITTEN = ControlCharFilter()


def _line(text: str) -> Content:
    return safe_text(text.replace("\n", " "))
