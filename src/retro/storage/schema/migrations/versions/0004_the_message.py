"""What is said to a client: the parts of the message, handover notes, how and when they were told."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables; nothing that is there is changed, and no hash."""
    op.add_column("retrospective", sa.Column("message", sa.String(), nullable=False, server_default=""))
    for document, parts, notes in (
        ("retrospective", "message_part", "handover"),
        ("vet", "vet_message_part", "vet_handover"),
    ):
        for name in ("channel", "quiet_on"):
            op.add_column(document, sa.Column(name, sa.String(), nullable=True))
        _beside(document, parts, "name", _text("name"), _text("text"), _number("left_out"))
        _beside(document, notes, "number", _number("number"), _text("name"), _text("text"), _unknown("mark"))
    op.add_column("vet", _unknown("told_on"))


def _beside(document: str, table: str, key: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(
        table,
        _text(document),
        *columns,
        sa.ForeignKeyConstraint([document], [f"{document}.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(document, key),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _unknown(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=True)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
