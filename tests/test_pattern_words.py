"""Patterns in sentences, for who hears them."""

from datetime import date

from retro.commands.plain.pattern_words import pattern_sentences
from retro.core.analysis.gig_figures import GigFigures
from retro.core.analysis.patterns import LessonOutcomes, RecurringFlag, patterns_of
from retro.core.gig.choices import Side, Stage
from tests.factories import id_of


def test_days_flags_and_gigs_are_said_in_whole_sentences() -> None:
    on = date(2026, 3, 1)
    told = [(0, False), (1, False), (8, False), (0, True), (1, True), (None, True)]
    gigs = [GigFigures(id_of(at), f"G{at}", on, *days, hours_worked=100) for at, days in enumerate(told)]
    gigs.append(GigFigures(id_of(6), "G6", on, 0, True, hours_worked=100, told_at_most=19))
    once, often = (
        RecurringFlag(key, key, Stage.WORK, Side.MINE, ids, spoken=frozenset(ids))
        for key, ids in (("A", (id_of(1),)), ("B", (id_of(2), id_of(1))))
    )
    said = list(pattern_sentences(patterns_of(gigs, [once, often], LessonOutcomes())))
    assert [line.removeprefix("Mar 2026, ") for line in said if line.startswith("Mar")] == [
        "G0: told the same day, 1 h worked.", "G1: told after 1 day, 1 h worked.",
        "G2: told after 8 days, 1 h worked.", "G3: told about the same day, 1 h worked.",
        "G4: told after about 1 day, 1 h worked.", "G5: 1 h worked.",
        "G6: told after at most 19 days, 1 h worked.",
    ]  # fmt: skip
    assert "A: 1 gig (mine, work). You spoke up." in said
    assert "B: 2 gigs (mine, work). You spoke up each time." in said
