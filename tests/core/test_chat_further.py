"""Messages of Teams and Slack with a time alone, below some with a day, are nobody else's words and of no sure day."""

from datetime import date

import pytest

from retro.core.text.chat.chats import events

TODAY = date(2026, 11, 30)
FIRST, YESTERDAY = date(2026, 11, 25), date(2026, 11, 29)


@pytest.mark.parametrize(
    ("chat", "read"),
    [
        ("Dana Fox\n11/25/2026 9:01 AM\nnews?\nSam Berg\nYesterday 9:30 AM\nsoon\nDana Fox\n8:15 AM\nand?",
         [(FIRST, "Dana Fox: news?"), (YESTERDAY, "Sam Berg: soon"), (None, "Dana Fox, 8:15 AM: and?")]),
        ("Dana Fox\nYesterday at 9:01 AM\nnews?\nSam Berg\n9:30 AM\nsoon",
         [(YESTERDAY, "Dana Fox: news?"), (None, "Sam Berg, 9:30 AM: soon")]),
        ("Dana Fox  11/25/2026 9:01 AM\nnews?\nSam Berg  9:30 AM\nsoon\nreally",
         [(FIRST, "Dana Fox: news?"), (None, "Sam Berg, 9:30 AM: soon\nreally")]),
        ("Dana\nYesterday at 9:01 AM\nnews?\nSam\n9:30 AM\nsoon\nSam\n9:45 AM\nor not",
         [(YESTERDAY, "Dana: news?"), (None, "Sam, 9:30 AM: soon"), (None, "Sam, 9:45 AM: or not")]),
        ("Rosa\n25/11/2026 09:01\nnews?\nTom\n25/11/2026 09:30\nsoon\nRosa\n10:15\nand?",
         [(FIRST, "Rosa: news?"), (FIRST, "Tom: soon"), (None, "Rosa, 10:15: and?")]),
    ],
)  # fmt: skip
def test_a_name_with_a_time_alone_speaks_below_a_stamp(chat: str, read: list[tuple[date | None, str]]) -> None:
    assert list(events(chat, TODAY)) == read


@pytest.mark.parametrize(
    "words",
    ["when?\nLunch\n8:15 AM\nworks", "I can do\nRoom Two\n9:30 AM\nDana Fox\n10:15 AM", "at\nSam Berg\n9:30\nfine",
     "Sam Berg 9:30 AM\nfine", "Lunch  9:30 AM\nfine", "see\nDana Fox\n8:15 AM"],
)  # fmt: skip
def test_a_time_in_the_words_of_a_message_stays_there(words: str) -> None:
    assert list(events(f"Dana Fox\n11/25/2026 9:01 AM\n{words}", TODAY)) == [(FIRST, f"Dana Fox: {words}")]


@pytest.mark.parametrize(
    ("chat", "read"),
    [
        ("[9:01 AM] Dana: hey\n[9:05 AM] Sam: friday\nor so", ["Dana, 9:01 AM: hey", "Sam, 9:05 AM: friday\nor so"]),
        ("[09:01] Dana Fox: see https://x.example\n[09:05] sam_b: ok",
         ["Dana Fox, 09:01: see https://x.example", "sam_b, 09:05: ok"]),
    ],
)  # fmt: skip
def test_a_time_in_brackets_before_names_opens_messages(chat: str, read: list[str]) -> None:
    assert list(events(chat, TODAY)) == [(None, said) for said in read]


@pytest.mark.parametrize(
    "text", ["[9:01 AM] Dana: hey", "[9:01] We met. Then: no\n[9:05] it said, at: no", "[9:01] a\n[9:05] b"]
)
def test_one_time_in_brackets_or_none_before_a_name_is_no_chat(text: str) -> None:
    assert not list(events(text, TODAY))


def test_times_in_brackets_below_a_day_stay_in_its_notes() -> None:
    read = list(events("2026-11-25\n[10:30] Call: bring it\n[14:00] she cancels", TODAY))
    assert read == [(FIRST, "[10:30] Call: bring it"), (FIRST, "[14:00] she cancels")]


@pytest.mark.parametrize(
    ("above", "last"),
    [("Dana Fox\n11/25/2026 9:01 AM\nnews?", "Sam\n9:30 AM\nsoon\nor not"),
     ("Dana Fox  11/25/2026 9:01 AM\nnews?", "Sam  9:30 AM\nsoon"),
     ("Dana\n25/11/2026 09:01\nnews?", "Łukasz\n10:15\njutro"),
     ("Dana Fox\n11/25/2026 9:01 AM\nnews?", "O'Brien\n9:30 AM\nsoon")],
)  # fmt: skip
def test_one_word_above_a_time_that_can_be_a_name_is_nobodys_else_words_and_stays_as_typed(
    above: str, last: str
) -> None:
    name = above.split()[0] if above.startswith("Dana\n") else "Dana Fox"
    assert list(events(f"{above}\n{last}", TODAY)) == [(FIRST, f"{name}: news?"), (None, last)]


@pytest.mark.parametrize(
    "word", ["Lunch", "Call", "Kickoff", "Tomorrow", "Okay", "Termin", "Réunion", "soon", "Room Two"]
)
def test_what_a_message_sets_a_time_for_speaks_nothing(word: str) -> None:
    words = f"when?\n{word}\n8:15 AM\nworks"
    assert list(events(f"Dana Fox\n11/25/2026 9:01 AM\n{words}", TODAY)) == [(FIRST, f"Dana Fox: {words}")]


@pytest.mark.parametrize(
    "text",
    [
        "Sam\n9:30 AM\nsoon",
        "Sam  9:30 AM\nsoon",
        "Sam\n9:30 AM\nsoon\n9:45 AM\nlater",
        "Sam\n9:30 AM\nDana\n9:31 AM\nok",
    ],
)
def test_one_name_above_one_time_without_any_day_is_kept_as_it_was_pasted(text: str) -> None:
    assert not list(events(text, TODAY))


def test_a_word_above_a_time_is_what_was_said_where_nothing_else_was() -> None:
    pasted = "Dana Fox\n9:20 AM\nnews?\nSam\n9:30 AM\nsoon\n9:45 AM\nlater"
    assert [said for _, said in events(pasted, TODAY)] == [
        "Dana Fox, 9:20 AM: news?", "Sam, 9:30 AM: soon", "9:45 AM\nlater"
    ]  # fmt: skip
