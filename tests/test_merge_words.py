"""What differs between two machines is named as its writer knows it, each question once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from retro.commands.files.merge_words import differing
from retro.core.formats.merging.merge import merge_documents
from retro.core.formats.merging.rules import Difference
from retro.core.formats.vet_json import vet_to_data
from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import GigId, LessonId, QuestionKey, VetId
from retro.core.gig.own_questions import PREFIX, OwnQuestion, StepKey
from retro.core.gig.retrospective import Facts, Lesson, RedFlag, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.quote import Quote
from retro.core.vet.replies.edited_reply import with_edited_reply
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag

NOW = datetime(2026, 3, 14, 22, 10, tzinfo=UTC)
SLEEP = OwnQuestion(QuestionKey(PREFIX + "a" * 32), StepKey.STORY, "How did you sleep?")
HELP = OwnQuestion(QuestionKey(PREFIX + "b" * 32), StepKey.STORY, "Who could have helped?")
RULES = tuple(Lesson(LessonId(each * 32), cue=cue) for each, cue in (("a", "they ask for a date"), ("b", "I'm stuck")))
GIG = Retrospective(
    GigId("5f0c" * 8),
    NOW,
    NOW,
    facts=Facts(title="Labels", currency="EUR"),
    own_questions=(SLEEP, HELP),
    red_flags=(RedFlag("D1", "I was stuck", Stage.WORK, Side.MINE), RedFlag(None, "A, b", Stage.WORK, Side.MINE)),
    lessons=RULES,
)
OWN_FLAG = VetFlag("chef wechselt", "Chef wechselt", Decimal(1))
VET = Vet(
    VetId("7a1e" * 8), NOW, NOW, quote=Quote(currency="EUR"), signs=(VetFlag("D1", "Stuck", Decimal(1)), OWN_FLAG)
)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((SLEEP.key, HELP.key), ["How did you sleep?", "Who could have helped?"]),
        (("story.tell",), ["What happened?"]),
        (("losses.time", "losses.trust"), ["What did they lose? Time, Trust"]),
        (("red_flags.D1.saw", "red_flags.D1.told_myself"), ["Red flags: “Stuck, and nobody knew”"]),
        ((f"lessons.{'a' * 32}.act", f"lessons.{'b' * 32}.act"), ["Lessons: “they ask for a date”, “I'm stuck”"]),
        (
            ("message.parts.why", "message.handover.source.text"),
            ["Message to the client: Why", "Handover notes: Source files"],
        ),
    ],
)
def test_a_text_is_named_by_its_question(names: tuple[str, ...], said: list[str]) -> None:
    assert differing(GIG, [Difference(name, "one", "other", is_text=True) for name in names]) == said


@pytest.mark.parametrize(
    ("name", "other", "said"),
    [
        ("facts.price", "300.00", "Agreed price: €300.00"),
        ("facts.hours_worked", "41", "Hours worked: 41 h"),
        ("facts.told_on", "2026-03-15 (month)", "I told the client: March 2026"),
        ("facts.outcome", "unpaid", "Outcome: they didn't pay"),
        ("red_flags.D1.hindsight", "silent", "Red flags: “Stuck, and nobody knew” (saw it, said nothing)"),
        ("red_flags.a, b.hindsight", "silent", "Red flags: “A, b” (saw it, said nothing)"),
        ("red_flags.pivot", "D1", "Red flags: the turning point “Stuck, and nobody knew”"),
        (f"own_questions.{SLEEP.key}.ask", "Did you sleep?",
         "A question of your own: “How did you sleep?” (“Did you sleep?”)"),
    ],
)  # fmt: skip
def test_a_value_that_was_not_used_is_said_as_it_is_read(name: str, other: str, said: str) -> None:
    assert differing(GIG, [Difference(name, "", other, is_text=False)]) == [said]


@pytest.mark.parametrize(
    ("name", "other", "said"),
    [
        ("unread.price", "plenty", ["Not understood"]),
        ("unread.reply_take", "Gladly", ["Reply"]),
        ("unread.reply_decline", "No, thanks", ["Reply"]),
        ("unread.reply_for", "take", []),
        ("quote.price", "600.00", ["Offered price: €600.00"]),
        ("quote.hours", "20", ["Hours estimated: 20 h"]),
        ("signs.D1.answer", "unsure", ["Red flags: “Stuck, and nobody knew” (not sure)"]),
        ("signs.D1.weight", "2.35", []),
        ("ratio", "1.40", []),
        ("decision", "take", ["Decision: take it"]),
        ("signs.chef wechselt.answer", "yes", ["Red flags: “Chef wechselt” (yes)"]),
        ("quote.currency", "USD", ["Currency: USD"]),
        ("check_ins.2026-11-27.hours", "9", ["Check-ins: 27 Nov 2026 (9 h so far)"]),
        ("check_ins.2026-11-27.done", "50", ["Check-ins: 27 Nov 2026 (50% done)"]),
        (
            "check_ins.2026-11-27.hiding",
            "yes",
            ["Check-ins: 27 Nov 2026 (something you'd rather not write to them: yes)"],
        ),
        ("check_ins.2026-11-27.stop", "no", ["Check-ins: 27 Nov 2026 (it has come to the checkpoint: no)"]),
    ],
)
def test_of_a_vetted_gig_what_is_worked_out_is_not_said(name: str, other: str, said: list[str]) -> None:
    assert differing(VET, [Difference(name, "", other, is_text=False)]) == said


def test_two_replies_to_one_decision_are_named_as_a_reply() -> None:
    one, other = (with_edited_reply(VET, text, Decision.TAKE) for text in ("Yes, gladly.", "Yes, from Monday."))
    merged = merge_documents(vet_to_data(one), vet_to_data(replace(other, updated_at=NOW + timedelta(days=1))))
    assert differing(merged.document, merged.differences) == ["Reply"]
