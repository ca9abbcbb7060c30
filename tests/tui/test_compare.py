"""Two retrospectives side by side: what both share, the facts, and every answer beside the other's."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from retro.core.analysis.compare import compare
from retro.core.analysis.facts_table import FactRow
from retro.core.formats.markdown.documents import MISSING
from retro.core.formats.markdown.documents import NONE_IN_COMMON as NO_FLAG
from retro.core.gig.choices import Hindsight, Obstacle, Side, Stage
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.storage.errors import StoreError
from retro.storage.queries import home
from retro.storage.queries.library import Library
from retro.tui.compare.facts import facts_block
from retro.tui.compare.screen import EVERYTHING, ONLY_IN_BOTH, CompareScreen
from retro.tui.compare.view import PairView
from retro.tui.kit.dialogs.gig_chooser import NOTHING, Chooser
from retro.tui.kit.footer import KeyFooter
from retro.tui.kit.gigs import read_gig
from retro.tui.kit.text_view import TextView
from retro.tui.navigation import CompareRoute, ExportComparisonRoute, Route
from retro.tui.terminal.clipboard import SENT
from tests.factories import id_of, numbered_gig
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import HOSTILE, hostile, press, screen_lines, screen_text, told, until

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
STUCK = RedFlag("D9", "I was stuck for hours and nobody knew", Stage.WORK, Side.MINE)
SCRIPT = RedFlag("B3", "It rests on a script nobody has tried", Stage.SCOPE, Side.PROJECT)
LONG = "When the client's own designer joined in week two every page was opened again. "


def gig(number: int, title: str, *flags: RedFlag, **facts: object) -> Retrospective:
    return numbered_gig(number, NOON.replace(day=number), *flags, title=title, **facts)


SITE = gig(
    1,
    "Portfolio site",
    STUCK._replace(hindsight=Hindsight.SILENT, told_myself="One more evening and I have it."),
    SCRIPT._replace(hindsight=Hindsight.SILENT),
    started_on=date(2025, 3, 1),
    noticed_on=date(2025, 3, 1),
    told_on=date(2025, 3, 12),
    price=Decimal(500),
)._replace(
    lessons=(Lesson.new(cue="stuck for three hours", act="write two lines", flag="D9"),),
)
DASHBOARD = gig(
    2,
    "Instagram dashboard",
    STUCK._replace(hindsight=Hindsight.HALF, told_myself="It will be fixed by the evening."),
    started_on=date(2026, 3, 2),
    noticed_on=date(2026, 3, 4),
    told_on=date(2026, 3, 10),
)
SITE = SITE.with_answer("story.turn", LONG * 3).with_answer("story.yes", "The money.")
DASHBOARD = DASHBOARD.with_answer("story.turn", "On the third day.")
THIRD = gig(3, "Third gig", started_on=date(2024, 1, 1))
BOTH = CompareRoute(DASHBOARD.id, SITE.id)


def paper(pilot: Pilot[None]) -> TextView:
    return pilot.app.screen.query_one(TextView)


def written(pilot: Pilot[None]) -> list[str]:
    """All lines, seen or not."""
    return [line.plain.rstrip() for line in paper(pilot).laid.lines]


def line_with(pilot: Pilot[None], words: str) -> str:
    return next(line for line in written(pilot) if words in line)


def names(pilot: Pilot[None]) -> str:
    return screen_lines(pilot.app)[1]


async def test_each_name_stands_over_its_column_the_earlier_gig_at_the_left(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        assert names(pilot).startswith(" A  Portfolio site, Mar 2025")
        column = names(pilot).index("B  Instagram dashboard, Mar 2026")
        answer = line_with(pilot, "On the third day.")
        assert answer.index("On the third day.") == column
        assert answer.index("When the client") == names(pilot).index("A")
        assert answer[column - 2] == names(pilot)[column - 2] == "│"


async def test_the_names_stay_while_the_rest_scrolls(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        before = names(pilot)
        await press(pilot, "G")
        assert paper(pilot).scroll_offset.y == paper(pilot).max_scroll_y > 0
        assert names(pilot) == before
        assert "─┴─" in screen_lines(pilot.app)[2]


async def test_both_answers_begin_on_the_same_line_and_are_wrapped_in_their_columns(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        lines = written(pilot)
        first = next(number for number, line in enumerate(lines) if "On the third day." in line)
        assert lines[first - 1].strip() == "At what point did it stop going well?"
        column = lines[first].index("│")
        left = " ".join(line[:column].strip() for line in lines[first:] if "│" in line)
        assert (LONG * 3).strip() in left
        assert all(line[column] == "│" for line in lines[first : first + 6])


async def test_what_is_in_both_stands_first_with_marks_excuses_and_the_rule(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        text = screen_text(pilot.app)
        assert text.index("IN COMMON") < text.index(STUCK.short) < text.index("“One more evening") < text.index("FACTS")
        assert "A saw it, said nothing · B saw part of it" in line_with(pilot, STUCK.short)
        assert "“It will be fixed by the" in line_with(pilot, "“One more evening")
        said = " ".join(text.split())
        assert re.search(
            r"Rule after A \(\w{3} \d{4}\): If stuck for three hours, then I write two lines. In B: not noted.", said
        )


async def test_what_got_in_the_way_of_the_earlier_lesson_stands_as_the_answer(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    rule = Lesson.new(cue="stuck for an hour", act="ring", flag="D9", replaces=SITE.lessons[0].id)
    later = DASHBOARD._replace(lessons=(rule._replace(got_in_the_way=Obstacle.VAGUE),))
    library_with([SITE, later])
    async with open_app(BOTH) as pilot:
        said = " ".join(" ".join(written(pilot)).split())
        assert "then I write two lines. In B, it was too vague." in said


async def test_the_facts_stand_in_one_table_with_the_change(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        assert line_with(pilot, "Told client after").split() == [
            "Told",
            "client",
            "after",
            "11",
            "days",
            "6",
            "days",
            "5",
            "days",
            "sooner",
        ]
        assert MISSING in line_with(pilot, "Agreed price")
        head, row = line_with(pilot, "FACTS"), line_with(pilot, "Told client after")
        assert head.index("A", 8) + 1 == row.index("11 days") + len("11 days")
        assert len(head) == row.index(" 6 days") + len(" 6 days")


async def test_missing_says_not_answered(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        left, _, right = line_with(pilot, "The money.").partition("│")
        assert (left.strip(), right.strip()) == ("The money.", MISSING)
        alone = line_with(pilot, SCRIPT.label[:30])
        assert alone.partition("│")[2].strip() == MISSING


async def test_swap_changes_the_columns_and_stays(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        await press(pilot, "s")
        assert names(pilot).startswith(" A  Instagram dashboard")
        assert line_with(pilot, "On the third day.").index("On the third day.") == names(pilot).index("A")
        assert "5 days later" in line_with(pilot, "Told client after")
        assert "got in its way" not in " ".join(written(pilot))
        await pilot.resize_terminal(100, 30)
        await press(pilot, "f")
        assert names(pilot).startswith(" A  Instagram dashboard")
        await press(pilot, "s")
        assert names(pilot).startswith(" A  Portfolio site")


async def test_only_in_both_hides_what_one_lacks_and_says_so(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        assert screen_lines(pilot.app)[0].rstrip().endswith(EVERYTHING)
        await press(pilot, "f")
        assert screen_lines(pilot.app)[0].rstrip().endswith(ONLY_IN_BOTH)
        text = "\n".join(written(pilot))
        assert "The money." not in text
        assert MISSING not in text
        assert "On the third day." in text
        await press(pilot, "f")
        assert "The money." in "\n".join(written(pilot))


async def test_tab_and_brackets_walk_the_sections(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH, size=(80, 14)) as pilot:
        seen = [paper(pilot).section]
        for key in ("tab", "right_square_bracket", "tab", "left_square_bracket"):
            await press(pilot, key)
            seen.append(paper(pilot).section)
        assert seen == ["both", "facts", "story.yes", "story.turn", "story.yes"]


async def test_another_one_is_chosen_from_a_list(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD, THIRD])
    async with open_app(BOTH) as pilot:
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, Chooser)
        text = screen_text(pilot.app)
        assert "Compare “Instagram dashboard” with which gig?" in text
        assert "Third gig  Jan 2024" in text
        await press(pilot, "enter")
        assert names(pilot).startswith(" A  Third gig, Jan 2024")
        assert "B  Instagram dashboard" in names(pilot)
        assert NO_FLAG in screen_text(pilot.app)


async def test_choosing_nothing_leaves_all_as_it_was(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        before = screen_text(pilot.app)
        await press(pilot, "o")
        assert NOTHING in screen_text(pilot.app)
        await press(pilot, "enter", "escape")
        assert screen_text(pilot.app) == before


async def test_the_list_grows_to_all(open_app: OpenApp, library_with: LibraryWith) -> None:
    many = [THIRD._replace(id=id_of(number)).with_facts(title=f"Gig {number}") for number in range(100, 230)]
    library_with([SITE, DASHBOARD, *many])
    async with open_app(BOTH) as pilot:
        await press(pilot, "o")
        chooser = pilot.app.screen
        assert isinstance(chooser, Chooser)
        for _ in range(6):
            await press(pilot, "end")
        assert chooser.options.option_count == 130


async def test_pressed_on_home_it_reads_each_gig_once_and_keeps_the_one_at_the_cursor(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app() as pilot:
        read: list[str] = []
        to_compare = read_gig.to_compare

        def watched(library: Library, id: DocumentId) -> Retrospective | None:
            read.append(id)
            return to_compare(library, id)

        monkeypatch.setattr(read_gig, "to_compare", watched)
        await press(pilot, "c")
        assert names(pilot).startswith(" A  Portfolio site, Mar 2025")
        assert sorted(read) == sorted([SITE.id, DASHBOARD.id])
        await press(pilot, "o")
        assert "Compare “Instagram dashboard” with which gig?" in screen_text(pilot.app)


@pytest.mark.parametrize("width", [60, 119])
def test_its_beginning_is_that_of_the_whole(width: int) -> None:
    view = PairView(compare(SITE, DASHBOARD))
    whole = [line.plain for line in view(width).lines]
    for lines in (1, 10, 20, len(whole)):
        first = [line.plain for line in view.beginning(width, lines).lines]
        assert len(first) >= lines
        assert [line for line in first[:-1] if line] == [line for line in whole[: len(first) - 1] if line]
    assert first == whole


async def test_export_and_copy(open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        gone: list[Route] = []
        monkeypatch.setattr("retro.tui.app.open_asked", lambda app, app_context, message: gone.append(message.route))
        await press(pilot, "x", "s", "x", "y")
        assert gone == [ExportComparisonRoute(SITE.id, DASHBOARD.id), ExportComparisonRoute(DASHBOARD.id, SITE.id)]
        assert pilot.app.clipboard.startswith("# Instagram dashboard and Portfolio site")
        assert told(pilot.app) == [SENT]


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_it_closes(open_app: OpenApp, library_with: LibraryWith, key: str) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        await press(pilot, key)
        assert not isinstance(pilot.app.screen, CompareScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_it_fits(open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH, size=size) as pilot:
        assert all(line.cell_length < size[0] for line in paper(pilot).laid.lines)
        footer = pilot.app.screen.query_one(KeyFooter)
        assert footer.render().cell_length <= size[0]
        assert footer.shown_hints()[0].words == "Help"


async def test_below_72_columns_the_answers_are_stacked_each_with_its_letter(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH, size=(60, 20)) as pilot:
        assert screen_lines(pilot.app)[1].startswith(" A  Portfolio site, Mar 2025")
        assert screen_lines(pilot.app)[2].startswith(" B  Instagram dashboard, Mar 2026")
        lines = written(pilot)
        assert not any("│" in line for line in lines)
        heading = lines.index(" At what point did it stop going well?")
        assert lines[heading + 1].startswith(" A  When the client")
        assert " B  On the third day." in lines[heading:]
        assert line_with(pilot, "Told client after").split("  ")[-1].strip() == "A 11 days · B 6 days · 5 days sooner"
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "│" in names(pilot))


async def test_one_that_is_gone_is_told_in_place(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE])
    async with open_app(BOTH) as pilot:
        assert "This retrospective isn't there any more." in screen_text(pilot.app)
        await press(pilot, "s", "f", "x", "y", "tab", "q")
        assert not isinstance(pilot.app.screen, CompareScreen)


async def test_a_library_that_fails_is_told(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("The disk is gone.", "Wait.")

    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        monkeypatch.setattr(home, "home_rows", fail)
        await press(pilot, "o")
        assert told(pilot.app) == ["The disk is gone. Wait."]


async def test_what_was_changed_meanwhile_is_shown(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SITE, DASHBOARD])
    async with open_app(BOTH) as pilot:
        app = pilot.app
        changed = SITE.with_facts(title="Another name").touched()
        app.push_screen(Screen())
        await pilot.pause()
        store = app.app_context.store  # type: ignore[attr-defined]  # a RetroApp
        store.submit(lambda store: store.add_all([changed], update=True)).result(timeout=600)
        app.pop_screen()
        await pilot.pause()
        assert "Another name" in names(pilot)


@pytest.mark.parametrize("size", [(60, 20), (100, 24)])
@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_as_they_are(
    open_app: OpenApp, library_with: LibraryWith, text: str, size: tuple[int, int]
) -> None:
    flag = RedFlag(None, text, Stage.WORK, Side.MINE, told_myself=text)
    a, b = (hostile(text, whole)._replace(red_flags=(flag,)) for whole in (SITE, DASHBOARD))
    library_with([a, b, THIRD.with_facts(title=text)])
    seen = text.replace("\x1b", "␛").replace("\x07", "␇")
    async with open_app(CompareRoute(a.id, b.id), size=size) as pilot:
        assert screen_text(pilot.app).count(seen) >= 4
        assert "\n".join(written(pilot)).count(seen) >= 8
        assert "\x1b" not in "\n".join(written(pilot))
        await press(pilot, "o")
        assert screen_text(pilot.app).count(seen) >= 2


async def test_wide_characters_keep_the_columns(open_app: OpenApp, library_with: LibraryWith) -> None:
    a = SITE.with_answer("story.turn", "三日目にスクリプトが止まった。" * 9)
    library_with([a, DASHBOARD])
    async with open_app(BOTH) as pilot:
        rows = [line for line in paper(pilot).laid.lines if "三" in line.plain and "│" in line.plain]
        columns = {line[: line.plain.index("│")].cell_length for line in rows}
        assert len(columns) == 1


def test_in_a_narrow_window_a_fact_is_parted_between_the_gigs_and_not_within_one() -> None:
    rows = [FactRow("Outcome", "they didn't pay", "", ""), FactRow("Hours", "3 h", "9 h", "3 × as many")]
    lines = [line.plain.rstrip() for line in facts_block(rows, 34, is_table=False)[1:]]
    assert lines == [
        "Outcome  A they didn't pay",
        f"         B {MISSING}",
        "Hours    A 3 h · B 9 h",
        "         3 × as many",
    ]
