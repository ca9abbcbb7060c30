"""A library in which every text is hostile: brackets that would be markup, characters that would steer a terminal.

Texts are found, not listed: a `str` that is added to the record, or a question added to the wizard, is hostile too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, get_type_hints

from retro.core.gig.choices import Held, Learned, Obstacle, Outcome, Side, Stage, Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, QuestionKey, VetId
from retro.core.gig.links import Link
from retro.core.gig.losses import LOSSES
from retro.core.gig.message import HandoverRow, Mark, Message
from retro.core.gig.own_questions import KeptQuestion, OwnQuestion, StepKey
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.vet.decision import Decision
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.core.wizard.answer_paths import TextPath
from retro.core.wizard.questions import every_question
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting
from retro.storage.writing.store import Store
from retro.tui.context import AppContext
from retro.tui.export.writer import FOLDER

V = TypeVar("V")

MARKUP = "[/] [/b] cost [/ [ok] [red]x[/] [@click=app.quit]y[/] [link=file:///etc/passwd]z[/link] $error \\[b]"
STEERING = "\x1b[2J \x1b]52;c;eA==\x07 \x1bc \x9b31m \x00 \x7f \u202ecba\u202c \u2066x\u2069"
LITERAL = "[/]"
OWN_QUESTION = OwnQuestion(
    QuestionKey("mine." + "a" * 32), StepKey.STORY, f"{LITERAL}own question \x1b[2J [@click=app.quit]y"
)
"""Asked at the end of a step, and shown in their list."""
"""How every hostile text begins, and what must be read of it."""
STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

A, B, C, DRAFT, GONE = (GigId("abcde"[number] * 32) for number in range(5))
"""Three finished, one draft, one in the trash."""
VET, RUNNING, GONE_VET = VetId("7" * 32), VetId("8" * 32), VetId("9" * 32)
"""Three vets: one runs as a gig, and one is in the trash."""


def hostile(name: str) -> str:
    """What the text of this name says."""
    return f"{LITERAL}{name} {MARKUP} {STEERING} {name} ends"


def filled(kind: type[V], **given: object) -> V:
    """A value of this class: what is given, and every other text hostile."""
    texts = {name: hostile(name) for name, kept in get_type_hints(kind).items() if kept is str}
    return kind(**texts | given)


OWN = hostile("own flag")


def gig(id: str, on: date, status: Status = Status.OVER) -> Retrospective:
    """One gig that says something hostile wherever one can say something."""
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    narrative = {question.slot.key for _, _, question in every_question() if isinstance(question.slot, TextPath)}
    review = filled(Review, on=on, result=Held.BROKEN, gig=B)
    return Retrospective(
        id=GigId(id),
        created_at=at,
        updated_at=at,
        finished_at=at,
        facts=filled(
            Facts,
            title=hostile(f"title {id[0]}"),
            status=status,
            outcome=Outcome.OTHER,
            learned=Learned.TOLD,
            currency="EUR",
            price=Decimal(300),
            paid=Decimal(100),
            hours_planned=Decimal(10),
            hours_worked=Decimal(30),
            started_on=on,
            ended_on=on,
            noticed_on=on,
            told_on=on + timedelta(days=3),
        ),
        answers=MappingProxyType({key: hostile(key) for key in narrative}),
        moments=(filled(Moment, on=on), filled(Moment, links=(filled(Link),))),
        links=(filled(Link), Link(hostile("place"))),
        losses=MappingProxyType({name: hostile(name) for name in LOSSES}),
        red_flags=(
            filled(RedFlag, flag=None, name=OWN, stage=Stage.WORK, side=Side.MINE, pivot=True, seen_on=on),
            filled(RedFlag, flag="D99", name=hostile("flag D99"), stage=Stage.WORK, side=Side.MINE),
        ),
        lessons=(
            filled(Lesson, id=id[::-1], flag=OWN, got_in_the_way=Obstacle.FORGOT, reviews=(review,)),
            filled(Lesson, id=f"f{id[1:]}", flag="D1", stop_on=on),
        ),
        tags=(hostile("tag"), hostile("another tag")),
        message=Message(
            parts=MappingProxyType({"regret": hostile("regret")}),
            handover=(HandoverRow("contacts", hostile("contacts"), Mark.HALF),),
        ),
    )


def vet(id: str, **changes: object) -> Vet:
    """A vet that says something hostile wherever one can say something."""
    at = datetime(2026, 11, 1, 12, tzinfo=UTC)
    signs = (
        filled(VetFlag, key=OWN.casefold(), name=OWN, weight=Decimal(2), answer=VetAnswer.YES),
        filled(VetFlag, key="D99", weight=Decimal(1), answer=VetAnswer.UNSURE),
    )
    quote = Quote("EUR", Decimal(600), Decimal(20), Decimal(25))
    stops = (filled(Stop, on=date(2026, 11, 20)), filled(Stop, settled_on=date(2026, 11, 10)))
    message = filled(Message, edited=hostile("message"))
    plain = filled(Vet, id=id, created_at=at, updated_at=at, quote=quote, signs=signs, stops=stops, message=message)
    return replace(plain, title=hostile(f"vet {id[0]}"), **changes)  # type: ignore[arg-type]  # names are checked by replace


@dataclass(frozen=True)
class Hostile:
    """What the library holds."""

    gigs: Mapping[GigId, Retrospective]
    folder: Path
    """Where exports went last: a hostile path too."""


def put_hostile(app_context: AppContext, folder: Path) -> Hostile:
    """Put it all into the test's library, with a place that was left, earlier texts, trash and settings."""
    exports = folder / "[b]folder [@click=app.quit]x \x1b[2J\u202e"
    exports.mkdir()
    gigs = {id: gig(id, date(2026, 3 + number, 14)) for number, id in enumerate((A, B, C, DRAFT, GONE))}
    gigs[DRAFT] = gigs[DRAFT]._replace(finished_at=None)
    unread = {question.key: hostile(f"unread {question.key}") for _, _, question in every_question()}

    def put(store: Store) -> None:
        for each in gigs.values():
            version = store.save(
                each, version=None, place=DraftPosition("title", 0, True, unread) if each.is_draft else None
            )
            if each.is_draft:  # all of it is written over, and kept as earlier text
                cleared = each._replace(answers=MappingProxyType(dict.fromkeys(each.answers, "new")))
                back = store.save(cleared.with_facts(title="new", client="new", platform="new"), version=version)
                store.save(each, version=back)
        store.delete(GONE)
        for each_vet in (vet(VET, reply=""), vet(RUNNING, decision=Decision.TAKE, decided_on=date(2026, 11, 2))):
            store.save(each_vet, version=None)
        store.save(vet(GONE_VET, reply=""), version=None)
        store.delete(GONE_VET)
        store.set(FOLDER, str(exports))
        store.set(SETTING_NAME, as_setting((KeptQuestion(OWN_QUESTION),)))

    app_context.store.submit(put).result(timeout=600)
    return Hostile(gigs, exports)
