"""Vets with their signs and stops: the next gig, before saying yes and while it runs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their tables and indexes; nothing that is there is changed."""
    op.create_table(
        "vet",
        *_texts("id", "created_at", "updated_at"),
        *_unknown("deleted_at"),
        _number("version"),
        *_texts("hash", "title", "platform", "currency"),
        *(_number(name, True) for name in ("price", "hours", "floor", "ratio")),
        _number("from_catalogue"),
        *_texts("reply", "message"),
        *_unknown("decision", "decided_on", "ended", "ended_on", "gig"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("vet_newest", "vet", ["created_at", "id"], sqlite_where=sa.text("deleted_at IS NULL"))
    op.create_index("vet_of_gig", "vet", ["gig"], sqlite_where=sa.text("gig IS NOT NULL"))
    _of_a_vet("sign", *_texts("key", "name"), _number("weight"), *_unknown("answer"), *_texts("ask"))
    op.create_index("ix_sign_key", "sign", ["key"])
    _of_a_vet("stop", *_texts("text"), *_unknown("on", "settled_on"))


def _of_a_vet(table: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(
        table,
        *_texts("vet"),
        _number("number"),
        *columns,
        sa.ForeignKeyConstraint(["vet"], ["vet.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vet", "number"),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _unknown(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _number(name: str, unknown: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=unknown)
