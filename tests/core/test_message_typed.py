"""Answers as people type them: what would say something else as the end of a sentence of ours stays as typed."""

from __future__ import annotations

from datetime import date

import pytest

from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.assembly import full_text
from retro.core.message.draft import with_left_out, with_part
from retro.core.message.handover import handover_lines
from retro.core.message.texts import WHOLE, with_text
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet

TODAY = date(2026, 11, 23)
NEWS = "The site won't be ready on Friday."
GIG = with_part(with_left_out(Retrospective.new(facts=Facts(currency="EUR")), "greeting", True), "news", NEWS)
NONE = "There won't be a refund."


def said(name: str, typed: str) -> str:
    return full_text(with_part(GIG, name, typed)).removeprefix(NEWS).strip()


@pytest.mark.parametrize(
    "typed",
    ["0", "0 €", "0 EUR", "0%", "$0", "€0.00", "0 euros", "CHF 0", "zero", "nothing back", "0.", "no money back"],
)
def test_an_amount_of_zero_is_no_refund(typed: str) -> None:
    assert said("money", typed) == NONE


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0, as nothing was paid", "There won't be a refund, as nothing was paid."),
        ("€0 of the deposit", "There won't be a refund of the deposit."),
        ("none, because you paid nothing", "There won't be a refund, because you paid nothing."),
        ("0 by Friday", "Refund: €0 by Friday."),
        ("0.5k", "I'll refund 0.5k."),
        ("0.50 by Friday", "I'll refund €0.50 by Friday."),
    ],
)
def test_what_stands_behind_zero_is_said_and_less_than_one_is_an_amount(typed: str, read: str) -> None:
    assert said("money", typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "500 still open from you",
        "€400 owed to me",
        "300 due to me",
        "400 outstanding",
        "40% kept",
        "all spent on licences",
        "half counts as a deposit for the next one",
        "500 paid, 200 back",
        "2 weeks from now",
        "half of the price kept",
        "everything you owe",
        "200 invoiced in May",
        "300 back to me",
        "$40 in licences",
        "full refund impossible",
    ],
)
def test_a_sum_that_is_not_plainly_refunded_is_promised_to_nobody(typed: str) -> None:
    assert said("money", typed) == f"Refund: {typed}."


@pytest.mark.parametrize(
    "typed",
    ["The deposit pays for the work done", "The deposit belongs to the printer", "Your deposit pays for the licences"],
)
def test_a_sentence_about_a_sum_stays_one(typed: str) -> None:
    assert said("money", typed) == f"{typed}."


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("half back", "half"),
        ("your deposit back on Friday", "your deposit on Friday"),
        ("All your money back", "all your money"),
        ("€300 of the €400 you paid", "€300 of the €400 you paid"),
        ("half minus the fees", "half minus the fees"),
        ("half, but not before May", "half, but not before May"),
        ("20% today, the rest in May", "20% today, the rest in May"),
        ("150 EUR in two parts", "150 EUR in two parts"),
        ("the first payment, by Monday", "the first payment, by Monday"),
        ("the rest once the bank opens", "the rest once the bank opens"),
        ("1 200 kr by 5 May", "1 200 kr by 5 May"),
        ("CHF 40.- by Friday", "CHF 40.- by Friday"),
        ("Everything. I'll send it today", "everything. I'll send it today"),
        ("Half. The rest covers the plugin", "half. The rest covers the plugin"),
        ("All! Sent on Friday", "all! Sent on Friday"),
    ],
)
def test_what_is_refunded_ends_the_promise(typed: str, read: str) -> None:
    assert said("money", typed) == f"I'll refund {read}."


@pytest.mark.parametrize(
    "typed",
    [
        "The files stay yours",
        "Everything belongs to you",
        "All rights remain yours",
        "The rights pass to you",
        "The code lives on GitHub",
        "My notes explain how",
        "Two files need work",
        "Only I know the password",
        "Data moves to your server",
        "The accounts continue as they are",
    ],
)
def test_a_sentence_about_the_handover_is_said_as_it_is(typed: str) -> None:
    assert said("handover", typed) == f"{typed}."


@pytest.mark.parametrize(
    "typed",
    [
        "everything already sent",
        "access removed",
        "3 pm Friday",
        "two days from now",
        "12 December",
        "the designs drawn so far",
        "the hosting costs 20 a month",
    ],
)
def test_what_was_done_or_when_is_no_thing_that_they_will_get(typed: str) -> None:
    assert said("handover", typed) == f"What you'll get: {typed}."
    assert said("handover", "Files uploaded") == "What you'll get:\nFiles uploaded."


@pytest.mark.parametrize(
    "typed",
    [
        "the finished pages",
        "the two finished pages and the login",
        "all I have",
        "everything you need to go on",
        "access to the live site",
        "the work so far",
        "only the sources",
        "the texts by May",
    ],
)
def test_things_are_what_they_will_get(typed: str) -> None:
    assert said("handover", typed) == f"You'll get {typed}."


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("options", "An agency takes over"),
        ("options", "Two colleagues take over"),
        ("options", "A client of yours waits"),
        ("options", "Another studio steps in"),
        ("options", "No options, but a refund"),
        ("options", "No options beyond waiting until May"),
        ("options", "No options like that"),
        ("why", "No options were left but to stop"),
        ("for_you", "A later launch means lost sales"),
        ("for_you", "Another month goes by"),
        ("regret", "The delay costs you the launch"),
        ("regret", "The wait means lost sales"),
        ("regret", "Losing the week costs you sales"),
        ("next", "Write me any time"),
    ],
)
def test_a_sentence_gets_no_words_before_it_and_is_never_left_out(name: str, typed: str) -> None:
    assert said(name, typed) == f"{typed}."


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("options", "a week of work for free", "I can offer a week of work for free."),
        ("options", "a smaller version by May", "I can offer a smaller version by May."),
        ("options", "no options, sorry", ""),
        ("options", "No options left, unfortunately.", ""),
        ("options", "no other options", ""),
        ("for_you", "less work for you", "For you it means less work for you."),
        ("for_you", "a week of extra costs", "For you it means a week of extra costs."),
        (
            "for_you",
            "a week, and the energy it takes to trust",
            "For you it means a week, and the energy it takes to trust.",
        ),
        ("handover", "all the code it needs", "You'll get all the code it needs."),
        ("regret", "the extra costs", "I'm sorry about the extra costs."),
        ("regret", "how long it takes", "I'm sorry about how long it takes."),
        ("why", "Because The API broke", "The reason is that the API broke."),
        ("why", "because They changed it", "The reason is that they changed it."),
        ("why", "because Marco left", "The reason is that Marco left."),
        ("next", "Write you on Friday", "I'll write you on Friday."),
        ("next", "let you know on Friday", "I'll let you know on Friday."),
        ("next", "Get back to you by noon", "I'll get back to you by noon."),
    ],
)
def test_an_answer_that_is_no_sentence_still_becomes_one(name: str, typed: str, read: str) -> None:
    assert said(name, typed) == read


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("1) Finish by May 5. 2) Refund half.", "two ways"),
        ("a) I finish it, 300 less - b) I refund", "two ways"),
        ("Option 1: wait. Option 2: refund. I'd choose option 1", "two ways"),
        ("1. Wait\n   - until May\n   - until June\n2. Refund", "two ways"),
        ("(a) wait (b) refund (c) stop", "three ways"),
        ("1. wait 2. refund\nI'd choose the first", "two ways"),
        ("- wait - refund", "these ways"),
        ("1. wait 3. refund", "these ways"),
        ("2. refund", "these ways"),
        ("1. Wait\n 2. Refund", "these ways"),
        ("- wait\n* refund", "these ways"),
    ],
)
def test_ways_are_counted_by_marks_of_one_kind_in_their_order_or_not_at_all(typed: str, ways: str) -> None:
    assert said("options", typed).startswith(f"I see {ways} forward:")


@pytest.mark.parametrize(
    ("typed", "edit", "row"),
    [
        ("nothing", "", "nothing"),
        ("no refund", "", "no refund"),
        ("0", "", "0"),
        ("half back", "", "half back"),
        ("a full refund by friday", "", "a full refund by friday"),
        ("half", "There won't be a refund.", "There won't be a refund."),
        ("no refund", "You'll get a full refund by May.", "You'll get a full refund by May."),
        ("no refund", "We'll see.", ""),
    ],
)
def test_the_handover_notes_keep_the_refund_of_a_text_with_a_line_added(typed: str, edit: str, row: str) -> None:
    vet = with_part(with_part(Vet(title="Site", quote=Quote("EUR")), "news", NEWS), "money", typed)
    whole = f"{NEWS}\n\n{edit}" if edit else full_text(vet)
    edited = with_text(vet, WHOLE, f"{whole}\n\nBest, Sam")
    assert {line.name: line.text for line in handover_lines(edited)}["money"] == row
