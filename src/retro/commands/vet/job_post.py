"""retro vet -: a pasted job post, ticked by its own words. Never asks."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

from retro.commands.list_search import library
from retro.commands.output import put, put_line, tell
from retro.commands.vet import texts
from retro.commands.vet.reply import put_reply
from retro.commands.vet.saver import Keeper
from retro.core.text.control_chars import clean
from retro.core.vet.begin import new_vet
from retro.core.vet.job_post import posted, title_of
from retro.core.vet.vet import Vet
from retro.core.vet.weights import Pasts
from retro.paths import Paths
from retro.storage.care.startup import check
from retro.storage.errors import StoreError
from retro.storage.queries import vet_history

LARGEST = 200_000
"""Bytes. The longest posts have some thousands; what is longer is another file."""


def read_post(paths: Paths) -> int:
    """`retro vet -`: the verdict and the reply to stdout, and how to go on to stderr."""
    post = _read()
    for notice in check(paths):
        tell(notice)
    blank = Vet()
    known = vet_history.knowledge(library(paths), blank.created_at)
    begun = new_vet(known, date.today())
    signs = posted(post, known, date.today())
    title = title_of(post)
    vet = replace(begun, id=blank.id, created_at=blank.created_at, title=title, signs=signs)
    keeper = Keeper(paths, vet)
    try:
        keeper.keep(vet)
        _say(keeper.vet, known.pasts)
    finally:
        keeper.close()
    tell(f"\n{keeper.standing}")
    return 0 if keeper.is_saved else 1


def _read() -> str:
    """The post, cleaned. Raises StoreError for what is none."""
    if sys.stdin.isatty():
        tell("Paste the job post, then press Enter and Ctrl+D.")
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise StoreError(f"This is longer than {LARGEST // 1000} kB.", "Paste the post alone.")
    post, left_out = clean(content.decode("utf-8-sig", "replace"))
    if not post.strip():
        raise StoreError("There is nothing to read.", "Give it the post: retro vet - < post.txt")
    if left_out:
        tell(f"{left_out} control characters were left out.")
    return post


def _say(vet: Vet, pasts: Pasts) -> None:
    for indent, text in texts.conclusion(vet, pasts):
        put(indent)
        put_line(text)
    put("\n")
    put_reply(vet, pasts)
    sys.stdout.flush()
