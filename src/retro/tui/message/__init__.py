"""The message to a client: its parts, the text they make, the handover notes."""
