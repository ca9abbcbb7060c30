"""Mail below notes or a chat keeps its own days, unless the chat goes on below it."""

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


@pytest.mark.parametrize("thread", THREADS)
@pytest.mark.parametrize(
    "above",
    ["11/30/26, 5:40 PM Gmail - Access", "05.10.2026, 09:00", "[05.10.26, 09:00] Rosa: see below",
     "30/11/2026, 17:40 Outlook"],
)  # fmt: skip
def test_the_header_of_a_printed_page_takes_no_mail(above: str, thread: str) -> None:
    assert _mail_below(above, thread) == [(None, above)]
    *_, last = events(f"{above}\n\n{thread}\n{above}\nmore", TODAY)
    assert last == (SEVENTH, f"Me: Thanks\n{above}\nmore")


@pytest.mark.parametrize("thread", THREADS)
@pytest.mark.parametrize(
    "above",
    ["2026-10-03 one\n2026-10-05 two", "03.10.26, 10:02 - one\n05.10.26, 10:05 - two", "## 3 Oct\none\n## 5 Oct\ntwo",
     "[10/3/26, 10:02 AM] one\n[10/5/26, 9:00 AM] two"],
)  # fmt: skip
def test_mail_below_notes_or_a_chat_that_has_ended_follows_their_events(above: str, thread: str) -> None:
    assert _mail_below(above, thread) == [(date(2026, 10, 3), "one"), (date(2026, 10, 5), "two")]


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
