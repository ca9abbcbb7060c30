"""Every refusal of the disk or the database is told in one sentence and one next step, without the user's text."""

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from retro.storage import errors
from retro.storage.errors import (
    Damaged,
    DiskFull,
    EmptyLibrary,
    Exists,
    Locked,
    Missing,
    NotAFolder,
    NotALibrary,
    ReadOnly,
    StoreError,
    as_store_error,
    read_error,
)

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, StoreError)]
LIBRARY = Path("/home/ada/retro.db")
SECRET = "what the client must never read"


def raised(statement: str, file: Path) -> sqlite3.Error:
    connection = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        connection.executescript(statement)
    except sqlite3.Error as error:
        return error
    finally:
        connection.close()
    raise AssertionError("nothing was refused")


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_says_what_happened_and_what_next(kind: type[StoreError]) -> None:
    error = kind()
    assert str(error) == f"{error.sentence} {error.next_step}"
    assert error.sentence.endswith(".")
    assert error.next_step.endswith(".")
    assert not error.cause.endswith(".")


def test_the_caller_may_say_it_more_exactly() -> None:
    error = EmptyLibrary("The library is empty; 3 backups are there.", "Run retro restore.")
    assert str(error) == "The library is empty; 3 backups are there. Run retro restore."


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.ENOENT, Missing),
        (errno.ENOTDIR, NotAFolder),
        (errno.EEXIST, Exists),
        (errno.EIO, StoreError),
    ],
)
def test_what_the_system_refuses_is_told_with_the_path(number: int, kind: type[StoreError]) -> None:
    error = as_store_error(OSError(number, os.strerror(number)), LIBRARY)
    assert type(error) is kind
    assert str(LIBRARY) in error.sentence


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "a␊b.json isn't there."),
        (errno.EISDIR, "a␊b.json is a folder, not a file."),
        (errno.EACCES, "You don't have permission to read a␊b.json."),
        (errno.EIO, f"a␊b.json can't be read: {os.strerror(errno.EIO)}."),
    ],
)
def test_what_cannot_be_read_is_told_as_typed(number: int, said: str) -> None:
    assert read_error(OSError(number, os.strerror(number)), "a\nb.json") == said


def test_our_own_errors_stay_as_they_are() -> None:
    mine = DiskFull()
    assert as_store_error(mine, LIBRARY) is mine


def test_a_path_cannot_steer_the_terminal() -> None:
    error = as_store_error(FileNotFoundError(errno.ENOENT, "gone"), Path("/tmp/\x1b]0;x\x07\n\udcff{}"))
    assert str(error).isprintable()
    str(error).encode()


def test_a_locked_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert type(as_store_error(raised("CREATE TABLE t (x)", file))) is Locked
    holder.close()


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(b"Dear diary, " * 500)
    assert type(as_store_error(raised("SELECT * FROM sqlite_schema", file))) is NotALibrary


def test_a_truncated_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE t (x)")
    connection.executemany("INSERT INTO t VALUES (?)", [("word " * 500,)] * 50)
    connection.commit()
    connection.close()
    os.truncate(file, file.stat().st_size // 2)
    assert type(as_store_error(raised("SELECT count(*) FROM t; UPDATE t SET x = 'y'", file))) is Damaged


def test_a_full_database_is_told(tmp_path: Path) -> None:
    statement = "PRAGMA max_page_count = 2; CREATE TABLE t (x); CREATE TABLE u (x);"
    assert type(as_store_error(raised(statement, tmp_path / "a.db"))) is DiskFull


def test_a_row_that_is_not_text_is_damage(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.db")
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("SELECT CAST(x'ff41' AS TEXT)").fetchall()
    connection.close()
    assert type(as_store_error(caught.value)) is Damaged


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "a.db"
    with pytest.raises(sqlite3.Error) as caught:
        sqlite3.connect(file)
    assert str(file) in as_store_error(caught.value, file).sentence


def test_the_message_of_the_database_never_gets_through(tmp_path: Path) -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection, pytest.raises(Exception, match=SECRET) as caught:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": SECRET})
    engine.dispose()
    assert type(as_store_error(caught.value, LIBRARY)) is StoreError
    assert SECRET not in str(as_store_error(caught.value, LIBRARY))


def test_an_error_of_sqlalchemy_is_told_by_its_cause(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(b"PK\x03\x04" * 500)
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection, pytest.raises(Exception, match="not a database") as caught:
        connection.execute(text("SELECT * FROM sqlite_schema"))
    engine.dispose()
    assert type(as_store_error(caught.value, file)) is NotALibrary


def test_telling_errors_needs_no_orm() -> None:
    code = "import sys, retro.storage.errors; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
