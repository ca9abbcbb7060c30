"""Links beside a gig and its events: what one is, what of it can be opened, and where it is kept and read."""

from __future__ import annotations

import json
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from retro.core.analysis.compare import compare
from retro.core.formats import compact_json, retro_json
from retro.core.formats.codec import ArchiveError
from retro.core.formats.document import document_hash
from retro.core.formats.markdown import documents
from retro.core.formats.merging.merge import merge_documents
from retro.core.formats.redaction.redact import Redactor
from retro.core.gig import links
from retro.core.gig.links import Link, Opening, lines_of, link_opening, link_problems, read_link, read_links
from retro.core.gig.retrospective import Facts, Moment, Retrospective
from retro.core.wizard import locations
from retro.core.wizard.interview import REVIEW, Interview
from retro.core.wizard.review_rows import review_rows


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("https://example.org/brief", Link("https://example.org/brief")),
        ("The brief: https://example.org/brief", Link("https://example.org/brief", "The brief")),
        ("The brief – https://example.org/brief", Link("https://example.org/brief", "The brief")),
        ("https://example.org/brief The brief", Link("https://example.org/brief", "The brief")),
        ("The brief https://example.org/brief, version 2", Link("https://example.org/brief,", "The brief version 2")),
        ("HTTP://EXAMPLE.ORG", Link("HTTP://EXAMPLE.ORG")),
        ("www.example.org/a", Link("www.example.org/a")),
        ("Write to: mailto:ada@example.org", Link("mailto:ada@example.org", "Write to")),
        ("~/Old gigs/the contract.pdf", Link("~/Old gigs/the contract.pdf")),
        ("Contract: /home/ada/the contract.pdf", Link("/home/ada/the contract.pdf", "Contract")),
        ("Notes - ../notes.txt", Link("../notes.txt", "Notes")),
        ("and / or ~/a.txt", Link("~/a.txt", "and / or")),
        ("file:///home/ada/a.pdf", Link("file:///home/ada/a.pdf")),
        ("javascript:alert(1) Prize", Link("javascript:alert(1)", "Prize")),
        ("契約書：https://example.org/契約", Link("契約書：https://example.org/契約")),
        ("契約書 https://example.org/契約", Link("https://example.org/契約", "契約書")),
        ("somewhere in the chat", Link("somewhere in the chat")),
    ],
)
def test_a_line_is_a_target_with_its_label_before_or_after_it(line: str, link: Link) -> None:
    assert read_link(line) == link


def test_each_line_is_a_link_and_the_same_target_stands_once() -> None:
    text = "\n  https://example.org \n\nThe site: https://example.org\n~/a b.pdf\n"
    assert read_links(text) == (Link("https://example.org", "The site"), Link("~/a b.pdf"))
    assert read_links("  \n \n") == ()
    twice = "The site: https://example.org\nhttps://example.org\nOur site: https://example.org"
    assert read_links(twice) == (Link("https://example.org", "The site"),)


@pytest.mark.parametrize(
    "link",
    [
        Link("https://example.org", "Brief: the second"),
        Link("a b", "c d"),
        Link("https://example.org a", "b"),
        Link("x", "https://example.org"),
        Link("[/bold]", "[red]"),
    ],
)
def test_a_line_that_was_not_touched_stays_the_link_it_was(link: Link) -> None:
    other = Link("~/a.txt")
    assert read_links(lines_of((link, other)), (link, other)) == (link, other)
    assert read_links(f"{lines_of((link,))}\n/new", (link, other)) == (link, Link("/new"))


@pytest.mark.parametrize(
    ("target", "opened"),
    [
        ("https://example.org/a?b=c#d", Opening("https://example.org/a?b=c#d")),
        ("http://ada@example.org:8080", Opening("http://ada@example.org:8080")),
        ("https://[::1]/", Opening("https://[::1]/")),
        ("https://example.org/契約", Opening("https://example.org/契約")),
        ("WWW.example.org", Opening("https://WWW.example.org")),
        ("mailto:ada@example.org?subject=Brief", Opening("mailto:ada@example.org?subject=Brief")),
        ("/home/ada/a b.pdf", Opening(path="/home/ada/a b.pdf")),
        ("~/a.pdf", Opening(path="~/a.pdf")),
        ("/-rf; touch x", Opening(path="/-rf; touch x")),
        ("/tmp/$(touch x)`id`", Opening(path="/tmp/$(touch x)`id`")),
        ("file:///home/ada/a%20b.pdf", Opening(path="/home/ada/a b.pdf")),
        ("file://localhost/a.pdf", Opening(path="/a.pdf")),
    ],
)
def test_web_and_mail_addresses_and_paths_can_be_opened(target: str, opened: Opening) -> None:
    assert link_opening(target) == opened


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("", links.BLANK),
        (" \t ", links.BLANK),
        ("https://example.org\n/etc", links.BROKEN),
        ("https://example.org\N{LINE SEPARATOR}x", links.BROKEN),
        ("https://example.org/" + "a" * 2_000, links.TOO_LONG.format(2_020, 2_000)),
        ("https://example.org/\x1b[31m", links.HIDDEN),
        ("https://example.org/\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", links.HIDDEN),
        ("file:///home/ada/%00", links.HIDDEN),
        ("file:///home/ada/a%0Ab", links.HIDDEN),
        ("javascript:alert(1)", links.OTHER_SCHEME.format("javascript")),
        ("JavaScript:alert(1)", links.OTHER_SCHEME.format("javascript")),
        ("data:text/html,<script>", links.OTHER_SCHEME.format("data")),
        ("ftp://example.org", links.OTHER_SCHEME.format("ftp")),
        ("ssh://example.org", links.OTHER_SCHEME.format("ssh")),
        ("https://", links.NO_HOST),
        ("https:///etc/passwd", links.NO_HOST),
        ("https:example.org", links.NO_HOST),
        ("https://example.org a", links.NO_HOST),
        ("www. a", links.NO_HOST),
        ("mailto:ada", links.NO_ADDRESS),
        ("file://server/share", links.NOT_HERE),
        ("file:a.pdf", links.NOT_HERE),
        ("brief.pdf", links.RELATIVE),
        ("./run.sh", links.RELATIVE),
        ("example.org/brief", links.RELATIVE),
        ("localhost:8000/a", links.RELATIVE),
        ("C:\\Users\\ada", links.RELATIVE),
        ("C:/Users/ada", links.RELATIVE),
        ("-rf", links.RELATIVE),
        ("~root/.ssh", links.RELATIVE),
    ],
)
def test_what_cannot_be_opened_says_why_and_what_to_do(target: str, sentence: str) -> None:
    assert link_opening(target) == Opening(problem=sentence)


def test_what_is_typed_is_kept_and_told_of_line_by_line() -> None:
    text = "https://example.org\njavascript:alert(1)\nThe site: https://example.org\nbrief.pdf"
    assert link_problems(text) == (links.OTHER_SCHEME.format("javascript"), links.TWICE, links.RELATIVE)
    assert [link.target for link in read_links(text)] == ["https://example.org", "javascript:alert(1)", "brief.pdf"]
    assert link_problems("https://example.org\n\n~/a.txt") == ()


TODAY = date(2026, 11, 28)
SITE = Link("https://nordwind.example/brief?a=1", "The brief")
SCAN = Link("~/clients/nordwind/the contract.pdf", "Contract")
CHAT = Link("mailto:ada@nordwind.example")
MEETING = Moment(date(2026, 3, 14), "They called.", (SCAN, CHAT))
GIG = Retrospective.new(facts=Facts(title="Shop"), links=(SITE,), moments=(MEETING, Moment(None, "Silence.")))


def test_an_archive_holds_them_beside_the_gig_and_its_events() -> None:
    data = retro_json.retrospective_to_data(GIG)
    assert data["links"] == [{"target": SITE.target, "label": "The brief"}]
    assert data["moments"] == [
        {
            "on": "2026-03-14",
            "text": "They called.",
            "links": [{"target": SCAN.target, "label": "Contract"}, {"target": CHAT.target}],
        },
        {"text": "Silence."},
    ]
    assert retro_json.retrospective_from_data(data) == GIG
    del data["links"]
    assert retro_json.retrospective_from_data(data) == GIG._replace(links=())


def test_a_gig_without_links_keeps_its_hash() -> None:
    plain = GIG._replace(links=(), moments=(Moment(None, "Silence."),))
    data = retro_json.retrospective_to_data(plain)
    assert data["moments"] == [{"text": "Silence."}]
    before = {name: value for name, value in data.items() if name != "links"}
    assert compact_json.hashed(data) == compact_json.hashed(before)
    assert document_hash(plain) != document_hash(plain._replace(links=(SITE,)))


@pytest.mark.parametrize(
    ("member", "sentence"),
    [
        ({"links": [{"label": "The brief"}]}, "links[0].target is missing."),
        ({"links": [{"target": " "}]}, "links[0].target must be text on one line."),
        ({"links": [{"target": "https://example.org\n/etc"}]}, "links[0].target must be text on one line."),
        ({"links": [{"target": "a", "label": "b\nc"}]}, "links[0].label must be text on one line."),
        ({"links": [{"target": 1}]}, "links[0].target must be text, not a number."),
        ({"links": [{"target": "a", "href": "b"}]}, "links[0].href isn't a member"),
        ({"links": [{"target": "a"}, {"target": "a", "label": "b"}]}, "links holds the same link twice."),
        ({"moments": [{"links": [{"target": "a"}] * 2}]}, "moments[0].links holds the same link twice."),
        ({"links": "https://example.org"}, "links must be a list, not text."),
    ],
)
def test_an_archive_that_is_wrong_about_one_is_refused_by_its_place(member: dict[str, object], sentence: str) -> None:
    with pytest.raises(ArchiveError) as found:
        retro_json.retrospective_from_data(retro_json.retrospective_to_data(GIG) | member)
    assert sentence in str(found.value)


def test_two_machines_keep_the_links_of_both() -> None:
    first = GIG._replace(links=(SITE, CHAT), updated_at=GIG.updated_at + timedelta(hours=1))
    moments = (MEETING._replace(links=(SCAN._replace(label="Signed"), SITE)), *GIG.moments[1:])
    second = GIG._replace(links=(SITE._replace(label="Our brief"), SCAN), moments=moments)
    pair = (retro_json.retrospective_to_data(first), retro_json.retrospective_to_data(second))
    for one, other in (pair, pair[::-1]):
        merged = merge_documents(one, other)
        assert isinstance(merged.document, Retrospective)
        assert merged.document.links == (SITE, CHAT, SCAN)
        assert merged.document.moments == (MEETING._replace(links=(SCAN, CHAT, SITE)), *GIG.moments[1:])
        assert {(each.stands, each.other) for each in merged.differences} == {
            ("The brief", "Our brief"),
            ("Contract", "Signed"),
        }


def test_a_redacted_copy_has_none_and_no_part_of_one_stays() -> None:
    story = f"See {SITE.target} or nordwind.example/brief?a=1, and “{SCAN.target}”; write to {CHAT.target}."
    gig = GIG.with_answer("story.tell", story)
    redactor = Redactor()
    copy = redactor.redacted(gig)
    assert copy.every_link == ()
    assert [moment.text for moment in copy.moments] == ["They called.", "Silence."]
    text = json.dumps(retro_json.retrospective_to_data(copy)) + documents.document(copy)
    assert [
        part for part in ("nordwind", "contract", "brief", "ada@", "mailto", "://") if part in text.casefold()
    ] == []
    assert "Left out: 3 links." in redactor.report.text
    assert "Left out" not in Redactor().report.text


def test_markdown_has_a_link_whose_target_is_whole_and_what_cannot_be_opened_as_text() -> None:
    hostile = Link("https://example.org/a(b)<c>&amp;\\d", "[x](y) *now* ]")
    gig = GIG._replace(links=(SITE, CHAT, hostile, Link("javascript:alert(1)", "Prize"), Link("brief.pdf")))
    text = documents.document(gig)
    assert "- [The brief](<https://nordwind.example/brief?a=1>)" in text
    assert "- [mailto:ada@nordwind.example](<mailto:ada@nordwind.example>)" in text
    assert "  - [Contract](<~/clients/nordwind/the contract.pdf>)" in text
    assert "- **Prize:** javascript:alert(1)" in text
    tokens = [each for token in MarkdownIt().parse(text) for each in token.children or ()]
    hrefs = [unquote(str(token.attrs["href"])) for token in tokens if token.type == "link_open"]
    assert [href for href in hrefs if "example.org" in href] == ["https://example.org/a(b)<c>&amp;\\d"]
    assert [href for href in hrefs if "javascript" in href] == []
    shown = [token.content for token in tokens if token.type == "text"]
    assert "[x](y) *now* ]" in "".join(shown)


def test_every_way_of_reading_shows_where_each_leads() -> None:
    rows: dict[str, str] = {row.question.key: row.answer for row in review_rows(Interview(GIG, at=REVIEW))}
    assert rows["links"] == f"The brief: {SITE.target}"
    assert f"({SCAN.target}; {CHAT.target})" in rows["moments"]
    other = Retrospective.new(links=(CHAT,))
    (pair,) = (pair for pair in compare(GIG, other).answers if pair.key == "links")
    assert [[(item.label, item.text) for item in side] for side in (pair.a, pair.b)] == [
        [("The brief", SITE.target)],
        [("", CHAT.target)],
    ]


def test_each_target_is_named_once_the_gigs_first() -> None:
    again = Moment(None, "Again.", (SITE._replace(label="Brief"), CHAT))
    assert GIG._replace(moments=(MEETING, again)).every_link == (SITE, SCAN, CHAT)


def test_a_place_of_search_is_named_in_words() -> None:
    assert locations.step_words("links") == "The gig"
    assert locations.page_key("links") == "links"
    assert locations.field_words("links") == "Links"


@given(st.text(max_size=60))
def test_whatever_is_typed_stays_as_it_was_read(text: str) -> None:
    found = read_links(text)
    assert read_links(lines_of(found), found) == found
    assert all(sum(map(bool, link_opening(link.target))) == 1 for link in found)
