"""Form for one red flag: hindsight, since when, what was seen, the excuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, TextArea

from retro.core.gig import line_kinds, wording
from retro.core.gig.choices import Hindsight, Side, Stage
from retro.core.gig.part_kinds import SAW
from retro.core.gig.part_kinds import TOLD_MYSELF as TOLD
from retro.core.gig.retrospective import RedFlag
from retro.core.text.clock import Clock
from retro.core.text.parsing import NotUnderstood
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.text.form_line import FormLine
from retro.tui.kit.text.text_box import SmallText
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled
from retro.tui.wizard.fields.flags.own_flag_form import stage_and_side_rows

FIRST_SEEN = "First seen"
SAW_SUCH_AS = "a phrase, an email, a number"
TOLD_SUCH_AS = "e.g. “it'll be fine by tonight”"
DONE = "Done ›"

DAY = line_kinds.Day(past=True)


class FlagForm(BaseDialog[None]):
    """Reports each change as it is made, so that closing, leaving or quitting loses no word."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,ctrl+n", "done", "Done", id="flag_form.done", tooltip="Close; everything is saved"),
    ]
    DEFAULT_CSS = """
    FlagForm {
        SafeLabel { height: auto; width: 1fr; }
        .name { margin-bottom: 1; }
        .day { height: 1; margin: 1 0 0 0; }
        .day > SafeLabel { width: 16; color: $foreground-muted; }
        .understood { height: auto; min-height: 1; padding-left: 16; color: $foreground-muted; }
        SmallText { max-height: 6; }
        WordButton { margin-top: 1; }
    }
    FlagForm.-short { .name, .day, WordButton { margin: 0; } }
    """

    day = query_one(FormLine)
    understood = query_one(".understood", SafeLabel)
    saw = query_one("#saw", SmallText)
    told = query_one("#told", SmallText)

    def __init__(self, flag: RedFlag, today: Clock, changed: Callable[[RedFlag], None]) -> None:
        super().__init__()
        self._flag, self._kept = flag, flag.seen_on
        self._today = today
        self._changed = changed

    def compose(self) -> ComposeResult:
        """Yield hindsight first: for many flags it says enough."""
        flag = self._flag
        with VerticalScroll(classes="panel", can_focus=False):
            yield SafeLabel(self._heading(), classes="name")
            yield ChoiceRow(wording.HINDSIGHT, flag.hindsight, goes_on=True, id="hindsight")
            with Horizontal(classes="day"):
                yield SafeLabel(safe_text(FIRST_SEEN))
                yield FormLine("seen_on", DAY.placeholder, DAY.text(flag.seen_on), is_day=True)
            yield SafeLabel(safe_text(DAY.said(flag.seen_on)), classes="understood")
            yield SmallText(flag.saw, SAW, SAW_SUCH_AS, is_in_form=True, id="saw")
            yield SmallText(flag.told_myself, TOLD, TOLD_SUCH_AS, is_in_form=True, id="told")
            if flag.flag is None:
                yield from stage_and_side_rows(flag.stage, flag.side)
            yield WordButton(DONE)

    def on_mount(self) -> None:
        """Go on where writing would: in the first blank text, once the choice is made."""
        if self._flag.hindsight:
            (self.told if self.saw.text.strip() else self.saw).focus()

    @on(ChoiceRow.Chosen, "#hindsight")
    def _chosen(self, message: ChoiceRow.Chosen) -> None:
        self._tell(self._flag._replace(hindsight=Hindsight(message.value) if message.value else None))

    @on(ChoiceRow.Chosen, "#stage")
    def _staged(self, message: ChoiceRow.Chosen) -> None:
        self._tell(self._flag._replace(stage=Stage(str(message.value))))
        self.query_one(".name", SafeLabel).update(self._heading())

    @on(ChoiceRow.Chosen, "#side")
    def _sided(self, message: ChoiceRow.Chosen) -> None:
        self._tell(self._flag._replace(side=Side(str(message.value))))
        self.query_one(".name", SafeLabel).update(self._heading())

    @on(Input.Changed)
    def _day_typed(self, message: Input.Changed) -> None:
        try:
            seen_on, said = DAY.understood(message.value, self._today(), self._kept)
        except NotUnderstood as error:
            seen_on, self.day.problem = None, str(error)
            self.understood.update(safe_text(str(error)))
        else:
            self.day.problem = ""
            self.understood.update(safe_text(said))
        if seen_on != self._flag.seen_on:
            self._tell(self._flag._replace(seen_on=seen_on))

    @on(TextArea.Changed)
    def _written(self, message: TextArea.Changed) -> None:
        changed = self._flag._replace(saw=self.saw.text, told_myself=self.told.text)
        if changed != self._flag:
            self._tell(changed)

    @on(WordButton.Pressed)
    def _done(self, message: WordButton.Pressed) -> None:
        message.stop()
        self.action_done()

    def action_done(self) -> None:
        """Close it, as Esc does."""
        self.action_leave()

    def action_leave(self) -> None:
        """Close it; a day that is not understood stays once, and then goes with what was seen."""
        if self.day.holds_enter():
            self.day.focus()
            return
        self.save_now()
        self.dismiss(None)

    def save_now(self) -> None:
        """Report a day that is not understood with what was seen."""
        for day in self.query(FormLine):  # not mounted yet if the program closes as this opens
            if day.problem:
                saw = "\n".join(filter(None, (self.saw.text, day.value.strip())))
                self._tell(self._flag._replace(saw=saw))

    def _heading(self) -> Content:
        marks = f"{wording.STAGE[self._flag.stage].lower()} · {wording.SIDE[self._flag.side]}"
        return Content.assemble(styled(self._flag.label, "bold"), styled(f"  {marks}", "$foreground-muted"))

    def _tell(self, flag: RedFlag) -> None:
        self._flag = flag
        self._changed(flag)
