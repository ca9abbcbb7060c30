"""Commands that need no screen. Each module is imported only when its command is given."""
