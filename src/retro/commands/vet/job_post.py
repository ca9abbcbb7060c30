"""`retro vet -`: reads a pasted job post."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from retro.commands.lines.prompts import refuses_questions
from retro.commands.lines.question_list import list_console
from retro.commands.output import dropped_text, put_line, tell, write_stdout
from retro.commands.reading import library
from retro.commands.vet import texts
from retro.commands.vet.interview import VetPrompts, until_left
from retro.commands.vet.reply import put_reply
from retro.commands.vet.saver import VetSaver
from retro.core.lessons.word_match import POST_SAYS, recalled_lines
from retro.core.text import clock
from retro.core.text.control_chars import sanitize
from retro.core.vet.begin import VetContext, met_again
from retro.core.vet.clients import in_post, known_line, of_client
from retro.core.vet.posts import post_reading
from retro.core.vet.posts.job_post import NOT_ALL_READ, NOT_KEPT, calm_text, understood_text, vet_from_post
from retro.core.vet.posts.post_reading import PostReading
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.care.startup import check
from retro.storage.errors import StoreError
from retro.storage.queries.vets import vet_context

TOO_LONG = "This is longer than {} kB."
POST_ALONE = "Paste the job post alone."
NOTHING = "There's nothing to read."
BLANK = ("", "")
"""An empty line."""
GIVE_POST = "Give it the post: retro vet - < post.txt"

PASTE = "Paste the job post, then press Enter and Ctrl+D."

LARGEST = 200_000
"""Most bytes of a post. The longest have some thousands; anything longer is another file."""


def read_post(paths: Paths) -> int:
    """Run `retro vet -`: print what the post suggests, the verdict and the reply to stdout, and how to go on to stderr.

    On a terminal each suggested red flag is asked about first, as a plain question.
    """
    post = _read()
    for notice in check(paths):
        tell(notice)
    blank, today = Vet(), clock.today()
    knowledge = vet_context.knowledge(library(paths), blank.created_at)
    reading = post_reading.understand_post(post)
    vet = replace(vet_from_post(post, reading, knowledge, today), id=blank.id, created_at=blank.created_at)
    clients = in_post(post, knowledge.clients)
    vet = met_again(replace(vet, client=clients[0]), knowledge.clients) if len(clients) == 1 else vet
    met = [known_line(of_client(name, knowledge.clients)) for name in clients]
    met += recalled_lines(knowledge.rules, (POST_SAYS, post), said=tuple(met))
    calm = calm_text(post, reading, texts.NOTHING_SUGGESTED)
    keeper = VetSaver(paths, vet)
    if sys.stdin.isatty() and not refuses_questions():
        return _ask(keeper, knowledge, reading, met, calm)
    try:
        keeper.replace_vet(vet)
        _say(keeper.vet, knowledge, reading, met, calm)
    finally:
        keeper.close()
    tell(f"\n{keeper.status_text}")
    return 0 if keeper.is_saved else 1


def _ask(keeper: VetSaver, known: VetContext, reading: PostReading, met: Sequence[str], calm: str) -> int:
    """Ask about the post; `met` are lines about earlier clients and rules that its words recall."""
    keeper.replace_vet(keeper.vet)
    for line in met:
        tell(line)
    if said := understood_text(reading):
        tell(said)
    if not reading.shown and not keeper.vet.client_went_wrong:
        tell(calm)
    elif reading.is_unread:
        tell(NOT_ALL_READ)
    held = VetPrompts(list_console(), keeper, known, reading)
    return until_left(keeper, lambda: held.hold_about(len(reading.shown)))


def _read() -> str:
    """Read the post, cleaned. Raises StoreError if it is none."""
    if sys.stdin.isatty():
        tell(f"{PASTE} {NOT_KEPT}")
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise StoreError(TOO_LONG.format(LARGEST // 1000), POST_ALONE)
    post, left_out = sanitize(content.decode("utf-8-sig", "replace"))
    if not post.strip():
        raise StoreError(NOTHING, GIVE_POST)
    if left_out:
        tell(dropped_text(left_out))
    return post


def _say(vet: Vet, known: VetContext, reading: PostReading, met: Sequence[str], calm: str) -> None:
    pasts = known.pasts
    blocks = (
        [("", line) for line in (*met, understood_text(reading)) if line],
        [*texts.suggestions(vet, reading, pasts, calm)],
        [*texts.conclusion(vet, known)],
    )
    for indent, text in texts.each_rule_once(chain.from_iterable((*block, BLANK) for block in blocks if block)):
        write_stdout(indent)
        put_line(text)
    put_reply(vet, pasts)
    sys.stdout.flush()
