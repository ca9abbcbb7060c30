"""Search on home: what is found while one types, where it stands, and how one leaves it."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest
from textual import events

from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import GigId
from retro.core.gig.message import HandoverRow, Message
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.storage.errors import Damaged, Locked, StoreError
from retro.tui.home.browser import nothing_found
from retro.tui.home.search_runner import HITS, SearchRunner, SearchState
from retro.tui.navigation import MessageRoute, ReaderRoute, Route, WizardRoute
from tests.factories import titled_gig, with_losses
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import until, until_shown

NEWEST = datetime(2026, 11, 20, 12, tzinfo=UTC)


def gig(title: str, days_ago: int = 0, *, is_draft: bool = False, **answers: str) -> Retrospective:
    whole = titled_gig(title, NEWEST - timedelta(days=days_ago), is_draft=is_draft)
    for name, text in answers.items():
        whole = whole.with_answer(name.replace("_", ".", 1), text)
    return whole


STORY = gig("Dashboard", 1, story_turn="On the third day the script stopped logging in, and I said nothing.")


async def test_typing_lists_what_holds_the_words_and_where(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig("Shop"), STORY])
    async with open_app(size=(60, 20)) as pilot:
        await pilot.press("slash", '"')
        assert "Shop" in await until_shown(pilot, "─ Gigs: open first"), "a quotation mark alone looks for nothing yet"
        await pilot.press(*"Logging in")
        text = await until_shown(pilot, "1 result")
        assert "▸  Dashboard" in text
        assert "The story: …day the script stopped logging in, and" in text
        assert "Shop" not in text


async def test_the_hit_stays_in_sight_in_a_narrow_list(open_app: OpenApp, library_with: LibraryWith) -> None:
    flag = RedFlag(None, "I was so very thrilled that I said yes before I had asked", Stage.BEFORE, Side.MINE)
    library_with([gig("Shop")._replace(red_flags=(flag,))])
    async with open_app(size=(80, 24)) as pilot:
        await pilot.press("slash", *"yes")
        text = await until_shown(pilot, "1 result")
        assert "yes" in next(line for line in text.splitlines() if "Red flags in hindsight: …" in line)[:38]


@pytest.mark.parametrize(("key", "words"), [("enter", "logging"), ("down", "LOGGING third")])
async def test_from_the_search_enter_opens_at_the_hit(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route], key: str, words: str
) -> None:
    library_with([gig("Shop"), STORY])
    async with open_app() as pilot:
        await pilot.press("slash", *words)
        await until_shown(pilot, "1 result")
        await pilot.press(key, "enter")
        await pilot.pause()
        assert visited == [ReaderRoute(STORY.id, at="story.turn")]


@pytest.mark.parametrize(
    ("whole", "place"),
    [
        (gig("a zebra"), "title"),
        (with_losses(gig("x"), time="zebra"), "losses"),
        (gig("x")._replace(red_flags=(RedFlag("B3", "name", Stage.SCOPE, Side.MINE, saw="zebra"),)), "red_flags"),
        (gig("x")._replace(lessons=(Lesson.new(cue="zebra"),)), "lessons"),
        (gig("x")._replace(tags=("zebra",)), "tags"),
    ],
)
async def test_a_hit_anywhere_is_opened_at_its_question(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route], whole: Retrospective, place: str
) -> None:
    library_with([whole, gig("another")])
    async with open_app() as pilot:
        await pilot.press("slash", *"zebra")
        await until_shown(pilot, "1 result")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert visited == [ReaderRoute(whole.id, at=place)]


async def test_a_draft_is_carried_on_with_at_the_page_of_the_hit(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    draft = gig("Draft", is_draft=True).with_facts(price=None, platform="zebra market")
    library_with([draft])
    async with open_app() as pilot:
        await pilot.press("slash", *"zebra")
        await until_shown(pilot, "1 result")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert visited == [WizardRoute(draft.id, page="client")]


@pytest.mark.parametrize("is_draft", [True, False])
async def test_a_hit_in_the_message_opens_the_message_of_a_draft_and_its_section_in_the_reader(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route], is_draft: bool
) -> None:
    message = Message(handover=(HandoverRow("source", "in the pangolin repository"),), edited="The quokka is late.")
    whole = gig("Dashboard", is_draft=is_draft)._replace(message=message)
    library_with([whole])
    for words, section, at in (
        ("quokka", "Message to the client", "message"),
        ("pangolin", "Handover notes", "handover"),
    ):
        async with open_app(size=(100, 24)) as pilot:
            await pilot.press("slash", *words)
            assert section in await until_shown(pilot, "1 result")
            visited.clear()
            await pilot.press("enter")
            await pilot.pause()
            assert visited == [MessageRoute(whole.id) if is_draft else ReaderRoute(whole.id, at=at)]


async def testnothing_found_is_said_kindly_and_literally(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig("Shop")])
    async with open_app() as pilot:
        await pilot.press("slash", *"[/]zebra")
        text = await until_shown(pilot, "No results")
        words = " ".join(line[:38].strip() for line in text.splitlines()[3:6])
        assert words.strip() == "No results for “[/]zebra”. Try fewer letters."
        await pilot.press("enter", "enter", "c", "x")
        await pilot.pause()
        assert "No results" in picture(pilot)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('"the fix"', "“the fix”. Try it without the quotation marks."),
        ("„the fix“ late", "“the fix late”. Try it without the quotation marks."),
        ('"fix', "“fix”. Try fewer letters."),
        ('a 5" disk', '“a 5" disk”. Try fewer letters.'),
    ],
)
def test_a_phrase_that_is_not_found_is_said_without_its_own_marks(words: str, said: str) -> None:
    assert nothing_found(words) == f"No results for {said}"


async def test_escape_clears_then_leaves_and_all_gigs_are_back(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig("Shop"), STORY])
    async with open_app() as pilot:
        await pilot.press("slash", *"logging")
        await until_shown(pilot, "1 result")
        await pilot.press("escape")
        text = await until_shown(pilot, "Search everything (")
        assert "Shop" in await until_shown(pilot, "─ Gigs: open first, then last added ─")
        await pilot.press("escape")
        await pilot.pause()
        text = picture(pilot)
        assert "Search everything (" not in text
        assert "? Help   n New   / Search" in text


async def test_escape_from_the_list_leaves_the_search_on_the_gig_that_was_found(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([gig("Shop"), STORY])
    async with open_app() as pilot:
        await pilot.press("slash", *"logging")
        await until_shown(pilot, "1 result")
        await pilot.press("down", "escape")
        text = await until_shown(pilot, "─ Gigs: open first, then last added ─")
        assert "▸  Dashboard" in text
        assert "Shop" in text


async def test_letters_are_text_in_the_search(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig("quick new job"), gig("Shop")])
    async with open_app() as pilot:
        await pilot.press("slash", *"quick new job")
        text = await until_shown(pilot, "1 result")
        assert "quick new job" in text.splitlines()[2]
        assert "F1 Help   ↓ To the list   Enter Open   Esc Clear" in text


async def test_the_sign_that_opens_the_search_is_no_text_of_the_blank_line(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([gig("quick new job"), gig("Shop")])
    async with open_app() as pilot:
        await pilot.press("slash", *"zz", "escape", "slash", *"quick")
        await until_shown(pilot, "1 result")


async def test_coming_back_from_a_hit_the_search_still_stands(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    library_with([gig(f"number {index}", index) for index in range(4)] + [gig("other")])
    async with open_app() as pilot:
        await pilot.press("slash", *"number")
        await until_shown(pilot, "4 results")
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await pilot.press("escape")
        text = await until_shown(pilot, "4 results")
        assert "▸  number 1" in text
        assert visited


async def test_more_hits_than_a_page_come_as_the_end_comes_near(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig(f"number {index}", index) for index in range(HITS * 2 + 5)])
    async with open_app() as pilot:
        await pilot.press("slash", *"number")
        await until_shown(pilot, f"{HITS} or more results")
        await pilot.press("down", "G")
        await until_shown(pilot, f"{HITS * 2} or more results")
        await pilot.press("G")
        await until_shown(pilot, f"{HITS * 2 + 5} results")


async def test_typing_on_looks_among_what_was_found_and_taking_back_among_all(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([gig("alpha"), gig("alpha beta", 1), gig("alpha betas beta", 2)])
    async with open_app() as pilot:
        await pilot.press("slash", *"alpha")
        await until_shown(pilot, "3 results")
        await pilot.press(*" betas")
        text = await until_shown(pilot, "1 result")
        assert "▸  alpha betas beta" in text
        await pilot.press("x")
        await until_shown(pilot, "No results")
        await pilot.press("backspace", "backspace")
        await until_shown(pilot, "2 results")
        await pilot.press("home", *"betas ")
        await until_shown(pilot, "1 result")


def test_only_letters_at_the_end_narrow_a_search_that_found_all() -> None:
    found = SearchState("alpha", is_whole=True)
    assert found.typed_on("alpha b").among == ()
    assert found.typed_on("alph").among is None
    assert SearchState("alpha", is_whole=False).typed_on("alphab").among is None
    assert SearchState("").typed_on("a").among is None


def test_a_quotation_mark_can_turn_words_into_a_phrase_and_so_narrows_nothing() -> None:
    found = SearchState('"paid', is_whole=True)
    assert found.typed_on('"paid late').among is None
    assert found.typed_on('"paid').among == ()
    assert SearchState("paid", is_whole=True).typed_on('paid "').among is None


def test_letters_taken_back_look_among_what_was_found_before_them() -> None:
    found = SearchState("al", among=(GigId("1" * 32),), before=SearchState("a", is_whole=False))
    narrower = found.typed_on("alx").typed_on("alxy")
    back = narrower.typed_on("al")
    assert (back.among, back.before) == ((), found.before)
    assert narrower.typed_on("a") == SearchState("a"), "a search that did not find all holds nothing"
    assert narrower.typed_on("b") == SearchState("b")


class Slow:
    """Finds when it is let; notes what it was asked."""

    def __init__(self, errors: list[StoreError] | None = None) -> None:
        self.go = threading.Event()
        self.asked: list[str] = []
        self.errors = errors or []

    def find(self, known: SearchState) -> SearchState:
        self.asked.append(known.words)
        assert self.go.wait(60)
        if self.errors:
            raise self.errors.pop(0)
        return known


async def test_only_the_last_words_are_searched_once_a_search_is_done() -> None:
    slow = Slow()
    shown: list[str] = []
    told: list[StoreError] = []
    finder = SearchRunner(slow.find, lambda finding: shown.append(finding.words), told.append)
    first = asyncio.create_task(finder.look(SearchState("z")))
    while not slow.asked:
        await asyncio.sleep(0)
    await asyncio.gather(*(finder.look(SearchState(words)) for words in ("ze", "zeb", "zebra")))
    slow.go.set()
    await first
    assert slow.asked == ["z", "zebra"]
    assert shown == ["zebra"]
    assert not told


async def test_a_locked_library_is_searched_again_and_any_other_trouble_is_told() -> None:
    slow = Slow([Locked(), Damaged()])
    slow.go.set()
    told: list[StoreError] = []
    finder = SearchRunner(slow.find, lambda finding: None, told.append)
    await finder.look(SearchState("z"))
    assert slow.asked == ["z", "z"]
    assert [type(error) for error in told] == [Damaged]


async def test_no_more_is_looked_for_than_what_is_in_sight_needs(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(gig(f"Shop {number}", number) for number in range(3 * HITS))
    async with open_app(size=(120, 40)) as pilot:
        await pilot.press("end", "slash", *"shop")
        await until_shown(pilot, f"{HITS} or more results")
        await pilot.press("down", "down", "pagedown", "home")
        await asyncio.sleep(0.1)
        assert f"{HITS} or more results" in picture(pilot)
        await pilot.press("end")
        await until_shown(pilot, f"{2 * HITS} or more results")


async def test_a_window_with_room_for_more_gets_more(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(gig(f"Shop {number}", number) for number in range(3 * HITS))
    async with open_app(size=(120, 40)) as pilot:
        await pilot.press("slash", *"shop")
        await until_shown(pilot, f"{HITS} or more results")
        await pilot.resize_terminal(120, 3 * HITS + 30)
        await until_shown(pilot, f"{2 * HITS} or more results")
        await pilot.press("escape")
        await until_shown(pilot, "─ Gigs")
        await pilot.press(*"shop")
        await until_shown(pilot, f"{2 * HITS} or more results")


async def test_enter_waits_for_the_answer_to_what_stands_in_the_line(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    gigs = [gig(f"Gig {number}") for number in range(1500)]
    library_with([*gigs, crossing := gig("The crossing")])
    async with open_app() as pilot:
        for key in ("/", *"crossing"):
            pilot.app.post_message(events.Key("slash" if key == "/" else key, key))
        pilot.app.post_message(events.Key("enter", None))
        await until(pilot, lambda: visited)
        assert [getattr(place, "id", "") for place in visited] == [crossing.id]


async def test_enter_over_several_hits_opens_the_marked_one(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    one, two = gig("Shop one", 1), gig("Shop two", 2)
    library_with([one, two])
    async with open_app() as pilot:
        await pilot.press("slash", *"shop")
        marked = next(line for line in (await until_shown(pilot, "2 results")).splitlines() if "▸" in line)
        await pilot.press("enter")
        await pilot.pause()
        assert visited == [ReaderRoute((one if "Shop one" in marked else two).id, at="title")]
