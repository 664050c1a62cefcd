"""Whether two questions meet at a place in a sentence: what stands before it against what stands after.

The words before are as written or in usual spelling, those after in usual spelling, the separator as written.
"""

from __future__ import annotations

import re

from helpdesk.match import courtesy, cues
from helpdesk.match.aspects import aspects_of, usual
from helpdesk.model.question import Aspect

FEWEST = 3  # words of a question without a question word
SHORTLY = 6  # words of a question that asks by its end alone
LISTED = 6  # words of a noun in a list
# what may follow it without another question: a particle, the thing counted, what the question was for
FOLLOWS = re.compile(
    r"(?:ya|sih|dong|min|kak|kakak|pak|bapak|bu|ibu|bang|gan|mas|mbak|saja|kira|lagi|biaya|nama"
    r"|besar|jumlah|minimal|maksimal|cara|yang|untuk|buat|kalau|jika|bila|di"
    r"|dari|dan|atau|itu|ini|nya|saya|kami|kita|pun|karena|supaya|agar|sampai|setelah|sebelum|dengan|apa|bagaimana|berapa"
    r"|kapan|dimana|kemana|is|are|do|does|the|a|an|it)\b"
)
# after "berapa" alone: "lewat mana | lama tidak"
_COUNTED = re.compile(r"(?:lama|hari|jam|minggu|bulan|tahun|banyak|orang|kali|persen|meter|lembar|rupiah)\b")
_MERE = re.compile(  # nothing said yet, but that it is asked: "mohon petunjuk ke mana"
    r"(?:.*\b(?:petunjuk|informasi|penjelasan|konfirmasi|tanya|tahu|arahan) )?"
    r"(?:berapa|apa|mana|kapan|bagaimana|dimana|kemana|di mana|ke mana)(?: \w+)?"
)
_IF = re.compile(r"\s*(?:kalau|kalo|klo|kl)\b", re.IGNORECASE)
_IF_SO = re.compile(r"(?:tidak|iya|bisa|boleh|belum|begitu|perlu|harus|sudah|benar|memang)\b")
# a further question by a word of its own: "KBLI berapa yang cocok | apa bisa dua", not "di sini apa bisa di sana"
_WHETHER = re.compile(r"(?:apa|apakah) (?:bisa|boleh|harus|perlu|wajib|masih|ada|kena|cukup|saya|kami) \w")
UNFINISHED = (" untuk", " yang", " ke", " di", " dari", " jika", " kalau", " atau", " dan", " dengan", " itu")
_FURTHER = re.compile(r"\s*,?\s*(?:trus|trs|terus|truss|lalu|kemudian|sama|sm|ama|plus|then)\s", re.IGNORECASE)
_OWN_STORY = re.compile(r"\b(?:saya|kami|kita|sudah|belum|kata\w*|bilang)\b")
_MAY_OR_NOT = re.compile(r"\b(?:boleh|bisa|perlu|wajib|harus|masih|kena) tidak\b")
_THIS_OR_THAT_WAY = re.compile(r"\w+ (ke|di|dari|lewat) \S+(?: \S+){0,2} (?:atau|apa) \1\b")
_DONE_TO = re.compile(r"(?:nanti |itu |terus )?(?:di\w{3,}|me\w{4,}|ber\w{4,})\b")
_ACT = re.compile(r"(?:urus|mengurus|daftar|bayar|proses)\b")
_ACT_ASKED = re.compile(
    r"\w+ (?:bisa|boleh|harus|perlu|wajib|ke|di|lewat|langsung|cukup)\b"
)  # "masih wajib ga | ngurusnya bisa"
_DENIED = re.compile(r"(?:ada|bisa|boleh|perlu|harus|kena|masih|bayar)\b")
# "bikin PBG boleh ga | perlu tanda tangan semua ga"
_MAY_NOT = re.compile(r"\b(?:boleh|bisa|perlu|wajib|masih|kena) tidak$")
_OR_NOT = re.compile(r"^(?:\w+ ){2,9}(?:tidak|belum)\b")
_AND = re.compile(r"\s*,?\s*(?:dan|serta|and|juga|sareng)\b", re.IGNORECASE)
LEADS = re.compile(
    r"\s*,?\s*(?:dan|serta|dn|and|trus|trs|terus|truss|lalu|kemudian|sekalian|plus|also|then|selain itu|sama|sm|ama|ame"
    r"|sareng|kaliyan|karo)\b|\s*\+\s",
    re.IGNORECASE,
)
COMMA = re.compile(r"[,;]\s")
_NEXT = re.compile(
    r"\W*(?:trus|trs|terus|truss|lalu|kemudian|sekalian|plus|also|then|juga|jg|nah|satu lagi|oh iya|oiya|selain itu)\b"
    r"|\s*\+\s",
    re.IGNORECASE,
)
# "a letter, which we could show to the bank" tells more of the letter
_TELLS_MORE = re.compile(r"which (?:i|we|you|they|he|she|it|was|were|has|have|had)\b(?! \w+\?)")
# "syarat dan | biayanya bagaimana": two things under one question word
_ONLY_AND = re.compile(r"\s*(?:dan|serta|dn|and|&|sama|sm)\s*", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:atau|karena|soalnya|padahal|sedangkan|yang|supaya|agar|untuk|dan|or|because|since)\b")
# "jam bukanya", "the processing time": nothing but a thing
_ITS = re.compile(r"\s*(?:(?:[^\W\d_]+\s+){0,2}[^\W\d_]{3,}ny?a|the(?:\s+[a-z]+){1,3})\s*[.?!]*\s*", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][a-z]+(?<!nya)")
_OF_SIDES = frozenset({"waktu", "jangka", "masa", "dasar", "hukum", "tata", "berkas", "mekanisme", "besaran"})
_COMPARES = re.compile(r"\b(?:beda|perbedaan|antara|sama|difference|between|differ)\b")
_THINGS = re.compile(r"apakah \w+(?: \w+)?")
# "ngurusnya kemana | harus bayar dulu?", "biayanya berapa | harus tunai?"
_WHERE = re.compile(r"\b(?:kemana|dimana|(?:ke|di) mana|bagaimana|berapa)$")
_ALL_RIGHT = (
    " tidak apa apa",
    " tidak masalah",
    " boleh",
    " bisa",
    " aman",
)  # "berapa MB | kalau buram tidak apa-apa?"
_MUST_BE = re.compile(r"(?:harus|perlu|wajib|kena|butuh|pakai)\b")
_MUST = re.compile(r"\b(?:harus|perlu|wajib)\b")
_OPENS = re.compile(
    r"^(?:(?:dan|kalau|terus|juga|untuk) )*(?:apakah|apa|berapa|bagaimana|kapan|siapa|dimana|kemana|di mana|ke mana"
    r"|(?:ke|di|lewat) \w+ mana|what|how|when|where|who|which|do|does|is|are|can|could|may|should|will)\b"
)


def parts(left: str, right: str, separator: str, *, item: bool, marked: bool, last: bool) -> bool:
    """Whether two questions meet at this separator; ``left`` is as written, ``right`` in usual spelling."""
    starts = cues.starts_asking(right, last=last)
    outright = courtesy.has_substance(right) and cues.asks_outright(right)
    before = usual(_without_preamble(left))
    asked = cues.asks_outright(before)
    conditional = _IF.match(separator) is not None
    if (last and _asked_by_mark(before, right, separator)) or (asked and _asks_on(before, right, separator)):
        return True
    listed = separator.strip() == "+" and not cues.interrogates(right)  # "syarat + biaya?"
    if listed or (not outright and (conditional or not starts)) or (cues.confirms(right) and not asked):
        return False
    if conditional and asked and courtesy.substance(before) and _IF_SO.match(right):
        return True  # "boleh punya 4 SIP kalau tidak yang keempat bagaimana"
    comma = separator.lstrip()[:1] in (",", ";")
    may = _may_part(before, right, item=item, marked=marked)
    requested = cues.requests(before) and len(courtesy.substance(before)) > 1
    if separator.strip() and (starts or comma or _OPENS.search(right)):
        opens = bool(_OPENS.search(right)) or (outright and (comma or bool(LEADS.match(separator))))
        return (requested and opens) or may or (not item and _noun_before(left, right))
    if asked:
        return may and _has_ended(before, right, separator, starts=starts, outright=outright)
    return requested and bool(LEADS.match(separator))  # "butuh info izin TK dong sama ada standar luasnya ga"


def is_one(left: str, right: str, separator: str) -> bool:
    """Whether what stands after a place tells more of what stands before, or shares its question word.

    "a letter, | which we could show to the bank"; "syarat dan | biayanya bagaimana".
    """
    if _TELLS_MORE.match(right):
        return True
    if not (_ONLY_AND.fullmatch(separator) and right.endswith(" bagaimana")):
        return False
    words = usual(re.split(r"[,;:.]\s", left)[-1])
    return cues.names_aspect(words) and len(words.split()) == 1


def _asks_on(before: str, right: str, separator: str) -> bool:
    """Whether speech goes on from a question to another one, though hardly a word marks it.

    "masih perlu rekomendasi | sama kira-kira selesainya berapa lama", "boleh ga sih | kalau boleh SIPA-nya dua juga"
    """
    if _IF.match(separator):
        return cues.ends_asking(before) and bool(_IF_SO.match(right)) and len(right.split()) > 2
    goes_on = LEADS.match(separator) and courtesy.has_substance(before) and not _joined(before, right)
    return bool(goes_on) and (_asks_shortly(right) or (_FURTHER.match(separator) is not None and _asks_plainly(right)))


def _asks_plainly(right: str) -> bool:
    """Whether the words, after "terus" or "sama", ask what must be or which of two: "kontraknya harus dilampirkan"."""
    if _OWN_STORY.search(right) or len(right.split()) < FEWEST:
        return False
    return cues.says_duty(right) or " atau " in right


def _asks_shortly(right: str) -> bool:
    """Whether few words end in what asks, after one that says what of: "selesainya berapa lama", "fotonya wajib ga"."""
    few = len(right.split())
    return 1 < few <= SHORTLY and (cues.ends_in_question_word(right) or (few > 2 and cues.asks_at_its_end(right)))


def _has_ended(before: str, right: str, separator: str, *, starts: bool, outright: bool) -> bool:
    """Whether a question has ended where nothing but a blank or a mere "and" stands before ``right``."""
    bare = not separator.strip()
    # "ga ada", "belum bayar" belong together, and so do "keburu ga | urus izinnya"
    if before.endswith((" tidak", " belum")) and _DENIED.match(right):
        return bool(_MAY_NOT.search(before) and _OR_NOT.search(right))
    if bare and not outright and _ACT.match(right) and not _ACT_ASKED.match(right):
        return False
    if cues.ends_asking(before) or (_NEXT.match(separator) and outright):
        return True
    counted = bool(_COUNTED.match(right)) and before.endswith(" berapa")
    goes_on = bare and (counted or FOLLOWS.match(right) or not outright or _MERE.fullmatch(before))
    if not goes_on and cues.ends_in_question_word(before):
        return True
    return _asks_anew(before, right, separator, starts=starts, outright=outright)


def _asks_anew(before: str, right: str, separator: str, *, starts: bool, outright: bool) -> bool:
    """Whether ``right`` asks by words of its own, though nothing says that ``before`` has ended."""
    # "KBLI berapa yang cocok | apa bisa dua dalam satu NIB"
    if not separator.strip() and outright and _WHETHER.match(right) and cues.interrogates(before):
        return not before.endswith(UNFINISHED)
    # "berapa biaya krk berapa hari jadi": two sides, each with its own question word
    twice = right.startswith(("berapa ", "kapan ")) and re.search(r"\b(?:berapa|syarat|cara)\b", before)
    if twice and _other_side(before, right):
        return True
    # "apakah harus izin dulu izinnya ke dinas atau ke PTSP"
    if outright and "apakah" in before.split()[:-1] and _THIS_OR_THAT_WAY.match(right):
        return True
    # "apakah perlu izin bayarnya berapa": the noun of another question, and a question word of its own
    if starts and outright and "apakah" in before.split()[:-1] and cues.names_aspect(right):
        return True
    # "apakah ... dapat menjadi pemegang izin dan pajaknya berapa persen", "... dan diurus sebelum atau sesudah NIB"
    further = cues.interrogates(right) or (outright and _DONE_TO.match(right))
    denied = cues.ends_asking(right) or _MAY_OR_NOT.search(right) is not None
    further = further or (outright and "apakah" in before.split() and denied)
    said = len(courtesy.substance(before)) > 1 or cues.ends_in_question_word(before)
    return bool(_AND.match(separator) and further and said)


def _without_preamble(left: str) -> str:
    """Return what stands before a cut without the clause that only announces: "mau tanya dong, saya sudah ..."."""
    clause, comma, rest = left.partition(", ")
    words = usual(clause)
    return rest if comma and cues.requests(words) and not courtesy.substance(words) else left


def _other_side(before: str, right: str) -> bool:
    """Whether both clauses name a side of a permit, and not the same one."""
    left, named = set(aspects_of(before)), set(aspects_of(right))
    return bool(left and named) and not left & named


def names_further(left: str, right: str, separator: str) -> bool:
    """Whether a few words after a question name a further thing to know of its matter: "..., sama jam bukanya"."""
    before = usual(left)
    if not (LEADS.match(separator) or separator.lstrip()[:1] == ",") or not cues.asks_outright(before):
        return False
    return names_its(right) and bool(courtesy.substance(before)) and not _COMPARES.search(before)


def names_its(text: str) -> bool:
    """Whether a few words, as written, are only the name of something that belongs to what was spoken of."""
    words = usual(text)
    if _NAME.fullmatch(text):  # "Ratna" signs, where "biayana" is Sundanese for its cost
        return False
    return (
        bool(_ITS.fullmatch(text)) and courtesy.has_substance(words) and not (cues.tells(words) or cues.requests(words))
    )


def _asked_by_mark(before: str, right: str, separator: str) -> bool:
    """Whether a question mark at its end is all that makes ``right`` another question."""
    if not courtesy.has_substance(right) or (cues.confirms(right) and not cues.asks_outright(before)):
        return False
    if separator.lstrip()[:1] in (",", ";") and _announced(before, right):
        return True
    # "izinnya masih berlaku dan perlu diperpanjang?": the mark at the end asks both
    if _AND.match(separator) and cues.says_duty(before) and cues.says_may(right):
        return True
    complete = cues.asks_outright(before) and courtesy.has_substance(before)
    if not complete or _GOES_ON.match(right) or _THINGS.fullmatch(before):  # "apakah KTP dan NPWP wajib?"
        return False
    return _asks_further(before, right, separator)


def _asks_further(before: str, right: str, separator: str) -> bool:
    """Whether ``right``, with the mark at its end, asks further after a question that is complete."""
    if right.startswith("ada ") and cues.ends_in_question_word(before):  # "pernyataannya yang gimana, ada contohnya?"
        return True
    if not separator.strip():  # "bisa diambilkan teman tidak pakai surat kuasa?"
        after = not _MERE.fullmatch(before) and _WHERE.search(before) and _MUST_BE.match(right)
        return cues.says_may(right) and (cues.ends_asking(before) or bool(after))
    if _IF.match(separator):
        asked = cues.ends_in_question_word(before) or cues.interrogates(before)
        return asked and bool(_MUST.search(right) or right.endswith(_ALL_RIGHT))
    return bool(LEADS.match(separator)) and cues.says_duty(right)


def _announced(before: str, right: str) -> bool:
    """Whether a question mark ends what a preamble announced, or asks for a duty in a case of what was asked before.

    "mau tanya izin optik, alatnya harus baru?"; "boleh saya gambar sendiri, kalau pakai arsitek harus berlisensi?"
    """
    if cues.requests(before) and cues.announces(before) and not aspects_of(before) and not cues.asks_outright(before):
        return True
    if not cues.asks_outright(before) or _GOES_ON.match(right):
        return False
    if right.startswith("kalau "):
        return bool(_MUST.search(right)) or cues.ends_asking(right) or right.endswith((" sama", " sama saja"))
    return bool(_MUST.search(right)) and len(right.split()) > 2  # "..., asistennya wajib punya izin semua?"


def _noun_before(left: str, right: str) -> bool:
    """Whether the clause before a cut names what is asked after a story: "punya 10 truk, syarat izinnya | sama ..."."""
    if cues.requests(usual(left)) or _joined(usual(left), right):
        return False
    clause = usual(re.split(r"[,;:.]\s", left)[-1])
    told = re.search(r"\b(?:sudah|lengkap|ada|siap|habis|punya|terlampir|belum)\b", clause)
    return cues.names_aspect(clause) and cues.names_aspect(right.removeprefix("dan ")) and not told


def _may_part(left: str, right: str, *, item: bool, marked: bool) -> bool:
    if not courtesy.has_substance(left) or not cues.can_stand_alone(left, marked=marked):
        return False
    both = set(aspects_of(left)) | set(aspects_of(" ".join(right.split()[:6])))
    # "syarat dan prosedur" is one question, and so is "tahapan dan lamanya" as one item of a list
    pair = both == {Aspect.REQUIREMENTS, Aspect.PROCEDURE}
    if (
        pair
        and (_ends_in_aspect(left) or not cues.asks_outright(left))
        and cues.names_aspect(right)
        and len(right.split()) <= 4
    ):
        return False
    if _joined(left, right):
        return False
    # "mohon info syarat, biaya, dan lama": nouns under one verb are one question
    if cues.requests(left) and not cues.asks_outright(left) and cues.names_aspect(_bare(right)):
        return (len(right.split()) > LISTED and not _names_sides_alone(left)) or cues.asks_outright(right)
    return not (item and cues.names_aspect(left) and cues.names_aspect(right) and len(right.split()) <= 3)


def _names_sides_alone(left: str) -> bool:
    """Whether a request names sides and nothing that has them yet: "mohon informasi persyaratan, jangka waktu"."""
    return all(cues.names_aspect(word) or word in _OF_SIDES for word in courtesy.substance(left))


def _joined(left: str, right: str) -> bool:
    """Whether two nouns stand under one question word: "bagaimana prosedur dan persyaratan izin ini"."""
    return _ends_in_aspect(left) and cues.names_aspect(_bare(right)) and not cues.asks_outright(right)


def _ends_in_aspect(words: str) -> bool:
    """Whether the last of ``words`` names what is asked about; there may be none: signs alone."""
    last = words.split()[-1:]
    return bool(last) and cues.names_aspect(last[0])


def _bare(words: str) -> str:
    """Return the words without the "and" they begin with, and without "the size of"."""
    return re.sub(r"^(?:(?:dan|serta|juga|besar|besaran|total|nilai|jumlah) )+", "", words)
