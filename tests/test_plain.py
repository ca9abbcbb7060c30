"""Plain mode without a terminal: every command and bad input, and what is kept; its main ways as real processes."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import pytest

from retro.commands.lines.console import COMMANDS, Console
from retro.commands.lines.prompts import agreed
from retro.core.gig import links, wording
from retro.core.gig.choices import Held, Side, Stage, Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, QuestionKey
from retro.core.gig.links import Link
from retro.core.gig.message import Channel
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.rough_day import Precision, RoughDay
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.vet_flag import VetAnswer
from retro.core.vet.vet_lines import END_HOURS, ENDED_ON, HOURS
from retro.core.wizard import notes
from retro.core.wizard.questions import STEPS, every_page
from retro.storage.queries import record
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets
from retro.storage.writing.store import Store
from tests.answered_here import answered

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]
SHORT = (
    *("1", "Shop checkout", "It broke.", ".", "2026-10-08", "2026-10-12", "Money.", ".", "1 3", "", "2", "Fine.", "."),
    *("I am sorry.", "", "1", "first week", "no reply", "", ""),
)
"""Every answer of the short path."""
AT = datetime(2026, 1, 5, 12, tzinfo=UTC)


def page(key: str) -> str:
    """The command that goes to a page of a gig that is over, and has no flags yet."""
    whole = Retrospective.new().with_facts(status=Status.OVER)
    keys = [page.key for _, page in every_page() if page.when(whole) and not page.asks_nothing]
    return f":g {keys.index(key) + 1}"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library"), "TERM": "xterm"}


@pytest.fixture
def told(env: dict[str, str]) -> Run:
    """Run a command with these lines as its input, in the test's own process."""

    def run(words: str, *lines: str, raw: bytes | None = None, **more: str) -> Result:
        return checked(answered(words.split(), env | more, given(lines) if raw is None else raw))

    return run


@pytest.fixture
def told_apart(env: dict[str, str]) -> Run:
    """Run a command with these lines as its input, through a pipe to a process of its own."""

    def run(words: str, *lines: str, raw: bytes | None = None, **more: str) -> Result:
        command = [sys.executable, "-m", "retro", *words.split()]
        bytes_given = given(lines) if raw is None else raw
        return checked(subprocess.run(command, env=env | more, input=bytes_given, capture_output=True, timeout=600))

    return run


def given(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def checked(done: subprocess.CompletedProcess[bytes]) -> Result:
    """What was said, which no terminal is needed to read."""
    assert b"\x1b" not in done.stdout + done.stderr, "no escape code is ever written"
    assert b"\r" not in done.stdout + done.stderr, "no line is drawn twice"
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Result(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[str], record.StoredRetrospective]:
    """What the library holds under an id that was printed."""

    def read(printed: str) -> record.StoredRetrospective:
        library = Library(tmp_path / "library" / "retro.db", wait=5)
        found = record.retrospective_by_id(library, record.find_retrospective_id(library, printed.strip()))
        assert found is not None
        return found

    return read


Kept = Callable[[str], record.StoredRetrospective]


def test_with_every_answer_given_the_gig_is_finished_and_its_id_printed(told_apart: Run, kept: Kept) -> None:
    done = told_apart("new --plain", *SHORT)
    whole = kept(done.stdout).retrospective
    assert (done.returncode, done.stdout) == (0, f"{whole.id[:8]}\n")
    assert whole.finished_at is not None
    assert (whole.facts.title, whole.answers["story.tell"]) == ("Shop checkout", "It broke.")
    assert [flag.pivot for flag in whole.red_flags] == [False, True]
    assert len(whole.lessons) == 1
    assert notes.WITH_RULE in done.stderr
    assert "Story 1 of 2. What happened? Tell it as you'd tell a friend, in any order." in done.stderr


UNTOLD = ("3", "Card set", "5 days ago")


@pytest.mark.parametrize(
    ("typed", "said", "is_told"),
    [
        (("1",), "retro new --plain {0} Message: “Card set”.", False),
        (("", "Tom", "It won't be ready.", ".", ":q"), "Once they know: retro told {}.", False),
        (("2",), "What happened?", False),
        (("3", ""), "Told after 5 days. That was the hard part.", True),
        (("3", "tomorrow", "someday", "today"), "That day is still to come.", True),
        (("3", "9 days ago"), "You told them before you noticed: check both dates.", True),
        (("2", *("",) * 6, "1"), "at the top of home until they know.", False),
        (("2", *("",) * 6, "1"), "retro new --plain {0} Message: “Card set”.", False),
        (("2", *("",) * 6, "2", ""), "Told after 5 days. That was the hard part.", True),
        (("2", *("",) * 6, "4"), "It stays at the top of home until they know.", False),
    ],
)
def test_a_client_who_does_not_know_comes_first(
    typed: tuple[str, ...], said: str, is_told: bool, told: Run, kept: Kept
) -> None:
    done = told("new --plain", *UNTOLD, *typed)
    whole = kept(done.stdout.split("\n")[0]).retrospective
    assert "\n1. Write to them now (about 5 minutes)\n2. Write it up first\n3. I've told them already\n" in done.stderr
    assert said.format(whole.id[:8]) in " ".join(done.stderr.split())
    assert (whole.facts.told_on is not None, whole.facts.status is Status.LIVE) == (is_told, is_told)


@pytest.mark.parametrize(
    ("how", "channel"),
    [((), None), (("",), None), (("fax", "2"), Channel.CALLED), (("in person",), Channel.IN_PERSON), ((":q",), None)],
)
def test_how_they_were_told_is_asked_once_the_day_is_saved(
    how: tuple[str, ...], channel: Channel | None, told: Run, kept: Kept
) -> None:
    done = told("new --plain", *UNTOLD, "3", "yesterday", *how)
    whole = kept(done.stdout.split("\n")[0]).retrospective
    assert "How? Enter leaves it open.\n1. in writing\n2. by phone\n3. in person\n" in done.stderr
    assert (whole.facts.told_on, whole.message.channel) == (date.today() - timedelta(1), channel)
    assert ("There are 3." in done.stderr) is ("fax" in how)


def test_what_is_known_so_far_is_said_where_they_come_first(told: Run, kept: Kept, tmp_path: Path) -> None:
    id = kept(told("new --plain", *UNTOLD).stdout).retrospective.id
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        gig, version = store.get(id)
        store.save(gig.with_facts(hours_worked=Decimal(9), paid=Decimal(100), currency="USD"), version=version)
    again = told(f"new --plain {id}")
    assert "So far: 9 hours of work, $100 taken." in again.stderr


def test_lines_are_answers_whenever_the_input_is_no_terminal(told_apart: Run, kept: Kept) -> None:
    assert kept(told_apart("new", *SHORT[:2]).stdout).retrospective.facts.title == "Shop checkout"


@pytest.mark.parametrize("count", range(2, len(SHORT)))
def test_the_end_of_the_input_keeps_the_draft_wherever_it_comes(count: int, told: Run, kept: Kept) -> None:
    done = told("new --plain", *SHORT[:count])
    assert done.returncode == 0, done.stderr
    found = kept(done.stdout)
    assert found.retrospective.is_draft
    assert found.retrospective.facts.title == "Shop checkout"
    assert found.place is not None


def test_nothing_written_is_nothing_saved(told_apart: Run, tmp_path: Path) -> None:
    for lines in ((), ("",), (":q",), (":?", ":r", "")):
        done = told_apart("new --plain", *lines)
        assert (done.returncode, done.stdout) == (0, "")
        assert "Nothing was written, so nothing was saved." in done.stderr
    assert not (tmp_path / "library" / "retro.db").exists()


def test_each_command_does_what_its_line_says(told_apart: Run, kept: Kept) -> None:
    done = told_apart("new --plain", "1", "Shop", ":?", ":r", ":e", "One.", ":r", ":b", ":r", "", ":s", "", ":g 2",
                      "Shop 2", ":g", "", "::colon", ".", ":g 4", ":Q")  # fmt: skip
    assert all(each.help in done.stderr for each in COMMANDS[:2])
    assert "There's no terminal here for an editor." in done.stderr
    whole = kept(done.stdout).retrospective
    assert whole.facts.title == "Shop 2"
    assert whole.answers["story.tell"] == "One.\n:colon"
    assert kept(done.stdout).place is not None
    assert "To carry on: retro new --plain" in done.stderr


def test_a_page_that_is_none_is_asked_for_again_and_its_number_answers_nothing(told: Run) -> None:
    for lines in ((":g 99", "2"), (":g", "99", "x", "2"), (":g 99", ":b", ":g 2")):
        said = told("new --plain", "1", "Shop", *lines, "Shop 2", ":g", ":q").stderr
        assert "0 is the review." in said
        assert "in one line? Shop 2\n" in said


def test_zero_goes_to_the_review_and_is_no_bad_number(told: Run) -> None:
    for lines in ((":g 0",), (":g０",), (":g", "0"), (":g", " 0 ")):
        said = told("new --plain", "1", "Shop", *lines, ":q").stderr
        assert "Review. 2 answered" in said
        assert "There are" not in said


def test_go_to_takes_a_name_as_it_is_said_a_field_or_what_only_one_begins_with(told: Run) -> None:
    steps = {name: step for step in STEPS for name in (step.short_name, step.key, step.name) if step.pages}
    heads = {name: f"{step.short_name.capitalize()}" for name, step in steps.items()}
    heads |= {"sto": "Story 1", "STORY 3": "Story 3", "red fl": "Red flags", "“cost”": "Cost", "rev": "Review"}
    heads |= {
        "client": "Gig 3",
        "links": "Gig 5",
        "found thr": "Gig 3",
        "what happened when": "Story 3",
        "hours": "Cost 5",
    }
    questions = asked(told("new --plain", "1", "Shop", *(f":g {name}" for name in heads), ":q").stderr)
    after = {line.removeprefix(":g "): ask for (_, line), (ask, _) in pairwise(questions) if line.startswith(":g ")}
    assert {name: after[name].startswith(head) for name, head in heads.items()} == dict.fromkeys(heads, True)


def test_a_name_that_several_begin_with_is_answered_by_those_it_could_be(told: Run) -> None:
    said = told("new --plain", "1", "Shop", ":g when", ":g re", ":g nothing of the kind", ":q").stderr
    assert "“when” could be 4 or 7.\nThere are 25." in said
    assert "“re” could be 0, 19 or 20.\nThere are 25." in said
    assert "so it isn't saved: “nothing of the kind”." in said


def test_a_month_answers_which_month_of_the_year_that_was_typed(told: Run, kept: Kept) -> None:
    for typed, month in (("October", 10), ("March 2023", 3), ("2023\nmay", 5), ("13/10", 10), ("10", 10)):
        done = told("older --plain", "", "Old logo", "", "", "2024", typed, ":q")
        assert "Which month of 2024?" in done.stderr
        on = kept(done.stdout).retrospective.facts.ended_on
        assert on is not None
        assert (on.year, on.month) == (2023 if "2023" in typed else 2024, month)
    said = told("older --plain", "", "Old logo", "", "", "2024", "12/05", "summer", "Sat 12 May", "31 Feb", ":q").stderr
    assert "Write 2024-05-12 or 2024-12-05." in said
    assert said.count("Which month of 2024?") == 2
    assert "12 May 2024 is a Sunday." in said
    assert "There's no such day" in said


def test_all_answers_are_read_back_where_no_question_is_asked(told: Run) -> None:
    answers = "Where do things stand with this client? It's over\nWhat was the gig, in one line? Shop checkout\n"
    for lines in (("1", "Shop checkout", ":g 0"), SHORT):
        read = told("new --plain", *lines, ":r", ":q").stderr.partition("> :r\n")[2]
        assert read.startswith(answers)
    untold = told("new --plain", "3", "Shop checkout", "yesterday", ":r", ":q").stderr.partition("> :r\n")[2]
    assert "\nWhat was the gig, in one line? Shop checkout\nWhen did you notice? " in untold


def test_where_to_talk_to_someone_is_said_once(told: Run) -> None:
    carried_on = [*SHORT, "2", ":g 0", ""]
    for lines in (SHORT, ["1", "Shop", ":g 0", ""], carried_on):
        assert told("new --plain", *lines).stderr.count("findahelpline.com") == 1


@pytest.mark.parametrize("words", ["new --plain", "older --plain", "lessons --review", "message aaaa --plain"])
def test_the_list_of_commands_holds_those_of_this_walk_alone(words: str, told: Run, tmp_path: Path) -> None:
    due_lessons(tmp_path / "library")
    said = told(words, ":?").stderr
    assert (":q  leave; everything is saved, and the id" in said) == (words.startswith(("new", "older")))
    assert (":e  write" in said) == words.startswith(("new", "message"))
    assert ":g  list" in said
    assert (":g 5 goes to the fifth page" in said) == words.startswith("new")


@pytest.mark.parametrize("bad", [":x", ":)", ":bb", ":b now", ":", ":é"])
def test_a_command_that_is_none_is_said_so_and_nothing_is_taken(bad: str, told: Run, kept: Kept) -> None:
    done = told("new --plain", "1", "Shop", bad, "Words.", ".", ":q")
    assert ":? lists the commands." in done.stderr
    assert kept(done.stdout).retrospective.answers["story.tell"] == "Words."


def test_a_space_behind_the_colon_is_forgiven(told: Run, kept: Kept) -> None:
    done = told("new --plain", "1", "Shop", ": b", "Words.", ":q")
    assert ":? lists the commands." not in done.stderr
    assert kept(done.stdout).retrospective.facts.title == "Words."


@pytest.mark.parametrize(
    ("bad", "said"),
    [("4", "There are 3. Type 1, 2 or 3, or Enter to skip."), ("0", "There are 3."), ("-1", "There are 3."),
     ("nonsense", "There are 3."), ("9" * 40, "There are 3."), ("1 2", "There are 3."), ("-", "There are 3.")],
)  # fmt: skip
def test_a_choice_that_is_none_says_which_there_are_and_asks_again(bad: str, said: str, told: Run, kept: Kept) -> None:
    done = told("new --plain", bad, "２.", "Shop", ":q")
    assert said in done.stderr
    assert kept(done.stdout).retrospective.facts.status is Status.LIVE


@pytest.mark.parametrize("right", ["it's over", "IT'S", "1.", "１"])
def test_a_choice_is_understood_by_its_words_too(right: str, told: Run, kept: Kept) -> None:
    assert kept(told("new --plain", right, "Shop", ":q").stdout).retrospective.facts.status is Status.OVER


def test_a_word_that_is_clear_chooses_everywhere_and_another_says_what_it_could_be(told: Run, kept: Kept) -> None:
    done = told(
        *("new --plain", "client", "doesnt know", "Shop", "yesterday", "told", "", "in", "PHONE"),
        *(":g hard to see", "+ Le café était fermé", "scope", "client", "cafe", "CAFÉ", ":q"),
    )
    said = " ".join(done.stderr.split())
    assert "“client” could be 2 or 3. There are 3. Type 1, 2 or 3, or Enter to skip." in said
    assert "“in” could be 1 or 3. There are 3." in said
    assert "Unticked: Le café était fermé. > CAFÉ Ticked: Le café était fermé." in said
    gig = kept(done.stdout).retrospective
    assert (gig.facts.status, gig.message.channel) == (Status.LIVE, Channel.CALLED)
    assert [(flag.label, flag.stage, flag.side) for flag in gig.red_flags] == [
        ("Le café était fermé", Stage.SCOPE, Side.CLIENT)
    ]


def test_a_gig_needs_a_name_and_says_so_until_it_has_one(told: Run, kept: Kept) -> None:
    done = told("new --plain", "1", "", ":s", "   ", "Shop", ":q")
    assert done.stderr.count(notes.NEEDS_NAME) == 3
    assert kept(done.stdout).retrospective.facts.title == "Shop"


def test_days_money_and_hours_say_how_they_were_understood(told: Run, kept: Kept) -> None:
    to_money = ("1", "Shop", page("money"), "", "€1.200", "60 USD", "400", "0", "lots", "10", "7h 30m", ":q")
    done = told("new --plain", *to_money)
    for said in (
        "€1,200.00.",
        "€400.00.",
        "10 h.",
        "7.5 h.",
        "Agreed price. Enter skips.",
        "7h 30m, or Enter to skip.",
    ):
        assert said in done.stderr, done.stderr
    facts = kept(done.stdout).retrospective.facts
    assert (facts.currency, str(facts.price), str(facts.paid)) == ("EUR", "1200.00", "400.00")
    assert "This says USD" in done.stderr
    assert "> lots" in done.stderr


def test_what_is_not_understood_is_kept_as_typed_and_asked_again_on_resuming(told: Run, kept: Kept) -> None:
    done = told("new --plain", "1", "Shop", "Told.", ".", "the day the music died")
    found = kept(done.stdout)
    assert found.place is not None
    assert dict(found.place.unread) == {"noticed_on": "the day the music died"}
    again = told(f"new --plain {done.stdout.strip()}", "2026-10-08", ":q")
    assert "Not understood: “the day the music died”" in again.stderr
    assert kept(done.stdout).retrospective.facts.noticed_on == date(2026, 10, 8)


def test_resuming_says_where_it_stopped_and_goes_on_there(told_apart: Run, kept: Kept) -> None:
    id = told_apart("new --plain", "1", "Shop", "It broke on Monday.").stdout.strip()
    again = told_apart(f"new --plain {id}", "And again.", ".", ":q")
    assert "Earlier today you stopped after: “It broke on Monday”." in again.stderr
    assert again.stdout.strip() == id
    assert kept(id).retrospective.answers["story.tell"] == "It broke on Monday.\nAnd again."


def test_a_text_can_be_begun_afresh(told: Run, kept: Kept) -> None:
    id = told("new --plain", "1", "Shop", "Old.").stdout.strip()
    told(f"new --plain {id}", "-", "New.", "", "  two", ".", ":q")
    assert kept(id).retrospective.answers["story.tell"] == "New.\n\n  two"


@pytest.mark.parametrize("id", ["abcd", "zz", "nonsense", "0" * 32])
def test_an_id_that_names_no_gig_is_refused_in_one_sentence(id: str, told: Run) -> None:
    done = told(f"new --plain {id}")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("retro: ")


def test_control_bytes_are_dropped_and_other_bytes_are_no_error(told_apart: Run, kept: Kept) -> None:
    raw = b"\xef\xbb\xbf1\r\nShop \x1b[31mred\x07\r\nIt \xff broke\x00.\r\n.\r\n:q\r\n"
    done = told_apart("new --plain", raw=raw)
    whole = kept(done.stdout).retrospective
    assert (whole.facts.title, whole.answers["story.tell"]) == ("Shop red", "It \N{REPLACEMENT CHARACTER} broke.")
    assert "2 control characters were dropped." in done.stderr


def test_a_line_of_a_million_characters_is_left_out_and_said_so(told_apart: Run, kept: Kept) -> None:
    done = told_apart("new --plain", "1", "Shop", "x" * 1_100_000, "Short.", ".", ":q")
    assert "more than a million characters" in done.stderr
    assert kept(done.stdout).retrospective.answers["story.tell"] == "Short."


@pytest.mark.parametrize("words", ["older --plain", "vet --plain", "message aaaa --plain"])
def test_no_walk_takes_or_repeats_a_line_that_no_library_can_hold(words: str, told: Run, tmp_path: Path) -> None:
    due_lessons(tmp_path / "library")
    done = told(words, *(["1"] if words.startswith("older") else []), "x" * 1_000_001, "y", ".", "z" * 3_000_000, ":q")
    assert done.returncode == 0, done.stderr[-400:]
    assert " ".join(done.stderr.split()).count("That's more than a million characters, so it was left out.") == 2
    assert "xx" not in done.stderr
    assert "zz" not in done.stderr


def test_thousands_of_lines_come_in_whole(told_apart: Run, kept: Kept) -> None:
    lines = [f"line {at}" for at in range(5_000)]
    done = told_apart("new --plain", "1", "Shop", *lines, ".", ":q")
    assert kept(done.stdout).retrospective.answers["story.tell"] == "\n".join(lines)


def test_red_flags_are_found_added_ticked_and_unticked(told: Run, kept: Kept) -> None:
    flags = (
        *(page("red_flags"), "1 2", "2", "m", "99", "x", "/", "/zzzz", "/SCRIPT", "17", "+", "+ They moved away"),
        *("2", "1", "+ they MOVED away", "1,3;4", "", ":q"),
    )
    done = told("new --plain", "1", "Shop", *flags)
    whole = kept(done.stdout).retrospective
    own = next(flag for flag in whole.red_flags if flag.flag is None)
    assert (own.flag, own.name, own.stage, own.side) == (None, "They moved away", Stage.SCOPE, Side.CLIENT)
    assert len(whole.red_flags) == 4
    for said in ("There are 16 so far.", "No red flag matches.", "Unticked:", "after the plus"):
        assert said in done.stderr, said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("script", "9. It depends on a script, plugin or API nobody has tested (project)"),
        ("SIMPLE", "9. “Just”, “simple” or “quick”, then a long list (client)"),
        ("nobody knew", "9. I was stuck for hours and nobody knew (mine)"),
        ("zzzz", "No red flag matches. + and words adds your own."),
        ("They moved away", "That's none of these, so it isn't saved: “They moved away”."),
        ("deposit", "“deposit” could be 6."),
        ("/scope", "1 more matches; another word narrows it."),
        ("/pay", "2 more match; another word narrows it."),
        ("x", "Numbers to tick"),
        ("1a", "Numbers to tick"),
    ],
)
def test_words_that_are_no_number_are_looked_for_among_all_red_flags(
    typed: str, said: str, told: Run, kept: Kept
) -> None:
    done = told("new --plain", "1", "Shop", page("red_flags"), typed, ":q")
    assert said in done.stderr.partition(f"> {typed}\n")[2].replace("\n", " ")
    assert not kept(done.stdout).retrospective.red_flags


@pytest.mark.parametrize(
    "last", [(), ("2",), (":b", ":q"), ("2", ":b", ":q"), ("2", "x"), (":s", ":q"), (":g 2", ":q")]
)
def test_a_red_flag_of_ones_own_is_kept_before_it_is_asked_about(last: tuple[str, ...], told: Run, kept: Kept) -> None:
    for walk in (("new --plain", "1", "Shop", page("red_flags")), ("older --plain", "1", "Shop", *("",) * 5)):
        flag = kept(told(*walk, "+ They moved away", *last).stdout).retrospective.red_flags[0]
        assert (flag.name, flag.side) == ("They moved away", Side.MINE)
        assert flag.stage is (Stage.SCOPE if last[:1] == ("2",) else Stage.BEFORE)


def test_events_begin_with_their_day_and_a_chat_comes_in_whole(told: Run, kept: Kept) -> None:
    lines = ("2026-10-02 They called", "and called again", "2026-10-01: started", "yesterday: I told them", ".",
             page("moments"), "-9", "-2", "no day here", "2026-10-05 last", ".", ":q")  # fmt: skip
    done = told("new --plain", "1", "Shop", page("moments"), *lines)
    moments = kept(done.stdout).retrospective.moments
    assert [(moment.text, bool(moment.on)) for moment in moments] == [
        ("started", True), ("last", True), ("I told them", True), ("no day here", False),
    ]  # fmt: skip
    assert "Thursday, 1 October 2026: started." in done.stderr
    assert "Removed: Friday, 2 October 2026: They called and called again." in done.stderr


def test_an_event_just_typed_has_a_number_too_and_none_is_said_so(told: Run, kept: Kept) -> None:
    lines = ("-1", "2026-10-01 They called", "-1", "2026-10-02 y", "and more", "2026-10-03 z", "-2", "-9", ".", ":q")
    done = told("new --plain", "1", "Shop", page("moments"), *lines)
    assert [moment.text for moment in kept(done.stdout).retrospective.moments] == ["y\nand more"]
    assert done.stderr.count("There are none.") == 1
    assert "There is 1." in done.stderr
    assert "Removed: Saturday, 3 October 2026: z." in done.stderr


def test_every_line_of_a_page_says_what_is_wanted_and_what_enter_does(told: Run) -> None:
    said = " ".join(told("new --plain", "1", "Shop", page("client"), "", "", "a, b", ":b", ":q").stderr.split())
    assert "Tags. Words to find the gig by, with commas between them, or Enter to skip. >" in said


def test_what_has_a_link_already_is_not_said_to_be_read_in_one_way_only(told: Run) -> None:
    lines = ("[3/1/2026, 10:02] Rosa: hi", "+ https://example.org/x", ":d", "[4/1/2026, 9:00] Me: yes", ":d", ".", ":q")
    said = " ".join(told("new --plain", "1", "Shop", page("moments"), *lines).stderr.split())
    assert "Days can only be swapped until a link is added." in said
    assert "These days can only be read one way." not in said
    assert said.count("Type :d to read") >= 2


def test_days_that_can_be_read_in_two_ways_are_swapped_by_a_command(told: Run, kept: Kept) -> None:
    chat = ("[3/1/2026, 10:02] Rosa: hi", "and more", "[4/1/2026, 9:00] Me: yes", ":d", ":d", ":D", ".", ":q")
    done = told("new --plain", "1", "Shop", page("moments"), *chat)
    moments = kept(done.stdout).retrospective.moments
    assert [(moment.on, moment.text) for moment in moments] == [
        (date(2026, 3, 1), "Rosa: hi\nand more"), (date(2026, 4, 1), "Me: yes"),
    ]  # fmt: skip
    said = " ".join(done.stderr.split())
    assert said.count("Type :d to read 3 Jan 2026 to 4 Jan 2026 as 1 Mar 2026 to 1 Apr 2026.") == 2
    assert said.count("Type :d to read 1 Mar 2026 to 1 Apr 2026 as 3 Jan 2026 to 4 Jan 2026.") == 2
    assert "added to the event before" not in said


def test_days_that_leave_nothing_open_stay_as_they_are(told: Run, kept: Kept) -> None:
    chat = (":?", "[13/1/2026, 10:02] Rosa: hi", ":d", "2026-02-03 They called", ":d", ".", ":d", ":?", ":q")
    done = told("new --plain", "1", "Shop", page("moments"), *chat)
    assert [moment.on for moment in kept(done.stdout).retrospective.moments] == [date(2026, 1, 13), date(2026, 2, 3)]
    assert done.stderr.count("These days can only be read one way.") == 2
    assert done.stderr.count(":d  read the days with day and month swapped") == 1  # where there are days to swap


def test_an_offered_rule_is_nobodys_until_it_is_used(told: Run, kept: Kept) -> None:
    done = told("new --plain", *SHORT[:14], "", "", ":q")
    assert "Suggested: If" in done.stderr
    assert kept(done.stdout).retrospective.lessons == ()
    assert "That's enough for now. Everything is saved, without a new rule." in done.stderr


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        (("When they say “just”, I'll quote a day.",), "If they say “just”, then I quote a day."),
        (("I write to them every Friday", "they go quiet", "call"), "If they go quiet, then I call."),
        (("I write to them every Friday", "", "call"), "If I write to them every Friday, then I call."),
        (("2", "they say “just”, then I'll quote a day", "", ""), "If they say “just”, then I quote a day."),
    ],
)
def test_a_rule_typed_where_a_number_is_asked_for_is_the_rule(
    typed: tuple[str, ...], rule: str, told: Run, kept: Kept
) -> None:
    done = told("new --plain", *SHORT[:14], "", *typed, "", "", "", ":q")
    (lesson,) = kept(done.stdout).retrospective.lessons
    assert wording.rule_text(lesson) == rule
    assert f"1. {rule}" in " ".join(done.stderr.split())
    assert "Your rule is saved." in done.stderr
    assert "isn't saved" not in done.stderr


def test_a_sentence_typed_where_a_number_is_asked_for_is_said_back(told: Run) -> None:
    choice, flags = "They know it by now, I think", "They never answered my mails"
    done = told("new --plain", choice, "1", "Shop", page("red_flags"), flags, page("story.tell"), ":g", choice, ":q")
    said = " ".join(done.stderr.split())
    assert said.count(f"That's none of these, so it isn't saved: “{choice}”. There are") == 2
    assert f"That's none of these, so it isn't saved: “{flags}”. No red flag matches. + and words" in said


def test_one_can_write_a_rule_of_ones_own_another_and_take_one_out(told: Run, kept: Kept) -> None:
    own = (
        "",
        "2",
        "no reply for two days",
        "call them",
        "",
        "nothing works",
        "in the past",
        "",
        "+",
        "",
        "1",
        "",
        "",
        "9",
        "-1",
        "",
    )
    done = told("new --plain", *SHORT[:14], *own, ":q")
    (lesson,) = kept(done.stdout).retrospective.lessons
    assert lesson.cue != "no reply for two days"
    assert "Removed: If no reply for two days, then I call them." in done.stderr
    assert "There are 2." in done.stderr


def test_a_rough_day_at_the_start_of_an_event_or_on_its_line_stays_rough(told: Run, kept: Kept) -> None:
    lines = ("early May 2025: it broke", "and stayed so", "2025-05-20: I said so", ".", ":q")
    done = told("new --plain", "1", "Shop", page("moments"), *lines)
    rough, exact = kept(done.stdout).retrospective.moments
    assert (rough.on, rough.text) == (RoughDay(2025, 5, 5), "it broke\nand stayed so")
    assert exact.on == date(2025, 5, 20)
    assert "about 5 May 2025: it broke" in done.stderr
    id = kept(done.stdout).retrospective.id
    said = told(f"new --plain {id}", page("dates"), "March 2025", "early May 2025", "", ":q").stderr
    assert "\nAbout 5 May 2025.\n" in said, "an echo is a sentence"
    facts = kept(done.stdout).retrospective.facts
    assert (facts.noticed_on, facts.told_on) == (RoughDay(2025, 3, 15, Precision.MONTH), RoughDay(2025, 5, 5))
    told(f"new --plain {id}", page("dates"), "", "", "", ":q")
    assert kept(done.stdout).retrospective.facts == facts
    told(f"new --plain {id}", page("dates"), "2025-03-15", "", "", ":q")
    assert kept(done.stdout).retrospective.facts.noticed_on == date(2025, 3, 15)


def test_an_older_gig_is_told_in_a_few_answers(told_apart: Run, kept: Kept) -> None:
    gig = ("", "", "Old shop", "Velo Nord", "Malt", "smarch", "March 2025", "lots", "10", "7h 30m")
    done = told_apart("older --plain", *gig, "1 2", "", "it is late", "stop")
    whole = kept(done.stdout).retrospective
    assert (done.returncode, whole.is_draft, whole.facts.status) == (0, False, Status.OVER)
    assert (whole.facts.title, whole.facts.ended_on) == ("Old shop", RoughDay(2025, 3, 15, Precision.MONTH))
    assert (whole.facts.client, whole.facts.platform) == ("Velo Nord", "Malt")
    assert (whole.facts.hours_planned, whole.facts.hours_worked) == (Decimal(10), Decimal("7.5"))
    assert whole.red_flags[0].key == whole.lessons[0].flag
    assert (whole.lessons[0].cue, whole.lessons[0].act) == ("it is late", "stop")
    assert not kept(done.stdout).unread  # "smarch" went when a month was understood
    again = told_apart("older --plain", "", "New shop", "", "", "", "", "", "1", "", "")
    assert "One rule: if … Such as: it is late." in again.stderr
    assert "Then I … Such as: stop." in again.stderr


@pytest.mark.parametrize("count", [2, 3, 6, 7, 9])
def test_an_older_gig_that_ends_early_is_a_draft(count: int, told: Run, kept: Kept) -> None:
    lines = ("b", "Old shop", "", "", "March 2025", "", "", "1 2", "", "it is late", "stop")[:count]
    assert kept(told("older", *lines).stdout).retrospective.is_draft


def test_an_older_gig_that_ended_well_is_a_good_end_and_no_retrospective(told_apart: Run, tmp_path: Path) -> None:
    gig = ("w", "Menu board", "Ahrens", "", "Feb 2024", "20", "22", "1", "", "a page of scope")
    done = told_apart("older", *gig)
    library = Library(tmp_path / "library" / "retro.db")
    (good,) = vets.iterate_vets(library)
    assert (done.returncode, done.stdout) == (0, f"{good.id[:8]}\n")
    assert (good.title, good.client, good.ended, good.ended_on) == (
        "Menu board",
        "Ahrens",
        Ending.WELL,
        RoughDay(2024, 2, 15, Precision.MONTH),
    )
    assert (good.quote.hours, good.good_end) == (Decimal(20), GoodEnd(Decimal(22), None, "a page of scope"))
    assert [sign.answer for sign in good.signs] == [VetAnswer.YES]
    assert list(record.iterate_retrospectives(library)) == []


@pytest.mark.parametrize("skips", [(":s",), (":g 5",), (":g red",), ("",), (":s", "")])
@pytest.mark.parametrize("end", ["w", "b"])
def test_an_older_gig_is_named_before_anything_else_is_asked(
    end: str, skips: tuple[str, ...], told: Run, tmp_path: Path
) -> None:
    done = told("older", end, *skips, "Menu board", "Ahrens", *("",) * 5, "tests first")
    library = Library(tmp_path / "library" / "retro.db")
    names = [good.client for good in vets.iterate_vets(library)]
    names += [gig.facts.client for gig in record.iterate_retrospectives(library)]
    assert names == ["Ahrens"]
    assert notes.NEEDS_NAME in done.stderr


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (":g 4", "Where did you find it?"),
        (":g client", "Who was it for?"),
        (":g hours worked", "How many did it take?"),
        (":g rule", "One rule: if"),
        (":g how it", "How did it end?"),
        (":g then", "Then I …"),
    ],
)
def test_go_to_leads_to_each_question_of_an_older_gig(words: str, asked: str, told: Run) -> None:
    said = told("older", "b", "Menu board", "Ahrens", words, ":q").stderr
    assert said.partition(f"> {words}\n")[2].startswith(asked)


def test_go_to_lists_the_questions_of_an_older_gig_with_their_answers(told: Run) -> None:
    said = told("older", "b", "Menu board", ":g", "12", "x", "", ":g", "3", "Ahrens", ":q").stderr
    assert "1. How it ended: badly\n2. Name: Menu board\n3. Client: left blank\n" in said
    assert "There are 10. Type 1 to 10, or Enter to stay.\n" in said
    assert said.count("Who was it for?") == 3
    well = told("older", "w", "Menu board", ":g", "9", "a page of scope", ":q").stderr
    assert "9. What helped: left blank\n" in well
    assert "10. " not in well


def test_what_is_not_understood_of_a_good_end_stays_as_typed(told: Run, tmp_path: Path) -> None:
    told("older", "w", "Menu board", "", "", "smarch", "", "plenty", "", "lots", ":q")
    library = Library(tmp_path / "library" / "retro.db")
    (good,) = vets.iterate_vets(library)
    assert good.unread == {ENDED_ON: "smarch", HOURS: "plenty", END_HOURS: "lots"}


def test_an_end_that_was_a_slip_leaves_nothing_of_itself(told: Run, tmp_path: Path) -> None:
    done = told("older", "", "Menu board", ":b", ":b", "w", "", "", "", "", "", "", "", "a page of scope")
    library = Library(tmp_path / "library" / "retro.db")
    (good,) = vets.iterate_vets(library)
    assert (good.title, good.good_end.kept) == ("Menu board", "a page of scope")
    assert "Saved as a gig that ended well" in done.stderr
    assert list(record.iterate_retrospectives(library)) == []


def test_a_client_of_an_earlier_gig_is_known_when_an_older_one_is_told(told: Run) -> None:
    told("older", "", "Old shop", "Velo Nord", "Malt", "March 2024", "", "", "", "the page is late", "I write")
    done = told("older", "", "Booking form", "VELO NORD", "Malt")
    assert "Velo Nord: Mar 2024, went wrong. Rule: If the page is late, then I write." in done.stderr


def test_a_client_who_came_back_is_said_in_the_wizard_too(told: Run) -> None:
    told("older", "", "Old shop", "Velo Nord", "Malt", "March 2024", "", "", "", "the page is late", "I write")
    done = told("new", "1", "Shop", page("client"), "vélo nord", "", "")
    assert "Velo Nord: Mar 2024, went wrong. Rule: If the page is late, then I write." in done.stderr


def due_lessons(folder: Path, count: int = 2) -> None:
    lessons = tuple(Lesson.new(cue=f"cue {at}", act=f"act {at}", flag="B3") for at in range(count))
    flag = RedFlag("B3", "B3", Stage.SCOPE, Side.PROJECT)
    gig = Retrospective(GigId("a" * 32), AT, AT, AT, red_flags=(flag,), lessons=lessons).with_facts(title="Shop")
    with closing(Store.open(folder / "retro.db")) as store:
        store.add_all([gig], update=False)


def test_lessons_are_recalled_and_judged_line_by_line(told_apart: Run, kept: Kept, tmp_path: Path) -> None:
    due_lessons(tmp_path / "library")
    done = told_apart("lessons --review --plain", "I think", "7", "2", "they rushed", ":r", "", "4")
    assert done.returncode == 0, done.stderr
    first, second = sorted(kept("aaaa").retrospective.lessons, key=lambda lesson: not lesson.reviews)
    assert (first.reviews[0].result, first.reviews[0].note) == (Held.BROKEN, "they rushed")
    assert second.snoozed_until is not None
    for said in ("Lesson 1 of 2", "then I …", "There are 5.", *wording.HELD.values(), "1 lesson reviewed"):
        assert said in done.stderr, said
    assert "Nothing due today." in told_apart("lessons --review").stderr


def test_going_to_a_lesson_says_how_stays_for_a_command_and_counts_what_is_left(
    told_apart: Run, tmp_path: Path
) -> None:
    due_lessons(tmp_path / "library")
    done = told_apart("lessons --review --plain", ":b", ":g", ":b", ":g 9", ":g", "2", "", "1", ":b", "", ":q")
    assert done.returncode == 0, done.stderr
    assert "This is the first question." in done.stderr
    assert "Type a number or a name to go there, or Enter to stay." in done.stderr
    assert "There are 2. Type 1 or 2, or Enter to stay." in done.stderr
    assert done.stderr.endswith("1 lesson reviewed, 1 left for another time.\n")


def test_reviewing_asks_and_json_prints_so_they_do_not_go_together(told: Run) -> None:
    done = told("lessons --review --json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "use one of them" in done.stderr


@pytest.mark.parametrize("words", ["new --plain abcd efgh", "new --json", "older abcd", "older --plain=yes"])
def test_wrong_usage_is_one_sentence(words: str, told_apart: Run) -> None:
    done = told_apart(words)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


@contextmanager
def talking(env: dict[str, str], words: str) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    command = [sys.executable, "-m", "retro", *words.split()]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=env, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        yield process, process.stdin


def heard(process: subprocess.Popen[bytes], said: str) -> None:
    """Read on until this is said."""
    assert process.stderr is not None
    text = b""
    while said.encode() not in text:
        byte = process.stderr.read(1)
        assert byte, text.decode()
        text += byte


def test_a_walk_leaves_what_another_window_typed_and_brings_back_nothing_that_it_understood(
    env: dict[str, str], tmp_path: Path, told: Run, kept: Kept
) -> None:
    id = told("new --plain", "1", "Shop", page("money"), "", "a lot", ":q").stdout.strip()
    price, hours = QuestionKey("price"), QuestionKey("hours_worked")
    with talking(env, f"new --plain {id}") as (process, stdin):
        stdin.write(b"\n")
        stdin.flush()
        heard(process, "Not understood: “a lot”")
        with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
            found = kept(id)
            place = DraftPosition("money", unread={hours: "ages"}, known={price: "a lot"})
            store.save(found.retrospective, version=found.version, place=place)
        for line in (":s", "little", ":q"):
            stdin.write(f"{line}\n".encode())
        stdin.flush()
        assert process.wait(60) == 0
    after = kept(id)
    assert after.place
    assert after.place.unread == {hours: "ages", QuestionKey("paid"): "little"}


def test_every_line_is_in_the_library_before_the_next_is_asked_for(env: dict[str, str], tmp_path: Path) -> None:
    with talking(env, "new") as (process, stdin):
        for line in ("1", "Shop", "one", "two"):
            heard(process, "> ")
            stdin.write(f"{line}\n".encode())
            stdin.flush()
        heard(process, "two\n> ")
        process.kill()
    library = Library(tmp_path / "library" / "retro.db", wait=5)
    (whole,) = record.iterate_retrospectives(library)
    assert (whole.facts.title, whole.answers["story.tell"]) == ("Shop", "one\ntwo")


@pytest.mark.parametrize("words", ["new --plain", "older --plain", "message aaaa --plain", "told aaaa", "vet --plain"])
def test_ctrl_c_while_an_answer_is_saved_ends_after_it(
    words: str, told: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key comes in the midst of the first save: nothing that was answered is lost, and no false id is printed."""
    due_lessons(tmp_path / "library")
    saved: list[int] = []
    save = Store.save

    def interrupted(*given: Any, **named: Any) -> Any:
        if not saved:
            os.kill(os.getpid(), signal.SIGINT)
        done = save(*given, **named)
        saved.append(done)
        return done

    monkeypatch.setattr(Store, "save", interrupted)
    done = told(words, "1", "Shop", "more", ".")
    assert done.returncode == 130
    assert saved
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    listed = told("vet --list" if words.startswith("vet") else "list").stdout
    new = [line[:8] for line in listed.splitlines() if not line.startswith("aaaa")]
    assert new == done.stdout.split()


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [("lessons --review", ("", "2"), "1 lesson reviewed, 1 left for another time."),
     ("lessons --review", ("", "4", ""), "0 lessons reviewed, 1 left for another time."),
     ("message aaaa --plain", ("Anna",), "What you've written is saved. Nothing was sent."),
     ("message aaaa --plain --handover", (), "What you've written is saved. Nothing was sent."),
     ("new --plain", ("3", "Card set", "", "1"), "What you've written is saved. Nothing was sent."),
     ("older --plain", ("", "Old"), "Saved as a draft."),
     ("new --plain", (), "Nothing was written, so nothing was saved.")],
)  # fmt: skip
def test_ctrl_c_at_any_prompt_says_what_became_of_the_answers(
    words: str, typed: tuple[str, ...], said: str, told: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_lessons(tmp_path / "library")
    line = Console._line

    def ended(console: Console) -> str:
        try:
            return line(console)
        except EOFError:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(Console, "_line", ended)
    done = told(words, *typed)
    assert done.returncode == 130
    assert said in done.stderr


def test_a_lesson_that_is_gone_is_not_counted_as_reviewed(
    told: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_lessons(tmp_path / "library")
    monkeypatch.setattr(record, "retrospective_by_id", lambda *given: None)
    said = told("lessons --review", "", "1", ":q").stderr
    assert "This lesson isn't there any more." in said
    assert "Note (optional)" not in said
    assert "0 lessons reviewed, 2 left for another time." in said


def test_a_second_ctrl_c_waits_for_nothing(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*given: Any, **named: Any) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        raise AssertionError("it went on")

    monkeypatch.setattr(Store, "save", interrupted)
    assert told("new --plain", "1", "Shop").returncode == 130


def test_a_closed_input_is_said_in_one_sentence(env: dict[str, str]) -> None:
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m retro new --plain <&-"], env=env, capture_output=True)
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1


def test_what_was_told_plainly_is_listed_and_goes_on_like_any_other(told: Run) -> None:
    id = told("new", *SHORT).stdout.strip()
    (listed,) = json.loads(told("list --json").stdout)
    assert listed["id"].startswith(id)


def test_links_are_added_removed_and_told_of_line_by_line(told: Run, kept: Kept) -> None:
    begun = told("new --plain", "1", "Shop", page("links"), "The brief https://example.org/brief", "brief.pdf",
                 "https://example.org/brief", "-2", "-9", "javascript:alert(1)", ":r", ".", ":q")  # fmt: skip
    assert kept(begun.stdout).retrospective.links == (
        Link("https://example.org/brief", "The brief"),
        Link("javascript:alert(1)"),
    )
    for sentence in (links.RELATIVE, links.TWICE, "Removed: brief.pdf.", "There are 1", links.OTHER_SCHEME[:20]):
        assert sentence.replace("There are 1", "There is 1.") in " ".join(begun.stderr.split())
    assert "2 links saved." in begun.stderr
    assert " ".join(begun.stderr.split()).count("on each line, its name before it") == 1


def test_a_link_goes_beside_the_event_typed_last_or_the_one_of_a_number(told: Run, kept: Kept) -> None:
    begun = told("new --plain", "1", "Shop", page("moments"), "2026-10-02 They wrote.", "+ ~/a b.pdf",
                 "2026-10-01 It began.", "+49 30 1234 did not answer.", "+1 555 1234",
                 "+1 https://example.org", ".", ":q")  # fmt: skip
    assert [(moment.text, moment.links) for moment in kept(begun.stdout).retrospective.moments] == [
        ("It began.\n+49 30 1234 did not answer.\n+1 555 1234", ()),
        ("They wrote.", (Link("~/a b.pdf"), Link("https://example.org"))),
    ]
    assert "Link of “" in begun.stderr


def test_a_line_breaks_at_a_space_alone_so_that_addresses_and_options_can_be_copied(told: Run) -> None:
    address = f"https://example.org/{'a-long-path/' * 12}end"
    said = told("new --plain", "1", "Shop", page("moments"), "2026-10-02 They wrote.", f"+ {address}", ".", ":q").stderr
    assert said.count(address) == 2, "as it came, and read back"
    assert "--\n" not in told("checkin").stderr + told("").stderr


def asked(said: str) -> list[tuple[str, str]]:
    """What was asked, and what was typed at it, in order."""
    parts = said.split("\n> ")
    lines = [part.split("\n", 1) for part in parts[1:]]
    asks = [parts[0], *(line[1] if len(line) > 1 else "" for line in lines)]
    return [(ask.strip(), line[0]) for ask, line in zip(asks, lines, strict=False)]


def test_back_is_never_answered_by_the_same_question(told: Run, kept: Kept) -> None:
    begun = told("new --plain", *SHORT[:8], "1", "", *SHORT[11:], ":q").stdout.strip()
    places = [(at, depth) for at in range(2, 26) for depth in range(min(4, 26 - at))]
    ways = [line for at, depth in places for line in (f":g {at}", *("",) * depth, ":b")]
    questions = asked(told(f"new --plain {begun}", *ways, ":q").stderr)
    backs = [(ask, after) for (ask, line), (after, _) in pairwise(questions) if line == ":b"]
    assert len(backs) == len(places)
    assert [ask for ask, after in backs if ask.split("\n")[-3:] == after.split("\n")[-3:]] == []


def test_back_leads_to_the_question_before_within_a_page(told: Run, kept: Kept) -> None:
    rule = ("+", "2", ":b", "3", "1", ":q")  # the red flag, the rule that is offered, and back to the red flag
    own = ("/", "+ They never sleep", "9", "2", ":b", "-", ":s", ":b", "3", "1", "+ Nor do I", ":b", "")
    done = told("new --plain", *SHORT[:8], *own, ":g lessons", ":g what will", *rule)
    questions = asked(done.stderr)
    after = [next_ask for (_, line), (next_ask, _) in pairwise(questions) if line == ":b"]
    assert [ask.partition("\n")[0].partition(",")[0] for ask in after] == [
        *("When does it show?", "When does it show?", "Numbers to tick or untick", "Which red flag is it about?"),
    ]
    flags = kept(done.stdout).retrospective.red_flags
    assert [(flag.label, flag.stage, flag.side) for flag in flags] == [
        ("They never sleep", Stage.PRICE, Side.CLIENT),
        ("Nor do I", Stage.BEFORE, Side.MINE),
    ]
    assert "Type a word after the slash, such as: /deposit" in done.stderr
    assert done.stderr.count("There are 5. Type 1, 2, 3, 4 or 5, or Enter to keep it.") == 2  # a stage is needed


@pytest.mark.parametrize(
    ("typed", "said"), [("yes\n", ""), ("YES", ""), ("no\n", "No.\n"), ("", "\nNo.\n"), ("y", "\nNo.\n")]
)
def test_a_yes_is_asked_for_and_every_other_answer_said_on_a_line_of_its_own(
    typed: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert agreed("Sure? ", "No.") is not bool(said)
    assert capsys.readouterr().err == f"Sure? {said}"


def test_ctrl_c_at_a_yes_is_answered_before_it_ends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys.stdin, "readline", interrupted)
    with pytest.raises(KeyboardInterrupt):
        agreed("Sure? ", "No.")
    assert capsys.readouterr().err == "Sure? \nNo.\n"
