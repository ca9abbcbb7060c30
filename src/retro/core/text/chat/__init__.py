"""Reads a pasted chat, or a mail with what it quotes, as dated events."""
