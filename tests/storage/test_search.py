"""Search finds what was typed, literally, in any script, wherever it was written, and says where."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retro.core.formats import vet_json
from retro.core.formats.retro_json import retrospective_to_data
from retro.core.gig.choices import Side, Stage
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, QuestionKey, VetId
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective
from retro.core.text.folding import fold
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.core.wizard.locations import OF_VET
from retro.storage.queries import matching
from retro.storage.queries.choice import GigFilter
from retro.storage.queries.library import Library
from retro.storage.queries.search import LONGEST, TextMatch, search, wanted_words
from retro.storage.queries.vets.search_vets import every_vet, search_vets
from retro.storage.queries.written import written
from retro.storage.rows.search_text import search_texts, vet_texts
from retro.storage.writing.store import Store
from tests.factories import id_of
from tests.one_bad_record import gig as in_every_table
from tests.strategies import retrospectives, vets


def told(text: str) -> Retrospective:
    return Retrospective.new(id="5f0c" * 8).with_answer("story.tell", text)


@pytest.mark.parametrize(
    ("words", "text", "other"),
    [
        ("c++", "wrote it in C++ then", "wrote it in C then"),
        ("don't", "I don't know", "I dont know"),
        ("50%", "paid 50% up front", "paid 500 up front"),
        ('5"', 'a 5" screen', "a 5 screen"),
        ("AND", "rock and roll", "rock or roll"),
        ("*", "three * four", "three x four"),
        ("a*z", "from a*z on", "from abcz on"),
        ("-x", "with -x set", "with x set"),
        ("_", "snake_case", "snake case"),
        ("[", "a [list]", "a (list)"),
        ("[a-z]", "the class [a-z]", "the class b"),
        ("]", "a list]", "a list"),
        ("?", "why?", "why"),
        ("a?c", "is a?c", "is abc"),
        ("\\", "C:\\temp", "C:/temp"),
        ("'; DROP TABLE search; --", "wrote '; DROP TABLE search; -- there", "wrote it there"),
        ("NEAR(a,b)", "NEAR(a,b)", "a b"),
        ("ashboa", "a dashboard", "a board"),
        ("ÉMILE", "for emile", "for emil"),
        ("emile", "for Émile", "for Emil"),
        ("strasse", "in der Straße", "in der Stadt"),
        ("ΣΟΦΟΣ", "σοφος", "σοφια"),
        ("i", "İstanbul", "Yrkutsk"),
        ("データ", "データ削除のスクリプト", "テスト"),
        ("删除", "他们要删除数据", "他们要数据"),
        ("데이터", "데이터를 지웠다", "다시 썼다"),
        ("فاتورة", "أرسلت فاتورة أمس", "أرسلت رسالة"),
        ("👩‍💻", "a 👩‍💻 like me", "a 👨‍🚒 like me"),
        ("ﬁle", "a file", "a fil"),
        ("don't", "we don’t pay", "we dont pay"),
        ("...", "and then...", "and then."),
        ("client:", "the client: late", "the client, late"),
        ("🧨", "a 🧨 of a call", "a 🎇 of a call"),
        ("lodz", "from Łódź", "from Lodi"),
        ("cooperation", "our co\u00adoperation", "our co-operation"),
        ("deadline", "the dead\u200bline", "the dead line"),
        ("2026-03", "in 2026‑03", "in 202603"),
        ("smorrebrod", "for smørrebrød", "for bread"),
        ("'mañana'", "“man\u0303ana”", "mañana"),
        ("500", "paid ５００", "paid five"),
    ],
)
def test_is_literal_and_folds_only_case_and_accents(
    store: Store, library: Library, words: str, text: str, other: str
) -> None:
    store.save(told(text), version=None)
    store.save(told(other)._replace(id=GigId("a" * 32)), version=None)
    assert [hit.row.id for hit in search(library, words)] == ["5f0c" * 8]


@pytest.mark.parametrize(
    ("text", "words"),
    [("I took ½ of it", "1/2"), ("1½ days", "1½"), ("1 1/2 days", "½"), ("¼ done", "1/4"), ("¾", "3/4"),
     ("⅓ of it", "1/3"), ("1∕2 of it", "1/2"), ("40 m² and x³", "m2"), ("H₂O", "h2o"),
     ("I took ½ of it", '"took 1/2"'), ("2/3", "⅔")],
)  # fmt: skip
def test_a_fraction_or_a_raised_digit_is_found_by_its_digits_and_they_by_it(
    store: Store, library: Library, text: str, words: str
) -> None:
    gig, vet = told(text), Vet(title=text)
    store.save(gig, version=None)
    store.save(vet, version=None)
    (hit,) = search(library, words)
    assert hit.row.id == gig.id
    (match,) = hit.found
    assert text[match.offset :].startswith(match.text[match.start : match.end])
    assert match.end > match.start
    assert [found.id for found in search_vets(library, words)] == [vet.id]


@pytest.mark.parametrize("words", ["12", "1/3", "1[/]2", "[/]"])
def test_a_fraction_is_found_by_nothing_else(store: Store, library: Library, words: str) -> None:
    store.save(told("I took ½ of it"), version=None)
    assert not search(library, words)


def test_all_words_must_occur_in_any_place(store: Store, library: Library) -> None:
    gig = told("The script broke")._replace(facts=Facts(title="Dashboard", client="Émile"))
    store.save(gig, version=None)
    assert len(search(library, "  emile broke\tdash ")) == 1
    assert search(library, "emile broke never") == []
    assert search(library, "") == search(library, " \n\u3000 ") == search(library, "\u0301") == []


LATE, EARLY = "They paid late.", "late, they paid"


@pytest.mark.parametrize(
    ("words", "text", "other"),
    [
        *((f"{begin}paid late{end}", LATE, EARLY) for begin, end in zip('"“„«»❝＂', '"”“»«❞＂', strict=True)),
        ('"paid late', LATE, EARLY),
        ('they "paid late', LATE, EARLY),
        ('  "  paid   late  "  ', LATE, EARLY),
        ('""paid late""', LATE, EARLY),
        ('"they', LATE, "paid"),
        ('"" they', LATE, "paid"),
        *((words, LATE, EARLY) for words in ('"paid late".', "(“paid late”)", '¿"paid late"?', '"paid late", they')),
        ('["they","paid late"]', LATE, EARLY),
        ('"late" +', "late + paid", LATE),
        ('f("x")', 'f("x")', "f(y)"),
        ('"" "they" ""', LATE, "paid"),
        ("“don’t", "they don't", "they do"),
        ('"支払いが 遅れた"', "支払いが 遅れた", "遅れた 支払いが"),
        ('"cafe late"', "the cafe\u0301 late", "late, the café"),
    ],
)  # fmt: skip
def test_double_quotes_mark_a_phrase_to_the_next_one_or_the_end(
    store: Store, library: Library, words: str, text: str, other: str
) -> None:
    store.add_all(
        [told(text), told(other)._replace(id=GigId("a" * 32)), Vet(title=text), Vet(title=other)], update=False
    )
    assert [hit.row.id for hit in search(library, words)] == ["5f0c" * 8]
    assert [hit.name for hit in search_vets(library, words)] == [text]


@pytest.mark.parametrize(
    "words", ['"', "“", '""', '" "', '“ ”"', "«»", "\u0301", '"\u0301"', '"\u00ad"', "\u200b \u2060"]
)
def test_quotes_around_nothing_and_what_nobody_sees_find_nothing(store: Store, library: Library, words: str) -> None:
    store.add_all([told('I don\'t "know"'), Vet(title="don't")], update=False)
    assert search(library, words) == []
    assert search_vets(library, words) == []
    assert len(search(library, f"{words} know")) == 1


def test_says_where_each_hit_stands(store: Store, library: Library) -> None:
    flag = RedFlag("B3", "Needle in the name", Stage.SCOPE, Side.CLIENT, told_myself="a needle, so what")
    gig = told("First line.\n\nThen a Néedle, and more.")._replace(
        facts=Facts(title="Needles"),
        moments=(Moment(None, "nothing"), Moment(None, "the needle")),
        losses={"time": "one needle"},
        red_flags=(flag, RedFlag(None, "My own  Needle", Stage.WORK, Side.MINE)),
        lessons=(Lesson.new(cue="I see a needle", act="I ask"),),
        tags=("needle",),
    )
    store.save(gig, version=None)
    (hit,) = search(library, "NEEDLE")
    assert {found.place: found.text for found in hit.found} == {
        "facts.title": "Needles",
        "story.tell": "First line.  Then a Néedle, and more.",
        "losses.time": "one needle",
        "moments": "the needle",
        "red_flags.B3.name": "Needle in the name",
        "red_flags.B3.told_myself": "a needle, so what",
        "red_flags.my own needle.name": "My own  Needle",
        "lessons": "I see a needle",
        "tags": "needle",
    }
    assert {found.text[found.start : found.end].casefold() for found in hit.found} == {"needle", "néedle"}


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("x" * 500 + " needle " + "y" * 500, "needle", "needle"),
        ("e\u0301" * 300 + " ne\u0301edle " + "ß" * 300, "needle", "ne\u0301edle"),
        ("ß" * 300 + "needle", "needle", "needle"),
        ("한국어 " * 100 + "바늘이다", "바늘", "바늘"),
        ("ﬃ needle", "ne", "ne"),
        ("오늘 한국", "하", "한"),
        ("our co\u00adoperation failed", "cooperation", "co\u00adoperation"),
        ("«We don’t pay» – Łódź", "don't", "don’t"),
        ("ﬃ – Łódź again", "lodz", "Łódź"),
    ],
)
def test_marks_the_hit_in_the_excerpt_and_in_the_text(
    store: Store, library: Library, text: str, word: str, marked: str
) -> None:
    store.save(told(text), version=None)
    ((found,),) = [hit.found for hit in search(library, word)]
    assert found.text[found.start : found.end] == marked
    assert text[found.offset :].startswith(marked)
    assert len(found.text) <= LONGEST


def test_marks_a_word_that_is_longer_than_the_excerpt(store: Store, library: Library) -> None:
    store.save(told("a" + "x" * 400), version=None)
    assert search(library, "x" * 300)[0].found == (
        TextMatch("story.tell", "a" + "x" * (LONGEST - 1), 1, LONGEST, 1, goes_on=True),
    )


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("a needle", "a needle"),
        ("first " * 20 + "needle" + " last" * 30, "first first first first first needle" + " last" * 10),
        ("first\n" * 20 + "needle" + "\tlast" * 30, "first first first first first needle" + " last" * 10),
        ("x" * 200 + "needle" + "y" * 200, "x" * 30 + "needle" + "y" * 54),
        ("x" * 200 + " needle " + "y" * 200, "needle"),
        ("前" * 200 + "needle" + "後" * 200, "前" * 30 + "needle" + "後" * 54),
    ],
)
def test_no_word_of_an_excerpt_is_cut(store: Store, library: Library, text: str, excerpt: str) -> None:
    store.save(told(text), version=None)
    ((found,),) = [hit.found for hit in search(library, "needle")]
    assert found.text == excerpt
    assert found.text[found.start : found.end] == "needle"
    assert found.is_from_within == found.goes_on == (text != excerpt)


@pytest.mark.parametrize("latest", [0, 1, 200])
def test_a_rare_word_is_found_page_by_page_as_a_common_one_is(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch, latest: int
) -> None:
    sample = f"SELECT 1 FROM (SELECT text FROM search ORDER BY rowid DESC LIMIT {latest}) WHERE 1"
    monkeypatch.setattr(matching, "_SAMPLE", sample)
    began = datetime(2026, 1, 1, tzinfo=UTC)
    every = [
        told("harbour" if number in (1, 2, 4, 5) else "hill")._replace(
            id=id_of(number), created_at=began + timedelta(days=number)
        )
        for number in range(8)
    ]
    for gig in (*every[4:], *every[:4]):
        store.save(gig, version=None)
    store.delete(every[2].id)
    found, page = [], search(library, "harbour", limit=1)
    while page:
        found += [hit.row.id for hit in page]
        page = search(library, "harbour", limit=1, after=page[-1].row)
    assert found == [every[number].id for number in (5, 4, 1)]
    assert [hit.row.id for hit in search(library, "harbour")] == found
    assert search(library, "harbour hill") == []


def test_pages_newest_first_and_leaves_the_trash_out(store: Store, library: Library) -> None:
    began = datetime(2026, 1, 1, tzinfo=UTC)
    gigs = [
        told("the same words")._replace(id=id_of(number), created_at=began + timedelta(days=number // 2))
        for number in range(23)
    ]
    for gig in gigs:
        store.save(gig, version=None)
    store.delete(gigs[5].id)
    wanted = [gig.id for gig in reversed(gigs) if gig is not gigs[5]]
    assert [hit.row.id for hit in search(library, "same")] == wanted
    found, page = [], search(library, "same", limit=4)
    while page:
        found += [hit.row.id for hit in page]
        page = search(library, "same", limit=4, after=page[-1].row)
    assert found == wanted


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('"rush with no"', "A rush with no reason"),
        ("RUSH give", "They're in a rush and give no reason"),
        ("in a hurry", "They're in a hurry"),
    ],
)
def test_a_red_flag_is_found_by_every_name_it_is_shown_or_stored_under(
    store: Store, library: Library, words: str, name: str
) -> None:
    gig = told("x")._replace(red_flags=(RedFlag("A3", "They're in a hurry", Stage.BEFORE, Side.CLIENT),))
    sign = VetFlag("A3", "They're in a hurry", Decimal(1), VetAnswer.YES)
    unanswered = replace(sign, answer=None)
    store.add_all([gig, Vet(id=VetId("e" * 32), signs=(sign,)), Vet(signs=(unanswered,))], update=False)
    (hit,) = search(library, words)
    assert [(found.place, found.text) for found in hit.found] == [("red_flags.A3.name", name)]
    assert name[hit.found[0].start :].lower().startswith(words.strip('"').lower().split()[0])
    (vetted,) = search_vets(library, words)
    assert vetted.id[0] == "e"
    (found,) = vetted.found
    assert (found.place, found.text.strip()) == ("vet.signs", name)


@pytest.mark.parametrize("words", ["hurry", "rush no reason", '"in a hurry"'])
def test_a_red_flag_that_was_denied_is_not_found_as_if_it_had_been_there(
    store: Store, library: Library, words: str
) -> None:
    sign = VetFlag("A3", "They're in a hurry", Decimal(1), VetAnswer.UNSURE, "Who needs it, and when?")
    denied = replace(sign, answer=VetAnswer.NO)
    store.add_all([Vet(id=VetId("e" * 32), signs=(sign,)), Vet(id=VetId("f" * 32), signs=(denied,))], update=False)
    assert [hit.id[0] for hit in search_vets(library, words)] == ["e"]
    found = {hit.id[0]: hit.found for hit in search_vets(library, "who needs")}
    assert found["f"][0].text == "Who needs it, and when?"


def test_a_gig_is_found_once_as_its_retrospective_unless_only_its_vetting_holds_the_words(
    store: Store, library: Library
) -> None:
    gig = told("The ferry plan").with_facts(client="Priya")
    vet = Vet(title="The ferry plan", gig=gig.id, reply="A deposit, please.")
    store.add_all([gig, vet], update=False)
    assert search_vets(library, "ferry") == []
    assert [hit.id for hit in search_vets(library, "ferry", among=[vet.id])] == [vet.id]
    assert [hit.id for hit in search_vets(library, "ferry deposit")] == [vet.id]
    others = GigFilter(client="Somebody else"), GigFilter(client="")
    assert [[hit.id for hit in search_vets(library, "ferry", choice=each)] for each in others] == [[], []]
    store.delete(gig.id)
    assert [hit.id for hit in search_vets(library, "ferry")] == [vet.id]


def test_one_that_an_older_retro_still_finds_by_it_is_left_out(store: Store, library: Library) -> None:
    sign = VetFlag("A3", "They're in a hurry", Decimal(1), VetAnswer.NO)
    begun = datetime(2026, 3, 1, tzinfo=UTC)
    many = [Vet(id=VetId(f"{at:032x}"), created_at=begun + timedelta(at), signs=(sign,)) for at in range(7)]
    there = replace(many[0], signs=(replace(sign, answer=VetAnswer.YES),))
    store.add_all([there, *many[1:]], update=False)
    with closing(sqlite3.connect(library.file)) as raw, raw:
        raw.execute("UPDATE vet_search SET text = 'they''re in a hurry'")
    assert [hit.id for hit in search_vets(library, "hurry", limit=2)] == [there.id]
    assert [hit.id for hit in every_vet(library, "hurry")] == [there.id]
    assert search_vets(library, "hurry", limit=2, after=search_vets(library, "hurry")[-1]) == []


def test_a_page_is_filled_although_an_older_retro_finds_more_than_there_is(store: Store, library: Library) -> None:
    sign = VetFlag("A3", "They're in a hurry", Decimal(1), VetAnswer.NO)
    begun = datetime(2026, 3, 1, tzinfo=UTC)
    vets = [
        Vet(
            id=VetId(f"{at:032x}"),
            created_at=begun + timedelta(at),
            signs=(replace(sign, answer=VetAnswer.YES) if at % 3 else sign,),
        )
        for at in range(12)
    ]
    store.add_all(vets, update=False)
    with closing(sqlite3.connect(library.file)) as raw, raw:
        raw.execute("UPDATE vet_search SET text = 'they''re in a hurry'")
    newest = [vet.id for vet in reversed(vets) if vet.signs[0].answer is VetAnswer.YES]
    first = search_vets(library, "hurry", limit=5)
    assert [hit.id for hit in first] == newest[:5]
    assert [hit.id for hit in search_vets(library, "hurry", limit=5, after=first[-1])] == newest[5:]


def test_follows_every_change(store: Store, library: Library) -> None:
    version = store.save(told("before"), version=None)
    store.save(told("after"), version=version)
    assert search(library, "before") == []
    assert len(search(library, "after")) == 1


@given(gig=retrospectives())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_word_of_any_text_finds_its_place(shared: Path, gig: Retrospective) -> None:
    gig = gig._replace(id=GigId("5f0c" * 8))
    with closing(Store.open(shared)) as store:
        store.save(gig, version=None)
        for named in search_texts(retrospective_to_data(gig)):
            for word in named.text.replace("\0", " ").split()[:2]:
                hits = search(Library(shared), word)
                assert not wanted_words(word) or named.place in {found.place for found in hits[0].found}
        store.purge([gig.id])


@given(gig=retrospectives())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_parts_of_a_text_fold_to_parts_of_it(gig: Retrospective) -> None:
    for named in search_texts(retrospective_to_data(gig)):
        folded = fold(named.text)
        assert all(fold(named.text[start : start + 3]) in folded for start in range(len(named.text)))


def test_a_hit_tells_of_what_is_seen_anyway_and_of_the_first_place_beyond_it(store: Store, library: Library) -> None:
    gig = told("a needle").with_answer("story.turn", "a needle")._replace(facts=Facts(title="Needles"))
    store.save(gig, version=None)
    (hit,) = search(library, "needle", seen=("facts.title",))
    assert [found.place for found in hit.found] == ["facts.title", "story.tell"]
    (whole,) = search(library, "needle")
    assert [found.place for found in whole.found] == ["facts.title", "story.tell", "story.turn"]


@pytest.mark.parametrize("is_damaged", [False, True])
@pytest.mark.parametrize("words", ["жаба", "ж", "ЖАБА mill", "删除", "👩", "ßa", "½", "χ/ψ", '"жаба at"'])
def test_a_rare_word_that_begins_with_no_letter_of_ascii_is_found_beside_a_damaged_text(
    store: Store, library: Library, file: Path, monkeypatch: pytest.MonkeyPatch, words: str, *, is_damaged: bool
) -> None:
    """Python looks for it, unless a text is none that Python can read."""
    monkeypatch.setattr(matching, "_SAMPLE", "SELECT 1 FROM (SELECT text FROM search LIMIT 0) WHERE 1")
    held, other, damaged = (told(text)._replace(id=id_of(number)) for number, text in enumerate(
        ("A жаба  at the mill, ½ day, 删除, 👩‍💻, saßa, χ∕ψ", "A frog at the mill, 1 day", "A toad")
    ))  # fmt: skip
    store.add_all([held, other, damaged], update=False)
    store.close()
    if is_damaged:
        with closing(sqlite3.connect(file)) as raw:
            raw.execute("UPDATE search SET text = CAST(x'6e65ff' AS TEXT) WHERE retrospective = ?", [damaged.id])
            raw.execute("UPDATE search SET text = x'6e65ff' WHERE retrospective = ?", [other.id])
            raw.commit()
    assert [hit.id for hit in search(library, words)] == [held.id]


@pytest.mark.parametrize("latest", [0, 200])
def test_finds_what_was_typed_and_not_understood(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch, latest: int
) -> None:
    sample = f"SELECT 1 FROM (SELECT text FROM search ORDER BY rowid DESC LIMIT {latest}) WHERE 1"
    monkeypatch.setattr(matching, "_SAMPLE", sample)
    typed = {QuestionKey("price"): "a few Złoty", QuestionKey("noticed_on"): "the day Rosa rang"}
    place = DraftPosition("dates", unread=typed)
    draft, gone, other = (told("a dashboard")._replace(id=id_of(number)) for number in range(3))
    for gig in (draft, gone):
        store.save(gig, version=None, place=place)
    store.delete(gone.id)
    store.save(other, version=None, place=DraftPosition("dates", unread={QuestionKey("price"): "rang"}))
    for words in ("zlot", "few rosa", "dashboard rosa", '"few złoty"', '"rosa rang" dash'):
        assert [hit.row.id for hit in search(library, words)] == [draft.id], words
    assert search(library, "rosa zloty dashboards") == search(library, '"złoty the"') == []
    assert {hit.row.id for hit in search(library, "rang")} == {draft.id, other.id}
    assert [hit.row.id for hit in search(library, "rang", among=[other.id])] == [other.id]
    assert search(library, "few", among=[other.id]) == []
    (hit,) = search(library, "rosa")
    assert [(found.place, found.text) for found in hit.found] == [("noticed_on", "the day Rosa rang")]
    store.purge([draft.id])
    assert search(library, "zlot") == []


@given(gigs=st.lists(retrospectives(), min_size=1, max_size=3, unique_by=lambda gig: gig.id))
@example(gigs=[in_every_table(1)])
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_search_reads_every_text_of_a_record_in_its_order_and_nothing_else(
    shared: Path, gigs: list[Retrospective]
) -> None:
    with closing(Store.open(shared)) as store:
        store.add_all(gigs, update=False)
        try:
            with Library(shared).reading() as fetch:
                read = written(fetch, [GigId("0" * 31 + "x"), *(gig.id for gig in gigs)])
        finally:
            store.purge([gig.id for gig in gigs])
    wanted = [[(named.place, named.text) for named in search_texts(retrospective_to_data(gig))] for gig in gigs]
    as_written = [[(place, text[-1] if isinstance(text, tuple) else text) for place, text in found] for found in read]
    assert [[each for each in found if str(each[1] or "").strip()] for found in as_written] == [[], *wanted]


def test_a_record_whose_texts_are_not_utf8_is_read_like_any_other(store: Store, library: Library, file: Path) -> None:
    store.save(told("a needle"), version=None)
    store.close()
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE answer SET text = CAST(x'6e6565646c65ff' AS TEXT)")
        raw.commit()
    (hit,) = search(library, "needle")
    assert [found.text for found in hit.found] == ["needle\ufffd"]


@given(vet=vets())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_place_of_a_vetted_gig_has_words(vet: Vet) -> None:
    assert {named.place for named in vet_texts(vet_json.vet_to_data(vet))} <= set(OF_VET)
