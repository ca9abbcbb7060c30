"""The message to a client: its parts, the assembled text, the handover notes."""
