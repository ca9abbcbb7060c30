"""The library on disk: the only package that imports SQLModel, SQLAlchemy, Alembic and sqlite3."""
