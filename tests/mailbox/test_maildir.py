"""A Maildir gives every message once, whatever other programs do to it meanwhile."""

from __future__ import annotations

import mailbox
import os
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.config import MailboxConfig
from helpdesk.errors import MailboxError
from helpdesk.mailbox.maildir import MaildirMailbox
from helpdesk.mailbox.protocol import MAX_OCTETS


def open_at(path: Path, **more: str) -> MaildirMailbox:
    return MaildirMailbox(MailboxConfig(path=path, **more))  # type: ignore[arg-type]


def deliver(path: Path, octets: bytes, name: str) -> None:
    for part in ("tmp", "new", "cur"):
        (path / part).mkdir(parents=True, exist_ok=True)
    (path / "tmp" / name).write_bytes(octets)
    (path / "tmp" / name).rename(path / "new" / name)


def test_missing_folders_are_made_and_an_empty_maildir_lists_nothing(tmp_path: Path) -> None:
    with open_at(tmp_path / "box") as box:
        assert box.list(0).uids == ()

    assert sorted(path.name for path in (tmp_path / "box").iterdir()) == ["cur", "new", "tmp"]


def test_messages_of_other_programs_are_read_byte_for_byte_and_stay_where_they_are(tmp_path: Path) -> None:
    written = mailbox.Maildir(tmp_path / "box")
    key = written.add(b"Subject: satu\n\nisi \xff\x00\n")
    octets = written.get_bytes(key)
    before = sorted((tmp_path / "box").rglob("*"))

    with open_at(tmp_path / "box") as box:
        listing = box.list(0)
        (fetched,) = box.fetch(listing.uids)

    assert fetched.octets == octets
    assert fetched.problem is None
    assert sorted((tmp_path / "box").rglob("*")) == before


def test_messages_come_in_the_order_of_delivery(tmp_path: Path) -> None:
    deliver(tmp_path, b"third", "1700000000.M1P1.host")
    deliver(tmp_path, b"first", "999999999.M9P9.host")
    deliver(tmp_path, b"zeroth", "no-number")
    deliver(tmp_path, b"second", "1600000000.M1P1.host")

    with open_at(tmp_path) as box:
        octets = [fetched.octets for fetched in box.fetch(box.list(0).uids)]

    assert octets == [b"zeroth", b"first", b"second", b"third"]


def test_the_uid_stays_when_a_reader_moves_or_flags_the_message(tmp_path: Path) -> None:
    deliver(tmp_path, b"halo", "1700000000.M1P1.host,S=4")
    with open_at(tmp_path) as box:
        before = box.list(0).uids
        (tmp_path / "new" / "1700000000.M1P1.host,S=4").rename(tmp_path / "cur" / "1700000000.M1P1.host,S=4:2,S")
        (fetched,) = box.fetch(before)  # the listing is older than the move
        after = box.list(0).uids
    with open_at(tmp_path) as another:
        again = another.list(0).uids

    assert fetched.octets == b"halo"
    assert before == after == again
    assert 0 < before[0] < 2**63


@settings(deadline=None)
@given(names=st.sets(st.text("abc.,=0123456789", min_size=1).filter(lambda name: name[0] != "."), max_size=8))
def test_any_names_have_uids_of_their_own(tmp_path_factory: pytest.TempPathFactory, names: set[str]) -> None:
    path = tmp_path_factory.mktemp("box")
    for name in names:
        deliver(path, name.encode(), name)

    with open_at(path) as box:
        uids = box.list(0).uids
        octets = {fetched.octets for fetched in box.fetch(uids)}

    assert len(set(uids)) == len(names)
    assert octets == {name.encode() for name in names}


def test_a_message_that_vanished_is_reported_and_the_next_one_is_read(tmp_path: Path) -> None:
    deliver(tmp_path, b"one", "1.a")
    deliver(tmp_path, b"two", "2.b")
    with open_at(tmp_path) as box:
        uids = box.list(0).uids
        (tmp_path / "new" / "1.a").unlink()
        first, second = box.fetch(uids)

    assert first.gone
    assert first.problem
    assert first.octets is None
    assert second.octets == b"two"


def test_a_message_too_large_for_memory_is_reported_and_the_next_one_is_read(tmp_path: Path) -> None:
    deliver(tmp_path, b"", "1.large")
    os.truncate(tmp_path / "new" / "1.large", MAX_OCTETS + 1)  # sparse: takes no room
    deliver(tmp_path, b"two", "2.b")
    with open_at(tmp_path) as box:
        first, second = box.fetch(box.list(0).uids)

    assert first.octets is None
    assert "64 MB" in (first.problem or "")
    assert not first.gone
    assert second.octets == b"two"


def test_trashed_messages_are_listed_as_deleted(tmp_path: Path) -> None:
    deliver(tmp_path, b"one", "1.a")
    (tmp_path / "new" / "1.a").rename(tmp_path / "cur" / "1.a:2,ST")
    deliver(tmp_path, b"two", "2.T")
    with open_at(tmp_path) as box:
        listing = box.list(0)

    assert len(listing.uids) == 2
    assert listing.deleted == listing.uids[:1]


def test_hidden_files_folders_and_links_are_no_messages(tmp_path: Path) -> None:
    deliver(tmp_path, b"one", "1.a")
    (tmp_path / "new" / ".lock").write_bytes(b"")
    (tmp_path / "new" / "folder").mkdir()
    (tmp_path / "new" / "link").symlink_to("/etc/hostname")
    with open_at(tmp_path) as box:
        assert len(box.list(0).uids) == 1


def test_the_time_of_receipt_is_the_time_of_the_file(tmp_path: Path) -> None:
    deliver(tmp_path, b"one", "1.a")
    os.utime(tmp_path / "new" / "1.a", (1_790_000_000, 1_790_000_000))
    with open_at(tmp_path) as box:
        (fetched,) = box.fetch(box.list(0).uids)

    assert fetched.received_at == datetime.fromtimestamp(1_790_000_000, UTC)


def test_settled_messages_move_to_cur_without_flags_and_keep_their_uid(tmp_path: Path) -> None:
    deliver(tmp_path, b"one", "1.a")
    with open_at(tmp_path) as box:
        uids = box.list(0).uids
        box.settle(uids)
        box.settle(uids)

        assert [path.name for path in (tmp_path / "cur").iterdir()] == ["1.a:2,"]
        assert list((tmp_path / "new").iterdir()) == []
        assert box.list(0).uids == uids


def test_settled_messages_move_to_the_configured_folder(tmp_path: Path) -> None:
    deliver(tmp_path, b"one", "1.a")
    with open_at(tmp_path, move_to="Selesai") as box:
        box.settle(box.list(0).uids)

        assert box.list(0).uids == ()
    assert (tmp_path / ".Selesai" / "cur" / "1.a:2,").read_bytes() == b"one"


def test_a_delivery_ends_the_wait_early(tmp_path: Path) -> None:
    stop = threading.Event()
    with open_at(tmp_path) as box:
        box.wait(0, stop)  # begins the watch
        thread = threading.Timer(0.2, deliver, (tmp_path, b"one", "1.a"))
        thread.start()
        started = time.monotonic()
        arrived = box.wait(20, stop)
        took = time.monotonic() - started
        thread.join()

        assert arrived
        assert took < 15
        assert len(box.list(0).uids) == 1


def test_what_came_between_listing_and_waiting_is_noticed(tmp_path: Path) -> None:
    stop = threading.Event()
    with open_at(tmp_path) as box:
        box.list(0)
        deliver(tmp_path, b"one", "1.a")
        assert box.wait(20, stop)
        box.list(0)
        deliver(tmp_path, b"two", "2.b")
        started = time.monotonic()
        assert box.wait(20, stop)
        assert time.monotonic() - started < 15


def test_stop_ends_the_wait_at_once(tmp_path: Path) -> None:
    stop = threading.Event()
    with open_at(tmp_path) as box:
        box.wait(0, stop)
        threading.Timer(0.2, stop.set).start()
        started = time.monotonic()

        assert not box.wait(20, stop)
        assert time.monotonic() - started < 15


def test_a_quiet_maildir_is_waited_for_as_long_as_asked(tmp_path: Path) -> None:
    stop = threading.Event()
    with open_at(tmp_path) as box:
        box.wait(0, stop)
        started = time.monotonic()

        assert not box.wait(0.5, stop)
        assert time.monotonic() - started > 0.45


def test_without_a_watch_the_time_is_waited_out(tmp_path: Path) -> None:
    stop = threading.Event()
    with open_at(tmp_path / "box") as box:
        for part in ("new", "cur"):
            (tmp_path / "box" / part).rmdir()
        started = time.monotonic()

        assert not box.wait(0.3, stop)
        assert time.monotonic() - started > 0.25


def test_a_path_that_is_no_folder_is_said_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(MailboxError, match=r"penyuluhan.*file.*path") as caught, open_at(tmp_path / "file"):
        pass
    assert caught.value.permanent
