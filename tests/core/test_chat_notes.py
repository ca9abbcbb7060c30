"""Dated notes without marks, and notes of a time, keep their days; what may be anything else stays text."""

from datetime import date

import pytest

from retro.core.text.chat.chats import events, swapped_events

TODAY = date(2026, 11, 27)
TWELFTH, FOURTEENTH, TWENTIETH = date(2026, 10, 12), date(2026, 10, 14), date(2026, 10, 20)


@pytest.mark.parametrize(
    "notes",
    ["12 Oct {}\n14 Oct {}\n20 Oct {}", "Oct 12 {}\nOct 14 {}\nOct 20 {}", "- 12 Oct {}\n- 14 Oct {}\n- 20 Oct {}",
     "Mon 12 Oct {}\nWed 14 Oct {}\nTue 20 Oct {}", "12th October {}\n14th October {}\n20th October {}",
     "12. Okt. {}\n14. Okt. {}\n20. Okt. {}", "12 oct. {}\n14 oct. {}\n20 oct. {}",
     "12 de octubre {}\n14 de octubre {}\n20 de octubre {}", "12 ottobre {}\n14 ottobre {}\n20 ottobre {}",
     "12 października {}\n14 października {}\n20 października {}", "12 октября {}\n14 октября {}\n20 октября {}",
     "10/12 {}\n10/14 {}\n10/20 {}", "- 10/12 {}\n- 10/14 {}\n- 10/20 {}", "12/10 {}\n14/10 {}\n20/10 {}",
     "> 12 Oct {}\n> 14 Oct {}\n> 20 Oct {}", "12 Oct {}\n\n14 Oct: {}\n20 Oct {}"],
)  # fmt: skip
def test_a_list_of_days_without_marks_is_one_of_notes(notes: str) -> None:
    pasted = notes.format("kickoff", "draft sent", "silence")
    assert list(events(pasted, TODAY)) == [(TWELFTH, "kickoff"), (FOURTEENTH, "draft sent"), (TWENTIETH, "silence")]
    assert not list(swapped_events(pasted, TODAY))


def test_lines_below_such_a_note_stay_with_it_and_the_newest_may_stand_first() -> None:
    assert list(events("12 Oct kickoff\nwith Rosa\n14 Oct draft\nlong\nand late", TODAY)) == [
        (TWELFTH, "kickoff\nwith Rosa"), (FOURTEENTH, "draft\nlong\nand late")
    ]  # fmt: skip
    assert list(events("20 Oct silence\n12 Oct I called", TODAY)) == [(TWENTIETH, "silence"), (TWELFTH, "I called")]
    assert [on for on, _ in events("28 Dec start\n4 Jan draft", TODAY)] == [date(2025, 12, 28), date(2026, 1, 4)]


def test_mail_below_such_notes_keeps_its_own_day() -> None:
    quoted = "On Tue, 20 Oct 2026 at 10:02, Rosa wrote:\n> hi\n> 1 Nov one\n> 2 Nov two"
    assert list(events(f"12 Oct kickoff\n14 Oct draft\n\n{quoted}", TODAY)) == [
        (TWELFTH, "kickoff"), (FOURTEENTH, "draft"), (TWENTIETH, "Rosa: hi\n1 Nov one\n2 Nov two")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["10/12 kickoff\n10/11 draft\n10/10 silence", "3/4 asked\n5/6 waited", "12.10 start\n14.10 draft",
     "7/15 done\n8/15 done\n9/15 done", "9/15 Anna\n10/20 Ben\n11/30 Cem", "8/10 design\n14/20 price",
     "6 October was a day\n7 October is too\n8 October we met", "12 Oct to 14 Oct workshop\n20 Oct review",
     "12 Oct kickoff\n3 Oct draft\n20 Oct silence", "12 monkeys came\n14 octopus came", "12 Oct kickoff",
     "We met on\n12 Oct at noon and\n14 Oct at two", "12 Oct 14 Oct x\n20 Oct y",
     "12 Oct kickoff\nShe was nice.\nWe talked.\nAnd more.\n14 Oct draft"],
)  # fmt: skip
def test_numbers_and_sentences_that_begin_lines_are_no_days_of_notes(text: str) -> None:
    assert not list(events(text, TODAY))


def test_days_without_a_mark_within_a_message_stay_in_it() -> None:
    said = "the plan\n12 Oct kickoff\n14 Oct draft\n20 Oct launch"
    assert list(events(f"[2026-10-06 10:02] Rosa: {said}", TODAY)) == [(date(2026, 10, 6), f"Rosa: {said}")]


MAILS = (
    "On Wed, 7 Oct 2026 at 10:02, Rosa wrote:\n> hi\n> pay",
    "From: Rosa\nSent: Wednesday, October 7, 2026 10:02 AM\n\nhi\npay",
)


@pytest.mark.parametrize("mail", MAILS)
@pytest.mark.parametrize(
    ("above", "below"),
    [("7 Oct 10:30: call: agreed", "8 Oct 14:00: call: cancelled"), ("2026-10-07 10:30: I asked: when?",
     "2026-10-08 14:00: I asked: why?"), ("6 Oct 10:30 Call: agreed", "8 Oct 14:00 Call: cancelled")],
)  # fmt: skip
def test_a_note_with_a_time_and_a_colon_takes_no_mail_below_it(above: str, below: str, mail: str) -> None:
    first, mailed, last = events(f"{above}\n\n{mail}\n\n{below}", TODAY)
    assert mailed == (date(2026, 10, 7), "Rosa: hi\npay")
    assert last[0] == date(2026, 10, 8)
    assert (above.endswith(first[1]), below.endswith(last[1])) == (True, True)


@pytest.mark.parametrize("mail", MAILS)
@pytest.mark.parametrize("above", ["10:30: called Rosa", "10:30am: called Rosa"])
def test_a_note_of_a_time_below_mail_is_no_words_of_its_sender(above: str, mail: str) -> None:
    assert list(events(f"{above}\n\n{mail}\n\n14:00: she cancels", TODAY)) == [
        (None, above), (date(2026, 10, 7), "Rosa: hi\npay"), (None, "14:00: she cancels")
    ]  # fmt: skip


def test_a_list_of_times_within_a_mail_stays_in_it() -> None:
    said = "Agenda:\n\n10:00: intro\n11:00: talk"
    assert list(events(f"From: Rosa\nSent: 7 Oct 2026 10:02\n\n{said}", TODAY)) == [
        (date(2026, 10, 7), f"Rosa: {said}")
    ]
    assert list(events(f"9:30: called\n\n{MAILS[1]}\n{said}", TODAY))[1:] == [
        (date(2026, 10, 7), f"Rosa: hi\npay\n{said}")
    ]


def test_times_with_a_colon_below_a_day_are_its_notes() -> None:
    assert list(events("7 Oct\n10:30: called Rosa\n14:00: she cancels", TODAY)) == [
        (date(2026, 10, 7), "10:30: called Rosa"), (date(2026, 10, 7), "14:00: she cancels")
    ]  # fmt: skip
