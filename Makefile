.PHONY: setup check wide fast thorough fmt freeze shots shell bench mutate interpreters

PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))

setup:  ## A virtual environment with everything that the other targets need
	python3 -m venv .venv
	.venv/bin/python -m pip install -e '.[dev]'

check:  ## Everything that must pass before a change is handed on
	$(BIN)ruff check .
	$(BIN)ruff format --check .
	$(BIN)mypy
	$(BIN)lint-imports
	$(PYTHON) -m pytest

wide:  ## The tests that the whole run leaves out: further cases of the screens, and what takes long; before a release
	$(PYTHON) -m pytest -m 'wide and not slow'

fast:  ## The tests of core and storage in a minute: without what is long, and what ends a process at each statement
	$(PYTHON) -m pytest -n 2 -m 'not slow and not kills and not long' --hypothesis-profile=fast tests/core tests/storage

thorough:  ## The same with 500 new examples for each property of all, slow tests too; before a release
	$(PYTHON) -m pytest -n 2 -m 'not kills' --hypothesis-profile=thorough tests/core tests/storage
	$(PYTHON) -m pytest -n 2 -m hypothesis --hypothesis-profile=thorough --ignore=tests/core --ignore=tests/storage tests

interpreters:  ## The whole suite with every other Python that is found; before a release
	.ci/interpreters

fmt:  ## Sort imports and lay the code out
	$(BIN)ruff check --fix .
	$(BIN)ruff format .

freeze:  ## Write tests/frozen again, when a schema, archive, Markdown or first frame was meant to change
	$(PYTHON) -m tests.freeze

shots:  ## Draw the pictures again
	$(PYTHON) screenshots/make.py

shell:  ## Write completions and man page again
	$(PYTHON) share/make.py

bench:  ## Measure, and print the table
	$(PYTHON) -m tests.benchmarks

mutate:  ## Change one thing at a time in core and storage, and see which tests notice: make mutate ONLY='retro.core.gig.metrics*'
	$(BIN)mutmut run $(ONLY)
	$(BIN)mutmut results
