"""Links on screen: typed on their page and beside an event, read with their target, opened by their key alone."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from retro.core.gig import links as rules
from retro.core.gig.choices import Status
from retro.core.gig.links import Link
from retro.core.gig.retrospective import Moment, Retrospective
from retro.tui.context import AppContext
from retro.tui.kit.dialogs import links_dialog
from retro.tui.kit.dialogs.links_dialog import LinkRows, LinksDialog
from retro.tui.navigation import ReaderRoute, WizardRoute
from retro.tui.terminal import link_opener
from retro.tui.terminal.link_opener import open_link
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import until_shown
from tests.tui.wizard_steps import at, stored, whole

BRIEF = Link("https://example.org/brief", "The brief")
CHAT = Link("https://example.org/" + "chat/" * 30)
GIG = Retrospective.new(
    id="a" * 32, links=(BRIEF,), moments=(Moment(None, "They wrote.", (CHAT,)), Moment(None, "Nothing came."))
).with_facts(title="Harbour", status=Status.OVER)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The links that were handed to the desktop."""
    found: list[str] = []

    def take(target: str) -> str:
        found.append(target)
        return ""

    monkeypatch.setattr(links_dialog, "open_link", take)
    return found


async def test_a_link_is_shown_with_its_target_and_opened_by_its_key_alone(
    open_app: OpenApp, library_with: LibraryWith, opened: list[str]
) -> None:
    library_with([GIG])
    async with open_app(ReaderRoute(GIG.id)) as pilot:
        shown = picture(pilot)
        assert "The brief" in shown
        assert "https://example.org/brief" in shown
        await pilot.press("L")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LinksDialog)
        assert "https://example.org/brief" in picture(pilot)
        await pilot.press("enter", "space", "down", "enter")
        await pilot.click(LinkRows, offset=(5, 0))
        await pilot.click(LinkRows, offset=(5, 1))
        await pilot.pause()
        assert opened == []
        assert picture(pilot).count("chat/") >= 30, "the whole target of the one at the cursor"
        await pilot.press("L")
        await until_shown(pilot, links_dialog.OPENED)
        assert opened == [CHAT.target]
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, LinksDialog)


async def test_a_link_that_cannot_be_opened_is_copied_and_that_is_said(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    script = Link("javascript:alert(1)")
    library_with([GIG._replace(links=(BRIEF, script))])
    async with open_app(ReaderRoute(GIG.id)) as pilot:
        await pilot.press("L", "L")
        await until_shown(pilot, "The link is copied instead")
        assert link_opener.NO_DISPLAY in picture(pilot)
        assert pilot.app.clipboard == BRIEF.target
        await pilot.press("down", "L")
        await until_shown(pilot, "doesn't open “javascript:” links")
        assert pilot.app.clipboard == script.target


async def test_a_gig_without_links_has_no_key_for_them(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([GIG._replace(links=(), moments=())])
    async with open_app(ReaderRoute(GIG.id)) as pilot:
        await pilot.press("L")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, LinksDialog)
        assert "L Links" not in picture(pilot)


def test_the_opener_gets_the_link_as_one_argument_and_no_shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(link_opener, "which", lambda name: f"/bin/{name}" if name == "xdg-open" else None)
    given: list[list[str]] = []

    class Opener:
        def __init__(self, command: list[str], **options: object) -> None:
            assert "shell" not in options
            given.append(command)

        def wait(self, timeout: float) -> int:
            return 0

    monkeypatch.setattr(subprocess, "Popen", Opener)
    hostile = tmp_path / "$(touch x); `id` & -rf.pdf"
    hostile.touch()
    environ = {"DISPLAY": ":0"}
    for target in ("https://example.org/$(id);x", "www.example.org", "mailto:ada@example.org", str(hostile)):
        assert open_link(target, environ) == ""
    assert given == [
        ["/bin/xdg-open", "https://example.org/$(id);x"],
        ["/bin/xdg-open", "https://www.example.org"],
        ["/bin/xdg-open", "mailto:ada@example.org"],
        ["/bin/xdg-open", str(hostile)],
    ]


def test_a_file_that_would_run_is_never_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(link_opener, "which", lambda name: "/bin/false")
    program = tmp_path / "program"
    program.touch()
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    for name in ("a.desktop", "b.SH", "c.command"):
        (tmp_path / name).touch()
    (tmp_path / "brief.pdf").symlink_to(tmp_path / "a.desktop")
    environ = {"WAYLAND_DISPLAY": "wayland-0"}
    for name in ("program", "a.desktop", "b.SH", "c.command", "brief.pdf"):
        assert open_link(f"{tmp_path}/{name}", environ) == link_opener.WOULD_RUN
        assert open_link(f"file://{tmp_path}/{name}", environ) == link_opener.WOULD_RUN
    assert open_link(f"{tmp_path}/nothing.pdf", environ) == link_opener.NOTHING_THERE
    assert open_link("javascript:alert(1)", environ) == rules.OTHER_SCHEME.format("javascript")


def test_an_opener_that_is_not_there_or_refuses_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    environ = {"DISPLAY": ":0"}
    monkeypatch.setattr(link_opener, "which", lambda name: None)
    assert open_link("https://example.org", environ) == link_opener.NO_DISPLAY
    monkeypatch.setattr(link_opener, "which", lambda name: "/bin/false")
    assert open_link("https://example.org", environ) == link_opener.NOT_TAKEN
    monkeypatch.setattr(link_opener, "which", lambda name: "/no/such/opener")
    assert open_link("https://example.org", environ) == link_opener.NOT_TAKEN


async def test_what_is_typed_on_their_page_is_saved_and_told_of(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([GIG._replace(links=(), finished_at=None)])
    async with open_app(WizardRoute(GIG.id, "links")) as pilot:
        await pilot.press(*"Brief ", *"https://example.org", "enter", *"brief.pdf")
        await pilot.pause()
        assert whole(pilot).links == (Link("https://example.org", "Brief"), Link("brief.pdf"))
        assert rules.RELATIVE.split(",")[0] in picture(pilot)
        await pilot.press("f3")
        await pilot.pause()
        assert at(pilot) != "links"


async def test_a_drafts_links_are_opened_from_its_review(
    open_app: OpenApp, library_with: LibraryWith, opened: list[str]
) -> None:
    library_with([GIG._replace(links=(), moments=(), finished_at=None)])
    async with open_app(WizardRoute(GIG.id, "links")) as pilot:
        await pilot.press("f5")
        assert "L Links" not in await until_shown(pilot, "Finish")
        await pilot.press("escape", *"Brief https://example.org", "f5")
        await until_shown(pilot, "L Links")
        await pilot.press("L")
        await until_shown(pilot, "Press L to open this")
        await pilot.press("L")
        await until_shown(pilot, links_dialog.OPENED)
        assert opened == ["https://example.org"]


async def test_an_event_gets_links_by_a_key_in_the_list_of_events(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([GIG._replace(links=(), finished_at=None)])
    async with open_app(WizardRoute(GIG.id, "moments")) as pilot:
        await pilot.press("up")
        await pilot.pause()
        await pilot.press("L", *"~/a b.pdf")
        await pilot.pause()
        kept = stored(app_context, GIG.id).retrospective.moments
        assert [moment.links for moment in kept] == [(CHAT,), (Link("~/a b.pdf"),)], "saved as it is typed"
        await pilot.press("escape")
        await pilot.pause()
        assert "1 link" in picture(pilot)
        await pilot.press("enter", "end", *" At all.", "enter")
        await pilot.pause()
        assert Moment(None, "Nothing came. At all.", (Link("~/a b.pdf"),)) in whole(pilot).moments
