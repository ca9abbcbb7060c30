"""Commands that need no screen; each module is imported when its command is given."""
