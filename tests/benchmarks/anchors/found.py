"""What a search of a word in all cannot do without: read the same texts page by page, find the word, cut, print.

`python found.py LIBRARY WORD`: plain loops, no folding but `lower`, one kind of place, no names of red flags, no links.
"""

import sqlite3
import sys

PAGE = 50
READ = (
    "SELECT title, client, platform FROM retrospective WHERE id = ?",
    "SELECT text FROM answer WHERE retrospective = ?",
    "SELECT text FROM loss WHERE retrospective = ?",
    "SELECT text FROM moment WHERE retrospective = ? ORDER BY number",
    "SELECT name, saw, told_myself FROM red_flag WHERE retrospective = ? ORDER BY number",
    "SELECT cue, act, next_time, stop FROM lesson WHERE retrospective = ? ORDER BY number",
    "SELECT tag FROM tag WHERE retrospective = ?",
)


def main(library: str, word: str) -> None:
    """Print each gig, newest first, with its places."""
    connection = sqlite3.connect(library)
    newest = connection.execute("SELECT id, title FROM retrospective WHERE deleted_at IS NULL ORDER BY created_at DESC")
    while page := newest.fetchmany(PAGE):
        for id, title in page:
            lines = [title]
            for sql in READ:
                for row in connection.execute(sql, (id,)):
                    for text in row:
                        if text and (at := text.lower().find(word)) >= 0:
                            begin = max(at - 30, 0)
                            lines.append(f"    The story: {text[begin : begin + 90]}")
            print("\n".join(lines))


main(*sys.argv[1:])
