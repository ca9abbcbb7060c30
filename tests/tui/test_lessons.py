"""Lessons: recalled before they are shown, looked at, put off, and every word of it kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import TextArea

from retro.core.gig.choices import Held, Obstacle
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, Retrospective, Review
from retro.core.lessons import schedule
from retro.core.lessons.overview import HOW, NONE_YET, OFF
from retro.core.samples import demo
from retro.storage.autosave.status import Diverged, NotSaved
from retro.storage.errors import Damaged
from retro.storage.queries import home, trash
from retro.storage.queries.home import Counts
from retro.storage.queries.lessons.stored_lessons import stored_lessons
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.tui.context import AppContext
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.dialogs.gig_chooser import Chooser
from retro.tui.kit.footer import KeyFooter
from retro.tui.lessons import book_editor
from retro.tui.lessons.book_editor import BookEditor
from retro.tui.lessons.editor import LessonEditor
from retro.tui.lessons.lesson_keys import lesson_keys
from retro.tui.lessons.list import LessonList
from retro.tui.lessons.page import Note, Recalled
from retro.tui.lessons.review_session import FieldNote, ReviewSession
from retro.tui.lessons.screen import SNOOZED, LessonsScreen
from retro.tui.navigation import HomeRoute, LessonsRoute, PatternsRoute, ReaderRoute, Route
from tests.factories import id_of, numbered_gig
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, Reports
from tests.tui.looking import HOSTILE, press, screen_lines, screen_text, told, until, workers_ended

STUCK = Lesson(id=LessonId("1" * 32), cue="I am stuck for three hours", act="write two lines to them")
VOICE = Lesson(id=LessonId("2" * 32), cue="we agreed by voice", act="send five lines")


def gig(number: int, *rules: Lesson, weeks_ago: int = 1, title: str = "") -> Retrospective:
    """Finished so many weeks before the day of the tests, on which its rules are due if that is one week."""
    at = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC) - timedelta(weeks=weeks_ago)
    return numbered_gig(number, at, title=title or f"Gig {number}")._replace(lessons=rules)


DUE = gig(1, STUCK)
FRESH = gig(2, VOICE, weeks_ago=0)
PLAIN = gig(3, title="The label printer")


def screen(pilot: Pilot[None]) -> LessonsScreen:
    found = pilot.app.screen
    assert isinstance(found, LessonsScreen)
    return found


async def read(pilot: Pilot[None]) -> None:
    """Until the lessons were read."""
    await workers_ended(pilot)
    await pilot.pause()


def kept(app_context: AppContext, id: str = DUE.id) -> Lesson:
    """The first lesson of a gig as it is stored, once everything is saved."""
    assert app_context.autosave.flush(60)
    found = retrospective_by_id(app_context.library, GigId(id))
    assert found is not None
    return found.retrospective.lessons[0]


def said_at_home(pilot: Pilot[None]) -> str:
    return screen_lines(pilot.app)[0].rstrip()


@pytest.mark.parametrize("start", [HomeRoute(), PatternsRoute()])
async def test_l_leads_from_home_and_from_patterns(open_app: OpenApp, library_with: LibraryWith, start: Route) -> None:
    library_with([DUE, FRESH])
    async with open_app(start) as pilot:
        await read(pilot)
        await press(pilot, "l")
        await read(pilot)
        assert screen(pilot).title_line.state == "2 lessons, 1 due"
        await press(pilot, "q")
        assert not isinstance(pilot.app.screen, LessonsScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_then_is_not_seen_before_it_was_recalled(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with([DUE])
    async with open_app(LessonsRoute(), size=size) as pilot:
        await read(pilot)
        assert HOW[:40] in screen_text(pilot.app)
        assert "If I am stuck for three hours, then I …" in " ".join(screen_text(pilot.app).split())
        await press(pilot, "h", "b", "n", "enter")
        assert isinstance(pilot.app.focused, Recalled)
        assert "two lines" not in screen_text(pilot.app)
        assert "held" not in screen_text(pilot.app)
        await press(pilot, *"tell them", "enter")
        text = screen_text(pilot.app)
        assert "then I write two lines to them." in text
        assert "You remembered  tell them" in text
        assert isinstance(pilot.app.focused, ChoiceRow)


@pytest.mark.parametrize(
    ("key", "result", "said"),
    [("h", Held.HELD, "It held."), ("b", Held.BROKEN, "Not this time."), ("n", Held.NOT_MET, "Hasn't come up yet.")],
)
async def test_what_became_of_it_and_the_note_are_kept_at_once(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, key: str, result: Held, said: str
) -> None:
    library_with([DUE])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "enter", key)
        assert said in screen_text(pilot.app)
        assert kept(app_context).reviews == (Review(TODAY, result),)
        await pilot.press(*"at noon")  # saved by itself, without leaving the field
        await until(
            pilot,
            lambda: stored_lessons(Library(app_context.library.file, wait=5))[0].lesson.reviews[-1].note == "at noon",
        )
        await pilot.pause()
        assert screen(pilot).title_line.state.startswith("Saved ")


async def test_without_letters_arrows_enter_tab_and_escape_do_it_all(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([DUE, PLAIN])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "enter", "right", "enter")
        assert isinstance(pilot.app.focused, Note)
        await press(pilot, *"no", "enter", "tab", "enter")
        assert isinstance(pilot.app.screen, Chooser)
        await press(pilot, "enter")
        await until(pilot, lambda: "“The label printer”" in screen_text(pilot.app))
        assert kept(app_context).reviews == (Review(TODAY, Held.BROKEN, "no", PLAIN.id),)
        await press(pilot, "tab", "enter")
        await read(pilot)
        assert kept(app_context).reviews == (Review(TODAY, Held.BROKEN, "no"),)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, LessonList)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, LessonsScreen)


async def test_the_same_choice_again_takes_the_look_back(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([DUE])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "enter", "h")
        assert "It held. Shift+Tab, then Space, takes it back." in screen_text(pilot.app)
        await press(pilot, "shift+tab", "space")
        assert kept(app_context).reviews == ()
        assert "It held." not in screen_text(pilot.app)


async def test_done_goes_on_to_the_next_that_waits_and_then_back_to_the_list(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([DUE, gig(2, VOICE)])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "enter", "n", "enter", "enter")
        assert isinstance(pilot.app.focused, Recalled)
        await press(pilot, "enter", "n", "enter", "enter")
        assert isinstance(pilot.app.focused, LessonList)
        assert "Nothing due today. Next review: 14 Dec 2026." in screen_text(pilot.app)
        assert [len(kept(app_context, id).reviews) for id in (DUE.id, f"{2:032x}")] == [1, 1]


async def test_a_lesson_that_is_not_due_is_read_at_once_and_can_be_looked_at(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([FRESH])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        assert "Nothing due today. Next review: 30 Nov 2026." in screen_text(pilot.app)
        assert "then I send five lines." in screen_text(pilot.app)
        await press(pilot, "b", *"on the phone", "escape")
        assert kept(app_context, FRESH.id).reviews == (Review(TODAY, Held.BROKEN, "on the phone"),)


async def test_snoozed_for_a_week_retired_and_brought_back(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([DUE])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "z")
        assert kept(app_context).snoozed_until == date(2026, 11, 30)
        assert SNOOZED in screen_text(pilot.app)
        assert "due 30 Nov 2026" in screen_text(pilot.app)
        await press(pilot, "d")
        assert kept(app_context).retired_on == TODAY
        assert "retired · Gig 1" in screen_text(pilot.app)
        assert "u Restore" in screen_lines(pilot.app)[-1]
        await press(pilot, "h")
        assert kept(app_context).reviews == ()
        await press(pilot, "u")
        assert kept(app_context).retired_on is None


async def test_r_reads_the_gig_and_what_was_changed_there_is_seen(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, visited: list[Route]
) -> None:
    library_with([DUE])
    async with open_app() as pilot:
        await pilot.app.push_screen(LessonsScreen(app_context, LessonsRoute()))
        await read(pilot)
        await press(pilot, "r")
        assert visited == [ReaderRoute(DUE.id)]
        other = DUE._replace(lessons=(STUCK._replace(cue="I am stuck for a day"),)).touched()
        await asyncio.to_thread(app_context.store.submit(lambda store: store.save(other, version=1)).result, 10)
        await press(pilot, "escape")
        await read(pilot)
        assert "If I am stuck for a day" in screen_text(pilot.app)


async def test_what_got_in_the_way_and_what_took_whose_place_stand_with_the_lesson(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    looks = (Review(date(2026, 3, 1), Held.BROKEN, "Slept over it.", PLAIN.id),)
    new = VOICE._replace(replaces=STUCK.id, got_in_the_way=Obstacle.VAGUE)
    library_with([gig(1, STUCK._replace(reviews=looks), weeks_ago=40), gig(2, new, weeks_ago=0), PLAIN])
    async with open_app(LessonsRoute(), size=(120, 40)) as pilot:
        await read(pilot)
        text = " ".join(screen_text(pilot.app).split())
        assert "What got in the way: it was too vague." in text.replace("│ ", "")
        await press(pilot, "G")
        text = screen_text(pilot.app)
        assert "1 Mar 2026  it didn't · Slept over it. · in The label printer" in text
        assert "Replaced by" in text


async def test_a_note_in_two_windows_is_kept_beside_what_the_other_wrote(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([DUE])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "enter", "h")
        assert kept(app_context).reviews
        theirs = DUE._replace(lessons=(STUCK._replace(act="ring them"),)).with_answer("story.tell", "more").touched()
        await asyncio.to_thread(app_context.store.submit(lambda store: store.save(theirs, version=2)).result, 10)
        await press(pilot, *"at noon")
        assert await asyncio.to_thread(app_context.autosave.flush, 10)
        await until(pilot, lambda: "“Gig 1” was changed in another window too" in screen_text(pilot.app))
        await press(pilot, *" sharp")
        lesson = kept(app_context)
        assert (lesson.act, lesson.reviews[-1].note) == ("ring them", "at noon sharp")
        assert retrospective_by_id(app_context.library, DUE.id).retrospective.answers["story.tell"] == "more"  # type: ignore[union-attr]
        assert home.counts(app_context.library) == Counts(1, 0, 1)
        assert "other window" in trash.trash_rows(app_context.library)[0][0].name


def saved_elsewhere(app_context: AppContext, lesson: Lesson) -> None:
    """Another window saves the first gig with its lesson like this."""
    found = retrospective_by_id(app_context.library, DUE.id)
    assert found
    stored = schedule.replace_lesson(found.retrospective, lesson).touched()
    app_context.store.submit(lambda store: store.save(stored, version=found.version)).result(10)


def test_what_another_window_does_after_ours_was_saved_stays(
    app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([DUE])
    editor, today = LessonEditor(app_context, DUE.id), app_context.today()
    editor.change(STUCK.id, lambda lesson: schedule.with_look(lesson, today, Held.HELD))
    for theirs in (
        schedule.retired(schedule.with_look(STUCK, today, Held.BROKEN), today),
        schedule.snoozed(STUCK, today),
        STUCK,
    ):
        app_context.autosave.flush()
        saved_elsewhere(app_context, theirs)
        editor.reread()
        assert (kept(app_context), editor.lesson(STUCK.id)) == (theirs, theirs)
        editor.change(STUCK.id, lambda lesson: schedule.with_look(lesson, today, Held.NOT_MET))


def test_a_note_that_meets_another_windows_retiring_undoes_nothing_of_it(
    app_context: AppContext, library_with: LibraryWith, reports: Reports
) -> None:
    library_with([DUE])
    editor, today = LessonEditor(app_context, DUE.id), app_context.today()
    editor.change(STUCK.id, lambda lesson: schedule.with_look(lesson, today, Held.HELD))
    app_context.autosave.flush()
    saved_elsewhere(app_context, schedule.retired(schedule.with_look(STUCK, today, Held.BROKEN), today))
    editor.change(STUCK.id, lambda lesson: schedule.noted(lesson, today, "at noon"))
    app_context.autosave.flush()
    [moved] = [state for state in reports.states if isinstance(state, Diverged)]
    assert editor.bring_home(moved)
    both = STUCK._replace(reviews=(Review(today, Held.BROKEN, "at noon"),), retired_on=today)
    assert (kept(app_context), editor.lesson(STUCK.id)) == (both, both)


@pytest.mark.parametrize(
    ("theirs", "note"),
    [("at", "at noon sharp"), ("", "at noon sharp"), ("rang them", "rang them at noon sharp"), (None, "at noon sharp")],
    ids=["an older note", "no note", "another note", "nothing"],
)
def test_what_was_noted_since_the_last_look_stays_when_another_window_saved_meanwhile(
    app_context: AppContext, library_with: LibraryWith, theirs: str | None, note: str
) -> None:
    library_with([DUE])
    editor = LessonEditor(app_context, DUE.id)
    today = app_context.today()
    looks = () if theirs is None else (Review(today, Held.HELD, theirs),)
    saved_elsewhere(app_context, STUCK._replace(reviews=looks))
    editor.change(STUCK.id, lambda lesson: schedule.reviewed(lesson, today, Held.HELD, "at noon sharp"))
    app_context.autosave.flush()
    editor.reread()
    app_context.autosave.flush()
    (lesson,) = editor.changed
    assert lesson.reviews == (Review(today, Held.HELD, note),)
    assert kept(app_context) == lesson


@pytest.mark.parametrize("typed", [["ours x", "ours xy"], ["ours", "our", ""], ["o", "o", "other"]])
async def test_typing_on_after_a_merge_keeps_the_other_windows_note(
    app_context: AppContext, library_with: LibraryWith, typed: list[str]
) -> None:
    today = app_context.today()
    library_with([DUE._replace(lessons=(schedule.reviewed(STUCK, today, Held.HELD, "ours"),))])
    editor = BookEditor(app_context, sitting := ReviewSession(app_context.today))
    editor.take(await editor.read())
    sitting.hold_note(STUCK.id, FieldNote.filled("ours"))  # its field is filled
    saved_elsewhere(app_context, schedule.reviewed(STUCK, today, Held.HELD, "their words ours"))
    for note in typed:
        editor.note_now(DUE.id, STUCK.id, note)
    both = f"their words {typed[-1]}".rstrip()
    assert kept(app_context).reviews[-1].note.rstrip() == both
    sitting.hold_note(STUCK.id, FieldNote.filled(both))  # it's filled again, with both
    editor.note_now(DUE.id, STUCK.id, "one of mine")
    assert kept(app_context).reviews[-1].note == "one of mine"


async def test_a_gig_that_has_gone_meanwhile_leaves_the_note_in_a_copy(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([DUE])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "enter", "h")
        assert kept(app_context).reviews
        await asyncio.to_thread(app_context.store.submit(lambda store: store.delete(DUE.id)).result, 10)
        await press(pilot, *"at noon")
        await asyncio.to_thread(app_context.autosave.flush, 10)
        await until(pilot, lambda: screen(pilot).editor.book.kept == ())
        (copy,) = [row for row in home.home_rows(app_context.library) if row.is_draft]
        assert kept(app_context, copy.id).reviews[-1].note == "at noon"


async def test_a_rule_taken_out_in_another_window_leaves_its_note_in_a_copy(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([DUE, FRESH])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "enter", "h")
        assert kept(app_context).reviews
        theirs = DUE._replace(lessons=()).touched()
        await asyncio.to_thread(app_context.store.submit(lambda store: store.save(theirs, version=2)).result, 10)
        await press(pilot, *"at noon")
        await asyncio.to_thread(app_context.autosave.flush, 10)
        await until(pilot, lambda: len(screen(pilot).editor.book.kept) == 1)
        await press(pilot, *" sharp")
        (copy,) = [row for row in home.home_rows(app_context.library) if row.is_draft]
        assert kept(app_context, copy.id).reviews[-1].note == "at noon sharp"
        await press(pilot, "escape")
        assert "three hours" not in screen_text(pilot.app)


async def test_the_note_of_today_can_be_written_on_in_another_sitting(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([gig(1, STUCK._replace(reviews=(Review(TODAY, Held.HELD, "at noon"),)))])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "tab", *" sharp", "escape")
        assert kept(app_context).reviews == (Review(TODAY, Held.HELD, "at noon sharp"),)


async def test_looking_alone_writes_nothing(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([gig(1, STUCK._replace(reviews=(Review(TODAY, Held.HELD, "at noon"),))), FRESH, gig(4, VOICE)])
    before = [retrospective_by_id(app_context.library, id_of(number)) for number in (1, 2, 4)]
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "x", "enter", "escape", "down", "enter", "escape", "down", "enter", "escape")
        assert app_context.autosave.flush(60)
    assert [retrospective_by_id(app_context.library, id_of(number)) for number in (1, 2, 4)] == before


async def test_quitting_mid_word_keeps_the_word(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([DUE])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        await press(pilot, "enter", "enter", "h")
        note = pilot.app.focused
        assert isinstance(note, TextArea)
        note.insert("it did")  # the message about it has not been handled when the program ends
        await pilot.app.action_quit()
    assert kept(app_context).reviews[-1].note == "it did"


async def test_a_lesson_left_in_mid_word_keeps_its_note_and_the_next_has_its_own(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([gig(1, STUCK, weeks_ago=0), FRESH])
    async with open_app(LessonsRoute(), size=(120, 40)) as pilot:
        await read(pilot)
        await press(pilot, "h")
        note, first = pilot.app.focused, screen(pilot).panes.lessons.here
        assert isinstance(note, TextArea)
        note.insert("it did")
        screen(pilot).panes.lessons.cursor += 1
        await pilot.pause()
        assert note.text == ""
        of_first = next(each for each in stored_lessons(app_context.library) if each.lesson.id == first)
        assert kept(app_context, of_first.gig).reviews[-1].note == "it did"
        screen(pilot).panes.lessons.cursor -= 1
        await pilot.pause()
        assert note.text == "it did"
        assert kept(app_context, of_first.gig).reviews[-1].note == "it did"


async def test_looks_can_be_turned_off_and_on_and_home_keeps_quiet(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([DUE])
    async with open_app() as pilot:
        await until(pilot, lambda: said_at_home(pilot).endswith("1 gig   p Patterns   l Lessons, 1 due"))
        await press(pilot, "l", "Z")
        await read(pilot)
        assert OFF[:30] in screen_text(pilot.app)
        await press(pilot, "escape")
        await until(pilot, lambda: said_at_home(pilot).endswith("1 gig   p Patterns   l Lessons"))
        await press(pilot, "l", "Z")
        await read(pilot)
        assert OFF[:30] not in screen_text(pilot.app)


async def test_home_says_it_only_where_there_is_room(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DUE])
    async with open_app(size=(60, 20)) as pilot:
        await until(pilot, lambda: "1 due" in said_at_home(pilot))
        for width, said in ((44, "1 gig   l Lessons, 1 due"), (60, "p Patterns   l Lessons, 1 due")):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert said_at_home(pilot).endswith(said)


async def test_before_there_is_a_lesson_one_kind_sentence(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([PLAIN])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        assert NONE_YET[:40] in screen_text(pilot.app)
        await press(pilot, "enter", "h", "z", "d", "u", "r", "Z", "j", "G", "escape")
        assert not isinstance(pilot.app.screen, LessonsScreen)


async def test_what_is_not_saved_is_said(open_app: OpenApp, library_with: LibraryWith, reports: Reports) -> None:
    library_with([DUE])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        reports(NotSaved("Not saved: disk full.", "Your words are in a recovery file.", datetime.now(UTC)))
        await pilot.pause()
        assert screen_lines(pilot.app)[0].rstrip().endswith("Not saved: disk full. Your words are in a recovery file.")


async def test_a_library_that_cannot_be_read_is_said(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Damaged("The library is damaged.")

    library_with([DUE])
    monkeypatch.setattr(book_editor, "lesson_overview", refuse)
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        assert [words.startswith("The library is damaged.") for words in told(pilot.app)] == [True]
        await press(pilot, "enter", "escape")


@pytest.mark.parametrize("size", [(44, 14), (60, 20), (80, 24), (120, 40)])
async def test_every_size_has_help_first_and_what_fits_and_takes_every_key(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with(demo())
    async with open_app(LessonsRoute(), size=size) as pilot:
        await read(pilot)
        for keys in ((), ("enter",), ("enter",), ("h",), ("escape",)):
            await press(pilot, *keys)
            keys_shown = [hint.key for hint in pilot.app.screen.query_one(KeyFooter).shown_hints()]
            assert keys_shown[0] in ("?", "F1")
            assert len(keys_shown) >= 3
        await press(pilot, "G", "g", "pagedown", "pageup")
        assert "▸" in screen_text(pilot.app)


async def test_a_click_opens_a_lesson(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DUE, FRESH])
    async with open_app(LessonsRoute()) as pilot:
        await read(pilot)
        row = next(number for number, text in enumerate(screen_lines(pilot.app)) if "by voice" in text)
        await pilot.click(offset=(12, row))
        await pilot.pause()
        assert isinstance(pilot.app.focused, ChoiceRow)
        assert "then I send five lines." in screen_text(pilot.app)


async def test_hostile_words_are_shown_as_they_are(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    rules = [Lesson.new(cue=words, act=words, next_time=words, stop=words) for words in HOSTILE]
    looked = [
        rule._replace(reviews=(Review(date(2026, 11, 20), Held.HELD, words),))
        for rule, words in zip(rules, HOSTILE, strict=True)
    ]
    library_with([gig(number, rule, title=rule.cue) for number, rule in enumerate(looked)])
    async with open_app(LessonsRoute(), size=(120, 40)) as pilot:
        await read(pilot)
        assert "[@click=app.quit]x[/]" in screen_text(pilot.app)
        for _ in HOSTILE:
            await press(pilot, "down")
        await press(pilot, "h", *"[/zq]")
        assert "[/zq]" in screen_text(pilot.app)


def test_every_key_has_a_name_and_says_what_it_does() -> None:
    for binding in lesson_keys():
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.tooltip
