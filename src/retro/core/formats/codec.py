"""Codecs between values and plain data: lists, records and documents, strict when reading.

Reading returns values or raises an ArchiveError that names the location of the first fault.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar, cast

from retro.core.rough_day import Precision, day_known, precision_of

FORMAT = "retro/1"
FOREIGN = "it's from another program or a newer version of retro."
UNKNOWN = f"that this version of retro knows: {FOREIGN}"
LONGEST_TEXT = 1_000_000
"""Most characters of one text."""

Data = dict[str, object]
V = TypeVar("V")

_TYPES: Mapping[type, str] = {
    bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"
}  # fmt: skip
A_RETROSPECTIVE = "A retrospective"
MUST_BE_TEXT = "{} must be text, not {}."
TOO_LONG = "{} is longer than {:,} characters."
NO_MEMBER, NO_SUCH = f"{{}} isn't a member {UNKNOWN}", f"{{}}.{{}} isn't {{}} {UNKNOWN}"
OTHER_FORMAT = f"The format isn't {{}}: {FOREIGN}"
MUST_BE_OBJECT = "{} must be an object, not {}."
MUST_BE_LIST = "{} must be a list, not {}."
MISSING = "{} is missing."
MISSING_WITHIN = "{}.{} is missing."
NEEDS_DAY = "{} needs {}."
OF_DAY = "_precision"
"""End of the name of a member that says how exactly a day is known: `noticed_on_precision` is of `noticed_on`."""


class ArchiveError(ValueError):
    """The data is not retro/1; the message is one sentence that names the location."""


class Codec(NamedTuple, Generic[V]):
    """Writes a member of type V as plain data (never called for None) and reads it back."""

    write: Callable[[V], object]
    read: Callable[[object, str], V]
    """Takes plain data and its location in the document; raises ArchiveError."""
    blank: V | None = None
    """Value of an absent member; it is not written."""


AnyCodec = Codec[Any]
Members = Mapping[str, AnyCodec]
"""Codec of each member of a record or document, in the order in which they are written."""


def string(data: object, place: str) -> str:
    """Read a text of at most LONGEST_TEXT characters. Raises ArchiveError, as every reader here does."""
    if not isinstance(data, str):
        raise ArchiveError(MUST_BE_TEXT.format(place, kind_named(data)))
    if len(data) > LONGEST_TEXT:
        raise ArchiveError(TOO_LONG.format(place, LONGEST_TEXT))
    return data


def many(codec: Codec[V]) -> Codec[tuple[V, ...]]:
    """Return the codec of a list, read as a tuple."""

    def read(data: object, place: str) -> tuple[V, ...]:
        if not isinstance(data, list):
            raise ArchiveError(MUST_BE_LIST.format(place, kind_named(data)))
        return tuple(codec.read(item, f"{place}[{number}]") for number, item in enumerate(data))

    return Codec(lambda values: [codec.write(value) for value in values], read, ())


def texts_codec(is_known: Callable[[str], object], what: str) -> Codec[Mapping[str, str]]:
    """Return the codec of texts by name; blank ones are left out, unknown names refused."""

    def read(data: object, place: str) -> Mapping[str, str]:
        read = {name: string(value, f"{place}.{name}") for name, value in members_of(data, place).items()}
        if unknown := next((name for name in read if not is_known(name)), None):
            raise ArchiveError(NO_SUCH.format(place, unknown, what))
        return MappingProxyType({name: text for name, text in read.items() if text})

    return Codec(dict, read, MappingProxyType({}))


def record_codec(kind: type[V], members: Members, **absent: object) -> Codec[V]:
    """Return the codec of a record with the fields `members` in that order; `absent` fills in for missing ones."""

    def write(value: V) -> Data:
        pairs = ((name, codec, field_of(value, name)) for name, codec in members.items())
        return {name: codec.write(field) for name, codec, field in pairs if field is not None and field != codec.blank}

    def read(data: object, place: str) -> V:
        return kind(**absent | read_members(members_of(data, place), members, place))

    return Codec(write, read)


def read_members(data: Mapping[str, object], members: Members, place: str) -> Data:
    """Read the values of the members that are present and not null. Raises ArchiveError for an unknown member."""
    prefix = f"{place}." if place else ""
    if unknown := next((name for name in data if name not in members), None):
        raise ArchiveError(NO_MEMBER.format(prefix + unknown))
    read = {name: members[name].read(value, prefix + name) for name, value in data.items() if value is not None}
    return _with_rough_days(read, prefix)


def field_of(value: object, name: str) -> object:
    """Return a field, or how exactly the day is known that the member is of."""
    if not name.endswith(OF_DAY):
        return getattr(value, name)
    return precision_of(getattr(value, name.removesuffix(OF_DAY)))


def _with_rough_days(read: Data, prefix: str) -> Data:
    """Return the values with how exactly each day is known in the day itself."""
    rough = [name for name in read if name.endswith(OF_DAY)]
    for name in rough:
        day = name.removesuffix(OF_DAY)
        if day not in read:
            raise ArchiveError(NEEDS_DAY.format(prefix + name, prefix + day))
        # The codecs of both members have read them as these types
        read[day] = day_known(cast(date, read[day]), cast(Precision, read.pop(name)))
    return read


def write_document(form: str, members: Members, value: object) -> Data:
    """Write a whole document of a format: every member of it, without the blank ones of its parts and of days."""
    data: Data = {"format": form}
    for name, codec in members.items():
        member = field_of(value, name)
        if member is not None or not name.endswith(OF_DAY):
            data[name] = None if member is None else codec.write(member)
    return data


def read_document(form: str, members: Members, data: object) -> Data:
    """Read the values of a document's members. Raises ArchiveError for another format or a missing required member."""
    held = members_of(data, "")
    if held.get("format") != form:
        raise ArchiveError(OTHER_FORMAT.format(form))
    for name in ("id", "created_at", "updated_at"):
        if held.get(name) is None:
            raise ArchiveError(MISSING.format(name))
    return read_members({name: value for name, value in held.items() if name != "format"}, members, "")


def is_read(codec: AnyCodec, data: object) -> bool:
    """Tell whether the codec reads this without an ArchiveError."""
    try:
        codec.read(data, "")
    except ArchiveError:
        return False
    return True


def required(codec: Codec[V], *names: str) -> Codec[V]:
    """Return the codec with these members required."""

    def read(data: object, place: str) -> V:
        present = members_of(data, place)
        if missing := next((name for name in names if present.get(name) is None), None):
            raise ArchiveError(MISSING_WITHIN.format(place, missing))
        return codec.read(data, place)

    return Codec(codec.write, read)


def members_of(data: object, place: str) -> dict[str, object]:
    """Return the members of an object. Raises ArchiveError if it is none."""
    if not isinstance(data, dict):
        raise ArchiveError(MUST_BE_OBJECT.format(place or A_RETROSPECTIVE, kind_named(data)))
    return data


def kind_named(data: object) -> str:
    """Name the type of a piece of plain data in words."""
    return _TYPES.get(type(data), "nothing")
