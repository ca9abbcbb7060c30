"""`retro questions`: lists, adds, renames, retires and restores the user's own questions."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing

from retro.commands.output import UsageError, tell, write_stdout
from retro.commands.reading import library
from retro.commands.usage_errors import NO_CHOICE
from retro.core.gig import own_questions as own
from retro.core.gig.own_questions import Change, KeptQuestion, NotChanged, Questions, StepKey
from retro.core.gig.wording import in_quotes, short_day
from retro.core.text import clock
from retro.core.text.control_chars import sanitize, visible
from retro.core.text.one_line import on_one_line
from retro.paths import Paths
from retro.storage.opening import open_store
from retro.storage.queries.wizard.own_questions import own_questions
from retro.storage.writing.own_questions import change_own_questions

WRONG = 2
NONE = 'No questions of your own yet. Add one with: retro questions --add story "How did you sleep?"'
AT_A_TIME = "retro: One change at a time. See retro questions --help."
NO_SUCH = "retro: Which question? Give its number; retro questions lists them."


def questions(paths: Paths, options: Namespace) -> int:
    """Run `retro questions`: list them, or make one change. A number is the one that the list shows."""
    changes = [
        change
        for change, given in (
            (_add, options.add),
            (_rename, options.rename),
            (_retire, options.retire),
            (_ask_again, options.ask_again),
        )
        if given is not None
    ]
    if len(changes) > 1:
        tell(AT_A_TIME)
        return WRONG
    every = own_questions(library(paths))
    if not changes:
        return _list(every)
    return changes[0](paths, options, every)


def _list(every: Questions) -> int:
    if not every:
        tell(NONE)
    for number, each in enumerate(every, 1):
        retired = f"  (retired {short_day(each.retired_on)})" if each.retired_on else ""
        write_stdout(f"{number}  {each.question.step:<8} {visible(each.question.ask)}{retired}\n")
    return 0


def _add(paths: Paths, options: Namespace, every: Questions) -> int:
    step, ask = options.add
    if step not in list(StepKey):
        *others, last = StepKey
        raise UsageError(NO_CHOICE.format("--add", f"{', '.join(others)} or {last}", step))
    words = _words(ask)
    return _keep(paths, every, own.adding(StepKey(step), words), own.ADDED, words)


def _rename(paths: Paths, options: Namespace, every: Questions) -> int:
    number, ask = options.rename
    if (found := _numbered(number, every)) is None:
        return WRONG
    words = _words(ask)
    return _keep(paths, every, own.renaming(found.question.key, words), own.RENAMED, words)


def _retire(paths: Paths, options: Namespace, every: Questions) -> int:
    if (found := _numbered(options.retire, every)) is None:
        return WRONG
    if found.retired_on:
        return _said(found.question.ask, own.RETIRED_BEFORE)
    change = own.retiring(found.question.key, clock.today())
    return _keep(paths, every, change, own.RETIRED, found.question.ask)


def _ask_again(paths: Paths, options: Namespace, every: Questions) -> int:
    if (found := _numbered(options.ask_again, every)) is None:
        return WRONG
    if found.retired_on is None:
        return _said(found.question.ask, own.NEVER_RETIRED)
    return _keep(paths, every, own.asking_again(found.question.key), own.ASKED_AGAIN, found.question.ask)


def _words(ask: str) -> str:
    return on_one_line(sanitize(ask)[0])


def _keep(paths: Paths, every: Questions, change: Change, said: str, ask: str) -> int:
    """Change what is stored by now: another window may have changed it since `every` was read."""
    try:
        change(every)  # what is refused already makes no library
        with closing(open_store(paths.library, paths.backups)) as store:
            change_own_questions(store, change)
    except NotChanged as refused:
        tell(f"retro: {refused}")
        return WRONG
    return _said(ask, said)


def _said(ask: str, said: str) -> int:
    tell(f"{in_quotes(ask)}: {said}")
    return 0


def _numbered(number: str, every: Questions) -> KeptQuestion | None:
    """Return the question with this number in the list; None after an error was printed."""
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0
    if 1 <= at <= len(every):
        return every[at - 1]
    tell(NO_SUCH)
    return None
