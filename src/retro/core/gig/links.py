"""Links beside a gig and its events: a URL or a path, kept as it was typed, with or without a label.

Each is on a line of its own. What is typed is always kept; whether it can be opened is checked when it is opened, and
only web and mail addresses and paths can: nothing is ever run.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

ONE_LINK, LINKS = "1 link", "{:,} links"
LONGEST = 2_000
"""Most characters of a target that is opened: a longer one than browsers take is a misplaced paste."""

BLANK = "Paste a link or type a path, such as https://example.org or ~/brief.pdf."
BROKEN = "A link is one line. Take the line break out, or put the second one on its own line."
TOO_LONG = "That link has {:,} characters; {:,} at most can be opened. It stays as text."
HIDDEN = "That link has hidden characters. Type it again to open it."
OTHER_SCHEME = "retro doesn't open “{}:” links. Use https://, mailto: or a path; the text stays."
NO_HOST = "That link has no host. Write it out, such as https://example.org/brief."
NO_ADDRESS = "That isn't an email address. Write it out, such as mailto:ada@example.org."
NOT_HERE = "A file:// link can only name this machine. Write the path, such as /home/ada/brief.pdf."
RELATIVE = "Start a path with / or ~/, and a web address with https://. It stays as text."
TWICE = "That link is here already. Once is enough."

# re compiles a pattern when it is first used: who only reads gigs does not wait for it.
_SCHEMED = r"(?i)(?<!\S)(?:[a-z][a-z0-9+.-]*://|(?:mailto|file|javascript|data|vbscript):|www\.)\S+"
_PATH = r"(?<!\S)(?:~|\.{0,2})/\S.*"
_SCHEME = r"([A-Za-z][A-Za-z0-9+.-]*):(?![\\\d])"
_WEB = r"(?i)https?://(?:[^\s/?#@]*@)?(?:\[[0-9a-f:.]+\]|[^\s/?#@:\[\]]+)(?::\d{1,5})?(?:[/?#]\S*)?"
_MAIL = r"(?i)mailto:[^\s@?]+@[^\s@?]+(?:\?\S*)?"
_FILE = r"(?i)file:(?://(?:localhost)?)?(/(?!/).*)"
_AFTER_A_LABEL = " \t:-–—"


class Link(NamedTuple):
    """One link: its target and its label, "" without one."""

    target: str
    label: str = ""

    @property
    def line(self) -> str:
        """Return it on one line, as it would be typed."""
        return f"{self.label}: {self.target}" if self.label else self.target


class Opening(NamedTuple):
    """How a target is opened; exactly one of the three is not "".

    A path stays as typed: whoever opens it expands `~`.
    """

    address: str = ""
    path: str = ""
    problem: str = ""


def read_links(text: str, known: Iterable[Link] = ()) -> tuple[Link, ...]:
    """Parse the links of a text, one a line, each target once; a line equal to one of `known` is that link."""
    same = {link.line: link for link in known}
    found: dict[str, Link] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        link = same.get(line) or read_link(line)
        label = found[link.target].label if link.target in found else ""
        found[link.target] = link._replace(label=label or link.label)
    return tuple(found.values())


def read_link(line: str) -> Link:
    """Parse the link of one line: a web or mail address with its label before or after it, else a path to the line's
    end.
    """
    line = " ".join(line.splitlines()).strip()
    found = re.search(_SCHEMED, line) or re.search(_PATH, line)
    if found is None:
        return Link(line)
    parts = (line[: found.start()].rstrip(_AFTER_A_LABEL), line[found.end() :].strip(_AFTER_A_LABEL))
    return Link(found[0], " ".join(filter(None, parts)))


def counted_links(number: int) -> str:
    """Format as "1 link" or "2 links"."""
    return ONE_LINK if number == 1 else LINKS.format(number)


def lines_of(links: Iterable[Link]) -> str:
    """Return the links as they would be typed, one a line."""
    return "\n".join(link.line for link in links)


def link_opening(target: str) -> Opening:
    """Say how the target is opened, or in one sentence why it is not, and what to do."""
    if problem := refused_link(target):
        return Opening(problem=problem)
    if file := re.fullmatch(_FILE, target):
        return _file(file[1])
    if target[:4].casefold() == "www.":
        return Opening(f"https://{target}")
    return Opening(path=target) if _is_path(target) else Opening(target)


def refused_link(target: str) -> str:
    """Say in one sentence why a target can't be opened, and what to do; "" if it can."""
    if not target.strip():
        return BLANK
    if len(target.splitlines()) > 1:
        return BROKEN
    if len(target) > LONGEST:
        return TOO_LONG.format(len(target), LONGEST)
    if not target.isprintable():
        return HIDDEN
    if _is_path(target):
        return ""
    if target[:4].casefold() == "www.":
        return "" if re.fullmatch(_WEB, f"https://{target}") else NO_HOST
    return _refused_scheme(target)


def _refused_scheme(target: str) -> str:
    found = re.match(_SCHEME, target)
    scheme = found[1].casefold() if found else ""
    if scheme in ("http", "https"):
        return "" if re.fullmatch(_WEB, target) else NO_HOST
    if scheme == "mailto":
        return "" if re.fullmatch(_MAIL, target) else NO_ADDRESS
    if scheme == "file":
        return "" if re.fullmatch(_FILE, target) else NOT_HERE
    return OTHER_SCHEME.format(scheme) if len(scheme) > 1 else RELATIVE


def link_problems(text: str) -> tuple[str, ...]:
    """Return what is wrong with each line of a text, in order: one that can't be opened, or occurs twice."""
    found: list[str] = []
    seen: set[str] = set()
    for line in filter(None, map(str.strip, text.split("\n"))):
        target = read_link(line).target
        if problem := TWICE if target in seen else refused_link(target):
            found.append(problem)
        seen.add(target)
    return tuple(found)


def _is_path(target: str) -> bool:
    return target.startswith(("/", "~/"))


def _file(quoted: str) -> Opening:
    from urllib.parse import unquote

    path = unquote(quoted)
    return Opening(path=path) if path.isprintable() else Opening(problem=HIDDEN)
