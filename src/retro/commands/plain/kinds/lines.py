"""Asks for answers of one line: free lines, days, hours, money, currencies, tags, and the rows of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from retro.commands.lines.steps import in_turn
from retro.commands.plain.asking import AnyAsking, Asking, K, V, one_line, one_text, sentence_of
from retro.core.gig import metrics, wording
from retro.core.gig.answer_kinds import ParsedKind
from retro.core.gig.line_kinds import Currency, Money, Tags
from retro.core.gig.losses import LOSSES, MONEY_PAID
from retro.core.gig.part_kinds import Ledger
from retro.core.wizard.questions import every_question

FROM_FIGURES = " {}, from your figures."
TAGS_SUCH_AS = "Words to find the gig by, with commas between them"
EARLIER = "Earlier answers: {}."
MOST_OFFERED = 6
"""Earlier answers that are listed."""


def line_example(kind: ParsedKind[V]) -> str:
    """Return what can be typed, as a sentence begins; "" if the kind has no example."""
    return sentence_of(kind.placeholder)


def typed(asking: Asking[ParsedKind[V], V]) -> None:
    """Ask for a kind of answer that one line can express."""
    kind = asking.kind
    _offer(asking, asking.memory.suggestions.get(kind.suggestions, ()))
    _ask(asking, _words(asking), lambda text: kind.understood(text, asking.today()), kind.parse("", asking.today()))


def money(asking: Asking[Money, Decimal | None]) -> None:
    """Ask for an amount. An amount with a currency sets the gig's currency if the gig has none."""

    def meant(text: str) -> tuple[Decimal | None, str]:
        known = asking.answers.retrospective.facts.currency
        named, amount = asking.kind.priced(text, known)
        if named and not known and amount is not None:
            currency = next(question for *_, question in every_question() if isinstance(question.kind, Currency))
            asking.answers.answer(currency, named)
        return amount, "" if amount is None else wording.money_text(amount, named or known)

    _ask(asking, _words(asking), meant, None)


def tags(asking: Asking[Tags, tuple[str, ...]]) -> None:
    """Ask for words separated by commas."""
    _offer(asking, asking.memory.suggestions.get("tags", ()))

    def meant(text: str) -> tuple[tuple[str, ...], str]:
        found = asking.kind.parse(text)
        return found, asking.kind.text(found)

    _ask(asking, _words(asking), meant, (), as_typed=True)


def ledger(asking: Asking[Ledger, Mapping[str, str]]) -> None:
    """Ask for each row of the ledger; the row "what they paid" is derived if it is known."""
    in_turn(asking.console, [partial(_loss, asking, name) for name in LOSSES])


def _loss(asking: Asking[Ledger, Mapping[str, str]], name: str) -> None:
    losses = asking.value
    paid = metrics.net_paid(asking.answers.retrospective.facts) if name == MONEY_PAID else None
    known = (
        ""
        if paid is None
        else FROM_FIGURES.format(wording.money_text(paid, asking.answers.retrospective.facts.currency))
    )
    asking.say(f"{LOSSES[name].label}. {LOSSES[name].question}{known}")
    found = one_text(asking, losses.get(name, ""))
    if found is not None:
        rest = {key: text for key, text in losses.items() if key != name}
        asking.replace_answer(MappingProxyType(rest | ({name: found} if found else {})))


def _ask(
    asking: Asking[K, V], stands: str, meant: Callable[[str], tuple[V, str]], blank: V, *, as_typed: bool = False
) -> None:
    """Ask, and store what was understood; Enter keeps the present answer."""
    entered = one_line(asking, stands, meant, blank, key=asking.question.key, as_typed=as_typed)
    if entered:
        asking.replace_answer(entered.value)


def _words(asking: AnyAsking) -> str:
    """Format the present answer in words."""
    return "; ".join(item.text for item in asking.question.items(asking.answers.retrospective))


def _offer(asking: AnyAsking, known: tuple[str, ...]) -> None:
    """List earlier answers that can be chosen."""
    if known and asking.question.is_blank(asking.answers.retrospective):
        asking.say(EARLIER.format("; ".join(known[:MOST_OFFERED])))
