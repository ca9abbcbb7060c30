"""Form with the details of the next gig; all optional."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from retro.core.lessons.word_match import POST_SAYS, TITLE_SAYS, RecalledRule, lines_unsaid, recalled_rules
from retro.core.text.clock import Clock
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.begin import VetContext, met_again
from retro.core.vet.details import DETAILS, Detail
from retro.core.vet.rate_wording import by_own_ratio
from retro.core.vet.status_text import written_up_text
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import CLIENT, FLOOR, PLATFORM, PRICE
from retro.tui.kit.gigs.known_client import KnownClient
from retro.tui.navigation import Navigate
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.vet.positions import is_form_alone
from retro.tui.vet.post_line import PostLine

HEADING = "Before you say yes: what's the gig?"
HEADING_ALONE, HINT_ALONE = "What you know of this gig", "All optional. This one wasn't vetted."
HINT = "All optional. Or paste the whole job post into any line: retro reads it. Up to seven questions follow."


class DetailLine(Widget):
    """A label, a line, and beside it how the line is understood, or why it is not."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    DetailLine { layout: horizontal; height: auto; padding: 0 1; }
    DetailLine > .label { width: 18; color: $foreground-muted; }
    DetailLine > PostLine { width: 1fr; max-width: 44; }
    DetailLine > .said { width: auto; max-width: 50%; padding-left: 2; color: $foreground-muted; }
    DetailLine.-unread > .said { color: $warning; }
    .-narrow DetailLine.-unread { layout: grid; grid-size: 2; grid-columns: 18 1fr; grid-rows: auto; }
    .-narrow DetailLine.-unread > .said { column-span: 2; width: 1fr; max-width: 100%; }
    """

    line = query_one(PostLine)
    said = query_one(".said", SafeLabel)

    def __init__(
        self, detail: Detail, vet: Vet, suggestions: Sequence[str] = (), *, is_last: bool, takes_posts: bool = True
    ) -> None:
        super().__init__()
        self._takes_posts = takes_posts
        self.detail = detail
        self._typed = detail.as_typed(vet)
        self._suggestions = suggestions
        self._is_last = is_last
        self.unread = ""
        """Sentence that says what is not understood."""

    def compose(self) -> ComposeResult:
        """Yield the three."""
        yield SafeLabel(safe_text(self.detail.label), classes="label")
        line = PostLine(self.detail.key, self.detail.placeholder, self._typed, self._suggestions, is_last=self._is_last)
        line.is_number = self.detail.kind.holds_value
        line.takes_posts = self._takes_posts
        yield line
        yield SafeLabel(classes="said")

    def carry_on_as(self, before: Vet, vet: Vet) -> None:
        """Show what differs in a copy of the vet."""
        if (text := self.detail.as_typed(vet)) != self.detail.as_typed(before):
            self.line.rewrite(text)

    def read(self, vet: Vet, today: date) -> Vet:
        """Return the vet with what is in the line; what is not understood is blank, and kept as typed."""
        changed, self.unread = self.detail.with_typed(vet, self.line.value, today)
        self.line.problem = self.unread
        self.said.update(safe_text(self.unread or self.detail.said(changed)))
        self.set_class(bool(self.unread), "-unread")
        return changed


class VetForm(VerticalScroll, can_focus=False):
    """Builds the details of a vet from its lines."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    VetForm { height: auto; max-height: 1fr; }
    VetForm > .heading { height: auto; text-style: bold; padding: 0 1; margin: 1 0 0 0; }
    VetForm > .hint { height: auto; color: $foreground-muted; padding: 0 1; margin: 0 0 1 0; max-width: 82; }
    VetForm > .ratio { height: auto; color: $secondary; padding: 0 1; margin: 1 0 0 0; }
    VetForm > .rules { height: auto; max-width: 88; color: $secondary; padding: 0 1; display: none; }
    VetForm > .lately { height: auto; color: $foreground-muted; padding: 0 1; display: none; }
    .-short VetForm > .heading { margin: 0; }
    .-short VetForm > .hint { display: none; }
    """

    heading = query_one(".heading", SafeLabel)
    hint = query_one(".hint", SafeLabel)
    client = query_one(KnownClient)
    ratio = query_one(".ratio", SafeLabel)
    lately = query_one(".lately", SafeLabel)
    rules = query_one(".rules", SafeLabel)

    @dataclass
    class Changed(Message):
        """Posted when something was written."""

        vet: Vet

    def __init__(self) -> None:
        super().__init__()
        self._vet = Vet()
        self._today: Clock = lambda: date.min
        self._known = VetContext({}, 0)
        self._post = self._read = ""
        self.recalled: tuple[RecalledRule, ...] = ()
        """Rules without a red flag that the gig's name, or a post pasted just now, recalls."""
        self.lines: tuple[DetailLine, ...] = ()

    def compose(self) -> ComposeResult:
        """Yield the heading; the lines come with the vet."""
        yield SafeLabel(safe_text(HEADING), classes="heading")
        yield SafeLabel(safe_text(HINT), classes="hint")
        yield KnownClient()
        yield SafeLabel(classes="rules")
        yield SafeLabel(classes="lately")
        yield SafeLabel(classes="ratio")

    async def show_vet(self, vet: Vet, today: Clock, known: VetContext) -> None:
        """Show what is known of this one: its estimate by the ended gigs, its client, rules of its kind of gig."""
        if is_form_alone(vet):
            self.heading.update(safe_text(HEADING_ALONE))
            self.hint.update(safe_text(HINT_ALONE))
        lately = "" if is_form_alone(vet) else written_up_text(known.written_up, today())
        self.lately.update(safe_text(lately))
        self.lately.display = bool(lately)
        before, self._vet, self._today, self._known = self._vet, vet, today, known
        if self.lines:
            for line in self.lines:
                line.carry_on_as(before, vet)
                line.line.suggest(self._offered(line.detail))
        else:
            last = DETAILS[-1]
            lines = (DetailLine(detail, vet, self._offered(detail), is_last=detail is last) for detail in DETAILS)
            self.lines = tuple(lines)
            await self.mount_all(self.lines, before=self.client)
        self.read_widget(vet)

    def read_widget(self, vet: Vet) -> Vet:
        """Return the vet with what the lines hold now."""
        self._offer_floor()
        for line in self.lines:
            vet = line.read(vet, self._today())
        self._vet = vet = met_again(vet, self._known.clients)
        self.client.show_client(vet.client, vet.platform, self._known.clients)
        self._recall(vet)
        self.ratio.update(safe_text(by_own_ratio(vet.quote, vet.ratio, self._known.ended)))
        return vet

    def read_post(self, post: str) -> None:
        """Look for rules in a pasted post too, until the form is left."""
        self._post = post

    def _recall(self, vet: Vet) -> None:
        """Show the rules without a red flag that the post or the name recalls, and the client's gigs don't say."""
        if (read := f"{vet.title}\n{self.client.said}\n{self._post}") == self._read:
            return
        self._read = read
        self.recalled = tuple(recalled_rules(self._known.rules, (POST_SAYS, self._post), (TITLE_SAYS, vet.title)))
        shown = "\n".join(lines_unsaid(self.recalled, self.client.said))
        self.rules.update(safe_text(shown))
        self.rules.display = bool(shown)

    def on_known_client_opening(self, message: KnownClient.Opening) -> None:
        """Let the screen open it."""
        message.stop()
        self.post_message(Navigate(message.route))

    def _offer_floor(self) -> None:
        """Replace an untouched offered minimum rate by that of the price's currency; a key typed replaces it."""
        lines = {line.detail.key: line for line in self.lines}
        if not lines:
            return
        price, rate = lines[PRICE], lines[FLOOR]
        kind = rate.detail.kind
        offers = {kind.text((currency, amount)): currency for currency, amount in self._known.floors.items()}
        with suppress(NotUnderstood):
            currency, amount = price.detail.kind.parse(price.line.value, self._today())
            if amount is not None and currency and offers.get(rate.line.value, currency) != currency:
                known = self._known.floors.get(currency)
                rate.line.rewrite("" if known is None else kind.text((currency, known)))
        rate.line.select_on_focus = rate.line.value in offers

    def _offered(self, detail: Detail) -> Sequence[str]:
        """Return the suggestions for a line: for client and source those of earlier gigs."""
        clients = self._known.clients
        known = {CLIENT: [each.client for each in clients], PLATFORM: [each.found for each in clients]}
        return tuple(dict.fromkeys(filter(None, known.get(detail.key, ()))))

    def carry_on_as(self, vet: Vet) -> None:
        """Continue in a copy of the vet; call it after `read_widget`."""
        for line in self.lines:
            line.carry_on_as(self._vet, vet)

    @property
    def unread(self) -> str:
        """Return why the first line that is not understood is not; "" if all are."""
        return next((line.unread for line in self.lines if line.unread), "")

    def focus_input(self) -> None:
        """Focus the line that is not understood, else the first blank one, else the first."""
        unread = [line for line in self.lines if line.unread]
        blank = [line for line in self.lines if not line.line.value.strip()]
        for each in (unread or blank or list(self.lines))[:1]:
            each.line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report it, unless it says what is known already."""
        event.stop()
        before = self._vet
        if self.read_widget(before) != before:
            self.post_message(self.Changed(self._vet))
