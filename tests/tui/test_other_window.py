"""Another window changes a draft while one types in it: the text goes on in a copy, and no letter of it is lost."""

from dataclasses import replace
from decimal import Decimal

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.progress import CheckIn
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag
from retro.storage.queries import home
from retro.storage.queries.record import StoredRetrospective
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import CheckInRoute, OlderGigRoute, Route, UnderWayRoute, VetRoute, WizardRoute
from retro.tui.reports import Reports
from retro.tui.vet.screen import VetScreen
from retro.tui.vet.under_way.check_in_screen import CheckInScreen
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, picture
from tests.tui.looking import workers_ended
from tests.tui.wizard_steps import gig, note, stored, type_in, whole, wizard


@pytest.fixture(autouse=True)
def both_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read again between what the two windows write."""
    monkeypatch.setattr(Reports, "look_elsewhere", lambda reports: None)


async def _part(pilot: Pilot[None], app_context: AppContext, draft: Retrospective) -> None:
    """Let another window save the draft, and an X be typed just after the page was read for the copy."""
    await type_in(pilot, "ab")
    theirs(app_context, draft.id)
    pages, keep = wizard(pilot).pages, wizard(pilot).pages.save_now

    def keep_and_type() -> None:
        keep()
        pilot.app.post_message(Key("X", "X"))

    pages.save_now = keep_and_type  # type: ignore[method-assign]  # for the one call of it that is looked at
    await type_in(pilot, "c")
    assert app_context.autosave.flush(60)
    await pilot.pause()
    pages.save_now = keep  # type: ignore[method-assign]
    await type_in(pilot, "d")
    assert whole(pilot).id != draft.id


def theirs(app_context: AppContext, id: str) -> None:
    """Another window answers something else in what is stored by now."""
    found = stored(app_context, id)
    changed = found.retrospective.with_answer("client.story", "theirs").touched()
    app_context.store.submit(lambda store: store.save(changed, version=found.version)).result(timeout=600)


async def test_a_letter_typed_while_the_text_parts_from_another_windows_stays(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig().with_answer("story.tell", "It broke. ")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        field = wizard(pilot).walk.page.fields[0]
        await _part(pilot, app_context, draft)
        assert stored(app_context, whole(pilot).id).retrospective.answers["story.tell"] == "It broke. abcXd"
        assert wizard(pilot).walk.page.fields == (field,)
        await pilot.press("ctrl+z")
        assert whole(pilot).answers["story.tell"].startswith("It broke. ")
        assert whole(pilot).answers["story.tell"] != "It broke. abcXd"


async def test_the_second_line_of_a_page_is_written_on_in_the_copy(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "client")) as pilot:
        await pilot.press("enter")
        await _part(pilot, app_context, draft)
        facts = stored(app_context, whole(pilot).id).retrospective.facts
        assert (facts.client, facts.platform) == ("", "abcXd")


@pytest.mark.parametrize(("title", "wanted"), [("Shop ", "Shop abcXd (other window, "), ("", "abcXd (other window, ")])
async def test_a_name_is_written_on_in_front_of_what_tells_the_copy_apart(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, title: str, wanted: str
) -> None:
    draft = gig(title)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "title")) as pilot:
        await _part(pilot, app_context, draft)
        assert stored(app_context, whole(pilot).id).retrospective.facts.title.startswith(wanted)


async def test_a_rule_is_written_on_in_the_copy_under_an_id_of_its_own(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    lesson = Lesson.new(cue="nobody has run it ", act="run it")
    draft = gig()._replace(lessons=(lesson,))
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await _part(pilot, app_context, draft)
        [copied] = stored(app_context, whole(pilot).id).retrospective.lessons
        assert copied.cue == "nobody has run it abcXd"
        assert copied.id != lesson.id
    [original] = stored(app_context, draft.id).retrospective.lessons
    assert (original.id, original.cue) == (lesson.id, "nobody has run it ab")


async def test_what_happened_to_the_draft_stays_said_while_one_types_on(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await _part(pilot, app_context, draft)
        assert note(pilot).startswith("Also changed in another window.")


async def test_the_second_line_of_a_vet_is_written_on_in_the_copy(open_app: OpenApp, app_context: AppContext) -> None:
    vet = Vet(title="Shop ", signs=(VetFlag("B1", "Unclear scope", Decimal(2)),))
    app_context.autosave.schedule_save(vet)
    assert app_context.autosave.flush(60)
    async with open_app(VetRoute(vet.id)) as pilot:
        await pilot.press("b")
        await type_in(pilot, "ab")
        assert app_context.autosave.flush(60)
        found = vets.vet_by_id(app_context.library, vet.id)
        assert found is not None
        changed = replace(found.vet, reply="theirs").touched()
        app_context.store.submit(lambda store: store.save(changed, version=found.version)).result(timeout=600)
        await type_in(pilot, "c")
        assert app_context.autosave.flush(60)
        await pilot.pause()
        await type_in(pilot, "d")
        assert app_context.autosave.flush(60)
        copies = [each for each in vets.iterate_vets(app_context.library) if each.id != vet.id]
        assert [(each.client, each.title[:20]) for each in copies] == [("abcd", "Shop (other window, ")]
        assert isinstance(pilot.app.screen, VetScreen)
        assert pilot.app.screen.vet.id == copies[0].id
        assert "other window" in pilot.app.screen.title_line.name_shown


DRAFT = gig("ab")
VETTED = Vet(title="ab", signs=(VetFlag("B1", "Unclear scope", Decimal(2)),))
RUNNING = replace(VETTED, id=Vet().id, decision=Decision.TAKE, check_ins=(CheckIn(TODAY, hours=Decimal(8)),))


@pytest.mark.parametrize(
    ("begun", "route", "written"),
    [
        (DRAFT, WizardRoute(DRAFT.id, "title"), "ab5"),
        (None, OlderGigRoute(), "ab5"),
        (None, UnderWayRoute(), "ab5"),
        (VETTED, VetRoute(VETTED.id), "ab5"),
        (RUNNING, CheckInRoute(RUNNING.id), "85"),
    ],
    ids=["wizard", "older gig", "gig you're in", "vetting", "check-in"],
)
async def test_a_letter_that_was_not_reported_yet_is_taken_before_another_windows_words(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    begun: Retrospective | Vet | None,
    route: Route,
    written: str,
) -> None:
    library_with([begun] if begun else [])
    async with open_app(route) as pilot:
        if begun is VETTED:
            await pilot.press("b", "shift+tab")
        await type_in(pilot, "" if begun else "ab")
        assert app_context.autosave.flush(60)
        await pilot.pause()
        their_name(app_context)
        box = pilot.app.focused
        assert isinstance(box, Input)
        assert f"{box.value}5" == written
        box.value += "5"
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        await screen.look_again()
        await pilot.pause()
        assert app_context.autosave.flush(60)
    told, vetted = every(app_context), list(vets.iterate_vets(app_context.library))
    titles = [each.retrospective.facts.title for each in told] + [each.title for each in vetted]
    hours = [str(one.hours) for each in vetted for one in each.check_ins]
    assert {"theirs", written} <= {text.partition(" (")[0] for text in (*titles, *hours)}


@pytest.mark.parametrize("is_for_good", [True, False], ids=["purged", "deleted"])
async def test_a_check_in_on_a_gig_that_is_gone_goes_on_in_a_copy(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, is_for_good: bool
) -> None:
    library_with([RUNNING])
    async with open_app(CheckInRoute(RUNNING.id)) as pilot:
        await type_in(pilot, "5")
        assert app_context.autosave.flush(10)
        await pilot.pause()
        gone = RUNNING.id
        app_context.store.submit(lambda store: store.purge([gone]) if is_for_good else store.delete(gone)).result(
            timeout=600
        )
        for letter in "67":
            await type_in(pilot, letter)
            assert app_context.autosave.flush(10)
            await pilot.pause()
        assert isinstance(pilot.app.screen, CheckInScreen)
    copies = [each for each in vets.iterate_vets(app_context.library) if each.id != RUNNING.id]
    assert [(each.title[:18], each.check_ins[-1].hours) for each in copies] == [("ab (other window, ", Decimal(8567))]


def their_name(app_context: AppContext) -> None:
    """Another window gives the only record another name and, of a gig under way, other hours."""
    if told := every(app_context):
        named = told[0].retrospective.with_facts(title="theirs").touched()
        app_context.store.submit(lambda store: store.save(named, version=told[0].version)).result(timeout=600)
        return
    (vet,) = vets.iterate_vets(app_context.library)
    checked = tuple(replace(one, hours=Decimal(9)) for one in vet.check_ins)
    kept = vets.vet_by_id(app_context.library, vet.id)
    assert kept
    changed = replace(vet, title="theirs", check_ins=checked).touched()
    app_context.store.submit(lambda store: store.save(changed, version=kept.version)).result(timeout=600)


async def test_an_older_gig_that_goes_on_as_a_copy_is_finished_as_one(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await type_in(pilot, "Shop")
        assert app_context.autosave.flush(60)
        (row,) = home.home_rows(app_context.library)
        theirs(app_context, row.id)
        await type_in(pilot, "s")
        assert app_context.autosave.flush(60)
        await pilot.pause()
        await type_in(pilot, "!")
        await pilot.press("f3")
        await workers_ended(pilot)
        while "Read it" not in picture(pilot):  # what was finished is read in a thread
            await pilot.pause(0.01)
        finished = [each.retrospective for each in every(app_context) if not each.retrospective.is_draft]
        assert [each.name[:20] for each in finished] == ["Shops! (other window"]
        assert stored(app_context, row.id).retrospective.answers["client.story"] == "theirs"


def every(app_context: AppContext) -> list[StoredRetrospective]:
    """All that the library holds."""
    return [stored(app_context, row.id) for row in home.home_rows(app_context.library)]
