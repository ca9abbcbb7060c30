"""A draft opened before it was saved goes on from what it was made of, whatever another window saves meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retro.core.gig.choices import Held
from retro.core.gig.draft_position import OLDER_FORM, DraftPosition
from retro.core.gig.ids import LessonId, QuestionKey
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.lessons import schedule
from retro.core.vet.vet import Vet
from retro.core.wizard.older_gig import older_place
from retro.storage.queries.record import iterate_retrospectives, retrospective_by_id
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.kit.gigs.gig_writing import open_gig
from retro.tui.lessons.editor import LessonEditor
from retro.tui.navigation import OlderGigRoute, WizardRoute
from retro.tui.vet.editor import open_vet
from retro.tui.wizard.draft import open_draft
from retro.tui.wizard.older_elsewhere import opened_older
from tests.tui.test_vet import DUE
from tests.tui.wizard_steps import gig

RULE = Lesson(id=LessonId("1" * 32), cue="I am stuck", act="write to them")
GIG = gig("Shop checkout")._replace(lessons=(RULE,))


def by_message(app_context: AppContext) -> None:
    """The message opens it, and writes on."""
    writing = open_gig(app_context, GIG.id)
    assert isinstance(writing.gig, Retrospective)
    writing.replace_record(written(writing.gig, "client.cost"))


def by_wizard(app_context: AppContext) -> None:
    """The wizard opens it, and writes on."""
    drafting = open_draft(app_context, WizardRoute(GIG.id)).drafting
    drafting.replace_gig(written(drafting.retrospective, "client.cost"))
    drafting.schedule_save(0)


def by_lessons(app_context: AppContext) -> None:
    """The lessons open it, and note that its rule held."""
    editor = LessonEditor(app_context, GIG.id)
    editor.change(RULE.id, lambda lesson: schedule.with_look(lesson, app_context.today(), Held.HELD))


def written(whole: Retrospective, key: str) -> Retrospective:
    return whole.with_answer(key, "mine")


@pytest.mark.parametrize("write_on", [by_message, by_wizard, by_lessons])
def test_words_of_another_window_outlive_a_draft_opened_before_it_was_saved(
    app_context: AppContext, monkeypatch: pytest.MonkeyPatch, write_on: Callable[[AppContext], None]
) -> None:
    app_context.store.submit(lambda store: store.save(GIG, version=None)).result(timeout=600)
    with monkeypatch.context() as held:
        held.setattr(app_context.autosave, "_arm", lambda: None)
        app_context.autosave.schedule_save(written(GIG, "story.turn"), version=1)
        theirs = GIG.with_answer("story.tell", "theirs")
        app_context.store.submit(lambda store: store.save(theirs, version=1)).result(timeout=600)
        write_on(app_context)
    assert app_context.autosave.flush(60)
    found = retrospective_by_id(app_context.library, GIG.id)
    assert found
    assert found.retrospective.answers == {"story.tell": "theirs"}
    (copy,) = [each for each in iterate_retrospectives(app_context.library) if each.id != GIG.id]
    assert copy.answers["story.turn"] == "mine"
    assert copy.answers.get("client.cost") == "mine" or copy.lessons[0].reviews


def test_the_same_of_a_vetted_gig(app_context: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    app_context.store.submit(lambda store: store.save(DUE, version=None)).result(timeout=600)
    with monkeypatch.context() as held:
        held.setattr(app_context.autosave, "_arm", lambda: None)
        app_context.autosave.schedule_save(replace(DUE, reply="mine"), version=1)
        theirs = replace(DUE, client="theirs")
        app_context.store.submit(lambda store: store.save(theirs, version=1)).result(timeout=600)
        opened = open_vet(app_context, DUE.id)
        opened.replace_record(replace(opened.vet, platform="mine"))
        writing = open_gig(app_context, DUE.id)
        assert isinstance(writing.gig, Vet)
        writing.replace_record(replace(writing.gig, title="mine"))
    assert app_context.autosave.flush(60)
    found = vets.vet_by_id(app_context.library, DUE.id)
    assert found
    assert (found.vet.client, found.vet.reply, found.vet.platform) == ("theirs", DUE.reply, DUE.platform)
    others = [vet for vet in vets.iterate_vets(app_context.library) if vet.id != DUE.id]
    assert [(vet.reply, vet.platform) for vet in others] == [("mine", "mine")]


def test_a_draft_saved_while_the_wizard_opens_it_is_opened_as_it_was_saved(
    app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    app_context.store.submit(lambda store: store.save(GIG, version=None)).result(timeout=600)
    app_context.autosave.schedule_save(GIG.with_answer("story.tell", "just typed"), version=1)
    waits = app_context.autosave.unsaved

    def saved_right_before(id: str) -> object:
        assert app_context.autosave.flush(60)
        return waits(GIG.id)

    monkeypatch.setattr(app_context.autosave, "unsaved", saved_right_before)
    opened = open_draft(app_context, WizardRoute(GIG.id))
    assert opened.drafting.retrospective.answers == {"story.tell": "just typed"}


@pytest.mark.parametrize("write_on", [by_message, by_lessons])
def test_what_was_not_understood_outlives_an_editor_that_knows_nothing_of_it(
    app_context: AppContext, monkeypatch: pytest.MonkeyPatch, write_on: Callable[[AppContext], None]
) -> None:
    typed = {QuestionKey("price"): "about three fifty"}
    app_context.store.submit(lambda store: store.save(GIG, version=None)).result(timeout=600)
    with monkeypatch.context() as held:
        held.setattr(app_context.autosave, "_arm", lambda: None)
        app_context.autosave.schedule_save(written(GIG, "story.turn"), DraftPosition("money", unread=typed), version=1)
        write_on(app_context)
        assert open_draft(app_context, WizardRoute(GIG.id)).drafting.interview.unread == typed
    assert app_context.autosave.flush(60)
    found = retrospective_by_id(app_context.library, GIG.id)
    assert found
    assert (found.unread, found.retrospective.answers["story.turn"]) == (typed, "mine")


def test_the_form_of_an_older_gig_shows_the_month_not_understood_that_only_the_library_has(
    app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = older_place({QuestionKey("ended_on"): "sometime in spring"})
    assert place.key == OLDER_FORM
    app_context.store.submit(lambda store: store.save(GIG, version=None, place=place)).result(timeout=600)
    with monkeypatch.context() as held:
        held.setattr(app_context.autosave, "_arm", lambda: None)
        by_message(app_context)
        assert opened_older(app_context, OlderGigRoute(GIG.id)).unread == place.unread
