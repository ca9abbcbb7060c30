"""Mail among notes or below a chat keeps its own days, unless people speak on in the chat below it."""

from datetime import date

import pytest

from retro.core.text.chat.chats import events

TODAY = date(2026, 11, 30)
SIXTH, SEVENTH = date(2026, 10, 6), date(2026, 10, 7)
THREADS = (
    "From: Rosa\nSent: 6 Oct 2026 10:02\nTo: Me\n\nHere\n\nFrom: Me\nSent: 7 Oct 2026 9:00\n\nThanks",
    "Von: Rosa\nGesendet: Dienstag, 6. Oktober 2026 10:02\n\nHere\n\nVon: Me\nDatum: 7. Oktober 2026 9:00\n\nThanks",
)
QUOTED = (
    "On Tue, 6 Oct 2026 at 10:02, Rosa wrote:\n> Here\n\nOn Wed, 7 Oct 2026 at 9:00, Me wrote:\n> Thanks",
    "Am 06.10.2026 um 10:02 schrieb Rosa:\n> Here\n\nAm 07.10.2026 um 9:00 schrieb Me:\n> Thanks",
)


def _mail_below(above: str, thread: str) -> list[tuple[date | None, str]]:
    """Return the events above the two mails, which must be on their own days."""
    *before, first, second = events(f"{above}\n\n{thread}", TODAY)
    assert first[0] == SIXTH
    assert first[1].startswith("Rosa: ")
    assert first[1].endswith("Here")
    assert second == (SEVENTH, "Me: Thanks")
    return before


@pytest.mark.parametrize("thread", [*THREADS, *QUOTED])
@pytest.mark.parametrize(
    "above",
    ["2026-10-05 Asked Rosa for access", "5 Oct: asked Rosa", "Tue, 6 Oct 2026", "October 6, 2026", "05.10.2026",
     "- 2026-10-05: asked", "# 5 October 2026", "2026-12-16: launch\n2026-12-20: review"],
)  # fmt: skip
def test_one_dated_line_or_a_plan_above_mail_takes_nothing_of_it(above: str, thread: str) -> None:
    assert _mail_below(above, thread) == [(None, above)]


@pytest.mark.parametrize("thread", [*THREADS, *QUOTED])
@pytest.mark.parametrize(
    "above",
    ["11/30/26, 5:40 PM Gmail - Access", "05.10.2026, 09:00", "[05.10.26, 09:00] Rosa: see below",
     "30/11/2026, 17:40 Outlook", "2026-10-05 10:00 called", "05.10.2026 10:00 Anruf mit Rosa",
     "05.10.2026, 09:00\nHi Rosa", "[05.10.2026] asked", "- 2026-10-05 10:00 called", "[5 Oct, 10:02 AM] asked"],
)  # fmt: skip
def test_the_header_of_a_printed_page_takes_no_mail(above: str, thread: str) -> None:
    assert _mail_below(above, thread) == [(None, above)]
    *_, last = events(f"{above}\n\n{thread}\n{above}\nmore", TODAY)
    assert last == (SEVENTH, f"Me: Thanks\n{above}\nmore")


@pytest.mark.parametrize("thread", [*THREADS, *QUOTED])
@pytest.mark.parametrize(
    "above",
    ["2026-10-03 one\n2026-10-05 two", "03.10.26, 10:02 - one\n05.10.26, 10:05 - two", "## 3 Oct\none\n## 5 Oct\ntwo",
     "[10/3/26, 10:02 AM] one\n[10/5/26, 9:00 AM] two", "2026-10-03 10:00 one\n2026-10-05 11:00 two"],
)  # fmt: skip
def test_mail_below_notes_or_a_chat_that_has_ended_follows_their_events(above: str, thread: str) -> None:
    assert _mail_below(above, thread) == [(date(2026, 10, 3), "one"), (date(2026, 10, 5), "two")]


def _mail_of(day: str, said: str) -> str:
    return f"From: Rosa\nSent: {day} 2026 10:02\n\n{said}"


LISTED = (
    "Please fix:\n- 2 Oct: login\n- 4 Oct: page", "What you owe:\n2 Oct: logo\n4 Oct: page", "We met\n3 Oct: kickoff",
    "Launch:\n8 Oct: logo\n10 Oct: page\n\nBye", "Days:\n\n8 Oct: logo\n10 Oct: page",
)  # fmt: skip


@pytest.mark.parametrize("said", LISTED)
def test_the_days_of_a_list_within_a_mail_are_no_notes(said: str) -> None:
    text = f"1 Oct: kickoff\n\n{_mail_of('6 Oct', said)}"
    assert list(events(text, TODAY)) == [(None, "1 Oct: kickoff"), (SIXTH, f"Rosa: {said}")]


@pytest.mark.parametrize("said", [*LISTED, "I pay on\n12 Oct: half\n14 Oct: rest"])
def test_the_days_of_a_list_within_a_mail_take_no_other_mail(said: str) -> None:
    text = f"1 Oct: kickoff\n\n{_mail_of('6 Oct', said)}\n\n{_mail_of('7 Oct', 'ok')}"
    assert list(events(text, TODAY)) == [(None, "1 Oct: kickoff"), (SIXTH, f"Rosa: {said}"), (SEVENTH, "Rosa: ok")]


@pytest.mark.parametrize("notes", [
    ("5 Oct: a", "8 Oct: b"), ("2026-10-05 10:00 a", "2026-10-08 9:00 b"), ("- 2026-10-05: a", "- 2026-10-08: b"),
    ("## 5 Oct\na", "## 8 Oct\nb"), ("5.10.: a", "8.10.: b"), ("[05.10.26, 10:02] a", "[08.10.26, 10:02] b"),
])  # fmt: skip
def test_notes_around_mail_keep_their_days_and_the_mail_its_own(notes: tuple[str, str]) -> None:
    first, second = notes
    read = [(date(2026, 10, 5), "a"), (SIXTH, "Rosa: no"), (date(2026, 10, 8), "b")]
    text = f"{first}\n\n{_mail_of('6 Oct', 'no')}\n\n{second}"
    assert list(events(text, TODAY)) == read
    assert list(events(f"{text}\n\n{_mail_of('9 Oct', 'ok')}", TODAY)) == [*read, (date(2026, 10, 9), "Rosa: ok")]
    back = f"{second}\n\n{_mail_of('6 Oct', 'no')}\n\n{first}"
    assert list(events(back, TODAY)) == read[::-1]
    quoted = f"{first}\n\nOn Tue, 6 Oct 2026 at 10:02, Rosa wrote:\n> no\n\n{second}"
    assert list(events(quoted, TODAY)) == read


def test_the_last_note_may_tell_of_a_list_and_the_next_still_follows() -> None:
    text = f"5 Oct: a\nmore\n\n{_mail_of('6 Oct', 'no')}\n\n8 Oct: she said:\n9 Oct: never"
    assert [on for on, _ in events(text, TODAY)] == [date(2026, 10, day) for day in (5, 6, 8, 9)]


def test_mail_that_a_message_passes_on_stays_in_it_where_people_speak_on_below() -> None:
    for mail in (*THREADS, *QUOTED):
        for first, second in (
            ("05.10.26, 10:02 - Rosa: see", "08.10.26, 10:02 - Me: ok"),
            ("Rosa\nOct 5, 2026 10:02 AM\nsee", "Me\nOct 8, 2026 9:00 AM\nok"),
        ):
            read = list(events(f"{first}\n\n{mail}\n\n{second}", TODAY))
            assert read == [(date(2026, 10, 5), f"Rosa: see\n\n{mail}"), (date(2026, 10, 8), "Me: ok")]


def test_messages_below_mail_stay_messages() -> None:
    chat = f"{QUOTED[0]}\n\n08.10.26, 10:02 - Rosa: hi\n08.10.26, 10:04 - Me: ok"
    assert [said for _, said in events(chat, TODAY)][1:] == ["Rosa: hi", "Me: ok"]


def test_a_day_in_a_mail_makes_it_no_part_of_the_printed_page() -> None:
    for said in ("2026-10-12: launch", "12 Oct: launch"):
        read = list(events(f"11/30/26, 5:40 PM Gmail\n\n{THREADS[0]}\n{said}", TODAY))
        assert [on for on, _ in read] == [None, SIXTH, SEVENTH]
        assert read[-1][1] == f"Me: Thanks\n{said}"


@pytest.mark.parametrize(
    "line",
    ["A: one thing", "a: so", "Do: pay", "An: old friend", "Till: noon", "Para: two", "Data: our figures",
     "Sent: the bill", "Received: no money"],
)  # fmt: skip
def test_words_before_a_colon_above_mail_stay_a_line_of_their_own(line: str) -> None:
    mail = "From: Rosa\nSent: 6 Oct 2026 10:02\n\nHere"
    assert list(events(f"{line}\n{mail}", TODAY)) == [(None, line), (SIXTH, "Rosa: Here")]
    assert list(events(f"{line}\nTo: Me\n{mail}", TODAY)) == [(None, line), (SIXTH, "Rosa: To: Me\nHere")]


@pytest.mark.parametrize(
    "headers",
    ["A: Me\nDa: Rosa\nData: 6 ottobre 2026 10:02", "Para: Me\nDe: Rosa\nData: 6 de outubro de 2026 10:02",
     "Do: Me\nOd: Rosa\nData: 6 października 2026 10:02", "An: Me\nBetreff: x\nVon: Rosa\nDatum: 6. Oktober 2026 10:02",
     "Data: 6 ottobre 2026 10:02\nDa: Rosa\nA: Me", "Till: Me\nFrån: Rosa\nSkickat: 6 oktober 2026 10:02"],
)  # fmt: skip
def test_the_same_words_above_a_sender_of_their_language_are_of_the_mail(headers: str) -> None:
    read = list(events(f"{headers}\n\nHere", TODAY))
    assert [(on, said[:6], said[-5:]) for on, said in read] == [(SIXTH, "Rosa: ", "\nHere")]
