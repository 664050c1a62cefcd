"""Which messages that answer the same lost message are of one conversation, and which share but a constant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.mail.kinship import Heading, are_kin, heading_of
from helpdesk.model.message import AutomaticKind

DESK = "penyuluhan@dpmptsp.example"
OURS = frozenset((DESK,))
LOST = "20260412.0815@lost.example"


def heading(
    subject: str,
    sender: str = "ani@w.example",
    *,
    to: tuple[str, ...] = (DESK,),
    lost: tuple[str, ...] = (LOST,),
    reply_to: str = "",
    automatic: AutomaticKind | None = None,
) -> Heading:
    return heading_of(subject, sender, (reply_to,) if reply_to else (), to, frozenset(lost), automatic)


KIN = {
    "one subject": (heading("Re: Izin kios"), heading("Izin kios", "budi@w.example")),
    "what it was": (heading("Biaya (was: Izin kios)"), heading("Re: Izin kios", "budi@w.example")),
    "a tracker adds a word": (heading("[Bug 812] New: Crash on start"), heading("[Bug 812] Crash on start")),
    "a tracker's number, the title changed": (heading("[T] (KB-17) Crash"), heading("[T] (KB-17) Data loss")),
    "an exchange": (heading("Re: Izin kios"), heading("Denah", "budi@w.example", to=("ani+x@w.example",))),
    "two lost links, one line is longer": (
        heading("Re: Izin kios", lost=("a@w", "b@w")),
        heading("Terima kasih", "budi@w.example", lost=("a@w", "b@w", "c@w")),
    ),
    "no subjects, one person": (heading("Re: "), heading("")),
    "a report names the message": (
        heading("Undelivered", "mailer-daemon@w.example", automatic=AutomaticKind.BOUNCE),
        heading("Re: Izin kios"),
    ),
    "a forge's answers want theirs at one-time addresses": (
        heading("Re: [o/r] Crash", "notifications@f.example", reply_to="r+1@f.example", lost=("o/r/5@f.example",)),
        heading("Re: [o/r] Crash", "notifications@f.example", reply_to="r+2@f.example", lost=("o/r/5@f.example",)),
    ),
    "short names in the archive of others": (
        heading("Poll", to=("milis@w.example",), lost=("a@w",)),
        heading("Poll", to=("milis@w.example",), lost=("a@w",)),
    ),
    "a topic of a forum whose first post never came": (
        heading("[Forum] Kiosk", "forum@f.example", to=("milis@w.example",), lost=("topic/12@f",)),
        heading("[Forum] Kiosk", "forum@f.example", to=("milis@w.example",), lost=("topic/12@f",)),
    ),
    "a program's notices of one matter": (
        heading("Disk full", "alert@w.example", automatic=AutomaticKind.NOTIFICATION),
        heading("Disk full", "alert@w.example", automatic=AutomaticKind.NOTIFICATION),
    ),
}
APART = {
    "nothing is shared": (heading("Izin kios"), heading("Izin kios", lost=("other@w.example",))),
    "strangers, other subjects": (heading("Re: Izin kios"), heading("Re: Makam", "budi@w.example")),
    "a newsletter": (heading("Januari", "news@w.example"), heading("Cuci gudang", "news@w.example")),
    "a form for two people": (
        heading("Pertanyaan", "form@w.example", reply_to="ani@w.example"),
        heading("Pertanyaan", "form@w.example", reply_to="budi@w.example"),
    ),
    "a program under a mere word": (
        heading("Formulir kontak", "noreply@w.example", lost=("0@w",)),
        heading("Formulir kontak", "noreply@w.example", lost=("0@w",)),
    ),
    "a person fills in a form twice": (
        heading("Kontak", lost=("form@w",)),
        heading("Kontak", lost=("form@w",)),
    ),
    "two cases of a tracker under one title": (heading("[rt #8] Printer"), heading("Re: [rt #9] Printer")),
    "both write to us": (heading("Re: Izin kios"), heading("Re: Makam", DESK, to=("citra@w.example",))),
    "one constant in both fields": (
        heading("Izin kios", lost=("a@w", "b@w")),
        heading("Makam", "budi@w.example", lost=("a@w", "b@w")),
    ),
    "an answer to an issue of a newsletter, and another issue": (
        replace(heading("Re: Januari", to=("news@w.example",)), knows=True),
        heading("Cuci gudang", "news@w.example", to=("ani@w.example",)),
    ),
    "no subjects, strangers": (heading("", to=("x@w.example",)), heading("", "budi@w.example", to=("y@w.example",))),
    "a short subject within another": (heading("Izin"), heading("Perizinan kios", "budi@w.example")),
}


@pytest.mark.parametrize(("one", "other"), KIN.values(), ids=KIN)
def test_who_answers_one_lost_message_is_kin(one: Heading, other: Heading) -> None:
    assert are_kin(one, other, OURS)
    assert are_kin(other, one, OURS)


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_who_bears_one_constant_is_not_kin(one: Heading, other: Heading) -> None:
    assert not are_kin(one, other, OURS)
    assert not are_kin(other, one, OURS)


TOPICS = st.sampled_from(("Izin kios", "Makam", "Pajak reklame", "", "[rt #8] Printer", "Kontak kami", "日本語"))
MARKS = st.sampled_from(("", "Re: ", "AW: ", "Fwd: "))
HEADINGS = st.builds(
    lambda mark, topic, sender, to, lost: heading(mark + topic, f"{sender}@w.example", to=(DESK, *to), lost=lost),
    MARKS,
    TOPICS,
    st.sampled_from(("ani", "budi", "noreply", "citra")),
    st.lists(st.sampled_from(("ani@w.example", "budi@w.example", "milis@w.example")), max_size=2).map(tuple),
    st.lists(st.sampled_from(("0@x", LOST, "c@x")), max_size=3, unique=True).map(tuple),
)


@given(HEADINGS, HEADINGS)
def test_kinship_does_not_hang_on_who_came_first(one: Heading, other: Heading) -> None:
    assert are_kin(one, other, OURS) == are_kin(other, one, OURS)


@given(HEADINGS, HEADINGS)
def test_nobody_is_kin_without_a_common_name(one: Heading, other: Heading) -> None:
    assert not are_kin(one, replace(other, lost=other.lost - one.lost), OURS)


@given(HEADINGS, MARKS)
def test_an_answer_to_a_lost_message_is_kin_to_the_next_under_its_subject(one: Heading, mark: str) -> None:
    root = replace(one, lost=frozenset((LOST,)), subject="Re: Izin kios")
    assert are_kin(root, replace(root, subject=f"{mark}Izin kios", sender="dedi@w.example"), OURS)


@given(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=6, unique=True), st.sampled_from(("0@x", LOST)))
def test_strangers_with_matters_of_their_own_are_never_kin(names: list[str], constant: str) -> None:
    mails = [heading(f"{name * 7} {name}", f"{name}@{name}.example", lost=(constant,)) for name in names]
    assert not any(are_kin(one, other, OURS) for one in mails for other in mails if one is not other)
