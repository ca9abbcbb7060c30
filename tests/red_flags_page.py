"""Writes docs/red-flags.md from the catalogue. Run `python -m tests.red_flags_page` when a word of it changes."""

from collections.abc import Iterator
from pathlib import Path

from retro.core.gig.choices import Stage
from retro.core.gig.flag_catalogue import CatalogueFlag, flags

PAGE = Path("docs/red-flags.md")
HEAD = """# Red flags

All that retro knows, in the order in which a gig meets them, as `core/gig/flag_catalogue.toml` and
`core/gig/flag_names.py` hold them. This page is written by `python -m tests.red_flags_page`, and a test holds it to
them: no word of a red flag changes unseen.

The name is said of a gig that is over, the short one of a gig to come. A yes to the question means that the red flag is
there; the sentence can be sent to the client before you say yes, and what stands in `<…>` is yours to fill in. Red
flags of one family help each other where one has no past of its own; *named* grows with the sources that name it.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for stage in Stage for line in _stage(stage))])


def _stage(stage: Stage) -> Iterator[str]:
    yield from (f"## {stage.capitalize()}", "")
    for flag in flags():
        if flag.stage == stage:
            yield from _flag(flag)


def _flag(flag: CatalogueFlag) -> Iterator[str]:
    yield from (
        f"**{flag.code} · {flag.name}**",
        "",
        f"- in short: {flag.short} ({flag.side}; family “{flag.family}”; named {flag.named})",
        f"- question: {flag.question}",
        f"- rule: If {flag.cue}, then I {flag.act}.",
        "- sentence: " + flag.ask.replace("<", "\\<"),
        "",
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
