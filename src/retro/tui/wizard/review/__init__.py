"""The review: all answers of a retrospective in one list."""
