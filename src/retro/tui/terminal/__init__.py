"""The terminal itself: driver, keys, signals, clipboard, and safe text."""
