"""Questions of the user's own: the list of them, and the dialog that asks for one."""
