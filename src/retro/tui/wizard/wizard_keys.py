"""Control and function keys of the wizard that act while writing; no field takes them."""

from textual.binding import Binding, BindingType


def wizard_keys() -> list[BindingType]:
    """Return the bindings in the order of the footer.

    F-keys come first, because some multiplexers take Control keys.
    """
    return [
        Binding("f3,ctrl+n", "screen.go_on", "Continue", id="wizard.continue", tooltip="Next page"),
        Binding("f2", "screen.go_back", "Back", id="wizard.back", tooltip="Previous page"),
        Binding("f5,ctrl+g", "screen.go_to", "Go to", id="wizard.go_to", tooltip="All answers; jump to any"),
        Binding("f4,ctrl+o", "edit", "Editor", id="wizard.editor", tooltip="Write this in your own editor"),
        Binding("escape", "read", "Stop typing", id="wizard.read", tooltip="Stop typing, so that letters are commands"),
        Binding("escape", "read_keys", "Keys", id="wizard.keys", tooltip="Out of the choices, to the page's own keys"),
        Binding("escape", "leave", "Home", id="wizard.leave", tooltip="Close this; it stays saved"),
        Binding("f8", "earlier", "Earlier versions", id="earlier", tooltip="What was here before", show=False),
        Binding("ctrl+s", "saved", "Save", id="wizard.save", tooltip="Already saved", show=False),
        Binding(
            "f9", "message", "Write to them", id="wizard.message", tooltip="Write the message, part by part", show=False
        ),
        Binding(
            "f9", "untold", "Not told", id="wizard.untold", tooltip="The client doesn't know after all", show=False
        ),
    ]
