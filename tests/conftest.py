"""For every test: a time never decides (the benchmarks have the times), and what fails by chance can be run again."""

from hypothesis import settings

settings.register_profile("retro", deadline=None, print_blob=True)
settings.load_profile("retro")
