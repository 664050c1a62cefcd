"""With a virus scanner no file is given out that it has not called clean, and every file says what it said."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.extract.clamd import CHUNK, ScannerError, Verdict, scan
from helpdesk.intake.scanning import WITHIN, scan_waiting
from helpdesk.store import draft_files, file_scans
from helpdesk.web.app import now_utc
from helpdesk.worker import scan_files
from tests.servers.clamd import MARK, ClamdServer
from tests.web import mails
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor

FILES = (("baik.txt", "text/plain", b"surat keterangan"), ("buruk.txt", "text/plain", b"awal " + MARK))


@pytest.fixture
def scanner() -> Iterator[ClamdServer]:
    with ClamdServer() as one:
        yield one


def use(desk: Desk, place: str) -> None:
    documents = desk.config.documents.model_copy(update={"clamd": place})
    desk.config = desk.config.model_copy(update={"documents": documents})


def put(desk: Desk) -> None:
    """Let a mail with a good and a bad file open the ninth ticket."""
    deliver(desk, mails.mail("Berkas", "Ini berkas saya.", files=FILES), START + timedelta(hours=1))


def test_a_file_goes_to_the_scanner_whole_and_its_word_is_understood(scanner: ClamdServer) -> None:
    large = bytes(range(256)) * (CHUNK // 256) + b"ekor"
    assert scan(scanner.place, large) == Verdict("")
    assert scanner.seen == [large]
    assert scan(scanner.place, b"x" + MARK) == Verdict("Uji.Coba-1")
    scanner.answer = "INSTREAM size limit exceeded. ERROR"
    with pytest.raises(ScannerError, match="size limit"):
        scan(scanner.place, b"x")
    with pytest.raises(ScannerError, match="does not answer"):
        scan("/nowhere/clamd.ctl", b"x")


def test_every_file_of_new_mail_is_looked_at_once_and_only_a_clean_one_is_given_out(
    rina: Visitor, desk: Desk, scanner: ClamdServer
) -> None:
    put(desk)
    assert "bebas virus" not in rina.get("/tickets/9").text
    use(desk, scanner.place)
    assert "belum dipindai" in rina.get("/tickets/9").text

    looked = scan_waiting(desk, START + timedelta(hours=2))
    assert looked >= 2
    assert scan_waiting(desk, START + timedelta(hours=2)) == 0
    page = rina.get("/tickets/9").text
    assert "virus: Uji.Coba-1" in page
    assert "bebas virus" in page
    assert rina.get("/messages/9/attachments/0").content == FILES[0][2]
    for path in (
        "/messages/9/attachments/1",
        "/messages/9/attachments/1?original=true",
        "/messages/9/attachments/1/preview",
    ):
        answer = rina.get(path)
        assert "pemindai virus menemukan sesuatu" in answer.text
        assert MARK.decode() not in answer.text


def test_a_file_that_nobody_looked_at_waits_for_the_scanner_and_mail_does_not(
    rina: Visitor, desk: Desk, scanner: ClamdServer
) -> None:
    scanner.answer = "lelah. ERROR"
    use(desk, scanner.place)
    put(desk)
    assert "berkas saya.</mark>" in rina.get("/tickets/9").text
    assert "pemindai virus tidak menjawab" in rina.get("/messages/9/attachments/0").text
    with pytest.raises(ScannerError):
        scan_waiting(desk, START + timedelta(hours=2))

    scanner.answer = ""
    assert scan_waiting(desk, START + WITHIN + timedelta(days=1)) == 0  # old mail is looked at when it is opened
    assert rina.get("/messages/9/attachments/0").content == FILES[0][2]
    rina.get("/messages/9/attachments/0")
    assert scanner.seen.count(FILES[0][2]) == 3  # twice in vain; what it said then is remembered


def test_no_file_goes_out_with_a_letter_that_the_scanner_has_not_called_clean(
    rina: Visitor, desk: Desk, scanner: ClamdServer
) -> None:
    use(desk, scanner.place)

    def attach(content: bytes) -> str:
        files = {"file": ("surat.txt", content, "text/plain")}
        answer = rina.http.post("/drafts/1/files", data={"token": rina.token}, files=files)
        return answer.text

    assert "tidak dilampirkan" in attach(b"x " + MARK)
    scanner.answer = "lelah. ERROR"
    assert "tidak dilampirkan" in attach(b"baik")
    scanner.answer = ""
    assert "Berkas dilampirkan." in attach(b"baik")
    with desk.database.read() as tx:
        assert [file.filename for file in draft_files.of_draft(tx, 1)] == ["surat.txt"]


def test_a_running_desk_looks_by_itself_and_goes_on_when_the_scanner_comes_back(
    desk: Desk, scanner: ClamdServer
) -> None:
    scanner.answer = "lelah. ERROR"
    use(desk, scanner.place)
    deliver(desk, mails.mail("Berkas", "Ini berkas saya.", files=FILES), now_utc())
    stop = threading.Event()
    loop = threading.Thread(target=scan_files, args=(desk, stop))
    loop.start()
    try:
        wait_for(lambda: scanner.seen)
        scanner.answer = ""
        wait_for(lambda: found_in(desk) == ["", "Uji.Coba-1"])
    finally:
        stop.set()
        loop.join(30)
    assert not loop.is_alive()


def found_in(desk: Desk) -> list[str]:
    """Return what was found in the files of the newest mail, as far as they were looked at."""
    with desk.database.read() as tx:
        scans = file_scans.of_messages(tx, [9])
    return [scans[place].found for place in sorted(scans)]


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.05)
