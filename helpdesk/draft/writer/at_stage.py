"""What a question is on by the stage at which its writer's case stands (``stage``).

Of an issued permit nothing was refused: "ulang lagi?" is on correcting it, "cara cetaknya?" on receiving it. Of an
application that is with the office "bisa dipercepat?" is on that, and not on how to apply.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from helpdesk.draft.asked.named_topics import (
    AFTER_OUTCOME,
    CANCELLING,
    CORRECTION,
    LOST,
    MISSING_RESULT,
    OBJECTION,
    OUTCOMES,
    PAYING,
    RESULT,
    SPEED,
    STATUS_CHECK,
    STATUS_MEANS,
    WAITING,
)
from helpdesk.draft.writer.stage import Stage, Story
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_WHAT_NOW = Pattern(
    r"\b(?:harus|mesti|terus|jadi|kok|ini)\b(?: \w+){0,2} (?:gimana|bagaimana|gmn|diapain|apa)\b"
    r"|\b(?:kenapa|mengapa|knp|why)\b"
    r"|\bwhat (?:now|should|do) \b"
)
_WITHDRAWS = Pattern(
    r"\b(?:di ?)?batal(?:kan|in)\b|\bmembatalkan\b|\b(?:di)?tarik (?:kembali|permohonan)\b|\bwithdraw\w*\b"
    r"|\b(?:harus|perlu|bisa|boleh|mau|mo|ingin|pengen|apa|atau|tak)(?: \w+)? (?:di ?|tak )?tarik\b|\bcancel\w*\b"
    r"|\b(?:tidak|tdk|ga|gak|nggak|enggak) jadi (?:di)?(?:buka|lanjut\w*|urus|ajukan|ambil|pakai)\b"
)
_AFTER_THIS = Pattern(
    r"\b(?:setelah|sesudah|habis|abis) (?:ini|itu)\b|\bselanjutnya\b|\b(?:langkah|tahap) (?:berikut|selanjut)nya\b"
    r"|\b(?:what|which) (?:is |comes )?next\b"
)
_TO_APPLY = Pattern(
    r"\b(?:(?:di|me|meng|ng)?aju\w*|(?:men)?daftar\w*|(?:di|meng|ng)?urus\w*|(?:di|mem)?perpanjang\w*|permohonan\w*"
    r"|pengajuan\w*|(?:mem)?buat|bikin|pindah\w*|(?:di|meng)?ubah|perubahan|(?:di)?ganti|tambah\w*|(?:di|men)?cabut\w*"
    r"|langkah\w*|selanjutnya|setelah ini|prosedur\w*|apply|applied|renew\w*|extend\w*|next|steps?)\b"
)
_LONGER = Pattern(
    r"\b(?:lama lagi|sampai kapan|smpe kapan|sampe kapan|kapan (?:\w+ ){0,2}(?:selesai|jadi|terbit|keluar"
    r"|kelar|beres)\w*"
    r"|how much longer|when will)\b|^(?:kira )*kapan(?: \w{1,3})?$"
)
_WHAT_WRONG = Pattern(  # "apa itu yang salah?" of what an officer has found
    r"\b(?:apa|mana)(?: \w+){0,2} (?:yang )?(?:salah|kurang|tidak sesuai|keliru|wrong|missing)$"
    r"|\b(?:salah|kurang)(?:nya)? (?:apa|di ?mana|yang mana)\b|\bwhat (?:is|was) (?:wrong|missing)\b"
)
_REASON = "apa yang kurang"
_MEANS = Pattern(  # of a remark that is quoted: "itu maksudnya apa ya"
    r"^(?:\w+ )?(?:itu|ini|tulisan(?:nya)?|catatan(?:nya)?|keterangan(?:nya)?|kalimat(?:nya)?|maksud(?:nya)?"
    r"|arti(?:nya)?)"
    r"(?: (?:itu|ini|tersebut))? ?(?:\w+ )?(?:maksud(?:nya)?|arti(?:nya)?)?(?: itu| ini)? (?:apa|bagaimana"
    r"|gimana)\b(?: \w+)?$"
    r"|^(?:apa|apa sih) (?:maksud|arti)(?:nya)?(?: (?:itu|ini|tersebut))?$"
    r"|^what (?:does|do|is) (?:that|this|it|they) (?:mean|supposed to mean)$"
)
_TO_HAND_IN = Pattern(  # of what came back with a remark: that, and not the whole list
    r"\bapa (?:saja )?(?:yang )?(?:harus|perlu|mesti|kudu|hrs)(?: (?:saya|kami|sy|aku|di|kita))* ?(?:upload"
    r"|unggah|diunggah"
    r"|diupload|lengkapi|dilengkapi|perbaiki|diperbaiki|benerin|dibenerin|betulkan|susulkan)\b"
    r"|\bwhat (?:should|must|do) (?:i|we) (?:have to |need to )?(?:upload|correct|fix|complete)\b"
)
_WAITS_FOR = Pattern(  # "lha saya ini nunggu siapa?"
    r"\b(?:tunggu|nunggu|menunggu|nungguin|ditunggu) (?:siapa|apa(?! (?:saya|kami|aku))|dari mana)\b"
    r"|\bwaiting for (?:whom|what)\b|\b(?:nyangkut|mandek|macet|berhenti|tertahan|stuck) (?:di )?(?:mana|siapa|where)\b"
)
_MENDS = Pattern(
    r"\b(?:bener\w*|betul\w*|(?:di|mem)betul\w*|(?:mem|di)?perbaik\w*|ralat|diralat|koreksi|dikoreksi|revisi|direvisi"
    r"|(?:meng|di)?ganti\w*|(?:meng|di)?ubah\w*|ulang|baru|lagi|correct\w*|fix\w*|again|new one|reissue\w*)\b"
)
_CHANGES = Pattern(r"\b(?:(?:meng|di)?ubah\w*|(?:meng|di)?ganti(?:nya)?|change\w*)\b")
_GETS = Pattern(
    r"\b(?:cetak\w*|nyetak|print\w*|ngeprint|unduh\w*|diunduh|mengunduh|download\w*|didownload|kebuka|terbuka"
    r"|file\w*|ambil|diambil|ngambil|open\w*|collect\w*)\b"
)
_LOST = Pattern(r"\b(?:hilang|ilang|rusak|sobek|robek|ulang|lost|damaged|torn|again)\b")
_PRINTED_AGAIN = Pattern(
    r"\b(?:di ?)?(?:cetak|print)\w*(?: \w+)? (?:lagi|ulang|kembali|baru)\b|\bduplikat\w*\b|\bsalinan baru\b"
    r"|\breprint\w*\b|\bprinted? (?:it )?again\b"
)
_HAD_AGAIN = Pattern(
    r"\b(?:lagi|ulang|kembali|minta|cetak\w*|duplikat|salinan|pengganti\w*|hilang|ilang|rusak|again|copy|replace\w*)\b"
)
_REFUND = Pattern(
    r"\b(?:uang|duit|retribusi|bayaran|pembayaran|skrd)\w*\b.*"
    r"\b(?:balik|kembali|dikembalikan|hangus|kemana|ditagih|ke mana)\b"
    r"|\brefund\w*\b|\bmoney back\b"
)
_TRIES_AGAIN = Pattern(
    r"\b(?:(?:di|meng|me|ng)?aju\w*|ngaju\w*|(?:men)?daftar\w*|upload|unggah|(?:di|meng|ng)?urus|kirim|masuk\w*|permohonan"
    r"|pengajuan|apply|submit)(?: \w+)? (?:lagi|ulang|baru|kembali|again|anew)\b"
    r"|\b(?:mulai|start)(?: \w+)? (?:lagi|ulang|over|again|from)\b|\bdari (?:nol|awal)\b|\bm?engulang\b|\bngulang\b"
    r"|\b(?:pakai|pake|memakai|lewat|dengan|di|use|with) (?:\w+ )?(?:permohonan|pengajuan|nomor|application|number)"
    r"(?: (?:permohonan|pengajuan|pendaftaran|registrasi))? (?:yang )?(?:sama|lama|tadi)\b"
    r"|\b(?:same|old) (?:application|permohonan|file|number|nomor)\b|\b(?:pay|bayar)(?: \w+)? (?:again|lagi|twice)\b"
    r"|\bre-?(?:apply|submit)\w*\b|\bfix (?:it|the application|the permohonan|that)\b"
    r"|\b(?:tinggal|cukup|bisa|boleh) (?:di)?perbaik\w*\b"
)
_BEFORE_THAT = Pattern(r"\b(?:sebelum|sblm|before)(?: \w+){0,2} (?:(?:meng|di|ng)?aju\w*|(?:men)?daftar\w*|apply\w*)\b")
_PAID_UNSEEN = "skrd sudah dibayar, status tidak berubah"
_IF_GONE = Pattern(
    r"\b(?:uang|duit|money)\w*\b(?: \w+){0,3} (?:hilang|ilang|raib|lenyap|masuk|sampai|nyangkut|lost|gone)\b"
)
_CLOSES_DOWN = Pattern(
    r"\b(?:akan|mau|sudah|udah|telah|hendak|bakal) (?:di ?)?tutup(?: \w+){0,2}"
    r" (?:permanen|selamanya|akhir|per|bulan|tahun|total|sejak|karena|krn)\b"
    r"|\b(?:penutupan|menutup|nutup) (?:usaha|apotek|apotik|klinik|toko|praktik|restoran|sekolah|kursus|cabang)\w*\b"
    r"|\b(?:clos(?:e|ed|ing)|shut(?:ting)?) (?:down|for good|permanently)\b",
    flags=re.IGNORECASE,
)
_OPENS = Pattern(r"\b(?:buka|membuka|pindah|lokasi baru|tempat baru|open|move)\w*\b", flags=re.IGNORECASE)
_SOONER = Pattern(
    r"\b(?:dipercepat|percepat\w*|mempercepat|disegerakan|didahulukan|kilat|ekspres|express|expedite\w*|speed\w*)\b"
)
_REVIVED = Pattern(
    r"\b(?:(?:di|meng)?aktif\w*|(?:di|meng)?hidup\w*|(?:di|mem)?pulih\w*|restor\w*)(?: \w+)? (?:lagi|kembali|ulang)\b"
    r"|\b(?:biar|supaya|agar) (?:bisa )?aktif\b|\breaktivasi\b|\breactivat\w*\b|\b(?:active|valid) again\b"
)
_HOW = frozenset({Aspect.PROCEDURE, Aspect.REQUIREMENTS, Aspect.OTHER, Aspect.STATUS})
_REFUSED_SIDES = _HOW | {Aspect.LEGAL, Aspect.FEE}  # "must we start over and pay again, is that true?"
_MEANING = _HOW | {Aspect.DEFINITION}
_ON_TIME = frozenset({STATUS_CHECK, STATUS_MEANS, WAITING})
_WHAT_OF_IT = Pattern(r"\b(?:permohonan|pengajuan|berkas)\w*\b.*\b(?:bagaimana|gimana|diapakan)\b")
_FEW_MORE = 9  # words of a question what becomes of the application
_FEW, _NEAR = 4, 120  # words of a question that leaves its matter to what was said before; characters of that
_LIKELY = 0.3  # of the topic on long waits, for who quotes a status and asks how long
_OF_ITS_OWN = 0.85  # of a topic that is surely meant without that
_AS_LIKELY = 0.9  # of the first candidate's confidence
_SURE = 0.95  # of a topic that the stage makes the one that is meant


def at_stage(question: Question, story: Story, of: Collection[str] = (), other: Collection[str] = ()) -> Question:
    """Return ``question`` as one on what its writer's stage makes of it, or as it is.

    ``of``: the permits that the sentence which tells the stage names; a question on another one stays as it is.
    ``other``: those that the mail names besides; who has filed for one and asks how to apply means the other one.
    """
    if story.paid and _asks_of_what_was_paid(question):
        asked = replace(question, aspects=(Aspect.PROCEDURE,), form=Form.OPEN, words=_PAID_UNSEEN, text=_PAID_UNSEEN)
        return _first(asked, PAYING)
    if story.stage in (Stage.FILED, Stage.ISSUED) and len(other) == 1 and question.form in (Form.LIST, Form.HOW):
        question = _on_the_other(question, of, next(iter(other)))
    if story.stage in (Stage.FILED, Stage.RETURNED) and _is_to_withdraw(question):
        return _first(replace(question, aspects=(Aspect.PROCEDURE,)), CANCELLING)
    if story.stage in (Stage.REFUSED, Stage.RETURNED):
        return _of_a_decided_one(question, story)
    if story.stage is Stage.FILED:
        return _of_a_filed_one(question, story)
    return _of_a_held_one(question, story, of) if story.stage in (Stage.ISSUED, Stage.EXPIRED) else question


def had_again(question: Question, *, lost: bool) -> Question:
    """Return ``question`` as one on lost permits where its mail has ``lost`` one and it is to be printed once more."""
    best = question.candidates[0] if question.candidates else None
    other = best is not None and best.kind != "permit" and best.confidence >= _OF_ITS_OWN
    once_more = lost and set(question.aspects) <= _HOW and _PRINTED_AGAIN.search(question.words)
    return _first(question, LOST) if once_more and not other else question


def of_a_feared_refusal(question: Question, story: Story) -> Question:
    """Return ``question`` of an application that runs, of which nobody says that it was refused, as on no refusal.

    "Berarti otomatis ditolak?" asks what comes of a test that failed, and not where the reasons stand.
    """
    return _without(question, OUTCOMES["refused"]) if story.stage is Stage.FILED else question


def is_past_applying(question: Question, story: Story, *, held: bool = False) -> bool:
    """Whether a question of who has filed, or has the permit, does not ask how to apply, be it for a change of it.

    ``held``: the mail says elsewhere that its writer has it. What is to be in force again was issued, too.
    """
    past = held or story.stage in (Stage.FILED, Stage.ISSUED) or _REVIVED.search(question.words) is not None
    return past and not _TO_APPLY.search(question.words)


def closes_down(mail: str) -> bool:
    """Whether ``mail`` tells that what the permit is for is closed for good, or that it is to be given up."""
    return _CLOSES_DOWN.search(mail) is not None and not _OPENS.search(mail)


def _of_a_decided_one(question: Question, story: Story) -> Question:
    """Return ``question`` of an application that came back or was refused: what was wrong, how one goes on."""
    if story.stage is Stage.RETURNED and _WHAT_WRONG.search(question.words):
        found = replace(question, form=Form.OPEN, aspects=(Aspect.PROCEDURE,), words=_REASON, text=_REASON)
        return _first(found, OUTCOMES["refused"])
    if story.reason and _MEANS.search(question.words) and set(question.aspects) <= _MEANING:
        found = replace(question, form=Form.OPEN, aspects=(Aspect.PROCEDURE,))
        return _first(found, OUTCOMES["refused"])
    if story.stage is Stage.RETURNED and story.reason and _TO_HAND_IN.search(question.words):
        return _first(replace(question, aspects=(Aspect.PROCEDURE,), form=Form.HOW), OUTCOMES["returned"])
    return _first(question, OUTCOMES["returned"]) if _goes_on(question, story) else question


def _of_a_held_one(question: Question, story: Story, of: Collection[str]) -> Question:
    """Return ``question`` of a permit that is issued, or ran out, as on nothing that was decided against it."""
    kept = tuple(c for c in question.candidates if c.id not in AFTER_OUTCOME)
    question = replace(question, candidates=kept) if kept else question
    return _of_an_issued_one(question, story, of) if story.stage is Stage.ISSUED else question


def _of_a_filed_one(question: Question, story: Story) -> Question:
    """Return ``question`` of an application that is with the office: what comes next, how long, whether sooner."""
    question = _without(question, MISSING_RESULT)  # nobody has told them that it is issued
    if _AFTER_THIS.search(question.words) and set(question.aspects) & _HOW:
        return replace(question, aspects=(Aspect.PROCEDURE,), form=Form.HOW)
    if _SOONER.search(question.words):
        return _first(question, SPEED)
    best = question.candidates[0] if question.candidates else None
    own = best is None or best.kind == "permit"
    if story.wrong and own and set(question.aspects) <= _HOW and _MENDS.search(question.words):
        return _first(question, CORRECTION)
    longer = _LONGER.search(question.words) is not None or (own and _WAITS_FOR.search(question.words) is not None)
    if not story.status or not (longer or Aspect.DURATION in question.aspects):
        return question
    elsewhere = best is not None and best.kind != "permit" and best.id not in _ON_TIME
    waits = longer or any(c.id == WAITING and c.confidence >= _LIKELY for c in question.candidates)
    if waits and not elsewhere:
        return _first(replace(question, aspects=(Aspect.STATUS,)), WAITING)
    return _without(question, STATUS_CHECK)  # who quotes a status knows where it is seen


def _of_an_issued_one(question: Question, story: Story, of: Collection[str]) -> Question:
    """Return ``question`` of a permit that is issued: how it is corrected or received, and not applied for."""
    if question.form is not Form.OPEN and not story.no_file:  # how far it is, they have told
        asked = tuple(aspect for aspect in question.aspects if aspect is not Aspect.STATUS)
        question = replace(question, aspects=asked or (Aspect.OTHER,))
    best = question.candidates[0] if question.candidates else None
    any_permit = best is None or best.kind == "permit"
    if story.lost and any_permit and set(question.aspects) <= _HOW and _HAD_AGAIN.search(question.words):
        return _first(question, LOST)
    own = best is not None and any_permit and (not of or best.id in of)
    of_it = own or best is None or best.id in (CORRECTION, RESULT, MISSING_RESULT)
    if not of_it or not set(question.aspects) <= _HOW:
        return question
    where = question.form is Form.WHERE and len(question.words.split()) <= _FEW and not _TO_APPLY.search(question.words)
    if (story.wrong and (where or _MENDS.search(question.words))) or _CHANGES.search(question.words):
        return _first(question, CORRECTION)
    if not _GETS.search(question.words) or _LOST.search(question.words):
        return question
    return _first(_without(question, RESULT), MISSING_RESULT) if story.no_file else _first(question, RESULT)


def _asks_of_what_was_paid(question: Question) -> bool:
    """Whether it is asked what now, or if the money is lost, of a fee that is paid and not seen: no illegal one."""
    if _IF_GONE.search(question.words):
        return True
    return _WHAT_NOW.search(question.words) is not None and set(question.aspects) <= _HOW | {Aspect.COMPLAINT}


def _is_to_withdraw(question: Question) -> bool:
    """Whether how to withdraw an application is asked, be it said just before: "mau saya batalkan. Caranya?"."""
    bare = len(question.words.split()) <= _FEW and question.form is Form.HOW
    bare = bare or (len(question.words.split()) <= _FEW_MORE and _WHAT_OF_IT.search(question.words) is not None)
    said = f"{question.before[-_NEAR:]} {question.words}" if bare else question.words
    return set(question.aspects) <= _HOW and _WITHDRAWS.search(said.lower()) is not None


def _goes_on(question: Question, story: Story) -> bool:
    """Whether it is asked how one goes on after a decision: the same application or a new one, and the money paid."""
    if story.stage is Stage.REFUSED and _REFUND.search(question.words):
        return True
    objects = any(c.id == OBJECTION for c in question.candidates[:1])
    again = _TRIES_AGAIN.search(question.words) is not None and not _BEFORE_THAT.search(question.words)
    return again and not objects and set(question.aspects) <= _REFUSED_SIDES


def _on_the_other(question: Question, of: Collection[str], other: str) -> Question:
    """Return a question how to apply as one on the permit that was not applied for yet, where it may be on that."""
    # a topic on both, as "dari IMB ke PBG", may stand before a permit that is about as likely
    likely = [c for c in question.candidates if c.confidence >= _AS_LIKELY * question.candidates[0].confidence]
    best = next((c for c in likely if c.kind == "permit"), None)
    found = next((c for c in question.candidates if c.id == other), None)
    if best is None or found is None or best.id not in of or not set(question.aspects) <= _HOW:
        return question
    left = tuple(c for c in question.candidates if c.id not in {*of, other})
    return replace(question, candidates=(replace(found, confidence=best.confidence), *left))


def _first(question: Question, topic: str) -> Question:
    """Return ``question`` with a topic before all others, surely meant."""
    others = tuple(c for c in question.candidates if c.id != topic)
    return replace(question, candidates=(Candidate("topic", topic, _SURE), *others))


def _without(question: Question, topic: str) -> Question:
    kept = tuple(c for c in question.candidates if c.id != topic)
    return replace(question, candidates=kept) if kept else question
