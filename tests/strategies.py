"""Any retrospective that could be kept: what Hypothesis makes the record of."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType

from hypothesis import strategies as st

from retro.core.questions import Narrative, every_question
from retro.core.retrospective import (
    LOSSES,
    Facts,
    Held,
    Hindsight,
    Learned,
    Lesson,
    Moment,
    Obstacle,
    Outcome,
    RedFlag,
    Retrospective,
    Review,
    Side,
    Stage,
    Status,
)
from retro.core.visible import clean

NARRATIVES = sorted(question.key for _, _, question in every_question() if isinstance(question.slot, Narrative))

texts = st.text(max_size=60).map(lambda text: clean(text)[0])
ids = st.uuids().map(lambda id: id.hex)
days = st.dates()
instants = st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)).map(
    lambda instant: instant.replace(microsecond=instant.microsecond // 1000 * 1000)
)
money = st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2)
currencies = st.just("") | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


def _texts(names: list[str]) -> st.SearchStrategy[MappingProxyType[str, str]]:
    return st.dictionaries(st.sampled_from(names), texts.filter(bool), max_size=4).map(MappingProxyType)


facts = st.builds(
    Facts,
    title=texts,
    client=texts,
    platform=texts,
    status=maybe(st.sampled_from(Status)),
    outcome=maybe(st.sampled_from(Outcome)),
    started_on=maybe(days),
    ended_on=maybe(days),
    trouble_on=maybe(days),
    noticed_on=maybe(days),
    told_on=maybe(days),
    learned=maybe(st.sampled_from(Learned)),
    currency=currencies,
    price=maybe(money),
    paid=maybe(money),
    refunded=maybe(money),
    hours_planned=maybe(money),
    hours_worked=maybe(money),
)
moments = st.builds(Moment, on=maybe(days), text=texts)
red_flags = st.builds(
    RedFlag,
    flag=st.none() | st.sampled_from(["A1", "B3", "D9"]),
    name=texts,
    stage=st.sampled_from(Stage),
    side=st.sampled_from(Side),
    hindsight=maybe(st.sampled_from(Hindsight)),
    seen_on=maybe(days),
    saw=texts,
    told_myself=texts,
)
reviews = st.builds(Review, on=days, result=st.sampled_from(Held), note=texts, gig=maybe(ids))
lessons = st.builds(
    Lesson,
    id=ids,
    cue=texts,
    act=texts,
    next_time=texts,
    stop=texts,
    stop_on=maybe(days),
    flag=st.none() | texts,
    replaces=maybe(ids),
    got_in_the_way=maybe(st.sampled_from(Obstacle)),
    reviews=st.lists(reviews, max_size=2).map(tuple),
    snoozed_until=maybe(days),
    retired_on=maybe(days),
)
retrospectives = st.builds(
    Retrospective,
    id=ids,
    created_at=instants,
    updated_at=instants,
    finished_at=maybe(instants),
    facts=facts,
    answers=_texts(NARRATIVES),
    moments=st.lists(moments, max_size=3).map(tuple),
    losses=_texts(list(LOSSES)),
    red_flags=st.lists(red_flags, max_size=3, unique_by=lambda flag: flag.key).map(tuple),
    lessons=st.lists(lessons, max_size=2, unique_by=lambda lesson: lesson.id).map(tuple),
    tags=st.lists(texts, max_size=3).map(tuple),
)
