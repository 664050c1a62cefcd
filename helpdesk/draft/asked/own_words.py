"""A question in its writer's words, as far as a letter may repeat them, and what asks nothing that could be named.

"Pertanyaan selebihnya belum dapat kami jawab" tells nobody which of their questions is open; 'mengenai pertanyaan
"harus punya ruangan segede apa"' does. What may name a person is not repeated: long numbers, addresses, and a word
written as a name that is none of ours, unless it is a place ("di Wonogiri").
"""

from __future__ import annotations

import re
from collections.abc import Collection

from helpdesk.draft.asked.phrase import telling
from helpdesk.model.question import Aspect, Question
from helpdesk.pattern import Pattern

_MOST = 16  # words: whoever writes more tells a story
_LEAST = 2
_FIRST = re.compile(
    r"^(?:(?:dan|lalu|terus|trus|trs|tapi|oh ya|oh iya|oya|oiya|nah|jadi|satu lagi|terakhir|sekalian (?:nanya|tanya)"
    r"|saya (?:mau|ingin) (?:tanya|bertanya|tahu)|mau (?:tanya|nanya)|numpang tanya|mohon info|yang (?:mau )?ditanyakan"
    r"|pertanyaan(?: saya)?|and|also|so|then|finally|please)\b[,:]?\s*)+",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:[\s,.!?]*(?:\b(?:ya|yah|yaa+|kak|min|pak|bu|mas|mbak|gan|bang|kakak|admin|dong|sih|nih|makasih|thanks|trims|tks"
    r"|terima kasih|thank you)\b|[\U0001F300-\U0001FAFF\u2600-\u27BF]))*[\s,.!?;:-]*$",
    re.IGNORECASE,
)
_ASKS = Pattern(
    r"\b(?:apa(?:kah|an)?|apanya|bagaimana\w*|gimana\w*|berapa\w*|siapa(?!-siapa)\w*|kapan\w*|mana|dimana|kemana|kenapa"
    r"|mengapa|boleh(?:kah)?|bisa(?:kah)?|harus(?:kah)?|wajib(?:kah)?|perlu(?:kah)?)\b"
    r"|\b(?:tidak|belum|bukan|kah)(?: \w{1,4})?$"
    r"|^(?:\w+ )?(?:what|how|who|when|where|which|why)\b"
    r"|\b(?:can|may|must|should|do|does|is|are|will|could) (?:i|we|he|she|they|it|you|there|this|that|the|my|our)\b"
)
_ANY_AT_ALL = re.compile(r"\b(apa|siapa|mana|kapan|dimana|kemana|berapa)[- ]\1\b|\b(?:apa|siapa|mana|kapan)2\b")
_COULD = re.compile(  # "kami bisa datang Senin" tells; "bisa datang Senin", "bisa tidak" ask
    r"(?<=\w) (?:boleh|bisa|harus|wajib|perlu)(?! tidak\b)(?= \w)", re.IGNORECASE
)
_WANTS = Pattern(r"\b(?:tolong|mohon|minta|bantu\w*|please|could you|would you)\b")
_PRIVATE = re.compile(r"\d{5,}|@|https?:|www\.|[\"“”<>{}\[\]|]|\b(?:\d[ .-]?){8,}")
_PLACE = re.compile(r"\b(?:di|ke|dari|in|to|from|kota|kabupaten)\s+$", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][A-Za-z'-]*[A-Za-z]")
_TITLED = re.compile(r"\b(?:[Bb]u|[Pp]ak|[Bb]apak|[Ii]bu|Mr|Mrs|Ms|[Dd]rs?|apt|Ns)\.?\s+(?:[A-Z]|\w+ ?\b(?=$))")
_IS_IT_SO = re.compile(  # of what was told before: what the letter tells answers it, or it asks nothing
    r"(?:(?:jadi|apa|apakah|itu|ini|yang|mana|betul|benar|bener|beneran|serius|masa|siapa|menurut|kantor|bapak|ibu|saya|aku"
    r"|aman|tidak|bukan|begitu|cukup|tak|iya|ya|kah|benarkah|betulkah|dong|sih|really|who|right|correct|true|is|that|s)\b\s*)+"
)
_WORD = re.compile(r"[\w'/&-]+")
_CLAUSE = re.compile(r"[,;:.]\s+")
_POINTS_BACK = re.compile(r"\b(?:itu|tersebut|ini|\w{3,}nya)\b|\b(?:it|that|this|they)\b")
_FIGURES = frozenset({Aspect.FEE, Aspect.DURATION, Aspect.VALIDITY})


def asks_nothing(question: Question) -> bool:
    """Return whether a question only tells something, or asks if what was told before it is so."""
    if set(question.aspects) & _FIGURES:
        return False
    tells = not _is_question(question) and not _WANTS.search(question.words)
    return tells or _IS_IT_SO.fullmatch(question.words) is not None


def asking_part(question: Question) -> str:
    """Return the words of a question from the clause that asks, and what that points back to.

    "Saya pindah ke apartemen, mau ganti KTP, daftarnya di mana?" asks nothing about apartments.
    """
    clauses = _CLAUSE.split(question.text.lower())
    first = next((at for at, clause in enumerate(clauses) if _ASKS.search(clause) or "?" in clause), 0)
    back = 1 if first and _POINTS_BACK.search(clauses[first]) else 0
    before = sum(len(_WORD.findall(clause)) for clause in clauses[: first - back])
    return " ".join(question.words.split()[before:])


def asks(sentence: str) -> bool:
    """Return whether a sentence, in small letters, has the mark or a word of a question."""
    return "?" in sentence or _ASKS.search(_ANY_AT_ALL.sub(" ", sentence)) is not None


def _is_question(question: Question) -> bool:
    return "?" in question.text or asks(_asked(question))


def _asked(question: Question) -> str:
    """Return the words of a question without the "mana" of "dari mana-mana", which its usual spelling has once."""
    words = question.words
    for found in _ANY_AT_ALL.finditer(question.text.lower()):
        words = re.sub(rf"\b{re.split(r'[- 2]', found[0])[0]}\b", " ", words, count=1)
    return words


def _is_said_as_one(question: Question) -> bool:
    """Whether a question has its mark, or a word of a question that is no "can" or "must" of a statement."""
    if "?" in question.text:
        return True
    return any(asks(_COULD.sub(" ", clause)) for clause in _CLAUSE.split(_asked(question)))


def quoted(question: Question, known: Collection[str]) -> str:
    """Return a question in quotation marks, in its writer's words, or an empty string where they are not repeated.

    ``known``: the words, in small letters, that may be written as a name is.
    """
    said = " ".join(question.text.split())
    said = _LAST.sub("", _FIRST.sub("", said)).strip(" ,.!?;:-")
    words = said.split()
    if (
        not _is_said_as_one(question)
        or not _LEAST <= len(words) <= _MOST
        or _PRIVATE.search(said)
        or _TITLED.search(said)
        or not telling(question)
    ):
        return ""
    if said.isupper():
        said = said.lower()
    for named in _NAME.finditer(said):
        if named.start() and named[0].lower() not in known and not _PLACE.search(said[: named.start()]):
            return ""
    return f'"{said[:1].lower() if said[1:2].islower() else said[:1]}{said[1:]}"'
