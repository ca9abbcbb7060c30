"""`retro questions`: lists, adds, renames, retires and restores the user's own questions."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing

from retro.commands.output import UsageError, tell, write_stdout
from retro.commands.reading import library
from retro.commands.usage_errors import NO_CHOICE
from retro.core.gig import own_questions as own
from retro.core.gig.ids import QuestionKey
from retro.core.gig.own_questions import KeptQuestion, StepKey
from retro.core.gig.wording import in_quotes, short_day
from retro.core.text import clock
from retro.core.text.control_chars import sanitize, visible
from retro.paths import Paths
from retro.storage.opening import open_store
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting, own_questions

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


def _list(every: tuple[KeptQuestion, ...]) -> int:
    if not every:
        tell(NONE)
    for number, each in enumerate(every, 1):
        retired = f"  (retired {short_day(each.retired_on)})" if each.retired_on else ""
        write_stdout(f"{number}  {each.question.step:<8} {visible(each.question.ask)}{retired}\n")
    return 0


def _add(paths: Paths, options: Namespace, every: tuple[KeptQuestion, ...]) -> int:
    step, ask = options.add
    if step not in list(StepKey):
        *others, last = StepKey
        raise UsageError(NO_CHOICE.format("--add", f"{', '.join(others)} or {last}", step))
    return _with_words(paths, every, None, ask, lambda words: own.added(every, StepKey(step), words), own.ADDED)


def _rename(paths: Paths, options: Namespace, every: tuple[KeptQuestion, ...]) -> int:
    number, ask = options.rename
    if (found := _numbered(number, every)) is None:
        return WRONG
    key = found.question.key
    return _with_words(paths, every, key, ask, lambda words: own.renamed(every, key, words), own.RENAMED)


def _retire(paths: Paths, options: Namespace, every: tuple[KeptQuestion, ...]) -> int:
    if (found := _numbered(options.retire, every)) is None:
        return WRONG
    if found.retired_on:
        return _said(found.question.ask, own.RETIRED_BEFORE)
    return _keep(paths, own.with_retired(every, found.question.key, clock.today()), own.RETIRED, found.question.ask)


def _ask_again(paths: Paths, options: Namespace, every: tuple[KeptQuestion, ...]) -> int:
    if (found := _numbered(options.ask_again, every)) is None:
        return WRONG
    if found.retired_on is None:
        return _said(found.question.ask, own.NEVER_RETIRED)
    if refused := own.refused_question(found.question.ask, every, found.question.key):
        tell(f"retro: {refused}")
        return WRONG
    return _keep(paths, own.with_retired(every, found.question.key, None), own.ASKED_AGAIN, found.question.ask)


def _with_words(
    paths: Paths,
    every: tuple[KeptQuestion, ...],
    key: QuestionKey | None,
    ask: str,
    change: Callable[[str], tuple[KeptQuestion, ...]],
    said: str,
) -> int:
    words = " ".join(sanitize(ask)[0].split())
    if refused := (own.refused_words if key else own.refused_question)(words, every, key):
        tell(f"retro: {refused}")
        return WRONG
    return _keep(paths, change(words), said, words)


def _keep(paths: Paths, every: tuple[KeptQuestion, ...], said: str, ask: str) -> int:
    with closing(open_store(paths.library, paths.backups)) as store:
        store.set(SETTING_NAME, as_setting(every))
    return _said(ask, said)


def _said(ask: str, said: str) -> int:
    tell(f"{in_quotes(ask)}: {said}")
    return 0


def _numbered(number: str, every: tuple[KeptQuestion, ...]) -> KeptQuestion | None:
    """Return the question with this number in the list; None after an error was printed."""
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0
    if 1 <= at <= len(every):
        return every[at - 1]
    tell(NO_SUCH)
    return None
