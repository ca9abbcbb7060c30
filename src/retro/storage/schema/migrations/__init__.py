"""How the schema came to be, one numbered script after another; Alembic runs them."""
