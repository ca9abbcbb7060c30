"""Draw the pictures of this folder from the real app over the sample library: `python screenshots/make.py [NAME …]`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path
from typing import Self

import resvg_py
from textual.pilot import Pilot

from retro.core.gig.choices import Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import DocumentId, GigId
from retro.core.gig.own_questions import KeptQuestion, StepKey, added, with_retired
from retro.core.gig.retrospective import Retrospective
from retro.core.samples import demo, demo_vets, example
from retro.core.text import clock
from retro.paths import Paths, paths
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.opening import open_store
from retro.storage.queries.library import Library
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.navigation import (
    CheckInRoute,
    CompareRoute,
    LessonsRoute,
    MessageRoute,
    PatternsRoute,
    QuestionsRoute,
    ReaderRoute,
    RunningRoute,
    TrashRoute,
    VetRoute,
    VetsRoute,
    WizardRoute,
)
from retro.tui.navigation import Route as Somewhere

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
SIZES = ((80, 24), (120, 40))
EVERY_SIZE = ((60, 20), *SIZES, (200, 60))
BOTH, EVERY_THEME = ("dark", "light"), ("dark", "light", "ansi")
"""`ansi` are the terminal's own colours, drawn as a dark terminal has them."""
FONTS = [
    str(path)
    for folder in ("/usr/share/fonts/truetype", "/Library/Fonts", "/System/Library/Fonts")
    for pattern in ("**/DejaVuSansMono*.ttf", "**/wqy-microhei.ttc", "Menlo.ttc", "PingFang.ttc")
    for path in sorted(Path(folder).glob(pattern))
]
"""A monospaced one, and one with Chinese and Japanese; Debian: fonts-dejavu-core, fonts-wqy-microhei."""
FONT = "DejaVu Sans Mono"
NO_FONT = "There's no font here for Chinese: it would be drawn as boxes. On Debian: apt install fonts-wqy-microhei"
DRAFT = example()._replace(
    id=GigId("d" * 32),
    created_at=datetime(2026, 11, 17, 20, tzinfo=UTC),
    finished_at=None,
    lessons=(),
    answers={key: text for key, text in example().answers.items() if not key.startswith("meaning.")},
)
"""The founding story once more, as somebody would be writing it."""


class Noon(datetime):
    """The clock of every picture stands at noon of the same day, for what notes the time by itself too."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """Return that noon."""
        return cls.combine(TODAY, time(12), tz or UTC)


REST = "rest"
"""Among keys: wait, as a letter just after running text is no command."""


def _typed(text: str) -> tuple[str, ...]:
    return tuple("space" if letter == " " else letter for letter in text)


VETTED = (
    *_typed("Label printer"), "enter", *_typed("Ahrens"), "enter", *_typed("Upwork"), "enter",
    *_typed("600eur"), "enter", *_typed("20"), "ctrl+n", REST,
)  # fmt: skip
"""What is typed before the first question of a vet."""
RUNNING = next(vet.id for vet in demo_vets(TODAY) if vet.is_running)

INDEX = """# Pictures

Drawn from the real app over the sample library by `python screenshots/make.py`, which takes names of pictures too.
A file is called after its picture, size and theme, such as `home-80x24-dark.png`;
`ansi` are the terminal's own colours.

| Picture | Sizes | Themes |
| --- | --- | --- |"""

Keys = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Picture:
    """One screen: where to go in a library, and what to press there."""

    place: Somewhere | None = None
    keys: tuple[str, ...] = ()
    gigs: tuple[Retrospective, ...] = (*demo(), DRAFT)
    left_at: str = "story.turn"
    themes: tuple[str, ...] = ("dark",)
    sizes: tuple[tuple[int, int], ...] = SIZES
    asks: tuple[KeptQuestion, ...] = ()
    """The user's own questions."""
    deleted: tuple[DocumentId, ...] = ()
    """The ids of what lies in the trash."""


RETIRED = added((), StepKey.COST, "What did your family notice?")
OWN = (
    *added(added((), StepKey.STORY, "How did you sleep?"), StepKey.LESSONS, "Whom will you ask next time?"),
    *with_retired(RETIRED, RETIRED[0].question.key, date(2026, 10, 3)),
)
UNTOLD = next(whole for whole in demo() if whole.facts.status is Status.UNTOLD)


def _named(name: str) -> GigId:
    return next(whole.id for whole in demo() if whole.name == name)


DELETED = (_named("Wedding website"), _named("Photos for a market stall"), demo_vets(TODAY)[2].id)


PICTURES = {
    "first-run": Picture(gigs=()),
    "home": Picture(keys=("g", "down", "down"), themes=EVERY_THEME, sizes=EVERY_SIZE),
    "home-untold": Picture(themes=BOTH),
    "they-first": Picture(WizardRoute(UNTOLD.id, "they_first"), themes=BOTH),
    "message": Picture(MessageRoute(UNTOLD.id), themes=BOTH),
    "message-part": Picture(MessageRoute(UNTOLD.id), keys=("enter",), themes=BOTH),
    "handover": Picture(MessageRoute(UNTOLD.id), keys=("h",), themes=BOTH),
    "told": Picture(keys=("t",), themes=BOTH),
    "wizard-text": Picture(WizardRoute(DRAFT.id)),
    "wizard-flags": Picture(WizardRoute(DRAFT.id), left_at="red_flags", themes=EVERY_THEME, sizes=EVERY_SIZE),
    "wizard-lesson": Picture(WizardRoute(DRAFT.id), left_at="lessons"),
    "review": Picture(WizardRoute(DRAFT.id, "review")),
    "reader": Picture(ReaderRoute(_named("Shop checkout in a week"))),
    "patterns": Picture(PatternsRoute(), themes=EVERY_THEME, sizes=EVERY_SIZE),
    "lessons": Picture(LessonsRoute(), keys=("down",), themes=BOTH),
    "lesson": Picture(LessonsRoute(), keys=("down", "enter", *"ask who", "enter", "h")),
    "vet-question": Picture(VetRoute(), keys=(*VETTED, "y"), themes=BOTH),
    "vet-verdict": Picture(VetRoute(), keys=(*VETTED, "y", "s", "n", "n", "y", "n", "n"), themes=BOTH),
    "running": Picture(RunningRoute(RUNNING)),
    "check-in": Picture(CheckInRoute(RUNNING), themes=BOTH),
    "questions": Picture(QuestionsRoute(), asks=OWN, themes=BOTH),
    "question": Picture(QuestionsRoute(), keys=("n",), asks=OWN, themes=BOTH),
    "palette": Picture(keys=("colon", REST), themes=EVERY_THEME, sizes=EVERY_SIZE),
    "help": Picture(keys=("question_mark", REST), themes=EVERY_THEME, sizes=EVERY_SIZE),
    "trash": Picture(TrashRoute(), themes=EVERY_THEME, sizes=EVERY_SIZE, deleted=DELETED),
    "vets": Picture(VetsRoute()),
    "compare": Picture(CompareRoute(_named("Booking calendar"), _named("Shop checkout in a week")), themes=BOTH),
}


def main(names: list[str]) -> None:
    """Draw all pictures, or those named, and write the list of all."""
    if not any("wqy" in Path(font).name or "PingFang" in Path(font).name for font in FONTS):
        sys.exit(NO_FONT)
    vars(clock)["datetime"] = Noon  # where all of retro asks for the time
    for name, picture in PICTURES.items():
        for theme in picture.themes if not names or name in names else ():
            for size in picture.sizes:
                asyncio.run(_draw(name, picture, theme, size))
    (HERE / "README.md").write_text(_index(), encoding="utf-8")


def _index() -> str:
    """Which pictures there are, by name, size and theme."""
    rows = (
        f"| {name} | {' '.join(f'{width}x{height}' for width, height in picture.sizes)} | {' '.join(picture.themes)} |"
        for name, picture in PICTURES.items()
    )
    return "\n".join((INDEX, *rows, ""))


def _is_kept_as_svg(theme: str, size: tuple[int, int]) -> bool:
    """What is looked at most; of the rest the drawn picture is enough."""
    return theme in BOTH and size in SIZES


async def _draw(name: str, picture: Picture, theme: str, size: tuple[int, int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        where = paths(folder)
        _fill(where, picture)
        app = _app(where, picture, theme)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.3)
            for key in picture.keys:
                await (pilot.pause(0.5) if key == REST else pilot.press(key))
            await pilot.pause(0.3)
            svg = _own_font(app.export_screenshot(title="retro"))
        app.app_context.store.close()
    target = HERE / f"{name}-{size[0]}x{size[1]}-{theme}"
    if _is_kept_as_svg(theme, size):
        target.with_suffix(".svg").write_text(svg, encoding="utf-8")
    target.with_suffix(".png").write_bytes(bytes(resvg_py.svg_to_bytes(svg, font_files=FONTS, monospace_family=FONT)))
    print(target.name)


def _fill(where: Paths, picture: Picture) -> None:
    if not picture.gigs:
        return
    store = open_store(where.library)
    store.add_all((*picture.gigs, *demo_vets(TODAY)), update=False)
    store.set(SETTING_NAME, as_setting(picture.asks))
    if DRAFT in picture.gigs:
        store.place(DRAFT.id, DraftPosition(picture.left_at, len(DRAFT.answers.get(picture.left_at, "")), rest=True))
    for id in picture.deleted:
        store.delete(id)
    store.close()


def _app(where: Paths, picture: Picture, theme: str) -> RetroApp:
    def library() -> object:
        return open_store(where.library)

    store = BackgroundStore(library)  # type: ignore[arg-type]  # the same door as the program's
    autosave = Autosave(store, Recovery(where.recovery), lambda state: None)
    app_context = AppContext(Library(where.library), store, autosave, where, today=lambda: TODAY)
    return RetroApp(app_context, picture.place, theme="ansi-dark" if theme == "ansi" else f"retro-{theme}")


def _own_font(svg: str) -> str:
    """Without fonts from elsewhere: a picture fetches nothing."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    return svg.replace("Fira Code", FONT)


if __name__ == "__main__":
    main(sys.argv[1:])
