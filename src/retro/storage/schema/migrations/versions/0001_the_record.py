"""The record of a gig, where drafts were left, search, earlier text, settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table and index of the first library."""
    _whole()
    _of_a_gig("answer", ["key"], *_texts("key", "text"))
    _of_a_gig("loss", ["name"], *_texts("name", "text"))
    _of_a_gig("moment", ["number"], _number("number"), *_unknown("on"), *_texts("text"))
    _red_flags()
    _lessons()
    _of_a_gig("tag", ["number"], _number("number"), *_texts("tag"))
    _of_a_gig("place", [], *_texts("key"), _number("cursor"), _number("rest"), *_texts("unread"))
    _of_a_gig("search", [], *_texts("text"))
    _earlier()
    op.create_table("setting", *_texts("name", "value"), sa.PrimaryKeyConstraint("name"))


def _whole() -> None:
    op.create_table(
        "retrospective",
        *_texts("id", "created_at", "updated_at"),
        *_unknown("finished_at", "deleted_at"),
        _number("version"),
        *_texts("hash", "title", "client", "platform"),
        *_unknown("status", "outcome", "started_on", "ended_on", "trouble_on", "noticed_on", "told_on", "learned"),
        *_texts("currency"),
        *(_number(name, True) for name in ("price", "paid", "refunded", "hours_planned", "hours_worked")),
        sa.PrimaryKeyConstraint("id"),
    )
    newest = {
        "retrospective_newest": "deleted_at IS NULL",
        "retrospective_draft": "deleted_at IS NULL AND finished_at IS NULL",
        "retrospective_finished": "deleted_at IS NULL AND finished_at IS NOT NULL",
    }
    for name, where in newest.items():
        op.create_index(name, "retrospective", ["created_at", "id"], sqlite_where=sa.text(where))
    trash = sa.text("deleted_at IS NOT NULL")
    op.create_index("retrospective_trash", "retrospective", ["deleted_at"], sqlite_where=trash)


def _red_flags() -> None:
    _of_a_gig(
        "red_flag",
        ["number"],
        _number("number"),
        *_texts("key"),
        *_unknown("flag"),
        *_texts("name", "stage", "side"),
        _number("pivot"),
        *_unknown("hindsight", "seen_on"),
        *_texts("saw", "told_myself"),
    )
    op.create_index("ix_red_flag_key", "red_flag", ["key"])


def _lessons() -> None:
    _of_a_gig(
        "lesson",
        ["number"],
        _number("number"),
        *_texts("id", "cue", "act", "next_time", "stop"),
        *_unknown("stop_on", "flag", "key", "replaces", "got_in_the_way", "snoozed_until", "retired_on"),
    )
    op.create_index("ix_lesson_key", "lesson", ["key"])
    op.create_table(
        "review",
        *_texts("retrospective"),
        *(_number(name) for name in ("lesson", "number")),
        *_texts("on", "result", "note"),
        *_unknown("gig"),
        sa.ForeignKeyConstraint(
            ["retrospective", "lesson"], ["lesson.retrospective", "lesson.number"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("retrospective", "lesson", "number"),
    )


def _earlier() -> None:
    op.create_table(
        "earlier",
        _number("id"),
        *_texts("retrospective", "key", "at", "text"),
        sa.ForeignKeyConstraint(["retrospective"], ["retrospective.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("earlier_text", "earlier", ["retrospective", "key", "at"])


def _of_a_gig(table: str, keys: list[str], *columns: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(
        table,
        *_texts("retrospective"),
        *columns,
        sa.ForeignKeyConstraint(["retrospective"], ["retrospective.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("retrospective", *keys),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _unknown(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _number(name: str, unknown: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=unknown)
