"""Rows of the ledger: their names in files, labels, and questions."""

from typing import NamedTuple


class LossKind(NamedTuple):
    """One row of the ledger."""

    name: str
    """Its name in files."""
    label: str
    question: str
    is_money: bool = False
    """True if every number in it is an amount, which a redacted copy leaves out."""


MONEY_PAID = "money_paid"
"""Name of the row that is worked out where it is known what the client paid."""
LOSSES = {
    kind.name: kind
    for kind in (
        LossKind("time", "Time", "How long did this hold them up?"),
        LossKind("energy", "Stress", "How much chasing and worrying did they have to do?"),
        LossKind("trust", "Trust", "What will they be wary of next time?"),
        LossKind("money_again", "Cost to redo it", "What would someone else charge to finish it?", is_money=True),
        LossKind("income", "Lost income", "What was it for, and when did they need it?", is_money=True),
        LossKind("opportunity", "Other options", "Which other options did they give up?"),
        LossKind("standing", "Reputation", "Who had they promised it to?"),
        LossKind("control", "Access", "Which logins, files or data do you still hold?"),
        LossKind(MONEY_PAID, "Money they paid", "How much had they paid you by then?", is_money=True),
    )
}
"""Rows of the ledger by name, in the order they are asked."""
