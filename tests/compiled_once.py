"""The statements of the store are compiled once in a process: every engine that a test opens has the first one's.

Compiling them is most of what the first save of a library takes, and each test begins with a library of its own. It
makes nothing else quicker: connections, pragmas and transactions are those of the program.
"""

from functools import cache
from typing import Any

from sqlalchemy import Engine, StaticPool
from sqlmodel import create_engine


def sharing_engine(url: Any, **options: Any) -> Engine:
    """Make an engine as the program does, that compiles nothing that was compiled before."""
    engine, first = create_engine(url, **options), _first()
    engine.dialect = engine.pool._dialect = first.dialect
    engine._compiled_cache = first._compiled_cache
    return engine


@cache
def _first() -> Engine:
    """An engine that has connected once, by which a dialect learns what its SQLite can do."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    engine.connect().close()
    engine.dispose()
    return engine
