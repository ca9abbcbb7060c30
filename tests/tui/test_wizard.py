"""The walk: on, back, to any answer, to the end, and on another evening from where it was left."""

from datetime import date, timedelta
from decimal import Decimal
from threading import current_thread

import pytest
from textual.pilot import Pilot

from retro.core.gig import flag_catalogue, wording
from retro.core.gig.choices import Held, Side, Stage, Status
from retro.core.gig.ids import GigId, QuestionKey
from retro.core.gig.retrospective import Lesson, Moment, RedFlag, Retrospective
from retro.core.rough_day import RoughDay
from retro.core.text.clock import now
from retro.core.wizard.notes import ONE_UNREAD, SAVED, SAVED_WITH_RULE, WRITTEN_UP_UNTOLD_WITHOUT
from retro.storage.queries.home import counts
from retro.tui.context import AppContext
from retro.tui.home.screen import HomeScreen
from retro.tui.kit import messages
from retro.tui.kit.dialogs.told_dialog import ToldDialog
from retro.tui.kit.input_routing import NO_SUCH_KEY, NOTHING_FOR_KEY
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.stray_keys import TakesText
from retro.tui.kit.text.text_box import SmallText
from retro.tui.message.answer_dialog import AnswerDialog
from retro.tui.message.screen import MessageScreen
from retro.tui.navigation import FinishedRoute, HomeRoute, OlderGigRoute, Route, WizardRoute
from retro.tui.palette.commands import here
from retro.tui.wizard import remembering
from retro.tui.wizard.fields.flags.pivot import TAB_HERE
from retro.tui.wizard.finished import FinishedScreen
from retro.tui.wizard.page import GO_ON, SKIP
from retro.tui.wizard.screen import WizardScreen
from tests.tui.conftest import LibraryWith, OpenApp, picture, put_in_place_of_screens
from tests.tui.looking import told, until, workers_ended
from tests.tui.wizard_steps import at, focus, gig, note, said, stored, type_in, whole, wizard

TOLD = "On the third day it broke"


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> list[Route]:
    """Where the wizard led, an empty sheet standing there; home and the wizard are the real ones."""
    places: list[Route] = []

    def go(app_context: AppContext, route: Route) -> BaseScreen:
        places.append(route)
        return BaseScreen()

    put_in_place_of_screens(monkeypatch, go, besides=(HomeRoute, WizardRoute))
    return places


async def _to_the_end(pilot: Pilot[None]) -> list[str]:
    """Skip on to the end of the path; the pages that were passed."""
    passed = []
    while wizard(pilot).walk.is_page:
        passed.append(at(pilot))
        await pilot.press("f3")
    return passed


async def test_the_short_path_keeps_each_answer_up_to_enough_for_tonight(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(WizardRoute()) as pilot:
        await pilot.press("1", "enter")
        await type_in(pilot, "Shop checkout")
        await pilot.press("enter")
        await type_in(pilot, TOLD)
        await pilot.press("f3")
        await type_in(pilot, "3 weeks ago")
        await pilot.press("enter")
        await type_in(pilot, "yesterday")
        await pilot.press("enter")
        assert await _to_the_end(pilot) == ["client.cost", "red_flags", "own.sentence", "lessons"]
        assert said(wizard(pilot).walk.closing.said) == SAVED
        kept = stored(app_context, whole(pilot).id).retrospective
    assert (kept.facts.title, kept.facts.status, kept.answers["story.tell"]) == ("Shop checkout", Status.OVER, TOLD)
    assert (kept.facts.noticed_on, kept.facts.told_on) == (RoughDay(2026, 11, 2), date(2026, 11, 22))
    assert kept.is_draft


async def test_finishing_says_the_rule_that_was_written(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    draft = Retrospective.new(
        id=draft.id, facts=draft.facts, lessons=(Lesson.new(cue="a date has no reason", act="ask"),)
    )
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.press("f3")
        assert said(wizard(pilot).walk.closing.said) == SAVED_WITH_RULE
        await pilot.press("f")
        await workers_ended(pilot)
        await pilot.pause()
        assert isinstance(pilot.app.screen, FinishedScreen)
        assert "Here's your rule for next time." in picture(pilot)
        assert "If a date has no reason, then I ask." in picture(pilot)
        assert stored(app_context, draft.id).retrospective.finished_at is not None
        await pilot.press("escape")
        assert len(pilot.app.screen_stack) == 1


async def test_the_end_of_the_short_path_leads_to_the_rest(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.press("f3", "n")
        assert at(pilot) == "client"
        assert wizard(pilot).drafting.interview.rest


@pytest.mark.parametrize("key", ["f3", "ctrl+n"])
async def test_going_on_at_the_end_of_the_short_path_finishes(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, key: str
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.press("f3")
        assert "▸ Finish                                     f" in picture(pilot)
        assert "Finish" not in picture(pilot).splitlines()[-1], "the menu names its keys"
        await pilot.press(key)
        await workers_ended(pilot)
        await pilot.pause()
        assert isinstance(pilot.app.screen, FinishedScreen)
        assert stored(app_context, draft.id).retrospective.finished_at is not None


async def test_the_end_of_the_short_path_leads_to_an_older_gig(
    open_app: OpenApp, library_with: LibraryWith, gone: list[Route]
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.press("f3", "o")
        assert gone == [OlderGigRoute()]


async def test_the_long_path_ends_at_the_review(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "client")) as pilot:
        passed = await _to_the_end(pilot)
        assert {"ending", "moments", "losses", "money", "meaning.mine"} < set(passed)
        assert wizard(pilot).walk.is_review


async def test_there_is_no_typing_to_stop_where_nothing_is_typed(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    for page, key in (("status", "Esc Home"), ("red_flags", "Esc Home"), ("title", "Esc Stop typing")):
        async with open_app(WizardRoute(draft.id, page), size=(160, 30)) as pilot:
            while not wizard(pilot).walk.is_page:
                await pilot.pause()
            assert picture(pilot).splitlines()[-1].rstrip().endswith(key)
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, WizardScreen) is (page == "title")


async def test_every_page_but_the_title_may_be_skipped(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        assert wizard(pilot).walk.page.go_on.label == SKIP
        await pilot.press("n")
        assert (at(pilot), note(pilot)) == ("title", messages.SKIPPED)
        assert wizard(pilot).walk.page.go_on.label == GO_ON
        await pilot.press("enter")
        assert (at(pilot), note(pilot)) == ("title", messages.NEEDS_NAME)
        await type_in(pilot, "Shop")
        await pilot.press("enter")
        assert (at(pilot), note(pilot)) == ("story.tell", "")


async def test_an_answer_makes_skip_read_continue(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        assert wizard(pilot).walk.page.go_on.label == SKIP
        await pilot.press("a")
        assert wizard(pilot).walk.page.go_on.label == GO_ON


async def test_back_returns_to_what_was_written(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig().with_answer("story.tell", TOLD)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "dates")) as pilot:
        await pilot.press("f2")
        assert at(pilot) == "story.tell"
        assert TOLD in picture(pilot)


async def test_the_mouse_continues_and_goes_back(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await pilot.click("#go-on")
        await until(pilot, lambda: at(pilot) == "dates" and "I noticed" in picture(pilot))
        await pilot.click("#back")
        await until(pilot, lambda: at(pilot) == "story.tell")


async def test_go_to_names_the_blanks_and_leads_to_any_answer(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.LIVE).with_answer("story.tell", TOLD)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell"), size=(80, 40)) as pilot:
        await pilot.press("ctrl+g")
        assert wizard(pilot).walk.is_review
        assert TOLD in picture(pilot)
        assert "left blank" in picture(pilot)
        await pilot.press("down", "enter", "enter")
        assert at(pilot) == "client"
        await pilot.press("f5", "escape")
        assert at(pilot) == "client"


def _listed(pilot: Pilot[None]) -> str:
    """All rows of the review."""
    answers = wizard(pilot).walk.review.answers
    return "\n".join(str(answers.get_option_at_index(number).prompt) for number in range(answers.option_count))


@pytest.mark.parametrize("key", ["a", "enter"])
async def test_blanks_are_one_line_of_the_review_until_they_are_asked_for(
    open_app: OpenApp, library_with: LibraryWith, key: str
) -> None:
    draft = gig(status=Status.LIVE).with_answer("story.tell", TOLD * 20)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "review"), size=(80, 40)) as pilot:
        shown = picture(pilot)
        assert shown.count("left blank") == 1
        assert shown.count(TOLD) > 5
        assert "What did you promise" not in shown
        assert "The lessons" not in _listed(pilot), "a step with nothing answered has no heading"
        if key == "enter":
            await pilot.press("ctrl+end")
        await pilot.press(key)
        assert "What did you promise" in _listed(pilot)
        assert _listed(pilot).count("left blank") > 9
        assert wizard(pilot).walk.review.answers.highlighted_option is not None
        await pilot.press("a")
        assert picture(pilot).count("left blank") == 1
        await pilot.press("a", "enter")
        assert (at(pilot), focus(pilot)) == ("client", "LineInput"), "the first blank one has the cursor"
        await pilot.press("f5")
        assert "What did you promise" in _listed(pilot), "what was asked for stays"


@pytest.mark.parametrize(("page", "label"), [("story.tell", "What happened"), ("dates", "I noticed")])
async def test_going_to_from_a_blank_page_has_the_cursor_on_its_row_which_is_marked(
    open_app: OpenApp, library_with: LibraryWith, page: str, label: str
) -> None:
    draft = gig(status=Status.LIVE)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, page)) as pilot:
        await pilot.press("f5")
        option = wizard(pilot).walk.review.answers.highlighted_option
        assert option is not None
        assert str(option.prompt).startswith(f"▸ {label}")
        assert str(option.prompt).strip().endswith("left blank")
        assert _listed(pilot).count("▸") == 1
        assert _listed(pilot).splitlines()[-1].endswith(" left blank"), "the others are still one line"
        await pilot.press("enter")
        assert at(pilot) == page


async def test_the_mark_of_the_review_goes_with_the_cursor_and_long_answers_have_air_around_them(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    written = gig().with_answer("story.tell", "It broke. " * 20).with_answer("story.promise", "A shop. " * 20)
    library_with([written])
    async with open_app(WizardRoute(written.id, "story.tell"), size=(80, 24)) as pilot:
        await pilot.press("f5")
        for _ in range(2):
            marked = [line for line in _listed(pilot).splitlines() if "▸" in line]
            option = wizard(pilot).walk.review.answers.highlighted_option
            assert option is not None
            assert marked == [str(option.prompt).splitlines()[0]]
            assert marked[0].strip("│ ▆").startswith("▸")
            await pilot.press("pagedown")
        lines = [line.strip() for line in _listed(pilot).splitlines()]
        at = lines.index("What did you promise, and what did they think they were buying?")
        assert lines[at - 1] == ""
        width = wizard(pilot).walk.review.answers.scrollable_content_region.width
        assert max(map(len, _listed(pilot).splitlines())) <= width


async def test_the_review_can_be_reached_from_the_frame_by_its_letter(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await pilot.press("escape", "g")
        assert wizard(pilot).walk.is_review


async def test_finishing_without_a_title_asks_for_one(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        await pilot.press("1", "f5", "f")
        assert (at(pilot), note(pilot)) == ("title", messages.NEEDS_NAME)
        assert whole(pilot).is_draft


async def test_an_untold_client_comes_first_and_is_not_asked_when_told(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        await pilot.press("3", "enter")
        await type_in(pilot, "Report")
        await pilot.press("enter")
        assert (at(pilot), wizard(pilot).drafting.interview.step.key) == ("dates", "gig")
        assert "When did you notice?" in picture(pilot)
        assert "I told the client" not in picture(pilot)
        await type_in(pilot, "19 nov")
        await pilot.press("enter")
        assert at(pilot) == "they_first"
        assert "You noticed on 19 November." in picture(pilot)
        await pilot.press("n")
        assert at(pilot) == "story.tell"
        await pilot.press("f2")
        assert at(pilot) == "they_first"
        await pilot.press("escape")
        assert at(pilot) == "dates"


async def test_prompts_speak_of_the_past_when_it_is_over(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "client.cost")) as pilot:
        assert "What did it cost the client" in picture(pilot)


async def test_before_the_meaning_a_rest_is_offered(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "red_flags")) as pilot:
        await pilot.press("f3")
        assert (at(pilot), note(pilot)) == ("own.sentence", messages.PAUSE)


async def test_letters_are_text_in_a_field_and_commands_on_the_frame(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await type_in(pilot, "nbgi?:q")
        assert (at(pilot), whole(pilot).answers["story.tell"]) == ("story.tell", "nbgi?:q")
        await pilot.press("escape")
        assert focus(pilot) == "Frame"
        assert " keys " in picture(pilot)
        await pilot.press("z")
        assert note(pilot) == messages.NOT_WRITING
        await pilot.press("q")
        assert note(pilot) == messages.NOT_WRITING
        await pilot.press("i")
        await type_in(pilot, "x")
        assert whole(pilot).answers["story.tell"] == "nbgi?:qx"
        await pilot.press("escape", "n")
        assert at(pilot) == "dates"
        await pilot.press("escape", "b")
        assert at(pilot) == "story.tell"


async def test_esc_steps_out_from_field_to_frame_to_home(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await pilot.press("x", "escape", "escape")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


async def test_what_is_typed_right_after_enter_goes_into_the_next_page(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        await pilot.press("1", "enter", "S", "h", "o", "p", "enter", "A", "l", "l")
        await until(pilot, lambda: whole(pilot).answers.get("story.tell") == "All")  # a page opens when there's time
        assert whole(pilot).facts.title == "Shop"


async def test_enter_goes_from_field_to_field_and_from_the_last_one_on(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "client")) as pilot:
        await type_in(pilot, "A café")
        await pilot.press("enter")
        await type_in(pilot, "a friend")
        await pilot.press("down")
        await type_in(pilot, "web, Shop")
        await pilot.press("enter")
        assert at(pilot) != "client"
        facts, tags = whole(pilot).facts, whole(pilot).tags
    assert (facts.client, facts.platform, tags) == ("A café", "a friend", ("web", "Shop"))


async def test_days_and_money_are_worked_out_as_soon_as_they_can_be(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "dates")) as pilot:
        await type_in(pilot, "2026-11-10")
        await pilot.press("enter")
        await type_in(pilot, "2026-11-16")
        assert "6 days from noticing to telling." in picture(pilot)
        await pilot.press("backspace", "backspace", "0", "1")
        assert "You told them before you noticed: check both dates." in picture(pilot)
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        for answer in ("USD", "300", "100", "0", "24", "60"):
            await type_in(pilot, answer)
            await pilot.press("down")
        assert "Effective rate: $1.67 an hour. 24 hours estimated, 60 worked: 2.5×." in picture(pilot)
        assert "$300.00" in picture(pilot)


async def test_a_quote_is_told_what_ones_own_ratio_makes_of_it(open_app: OpenApp, library_with: LibraryWith) -> None:
    """40 hours became 56: 1.4×. 20 × 1.4 = 28 hours; 600 / 28 = 21.43 an hour."""
    past = [
        Retrospective.new(finished_at=now()).with_facts(
            title="Past", hours_planned=Decimal(40), hours_worked=Decimal(56)
        )
        for _ in range(3)
    ]
    draft = gig(status=Status.LIVE)
    library_with([*past, draft])
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        for answer in ("EUR", "600", "", "", "20"):
            await type_in(pilot, answer)
            await pilot.press("down")
        assert "20 hours estimated usually becomes 28 (3 gigs): €21.43 an hour." in picture(pilot)
        await type_in(pilot, "41")
        assert "usually becomes" not in picture(pilot)
        assert "20 hours estimated, 41 worked" in picture(pilot)


async def test_a_finished_one_opens_at_the_review_and_stays_finished_while_it_is_changed(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    done = Retrospective.new(facts=gig(status=Status.OVER).facts, finished_at=now())
    library_with([done])
    async with open_app(WizardRoute(done.id)) as pilot:
        assert wizard(pilot).walk.is_review
        assert "Done" in picture(pilot)
        await pilot.press("down", "enter")
        assert at(pilot) == "title"
        await type_in(pilot, " again")
        await pilot.press("f5", "f")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        kept = stored(app_context, done.id).retrospective
    assert kept.facts.title == "Shop checkout again"
    assert kept.finished_at == done.finished_at


async def test_reopen_makes_a_finished_one_a_draft_again(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    done = Retrospective.new(facts=gig().facts, finished_at=now())
    library_with([done])
    async with open_app(WizardRoute(done.id)) as pilot:
        await pilot.press("u")
        assert whole(pilot).is_draft
        assert "Finish" in picture(pilot)
        assert stored(app_context, done.id).retrospective.is_draft


async def test_an_untouched_new_draft_is_never_stored(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(WizardRoute()) as pilot:
        await pilot.press("n", "f2", "escape", "escape")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        assert app_context.autosave.flush(60)
        assert counts(app_context.library).drafts == 0


async def test_a_click_on_a_step_goes_there(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await until(pilot, lambda: wizard(pilot).walk.is_page)
        await pilot.click("StepLine", offset=(3, 0))
        await until(pilot, lambda: at(pilot) == "status")
    async with open_app(WizardRoute(draft.id, "story.tell"), size=(120, 40)) as pilot:
        await until(pilot, lambda: wizard(pilot).walk.is_page)
        await pilot.click("StepLine", offset=(4, 5))
        await until(pilot, lambda: at(pilot) == "client.cost")
        page = wizard(pilot).walk.page
        pilot.app.exit()
        await page.frame.remove_children()
        page.focus_input()  # as when the program closes in the midst of a turn


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_page_and_its_keys_fit(open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell"), size=size) as pilot:
        lines = picture(pilot).splitlines()
        assert lines[-1].split()[:2] == ["F1", "Help"]
        assert "F3 Continue" in lines[-1]
        assert "F2 Back" in lines[-1]
        assert all(len(line) <= size[0] for line in lines)
        assert any("Skip ›" in line for line in lines)
        assert wizard(pilot).walk.page.frame.size.height >= 10


async def test_every_page_of_the_wizard_teaches_continue_and_back_in_one_place(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    for key in ("title", "moments", "red_flags", "lessons", "own.sentence"):
        async with open_app(WizardRoute(draft.id, key), size=(60, 20)) as pilot:
            assert picture(pilot).splitlines()[-1].split()[2:6] == ["F3", "Continue", "F2", "Back"], key


async def test_the_finish_screen_leads_on(open_app: OpenApp, library_with: LibraryWith, gone: list[Route]) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "review")) as pilot:
        await pilot.press("f")
        await workers_ended(pilot)
        await pilot.pause()
        assert gone == [FinishedRoute(draft.id)]


async def test_turning_pages_by_keys_and_by_fields_at_once_comes_to_rest(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        for key in ("f3", "f2", "f3", "f5", "escape", "f2", "f3", "f2") * 3:
            for field in wizard(pilot).walk.page.fields:
                field.post_message(field.Ready(field.question.key))
            wizard(pilot).walk.page.post_message(wizard(pilot).walk.page.Asked(is_forward=False))
            await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, WizardScreen))
        await wizard(pilot).run_action("go_to")
        await until(pilot, lambda: wizard(pilot).walk.is_review)


def _about_a_flag() -> Retrospective:
    flag = RedFlag("D1", "I was stuck", Stage.WORK, Side.MINE, pivot=True)
    return gig(status=Status.OVER)._replace(red_flags=(flag,))


@pytest.mark.parametrize(
    "keys", [("f3",), ("enter", "enter", "f3"), ("down", "f2", "f3", "f3"), ("f5", "escape", "f3")]
)
async def test_going_on_from_an_untouched_suggestion_takes_no_rule_and_the_end_says_so(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, keys: tuple[str, ...]
) -> None:
    draft = _about_a_flag()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.pause()
        assert "Suggested:" in picture(pilot)
        assert "Skip ›" in picture(pilot), "the button below does what F3 does"
        await pilot.press(*keys)
        await until(pilot, lambda: wizard(pilot).walk.is_closing)
        assert stored(app_context, draft.id).retrospective.lessons == ()
        assert said(wizard(pilot).walk.closing.said) == SAVED
        assert "without a new rule" in picture(pilot)


@pytest.mark.parametrize("way", ["use", "edit"])
async def test_a_suggested_rule_is_taken_by_its_button_or_by_editing_it(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, way: str
) -> None:
    draft = _about_a_flag()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.pause()
        if way == "use":
            await pilot.press("shift+tab", "shift+tab", "enter")
        else:
            await pilot.press("right", "!")
        assert "Suggested:" not in picture(pilot)
        await pilot.press("f3")
        await until(pilot, lambda: wizard(pilot).walk.is_closing)
        (kept,) = stored(app_context, draft.id).retrospective.lessons
        assert kept.flag == "D1"
        assert kept.act
        assert kept.cue.endswith("!") == (way == "edit")
        assert said(wizard(pilot).walk.closing.said) == SAVED_WITH_RULE


async def _to_they_first(pilot: Pilot[None]) -> None:
    await pilot.press("3", "enter")
    await type_in(pilot, "Report")
    await pilot.press("enter")
    await type_in(pilot, "19 nov")
    await pilot.press("enter")
    assert at(pilot) == "they_first"


async def test_going_on_with_ones_own_rule_saves_only_a_review_of_it(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    flag = RedFlag("D1", "Stuck", Stage.WORK, Side.MINE, pivot=True)
    rule = Lesson.new(cue="I am stuck for a day", act="tell them", flag="D1")
    at = now() - timedelta(days=300)
    before = Retrospective(GigId("b" * 32), at, at, at, red_flags=(flag,), lessons=(rule,)).with_facts(title="Before")
    draft = Retrospective.new(red_flags=(flag,)).with_facts(title="Again", started_on=app_context.today())
    library_with((before, draft))
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        assert "Keep this rule" in picture(pilot)
        await pilot.press("f3")
        await until(pilot, lambda: bool(stored(app_context, before.id).retrospective.lessons[0].reviews))
        assert whole(pilot).lessons == ()
        month = wording.month(at.date())
        await until(
            pilot, lambda: f"Your rule of {month} stays as it is. In this gig it didn't hold." in picture(pilot)
        )
    (kept,) = stored(app_context, before.id).retrospective.lessons
    ((look,), here) = kept.reviews, stored(app_context, draft.id).retrospective
    assert (look.on, look.result, look.gig) == (app_context.today(), Held.BROKEN, draft.id)
    assert (kept.cue, here.lessons) == (rule.cue, ())


async def test_what_was_written_to_them_is_there_when_one_comes_back_to_the_wizard(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(WizardRoute()) as pilot:
        await _to_they_first(pilot)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(pilot.app.screen, AnswerDialog))  # its first question
        await pilot.press("escape", "down", "down", "enter")
        await type_in(pilot, "Unseen")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert at(pilot) == "they_first"
        assert whole(pilot).answers["own.sentence"] == "Unseen"
        await pilot.press("n")
        await type_in(pilot, "It broke")
        assert stored(app_context, whole(pilot).id).retrospective.answers == {
            "own.sentence": "Unseen",
            "story.tell": "It broke",
        }
        await pilot.press("f3")
        assert at(pilot) == "client.cost"
        steps = str(wizard(pilot).walk.steps.render())
        assert "✓ story" in steps
        assert "· meaning" in steps, "its question was answered in the message, and not shown yet"
        await pilot.press("f3", "f3")
        assert at(pilot) == "own.sentence"
        assert "Only you see it" not in picture(pilot)


async def test_only_what_the_first_page_needs_is_made_for_it(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        made = [type(each).__name__ for each in wizard(pilot).walk.walk_children()]
        assert len(made) == 16, made
        assert not {"TheyFirst", "ReviewView", "ShortPathEnd"} & set(made)
        await pilot.press("f5", "escape", "f5")
        assert [type(each).__name__ for each in wizard(pilot).walk_children()].count("ReviewView") == 1


async def test_the_first_page_says_what_to_answer_while_the_client_was_not_told(open_app: OpenApp) -> None:
    for size in ((60, 20), (80, 24)):
        async with open_app(WizardRoute(), size=size) as pilot:
            shown = " ".join(picture(pilot).split())
            assert "Haven't told them that it went wrong? Choose “The client doesn't know yet”." in shown
            assert "▸ GIG · story" in shown or "▸ The gig What" in shown or "▸ The gig Where" in shown


async def test_the_page_says_what_enter_does_where_one_writes(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell"), size=(60, 20)) as pilot:
        assert "Enter: new line" in picture(pilot)
        await pilot.press("tab")
        assert "Enter: new line" not in picture(pilot)
        await pilot.press("f3")
        assert (at(pilot), "Enter: next" in picture(pilot)) == ("dates", True)


async def test_telling_them_first_leads_on_and_the_page_is_gone(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(WizardRoute()) as pilot:
        await _to_they_first(pilot)
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert at(pilot) == "story.tell"
        facts = stored(app_context, whole(pilot).id).retrospective.facts
        assert (facts.status, facts.told_on) == (Status.LIVE, date(2026, 11, 23))
        assert told(pilot.app)[-1] == "Told after 4 days. That was the hard part. Press F9 to undo."
        await type_in(pilot, "It broke")
        await pilot.press("f9")
        await pilot.pause()
        assert at(pilot) == "they_first"
        whole_now = stored(app_context, whole(pilot).id).retrospective
        assert (whole_now.facts.status, whole_now.facts.told_on) == (Status.UNTOLD, None)
        assert whole_now.answers["story.tell"] == "It broke"
        words = [(each.name, each.says) for each in here(pilot.app.screen)]
        assert len(set(words)) == len(words)
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert at(pilot) == "story.tell"
        await pilot.press("f2")
        assert at(pilot) == "title"


async def test_the_end_of_the_short_path_offers_first_to_write_to_them(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        await _to_they_first(pilot)
        await pilot.press("n")
        await _to_the_end(pilot)
        doors = picture(pilot)
        assert said(wizard(pilot).walk.closing.said).endswith(
            "It's saved, without a new rule, and stays at the top of home until they know."
        )
        assert "▸ Write to them (about 5 minutes)" in doors
        assert "Finish" not in doors
        assert not any(words in doors.splitlines()[-1] for words in ("Write", "told", "Leave it", "Carry on"))
        assert "F3 Choose" in doors.splitlines()[-1]
        await pilot.press("down", "down", "down", "f3")
        await pilot.pause()
        await workers_ended(pilot)
        await pilot.pause()
        assert isinstance(pilot.app.screen, FinishedScreen)
        assert "▸ Write to them (about 5 minutes)" in picture(pilot)
        assert WRITTEN_UP_UNTOLD_WITHOUT in " ".join(picture(pilot).split())
        await pilot.press("t", "enter")
        await until(pilot, lambda: any("Press u to undo." in each for each in told(pilot.app)))
        await until(pilot, lambda: "Write to them" not in picture(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "I've told them" in picture(pilot))


@pytest.mark.parametrize("key", ["f3", "ctrl+n", "enter"])
async def test_going_on_at_they_come_first_does_what_is_marked_as_the_footer_says(open_app: OpenApp, key: str) -> None:
    async with open_app(WizardRoute()) as pilot:
        await _to_they_first(pilot)
        assert picture(pilot).splitlines()[-1].split()[2:4] == ["F3", "Choose"]
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, AnswerDialog))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WizardScreen) and at(pilot) == "they_first")
        await pilot.press("down", key)
        assert at(pilot) == "story.tell"


@pytest.mark.parametrize("width", [44, 60, 80])
async def test_the_review_teaches_finish_and_back_where_pages_teach_continue_and_back(
    open_app: OpenApp, library_with: LibraryWith, width: int
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "review"), size=(width, 20)) as pilot:
        assert "F3 Finish F2 Back" in " ".join(picture(pilot).splitlines()[-1].split())
        await pilot.press("tab")
        assert "F3 Finish F2 Back" in " ".join(picture(pilot).splitlines()[-1].split())


async def test_the_message_is_a_key_away_on_every_page_while_they_do_not_know(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        await pilot.press("f9")
        assert at(pilot) == "status"
        await _to_they_first(pilot)
        await pilot.press("n")
        await type_in(pilot, "It broke")
        await pilot.press("f9")
        await pilot.pause()
        assert "7 parts to write" in picture(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert (at(pilot), whole(pilot).answers["story.tell"]) == ("story.tell", "It broke")
        await type_in(pilot, " down")
        assert whole(pilot).answers["story.tell"] == "It broke down"


@pytest.mark.parametrize("below", ["they_first", "story.tell"])
async def test_telling_in_the_message_above_is_taken_back_in_the_wizard_below(
    open_app: OpenApp, app_context: AppContext, below: str
) -> None:
    async with open_app(WizardRoute()) as pilot:
        await _to_they_first(pilot)
        if below == "they_first":
            await pilot.press("m")
            await until(pilot, lambda: isinstance(pilot.app.screen, AnswerDialog))
            await pilot.press("escape")
        else:
            await pilot.press("n")
            await type_in(pilot, "It broke")
            await pilot.press("f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, MessageScreen))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ToldDialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MessageScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WizardScreen) and at(pilot) == "story.tell")
        await until(pilot, lambda: whole(pilot).facts.told_on == date(2026, 11, 23))
        await pilot.press("f9")
        await until(pilot, lambda: (at(pilot), whole(pilot).facts.told_on) == (below, None))
        assert "F9" not in told(pilot.app)[-1], "it is taken back already"
        facts = stored(app_context, whole(pilot).id).retrospective.facts
        assert (facts.status, facts.told_on) == (Status.UNTOLD, None)
        assert whole(pilot).answers.get("story.tell", "") == ("" if below == "they_first" else "It broke")


async def test_leaving_at_the_end_of_the_short_path_comes_back_to_it(
    open_app: OpenApp, app_context: AppContext
) -> None:
    draft = gig(status=Status.OVER)
    app_context.store.submit(lambda store: store.save(draft, version=None)).result(timeout=600)
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert wizard(pilot).walk.is_closing
        await pilot.press("ctrl+q")
    async with open_app(WizardRoute(draft.id)) as pilot:
        assert wizard(pilot).walk.is_closing
        await pilot.press("f5")
        await pilot.pause()
        assert wizard(pilot).walk.is_review
        await pilot.press("escape")
        await pilot.pause()
        assert wizard(pilot).walk.is_closing
        await pilot.press("f2")
        assert at(pilot) == "lessons"


async def test_the_review_of_the_short_path_carries_on_with_the_long_one(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "review")) as pilot:
        assert "Carry on (about 15 minutes)" in picture(pilot)
        await pilot.press("n")
        assert at(pilot) == "client"
        await pilot.press("f5")
        await pilot.pause()
        assert wizard(pilot).walk.is_review
        assert "Carry on (about" not in picture(pilot)


async def test_escape_on_a_page_of_choices_leads_out_at_once(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    for page in ("status", "red_flags"):
        async with open_app(WizardRoute(draft.id, page)) as pilot:
            assert at(pilot) == page
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, HomeScreen)
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.focused is wizard(pilot).walk.page.frame


@pytest.mark.parametrize("key", ["space", "x", "y", "enter"])
async def test_a_button_is_pressed_by_enter_alone(open_app: OpenApp, library_with: LibraryWith, key: str) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        pilot.app.screen.set_focus(wizard(pilot).walk.page.go_on)
        await pilot.press(key)
        await pilot.pause()
        assert at(pilot) == ("dates" if key == "enter" else "story.tell")


async def test_space_chooses_nothing_at_the_end_of_the_short_path(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.press("f3", "space", "space")
        await pilot.pause()
        assert wizard(pilot).walk.is_closing
        assert whole(pilot).is_draft


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_review_at_the_end_of_the_walk_is_read_from_its_top(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    draft = gig(status=Status.OVER).with_facts(client="Ada").with_answer("story.tell", TOLD * 20)
    draft = draft.with_answer("own.sentence", "I waited.")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "own.sentence"), size=size) as pilot:
        wizard(pilot).drafting.interview = wizard(pilot).drafting.interview.open("meaning.mine").open("own.sentence")
        await pilot.press("f5", "escape", "f3", "f3")
        await until(pilot, lambda: wizard(pilot).walk.is_review)
        await pilot.pause()
        answers = wizard(pilot).walk.review.answers
        assert answers.scroll_y == 0
        assert "The gig" in picture(pilot)
        assert str(answers.get_option_at_index(answers.highlighted or 0).prompt).startswith("▸ Status")
        await pilot.press("escape")
        assert at(pilot) == "lessons", "back to the page that one came from"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_first_page_offers_no_way_back_and_esc_leads_home_as_it_says(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "status"), size=size) as pilot:
        shown = picture(pilot)
        assert "Back" not in shown
        assert "F3 Continue" in shown.splitlines()[-1]
        assert "Stop typing" not in shown, "there is nothing to type on this page"
        await pilot.press("f2")
        assert at(pilot) == "status"
        await pilot.press("f3")
        assert "‹ Back" in picture(pilot)
        assert "F2 Back" in picture(pilot).splitlines()[-1]
        await pilot.press("f2")
        assert at(pilot) == "status"
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_what_one_told_oneself_is_asked_once_on_the_page_of_the_turning_point(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = _about_a_flag()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "pivot")) as pilot:
        await pilot.pause()
        assert picture(pilot).count("What did you tell yourself") == 1


async def test_what_one_told_oneself_is_not_passed_unseen(open_app: OpenApp, library_with: LibraryWith) -> None:
    flags = tuple(RedFlag(code, name, Stage.WORK, Side.MINE) for code, name in (("D1", "Stuck"), ("D2", "Alone")))
    draft = gig(status="over")._replace(red_flags=flags)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "pivot")) as pilot:
        assert TAB_HERE not in picture(pilot)
        await pilot.press("space", "tab")
        assert isinstance(pilot.app.focused, SmallText), "Tab does what the border says"
        assert TAB_HERE not in picture(pilot)
        await pilot.press("shift+tab", "down", "space")
        assert TAB_HERE in picture(pilot)
        await pilot.press("f3")
        assert at(pilot) == "pivot"
        assert note(pilot) == messages.WRITE_OR_AGAIN.format("F3")
        assert isinstance(pilot.app.focused, SmallText)
        await pilot.press("f3")
        assert at(pilot) != "pivot"
        await pilot.press("f2", "f3")
        assert at(pilot) != "pivot", "left blank on purpose"


@pytest.mark.parametrize(
    ("page", "keys", "sentence", "way"),
    [
        ("red_flags", "z", NO_SUCH_KEY, ""),
        ("red_flags", "i", NOTHING_FOR_KEY.format("Write"), ""),
        ("status", "z", NO_SUCH_KEY, ""),
        ("moments", "shift+tab z", messages.TAB_TO_TEXT, "tab"),
        ("money", "tab tab tab tab tab tab tab space", messages.TAB_TO_TEXT, "tab tab"),
        ("moments", "escape z", messages.NOT_WRITING, "i"),
        ("moments", "escape z", messages.NOT_WRITING, "enter"),
    ],
)
async def test_how_to_write_is_said_where_it_works_and_nowhere_else(
    open_app: OpenApp, library_with: LibraryWith, page: str, keys: str, sentence: str, way: str
) -> None:
    draft = gig(status="over")._replace(moments=(Moment(None, "It began."),))
    library_with([draft])
    async with open_app(WizardRoute(draft.id, page)) as pilot:
        await pilot.press(*keys.split())
        assert note(pilot) == sentence
        await pilot.press(*way.split())
        assert at(pilot) == page
        assert isinstance(pilot.app.focused, TakesText) is bool(way)


@pytest.mark.parametrize("page", ["details", "pivot"])
@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_draft_left_among_flags_that_are_gone_since_opens_and_no_key_breaks_it(
    open_app: OpenApp, library_with: LibraryWith, page: str, key: str
) -> None:
    """As after a merge with a copy in which they were taken back."""
    draft = gig(status="over")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, page)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert whole(pilot).red_flags == ()
        await pilot.press("f3")
        await pilot.pause()
        assert at(pilot) not in ("details", "pivot")


async def test_with_an_answer_not_understood_finishing_is_said_once_before_it_is_done(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "review")) as pilot:
        screen = wizard(pilot)
        await screen.pages.turn(screen.drafting.interview.typed(QuestionKey("noticed_on"), "springish"))
        await pilot.press("f3")
        assert note(pilot) == ONE_UNREAD.format("“springish”")
        assert stored(app_context, draft.id).retrospective.is_draft
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, FinishedScreen))


async def test_the_phrases_of_red_flags_are_read_before_their_page_is_reached(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    monkeypatch.setattr(flag_catalogue, "read_ahead", lambda: threads.append(current_thread().name))
    monkeypatch.setattr(remembering, "READ_AFTER", 0.01)
    async with open_app(WizardRoute()) as pilot:
        await until(pilot, lambda: threads == ["flags"])
