"""`retro message` and `retro told`, and what `retro due` says of a client who does not know, as real processes."""

import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings

from retro.commands.lines.console import Console
from retro.commands.message import walk
from retro.commands.message.prompts import ENOUGH
from retro.core.formats import export
from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId, VetId, new_id
from retro.core.gig.message import Channel, HandoverRow, Mark, Message
from retro.core.gig.metrics import is_untold
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.gig.wording import long_day
from retro.core.message.draft import with_part
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.progress import CheckIn, Stop
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.paths import Paths
from retro.storage.queries.library import Library
from retro.storage.queries.untold import untold_gigs
from retro.storage.queries.vets.vets import vet_by_id as vet_record
from retro.storage.writing.store import Store
from tests import strategies
from tests.answered_here import answered_text
from tests.reading_calendar import entries

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]
TODAY = date.today()
NOTICED = TODAY - timedelta(4)
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
ID, OTHER, RUNNING = GigId("abcd" + "0" * 28), GigId("bcde" + "0" * 28), VetId("cdef" + "0" * 28)
GIG = Retrospective(
    ID,
    AT,
    AT,
    facts=Facts(
        "Instagram dashboard", client="Ada", status=Status.UNTOLD, noticed_on=NOTICED, currency="USD", paid=Decimal(100)
    ),
    answers=MappingProxyType({"own.sentence": "I should have tried the script first.", "client.needs": "The code."}),
    message=Message(
        parts=MappingProxyType({"news": "I can't finish the dashboard.", "done": "the pages, at <link>"}),
        left_out=("someone",),
        handover=(HandoverRow("source", "in the repository", Mark.DONE),),
    ),
)
VET = Vet(id=RUNNING, created_at=AT, updated_at=AT, title="Warehouse labels", client="Ada", decision=Decision.TAKE,
          no_check_ins=True, stops=(Stop("no label printed", TODAY + timedelta(30)),))  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library" / "retro.db"


@pytest.fixture
def retro(tmp_path: Path, file: Path) -> Run:
    """Run retro with a library of its own, in which a client does not know yet."""
    with closing(Store.open(file)) as store:
        store.add_all([GIG, VET], update=False)

    def run(*words: str, stdin: str = "") -> Result:
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")}
        return answered_text(words, env, stdin)

    return run


def stored(file: Path, id: str = ID) -> Retrospective:
    with closing(Store.open(file)) as store:
        return store.get(GigId(id))[0]


def stored_vet(file: Path) -> Vet:
    found = vet_record(Library(file), RUNNING)
    assert found is not None
    return found.vet


def test_the_message_is_printed_with_its_gaps_marked_and_named(retro: Run) -> None:
    done = retro("message", "abcd")
    assert done.returncode == 0
    assert done.stdout.split("\n\n") == [
        "Hello Ada,",
        "I can't finish the dashboard.",
        "I should have tried the script first.",
        "[…]",
        "[…]",
        "Done so far: the pages, at […]",
        "Still open: the code.",
        "[…]",
        "[…]",
        "You'll get handover notes on source files.",
        "[…]",
        "[…]\n",
    ]
    assert done.stderr.splitlines() == [
        "7 still open: For you, Why, Done, Options, Money, Regret, Next.",
        "Check your contract and your platform's rules first. Nothing was sent.",
    ]


def test_a_message_without_a_word_says_so_and_how_to_begin(retro: Run, file: Path) -> None:
    blank = Retrospective.new(facts=Facts(title="Blank"))._replace(id=GigId("5" * 32))
    with closing(Store.open(file)) as store:
        store.save(blank, version=None)
    done = retro("message", "5555")
    said = "Nothing is written yet. To begin, part by part: retro message 55555555 --plain\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", said)
    for command in (("list",), ("show", "abcd"), ("due",)):
        assert retro(*command, "--plain").stdout == retro(*command).stdout


def test_a_message_that_was_edited_as_a_whole_is_printed_as_it_is(retro: Run, file: Path) -> None:
    with closing(Store.open(file)) as store:
        gig, version = store.get(ID)
        store.save(gig._replace(message=gig.message._replace(edited="It is off. <why>")), version=version)
    done = retro("message", ID)
    assert (done.returncode, done.stdout) == (0, "It is off. […]\n")
    assert done.stderr.splitlines()[0] == "1 still open: <why>."


def test_the_handover_notes_are_markdown_of_their_own(retro: Run) -> None:
    done = retro("message", "abcd", "--handover")
    assert done.returncode == 0
    assert done.stdout == (
        "# Handover notes: Instagram dashboard\n\n"
        "- **Source files:** in the repository\n  - *done*\n"
        "- **What's done and what isn't:** Done so far: the pages, at \\[…]\\\n  Still open: The code.\n"
    )
    assert done.stderr.startswith("13 still open: Material and data, Tools and how to use them,")


def test_a_place_in_the_notes_is_marked_and_named(retro: Run, file: Path) -> None:
    with closing(Store.open(file)) as store:
        gig, version = store.get(ID)
        rows = (HandoverRow("source", "at <link>", Mark.DONE), HandoverRow("hours", "ten"))
        store.save(gig._replace(message=gig.message._replace(handover=rows)), version=version)
    done = retro("message", "abcd", "--handover")
    assert done.stderr.startswith("13 still open: Source files, Material and data,")
    assert "- **Source files:** at \\[…]\n" in done.stdout
    assert "<" not in done.stdout


@pytest.mark.parametrize("words", ["", "--plain", "--handover"])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ended": Ending.WELL}, "ended well, so there's nothing to tell them."),
        ({"decision": Decision.NEGOTIATE}, "isn't under way, so there's nobody to tell."),
        ({"decision": None}, "isn't under way, so there's nobody to tell."),
    ],
)
def test_a_good_end_has_nothing_to_tell_and_a_gig_never_taken_nobody(
    retro: Run, file: Path, words: str, change: dict[str, object], said: str
) -> None:
    good = replace(replace(VET, id=VetId("e" * 32), title="Museum labels"), **change)  # type: ignore[arg-type]
    with closing(Store.open(file)) as store:
        store.save(good, version=None)
    done = retro("message", "eeee", *words.split(), stdin="It's off.\n.\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"retro: “Museum labels” {said}\n"


def test_a_message_goes_into_a_file_and_overwrites_none(retro: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    assert retro("message", "abcd", "-o", str(target)).returncode == 0
    assert target.read_text("utf-8").startswith("Hello Ada,\n\nI can't finish the dashboard.\n\n")
    again = retro("message", "abcd", "-o", str(target))
    assert again.returncode == 1
    assert retro("message", "abcd", "-o", str(target), "--force").returncode == 0
    folder = tmp_path / "folder"
    folder.mkdir()
    assert retro("message", "abcd", "--handover", "-o", str(folder)).returncode == 0
    assert [path.name for path in folder.iterdir()] == ["2026-11-20-abcd0000-instagram-dashboard-handover.md"]


@pytest.mark.parametrize("edited", ["", "Hello Ada,\n\nIt is off. <why>\n\n"])
@pytest.mark.parametrize("is_handover", [False, True])
def test_its_file_is_that_of_the_screen_s_export_with_what_is_open_marked(
    retro: Run, file: Path, tmp_path: Path, edited: str, is_handover: bool
) -> None:
    with closing(Store.open(file)) as store:
        gig, version = store.get(ID)
        store.save(gig._replace(message=gig.message._replace(edited=edited)), version=version)
    words = ("--handover",) if is_handover else ()
    (tmp_path / "folder").mkdir()
    assert retro("message", ID, *words, "-o", str(tmp_path / "folder")).returncode == 0
    (written,) = (tmp_path / "folder").iterdir()
    made = export.handover_document(stored(file)) if is_handover else export.message_document(stored(file), gaps=True)
    assert (written.name, written.read_text("utf-8")) == (made.name, made.text)
    of_screen = export.handover_document(stored(file)) if is_handover else export.message_document(stored(file))
    assert [part for part in written.read_text("utf-8").rstrip().split("\n\n") if part != "[…]"] == (
        of_screen.text.rstrip().split("\n\n")
    )
    assert written.name == of_screen.name


def test_a_gig_under_way_has_a_message_too_without_its_checkpoint(retro: Run) -> None:
    done = retro("message", "cdef")
    assert done.returncode == 0
    assert "no label printed" not in done.stdout + done.stderr
    assert done.stderr.startswith("Nothing is written yet.")


def test_a_gig_under_way_of_which_nothing_goes_wrong_is_told_only_with_a_day(retro: Run, file: Path) -> None:
    asked = retro("told", "cdef")
    assert asked.returncode == 1
    assert "“Warehouse labels”: So far nothing says this gig is going wrong." in asked.stderr
    assert "retro told cdef today" in asked.stderr
    assert stored_vet(file).told_on is None
    with closing(Store.open(file)) as store:
        vet = vet_record(Library(file), RUNNING)
        assert vet is not None
        store.save(replace(vet.vet, check_ins=(CheckIn(TODAY, hiding=VetAnswer.YES),)), version=vet.version)
    assert retro("told", "cdef").returncode == 0, "a check-in says that something isn't said"
    assert stored_vet(file).told_on == TODAY
    retro("told", "cdef", "--undo")
    assert retro("told", "cdef", "today").returncode == 0


def test_a_gig_under_way_that_is_written_up_has_one_message_and_one_telling(retro: Run, file: Path) -> None:
    with closing(Store.open(file)) as store:
        vet = vet_record(Library(file), RUNNING)
        assert vet is not None
        store.save(replace(vet.vet, gig=ID), version=vet.version)
    assert retro("message", "cdef").stdout.startswith("Hello Ada,\n\nI can't finish the dashboard.")
    assert retro("told", "cdef").returncode == 0
    assert stored(file).facts.told_on == TODAY
    assert stored_vet(file).told_on is None
    with closing(Store.open(file)) as store:
        store.delete(ID)
    assert retro("message", "cdef").stderr.startswith("Nothing is written yet.")


@pytest.mark.parametrize("command", ["message", "told"])
def test_an_id_that_is_unknown_or_too_short_is_said(retro: Run, command: str) -> None:
    said = "retro: There's no gig or vetted gig whose id starts with ffff."
    assert retro(command, "ffff").stderr.startswith(said)
    assert retro(command, "ab").returncode == 1


def test_the_example_has_a_message_and_is_never_told(retro: Run) -> None:
    from retro.core.gig.ids import EXAMPLE_ID

    assert retro("message", EXAMPLE_ID[:8]).returncode == 0
    assert retro("told", EXAMPLE_ID[:8]).returncode == 1


def test_telling_sets_day_and_status_at_once_and_due_is_quiet(retro: Run, file: Path) -> None:
    assert retro("due").stdout.startswith("Instagram dashboard: the client doesn't know yet")
    done = retro("told", "abcd", "--how", "in-person")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "“Instagram dashboard”: Told after 4 days. That was the hard part.\n"
        f"Noted as the day you told them: {long_day(TODAY)}.\nIf that's wrong: retro told {ID[:8]} --undo\n"
    )
    gig = stored(file)
    assert (gig.facts.status, gig.facts.told_on) == (Status.LIVE, TODAY)
    assert gig.message.channel is Channel.IN_PERSON
    assert retro("due").stdout == ""
    assert "Told the client after 4 days" not in retro("patterns").stderr


def test_the_way_is_added_to_the_day_that_is_noted_and_no_other_day_is_said(retro: Run, file: Path) -> None:
    retro("told", "abcd")
    done = retro("told", "abcd", "--how", "called")
    assert done.returncode == 0
    assert "Before" not in done.stderr
    assert stored(file).message.channel is Channel.CALLED


def test_telling_is_taken_back_by_undo(retro: Run, file: Path) -> None:
    retro("told", "abcd")
    done = retro("told", "abcd", "--undo")
    assert done.returncode == 0
    assert done.stderr == "“Instagram dashboard”: Undone: the client doesn't know yet. It's back at the top of home.\n"
    assert is_untold(stored(file).facts)
    again = retro("told", "abcd", "--undo")
    assert again.returncode == 1
    assert "the day you told them is blank" in again.stderr


@pytest.mark.parametrize("id", ["abcd", "cdef"], ids=["a retrospective", "a gig under way"])
def test_a_day_that_is_noted_is_replaced_by_another_that_is_given_and_by_no_today(
    retro: Run, file: Path, id: str
) -> None:
    def told_on() -> date | None:
        return stored(file).facts.told_on if id == "abcd" else stored_vet(file).told_on

    first, other = TODAY - timedelta(2), TODAY - timedelta(1)
    assert retro("told", id, first.isoformat()).returncode == 0
    again = retro("told", id)
    assert (again.returncode, told_on()) == (1, first)
    assert f"you told them on {long_day(first)}. If it was another day, add it" in again.stderr
    assert (retro("told", id, "--how", "called").returncode, told_on()) == (0, first)
    moved = retro("told", id, other.isoformat())
    assert (moved.returncode, told_on()) == (0, other)
    assert f"Before, it was {long_day(first)}. To set it back: retro told {id}" in moved.stderr
    assert "--undo" not in moved.stderr, "that would take back both"
    assert retro(*moved.stderr.rpartition("retro ")[2].split()).returncode == 0
    assert told_on() == first
    message = stored(file).message if id == "abcd" else stored_vet(file).message
    assert message.channel is Channel.CALLED, "another day is no other way"


def test_the_day_may_be_written_in_words(retro: Run, file: Path) -> None:
    assert retro("told", "abcd", "2", "days", "ago").returncode == 0
    assert stored(file).facts.told_on == TODAY - timedelta(2)


def test_a_day_before_noticing_is_kept_and_doubted(retro: Run, file: Path) -> None:
    done = retro("told", "abcd", (NOTICED - timedelta(1)).isoformat())
    assert done.returncode == 0
    assert "You told them before you noticed: check both dates." in done.stderr
    assert stored(file).facts.told_on == NOTICED - timedelta(1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([(TODAY + timedelta(1)).isoformat()], "That day is still to come."),
        (["someday"], "That doesn't look like a date. Try 2026-03-14, 14 March, yesterday or 3 weeks ago."),
        (["03/04/2026"], "Is that 3 April or 4 March?"),
    ],
)
def test_a_day_ahead_or_none_at_all_changes_nothing(retro: Run, file: Path, words: list[str], said: str) -> None:
    done = retro("told", "abcd", *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert stored(file) == GIG


def test_undo_goes_with_nothing_else(retro: Run) -> None:
    assert retro("told", "abcd", "yesterday", "--undo").returncode == 2
    assert retro("told", "abcd", "--how", "wrote", "--undo").returncode == 2
    assert retro("told", "abcd", "--how", "pigeon").returncode == 2


def test_the_client_of_a_gig_under_way_is_told(retro: Run, file: Path) -> None:
    done = retro("told", "cdef", "--how", "called")
    assert done.stderr.startswith("“Warehouse labels”: Told. That was the hard part.\n")
    assert "retro told cdef" in done.stderr
    assert (stored_vet(file).told_on, stored_vet(file).message.channel) == (TODAY, Channel.CALLED)
    assert retro("told", "cdef", "--undo").returncode == 0
    assert stored_vet(file).told_on is None


def test_what_is_over_keeps_the_day_of_telling(retro: Run, file: Path) -> None:
    over = GIG.with_facts(status=Status.OVER, told_on=TODAY - timedelta(1)).touched()
    with closing(Store.open(file)) as store:
        store.save(over, version=1)
    done = retro("told", "abcd", "--undo")
    assert done.returncode == 1
    assert done.stderr == (
        "retro: “Instagram dashboard” is over, so the day on which you told them stays. You can change it in the gig.\n"
    )
    assert stored(file) == over


@pytest.mark.parametrize("undo", [(), ("--undo",)])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"ended": Ending.WELL, "ended_on": TODAY, "told_on": TODAY},
            "“Warehouse labels” ended well, so there's nothing to tell them.",
        ),
        ({"decision": Decision.DECLINE}, "“Warehouse labels” isn't under way, so there's nobody to tell."),
        ({"decision": None}, "“Warehouse labels” isn't under way, so there's nobody to tell."),
    ],
)
def test_of_a_good_end_or_a_gig_never_taken_nobody_is_told(
    retro: Run, file: Path, change: dict[str, object], said: str, undo: tuple[str, ...]
) -> None:
    vet = stored_vet(file)
    changed = replace(vet, **change)  # type: ignore[arg-type]
    with closing(Store.open(file)) as store:
        store.save(changed, version=1)
    done = retro("told", "cdef", *undo)
    assert (done.returncode, done.stderr) == (1, f"retro: {said}\n")
    assert stored_vet(file) == changed


def test_a_gig_in_the_trash_is_neither_written_to_nor_told(retro: Run, file: Path) -> None:
    with closing(Store.open(file)) as store:
        store.delete(ID)
    for command in ("message", "told"):
        done = retro(command, "abcd")
        assert done.returncode == 1
        assert "is in the trash" in done.stderr
    assert retro("due").stdout == ""


def short(on: date) -> str:
    return f"{on.day} {on:%b}" if on.year == TODAY.year else f"{on.day} {on:%b %Y}"


def test_due_says_one_line_for_each_client_first_of_all(retro: Run, file: Path) -> None:
    older = GIG._replace(id=OTHER).with_facts(title="Shop\n\x1b[31m", noticed_on=NOTICED - timedelta(40))
    with closing(Store.open(file)) as store:
        store.save(older, version=None)
        store.save(replace(VET, id=VetId("d" * 32), title="Due", stops=(Stop("late", TODAY),)), version=None)
    first, second, stop = retro("due").stdout.splitlines()
    noticed = short(NOTICED - timedelta(40))
    assert first == f"Shop ␛[31m: the client doesn't know yet (noticed {noticed}). Run: retro message bcde0000"
    assert second.startswith("Instagram dashboard: the client doesn't know yet (noticed ")
    assert stop.startswith("Due: late by")


def test_due_is_silent_for_the_day_that_was_to_be_quiet(retro: Run, file: Path) -> None:
    with closing(Store.open(file)) as store:
        gig, version = store.get(ID)
        version = store.save(gig._replace(message=gig.message._replace(quiet_on=TODAY)), version=version)
        assert retro("due").stdout == ""
        quiet = gig._replace(message=gig.message._replace(quiet_on=TODAY - timedelta(1)))
        store.save(quiet, version=version)
    assert retro("due").stdout.startswith("Instagram dashboard:")


@pytest.mark.parametrize("day", ["", "yesterday", "2026-02-31", "2026-11-19T10:00", "now", "0000-00-00"])
def test_a_day_of_telling_that_is_no_day_silences_nothing(retro: Run, file: Path, day: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE retrospective SET told_on = ? WHERE id = ?", (day, ID))
    assert "Instagram dashboard: the client doesn't know yet" in retro("due").stdout
    assert "Instagram dashboard" in retro("list", "--status", "untold").stdout


def test_the_calendar_has_the_client_to_tell_today(retro: Run) -> None:
    (day, stop) = entries(retro("due", "--ics").stdout)
    assert (day.uid, day.on) == (f"tell-{ID}@retro", TODAY)
    assert day.summary.startswith("Instagram dashboard: the client doesn't know yet")
    assert stop.uid == f"stop-{RUNNING}@retro"


def test_the_parts_are_asked_line_by_line_and_each_is_saved(retro: Run, file: Path) -> None:
    own = ["I own this, but it was hard.", "."]
    typed = ["", *own, "  Your launch waits. ", "", "  - the shop", ".", "b", ".", "It broke.", ".", "q"]
    done = retro("message", "abcd", "--plain", stdin="\n".join(typed) + "\n")
    assert done.returncode == 0
    assert "Own it without “but” or “however”: end the sentence before it." in done.stderr
    gig = stored(file)
    assert gig.answers["own.sentence"] == "I own this, but it was hard."
    assert gig.answers["client.cost"] == "Your launch waits.\n\n  - the shop"
    assert gig.answers["client.offer"] == "It broke."
    assert done.stdout.startswith(
        "Hello Ada,\n\nI can't finish the dashboard.\n\nI own this, but it was hard.\n\nYour launch waits."
    )


@pytest.mark.parametrize("dot", [[], ["."]], ids=["Enter goes on", "a dot is still understood"])
def test_a_greeting_is_one_line_and_alone_it_is_not_called_nothing(retro: Run, file: Path, dot: list[str]) -> None:
    with closing(Store.open(file)) as store:
        gig, version = store.get(ID)
        bare = gig.with_facts(client="", title="Bare")._replace(answers=MappingProxyType({}), message=Message())
        store.save(bare, version=version)
    done = retro("message", "abcd", "--plain", stdin="\n".join(["Tom", *dot, ":q"]) + "\n")
    assert "Their name is enough. Enter goes on." in done.stderr
    assert "So far there's only the greeting. To go on, part by part: retro message abcd0000 --plain" in done.stderr
    retro("message", "abcd", "--plain", stdin="It's late.\n:q\n")
    message = stored(file).message
    assert (message.parts["greeting"], message.parts["news"]) == ("Tom", "It's late.")


def test_what_is_enough_comes_first_and_is_said(retro: Run, file: Path) -> None:
    first = [line for number in range(6) for line in (f"I can't do {number}.", ".")]
    done = retro("message", "cdef", "--plain", stdin="\n".join([*first, "on Monday", ".", "", "Sam", ".", ":q", ""]))
    said = done.stderr
    assert said.index("8 of 12. Money") < said.index("Sign-off") < said.index(ENOUGH[:60]) < said.index("4 of 12. Why")
    assert said.count(ENOUGH[:60]) == 1
    assert "Your name is enough. A line with just a dot goes on." in said
    assert ENOUGH[:60] not in retro("message", "abcd", "--plain", stdin="\n" * 15).stderr, "with gaps it isn't"


@pytest.mark.parametrize(
    ("change", "is_enough"),
    [
        (lambda gig: gig, True),
        (lambda gig: gig._replace(message=gig.message._replace(edited="Ada, <what>. Sam")), False),
        (lambda gig: gig.with_facts(told_on=TODAY, status=Status.LIVE), False),
    ],
    ids=["made of its parts", "edited whole", "told already"],
)
def test_enough_to_send_is_said_only_of_a_text_that_its_parts_make_and_that_is_still_to_be_sent(
    retro: Run, file: Path, change: Callable[[Retrospective], Retrospective], is_enough: bool
) -> None:
    with closing(Store.open(file)) as store:
        gig, version = store.get(ID)
        for name in ("news", "owning", "for_you", "options", "money", "regret", "next", "sign_off"):
            gig = with_part(gig, name, "I can't say.")
        blank = with_part(with_part(gig, "done", ""), "open", "")
        store.save(change(blank), version=version)
    assert (ENOUGH[:60] in retro("message", "abcd", "--plain", stdin="\n" * 15).stderr) is is_enough


def test_a_part_is_left_out_and_taken_in_by_a_dash(retro: Run, file: Path) -> None:
    retro("message", "abcd", "--plain", stdin="-\n")
    assert stored(file).message.left_out == ("news", "someone")
    retro("message", "abcd", "--plain", stdin="-\n")
    assert stored(file).message.left_out == ("someone",)
    assert stored(file).message.parts["news"] == "I can't finish the dashboard."


def test_going_back_shows_what_was_just_answered(retro: Run) -> None:
    done = retro("message", "abcd", "--plain", stdin="I can't finish any of it.\n.\nb\n-\nb\nq\n")
    assert done.stderr.count("So far:\n  I can't finish any of it.\n") == 2
    assert "1 of 12. The news (left out)" in done.stderr


def test_the_commands_of_plain_mode_are_never_part_of_a_message(retro: Run, file: Path) -> None:
    lines = [":?", ":r", ":x", ":g done", ":r", ":g", "4", "It broke.", ":b", ":s", ":s", "::smile", ".", ":g 99", ":e"]
    done = retro("message", "abcd", "--plain", stdin="\n".join([*lines, ":q\n"]))
    assert done.returncode == 0
    said = done.stderr
    assert ":q  leave; everything is saved" in said
    assert ":? lists the commands." in said
    assert "\n> :r\nI can't finish the dashboard.\n" in said
    assert "\n> :r\nthe pages, at <link>\n" in said
    assert "4. Why: left blank" in said
    assert "There are 14." in said
    assert "There's no terminal here for an editor." in said
    message = stored(file).message
    assert (message.parts["why"], message.parts["done"]) == ("It broke.", ":smile")
    assert not [text for text in (*message.parts.values(), *stored(file).answers.values()) if text[:2] in (":q", ":b")]


@pytest.mark.parametrize("id", ["abcd", VET.id])
def test_go_to_counts_as_the_parts_do_and_asks_again_for_a_number_that_is_none(retro: Run, id: str) -> None:
    """The greeting is asked first of the second gig."""
    lines = (":g 99", "x", ":g 6", "the calls", ".", ":g", "77", "13", "Ada", ":g 6", ":q")
    done = retro("message", id, "--plain", stdin="\n".join([*lines, ""]))
    said = done.stderr
    assert said.count("There are 14. Type 1 to 14, or Enter to stay.") == 3
    assert "\n6. Open: the calls\n" in said
    assert "\n13. Greeting: " in said
    assert said.count("6 of 12. Open") == 2
    assert done.stdout.startswith("Hello Ada,\n")
    assert "the calls" in done.stdout
    assert "x\n" not in done.stdout


def test_the_whole_text_is_edited_and_made_of_its_parts_again(
    tmp_path: Path, retro: Run, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Typed(io.BytesIO):
        def isatty(self) -> bool:
            return True

    seen: list[str] = []

    def edited(console: object, paths: object, gig: object, name: str, text: str) -> str:
        seen.append(text)
        return ("Dear Ada,\n\nit's off.\n", text, "\n")[len(seen) - 1]

    monkeypatch.setattr(walk, "edited_text", edited)
    paths = Paths(data=tmp_path / "library", state=tmp_path / "state")
    for lines, text, said in (
        (b":?\n:a\n:q\n", "Dear Ada,\n\nit's off.", walk.EDITED),
        (b":a\n:q\n", "Dear Ada,\n\nit's off.", ""),
        (b":a\n:q\n", "", walk.MADE_OF_PARTS),
    ):
        walk.ask_message(paths, "abcd", is_handover=False, console=Console(Typed(lines)))
        assert stored(file).message.edited == text
        assert said in capsys.readouterr().err
    assert seen[0].startswith("Hello Ada,\n\nI can't finish the dashboard.\n\nI should have tried")
    assert seen[1:] == ["Dear Ada,\n\nit's off."] * 2
    assert ":a" not in retro("message", "abcd", "--handover", "--plain", stdin=":?\n:a\n:q\n").stdout
    assert "no terminal here" in retro("message", "abcd", "--plain", stdin=":a\n:q\n").stderr


def test_a_part_that_is_put_back_in_is_asked_again(retro: Run, file: Path) -> None:
    done = retro("message", "abcd", "--plain", stdin=":g 8\n-\nb\n-\n$50 by Friday\n.\nq\n")
    assert done.stderr.count("8 of 12. Money\n") == 2
    assert stored(file).message.left_out == ("someone",)
    assert stored(file).facts.refunded == 50


def test_the_rows_of_the_notes_are_asked_with_their_marks(retro: Run, file: Path) -> None:
    done = retro("message", "abcd", "--handover", "--plain", stdin="\nYesterday's dump\n.\nx\nh\nq\n")
    assert done.returncode == 0
    assert "d, h, n, b, or Enter for none." in done.stderr
    assert HandoverRow("database", "Yesterday's dump", Mark.HALF) in stored(file).message.handover
    assert "- **Material and data:** Yesterday's dump" in done.stdout
    assert "done, half, not begun or broken (d h n b, Enter for none)?" in done.stderr
    retro("message", "abcd", "--handover", "--plain", stdin="\nToday's dump\n.\nnot started\nq\n")
    assert HandoverRow("database", "Today's dump", Mark.NOT_BEGUN) in stored(file).message.handover


def test_who_signed_one_message_signs_the_next(retro: Run, file: Path) -> None:
    retro("message", "abcd", "--plain", stdin="\n" * 7 + "Dear Anna,\n.\nSam\n.\n")
    assert dict(stored(file).message.parts) == {**GIG.message.parts, "greeting": "Dear Anna,", "sign_off": "Sam"}
    said = retro("message", "abcd").stdout
    assert said.startswith("Dear Anna,\n\nI can't finish the dashboard.\n\n")
    assert said.endswith("\n\nSam\n")
    assert retro("message", "cdef", "--plain", stdin="It's off.\n.\n").stdout.endswith("\n\nSam\n")
    retro("message", "cdef", "--plain", stdin="\n" * 8 + "-\n" + "\n" * 5)
    printed = retro("message", "cdef")
    assert not printed.stdout.endswith("Sam\n")
    assert "Someone else" not in printed.stderr, "nobody to name is an answer"
    assert "Options" in printed.stderr
    assert retro("message", "abcd").stdout.endswith("\n\nSam\n")


def test_the_end_of_the_input_loses_nothing(retro: Run, file: Path) -> None:
    done = retro("message", "cdef", "--plain", stdin="I can't finish the labels.\nNot in time.")
    assert done.returncode == 0
    assert dict(stored_vet(file).message.parts) == {"news": "I can't finish the labels.\nNot in time."}
    assert done.stdout.startswith("Hello Ada,\n\nI can't finish the labels.\nNot in time.\n")


def test_each_line_of_a_part_is_saved_as_soon_as_it_is_typed(retro: Run, file: Path, tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")}
    command = [sys.executable, "-m", "retro", "message", "cdef", "--plain"]
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write("I can't finish the labels.\nNot in time.\n")
        running.stdin.flush()
        said = ""
        while "Not in time.\n> " not in said:
            said += running.stderr.read(1)
        running.kill()
    assert dict(stored_vet(file).message.parts) == {"news": "I can't finish the labels.\nNot in time."}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shared") / "retro.db"


@given(whole=strategies.retrospectives())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_who_is_due_is_who_does_not_know(shared: Path, whole: Retrospective) -> None:
    whole = whole._replace(id=GigId(new_id()))
    with closing(Store.open(shared)) as store:
        store.save(whole, version=None)
        assert [gig.id for gig in untold_gigs(Library(shared))] == ([whole.id] if is_untold(whole.facts) else [])
        store.delete(whole.id)
        assert untold_gigs(Library(shared)) == []
