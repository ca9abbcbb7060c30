"""Files in and out: retro/1 JSON, archives, Markdown, calendars, redaction."""
