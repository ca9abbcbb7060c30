"""Gigs under way and good ends: client, forecast, check-ins, hours and pay in the end; what a vet is found by."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection, inspect

from retro.core.formats.codec import ArchiveError
from retro.core.text.folding import fold
from retro.storage.rows.row_mapping import Rows, Value
from retro.storage.rows.search_text import vet_folded
from retro.storage.rows.vet_rows import VET

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


PAGE = 200


class _Stored(dict[str, Value]):
    """One row; a column that only a later revision has is unknown."""

    def __missing__(self, name: str) -> None:
        return None


def upgrade() -> None:
    """Add columns, tables and indexes; nothing that is there is changed, and no hash."""
    for name in ("client", "feared"):
        op.add_column("vet", _text(name))
    op.add_column("vet", _unknown_number("sure"))
    op.add_column("vet", sa.Column("no_check_ins", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("vet", _unknown("quiet_until"))
    for name in ("hours_worked", "paid"):
        op.add_column("vet", _unknown_number(name))
    op.add_column("vet", _text("kept_well"))
    _of_a_vet("check_in", _known("on"), _unknown_number("hours"), *map(_unknown, ("done", "hiding", "stop")))
    _of_a_vet("came", *map(_known, ("on", "key", "answer")))
    _index("vet_good_end", ["created_at", "id"], "deleted_at IS NULL AND ended = 'well'")
    _index("vet_under_way", ["id"], "deleted_at IS NULL AND decision = 'take' AND ended IS NULL")
    op.create_table(
        "vet_search",
        _known("vet"),
        _known("text"),
        sa.ForeignKeyConstraint(["vet"], ["vet.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vet"),
    )
    connection = op.get_bind()
    for id, rows in _vets(connection):
        connection.exec_driver_sql("INSERT INTO vet_search VALUES (?, ?)", (id, _words(rows)))


def _words(rows: Rows) -> str:
    """All that it says, folded; of a damaged one the name alone."""
    try:
        return vet_folded(VET.from_rows(rows))
    except ArchiveError:
        return fold(str(rows["vet"][0]["title"] or ""))


def _vets(connection: Connection) -> Iterator[tuple[str, Rows]]:
    """The rows of each vet by its id."""
    ids = [str(id) for (id,) in connection.exec_driver_sql("SELECT id FROM vet ORDER BY id")]
    there = set(inspect(connection).get_table_names()).intersection(VET.tables)
    for at in range(0, len(ids), PAGE):
        found: dict[str, Rows] = {id: {table: [] for table in VET.tables} for id in ids[at : at + PAGE]}
        for table in there:
            owner, second = VET.tables[table][:2]
            order = owner if table == "vet" else f'{owner}, "{second}"'
            sql = f"SELECT * FROM {table} WHERE {owner} IN (SELECT value FROM json_each(?)) ORDER BY {order}"
            for row in connection.exec_driver_sql(sql, (json.dumps(list(found)),)).mappings():
                found[str(row[owner])][table].append(_Stored(row))
        yield from ((id, rows) for id, rows in found.items() if rows["vet"])


def _of_a_vet(table: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(
        table,
        _known("vet"),
        sa.Column("number", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["vet"], ["vet.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vet", "number"),
    )


def _index(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "vet", columns, sqlite_where=sa.text(where))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _known(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _unknown(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=True)


def _unknown_number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=True)
