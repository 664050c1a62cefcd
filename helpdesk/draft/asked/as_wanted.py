"""What somebody wants done, where the words of their wish alone would mislead.

Who gives an SIP back asks not how one is got, papers that come with a mail are no application, and whoever cannot get
into their account need not be told how to register.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from helpdesk.draft.asked.asks import YES_OR_NO
from helpdesk.draft.asked.named_topics import (
    ACCOUNT,
    AFTER_OUTCOME,
    BUILDING,
    BY_MAIL,
    CANCELLING,
    DOUBLE,
    FOREIGNERS,
    GONE,
    OUTCOMES,
    REVOCATION,
    REVOKING,
    TAKEN,
    VISIT,
    WAITING,
)
from helpdesk.draft.asked.twice import SENT_TWICE
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_AS_LIKELY = 0.5  # as a share of the best confidence: from here on a revocation may be meant
_REVOKES = Pattern(r"\b(?:cabut|dicabut|mencabut|pencabutan|revok\w*|give back)\b")
_SURE = 0.9  # of the topic on what is wanted
_NARROW = 0.2  # of a topic of which only the narrow answer is told
_LAPSES = Pattern(  # "SIP dibiarkan mati dulu" gives nothing back
    r"\b(?:mati|dimatikan|habis|dihabiskan|abis|lewat|kadaluarsa|kedaluwarsa|expired?|lapse)\b"
)
_ANEW = Pattern(r"\b(?:baru|ajukan|diajukan|pindah|perpanjang\w*|urus|bikin|lagi|new|apply|move)\b")
_WANTS_REVOKED = Pattern(
    r"\b(?:minta|diminta|mau|ingin|pengen|perlu|butuh|urus|ngurus|mengurus|harus|bikin|need|needs|wants?)\b[^.?!\n]{0,25}"
    r"\b(?:surat pencabutan|(?:men)?cabut (?:sip|str|izin praktik)|pencabutan sip|revocation|revoke)\b",
    flags=re.IGNORECASE,
)
_WANTS_ANEW = Pattern(
    r"\b(?:sip\w*|izin\w*|permit) (?:yang )?(?:baru|kedua|new)\b|\b(?:new|second) (?:sip|permit)\b"
    r"|\b(?:(?:di)?ajukan|mengajukan|ngajuin|perpanjang\w*|memperpanjang|bikin baru|buat baru|urus baru|daftar baru"
    r"|pindah\w*|apply\w*|renew\w*)\b",
    flags=re.IGNORECASE,
)
_REVOCATION = "pencabutan sip"
_THEIRS = Pattern(r"\b(?:beliau|almarhum|almarhumah|alm|almh|mendiang)(?:nya)?\b")
_FIRST = "sebelum pindah"
_GOES_FIRST = Pattern(
    r"\b(?:di|men)?cabut\w*\b(?: \w+){0,3} (?:dulu|dahulu|duluan|lebih (?:dulu|dahulu))\b"
    r"|\brevoke\w*\b(?: \w+){0,5} first\b"
)
_DIED = Pattern(r"\b(?:meninggal|wafat|berpulang|tutup usia|died|passed away)\b", flags=re.IGNORECASE)
_PROCESS = Pattern(
    r"\b(?:mohon|tolong|minta|harap|please|kindly|bisa|silakan)\b(?: \w+){0,3} (?:(?:di)?proses\w*|diinput\w*"
    r"|didaftar\w*|daftarkan|ditindaklanjuti|tindak lanjuti|process\w*|register|submit)\b"
)
_SENT_ALONG = Pattern(  # "berikut saya kirim berkasnya: KTP, STR"
    r"\b(?:berikut|terlampir|dengan ini|bersama ini|ini)\b[^.?!\n]{0,35}\b(?:kirim\w*|lampir\w*|attach\w*|sertakan)"
    r"\b[^.?!\n]{0,30}\b(?:berkas\w*|dokumen\w*|persyaratan\w*|syarat\w*|file\w*|lampiran\w*)\b",
    r"\b(?:berkas|dokumen|persyaratan|syarat)(?:nya)? (?:terlampir|(?:sudah )?(?:saya|kami) (?:lampirkan|kirim)"
    r"|ada di lampiran)\b",
    r"\b(?:attached|enclosed|herewith)\b[^.?!\n]{0,30}\b(?:documents?|papers?|files?|application)\b",
    flags=re.IGNORECASE,
)
_NEW_ACCOUNT = Pattern(
    r"\b(?:akun|account) (?:yang )?(?:baru|lagi|kedua)\b|\b(?:new|second|another) (?:akun|account)\b"
)
_OLD_ACCOUNT = Pattern(
    r"\b(?:akun|account)\w*\b[^.?!]{0,60}\b(?:lama|terdaftar|kedaftar|sudah ada|lupa|hilang|old)\b"
    r"|\blupa (?:kata )?sandi\b|\bnik\b[^.?!]{0,20}\b(?:terdaftar|kedaftar|terpakai|dipakai)\b|\bold account\b",
    flags=re.IGNORECASE,
)
_DOUBLED = 0.8  # confidence of the topic on an application that was sent twice
_TWICE = Pattern(SENT_TWICE, flags=re.IGNORECASE)
_IN_WHOSE_NAME = Pattern(
    r"\b(?:in|under) (?:my|his|her|our|their|the) (?:\w+ )?"
    r"(?:\w+'s |\w+\N{RIGHT SINGLE QUOTATION MARK}s |own )?names?\b"
    r"|\bforeign(?:-owned)? compan\w+|\bpma\b"
    r"|\b(?:atas|pakai|pake) nama (?:istri|suami|teman|pacar|saya|sendiri|orang)\b",
    flags=re.IGNORECASE,
)
_MY_OWN_NAME = Pattern(
    r"\b(?:in|under) my (?:own )?name\b|\b(?:atas|pakai|pake) nama (?:saya|sendiri)\b", flags=re.IGNORECASE
)
_IS_FOREIGN = Pattern(
    r"\bkita[ps]\b|\bwna\b|\b(?:expat\w*|foreigner|foreign national)\b|\bi(?:'m| am) (?:an? )?(?:french|german|dutch"
    r"|british|american|australian|japanese|korean|chinese|indian|italian|spanish|russian|canadian|swiss|singaporean"
    r"|malaysian)\b",
    flags=re.IGNORECASE,
)
_OPEN_TO_ALL = "boleh WNA terbuka WNA open to foreigners"
_PERMITS = Pattern(r"\b(?:(?:which|what) permits?|izin apa|ijin apa)\b", flags=re.IGNORECASE)
_INTO_ACCOUNT = ("akun-lupa-sandi", TAKEN)
_OLD_MAILBOX = "email lama email mati"
_DEAD_MAILBOX = Pattern(
    r"\b(?:e-?mail|surel)\w*\b[^.?!\n]{0,60}\b(?:mati|dihapus|kehapus|hangus|diblokir|nonaktif|deleted|closed|gone"
    r"|(?:tidak|tdk|ga|gak|nggak) (?:aktif|bisa dibuka|bisa diakses|kepake))\b",
    flags=re.IGNORECASE,
)
_REGISTERED = Pattern(
    r"\bnik\b[^.?!\n]{0,40}\b(?:sudah|sdh|udah|telah|already|terdaftar|kedaftar|dipakai|terpakai)\b",
    flags=re.IGNORECASE,
)
_PART = Pattern(r"\b(?:kanopi|carport|pagar|tembok|teras|garasi|balkon|dak|gazebo|canopy|fence|garage)\b")
_ENTITLED = re.compile(r"\b(?:yang )?(?:berwenang|berhak)\b")
_SIGNER = Pattern(
    r"\bsiapa (?:\w+ ){0,3}(?:menandatangani|menanda tangani|tanda ?tangan|tandatangani|ttd|teken|meneken)\b"
)
_PERMITTED = Pattern(r"\b(?:izin|pbg|imb|permits?)\b")
_BY_THE_WAY = Pattern(
    r"\b(?:tukang|tempat|toko|kios|warung) (?:foto ?kopi|fotocopy|print|cetak)\w*\b"
    r"|\b(?:se|satu |1 )kali (?:apa|atau) (?:dua|2|beberapa) kali\b"
)
_SEVERAL, _LIKELY = 2, 0.3  # sides that are asked for at once; confidence of the permit that has them
_LIST = Pattern(r"\b(?:syarat|persyaratan|dokumen|berkas|requirements?|documents|papers)\b")
_BESIDE_IT = "akun baru akun lama"


def of_the_revocation(question: Question, permits: Mapping[str, Permit], mail: str) -> Question:
    """Return a question how an SIP is given back as one on that alone, and not on how the SIP is got.

    Who asks of a new one too means both. What its ``mail`` wants revoked, and nothing anew, need not be said again.
    """
    best = question.candidates[0] if question.candidates else None
    meant = next((c for c in question.candidates if c.id == REVOCATION), None)
    if best is None or meant is None:
        return question
    if best.id == REVOCATION and _LAPSES.search(question.words) and not _REVOKES.search(question.words):
        return replace(question, candidates=tuple(c for c in question.candidates if c.id != REVOCATION))
    wanted = best.id in permits and _WANTS_REVOKED.search(mail) and not _WANTS_ANEW.search(mail)
    likely = meant.confidence >= _AS_LIKELY * best.confidence
    said = (
        likely
        and question.form not in YES_OR_NO
        and _REVOKES.search(question.words)
        and not _ANEW.search(question.words)
    )
    if not (said or wanted):
        return question  # whether the old one must be revoked first, the permit's own lines tell
    others = tuple(c for c in question.candidates if c.id not in permits)
    words = question.words if said else f"{question.words} {_REVOCATION}"
    return replace(question, candidates=(replace(meant, confidence=best.confidence), *others), words=words)


def of_the_gone(question: Question, permits: Mapping[str, Permit], named: Set[str]) -> Question:
    """Return a question how permits are given back as one on those that are gone, where the mail ``named`` no others.

    A SIUP needs no revocation: it is no longer issued.
    """
    best = question.candidates[0] if question.candidates else None
    gone = next((c for c in question.candidates if c.id == GONE), None)
    past = [permits[i] for i in named if permits[i].status is not EntryStatus.ACTIVE]
    called = {
        name.lower() for permit in past for name in (*permit.aliases, *permit.ambiguous)
    }  # TDP: an old permit too
    issued = [permits[i] for i in named if permits[i] not in past]
    others_named = any(called.isdisjoint(map(str.lower, permit.ambiguous)) for permit in issued)
    if best is None or gone is None or best.id != REVOKING or not past or others_named:
        return question
    others = tuple(c for c in question.candidates if c.kind != "permit" and c.id not in (GONE, REVOKING))
    return replace(question, candidates=(replace(gone, confidence=best.confidence), *others))


def _on_narrow(question: Question, topic: str, words: str) -> Question:
    """Return a question as one on the narrow answer of a topic that ``words`` lead to, and on nothing else."""
    return replace(
        question,
        candidates=(Candidate("topic", topic, _NARROW),),
        words=words,
        text=words,
        aspects=(Aspect.OTHER,),
        form=Form.ALLOWED,
        out_of_scope=0.0,
        improbable=frozenset(pair for pair in question.improbable if pair[0] != topic),
    )


def of_the_account(question: Question, mail: str) -> Question:
    """Return a question if a new account will do, of who has one they cannot get into, as one on that."""
    if not _NEW_ACCOUNT.search(question.words) or not _OLD_ACCOUNT.search(mail) or question.form not in YES_OR_NO:
        return question
    return _on_narrow(question, ACCOUNT, _BESIDE_IT)


def of_the_double(question: Question, mail: str, found: Set[str]) -> Question:
    """Return what becomes of an application that was sent twice, of which nothing was decided yet, as one on that.

    ``found`` are the ids that any question of its mail may be on.
    """
    best = question.candidates[0] if question.candidates else None
    if best is None or best.id not in (*AFTER_OUTCOME, CANCELLING) or DOUBLE not in found or not _TWICE.search(mail):
        return question
    first = Candidate("topic", DOUBLE, max(best.confidence, _DOUBLED))
    return replace(question, candidates=(first, *(c for c in question.candidates if c.id not in (best.id, DOUBLE))))


def of_the_visited(question: Question) -> Question:
    """Return a question of whom an inspection did take place without the topic on one that did not.

    What became of the application since is no question on inspections at all.
    """
    if not question.candidates:
        return question
    best, missed = question.candidates[0], OUTCOMES["visit"]
    others = tuple(c for c in question.candidates if c.id != missed)
    if Aspect.STATUS in question.aspects and best.id in (missed, VISIT):
        others = (Candidate("topic", WAITING, best.confidence), *(c for c in others if c.id not in (VISIT, WAITING)))
    return replace(question, candidates=others)


def of_several_sides(question: Question, knowledge: Knowledge, context: Permit | None) -> Question:
    """Return a question for the papers and more as one on its permit, where a topic knows only what is asked beside."""
    best = question.candidates[0] if question.candidates else None
    topic = None if best is None else knowledge.topics.get(best.id)
    sides = {aspect for aspect in question.aspects if aspect is not Aspect.OTHER}
    if best is None or topic is None or len(sides) < _SEVERAL or Aspect.REQUIREMENTS not in sides:
        return question
    if str(Aspect.REQUIREMENTS) in topic.aspects or not _LIST.search(question.words):
        return question
    likely = (c for c in question.candidates if c.id in knowledge.permits and c.confidence >= _LIKELY)
    permit = next(likely, None) or (None if context is None else Candidate("permit", context.id, 0.0))
    if permit is None:
        return question
    others = tuple(c for c in question.candidates if c.id != permit.id)
    return replace(question, candidates=(replace(permit, confidence=best.confidence), *others))


def of_the_owner(question: Question, mail: str) -> Question:
    """Return a question in whose name a business may be without the topic on the papers of a foreigner.

    Of a foreigner's own name only that is told what is open to foreigners.
    """
    if not _IN_WHOSE_NAME.search(question.text) or _LIST.search(question.words) or _PERMITS.search(question.text):
        return question
    if question.form in YES_OR_NO and _MY_OWN_NAME.search(question.text) and _IS_FOREIGN.search(mail):
        return _on_narrow(question, FOREIGNERS, _OPEN_TO_ALL)
    return replace(question, candidates=tuple(c for c in question.candidates if c.id != FOREIGNERS))


def without_what_is_by_the_way(question: Question) -> Question:
    """Return a question without the shop that copies, and how many times, which its matter is not told by."""
    words = " ".join(_BY_THE_WAY.sub(" ", question.words).split())
    return question if words == question.words else replace(question, words=words)


def of_who_died(question: Question, mail: str, knowledge: Knowledge) -> Question:
    """Return a question on what somebody had who died in its mail with the word for it: "SIP beliau dicabut?"."""
    if not _THEIRS.search(question.words) or not _DIED.search(mail) or _DIED.search(question.words):
        return question
    lines = ((i, at) for i, at in question.improbable if not _is_on_death(knowledge.entry(i), at))
    words, text = f"{question.words} meninggal", f"{question.text} meninggal"
    return replace(question, words=words, text=text, improbable=frozenset(lines))


def of_what_is_first(question: Question, knowledge: Knowledge) -> Question:
    """Return a question whether the old SIP goes first with the words by which the answer to that is found."""
    best = question.candidates[0] if question.candidates else None
    if (
        best is None
        or best.id != REVOCATION
        or question.form not in YES_OR_NO
        or not _GOES_FIRST.search(question.words)
    ):
        return question
    entry = knowledge.permits.get(REVOCATION)
    lines = entry.particulars if entry is not None else ()
    on_that = {(REVOCATION, at) for at, one in enumerate(lines) if _FIRST in one.about}
    return replace(question, words=_FIRST, text=_FIRST, form=Form.WHETHER, improbable=question.improbable - on_that)


def _is_on_death(entry: Entry | None, number: int) -> bool:
    """Whether a narrow answer of an entry is for whom somebody has left."""
    return entry is not None and 0 <= number < len(entry.particulars) and "meninggal" in entry.particulars[number].about


def of_the_dead_mailbox(question: Question, mail: str) -> Question:
    """Return a question how to get into an account, of whom no mail reaches there, as one on its address."""
    best = question.candidates[0] if question.candidates else None
    if best is None or best.id not in _INTO_ACCOUNT or not (_DEAD_MAILBOX.search(mail) and _REGISTERED.search(mail)):
        return question
    return _on_narrow(question, TAKEN, _OLD_MAILBOX)


def of_the_part(question: Question, permits: Mapping[str, Permit]) -> Question:
    """Return a question if a canopy or a fence needs a permit as one on building, and on no other office's matter."""
    part = _PART.search(question.words) and _PERMITTED.search(question.words)
    if not part or BUILDING not in permits or question.form not in YES_OR_NO:
        return question
    others = tuple(c for c in question.candidates if c.id != BUILDING and c.confidence >= _LIKELY)
    return replace(question, candidates=(Candidate("permit", BUILDING, _SURE), *others), out_of_scope=0.0)


def of_the_signer(question: Question) -> Question:
    """Return a question who is entitled to sign as one on that person, and on no office."""
    if question.form is not Form.WHERE or not _SIGNER.search(question.words):
        return question
    return replace(question, form=Form.WHO, words=" ".join(_ENTITLED.sub(" ", question.words).split()))


def of_the_mailed(question: Question, mail: str) -> Question:
    """Return a question that wants papers sent along processed as one on that: a mail is no application."""
    if not _PROCESS.search(question.words) or not _SENT_ALONG.search(mail):
        return question
    others = tuple(c for c in question.candidates if c.kind != "permit" and c.id != BY_MAIL)
    first = Candidate("topic", BY_MAIL, _SURE)
    return replace(question, candidates=(first, *others), aspects=(Aspect.PROCEDURE,), form=Form.OPEN, out_of_scope=0.0)
