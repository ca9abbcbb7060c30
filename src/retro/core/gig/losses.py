"""Rows of the ledger: their names in files, labels, and questions."""

LOSSES = (
    "time",
    "energy",
    "trust",
    "money_again",
    "income",
    "opportunity",
    "standing",
    "control",
    "money_paid",
)
"""Rows of the ledger in the order they are asked."""
MONEY_LOSSES = frozenset(("money_paid", "money_again", "income"))
"""Rows in which every number is an amount, which a redacted copy leaves out."""
LOSS_NAMES = {
    "time": "Time",
    "energy": "Stress",
    "trust": "Trust",
    "money_again": "Cost to redo it",
    "income": "Lost income",
    "opportunity": "Other options",
    "standing": "Reputation",
    "control": "Access",
    "money_paid": "Money they paid",
}
LOSS_QUESTIONS = {
    "time": "How long did this hold them up?",
    "energy": "How much chasing and worrying did they have to do?",
    "trust": "What will they be wary of next time?",
    "money_again": "What would someone else charge to finish it?",
    "income": "What was it for, and when did they need it?",
    "opportunity": "Which other options did they give up?",
    "standing": "Who had they promised it to?",
    "control": "Which logins, files or data do you still hold?",
    "money_paid": "How much had they paid you by then?",
}
