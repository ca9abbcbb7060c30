"""Days written in other languages than English."""
