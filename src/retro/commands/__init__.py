"""Commands that need no screen. Each module is imported only when its command is given.

The function of a command (`arguments.FUNCTIONS`) takes the paths and the parsed options, prints its data to stdout and
what is said of them to stderr, and returns the exit code. It raises UsageError or StoreError, which `cli` tells.
"""
