"""What the command line does without a screen; each module is imported when its command is given."""
