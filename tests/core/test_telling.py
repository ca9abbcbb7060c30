"""I've told them: what follows at once, what is odd, and the way back."""

from datetime import date
from decimal import Decimal

import pytest

from retro.core.analysis.preview import preview, running_preview
from retro.core.gig.choices import Learned, Status
from retro.core.gig.message import Channel
from retro.core.gig.metrics import is_untold, time_to_tell
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.gig.telling_wording import known_since, untold_so_far
from retro.core.gig.wording import short_day
from retro.core.message import telling
from retro.core.message.assembly import full_text
from retro.core.message.draft import with_left_out, with_part
from retro.core.message.reading import message_sections
from retro.core.rough_day import Precision, RoughDay
from retro.core.vet.decision import Decision
from retro.core.vet.progress import CheckIn
from retro.core.vet.under_way.write_up import retrospective_from_vet
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.core.wizard.questions import every_page

TODAY = date(2026, 11, 23)
NOTICED = date(2026, 11, 19)
GIG = Retrospective.new(facts=Facts(title="Dashboard", status=Status.UNTOLD, noticed_on=NOTICED))


def test_a_client_is_untold_while_the_status_says_so_and_no_day_does() -> None:
    assert is_untold(GIG.facts)
    assert not is_untold(GIG.facts._replace(told_on=TODAY))
    assert not is_untold(GIG.facts._replace(status=Status.LIVE))
    assert not is_untold(Facts())


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Facts(), ""),
        (Facts(noticed_on=NOTICED), "You noticed on 19 November."),
        (Facts(noticed_on=date(2025, 11, 19)), "You noticed on 19 November 2025."),
        (Facts(hours_worked=Decimal(32)), "So far: 32 hours of work."),
        (Facts(hours_worked=Decimal(1), hours_planned=Decimal(9)), "So far: 1 hour of work."),
        (Facts(hours_planned=Decimal(9)), ""),
        (Facts(paid=Decimal(100), currency="USD"), "So far: $100 taken."),
        (
            Facts(noticed_on=NOTICED, hours_worked=Decimal("7.5"), paid=Decimal("99.5"), currency="EUR"),
            "You noticed on 19 November. So far: 7.5 hours of work, €99.50 taken.",
        ),
    ],
)
def test_what_is_known_so_far_is_said_by_days_and_figures_and_nothing_else(facts: Facts, said: str) -> None:
    for today in (NOTICED, TODAY, date(2026, 12, 31)):
        assert untold_so_far(facts, today) == said, "and no count that grows"


@pytest.mark.parametrize(
    ("noticed", "told", "count", "said"),
    [
        (RoughDay(2026, 11, 15, Precision.MONTH), date(2026, 11, 5), 0, "after at most 4 days"),
        (RoughDay(2026, 11, 15, Precision.MONTH), date(2026, 11, 1), 0, "about the same day"),
        (RoughDay(2026, 11, 8), date(2026, 11, 6), 0, "about the same day"),
        (RoughDay(2026, 11, 15, Precision.MONTH), date(2026, 10, 31), None, ""),
        (RoughDay(2026, 11, 8), date(2026, 10, 31), None, ""),  # more than a week before it
    ],
)
def test_a_day_of_telling_that_may_be_before_a_rough_one_of_noticing_is_taken_for_no_contradiction(
    noticed: date, told: date, count: int | None, said: str
) -> None:
    facts = Facts(noticed_on=noticed, told_on=told)
    assert time_to_tell(facts) == count
    assert known_since(facts) == f"Told the client on {short_day(told)}{', ' if said else ''}{said}"


def test_telling_sets_the_day_the_way_and_where_it_stands() -> None:
    told = telling.with_client_told(telling.quiet(GIG, TODAY), TODAY, Channel.CALLED)
    assert (told.facts.status, told.facts.told_on) == (Status.LIVE, TODAY)
    assert told.message.channel is Channel.CALLED
    assert not is_untold(told.facts)
    assert time_to_tell(told.facts) == 4


@pytest.mark.parametrize(
    ("before", "after"), [(Status.OVER, Status.OVER), (Status.LIVE, Status.LIVE), (None, Status.LIVE)]
)
def test_telling_leaves_a_gig_that_is_over_over(before: Status | None, after: Status) -> None:
    assert telling.with_client_told(GIG.with_facts(status=before), TODAY, None).facts.status is after


def test_telling_can_be_taken_back() -> None:
    assert telling.with_client_not_told(telling.with_client_told(GIG, TODAY, Channel.WROTE)) == GIG
    quiet = telling.quiet(GIG, TODAY)
    assert telling.with_client_not_told(telling.with_client_told(quiet, TODAY, Channel.WROTE)) == quiet
    over = GIG.with_facts(status=Status.OVER)
    assert telling.with_client_not_told(telling.with_client_told(over, TODAY, Channel.WROTE)) == over


@pytest.mark.parametrize(
    ("status", "told_on", "can_be"),
    [
        (Status.LIVE, TODAY, True),
        (Status.LIVE, None, False),
        (Status.UNTOLD, None, False),
        (Status.UNTOLD, TODAY, False),
        (Status.OVER, TODAY, False),
        (None, TODAY, False),
    ],
)
def test_only_the_telling_of_a_gig_that_goes_on_is_taken_back(
    status: Status | None, told_on: date | None, can_be: bool
) -> None:
    assert telling.can_be_taken_back(GIG.with_facts(status=status, told_on=told_on)) is can_be


def test_the_client_of_a_gig_under_way_is_told_alike() -> None:
    vet = Vet(title="Labels", decision=Decision.TAKE)
    told = telling.with_client_told(vet, TODAY, Channel.IN_PERSON)
    assert (told.told_on, told.message.channel) == (TODAY, Channel.IN_PERSON)
    assert told.is_running
    assert telling.with_client_not_told(told) == vet


@pytest.mark.parametrize(
    ("noticed", "told", "said"),
    [
        (NOTICED, TODAY, "Told after 4 days. That was the hard part."),
        (TODAY, TODAY, "Told the same day. That was the hard part."),
        (None, TODAY, "Told. That was the hard part."),
        (TODAY, NOTICED, "You told them before you noticed: check both dates."),
    ],
)
def test_what_is_said_once_they_know(noticed: date | None, told: date, said: str) -> None:
    whole = telling.with_client_told(GIG.with_facts(noticed_on=noticed), told, None)
    assert telling.told_text(whole.facts) == said
    assert (whole.facts.noticed_on, whole.facts.told_on) == (noticed, told)


@pytest.mark.parametrize(
    ("gig", "said"),
    [
        (GIG, "Undone: the client doesn't know yet. It's back at the top of home."),
        (GIG.with_facts(status=Status.OVER), "Undone: the day you told them is blank again."),
        (Vet(title="Labels", decision=Decision.TAKE), "Undone: the day you told them is blank again."),
        (
            Vet(title="Labels", decision=Decision.TAKE, check_ins=(CheckIn(TODAY, hiding=VetAnswer.YES),)),
            "Undone: the client doesn't know yet.",
        ),
    ],
)
def test_what_is_said_once_it_was_taken_back_is_true(gig: Retrospective | Vet, said: str) -> None:
    assert telling.untold_text(telling.with_client_not_told(telling.with_client_told(gig, TODAY, None))) == said


def test_a_day_ahead_is_refused_in_words() -> None:
    assert telling.refused(date(2026, 11, 24), TODAY).startswith("That day is still to come. Name one")
    assert telling.refused(TODAY, TODAY) == ""


def test_it_is_quiet_for_the_day_on_which_that_was_asked() -> None:
    hushed = telling.quiet(GIG, TODAY)
    assert hushed == GIG._replace(message=GIG.message._replace(quiet_on=TODAY))


WRITTEN = with_left_out(
    with_part(with_part(with_part(GIG, "news", "The photos are lost."), "for_you", "No vows."), "someone", "Ask Zoe."),
    "someone",
    True,
)
SENT = "The photos are lost.\n\nFor you it means no vows."


def test_what_they_were_told_stays_whatever_is_written_up_later() -> None:
    told = telling.with_client_told(WRITTEN, TODAY, Channel.WROTE)
    later = told.with_answer("client.cost", "No vows. She cried.").with_answer("own.sentence", "I used one card.")
    assert full_text(told) == full_text(later) == SENT
    assert later.answers["client.cost"] == "No vows. She cried."


def test_it_is_read_whole_with_its_day_and_without_what_was_left_out() -> None:
    (before,) = message_sections(WRITTEN)
    assert [(entry.label, entry.text) for entry in before.items] == [("As it stands", SENT)]
    (after,) = message_sections(telling.with_client_told(WRITTEN, TODAY, Channel.WROTE))
    assert [(entry.label, entry.text) for entry in after.items] == [("As told on 23 November 2026, in writing", SENT)]


@pytest.mark.parametrize(
    ("news", "how", "label"),
    [
        ("The <photos> are lost.", Channel.WROTE, "Your text when you told them on 23 November 2026, in writing"),
        ("The photos are lost.", Channel.CALLED, "Your text when you told them on 23 November 2026, by phone"),
        ("The photos are lost.", None, "Your text when you told them on 23 November 2026"),
    ],
)
def test_a_text_of_which_nothing_says_that_it_was_sent_is_not_shown_as_what_they_were_told(
    news: str, how: Channel | None, label: str
) -> None:
    (section,) = message_sections(telling.with_client_told(with_part(WRITTEN, "news", news), TODAY, how))
    assert [entry.label for entry in section.items] == [label]


def test_a_message_goes_back_to_its_parts_with_the_telling_taken_back() -> None:
    assert telling.with_client_not_told(telling.with_client_told(WRITTEN, TODAY, Channel.WROTE)) == WRITTEN
    edited = telling.with_client_told(
        WRITTEN._replace(message=WRITTEN.message._replace(edited="All lost.")), TODAY, None
    )
    assert telling.with_client_not_told(edited).message.edited == "All lost."


def test_a_message_that_nobody_began_is_no_text_once_they_were_told() -> None:
    told = telling.with_client_told(GIG.with_answer("client.cost", "Two weeks."), TODAY, Channel.CALLED)
    assert not told.message.edited
    signed = with_part(GIG.with_answer("client.cost", "Two weeks."), "sign_off", "Maren")
    assert not telling.with_client_told(signed, TODAY, None).message.edited
    assert not message_sections(signed)


def test_a_page_says_where_the_words_of_the_message_come_from_and_go_to() -> None:
    page = next(page for _, page in every_page() if page.key == "client.cost")
    assert "From your message: what you change here changes there." in page.hints(WRITTEN)
    told = page.hints(telling.with_client_told(WRITTEN, TODAY, None))
    assert "From your message. What you told them stays as it was" in told
    assert "message" not in page.hints(GIG.with_answer("client.cost", "Two weeks."))
    sentence = next(page for _, page in every_page() if page.key == "own.sentence")
    assert "goes into the message" in sentence.hints(GIG)
    assert "goes into the message" not in sentence.hints(telling.with_client_told(GIG, TODAY, None))


def test_a_text_edited_whole_stays_as_typed_once_they_know() -> None:
    edited = "Hello <name>,\n\nI can't finish it. <What will not happen?>"
    whole = GIG._replace(message=GIG.message._replace(edited=edited))
    told = telling.with_client_told(whole, TODAY, None)
    assert told.message.edited == edited
    assert telling.with_client_not_told(told).message.edited == edited


def test_how_they_were_told_is_shown_beside_the_day_and_answers_how_they_found_out() -> None:
    told = telling.with_client_told(GIG.with_facts(told_on=None), TODAY, Channel.WROTE)
    assert told.facts.learned is Learned.TOLD
    assert f"Told the client on {short_day(TODAY)}, after 4 days, in writing" in str(preview(told, {}).figures)
    assert telling.with_client_not_told(told).facts.learned is None
    found_out = telling.with_client_told(GIG.with_facts(learned=Learned.FOUND_OUT), TODAY, Channel.WROTE)
    assert telling.with_client_not_told(found_out).facts.learned is Learned.FOUND_OUT
    under_way = telling.with_client_told(Vet(title="Labels", decision=Decision.TAKE), TODAY, Channel.IN_PERSON)
    assert f"Told the client on {short_day(TODAY)}, in person" in str(running_preview(under_way, {}, TODAY).figures)
    assert retrospective_from_vet(under_way).facts.learned is Learned.TOLD


@pytest.mark.parametrize("learned", [None, Learned.TOLD, Learned.FOUND_OUT, Learned.NEVER])
def test_a_client_told_before_it_is_written_up_is_told_as_one_told_after(learned: Learned | None) -> None:
    under_way = Vet(title="Labels", decision=Decision.TAKE, decided_on=NOTICED)
    before = retrospective_from_vet(telling.with_client_told(under_way, TODAY, Channel.CALLED))
    after = telling.with_client_told(retrospective_from_vet(under_way), TODAY, Channel.CALLED)
    assert (before.facts, before.message) == (after.facts, after.message)
    answered = telling.with_client_told(after.with_facts(learned=learned), TODAY, None)
    assert answered.facts.learned is (learned or Learned.TOLD), "what was answered of it stays"
    untold = telling.with_client_not_told(answered).facts.learned
    assert untold is (None if learned is Learned.TOLD else learned)
