"""`retro vet` without a screen or a question, as real processes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.formats import vet_json
from retro.core.gig.choices import Outcome, Side, Stage
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.vet.counting import ADVISED, COUNTS, ORDERED
from retro.core.vet.decision import NO_FORECAST, Decision
from retro.core.vet.ending import Ending
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.storage.writing.store import Store
from tests.answered_here import answered
from tests.factories import id_of

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
SIGN = VetFlag("B3", "It rests on a script", Decimal(2), VetAnswer.YES)
OLDER = Vet(id=VetId("abcd" + "0" * 28), created_at=AT, updated_at=AT, title="Warehouse labels", signs=(SIGN,),
            quote=Quote("EUR", Decimal(300), Decimal(20), Decimal(25)))  # fmt: skip
NEWER = replace(OLDER, id=VetId("bcde" + "0" * 28), created_at=AT.replace(hour=13), title="Shop [/b]\nrelaunch",
                decision=Decision.TAKE, decided_on=date(2026, 11, 20), quote=Quote())  # fmt: skip
POST = b"\xef\xbb\xbf\n  Plugin fix, needed as soon as possible \x1b[31m\n\nIt is just a simple plugin. Small budget.\n"


@pytest.fixture
def retro(tmp_path: Path) -> Run:
    """Run retro with a library of its own; with more environment also in a process of its own."""

    def run(*words: str, stdin: bytes = b"", **env: str) -> Result:
        known = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library"), **env}
        command = [sys.executable, "-m", "retro", *words]
        if env:
            done = subprocess.run(command, env=known, input=stdin, capture_output=True, timeout=600)
        else:
            done = answered(words, known, stdin)
        return Result(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def stocked(retro: Run, tmp_path: Path) -> Run:
    """The same with two vets, and two finished gigs that had the same sign."""
    flag = RedFlag("B3", "It rests on a script", Stage.SCOPE, Side.PROJECT, told_myself="20k stars.")
    gigs = [Retrospective(id_of(at), AT.replace(day=at), AT, AT, red_flags=(flag,)) for at in (1, 2)]
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([*gigs, OLDER, NEWER], update=False)
    return retro


def test_vets_are_listed_newest_first_with_decision_and_advice(stocked: Run) -> None:
    listed = stocked("vet", "--list")
    assert listed.stdout.splitlines() == [
        "bcde0000  2026-11-20  under way: Shop [/b] relaunch",
        "abcd0000  2026-11-20  undecided (advice: decline): Warehouse labels",
    ]
    assert listed.stderr == ""


def test_one_without_an_answer_is_listed_without_an_advice(retro: Run, tmp_path: Path) -> None:
    unasked = replace(OLDER, signs=(replace(SIGN, answer=None),), quote=Quote())
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([unasked, replace(unasked, id=NEWER.id, client_went_wrong=True)], update=False)
    said = dict(line.split("  2026-11-20  ") for line in retro("vet", "--list").stdout.splitlines())
    assert said["abcd0000"] == "undecided: Warehouse labels"
    assert said["bcde0000"].startswith("undecided (advice: ")


def test_a_list_as_json_holds_the_vets_themselves(stocked: Run) -> None:
    items = json.loads(stocked("vet", "--list", "--json").stdout)
    assert [vet_json.vet_from_data(item) for item in items] == [NEWER, OLDER]


def test_an_empty_library_lists_nothing_and_is_not_made(retro: Run, tmp_path: Path) -> None:
    assert (retro("vet", "--list").stdout, json.loads(retro("vet", "--list", "--json").stdout)) == ("", [])
    assert not (tmp_path / "library").exists()


def test_one_is_shown_as_a_document_with_what_the_past_says(stocked: Run) -> None:
    shown = stocked("vet", "abcd")
    assert shown.returncode == 0
    assert "# Warehouse labels\n" in shown.stdout
    assert "20k stars." in shown.stdout
    assert "**Decline**: 1 of 1 red flag." in shown.stdout


def test_one_as_json_is_the_vet_itself_and_can_be_imported(stocked: Run, tmp_path: Path) -> None:
    printed = stocked("vet", "bcde", "--json").stdout
    assert vet_json.vet_from_data(json.loads(printed)) == NEWER
    saved = tmp_path / "one.json"
    saved.write_text(printed, encoding="utf-8")
    assert stocked("import", str(saved)).stderr == "0 added, 0 updated, 1 unchanged.\n"


def test_a_file_is_written_under_its_name_and_never_overwritten_without_force(stocked: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "out") + os.sep
    assert stocked("vet", "abcd", "-o", folder).returncode == 0
    (written,) = (tmp_path / "out").iterdir()
    assert written.name == "2026-11-20-abcd0000-vet-of-warehouse-labels.md"
    assert written.read_text(encoding="utf-8") == stocked("vet", "abcd").stdout
    refused = stocked("vet", "abcd", "-o", str(written))
    assert refused.returncode == 1
    assert "already there" in refused.stderr
    assert stocked("vet", "abcd", "-o", str(written), "--force").returncode == 0


@pytest.mark.parametrize(("id", "told"), [("ffff", "no vetted gig"), ("ab", "at least four"), ("wxyz", "at least")])
def test_an_id_that_names_no_vet_is_said_so_with_a_next_step(stocked: Run, id: str, told: str) -> None:
    failed = stocked("vet", id)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert told in failed.stderr
    assert "retro vet --list" in failed.stderr
    assert len(failed.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [("--list", "abcd"), ("--json",), ("-", "--json"), ("-", "-o", "x"), ("--force",), ("--list", "-o", "x"),
              ("abcd", "--plain", "--json")],
)  # fmt: skip
def test_what_does_not_go_together_is_one_sentence_and_exit_2(retro: Run, words: tuple[str, ...]) -> None:
    wrong = retro("vet", *words)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert len(wrong.stderr.splitlines()) == 1
    assert "See retro vet --help." in wrong.stderr


def test_without_a_terminal_nothing_is_asked_unless_plain_mode_is_wanted(retro: Run, tmp_path: Path) -> None:
    refused = retro("vet", TERM="xterm")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "retro vet - reads a job post" in refused.stderr
    assert "retro vet --plain your answers" in refused.stderr
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize(
    ("words", "env"), [(("vet", "--plain"), {"TERM": "xterm"}), (("vet",), {"TERM": "xterm", "RETRO_PLAIN": "1"})]
)
def test_the_next_gig_is_vetted_by_lines_from_a_pipe(
    words: tuple[str, ...], env: dict[str, str], stocked: Run, tmp_path: Path
) -> None:
    gig = (":r", "Sticker press", ":x", ":?", ":e", "Anna", ":s", "much", "600 EUR", ":b", "", "20", "-")
    places = (":g", "2", "Anna B.", ":g 99", ":g 7")
    lines = "\n".join((*gig, "perhaps", "y", *places, ":r", "v", "d"))
    done = stocked(*words, stdin=lines.encode(), **env)
    assert done.returncode == 0, done.stderr
    for said in (":? lists the commands.", ":q  leave; everything is saved", "€600", "20 h", "y, n, s, v, b or q."):
        assert said in done.stderr, said
    assert "  Nothing yet.\n" in done.stderr
    assert "  There's no text here to open in an editor.\n" in done.stderr
    assert re.search(r"\n  Gig: Sticker press\n  Client: Anna B\.\n  Offer: .*€600.*\n  .+: yes\n", done.stderr)
    assert re.search(r"\n  1\. Gig: Sticker press\n  2\. Client: Anna\n.*\n  7\. [^\n]*: yes\n", done.stderr, re.S)
    assert "Enter to stay." in done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "20k stars." in done.stderr
    assert "Sticker press" in stocked("vet", "--list").stdout
    vet = max(
        (vet_json.vet_from_data(item) for item in json.loads(stocked("vet", "--list", "--json").stdout)),
        key=lambda vet: vet.created_at,
    )
    assert (vet.client, vet.quote.price, vet.quote.hours) == ("Anna B.", Decimal(600), Decimal(20))
    assert (vet.signs[0].answer, vet.decision) == (VetAnswer.YES, Decision.DECLINE)
    assert done.stdout.startswith("Thanks for the details.")
    assert vet.id[:8] not in done.stdout, "the reply goes to the client as it is"


def test_what_was_asked_before_is_asked_again_with_its_answer(stocked: Run) -> None:
    gig = ("Sticker press", "Anna", ":b", ":b", "", "", "", "600 EUR", "20", ":b", "", "-", "v")
    said = stocked("vet", "--plain", stdin="\n".join((*gig, "t", ":b", "", "no press", ":b", ":q")).encode()).stderr
    opening, _, rest = said.partition("Gig? ")
    assert ":b goes back" in " ".join(opening.split()), "how to go back is said before the first question"
    assert rest.count("  Gig: Sticker press. Enter keeps it, - clears it.\nGig? ") == 1
    assert rest.count("  Client: Anna. Enter keeps it, - clears it.\nClient? ") == 2
    assert rest.count("  Estimated hours: 20 h. Enter keeps it, - clears it.\n") == 1
    assert "  Your call: take it. Enter keeps it, - clears it.\nYour call" in rest
    assert "  Stop if: no press. Enter keeps it, - clears it.\n" in rest
    assert "Your minimum rate: " not in rest, "that question says itself what Enter takes"


def test_one_that_was_left_is_carried_on_with_from_its_first_open_question(stocked: Run, tmp_path: Path) -> None:
    begun = stocked("vet", "--plain", stdin=b"Sticker press\nAnna\n:q\n")
    id = begun.stdout.strip()
    assert f"To carry on: retro vet {id} --plain" in begun.stderr
    asked = stocked("vet", id, "--plain", stdin=b":b\n:g 2\n\n:g 7\n:s\ny\n:q\n")
    opening = asked.stderr.partition("\n\n")[0]
    assert opening.startswith("Carrying on with “Sticker press”.")
    assert asked.stderr.count("\nQuestion 1 of ") == 2  # where it was left, and again after `:g 7`
    assert (
        "  Client: Anna. Enter keeps it, - clears it.\nClient? " in asked.stderr
    )  # what stands is said, though not asked today
    assert asked.stdout.strip() == id
    said = stocked("vet", id, "--plain", stdin=b"v\nn\n").stderr
    assert "Question 1 of " in said
    assert f"See it with retro vet {id}" in said
    again = stocked("vet", id, "--plain", stdin=b"\n").stderr
    assert "Question" not in again
    assert "  Your call: negotiate. Enter keeps it, - clears it.\n" in again


@pytest.mark.parametrize(
    ("is_deleted", "id", "said"),
    [
        (False, "bcde", "retro: “Shop [/b] relaunch” is under way. To check in on it: retro checkin bcde0000\n"),
        (True, "abcd", "retro: That one is in the trash. To restore it: retro undelete abcd\n"),
        (False, "cccc", "retro: “Menu” has ended. To read it: retro vet cccc0000\n"),
    ],
)
def test_what_was_taken_or_deleted_is_asked_nothing_more(
    is_deleted: bool, id: str, said: str, stocked: Run, tmp_path: Path
) -> None:
    over = replace(NEWER, id=VetId("cccc" + "0" * 28), title="Menu", ended=Ending.WELL)
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([over], update=False)
        if is_deleted:
            store.delete(OLDER.id)
    refused = stocked("vet", id, "--plain", stdin=b"y\n")
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", said)


def test_the_end_of_a_pipe_keeps_what_was_answered_of_a_vetting(stocked: Run) -> None:
    done = stocked("vet", "--plain", stdin=b"Sticker press\nAnna")
    assert done.returncode == 0, done.stderr
    assert f"Saved as {done.stdout.strip()}." in done.stderr
    assert stocked("vet", "--list").stdout.startswith(done.stdout.strip())
    assert "Sticker press" in stocked("vet", "--list").stdout
    paragraph = (
        f"Price is $300. {' '.join(POST.decode('utf-8-sig').split())} We need it live before our opening next week."
    )
    done = stocked("vet", "--plain", stdin=f"{paragraph}\n\n\n\n\n\n\n".encode())
    for said in ("  Read from the post: ", "What the post suggests comes first.", "  The post says: “"):
        assert said in done.stderr, said
    many = (
        f"{paragraph} Unlimited revisions until we are happy. The last three freelancers quit. Please send a free "
        "sample first. My boss decides. It is a clone of Amazon. We don't need a contract."
    )
    done = stocked("vet", "--plain", stdin=f"{many}\n\n\n\n\n\nv\n".encode())
    assert "more, which weren't asked about and don't count: " in " ".join(done.stderr.split())
    assert stocked("vet", "--plain").stderr.endswith("No answers, so nothing was saved.\n")


def test_from_the_decision_back_leads_to_the_question_asked_last_and_a_dash_clears_any_answer(stocked: Run) -> None:
    gig = ("Press", "Anna", "Malt", "600 EUR", "20", "25", "y", "v")
    again = (":b", "-", "v", "t", "no press", "in 2 weeks", "it slips", "lots", ":b", ":g 1", ":b")
    cleared = (*(line for at in range(1, 7) for line in (f":g {at}", "-")), ":g 7", "-", "v")
    decided = ("", "-", "-", "-")
    done = stocked("vet", "--plain", stdin="\n".join((*gig, *again, *cleared, *decided)).encode())
    assert done.returncode == 0, done.stderr
    assert "This is the first question." not in done.stderr
    assert done.stderr.count("\nQuestion 2 of ") >= 2, "asked when the verdict was wanted, and again on the way back"
    id = done.stderr.rpartition("Saved as ")[2][:8]
    vet = vet_json.vet_from_data(json.loads(stocked("vet", "--json", id).stdout))
    assert (vet.title, vet.client, vet.platform, vet.quote) == ("", "", "", Quote("EUR"))
    assert [sign.answer for sign in vet.signs if sign.answer] == []
    assert (vet.decision, vet.stops, vet.forecast, dict(vet.unread)) == (Decision.TAKE, (), NO_FORECAST, {})
    assert "  Cleared.\n" in done.stderr
    for nothing in ("-", "–"):
        assert "Cleared" not in stocked("vet", "--plain", stdin=f"{nothing}\n{nothing}\n:q\n".encode()).stderr


def test_of_one_that_is_decided_back_leads_from_the_decision_to_the_last_question(stocked: Run) -> None:
    id = stocked("vet", "--plain", stdin=b"Press\n:q\n").stdout.strip()
    stocked("vet", id, "--plain", stdin=b"v\nd\n")
    again = stocked("vet", id, "--plain", stdin=b":b\nn\n-\n:q\n")
    last = re.findall(r"\nQuestion (\d+) of (\d+)\n", again.stderr)
    assert last == [("7", "7")]
    vet = vet_json.vet_from_data(json.loads(stocked("vet", "--json", id).stdout))
    assert (vet.decision, vet.signs[-1].answer) == (None, VetAnswer.NO)


def test_half_a_checkpoint_is_saved_before_its_day_is_asked_for(stocked: Run) -> None:
    lines = (*("",) * 6, "v", "t", "no label printed", ":b", "", "soon", "in 2 weeks", "it slips", "80")
    done = stocked("vet", "--plain", stdin="\n".join(lines).encode())
    shown = stocked("vet", "--json", done.stderr.rpartition("Saved as ")[2][:8])
    (whole,) = (vet_json.vet_from_data(item) for item in (json.loads(shown.stdout),))
    assert [stop.text for stop in whole.stops] == ["no label printed"]
    assert whole.stops[0].on is not None
    assert (whole.forecast.feared, whole.forecast.sure) == ("it slips", Decimal(80))
    done = stocked("vet", "--plain", stdin="\n".join(lines[:9]).encode())
    assert "no label printed" in stocked("vet", "--json", done.stderr.rpartition("Saved as ")[2][:8]).stdout


def test_what_is_not_understood_is_kept_as_typed_until_it_is(stocked: Run) -> None:
    lines = ("Shop", "", "", "much", "€600", "ages", "", "loads", "25", "v", "t", "no label printed", "someday")
    done = stocked("vet", "--plain", stdin="\n".join(lines).encode())
    id = done.stderr.rpartition("Saved as ")[2][:8]
    whole = vet_json.vet_from_data(json.loads(stocked("vet", "--json", id).stdout))
    assert dict(whole.unread) == {"hours": "ages", "stop_on": "someday"}
    assert whole.quote.price == 600
    id = stocked("vet", "--plain", stdin=b"Pond\n\n\n\nages").stderr.rpartition("Saved as ")[2][:8]
    again = stocked("vet", id, "--plain", stdin=b":g 5\n20\n")
    assert "Not understood: “ages”\n" in again.stderr
    whole = vet_json.vet_from_data(json.loads(stocked("vet", "--json", id).stdout))
    assert dict(whole.unread) == {}
    assert whole.quote.hours == 20


def test_a_pasted_post_is_ticked_by_its_words_kept_and_answered(stocked: Run) -> None:
    read = stocked("vet", "-", stdin=POST)
    assert read.returncode == 0
    assert "A rush with no reason\n    The post says: “" in read.stdout
    assert "as soon as possible”" in read.stdout
    assert "What is the date tied to" in read.stdout
    assert "\x1b" not in read.stdout + read.stderr
    kept = next(
        vet
        for item in json.loads(stocked("vet", "--list", "--json").stdout)
        if (vet := vet_json.vet_from_data(item)).id not in (OLDER.id, NEWER.id)
    )
    assert kept.title == "Plugin fix, needed as soon as possible"
    assert kept.signs[0].key == "A3"
    assert kept.signs[0].answer is VetAnswer.UNSURE
    assert f"To carry on: retro vet {kept.id[:8]} --plain" in read.stderr


def test_what_a_post_suggested_is_asked_when_it_is_carried_on_with(stocked: Run) -> None:
    """It counts as not sure until it's answered, so the first question isn't the first one that counts as nothing."""
    id = stocked("vet", "-", stdin=POST).stderr.rpartition("Saved as ")[2][:8]
    asked = stocked("vet", id, "--plain", stdin=b"y\n:q\n").stderr
    first = asked.partition("\nQuestion 1 of ")[2].partition("\nQuestion 2 of ")[0]
    assert "Is there a rush that nobody explains?" in first
    assert "  So far: not sure. Enter keeps it, - clears it.\n" in first
    again = stocked("vet", id, "--plain", stdin=b":q\n").stderr
    assert "\nQuestion 1 of " not in again, "once something is sure, it's the first without an answer"


def test_what_a_post_suggests_comes_with_ones_own_excuse_and_rule(retro: Run, tmp_path: Path) -> None:
    rush = RedFlag("A3", "They're in a rush and give no reason", Stage.BEFORE, Side.CLIENT, told_myself="They're keen.")
    lesson = Lesson.new(cue="they're in a rush", act="ask why", flag="A3")
    gig = Retrospective(GigId("1" * 32), AT, AT, AT, red_flags=(rush,), lessons=(lesson,)).with_facts(title="Shop")
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([gig], update=False)
    said = retro("vet", "-", stdin=POST).stdout
    assert ORDERED in said
    assert f"{COUNTS} {ADVISED}" in said, "no usual overrun is known"
    assert f"    You told yourself: “They're keen.” Shop ({AT:%b %Y})\n" in said
    assert f"    Your rule ({AT:%b %Y}): If they're in a rush, then I ask why.\n" in said


def test_a_client_whom_a_post_names_is_known_again(retro: Run, tmp_path: Path) -> None:
    lesson = Lesson.new(cue="it slips", act="write the same day")
    gig = Retrospective(GigId("1" * 32), AT, AT, AT, lessons=(lesson,)).with_facts(
        title="Shop", client="Velo Nord", outcome=Outcome.I_STOPPED, ended_on=date(2026, 8, 9), currency="EUR",
        price=Decimal(1400), paid=Decimal(400), refunded=Decimal(0),
    )  # fmt: skip
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([gig], update=False)
    read = retro("vet", "-", stdin=b"Velo  Nord looks for a developer.")
    assert read.stdout.splitlines()[0] == (
        "Velo Nord: Aug 2026, I stopped, €1,000 less than agreed. Rule: If it slips, then I write the same day."
    )
    (kept,) = json.loads(retro("vet", "--list", "--json").stdout)
    assert kept["client"] == "Velo Nord"
    assert kept["client_went_wrong"] is True
    assert "and this client's last gig went wrong" in read.stdout
    assert "stand out" not in read.stdout  # nothing calm above it
    assert read.stdout.count("If it slips, then I write the same day.") == 1, "the verdict doesn't say it again"


def test_a_rule_without_a_flag_comes_back_by_the_words_of_its_if(retro: Run, tmp_path: Path) -> None:
    lesson = Lesson.new(cue="a shop needs a migration", act="ask for a copy first")
    gig = Retrospective(GigId("1" * 32), AT, AT, AT, lessons=(lesson,)).with_facts(title="Shop")
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([gig], update=False)
    lines = retro("vet", "-", stdin=b"Migrations of two shops.").stdout.splitlines()
    assert lines[0].startswith("Your rule (")
    assert lines[0].endswith("): If a shop needs a migration, then I ask for a copy first.")
    assert lines[1] == "The post says: “Migrations”, “shops”"
    asked = " ".join(retro("vet", "--plain", stdin=b"Shop migrations\n:q\n").stderr.split())
    assert "then I ask for a copy first." in asked
    assert "Its name says: “Shop”, “migrations”" in asked


@pytest.mark.parametrize(("title", "label"), [("Shop migrations", "Your rule ("), ("Labels", " Rule: If ")])
def test_the_rule_of_a_client_that_the_name_recalled_is_said_once(
    retro: Run, tmp_path: Path, title: str, label: str
) -> None:
    lesson = Lesson.new(cue="a shop needs a migration", act="ask for a copy first")
    gig = Retrospective(GigId("1" * 32), AT, AT, AT, lessons=(lesson,)).with_facts(title="Shop", client="Velo Nord")
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([gig], update=False)
    asked = " ".join(retro("vet", "--plain", stdin=f"{title}\nVelo Nord\n:q\n".encode()).stderr.split())
    assert "Velo Nord: " in asked
    assert (asked.count("then I ask for a copy first."), label in asked) == (1, True)


def test_a_question_that_is_not_ones_own_says_so_and_names_its_sister(retro: Run, tmp_path: Path) -> None:
    """C10 has a past; C1 is of its family, and fills a free seat."""
    flag = RedFlag("C10", "I had no walk-away price", Stage.PRICE, Side.MINE)
    gig = Retrospective(GigId("1" * 32), AT, AT, AT, red_flags=(flag,)).with_facts(title="Shop")
    euros = replace(OLDER, id=VetId("e" * 32), quote=Quote("EUR", floor=Decimal(25)))
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([gig, euros], update=False)
    said = retro("vet", "--plain", stdin=b"Labels\n\n\n600 USD\n20\n\n" + b"n\n" * 7).stderr
    own, *others = said.split("\nQuestion ")[1:8]
    assert "not from your own gigs" not in own
    assert all("One of the commonest, not from your own gigs." in each for each in others)
    assert sum("A similar one in your gigs: no walk-away price, 1×." in each for each in others) == 1
    assert "$25" not in said, "a minimum rate in euros is offered for no price in dollars"
    assert "Enter takes €25.00" in retro("vet", "--plain", stdin=b"Labels\n\n\n600 EUR\n20\n\n:q\n").stderr


@pytest.mark.parametrize(("currency", "floor"), [(b"EUR", Decimal(25)), (b"USD", None)])
def test_a_piped_post_takes_the_minimum_rate_of_its_own_currency(
    stocked: Run, currency: bytes, floor: Decimal | None
) -> None:
    stocked("vet", "-", stdin=b"A logo.\nBudget: 500 " + currency + b" for 20 hours of work.")
    made = (vet_json.vet_from_data(item) for item in json.loads(stocked("vet", "--list", "--json").stdout))
    (vet,) = [vet for vet in made if vet.id not in (OLDER.id, NEWER.id)]
    assert (vet.quote.price, vet.quote.floor) == (Decimal(500), floor)


def test_the_file_of_a_post_in_place_of_an_id_is_told_how_it_is_read(retro: Run, tmp_path: Path) -> None:
    (tmp_path / "my post.txt").write_text("A post")
    refused = retro("vet", str(tmp_path / "my post.txt"))
    assert refused.returncode == 1
    assert f"To read a job post from it: retro vet - < '{tmp_path / 'my post.txt'}'" in refused.stderr
    assert "An id is at least four characters" in retro("vet", str(tmp_path / "none.txt")).stderr


@pytest.mark.parametrize("post", [b"x", b"hi\nthere", b"Logo. $900."])
def test_a_post_too_short_to_judge_is_said_to_be_so_and_nothing_is_promised(retro: Run, post: bytes) -> None:
    read = retro("vet", "-", stdin=post)
    assert "That's too short to judge" in read.stdout
    assert "No red flags stand out" not in read.stdout
    assert "I'd be glad" not in read.stdout
    assert "My price is" not in read.stdout


def test_a_post_is_read_where_there_is_no_past_at_all(retro: Run) -> None:
    read = retro("vet", "-", stdin=POST)
    assert read.returncode == 0
    assert "of 7 red flags" in read.stdout


@pytest.mark.parametrize(
    ("post", "told"), [(b" \n\t\n", "There's nothing to read."), (b"a" * 300_000, "This is longer than 200 kB.")]
)
def test_what_is_no_post_is_refused_in_a_sentence_and_nothing_is_kept(
    retro: Run, tmp_path: Path, post: bytes, told: str
) -> None:
    refused = retro("vet", "-", stdin=post)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert told in refused.stderr
    assert not (tmp_path / "library").exists()


def test_a_post_that_is_no_text_at_all_is_read_as_far_as_it_can_be(retro: Run) -> None:
    read = retro("vet", "-", stdin=b"\xff\xfe\x00\x00just a quick job\x00\xff")
    assert read.returncode == 0
    assert "Traceback" not in read.stderr
