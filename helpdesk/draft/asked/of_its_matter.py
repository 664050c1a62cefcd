"""Entries that a mail was taken to be on because of one word, though it is on something else.

"Penipuan" of a message is no survey, "perdagangan" in the description of an NIB no SIUP, five weeks' waiting for a
permit no complaint that nobody answered, a grave that is to be renewed no new one. What the mail itself says decides,
for all its questions: a letter that says less is better than one on another matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from helpdesk.draft.asked.named_topics import ANSWERED_BY, SIGNED, SURVEY
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.model.knowledge import EntryStatus, Permit
from helpdesk.model.question import Candidate, Question, Understanding
from helpdesk.pattern import Pattern

NEW_GRAVE, SHARED_GRAVE, RENEWED_GRAVE = "iptm-baru", "iptm-tumpang", "iptm-perpanjangan"
SHOW = "tanda-daftar-pertunjukan"
_OF_A_SHOW = Pattern(
    r"\b(?:tdpt|pertunjukan\w*|konser\w*|acara\w*|event\w*|pentas\w*|festival\w*|musik\w*|band|panggung|artis|pameran"
    r"|baza+r|lomba|teater|tari|penonton|tiket\w*|shows?|concerts?|performance\w*|exhibition\w*|stage|tickets?)\b",
    flags=re.IGNORECASE,
)
_OF_A_COMPANY = Pattern(
    r"\b(?:pt|cv|perusahaan|siup|skdp|nib|bank|tender|direktur|toko|company|firm)\b", flags=re.IGNORECASE
)
_SAYS = {  # entries with the words of which a mail on them has one
    SURVEY: Pattern(
        r"\b(?:surve[iy]\w*|kuesioner|questionnaires?|skm|ikm|kepuasan|nilai\w*|penilaian|rating|bintang|satisfaction)\b",
        flags=re.IGNORECASE,
    ),
    ANSWERED_BY: Pattern(
        r"\b(?:(?:peng|di|meng)?adu(?:an|kan|in)?\w*|ngadu\w*|mengadu\w*|(?:me|di)?lapor\w*|keluh\w*|mengeluh\w*"
        r"|komplain\w*|komplen\w*|wadul|jaki|sp4n|complain\w*|reported|tiket|ticket)\b",
        flags=re.IGNORECASE,
    ),
    "siup": Pattern(
        r"\b(?:siup\w*|(?:izin|ijin)(?: usaha)? (?:ber)?dagang|(?:izin|ijin)(?: usaha)? perdagangan"
        r"|surat (?:izin|ijin) usaha|trad(?:e|ing) (?:licen[cs]e|permit))\b",
        flags=re.IGNORECASE,
    ),
    "status-kendaraan-umum": Pattern(
        r"\b(?:angk\w*|mobil\w*|motor|kendaraan\w*|p[el]+at\w*|truk|truck|pick ?up|box|boks|bus|bis|mikrolet|metromini"
        r"|kopaja|taksi|taxi|bajaj|bemo|travel|armada|unit|stnk|bpkb|kir|samsat|trayek|\w*kuning(?:an|kan)|\w*hitam(?:an|kan)"
        r"|peremajaan|balik nama|vehicles?|cars?|vans?)\b",
        flags=re.IGNORECASE,
    ),
}
_IN_ANOTHER_SENSE = {  # and words by which one is only seemingly meant
    SIGNED: Pattern(
        r"\b(?:cap (?:jempol|jari)|jempol|sidik jari|thumb ?prints?|finger ?prints?)\b", flags=re.IGNORECASE
    ),
}
_TODAY = Pattern(
    r"\b(?:meninggal|wafat|berpulang|tiada|died|passed away)\b[^.?!\n]{0,40}\b(?:td|tadi|kemarin|kmrn|semalam|barusan"
    r"|hari ini|pagi ini|subuh|today|yesterday|last night|this morning)\b"
    r"|\b(?:tadi|td|semalam|barusan|baru saja)\b[^.?!\n]{0,25}\b(?:meninggal|wafat|berpulang)\b"
    r"|\b(?:mau|akan|hendak|rencana\w*) (?:\w+ )?(?:di|pe)makam(?:kan|an)\b"
    r"|\bdimakamkan (?:besok|hari ini|nanti|lusa|habis|sore|siang|ba'?da)\b|\b(?:funeral|to be buried)\b",
    flags=re.IGNORECASE,
)
_SHARES = Pattern(
    r"\b(?:satu|1|se) ?(?:liang|lubang|lobang|petak)\b|\b(?:ditumpang(?:kan|i)?|menumpang|numpang|tumpang) "
    r"(?:di|ke|pada|dengan|sama|makam)\b|\b(?:tumpang makam|makam tumpang\w*|izin tumpang\w*|same grave)\b",
    flags=re.IGNORECASE,
)
_FEARED = Pattern(
    r"\b(?:ditumpang(?:i|kan)?|ketumpang|ditimpa|ketimpa|dibongkar|digusur|dialih\w*|given to|reused)\b",
    flags=re.IGNORECASE,
)
_RENEWS = Pattern(
    r"\b(?:(?:di|mem)?perpanjang\w*|(?:makam|kubur\w*|iptm|surat)\b[^.?!\n]{0,60}\b(?:habis|abis|mati|lewat|berakhir"
    r"|jatuh tempo|kadaluarsa|kedaluwarsa|expired?)|renew\w*|extend\w*|expir\w*)\b",
    flags=re.IGNORECASE,
)
_NEW = Pattern(r"\b(?:makam baru|iptm baru|petak baru|kubur\w* baru|new (?:grave|plot))\b", flags=re.IGNORECASE)


def of_its_matter(
    understanding: Understanding, mail: str, permits: Mapping[str, Permit], names: PermitNames
) -> Understanding:
    """Return what was understood of ``mail`` (subject and new text) without the entries that it is not on."""
    spoken = {c.id for q in understanding.questions for c in q.candidates} | {*understanding.permits}
    gone = {entry_id for entry_id, says in _SAYS.items() if entry_id in spoken and not says.search(mail)}
    gone |= {entry_id for entry_id, other in _IN_ANOTHER_SENSE.items() if other.search(mail)}
    if SHOW in spoken and _OF_A_COMPANY.search(mail) and not _OF_A_SHOW.search(mail):
        gone.add(SHOW)  # TDP of a company
    gone |= _superseded(spoken, mail, permits, names)
    meant = _grave_meant(mail) if spoken & {NEW_GRAVE, SHARED_GRAVE} else {}
    if not gone & spoken and not set(meant) & spoken:
        return understanding
    kept = dict.fromkeys(meant.get(i, i) for i in understanding.permits if i not in gone)
    return replace(
        understanding,
        questions=tuple(_of_the_meant(question, gone, meant) for question in understanding.questions),
        permits=tuple(i for i in kept if i in permits),
        topics=tuple(i for i in understanding.topics if i not in gone),
        lines=tuple(line for line in understanding.lines if line.entry_id not in gone | set(meant)),
    )


def _superseded(spoken: set[str], mail: str, permits: Mapping[str, Permit], names: PermitNames) -> set[str]:
    """Return the permits of the past that a mail does not call by a name while it names what has replaced them."""
    named = names.ids_in(mail)
    old = (permits[i] for i in spoken if i in permits and permits[i].status is not EntryStatus.ACTIVE)
    return {permit.id for permit in old if permit.id not in named and set(permit.replaced_by) & named}


def _grave_meant(mail: str) -> dict[str, str]:
    """Return which permit for a grave is meant in place of which other, by what ``mail`` tells of it."""
    if _NEW.search(mail):
        return {}
    burial = _TODAY.search(mail) is not None
    if burial and _SHARES.search(mail):
        return {NEW_GRAVE: SHARED_GRAVE}
    if burial or not _RENEWS.search(mail):
        return {}
    feared = _FEARED.search(mail) and not _SHARES.search(mail)
    return {NEW_GRAVE: RENEWED_GRAVE, **({SHARED_GRAVE: RENEWED_GRAVE} if feared else {})}


def _of_the_meant(question: Question, gone: set[str], meant: Mapping[str, str]) -> Question:
    """Return ``question`` without the candidates that are ``gone``, and with those that are ``meant`` in place."""
    kept: dict[str, Candidate] = {}
    for candidate in question.candidates:
        entry_id = meant.get(candidate.id, candidate.id)
        if entry_id not in gone and entry_id not in kept:  # the likelier one stands first
            kept[entry_id] = candidate if entry_id == candidate.id else replace(candidate, id=entry_id, evidence=())
    return replace(question, candidates=tuple(kept.values()))
