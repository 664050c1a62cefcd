from __future__ import annotations

from helpdesk.desk import Desk
from helpdesk.model.knowledge import Permit
from helpdesk.store import versions
from tests.web.seeds import START
from tests.web.serving import Visitor


def test_every_entry_has_a_page_that_says_what_is_unknown(reader: Visitor, library: Desk) -> None:
    for entry in library.knowledge.entries():
        answer = reader.get(f"/knowledge/{entry.id}")
        assert answer.status_code == 200, entry.id
        if isinstance(entry, Permit) and entry.fee is None:
            assert "belum diketahui" in answer.text, entry.id


def test_the_list_holds_every_entry_and_a_search_the_fitting_ones(reader: Visitor, library: Desk) -> None:
    page = reader.get("/knowledge").text

    assert all(f'href="/knowledge/{entry.id}"' in page for entry in library.knowledge.entries())
    assert 'href="/knowledge/iptm-baru"' in reader.get("/knowledge?q=makam baru").text
    assert reader.get("/knowledge/no-such-entry").status_code == 404


def test_mistakes_in_the_files_are_in_the_red_bar(rina: Visitor, desk: Desk) -> None:
    with desk.database.transaction() as tx:
        versions.set_problems(tx, ("faq/permits/x.md:3: error: unknown key (remove it)",), START)

    page = rina.get("/queue/mine").text

    assert "1 kesalahan dalam berkas pengetahuan" in page
    assert "faq/permits/x.md:3" in page
