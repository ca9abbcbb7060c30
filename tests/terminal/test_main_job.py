"""The whole job, in a real terminal, key by key: told, kept, found again, set beside another, exported."""

import re
import sys
from pathlib import Path

from retro.core.formats import retro_json
from retro.core.gig.retrospective import Retrospective
from retro.core.samples import example
from retro.storage.queries import home, record
from retro.storage.queries.library import Library
from tests.terminal.terminal import Terminal

STORY = example()
TITLE = "Instagram dashboard"


def words_of(text: str) -> str:
    """One line, as it is typed into a box: what is under test is that every word arrives."""
    return " ".join(text.split())


class Walk:
    """Somebody at the keyboard, who reads each prompt before answering it."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.typed: list[str] = []

    def asked(self, prompt: str) -> None:
        self.terminal.wait_for(re.escape(prompt))

    def write(self, text: str) -> None:
        self.typed.append(text)
        self.terminal.type(text)

    def text(self, prompt: str, text: str) -> None:
        """A page with one box."""
        self.asked(prompt)
        self.write(words_of(text))
        self.terminal.press("f3")

    def line(self, prompt: str, text: str) -> None:
        self.asked(prompt)
        self.write(text)
        self.terminal.press("enter")

    def form(self, prompt: str, *answers: str) -> None:
        """A page of one-line fields; Enter goes from field to field."""
        self.asked(prompt)
        for answer in answers:
            self.terminal.type(answer)
            self.terminal.press("enter")

    def tick(self, *names: str) -> None:
        """Find each flag by its name and tick it."""
        for name in names:
            self.terminal.press("/")
            self.terminal.type(name)
            self.terminal.press("down")
            self.terminal.wait_for(rf"▸ \[ \] {re.escape(name)}")
            self.terminal.press("space")
            self.terminal.wait_for(rf"▸ \[x\] {re.escape(name)}")
            self.terminal.press("escape")
            self.terminal.wait_for(r"\[Likely")


def tell_the_short_path(walk: Walk, title: str, flags: tuple[str, ...]) -> None:
    walk.asked("Where do things stand with this client?")
    walk.terminal.press("enter")
    walk.line("What was the gig, in one line?", title)
    walk.text("What happened?", STORY.answers["story.tell"])
    walk.form("When did you notice?", "2026-03-04", "10 March 2026")
    walk.text("What did it cost the client", STORY.answers["client.cost"])
    walk.asked("What can you see now that was hard to see then?")
    walk.tick(*flags)
    walk.terminal.press("n")
    walk.asked("Which one would have changed the most, if you'd acted on it?")
    walk.terminal.press("enter")
    walk.write("It will be fixed by the evening.")
    walk.terminal.press("f3")
    walk.line("In one sentence", "I should have told you on the third day.")


def draw_a_lesson(walk: Walk) -> None:
    walk.asked("What will you do next time?")
    walk.terminal.press("end")
    walk.write(" and nobody knows")
    walk.terminal.press("f3")
    walk.asked("That's enough for now. Your rule is saved.")


def tell_the_rest(walk: Walk) -> None:
    walk.form("Who was the client", "a client on a platform", "Upwork", "web, automation")
    walk.form("When was it, and how did it turn out?", "2026-03-02", "2026-03-10")
    walk.terminal.press("enter")
    walk.asked("Anything to keep at hand")
    walk.terminal.press("f3")
    walk.asked("When did you notice?")
    walk.terminal.press("f3")
    walk.asked("What happened when? Start just before")
    walk.terminal.press("f3")
    for prompt, key in (
        ("What did you promise", "story.promise"),
        ("What made you say yes?", "story.yes"),
        ("At what point did it stop going well?", "story.turn"),
        ("Why did carrying on make sense then", "story.then_knew"),
        ("What made it hard to tell them sooner?", "story.silence"),
        ("How did it end? What was said", "story.ending"),
    ):
        walk.text(prompt, STORY.answers[key])
    walk.asked("What did they lose?")
    walk.terminal.press("f3")
    walk.text("What else did they need to finish without you?", STORY.answers["client.needs"])
    walk.text("What would they say happened?", STORY.answers["client.story"])
    walk.form("And you? What was agreed", "USD", "300", "100", "0", "24", "60")
    walk.asked("For each one: what did you see")
    walk.terminal.press("f3")
    for prompt, key in (
        ("What went well that you'd keep?", "meaning.keep"),
        ("What was luck, or out of your hands", "meaning.not_mine"),
        ("What was your part in it?", "meaning.mine"),
    ):
        walk.text(prompt, STORY.answers[key])


def finished(folder: Path) -> list[Retrospective]:
    library = Library(folder / "retro.db", wait=5)
    found = [record.retrospective_by_id(library, row.id) for row in home.home_rows(library) if not row.is_draft]
    return [one.retrospective for one in found if one]


def test_a_gig_is_told_kept_found_compared_and_exported(tmp_path: Path) -> None:
    folder, out = tmp_path / "library", tmp_path / "out"
    out.mkdir()
    env = {"RETRO_HOME": str(folder), "HOME": str(tmp_path)}
    with Terminal(sys.executable, "-m", "retro", env=env, rows=24, cols=80) as terminal:
        walk = Walk(terminal)
        terminal.wait_for("A gig went wrong")
        terminal.press("n")
        tell_the_short_path(walk, TITLE, ("It depends on a script", "I was stuck for hours"))
        draw_a_lesson(walk)
        terminal.press("n")
        tell_the_rest(walk)
        walk.asked("Read it through")
        terminal.press("f")
        walk.asked("That's a hard thing to write down.")
        terminal.press("escape")
        terminal.wait_for("1 gig")

        terminal.press("n")
        tell_the_short_path(Walk(terminal), "A second one", ("I was stuck for hours",))
        walk.asked("What will you do next time?")
        terminal.press("f3")
        walk.asked("That's enough for now.")
        terminal.press("f")
        walk.asked("That's a hard thing to write down.")
        terminal.press("escape")
        terminal.wait_for("2 gigs")

        terminal.press("/")
        terminal.type("mostly wanted to be finished")
        terminal.gone("A second one")
        terminal.press("enter")
        terminal.press("escape")
        terminal.wait_for("A second one")

        terminal.press("c")
        terminal.wait_for("IN COMMON")
        terminal.wait_for("Stuck, and nobody knew")
        terminal.press("escape")
        terminal.wait_for("2 gigs")

        terminal.press("G", "x")
        terminal.wait_for("^.*Folder ")  # the dialog itself: home's footer says Export as well
        export_to(terminal, out)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []
    (markdown,) = out.glob("*.md")
    exported = markdown.read_text(encoding="utf-8")
    for text in walk.typed:
        assert text.replace("\\", "") in exported.replace("\\", ""), text
    first = next(whole for whole in finished(folder) if whole.name == TITLE)
    assert retro_json.retrospective_to_data(first)["facts"] == {
        "title": TITLE, "client": "a client on a platform", "platform": "Upwork", "status": "over",
        "outcome": "i_stopped", "started_on": "2026-03-02", "ended_on": "2026-03-10", "noticed_on": "2026-03-04",
        "told_on": "2026-03-10", "currency": "USD", "price": "300.00", "paid": "100.00", "refunded": "0.00",
        "hours_planned": "24", "hours_worked": "60",
    }  # fmt: skip


def export_to(terminal: Terminal, out: Path) -> None:
    """The dialog opens with a folder and a name; another folder is typed over the first."""
    terminal.press("ctrl+u")
    terminal.type(str(out))
    terminal.wait_for("Ready to export|will be written")
    terminal.press("enter")
    terminal.wait_for("Saved to")
