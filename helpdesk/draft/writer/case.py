"""What a mail says about its writer's own case: it changes how an answer begins, not what the facts are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from helpdesk.draft.writer.courtesy import late, one_line
from helpdesk.draft.writer.grievance import accuses
from helpdesk.draft.writer.stage import LOST, NOTHING_TOLD, Stage, Story, decided_in, story_of
from helpdesk.model.knowledge import Knowledge, Topic
from helpdesk.model.question import Aspect, Claims, Form, Question, Understanding
from helpdesk.pattern import Pattern, Patterns

_READ = 20_000  # code points; a mail longer than that is no letter
_NUMBERED = Pattern(
    # "Jl. Kramat Raya no 112" is a house, "nomor 0812" a telephone
    r"\b(?:no|nomor|nomer|number|resi|registrasi|permohonan|application)\b[\W_]{0,3}(?=[\w./\-]*\d)"
    r"(?!(?:\+?62|0)8(?:[ ./\-]?\d){7})[\w./\-]{4,}\w",
    r"\b(?:permohonan|registrasi|resi|application)\W{1,3}(?:(?:no|nomor|nomer|number)\W{1,3}|(?!(?:19|20)\d\d\b))\d{4}\b",
    flags=re.IGNORECASE,
)
_LETTER_HEAD = re.compile(  # "Nomor: 27/YKB/XI Hal: Permohonan" is the number of the letter itself
    r"\A\W{0,3}(?:no|nomor|number|ref)\b\W{1,4}[\w./\-]{2,40}\W{1,3}(?:tanggal\W{1,3}[\w ]{4,25}\W{1,3})?"
    r"(?=(?:hal|perihal|lamp|lampiran|sifat|subject|re)\b ?:)",
    re.IGNORECASE,
)
_CODED = re.compile(  # PBG-317405-2026-0088, 0000-OPT-01, 2026/SIP/0048213
    r"\b[A-Z]{2,6}[-/]\d[\w/-]{5,}|(?<![\w/-])\d{3,6}[-/][A-Z]{2,6}(?![a-z])(?:[-/]\w+)*"
)
_WHOSE = (
    r"(?:suami|istri|isteri|anak|adik|kakak|abang|teman|kawan|sahabat|rekan|saudara|klien|bos|atasan|tetangga|mertua|"
    r"husband|wife|son|daughter|friend|client|colleague|boss|sister|brother)"
)
_THING = r"(?:permohonan|pengajuan|izin|ijin|status|berkas|application|permit|status|licen[cs]e)"
_FOR_ANOTHER = Pattern(
    rf"\b{_THING}\w*\b[^.?!]{{0,50}}\b(?:punya |milik |of |for )?(?:my )?{_WHOSE}(?:nya)?\b|"
    rf"\b(?:my )?{_WHOSE}(?:'s|nya| saya)?\b[^.?!]{{0,25}}\b{_THING}\b|\bon (?:his|her|their) behalf\b",
    flags=re.IGNORECASE,
)
_ASKS = Pattern(
    r"\b(?:syarat\w*|persyaratan|cara\w*|dokumen|prosedur|langkah\w*|alur\w*|urutan\w*|tanda ?tangan\w*|ttd\w*"
    r"|berapa|brp|biaya|bayar|perlu|wajib|boleh"
    r"|siapa|hubungi|dihubungi|kontak|telepon|who|contact|"
    r"require\w*|documents?|how (?:to|much|do|can)|need|which)\b",
    flags=re.IGNORECASE,
)
_ANGRY = Pattern(
    r"\b(?:kerja|niat|serius)\b[^.?!]{0,20}\b(?:tidur|apa (?:ga|gak|nggak|tidak|enggak)|ga sih|gak sih|nggak sih)|"
    r"\bngapain (?:aja|saja)\b|\b(?:apa-apaan|kebangetan|keterlaluan|gila)\b|\bmau (?:sampai|nunggu) kapan\b|"
    r"\bsabar\b|\bsampai kapan (?:saya|kami|harus|begini)\b|\bgimana sih\b|\bkok (?:gini|begini)\b|\bare you (?:even "
    r")?(?:working|sleeping|serious)\b",
    flags=re.IGNORECASE,
)
_TROUBLE = Pattern(
    r"\b(?:masalah|kendala|kenapa|mengapa|knp|ada apa|problem|why|update|wrong with|going on)\b", flags=re.IGNORECASE
)
_OF_THE_OFFICE = Pattern(
    r"\b(?:keluar\w*|terbit|jadi|kelar\w*|selesai|beres|kabar|diproses|proses|dibalas|jawaban|turun|datang|dateng"
    r"|muncul|disurvei|"
    r"permohonan|pengajuan|nyangkut|mandek|mandeg|macet|tertahan|digantung|stuck|issued|heard|response|reply"
    r"|application|processed)\b",
    flags=re.IGNORECASE,
)
_APPLIED = Pattern(  # who was sent from one counter to another may have filed nothing yet
    r"\b(?:permohonan|pengajuan|berkas|aplikasi|application|(?:di|meng)?ajukan|mendaftar|(?:men|di)?daftar(?:kan|in)|upload|unggah"
    r"|submit\w*|filed|applied)(?:nya)?\b",
    flags=re.IGNORECASE,
)
_STATUS = Pattern(r"\bstatus(?:nya)?\b(?! (?:kendaraan|tanah|bangunan|rumah|hukum))", flags=re.IGNORECASE)
_STAGE = Pattern(
    r"\bditerima secara administrasi\b|\bpe(?:meriksaan|nelitian|nilaian) (?:teknis|administrasi)\b"
    r"|\bpeninjauan lapangan\b|\bpenomoran\b",
    flags=re.IGNORECASE,
)
_UNDERTAKING = Pattern(
    r"\b(?:buka|membuka|bukak|dibuka|usaha|usahaku|bisnis|jual|jualan|berjualan|menjual|dagang|berdagang|toko|kios|warung"
    r"|kedai|lapak|gerai|studio|salon|bengkel|laundry|katering|restoran|kafe|caf[eé]|pabrik|event|acara|bazar|pentas|lomba"
    r"|open|opening|business|shop|store|company|start-?up|restaurant|factory|clinic|run a|sell|selling)\b",
    flags=re.IGNORECASE,
)
# of one's own application that one waits for; "biasanya berapa lama?" asks for the term
_WHEN_DONE = Pattern(
    r"\bkapan (?:\w+ ){0,3}(?:selesai|jadi|terbit|keluar|turun|kelar|beres|rampung)\w*|\b(?:berapa )?lama lagi\b"
    r"|\bwhen will (?:it|the|my)\b",
    flags=re.IGNORECASE,
)
_ASKS_TERM = Pattern(r"\b(?:biasanya|normalnya|umumnya|standar|sla|usually|normally)\b", flags=re.IGNORECASE)
_FATE = Pattern(  # "kabarnya di Belanda" is hearsay
    r"\b(?:nasib|kelanjutan|perkembangan)(?:nya)?\b(?! (?:kami|saya|kita|aku|orang|anak))"
    r"|\b(?:bagaimana|gimana|gmn|mana|apa|ada|minta|mohon|tunggu|nunggu|menunggu)(?: \w+){0,2} kabar(?:nya)?\b"
    r"|\bkabar(?:nya)?(?: \w+){0,4} (?:bagaimana|gimana|gmn)\b",
    flags=re.IGNORECASE,
)
# "mohon dicek ya pak" and nothing else, after the story of an application
_LOOK = Pattern(
    r"^(?:mohon|tolong|minta|harap)\b(?: \w+)? ?(?:di)?(?:cek|periksa|review|tindak ?lanjut\w*|proses)\w*"
    r"(?: (?:ya|pak|bu|kak|min|segera|kembali|lagi|bapak|ibu|admin))*[.! ]*$",
    flags=re.IGNORECASE,
)
# "izin saya sudah jadi kah?"
_DONE = Pattern(
    r"\b(?:izin|ijin|permohonan|pengajuan|surat|sip\w*|iptm|krk|skrk) (?:\w+ ){0,4}(?:sudah|udah|udh|sdh) "
    r"(?:jadi|selesai|terbit|keluar|kelar|beres|bisa diambil)\b ?(?:kah|belum|blm|apa belum|atau belum|\?)",
    flags=re.IGNORECASE,
)
_TRUE = Pattern(
    r"\b(?:apa|apakah|memang|emang)? ?(?:betul|bener|benar)(?:kah)?\b|\bresmi\b"
    r"|\b(?:memang|emang) (?:\w+ )?segitu\b(?! (?:juga|aja|doang|pun)\b)|\bis (?:that|this) (?:true|official)\b",
    flags=re.IGNORECASE,
)
_WHICH_IS_TRUE = Pattern(r"\b(?:mana|siapa)(?:kah)? (?:yang|yg) (?:betul|benar|bener)\b", flags=re.IGNORECASE)
_HELP = Pattern(
    r"^(?:tolong|mohon|minta|please)\b(?: \w+){0,2} ?(?:di)?(?:bantu\w*|help)"
    r"(?: (?:saya|kami|me|us|ya|pak|bu|min))*[.! ]*$"
    r"|\b(?:bagaimana|gimana) ini\b|\b(?:saya|kami) harus bagaimana\b",
    flags=re.IGNORECASE,
)
# "bisa dibantu dorong?", "apa ada berkas yang kurang?" of an application that has its number
_PUSHES = Pattern(
    r"\b(?:bantu|dibantu|tolong|bisa|mohon|minta)(?: \w+)? (?:di)?dorong\b|\bdidorong\b|\bdisegerakan\b"
    r"|\b(?:di)?(?:tindak ?lanjut|follow[ -]?up)\w*"
    r"|\bada(?:kah)?(?: \w+)? (?:berkas|dokumen|syarat|data|document)\w* (?:yang |yg |apa )?(?:masih )?"
    r"(?:kurang|belum lengkap)"
    r"|\bspeed (?:it|this) up\b|\bis (?:anything|something) missing\b",
    flags=re.IGNORECASE,
)
_REPORTS = Pattern(r"\b(?:wajib|perlu|harus)\b[^.?!]{0,15}\blapor", flags=re.IGNORECASE)
_HAS = Pattern(
    r"\b(?:sudah|telah|udah|udh|sdh) (?:\w+ )?(?:ada|siap|punya|lengkap|siapkan|disiapkan|lampirkan)\b"
    r"|\b(?:saya|kami) (?:punya|simpan|pegang)\b"
    r"|\bi (?:already )?have\b",
    flags=re.IGNORECASE,
)
_INTERROGATIVE = Pattern(
    r"\?|\b(?:apa|apakah|berapa|brp|bagaimana|gimana|gmn|mana|siapa|kapan|kenapa|boleh|bisa|perlu|harus|wajib|kah"
    r"|what|which|how|where|when|who|may|can|must|do i)\b",
    flags=re.IGNORECASE,
)
_FIRST_PERSON = Pattern(r"\b(?:saya|sy|aku|ane|gue|gw|i|my)\b", flags=re.IGNORECASE)
_LIKELY = 0.7  # of a topic
_SUPPOSES = re.compile(r"(?:terus |trus |lalu |dan |nah )?(?:kalau|kalo|klo|kl|jika|bila|if)\b", re.IGNORECASE)
_CRY = 8  # words: an angry aside is short
# such a question is on its own matter, however long its writer has waited: "download di mana?", "giriknya sobek, bisa?"
_OF_ITS_OWN = frozenset({Form.LIST, Form.WHERE, Form.WHICH, Form.WHO, Form.ALLOWED, Form.NEEDED, Form.HOW_MANY})
_BARE = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER})


SIDES = frozenset(
    {
        Aspect.REQUIREMENTS,
        Aspect.PROCEDURE,
        Aspect.FEE,
        Aspect.DURATION,
        Aspect.VALIDITY,
        Aspect.LEGAL,
        Aspect.DEFINITION,
    }
)
_NOUNS = Patterns(
    (side, Pattern(rf"\b(?:{words})\b"))
    for side, words in (
        (Aspect.REQUIREMENTS, r"syarat|persyaratan"),
        (Aspect.PROCEDURE, r"prosedur|tata cara|alur|mekanisme"),
        (Aspect.FEE, r"biaya|retribusi|besaran sewa|tarif"),
        (
            Aspect.DURATION,
            r"jangka waktu|lama proses|waktu (?:proses|penyelesaian)|lama pengurusan|processing (?:time|waktu)",
        ),
        (Aspect.VALIDITY, r"masa berlaku"),
        (Aspect.LEGAL, r"dasar hukum"),
    )
)


@dataclass(frozen=True, slots=True)
class Case:
    """The number of an application is given, money was asked for, somebody else's application is meant, it is late.

    ``outcome`` is what became of it, as the writer says: "refused", "returned", "visit" (nobody came), or None;
    ``stage`` the stage at which they say it stands, in the words of Jakarta's systems, or an empty string; ``lost``: a
    permit was lost or damaged; ``undertaking``: somebody wants to open a business or to hold an event; ``accuses``: the
    office, or somebody without the permit for what he does, is complained of (``grievance.accuses``);
    ``story``: at which stage the case stands (``stage.story_of``).
    """

    numbered: bool = False
    illegal_fee: bool = False
    for_another: bool = False
    waits: bool = False
    outcome: str | None = None
    stage: str = ""
    lost: bool = False
    undertaking: bool = False
    accuses: bool = False
    story: Story = NOTHING_TOLD

    @property
    def by_themselves(self) -> bool:
        """Whether the writer says to have filed the application, so that whoever signs is the applicant."""
        return not self.for_another and _FIRST_PERSON.search(self.story.said) is not None


def case_of(text: str, understanding: Understanding | None = None, today: date | None = None) -> Case:
    """Return what a mail, or the text of one question of it, says about the writer's own case.

    ``today``: see ``story_of``.
    """
    read = _LETTER_HEAD.sub(" ", one_line(text[:_READ]))
    waited = late(read)
    numbered = bool(_NUMBERED.search(read) or _CODED.search(read))
    applied = waited != "sent-around" or numbered or _APPLIED.search(read) is not None
    case = Case(
        numbered=numbered,
        for_another=bool(_FOR_ANOTHER.search(read)),
        waits=waited is not None and applied and bool(_OF_THE_OFFICE.search(read)),
        outcome="visit" if waited == "visit" else decided_in(read),
        stage=_stage(read),
        lost=bool(LOST.search(read)),
        undertaking=bool(_UNDERTAKING.search(read)),
        accuses=accuses(read),
    )
    story = story_of(read, case.outcome, today)
    past = story.stage in (Stage.FILED, Stage.ISSUED) and case.outcome != "visit"  # refused once, and filed again since
    case = replace(case, story=story, outcome=None if past else case.outcome)
    if understanding is None:
        return case
    numbered = case.numbered or bool(understanding.application_numbers)
    fee = understanding.illegal_fee
    return replace(case, numbered=numbered, illegal_fee=fee, accuses=case.accuses or fee)


def _stage(text: str) -> str:
    found = _STAGE.search(text)
    return found[0].lower() if found else ""


def with_named_sides(question: Question) -> Question:
    """Return ``question`` with the sides that it names by their nouns in an enumeration: none may be left out."""
    told = set(question.aspects)
    if question.form not in (Form.OPEN, Form.LIST, Form.HOW) or not told & SIDES or told & {Aspect.DOCUMENTS_CHECK}:
        return question
    named = set(_NOUNS.found(question.words))
    missing = named - told
    if len(named) < 2 or not missing:
        return question
    return replace(question, aspects=tuple(aspect for aspect in Aspect if aspect in told | missing))


def meant(question: Question, case: Case) -> Question:
    """Return ``question`` with the aspects that its writer's case makes of it, or as it is.

    A sentence that only names the permit, or an angry aside ("kerja apa tidur?"), is otherwise taken to ask what it
    takes: who has waited for two months for a numbered application wants its status. Who was asked for money and asks
    whether that is right wants the fee by rule and somebody to look into it; who asks whether to report, the steps.
    """
    true = question.form in (Form.WHETHER, Form.OPEN) and _TRUE.search(question.text)
    which = _WHICH_IS_TRUE.search(question.text)
    if set(question.aspects) == {Aspect.COMPLAINT} and not (case.illegal_fee and true and not which):
        return _complains(question, case)
    if (
        case.illegal_fee
        and set(question.aspects) <= _BARE | {Aspect.DEFINITION, Aspect.LEGAL, Aspect.COMPLAINT}
        and ((true and not which) or _HELP.search(question.text.strip()))
    ):
        return replace(question, aspects=(Aspect.FEE, Aspect.COMPLAINT))  # what it costs by rule, and who looks into it
    if _looks_for_it(question, case):
        return replace(question, aspects=(Aspect.STATUS,))
    beside = Aspect.STATUS in question.aspects and _ASKS.search(question.text)  # "status, dan syaratnya apa"
    bare = set(question.aspects) <= _BARE | {Aspect.STATUS} and not beside
    if case.numbered and bare and (_STATUS.search(question.text) or _PUSHES.search(question.text)):
        return replace(question, aspects=(Aspect.STATUS,))
    asks = _supposes(question) or _ASKS.search(question.text) or not set(question.aspects) <= _BARE
    if case.numbered and _TROUBLE.search(question.text):
        asks = False
    if _ANGRY.search(question.text) and case.waits:
        asks = False
    short = case.numbered or len(question.text.split()) <= _CRY
    if asks or question.form in _OF_ITS_OWN or _on_a_topic(question) or not (case.waits and short):
        return question
    return replace(question, aspects=(Aspect.STATUS,))


def _supposes(question: Question) -> bool:
    """Whether a question asks what becomes of something that has not happened: "kalau satu orang gak mau gimana"."""
    return _SUPPOSES.match(question.text.strip()) is not None and not _STATUS.search(question.text)


def _on_a_topic(question: Question) -> bool:
    """Whether a question is likely on a topic: "surat kuasanya bagaimana?"."""
    best = question.candidates[0] if question.candidates else None
    return best is not None and best.kind != "permit" and best.confidence >= _LIKELY


def only_tells(question: Question, claims: Claims) -> bool:
    """Return whether a sentence only says which papers its writer has, and asks nothing: "KTP dan NPWP sudah ada"."""
    return bool(claims.have) and bool(_HAS.search(question.text)) and not _INTERROGATIVE.search(question.text)


def _complains(question: Question, case: Case) -> Question:
    """Return a question that complains and asks nothing else, as one for what its writer wants."""
    if _REPORTS.search(question.text):
        return replace(question, aspects=(Aspect.PROCEDURE,))  # whether one has to report, not what to report
    angry = _ANGRY.search(question.text) is not None
    if (case.numbered or angry) and case.waits and not case.illegal_fee:
        return replace(question, aspects=(Aspect.STATUS,))  # "jangan dilempar-lempar lagi": they want their permit
    return question


def _looks_for_it(question: Question, case: Case) -> bool:
    """Whether a question asks how far an application has come, or, of one that is waited for, when it is done."""
    asked, text = set(question.aspects), question.text
    if _supposes(question):
        return False
    looks = _FATE.search(text) or _LOOK.match(text.strip()) or _DONE.search(text)
    if asked <= _BARE and looks:
        return True
    if case.story.stage is Stage.FILED and asked <= _BARE and not _ASKS.search(text):
        calls = _HELP.search(text.strip())  # and nothing else, of what is with the office
        return bool(calls or _STATUS.search(text))
    waits = case.waits and asked <= {Aspect.DURATION, *_BARE}
    return waits and bool(_WHEN_DONE.search(text)) and not _ASKS_TERM.search(text)


def topics_on_stage(question: Question, case: Case, knowledge: Knowledge) -> list[Topic]:
    """Return the topics that may tell of the stage of the writer's own numbered application, asked in ``question``."""
    if not (case.numbered and case.stage and Aspect.STATUS in question.aspects):
        return []
    found = [knowledge.topics.get(candidate.id) for candidate in question.candidates]
    return [topic for topic in found if topic is not None and str(Aspect.STATUS) in topic.aspects]
