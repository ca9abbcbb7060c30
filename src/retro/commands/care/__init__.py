"""Commands that look after the library: backup, restore, doctor, and its update by a newer retro."""
