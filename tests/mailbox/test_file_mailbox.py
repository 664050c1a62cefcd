"""Files as a mailbox: an mbox is cut where it must be, a large one without being held in memory."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.mailbox import file_mailbox
from helpdesk.mailbox.file_mailbox import FilesMailbox, split, unescaped

LINE = st.text("abc From>:\n", max_size=30).map(lambda text: text.encode())
FROM = b"From warga@x.example Mon Mar  4 09:00:00 2019\n"


def as_mbox(*messages: bytes) -> bytes:
    """Write an mbox as mboxrd does."""
    quoted = (
        b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in m.split(b"\n"))
        for m in messages
    )
    return b"".join(FROM + m + b"\n" for m in quoted)


@given(st.lists(LINE.map(lambda text: b"Subject: x\n\n" + text.rstrip(b"\n") + b"\n"), min_size=1, max_size=6))
def test_what_was_put_into_an_mbox_comes_out(messages: list[bytes]) -> None:
    octets = as_mbox(*messages)

    assert [unescaped(octets[start:end]) for start, end in split(BytesIO(octets))] == messages


def test_a_line_that_only_begins_like_one_after_text_is_text() -> None:
    octets = FROM + b"Subject: x\n\nhalo\nFrom here on\n\n" + FROM + b"Subject: y\n\n"

    assert len(split(BytesIO(octets))) == 2


def test_a_line_longer_than_what_is_read_at_once_is_one_line() -> None:
    long = b"x" * (file_mailbox.LINE - 1) + b"From " + b"y" * 10 + b"\n"
    octets = FROM + b"\n" + long + b"\n" + FROM + b"Subject: z\n"

    assert len(split(BytesIO(octets))) == 2


def test_oldest_first_by_their_date_fields(tmp_path: Path) -> None:
    dates = ("Tue, 05 Mar 2019 09:00:00 +0700", "Mon, 04 Mar 2019 09:00:00 +0700", "nonsense")
    mails = [f"Date: {date}\n\n{date}\n".encode() for date in dates]
    (tmp_path / "old.mbox").write_bytes(as_mbox(*mails))

    with FilesMailbox([str(tmp_path)], by_date=True) as box:
        assert [each.octets for each in box.fetch(box.list(0).uids)] == [mails[1], mails[0], mails[2]]
    with FilesMailbox([str(tmp_path)]) as box:
        assert [each.octets for each in box.fetch(box.list(0).uids)] == mails


def test_a_file_that_changes_meanwhile_gives_a_problem_and_no_other_octets(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(b"Subject: a\n\nsatu\n")

    with FilesMailbox([str(file)]) as box:
        file.write_bytes(b"Subject: a\n\ndua!\n")
        (fetched,) = box.fetch(box.list(0).uids)

    assert fetched.octets is None
    assert "changed" in (fetched.problem or "")
