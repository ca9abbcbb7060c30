"""The content that ships: the catalogue of red flags, the words that suggest them, and the samples."""

import json
from collections import Counter
from datetime import date
from importlib import resources
from typing import Any

import pytest

from retro.core.formats import retro_json
from retro.core.gig.choices import Hindsight, Learned, Obstacle, Outcome, Side, Stage, Status
from retro.core.gig.flag_catalogue import by_code, flags, most_named, sisters, suggested
from retro.core.gig.message import Channel, Mark
from retro.core.message.advice import EXAMPLES, advice
from retro.core.message.assembly import summary
from retro.core.message.draft import part_lines
from retro.core.text.gaps import gaps_in

FOUNDING_STORY = """I had been on the platform for two weeks. They wanted a dashboard that calls somebody else's Python
script to run their Instagram accounts. On the third day it could not log in any more, and for hours I was stuck."""

PER_STAGE = {"before": ("A", 20), "scope": ("B", 15), "price": ("C", 11), "work": ("D", 21), "delivery": ("E", 10)}
ALL = 77
FIRST_PERSON = {"I", "I'd", "My", "my", "us"}

EXAMPLE_ANSWERS = {
    *("story.tell", "story.promise", "story.yes", "story.turn", "story.then_knew", "story.silence", "story.ending"),
    *("client.cost", "client.needs", "client.story"),
    *("meaning.keep", "meaning.not_mine", "meaning.mine", "own.sentence"),
}


def sample(name: str) -> list[dict[str, Any]]:
    text = resources.files("retro.core").joinpath("samples", name).read_text(encoding="utf-8")
    data = json.loads(text)
    assert set(data) <= {"format", "retrospectives", "vets"}
    assert data["format"] == "retro-archive/1"
    heads = 3 if data.get("vets") else 2
    assert len(text.splitlines()) == len(data["retrospectives"]) + len(data.get("vets", [])) + heads, "one per line"
    retrospectives: list[dict[str, Any]] = data["retrospectives"]
    return retrospectives


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    (only,) = sample("example.json")
    return only


@pytest.fixture(scope="module")
def demo() -> list[dict[str, Any]]:
    return sample("demo.json")


@pytest.fixture(scope="module")
def everything(example: dict[str, Any], demo: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [example, *demo]


def lessons_of(gigs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [lesson for gig in gigs for lesson in gig.get("lessons", [])]


# The catalogue


def test_there_are_77_flags_in_the_order_a_gig_meets_them() -> None:
    expected = [f"{letter}{number}" for letter, count in PER_STAGE.values() for number in range(1, count + 1)]
    assert [flag.code for flag in flags()] == expected
    assert len(expected) == ALL


def test_a_flag_stands_in_the_stage_of_its_letter() -> None:
    assert all(flag.code[0] == PER_STAGE[flag.stage][0] for flag in flags())


def test_stages_and_sides_are_those_a_record_may_hold() -> None:
    assert (
        list(dict.fromkeys(flag.stage for flag in flags()))
        == [*Stage]
        == ["before", "scope", "price", "work", "delivery"]
    )
    assert {flag.side for flag in flags()} == {*Side}
    assert Counter(flag.side for flag in flags()) == {"client": 32, "project": 16, "mine": 29}


@pytest.mark.parametrize(
    ("member", "most"), [("name", 58), ("short", 32), ("question", 72), ("cue", 72), ("act", 72), ("ask", 200)]
)
def test_no_wording_is_blank_repeated_or_too_long_for_its_place(member: str, most: int) -> None:
    wordings = [getattr(flag, member) for flag in flags()]
    assert len(set(wordings)) == ALL
    assert [wording for wording in wordings if not 0 < len(wording) <= most or wording != wording.strip()] == []


def test_a_rule_fits_between_if_and_then_i() -> None:
    for flag in flags():
        assert not flag.cue.lower().startswith("if "), flag.code
        assert not flag.act.lower().startswith(("then ", "i ")), flag.code
        assert flag.cue[-1] not in ",.", flag.code
        assert flag.act[-1] not in ",.", flag.code
        assert flag.act[0].islower(), flag.code


def test_a_question_asks_and_a_sentence_to_send_is_one_or_two_whole_sentences() -> None:
    for flag in flags():
        assert flag.question.endswith("?"), flag.code
        assert flag.question[0].isupper(), flag.code
        assert flag.ask[0].isupper(), flag.code
        assert flag.ask.endswith((".", "?", ">")), flag.code


def test_each_sentence_with_a_place_to_fill_has_a_form_without_and_no_other_has() -> None:
    assert [flag.code for flag in flags() if bool(gaps_in(flag.ask)) is not bool(flag.plain)] == []
    plain = [flag.plain for flag in flags() if flag.plain]
    assert [said for said in plain if gaps_in(said) or len(said) > 200 or said[-1] not in ".?" or "…" in said] == []
    assert len(set(plain)) == len(plain)


UNSAID = {"A11", "A13", "A14", "C10", "D1", "D2", "D3", "D4", "D7", "D13", "D14", "D15", "D17", "D18", "E5", "E6", "E7"}
"""What the user alone could change, and the client has no part in, with E8 and E9."""


def test_in_a_no_a_red_flag_is_asked_for_or_a_reason_or_left_unsaid() -> None:
    assert [flag.code for flag in flags() if flag.unless and flag.reason] == []
    assert {flag.code for flag in flags() if not (flag.unless or flag.reason)} == UNSAID | {"E8", "E9"}
    for flag in flags():
        if said := flag.unless or flag.reason:
            assert said[0].isupper(), flag.code
            assert said.endswith("."), flag.code
            assert len(said) <= 90, flag.code
            assert not gaps_in(said), flag.code


def test_no_wording_raises_its_voice() -> None:
    assert not [flag.code for flag in flags() if "!" in flag.name + flag.question + flag.ask + flag.cue + flag.act]


def test_my_own_flags_are_said_in_the_first_person() -> None:
    assert [flag.name for flag in flags() if flag.side == "mine" and not FIRST_PERSON & set(flag.name.split())] == []


@pytest.mark.parametrize(
    ("family", "codes"),
    [
        ("untested ground", "A12 A15 B3 B4 B11 C9 D11"),
        ("silence", "D1 D2 D3 D13 D14 D15 E9"),
        ("fear for money", "A11 C1 C2 C6 C10"),
        ("unpaid", "C3 C4 A5 E2 E4 E6"),
        ("rounds", "B6 D6 D7 D10 D12 E1 E3"),
        ("estimate", "C7 C8 C5"),
        ("unwritten", "A1 B1 B2 B10 B12"),
        ("decision-maker", "A9 D9"),
        ("rushed yes", "A3 A13 A14"),
    ],
)
def test_the_flags_of_a_family_are_sisters(family: str, codes: str) -> None:
    for code in codes.split():
        assert set(codes.split()) <= {code, *sisters(code)}
    assert {flag.family for flag in flags() if flag.code in codes.split()} == {family}


def test_every_flag_has_a_sister() -> None:
    assert [flag.code for flag in flags() if not sisters(flag.code)] == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("B3", "It depends on a script, plugin or API nobody has tested"),
        ("D1", "I was stuck for hours and nobody knew"),
        ("C6", "I cut my price to win it"),
        ("E7", "I stopped without a closing message"),
        ("E8", "I said it's easy to take over and hadn't checked"),
        ("E9", "I wanted to ghost them"),
    ],
)
def test_the_names_that_other_pages_quote(code: str, name: str) -> None:
    flag = by_code(code)
    assert flag is not None
    assert flag.name == name


def test_the_rule_for_being_stuck_names_three_hours() -> None:
    flag = by_code("D1")
    assert flag is not None
    assert "three hours" in flag.cue


def test_an_unknown_code_is_no_flag() -> None:
    assert by_code("Z9") is None
    assert by_code("") is None


def test_the_most_named_are_the_six_that_most_sources_name() -> None:
    assert [flag.code for flag in most_named(6)] == ["B1", "B2", "C1", "A5", "A3", "C4"]
    assert most_named(0) == ()
    assert len(most_named(100)) == ALL
    assert min(flag.named for flag in flags()) == 1


# What a text suggests


def test_the_founding_story_suggests_the_untried_script_first() -> None:
    codes = suggested(FOUNDING_STORY)
    assert codes[0] == "B3"
    assert "D1" in codes


@pytest.mark.parametrize("text", ["", "   \n", "…", "Thank you, all went well and we met again in spring."])
def test_a_text_without_cue_words_suggests_nothing(text: str) -> None:
    assert suggested(text) == ()


@pytest.mark.parametrize(
    "text", ["the SCRIPT broke", "the Scrípt broke", "the scri\u0301pt broke", "ＳＣＲＩＰＴ", "script"]
)
def test_case_and_accents_do_not_matter(text: str) -> None:
    assert "B3" in suggested(text)


@pytest.mark.parametrize("text", ["a description", "conscripted", "therapist", "we met on both days"])
def test_a_cue_word_counts_at_the_start_of_a_word_only(text: str) -> None:
    assert "B3" not in suggested(text)


@pytest.mark.parametrize(
    "text", ["two plug-ins", "a plug\nin", "the plugin's author", "somebody else’s code", "«script»"]
)
def test_punctuation_endings_and_line_breaks_do_not_hide_a_cue_word(text: str) -> None:
    assert "B3" in suggested(text)


@pytest.mark.parametrize("text", ["I didn't ask", "I didn’t ask", "I DID NOT ask", "I did\nnot ask"])
def test_a_negation_may_be_short_or_written_out(text: str) -> None:
    assert suggested(text) == ("A15",)


def test_more_different_cue_words_come_first_and_then_the_more_named() -> None:
    assert suggested("urgent urgent urgent, a script and a plugin")[:2] == ("B3", "A3")
    assert suggested("asap, a script")[:2] == ("A3", "B3")


def test_each_flag_has_several_cue_words_and_is_suggested_by_each_of_them() -> None:
    for flag in flags():
        assert len(set(flag.words)) == len(flag.words) >= 5, flag.code
        assert [word for word in flag.words if word != word.lower()] == [], flag.code
        assert [word for word in flag.words if flag.code not in suggested(f"And {word}.")] == [], flag.code


# The samples


def test_every_sample_is_read_by_the_strict_reader_and_written_back_the_same(everything: list[dict[str, Any]]) -> None:
    for data in everything:
        written = retro_json.retrospective_to_data(retro_json.retrospective_from_data(data))
        assert {name: value for name, value in written.items() if value} == {
            name: value for name, value in data.items() if value
        }


def test_flags_of_the_samples_are_the_catalogue_s_own(everything: list[dict[str, Any]]) -> None:
    for ticked in (flag for gig in everything for flag in gig.get("red_flags", []) if "flag" in flag):
        known = by_code(ticked["flag"])
        assert known is not None, ticked
        assert (ticked["name"], ticked["stage"], ticked["side"]) == (known.name, known.stage, known.side)


def test_the_example_is_the_founding_story_with_every_question_answered(example: dict[str, Any]) -> None:
    assert example["id"].startswith("e0a3b1e0")
    assert set(example["answers"]) == EXAMPLE_ANSWERS
    assert {flag["flag"] for flag in example["red_flags"]} == {"C1", "B3", "D1", "D5", "E6", "C6", "B11"}
    assert [flag["flag"] for flag in example["red_flags"] if flag.get("pivot")] == ["D1"]
    assert all(flag["hindsight"] and flag["told_myself"] for flag in example["red_flags"])
    assert len(example["losses"]) == 9
    assert [rule.get("flag") for rule in example["lessons"]] == ["D1", None, "B3"], "how to stop is no rule about E6"


def test_the_example_s_figures_are_those_of_the_story(example: dict[str, Any]) -> None:
    facts = retro_json.retrospective_from_data(example).facts
    assert facts.paid is not None
    assert facts.refunded is not None
    assert facts.hours_worked is not None
    assert f"{(facts.paid - facts.refunded) / facts.hours_worked:.2f}" == "1.67"
    assert days_to_tell(example) == 6


def days_to_tell(gig: dict[str, Any]) -> int | None:
    facts = gig["facts"]
    if not facts.get("noticed_on") or not facts.get("told_on"):
        return None
    return (date.fromisoformat(facts["told_on"]) - date.fromisoformat(facts["noticed_on"])).days


def test_the_demo_shows_every_state_a_gig_can_be_in(demo: list[dict[str, Any]]) -> None:
    facts = [gig["facts"] for gig in demo]
    assert len(demo) >= 7
    assert {fact["status"] for fact in facts} == set(Status)
    assert {fact["outcome"] for fact in facts if "outcome" in fact} == set(Outcome)
    assert {fact["learned"] for fact in facts if "learned" in fact} == set(Learned)
    assert {fact["currency"] for fact in facts if "currency" in fact} >= {"EUR", "GBP", "USD"}
    assert {flag["hindsight"] for gig in demo for flag in gig.get("red_flags", []) if "hindsight" in flag} == set(
        Hindsight
    )


def test_the_demo_holds_one_draft_whose_client_does_not_know_yet(demo: list[dict[str, Any]]) -> None:
    (draft,) = [gig for gig in demo if gig["finished_at"] is None]
    assert draft["facts"]["status"] == "untold"
    assert "told_on" not in draft["facts"]


def test_the_demo_s_message_is_half_written_with_handover_notes(demo: list[dict[str, Any]]) -> None:
    told, gig = [retro_json.retrospective_from_data(data) for data in demo if data.get("message")]
    assert summary(part_lines(gig)) == "5 of 12 parts written, 6 open, 1 left out"
    assert {row.mark for row in gig.message.handover} == {Mark.HALF, Mark.NOT_BEGUN}
    assert summary(part_lines(told)) == "11 of 12 parts written, 1 left out"
    assert (told.facts.told_on, told.message.channel) == (date(2026, 11, 9), Channel.WROTE)
    for whole in (told, gig):
        own = whole.message.parts.items()
        assert {name: said for name, text in own if (said := advice(name, text)) not in ("", EXAMPLES.get(name))} == {}


def test_the_time_to_tell_shrinks_over_the_years(everything: list[dict[str, Any]]) -> None:
    days = [days_to_tell(gig) for gig in sorted(everything, key=lambda gig: gig["facts"].get("started_on", ""))]
    known = [count for count in days if count is not None]
    assert known == sorted(known, reverse=True)
    assert len(known) >= 7


def test_flags_come_back_with_another_excuse_each_time(demo: list[dict[str, Any]]) -> None:
    excuses: dict[str, list[str]] = {}
    for flag in (flag for gig in demo for flag in gig.get("red_flags", []) if "flag" in flag):
        excuses.setdefault(flag["flag"], []).append(flag.get("told_myself", ""))
    assert {code: len(said) for code, said in excuses.items() if code in ("D1", "B3", "C6")} == {
        "D1": 5,
        "B3": 3,
        "C6": 3,
    }
    assert all(len(set(said)) == len(said) for code, said in excuses.items() if code in ("D1", "B3", "C6"))


def test_later_lessons_replace_earlier_ones_and_say_what_got_in_the_way(demo: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    obstacles = set()
    for gig in sorted(demo, key=lambda gig: gig["created_at"]):
        for lesson in gig.get("lessons", []):
            if "replaces" in lesson:
                obstacles.add(lesson["got_in_the_way"])
        seen |= {lesson["id"] for lesson in gig.get("lessons", [])}
    assert obstacles == set(Obstacle)
    assert {lesson["replaces"] for lesson in lessons_of(demo) if "replaces" in lesson} <= seen


def test_ids_of_the_samples_are_distinct_and_everything_they_point_at_is_there(
    everything: list[dict[str, Any]],
) -> None:
    ids = [gig["id"] for gig in everything]
    assert len({gig_id[:4] for gig_id in ids}) == len(ids), "four digits tell them apart"
    lessons = lessons_of(everything)
    assert len({lesson["id"] for lesson in lessons}) == len(lessons)
    reviews = [review for lesson in lessons for review in lesson.get("reviews", [])]
    assert {review["gig"] for review in reviews if "gig" in review} <= set(ids)


def test_a_lesson_belongs_to_a_flag_ticked_in_its_gig(everything: list[dict[str, Any]]) -> None:
    for gig in everything:
        ticked = {flag.get("flag", flag["name"]) for flag in gig.get("red_flags", [])}
        assert {lesson["flag"] for lesson in gig.get("lessons", []) if "flag" in lesson} <= ticked, gig["facts"][
            "title"
        ]


def test_no_sample_knows_the_future_when_it_was_written(everything: list[dict[str, Any]]) -> None:
    for gig in everything:
        written = gig["created_at"][:10]
        known = [moment["on"] for moment in gig.get("moments", [])]
        known += [
            gig["facts"].get(name, "") for name in ("started_on", "trouble_on", "noticed_on", "told_on", "ended_on")
        ]
        assert max(known) <= written, gig["facts"]["title"]
        reviewed = [review["on"] for lesson in gig.get("lessons", []) for review in lesson.get("reviews", [])]
        assert all(written <= day <= gig["updated_at"][:10] for day in reviewed), gig["facts"]["title"]
        assert gig["updated_at"] < "2026-11-24"


def test_the_story_of_a_full_gig_is_a_short_read(everything: list[dict[str, Any]]) -> None:
    stories = [gig["answers"]["story.tell"] for gig in everything if "answers" in gig]
    assert all(60 <= len(story.split()) <= 200 for story in stories)
