"""`retro list` and `retro search`, kept to some gigs, as lines, JSON and a table: real processes over the demo."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from retro.commands.files.table import FORMULA
from retro.commands.filter_options import OUTCOMES
from retro.core.formats import retro_json
from retro.core.gig.choices import Outcome, Side, Stage, Status
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Facts, RedFlag, Retrospective
from retro.core.samples import demo
from retro.core.text.control_chars import sanitize
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.storage.queries.choice import WELL
from retro.storage.writing.store import Store
from tests.answered_here import answered_text
from tests.nasty_text import NASTY

Retro = Callable[..., "subprocess.CompletedProcess[str]"]
DEMO = demo()


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demo's gigs, and a vetted one."""
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home / "retro.db")
    store.add_all(DEMO, update=False)
    store.save(
        Vet(id=VetId("7e70" + "0" * 28), title="Label printer", client="Studio Oddech", reply="A deposit"), version=None
    )
    store.close()
    return home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def run(home: Path, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run retro in this process; in one of its own where its time zone is another."""
    if not env:
        known = {"PATH": os.environ["PATH"], "HOME": str(home)}
        return answered_text(["--home", str(home), *words], known, None)
    return subprocess.run(
        [sys.executable, "-m", "retro", "--home", str(home), *words],
        env={"PATH": os.environ["PATH"], "HOME": str(home), **env},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600,
    )  # fmt: skip


def listed(home: Path, *words: str) -> set[str]:
    """The names of the gigs that are listed, as JSON has them."""
    done = run(home, "list", "--json", *words)
    assert done.returncode == 0, done.stderr
    return {retro_json.retrospective_from_data(item).name for item in json.loads(done.stdout)}


def names(is_meant: Callable[[Retrospective], object]) -> set[str]:
    found = {gig.name for gig in DEMO if is_meant(gig)}
    assert found
    return found


def on(gig: Retrospective) -> date:
    return gig.facts.ended_on or gig.facts.started_on or gig.created_at.astimezone(UTC).date()


@pytest.mark.parametrize(
    ("words", "is_meant"),
    [
        (["--client", "studio oddech"], lambda gig: "Oddech" in gig.facts.client),
        (["--client", "lodz"], lambda gig: "Łódź" in gig.facts.client),
        (["--client", " CAFE  zoe"], lambda gig: "Zoë" in gig.facts.client),
        (["--status", "draft"], lambda gig: gig.is_draft),
        (["--status", "untold"], lambda gig: gig.facts.status is Status.UNTOLD and not gig.facts.told_on),
        (["--status", "open"], lambda gig: gig.facts.status in (Status.LIVE, Status.UNTOLD)),
        (["--status", "over"], lambda gig: gig.facts.status is Status.OVER),
        (["--outcome", "they-stopped"], lambda gig: gig.facts.outcome is Outcome.THEY_STOPPED),
        (["--outcome", "Not accepted"], lambda gig: gig.facts.outcome is Outcome.NOT_ACCEPTED),
        (["--since", "2026"], lambda gig: on(gig) >= date(2026, 1, 1)),
        (["--until", "2024"], lambda gig: on(gig) <= date(2024, 12, 31)),
        (["--since", "Q3 2026"], lambda gig: on(gig) >= date(2026, 7, 1)),
        (["--until", "q3 2026"], lambda gig: on(gig) <= date(2026, 9, 30)),
        (["--since", "in 2025", "--until", "2025"], lambda gig: on(gig).year == 2025),
        (["--since", "2026-W18"], lambda gig: on(gig) >= date(2026, 4, 27)),
        (
            ["--since", "october 2025", "--until", "october 2025"],
            lambda gig: (on(gig).year, on(gig).month) == (2025, 10),
        ),
        (["--since=2025-06-01", "--until=2026-06-30"], lambda gig: date(2025, 6, 1) <= on(gig) <= date(2026, 6, 30)),
        (["--flag", "B3"], lambda gig: any(flag.flag == "B3" for flag in gig.red_flags)),
        (
            ["--flag", "b3", "--status", "over"],
            lambda gig: "B3" in [flag.flag for flag in gig.red_flags] and gig.facts.status is Status.OVER,
        ),
    ],
)
def test_a_list_keeps_to_what_was_asked_for(
    stocked: Path, words: list[str], is_meant: Callable[[Retrospective], object]
) -> None:
    assert listed(stocked, *words) == names(is_meant)


def test_tags_and_sources_are_found_however_they_are_written(home: Path) -> None:
    gigs = [
        Retrospective.new(facts=Facts(title="One", platform="Upwork"))._replace(tags=("Rush job", "2026")),
        Retrospective.new(facts=Facts(title="Two", platform="a friend of Zoë's"))._replace(tags=("rush",)),
        Retrospective.new(facts=Facts(title="Three"))._replace(
            red_flags=(RedFlag(None, "Nobody  answers", Stage.WORK, Side.CLIENT),)
        ),
    ]
    store = Store.open(home / "retro.db")
    store.add_all(gigs, update=False)
    store.close()
    assert listed(home, "--tag", "RUSH") == listed(home, "--tag=#rush") == {"Two"}
    assert listed(home, "--tag", "rush  job") == {"One"}
    assert listed(home, "--source", "upwork") == {"One"}
    assert listed(home, "--source", "zoe’s") == {"Two"}
    assert listed(home, "--flag", "nobody answers") == listed(home, "--flag", "answers") == {"Three"}
    assert listed(home, "--tag", "%") == listed(home, "--client", "_") == set()


@pytest.mark.parametrize("command", ["list", "search", "export", "patterns"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "soon"), "--since: That doesn't look like a date. Try 2026-03-14"),
        (("--until", "2026-02-30"), "--until: There's no such day"),
        (("--since", "summer 2025"), "--since: Which month of 2025?"),
        (("--since", ""), "--since: That doesn't look like a date"),
        (("--since", "03/04/2026"), "--since: "),
        (("--since", "0000"), "--since: "),
        (("--since", "2026", "--until", "2025"), "--since is after --until"),
        (("--status", "lost"), "--status takes draft, open, untold or over, not “lost”"),
        (("--outcome", "great"), "--outcome takes i-stopped, they-stopped, late"),
        (("--client", " "), "--client needs a name"),
        (("--tag", ""), "--tag needs a name"),
        (("--flag",), "--flag"),
    ],
)
def test_a_filter_that_means_nothing_is_one_clear_sentence(
    stocked: Path, command: str, words: tuple[str, ...], said: str
) -> None:
    wrong = run(stocked, command, *(["word"] if command == "search" else []), *words)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("retro: ")
    assert said in wrong.stderr
    assert len(wrong.stderr.splitlines()) == 1


def test_the_outcomes_that_can_be_typed_are_those_of_a_gig() -> None:
    assert [outcome.value.replace("_", "-") for outcome in Outcome] == list(OUTCOMES[:-1])
    assert OUTCOMES[-1] == WELL == Ending.WELL


def test_nothing_that_fits_is_said_so_and_no_failure(stocked: Path, tmp_path: Path) -> None:
    for words in (("list",), ("patterns",), ("export",)):
        done = run(stocked, *words, "--client", "Nobody at all")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "No gig matches.\n"), words
    assert json.loads(run(stocked, "list", "--json", "--client", "Nobody at all").stdout) == []
    assert run(tmp_path / "none", "list").stderr == "No gigs yet. Write one up with: retro new\n"


def test_lines_show_the_gigs_own_month_and_go_by_its_day(stocked: Path) -> None:
    lines = run(stocked, "list").stdout.splitlines()
    wanted = sorted(DEMO, key=lambda gig: (on(gig), gig.created_at, gig.id), reverse=True)
    assert [line[:8] for line in lines] == [gig.id[:8] for gig in wanted]
    assert [line[10:18] for line in lines] == [f"{on(gig):%b %Y}" for gig in wanted]
    assert [item["id"] for item in json.loads(run(stocked, "list", "--json").stdout)] == [gig.id for gig in wanted]
    calendar = next(gig for gig in DEMO if gig.name == "Booking calendar")
    (line,) = [line for line in lines if line.startswith(calendar.id[:8])]
    assert line.endswith("Booking calendar · Studio Oddech, Łódź · disputed")


def test_a_gig_that_goes_on_is_listed_by_the_day_it_began(home: Path) -> None:
    written = datetime(2026, 11, 2, 12, tzinfo=UTC)

    def gig(number: int, title: str, began: date | None, ended: date | None) -> Retrospective:
        facts = Facts(title=title, started_on=began, ended_on=ended, status=Status.LIVE)
        return Retrospective.new(id=f"{number:032x}")._replace(facts=facts, created_at=written)

    gigs = [
        gig(1, "Began in spring", date(2026, 4, 10), None),
        gig(2, "Ended in summer", date(2026, 1, 5), date(2026, 7, 1)),
        gig(3, "Ended in winter", None, date(2026, 2, 1)),
        gig(4, "Only written", None, None),
    ]
    going = Vet(VetId("5" * 32), written, written, "Warehouse", decision=Decision.TAKE, decided_on=date(2026, 5, 2))
    store = Store.open(home / "retro.db")
    store.add_all([*gigs, going], update=False)
    store.close()
    lines = [
        "00000000  Nov 2026  Only written · still going · draft",
        "00000000  Jul 2026  Ended in summer · still going · draft",
        "55555555  May 2026  Warehouse · under way",
        "00000000  Apr 2026  Began in spring · still going · draft",
        "00000000  Feb 2026  Ended in winter · still going · draft",
    ]
    assert run(home, "list").stdout.splitlines() == lines
    assert run(home, "list", "-n", "3").stdout.splitlines() == lines[:3]
    assert run(home, "list", "--since", "april 2026", "--until", "june 2026").stdout.splitlines() == lines[2:4]
    assert run(home, "list", "--status", "open", "-n", "3").stdout.splitlines() == lines[:3]
    assert run(home, "list", "--by", "written", "-n", "1").stdout.endswith("Warehouse · under way\n")
    as_json = run(home, "list", "--json")
    assert len(json.loads(as_json.stdout)) == len(lines) - 1
    assert as_json.stderr == (
        "1 gig without a retrospective isn't in it: retro export --all --format json has every gig.\n"
    )
    assert run(home, "list", "--json", "--client", "nobody").stderr == ""
    assert "5" * 32 not in run(home, "list", "--json").stdout, "JSON is retro/1 alone"
    shown = run(home, "show", "5555")
    assert shown.stdout == run(home, "vet", "5555").stdout == run(home, "export", "5555").stdout
    assert json.loads(run(home, "show", "5555", "--json").stdout)["format"] == "retro-vet/1"
    assert run(home, "show", "5555", "--earlier").returncode == 2
    assert (
        "5555 is a vetted gig, not a retrospective. retro vet 5555 shows it."
        in run(home, "compare", "5555", "0000").stderr
    )
    assert [row["title"] for row in table(home)] == [line.split("  ")[2].partition(" · ")[0] for line in lines]
    assert run(home, "search", "warehouse").stdout.splitlines()[0] == "55555555  May 2026  Warehouse · under way"
    assert run(home, "search", "warehouse", "--since", "2026-05-02", "--until", "2026-05-02").stdout
    assert not run(home, "search", "warehouse", "--since", "2026-05-03").stdout


@pytest.mark.parametrize("by", ["gig", "written"])
@pytest.mark.parametrize("number", [1, 3, 4, 9])
def test_the_first_lines_are_the_beginning_of_all(home: Path, number: int, by: str) -> None:
    """Gigs that were taken are read as far as they're printed: by the day they ended, began, or were written down."""
    days = [date(2026, 1, 5), None, date(2024, 3, 1), date(2026, 8, 1), None, date(2025, 12, 31)]
    ends = [
        Vet(
            VetId(f"{at:x}" * 32),
            created := datetime(2026, 1 + at * 5 % 7, 3, tzinfo=UTC),
            created,
            f"Gig {at}",
            decision=Decision.TAKE,
            decided_on=date(2023, at, 1) if at % 2 else None,
            ended=Ending.WELL if at != 5 else None,
            ended_on=day if at != 5 else None,
        )
        for at, day in enumerate(days, 1)
    ]
    store = Store.open(home / "retro.db")
    store.add_all([*ends, Retrospective(GigId("f" * 32), ends[0].created_at, ends[0].created_at)], update=False)
    store.close()
    every = run(home, "list", "--by", by).stdout.splitlines()
    assert len(every) == 7
    assert run(home, "list", "--by", by, "-n", str(number)).stdout.splitlines() == every[:number]


def test_by_written_shows_the_day_of_writing(home: Path) -> None:
    old = Retrospective.new(id="a" * 32)._replace(
        facts=Facts(title="Long ago", ended_on=date(2020, 5, 1)), created_at=datetime(2026, 11, 2, 12, tzinfo=UTC)
    )
    new = Retrospective.new(id="b" * 32)._replace(
        facts=Facts(title="Lately", ended_on=date(2026, 10, 1)), created_at=datetime(2026, 11, 1, 12, tzinfo=UTC)
    )
    store = Store.open(home / "retro.db")
    store.add_all([old, new], update=False)
    store.close()
    assert run(home, "list").stdout.splitlines() == [
        "bbbbbbbb  Oct 2026  Lately · draft",
        "aaaaaaaa  May 2020  Long ago · draft",
    ]
    assert run(home, "list", "--by", "written").stdout.splitlines() == [
        "aaaaaaaa  2026-11-02  Long ago · draft",
        "bbbbbbbb  2026-11-01  Lately · draft",
    ]


def test_the_day_of_writing_is_that_of_the_users_own_zone(home: Path) -> None:
    gig = Retrospective.new(id="a" * 32)._replace(created_at=datetime(2026, 11, 1, 3, tzinfo=UTC))
    store = Store.open(home / "retro.db")
    store.save(gig, version=None)
    store.close()
    for zone, month, day in (("America/New_York", "Oct 2026", "2026-10-31"), ("UTC", "Nov 2026", "2026-11-01")):
        assert run(home, "list", TZ=zone).stdout[10:18] == month
        assert len(run(home, "list", "--since", day, "--until", day, TZ=zone).stdout.splitlines()) == 1


def test_a_gig_whose_client_does_not_know_is_marked(stocked: Path) -> None:
    lines = run(stocked, "list", "--status", "untold").stdout.splitlines()
    assert lines
    assert all(" · client not told" in line for line in lines)


def test_search_keeps_to_what_was_asked_for_vetted_gigs_too(stocked: Path) -> None:
    def found(*words: str) -> set[str]:
        return {hit["title"] for hit in json.loads(run(stocked, "search", "--json", *words).stdout)}

    everywhere = found("deposit")
    assert "Label printer" in everywhere
    assert found("deposit", "--client", "oddech") == everywhere & {"Label printer", "Booking calendar"}
    assert found("--client=oddech", "studio") == {"Label printer", "Booking calendar"}
    assert found("studio", "--client", "oddech", "--status", "over") == {"Booking calendar"}
    assert found("studio", "--client", "oddech", "--since", "2025") == {"Label printer"}
    assert found("--", "--client") == set()


def test_words_in_quotes_are_looked_for_side_by_side(home: Path) -> None:
    texts = {
        "a": "They paid\n late, again.",
        "b": "They paid me, but late.",
        "c": "said “so”, and paid",
        "d": "late paid",
    }
    store = Store.open(home / "retro.db")
    store.add_all(
        [Retrospective.new(id=id * 32).with_answer("story.tell", text) for id, text in texts.items()], update=False
    )
    store.close()

    def found(*words: str) -> list[str]:
        return sorted(hit["id"][0] for hit in json.loads(run(home, "search", "--json", *words).stdout))

    assert found("paid", "late") == ["a", "b", "d"]
    assert found("paid late") == found('"paid late"') == found('"PAID', 'late"') == ["a"]
    assert found('"paid late" again') == found("again", "paid late") == ["a"]
    assert found("paid late", "me") == []
    assert found('"so"') == found("“so”") == ["c"], "one word in quotes is that word"
    assert found('"so') == ["c"], "a phrase that isn't closed goes on to the end"
    assert found('"paid') == found("paid")
    assert found("„paid late“") == found("again «paid late»") == ["a"]
    for nothing in ('"', '""', "“ ”", "\u0301"):
        done = run(home, "search", nothing)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Search for what? Give a word or two" in done.stderr
    (hit,) = json.loads(run(home, "search", "--json", "paid late").stdout)
    assert hit["hits"] == [{"place": "story.tell", "text": "They paid  late, again."}]


def table(home: Path, *words: str) -> list[dict[str, str]]:
    done = run(home, "list", "--format", "csv", *words)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout, newline=""), strict=True))


def test_a_table_has_a_row_for_each_gig_with_its_hours_and_money(stocked: Path) -> None:
    rows = table(stocked)
    assert [row["id"] for row in rows] == [item["id"] for item in json.loads(run(stocked, "list", "--json").stdout)]
    for row, gig in ((row, next(gig for gig in DEMO if gig.id == row["id"])) for row in rows):
        facts = gig.facts
        assert (row["title"], row["client"], row["outcome"]) == (gig.name, facts.client, facts.outcome or "")
        for column, value in (
            ("price", facts.price), ("paid", facts.paid), ("refunded", facts.refunded),
            ("hours_estimated", facts.hours_planned), ("hours_worked", facts.hours_worked),
        ):  # fmt: skip
            assert (Decimal(row[column]) if row[column] else None) == value
        assert row["ended_on"] == (facts.ended_on.isoformat() if facts.ended_on else "")
        assert row["draft"] == ("yes" if gig.is_draft else "no")


def test_a_table_has_a_row_for_each_gig_that_ended_well(home: Path) -> None:
    made = datetime(2026, 3, 1, tzinfo=UTC)
    known = Vet(
        VetId("1" * 32), made, made, "=Printer", "Studio Oddech", platform="Upwork",
        quote=Quote("EUR", Decimal(600), Decimal(12)),
        decision=Decision.TAKE, decided_on=date(2026, 3, 2), ended=Ending.WELL, ended_on=date(2026, 5, 1),
        good_end=GoodEnd(Decimal(15), Decimal(600), "a deposit"),
    )  # fmt: skip
    blank = Vet(VetId("2" * 32), made, made, "Blank", ended=Ending.WELL)
    gigs = [
        Retrospective(GigId("3" * 32), made, made, facts=Facts(title="Later", ended_on=date(2026, 6, 1))),
        Retrospective(GigId("4" * 32), made, made, facts=Facts(title="Earlier", ended_on=date(2026, 4, 1))),
    ]
    others = [Vet(VetId("5" * 32), made, made, "Vetted"), replace(known, id=VetId("6" * 32), ended=None, ended_on=None)]
    store = Store.open(home / "retro.db")
    store.add_all([*gigs, known, blank, *others], update=False)
    store.close()

    rows = table(home)
    assert [row["id"][0] for row in rows] == ["3", "1", "4", "6", "2"], "by the day of the gig"
    assert [row["id"][0] for row in table(home, "--by", "written")] == ["6", "4", "3", "2", "1"]
    assert [row["id"][0] for row in table(home, "-n", "2")] == ["3", "1"]
    assert rows[1] == {
        "id": known.id, "title": "'=Printer", "client": "Studio Oddech", "source": "Upwork", "tags": "", "links": "",
        "draft": "no", "status": "over", "outcome": "well", "written_on": made.astimezone().date().isoformat(),
        "started_on": "2026-03-02", "ended_on": "2026-05-01", "noticed_on": "", "told_on": "", "currency": "EUR",
        "price": "600.00", "paid": "600.00", "refunded": "", "hours_estimated": "12.00", "hours_worked": "15.00",
        "effective_rate": "40.00",
    }  # fmt: skip
    assert (rows[3]["status"], rows[3]["outcome"], rows[3]["ended_on"]) == ("live", "", "")
    unknown = {name for name, cell in rows[4].items() if not cell}
    assert unknown == set(rows[4]) - {"id", "title", "draft", "status", "outcome", "written_on"}
    for words, found in (
        (("--status", "over"), {"1", "2"}),
        (("--status", "draft"), {"3", "4"}),
        (("--status", "open"), {"6"}),
        (("--client", "oddech"), {"1", "6"}),
        (("--source", "upwork", "--since", "2026-05-01", "--until", "2026-05-01"), {"1"}),
        (("--outcome", "late"), set()),
        (("--outcome", "well"), {"1", "2"}),
        (("--outcome", "Well", "--client", "oddech"), {"1"}),
        (("--outcome", "well", "--status", "open"), set()),
        (("--flag", "B3"), set()),
    ):
        assert {row["id"][0] for row in table(home, *words)} == found, words

    assert run(home, "list", "--outcome", "well").stdout.splitlines() == [
        "11111111  May 2026  =Printer · Studio Oddech · ended well",
        "22222222  Mar 2026  Blank · ended well",
    ]
    first = run(home, "list", "--outcome", "well", "--by", "written", "-n", "1").stdout
    assert first == f"22222222  {made.astimezone():%Y-%m-%d}  Blank · ended well\n"
    assert [item["id"] for item in json.loads(run(home, "list", "--json", "--outcome", "well").stdout)] == [
        known.id, blank.id,
    ]  # fmt: skip
    none = run(home, "list", "--outcome", "well", "--tag", "x")
    assert (none.returncode, none.stdout, none.stderr) == (0, "", "No gig matches.\n")
    hits = json.loads(run(home, "search", "--json", "printer", "--outcome", "well").stdout)
    assert [hit["id"] for hit in hits] == [known.id], "not the one under way"
    assert json.loads(run(home, "search", "--json", "printer", "--outcome", "late").stdout) == []
    counted = json.loads(run(home, "patterns", "--json", "--outcome", "well").stdout)["counted"]
    assert (counted["ended"], counted["good"]) == (2, 2)


def test_good_ends_are_exported_by_id_and_by_their_outcome(home: Path, tmp_path: Path) -> None:
    made = datetime(2026, 3, 1, tzinfo=UTC)
    good = Vet(
        VetId("1" * 32), made, made, "Labels for Oddech", "Studio Oddech",
        quote=Quote("EUR", Decimal(640), Decimal(12)),
        signs=(VetFlag("B3", "An untested part", Decimal(0), VetAnswer.YES),),
        decision=Decision.TAKE, decided_on=date(2026, 3, 2), ended=Ending.WELL, ended_on=date(2026, 5, 1),
        good_end=GoodEnd(Decimal(15), Decimal(590), "Oddech paid 590 of 640"),
    )  # fmt: skip
    wrong = Vet(VetId("2" * 32), made, made, "Undecided")
    store = Store.open(home / "retro.db")
    store.add_all([good, wrong, Retrospective(GigId("3" * 32), made, made)], update=False)
    store.close()
    whole = run(home, "export", "1111")
    assert whole.stdout == run(home, "vet", "1111").stdout
    copy = run(home, "export", "1111", "--redact")
    assert "# Labels for Client A" in copy.stdout
    assert r"Client A paid \[amount] of \[amount]" in copy.stdout
    assert "Replaced: " in copy.stderr
    for trace in ("Oddech", "640", "590", "15 h", "The verdict", "The reply"):
        assert trace in whole.stdout
        assert trace not in copy.stdout, trace
    assert "Untested third-party part" in copy.stdout, "as a vetted gig names it: what came of it is not said"
    assert run(home, "export", "2222", "--redact").returncode == 1, "an undecided vet is no good end"
    beside, back = run(home, "compare", "3333", "1111"), run(home, "compare", "1111", "3333")
    assert (beside.returncode, back.returncode) == (0, 0), beside.stderr
    for told in ("Labels for Oddech", "12 → 15", "Oddech paid 590 of 640", "It depends on a script"):
        assert told in beside.stdout
        assert told in back.stdout
    refused = run(home, "compare", "3333", "2222")
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (1, "", 1)

    done = run(home, "export", "--outcome", "well", "--redact", "-o", str(tmp_path / "copies"))
    assert done.returncode == 0, done.stderr
    (file,) = (tmp_path / "copies").iterdir()
    assert file.name.endswith("11111111-redacted.md")
    assert file.read_text(encoding="utf-8") == copy.stdout
    every = run(home, "export", "--all", "-o", str(tmp_path / "every"))
    assert every.stderr.startswith("2 written to ")
    archive = json.loads(run(home, "export", "--outcome", "well", "--format", "json").stdout)
    assert (archive["retrospectives"], [item["id"] for item in archive["vets"]]) == ([], [good.id])
    both = json.loads(run(home, "export", "1111", "3333", "--format", "json").stdout)
    assert [len(both[name]) for name in ("retrospectives", "vets")] == [1, 1]


FORMULAS = (
    '=HYPERLINK("http://x","y")', "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1,2)", "\t=1+1", " =1+1", "＝1+1", "|x", "%x",
)  # fmt: skip


def test_no_cell_is_a_formula_and_each_comes_back_as_it_was(home: Path) -> None:
    texts = [*FORMULAS, *NASTY, 'two "quotes", a comma', "two\nlines", "'=already", "plain", "a;b", ""]
    gigs = {
        f"{number:032x}": Retrospective.new(facts=Facts(title=text, client=text, platform=text))
        for number, text in enumerate(sanitize(text)[0] for text in texts)
    }
    store = Store.open(home / "retro.db")
    store.add_all([gig._replace(id=GigId(id), tags=("=1", "b")) for id, gig in gigs.items()], update=False)
    store.close()
    rows = table(home)
    assert len(rows) == len(texts)
    for row in rows:
        facts = gigs[row["id"]].facts
        for column, written in (("client", facts.client), ("source", facts.platform), ("tags", "=1, b")):
            cell = row[column]
            assert cell.lstrip(" ")[:1] not in ("=", "+", "-", "@", "\t", "\r", "＝", "|", "%")
            assert cell in (written, f"'{written}")
            assert (cell == written) or cell.lstrip("' ")[:1] in FORMULA


def test_a_byte_order_mark_is_written_only_where_it_is_asked_for(stocked: Path) -> None:
    assert run(stocked, "list", "--format", "csv").stdout.startswith("id,title,client")
    assert run(stocked, "list", "--format", "csv", "--bom").stdout.startswith("\ufeffid,title,client")


@pytest.mark.parametrize(
    "words", [("--bom",), ("--json", "--format", "csv"), ("--format", "tsv"), ("--by", "size"), ("--json", "--bom")]
)
def test_what_does_not_go_together_is_said_in_one_line(stocked: Path, words: tuple[str, ...]) -> None:
    wrong = run(stocked, "list", *words)
    assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (2, "", 1)


def test_an_export_keeps_to_what_was_asked_for(stocked: Path, tmp_path: Path) -> None:
    done = run(stocked, "export", "--client", "oddech", "--format", "json")
    data = json.loads(done.stdout)
    assert [item["facts"]["title"] for item in data["retrospectives"]] == ["Booking calendar"]
    assert data["vets"] == []
    assert run(stocked, "export", "--status", "over", "-o", str(tmp_path / "over")).returncode == 0
    assert len(list((tmp_path / "over").iterdir())) == len(names(lambda gig: gig.facts.status is Status.OVER))
    both = run(stocked, "export", DEMO[0].id, "--client", "oddech")
    assert (both.returncode, len(both.stderr.splitlines())) == (2, 1)


def test_patterns_keep_to_what_was_asked_for(stocked: Path) -> None:
    data = json.loads(run(stocked, "patterns", "--json", "--since", "2025").stdout)
    finished = names(lambda gig: not gig.is_draft and on(gig) >= date(2025, 1, 1))
    assert {gig["title"] for gig in data["gigs"]} == finished
    kept = {gig["id"] for gig in data["gigs"]}
    assert all(set(flag["gigs"]) <= kept for flag in (*data["returning"], *data["once"]))
    assert all(set(pair["gigs"]) <= kept for pair in data["together"])


def test_patterns_are_sentences_without_a_bar_or_column_where_they_are_heard(stocked: Path) -> None:
    drawn = run(stocked, "patterns", TERM="xterm").stdout
    assert "██" in drawn
    heard = run(stocked, "patterns", "--plain", TERM="xterm").stdout
    assert all(run(stocked, "patterns", **env).stdout == heard for env in (
        {"TERM": "dumb"}, {"TERM": "xterm", "RETRO_PLAIN": "1"}, {"TERM": "xterm", "ACCESSIBLE": "1"},
    ))  # fmt: skip
    data = json.loads(run(stocked, "patterns", "--json").stdout)
    _, _, whole = heard.partition("\nPatterns: ")
    assert all(flag["name"] in whole for flag in (*data["returning"], *data["once"]))
    assert all(gig["title"] in whole for gig in data["gigs"])
    assert "Stuck, and nobody knew: 5 gigs (mine, work). " in whole
    assert [sign for sign in "█▁▂▃▄▅▆▇→·✓×+" if sign in whole] == []
    assert "  " not in whole


@pytest.mark.parametrize("words", [(), ("--plain",)])
def test_what_was_seen_once_is_not_said_to_keep_coming_back(home: Path, words: tuple[str, ...]) -> None:
    flag = RedFlag("A3", "They're in a hurry", Stage.BEFORE, Side.CLIENT)
    ended = [Retrospective.new(facts=Facts(title=title))._replace(finished_at=DEMO[0].created_at) for title in "ab"]
    store = Store.open(home / "retro.db")
    store.add_all([ended[0]._replace(red_flags=(flag,)), ended[1]], update=False)
    store.close()
    before, once, after = run(home, "patterns", *words).stdout.partition("Seen once")
    assert once
    assert "A rush with no reason" in after
    assert "Nothing has come back so far.\n" in before


def test_a_filter_that_leaves_one_gig_prints_it_and_fills_a_folder_as_several_do(stocked: Path, tmp_path: Path) -> None:
    (name,) = names(lambda gig: "Ahrens" in gig.facts.client)
    assert f"# {name}\n" in run(stocked, "export", "--client", "ahrens").stdout
    folder, file = tmp_path / "notes", tmp_path / "ahrens.md"
    assert run(stocked, "export", "--client", "ahrens", "-o", str(folder)).returncode == 0
    assert len(list(folder.iterdir())) == 1
    assert run(stocked, "export", "--client", "ahrens", "-o", str(file)).returncode == 0
    assert f"# {name}\n" in file.read_text("utf-8")


def test_patterns_of_one_gig_say_that_one_matches(stocked: Path) -> None:
    done = run(stocked, "patterns", "--client", "ahrens")
    assert (done.stdout, done.stderr) == (
        "",
        "Patterns need two gigs, drafts aside. Only one matches.\n",
    )


@pytest.mark.parametrize("words", [("export", "--all"), ("export", "--client", "ahrens"), ("rules",)])
def test_a_path_through_a_file_is_no_reason_to_restore_a_library(
    words: tuple[str, ...], stocked: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    done = run(stocked, *words, "-o", f"{tmp_path}/file/x")
    sentence = "can't be there: part of its path is a file, not a folder. Choose another place.\n"
    assert done.stderr == f"retro: {tmp_path}/file/x {sentence}"
    assert done.returncode == 1
