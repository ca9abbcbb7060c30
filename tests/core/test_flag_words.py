"""Words that say whether a phrase of a post is meant, and what a sentence shows without one."""

import json
from collections.abc import Sequence

import pytest

from retro.core.gig.cues import cue_table, flag_cues, flag_words
from retro.core.vet.posts.post_reading import understand_post
from tests import flag_weights


def _weight_of(table: dict[str, dict[str, str]]) -> dict[tuple[str, str], int]:
    found = {("", code): int(weight) for code, weight in table["start"].items()}
    for feature, said in table["words"].items():
        parts = said.split()
        found |= {(feature, code): int(weight) for code, weight in zip(parts[::2], parts[1::2], strict=True)}
    return found


EVERY_TENTH = sorted(cue_table.codes())[::10]
"""Flags whose weights change with any example: one that is new is among those from which the others' are drawn."""


@pytest.mark.parametrize(
    "codes", [pytest.param(EVERY_TENTH, id="some"), pytest.param(cue_table.codes(), id="all", marks=pytest.mark.slow)]
)
def test_the_weights_are_what_the_labelled_posts_teach(codes: Sequence[str]) -> None:
    """A machine that rounds otherwise may differ by one; else run `python -m tests.flag_weights`."""
    held = {
        key: weight
        for key, weight in _weight_of(json.loads(flag_weights.FILE.read_text("utf-8"))).items()
        if key[1] in codes
    }
    learned = _weight_of(flag_weights.table(flag_weights.post_files(), codes))
    differ = {key for key in held.keys() | learned.keys() if abs(held.get(key, 0) - learned.get(key, 0)) > 1}
    assert len(held) > 100 * len(codes)
    assert differ == set()


@pytest.mark.parametrize(
    ("post", "code"),
    [
        ("Don't let it bother you, if you work well we'll have no problem.", "B3"),
        ("We'd start with one paid lesson to see if you two get along.", "B3"),
        ("Please let us see if it works with your calendar.", "B3"),
        ("If you stop before this, for whatever reason, nothing is paid.", "A3"),
        ("It's for my dissertation, and the plan is attached.", "A16"),
    ],
)
def test_a_loose_phrase_in_words_that_mean_something_else_is_not_believed(post: str, code: str) -> None:
    assert code in {each.code for each in flag_cues.flags_shown(cue_table.spelled(post))}
    assert understand_post(post).words_for(code) == ()


@pytest.mark.parametrize(
    ("post", "code"),
    [
        ("They'll get around to it at some point, we can't say when.", "B7"),
        ("Tell me why I should pay you more than that, or make me a better offer.", "C2"),
    ],
)
def test_a_sentence_that_sounds_like_a_flag_shows_it_without_a_phrase(post: str, code: str) -> None:
    assert code not in {each.code for each in flag_cues.flags_shown(cue_table.spelled(post))}
    assert understand_post(post).words_for(code)


@pytest.mark.parametrize(
    "post",
    [
        "You draw the covers. You write our articles. You answer the phone, and edit videos.",
        "Small job for a web person who also draws and writes.",
    ],
)
def test_several_jobs_are_counted_over_sentences_in_a_row(post: str) -> None:
    assert understand_post(post).words_for("A10")


def test_a_list_of_pages_is_not_several_jobs() -> None:
    assert not understand_post("Pages:\n- blog\n- shop design\n- newsletter\n- Instagram feed").words_for("A10")


def test_a_phrase_without_gaps_is_believed_whatever_stands_around_it() -> None:
    words = cue_table.spelled("Kettle reconciled Dext Zebra urgent moss.")
    (shown,) = (each for each in flag_cues.flags_shown(words) if each.code == "A3")
    assert not any(hit.phrase.is_loose for hit in shown.hits)
    assert not flag_words.Sound(words).is_doubted("A3", shown.hits)


def test_what_is_told_without_a_phrase_is_quoted_and_at_most_twelve_words_long() -> None:
    told = 0
    for file in flag_weights.post_files():
        for post in json.loads(file.read_text("utf-8")):
            words = cue_table.spelled(post["text"])
            for _, said in flag_words.Sound(words).flags():
                told += 1
                assert said in " ".join(words.text.split())
                assert len(cue_table.spelled(said).words) <= flag_words.MOST_SAID + 2
    assert told


def test_words_alone_clear_nothing_and_tell_no_price() -> None:
    for file in flag_weights.post_files():
        for post in json.loads(file.read_text("utf-8")):
            read = flag_cues.flags_read(cue_table.spelled(post["text"]))
            found = {each.code for each in understand_post(post["text"]).shown}
            assert not found & read.cleared - {each.code for each in read.shown} - {"C1"}


def test_scores_are_whole_numbers_so_that_a_post_reads_the_same_in_every_run() -> None:
    weights = flag_words.weights_of({"start": {"A1": -3, "B2": 1}, "words": {"rush": "B2 7 A1 -2"}})
    assert (weights.start, weights.of) == ([-3, 1], {"rush": [(1, 7), (0, -2)]})
