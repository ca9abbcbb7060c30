"""The wizard as data: questions, pages, and what is derived from the answers."""
