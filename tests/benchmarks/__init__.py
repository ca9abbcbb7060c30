"""What retro costs, measured beside anchors: `python -m tests.benchmarks`. Nothing here can fail the tests."""
