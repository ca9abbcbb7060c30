"""Migrations of the schema, numbered scripts run by Alembic."""
