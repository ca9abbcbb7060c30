"""Files are written whole or not at all, for their owner alone; names that are taken stay as they are."""

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.storage.errors import DiskFull, Exists, Missing, ReadOnly, StoreError
from retro.storage.files import free_name, inside, private_directory, private_file, write_atomically
from tests.small_disk import fill, small_disk
from tests.unprivileged import as_ordinary_user


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def interrupted() -> Iterator[bytes]:
    yield b"half a sen"
    raise KeyboardInterrupt


def test_what_is_written_is_there_and_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        target = write_atomically(tmp_path / "a.md", [b"one ", b"two"], replace=False)
    finally:
        os.umask(before)
    assert target.read_bytes() == b"one two"
    assert mode(target) == 0o600
    assert names(tmp_path) == ["a.md"]


def test_a_taken_name_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    with pytest.raises(Exists, match="already there"):
        write_atomically(tmp_path / "a.md", b"new", replace=False)
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert names(tmp_path) == ["a.md"]


def test_a_link_to_nothing_is_a_taken_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Exists):
        write_atomically(tmp_path / "a.md", b"new", replace=False)
    assert names(tmp_path) == ["a.md"]


def test_replacing_is_done_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    write_atomically(tmp_path / "a.md", b"new", replace=True)
    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert names(tmp_path) == ["a.md"]


def test_replacing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "a.md").symlink_to("real.md")
    write_atomically(tmp_path / "a.md", b"new", replace=True)
    assert (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


@pytest.mark.parametrize("replace", [True, False])
def test_an_interruption_leaves_the_old_file_and_no_temporary(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.md", interrupted(), replace=replace)
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert names(tmp_path) == ["a.md"]


def test_a_disk_without_hard_links_still_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_atomically(tmp_path / "a.md", b"first", replace=False)
    with pytest.raises(Exists):
        write_atomically(tmp_path / "a.md", b"second", replace=False)
    assert (tmp_path / "a.md").read_bytes() == b"first"
    assert mode(tmp_path / "a.md") == 0o600
    assert names(tmp_path) == ["a.md"]


def test_a_full_disk_leaves_the_old_file_and_no_temporary(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        (disk / "a.md").write_bytes(b"old")
        ballast = fill(disk)
        with pytest.raises(DiskFull):
            write_atomically(disk / "a.md", b"new" * 100_000, replace=True)
        assert (disk / "a.md").read_bytes() == b"old"
        assert names(disk) == ["a.md", "ballast"]
        ballast.unlink()
        write_atomically(disk / "a.md", b"new", replace=True)
        assert (disk / "a.md").read_bytes() == b"new"


def test_a_limit_on_the_size_of_files_is_a_full_disk(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from retro.storage.errors import DiskFull
from retro.storage.files import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    write_atomically(Path(sys.argv[1]), b"new" * 100_000, replace=True)
except DiskFull:
    sys.exit(42)
"""
    target = tmp_path / "a.md"
    target.write_bytes(b"old")
    assert subprocess.run([sys.executable, "-c", code, str(target)], check=False).returncode == 42
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.md"]


def test_an_error_at_the_close_of_a_device_counts() -> None:
    with pytest.raises(DiskFull):
        write_atomically(Path("/dev/full"), b"x", replace=False)


def test_a_device_is_written_directly() -> None:
    write_atomically(Path("/dev/null"), b"x", replace=False)
    assert Path("/dev/null").is_char_device()


def test_a_pipe_is_written_directly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, [b"one ", b"two"], replace=False)
    reader.join()
    assert read == [b"one two"]
    assert pipe.is_fifo()


def test_standard_output_sent_to_a_file_is_added_to(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from retro.storage.files import write_atomically\n"
        "print('one', flush=True); write_atomically(Path('/dev/stdout'), b'two', replace=False)"
    )
    with (tmp_path / "out").open("wb") as out:
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
    assert (tmp_path / "out").read_bytes() == b"one\ntwo"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="nowhere"):
        write_atomically(tmp_path / "nowhere" / "a.md", b"x", replace=False)


def refused_by_a_closed_folder(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o555)
    with pytest.raises(ReadOnly, match="closed"):
        write_atomically(closed / "a.md", b"x", replace=False)
    assert names(closed) == []
    with pytest.raises(ReadOnly, match="deeper"):
        private_directory(closed / "deeper")


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    as_ordinary_user(refused_by_a_closed_folder, tmp_path)


def test_free_names_count_on(tmp_path: Path) -> None:
    target = tmp_path / "a.b.md"
    assert free_name(target) == target
    target.touch()
    assert free_name(target) == tmp_path / "a.b (2).md"
    (tmp_path / "a.b (2).md").symlink_to("nowhere")
    assert free_name(target) == tmp_path / "a.b (3).md"


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "/etc/passwd", "a\0b"])
def test_a_name_cannot_lead_out_of_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="isn't a file name"):
        inside(tmp_path, name)
    assert inside(tmp_path, "..x") == tmp_path / "..x"


def test_a_private_folder_is_made_with_the_way_to_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert private_directory(tmp_path / "a" / "b c?") == ""
    finally:
        os.umask(before)
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b c?") == 0o700


def test_folders_and_files_open_to_others_are_closed_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "open").chmod(0o755)
    file = tmp_path / "open" / "retro.db"
    file.touch()
    file.chmod(0o644)  # whatever umask another test has left
    assert private_directory(tmp_path / "open").startswith("Only you can open ")
    assert private_file(file).startswith("Only you can read ")
    assert (mode(tmp_path / "open"), mode(file)) == (0o700, 0o600)
    assert private_directory(tmp_path / "open") == private_file(file) == private_file(tmp_path / "gone") == ""


def test_permissions_are_never_widened(tmp_path: Path) -> None:
    (tmp_path / "tight").mkdir(mode=0o500)
    (tmp_path / "tight.db").touch(mode=0o400)
    private_directory(tmp_path / "tight")
    private_file(tmp_path / "tight.db")
    assert (mode(tmp_path / "tight"), mode(tmp_path / "tight.db")) == (0o500, 0o400)


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreError, match="data is a file"):
        private_directory(tmp_path / "data")
    with pytest.raises(Missing):
        private_directory(tmp_path / "data" / "deeper")


def test_a_folder_that_everybody_shares_is_refused(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    with pytest.raises(ReadOnly, match="shares"):
        private_directory(shared)
    assert mode(shared) == 0o1777


def refused_when_another_owns_it(folder: Path) -> None:
    with pytest.raises(ReadOnly, match="another user"):
        private_directory(Path("/etc"))
    with pytest.raises(ReadOnly, match="another user"):
        private_file(Path("/etc/passwd"))


def test_what_another_user_owns_is_refused(tmp_path: Path) -> None:
    as_ordinary_user(refused_when_another_owns_it, tmp_path)
