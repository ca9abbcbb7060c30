"""Reading one retrospective."""
