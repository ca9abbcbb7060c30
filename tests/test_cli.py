"""The command line as another program meets it: real processes, stdout for data, stderr for talk, exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retro.core.formats import compact_json, retro_json
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import EXAMPLE_ID, QuestionKey
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.samples import demo, example
from retro.storage.writing.store import Store
from tests.answered_here import answered_text

Result = subprocess.CompletedProcess[str]
Retro = Callable[..., Result]
DEMO = {whole.name: whole for whole in demo()}


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")}


@pytest.fixture
def retro(env: dict[str, str]) -> Retro:
    """Run retro with a library of its own."""
    return lambda *words, stdin=None, **other: answered_text(words, env | other, stdin)


@pytest.fixture
def retro_apart(env: dict[str, str]) -> Retro:
    """Run it in a process of its own, without input."""
    none = subprocess.DEVNULL

    def run(*words: str) -> Result:
        command = [sys.executable, "-m", "retro", *words]
        return subprocess.run(command, env=env, stdin=none, capture_output=True, text=True, timeout=600)

    return run


@pytest.fixture
def archive_file(tmp_path: Path) -> Path:
    path = tmp_path / "demo.json"
    data = {
        "format": "retro-archive/1",
        "retrospectives": [retro_json.retrospective_to_data(whole) for whole in demo()],
        "vets": [],
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@pytest.fixture
def stocked(retro: Retro, archive_file: Path) -> Retro:
    """The same with the demo's gigs in it."""
    done = retro("import", str(archive_file))
    assert done.returncode == 0, done.stderr
    return retro


def test_an_empty_library_is_listed_empty_and_not_created(retro: Retro, tmp_path: Path) -> None:
    for words in (("list",), ("search", "x"), ("list", "--json"), ("search", "x", "--json"), ("where",)):
        assert retro(*words).returncode == 0
    for words in (("list",), ("lessons",), ("vet", "--list"), ("rules",), ("patterns",)):
        empty = retro(*words)
        assert empty.stdout == "", "nothing goes down a pipe"
        assert "yet" in empty.stderr, words
    assert json.loads(retro("search", "x", "--json").stdout) == []
    assert retro("search", "x").stderr == "No results. Try fewer words, or fewer letters.\n"
    assert not (tmp_path / "library").exists()


def test_the_list_is_newest_first_with_drafts_and_without_the_example(stocked: Retro) -> None:
    lines = stocked("list", "--by", "written").stdout.splitlines()
    newest = sorted(DEMO.values(), key=lambda whole: (whole.created_at, whole.id), reverse=True)
    assert [line[:8] for line in lines] == [whole.id[:8] for whole in newest]
    assert sum(line.endswith("draft") for line in lines) == sum(whole.is_draft for whole in newest)
    assert stocked("list", "--by", "written", "-n", "2").stdout.splitlines() == lines[:2]


def test_an_item_of_the_list_as_json_is_the_record_itself(stocked: Retro) -> None:
    items = json.loads(stocked("list", "--json").stdout)
    assert {item["id"]: retro_json.retrospective_from_data(item) for item in items} == {
        whole.id: whole for whole in DEMO.values()
    }


def test_show_takes_the_beginning_of_an_id(stocked: Retro) -> None:
    whole = DEMO["Booking calendar"]
    shown = stocked("show", whole.id[:4], "--json")
    assert retro_json.retrospective_from_data(json.loads(shown.stdout)) == whole
    assert stocked("show", whole.id[:8]).stdout == stocked("export", whole.id).stdout
    assert "# Booking calendar" in stocked("show", whole.id).stdout


def test_the_example_can_be_shown_by_its_id(retro: Retro) -> None:
    assert json.loads(retro("show", example().id[:8], "--json").stdout)["id"] == example().id


@pytest.mark.parametrize(("id", "told"), [("ffff", "no gig whose id"), ("ab", "at least four"), ("wxyz", "at least")])
def test_an_id_that_names_nothing_is_said_so(stocked: Retro, id: str, told: str) -> None:
    failed = stocked("show", id)
    assert failed.returncode == 1
    assert told in failed.stderr
    assert failed.stdout == ""
    assert len(failed.stderr.splitlines()) == 1


def test_search_names_the_place_of_each_hit(stocked: Retro) -> None:
    hits = json.loads(stocked("search", "hundred", "reviews", "--json").stdout)
    assert [set(hit) for hit in hits] == [{"id", "title", "hits"}] * len(hits)
    (calendar,) = [hit for hit in hits if hit["title"] == "Booking calendar"]
    excuse = "Four hundred good reviews can't be wrong."
    assert {"place": "red_flags.B3.told_myself", "text": excuse} in calendar["hits"]
    assert f"    Red flags in hindsight: {excuse}" in stocked("search", "hundred", "reviews").stdout.splitlines()


SIGNS = ("-x", "--json", "c++", "don't", "50%", '5"', "AND", "*", "[", "_", "%")


def test_search_takes_every_word_for_what_it_is_dashed_ones_too(retro: Retro, tmp_path: Path) -> None:
    signs = Retrospective.new(facts=Facts(title="Signs")).with_answer("story.tell", " ".join(SIGNS))
    plain = Retrospective.new(facts=Facts(title="Plain")).with_answer(
        "story.tell", "x json c dont 50 tags, written out"
    )
    for whole in (signs, plain):
        assert retro("import", "-", stdin=compact_json.dumps(retro_json.retrospective_to_data(whole))).returncode == 0
    for sign in SIGNS:
        words = ("--", sign) if sign == "--json" else (sign,)
        found = retro("search", "--json", *words)
        assert found.returncode == 0, found.stderr
        assert [hit["title"] for hit in json.loads(found.stdout)] == ["Signs"], sign
    assert json.loads(retro("search", "--json", "c+", "tags").stdout) == []


def test_home_may_stand_before_or_after_the_verb(stocked: Retro, tmp_path: Path) -> None:
    other = str(tmp_path / "other é ? % #")
    assert stocked("--home", other, "list").stdout == stocked("list", "--home", other).stdout == ""
    assert stocked("search", "--home", other, "stuck").stdout == ""
    assert other in stocked("where", "--home", other).stdout


def test_export_writes_markdown_to_stdout_a_file_or_a_folder(stocked: Retro, tmp_path: Path) -> None:
    whole = DEMO["Booking calendar"]
    printed = stocked("export", whole.id).stdout
    file = tmp_path / "one.md"
    assert stocked("export", whole.id, "-o", str(file)).returncode == 0
    assert file.read_text(encoding="utf-8") == printed
    assert file.stat().st_mode & 0o777 == 0o600
    assert stocked("export", "--all", "-o", str(tmp_path / "all")).returncode == 0
    assert len(list((tmp_path / "all").glob("*.md"))) == len(DEMO)


def test_a_redacted_export_names_nobody_and_says_what_that_is_worth(stocked: Retro, tmp_path: Path) -> None:
    gig = DEMO["Booking calendar"]
    assert gig.facts.client
    assert gig.facts.price
    names = tmp_path / "names.txt"
    names.write_text("Booking\n\n", encoding="utf-8")
    folder = tmp_path / "out"
    done = stocked("export", gig.id, "--names", str(names), "-o", f"{folder}/")
    assert (done.returncode, "It can miss some" in done.stderr) == (0, True)
    assert "Replaced: " in done.stderr
    (file,) = folder.iterdir()
    written = file.name + file.read_text(encoding="utf-8")
    assert file.name.endswith("-redacted.md")
    assert "Client A" in written
    for word in (gig.facts.client, "booking calendar", str(gig.facts.price)):
        assert word.casefold() not in written.casefold(), word


def test_a_redacted_archive_of_all_can_be_imported_and_holds_no_client(stocked: Retro, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    assert stocked("export", "--all", "--redact", "--format", "json", "-o", str(file)).returncode == 0
    text = file.read_text(encoding="utf-8").casefold()
    clients = {gig.facts.client for gig in DEMO.values() if gig.facts.client}
    assert clients
    assert not [client for client in clients if client.casefold() in text]
    done = stocked("import", str(file), "--home", str(tmp_path / "elsewhere"))
    assert (done.returncode, f"{len(DEMO)} added" in done.stderr + done.stdout) == (0, True)


@pytest.mark.parametrize(("content", "said"), [(None, "isn't there"), (b"\xff\xfe", "isn't UTF-8 text")])
def test_names_that_cannot_be_read_stop_the_export(
    stocked: Retro, tmp_path: Path, content: bytes | None, said: str
) -> None:
    names = tmp_path / "names.txt"
    if content:
        names.write_bytes(content)
    done = stocked("export", DEMO["Booking calendar"].id, "--names", str(names))
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Nothing was exported." in done.stderr


def test_export_never_overwrites_without_force(stocked: Retro, tmp_path: Path) -> None:
    file = tmp_path / "one.md"
    file.write_text("mine", encoding="utf-8")
    refused = stocked("export", DEMO["Booking calendar"].id, "-o", str(file))
    assert refused.returncode == 1
    assert file.read_text(encoding="utf-8") == "mine"
    assert stocked("export", DEMO["Booking calendar"].id, "-o", str(file), "--force").returncode == 0
    assert file.read_text(encoding="utf-8") != "mine"


def test_an_archive_goes_round_byte_for_byte(stocked: Retro, tmp_path: Path) -> None:
    first = stocked("export", "--all", "--format", "json").stdout
    saved = tmp_path / "saved.json"
    saved.write_text(first, encoding="utf-8")
    elsewhere = {"RETRO_HOME": str(tmp_path / "elsewhere")}
    assert stocked("import", str(saved), **elsewhere).returncode == 0
    assert stocked("export", "--all", "--format", "json", **elsewhere).stdout == first
    again = stocked("import", str(saved), **elsewhere)
    assert again.returncode == 0
    assert f"{len(DEMO)} unchanged" in again.stderr


def test_other_content_under_a_known_id_needs_update(stocked: Retro, tmp_path: Path) -> None:
    whole = DEMO["Booking calendar"].with_answer("story.yes", "Another reason.")
    changed = tmp_path / "changed.json"
    changed.write_text(compact_json.dumps(retro_json.retrospective_to_data(whole)), encoding="utf-8")
    before = stocked("show", whole.id, "--json").stdout
    assert stocked("import", str(changed)).returncode == 1
    assert stocked("import", str(changed), "--dry-run", "--update").returncode == 0
    assert stocked("show", whole.id, "--json").stdout == before
    assert stocked("import", str(changed), "--update").returncode == 0
    assert "Another reason." in stocked("show", whole.id, "--json").stdout


def test_a_gig_is_not_compared_with_itself(stocked: Retro) -> None:
    one = DEMO["Shop checkout in a week"]
    done = stocked("compare", one.id[:4], one.id)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "retro: That's “Shop checkout in a week” twice. Give the ids of two gigs; retro list shows them.\n"
    )


def test_doctor_names_every_line_of_keys_that_cant_be_used(retro: Retro, tmp_path: Path) -> None:
    keys = tmp_path / "library" / "keys.toml"
    keys.parent.mkdir(mode=0o700)
    keys.write_text("".join(f'home.nothing{number} = "a"\n' for number in range(6)) + 'home.new = "a"\n', "utf-8")
    keys.chmod(0o600)
    done = retro("doctor")
    assert done.returncode == 1
    named = [line for line in done.stdout.splitlines() if line.startswith("Problem: keys.toml, line ")]
    assert len(named) == 6
    assert [path.name for path in keys.parent.iterdir()] == ["keys.toml"]
    keys.write_text('home.new = "a"\n', "utf-8")
    assert retro("doctor").returncode == 0


def test_compare_keeps_the_order_given(stocked: Retro) -> None:
    a, b = DEMO["Booking calendar"].id, DEMO["Donor list clean-up"].id
    there, back = stocked("compare", a, b).stdout, stocked("compare", b, a).stdout
    assert there != back
    assert there.index("Booking calendar") < there.index("Donor list clean-up")
    assert back.index("Donor list clean-up") < back.index("Booking calendar")


@pytest.mark.parametrize(
    "words",
    [("nonsense",), ("list", "-n", "0"), ("list", "--colour"), ("search",), ("export",), ("export", "abcd", "--all"),
     ("compare", "abcd"), ("import",), ("export", "--format", "pdf", "--all"), ("--hom", "x", "list")],
)  # fmt: skip
def test_wrong_usage_is_one_clear_sentence_and_exit_2(retro: Retro, words: tuple[str, ...]) -> None:
    wrong = retro(*words)
    assert wrong.returncode == 2
    assert wrong.stdout == ""
    assert len(wrong.stderr.splitlines()) == 1
    assert "Traceback" not in wrong.stderr


@pytest.mark.parametrize("words", [(), ("--demo",)])
def test_without_a_terminal_the_full_screen_is_refused_in_one_line(retro_apart: Retro, words: tuple[str, ...]) -> None:
    refused = retro_apart(*words)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert len(refused.stderr.splitlines()) == 1
    assert "\x1b" not in refused.stderr


def test_a_pipe_closed_early_is_quiet(stocked: Retro, tmp_path: Path) -> None:
    command = f"{sys.executable} -m retro export --all --format json | head -c 10"
    env = {"PATH": os.environ["PATH"], "RETRO_HOME": str(tmp_path / "library")}
    done = subprocess.run(["sh", "-c", command], env=env, capture_output=True, text=True, timeout=600)
    assert done.stderr == ""
    assert len(done.stdout) == 10


def test_the_version_and_help_go_to_stdout(retro_apart: Retro) -> None:
    assert retro_apart("--version").stdout.startswith("retro 0")
    assert "export" in retro_apart("--help").stdout
    assert "--force" in retro_apart("export", "--help").stdout


def test_what_is_no_archive_is_refused_and_changes_nothing(stocked: Retro, tmp_path: Path) -> None:
    bad, library = tmp_path / "bad.json", tmp_path / "library"
    whole = compact_json.dumps(
        retro_json.retrospective_to_data(DEMO["Booking calendar"].with_answer("story.yes", "Another reason."))
    )
    texts = {
        "not JSON": "Dear diary",
        "truncated": '{"format": "retro-archive/1", "retrospectives": [\n' + whole,
        "truncated in a word": whole[:-40],
        "nested without end": "[" * 200_000,
        "no number": '{"a": NaN}',
        "nothing in it": "{}",
        "another version": whole.replace("retro/1", "retro/2"),
        "a wrong type": whole.replace('"price": "', '"price": 1, "paid": "', 1),
        "an unknown member": whole.replace('"answers"', '"colour": "red", "answers"', 1),
        "a member twice": whole.replace('"answers"', '"answers": {}, "answers"', 1),
    }
    before = {path: path.read_bytes() for path in library.rglob("*") if path.is_file()}
    for what, text in texts.items():
        bad.write_text(text, encoding="utf-8")
        refused = stocked("import", str(bad), "--update")
        assert refused.returncode == 1, what
        assert (refused.stdout, len(refused.stderr.splitlines())) == ("", 1), what
        assert refused.stderr.startswith(f"retro: {bad}"), what
        assert "Another reason" not in refused.stderr
    assert stocked("import", str(tmp_path / "missing.json")).returncode == 1
    assert {path: path.read_bytes() for path in library.rglob("*") if path.is_file()} == before


def test_the_example_is_refused_by_what_deletes_and_a_wrong_id_as_ever(stocked: Retro) -> None:
    for command in ("delete", "purge"):
        said = stocked(command, EXAMPLE_ID[:4].upper())
        assert (said.returncode, said.stderr) == (
            1, "retro: The example can't be deleted. retro list shows your own gigs.\n",
        )  # fmt: skip
        assert "There's no gig" in stocked(command, "e0a3ffff").stderr


def test_what_was_deleted_is_listed_and_can_be_brought_back(stocked: Retro) -> None:
    gig = DEMO["Booking calendar"]
    for said in ("is in the trash.", "is in the trash already."):
        gone = stocked("delete", gig.id[:8])
        assert (gone.returncode, gone.stdout) == (0, "")
        assert gone.stderr == f"“{gig.name}” {said} To restore it: retro undelete {gig.id[:8]}\n"
    assert gig.id[:8] not in stocked("list").stdout
    listed = stocked("trash").stdout.splitlines()
    assert len(listed) == 1
    assert listed[0].startswith(gig.id[:8])
    assert listed[0].endswith(gig.name)
    back = stocked("undelete", gig.id[:8])
    assert (back.returncode, back.stdout, back.stderr) == (0, "", f"“{gig.name}” is back.\n")
    empty = stocked("trash")
    assert (empty.returncode, empty.stdout, empty.stderr) == (0, "", "The trash is empty.\n")
    assert gig.id[:8] in stocked("list").stdout


@pytest.mark.parametrize("words", [("undelete",), ("undelete", "abcd", "efgh"), ("trash", "abcd")])
def test_undelete_takes_one_id_and_trash_none(retro: Retro, words: tuple[str, ...]) -> None:
    wrong = retro(*words)
    assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (2, "", 1)


def test_what_is_not_in_the_trash_is_said_so(stocked: Retro) -> None:
    wrong = stocked("undelete", DEMO["Booking calendar"].id)
    assert (wrong.returncode, "isn't in the trash" in wrong.stderr) == (1, True)
    for id in ("zz", "ffffffff"):
        wrong = stocked("undelete", id)
        assert (wrong.returncode, "retro trash lists" in wrong.stderr) == (1, True), wrong.stderr


def test_undelete_means_what_is_in_the_trash_where_an_id_begins_like_others(retro: Retro, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "library" / "retro.db")
    here, gone = (Retrospective.new(id=f"abcd{end * 28}", facts=Facts(title=f"Gig {end}")) for end in "12")
    store.add_all([here, gone], update=False)
    store.delete(gone.id)
    store.close()
    assert "There" not in (back := retro("undelete", "ABCD")).stderr
    assert (back.returncode, back.stderr) == (0, "“Gig 2” is back.\n")
    both = retro("undelete", "abcd")
    assert (both.returncode, len(both.stderr.splitlines()), "More than one" in both.stderr) == (1, 1, True)


def test_rules_are_ten_at_the_most_on_one_page(stocked: Retro, tmp_path: Path) -> None:
    printed = stocked("rules").stdout.splitlines()
    assert printed[0] == "My rules"
    assert all(len(line) <= 72 for line in printed)
    numbered = [line for line in printed if line[:4].strip().rstrip(".").isdigit()]
    assert 1 <= len(numbered) <= 10
    file = tmp_path / "rules.md"
    assert stocked("rules", "--format", "md", "-o", str(file)).returncode == 0
    assert file.read_text(encoding="utf-8").startswith("# My rules\n\n1. ")
    assert stocked("rules", "-o", str(file)).returncode == 1
    assert file.read_text(encoding="utf-8").startswith("# My rules")


def test_without_a_rule_that_is_said_and_wrong_usage_too(retro: Retro) -> None:
    none = retro("rules")
    assert (none.returncode, none.stdout, "No rules yet" in none.stderr) == (0, "", True)
    for words in (("rules", "--force"), ("rules", "--format", "pdf"), ("rules", "x")):
        wrong = retro(*words)
        assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (2, "", 1)


def test_what_was_not_understood_is_shown_and_exported_as_typed(retro: Retro, tmp_path: Path) -> None:
    whole = Retrospective.new(facts=Facts(title="Dashboard"))
    typed = {
        QuestionKey("noticed_on"): "soonish",
        QuestionKey("price"): "a *few* quid",
        QuestionKey("hours_worked"): "ages",
        QuestionKey("moments"): "32 May",
        QuestionKey("lessons"): "by x",
    }
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.save(whole, version=None, place=DraftPosition("dates", unread=typed))
    shown = retro("show", whole.id[:8]).stdout
    for words in ("I noticed:** not understood: “soonish”", "Agreed price:** not understood: “a \\*few\\* quid”"):
        assert words in shown
    assert all(f"not understood: “{words}”" in shown for words in ("ages", "32 May", "by x"))
    assert "What it cost: a *few* quid" in retro("search", "quid").stdout
    assert retro("export", whole.id[:8]).stdout == shown
    assert retro("export", "--all", "-o", str(tmp_path / "out")).returncode == 0
    (file,) = (tmp_path / "out").iterdir()
    assert file.read_text(encoding="utf-8") == shown
    redacted = retro("export", whole.id[:8], "--redact")
    assert "soonish" not in redacted.stdout, "nobody knows what it names"
    assert "Left out: 5 answers that weren't understood." in redacted.stderr
    archive = tmp_path / "all.json"
    assert retro("export", "--all", "--format", "json", "-o", str(archive)).returncode == 0
    assert json.loads(retro("show", whole.id[:8], "--json").stdout)["unread"] == typed
    assert json.loads(retro("list", "--json").stdout)[0]["unread"] == typed
    other = ("--home", str(tmp_path / "other"))
    for way in ((), ("--update",), ("--merge",)):
        assert retro(*other, "import", str(archive), *way).returncode == 0
        assert retro(*other, "show", whole.id[:8]).stdout == shown, way
    assert "soonish" not in retro("export", "--all", "--format", "json", "--redact").stdout
    with closing(Store.open(tmp_path / "other" / "retro.db")) as store:
        here = {QuestionKey("noticed_on"): "in May", QuestionKey("price"): "a"}
        store.place(whole.id, DraftPosition("dates", unread=here, known=typed))
    for home, source in ((other, ()), ((), other), (other, ())):
        assert retro(*source, "export", "--all", "--format", "json", "-o", str(archive), "--force").returncode == 0
        assert retro(*home, "import", "--merge", str(archive)).returncode == 0
    read = [json.loads(retro(*home, "show", whole.id[:8], "--json").stdout)["unread"] for home in ((), other)]
    assert read[0] == read[1] == typed | {QuestionKey("noticed_on"): "in May / soonish"}
