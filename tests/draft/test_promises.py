"""What no draft ever holds, tried on mails put together from all that citizens ask, with numbers of persons in them.

A letter is held against the typed fields of the entries that its blocks name: every number, date, regulation and
promise of "free" must stand in one of them that is in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from email.message import EmailMessage
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.config import Config, resolve
from helpdesk.draft.templating.templates import fixed_words
from helpdesk.draft.templating.wording import LANGUAGES, long_date, partial_date
from helpdesk.explain import Explainer
from helpdesk.model.explanation import Explanation
from helpdesk.model.knowledge import Entry, EntryStatus, Force, Jurisdiction, LegalBasis, Permit, Topic
from tests.draft.conftest import ROOT, TEMPLATES
from tests.project import project, project_knowledge

BASE = project_knowledge()
TODAY = date(2026, 11, 24)
WRITTEN = date(2026, 11, 23)
QUESTIONS = sorted({question for entry in BASE.entries() for question in entry.questions})
HEADS = ("", "Assalamualaikum, ", "Yth. Bapak/Ibu,\nDengan hormat, ", "min ", "Selamat pagi. ", "Dear Sir or Madam,\n")
TAILS = ("", "\nTerima kasih\nRina Wati", "\nHormat saya,\nBudi", "\nmakasih", "\nRegards,\nAnna Lee")
NUMBER = re.compile(r"\d[\d.,:/\-]*\d|\d")
RULE = re.compile(
    r"\b(?:Undang-Undang|Peraturan [A-Z][\w ]+?|Perda[\w ]*?|Pergub[\w ]*?|Surat Edaran[\w ]*?|Keputusan [A-Z][\w ]+?|"
    r"Surat Keputusan[\w ]*?) Nomor [\w./-]+(?: Tahun \d{4})?"
)
FREE = re.compile(
    r"\b(?:tidak dipungut biaya|tanpa biaya|gratis|tidak dikenai biaya|free of charge|Rp ?0)\b", re.IGNORECASE
)
PLACEHOLDER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\bNone\b|\bUndefined\b|<[a-z]+\.[\w.]+ object")
CAVEATS = ("Di Jakarta ketentuannya belum tentu sama", "The rules in Jakarta may differ")


@cache
def explainer() -> Explainer:
    return Explainer(resolve(Config(), ROOT), BASE, index=project().index)


@cache
def wording() -> str:
    """Return the fixed words of every template."""
    texts = [path.read_text("utf-8") for path in sorted((TEMPLATES / "reply").rglob("*.j2"))]
    return "\n".join([*texts, *(run for runs in fixed_words(TEMPLATES).values() for run in runs)])


digits = st.text("0123456789", min_size=16, max_size=16).map(lambda text: "31" + text[2:])
phones = st.text("0123456789", min_size=9, max_size=10).map(lambda text: "08" + text)
persons = st.one_of(
    digits,
    digits.map(lambda d: " ".join(re.findall(r"\d{4}", d))),
    digits.map(lambda d: f"{d[:2]}.{d[2:5]}.{d[5:8]}.{d[8]}-{d[9:12]}.{d[12:15]}"),
    phones,
    phones.map(lambda p: f"+62 {p[1:4]}-{p[4:8]}-{p[8:]}"),
)
mails = st.tuples(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=4),
    st.sampled_from(TAILS),
    persons,
    st.booleans(),
)


def mail(head: str, questions: Iterable[str], tail: str, number: str, *, attached: bool) -> bytes:
    message = EmailMessage()
    message["From"] = f"NIK {number} <warga@warga.example>"
    message["Subject"] = f"tanya, NIK {number}"
    message["Date"] = "Mon, 23 Nov 2026 09:00:00 +0700"
    message["Message-ID"] = "<satu@warga.example>"
    message.set_content(f"{head}{' '.join(questions)} Nomor saya {number}.{tail}\n{number}")
    if attached:
        message.add_attachment(number.encode(), maintype="image", subtype="jpeg", filename=f"KTP {number}.jpg")
        message.add_attachment(b"x", maintype="application", subtype="pdf", filename=f"STR {number}.pdf")
    return message.as_bytes()


def used(found: Explanation) -> list[Entry]:
    """Return the entries whose facts the letter may hold: those its blocks name, and those of checked documents."""
    assert found.letter is not None
    ids = {entry_id for block in found.letter.blocks for entry_id in block.answered_by}
    ids |= {check.permit for check in found.documents}
    entries = {i: entry for i in ids if (entry := BASE.entry(i)) is not None}
    replaced = [i for e in entries.values() if isinstance(e, Permit) for i in e.replaced_by]
    return [*entries.values(), *(BASE.permits[i] for i in replaced if i in BASE.permits and i not in entries)]


def rules(of: Iterable[LegalBasis]) -> Iterator[str]:
    for rule in of:
        if rule.state is Force.IN_FORCE:
            yield f"{rule.name} {rule.about or ''}"


def facts(entry: Entry) -> Iterator[str | None]:
    """Yield every typed field of an entry that is in force."""
    if entry.as_of:
        yield from (partial_date(entry.as_of, language) for language in LANGUAGES)
    yield from rules(entry.legal_basis)
    yield from (text for narrow in entry.particulars for text in (narrow.text, narrow.text_en))
    if isinstance(entry, Topic):
        yield from (entry.question, entry.question_en, entry.answer, entry.answer_en, entry.matter, entry.matter_en)
        return
    yield from (entry.name, entry.name_en, entry.definition, entry.definition_en, entry.channel, entry.unit_note)
    yield from (entry.validity, entry.validity_en, entry.jurisdiction_note, entry.jurisdiction_note_en)
    yield from (*(entry.procedure or ()), *(entry.procedure_en or ()))
    yield from [] if entry.term_days is None else [f"{entry.term_days} hari kerja", f"{entry.term_days} working days"]
    yield from [] if entry.fee is None else [entry.fee.text, entry.fee.text_en, entry.fee.basis]
    for item in entry.requirements or ():
        if item.state is not Force.SUPERSEDED:
            yield from (item.text, item.text_en, item.condition, item.condition_en)
            yield from (BASE.documents[key].label for key in item.alternatives)


def allowed(entries: Iterable[Entry]) -> str:
    office = resolve(Config(), ROOT).office
    known = [text for entry in entries for text in facts(entry) if text]
    labels = [text for kind in BASE.documents.values() for text in (kind.label, kind.label_en)]
    days = [long_date(WRITTEN, language) for language in LANGUAGES]
    return "\n".join([wording(), *known, *labels, *days, office.name, office.unit])


def told(text: str) -> str:
    """Return a letter without the numbers of its sections and lists, and of what it counts or refers to."""
    text = re.sub(r"^\d{1,2}\. ", "", text, flags=re.MULTILINE)
    text = re.sub(r"pada nomor \d|\bunder number \d+|\bnumber \d+ above|in number \d+", "", text)
    return re.sub(r"\b\d lampiran lain|recognise \d other", "", text)


def numbers(text: str) -> set[str]:
    return {found.rstrip(".,:-/") for found in NUMBER.findall(text)}


@given(mails)
@settings(max_examples=150)
def test_every_number_rule_and_promise_of_a_draft_stands_in_an_entry_it_names(
    made: tuple[str, list[str], str, str, bool],
) -> None:
    head, questions, tail, number, attached = made
    found = explainer().explain(mail(head, questions, tail, number, attached=attached), TODAY)
    if found.letter is None:
        return
    text, entries = found.letter.text, used(found)
    basis = allowed(entries)
    whole = f"{found.letter.subject}\n{text}"
    assert re.sub(r"\D", "", number)[-9:] not in re.sub(r"[ .\-]", "", whole)
    assert PLACEHOLDER.search(whole) is None
    assert numbers(told(text)) - numbers(basis) == set()
    assert [rule for rule in RULE.findall(text) if rule.rstrip(".") not in basis] == []  # it may end a sentence
    known = "\n".join(fact for entry in entries for fact in facts(entry) if fact)
    assert [said for said in FREE.findall(text) if said.lower() not in known.lower()] == []
    for permit in entries:
        assert not isinstance(permit, Permit) or from_elsewhere_is_said(permit, text)


def from_elsewhere_is_said(permit: Permit, text: str) -> bool:
    """Whether a list that is not Jakarta's comes with the word that it is not."""
    if permit.jurisdiction not in (Jurisdiction.OTHER_REGION, Jurisdiction.MIXED):
        return True
    items = [i for i in permit.requirements or () if i.state is not Force.SUPERSEDED and len(i.text) > 25]
    listed = sum(item.text in text or item.text_en in text for item in items)
    return listed < 2 or any(caveat in text for caveat in CAVEATS)


def stale(permit: Permit) -> list[str]:
    """Return the words of overtaken facts that no fact in force shares."""
    now = "\n".join(fact for fact in facts(permit) if fact)
    items = [i for i in permit.requirements or () if i.state is Force.SUPERSEDED]
    old = [text for item in items for text in (item.text, item.text_en)]
    old += [rule.name for rule in permit.legal_basis if rule.state is not Force.IN_FORCE]
    old += list(permit.fee.superseded) if permit.fee else []
    return [text for text in old if text not in now]


SAID_TO_BE_OVER = re.compile(
    r"bukan lagi|tidak lagi|no longer", re.IGNORECASE
)  # what is asked about by name is answered
OVERTAKEN = {permit.id: old for permit in BASE.permits.values() if (old := stale(permit))}
ASKED = [(i, question) for i in sorted(OVERTAKEN) for question in BASE.permits[i].questions]


@given(st.sampled_from(ASKED), st.sampled_from(HEADS))
@settings(max_examples=120)
def test_what_has_been_overtaken_is_never_told(asked: tuple[str, str], head: str) -> None:
    permit_id, question = asked
    found = explainer().explain(mail(head, [question], "", "08120000000", attached=False), TODAY)
    if found.letter is None:
        return
    basis = "\n".join(fact for entry in used(found) for fact in facts(entry) if fact)
    told = "\n".join(line for line in found.letter.text.splitlines() if not SAID_TO_BE_OVER.search(line))
    assert [fact for fact in OVERTAKEN[permit_id] if fact in told and fact not in basis] == []
    assert "6.000" not in found.letter.text


def test_there_is_something_to_promise_about() -> None:
    assert len(QUESTIONS) > 1000
    assert len(ASKED) > 50
    gone = [permit for permit in BASE.permits.values() if permit.status is not EntryStatus.ACTIVE]
    assert gone
