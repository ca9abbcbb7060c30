"""Alembic environment: runs the scripts on the connection and in the transaction that upgrade.py opened."""

from alembic import context
from sqlalchemy import Connection

from retro.storage.schema import gig_tables, library_tables, vet_tables  # noqa: F401  # their tables are in the metadata
from retro.storage.schema.table import Table

connection = context.config.attributes["connection"]
assert isinstance(connection, Connection)
context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True)
context.run_migrations()
