"""The message to a client: its parts, what they make, what stays open, and the amounts in it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig.choices import Status
from retro.core.gig.message import ANSWERED_BY, HANDOVER, LINES, PARTS, HandoverRow, Mark, Message
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.asking import next_to_write
from retro.core.message.assembly import (
    assembled,
    full_text,
    lead_before,
    short_summary,
    still_open,
    summary,
    with_whole_text,
)
from retro.core.message.draft import (
    is_unwritten,
    message_lines,
    part_lines,
    passed,
    with_left_out,
    with_part,
)
from retro.core.message.handover import handed_over, handover_lines, with_mark, with_row
from retro.core.message.labels import MARKS, THINGS
from retro.core.message.opening_closing import greeting_text, signed_names, with_client_greeted, with_usual_sign_off
from retro.core.message.parts import LETTER, MESSAGE
from retro.core.message.subject import facts_of
from retro.core.text.gaps import gaps_in, with_gaps_marked
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.under_way.write_up import retrospective_from_vet
from retro.core.vet.vet import Vet
from retro.core.wizard.questions import every_question
from tests.factories import with_losses

TODAY = date(2026, 11, 23)
GREETED = Retrospective.new(
    facts=Facts(title="Instagram dashboard", status=Status.UNTOLD, noticed_on=date(2026, 11, 19))
)
GIG = with_left_out(GREETED, "greeting", True)
"""Where the parts alone are looked at."""
RUNNING = Vet(title="Warehouse labels", quote=Quote("EUR", Decimal(600)), stops=(Stop("no label printed", TODAY),))
ANSWERS = {
    "news": "I can't finish the dashboard you ordered.",
    "owning": "I took it on before I had tried the script it rests on.",
    "for_you": "You can't post from it on Friday as we planned.",
    "why": "The script stopped logging in after a change at Instagram.",
    "done": "the web page, the forms, the login: https://example.com/code",
    "open": "the script's calls; I tried two forks of it.",
    "options": "1. I find you somebody else. 2. We stop here; I'd choose this.",
    "money": "$40 by Friday",
    "handover": "the code and the notes tonight",
    "someone": "Anna Berg, anna@example.com",
    "regret": "I'm sorry about the week you lost.",
    "next": "tomorrow at noon, by phone",
}


def answered(subject: Retrospective, answers: dict[str, str] = ANSWERS) -> Retrospective:
    for name, text in answers.items():
        subject = with_part(subject, name, text)
    return subject


def text_of(subject: Retrospective, name: str) -> str:
    return next(line.text for line in part_lines(subject) if line.name == name)


def test_there_are_twelve_parts_with_a_question_each() -> None:
    assert tuple(part.name for part in MESSAGE) == PARTS
    assert all(part.question.endswith(("?", ".")) and len(part.question) <= 72 for part in MESSAGE)
    assert all(len(part.label) <= 12 for part in MESSAGE)


def test_what_the_wizard_asks_for_as_well_is_one_of_its_questions() -> None:
    assert set(ANSWERED_BY.values()) <= {question.key for _, _, question in every_question()}


def test_a_gig_of_which_nothing_is_known_is_twelve_questions() -> None:
    lines = part_lines(GIG)
    assert [line.number for line in lines] == list(range(1, 13))
    assert all(line.is_open and not line.text for line in lines)
    assert (summary(lines), short_summary(lines)) == ("7 parts to write, 5 can wait", "7 to write, 5 can wait")
    assert lines[0].question == "What won't happen with “Instagram dashboard”?"
    of_long_title = part_lines(GIG.with_facts(title="Wedding photos for the Okafors"))[0]
    assert of_long_title.question == "What won't happen? One plain sentence.", "no title is cut in it"


@pytest.mark.parametrize(
    ("key", "name"),
    [("own.sentence", "owning"), ("client.cost", "for_you"), ("client.needs", "open"), ("client.offer", "options")],
)
def test_an_answer_of_the_wizard_stands_in_its_part_and_is_changed_from_there(key: str, name: str) -> None:
    whole = GIG.with_answer(key, "as I wrote it")
    assert text_of(whole, name) == "as I wrote it"
    changed = with_part(whole, name, "as I say it to them")
    assert changed.answers[key] == "as I say it to them"
    assert not changed.message.parts
    assert key not in with_part(changed, name, " ").answers


def test_what_no_question_asks_for_is_kept_with_the_message() -> None:
    whole = with_part(GIG, "someone", "Anna Berg")
    assert (dict(whole.message.parts), dict(whole.answers)) == ({"someone": "Anna Berg"}, {})
    assert dict(with_part(whole, "someone", "\n").message.parts) == {}


def test_the_story_gives_the_news_its_first_words_and_keeps_its_own() -> None:
    whole = GIG.with_answer("story.turn", "On the third day it could not log in.")
    assert text_of(whole, "news") == "On the third day it could not log in."
    told = with_part(whole, "news", "I can't finish it.")
    assert text_of(told, "news") == "I can't finish it."
    assert told.answers["story.turn"] == "On the third day it could not log in."
    assert "story.turn" not in with_part(GIG, "news", "I can't finish it.").answers


@pytest.mark.parametrize(
    ("turn", "news"),
    [
        ("The dog. It was the first wish that didn't fit the one before.", ""),
        ("When I marked the first hole in yellow and didn't ask.", ""),
        ("Monday, ten in the morning, the first real contract.", ""),
        ("The script never logged in again.", "The script never logged in again."),
        ("Am dritten Tag, als der Drucker nicht ging.", "Am dritten Tag, als der Drucker nicht ging."),
    ],
)
def test_a_moment_of_the_story_that_says_nothing_they_have_to_know_does_not_open_the_message(
    turn: str, news: str
) -> None:
    assert text_of(GIG.with_answer("story.turn", turn), "news") == news


def test_the_ledger_says_what_it_means_for_them_until_that_is_written() -> None:
    whole = with_losses(GIG, time="two weeks", trust="less")
    assert text_of(whole, "for_you") == "Time: two weeks\nTrust: less"
    assert text_of(whole.with_answer("client.cost", "Your launch."), "for_you") == "Your launch."


@pytest.mark.parametrize(
    ("typed", "refunded", "said"),
    [
        ("$40", "40", "I'll refund $40."),
        ("$40 by Friday", "40", "I'll refund $40 by Friday."),
        ("1.200,50 EUR, on 12 December", "1200.50", "I'll refund 1.200,50 EUR, on 12 December."),
        ("40 at the end of the month", "40", "I'll refund 40 at the end of the month."),
        ("I'll send back the whole $100 by Friday.", None, "I'll send back the whole $100 by Friday."),
        ("forty, maybe", None, "Refund: forty, maybe."),
        ("100 hours of work", None, "Refund: 100 hours of work."),
        ("nothing", None, "There won't be a refund."),
        ("€40 or €50", None, "€40 or €50."),
        ("-40", None, "Refund: -40."),
    ],
)
def test_a_refund_is_kept_and_used_as_typed_and_counts_where_it_is_understood(
    typed: str, refunded: str | None, said: str
) -> None:
    whole = with_part(GIG, "money", typed)
    assert whole.message.parts["money"] == typed
    assert whole.facts.refunded == (None if refunded is None else Decimal(refunded))
    assert full_text(whole) == said


def test_a_refund_typed_letter_by_letter_leaves_no_amount_that_was_not_meant() -> None:
    whole, text = GIG, "100 hours of unpaid work"
    for end in range(1, len(text) + 1):
        whole = with_part(whole, "money", text[:end])
    assert whole.facts.refunded is None
    assert text_of(whole, "money") == text


def test_a_refund_that_was_changed_elsewhere_stays_when_its_part_is_written_anew() -> None:
    whole = with_part(GIG.with_facts(currency="USD"), "money", "$40").with_facts(refunded=Decimal(60))
    assert with_part(whole, "money", "Half of it, I think").facts.refunded == Decimal(60)
    assert with_part(whole, "money", "").facts.refunded == Decimal(60)
    assert with_part(whole, "money", "$50").facts.refunded == Decimal(50)


def test_a_refund_that_is_known_is_said_beside_what_was_paid() -> None:
    whole = GIG.with_facts(currency="USD", paid=Decimal(100), refunded=Decimal("40.5"))
    assert text_of(whole, "money") == "$40.50 of the $100 you paid"
    assert full_text(whole) == "I'll refund $40.50 of the $100 you paid."
    paid = part_lines(GIG.with_facts(currency="USD", paid=Decimal(100)))[7]
    assert paid.is_open
    assert paid.question == "They paid $100. What's refunded, if anything, and when?"


def test_the_whole_message_reads_in_the_order_of_its_parts() -> None:
    whole = answered(GIG)
    assert summary(part_lines(whole)) == "12 of 12 parts written"
    assert full_text(whole).split("\n\n") == [
        "I can't finish the dashboard you ordered.",
        "I took it on before I had tried the script it rests on.",
        "You can't post from it on Friday as we planned.",
        "The script stopped logging in after a change at Instagram.",
        "Done so far: the web page, the forms, the login: https://example.com/code",
        "Still open: the script's calls; I tried two forks of it.",
        "I see two ways forward: 1. I find you somebody else. 2. We stop here; I'd choose this.",
        "I'll refund $40 by Friday.",
        "You'll get the code and the notes tonight.",
        "Someone who could take it on: Anna Berg, anna@example.com",
        "I'm sorry about the week you lost.",
        "You'll hear from me tomorrow at noon, by phone.",
    ]


@pytest.mark.parametrize(
    ("news", "done", "read"),
    [
        ("我无法完成您订购的仪表板。", "网页、表单、登录", "网页、表单、登录"),
        ("Я не зможу завершити панель, яку ви замовили.", "сторінка, форми, вхід", "Сторінка, форми, вхід."),
        ("Ich kann das Dashboard nicht fertigstellen.", "die Seite und die Formulare", "Die Seite und die Formulare."),
        ("لن أتمكن من إنهاء لوحة التحكم.", "الصفحة والنماذج", "الصفحة والنماذج"),
    ],
)
def test_a_message_in_another_language_gets_no_english_words(news: str, done: str, read: str) -> None:
    whole = answered(GIG, {"news": news, "done": done})
    assert full_text(whole) == f"{news}\n\n{read}"


def test_an_answer_that_is_a_sentence_gets_no_lead() -> None:
    whole = answered(GIG, {"news": "I can't finish it.", "next": "I'll call you tomorrow at ten."})
    assert full_text(whole) == "I can't finish it.\n\nI'll call you tomorrow at ten."


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        ("options", "none", ""),
        ("options", "No.", ""),
        ("options", "No page before Friday, or your money back", "No page before Friday, or your money back."),
        ("handover", "none", "There's nothing to hand over."),
        ("handover", "Nothing.", "There's nothing to hand over."),
        ("handover", "nothing but the logins", "You'll get nothing but the logins."),
    ],
)
def test_a_plain_no_is_a_sentence_or_isn_t_said(part: str, text: str, said: str) -> None:
    whole = answered(GIG, {"news": "I can't finish it.", part: text})
    assert full_text(whole) == "\n\n".join(filter(None, ("I can't finish it.", said)))


def test_open_parts_are_marked_or_left_away_and_named() -> None:
    whole = answered(GIG, {"news": "I can't finish it.", "owning": "That is on me."})
    assert assembled(part_lines(whole), gaps=True).count("[…]") == 10
    assert full_text(whole) == "I can't finish it.\n\nThat is on me."
    assert still_open(whole)[:2] == ("For you", "Why")


def test_a_part_that_is_left_out_is_not_open_and_comes_back_as_it_was() -> None:
    whole = with_left_out(answered(GIG, {"news": "No.", "someone": "Anna"}), "someone", True)
    assert summary(part_lines(whole)) == "1 of 12 parts written, 10 open, 1 left out"
    assert short_summary(part_lines(whole)) == "1 of 12, 10 open"
    assert full_text(whole) == "No."
    assert "Someone else" not in still_open(whole)
    back = with_left_out(whole, "someone", False)
    assert text_of(back, "someone") == "Anna"
    assert back.message.left_out == GIG.message.left_out
    owned = with_losses(GIG.with_answer("own.sentence", "I took it on too fast."), time="a week")
    for name in ("owning", "for_you"):
        assert with_left_out(with_left_out(owned, name, True), name, False) == owned
        assert with_left_out(owned, name, True).answers == owned.answers
    two = with_left_out(with_left_out(GREETED, "next", True), "why", True)
    assert two.message.left_out == ("why", "next")


def test_a_place_in_angle_brackets_is_open_and_never_said() -> None:
    whole = answered(GIG, {"done": "The page: <link>", "next": "Write to me at <anna@example.com>, <https://x.org/a>"})
    line = next(line for line in part_lines(whole) if line.name == "done")
    assert line.is_open
    assert line.text == "The page: <link>"
    for gaps in (True, False):
        text = assembled(part_lines(whole), gaps=gaps)
        assert "<link>" not in text
        assert "Done so far: the page: […]" in text
        assert "Write to me at <anna@example.com>, <https://x.org/a>" in text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<link>", ["<link>"]),
        ("<2 lines>", ["<2 lines>"]),
        ("<what won't\nhappen>", ["<what won't\nhappen>"]),
        ("<…>", ["<…>"]),
        ("a < b and c > d", []),
        ("<https://example.com/?a=b>", []),
        ("<mailto:anna@example.com>", []),
        ("two […] and [...]", ["[…]", "[...]"]),
        ("<3", []),
        ("", []),
    ],
)
def test_what_is_an_open_place(text: str, found: list[str]) -> None:
    assert list(gaps_in(text)) == found
    assert "<" not in with_gaps_marked(text) or not found


@given(st.dictionaries(st.sampled_from(PARTS), st.text(alphabet="ab<>[…]. \n", max_size=12)), st.booleans())
def test_no_open_place_ever_comes_through(answers: dict[str, str], gaps: bool) -> None:
    whole = answered(GIG, answers)
    text = assembled(part_lines(whole), gaps=gaps)
    assert set(gaps_in(text)) <= {"[…]"}
    assert set(gaps_in(full_text(with_whole_text(whole, "".join(answers.values()))))) <= {"[…]"}


def test_the_whole_text_can_be_edited_and_goes_back_to_the_parts() -> None:
    whole = answered(GIG, {"news": "I can't finish it."})
    edited = with_whole_text(whole, "I cannot. <why>")
    assert (edited.message.edited, full_text(edited)) == ("I cannot. <why>", "I cannot. […]")
    assert still_open(edited) == ("<why>",)
    assert with_whole_text(edited, "  \n").message.edited == ""
    usual = assembled(part_lines(whole), gaps=True)
    assert with_whole_text(edited, usual).message.edited == ""


def test_a_gig_under_way_keeps_every_part_with_its_message_and_never_says_its_checkpoint() -> None:
    assert all(line.is_open for line in part_lines(RUNNING))
    vet = with_part(with_part(RUNNING, "owning", "I took too long."), "money", "nothing, as you paid nothing")
    assert dict(vet.message.parts) == {"owning": "I took too long.", "money": "nothing, as you paid nothing"}
    assert "no label printed" not in assembled(part_lines(vet), gaps=True)
    assert full_text(replace(vet, message=Message(edited="All of it."))) == "All of it."


def test_the_handover_notes_ask_for_what_the_next_person_needs() -> None:
    assert tuple(thing.name for thing in THINGS) == HANDOVER
    assert set(MARKS) == set(Mark)
    lines = handover_lines(GIG)
    assert len(lines) == len(HANDOVER)
    assert all(line.is_open and line.question for line in lines)


def test_the_handover_begins_with_what_they_need_to_finish() -> None:
    whole = GIG.with_answer("client.needs", "The code, and ten hours.")
    state = next(line for line in handover_lines(whole) if line.name == "state")
    assert state.text == "The code, and ten hours."
    mine = with_row(whole, "state", "Pages done, login broken")
    assert mine.message.handover == (HandoverRow("state", "Pages done, login broken"),)
    assert mine.answers == whole.answers
    assert with_row(mine, "state", " ").message.handover == ()


@pytest.mark.parametrize("subject", [GIG, RUNNING])
def test_the_handover_begins_with_what_the_message_says_but_not_what_it_leaves_out(
    subject: Retrospective | Vet,
) -> None:
    said = {"done": "The pages.", "open": "The login.", "money": "$40 on Friday", "someone": "Ana"}
    for name, text in said.items():
        subject = with_part(subject, name, text)
    begun = {line.name: line.text for line in handover_lines(subject) if not line.is_open}
    state = "Done so far: The pages.\nStill open: The login."
    assert begun == {"state": state, "money": "$40 on Friday", "person": "Ana"}
    without = with_left_out(with_left_out(subject, "someone", True), "done", True)
    begun = {line.name: line.text for line in handover_lines(without) if not line.is_open}
    assert begun == {"state": "The login.", "money": "$40 on Friday"}
    assert handed_over(subject) == "", "nothing was written in the notes themselves"
    for nobody in ("no", "Nobody right now.", "yes", "nein"):
        asked = {line.name for line in handover_lines(with_part(subject, "someone", nobody)) if not line.is_open}
        assert "person" not in asked, nobody


@pytest.mark.parametrize(
    ("edited", "money", "state"),
    [
        ("", "$100 by Friday", "Done so far: the pages\nStill open: the login"),
        ("It's off.\n\nRefund: $100 by Friday.", "$100 by Friday", ""),
        ("It's off.\n\nRefund: $50 by Monday", "$50 by Monday", ""),
        ("It's off.\n\nI'll refund $50 by Monday.", "$50 by Monday.", ""),
        ("It's off.\n\nDone so far: the pages and the form\n\nYou get nothing back.", "", "the pages and the form"),
        ("It's off. Still open: the login", "", "the login"),
    ],
    ids=[
        "made of its parts",
        "with its full stop",
        "another amount",
        "another sentence",
        "no refund line",
        "within a paragraph",
    ],
)
def test_the_notes_begin_with_what_the_edited_message_says_and_with_no_part_that_it_dropped(
    edited: str, money: str, state: str
) -> None:
    gig = GIG
    for name, text in (("done", "the pages"), ("open", "the login"), ("money", "$100 by Friday")):
        gig = with_part(gig, name, text)
    whole = gig._replace(message=gig.message._replace(edited=edited))
    rows = {line.name: line.text for line in handover_lines(whole)}
    assert (rows["money"], rows["state"]) == (money, state)
    told = whole.with_facts(told_on=TODAY)
    assert {line.name: line.text for line in handover_lines(told)}["money"] == "$100 by Friday"


def test_a_row_that_is_only_marked_is_not_written_and_no_promise() -> None:
    marked = with_mark(GIG, "source", Mark.DONE)
    line = next(each for each in handover_lines(marked) if each.name == "source")
    assert line.is_open
    assert not line.is_blank
    assert handed_over(marked) == ""


def test_rows_of_the_handover_keep_their_order_and_their_marks() -> None:
    whole = with_mark(with_row(GIG, "hours", "about ten"), "source", Mark.DONE)
    whole = with_row(whole, "source", "in the repository")
    assert whole.message.handover == (
        HandoverRow("source", "in the repository", Mark.DONE),
        HandoverRow("hours", "about ten"),
    )
    assert handed_over(whole) == "handover notes on source files, and hours to finish"
    assert text_of(whole, "handover") == handed_over(whole)
    assert with_mark(with_row(whole, "source", ""), "source", None).message.handover == (
        HandoverRow("hours", "about ten"),
    )


def test_a_message_says_nothing_of_what_it_was_not_given() -> None:
    whole = GIG._replace(message=Message(parts=MappingProxyType({"news": "I can't finish it."})))
    assert full_text(whole) == "I can't finish it."


def test_what_was_written_while_a_gig_was_under_way_goes_on_in_its_retrospective() -> None:
    vet = replace(RUNNING, told_on=TODAY)
    for name, text in ANSWERS.items():
        vet = with_part(vet, name, text)
    vet = with_row(with_left_out(vet, "someone", True), "source", "in the repository")
    whole = retrospective_from_vet(vet)
    assert full_text(whole) == full_text(vet)
    assert whole.answers["own.sentence"] == ANSWERS["owning"]
    assert not set(whole.message.parts) & set(ANSWERED_BY)
    assert whole.message.handover == vet.message.handover
    assert (whole.facts.told_on, whole.facts.status) == (TODAY, Status.LIVE)
    assert retrospective_from_vet(RUNNING).facts.status is None


@pytest.mark.parametrize(
    ("client", "greeting"),
    [
        ("Velo Nord", "Hello Velo Nord,"),
        ("  Anna  Berg ", "Hello Anna Berg,"),
        ("3D Print GmbH", "Hello 3D Print GmbH,"),
        ("", ""),
        ("a shop", ""),
        ("The museum", ""),
        ("anna", ""),
        ("<their name>", ""),
    ],
)
def test_the_message_greets_a_client_whose_name_is_known(client: str, greeting: str) -> None:
    whole = with_part(GREETED.with_facts(client=client), "news", "I can't finish it.")
    assert full_text(whole) == f"{greeting}\n\nI can't finish it.".strip()
    assert ("Greeting" in still_open(whole)) == (not greeting)
    under_way = with_part(replace(RUNNING, client=client), "news", "I can't finish it.")
    assert full_text(under_way) == f"{greeting}\n\nI can't finish it.".strip()


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Jörg", "Jörg,"),
        ("Ольга", "Ольга,"),
        ("דנה", "דנה,"),
        ("سارة", "سارة،"),
        ("田中さん", "田中さん"),
        ("王先生", "王先生"),
        ("김 대리", "김 대리"),
        ("ﾀﾅｶ", "ﾀﾅｶ"),
    ],
)
def test_a_name_gets_the_comma_of_its_script_where_no_english_is_said(name: str, greeting: str) -> None:
    assert greeting_text(name, is_in_english=False) == greeting


@pytest.mark.parametrize(
    ("typed", "greeting", "client"),
    [
        ("Anna", "Hello Anna,", "Anna"),
        (" Velo  Nord GmbH\n", "Hello Velo  Nord GmbH,", "Velo Nord GmbH"),
        ("anna", "Hello Anna,", ""),
        ("team", "Hello Team,", ""),
        ("All", "Hello All,", ""),
        ("Sir or Madam", "Hello Sir or Madam,", ""),
        ("Team Nord", "Hello Team Nord,", "Team Nord"),
        ("Hi Anna", "Hi Anna,", ""),
        ("Guten Tag Frau Dr. Keller", "Guten Tag Frau Dr. Keller,", ""),
        ("Hi all\nand Anna", "Hi all\nand Anna", ""),
        ("eBay", "Hello eBay,", "eBay"),
        ("studio Nord", "studio Nord", ""),
        ("my dear Anna", "my dear Anna", ""),
        ("sorry Anna", "sorry Anna", ""),
        ("bad news Anna,", "bad news Anna,", ""),
        ("szanowna Pani Anno", "szanowna Pani Anno", ""),
        ("sorry Anna, bad news", "sorry Anna, bad news", ""),
        ("Dear Anna,", "Dear Anna,", ""),
        ("Anna,", "Anna,", "Anna"),
        ("anna,", "anna,", ""),
        ("the team", "Hello Team,", ""),
        ("The Team", "Hello Team,", ""),
        ("to Anna", "Hello Anna,", "Anna"),
        ("the anna", "the anna", ""),
        ("hello anna", "Hello Anna,", ""),
        ("hi all", "Hi all,", ""),
        ("van Dijk", "Hello van Dijk,", "van Dijk"),
        ("<name>", "Hello […],", ""),
        ("Dear all, dear Anna and dear Ben", "Dear all, dear Anna and dear Ben", ""),
        ("Anna [/b]", "Anna [/b]", ""),
        ("安娜", "Hello 安娜,", "安娜"),
    ],
)
def test_a_name_is_greeted_and_is_the_clients_from_then_on(typed: str, greeting: str, client: str) -> None:
    whole = GREETED
    for end in range(1, len(typed) + 1):  # as it is typed
        whole = with_part(whole, "greeting", typed[:end])
    whole = with_part(whole, "news", "I can't finish it.")
    assert full_text(whole) == f"{greeting}\n\nI can't finish it."
    assert (whole.facts.client, whole.message.parts["greeting"]) == (client, typed)
    assert with_client_greeted(with_part(RUNNING, "greeting", typed)).client == client
    assert with_part(GREETED.with_facts(client="Velo Nord"), "greeting", typed).facts.client == "Velo Nord"


@pytest.mark.parametrize(
    ("client", "greeted"),
    [
        ("Velo Nord, a bicycle shop", "Hello Velo Nord,"),
        ("Ms Ahrens (Ahrens Lagerhaus)", "Hello Ms Ahrens,"),
        ("Smith, Jones & Co", "Hello Smith, Jones & Co,"),
        ("Smith, Jones", "Hello Smith, Jones,"),
        ("Café Zoë, Besançon", "Hello Café Zoë,"),
        ("Ahrens Lagerhaus, Łódź", "Hello Ahrens Lagerhaus,"),
        ("Anna Berg, Tom Hardy", "Hello Anna Berg, Tom Hardy,"),
        ("a shop", ""),
        ("(none)", "Hello (none),"),
    ],
)
def test_a_client_is_greeted_without_what_is_said_of_them(client: str, greeted: str) -> None:
    assert full_text(with_part(GREETED.with_facts(client=client), "news", "It's lost.")) == "\n\n".join(
        filter(None, (greeted, "It's lost."))
    )


@pytest.mark.parametrize("client", ["Anna", "anna", "Team", "Velo Nord, a bicycle shop"])
@pytest.mark.parametrize("typed", ["anna,", "Anna and Ben", "team", " ", "Hi Anna", "Velo Nord"])
def test_a_client_that_is_known_stays_whatever_is_greeted(client: str, typed: str) -> None:
    whole = GREETED.with_facts(client=client)
    for text in ("A", "Anna", "Ann", "anna", *(typed[:end] for end in range(1, len(typed) + 1))):
        whole = with_part(whole, "greeting", text)
    whole = with_part(with_client_greeted(whole), "news", "I can't finish it.")
    assert whole.facts.client == client


@pytest.mark.parametrize(
    ("known", "before", "typed", "client"),
    [
        ("Ana", "Ana", "Anna", "Anna"),
        ("Ana", "Ana,", "Anna,", "Anna"),
        ("Ana", "to Ana", "to Anna", "Anna"),
        ("Velo Nrod", "Velo  Nrod", "Velo Nord", "Velo Nord"),
        ("Ana", "Ana", "", "Ana"),
        ("Ana", "Ana", "Hi Anna,", "Ana"),
        ("Ana", "Ana", "team", "Ana"),
        ("Velo Nord", "Ana", "Anna", "Velo Nord"),
        ("Ana", "Hello Ana,", "Anna", "Ana"),
        ("Ana", "", "Anna", "Ana"),
    ],
)
def test_a_name_corrected_in_the_greeting_is_corrected_as_the_clients_that_it_became(
    known: str, before: str, typed: str, client: str
) -> None:
    for gig in (GREETED.with_facts(client=known), replace(RUNNING, client=known)):
        greeted = with_client_greeted(with_part(with_part(gig, "greeting", before), "greeting", typed), before)
        assert facts_of(greeted).client == client


def test_an_open_greeting_is_marked_where_gaps_are_and_left_away_where_it_is_copied() -> None:
    whole = with_part(GREETED, "news", "I can't finish it.")
    assert full_text(whole, gaps=True).startswith("Hello […],\n\nI can't")
    assert full_text(whole) == "I can't finish it."
    german = with_part(with_part(GREETED, "greeting", "Anna"), "news", "Ich werde nicht fertig mit der Karte.")
    assert full_text(german) == "Anna,\n\nIch werde nicht fertig mit der Karte."


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("done", "The form itself works", "Done so far: the form itself works."),
        ("done", "the pages. The form isn't.", "Done so far: the pages. The form isn't."),
        ("open", "The payment part. I asked twice.", "Still open:\nThe payment part. I asked twice."),
        ("done", "Login page and search", "Done so far:\nLogin page and search."),
        ("done", "HTML and CSS", "Done so far: HTML and CSS."),
        ("done", "- the pages\n- the login", "Done so far:\n- the pages\n- the login"),
        ("done", "Nothing yet", "Done so far: nothing yet."),
        ("done", "Nothing that you could use works today.", "Nothing that you could use works today."),
        ("done", "3 of 5 pages", "Done so far: 3 of 5 pages."),
        ("someone", "Anna Berg", "Someone who could take it on: Anna Berg."),
        ("next", "Monday morning", "You'll hear from me on Monday morning."),
        ("next", "At noon on Monday", "You'll hear from me at noon on Monday."),
        ("next", "Monday. I'll call you at ten.", "You'll hear from me on Monday. I'll call you at ten."),
        ("handover", "All files tonight", "You'll get all files tonight."),
        ("money", "All of it, by Friday", "I'll refund all of it, by Friday."),
        ("money", "Half by Friday", "I'll refund half by Friday."),
    ],
)
def test_a_lead_is_followed_by_a_small_letter_or_by_a_line_of_its_own(name: str, typed: str, said: str) -> None:
    assert full_text(with_part(GIG, name, typed)) == said


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("next", "Friday", "You'll hear from me on Friday."),
        ("next", "friday", "You'll hear from me on Friday."),
        ("next", "Dec 3 or earlier", "You'll hear from me on Dec 3 or earlier."),
        ("next", "The 3rd", "You'll hear from me on the 3rd."),
        ("next", "10 am", "You'll hear from me at 10 am."),
        ("next", "end of the week", "You'll hear from me at the end of the week."),
        ("next", "Tomorrow, by phone", "You'll hear from me tomorrow, by phone."),
        ("next", "As soon as I know", "You'll hear from me as soon as I know."),
        ("next", "Can we talk on Friday?", "Can we talk on Friday?"),
        ("next", "Friday: the repo", "You'll hear from me: Friday: the repo."),
        ("next", "3 calls next week", "You'll hear from me: 3 calls next week."),
        ("next", "Tom, on Friday", "You'll hear from me: Tom, on Friday."),
        ("next", "onwards", "You'll hear from me: onwards."),
        ("next", "tomorrow\nor on Friday", "You'll hear from me:\ntomorrow\nor on Friday"),
        ("next", "am Freitag, und ich rufe an", "Am Freitag, und ich rufe an."),
        ("regret", "the silence", "I'm sorry about the silence."),
        ("regret", "My long silence", "I'm sorry about my long silence."),
        ("regret", "Not telling you sooner.", "I'm sorry about not telling you sooner."),
        ("regret", "that you had to ask twice", "I'm sorry that you had to ask twice."),
        ("regret", "for the wait", "I'm sorry for the wait."),
        ("regret", "the stress I have caused", "I'm sorry about the stress I have caused."),
        ("regret", "The wait was too long", "The wait was too long."),
        ("regret", "that's on me", "That's on me."),
        ("regret", "nothing", ""),
        ("regret", "the sorry state of it", "The sorry state of it."),
        ("regret", "Losing the week hurt", "Losing the week hurt."),
        ("news", "can't finish the form", "I can't finish the form."),
        ("news", "Won't be done in time", "It won't be done in time."),
        ("news", "won't make it by Friday", "I won't make it by Friday."),
        ("news", "won't you be angry?", "Won't you be angry?"),
        ("owning", "should have told you", "I should have told you."),
        ("why", "didn't test it", "I didn't test it."),
        ("why", "Cannes is off", "Cannes is off."),
        ("money", "no refund", "There won't be a refund."),
        ("money", "a full refund by friday", "You'll get a full refund by Friday."),
        ("money", "nothing", "There won't be a refund."),
        ("someone", "yes, Tom", "Someone who could take it on: Tom."),
        ("someone", "Yes! Tom Hardy", "Someone who could take it on: Tom Hardy."),
        ("someone", "Yesenia Cruz", "Someone who could take it on: Yesenia Cruz."),
        ("someone", "No, sorry - I can ask two colleagues today", "I can ask two colleagues today."),
        ("someone", "no, but Tom Hardy could do it", "Someone who could take it on: Tom Hardy could do it."),
        ("someone", "Not yet. I'll ask around", "I'll ask around."),
        ("someone", "Noah Berg", "Someone who could take it on: Noah Berg."),
        ("someone", "none I know, but ask Tom", "Someone who could take it on: none I know, but ask Tom."),
        *(("someone", typed, "") for typed in ("yes", "Yes.", "not yet", "No, sorry", "I don't know anyone who could")),
        ("done", "the form, on friday.example.org/may", "Done so far: the form, on friday.example.org/may"),
        ("for_you", "Time: two weeks\nMoney they paid: $40",
         "What it costs you:\nTime: two weeks\nMoney you paid: $40"),
        ("for_you", "Time: two weeks\nand more", "Time: two weeks\nand more"),
    ],
)  # fmt: skip
def test_a_short_answer_ends_a_sentence_that_one_would_send(name: str, typed: str, said: str) -> None:
    written = with_part(GIG, name, typed)
    assert full_text(written) == said
    assert text_of(written, name) == typed


def test_a_name_in_small_letters_signs_with_its_capital() -> None:
    assert full_text(with_part(with_part(GIG, "news", "It's lost."), "sign_off", "mia")).endswith("\n\nMia")


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("regret", "the booked studio hours", "I'm sorry about the booked studio hours."),
        ("regret", "the fee and the trouble", "I'm sorry about the fee and the trouble."),
        ("regret", "the short notice.", "I'm sorry about the short notice."),
        ("regret", "the deadline moved", "The deadline moved."),
        ("money", "no refund, but i won't bill the last 300", "No refund, but I won't bill the last 300."),
        ("money", "no refund of the deposit", "There won't be a refund of the deposit."),
        ("next", "thurs 9am", "You'll hear from me on Thurs 9am."),
    ],
)
def test_a_short_answer_reads_as_its_client_would_read_it(name: str, typed: str, said: str) -> None:
    assert full_text(with_part(GIG, name, typed)) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("I lost the files", "I lost the files."),
        ("i lost the files", "I lost the files."),
        ("the disk broke, on Tuesday (twice)", "The disk broke, on Tuesday (twice)."),
        ("we missed 3 of 4", "We missed 3 of 4."),
        ("It broke.", "It broke."),
        ("mine. i took on three", "Mine. I took on three."),
        ("no, but i also missed it.\ni sleepwalked.", "No, but I also missed it.\nI sleepwalked."),
        ("option i or ii, for (i in rows), i.e. i and j", "Option i or ii, for (i in rows), i.e. i and j."),
        ("option i will do. i or j", "Option i will do. i or j."),
        ("it is what i can’t say", "It is what I can’t say."),
        ("she weds in may", "She weds in may."),
        ("laryngitis...", "Laryngitis..."),
        ("what i'd say, i think, is i.e. no", "What I'd say, I think, is i.e. no."),
        ("¥30,000", "¥30,000"),
        ("Why? ", "Why?"),
        ("what came:", "What came:"),
        ("see https://example.org/why", "See https://example.org/why"),
        ("https://example.org/why says it", "https://example.org/why says it."),
        ("ask ben@example.org", "Ask ben@example.org"),
        ("iCloud lost it", "iCloud lost it."),
        ("x86 only", "x86 only."),
        ("it fell\n\n- twice\n- today", "It fell\n\n- twice\n- today"),
        ("1. it fell\n2. it broke", "1. it fell\n2. it broke"),
        ("the page: <link>", "The page: […]"),
        ("Es tut mir leid 😔", "Es tut mir leid 😔"),
        ("დავკარგე ფაილები", "დავკარგე ფაილები"),
        ("失くしました", "失くしました"),
        ("ήταν λάθος μου", "Ήταν λάθος μου."),
    ],
)
@pytest.mark.parametrize("name", ["news", "owning", "why", "regret"])
def test_a_sentence_gets_its_capital_and_its_full_stop(name: str, typed: str, said: str) -> None:
    whole = with_part(GIG, name, typed)
    assert full_text(whole) == said
    assert text_of(whole, name) == typed, "and stays as it was typed"


@pytest.mark.parametrize(
    ("typed", "said", "refunded"),
    [
        ("150", "I'll refund €150.", "150"),
        ("150, by Friday", "I'll refund €150, by Friday.", "150"),
        ("150.50 on 12 December", "I'll refund €150.50 on 12 December.", "150.50"),
        ("1200 by the end of the week.", "I'll refund €1,200 by the end of the week.", "1200"),
        ("150 EUR by Friday", "I'll refund 150 EUR by Friday.", "150"),
        ("about 150 by Friday", "I'll refund about 150 by Friday.", "150"),
        ("150 hours", "Refund: 150 hours.", None),
        ("1.5k", "I'll refund 1.5k.", "1500"),
    ],
)
def test_a_refund_is_named_in_the_currency_of_the_gig(typed: str, said: str, refunded: str | None) -> None:
    whole = with_part(GIG.with_facts(currency="EUR"), "money", typed)
    assert full_text(whole) == said
    assert whole.facts.refunded == (None if refunded is None else Decimal(refunded))
    assert whole.message.parts["money"] == typed


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("money", "everything you've paid, by Monday, 7 December",
         "I'll refund everything you've paid, by Monday, 7 December."),
        ("money", "CHF 40 by Friday", "I'll refund CHF 40 by Friday."),
        ("money", "A third of the 900", "I'll refund a third of the 900."),
        ("money", "half, as soon as your bank lets me", "I'll refund half, as soon as your bank lets me."),
        ("money", "full refund by friday", "You'll get a full refund by Friday."),
        ("money", "until a label scans, nothing is due", "Until a label scans, nothing is due."),
        ("money", "all of it will be back by Friday", "All of it will be back by Friday."),
        ("money", "10% off your next invoice", "Refund: 10% off your next invoice."),
        ("money", "not sure yet", "Refund: not sure yet."),
        ("money", "3 hours for free", "Refund: 3 hours for free."),
        ("money", "half\nand the deposit", "Refund:\nhalf\nand the deposit"),
        ("handover", "access to the repo, tonight", "You'll get access to the repo, tonight."),
        ("handover", "All there is so far", "You'll get all there is so far."),
        ("handover", "the code is on GitHub", "The code is on GitHub."),
        ("handover", "by Friday: the source", "By Friday: the source."),
        ("handover", "whatever I have", "What you'll get: whatever I have."),
        ("for_you", "a week lost", "For you it means a week lost."),
        ("for_you", "No launch on Friday", "For you it means no launch on Friday."),
        ("for_you", "no one can log in", "No one can log in."),
        ("for_you", "your launch moves", "Your launch moves."),
        ("options", "1. Thursday\n2. a refund\ni'd choose the first",
         "I see two ways forward:\n1. Thursday\n2. a refund\nI'd choose the first."),
        ("options", "- a\n- b\n- c", "I see three ways forward:\n- a\n- b\n- c"),
        ("options", "a) stop it\nb) c\nc) d\nd) e", "I see these ways forward:\na) stop it\nb) c\nc) d\nd) e"),
        ("options", "1. a refund", "Here's what I can offer: 1. a refund."),
        ("options", "Two ways:\n1. you wait\n2. b", "I see two ways:\n1. you wait\n2. b"),
        ("options", "Three ways: I wait; or you do; or we stop", "I see three ways: I wait; or you do; or we stop."),
        ("options", "two sketches by Friday, or a refund", "I can offer two sketches by Friday, or a refund."),
        ("options", "Finish it by Friday or refund half", "I could finish it by Friday or refund half."),
        ("options", "a colleague could take it on", "A colleague could take it on."),
        ("options", "Wait until Friday, or stop here", "Wait until Friday, or stop here."),
        ("someone", "There's Jo Reed, in Leeds", "There's Jo Reed, in Leeds."),
        ("someone", "ask Jo Reed", "Ask Jo Reed."),
        ("why", "underestimated the import", "I underestimated the import."),
        ("owning", "Took on too much", "I took on too much."),
        ("why", "tested parts were fine", "Tested parts were fine."),
        ("why", "because of my illness, and because I told nobody",
         "This happened because of my illness, and because I told nobody."),
        ("next", "call you on Thursday", "I'll call you on Thursday."),
        ("handover", "shall I send the files?", "Shall I send the files?"),
        ("money", "is half all right for you?", "Is half all right for you?"),
        ("money", "no refund if we go with B", "There won't be a refund if we go with B."),
        ("options", "no options really", ""),
        ("owning", "none", ""),
        ("for_you", "n/a", ""),
        ("done", "-", ""),
        ("open", "...", ""),
        ("money", "?", ""),
        ("someone", "Dr. Petra Maier", "Someone who could take it on: Dr. Petra Maier."),
    ],
)  # fmt: skip
def test_what_is_offered_is_a_whole_sentence(name: str, typed: str, said: str) -> None:
    written = with_part(with_left_out(GREETED, "greeting", True), name, typed)
    assert full_text(written) == said
    assert text_of(written, name) == typed


@pytest.mark.parametrize("typed", ["-", "…", "??", "- \n-"])
def test_what_only_keeps_a_place_is_open(typed: str) -> None:
    gig = with_part(with_part(GIG, "news", "I can't finish it."), "done", typed)
    assert "Done" in still_open(gig)
    assert full_text(gig) == "I can't finish it."
    assert assembled(part_lines(gig), gaps=True).count("[…]") == 11


@pytest.mark.parametrize(
    ("name", "begins"), [("money", "I'll refund"), ("handover", "You'll get"), ("done", "Done so far:"), ("why", "")]
)
def test_a_blank_part_says_how_it_begins_in_the_message(name: str, begins: str) -> None:
    gig = with_part(GIG, "news", "I can't finish it.")
    assert lead_before(message_lines(gig), name) == begins


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("next", "on Sunday at six I'll call you", "On Sunday at six I'll call you."),
        ("next", "call me any time, else I write on Friday", "Call me any time, else I write on Friday."),
        ("next", "Please call me before noon", "Please call me before noon."),
        ("next", "tomorrow, as I'll be at home", "You'll hear from me tomorrow, as I'll be at home."),
        ("next", "on Monday, or call me before", "You'll hear from me on Monday, or call me before."),
        ("open", "everything from ten to eleven. Two labs tried.",
         "Still open: everything from ten to eleven. Two labs tried."),
        ("open", "nothing works yet", "Nothing works yet."),
        ("done", "Everything's on the server", "Everything's on the server."),
        ("done", "everything but the form", "Done so far: everything but the form."),
    ],
)  # fmt: skip
def test_an_answer_with_a_subject_and_a_verb_is_a_sentence(name: str, typed: str, said: str) -> None:
    assert full_text(with_part(GIG, name, typed)) == said


def test_who_writes_in_another_language_is_asked_for_a_greeting_after_the_news() -> None:
    known = GREETED.with_facts(client="Frau Keller")
    german = with_part(known, "news", "Ich werde nicht bis Freitag fertig.")
    asked = next_to_write(message_lines(german), "news")
    assert asked is not None
    assert asked.name == "greeting"
    onward = next_to_write(message_lines(german), "greeting")
    assert onward is not None
    assert onward.name == "owning"
    for settled in (
        with_part(german, "greeting", "Guten Tag Frau Keller"),
        with_left_out(german, "greeting", True),
        with_part(known, "news", "I can't finish it by Friday."),
    ):
        onward = next_to_write(message_lines(settled), "news")
        assert onward is not None
        assert onward.name == "owning"


@pytest.mark.parametrize("news", ["I can't finish it by Friday.", "Ich werde nicht bis Freitag fertig."])
def test_a_greeting_that_was_passed_by_is_not_asked_for_again_after_the_news(news: str) -> None:
    """What is typed next would stand in the greeting."""
    nameless = with_part(GREETED, "news", news)
    lines = message_lines(nameless)
    assert lines[0].is_open
    onward = next_to_write(lines, "news")
    assert onward is not None
    assert onward.name == "owning"


@pytest.mark.parametrize(
    "typed", ["no", "No.", "nobody", "No, I don't", "Sadly not!", "nein", "いいえ。", "Όχι.", "لا", "Нет!", "não"]
)
def test_a_plain_no_to_whether_they_know_someone_is_not_said_to_the_client(typed: str) -> None:
    whole = with_part(with_part(GIG, "news", "I can't finish it."), "someone", typed)
    assert full_text(whole) == "I can't finish it."
    assert "someone" not in full_text(whole, gaps=True).lower()
    assert "Someone else" not in still_open(whole)
    assert lead_before(message_lines(whole), "someone") == ""
    assert whole.message.parts["someone"] == typed


def test_greeting_and_sign_off_are_written_otherwise_or_left_out_and_are_no_parts() -> None:
    whole = with_part(GREETED.with_facts(client="Velo Nord"), "news", "I can't finish it.")
    signed = with_part(with_part(whole, "greeting", "Dear Anna,"), "sign_off", "Best regards,\nSam")
    assert full_text(signed) == "Dear Anna,\n\nI can't finish it.\n\nBest regards,\nSam"
    assert summary(message_lines(signed)) == "1 of 12 parts written, 11 open"
    bare = with_left_out(with_left_out(signed, "greeting", True), "sign_off", True)
    assert full_text(bare) == "I can't finish it."
    assert summary(message_lines(bare)) == "1 of 12 parts written, 11 open"
    assert len(part_lines(bare)) == 12
    gap = with_part(whole, "sign_off", "<your name>")
    assert "Sign-off" in still_open(gap)
    assert full_text(gap).endswith("\n\n[…]")


def test_nothing_but_a_greeting_is_no_message() -> None:
    whole = with_part(GREETED.with_facts(client="Velo Nord"), "sign_off", "Sam")
    assert full_text(whole) == ""
    assert full_text(whole, gaps=True).startswith("Hello Velo Nord,\n\n[…]")


def test_a_message_in_another_language_gets_no_english_greeting() -> None:
    whole = with_part(GREETED.with_facts(client="Velo Nord"), "news", "Ich werde nicht fertig mit der Karte für euch.")
    assert full_text(whole) == "Ich werde nicht fertig mit der Karte für euch."
    assert not message_lines(whole)[0].text
    assert "Greeting" not in still_open(whole)
    assert full_text(with_part(whole, "greeting", "Liebe Anna,")).startswith("Liebe Anna,\n\nIch")


def test_the_sign_off_is_asked_once_and_kept_for_the_next_message() -> None:
    whole = answered(GREETED)
    last = next_to_write(message_lines(whole), "next")
    assert last is not None
    assert (last.name, last.is_open) == ("sign_off", False)
    signed = with_usual_sign_off(whole, "Sam")
    assert full_text(signed).endswith("\n\nSam")
    assert next_to_write(message_lines(signed), "next") is None
    assert with_usual_sign_off(signed, "Somebody else") == signed
    unsigned = with_left_out(whole, "sign_off", True)
    assert with_usual_sign_off(unsigned, "Sam") == unsigned
    assert next_to_write(message_lines(unsigned), "next") is None


@pytest.mark.parametrize(
    ("sign_off", "names"),
    [
        ("Sam", ["Sam", "Sam"]),
        ("Best regards,\nSam Miller", ["Sam Miller", "Sam", "Miller"]),
        ("Kind regards\nJo", ["Jo"]),
        ("I'll be in touch and wish you well", []),
        ("", []),
    ],
)
def test_the_names_in_a_sign_off_are_found(sign_off: str, names: list[str]) -> None:
    assert list(signed_names(sign_off)) == names


def test_the_twelve_parts_stand_between_greeting_and_sign_off() -> None:
    assert tuple(line.name for line in LETTER) == LINES
    assert all(len(line.question) <= 72 and len(line.label) <= 12 for line in LETTER)
    assert [line.number for line in message_lines(GREETED)] == [0, *range(1, 13), 0]


def test_nobody_to_name_is_an_answer_and_a_blank_elsewhere_stays_open() -> None:
    whole = with_part(GREETED, "news", "I can't finish it.")
    assert passed(whole, "someone").message.left_out == ("someone",)
    assert "Someone else" not in still_open(passed(whole, "someone"))
    assert all(passed(whole, name) == whole for name in LINES if name != "someone")
    named = with_part(whole, "someone", "Anna Berg")
    assert passed(named, "someone") == named


def test_a_message_is_blank_until_something_is_written_or_known() -> None:
    assert is_unwritten(GIG)
    assert not is_unwritten(with_part(GIG, "next", "Monday"))
    assert not is_unwritten(with_whole_text(GIG, "Hello"))
    assert not is_unwritten(GIG.with_answer("own.sentence", "I took it on too fast."))
