"""Hypothesis strategies for whole retrospectives and vets: everything that their formats can hold."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType

from hypothesis import strategies as st

from retro.core.gig.choices import Held, Hindsight, Learned, Obstacle, Outcome, Side, Stage, Status
from retro.core.gig.flag_names import flag_key
from retro.core.gig.links import Link
from retro.core.gig.losses import LOSSES
from retro.core.gig.message import ANSWERED_BY, HANDOVER, LINES, Channel, HandoverRow, Mark, Message, handover_in_order
from retro.core.gig.own_questions import OwnQuestion, StepKey
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.rough_day import Precision, day_known
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import CheckIn, Done, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.core.vet.vet_lines import KEPT_AS_TYPED

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
"""Any Unicode that can be stored: only half characters (surrogates) are left out."""
words = texts.filter(str.strip)
"""The same, but not blank."""
ids = st.uuids(version=4).map(lambda value: value.hex)
days = st.dates()
rough_days = st.builds(day_known, days, st.none() | st.sampled_from(Precision))
"""Days that may be known only roughly."""
instants = st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)).map(
    lambda instant: instant.replace(microsecond=instant.microsecond // 1000 * 1000)
)
amounts = st.decimals(
    min_value=0, max_value=Decimal("999999999999.99"), places=2, allow_nan=False, allow_infinity=False
)
codes = st.builds("{}{}".format, st.sampled_from("ABCDE"), st.integers(1, 15))
questions = st.from_regex(r"[a-z]{1,8}\.[a-z_]{1,12}", fullmatch=True)

facts = st.builds(
    Facts,
    title=texts,
    client=texts,
    platform=texts,
    status=st.none() | st.sampled_from(Status),
    outcome=st.none() | st.sampled_from(Outcome),
    started_on=st.none() | rough_days,
    ended_on=st.none() | rough_days,
    trouble_on=st.none() | rough_days,
    noticed_on=st.none() | rough_days,
    told_on=st.none() | rough_days,
    learned=st.none() | st.sampled_from(Learned),
    currency=st.just("") | st.from_regex("[A-Z]{3}", fullmatch=True),
    price=st.none() | amounts,
    paid=st.none() | amounts,
    refunded=st.none() | amounts,
    hours_planned=st.none() | amounts,
    hours_worked=st.none() | amounts,
)
lines = texts.filter(lambda text: text.splitlines() in ([], [text]))
"""The same on one line."""
links = st.lists(
    st.builds(Link, target=lines.filter(str.strip), label=lines), max_size=2, unique_by=lambda link: link.target
).map(tuple)
moments = st.builds(Moment, on=st.none() | rough_days, text=texts, links=links)
flags = st.builds(
    RedFlag,
    flag=st.none() | codes,
    name=texts,
    stage=st.sampled_from(Stage),
    side=st.sampled_from(Side),
    hindsight=st.none() | st.sampled_from(Hindsight),
    seen_on=st.none() | rough_days,
    saw=texts,
    told_myself=texts,
)
reviews = st.builds(Review, on=days, result=st.sampled_from(Held), note=texts, gig=st.none() | ids)
lessons = st.builds(
    Lesson,
    id=ids,
    cue=texts,
    act=texts,
    next_time=texts,
    stop=texts,
    stop_on=st.none() | days,
    flag=st.none() | codes | texts,
    replaces=st.none() | ids,
    got_in_the_way=st.none() | st.sampled_from(Obstacle),
    reviews=st.lists(reviews, max_size=2).map(tuple),
    snoozed_until=st.none() | days,
    retired_on=st.none() | days,
)


def _with_pivot(chosen: list[RedFlag], pivot: int) -> tuple[RedFlag, ...]:
    """At most one of them is the pivot: the one of that number, if there is one."""
    return tuple(flag._replace(pivot=number == pivot) for number, flag in enumerate(chosen))


handover = st.builds(HandoverRow, name=st.sampled_from(HANDOVER), text=texts, mark=st.none() | st.sampled_from(Mark))


def messages(parts: Collection[str]) -> st.SearchStrategy[Message]:
    """Messages whose own answers are some of these parts."""
    return st.builds(
        Message,
        parts=st.dictionaries(st.sampled_from(sorted(parts)), words, max_size=3).map(MappingProxyType),
        left_out=st.sets(st.sampled_from(LINES), max_size=3).map(
            lambda left_out: tuple(name for name in LINES if name in left_out)
        ),
        edited=texts,
        handover=st.lists(handover, max_size=3).map(tuple).map(handover_in_order),
        channel=st.none() | st.sampled_from(Channel),
        quiet_on=st.none() | days,
    )


flag_lists = st.builds(_with_pivot, st.lists(flags, max_size=4, unique_by=lambda flag: flag.key), st.integers(0, 5))


own_questions = st.lists(
    st.builds(
        OwnQuestion,
        key=st.text("abcdefghijklmnop", min_size=32, max_size=32).map("mine.{}".format),
        step=st.sampled_from(StepKey),
        ask=words,
    ),
    max_size=2,
    unique_by=lambda question: question.key,
).map(tuple)


def _with_own(whole: Retrospective, own: tuple[OwnQuestion, ...], text: str) -> Retrospective:
    for question in own:
        whole = whole.with_own_answer(question, text)
    return whole


def retrospectives(written: st.SearchStrategy[str] = words) -> st.SearchStrategy[Retrospective]:
    """Whole records, in which `written` are the narrative answers."""
    return st.builds(_with_own, _retrospectives(written), own_questions, written)


def _retrospectives(written: st.SearchStrategy[str]) -> st.SearchStrategy[Retrospective]:
    return st.builds(
        Retrospective,
        id=ids,
        created_at=instants,
        updated_at=instants,
        finished_at=st.none() | instants,
        facts=facts,
        answers=st.dictionaries(questions, written, max_size=4).map(MappingProxyType),
        moments=st.lists(moments, max_size=3).map(tuple),
        losses=st.dictionaries(st.sampled_from(tuple(LOSSES)), words, max_size=3).map(MappingProxyType),
        red_flags=flag_lists,
        lessons=st.lists(lessons, max_size=3, unique_by=lambda lesson: lesson.id).map(tuple),
        tags=st.lists(texts, max_size=3).map(tuple),
        message=messages(set(LINES) - set(ANSWERED_BY)),
        own_questions=st.just(()),
        links=links,
    )


quotes = st.builds(
    Quote,
    currency=st.just("") | st.from_regex("[A-Z]{3}", fullmatch=True),
    price=st.none() | amounts,
    hours=st.none() | amounts,
    floor=st.none() | amounts,
)
signs = st.builds(
    VetFlag,
    key=codes | words.map(flag_key),
    name=texts,
    weight=amounts,
    answer=st.none() | st.sampled_from(VetAnswer),
    ask=texts,
)
stops = st.builds(Stop, text=texts, on=st.none() | days, settled_on=st.none() | days)


check_ins = st.builds(
    CheckIn,
    on=days,
    hours=st.none() | amounts,
    done=st.none() | st.sampled_from(Done),
    hiding=st.none() | st.sampled_from(VetAnswer),
    stop=st.none() | st.sampled_from(VetAnswer),
)
came = st.builds(Sighting, on=days, key=codes | words.map(flag_key), answer=st.sampled_from(VetAnswer))


def vets() -> st.SearchStrategy[Vet]:
    """Whole vets: everything that retro-vet/1 can hold."""
    return st.builds(
        Vet,
        id=ids,
        created_at=instants,
        updated_at=instants,
        title=texts,
        platform=texts,
        quote=quotes,
        ratio=st.none() | amounts,
        signs=st.lists(signs, max_size=3, unique_by=lambda sign: sign.key).map(tuple),
        from_catalogue=st.booleans(),
        reply=texts,
        message=messages(LINES),
        decision=st.none() | st.sampled_from(Decision),
        decided_on=st.none() | days,
        stops=st.lists(stops, max_size=2).map(tuple),
        ended=st.none() | st.sampled_from(Ending),
        ended_on=st.none() | rough_days,
        told_on=st.none() | rough_days,
        gig=st.none() | ids,
        client=texts,
        client_went_wrong=st.booleans(),
        forecast=st.builds(Forecast, feared=texts, sure=st.none() | st.integers(0, 100).map(Decimal)),
        check_ins=st.lists(check_ins, max_size=3, unique_by=lambda one: one.on).map(tuple),
        came=st.lists(came, max_size=3, unique_by=lambda one: (one.on, one.key)).map(tuple),
        no_check_ins=st.booleans(),
        quiet_until=st.none() | days,
        good_end=st.builds(GoodEnd, hours=st.none() | amounts, paid=st.none() | amounts, kept=texts),
        unread=st.dictionaries(st.sampled_from(sorted(KEPT_AS_TYPED)), texts.filter(bool)).map(MappingProxyType),
    )
