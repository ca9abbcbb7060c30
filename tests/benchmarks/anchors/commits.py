"""SQLite alone: as many commits of one row as asked, its journal deleted and synchronous EXTRA, as the library's."""

import sqlite3
import sys
from contextlib import closing

with closing(sqlite3.connect(sys.argv[1], isolation_level=None)) as connection:
    connection.executescript("PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; CREATE TABLE row (number)")
    for number in range(int(sys.argv[2])):
        connection.execute("INSERT INTO row VALUES (?)", (number,))
