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
