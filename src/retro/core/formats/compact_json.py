"""JSON of plain data on one line, as in an archive, and the hash of a document's content."""

from __future__ import annotations

from retro.core.formats.codec import Data


def dumps(data: object) -> str:
    """Write JSON on one line, every script as it is. Raises ValueError for a number that JSON lacks."""
    import json  # imported only to write JSON

    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def hashed(data: Data) -> str:
    """Return the SHA-256 (hex) of sorted compact data, without `updated_at` and blank members."""
    import hashlib  # imports OpenSSL, which reading never needs
    import json

    content = {name: value for name, value in data.items() if value and name != "updated_at"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
