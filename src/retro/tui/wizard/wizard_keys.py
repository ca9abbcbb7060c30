"""Control and function keys of the wizard that act while writing; no field takes them."""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual.binding import Binding, BindingType


def wizard_keys(environ: Mapping[str, str] = os.environ) -> list[BindingType]:
    """In the order of the footer. Inside Zellij, which takes Control keys for itself, the F-keys are named first."""

    def both(control: str, function: str) -> str:
        return f"{function},{control}" if environ.get("ZELLIJ") else f"{control},{function}"

    return [
        Binding(both("ctrl+n", "f3"), "screen.go_on", "Continue", id="wizard.continue", tooltip="Next page"),
        Binding("f2", "screen.go_back", "Back", id="wizard.back", tooltip="Previous page"),
        Binding(both("ctrl+g", "f5"), "screen.go_to", "Go to", id="wizard.go_to", tooltip="All answers; jump to any"),
        Binding(both("ctrl+o", "f4"), "edit", "Editor", id="wizard.editor", tooltip="Write this in your own editor"),
        Binding("escape", "read", "Stop typing", id="wizard.read", tooltip="Stop typing, so that letters are commands"),
        Binding("f8", "earlier", "Earlier versions", id="earlier", tooltip="What was here before", show=False),
        Binding("ctrl+s", "saved", "Save", id="wizard.save", tooltip="Already saved", show=False),
    ]
