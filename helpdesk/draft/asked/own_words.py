"""What of a question asks, and what asks nothing that could be answered."""

from __future__ import annotations

import re

from helpdesk.model.question import Aspect, Question
from helpdesk.pattern import Pattern

_ASKS = Pattern(
    r"\b(?:apa(?:kah|an)?|apanya|bagaimana\w*|gimana\w*|berapa\w*|siapa(?!-siapa)\w*|kapan\w*|mana|dimana|kemana|kenapa"
    r"|mengapa|boleh(?:kah)?|bisa(?:kah)?|harus(?:kah)?|wajib(?:kah)?|perlu(?:kah)?)\b"
    r"|\b(?:tidak|belum|bukan|kah)(?: \w{1,4})?$"
    r"|^(?:\w+ )?(?:what|how|who|when|where|which|why)\b"
    r"|\b(?:can|may|must|should|do|does|is|are|will|could) (?:i|we|he|she|they|it|you|there|this|that|the|my|our)\b"
)
_WHETHER = re.compile(r"\W*+(?:and |or |if so,? )?whether\b", re.IGNORECASE)  # below "could you tell me"
_ANY_AT_ALL = re.compile(r"\b(apa|siapa|mana|kapan|dimana|kemana|berapa)[- ]\1\b|\b(?:apa|siapa|mana|kapan)2\b")
_WANTS = Pattern(r"\b(?:tolong|mohon|minta|bantu\w*|please|could you|would you)\b")
_IS_IT_SO = re.compile(  # of what was told before: what the letter tells answers it, or it asks nothing
    r"(?:(?:jadi|apa|apakah|itu|ini|yang|nyang|mana|mane|betul|benar|bener|beneran|serius|masa|siapa|menurut|kantor|bapak|ibu|saya|aku"
    r"|aman|tidak|bukan|begitu|cukup|tak|iya|ya|kah|benarkah|betulkah|dong|sih|really|who|right|correct|true|is|that|s)\b\s*)+"
)
_WORD = re.compile(r"[\w'/&-]+")
_CLAUSE = re.compile(r"[,;:.]\s+")
_POINTS_BACK = re.compile(r"\b(?:itu|tersebut|ini|\w{3,}nya)\b|\b(?:it|that|this|they)\b")
_FIGURES = frozenset({Aspect.FEE, Aspect.DURATION, Aspect.VALIDITY})

_WHAT_FOR = re.compile(
    r"(?:[,;]\s|(?<!\s)\s)\s*+(?:agar|supaya|guna|mengingat|dikarenakan|berhubung|soalnya|karena"
    r"|karna|krn|sebab|biar|so that|because|kan (?:saya|sy|kami|aku|itu|ini|dia)|padahal|toh)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ASKS_WHY = re.compile(r"\w+\s+(?:apa|nya apa|what)\b", re.IGNORECASE)
_ASKS_MORE = re.compile(
    r"\b(?:apakah|berapa|bagaimana|gimana|siapa|kapan|kenapa|mana|what|how|when|where|who|whether)\b|\?.*\w",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST = 2  # words that ask
_OF_AN_ITEM = 8  # words
_ITEM = Pattern(
    r"^(?:\d+ )?(?:(?:per)?syarat\w*|tahapan|tata cara|prosedur|alur|cara|jangka waktu|lama|besaran|biaya|tarif"
    r"|retribusi|dasar hukum|dokumen|berkas|masa berlaku|ketentuan|requirements|procedure|fees?|duration)\b"
    r"(?!.*\b(?:sudah|telah|belum|takut|khawatir|semoga|saya|kami|kemarin|terlampir|lengkap|banget|already|afraid"
    r"|my)\b)"
)


def asks_nothing(question: Question) -> bool:
    """Return whether a question only tells something, or asks if what was told before it is so."""
    if set(question.aspects) & _FIGURES:
        return False
    return only_tells(question) or _IS_IT_SO.fullmatch(question.words) is not None


def asking_part(question: Question) -> str:
    """Return the words of a question from the clause that asks, and what that points back to.

    "Saya pindah ke apartemen, mau ganti KTP, daftarnya di mana?" asks nothing about apartments.
    """
    clauses = _CLAUSE.split(question.text.lower())
    first = next((at for at, clause in enumerate(clauses) if _ASKS.search(clause) or "?" in clause), 0)
    back = 1 if first and _POINTS_BACK.search(clauses[first]) else 0
    before = sum(len(_WORD.findall(clause)) for clause in clauses[: first - back])
    return " ".join(question.words.split()[before:])


def main_part(question: Question) -> str:
    """Return the words of a question without what it is asked for, or why, where that stands at its end.

    "Berapa lama prosesnya, agar kami dapat menghitung kerja sama dengan asuransi" asks nothing about insurance.
    """
    tail = _WHAT_FOR.search(question.text)
    if tail is None:
        return question.words
    before = question.text[: tail.start()]
    behind = len(_WORD.findall(tail[0]))
    words = question.words.split()[:-behind]  # what introduces a list stands before the words of each of its items
    count = min(len(_WORD.findall(before)), len(words))
    asked = count >= _FEWEST and (asks(before.lower()) or _ITEM.search(" ".join(words[-count:])) is not None)
    more = _ASKS_WHY.search(tail[0]) or _ASKS_MORE.search(tail[0])  # "karena apa", "karena mati, berapa dendanya"
    return " ".join(words) if asked and not more else question.words


def asks(sentence: str) -> bool:
    """Return whether a sentence, in small letters, has the mark or a word of a question."""
    return "?" in sentence or _ASKS.search(_ANY_AT_ALL.sub(" ", sentence)) is not None


def only_tells(question: Question) -> bool:
    """Return whether a question has no mark and no word that asks or requests, as a worry and a wish have none.

    "(2) tahapan dan jangka waktunya" is an item of what was asked for before.
    """
    item = len(question.words.split()) <= _OF_AN_ITEM and _ITEM.search(question.words)
    return not _is_question(question) and not _WANTS.search(question.words) and not item


def _is_question(question: Question) -> bool:
    return "?" in question.text or _WHETHER.match(question.text) is not None or asks(_asked(question))


def _asked(question: Question) -> str:
    """Return the words of a question without the "mana" of "dari mana-mana", which its usual spelling has once."""
    words = question.words
    for found in _ANY_AT_ALL.finditer(question.text.lower()):
        words = re.sub(rf"\b{re.split(r'[- 2]', found[0])[0]}\b", " ", words, count=1)
    return words
