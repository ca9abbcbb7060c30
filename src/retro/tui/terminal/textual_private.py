"""Private names of Textual that retro uses: their only table, and the stock driver if a release changes one.

`tests/terminal/test_textual_private.py` holds each name by its signature, and finds any that is used and not listed
here. What upstream would have to offer for this module to go:

- an input thread that survives bytes that are not UTF-8 and sequences that name no character
  (Textualize/textual#6456), a paste event with the text as it came, and an end of the program when the terminal hangs
  up;
- a hook for fatal errors that can replace the traceback, which shows the user's words;
- keys delivered in order across screens;
- painting that writes only what differs from what is shown;
- public handlers of Input and TextArea for pastes, and an edit history that takes many letters as one edit;
- a wrapped text that knows its height.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.driver import Driver


class PrivateName(NamedTuple):
    """One private name of a class of Textual."""

    owner: str
    """"module:Class"."""
    name: str
    signature: str = ""
    """As `inspect.signature` writes it; "" for an attribute of an instance."""


SELF = "(self) -> 'None'"
CAUGHT = "(self, *_) -> 'None'"
LINUX = "textual.drivers.linux_driver:LinuxDriver"
PAINTED = "(self, console: 'Console') -> 'str'"
LAYOUT, CHOPS = "textual._compositor:LayoutUpdate", "textual._compositor:ChopsUpdate"
WRAPPED = "textual.document._wrapped_document:WrappedDocument"
HISTORY = "textual.document._history:EditHistory"
OF_DRIVER = (
    PrivateName("textual._parser:Parser", "__init__", SELF),
    PrivateName("textual._xterm_parser:XTermParser", "feed", "(self, data: 'str') -> 'Iterable[Message]'"),
    PrivateName("textual._xterm_parser:XTermParser", "tick", "(self) -> 'Iterable[T]'"),
    PrivateName("textual._xterm_parser:XTermParser", "_timeout_time"),
    PrivateName("textual._compositor:CompositorUpdate", "render_segments", PAINTED),
    PrivateName(LAYOUT, "render_segments", PAINTED),
    PrivateName(LAYOUT, "strips"),
    PrivateName(LAYOUT, "region"),
    PrivateName(CHOPS, "render_segments", PAINTED),
    PrivateName(CHOPS, "chops"),
    PrivateName(CHOPS, "spans"),
    PrivateName(CHOPS, "chop_ends"),
    PrivateName(LINUX, "start_application_mode", "(self)"),
    PrivateName(LINUX, "stop_application_mode", SELF),
    PrivateName(LINUX, "suspend_application_mode", SELF),
    PrivateName(LINUX, "disable_input", SELF),
    PrivateName(LINUX, "run_input_thread", SELF),
    PrivateName(LINUX, "_sigtstp_application", CAUGHT),
    PrivateName(LINUX, "_sigcont_application", CAUGHT),
    PrivateName(LINUX, "_app"),
    PrivateName(LINUX, "_auto_restart"),
    PrivateName(LINUX, "_file"),
    PrivateName(LINUX, "_key_thread"),
    PrivateName(LINUX, "_loop"),
    PrivateName(LINUX, "_mouse_pixels"),
)
"""Names that `driver` uses."""
OF_WIDGETS = (
    PrivateName("textual.screen:Screen", "_select_state"),
    PrivateName("textual.screen:Screen", "_modal_binding_chain", "(self) -> 'list[tuple[DOMNode, BindingsMap]]'"),
    PrivateName("textual.message_pump:MessagePump", "_on_message", "(self, message: 'Message') -> 'None'"),
    PrivateName(
        "textual.app:App", "_display", "(self, screen: 'Screen', renderable: 'RenderableType | None') -> 'None'"
    ),
    PrivateName(
        "textual.app:App",
        "_check_action_state",
        "(self, action: 'str', default_namespace: 'DOMNode') -> 'bool | None'",
    ),
    PrivateName("textual.app:App", "_driver"),
    PrivateName("textual.app:App", "_fatal_error", SELF),
    PrivateName("textual.app:App", "_handle_exception", "(self, error: 'Exception') -> 'None'"),
    PrivateName("textual.app:App", "_close_messages_no_wait", SELF),
    PrivateName("textual.app:App", "_exit"),
    PrivateName("textual.app:App", "_exit_renderables"),
    PrivateName("textual.app:App", "_keymap"),
    PrivateName("textual.app:App", "_normalize_keymap", "(keymap: 'Keymap') -> 'Keymap'"),
    PrivateName("textual.app:App", "_return_code"),
    PrivateName(
        "textual.screen:Screen",
        "_reset_focus",
        "(self, widget: 'Widget', avoiding: 'list[Widget] | None' = None) -> 'None'",
    ),
    PrivateName(
        "textual.screen:Screen",
        "_refresh_layout",
        "(self, size: 'Size | None' = None, scroll: 'bool' = False) -> 'None'",
    ),
    PrivateName(
        "textual._styles_cache:StylesCache",
        "get_inner_outer",
        "(cls, base_background: 'Color', background: 'Color') -> 'tuple[Style, Style]'",
    ),
    PrivateName("textual.document._edit:Edit", "_original_selection"),
    PrivateName("textual.document._edit:Edit", "_updated_selection"),
    PrivateName("textual.document._edit:Edit", "_edit_result"),
    PrivateName("textual.widget:Widget", "_forward_event", "(self, event: 'events.Event') -> 'None'"),
    PrivateName("textual.widgets:Input", "_on_paste", "(self, event: 'events.Paste') -> 'None'"),
    PrivateName("textual.widgets:TextArea", "_on_key", "(self, event: 'events.Key') -> 'None'"),
    PrivateName("textual.widgets:TextArea", "_on_paste", "(self, event: 'events.Paste') -> 'None'"),
    PrivateName(
        "textual.widgets:TextArea",
        "_replace_via_keyboard",
        "(self, insert: 'str', start: 'Location', end: 'Location') -> 'EditResult | None'",
    ),
    PrivateName(
        HISTORY,
        "__init__",
        "(self, max_checkpoints: 'int', checkpoint_timer: 'float', checkpoint_max_characters: 'int') -> None",
    ),
    PrivateName(HISTORY, "record", "(self, edit: 'Edit') -> 'None'"),
    PrivateName(
        WRAPPED, "__init__", "(self, document: 'DocumentBase', width: 'int' = 0, tab_width: 'int' = 4) -> 'None'"
    ),
    PrivateName(WRAPPED, "_offset_to_line_info"),
    PrivateName(HISTORY, "_character_count"),
    PrivateName(HISTORY, "_force_end_batch"),
    PrivateName(HISTORY, "_undo_stack"),
)
"""Names that the app and the text fields use."""


def driver_class() -> type[Driver]:
    """Return our driver, or Textual's own if this release has changed what ours uses."""
    from textual.drivers.linux_driver import LinuxDriver

    if any(not _is_there(one) for one in OF_DRIVER):
        return LinuxDriver
    from retro.tui.terminal.driver import RetroDriver

    return RetroDriver


def _is_there(one: PrivateName) -> bool:
    """Tell whether a release still has a method; attributes exist only in instances, and the test checks them."""
    module, _, name = one.owner.partition(":")
    try:
        owner = getattr(import_module(module), name)
    except (ImportError, AttributeError):
        return False
    return not one.signature or hasattr(owner, one.name)
