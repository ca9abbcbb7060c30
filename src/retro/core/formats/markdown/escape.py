"""Escapes any text as Markdown that reads as it was typed, and as a YAML value that loads unchanged.

It holds for CommonMark and GitHub's dialect (tables, strikethrough, task lists, footnotes, maths, bare links) and for
Obsidian's own marks (`%%`, `==`, `[[`, `#tag`, `^block`). The result shows `visible(text)` except for three things:
spaces and tabs at the end of a line are dropped, a run of blank lines is one, and a line that ends in a bare link gets
one space before its break. GitHub's emoji (`:smile:`) are made from the finished page, where Markdown cannot help.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from retro.core.text.control_chars import visible

# re compiles a pattern when it is first used, and keeps it: a document without links need not wait for theirs.
_USUAL = r"""
    (?P<numbered>^[0-9]{1,9})(?=[.)](?:\s|$))               # 1. and 1) at the start
  | ^(?:[>|]|=+|[+-](?![A-Za-z0-9])|:(?=[- ]))             # quotes, tables, underlined headings, lists, rules
  | [`\[$]                                                  # code, links, images, footnotes, tasks, maths
  | %{2,}|%(?=[0-9A-Fa-f]{2})                               # Obsidian's comments; %41 in a link
  | ={2,}                                                   # Obsidian's highlights
  | :(?=(?:100|1234|(?![0-9]+:)[a-z0-9_+-]{1,50}):)         # emoji by name
  | (?<=[Xx][Nn])--                                         # host names in Punycode, which some readers decode
    """
_RARE = r"""
    \\(?![A-Za-z0-9 ])                                      # a backslash before punctuation or at the end
  | (?<![ ])\*|\*(?![ ])                                    # emphasis; there is none in `3 * 4`
  | (?<![^\W_])(?<!_)_+|(?<!_)_+(?![^\W_]|_)                # emphasis; there is none in_a_word
  | ~(?![0-9])|(?<=\S)~                                     # strikethrough; `~5 days` alone cannot be one
  | (?<![^\W_])(?<!\#)\#+                                   # headings, Obsidian's tags; `C#` is neither
  | <(?![ ])                                                # HTML and <links>
  | &(?=(?:\#[0-9]+|\#[Xx][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*)(?:;|$))  # &amp;
  | (?<!\S)\^(?=\S)                                         # Obsidian's names of blocks
    """
_FEW, _SPECIAL = f"(?x){_USUAL}", f"(?x){_USUAL}|{_RARE}"
"""What must be escaped: in a line with only the usual marks, and in any line."""
_USUAL_MARKS = frozenset(">|+-=:`[$%")
_RARE_MARKS = frozenset("\\*_~#<&^")
_MARKS = _USUAL_MARKS | _RARE_MARKS
"""Characters that _SPECIAL can match, except a number at the start.

Searching with _SPECIAL takes thirty times as long.
"""
_WORD = r"[^ \t]+"
_PLAIN_LINK = r"""(?xi)
    (?!.*&\#) (?:[A-Za-z]+[:=])? [("']*                    # what may stand before it, or around it
    (?:(?:https?|ftp)://|www\.) (?:[A-Za-z0-9-]+\.)+ [A-Za-z0-9-]+ (?::[0-9]+)?
    (?:[/?\#] [!-?A-Z^-~]* | [)"'.,;:!?]*)                     # ASCII but for @ [ \ ]
    """
_LINK_OPENING = r"(?i)(?<=www)(?=\.)|(?=://)"
_SPECIAL_IN_TARGET = r"[\\<>&]"
_UNSAFE_IN_YAML = "[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
_SURROGATE = "[\ud800-\udfff]"


def inline(text: str) -> str:
    """Escape one line for a heading, list item or paragraph; line breaks become spaces.

    Not for tables. Leave a space or punctuation other than `;` after it, and no emphasis around it.
    """
    return _line(text.replace("\n", " "))


def block(text: str, indent: str = "", quote: bool = False) -> list[str]:
    """Escape the lines of a block: each line break is a hard break, with at most one blank line between paragraphs.

    `indent` precedes every line (the content column of a list item, whose marker replaces the first), and `quote` adds
    `> `. Blank text has no lines.
    """
    prefix = indent + "> " if quote else indent
    paragraphs = [list(lines) for blank, lines in groupby(text.split("\n"), _is_blank) if not blank]
    lines: list[str] = []
    for paragraph in paragraphs:
        if lines:
            lines.append(prefix.rstrip())
        written = [_line(line) for line in paragraph]
        lines += [prefix + _broken(line) for line in written[:-1]]
        lines.append(prefix + written[-1])
    return lines


def link_markdown(target: str, label: str) -> str:
    """Write a link with its label, or else its target. The target is one line without control characters."""
    shown = inline(label if label.strip() else target).replace("]", "\\]")
    return f"[{shown}](<{re.sub(_SPECIAL_IN_TARGET, _slashed, target)}>)"


def yaml_string(text: str) -> str:
    """Return a double-quoted value on one line that YAML 1.1, YAML 1.2 and JSON read alike."""
    if text.isprintable():  # the usual value: nothing in it is unsafe
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    import json  # its import takes longer than most documents do

    if text.isascii() and "\x7f" not in text:  # JSON escapes everything else that is unsafe
        return json.dumps(text)
    whole = re.sub(_SURROGATE, "\N{REPLACEMENT CHARACTER}", text)
    quoted = json.dumps(whole, ensure_ascii=False)
    return re.sub(_UNSAFE_IN_YAML, lambda match: f"\\u{ord(match[0]):04x}", quoted)


def yaml_list(texts: Iterable[str]) -> str:
    """Return a list on one line, such as `["a", "b"]`."""
    return f"[{', '.join(map(yaml_string, texts))}]"


def obsidian_tags(tags: Iterable[str]) -> list[str]:
    """Return the tags as Obsidian takes them, each once: no spaces, no marks but `_`, `-` and `/`, not only digits.

    A tag that would be empty is left out; the document has it as it was typed.
    """
    found = ("/".join(filter(None, map(_tag_part, tag.split("/")))) for tag in tags)
    valid = (f"y{tag}" if all(sign.isdigit() or sign in "-_/" for sign in tag) else tag for tag in found if tag)
    return list({tag.casefold(): tag for tag in reversed(list(valid))}.values())[::-1]


def _tag_part(part: str) -> str:
    words = "".join(sign if _may_be_in_a_tag(sign) else " " for sign in visible(part)).split()
    return "-".join(words).strip("-")


def _may_be_in_a_tag(sign: str) -> bool:
    """Tell whether a tag can hold it: letters, digits and accents of any script, `_`, `-`, and emoji."""
    return f"a{sign}".isidentifier() or sign in "-\u200d\ufe0f" or sign >= "\U0001f000"


def _is_blank(line: str) -> bool:
    return not line.strip(" \t")


def _line(text: str) -> str:
    """Escape one line as at the start of a line; outer white space is kept where Markdown would strip it."""
    line = visible(text).rstrip(" \t")
    first, last = _fixed(line[:1]), _fixed(line[1:][-1:])
    inner = line[bool(first) : len(line) - bool(last)]
    escaped = first + (inner if _is_plain(inner) else re.sub(_pattern(inner), _escaped, inner)) + last
    return re.sub(_WORD, _linked, escaped) if _may_link(escaped) else escaped


def _is_plain(text: str) -> bool:
    """Tell whether nothing in it can match _SPECIAL, as in most lines."""
    return _MARKS.isdisjoint(text) and not text[:1].isdigit()


def _pattern(text: str) -> str:
    """Return the pattern of everything special in a text: compiling all of _SPECIAL takes more than twice as long."""
    return _FEW if _RARE_MARKS.isdisjoint(text) else _SPECIAL


def _may_link(text: str) -> bool:
    """Tell whether it can hold a link; few lines do, and checking each word takes long."""
    return "://" in text or "www." in text.lower()


def _fixed(character: str) -> str:
    """Return white space as an entity, which no reader strips; other text as it is."""
    return f"&#{ord(character)};" if character.isspace() or character == "\ufeff" else ""


def _escaped(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match["numbered"] else "".join(f"\\{character}" for character in match[0])


def _slashed(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _linked(match: re.Match[str]) -> str:
    """Leave a plain link as it is, and make any other text: readers show a link's backslashes and tidy odd hosts."""
    return match[0] if re.fullmatch(_PLAIN_LINK, match[0]) else re.sub(_LINK_OPENING, r"\\", match[0])


def _broken(line: str) -> str:
    """Add a hard break to the line; a bare link would swallow the backslash."""
    last = line.replace("\t", " ").rpartition(" ")[2]
    return f"{line} \\" if _may_link(last) and re.fullmatch(_PLAIN_LINK, last) else f"{line}\\"
