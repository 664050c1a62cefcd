"""What other systems say of applications, in a mail's text or in JSON; what cannot be read is named."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.model.application import Stage
from helpdesk.track.foreign import read_json, read_text, value_at

JAKARTA = ZoneInfo("Asia/Jakarta")
PATTERN = r"permohonan nomor (?P<number>\S+) .*?status: (?P<stage>[^\n.]+)(?:\. Tanggal: (?P<at>[^\n.]+))?"
FIELDS = {
    "number": "nomor",
    "stage": "status.nama",
    "at": "riwayat.0.tgl",
    "failed": "kurang",
    "permit": "izin",
    "id": "id",
}


def test_a_notification_is_read_by_its_named_groups() -> None:
    text = "Yth. Ibu,\nPermohonan nomor A-1 telah berubah, status: Dikembalikan. Tanggal: 3 November 2026\nTerima kasih"
    (told,), unread = read_text(text, [PATTERN], JAKARTA)

    assert (told.number, told.stage, told.label) == ("A-1", Stage.RETURNED, "Dikembalikan")
    assert told.at == datetime(2026, 11, 3, tzinfo=JAKARTA)
    assert unread == ()


def test_several_applications_in_one_mail_and_unknown_states() -> None:
    text = (
        "permohonan nomor A-1 status: terbit\npermohonan nomor A-2 status: entah\npermohonan nomor A-1 status: terbit"
    )
    told, unread = read_text(text, [PATTERN, PATTERN], JAKARTA, {})

    assert [one.number for one in told] == ["A-1"]
    assert {one.what for one in unread} == {"A-2"}
    told, unread = read_text(text, [PATTERN], JAKARTA, {"Entah": Stage.SUBMITTED})
    assert ([one.stage for one in told], unread) == ([Stage.ISSUED, Stage.SUBMITTED], ())


def test_json_is_read_by_its_mapping() -> None:
    answer = {
        "data": {
            "items": [
                {"nomor": 77, "status": {"nama": "Terbit"}, "riwayat": [{"tgl": "2026-11-03T08:00:00+07:00"}], "id": 5},
                {
                    "nomor": "B",
                    "status": {"nama": "Ditolak"},
                    "riwayat": [{"tgl": 1793000000000}],
                    "kurang": ["KTP", None],
                },
                {"status": {"nama": "Terbit"}},
                {"nomor": "C", "status": {"nama": "Terbit"}, "riwayat": [{"tgl": "kemarin"}]},
                "kosong",
            ]
        }
    }
    told, unread = read_json(answer, "data.items", FIELDS, JAKARTA, {})

    assert [(one.number, one.stage, one.id, one.failed) for one in told] == [
        ("77", Stage.ISSUED, "5", ()),
        ("B", Stage.REFUSED, None, ("KTP",)),
    ]
    assert told[0].at == datetime(2026, 11, 3, 1, tzinfo=UTC)
    assert told[1].at == datetime.fromtimestamp(1793000000, UTC)
    assert [one.what for one in unread] == ["item 2", "C", "item 4"]


@pytest.mark.parametrize("items", ["data", "nothing", "data.items.0"])
def test_an_answer_without_its_list_is_an_error(items: str) -> None:
    with pytest.raises(ValueError, match="list"):
        read_json({"data": {"items": [{}]}}, items, FIELDS, JAKARTA, {})


def test_a_path_leads_through_objects_and_lists() -> None:
    assert value_at({"a": [{"b": 1}]}, "a.0.b") == 1
    assert value_at([1], "") == [1]
    assert [value_at({"a": "xy"}, path) for path in ("a.0", "a.b.c", "c", "0")] == [None] * 4


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["nomor", "status", "x"]), inner),
    max_leaves=12,
)


@given(answer=st.lists(JSON, max_size=5))
def test_no_answer_whatsoever_breaks_the_reading(answer: list[Any]) -> None:
    fields = {"number": "nomor", "stage": "status", "at": "x", "note": "x", "failed": "x"}
    told, unread = read_json(json.loads(json.dumps(answer)), "", fields, JAKARTA, {"1": Stage.ISSUED})

    assert len(told) + len(unread) == len(answer)
    assert all(one.number and "\0" not in one.number for one in told)
