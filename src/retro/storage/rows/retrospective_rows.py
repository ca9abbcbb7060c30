"""Maps retrospectives as retro/1 data to table rows and back; one mapping serves both directions."""

from collections.abc import Iterable, Iterator, Mapping

from retro.core.formats import codec, retro_json
from retro.core.formats.codec import Data, Members
from retro.core.formats.members import names_in, record_in, records_in, texts_in
from retro.core.gig.flag_names import flag_key
from retro.storage.rows import message_rows
from retro.storage.rows.row_mapping import DocumentMapping, Row, RowMapping, Rows, Value, as_archive_errors


def _only(members: Members, *names: str) -> Members:
    return {name: members[name] for name in names}


def _without(members: Members, left_out: str) -> Members:
    return {name: codec for name, codec in members.items() if name != left_out}


def _flag_key(data: Data) -> Row:
    """Compute the column `key` beside `flag`, which tells flags apart and joins lessons to them."""
    reference = data.get("flag") or data.get("name")
    return {"key": None if reference is None else flag_key(str(reference))}


WHOLE = RowMapping(_only(retro_json.RETROSPECTIVE, "id", "created_at", "updated_at", "finished_at"))
FACTS = RowMapping(retro_json.FACTS)
TEXTS = {"answers": ("answer", "key"), "losses": ("loss", "name")}
"""Members that map names to texts: their table, and the column of the name."""
LISTS = {
    "moments": ("moment", RowMapping(_without(retro_json.MOMENT, "links"))),
    "red_flags": ("red_flag", RowMapping(retro_json.RED_FLAG, _flag_key)),
    "lessons": ("lesson", RowMapping(_without(retro_json.LESSON, "reviews"), _flag_key)),
    "own_questions": ("own_question", RowMapping(retro_json.OWN_QUESTION)),
}
"""Members that are lists of objects: their table, and the object's mapping."""
REVIEW = RowMapping(retro_json.REVIEW)
LINK = RowMapping(retro_json.LINK)

TABLES: Mapping[str, tuple[str, ...]] = {
    "retrospective": (*WHOLE.columns, *FACTS.columns, *message_rows.COLUMNS),
    **{table: ("retrospective", name, "text") for table, name in TEXTS.values()},
    **{table: ("retrospective", "number", *part.columns) for table, part in LISTS.values()},
    "tag": ("retrospective", "number", "tag"),
    "review": ("retrospective", "lesson", "number", *REVIEW.columns),
    "link": ("retrospective", "number", "moment", *LINK.columns),
    "message_part": ("retrospective", *message_rows.PART_COLUMNS),
    "handover": ("retrospective", *message_rows.ROW_COLUMNS),
}
"""Every table of the record, parents before children, and the columns that retro/1 is read from.

The first column names the retrospective; rows of one document are ordered by the second and third.
"""


def retrospective_to_rows(data: Data) -> Rows:
    """Convert this retro/1 data to rows."""
    own: Row = {"retrospective": str(data["id"])}
    message = data["message"]
    whole = WHOLE.row(data) | FACTS.row(record_in(data, "facts")) | message_rows.whole_row(message)
    rows: Rows = {"retrospective": [whole]}
    rows["message_part"] = [own | row for row in message_rows.part_rows(message)]
    rows["handover"] = [own | row for row in message_rows.handover_rows(message)]
    for member, (table, name) in TEXTS.items():
        texts = texts_in(data, member)
        rows[table] = [own | {name: key, "text": text} for key, text in texts.items()]
    for member, (table, part) in LISTS.items():
        rows[table] = [own | {"number": at} | part.row(item) for at, item in _objects(data, member)]
    rows["tag"] = [own | {"number": at, "tag": tag} for at, tag in enumerate(names_in(data, "tags"))]
    rows["review"] = [
        own | {"lesson": lesson, "number": at} | REVIEW.row(review)
        for lesson, item in _objects(data, "lessons")
        for at, review in _objects(item, "reviews")
    ]
    rows["link"] = [own | {"number": at} | row for at, row in enumerate(_link_rows(data))]
    return rows


def _link_rows(data: Data) -> Iterator[Row]:
    """Return the links of the gig, then those of each event, by the event's number."""
    of_gig: Row = {"moment": None}
    yield from (of_gig | LINK.row(link) for _, link in _objects(data, "links"))
    for number, moment in _objects(data, "moments"):
        beside: Row = {"moment": number}
        yield from (beside | LINK.row(link) for _, link in _objects(moment, "links"))


def _objects(data: Data, member: str) -> Iterable[tuple[int, Data]]:
    return enumerate(records_in(data, member))


def retrospective_from_rows(rows: Mapping[str, list[Row]]) -> Data:
    """Convert these rows of one retrospective to retro/1 data. Raises ArchiveError, as reading does."""
    with as_archive_errors():
        return _gathered(rows)


def _gathered(rows: Mapping[str, list[Row]]) -> Data:
    (whole,) = rows["retrospective"]
    data: Data = {"format": codec.FORMAT} | WHOLE.data(whole) | {"facts": FACTS.data(whole)}
    for member, (table, name) in TEXTS.items():
        data[member] = {str(row[name]): row["text"] for row in rows[table]}
    for member, (table, part) in LISTS.items():
        data[member] = [part.data(row) for row in rows[table]]
    for row, lesson in zip(rows["lesson"], records_in(data, "lessons"), strict=True):
        if reviews := [REVIEW.data(review) for review in rows["review"] if review["lesson"] == row["number"]]:
            lesson["reviews"] = reviews
    _put_links(data, rows)
    data["message"] = message_rows.gathered(whole, rows["message_part"], rows["handover"])
    data["tags"] = [row["tag"] for row in rows["tag"]]
    return data


def _put_links(data: Data, rows: Mapping[str, list[Row]]) -> None:
    """Put each link in its place; a link of a missing event becomes the gig's, so that none is lost."""
    moments = dict(zip((row["number"] for row in rows["moment"]), records_in(data, "moments"), strict=True))
    beside: dict[Value, list[Data]] = {None: []}
    for row in rows["link"]:
        number = row["moment"] if row["moment"] in moments else None
        beside.setdefault(number, []).append(LINK.data(row))
    data["links"] = beside.pop(None)
    for number, links in beside.items():
        moments[number]["links"] = links


RETROSPECTIVE = DocumentMapping(
    "retrospective", TABLES, retro_json.retrospective_to_data, retrospective_to_rows, retrospective_from_rows
)
