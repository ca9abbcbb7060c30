"""Red flags: picking, describing, and the turning point."""
