"""The blob store keeps what it was given, or says what to do."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.blobs import ONE_BY_ONE, STALE_SECONDS, Blobs, _file_system, _sync_file_system
from helpdesk.errors import BlobError


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_is_given_back_under_its_digest(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")

    digest = blobs.put(b"Subject: izin\r\n\r\nhalo")

    assert digest == hashlib.sha256(b"Subject: izin\r\n\r\nhalo").hexdigest()
    assert blobs.get(digest) == b"Subject: izin\r\n\r\nhalo"
    assert blobs.path(digest) == tmp_path / "blobs" / digest[:2] / digest[2:]


@settings(deadline=None, max_examples=30)
@given(many=st.lists(st.binary(max_size=200), max_size=12))
def test_many_are_given_back_in_order_and_equal_ones_are_one_file(
    tmp_path_factory: pytest.TempPathFactory, many: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("blobs")
    blobs = Blobs(folder)

    digests = blobs.put_many(many)

    assert [blobs.get(digest) for digest in digests] == many
    assert len(files_in(folder)) == len(set(many))


def test_putting_twice_keeps_one_file(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)

    first = blobs.put(b"same")
    inode = blobs.path(first).stat().st_ino

    assert blobs.put(b"same") == first
    assert blobs.path(first).stat().st_ino == inode
    assert len(files_in(tmp_path)) == 1


@pytest.mark.parametrize("damage", [b"changed", b"", b"originaX"])
def test_a_damaged_file_is_never_given_back_and_a_new_put_heals_it(tmp_path: Path, damage: bytes) -> None:
    blobs = Blobs(tmp_path)
    digest = blobs.put(b"original")
    blobs.path(digest).write_bytes(damage)

    with pytest.raises(BlobError, match=r"damaged.*backup"):
        blobs.get(digest)

    blobs.put(b"original")
    assert blobs.get(digest) == b"original"


def test_a_missing_file_is_named_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(BlobError, match=f"missing.*{tmp_path}"):
        Blobs(tmp_path).get("0" * 64)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_what_is_no_digest_never_becomes_a_path(tmp_path: Path, digest: str) -> None:
    with pytest.raises(BlobError, match="no digest"):
        Blobs(tmp_path).path(digest)


def test_deleting_removes_the_octets_and_may_be_repeated(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    digest = blobs.put(b"erase me")

    blobs.delete(digest)
    blobs.delete(digest)

    assert files_in(tmp_path) == []


def test_only_this_user_can_read_the_mails(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    path = blobs.path(blobs.put(b"private"))

    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_only_stale_temporary_files_are_removed_at_start(tmp_path: Path) -> None:
    Blobs(tmp_path)
    stale, fresh = tmp_path / "incoming" / "stale", tmp_path / "incoming" / "fresh"
    stale.write_bytes(b"half")
    fresh.write_bytes(b"another process is writing this")
    long_ago = time.time() - STALE_SECONDS - 10
    os.utime(stale, (long_ago, long_ago))

    Blobs(tmp_path)

    assert not stale.exists()
    assert fresh.exists()


def test_a_full_disk_leaves_nothing_behind_and_names_the_remedy(tmp_path: Path) -> None:
    """A limit on the size of files is the full disk that every user can make."""
    blobs = Blobs(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(BlobError, match=str(tmp_path)):
            blobs.put_many([b"fits", b"x" * 2000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert files_in(tmp_path) == []
    blobs.check()
    assert blobs.get(blobs.put(b"x" * 2000)) == b"x" * 2000


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(BlobError, match=r"file/blobs.*\[store\]"):
        Blobs(tmp_path / "file" / "blobs")


def test_check_says_when_the_folder_has_gone(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    blobs.check()
    assert files_in(tmp_path) == []
    (tmp_path / "blobs" / "incoming").rmdir()

    with pytest.raises(BlobError, match="cannot be used"):
        blobs.check()


WRITER = """
import sys
from pathlib import Path
from helpdesk.blobs import Blobs
blobs = Blobs(Path(sys.argv[1]))
for number in range(100000):
    octets = str(number).encode() * 2000
    print(blobs.put(octets), number, flush=True)
"""


def test_a_killed_writer_has_lost_nothing_that_it_confirmed(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    lines = [process.stdout.readline() for _ in range(30)]
    process.kill()
    lines += [line for line in process.stdout if line.endswith("\n")]
    process.stdout.close()
    process.wait()

    blobs = Blobs(tmp_path)
    for digest, number in map(str.split, lines):
        assert blobs.get(digest) == number.encode() * 2000
    named = [path for path in files_in(tmp_path) if path.parent.name != "incoming"]
    assert all(blobs.get(path.parent.name + path.name) for path in named)


@pytest.mark.parametrize("together", [False, True])
def test_many_are_kept_whole_whether_they_are_synced_one_by_one_or_together(tmp_path: Path, together: bool) -> None:
    blobs = Blobs(tmp_path / "blobs")
    blobs._together = together
    many = [bytes([number]) * 5000 for number in range(ONE_BY_ONE + 3)]

    digests = blobs.put_many(many)

    assert [Blobs(tmp_path / "blobs").get(digest) for digest in digests] == many
    assert list((tmp_path / "blobs" / "incoming").iterdir()) == []


def test_a_file_system_is_told_by_its_type_and_one_that_cannot_be_synced_is_an_error() -> None:
    assert _file_system(Path("/proc")) == "proc"
    with pytest.raises(OSError, match="Bad file descriptor"):
        _sync_file_system(-1)
