"""Archives: what is written is read back equal, and whatever else is read ends in one clear sentence."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from retro.core.document_kinds import Document
from retro.core.formats import document
from retro.core.formats.archive_file import HEAD, TAIL, VETS, Reader, archive_lines
from retro.core.formats.codec import ArchiveError
from retro.core.formats.compact_json import dumps
from retro.core.formats.retro_json import retrospective_to_data
from retro.core.formats.strict_json import StrictJson
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.vet import Vet
from tests import strategies
from tests.documents import gig as told_gig
from tests.factories import id_of
from tests.strategies import retrospectives

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


D = TypeVar("D", bound=Document)


def kept(whole: D) -> D:
    """The same as it may be kept: without control characters."""
    try:
        return cast(
            D, document.document_from_data(StrictJson().parse(dumps(document.document_to_data(whole)).encode()))
        )
    except ArchiveError:  # two own flags whose names differed by a control character alone
        reject()


some = st.lists(retrospectives().map(kept), max_size=3, unique_by=lambda whole: whole.id)


def gig(number: int = 1, title: str = "A gig", **facts: Any) -> Retrospective:
    return Retrospective(id=id_of(number), created_at=NOON, updated_at=NOON).with_facts(title=title, **facts)


def written(*those: Retrospective) -> bytes:
    return "".join(archive_lines(those)).encode()


def read(content: bytes, **more: int) -> list[Document]:
    return list(Reader(**more).read(io.BytesIO(content)))


def refusal(content: bytes, **more: int) -> str:
    with pytest.raises(ArchiveError) as refused:
        read(content, **more)
    return str(refused.value)


def line_of(**changes: object) -> str:
    return dumps(retrospective_to_data(gig()) | changes)


def archive_of(*items: str) -> bytes:
    return "\n".join([HEAD, ",\n".join(items), VETS + TAIL, ""]).encode()


@given(some)
def test_an_archive_is_read_back_equal_and_written_again_the_same(those: list[Retrospective]) -> None:
    content = written(*those)
    assert read(content) == those
    assert written(*map(told_gig, read(content))) == content


@given(some, st.lists(strategies.vets().map(kept), max_size=3, unique_by=lambda vet: vet.id))
def test_vets_stand_beside_the_retrospectives(those: list[Retrospective], looked_at: list[Vet]) -> None:
    ids: set[str] = {one.id for one in those}
    looked_at = [vet for vet in looked_at if vet.id not in ids]
    content = "".join(archive_lines(those, looked_at)).encode()
    assert read(content) == [*those, *looked_at]
    assert read(json.dumps(json.loads(content), indent=2).encode()) == [*those, *looked_at]


@given(some.filter(bool))
def test_any_other_layout_is_read_as_well(those: list[Retrospective]) -> None:
    data = json.loads(written(*those))
    assert read(json.dumps(data, indent=2).encode()) == those
    assert read(json.dumps(data).encode()) == those
    assert read(json.dumps(data["retrospectives"][0]).encode()) == those[:1]


def test_each_retrospective_has_a_line_of_its_own() -> None:
    content = written(gig(1, "One\u2028two"), gig(2)).decode()
    first, one, two, last = content.removesuffix("\n").split("\n")
    assert (first, last) == (HEAD, '], "vets": []}')
    assert one.endswith("},")
    assert two.endswith("}")
    assert json.loads(content)["format"] == "retro-archive/1"


def test_texts_that_were_not_understood_stand_beside_their_retrospective() -> None:
    gigs = [Retrospective.new(facts=Facts(title=title)) for title in ("a", "b")]
    typed = {gigs[0].id: {QuestionKey("price"): "a few", QuestionKey("noticed_on"): "soonish"}, gigs[1].id: {}}
    text = "".join(archive_lines(gigs, unread=typed))
    assert text.count('"unread"') == 1
    reader = Reader()
    assert list(reader.read(io.BytesIO(text.encode()))) == gigs
    assert reader.unread == {gigs[0].id: typed[gigs[0].id]}
    for bad in ("[]", "{}", '{"price": 3}', '{"price": " "}', "null"):
        with pytest.raises(ArchiveError, match="unread must hold texts"):
            list(Reader().read(io.BytesIO(text.replace('{"noticed_on": "soonish", "price": "a few"}', bad).encode())))


def test_an_empty_archive_is_one() -> None:
    assert read(written()) == []
    assert json.loads(written()) == {"format": "retro-archive/1", "retrospectives": [], "vets": []}


def test_only_one_retrospective_is_held_while_writing() -> None:
    taken = 0

    def endless() -> Iterator[Retrospective]:
        nonlocal taken
        while True:
            taken += 1
            yield gig(taken)

    written_lines = archive_lines(endless())
    for _ in range(4):
        next(written_lines)
    assert taken == 4


def test_only_one_line_is_held_while_reading() -> None:
    file = io.BytesIO(written(*(gig(number) for number in range(1, 50))))
    assert next(Reader().read(file)) == gig(1)
    assert file.tell() < 1000


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b""])
def test_windows_line_ends_and_blank_lines_are_no_trouble(before: bytes) -> None:
    content = before + written(gig(1), gig(2)).replace(b"\n", b"\r\n\r\n")
    assert read(content) == [gig(1), gig(2)]


def test_control_characters_are_left_out_and_counted() -> None:
    reader = Reader()
    found = reader.read(io.BytesIO(written(gig(title="a\x1b[31mred\x07"), gig(2, "\r\nb"))))
    assert [told_gig(whole).facts.title for whole in found] == ["ared", "\nb"]
    assert reader.left_out == 2


def test_half_a_character_is_replaced() -> None:
    assert told_gig(read(line_of(tags=["x"]).replace("x", r"\ud83d").encode())[0]).tags == ("\ufffd",)


LINE = "Line 2"
REFUSED = {
    "empty": (b"", "The file is empty."),
    "blank": (b" \n\n", "The file is empty."),
    "no JSON": (b"Dear diary", "Line 1 isn't valid JSON"),
    "no JSON on a later line": (b'{\n"format": oops}', "Line 2 isn't valid JSON"),
    "no text": (b"\xff\xfe{\x00}\x00", "Line 1 isn't UTF-8 text."),
    "no text on a line": (HEAD.encode() + b'\n{"id": "\xe9"}\n' + TAIL.encode(), "Line 2 isn't UTF-8 text."),
    "a list": (b"[1, 2]", "it's from another program or a newer version of retro"),
    "a number": (b"1e999", "it's from another program or a newer version of retro"),
    "another version": (b'{"format": "retro-archive/2", "retrospectives": []}', "or a newer version of retro"),
    "no list": (b'{"format": "retro-archive/1", "retrospectives": {}}', "must be lists"),
    "an unknown member": (b'{"format": "retro-archive/1", "retrospectives": [], "x\\u001b": 1}', "x␛ isn't a member"),
    "a vet of another format": (
        b'{"format": "retro-archive/1", "retrospectives": [], "vets": [{"format": "retro/1"}]}',
        "vets[0]: The format isn't retro-vet/1",
    ),
    "vets twice": (f"{HEAD}\n{VETS}\n{VETS}\n{TAIL}\n".encode(), "Line 3"),
    "a broken line": (archive_of(line_of()[:-9]), f"{LINE} isn't valid JSON"),
    "a truncated line": (archive_of(line_of())[:90], f"{LINE} isn't valid JSON"),
    "no end": (f"{HEAD}\n{line_of()},\n".encode(), "The file ends too early: part of the archive is missing."),
    "half an end": (archive_of(line_of())[:-2], "Line 3 isn't valid JSON"),
    "no comma": (archive_of(line_of(), line_of()).replace(b",\n", b"\n"), "Line 3 follows a line without a comma"),
    "a comma too many": (archive_of(line_of() + ","), "Line 3 isn't valid JSON"),
    "more after the end": (archive_of(line_of()) + b"[]", "Line 4 comes after the end of the archive."),
    "another end": (archive_of(line_of()).replace(b'"vets"', b'"pets"'), "pets isn't a member of retro-archive/1."),
    "the same twice": (archive_of(line_of(), line_of()), "Line 3 has the same id as line 2."),
    "a doubled name": (archive_of('{"id": "a", "id": "b"}'), f"{LINE} holds id twice."),
    "a doubled name within": (archive_of('{"facts": {"t": "", "t": ""}}'), f"{LINE} holds t twice."),
    "NaN": (archive_of('{"facts": {"price": NaN}}'), f"{LINE} holds NaN, which isn't valid JSON."),
    "infinity": (archive_of('{"facts": {"price": -Infinity}}'), f"{LINE} holds -Infinity, which isn't valid JSON."),
    "a number for money": (
        archive_of(line_of(facts={"price": 300})),
        f"{LINE}: facts.price must be text, not a number.",
    ),
    "a long number": (archive_of(line_of(facts={"price": 0}).replace("0}", "9" * 9999 + "}")), f"{LINE}: facts.price"),
    "a wrong type": (archive_of(line_of(tags="web")), f"{LINE}: tags must be a list, not text."),
    "an unknown name": (
        archive_of(line_of(mood="low")),
        f"{LINE}: mood isn't a member that this version of retro knows: it's",
    ),
    "another record": (archive_of(line_of(format="retro/2")), f"{LINE}: The format isn't retro/1"),
    "a record wrong in another layout": (
        json.dumps({"format": "retro-archive/1", "retrospectives": [retrospective_to_data(gig()), {}]}).encode(),
        "retrospectives[1]: The format isn't retro/1",
    ),
    "nesting": (archive_of("[" * 200_000), f"{LINE} is nested too deeply."),
    "nesting in another layout": (b'{"a":' * 200_000, "The file is nested too deeply."),
    "some nesting": (archive_of(line_of(answers={"story.tell": json.loads("[" * 200 + "]" * 200)})), "not a list"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_an_archive_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    sentence = refusal(content)
    assert said in sentence
    assert "\n" not in sentence
    assert len(sentence) < 320


def test_a_name_in_a_refusal_is_short_and_steers_no_terminal() -> None:
    sentence = refusal(archive_of(json.dumps(retrospective_to_data(gig()) | {"\x1b]0;x\n" + "y" * 100_000: 1})))
    assert sentence.isprintable()
    assert len(sentence) < 320


def test_a_line_too_long_is_refused_before_it_is_held() -> None:
    content = archive_of(line_of(), line_of(id="f" * 32, answers={"story.tell": "x" * 2000}))
    assert "Line 3 is longer than" in refusal(content, largest=1000)


def test_another_layout_may_be_as_long_as_one_line() -> None:
    content = json.dumps(json.loads(written(gig(1), gig(2)))).encode()
    assert read(content, largest=len(content)) == [gig(1), gig(2)]
    assert "The file is longer than" in refusal(content, largest=len(content) - 1)
    assert "The file is longer than" in refusal(content.replace(b", ", b",\n"), largest=100)


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_no_bytes_end_in_anything_but_values_or_a_sentence(content: bytes) -> None:
    for whole in (content, f"{HEAD}\n".encode() + content, archive_of(line_of()) + content):
        sentence = ""
        try:
            read(whole)
        except ArchiveError as error:
            sentence = str(error)
        assert not sentence or sentence.isprintable()
