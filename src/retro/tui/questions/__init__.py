"""The user's own questions: their list, and the dialog that asks for one."""
