"""The library on disk: the only rooms that know SQLModel, SQLAlchemy, Alembic and SQLite."""
