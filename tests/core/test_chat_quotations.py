"""Answers below or between the lines that a mail quotes are not the words of who is quoted."""

from datetime import date

import pytest

from retro.core.text.chat.chats import events

TODAY = date(2026, 11, 30)
SIXTH, SEVENTH = date(2026, 10, 6), date(2026, 10, 7)
HEAD = "On Tue, Oct 6, 2026 at 9:01 AM Rosa <r@x.example> wrote:"
GERMAN = "Am Mi., 7. Okt. 2026 um 09:00 Uhr schrieb Tom:"
ROSA = "Rosa <r@x.example>"


@pytest.mark.parametrize(
    ("mail", "read"),
    [
        (f"{HEAD}\n> You did nothing.\n> Pay me.\n\nI am sorry, I lied.",
         [(SIXTH, f"{ROSA}: You did nothing.\nPay me."), (None, "I am sorry, I lied.")]),
        (f"{HEAD}\n> You did nothing.\nI lied.\n\nMe", [(SIXTH, f"{ROSA}: You did nothing."), (None, "I lied.\n\nMe")]),
        (f"{HEAD}\n>\n> no\n\nI lied.\n\n{GERMAN}\n> ja\n",
         [(SIXTH, f"{ROSA}: no"), (None, "I lied."), (SEVENTH, "Tom: ja")]),
        (f"> {HEAD}\n>> You did nothing.\n> I lied.", [(SIXTH, f"{ROSA}: You did nothing."), (None, "I lied.")]),
        (f"See\n> {HEAD}\n> > no\n> I lied.\nI too", [
            (None, "See"), (SIXTH, f"{ROSA}: no"), (None, "I lied."), (None, "I too")]),
    ],
)  # fmt: skip
def test_an_answer_below_what_is_quoted_is_an_event_of_no_day(mail: str, read: list[tuple[date | None, str]]) -> None:
    assert list(events(mail, TODAY)) == read


def test_an_answer_below_an_older_mail_is_of_who_quoted_that() -> None:
    thread = f"Hi\n\n{GERMAN}\n> No.\n>\n> {HEAD}\n>> hello\n>> bye\n>\n> I want it\n\nI lied."
    assert list(events(thread, TODAY)) == [
        (None, "Hi"), (SEVENTH, "Tom: No."), (SIXTH, f"{ROSA}: hello\nbye"), (SEVENTH, "Tom: I want it"),
        (None, "I lied."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("> You did nothing.\n\nI did all.\n\n> Pay me.\n\nNo.",
         "> You did nothing.\n\nI did all.\n\n> Pay me.\n\nNo."),
        ("> one\nmore of it\n> two", "> one\nmore of it\n> two"),
        ("I lied.\n> You did nothing.", "I lied.\n> You did nothing."),
        ("> > I did it all.\n> You did nothing.\n> > Sorry.\n> Ha", "> I did it all.\nYou did nothing.\n> Sorry.\nHa"),
    ],
)  # fmt: skip
def test_the_marks_stay_where_answers_stand_between_what_is_quoted(said: str, words: str) -> None:
    assert list(events(f"{HEAD}\n{said}", TODAY)) == [(SIXTH, f"{ROSA}: {words}")]


def test_words_without_any_mark_below_a_head_are_all_of_who_wrote() -> None:
    assert list(events(f"{HEAD}\n\nYou did nothing.\n\nBye", TODAY)) == [(SIXTH, f"{ROSA}: You did nothing.\n\nBye")]


def test_any_number_of_quotations_within_each_other_is_read() -> None:
    levels = "\n".join(f"{'>' * count} {count}" for count in range(2_000, 0, -1))
    read = list(events(f"{HEAD}\n{levels}\nI lied.", TODAY))
    assert read[0][0] == SIXTH
    assert read[-1] == (None, "I lied.")
