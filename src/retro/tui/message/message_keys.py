"""Key bindings of the message screen."""

from textual.binding import Binding, BindingType


def message_keys() -> list[BindingType]:
    """Return them in the order of the footer."""
    return [
        Binding("enter", "go_on", "Next open", id="message.enter", tooltip="Write the first open part"),
        Binding(
            "enter", "edit_text", "Edit all", id="message.enter_text", tooltip="Edit the whole text, as it will read"
        ),
        Binding(
            "n", "write_up", "Write it up", id="message.write_up", tooltip="Write up the rest, one question at a time"
        ),
        Binding("u", "untold", "Not told", id="message.untold", tooltip="The client doesn't know after all"),
        Binding("y", "copy", "Copy", id="message.copy", tooltip="Copy the message; nothing is sent"),
        Binding("t", "told", "Told", id="message.told", tooltip="They know: note when and how"),
        Binding("d", "leave_out", "Leave out", id="message.leave_out", tooltip="Leave this part out of the message"),
        Binding("d", "put_back", "Put back", id="message.put_back", tooltip="Put this part back into the message"),
        Binding("x", "export", "Export", id="message.export", tooltip="Write the message to a file"),
        Binding("e", "edit", "Edit all", id="message.edit", tooltip="Edit the whole text, as it will read"),
        Binding("r", "read", "Read it", id="message.read", tooltip="The whole text as it will be copied"),
        Binding("r", "parts", "Parts", id="message.parts", tooltip="The parts of the message again"),
        Binding("h", "handover", "Handover", id="message.handover", tooltip="What the next person needs, row by row"),
        Binding(
            "f4,ctrl+o",
            "editor",
            "Editor",
            id="message.editor",
            tooltip="The whole text in your own editor",
            show=False,
        ),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back; everything is saved"),
        Binding("down", "line(1)", "Line down", id="message.line_down", tooltip="Scroll the text", show=False),
        Binding("up", "line(-1)", "Line up", id="message.line_up", tooltip="Scroll the text", show=False),
        Binding("pagedown", "turn(1)", "Down", id="message.down", tooltip="Scroll the text", show=False),
        Binding("pageup", "turn(-1)", "Up", id="message.up", tooltip="Scroll the text", show=False),
    ]
