"""Each name and time of a pasted chat stays with its own message, and times that are offered stay words."""

from datetime import date

import pytest

from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chats import events

TODAY = date(2026, 11, 27)
SIXTH, SEVENTH = date(2026, 10, 6), date(2026, 10, 7)
OLD_MAIL = (
    "From: Tom\nSent: 3 Oct 2026 09:00\n\nold", "Von: Tom\nDatum: 3. Oktober 2026 09:00\nBetreff: x\n\nalt",
    "Date: 3 Oct 2026 09:00\nFrom: Tom\n\nold", "On Sat, Oct 3, 2026 at 9:00 AM Tom wrote:\n> old",
)  # fmt: skip


@pytest.mark.parametrize(
    "chat",
    [
        "Rosa\nOct 6, 2026 | 10:02 AM\nhi\nand more\n\nMe\nOct 7, 2026 | 9:00 AM\nyes",
        "Rosa\nOct 6, 2026 • 10:02 AM\nhi\nand more\nMe\nOct 7, 2026 • 9:00 AM\nyes",
        "Rosa\n2026-10-06 / 10:02\nhi\nand more\nMe\n2026-10-07 / 9:00\nyes",
        "Rosa\n6 Oct 2026 – 10:02\nhi\nand more\nMe\n7 Oct 2026 – 9:00\nyes",
        "Rosa\n6. Oktober 2026 | 10:02\nhi\nand more\nMe\n7. Oktober 2026 | 9:00\nyes",
        "Rosa\n6 octobre 2026 · 10h02\nhi\nand more\nMe\n7 octobre 2026 · 9h00\nyes",
        "Rosa\n10:02 AM · Oct 6, 2026\nhi\nand more\nMe\n9:00 AM · Oct 7, 2026\nyes",
        "Rosa · Oct 6, 2026 · 10:02 AM\nhi\nand more\nMe · Oct 7, 2026 · 9:00 AM\nyes",
        "Rosa 10:02 AM | Oct 6, 2026\nhi\nand more\nMe 9:00 AM | Oct 7, 2026\nyes",
        "Rosa\n, \nOct 6, 2026, 10:02 AM\nhi\nand more\nMe\n, \nOct 7, 2026, 9:00 AM\nyes",
        "Rosa\n·\nOct 6, 2026\nhi\nand more\nMe\n·\nOct 7, 2026\nyes",
    ],
)
def test_a_mark_between_day_and_time_keeps_each_name_with_its_own_message(chat: str) -> None:
    assert list(events(chat, TODAY)) == [(SIXTH, "Rosa: hi\nand more"), (SEVENTH, "Me: yes")]


@pytest.mark.parametrize(
    ("chat", "first", "second"),
    [
        ("Rosa, 10:02 AM\nhi\nYou, 10:15 AM\nyes", (None, "Rosa, 10:02 AM: hi"), (None, "You, 10:15 AM: yes")),
        ("Rosa, Yesterday 10:02 AM\nhi\nYou, 9:00 AM, Edited\nyes", (date(2026, 11, 26), "Rosa: hi"),
         (TODAY, "You: yes")),
        ("Rosa, Tue 10:02 AM\nhi\nYou, Wed 9:00 AM\nyes", (date(2026, 11, 24), "Rosa: hi"),
         (date(2026, 11, 25), "You: yes")),
        ("Tuesday, October 6\nRosa, 10:02 AM\nhi\nWednesday, October 7\nYou, 9:00 AM\nyes", (SIXTH, "Rosa: hi"),
         (SEVENTH, "You: yes")),
        ("Rosa, 10:02\nhi\nRosa, 10:15\nyes", (None, "Rosa, 10:02: hi"), (None, "Rosa, 10:15: yes")),
    ],
)  # fmt: skip
def test_a_comma_between_name_and_time_opens_a_message(
    chat: str, first: tuple[date | None, str], second: tuple[date | None, str]
) -> None:
    assert list(events(chat, TODAY)) == [first, second]


@pytest.mark.parametrize(
    "plan",
    ["Call, Mon 10:00 AM\nbring a laptop\nTea, Tue 9:30 AM\nno", "Call | 14 Nov | 10:02\nTea | 15 Nov | 11:00",
     "Standup - 14 Nov - 10:00\nfirst\nReview - 15 Nov - 11:00\nlast", "free slots:\nNov 14 - 10:15\nNov 15 - 11:00",
     "Nov 14, 2026 | 10:02\nNov 15, 2026 | 11:00"],
)  # fmt: skip
def test_a_list_of_appointments_is_no_chat(plan: str) -> None:
    assert not list(events(plan, TODAY))


@pytest.mark.parametrize(
    "slots",
    ["14 Nov, 10:15", "Nov 14 10:15 AM", "Nov 14 | 10:15", "Nov 14 - 10:15\nNov 15 - 11:00", "10:15 AM | Nov 14",
     "10:15, Nov 14", "14/11/2026 10:15", "Kick-off - Nov 14 - 10:15"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("chat", "read"),
    [("[06/10/2026, 09:59] Rosa: when?\n{}\n[07/10/2026, 10:01] Me: yes",
      [(SIXTH, "Rosa: when?\n{}"), (SEVENTH, "Me: yes")]),
     ("Rosa\nOct 6, 2026 | 10:02 AM\nwhen?\n{}\nMe\nOct 7, 2026 | 9:00 AM\nyes",
      [(SIXTH, "Rosa: when?\n{}"), (SEVENTH, "Me: yes")]),
     ("2026-10-06: when?\n{}\n2026-10-07: yes", [(SIXTH, "when?\n{}"), (SEVENTH, "yes")]),
     ("6 October 2026\nRosa  10:02 AM\nwhen?\n{}\nMe  10:05 AM\nyes",
      [(SIXTH, "Rosa: when?\n{}"), (SIXTH, "Me: yes")])],
    ids=["whatsapp", "upwork", "list", "slack"],
)  # fmt: skip
def test_days_and_times_that_a_message_offers_stay_its_words(
    chat: str, read: list[tuple[date | None, str]], slots: str
) -> None:
    assert list(events(chat.format(slots), TODAY)) == [(on, words.format(slots)) for on, words in read]


def test_in_notes_a_day_and_a_time_with_words_below_still_open_an_event() -> None:
    notes = "2026-10-06: asked\n2026-10-07 10:00\nshe called\n2026-10-08: no"
    assert list(events(notes, TODAY)) == [(SIXTH, "asked"), (SEVENTH, "she called"), (date(2026, 10, 8), "no")]


def test_messages_with_a_comma_are_looked_through_once_for_other_days(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def counted(line: ChatLine) -> bool:
        nonlocal looks
        looks += 1
        return line.found is not None or line.days_ago is not None or line.weekday is not None

    monkeypatch.setattr(ChatLine, "is_dated", property(counted))
    count = 200
    assert len(list(events("Rosa, 10:02 AM\nhi\n" * count, TODAY))) == count
    assert looks < 100 * count


@pytest.mark.parametrize(
    "headers",
    ["Date: Tue, 6 Oct 2026 10:02:00 +0200\nFrom: Rosa", "Subject: hi\nFrom: Rosa\nDate: 6 Oct 2026 10:02",
     "An: Ich\nVon: Rosa\nGesendet: Dienstag, 6. Oktober 2026 10:02",
     "Return-Path: <r@x.example>\nReceived: from a (10.0.0.1) by b\nFrom: Rosa\nMessage-ID: <1@x>\n"
     "Date: 6 Oct 2026 10:02"],
)  # fmt: skip
def test_the_lines_above_a_mail_may_stand_in_any_order(headers: str) -> None:
    read = list(events(f"{headers}\n\nhi", TODAY))
    assert [(on, said.split(": ")[0], said.splitlines()[-1][-2:]) for on, said in read] == [
        (date(2026, 10, 6), "Rosa", "hi")
    ]
    assert [on for on, _ in events(f"{headers}\n\nhi\n\n{headers}\n\nyes", TODAY)] == [date(2026, 10, 6)] * 2


@pytest.mark.parametrize("mail", OLD_MAIL)
def test_mail_within_a_message_of_a_chat_stays_in_it(mail: str) -> None:
    for first, second in (("06.10.26, 10:02 - Rosa: see", "07.10.26, 11:02 - Me: ok"),
                          ("[10/6/26, 10:02 AM] Rosa: see", "[10/7/26, 9:00 AM] Me: ok")):  # fmt: skip
        read = list(events(f"{first}\n{mail}\n{second}", TODAY))
        assert read == [(date(2026, 10, 6), f"Rosa: see\n{mail}"), (date(2026, 10, 7), "Me: ok")]
    read = list(events(f"Rosa  10:02 AM\nsee\n{mail}\nMe  10:05 AM\nok", TODAY))
    assert read == [(None, f"Rosa, 10:02 AM: see\n{mail}"), (None, "Me, 10:05 AM: ok")]


@pytest.mark.parametrize("mail", OLD_MAIL)
def test_mail_between_notes_keeps_its_day(mail: str) -> None:
    for first, second in (("2026-10-06: ", "2026-10-07: "), ("6 Oct - ", "7 Oct - "), ("## 6 Oct\n", "## 7 Oct\n")):
        read = list(events(f"{first}see\n{mail}\n{second}ok", TODAY))
        assert read == [(date(2026, 10, 6), "see"), (date(2026, 10, 3), read[1][1]), (date(2026, 10, 7), "ok")]
        assert read[1][1].startswith("Tom: ")
        assert read[1][1][-3:] in ("old", "alt")


def test_a_day_in_the_words_above_quoted_mail_opens_nothing() -> None:
    plan = "Our plan:\n2026-10-16: launch\n2026-10-20: review"
    for mail in ("From: Tom\nSent: 3 Oct 2026 09:00\n\nold", "On Sat, Oct 3, 2026 at 9:00 AM Tom wrote:\n> old"):
        assert list(events(f"{plan}\n\n{mail}", TODAY)) == [(None, plan), (date(2026, 10, 3), "Tom: old")]


@pytest.mark.parametrize("first", ["6/10/2569 10:02", "[1405/07/14, 10:02]", "06.10.5787, 10:02"])
def test_a_day_of_a_calendar_with_other_years_is_none(first: str) -> None:
    assert list(events(f"{first} - Rosa: hi\n{first} - Me: yes", TODAY)) == [
        (None, f"{first} - Rosa: hi\n{first} - Me: yes")
    ]


@pytest.mark.parametrize(
    "chat",
    ["06.10.2026. 10:02 - Rosa: hi\n07.10.2026. 9:00 - Rosa: yes", "6.10.2026. Rosa: hi\n7.10.2026. Rosa: yes",
     "Rosa  2026/10/6 10:02\nhi\nRosa  2026/10/7 9:00\nyes",
     "Rosa  Oct 6th at 10:02 AM\nhi\nRosa  Oct 7th at 9:00 AM\nyes",
     "Rosa\t6 Oct 2026 10:02\nhi\nRosa\t7 Oct 2026, 9:00\nyes",
     "- [x] 2026-10-06 Rosa: hi\n- [ ] 2026-10-07 Rosa: yes",
     "* [X] 6 Oct: Rosa: hi\n* [ ] 7 Oct: Rosa: yes", "On Oct 6: Rosa: hi\nOn 7 October - Rosa: yes",
     "6 de outubro - Rosa: hi\n7 de outubro - Rosa: yes", "6 octobre – Rosa: hi\n7 octobre – Rosa: yes",
     "6. Oktober - Rosa: hi\n7. Oktober - Rosa: yes"],
)  # fmt: skip
def test_more_ways_to_write_the_day_of_a_message_are_read(chat: str) -> None:
    assert list(events(chat, TODAY)) == [(date(2026, 10, 6), "Rosa: hi"), (date(2026, 10, 7), "Rosa: yes")]


@pytest.mark.parametrize(
    ("chat", "days"),
    [
        ("26-10-06: a\n26-10-16: b", ["2026-10-06", "2026-10-16"]),
        ("[26/10/06, 10:02] Rosa: a\n[26/10/16, 10:02] Me: b", ["2026-10-06", "2026-10-16"]),
        ("25-12-30: a\n26-01-02: b\n26-01-03: c", ["2025-12-30", "2026-01-02", "2026-01-03"]),
        ("26/10/25, 10:02 - Rosa: a\n27/10/25, 9:00 - Me: b", ["2025-10-26", "2025-10-27"]),
        ("10/06/24: a\n10/06/25: b", ["2024-06-10", "2025-06-10"]),
        (
            "26/11/25, 10:02 - Rosa: a\n26/12/25, 9:00 - Me: b\n26/01/26, 9:00 - Rosa: c",
            ["2025-11-26", "2025-12-26", "2026-01-26"],
        ),
        ("26/11/23: a\n26/12/23: b\n26/01/24: c", ["2023-11-26", "2023-12-26", "2024-01-26"]),
        ("26/05/25: a\n26/06/25: b\n26/08/26: c", ["2025-05-26", "2025-06-26", "2026-08-26"]),
        ("26/05/25: a\n26/06/26: b", ["2025-05-26", "2026-06-26"]),
        ("25-11-26: a\n25-12-26: b\n26-04-26: c", ["2025-11-26", "2025-12-26", "2026-04-26"]),
        ("25/10/26: a\n24/11/26: b", ["2026-10-25", "2026-11-24"]),
        ("22/06/25: a\n22/08/26: b", ["2025-06-22", "2026-08-22"]),
        ("26/02/24: a\n26/02/25: b", ["2024-02-26", "2025-02-26"]),
        ("26-11-24: a\n26-11-25: b\n26-11-26: c", ["2026-11-24", "2026-11-25", "2026-11-26"]),
        ("26-10-25: a\n26-10-27: b", ["2026-10-25", "2026-10-27"]),
        ("26-10-16: a\n26-10-06: b", ["2026-10-16", "2026-10-06"]),
        ("25-12-28 kickoff\n26-01-05 draft", ["2025-12-28", "2026-01-05"]),
        ("26-01-05 draft\n25-12-28 kickoff", ["2026-01-05", "2025-12-28"]),
        ("25/12/28, 10:02 - Rosa: a\n26/01/05, 10:02 - Me: b", ["2025-12-28", "2026-01-05"]),
        ("25-11-20: a\n26-01-15: b", ["2025-11-20", "2026-01-15"]),
        ("24-12-31: a\n25-01-02: b", ["2024-12-31", "2025-01-02"]),
        ("[25/10/31, 9:00] Rosa: a\n[26/02/01, 9:00] Me: b", ["2025-10-31", "2026-02-01"]),
        ("26-10-05 kickoff", ["2026-10-05"]),
        ("28-12-25: a\n05-01-26: b", ["2025-12-28", "2026-01-05"]),
        ("21/12/26: launch\n23/12/26: review", ["2026-12-21", "2026-12-23"]),
    ],
)
def test_a_year_of_two_figures_stands_first_only_where_the_days_are_near_so(chat: str, days: list[str]) -> None:
    assert [str(on) for on, _ in events(chat, TODAY)] == days


@pytest.mark.parametrize(
    ("notes", "days"),
    [
        ("01.10.25 a\n01.10.26 b\n15.10.26 c", ["2025-10-01", "2026-10-01", "2026-10-15"]),
        (
            "01.02.25: a\n01.03.25: b\n01.03.26: c\n10.03.26: d",
            ["2025-02-01", "2025-03-01", "2026-03-01", "2026-03-10"],
        ),
        ("1.3.25 a\n1.3.26 b\n4.5.26 c", ["2025-03-01", "2026-03-01", "2026-05-04"]),
        ("1.1.24 a\n1.1.25 b\n1.1.26 c", ["2024-01-01", "2025-01-01", "2026-01-01"]),
        ("1.10.14 a\n1.10.15 b\n15.10.15 c", ["2014-10-01", "2015-10-01", "2015-10-15"]),
        ("01.10.12 a\n01.10.13 b", ["2012-10-01", "2013-10-01"]),
    ],
)
def test_a_note_a_year_after_another_is_no_version_of_it(notes: str, days: list[str]) -> None:
    assert [str(on) for on, _ in events(notes, TODAY)] == days


@pytest.mark.parametrize("bullet", ["-", "*", "•"])
def test_days_and_times_of_a_list_within_a_message_stay_in_it(bullet: str) -> None:
    plan = f"{bullet} 10.10.26, 9:00 call\n{bullet} 12.10.26, 9:00 ship"
    chat = f"06.10.26, 10:02 - Rosa: todo\n{plan}\n07.10.26, 11:02 - Me: ok"
    assert list(events(chat, TODAY)) == [(date(2026, 10, 6), f"Rosa: todo\n{plan}"), (date(2026, 10, 7), "Me: ok")]


@pytest.mark.parametrize(
    ("chat", "days"),
    [
        ("2026-10-05 10:00 Rosa: a\n- 2026-10-06 10:00 Me: b\n- 2026-10-07 10:00 Rosa: c", [5, 6, 7]),
        ("05.10.26, 10:02 - Rosa: a\n- 06.10.26, 9:00 Me: b\n07.10.26, 9:00 - Rosa: c", [5, 6, 7]),
        (
            "05.10.26, 10:02 - Rosa: a\n- 06.10.26, 9:00 she called\n- 06.10.26, 9:00 Me: b\n07.10.26, 9:00 - Rosa: c",
            [5, 6, 6, 7],
        ),
        (
            "- 05.10.26, 10:02 - Rosa: a\n- 06.10.26, 9:00 she called\n07.10.26, 9:00 - Rosa: c\n08.10.26, 9:00 - d",
            [5, 6, 7, 8],
        ),
        ("2026-10-05 10:00 Rosa: a\n* 2026-10-06 10:00 she called\n* 2026-10-07 10:00 paid", [5, 6, 7]),
        ("- [05.10.26, 10:02] Rosa: hi\n- [06.10.26, 10:04] Me: hello", [5, 6]),
        ("[05.10.26, 10:02] Rosa: hi\n- [06.10.26, 10:04] Me: hello\n- [07.10.26, 9:00] Rosa: bye", [5, 6, 7]),
        ("- [2026-10-05] kickoff\n- [2026-10-06] draft", [5, 6]),
        ("* [10:02, 05.10.2026] Rosa: hi\n* [9:00, 06.10.2026] Me: yes", [5, 6]),
        ("• [5 Oct] kickoff\n• [6 Oct] draft", [5, 6]),
        ("5.10. call\n- [2026-10-06] draft\n7.10. paid", [5, 6, 7]),
        ("[06.10.26, 10:02] Rosa: todo\n- [10.10.26] call\n- [12.10.26, 9:00] ship\n[07.10.26, 9:00] Me: ok", [6, 7]),
    ],
)
def test_a_bullet_before_a_message_keeps_it_an_event(chat: str, days: list[int]) -> None:
    assert [on for on, _ in events(chat, TODAY)] == [date(2026, 10, day) for day in days]


@pytest.mark.parametrize(
    "text", ["- [2026-10-05](https://a.example) x\n- [2026-10-06](https://a.example) y", "- [1.2] a\n- [1.3] b"]
)
def test_brackets_around_a_link_or_a_chapter_open_nothing(text: str) -> None:
    assert not list(events(text, TODAY))


@pytest.mark.parametrize(
    "line",
    ["06.10.2026;07.10.2026;in", "06.10.2026, 07.10.2026: in", "06.10.2026 07.10.2026 in", "6.10.2026, 10.30: in"],
)
def test_a_second_day_is_no_time_and_stays_in_the_words(line: str) -> None:
    read = list(events(f"{line}\n16.10.2026: b", TODAY))
    assert read[0][0] == date(2026, 10, 6)
    assert ("07.10.2026" in read[0][1]) == ("07.10.2026" in line)


@pytest.mark.parametrize("gap", [" ", "  ", "\t"])
@pytest.mark.parametrize(
    "stamp", ["Mon, Oct 12, 2026 at 9:01 AM", "Monday, Oct 12 at 9:01 AM", "Mon, 10/12/2026, 9:01"]
)
def test_a_weekday_between_name_and_day_is_no_part_of_the_name(gap: str, stamp: str) -> None:
    read = [(date(2026, 10, 12), "Rosa <r@x.example>: To: me\nhi")]
    assert list(events(f"Rosa <r@x.example>{gap}{stamp}\nTo: me\nhi", TODAY)) == read
    assert list(events(f"Rosa, {stamp}\nhi", TODAY)) == [(date(2026, 10, 12), "Rosa: hi")]


@pytest.mark.parametrize(
    "headers",
    ["De: Rosa\nEnviada em: segunda-feira, 12 de outubro de 2026 09:01\nPara: Me\nAssunto: x",
     "De: Rosa\nEnviado el: lunes, 12 de octubre de 2026 9:01\nPara: Me\nAsunto: x",
     "Od: Rosa\nWysłane: poniedziałek, 12 października 2026 09:01\nDo: Me\nTemat: x",
     "Od: Rosa\nOdesláno: pondělí 12. října 2026 9:01\nKomu: Me\nPředmět: x",
     "От: Rosa\nОтправлено: понедельник, 12 октября 2026 г. 9:01\nКому: Me\nТема: x",
     "Тема: x\nОт: Rosa\nДата: 12.10.2026 9:01\nКому: Me"],
)  # fmt: skip
def test_mail_of_more_languages_is_of_who_sent_it(headers: str) -> None:
    read = list(events(f"{headers}\n\nhi\n\n{headers.replace('Rosa', 'Tom')}\n\nyes", TODAY))
    assert [on for on, _ in read] == [date(2026, 10, 12)] * 2
    assert [(said.split(": ")[0], said.splitlines()[-1]) for _, said in read] == [("Rosa", "hi"), ("Tom", "yes")]


@pytest.mark.parametrize(
    "text",
    ["Enviada em anexo: 12 de outubro de 2026\nDe: Rosa\nhi", "От: Rosa\nhi\nДата: потом",
     "Od: Rosa\nOdesláno: 32 října 2026\nhi", "Тема: 12.10.2026\nhi"],
)  # fmt: skip
def test_a_label_without_a_sender_or_a_day_is_no_mail(text: str) -> None:
    assert not list(events(text, TODAY))


STAMPS = (
    "Mo., 12. Okt. 2026 um 09:01", "Montag, 12. Oktober 2026 um 09:01", "12. Okt. 2026, 09:01",
    "lun. 12 oct. 2026 à 09:01", "lun. 12 oct. 2026 à 09 h 01", "lundi 12 octobre 2026 à 09:01",
    "ma 12 okt. 2026 om 09:01", "lun, 12 oct 2026 a las 9:01", "lun., 12 oct. 2026 a las 9:01",
    "lunes, 12 de octubre de 2026 a las 9:01", "lun 12 ott 2026 alle ore 09:01", "seg., 12 de out. de 2026 às 09:01",
    "pon., 12 paź 2026 o 09:01", "mån 12 okt. 2026 kl. 09:01", "пн, 12 окт. 2026 г. в 09:01",
)  # fmt: skip


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize(
    "head", ["Rosa Fox <r@x.example>\t{}", "Rosa Fox <r@x.example> {}", "Rosa Fox  {}", "Rosa Fox, {}"]
)
def test_the_head_of_printed_mail_in_another_language_is_of_its_name_and_day(head: str, stamp: str) -> None:
    [(on, said)] = events(f"{head.format(stamp)}\nAn: me\nhi", TODAY)
    assert on == date(2026, 10, 12)
    assert said in ("Rosa Fox <r@x.example>: An: me\nhi", "Rosa Fox: An: me\nhi")


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_weekday_of_another_language_before_a_day_is_nobodys_name(stamp: str) -> None:
    assert list(events(f"{stamp}\nhi", TODAY)) == [(date(2026, 10, 12), "hi")]


@pytest.mark.parametrize(
    ("line", "on", "said"),
    [("Sam, 10 Oct 2026 9:01 AM", date(2026, 10, 10), "Sam: hi"),
     ("sam., 10 oct. 2026 à 9:01", date(2026, 10, 10), "hi"),
     ("Dom, 11 Oct 2026 9:01 AM", date(2026, 10, 11), "Dom: hi"),
     ("dom, 11 oct 2026 a las 9:01", date(2026, 10, 11), "hi"),
     ("Do., 12. Nov. 2026 um 09:01", date(2026, 11, 12), "hi"), ("lun., 12/10/2026 à 09:01", date(2026, 10, 12), "hi"),
     ("Rosa Simon, Oct 12, 2026 at 9:01 AM", date(2026, 10, 12), "Rosa Simon: hi")],
)  # fmt: skip
def test_a_name_that_is_a_weekday_elsewhere_is_told_by_its_form_and_the_day(line: str, on: date, said: str) -> None:
    assert list(events(f"{line}\nhi", TODAY)) == [(on, said)]


@pytest.mark.parametrize(
    "line",
    ["Wir treffen uns Mo., 12. Okt. 2026 um 09:01", "Treffen Mo., 12. Okt. 2026 um 09:01",
     "We meet Mon, Oct 12, 2026 at 9:01 AM",
     "Wir sehen uns, Mo., 12. Okt. 2026 um 09:01", "See you Mon, Oct 12, 2026 at 9:01 AM"],
)  # fmt: skip
def test_a_sentence_before_a_day_and_a_time_is_nobodys_name(line: str) -> None:
    assert not list(events(f"{line}\nbring it", TODAY))
