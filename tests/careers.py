"""Six careers of freelancers, a line a gig, as files of retro/1 and retro-vet/1 hold them; what follows is in
`tests/storage/test_careers.py`. Today is 1 December 2026.

Red flags have marks: `!` turning point, `=` saw it and said nothing, `~` half saw it, `+` spoke, `-` couldn't have
seen it. Money is currency, price, paid, refunded; hours are estimated, worked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from retro.core.formats import retro_json, vet_json
from retro.core.gig import flag_catalogue
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet

TODAY = date(2026, 12, 1)
HINDSIGHT = {"=": "silent", "~": "half", "+": "spoke", "-": "hidden"}


def career_id(number: int) -> str:
    """Return the id of a gig of a career; its first four characters are its number."""
    return f"{number:04x}".ljust(32, "0")


def rule(number: int, cue: str, act: str, flag: str, **more: object) -> dict[str, object]:
    """Return an if-then of a red flag, as retro/1 has it."""
    return {"id": f"{number:032x}", "cue": cue, "act": act, "flag": flag, **more}


def wrote_up(
    number: int, title: str, written: str, flags: str = "", *, money: str = "", hours: str = "",
    rules: Iterable[Mapping[str, object]] = (), is_draft: bool = False, **facts: str,
) -> Retrospective:  # fmt: skip
    """Return a retrospective, written and finished on this day; a gig that is over unless its facts say otherwise."""
    at = f"{written}T12:00:00.000Z"
    data: dict[str, Any] = {"format": "retro/1", "id": career_id(number), "created_at": at, "updated_at": at}
    known = dict(zip(("currency", "price", "paid", "refunded"), money.split(), strict=False))
    known |= dict(zip(("hours_planned", "hours_worked"), hours.split(), strict=False))
    over = {"status": "over", "outcome": "i_stopped"} if "status" not in facts else {}
    data |= {"facts": {"title": title, **over, **known, **facts}, "lessons": list(rules)}
    data |= {"red_flags": [_flag(each) for each in flags.split()], "finished_at": None if is_draft else at}
    return retro_json.retrospective_from_data(data)


def _flag(marked: str) -> dict[str, object]:
    code = marked.rstrip("!=~+-")
    found = flag_catalogue.by_code(code)
    assert found
    marks = marked.removeprefix(code)
    hindsight = [{"hindsight": HINDSIGHT[mark]} for mark in marks if mark != "!"]
    named = {"flag": code, "name": found.name, "stage": found.stage, "side": found.side, "pivot": "!" in marks}
    return {**named, **(hindsight[0] if hindsight else {})}


def took(
    number: int, title: str, decided: str, *, yes: str = "", unsure: str = "", no: str = "", quote: str = "",
    ended: str = "", became: int = 0, worked: str = "", paid: str = "", sure: str = "", **more: object,
) -> Vet:  # fmt: skip
    """Return a gig that was taken on this day; where a day of its end is given it ended well, or became that gig."""
    at = f"{decided}T12:00:00.000Z"
    answered = ((keys.split(), answer) for keys, answer in ((yes, "yes"), (unsure, "unsure"), (no, "no")))
    signs = [{"key": key, "name": key, "weight": "1", "answer": said} for keys, said in answered for key in keys]
    data: dict[str, Any] = {"format": "retro-vet/1", "id": career_id(number), "created_at": at, "updated_at": at}
    data |= {"title": title, "signs": signs, "decision": "take", "decided_on": decided}
    data |= {"quote": dict(zip(("currency", "price", "hours", "floor"), quote.split(), strict=False))}
    data |= {"forecast": {"sure": sure}} if sure else {}
    if became:
        data |= {"ended": "wrong", "ended_on": ended, "gig": career_id(became)}
    elif ended:
        figures = {name: value for name, value in (("hours", worked), ("paid", paid)) if value}
        data |= {"ended": "well", "ended_on": ended, "good_end": {**figures, "kept": "I asked first"}}
    return vet_json.vet_from_data({**data, **more})


ADA = (  # a translator: three bad ends, a returning client, three currencies
    wrote_up(1, "Legal brochure", "2024-12-10", "B3!= C6+ D1-", money="EUR 1000 500 0", hours="20 40",
             ended_on="2024-12-01", client="Notar Weiss", noticed_on="2024-11-20", told_on="2024-11-25",
             rules=[rule(1, "it is code I did not write", "I test it first", "B3")]),
    wrote_up(2, "Menu cards", "2025-12-05", "B3~ A3!=", money="USD 400 400 100", hours="10 10",
             ended_on="2025-12-01", client="Café Anna", platform="Malt"),
    wrote_up(3, "Subtitles", "2026-11-03", "C6= D1-", money="GBP 300 300 0", hours="10 15",
             ended_on="2026-11-01", client="Café Anna", platform="Malt"),
)  # fmt: skip
BO = (  # two older gigs of May 2021, written down last month
    wrote_up(1, "Logo for a bar", "2026-11-20", "A3 B6 C1", hours="10 40", ended_on="2021-05-01",
             ended_on_precision="month", rules=[rule(1, "they are in a rush", "I ask why", "A3")]),
    wrote_up(2, "Flyer", "2026-11-21", "A3", ended_on="2021-05-01", ended_on_precision="month"),
)  # fmt: skip
CY = (  # four bad ends, five good ones, a client who doesn't know, a draft
    wrote_up(1, "Shop texts", "2026-11-02", "B3!=", money="EUR 800 800 0", hours="10 20", ended_on="2026-11-01",
             noticed_on="2026-10-20", told_on="2026-10-22"),
    wrote_up(2, "Newsletter", "2026-06-05", "B3~ C6=", money="EUR 600 300 0", hours="20 30", ended_on="2026-06-04",
             noticed_on="2026-06-01", told_on="2026-06-05"),
    wrote_up(3, "Charity page", "2025-12-02", "C6=", money="EUR 0 0 0", hours="8 8", ended_on="2025-12-01",
             noticed_on="2025-11-15", noticed_on_precision="month", told_on="2025-11-20"),
    wrote_up(4, "Old app", "2024-12-02", "D1=", hours="5 20", ended_on="2024-12-01", learned="found_out"),
    wrote_up(5, "Archive scans", "2026-11-26", "A9=", status="untold", started_on="2026-11-01",
             noticed_on="2026-11-24", client="Museum"),
    wrote_up(6, "A draft", "2026-11-28", "B3= C6=", is_draft=True),
    took(11, "Shop texts", "2026-09-20", yes="B3", sure="70", ended="2026-11-01", became=1),
    took(12, "Price list", "2026-09-10", yes="B3", no="C6", quote="EUR 500 10", ended="2026-10-02", worked="11",
         paid="500", sure="80"),
    took(13, "Menu", "2026-08-10", unsure="B3", quote="EUR 500 20", ended="2026-09-02", worked="20", paid="500",
         sure="70"),
    took(14, "Posters", "2026-07-10", yes="C6", no="D1", quote="EUR 900 30", ended="2026-08-03", worked="27",
         paid="900", sure="60", came=[{"on": "2026-07-20", "key": "D1", "answer": "yes"}]),
    took(15, "Opening hours", "2025-05-10", quote="EUR 300 10", ended="2025-06-01", ended_on_precision="month",
         worked="10", paid="300", sure="90"),
    took(16, "Signs", "2025-02-10", ended="2025-03-03", sure="50"),
)  # fmt: skip
DI = (  # one rule and five gigs with its red flag, a flag that nobody could see, two clients of one name
    wrote_up(1, "Labels", "2023-05-10", "D1= A12-", started_on="2023-04-01", ended_on="2023-05-01",
             client="Ahrens Lagerhaus", rules=[
                 rule(1, "I am stuck for three hours", "I write to them", "D1", reviews=[
                     {"on": "2023-06-01", "result": "held"},
                     {"on": "2024-08-05", "result": "broken", "gig": career_id(2)}])]),
    wrote_up(2, "Boxes", "2024-08-05", "D1~ A12-", money="EUR 1000 0 0", started_on="2024-07-01",
             ended_on="2024-07-30", client="Ahrens, a warehouse"),
    wrote_up(3, "Crates", "2023-07-01", "D1= A12-", started_on="2023-05-05", ended_on="2023-06-15"),
    wrote_up(4, "Pallets", "2026-03-25", "D1= A12-", started_on="2026-03-01", ended_on="2026-03-20",
             client="AHRENS (a printer)"),
    wrote_up(5, "Checkout", "2025-08-16", "C9=", money="EUR 1200 200 0", started_on="2025-08-01",
             ended_on="2025-08-14", client="Velo Nord"),
    took(11, "Price tags", "2026-05-01", no="C9", quote="EUR 400 10", ended="2026-06-01", worked="12", paid="400",
         client="Velo Nord, a bicycle shop"),
)  # fmt: skip
ED = (  # two clients who don't know, five gigs under way, a checkpoint of a lesson
    wrote_up(1, "Instagram dashboard", "2026-11-20", "B3=", status="untold", noticed_on="2026-11-19"),
    wrote_up(2, "Second", "2026-11-25", status="untold", noticed_on="2026-11-25", is_draft=True),
    wrote_up(3, "Finished one", "2026-11-01", "D1=", money="EUR 300 300 0", hours="10 12", ended_on="2026-10-30",
             rules=[rule(1, "I am stuck", "I write", "D1")]),
    wrote_up(4, "Newer one", "2026-11-28", "C6=", ended_on="2026-11-27", rules=[
        rule(2, "I cut my price", "I cut scope", "C6", stop="no scope agreed", stop_on="2026-11-30")]),
    took(11, "Warehouse labels", "2026-11-10", yes="B3", unsure="D1", no="C6", quote="EUR 300 16 25",
         stops=[{"text": "no label printed", "on": "2026-12-20"}],
         check_ins=[{"on": "2026-11-17", "hours": "6", "done": "25"},
                    {"on": "2026-11-24", "hours": "9", "done": "50"}]),
    took(12, "Dashboards", "2026-11-20", quote="USD 900 20", stops=[{"text": "no access", "on": "2026-11-28"}]),
    took(13, "Copy for a gym", "2026-11-30"),
    took(14, "Never asked", "2026-11-01", no_check_ins=True),
    took(15, "Not this week", "2026-11-10", quiet_until="2026-12-05"),
)  # fmt: skip
FAY = (  # good ends alone, in three currencies
    took(11, "One", "2026-09-01", quote="EUR 300 10 30", ended="2026-10-01", worked="9", paid="300",
         client="Studio Eins"),
    took(12, "Two", "2026-09-02", quote="USD 800 20 40", ended="2026-10-02", worked="20", paid="800"),
    took(13, "Tea", "2026-09-03", quote="GBP 250 10 25", ended="2026-10-01", worked="12", paid="250"),
    took(14, "Later", "2026-11-15", quote="EUR 100 2 35", decision=None, decided_on=None),
)  # fmt: skip
