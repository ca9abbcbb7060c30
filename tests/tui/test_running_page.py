"""The page below a gig under way: what is said where nothing was asked, and of checkpoints that an end settled."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retro.commands.vet.read_back import tell_answers
from retro.core.formats.markdown.vet_document import vet_markdown
from retro.core.gig.message import Channel
from retro.core.message import telling
from retro.core.message.draft import with_part
from retro.core.vet.begin import VetContext
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.progress import CheckIn, Stop
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.tui.trash.vet_document import VetDocument
from retro.tui.vet.under_way.running_doors import running_doors
from retro.tui.vet.under_way.running_page import RunningPage

ON, LATER, END = date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 5)
YES, NO = VetAnswer.YES, VetAnswer.NO


def lines_of(vet: Vet) -> list[str]:
    return [line.plain.strip() for line in RunningPage(vet, {}, END)(80).lines]


def asked(*answers: VetAnswer | None) -> Vet:
    signs = (VetFlag(f"D{at}", "", Decimal(1), answer) for at, answer in enumerate(answers, 1))
    return Vet(signs=tuple(signs)).decided(Decision.TAKE, ON)


@pytest.mark.parametrize(
    ("vet", "said"),
    [
        (asked(), ["Red flags when you took it", "This gig wasn't vetted."]),
        (asked(None, None), ["Red flags when you took it", "You answered none of the questions."]),
        (asked(NO, None), ["Red flags when you took it", "No red flag in the one question you answered, of 2."]),
        (asked(NO, NO, None), ["Red flags when you took it", "No red flags in the 2 questions you answered, of 3."]),
        (asked(NO, NO), ["Red flags when you took it", "You saw no red flags."]),
        (asked(YES, None), ["Red flags when you took it", "· Not agreed: how they'd hear from you when you're stuck"]),
        (asked().over(Ending.WELL, END), ["Red flags when you took it", "This gig wasn't vetted."]),
        (
            replace(asked(), decided_on=None).over(Ending.WELL, END),
            ["Red flags that were there all the same", "None noted."],
        ),
    ],
)
def test_no_red_flag_was_seen_only_where_one_was_asked_about(vet: Vet, said: list[str]) -> None:
    assert lines_of(vet)[:2] == said


@pytest.mark.parametrize("vet", [asked(), asked(YES), asked().over(Ending.WELL, END)])
def test_a_gig_under_way_says_whom_it_is_for(vet: Vet) -> None:
    assert "Client: Velo Nord" in lines_of(replace(vet, client=" Velo  Nord"))
    assert not any("Client" in line for line in lines_of(vet))


def markdown(vet: Vet) -> str:
    return vet_markdown(vet, VetContext({}, 0), END)


def test_a_checkpoint_that_the_end_settled_was_not_checked() -> None:
    ended = replace(asked(), stops=(Stop("half done", ON, ON), Stop("no label", LATER))).over(Ending.WELL, END)
    assert lines_of(ended)[-2:] == [
        "half done by 1 Dec 2026 · checked 1 Dec 2026",
        "no label by 8 Dec 2026 · still open when the gig ended",
    ]
    assert "  - Checked on 1 December 2026\n" in markdown(ended)
    assert "  - Still open when the gig ended\n" in markdown(ended)
    assert "Checked on 5 December" not in markdown(ended)


def test_one_that_a_check_in_asked_about_was_checked_then() -> None:
    stops = (Stop("half done", ON, ON), Stop("no label", LATER))
    said = (CheckIn(ON, stop=NO), CheckIn(date(2026, 12, 3), stop=YES), CheckIn(date(2026, 12, 4)))
    ended = replace(asked(), stops=stops, check_ins=said).over(Ending.WRONG, END)
    assert [ended.checked_on(stop) for stop in ended.stops] == [ON, date(2026, 12, 3)]


def test_a_checkpoint_checked_on_the_day_of_the_end_stays_so_when_the_end_is_undone() -> None:
    vet = replace(asked(), stops=(Stop("half done", ON),)).stopping(Stop("no label", LATER), END)
    ended = vet.over(Ending.WELL, END)
    assert [ended.checked_on(stop) for stop in ended.stops] == [END, None]
    assert ended.going_on() == vet


def test_two_checkpoints_to_come_were_both_still_open_as_it_ended() -> None:
    vet = replace(asked(), stops=(Stop("half done", LATER), Stop("no label", ON)))
    ended = vet.over(Ending.WELL, END)
    assert lines_of(ended)[-2:] == [
        "half done by 8 Dec 2026 · still open when the gig ended",
        "no label by 1 Dec 2026 · still open when the gig ended",
    ]
    assert markdown(ended).count("Still open when the gig ended") == 2
    assert ended.going_on() == vet


def test_one_settled_by_the_end_in_an_earlier_version_was_still_open_too() -> None:
    ended = replace(asked(), stops=(Stop("no label", LATER, END),), ended=Ending.WELL, ended_on=END)
    assert lines_of(ended)[-1] == "no label by 8 Dec 2026 · still open when the gig ended"
    assert ended.going_on().next_stop == Stop("no label", LATER)


def test_the_way_to_the_message_says_how_far_it_is_and_the_page_how_they_were_told() -> None:
    begun = with_part(asked(), "news", "It's late.")
    words = [running_doors(gig)[2].words for gig in (asked(), begun)]
    assert words == ["Write to them", "Message: 1 of 12 parts written"]
    told = telling.with_client_told(begun, ON, Channel.WROTE)
    assert running_doors(told)[2].words == "Your message to them"
    assert "Told the client on 1 Dec 2026, in writing" in lines_of(told)


def test_a_no_to_what_was_agreed_is_read_back_as_the_answer_that_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    """Beside the question's words, in plain mode as in the trash: no "yes" to what nobody has done."""
    flags = (VetFlag("D1", "", Decimal(1), YES), VetFlag("B2", "", Decimal(1), YES), VetFlag("E9", "", Decimal(1), NO))
    said = [
        "Agreed how they'd hear from you when you're stuck: no",
        "No acceptance criteria: yes",
        "Agreed how they can reach you if it goes wrong: yes",
    ]
    vet = Vet(signs=flags).decided(Decision.TAKE, ON)
    tell_answers(vet, {})
    assert [line.strip() for line in capsys.readouterr().err.splitlines()][:3] == said
    shown = [line.plain.strip() for line in VetDocument(vet, {})(80).lines]
    assert shown[shown.index("Red flags") + 1 :][:3] == said
