"""Another window changes a gig under way while it is written in a form or a dialog here: shown, and no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from textual.pilot import Pilot

from retro.core.gig.flag_catalogue import red_flag_of
from retro.core.gig.message import Message
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.vet.decision import Forecast
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import Stop
from retro.core.vet.under_way.check_in import ENDED_MEANWHILE
from retro.storage.queries import home
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.kit.text.form_line import FormLine
from retro.tui.navigation import OlderGigRoute, RunningRoute, UnderWayRoute, VetRoute
from retro.tui.terminal.safe_text import SafeLabel
from retro.tui.vet.below import ENDED
from retro.tui.vet.take_dialog import TakeDialog
from retro.tui.vet.under_way.running_screen import RunningScreen
from retro.tui.wizard.older_form import OlderForm
from retro.tui.wizard.older_gig import CHANGED
from retro.tui.wizard.screen import WizardScreen
from tests.tui.conftest import OpenApp, picture
from tests.tui.looking import press, told, until
from tests.tui.test_message import UNDER_WAY, kept_vet
from tests.tui.test_told_elsewhere import YESTERDAY, come_back, settle, there_in_a_gig_under_way
from tests.tui.wizard_steps import stored

IN_MARCH = Stop("no reel is cut", date(2027, 3, 1))


@pytest.fixture(autouse=True)
def under_way(app_context: AppContext) -> None:
    app_context.store.submit(lambda store: store.add_all([UNDER_WAY], update=False)).result(timeout=600)


def number_of_gigs(app_context: AppContext) -> int:
    with app_context.library.reading() as fetch:
        return len(fetch("SELECT id FROM vet", ()))


def line(pilot: Pilot[None], id: str) -> str:
    return pilot.app.screen.query_one(f"#{id}", FormLine).value


async def test_a_checkpoint_is_written_on_beside_what_another_window_noted(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(RunningRoute(UNDER_WAY.id)) as pilot:
        await until(pilot, lambda: "Labels" in picture(pilot))
        await press(pilot, "f")
        there_in_a_gig_under_way(app_context, lambda vet: replace(vet, stops=(IN_MARCH,), client="Ada"))
        await come_back(pilot)
        await until(pilot, lambda: line(pilot, "text") == "no reel is cut")
        await press(pilot, "end", *"!", "enter", *"in 2")
        await settle(pilot, app_context)
        there_in_a_gig_under_way(app_context, lambda vet: replace(vet, message=Message(edited="Hello")))
        await press(pilot, "space")
        await press(pilot, *"weeks")
        await settle(pilot, app_context)
        there_in_a_gig_under_way(app_context, lambda vet: replace(vet, ended=Ending.WELL))
        await come_back(pilot)
        await until(pilot, lambda: ENDED in str(pilot.app.screen.query_one(".said", SafeLabel).content))
        assert (line(pilot, "text"), line(pilot, "on")) == ("no reel is cut!", "in 2 weeks")
        await press(pilot, "enter")
        await settle(pilot, app_context)
        assert len(kept_vet(app_context).stops) == 1
        assert kept_vet(app_context).unread == {"stop_text": "no reel is cut!", "stop_on": "in 2 weeks"}
        assert (kept_vet(app_context).client, kept_vet(app_context).message.edited) == ("Ada", "Hello")
    assert number_of_gigs(app_context) == 1


async def test_a_good_end_shows_what_another_window_noted_of_it(open_app: OpenApp, app_context: AppContext) -> None:
    theirs = GoodEnd(Decimal(12), Decimal(300), "theirs")
    async with open_app(RunningRoute(UNDER_WAY.id)) as pilot:
        await until(pilot, lambda: "Labels" in picture(pilot))
        await press(pilot, "g", "tab", "tab", *"mine")
        await settle(pilot, app_context)
        there_in_a_gig_under_way(app_context, lambda vet: replace(vet, ended=Ending.WELL, good_end=theirs))
        await press(pilot, "left")
        await until(pilot, lambda: line(pilot, "hours") == "12")
        assert (line(pilot, "paid"), line(pilot, "kept")) == ("300", "mine")
        await press(pilot, "enter")
        await settle(pilot, app_context)
    assert kept_vet(app_context).good_end == replace(theirs, kept="mine")
    assert number_of_gigs(app_context) == 1


@pytest.mark.parametrize("is_over", [True, False])
async def test_it_went_wrong_begins_from_what_another_window_noted(
    open_app: OpenApp, app_context: AppContext, is_over: bool
) -> None:
    async with open_app(RunningRoute(UNDER_WAY.id)) as pilot:
        await until(pilot, lambda: "Labels" in picture(pilot))
        await press(pilot, "b")
        there_in_a_gig_under_way(
            app_context, lambda vet: replace(vet, client="Berta", ended=Ending.WELL if is_over else None)
        )
        await press(pilot, "w")
        await until(pilot, lambda: told(pilot.app) if is_over else isinstance(pilot.app.screen, WizardScreen))
        await settle(pilot, app_context)
        assert told(pilot.app) == ([ENDED_MEANWHILE] if is_over else [])
        gig = kept_vet(app_context).gig
        assert (gig is None) is is_over
        assert not gig or stored(app_context, gig).retrospective.facts.client == "Berta"
    assert number_of_gigs(app_context) == 1


async def test_a_gig_that_is_taken_shows_what_another_window_noted(open_app: OpenApp, app_context: AppContext) -> None:
    there_in_a_gig_under_way(app_context, lambda vet: replace(vet, decision=None, decided_on=None, stops=()))
    async with open_app(VetRoute(UNDER_WAY.id)) as pilot:
        await until(pilot, lambda: "Labels" in picture(pilot))
        await press(pilot, "f3")
        await until(pilot, lambda: "take it" in picture(pilot))
        await press(pilot, "left", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TakeDialog))
        await press(pilot, *"mine")
        await settle(pilot, app_context)
        there_in_a_gig_under_way(
            app_context, lambda vet: replace(vet, client="Berta", forecast=Forecast("theirs", Decimal(70)))
        )
        await come_back(pilot)
        await until(pilot, lambda: line(pilot, "sure") == "70")
        assert (line(pilot, "text"), line(pilot, "feared")) == ("mine", "theirs")
        await press(pilot, "enter", *"in 2 weeks", "f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, RunningScreen))
        await settle(pilot, app_context)
    vet = kept_vet(app_context)
    assert (vet.client, vet.stops[0].text, vet.forecast) == ("Berta", "mine", Forecast("theirs", Decimal(70)))
    assert number_of_gigs(app_context) == 1


async def test_the_form_of_a_gig_youre_in_writes_nothing_old_over_what_another_window_noted(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(UnderWayRoute()) as pilot:
        await press(pilot, *"Reel", "enter", *"Ad")
        await settle(pilot, app_context)
        (begun,) = (vet for vet in vets.iterate_vets(app_context.library) if vet.title == "Reel")

        def there(**changes: object) -> None:
            found = vets.vet_by_id(app_context.library, begun.id)
            assert found
            changed = replace(found.vet, **changes).touched()  # type: ignore[arg-type]  # any of its members
            app_context.store.submit(lambda store: store.save(changed, version=found.version)).result(timeout=600)

        there(title="Reel for Ada", stops=(IN_MARCH,), told_on=YESTERDAY)
        await come_back(pilot)
        await until(pilot, lambda: "Reel for Ada" in picture(pilot) and "1 March 2027" in picture(pilot))
        await press(pilot, *"a", "enter", *"lots")
        await settle(pilot, app_context)
        there(client="Adam", unread={"price": "plenty"})
        await press(pilot, "left")
        await until(pilot, lambda: "Adam" in picture(pilot) and "plenty" in picture(pilot))
        await press(pilot, "tab", "8")
        await settle(pilot, app_context)
    found = vets.vet_by_id(app_context.library, begun.id)
    assert found
    vet = found.vet
    assert (vet.title, vet.client, vet.stops, vet.told_on) == ("Reel for Ada", "Adam", (IN_MARCH,), YESTERDAY)
    assert (vet.unread, vet.quote.hours) == ({"price": "plenty"}, Decimal(8))
    assert number_of_gigs(app_context) == 2


async def come_to(pilot: Pilot[None], words: str) -> None:
    await come_back(pilot)
    await until(pilot, lambda: words in picture(pilot))


async def test_an_older_gig_is_written_on_as_another_window_left_it(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(OlderGigRoute(), size=(100, 40)) as pilot:
        await press(pilot, *"Shop", "enter", *"Ada", "enter", "enter", "enter", "2", "0")
        await settle(pilot, app_context)
        (begun,) = (row.id for row in home.home_rows(app_context.library))
        await come_back(pilot)
        assert not told(pilot.app), "nothing was changed"

        def there(change: Callable[[Retrospective], Retrospective]) -> None:
            found = stored(app_context, begun)
            changed = change(found.retrospective).touched()
            app_context.store.submit(lambda store: store.save(changed, version=found.version)).result(timeout=600)

        flag = red_flag_of("B3")
        assert flag
        two = tuple(Lesson.new(cue=cue, act="I ask", flag=flag.key) for cue in ("it is late", "it is dark"))
        there(lambda gig: gig.with_answer("meaning.keep", "theirs")._replace(red_flags=(flag,), lessons=two))
        there(lambda gig: gig.with_facts(client="Berta", platform="Malt"))
        await come_to(pilot, "Berta")
        await until(pilot, lambda: CHANGED in told(pilot.app))
        assert "it is late" in picture(pilot)
        await press(pilot, "0")
        await settle(pilot, app_context)
        gig = stored(app_context, begun).retrospective
        assert (gig.facts.title, gig.facts.client, gig.facts.platform) == ("Shop", "Berta", "Malt")
        assert gig.facts.hours_planned == Decimal(200)
        assert (gig.answers["meaning.keep"], gig.red_flags, gig.lessons) == ("theirs", (flag,), two)
        there(lambda gig: gig.with_answer("story.tell", "theirs"))
        await press(pilot, "home")
        form = pilot.app.screen.query_one(OlderForm)
        await until(pilot, lambda: "story.tell" in form.retrospective.answers)
        form.end.focus()
        await press(pilot, "w", *"!")
        await settle(pilot, app_context)
        good = next(vet for vet in vets.iterate_vets(app_context.library) if vet.id != UNDER_WAY.id)
        assert (good.client, good.ended) == ("Berta", Ending.WELL)
        assert stored(app_context, begun).retrospective.answers["story.tell"] == "theirs", "it said more than the form"

        found = vets.vet_by_id(app_context.library, good.id)
        assert found
        version = found.version
        paid = replace(good, client="Cleo", good_end=replace(good.good_end, paid=Decimal(300), kept="theirs")).touched()
        app_context.store.submit(lambda store: store.save(paid, version=version)).result(timeout=600)
        await come_to(pilot, "Cleo")
        await press(pilot, "end", "f3")
        await settle(pilot, app_context)
    found = vets.vet_by_id(app_context.library, good.id)
    assert found
    assert found.vet.good_end == GoodEnd(None, Decimal(300), "theirs")
    assert (found.vet.client, found.vet.quote.hours) == ("Cleo", Decimal(200))
    assert number_of_gigs(app_context) == 2
    assert len(home.home_rows(app_context.library)) == 1
