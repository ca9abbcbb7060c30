"""Which rules without a red flag a text recalls by its words."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.lessons.schedule import StoredLesson
from retro.core.lessons.word_match import POST_SAYS, STORY_SAYS, TITLE_SAYS, recalled_lines, rules_by_words
from retro.core.wizard.derived import worked_out
from retro.core.wizard.history import GigHistory
from retro.core.wizard.questions import every_page


def rule(cue: str, act: str = "ask", flag: str | None = None) -> StoredLesson:
    return StoredLesson(Lesson.new(cue=cue, act=act, flag=flag), GigId("1" * 32), "Shop", date(2023, 5, 9))


@pytest.mark.parametrize(
    ("cue", "text", "words"),
    [
        ("a plugin needs a payment", "A plugin for payments.", ("plugin", "payments")),
        ("the scope changes twice", "SCOPE is changing", ("SCOPE", "changing")),
        ("a plugin breaks", "A plugin, please", None),  # one short word
        ("they want a migration", "A migration", ("migration",)),  # nine letters, rare
        ("they want a database", "database", ("database",)),  # just eight letters
        ("they want a gateway", "gateway", None),  # seven
        ("the deadline is near", "A deadline", None),  # most posts have it
        ("the client has a job for you", "a client has a job for you", None),  # stop words
        ("the café shop's menu", "Our CAFE\u0301 and its menus", ("CAFE\u0301", "menus")),
        ("a planned stop", "planning stops", ("planning", "stops")),
        ("", "migration", None),
    ],
)
def test_a_rule_is_recalled_by_telling_words_of_its_if(cue: str, text: str, words: tuple[str, ...] | None) -> None:
    assert [match.words for match in rules_by_words([rule(cue)], text)] == ([words] if words else [])


def test_neither_the_then_nor_a_rule_with_a_flag_or_out_of_force_is_compared() -> None:
    text = "migration of a database"
    kept = rule(text)
    assert rules_by_words([kept], text)
    retired = replace(kept, lesson=kept.lesson._replace(retired_on=date(2024, 1, 1)))
    replaced = replace(kept, replaced_by=Lesson.new(cue="x", act="y").id)
    assert not rules_by_words([rule("it slips", act=text), rule(text, flag="A3"), retired, replaced], text)


def test_a_long_word_of_two_rules_is_not_rare_and_the_two_best_are_returned() -> None:
    assert not rules_by_words([rule("a migration"), rule("another migration")], "migration")
    one, two, three = rule("shop menu"), rule("shop menu font"), rule("shop menu font plugin")
    found = rules_by_words([one, three, two], "The shop, menu, font, plugin")
    assert [match.rule for match in found] == [three, two]


def test_a_recalled_rule_is_said_once_with_the_words_of_the_first_text_that_recalls_it() -> None:
    shop, menu, font = rule("a shop needs a migration"), rule("a gallery has a plugin"), rule("the font is a plugin")
    texts = ((POST_SAYS, "Migrations of shops"), (TITLE_SAYS, "Shop migration, gallery, plugin, font"))
    assert list(recalled_lines([shop, menu, font], *texts)) == [
        "Your rule (May 2023): If a shop needs a migration, then I ask.",
        "The post says: “Migrations”, “shops”",
        "Your rule (May 2023): If a gallery has a plugin, then I ask.",
        "Its name says: “gallery”, “plugin”",
    ]
    there = "Velo Nord: May 2023, I stopped. Rule: If a shop needs a migration,\nthen I ask."
    assert list(recalled_lines([shop, menu, font], *texts, said=["Malt: 2 gigs.", there])) == [
        "Your rule (May 2023): If a gallery has a plugin, then I ask.",
        "Its name says: “gallery”, “plugin”",
    ], "what stands there isn't said again"
    longer = [f"Rule: {each}" for each in ("If a shop needs a migration, then I ask. Twice.", "Or then I ask.")]
    assert len(list(recalled_lines([shop], *texts, said=longer))) == 2, "nor is another rule taken for it"
    assert list(recalled_lines([], *texts)) == list(recalled_lines([shop], (TITLE_SAYS, ""))) == []


def test_a_page_of_the_story_recalls_rules_and_no_other_page_does() -> None:
    told = Retrospective.new(answers={"story.tell": "The shop's migration broke.", "client.cost": "shop migration"})
    memory = GigHistory(rules=(rule("a shop needs a migration"),))
    pages = {page.key: page for _, page in every_page()}
    said = worked_out(pages["story.tell"], told, date(2026, 11, 1), memory)
    assert said == (
        "Your rule (May 2023): If a shop needs a migration, then I ask.\n" + STORY_SAYS.format("“shop”, “migration”")
    )
    others = [key for key, page in pages.items() if worked_out(page, told, date(2026, 11, 1), memory)]
    assert others == ["story.tell"]


WORDS = st.sampled_from(["shop", "menu", "font", "plugin", "migration", "the", "client"])
CUES = st.lists(st.lists(WORDS).map(" ".join))


@given(CUES, st.randoms())
def test_the_order_of_rules_does_not_matter(cues: list[str], chance: Random) -> None:
    rules = [rule(cue) for cue in cues]
    shuffled = sorted(rules, key=lambda _: chance.random())
    text = "A shop menu, its font, a plugin and a migration"
    assert rules_by_words(rules, text) == rules_by_words(shuffled, text)


@given(st.text("abcdefgh é'’", max_size=40), st.text("mnopqrtuvw ß", max_size=40))
def test_a_rule_whose_if_shares_no_word_never_matches(cue: str, text: str) -> None:
    assert not rules_by_words([rule(cue)], text)
