"""The description that a package index shows: README without its pictures, with the names of files for links to them.

An index has neither the pictures nor the files, which are in the source beside README. Hatchling calls it as it builds.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

README = "README.md"
PICTURES = re.compile(r"(?m)^\| \| \|\n\|---\|---\|\n(?:\|.*!\[.*\n)+\n")
"""The table of pictures."""
LINK_TO_A_FILE = re.compile(r"(?<!!)\[([^\]\n]+)\]\((?!https?:|mailto:|#)[^)\s]+\)")


def long_description(readme: str) -> str:
    """README as it reads alone."""
    return LINK_TO_A_FILE.sub(r"\1", PICTURES.sub("", readme))


class ReadmeHook(MetadataHookInterface):
    """Puts it into the package's metadata."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the description."""
        text = long_description((Path(self.root) / README).read_text("utf-8"))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
