"""Alembic environment: runs the scripts on the connection and in the transaction that upgrade.py opened."""

from alembic import context
from sqlalchemy import Connection

from retro.storage.schema.tables import Table

connection = context.config.attributes["connection"]
assert isinstance(connection, Connection)
context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True)
context.run_migrations()
