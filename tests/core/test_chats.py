"""What is meant by a pasted chat."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig import part_kinds
from retro.core.gig.event_line import event_in, event_without_mark
from retro.core.gig.retrospective import Moment
from retro.core.rough_day import Precision, RoughDay
from retro.core.text.chat.chats import events, swapped_events

TODAY = date(2026, 11, 27)
SIXTH, SEVENTH = date(2026, 10, 6), date(2026, 10, 7)
LINES = st.sampled_from(
    ["[06/10, 10:02] Rosa: hi", "3/4/26, 9:01 AM - A: x", "- 2026-10-06: x", "6 Oct: x", "Tuesday, October 6th",
     "Rosa  10:02", "words and more", "31/02/2026 10:00 - y", "Today", "\u200e[1/1/26] z", "10:02",
     "Rosa", "10/6/2026 10:02 AM", "10:02\tRosa\thi", "2026/10/06(Tue)", "From: Rosa", "Sent: 6 Oct 2026 10:02",
     "Me  10:05 AM", "31/02/2026 10:00", "Rosa, [06.10.2026 10:02]", "",
     "Rosa — Yesterday at 10:02 AM", "today 9:00", "Tue, Oct 6 at 10:02 AM",
     "On Wed, 14 Oct 2026 at 09:14, Rosa wrote:",
     "Am 14.10.2026 um 09:14 schrieb Rosa:", "> hi", ">> words and more", "On Wed, 14 Oct 2026 at 09:14, Rosa",
     "wrote:", "Von: Rosa", "Gesendet: Mittwoch, 14. Oktober 2026 09:14", "Rosa, [14 Oct 2026 at 10:02:11]:",
     "[Wednesday 10:02 AM] Rosa", "Wednesday 10:02 AM", "--- Day changed Wed Oct 14 2026", "## 14 October 2026",
     "**14 Oct** hi", "14.10. Rosa", "3.10. hi", "1.1. hi", "2026-10-14,10:02,Rosa,hi", "    hi", "1.50: hi",
     "[١٤/١٠/٢٠٢٦، ٩:١٤:٢٢ ص] Rosa: hi", "Rosa Gestern um 10:02 Uhr", "Mittwoch, 14. Oktober",
     "[mercredi 10:02] Rosa", "14. Oktober: hi", "2026-10-14", "06/10/2026 à 10:02 - Rosa: x", "[Rosa] [오전 10:02] hi",
     "06.10.2026 10:02 UTC+01:00", "06-Oct-26 10:02 CEST x", "Rosa  Tue 10:02", "| 2026-10-06 | x |"]
)  # fmt: skip


@pytest.mark.parametrize(
    "chat",
    [
        "\u200e[06/10/2026, 10:02:11] Rosa: hi\nand more\n\u200e[07/10/2026, 9:00:00] Me: yes",
        "[06/10, 10:02] Rosa: hi\nand more\n[07/10, 09:00] Me: yes",
        "[10:02, 06/10/2026] Rosa: hi\nand more\n[09:00, 07/10/2026] Me: yes",
        "[10:02 AM, 10/6/2026] Rosa: hi\nand more\n[9:00 AM, 10/7/2026] Me: yes",
        "Rosa, [06.10.2026 10:02]\nhi\nand more\n\nMe, [07.10.2026 09:00]\nyes",
        "Tuesday, October 6th\nRosa  10:02 AM\nhi\nand more\nWednesday, October 7th\nMe  9:00 AM\nyes",
        "October 6th, 2026\nRosa\n  10:02 AM\nhi\nand more\nOctober 7th, 2026\nMe\n  9:00 AM\nyes",
        "- 2026-10-06: Rosa: hi\n  and more\n- 2026-10-07: Me: yes",
        "6 Oct: Rosa: hi\nand more\n7 Oct: Me: yes",
        "06.10.2026, 10:02 - Rosa: hi\nand more\n07.10.2026, 09:00 - Me: yes",
        "Rosa\n—\n06/10/2026 10:02\nhi\nand more\nMe\n—\n07/10/2026 09:00\nyes",
        "Rosa\n–\n6 October 2026\nhi\nand more\nMe\n–\n7 October 2026\nyes",
        "Tue 6 Oct 2026 at 10:02 - Rosa: hi\nand more\nWed 7 Oct 2026 at 9:00 - Me: yes",
        "Rosa\n10/6/2026 10:02 AM\nhi\nand more\nMe\n10/7/2026 9:00 AM\nyes",
        "From: Rosa\nType: incoming\nSent: Tue, 6 Oct 2026 10:02:11 +0200\n"
        "Received: Tue, 6 Oct 2026 10:02:12 +0200\n\n"
        "hi\nand more\n\nFrom: Me\nType: outgoing\nSent: Wed, 7 Oct 2026 09:00:00 +0200\n\nyes",
        "From: Rosa\nSent: Tuesday, October 6, 2026 10:02 AM\n\nhi\nand more\n\n"
        "From: Me\nDate: 2026-10-07 09:00\n\nyes",
        "2026/10/06(Tue)\n10:02\tRosa\thi\nand more\n2026/10/07(Wed)\n09:00\tMe\tyes",
        "2026.10.06 Tuesday\n10:02\tRosa\thi\nand more\n2026.10.07 Wednesday\n09:00\tMe\tyes",
        "Tue, 10/06/2026\n10:02 AM\tRosa\thi\nand more\nWed, 10/07/2026\n9:00 AM\tMe\tyes",
        "2026/10/06(火)\n午前10:02\tRosa\thi\nand more\n2026/10/07(水)\n午前9:00\tMe\tyes",
        "٦/١٠/٢٠٢٦، ١٠:٠٢ - Rosa: hi\nand more\n٧/١٠/٢٠٢٦، ٠٩:٠٠ - Me: yes",
        "[\u200f٦\u200f/١٠\u200f/٢٠٢٦، ١٠:٠٢:١١ ص] Rosa: hi\nand more\n"
        "[\u200f٧\u200f/١٠\u200f/٢٠٢٦، ٩:٠٠:٠٠ م] Me: yes",
        "[2026. 10. 6. 오전 10:02:11] Rosa: hi\nand more\n[2026. 10. 7. 오후 9:00:00] Me: yes",
        "Rosa, [6 Oct 2026 at 10:02:11]:\nhi\nand more\n\nMe, [7 Oct 2026 at 09:00:00]:\nyes",
        "Rosa, [Oct 6, 2026 at 10:02:11 AM]:\nhi\nand more\n\nMe, [Oct 7, 2026 at 9:00:00 AM]:\nyes",
        "On Tue, Oct 6, 2026 at 10:02 AM Rosa wrote:\n> hi\n> and more\nOn Wed, 7 Oct 2026 at 09:00, Me wrote:\n> yes",
        "Am 06.10.2026 um 10:02 schrieb Rosa:\n> hi\n> and more\nAm Mi., 7. Okt. 2026 um 09:00 Uhr schrieb Me:\n> yes",
        "Le mar. 6 oct. 2026 à 10:02, Rosa a écrit :\n> hi\n> and more\n"
        "Le mer. 7 oct. 2026 à\n09:00, Me a écrit :\n> yes",
        "El mar, 6 oct 2026 a las 10:02, Rosa escribió:\nhi\nand more\n"
        "El mié, 7 oct 2026 a las 9:00, Me escribió:\nyes",
        "Il giorno mar 6 ott 2026 alle ore 10:02 Rosa ha scritto:\nhi\nand more\n"
        "Il giorno mer 7 ott 2026 alle ore 9:00 Me ha scritto:\nyes",
        "Op di 6 okt. 2026 om 10:02 schreef Rosa:\nhi\nand more\nOp wo 7 okt. 2026 om 9:00 schreef Me:\nyes",
        "Em ter., 6 de out. de 2026 às 10:02, Rosa escreveu:\nhi\nand more\n"
        "Em qua., 7 de out. de 2026 às 9:00, Me escreveu:\nyes",
        "wt., 6 paź 2026 o 10:02 Rosa napisał(a):\nhi\nand more\nśr., 7 paź 2026 o 9:00 Me napisał(a):\nyes",
        "Von: Rosa\nGesendet: Dienstag, 6. Oktober 2026 10:02\n\nhi\nand more\n\n"
        "Von: Me\nGesendet: Mittwoch, 7. Oktober 2026 09:00\n\nyes",
        "De : Rosa\nEnvoyé : mardi 6 octobre 2026 10:02\n\nhi\nand more\n\n"
        "De : Me\nEnvoyé : mercredi 7 octobre 2026 09:00\n\nyes",
        "**From:** Rosa\n**Sent:** Tuesday, October 6, 2026 10:02 AM\n\nhi\nand more\n\n"
        "**From:** Me\n**Sent:** Wednesday, October 7, 2026 9:00 AM\n\nyes",
        "> [06/10/26, 10:02:11] Rosa: hi\n> and more\n> [07/10/26, 09:00:00] Me: yes",
        "## 6 October 2026\nRosa: hi\nand more\n\n## 7 October 2026\nMe: yes",
        "**2026-10-06** Rosa: hi\nand more\n**2026-10-07** Me: yes",
        "**6 Oct:** Rosa: hi\nand more\n**7 Oct** Me: yes",
        "6.10. Rosa: hi\n  and more\n7.10. Me: yes",
        "1. 2026-10-06 Rosa: hi\n   and more\n2. 2026-10-07 Me: yes",
        "(06.10.2026) Rosa: hi\nand more\n(07.10.2026) Me: yes",
        "Rosa · 6 Oct 2026, 10:02\nhi\nand more\nMe · 7 Oct 2026, 09:00\nyes",
        "2026年10月6日\n10:02\tRosa\thi\nand more\n2026年10月7日 水曜日\n09:00\tMe\tyes",
        "2026년 10월 6일 오전 10:02, Rosa: hi\nand more\n2026년 10월 7일 오후 9:00, Me: yes",
        "[2026年10月6日(火) 10:02] Rosa: hi\nand more\n[2026年10月7日(水) 21:00] Me: yes",
        "Op di 6 okt 2026 om 10:02 schreef Rosa:\nhi\nand more\nOp wo 7 okt 2026 om 9:00 schreef Me:\nyes",
        "6 октября: Rosa: hi\nand more\n7 октября: Me: yes",
        "--- 2026년 10월 6일 화요일 ---\n10:02\tRosa\thi\nand more\n--- 2026년 10월 7일 수요일 ---\n09:00\tMe\tyes",
        "06/10/2026 à 10:02 - Rosa: hi\nand more\n07/10/2026 à 09:00 - Me: yes",
        "6.10.2026 klo 10.02 - Rosa: hi\nand more\n7.10.2026 klo 9.00 - Me: yes",
        "--- 2026년 10월 6일 화요일 ---\n[Rosa] [오전 10:02] hi\nand more\n"
        "--- 2026년 10월 7일 수요일 ---\n[Me] [오전 9:00] yes",
        "Rosa\n06.10.2026 10:02:33 UTC+01:00\nhi\nand more\nMe\n07.10.2026 09:00:00 UTC+01:00\nyes",
        "Tue Oct 06 2026 10:02:11 GMT+0200 - Rosa: hi\nand more\nWed Oct 07 2026 09:00:00 GMT+0200 - Me: yes",
        "6 Oct 2026 10:02 CEST Rosa: hi\nand more\n7 Oct 2026 09:00 CEST Me: yes",
        "[06-Oct-26 10:02 AM] Rosa: hi\nand more\n[07-Oct-26 9:00 AM] Me: yes",
        "Rosa\nhi\nand more\nOct 6, 2026 10:02 AM\nMe\nyes\nOct 7, 2026 9:00 AM",
        "| 2026-10-06 | Rosa: hi |\nand more\n| 2026-10-07 | Me: yes |",
    ],
    ids=["whatsapp export", "no year", "whatsapp web", "whatsapp web, month first", "telegram", "slack",
         "slack, time below", "list", "short", "android", "name, dash, time", "name, dash, day", "weekday", "teams",
         "signal", "mail", "line", "line, dots", "line, month first", "line, japanese", "arabic",
         "arabic, with marks", "korean", "telegram of old", "telegram on a mac", "quoted mail", "quoted, german",
         "quoted, french, broken", "quoted, spanish", "quoted, italian", "quoted, dutch", "quoted, portuguese",
         "quoted, polish", "outlook, german", "outlook, french", "outlook, markdown", "all quoted", "headings", "bold",
         "bold, no year", "days with a point", "numbered", "in brackets", "a dot between", "japanese days",
         "whatsapp, korean", "japanese, in brackets", "quoted, dutch, no points", "list, russian", "korean days",
         "android, french", "android, finnish", "kakao", "telegram, copied", "matrix", "a zone",
         "a month between dashes",
         "stamps below their words", "table"],
)  # fmt: skip
def test_the_chat_of_each_program_becomes_its_events(chat: str) -> None:
    assert list(events(chat, TODAY)) == [(SIXTH, "Rosa: hi\nand more"), (SEVENTH, "Me: yes")]


def test_a_short_weekday_and_a_time_behind_a_name_open_an_event_and_no_word_is_taken_for_a_zone() -> None:
    chat = "Rosa  Tue 10:02 AM\nhi\nMe\tWed. 9:03 AM\nyes"
    assert list(events(chat, TODAY)) == [(date(2026, 11, 24), "Rosa: hi"), (date(2026, 11, 25), "Me: yes")]
    assert not list(events("We sat 10:30\nthen left\nshe sat 11:00", TODAY))
    met = "2026-10-06 10:02 met Rosa\n2026-10-07 10:02 est. 20 h"
    assert list(events(met, TODAY)) == [(SIXTH, "met Rosa"), (SEVENTH, "est. 20 h")]
    cut = "Ok\n6 Oct 2026 10:02\nhi\n7 Oct 2026 9:00"
    assert (SIXTH, "hi") in list(events(cut, TODAY)), "the last words of the message before, and one cut off"


@pytest.mark.parametrize("slots", ["Mon 10:00\nTue 11:30", "first, Mon 10:00\nTue 11:30", "Monday 10:00\nTuesday 11:30",
    "we could meet Monday 10:00\ncall today 11:30", "Kick-off call, Wednesday 14:00\nTea  Wed 15:00\nTea  Fri 15:00",
    "Montag 10:00\nDienstag 11:30", "Tea\nYesterday 10:00\nand cake"])  # fmt: skip
@pytest.mark.parametrize(
    ("chat", "read"),
    [("[06/10/2026, 09:59] Rosa: when?\n{}\n[07/10/2026, 10:01] Me: yes",
      [(SIXTH, "Rosa: when?\n{}"), (SEVENTH, "Me: yes")]),
     ("2026-10-06: when?\n{}\n2026-10-07: yes", [(SIXTH, "when?\n{}"), (SEVENTH, "yes")]),
     ("6 October 2026\nRosa  10:02 AM\nwhen?\n{}\nMe  10:05 AM\nyes",
      [(SIXTH, "Rosa: when?\n{}"), (SIXTH, "Me: yes")]),
     ("Rosa  10:02 AM\nwhen?\n{}\nMe  10:05 AM\nyes",
      [(None, "Rosa, 10:02 AM: when?\n{}"), (None, "Me, 10:05 AM: yes")])],
    ids=["whatsapp", "list", "slack", "slack, no day"],
)  # fmt: skip
def test_times_that_a_message_offers_stay_its_words(chat: str, read: list[tuple[date | None, str]], slots: str) -> None:
    assert list(events(chat.format(slots), TODAY)) == [(on, words.format(slots)) for on, words in read]


def test_times_in_a_chat_of_weekdays_stay_words_and_a_list_of_appointments_is_no_chat() -> None:
    yesterday = TODAY - timedelta(1)
    chat = "Rosa — Yesterday at 10:02\nwhen?\nMonday 10:00\nFri 11:30\nMe — Today at 10:02\nMonday"
    assert list(events(chat, TODAY)) == [(yesterday, "Rosa: when?\nMonday 10:00\nFri 11:30"), (TODAY, "Me: Monday")]
    for plan in ("Things to do:\nCall, Mon 10:00\nTea, Tue 9:30", "Call  Mon 10:00\nTea  Tue 9:30",
                 "Call - Mon 10:00\nfirst\nTea - Tue 9:30\nlast", "Call, Monday 10:00\nTea, Tuesday 9:30"):  # fmt: skip
        assert not list(events(plan, TODAY)), plan


def test_mail_quoted_in_russian_with_a_verb_and_without_becomes_its_events() -> None:
    mail = "вт, 6 окт. 2026 г. в 10:02, Rosa <r@x.example>:\n> hi\n\n7 октября 2026 г., в 9:00, Me написал(а):\n> yes"
    assert list(events(mail, TODAY)) == [(SIXTH, "Rosa <r@x.example>: hi"), (SEVENTH, "Me: yes")]


@pytest.mark.parametrize("names", [("Tuesday", "Wednesday"), ("Dienstag", "Mittwoch"), ("mardi", "mercredi")])
def test_a_weekday_alone_parts_the_days_of_slack(names: tuple[str, str]) -> None:
    first, second = names
    chat = f"{first}\nRosa  10:02 AM\nhi\nand more\n{second}\nMe  9:00 AM\nyes\nToday\nMe  8:00 AM\nup"
    on = date(2026, 11, 24)
    assert list(events(chat, TODAY)) == [
        (on, "Rosa: hi\nand more"), (on + timedelta(1), "Me: yes"), (TODAY, "Me: up")
    ]  # fmt: skip


def test_a_weekday_that_is_an_answer_is_words() -> None:
    chat = "6 October 2026\nMe  10:02 AM\nwhen?\nRosa  10:03 AM\nFriday\nMe  10:04 AM\nfine\nMonday we start"
    assert list(events(chat, TODAY)) == [
        (SIXTH, "Me: when?"), (SIXTH, "Rosa: Friday"), (SIXTH, "Me: fine\nMonday we start")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "day",
    ["## 6 October 2026", "2026-10-06", "Tuesday, 6 October", "6 Oct", "06.10.2026", "**6 October 2026**",
     "Dienstag, 6. Oktober", "6 octobre 2026", "## wtorek, 6 października 2026", "2026/10/06(Tue)"],
)  # fmt: skip
@pytest.mark.parametrize("words", ["Rosa: hi\nand more", "she asked\n\nI answered", "- asked\n- answered"])
def test_one_day_above_lines_without_any_is_the_day_of_them(day: str, words: str) -> None:
    assert list(events(f"{day}\n{words}", TODAY)) == [(SIXTH, words)]


@pytest.mark.parametrize("marks", ["## " * 5_000, "**" * 5_000, "> " * 5_000, "- " * 5_000, "# 6 Oct # " * 2_000])
def test_any_number_of_marks_before_a_line_is_read(marks: str) -> None:
    assert not list(events(f"{marks}6 October 2026\n{marks}hi", TODAY))


def test_one_heading_that_is_a_day_stands_also_below_a_title() -> None:
    assert list(events("# Shop\n## 6 October 2026\nRosa: hi", TODAY)) == [(None, "# Shop"), (SIXTH, "Rosa: hi")]


@pytest.mark.parametrize(
    "text", ["2026-10-06", "3/4\nof it is done", "2.10\napples", "Date\n2026-10-06\nRosa", "jetzt\nRosa"]
)
def test_one_day_without_lines_below_it_or_that_may_be_a_number_is_no_chat(text: str) -> None:
    assert not list(events(text, TODAY))


@pytest.mark.parametrize(
    "chat",
    ["Rosa\nMittwoch 10:02\nhi\nMe\nDonnerstag 09:00\nyes", "Rosa\nmercredi 10:02\nhi\nMe\nHier 9:00\nyes",
     "Rosa\nmiércoles 10:02\nhi\nMe\nAyer 9:00\nyes", "Rosa\nmercoledì 10:02\nhi\nMe\nIeri 9:00\nyes",
     "Rosa\nwoensdag 10:02\nhi\nMe\ngisteren 9:00\nyes", "Rosa\nquarta-feira 10:02\nhi\nMe\nOntem 9:00\nyes",
     "Rosa\nśroda 10:02\nhi\nMe\nwczoraj 9:00\nyes", "Rosa\nonsdag 10:02\nhi\nMe\nI går 9:00\nyes",
     "Rosa — Mittwoch um 10:02 Uhr\nhi\nMe — Gestern um 9:00 Uhr\nyes",
     "Rosa mercredi à 10h02\nhi\nMe hier à 9h00\nyes",
     "Rosa, [25. Nov. 2026 um 10:02]\nhi\nMe, [26. Nov. 2026 um 9:00]\nyes",
     "Mittwoch, 25. November\nRosa  10:02\nhi\nDonnerstag, 26. November\nMe  9:00\nyes",
     "25 nov. 2026, 10:02 - Rosa: hi\n26 nov. 2026, 9:00 - Me: yes",
     "- 25 de noviembre: Rosa: hi\n- 26 de noviembre: Me: yes"],
)  # fmt: skip
def test_days_of_a_chat_are_read_in_every_language_that_has_words_for_them(chat: str) -> None:
    read = [(TODAY - timedelta(2), "Rosa: hi"), (TODAY - timedelta(1), "Me: yes")]
    assert list(events(chat, TODAY)) == read


@pytest.mark.parametrize(
    "text",
    [
        "Wir trafen uns Mittwoch 10:02\nund er ging",
        "Il était 10h02\net puis",
        "jetzt 10:02\nlos",
        "im Mai: viel\nim Juni: mehr",
    ],
)
def test_prose_with_a_day_in_another_language_is_no_chat(text: str) -> None:
    assert not list(events(text, TODAY))


@pytest.mark.parametrize(
    ("chat", "first", "second"),
    [
        ("Rosa — Yesterday at 10:02 AM\nhi\nand more\nMe — Today at 9:00 AM\nyes", "Rosa: hi\nand more", "Me: yes"),
        ("Rosa Yesterday 10:02\nhi\nand more\nMe Today 9:00\nyes", "Rosa: hi\nand more", "Me: yes"),
        ("Rosa\nYesterday 10:02 AM\nhi\nand more\nMe\nToday 9:00 AM\nyes", "Rosa: hi\nand more", "Me: yes"),
        ("Yesterday, 10:02\nhi\nand more\nToday 9:00\nyes", "hi\nand more", "yes"),
    ],
)
def test_a_chat_of_today_and_yesterday_is_dated_from_today(chat: str, first: str, second: str) -> None:
    assert list(events(chat, TODAY)) == [(TODAY - timedelta(1), first), (TODAY, second)]


@pytest.mark.parametrize(
    ("chat", "read"),
    [
        ("Rosa Meier\n10/16/2026 10:02 AM\nhi", [(date(2026, 10, 16), "Rosa Meier: hi")]),
        ("so far\nRosa M.\n13.10.2026 10:02\nhi\nMeier, Eva (Extern)\n14.10.2026 9:00\nOk\n"
         "Rosa M.\n14.10.2026 9:01\nOk",
         [(None, "so far"), (date(2026, 10, 13), "Rosa M.: hi"), (date(2026, 10, 14), "Meier, Eva (Extern): Ok"),
          (date(2026, 10, 14), "Rosa M.: Ok")]),
        ("Rosa\nTue, Oct 6 at 10:02 AM\nHi\nWed, Oct 7 at 9:00 AM\nYes",
         [(None, "Rosa"), (SIXTH, "Hi"), (SEVENTH, "Yes")]),
        ("Tue, Oct 6 at 10:02 AM\nhi\nOk\nWed, Oct 7 at 9:00 AM\nyes", [(SIXTH, "hi\nOk"), (SEVENTH, "yes")]),
        ("We met.\n6 Oct 2026 10:02\nhi\nDone.\n7 Oct 2026 9:00\nyes",
         [(None, "We met."), (SIXTH, "hi\nDone."), (SEVENTH, "yes")]),
        ("Rosa\n31/02/2026 10:02\nhi\nMe\n07/10/2026 9:00\nyes",
         [(None, "Rosa\n31/02/2026 10:02\nhi"), (SEVENTH, "Me: yes")]),
    ],
    ids=["one message", "three", "a contact above Messages", "last words", "sentences", "no such day"],
)  # fmt: skip
def test_a_name_above_a_day_and_a_time_speaks_unless_it_is_the_last_words_before(
    chat: str, read: list[tuple[date | None, str]]
) -> None:
    assert list(events(chat, TODAY)) == read


def test_a_block_keeps_its_other_lines_and_a_day_in_its_words_opens_nothing() -> None:
    block = "From: Rosa (+49 171)\nSent: Tue, 6 Oct 2026 23:30:00 -0500\nAttachment: a.jpg\n\n6 Nov: pay\n7 Nov: late"
    read = [(None, "Conversation: Rosa"), (SIXTH, "Rosa (+49 171): Attachment: a.jpg\n6 Nov: pay\n7 Nov: late")]
    assert list(events(f"Conversation: Rosa\n\n{block}", TODAY)) == read


def test_the_head_of_an_export_of_line_stays_and_nobody_speaks_in_a_note_of_line() -> None:
    head = "[LINE] Chat history with Rosa\nSaved on: 2026/10/08 10:30"
    chat = f"{head}\n\n2026/10/06(Tue)\n10:02\tRosa\thi\n10:05\t\tRosa left"
    assert list(events(chat, TODAY)) == [(None, head), (SIXTH, "Rosa: hi"), (SIXTH, "Rosa left")]


@pytest.mark.parametrize(("day", "on"), [("Fri, 03/04/2026", date(2026, 4, 3)), ("Wed, 03/04/2026", date(2026, 3, 4))])
def test_the_weekday_beside_a_day_decides_the_order_of_day_and_month(day: str, on: date) -> None:
    assert list(events(f"{day}\n10:02\tRosa\thi", TODAY)) == [(on, "Rosa: hi")]


@pytest.mark.parametrize(
    "chat",
    ["Rosa  10:02 AM\nhi\nand more\nMe  10:05 AM\nyes", "Rosa\n  10:02 AM\nhi\nand more\nMe\n  10:05 AM\nyes",
     "Rosa M. :palm_tree:  10:02 AM\nhi\nand more\nMe  10:05 AM\nyes",
     "10:02 AM\tRosa\thi\nand more\n10:05 AM\tMe\tyes"],
)  # fmt: skip
def test_messages_with_a_time_and_no_day_are_events_without_one(chat: str) -> None:
    (on, first), (later, second) = events(chat, TODAY)
    assert (on, later) == (None, None)
    assert first.startswith("Rosa")
    assert first.endswith(", 10:02 AM: hi\nand more")
    assert second == "Me, 10:05 AM: yes"


def test_messages_above_the_first_day_have_none_and_those_below_have_theirs() -> None:
    chat = "Rosa  10:02 AM\nhi\nWednesday, October 7th\nMe  9:00 AM\nyes"
    assert list(events(chat, TODAY)) == [(None, "Rosa, 10:02 AM: hi"), (SEVENTH, "Me: yes")]


def test_lines_that_begin_with_a_time_below_a_day_are_its_events_and_keep_the_time() -> None:
    chat = "6 Oct\n10:30 call with Rosa\nat length\n14:00 she cancels"
    assert list(events(chat, TODAY)) == [(SIXTH, "10:30 call with Rosa\nat length"), (SIXTH, "14:00 she cancels")]


def test_a_weekday_before_a_day_is_nobodys_name() -> None:
    chat = "Tue, Oct 6 at 10:02 AM\nhi\nand more\nWed, Oct 7 at 9:00 AM\nyes"
    assert list(events(chat, TODAY)) == [(SIXTH, "hi\nand more"), (SEVENTH, "yes")]


def test_the_rows_of_a_table_are_events() -> None:
    rows = "| 2026-10-06 | Rosa | hi |\n|---|---|---|\n| 2026-10-07 | Me | yes |"
    assert [on for on, _ in events(rows, TODAY)] == [SIXTH, SEVENTH]


def test_a_day_that_no_month_has_tells_the_order_all_the_same() -> None:
    chat = "02/30/2026 10:00 - A: x\n03/01/2026 10:00 - B: y"
    assert list(events(chat, TODAY))[-1] == (date(2026, 3, 1), "B: y")
    assert not list(swapped_events(chat, TODAY))


def test_the_last_words_above_a_single_stamp_speak_nothing() -> None:
    assert not list(events("You sent\nhi\nOct 14, 2026, 9:14 AM\nRosa\nyes", TODAY))


def test_a_sentence_about_yesterday_is_no_chat() -> None:
    assert not list(events("Yesterday at 10:02 he left, and today\nyesterday at noon", TODAY))


def test_a_chat_that_can_be_read_either_way_is_read_in_the_one_that_makes_sense_of_all_of_it() -> None:
    chat = "3/4/26, 9:01 AM - A: x\n3/5/26, 9:30 AM - B: y\n3/9/26, 10:00 AM - A: z"
    assert [on for on, _ in events(chat, TODAY)] == [date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 9)]


@pytest.mark.parametrize(
    ("dates", "meant"),
    [
        (("3/2/26", "3/14/26"), (date(2026, 3, 2), date(2026, 3, 14))),
        (("12/10/2026", "13/10/2026"), (date(2026, 10, 12), date(2026, 10, 13))),
        (("03/02/2026", "05/02/2026"), (date(2026, 2, 3), date(2026, 2, 5))),
        (("30/11/2025", "01/12/2025"), (date(2025, 11, 30), date(2025, 12, 1))),
        (("10/12/2026", "10/12/2026"), (date(2026, 10, 12), date(2026, 10, 12))),
        (("02/01", "03/01"), (date(2026, 1, 2), date(2026, 1, 3))),
    ],
)
def test_day_or_month_first_is_decided_over_the_whole_paste(dates: tuple[str, str], meant: tuple[date, date]) -> None:
    assert tuple(on for on, _ in events("\n".join(f"[{each}, 14:33] A: x" for each in dates), TODAY)) == meant


def test_one_message_with_its_time_is_a_chat() -> None:
    assert list(events("Rosa, [06.10.2026 10:02]\nhello\nthere", TODAY)) == [(SIXTH, "Rosa: hello\nthere")]


@pytest.mark.parametrize("header", ["Rosa — 06/10/2026 10:02", "Rosa (06.10.2026 10:02)", "Rosa, 06.10.2026 10:02"])
def test_a_name_before_a_day_and_a_time_opens_an_event(header: str) -> None:
    assert list(events(f"{header}\nhello", TODAY)) == [(SIXTH, "Rosa: hello")]


def test_the_weekday_of_a_day_line_decides_its_year() -> None:
    assert list(events("Monday, October 6th\nRosa  10:02 AM\nhi", TODAY)) == [(date(2025, 10, 6), "Rosa: hi")]


def test_a_day_line_that_says_yesterday_is_that_day() -> None:
    assert list(events("Yesterday\nRosa  10:02\nhi", TODAY)) == [(date(2026, 11, 26), "Rosa: hi")]


def test_a_day_that_no_calendar_has_stays_below_the_line_before() -> None:
    chat = "[06/10/2026, 10:02] A: x\n[31/02/2026, 10:02] B: y\n[07/10/2026, 10:02] A: z"
    assert list(events(chat, TODAY)) == [(SIXTH, "A: x\n[31/02/2026, 10:02] B: y"), (SEVENTH, "A: z")]


@pytest.mark.parametrize(
    "text",
    ["", "no dates here", "I wrote\n2026-03-02 then", "2026-03-02 once\nthen nothing",
     "6 October was a day\n7 October too",
     "Price 10:30\nsee you", "Meet at 10:30\nbring it\nThen lunch 12:00\neat", "1.50\tapples\t3\n2.50\tpears\t4",
     "From: Rosa\nSubject: hi\n\nsee you", "10:30 call Rosa\n14:00 she cancels",
     "1.1. Intro\n1.2. Scope\n2.1. More", "1.10. one\n1.11. two", "3.14. pi\n2.71. e",
     "6 October, I met her\n7 October, she left", "I said\nOn Monday 10:02 he came", "> 3.10: half\n> 2.5: more",
     "On Monday she wrote:\n> hi", "On 3 May at noon Rosa wrote:\n> hi", "# 14 things\n## 3 more",
     "1.50: tea\n2.10: coffee", "3.10: half of it\n2.5: more", "- 1.2: a fix\n- 1.10: another", "2.5\n3.5",
     "3-4: asked\n5-6: sold", "1.5 - more\n2.5 - less", "3/4 of it is done\n1/2 is not", "(3) of it\n(4) of that",
     "1. 2.10 of it\n2. 3.10 of it", "(see 14.10.) one\n(see 15.10.) two",
     "1.2.10 a fix\n1.2.11 another", "- 3.11.12 - out\n- 3.11.13 - out", "1.2.9 one\n1.2.10 two\n1.2.11 three",
     "1.2.10 one\n1.2.11 two\n1.3.10 three", "1.3.10 one\n1.2.11 two\n1.2.10 three",
     "- [x] pay Rosa\n- [ ] call Tom", "On it: now\nOn top: this", "Lunch  Oct 6 at 10:02 AM\nTea  Oct 7 at 9:00 AM"],
)  # fmt: skip
def test_a_paste_that_is_no_chat_is_left_alone(text: str) -> None:
    assert not list(events(text, TODAY))


@given(st.one_of(st.text(), st.lists(LINES, max_size=8).map("\n".join)))
def test_no_paste_breaks_it_and_no_word_of_a_line_without_a_date_is_lost(text: str) -> None:
    found = list(events(text, TODAY))
    assert all(words.strip() for _, words in found)
    for said in ("words and more", "Rosa", "hi") if found else ():
        assert len(re.findall(rf"\b{said}\b", text)) == sum(
            len(re.findall(rf"\b{said}\b", words)) for _, words in found
        )


def test_moments_are_put_in_order_and_undated_ones_stay_behind_theirs() -> None:
    late, note, early = Moment(TODAY, "late"), Moment(None, "note"), Moment(TODAY - timedelta(3), "early")
    assert part_kinds.Timeline().in_order((late, note, early)) == (early, late, note)


@pytest.mark.parametrize(
    ("chat", "read"),
    [
        ("[Wednesday 10:02 AM] Rosa\nhi\n[Friday 9:00 AM] Me\nyes",
         [(date(2026, 11, 25), "Rosa\nhi"), (date(2026, 11, 20), "Me\nyes")]),
        ("Rosa M\nWednesday 10:02 AM\nhi\nMe\nThursday 10:05 AM\nyes",
         [(date(2026, 11, 25), "Rosa M: hi"), (date(2026, 11, 26), "Me: yes")]),
        ("--- Log opened Tue Oct 06 2026\n10:02 <rosa> hi\n10:03 <me> ho\n"
         "--- Day changed Wed Oct 07 2026\n09:00 <rosa> a",
         [(SIXTH, "10:02 <rosa> hi"), (SIXTH, "10:03 <me> ho"), (SEVENTH, "09:00 <rosa> a")]),
        ("2026-10-06,10:02,Rosa,hi\n2026-10-07,09:00,Me,yes", [(SIXTH, "Rosa,hi"), (SEVENTH, "Me,yes")]),
        ("06.10.2026;Rosa;hi\n07.10.2026;Me;yes", [(SIXTH, "Rosa;hi"), (SEVENTH, "Me;yes")]),
        ("Chat with Rosa\n[06/10/26, 10:02:11] Rosa: hi", [(None, "Chat with Rosa"), (SIXTH, "Rosa: hi")]),
        ("See below.\n\nOn Tue, Oct 6, 2026 at 10:02 AM Rosa wrote:\n> hi\n>\n>   more",
         [(None, "See below."), (SIXTH, "Rosa: hi\n\n  more")]),
        ("Rosa\n  9:14 AM\nhi\n9:15\nho\nMe\n  9:20 AM\nyes",
         [(None, "Rosa, 9:14 AM: hi\n9:15\nho"), (None, "Me, 9:20 AM: yes")]),
        ("3.10. call\n5.10. draft", [(date(2026, 10, 3), "call"), (date(2026, 10, 5), "draft")]),
    ],
    ids=["teams, a weekday", "teams, a weekday below a name", "irssi", "columns", "columns, german",
    "words before one",
         "words before a quotation", "slack, a further line", "days with a point"],
)  # fmt: skip
def test_what_else_names_a_day_opens_its_events(chat: str, read: list[tuple[date | None, str]]) -> None:
    assert list(events(chat, TODAY)) == read


@pytest.mark.parametrize(
    ("chat", "words"),
    [
        ("[06/10/26, 10:02] Rosa: a\n\n\nb\n    if x:\n        y\n\n[07/10/26, 10:02] Me: c",
         "Rosa: a\n\n\nb\n    if x:\n        y"),
        ("    [06/10/26, 10:02] Rosa: a\n      b\n    c\n    [07/10/26, 10:02] Me: c", "Rosa: a\n  b\nc"),
        ("- 6 Oct: a\n  b\n\n    c\n- 7 Oct: c", "a\nb\n\n  c"),
        ("From: Rosa\nSent: 6 Oct 2026 10:02\n\na\n\n  b\n\nFrom: Me\nSent: 7 Oct 2026 10:02\n\nc", "Rosa: a\n\n  b"),
    ],
)  # fmt: skip
def test_blank_lines_and_indents_within_a_message_stay(chat: str, words: str) -> None:
    assert next(iter(events(chat, TODAY))) == (SIXTH, words)


def test_mail_quoted_in_a_stamped_message_stays_in_it() -> None:
    within = "On Wed, Oct 7, 2026 at 9:14 AM Bob <b@x.example> wrote:\n> pay"
    chat = f"[06/10/26, 10:02:11] Rosa: see\n{within}\n[07/10/26, 10:02:11] Me: ok"
    assert list(events(chat, TODAY)) == [(SIXTH, f"Rosa: see\n{within}"), (SEVENTH, "Me: ok")]


@pytest.mark.parametrize(
    "within", ["- 1 May: x\n- 3 June: y", "2026-01-05: x", "16/10/2026", "1 May: half\n3 June: half", "2.10: coffee"]
)
def test_a_day_within_a_stamped_message_stays_in_it(within: str) -> None:
    for first, second in (("[14/10/26, 09:14:22] Rosa: todo", "[15/10/26, 10:00:00] Me: ok?"),
                          ("14/10/2026, 09:14 - Rosa: todo", "15/10/2026, 10:00 - Me: ok?")):  # fmt: skip
        found = list(events(f"{first}\n{within}\n{second}", date(2026, 11, 28)))
        assert found == [(date(2026, 10, 14), f"Rosa: todo\n{within}"), (date(2026, 10, 15), "Me: ok?")]


def test_notes_with_the_time_of_some_lines_keep_the_day_of_each() -> None:
    notes = "2026-10-14 10:02 Rosa: a\n2026-10-15: Rosa: b\n2026-10-16 11:00 Rosa: c"
    assert [on for on, _ in events(notes, date(2026, 11, 28))] == [date(2026, 10, day) for day in (14, 15, 16)]


@pytest.mark.parametrize(
    ("chat", "other"),
    [
        ("[10/6/2026, 10:02:11] Rosa: hi\nmore\n[10/6/2026, 10:05:11] Me: yes",
         [(SIXTH, "Rosa: hi\nmore"), (SIXTH, "Me: yes")]),
        ("10/6/2026, 10:02 AM - Rosa: hi", [(date(2026, 6, 10), "Rosa: hi")]),
        ("[13/6/2026, 10:02] Rosa: hi\n[13/6/2026, 10:05] Me: yes", []),
        ("[10/12/2026, 10:02] Rosa: hi", []),
        ("[10.6.2026, 10:02] Rosa: hi", []),
        ("[2026-10-06, 10:02] Rosa: hi", []),
        ("[6/6/2026, 10:02] Rosa: hi", []),
        ("Tue, 10/6/2026\n10:02\tRosa\thi", []),
        ("3/4/26, 9:01 AM - A: x\n3/9/26, 10:00 AM - A: z", [(date(2026, 4, 3), "A: x"), (date(2026, 9, 3), "A: z")]),
        ("3/11/26, 10:02 - A: x\n4/11/26, 10:02 - A: z", [(date(2026, 3, 11), "A: x"), (date(2026, 4, 11), "A: z")]),
        ("3/11/2026, 10:02 - A: x\n4/12/2026, 10:02 - A: z", []),
        ("no chat", []),
    ],
)  # fmt: skip
def test_the_other_order_is_offered_only_where_the_paste_leaves_it_open(
    chat: str, other: list[tuple[date, str]]
) -> None:
    assert list(swapped_events(chat, TODAY)) == other


@given(st.one_of(st.text(), st.lists(LINES, max_size=8).map("\n".join)))
def test_swapping_day_and_month_changes_no_word_and_no_number_of_events(text: str) -> None:
    other = list(swapped_events(text, TODAY))
    assert not other or [said for _, said in other] == [said for _, said in events(text, TODAY)]


@pytest.mark.parametrize(
    ("line", "day", "words"),
    [
        ("14th: phone call, she cried", date(2026, 11, 14), "phone call, she cried"),
        ("yesterday, they called", date(2026, 11, 28), "they called"),
        ("October 3, 2026, they called", date(2026, 10, 3), "they called"),
        ("the 14th, in the evening, she called", date(2026, 11, 14), "in the evening, she called"),
        ("Tuesday, 24 November - the demo", date(2026, 11, 24), "the demo"),
        ("gestern: Anruf", date(2026, 11, 28), "Anruf"),
        ("14th they called", date(2026, 11, 14), "they called"),
        ("the 3rd in the end nothing worked", date(2026, 11, 3), "in the end nothing worked"),
    ],
)
def test_an_event_typed_in_one_has_its_day_first(line: str, day: date, words: str) -> None:
    assert event_in(line, date(2026, 11, 29)) == Moment(day, words)


@pytest.mark.parametrize(
    "line", ["10:30 the call", "they said no, sorry", "3 November", "10, 11 and 12 were bad", "2 Nov, 2026"]
)
def test_what_has_no_day_or_nothing_behind_it_is_no_event(line: str) -> None:
    assert event_in(line, date(2026, 11, 29)) is None


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("14th they called", Moment(date(2026, 11, 14), "they called")),
        ("yesterday they called", Moment(date(2026, 11, 28), "they called")),
        ("3 November 2025 the printer broke", Moment(date(2025, 11, 3), "the printer broke")),
        ("2026-11-03 sent it", Moment(date(2026, 11, 3), "sent it")),
        ("two weeks ago he rang", Moment(RoughDay(2026, 11, 15, Precision.ABOUT), "he rang")),
        ("5 emails came", None),
        ("May called", None),
        ("they called on the 14th", None),
        ("10:30 the call", None),
    ],
)
def test_a_line_that_should_be_a_day_is_parted_without_a_mark(line: str, event: Moment | None) -> None:
    assert event_without_mark(line, date(2026, 11, 29)) == event


def test_seconds_and_a_zone_behind_the_hour_are_no_words() -> None:
    chat = "2026-11-27T10:02:33Z rosa: one\n2026-11-27T10:03:33+02:00 ben: two\n2026-11-28T00:01-0500 rosa: three"
    assert [text for _, text in events(chat, date(2026, 11, 29))] == ["rosa: one", "ben: two", "rosa: three"]


@pytest.mark.parametrize(
    ("text", "days", "words"),
    [
        (
            "28/11: emailed\n29/11 waited\n30/11: rang",
            [(11, 28), (11, 29), (11, 30)],
            ["emailed", "waited", "rang"],
        ),
        ("28.11. sent\n29.11 waited\n30.11. rang", [(11, 28), (11, 29), (11, 30)], ["sent", "waited", "rang"]),
        ("6 Oct: asked\n7 Oct waited\n- 8 Oct paid", [(10, 6), (10, 7), (10, 8)], ["asked", "waited", "paid"]),
        ("30/12: sent\n2/1 waited", [(12, 30), (1, 2)], ["sent", "waited"]),
        ("28/11 emailed\n29/11 waited", [(11, 28), (11, 29)], ["emailed", "waited"]),
        ("6 Oct: asked\n20 Oct waited", [(10, 6), (10, 20)], ["asked", "waited"]),
        ("6 Oct: asked\n21 Oct waited\n22 Oct: paid", [(10, 6), (10, 22)], ["asked\n21 Oct waited", "paid"]),
        ("27/11: sent\n28 Nov waited\n29/11: rang", [(11, 27), (11, 29)], ["sent\n28 Nov waited", "rang"]),
        ("6 Oct: hi\nmay 7 people come\n8 Oct: there", [(10, 6), (10, 8)], ["hi\nmay 7 people come", "there"]),
        ("28/11: of it\n1/2 was fine\n29/11: more", [(11, 28), (11, 29)], ["of it\n1/2 was fine", "more"]),
        ("28/11: of it\nso 29/11 it was\n30/11: more", [(11, 28), (11, 30)], ["of it\nso 29/11 it was", "more"]),
    ],
)
def test_a_day_without_a_mark_behind_it_follows_days_that_are_written_alike(
    text: str, days: list[tuple[int, int]], words: list[str]
) -> None:
    found = [*events(text, date(2026, 11, 30))]
    assert [(on.month, on.day) for on, _ in found if on] == days
    assert [said for _, said in found] == words


def test_fractions_and_chapters_one_to_a_line_are_no_days() -> None:
    for text in ("1/2 cup sugar\n3/4 cup milk", "1/2 cup\n1/3 cup", "2.10 apples\n2.11 pears", "28/11 of it\nwas fine"):
        assert [*events(text, date(2026, 11, 30))] == []


@pytest.mark.parametrize(
    "line", ["{}.10.26 - asked", "{}.10.26: asked", "{}.10.26 asked", "0{}.10.26 | asked", "{}.10.2026 - asked"]
)
def test_a_day_with_its_year_is_no_shorter_day_and_an_hour(line: str) -> None:
    """Of 6.10.26 the end was taken for the time 0.26, and the rest for the sixth of January."""
    found = [*events(f"{line.format(6)}\n{line.format(7)}", date(2026, 11, 30))]
    assert found == [(date(2026, 10, 6), "asked"), (date(2026, 10, 7), "asked")]


def test_an_hour_with_a_full_stop_behind_a_day_is_an_hour() -> None:
    for text in ("6.10.26 10.02 Rosa: hi\n7.10.26, 10.05 - Me: ok", "6.10 10.26 Rosa: hi\n7.10 10.26 Me: ok"):
        found = [*events(text, date(2026, 11, 30))]
        assert found == [(date(2026, 10, 6), "Rosa: hi"), (date(2026, 10, 7), "Me: ok")]


FORMS = {
    "whatsapp on a phone of Apple": "\u200e[{day:%d/%m/%y}, 10:02:11\u202fAM] {name}: {words}",
    "whatsapp on Android": "{day:%d/%m/%Y}, 10:02 a. m. - {name}: {words}",
    "whatsapp in Japan": "[{day:%Y/%m/%d} 午後10:02:11] {name}: {words}",
    "telegram": "{name}, [{day:%d.%m.%Y} 10:02]\n{words}\n",
    "slack": "{day:%A}, {day:%B} {day.day}th\n{name}\n  10:02 AM\n{words}",
    "teams": "{name}\n{day:%m/%d/%Y} 10:02 AM\n{words}",
    "discord": "{name} — {day:%d/%m/%Y} 10:02\n{words}",
    "upwork": "{day:%A}, {day:%b} {day:%d}, {day.year}\n{name}\n10:02 AM\n{words}",
    "a market for freelancers": "{name}\n10:02 AM, {day:%b} {day:%d}, {day.year}\n{words}",
    "fiverr": "{name}\n{day:%b} {day:%d}, {day.year}, 10:02 AM\n{words}",
    "line": "{day:%Y/%m/%d}({day:%a})\n10:02\t{name}\t{words}",
}
SAID = st.sampled_from(["hi,", "yes.", "<Media omitted>", "I", "(edited)", "über", "だめ", "“no”", "*", "&", "…"])
SPOKEN = st.lists(st.lists(SAID, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@given(st.lists(st.tuples(st.sampled_from(["Rosa Quux", "Me", "Łukasz"]), SPOKEN), min_size=2, max_size=4))
def test_every_message_of_an_export_is_one_event_with_its_day_its_speaker_and_all_its_words(
    form: str, said: list[tuple[str, list[str]]]
) -> None:
    first = date(2026, 10, 14)
    days = [first + timedelta(at) for at in range(len(said))]
    paste = "\n".join(
        form.format(day=on, name=name, words="\n".join(lines)) for on, (name, lines) in zip(days, said, strict=True)
    )
    found = list(events(paste, TODAY))
    assert [on for on, _ in found] == days
    for (_, words), (name, lines) in zip(found, said, strict=True):
        assert words.split() == f"{name}: {' '.join(lines)}".split()
        assert words.count("\n") == len(lines) - 1


@pytest.mark.parametrize(
    ("chat", "read"),
    [
        (
            "10:02:11 From Rosa to Everyone:\n\thi\n\tand more\n10:03:00 From Me to Rosa (Direct Message):\n\tyes",
            [(None, "Rosa, 10:02:11: hi\nand more"), (None, "Me, 10:03:00: yes")],
        ),
        (
            "10:03:00 From Rosa Berg to Tom(Direct Message): hi\n10:04:00 From Tom to Rosa Berg(Direct Message): yes",
            [(None, "Rosa Berg, 10:03:00: hi"), (None, "Tom, 10:04:00: yes")],
        ),
        (
            "14 Oct 2026\n10:04 From Rosa Berg to Everyone: hi\n10:05 From Tom : yes",
            [(date(2026, 10, 14), "Rosa Berg: hi"), (date(2026, 10, 14), "Tom: yes")],
        ),
        (
            "14 Oct 2026\n10:02:11\t From  Rosa : hi\n10:03:00\t From  Me : yes",
            [(date(2026, 10, 14), "Rosa: hi"), (date(2026, 10, 14), "Me: yes")],
        ),
    ],
)
def test_the_chat_of_a_meeting_becomes_its_events(chat: str, read: list[tuple[date | None, str]]) -> None:
    assert list(events(chat, TODAY)) == read


@pytest.mark.parametrize(
    "said",
    [
        "10:03 From home I called: nobody answered",
        "10:05 From now on: no calls",
        "10:03 From Berlin I went to Rosa: nobody there",
        "10:07 from here it was plain : no money",
    ],
)
def test_a_line_of_prose_that_begins_with_from_keeps_its_words(said: str) -> None:
    assert list(events(f"14 Oct 2026\n{said}", TODAY)) == [(date(2026, 10, 14), said)]
