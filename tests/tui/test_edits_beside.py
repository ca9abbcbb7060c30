"""The user's own editor in a lesson's note, in the form of a vetting, and in that of a gig under way."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from retro.core.gig.choices import Held
from retro.core.gig.ids import DocumentId, GigId, LessonId, VetId
from retro.core.gig.retrospective import Lesson, Review
from retro.core.lessons import schedule
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag
from retro.storage.edit_files import EditFile, Target, hand_out
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.vets.vets import vet_by_id
from retro.tui import edits
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.navigation import LessonsRoute, MessageRoute, Route, UnderWayRoute, VetRoute, WizardRoute
from retro.tui.terminal import external_editor
from retro.tui.terminal.external_editor import CameBackAtOnce, Edited
from tests.factories import numbered_gig
from tests.tui.conftest import TODAY, LibraryWith, OpenApp
from tests.tui.looking import press, told, until, until_shown, workers_ended

RULE = Lesson(id=LessonId("1" * 32), cue="I am stuck for three hours", act="write two lines to them")
GIG = numbered_gig(1, datetime(2026, 11, 16, 12, tzinfo=UTC), title="Harbour")._replace(lessons=(RULE,))
VET = Vet(title="Labels", decision=Decision.TAKE, decided_on=TODAY)
ASKED = Vet(title="Labels", client="Ahrens", signs=(VetFlag("b3", "B3", Decimal(1)),))


class Place(NamedTuple):
    """Where one writes, the keys to it, the name of its text, and what the library has of it."""

    route: Route
    keys: tuple[str, ...]
    name: str
    kept: Callable[[AppContext, DocumentId], str]


def note(app_context: AppContext, gig: DocumentId) -> str:
    found = retrospective_by_id(app_context.library, GigId(gig))
    return found.retrospective.lessons[0].reviews[-1].note if found else ""


def title(app_context: AppContext, id: DocumentId) -> str:
    found = vet_by_id(app_context.library, VetId(id))
    return found.vet.title if found else ""


NOTE_NAME = f"lesson.note.{RULE.id}.{TODAY.isoformat()}"
PLACES = {
    "a note": Place(LessonsRoute(), ("enter", *"x", "enter", "space"), NOTE_NAME, note),
    "a vetting": Place(VetRoute(), (), "vet.form.title", title),
    "a gig under way": Place(UnderWayRoute(), (), "vet.under_way.title", title),
}
everywhere = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)


@pytest.fixture
def handed_out(monkeypatch: pytest.MonkeyPatch) -> list[EditFile]:
    """What an editor in the background was given, which is looked at without a pause."""
    files: list[EditFile] = []

    def edit(text: str, folder: Path, command: str, target: Target) -> Edited:
        files.append(hand_out(text, folder, target))
        raise CameBackAtOnce(files[-1])

    monkeypatch.setattr(external_editor, "edit", edit)
    monkeypatch.setattr(edits, "LOOK_PAUSE", 0.005)
    monkeypatch.setattr(RetroApp, "suspend", lambda app: nullcontext())
    return files


async def arrive(pilot: Pilot[None], place: Place) -> None:
    await workers_ended(pilot)
    await press(pilot, *place.keys)


@everywhere
async def test_f4_opens_ones_own_editor_and_what_it_saved_is_kept(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    monkeypatch: pytest.MonkeyPatch,
    place: Place,
) -> None:
    library_with([GIG])
    targets: list[Target] = []

    def edit(text: str, folder: Path, command: str, target: Target) -> Edited:
        targets.append(target)
        return Edited(f"{text} from\nthe editor", 0)

    monkeypatch.setattr(external_editor, "edit", edit)
    monkeypatch.setattr(RetroApp, "suspend", lambda app: nullcontext())
    async with open_app(place.route) as pilot:
        await arrive(pilot, place)
        await press(pilot, *"it", "f4", *".")
        await until(pilot, lambda: place.kept(app_context, targets[0].gig) == "it from the editor.")
    assert [target.question for target in targets] == [place.name]


@everywhere
async def test_what_an_editor_in_the_background_saves_comes_beside_what_was_typed_meanwhile(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, handed_out: list[EditFile], place: Place
) -> None:
    library_with([GIG])
    async with open_app(place.route) as pilot:
        await arrive(pilot, place)
        await press(pilot, *"it", "f4", *" is")
        [file] = handed_out
        assert "Does it need --wait?" in told(pilot.app)[-1]
        file.path.write_text("it was\n")
        await until(pilot, lambda: place.kept(app_context, file.target.gig) == "it was is")
        file.path.write_text("it was long\n")
        await until(pilot, lambda: place.kept(app_context, file.target.gig) == "it was long is")
    file.let_go()


@everywhere
async def test_what_comes_when_one_has_gone_elsewhere_is_taken_in(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, handed_out: list[EditFile], place: Place
) -> None:
    library_with([GIG])
    async with open_app(place.route) as pilot:
        await arrive(pilot, place)
        await press(pilot, "f4", "escape", "escape")
        [file] = handed_out
        file.path.write_text("it held\n")
        await until(pilot, lambda: place.kept(app_context, file.target.gig) == "it held")
        await until_shown(pilot, "What you wrote in your editor is now in “")
    file.let_go()


@everywhere
async def test_what_was_saved_after_the_end_comes_in_at_the_next_start(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, handed_out: list[EditFile], place: Place
) -> None:
    library_with([GIG])
    async with open_app(place.route) as pilot:
        await arrive(pilot, place)
        await press(pilot, "f4")
    [file] = handed_out
    file.path.write_text("it held\n")
    async with open_app() as pilot:
        assert isinstance(pilot.app, RetroApp)
        pilot.app.watch_edits([file])
        await until(pilot, lambda: place.kept(app_context, file.target.gig) == "it held")
    file.let_go()
    found = vet_by_id(app_context.library, VetId(file.target.gig))
    assert (found.vet.is_running if found else None) == {"vet.form.title": False, "vet.under_way.title": True}.get(
        place.name
    )


async def came_in(
    open_app: OpenApp, app_context: AppContext, target: Target, known: str, text: str, start: Route | None = None
) -> Vet:
    """The stored vet after a start at which an editor's file holds this text."""
    file = hand_out(known, app_context.paths.editing, target)
    file.path.write_text(text)
    async with open_app(start) as pilot:
        await workers_ended(pilot)
        assert isinstance(pilot.app, RetroApp)
        pilot.app.watch_edits([file])
        await until_shown(pilot, "What you wrote in your editor is now in “")
    file.let_go()
    found = vet_by_id(app_context.library, VetId(target.gig))
    assert found is not None
    return found.vet


@pytest.mark.parametrize("is_open", [True, False], ids=["open", "closed"])
async def test_other_texts_of_a_vetting_come_from_an_editor_too(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_open: bool,
) -> None:
    monkeypatch.setattr(edits, "LOOK_PAUSE", 0.005)
    library_with([ASKED])
    start = VetRoute(ASKED.id) if is_open else None
    for name, known, text in (
        ("vet.ask.b3", "the usual words", "Could I try it\nfirst?"),
        ("vet.reply", "the assembled reply", "Dear Ahrens,\n\nfirst the driver."),
        ("vet.form.price", "", "600 EUR"),
        ("vet.form.hours", "", "as long as it takes"),
    ):
        vet = await came_in(open_app, app_context, Target(ASKED.id, name), known, text, start)
    assert vet.signs[0].ask == "Could I try it\nfirst?"
    assert vet.reply == "Dear Ahrens,\n\nfirst the driver."
    assert (vet.quote.price, vet.quote.currency) == (Decimal(600), "EUR")
    assert vet.unread == {"hours": "as long as it takes"}


async def test_the_reply_is_written_in_ones_own_editor(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, handed_out: list[EditFile]
) -> None:
    library_with([ASKED])
    async with open_app(VetRoute(ASKED.id)) as pilot:
        await workers_ended(pilot)
        await press(pilot, "e", "f4")
        [file] = handed_out
        assert file.target == Target(ASKED.id, "vet.ask.b3")
        file.path.write_text("Could I try it first?")
        await until_shown(pilot, "Could I try it first?")
        await press(pilot, "escape")
        await until(
            pilot,
            lambda: (
                (found := vet_by_id(app_context.library, ASKED.id)) is not None
                and found.vet.signs[0].ask == "Could I try it first?"
            ),
        )
    file.let_go()


@pytest.mark.parametrize("route", [WizardRoute(GIG.id), MessageRoute(GIG.id)], ids=["the wizard", "the message"])
async def test_a_note_waits_while_the_gig_is_written_on_another_screen(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    monkeypatch: pytest.MonkeyPatch,
    route: Route,
) -> None:
    looked = schedule.with_look(RULE, TODAY, Held.HELD)
    library_with([GIG._replace(lessons=(looked,))])
    monkeypatch.setattr(edits, "LOOK_PAUSE", 0.005)
    file = hand_out("", app_context.paths.editing, Target(GIG.id, NOTE_NAME))
    file.path.write_text("it held")
    reads: list[EditFile] = []
    content = EditFile.content

    def read(file: EditFile) -> tuple[str, int]:
        reads.append(file)
        return content(file)

    monkeypatch.setattr(EditFile, "content", read)
    async with open_app(route) as pilot:
        await workers_ended(pilot)
        assert isinstance(pilot.app, RetroApp)
        pilot.app.watch_edits([file])
        await until(pilot, lambda: len(reads) > 2)
        assert note(app_context, GIG.id) == ""
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: note(app_context, GIG.id) == "it held")
    file.let_go()


async def test_a_note_of_an_earlier_day_comes_into_the_review_of_that_day(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "LOOK_PAUSE", 0.005)
    day = TODAY - timedelta(days=3)
    rule = RULE._replace(reviews=(Review(day, Held.HELD, "once", None), Review(TODAY, Held.BROKEN, "", None)))
    library_with([GIG._replace(lessons=(rule,))])
    file = hand_out("once", app_context.paths.editing, Target(GIG.id, f"lesson.note.{RULE.id}.{day.isoformat()}"))
    file.path.write_text("once, by noon")
    async with open_app(LessonsRoute()) as pilot:
        await workers_ended(pilot)
        assert isinstance(pilot.app, RetroApp)
        pilot.app.watch_edits([file])
        await until_shown(pilot, "What you wrote in your editor is now in “Harbour”.")
    file.let_go()
    found = retrospective_by_id(app_context.library, GIG.id)
    assert found is not None
    assert [look.note for look in found.retrospective.lessons[0].reviews] == ["once, by noon", ""]


@pytest.mark.parametrize(
    "name", [f"lesson.note.{'2' * 32}.2026-11-23", f"lesson.note.{RULE.id}.2026-11-01", "vet.ask.b3", "vet.form.odd"]
)
async def test_what_belongs_nowhere_any_more_stays_in_its_file(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(edits, "LOOK_PAUSE", 0.005)
    library_with([GIG, VET])
    file = hand_out("", app_context.paths.editing, Target(GIG.id if name.startswith("l") else VET.id, name))
    file.path.write_text("it held")
    looks: list[EditFile] = []
    look = EditFile.look

    def looked(file: EditFile) -> tuple[int, int, int] | None:
        looks.append(file)
        return look(file)

    monkeypatch.setattr(EditFile, "look", looked)
    async with open_app() as pilot:
        assert isinstance(pilot.app, RetroApp)
        pilot.app.watch_edits([file])
        await until(pilot, lambda: len(looks) > 5)
    assert file.path.read_text() == "it held"
    file.let_go()
