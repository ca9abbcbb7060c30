"""Answers of one line: free lines, days, hours, money, currencies, tags, and the rows of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import cast

from retro.commands.plain.asking import Asking, in_turn, one_line
from retro.core.gig import metrics, wording
from retro.core.gig.answer_kinds import Currency, Line, Money, ParsedKind, Tags
from retro.core.gig.retrospective import LOSSES
from retro.core.wizard.questions import every_question

FROM_FIGURES = " {}, from your figures."
EARLIER = "Earlier answers: {}."

WORKED_OUT = "money_paid"
"""The row of the ledger that the money page may answer."""
MOST_OFFERED = 6


def typed(asking: Asking) -> None:
    """A kind that understands one line."""
    kind = asking.question.kind
    assert isinstance(kind, ParsedKind)
    _offer(asking, _suggestions(asking, kind))
    _ask(asking, _words(asking), lambda text: kind.understood(text, asking.today()), kind.parse("", asking.today()))


def money(asking: Asking) -> None:
    """An amount; one with a currency names the gig's, as long as the gig has none."""
    kind = asking.question.kind
    assert isinstance(kind, Money)

    def meant(text: str) -> tuple[object, str]:
        known = asking.answers.retrospective.facts.currency
        named, amount = kind.priced(text, known)
        if named and not known and amount is not None:
            currency = next(question for *_, question in every_question() if isinstance(question.kind, Currency))
            asking.answers.answer(currency, named)
        return amount, "" if amount is None else wording.money_text(amount, named or known)

    _ask(asking, _words(asking), meant, None)


def tags(asking: Asking) -> None:
    """Words between commas."""
    kind = asking.question.kind
    assert isinstance(kind, Tags)
    _offer(asking, asking.memory.suggestions.get("tags", ()))

    def meant(text: str) -> tuple[object, str]:
        found = kind.parse(text)
        return found, kind.text(found)

    _ask(asking, _words(asking), meant, ())


def ledger(asking: Asking) -> None:
    """One line for each sort of loss; what they paid is worked out where it is known."""
    in_turn([partial(_loss, asking, name) for name in LOSSES])


def _loss(asking: Asking, name: str) -> None:
    losses = cast(Mapping[str, str], asking.value)
    paid = metrics.net_paid(asking.answers.retrospective.facts) if name == WORKED_OUT else None
    known = (
        ""
        if paid is None
        else FROM_FIGURES.format(wording.money_text(paid, asking.answers.retrospective.facts.currency))
    )
    asking.say(f"{wording.LOSS_NAMES[name]}. {wording.LOSS_QUESTIONS[name]}{known}")
    found = one_line(asking, losses.get(name, ""), lambda text: (text, ""), "")
    if found is not None:
        rest = {key: text for key, text in losses.items() if key != name}
        asking.put(MappingProxyType(rest | ({name: str(found)} if found else {})))


def _ask(asking: Asking, stands: str, meant: Callable[[str], tuple[object, str]], blank: object) -> None:
    """Ask, and put what was understood; Enter keeps what stands."""
    found = one_line(asking, stands, meant, _Blank(blank), key=asking.question.key)
    if found is not None:
        asking.put(found.value if isinstance(found, _Blank) else found)


class _Blank:
    """The blank value of a kind, which may be None."""

    def __init__(self, value: object) -> None:
        self.value = value


def _words(asking: Asking) -> str:
    """The answer as it stands, in words."""
    return "; ".join(item.text for item in asking.question.items(asking.answers.retrospective))


def _suggestions(asking: Asking, kind: ParsedKind[object]) -> tuple[str, ...]:
    name = kind.suggestions if isinstance(kind, Line) else "currencies" if isinstance(kind, Currency) else ""
    return asking.memory.suggestions.get(name, ())


def _offer(asking: Asking, known: tuple[str, ...]) -> None:
    """Name what was answered before."""
    if known and asking.question.is_blank(asking.answers.retrospective):
        asking.say(EARLIER.format("; ".join(known[:MOST_OFFERED])))
