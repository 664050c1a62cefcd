"""Folders hold more than mails: whatever cannot be read is told, and nothing waits for ever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpdesk.mailbox import files
from helpdesk.mailbox.files import file_names, read_file


def told(folder: Path) -> dict[str, str | None]:
    return {file.name.removeprefix(f"{folder}/"): file.error for file in map(read_file, file_names([str(folder)]))}


def test_pipes_circles_and_broken_links_in_a_folder_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "a.eml").write_bytes(b"Subject: a\n\n")
    (tmp_path / "inner" / "b.eml").write_bytes(b"Subject: b\n\n")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle-1").symlink_to("circle-2")
    (tmp_path / "circle-2").symlink_to("circle-1")
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "inner" / "up").symlink_to("..")

    found = told(tmp_path)

    assert [name for name, error in found.items() if error is None] == ["a.eml", "inner/b.eml"]
    assert "pipe without a writer" in (found["pipe"] or "")
    assert "symbolic links" in (found["circle-1"] or "")
    assert "No such file" in (found["broken"] or "")
    assert "link back to a folder" in (found["inner/up"] or "")


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "box" / "old").mkdir(parents=True)
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.eml").write_bytes(b"Subject: a\n\n")
    (tmp_path / "box" / "old" / "archive").symlink_to(tmp_path / "archive")

    assert told(tmp_path / "box") == {"old/archive/a.eml": None}


def test_a_file_that_grows_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_OCTETS", 20)
    (tmp_path / "a.eml").write_bytes(b"x" * 20)
    (tmp_path / "b.eml").write_bytes(b"x" * 21)

    found = told(tmp_path)

    assert found["a.eml"] is None
    assert found["b.eml"] == "larger than 20 octets; not read"


def test_what_a_shell_pipes_in_by_a_device_name_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"Subject: piped\n\n")
    os.close(writer)

    (file,) = map(read_file, file_names([f"/dev/fd/{reader}"]))
    os.close(reader)

    assert file.octets == b"Subject: piped\n\n"
