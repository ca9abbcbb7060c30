"""What a pasted job post ticks by its own words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest

from retro.core.gig.flag_catalogue import most_named
from retro.core.gig.ids import GigId
from retro.core.vet.begin import VetContext
from retro.core.vet.decision import Advice
from retro.core.vet.flag_history import FlagHistory, PastOccurrence, of_catalogue
from retro.core.vet.posts.job_post import (
    NONE_SUGGESTED,
    NOT_ALL_READ,
    NOT_ENGLISH,
    SUGGESTED_ONE,
    calm_text,
    flags_for,
    is_post,
    not_asked,
    says_too_little,
    suggested_text,
    title_of,
    with_post,
)
from retro.core.vet.posts.post_reading import PostReading, understand_post
from retro.core.vet.quote import Quote
from retro.core.vet.verdict import NOT_JUDGED, advice_of, advice_text, not_asked_text, verdict
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag

TODAY = date(2026, 11, 24)
POST = """

  Small plugin fix, as soon as possible!!

It is just a simple plugin. Small budget, more work later."""


def known(*codes: str, finished: int = 2) -> VetContext:
    """A past in which each of these was in one gig, the first of them lately."""
    traces = {code: PastOccurrence(GigId("0" * 32), "A gig", date(2026, 11 - at, 1)) for at, code in enumerate(codes)}
    pasts = {code: _past(code, trace) for code, trace in traces.items()}
    return VetContext(pasts, finished)


def _past(code: str, trace: PastOccurrence) -> FlagHistory:
    about = of_catalogue(code)
    assert about is not None
    return replace(about, occurrences=(trace,))


def test_what_the_post_suggests_comes_first_and_counts_as_not_sure() -> None:
    signs = flags_for(understand_post(POST), known("D1", "A3"), TODAY)
    answers = {sign.key: sign.answer for sign in signs}
    assert [sign.key for sign in signs if sign.answer] == ["A3", "B5", "C1", "C3"]
    assert signs[0].weight > 0, "the user's own is the heaviest"
    assert set(answers.values()) == {VetAnswer.UNSURE, None}
    assert answers["D1"] is None


def test_what_no_gig_had_weighs_nothing_and_never_declines() -> None:
    signs = flags_for(understand_post(POST), known("D1", "A3"), TODAY)
    assert {sign.weight for sign in signs if sign.key not in ("D1", "A3")} == {Decimal(0)}
    assert advice_of(Vet(signs=signs)) is Advice.NEGOTIATE


def test_at_most_seven_questions_and_what_is_suggested_is_among_them() -> None:
    own = ("A1", "A2", "A4", "A5", "A6", "A7", "A9", "B1", "A3")
    keys = [sign.key for sign in flags_for(understand_post(POST), known(*own), TODAY)]
    assert len(keys) == len(set(keys)) == 7
    assert {"A3", "B5", "C1"} <= set(keys)


def test_a_post_that_suggests_nothing_leaves_the_questions_as_they_are() -> None:
    assert {sign.answer for sign in flags_for(understand_post("Hello."), known("D1", "B3"), TODAY)} == {None}


def test_while_the_past_is_short_the_catalogues_questions_stand_for_ones_own() -> None:
    signs = flags_for(understand_post("Hello."), known(finished=0), TODAY)
    assert len(signs) == 7
    assert all(not sign.is_serious and sign.answer is None for sign in signs)


def test_its_title_is_its_first_line_cut_where_it_is_long() -> None:
    assert title_of(POST) == "Small plugin fix, as soon as possible!!"
    assert title_of("a " * 100) == f"{('a ' * 30)[:59].rstrip()}…"


@pytest.mark.parametrize(
    ("post", "title"),
    [
        ("Hi, I'm Marta from Studio Lumen. We need a booking page.", "We need a booking page."),
        ("Hello again, this is Marta from Studio Lumen.\nA booking app, like Uber", "A booking app, like Uber"),
        ("Hi there!\n\nHope you are well. Logo for a café", "Logo for a café"),
        ("Dear Mr. O'Neill,\nTranslation of a lease", "Translation of a lease"),
        ("hey Sam - need a logo", "Need a logo"),
        ("Good morning\nFix our checkout", "Fix our checkout"),
        ("Hello World app for a school", "Hello World app for a school"),
        ("Hi-fi shop: product texts", "Hi-fi shop: product texts"),
        ("I'm looking for someone who can write ten emails for the spring sale of my shop, in English and Welsh.",
         "I'm looking for someone who can write ten emails for the sp…"),
        ("This is a small job. Two pages.", "This is a small job. Two pages."),
        ("Hello!", "Hello!"),
        (" \n ", ""),
    ],
)  # fmt: skip
def test_the_title_of_a_post_is_what_it_is_about_and_no_greeting(post: str, title: str) -> None:
    assert title_of(post) == title


@pytest.mark.parametrize(
    ("currency", "floor", "said"),
    [
        ("EUR", "25", ("USD", Decimal(30))),  # the minimum offered for euros is none for dollars
        ("GBP", "25", ("USD", Decimal(30))),
        ("USD", "25", ("USD", Decimal(25))),
        ("", "25", ("USD", Decimal(25))),  # a currency that was not named is that of the price
    ],
)
def test_a_pasted_post_in_another_currency_brings_the_minimum_rate_of_that_one(
    currency: str, floor: str, said: tuple[str, Decimal]
) -> None:
    context = replace(known(), floors={"EUR": Decimal(25), "USD": Decimal(30)})
    post = "Logo for a shop\nBudget: 500 USD for 20 hours of work"
    begun = Vet(quote=Quote(currency, floor=Decimal(floor)))
    read, _ = with_post(begun, post, understand_post(post), context, TODAY)
    assert (read.quote.currency, read.quote.floor) == said
    elsewhere, _ = with_post(
        begun, post.replace("USD", "CHF"), understand_post(post.replace("USD", "CHF")), context, TODAY
    )
    assert elsewhere.quote.floor == (None if currency else Decimal(25))


def test_a_post_full_of_red_flags_leaves_seats_to_the_two_heaviest_own_ones() -> None:
    codes = ("C1", "C3", "C4", "B5", "B1", "A5", "A8", "A9")
    shown = tuple(map(_shown, codes))
    reading = SimpleNamespace(shown=shown, offer=understand_post("Hello.").offer, is_unread=False)
    vet, said = with_post(Vet(), POST, cast("PostReading", reading), known("D1", "A3"), TODAY)
    keys = [sign.key for sign in vet.signs]
    assert len(keys) == 7
    assert set(keys[:5]) < set(codes)
    assert set(keys[5:]) == {"D1", "A3"}
    assert "8 red flags may be in it: the first 5 questions are about those." in said
    names = not_asked(cast("PostReading", reading), vet)
    left = not_asked_text(names)
    assert left.startswith("The post may show 3 more, which weren't asked about and don't count: ")
    assert left.count(" · ") == 2
    one = SimpleNamespace(shown=tuple(map(_shown, (*keys[:5], "E4"))))
    assert not_asked_text(not_asked(cast("PostReading", one), vet)) == (
        "The post may show one more, which wasn't asked about and doesn't count: Handed over before payment."
    )
    assert not_asked_text(("a", "b")) == "The post may show 2 more, which weren't asked about and don't count: a · b."
    assert not not_asked(cast("PostReading", SimpleNamespace(shown=tuple(map(_shown, keys[:5])))), vet)
    assert verdict(vet, {}, unasked=len(names)).advised == "negotiate"
    for sign in vet.signs:
        vet = vet.answered(sign.key, VetAnswer.NO)
    assert verdict(vet, {}, unasked=3).advised == "3 possible red flags not asked about"
    assert verdict(vet, {}, unasked=1).advised == "1 possible red flag not asked about"
    assert verdict(vet, {}).advised == "go"
    assert said.endswith(" The post itself isn't saved: keep a copy if you'll want it again.")


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ("hi\nthere", "That's too short to judge"),
        ("Logo\n$900", "That's too short to judge"),
        (
            "我们需要一个面包店的网站，八页，下个月完成，预算已经确定，合同由我们准备，付款分两次，请附上以前的作品。",
            "The post isn't in English",
        ),
        ("A menu of eight pages for our bakery.\nHalf is paid up front.", "No red flags stand out"),
        ("x\nurgent, today!", "1 red flag may be in it"),
    ],
)
def test_nothing_calm_is_said_of_a_post_too_short_to_judge(post: str, said: str) -> None:
    assert said in with_post(Vet(), post, understand_post(post), known(finished=0), TODAY)[1]


def test_a_post_full_of_red_flags_has_all_seats_where_none_is_ones_own() -> None:
    codes = ("C1", "C3", "C4", "B5", "B1", "A5", "A8", "A9")
    reading = SimpleNamespace(shown=tuple(map(_shown, codes)), offer=understand_post("Hello.").offer, is_unread=False)
    vet, _ = with_post(Vet(), POST, cast("PostReading", reading), known(finished=0), TODAY)
    assert len(vet.signs) == 7
    assert {sign.key for sign in vet.signs} < set(codes)


def test_the_heaviest_own_ones_have_their_seats_though_they_are_of_the_work() -> None:
    codes = ("C1", "C3", "C4", "B5", "B1", "A5", "A8", "A9")
    vet, said = with_post(Vet(), POST, _reading(*codes), known("E1", "E2"), TODAY)
    assert {sign.key for sign in vet.signs[5:]} == {"E1", "E2"}
    assert "8 red flags may be in it: the first 5 questions are about those." in said


def test_ones_own_questions_keep_their_weight_beside_those_of_a_post() -> None:
    vet, _ = with_post(Vet(), POST, _reading("C1"), known("B1", "D1"), TODAY)
    weights = {sign.key: sign.weight for sign in vet.signs}
    assert weights["B1"] > 0, "it's also one of the catalogue's most named"
    assert weights["D1"] > 0


def test_no_question_about_a_red_flag_that_was_cut_comes_back_as_if_the_post_had_said_nothing() -> None:
    codes = [flag.code for flag in most_named(8)]
    vet, said = with_post(Vet(), POST, _reading(*codes), known("D1", "A3", "D4"), TODAY)
    first = [sign.key in codes and sign.answer is VetAnswer.UNSURE for sign in vet.signs]
    assert first == sorted(first, reverse=True), "those of the post come first, and each is suggested"
    assert f"the first {sum(first)} questions are about those" in said


@pytest.mark.parametrize("codes", [("C1", "C3"), (), ("C1", "C3", "C4", "B5", "B1", "A5", "A8", "A9")])
def test_a_second_post_loses_nothing_that_was_answered_or_written(codes: tuple[str, ...]) -> None:
    begun, _ = with_post(Vet(), POST, _reading("A3", "B6", "A7"), known("D1"), TODAY)
    begun = begun.answered("A3", VetAnswer.YES).answered("B6", VetAnswer.NO).asking("A7", "Who decides?")
    read, _ = with_post(begun, "Another\npost", _reading(*codes), known("D1"), TODAY)
    after = {sign.key: sign for sign in read.signs}
    for sign in begun.signs:
        if sign.answer or sign.ask:
            assert after[sign.key].answer == sign.answer, sign.key
            assert after[sign.key].ask == sign.ask, sign.key
    assert [sign.key for sign in read.signs[: min(len(codes), 5)]] == [
        sign.key for sign in with_post(Vet(), POST, _reading(*codes), known("D1"), TODAY)[0].signs[: min(len(codes), 5)]
    ], "what the new post suggests is asked first"


def test_a_sentence_written_for_a_question_not_answered_stays_though_the_post_suggests_it() -> None:
    begun, _ = with_post(Vet(), POST, _reading("A7"), known("D1"), TODAY)
    begun = begun.answered("A7", None).asking("A7", "Who decides?")
    read, _ = with_post(begun, POST, _reading("A7"), known("D1"), TODAY)
    assert (read.signs[0].ask, read.signs[0].answer) == ("Who decides?", VetAnswer.UNSURE)


def _reading(*codes: str) -> PostReading:
    return cast(
        "PostReading",
        SimpleNamespace(shown=tuple(map(_shown, codes)), offer=understand_post("Hello.").offer, is_unread=False),
    )


def _shown(code: str) -> SimpleNamespace:
    return SimpleNamespace(code=code)


OTHER_LANGUAGES = (
    "Hallo zusammen, ich suche für meinen kleinen Weinhandel einen Texter für 12 Produktbeschreibungen. Honorar: 35 € "
    "pro Text, bezahlt wird nach Fertigstellung, Korrekturen so oft wie nötig. Bitte vorab ein kostenloses Muster.",
    "Necesito traducir un folleto de 1.200 palabras del inglés al español. Presupuesto 120 €, 50 % por adelantado.",
    "Busco desarrollador para clonar una app, es algo sencillo y rápido. El pago se hace al final.",
    "Bonjour, je cherche un graphiste pour refaire tout notre site. C'est très simple. Révisions illimitées, pas "
    "d'acompte. Merci d'envoyer une maquette gratuite avec votre candidature.",
    "Ищу разработчика для интернет-магазина, всё просто и быстро, оплата после сдачи.",
)
"""Real-looking posts; four of the five show red flags to whoever reads them."""


@pytest.mark.parametrize("post", OTHER_LANGUAGES)
def test_a_post_in_another_language_is_called_unread_and_never_calm(post: str) -> None:
    reading = understand_post(post)
    vet, said = with_post(Vet(), post, reading, known(), TODAY)
    assert (NOT_ENGLISH in said, NONE_SUGGESTED in said) == (True, False)
    assert advice_text(vet) == NOT_JUDGED
    assert NOT_ENGLISH in calm_text(post, reading)
    assert vet.quote.price in (None, Decimal(120)), "35 € for each text is no price in all"


def test_a_post_in_two_languages_shows_what_was_found_and_that_there_may_be_more() -> None:
    post = "Hi, wir suchen einen Developer für unseren Webshop. Unlimited revisions. Das Budget ist knapp und fest."
    _, said = with_post(Vet(), post, understand_post(post), known(), TODAY)
    assert "1 red flag may be in it" in said
    assert NOT_ALL_READ in said


@pytest.mark.parametrize(
    "post", [POST, "React Native developer, 3 months, remote, part time, $50/h, start January. Send CV."]
)
def test_an_english_post_is_read_also_one_of_nouns_alone(post: str) -> None:
    assert not understand_post(post).is_unread


@pytest.mark.parametrize(("letters", "is_little"), [(39, True), (40, False)])
def test_forty_letters_say_enough_to_look_for_red_flags(letters: int, is_little: bool) -> None:
    assert says_too_little(f"{'x' * (letters - 1)} – 1!") is is_little


@pytest.mark.parametrize(("length", "is_long"), [(120, False), (121, True)])
def test_a_line_of_more_than_a_hundred_and_twenty_characters_is_a_post(length: int, is_long: bool) -> None:
    assert is_post(f" {'x' * length} ") is is_long
    assert is_post("Labels\n\nfor a warehouse"), "two lines are one too"


@pytest.mark.parametrize(("price", "is_low"), [("$99", True), ("$100", False)])
def test_a_cent_a_word_is_the_least_for_a_text(price: str, is_low: bool) -> None:
    """10,000 words at 0.01 are 100."""
    post = f"Translate our guide of 10,000 words. Budget {price}."
    assert bool(understand_post(post).words_for("C1")) is is_low


@pytest.mark.parametrize(
    ("shown", "asked", "said"),
    [
        ("", "A1 A2", ""),
        ("A1", "A1 A2", SUGGESTED_ONE),
        ("A1 A2", "A1 A2 A3", "2 red flags may be in it: they're asked first."),
        ("A1 A2 A3", "A1 A2 B1 A3", "3 red flags may be in it: the first 2 questions are about those."),
        ("A1 A2", "A1 B1", "2 red flags may be in it: the first question is about one."),
        ("A1 A2", "B1 B2", "2 red flags may be in it."),
        ("A1", "B1 B2", "1 red flag may be in it."),
    ],
)
def test_what_is_said_of_a_post_counts_its_questions(shown: str, asked: str, said: str) -> None:
    flags = [VetFlag(code, "", Decimal(0)) for code in asked.split()]
    assert suggested_text(shown.split(), flags) == said
