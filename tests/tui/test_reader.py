"""Reading one retrospective: everything that was written, section by section, and the way on from it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from retro.core.gig.choices import Hindsight, Outcome, Side, Stage, Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import EXAMPLE_ID, GigId, QuestionKey
from retro.core.gig.retrospective import Lesson, Moment, RedFlag, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.storage.queries.wizard import similar
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.gig_chooser import NOTHING as ALONE
from retro.tui.kit.footer import KeyFooter
from retro.tui.kit.text_view import TextView
from retro.tui.navigation import CompareRoute, ExportRoute, ReaderRoute, Route, WizardRoute
from retro.tui.reader.screen import NOT_YOURS, ReaderScreen
from retro.tui.reader.section_rail import SectionRail
from retro.tui.terminal.clipboard import SENT
from tests.factories import id_of, numbered_gig, with_losses
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import HOSTILE, hostile, press, screen_lines, screen_text, told, until_shown

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
DASHBOARD = Retrospective(
    id=GigId("a" * 32),
    created_at=NOON,
    updated_at=NOON,
    finished_at=NOON,
    moments=(Moment(date(2026, 3, 2), "Start."), Moment(date(2026, 3, 11), "The script stops logging in. " * 5)),
    red_flags=(
        RedFlag(
            "D9",
            "I was stuck for hours and nobody knew",
            Stage.WORK,
            Side.MINE,
            pivot=True,
            hindsight=Hindsight.SILENT,
            told_myself="It will be fixed by the evening.",
        ),
    ),
    lessons=(Lesson.new(cue="the same thing blocks me for three hours", act="write two lines", flag="D9"),),
    tags=("web",),
).with_facts(
    title="Instagram dashboard",
    client="a shop",
    platform="Upwork",
    status=Status.OVER,
    outcome=Outcome.I_STOPPED,
    started_on=date(2026, 3, 2),
    ended_on=date(2026, 3, 12),
    noticed_on=date(2026, 3, 4),
    told_on=date(2026, 3, 10),
    currency="USD",
    price=Decimal(300),
    paid=Decimal(100),
    refunded=Decimal(0),
    hours_planned=Decimal(24),
    hours_worked=Decimal(60),
)
DASHBOARD = with_losses(
    DASHBOARD.with_answer("story.tell", "I built a dashboard.\n\nThen the script broke. " * 12).with_answer(
        "story.turn", "On the third day."
    ),
    time="Six weeks.",
    money_again="What a stranger charges.",
)


def gig(number: int, title: str) -> Retrospective:
    return numbered_gig(number, NOON.replace(day=number), title=title)


def paper(pilot: Pilot[None]) -> TextView:
    return pilot.app.screen.query_one(TextView)


def written(pilot: Pilot[None]) -> str:
    """All of it, seen or not."""
    return "\n".join(line.plain.rstrip() for line in paper(pilot).laid.lines)


def places_gone_to(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> list[Route]:
    """Where screens ask to go from now on; the app stays."""
    gone: list[Route] = []
    monkeypatch.setattr("retro.tui.app.open_asked", lambda app, app_context, message: gone.append(message.route))
    return gone


async def test_everything_answered_is_read_in_the_order_of_the_wizard(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        text = written(pilot)
        about, *courses = text.splitlines()[:3]
        course = " ".join(line.strip() for line in courses)
        assert about.strip() == "a shop · Upwork · 2 Mar 2026 – 12 Mar 2026 · I stopped"
        told = "Told the client on 10 Mar 2026, after 6 days"
        assert course == f"{told} · 24 h → 60 h, 2.5× · $1.67 an hour · $200.00 less than agreed"
        headings = ["THE GIG", "THE STORY", "WHAT IT COST", "RED FLAGS IN HINDSIGHT", "THE LESSONS"]
        assert [text.index(heading) for heading in headings] == sorted(text.index(heading) for heading in headings)
        assert "WHAT IT MEANS" not in text
        assert "What made you say yes?" not in text
        assert "At what point did it stop going well?\n  On the third day." in text
        marks = "work · mine · turning point · saw it, said nothing"
        assert marks in " ".join(text.split())
        assert "What I told myself  It will be fixed by the evening." in text
        assert "If the same thing blocks me for three hours, then I write two lines." in text


async def test_days_and_losses_stand_in_a_column(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        lines = written(pilot).splitlines()
        for words in (("2 March 2026", "Start."), ("11 March 2026", "The script"), ("Time", "Six weeks.")):
            assert any(line.split("  ")[1:2] == [words[0]] and words[1] in line for line in lines)
        starts = [next(line.index(word) for line in lines if word in line) for word in ("Start.", "The script stops")]
        assert starts[0] == starts[1]
        losses = [next(line.index(word) for line in lines if word in line) for word in ("Six weeks", "What a stranger")]
        assert losses[0] == losses[1]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_text_is_wrapped_and_the_footer_fits(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id), size=size) as pilot:
        widest = max(line.cell_length for line in paper(pilot).laid.lines)
        assert widest <= min(size[0] - 1, 84)
        footer = pilot.app.screen.query_one(KeyFooter)
        assert footer.render().cell_length <= size[0]
        assert footer.shown_hints()[0].words == "Help"
        assert pilot.app.screen.query_one(SectionRail).display == (size[0] >= 100)
        assert "Instagram dashboard" in screen_lines(pilot.app)[0]


async def test_brackets_and_tab_walk_the_sections(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        seen = []
        for key in ("right_square_bracket", "tab", "tab", "tab", "tab", "tab"):
            await press(pilot, key)
            seen.append(screen_lines(pilot.app)[0].rstrip().rpartition("  ")[2])
        assert seen == ["The gig", "The story", "What it cost", "Red flags in hindsight", "The lessons", "The lessons"]
        await press(pilot, "left_square_bracket")
        assert paper(pilot).section == "flags"
        await press(pilot, "g")
        assert paper(pilot).scroll_offset.y == 0


async def test_keys_and_wheel_scroll(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        at = []
        for key in ("down", "down", "up", "pagedown", "pageup", "G", "g", "end", "home"):
            await press(pilot, key)
            at.append(paper(pilot).scroll_offset.y)
        end = paper(pilot).max_scroll_y
        page = paper(pilot).size.height - 1
        assert at == [1, 2, 1, 1 + page, 1, end, 0, end, 0]


async def test_a_click_in_the_rail_jumps(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id), size=(120, 20)) as pilot:
        await pilot.click(SectionRail, offset=(4, 1 + 2 * 2))
        await pilot.pause()
        assert paper(pilot).section == "story"
        assert "THE STORY" in screen_lines(pilot.app)[2]


@pytest.mark.parametrize("at", ["story.turn", "losses.time", "red_flags.D9.told_myself", "facts.client"])
async def test_it_opens_at_a_hit_and_marks_the_answer(open_app: OpenApp, library_with: LibraryWith, at: str) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id, at), size=(80, 16)) as pilot:
        marked = [line for line in screen_lines(pilot.app) if line.startswith("▸ ")]
        assert len(marked) == 1
        words = {
            "story": "At what point did it",
            "losses": "What did they lose?",
            "red_flags": "What can you",
            "facts": "Client",
        }
        assert words[at.partition(".")[0]] in marked[0]


async def test_wide_narrow_and_back_keeps_the_place(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id, "story.turn"), size=(80, 16)) as pilot:
        for size in ((50, 16), (120, 16), (80, 16)):
            await pilot.resize_terminal(*size)
            await until_shown(pilot, "At what point did it stop going well?")


async def test_arrows_read_on_in_the_order_of_home(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(2, "Draft")._replace(finished_at=None)
    library_with([gig(1, "First"), draft, gig(3, "Last")])
    async with open_app(ReaderRoute(draft.id)) as pilot:
        titles: list[str] = []
        ends: list[str] = []
        for key in ("right", "right", "right", "left", "left", "left"):
            await press(pilot, key)
            titles.append(pilot.app.screen.title_line.name_shown)  # type: ignore[attr-defined]  # a ReaderScreen
            ends += [end for end in told(pilot.app) if end not in ends]
        assert titles == ["Last", "First", "First", "Last", "Draft", "Draft"]
        assert ends == ["This is the last one.", "This is the first one."]


async def test_arrows_pass_good_ends_by(open_app: OpenApp, library_with: LibraryWith) -> None:
    ended = [
        Vet(created_at=NOON.replace(day=day), updated_at=NOON, decision=Decision.TAKE, ended=Ending.WELL)
        for day in (2, 3, 5)
    ]
    library_with([gig(1, "First"), gig(4, "Last"), *ended])
    async with open_app(ReaderRoute(id_of(1))) as pilot:
        titles: list[str] = []
        ends: list[str] = []
        for key in ("left", "left", "right", "right"):
            await press(pilot, key)
            titles.append(pilot.app.screen.title_line.name_shown)  # type: ignore[attr-defined]  # a ReaderScreen
            ends += [end for end in told(pilot.app) if end not in ends]
        assert titles == ["Last", "Last", "First", "First"]
        assert ends == ["This is the first one.", "This is the last one."]


async def test_the_ways_on(open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch) -> None:
    other = gig(1, "Other")._replace(red_flags=DASHBOARD.red_flags)
    library_with([DASHBOARD, other, gig(2, "Third")])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        gone = places_gone_to(pilot, monkeypatch)
        await press(pilot, "e", "c", "x")
        expected: list[Route] = [
            WizardRoute(DASHBOARD.id, "review"),
            CompareRoute(DASHBOARD.id, other.id),
            ExportRoute((DASHBOARD.id,)),
        ]
        assert gone == expected


async def test_one_alone_has_nothing_to_be_compared_with(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        await press(pilot, "c")
        assert told(pilot.app) == [ALONE]


async def test_copying_sends_markdown_to_the_clipboard(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("---\n")
        assert "# Instagram dashboard" in pilot.app.clipboard
        assert told(pilot.app) == [SENT]


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_it_closes(open_app: OpenApp, library_with: LibraryWith, key: str) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        await press(pilot, key)
        assert not isinstance(pilot.app.screen, ReaderScreen)


async def test_the_example_is_read_only_and_says_so(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app(ReaderRoute(EXAMPLE_ID)) as pilot:
        gone = places_gone_to(pilot, monkeypatch)
        assert "example, read-only" in screen_lines(pilot.app)[0]
        await press(pilot, "e")
        assert told(pilot.app) == [NOT_YOURS]
        assert gone == []


async def test_one_that_is_not_there_is_told_in_place(open_app: OpenApp) -> None:
    async with open_app(ReaderRoute(GigId("f" * 32))) as pilot:
        assert "This retrospective isn't there any more." in screen_text(pilot.app)
        await press(pilot, "e", "x", "y", "tab", "right", "down", "q")
        assert not isinstance(pilot.app.screen, ReaderScreen)


async def test_a_library_that_fails_is_told_and_nothing_crashes(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The disk is gone.", "Wait.")

    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        monkeypatch.setattr(similar, "most_alike", fail)
        await press(pilot, "c")
        assert told(pilot.app) == ["The disk is gone. Wait."]


async def test_what_was_changed_meanwhile_is_shown(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        app = pilot.app
        changed = DASHBOARD.with_facts(title="Another name").touched()
        app.push_screen(Screen())
        await pilot.pause()
        store = app.app_context.store  # type: ignore[attr-defined]  # a RetroApp
        store.submit(lambda store: store.add_all([changed], update=True)).result(timeout=600)
        app.pop_screen()
        await pilot.pause()
        assert "Another name" in screen_lines(app)[0]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_as_they_are(open_app: OpenApp, library_with: LibraryWith, text: str) -> None:
    whole = hostile(text, DASHBOARD)
    library_with([whole])
    seen = text.replace("\x1b", "␛").replace("\x07", "␇")
    async with open_app(ReaderRoute(whole.id, "story.turn")) as pilot:
        assert seen in screen_lines(pilot.app)[0]
        assert written(pilot).count(seen) >= 5
        assert f"\n│ {seen}" in "\n" + screen_text(pilot.app)
        assert "\x1b" not in screen_text(pilot.app)


async def test_cjk_and_emoji_stay_within_the_width(open_app: OpenApp, library_with: LibraryWith) -> None:
    words = "三日目にスクリプトが止まった。" * 20 + "👩\u200d👩\u200d👧 e\u0301 " * 20 + "مرحبا " * 20
    whole = DASHBOARD.with_answer("story.turn", words)
    library_with([whole])
    async with open_app(ReaderRoute(whole.id, "story.turn"), size=(60, 20)) as pilot:
        assert all(line.cell_length <= 59 for line in paper(pilot).laid.lines)
        assert "三日目" in screen_text(pilot.app)


async def test_selecting_with_the_mouse_copies_the_words(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DASHBOARD])
    async with open_app(ReaderRoute(DASHBOARD.id)) as pilot:
        await pilot.mouse_down(TextView, offset=(2, 0))
        await pilot.hover(TextView, offset=(7, 0))
        await pilot.mouse_up(TextView, offset=(7, 0))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "a shop"


async def test_what_was_not_understood_is_read_and_copied_as_typed(open_app: OpenApp, app_context: AppContext) -> None:
    typed = {QuestionKey("told_on"): "soonish", QuestionKey("price"): "a few quid", QuestionKey("lessons"): "by x"}
    left = DraftPosition("dates", unread=typed)
    app_context.store.submit(lambda store: store.save(DASHBOARD, version=None, place=left)).result(timeout=600)
    async with open_app(ReaderRoute(DASHBOARD.id), size=(80, 100)) as pilot:
        text = " ".join(screen_text(pilot.app).split())
        assert all(f"not understood: “{words}”" in text for words in typed.values())
        await press(pilot, "y")
        assert all(f"not understood: “{words}”" in pilot.app.clipboard for words in typed.values())
