"""What retro is measured against: the least programs that do such a thing. Each is run as a script."""
