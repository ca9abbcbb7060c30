"""The message to a client: its parts, the draft, advice, handover notes, and telling."""
