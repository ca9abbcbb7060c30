"""`retro show ID --earlier`: prints what its texts said before they were edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from retro.commands.files.text_names import text_words
from retro.commands.output import tell, write_stdout
from retro.core.formats.markdown.escape import block, inline
from retro.core.formats.markdown.parts import heading, join_chunks, section
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths
from retro.storage.queries.earlier import EarlierText

NOTHING_EARLIER = "There are no earlier versions of “{}”."
EARLIER = "Earlier versions of “{}”"
UNTIL = "Until {}"


def show_earlier(paths: Paths, retrospective: Retrospective, *, is_json: bool) -> int:
    """Print the earlier versions of a retrospective's texts, each text's latest first."""
    from retro.commands.reading import library
    from retro.storage.queries.earlier import earlier_texts

    found = earlier_texts(library(paths), retrospective.id)
    if is_json:
        _put_json(retrospective, found)
    elif found:
        write_stdout(join_chunks(_document(retrospective, found)))
    else:
        tell(NOTHING_EARLIER.format(retrospective.name))
    return 0


def _put_json(retrospective: Retrospective, found: Iterable[EarlierText]) -> None:
    from retro.core.formats import compact_json
    from retro.core.formats.leaf_codecs import INSTANT

    every = [{"until": INSTANT.write(each.at), "place": each.key, "text": each.text} for each in found]
    write_stdout(compact_json.dumps({"id": retrospective.id, "title": retrospective.name, "earlier": every}) + "\n")


def _document(retrospective: Retrospective, found: Sequence[EarlierText]) -> Iterator[str]:
    """Yield a heading for each text whose words were replaced, and the words under the time until which they stood."""
    texts: dict[str, list[EarlierText]] = {}
    for each in reversed(found):  # the latest comes first within a text, and the texts in the order of the record
        texts.setdefault(each.key, []).insert(0, each)
    yield f"# {inline(EARLIER.format(retrospective.name))}"
    for key, versions in texts.items():
        yield from section(text_words(key, retrospective), _versions(versions))


def _versions(found: Iterable[EarlierText]) -> Iterator[str]:
    for each in found:
        local = each.at.astimezone()
        yield heading(UNTIL.format(f"{local.day} {local:%B %Y, %H:%M}"))
        yield "\n".join(block(each.text))
