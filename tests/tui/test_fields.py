"""The fields of the wizard: what is typed, pasted, chosen, understood, and brought back."""

from contextlib import nullcontext
from datetime import date
from decimal import Decimal

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from retro.core.gig.choices import Outcome, Status
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Facts, Moment, Retrospective
from retro.core.rough_day import Precision, RoughDay
from retro.core.wizard.interview import Interview
from retro.core.wizard.questions import every_question
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.text.paste import LIMIT, TOO_LONG
from retro.tui.kit.text_aids import RESTORED
from retro.tui.navigation import WizardRoute
from retro.tui.terminal import external_editor
from retro.tui.terminal.external_editor import Edited, EditorError
from retro.tui.terminal.keyboard import Pasted
from retro.tui.wizard.draft import DraftEditor, open_draft
from retro.tui.wizard.fields.lines import IN_FULL
from tests.factories import with_losses
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import told, until
from tests.tui.wizard_steps import at, focus, gig, note, noted, stored, type_in, whole, wizard

HOSTILE = "a [/] [red]b[/red] [@click=app.bell]c[/] 🙂 日本"


async def _paste(pilot: Pilot[None], text: str, removed: int = 0) -> None:
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(Pasted(text, removed) if removed else events.Paste(text))
    await pilot.pause()


def _area(pilot: Pilot[None]) -> TextArea:
    area = pilot.app.focused
    assert isinstance(area, TextArea)
    return area


async def test_a_choice_is_made_by_number_by_space_and_by_mouse_and_taken_back(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        wizard(pilot).walk.page.fields[2].focus_input()
        await pilot.press("3")
        assert whole(pilot).facts.outcome is Outcome.LATE
        await pilot.press("up", "space")
        assert whole(pilot).facts.outcome is Outcome.THEY_STOPPED
        assert told(pilot.app) == []
        await pilot.press("space")
        assert whole(pilot).facts.outcome is None
        assert told(pilot.app) == ["“they stopped” isn't chosen any more. Space chooses it again."]
        await pilot.click("ChoiceRows", offset=(5, 0))
        await until(pilot, lambda: whole(pilot).facts.outcome)  # on a busy machine a click is heard later
        assert whole(pilot).facts.outcome is Outcome.I_STOPPED
        await pilot.press("up")
        assert focus(pilot) == "LineInput"


async def test_a_number_without_a_choice_does_nothing(open_app: OpenApp) -> None:
    async with open_app(WizardRoute()) as pilot:
        await pilot.press("9")
        assert (at(pilot), whole(pilot).facts.status) == ("status", None)


async def test_what_is_understood_is_shown_beside_the_line(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        await type_in(pilot, "3 weeks ago")
        assert "about 2 November 2026" in picture(pilot)
        await type_in(pilot, "!")
        assert "That doesn't look like a date." in picture(pilot)
        assert whole(pilot).facts.started_on is None


async def test_suggestions_come_from_earlier_gigs(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft, gig("Menu", client="Café Zoë")])
    async with open_app(WizardRoute(draft.id, "client")) as pilot:
        await type_in(pilot, "caf")
        await pilot.pause()
        await pilot.press("right")
        assert whole(pilot).facts.client == "Café Zoë"


async def test_deleting_a_word_deletes_the_word_before(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig("Shop checkout")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "title")) as pilot:
        await pilot.press("alt+backspace")
        assert whole(pilot).facts.title == "Shop"


@pytest.mark.parametrize("page", ["title", "story.tell", "own.sentence", "losses", "moments", "client"])
async def test_hostile_text_is_kept_and_shown_as_it_is(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, page: str
) -> None:
    draft = gig("")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, page), size=(120, 40)) as pilot:
        if page == "moments":
            await pilot.press("tab")
        await _paste(pilot, HOSTILE)
        assert HOSTILE in picture(pilot)
        await pilot.press("f5")
        assert HOSTILE in picture(pilot)
        kept = stored(app_context, draft.id).retrospective
    texts = [kept.facts.title, kept.facts.client, *kept.answers.values(), *kept.losses.values()]
    assert HOSTILE in [*texts, *(moment.text for moment in kept.moments)]


async def test_control_characters_are_left_out_and_counted(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await _paste(pilot, "one\r\ntwo", removed=3)
        first = await noted(pilot)
        assert first == "3 control characters were dropped."
        assert whole(pilot).answers["story.tell"] == "one\ntwo"
        await _paste(pilot, "\x1b[31m")
        assert await noted(pilot, first) == "1 control character was dropped."


async def test_a_paste_that_is_too_long_is_refused_whole(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig().with_answer("story.tell", "before")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await _paste(pilot, "x" * LIMIT)
        assert await noted(pilot) == TOO_LONG
        assert whole(pilot).answers["story.tell"] == "before"


async def test_several_lines_pasted_into_one_become_one(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig("")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "title")) as pilot:
        await _paste(pilot, "Shop\ncheckout")
        await until(pilot, lambda: whole(pilot).facts.title == "Shop checkout")


async def test_tab_leaves_a_text_and_enter_is_a_newline(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await pilot.press("a", "enter", "b", "tab")
        assert whole(pilot).answers["story.tell"] == "a\nb"
        assert pilot.app.focused is wizard(pilot).walk.page.go_on
        await pilot.press("tab")
        assert pilot.app.focused is wizard(pilot).walk.page.back


async def test_moments_are_added_with_enter_and_stand_in_the_order_of_their_days(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        for day, words in (("2026-11-10", "it broke"), ("2026-11-02", "the start")):
            await type_in(pilot, day)
            await pilot.press("enter")
            await type_in(pilot, words)
            await pilot.press("enter")
        await type_in(pilot, "2026-11-05")
        await pilot.press("enter")
        await type_in(pilot, "half wri")
        kept = stored(app_context, draft.id).retrospective.moments
    assert [(moment.on, moment.text) for moment in kept] == [
        (date(2026, 11, 2), "the start"),
        (date(2026, 11, 5), "half wri"),
        (date(2026, 11, 10), "it broke"),
    ]


async def test_a_moment_is_changed_taken_out_and_put_back(open_app: OpenApp, library_with: LibraryWith) -> None:
    days = (Moment(date(2026, 11, 2), "start"), Moment(date(2026, 11, 5), "middle"), Moment(None, "after"))
    draft = Retrospective.new(facts=Facts(title="Shop"), moments=days)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await pilot.press("shift+tab")
        assert focus(pilot) == "MomentRows"
        await pilot.press("home", "down", "enter")
        await type_in(pilot, "!")
        assert whole(pilot).moments == (days[0], Moment(days[1].on, "middle!"), days[2])
        await pilot.press("enter", "shift+tab", "home", "delete")
        assert whole(pilot).moments == (Moment(days[1].on, "middle!"), days[2])
        assert note(pilot) == "Removed. Press u to put it back."
        await pilot.press("u")
        assert whole(pilot).moments == (days[0], Moment(days[1].on, "middle!"), days[2])
        await pilot.pause()
        assert note(pilot) == "", "there is nothing to put back any more"
        await pilot.press("home", "delete", "delete", "u")
        await pilot.pause()
        assert note(pilot) == "Removed. Press u to put it back.", "there is one more"


async def test_a_pasted_chat_becomes_moments(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await _paste(pilot, "2026-11-03 09:12 Ana: is it ready?\n2026-11-02 10:00 Me: I start\nand more")
        assert await noted(pilot) == "Added 2 events, 2 Nov 2026 to 3 Nov 2026. F9 removes the paste."
        moments = whole(pilot).moments
        assert [moment.on for moment in moments] == [date(2026, 11, 2), date(2026, 11, 3)]
        assert moments[0].text == "Me: I start\nand more"


async def test_a_whole_paste_comes_out_again_with_one_key_and_goes_back_with_another(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await type_in(pilot, "1 nov")
        await pilot.press("enter")
        await type_in(pilot, "before")
        await _paste(pilot, "[06/10, 10:02] Rosa: hi\n[07/10, 10:02] Me: yes\nand more")
        assert [moment.text for moment in whole(pilot).moments] == ["Rosa: hi", "Me: yes\nand more", "before"]
        await pilot.press("f9")
        assert [moment.text for moment in whole(pilot).moments] == ["before"]
        await pilot.press("f9")
        assert [moment.text for moment in whole(pilot).moments] == ["before"]
        await pilot.press("shift+tab", "shift+tab", "u")
        assert [moment.text for moment in whole(pilot).moments] == ["Rosa: hi", "Me: yes\nand more", "before"]


async def test_the_days_of_a_paste_whose_order_is_a_guess_are_swapped_with_one_key(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    june, october = date(2025, 6, 10), date(2025, 10, 6)
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await _paste(pilot, "[10/6/2025, 10:02:11] Rosa: hi\nand more\n[10/6/2025, 10:05:11] Me: yes")
        assert (await noted(pilot)).startswith(
            "Added 2 events, 10 Jun 2025. Day and month swapped? F7: 6 Oct 2025. F9 removes"
        )
        for day in (october, june, october):
            await pilot.press("f7")
            await pilot.pause()
            assert {moment.on for moment in whole(pilot).moments} == {day}
            assert [moment.text for moment in whole(pilot).moments] == ["Rosa: hi\nand more", "Me: yes"]
        await pilot.press("f9")
        assert whole(pilot).moments == ()
        await pilot.press("f7")
        assert whole(pilot).moments == ()


async def test_a_paste_without_a_date_is_one_event_with_its_lines(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await type_in(pilot, "1 nov")
        await pilot.press("enter")
        await _paste(pilot, "Rosa: is it ready?\n\n  Me: nearly\n")
        assert (await noted(pilot)).startswith("No line in it starts with a date")
        assert whole(pilot).moments == (Moment(date(2026, 11, 1), "Rosa: is it ready?\n\n  Me: nearly"),)
        await pilot.press("f9")
        assert whole(pilot).moments == ()


async def test_a_moments_day_that_is_not_understood_survives_a_restart(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await type_in(pilot, "in spring")
        await pilot.press("enter", "enter")
        await type_in(pilot, "it broke")
        assert stored(app_context, draft.id).retrospective.moments == (Moment(None, "it broke"),)
    async with open_app(WizardRoute(draft.id)) as pilot:
        assert "in spring" in picture(pilot)
        assert "it broke" in picture(pilot)
        assert whole(pilot).moments == (Moment(None, "it broke"),)


async def test_an_event_typed_in_one_goes_in_as_one(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await type_in(pilot, "14 October 2025: phone call, she cried")
        assert "Enter adds it on 14 October 2025." in picture(pilot)
        await pilot.press("enter")
        await type_in(pilot, "2025-10-12 the kickoff")
        await pilot.press("enter")
        assert note(pilot) == ""
        await type_in(pilot, "October 16, 2025, silence")
        await pilot.press("f3")
        days = [(date(2025, 10, 12), "the kickoff"), (date(2025, 10, 14), "phone call, she cried")]
        assert whole(pilot).moments == tuple(Moment(*each) for each in (*days, (date(2025, 10, 16), "silence")))
        assert at(pilot) == "story.promise"


async def test_an_empty_moment_goes_on(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert at(pilot) == "story.promise"


async def test_losses_are_asked_one_by_one_and_kept_by_name(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = with_losses(gig(paid=None), trust="two\nlines")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "losses")) as pilot:
        assert "How much chasing and worrying did they have to do?" in picture(pilot)
        await type_in(pilot, "a week")
        await pilot.press("enter")
        await type_in(pilot, "four times")
        assert dict(whole(pilot).losses) == {"time": "a week", "energy": "four times", "trust": "two\nlines"}


async def test_money_paid_is_worked_out_where_it_is_known(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(currency="USD", paid=Decimal(100), refunded=Decimal(20))
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "losses")) as pilot:
        assert "$80.00, from your figures" in picture(pilot)


async def test_what_the_editor_gives_back_is_one_edit(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = gig().with_answer("story.tell", "before")
    library_with([draft])
    monkeypatch.setattr(external_editor, "edit", lambda text, folder, command, target: Edited(text + "\nand after", 2))
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await pilot.press("f4")
        assert await noted(pilot) == "2 control characters were dropped."
        assert whole(pilot).answers["story.tell"] == "before\nand after"
        await pilot.press("ctrl+z")
        assert whole(pilot).answers["story.tell"] == "before"


async def test_a_failing_editor_leaves_the_text_and_is_said(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = gig().with_answer("story.tell", "before")
    library_with([draft])

    def fail(text: str, folder: object, command: str, target: object) -> Edited:
        raise EditorError("The editor vi couldn't be started.", "Unsaved words are in /there.")

    monkeypatch.setattr(external_editor, "edit", fail)
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await pilot.press("ctrl+o")
        assert told(pilot.app) == ["The editor vi couldn't be started. Unsaved words are in /there."]
        assert whole(pilot).answers["story.tell"] == "before"


@pytest.mark.parametrize(("from_editor", "price"), [("1,200", Decimal(1200)), ("about\nthree fifty", None)])
async def test_what_an_editor_gave_for_an_amount_after_the_program_ended_is_read_on_its_page(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, from_editor: str, price: Decimal | None
) -> None:
    draft = gig().with_facts(currency="EUR")
    library_with([draft])
    drafting = open_draft(app_context, WizardRoute(draft.id)).drafting
    assert drafting.take_edit(QuestionKey("price"), "", from_editor)
    drafting.schedule_save(drafting.cursor)
    app_context.autosave.flush()
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        await pilot.press("f3")
        found = stored(app_context, draft.id)
    assert found.retrospective.facts.price == price
    assert found.place
    assert found.place.unread == ({} if price else {"price": "about three fifty"})


@pytest.mark.parametrize(
    ("key", "answered", "known", "meanwhile", "other"),
    [
        (QuestionKey("price"), Decimal(500), "€500.00", Decimal(600), "550"),
        (QuestionKey("price"), None, "", Decimal(600), "550"),
        (QuestionKey("started_on"), date(2026, 3, 14), "14 March 2026", date(2026, 3, 15), "16 March 2026"),
        (QuestionKey("tags"), ("web", "fixed price"), "web, fixed price", ("web",), "web, rush"),
    ],
)
def test_an_editor_replaces_only_the_value_that_it_was_given(
    app_context: AppContext, key: QuestionKey, answered: object, known: str, meanwhile: object, other: str
) -> None:
    draft = gig()
    drafting = DraftEditor(app_context, Interview(draft))
    question = next(question for *_, question in every_question() if question.key == key)
    drafting.answer(question, meanwhile)
    before = drafting.interview
    assert not drafting.take_edit(key, known, other)
    assert not drafting.take_edit(key, known, "")
    assert drafting.interview == before
    drafting.answer(question, answered)
    assert drafting.take_edit(key, known, other)
    assert drafting.interview.unread == {key: other}
    assert not drafting.take_edit(key, known, "something else")
    assert drafting.take_edit(key, other, "\n")
    assert question.is_blank(drafting.retrospective)
    assert drafting.interview.unread == {}


async def test_a_terminal_that_cannot_open_an_editor_says_so(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await pilot.press("f4")
        assert await noted(pilot) == messages.NO_EDITOR


async def test_earlier_text_comes_back_as_one_edit(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    long = "It took me eleven days to say that it was broken."
    draft = gig().with_answer("story.tell", long)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        _area(pilot).clear()
        await pilot.press("o", "h")
        assert stored(app_context, draft.id).retrospective.answers["story.tell"] == "oh"
        await pilot.press("f8")
        assert long in picture(pilot)
        assert "Enter Restore" in picture(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert told(pilot.app) == [RESTORED]
        assert whole(pilot).answers["story.tell"] == long
        await pilot.press("ctrl+z")
        assert whole(pilot).answers["story.tell"] == "oh"


async def test_where_nothing_earlier_is_kept_it_is_said(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await pilot.press("f8")
        assert await noted(pilot) == messages.NOTHING_EARLIER


async def test_an_amount_with_its_currency_fills_the_blank_currency(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        wizard(pilot).walk.page.fields[1].focus_input()
        await _paste(pilot, "€600")
        assert (whole(pilot).facts.currency, whole(pilot).facts.price) == ("EUR", Decimal(600))
        await pilot.press("home", "delete", "dollar_sign")
        await pilot.pause()
        assert (whole(pilot).facts.currency, whole(pilot).facts.price) == ("USD", Decimal(600))


async def test_an_amount_in_another_currency_than_the_gig_is_said_and_stays_typed(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig(status=Status.OVER, currency="USD")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "money")) as pilot:
        wizard(pilot).walk.page.fields[1].focus_input()
        await _paste(pilot, "€600")
        assert (whole(pilot).facts.currency, whole(pilot).facts.price) == ("USD", None)
        assert "This says EUR, the gig says USD." in picture(pilot)
        assert "€600" in picture(pilot)
        wizard(pilot).walk.page.fields[0].focus_input()
        await pilot.press(*["backspace"] * 3)
        await type_in(pilot, "EUR")
        assert (whole(pilot).facts.currency, whole(pilot).facts.price) == ("EUR", Decimal(600))


async def test_a_day_to_come_is_refused_where_it_must_have_come_and_one_that_is_saved_stays(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    saved = date(2126, 3, 14)
    draft = gig(status=Status.OVER, started_on=saved)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        assert "still to come" in picture(pilot)
        wizard(pilot).walk.page.fields[1].focus_input()
        await type_in(pilot, "tomorrow")
        assert "That day is still to come. Name one up to today" in " ".join(picture(pilot).split())
        assert (whole(pilot).facts.started_on, whole(pilot).facts.ended_on) == (saved, None)
        await pilot.press(*["backspace"] * 8)
        await type_in(pilot, "yesterday")
        assert whole(pilot).facts.ended_on is not None


async def test_a_rough_day_stands_as_understood_and_becomes_exact_only_once_one_is_typed(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    kept = RoughDay(2025, 3, 29, Precision.MONTH)  # as "20 months ago" counts
    draft = gig(status=Status.OVER, started_on=kept)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        assert "about March 2025" in picture(pilot)
        wizard(pilot).walk.page.fields[0].focus_input()
        await type_in(pilot, " ")
        await pilot.press("backspace", "tab", "shift+tab")
        assert whole(pilot).facts.started_on == kept
        wizard(pilot).walk.page.fields[1].focus_input()
        await type_in(pilot, "mid June 2025")
    found = stored(app_context, draft.id).retrospective.facts
    assert (found.started_on, found.ended_on) == (kept, RoughDay(2025, 6, 15))
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        assert "about 15 June 2025" in picture(pilot)
        wizard(pilot).walk.page.fields[0].focus_input()
        await pilot.press("end", "ctrl+u")
        await type_in(pilot, "29 March 2025")
        assert "Saturday, 29 March 2025" in picture(pilot)
    found = stored(app_context, draft.id).retrospective.facts
    assert (found.started_on, found.ended_on) == (date(2025, 3, 29), RoughDay(2025, 6, 15))


async def test_an_event_on_a_rough_day_keeps_it_while_its_words_are_changed(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    kept = RoughDay(2025, 3, 29, Precision.MONTH)
    draft = Retrospective.new(facts=Facts(title="Shop"), moments=(Moment(kept, "start"),))
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        assert "Mar 2025" in picture(pilot)
        assert "29 Mar 2025" not in picture(pilot)
        await pilot.press("shift+tab", "enter", "enter")
        await type_in(pilot, " of it")
        await pilot.press("enter")
        await type_in(pilot, "early May 2025")
        await pilot.press("enter")
        await type_in(pilot, "it broke")
        await pilot.press("enter")
        assert "about 5 May 2025" in picture(pilot)
    found = stored(app_context, draft.id).retrospective.moments
    assert [(moment.on, moment.text) for moment in found] == [(kept, "start of it"), (RoughDay(2025, 5, 5), "it broke")]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (44, 14)])
async def test_the_line_being_written_is_in_sight_under_any_number_of_events(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    days = tuple(Moment(date(2026, 3, day), f"thing {day}") for day in range(1, 31))
    draft = Retrospective.new(facts=Facts(title="Shop"), moments=days)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments"), size=size) as pilot:
        await type_in(pilot, "what?")
        assert "what?" in picture(pilot)
        assert "thing 30" in picture(pilot)
        await pilot.press("ctrl+u")
        await type_in(pilot, "2026-03-02")
        await pilot.press("enter")
        await type_in(pilot, "they wrote")
        assert "they wrote" in picture(pilot)
        await pilot.press("enter")
        assert "▸  2 Mar 2026  they wrote" in picture(pilot)
        await type_in(pilot, "next")
        assert "next" in picture(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_line_longer_than_its_room_is_shown_whole_below(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    said = "I should have told you on the day on which I knew that the plugin had never been tried with real money."
    async with open_app(WizardRoute(draft.id, "own.sentence"), size=size) as pilot:
        await type_in(pilot, "I waited.")
        await pilot.pause()
        assert picture(pilot).count("I waited.") == 1, "it fits its line"
        await pilot.press("home", "ctrl+k")
        await type_in(pilot, said)
        await pilot.pause()
        shown = " ".join(picture(pilot).replace("│", " ").split())
        assert f"{IN_FULL}{said}" in shown, "no second answer"
        await pilot.press("home", "ctrl+k")
        await type_in(pilot, "Sorry.")
        await pilot.pause()
        assert "told you" not in picture(pilot)
        assert IN_FULL.strip() not in picture(pilot)
