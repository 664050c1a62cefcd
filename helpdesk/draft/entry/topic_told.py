"""The sentences of a topic's answer that are told: not those on other permits, nor a yes or no to another question.

A topic answers one question in general. Who asked a little otherwise must not read "No." first, and who asked about a
practice licence not what holds for graves.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from helpdesk.draft.asked.asks import asks_penalty, names_penalty
from helpdesk.draft.asked.papers_asked import is_an_act
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.model.question import Form, Question
from helpdesk.pattern import Pattern

_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z\"])")
_ASKS_WHICH = Pattern(
    r"^(?:mohon |untuk jenis izin lain, mohon )?sebutkan (?:nama |jenis )?izin(?:nya)?\b",
    r"^please tell us (?:which|the kind of) permit\b(?! it is and)|^for other permits, please tell us\b",
    flags=re.IGNORECASE,
)
_EXAMPLE = re.compile(r"^(?:Sebagai contoh|For example),", re.IGNORECASE)  # of other permits
_OF_MANY = re.compile(  # "Masa berlaku tiap izin berbeda: IPTM 3 tahun, ..."
    r"^(?:[A-Z][a-z]+ )?[a-z ]*\b(?:tiap|setiap) izin berbeda:|^Sebagian izin\b|^Validity differs:"
    r"|^Some (?:old )?\w* ?(?:permits|licences)\b"
)
_NO = re.compile(r"^(?:tidak(?: lagi| perlu)?|no(?: longer)?)\.$", re.IGNORECASE)
_YES = re.compile(
    r"^(?:ya|boleh|bisa|pada umumnya (?:bisa|boleh)|yes|in general,? yes|generally yes)\.$", re.IGNORECASE
)
_TURNED = Pattern(
    r"\b(?:tidak|bukan) (?:perlu|usah|wajib|harus|pakai|punya|ada|bisa|boleh)\b"
    r"|\b(?:belum|tanpa|cukup|kenapa|mengapa|lewat|kadaluarsa|kedaluwarsa|without|enough|expired|why)\b"
)
_OF_SOME = re.compile(r"^(?:Untuk|Bagi|Pada(?! umumnya)|Sedangkan|For|When|In the case of)\b")
_SIGNS = Pattern(r"\b(?:di|me|ber)?(?:tanda ?tangan\w*|nandatangan\w*|ttd|teken|neken|sign\w*)\b", flags=re.IGNORECASE)
_SURE = 0.7  # confidence from which a topic's yes or no is told
_HEAD = 70  # code points of a sentence in which it says of what it holds
_DEPENDS = Pattern(
    r"^(?:caranya|hal itu|\w+) (?:ini )?(?:bergantung pada|berbeda menurut) (?:jenis )?izin(?:nya)?\.$"
    r"|^(?:this|how|it) depends on the permit\.$",
    flags=re.IGNORECASE,
)
_BEGINS = Pattern(r"\b(?:mulai|dimulai|begin|start) (?:dengan|dari|with)\b", flags=re.IGNORECASE)
_OF_THAT = re.compile(r"\b(?:layanan|surat|izin|butir) (?:ini|itu|tersebut)\b|\bthis service\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^(?:Keterangan|Surat|Butir|Hal|Ketentuan|Itu|Karena|This|That|These|It)\b(?: itu| ini| is| was)?"
)


def told_of(
    answer: str,
    question: Question,
    names: PermitNames,
    spoken: Collection[str],
    held: Collection[str] = (),
    *,
    sure: float = 1.0,
) -> str:
    """Return what of ``answer`` is told to ``question``, never nothing.

    ``spoken`` are the permits that the mail is about or names, ``held`` those that its writer has already; ``sure`` is
    how likely the topic answers: a yes or no that may be to another question is worse than none.
    """
    sentences = _SENTENCE.split(answer)
    first = sentences[0]
    doubtful = sure < _SURE and bool(_YES.match(first) or _NO.match(first))
    if len(sentences) > 1 and (doubtful or not _fits(first, answer[len(first) :], question)):
        sentences = sentences[1:]
    if asks_penalty(question):
        sentences = [sentence for sentence in sentences if names_penalty(sentence)] or sentences
    if spoken:
        sentences = [sentence for sentence in sentences if not _ASKS_WHICH.search(sentence)] or sentences
        sentences = [sentence for sentence in sentences if not _EXAMPLE.match(sentence)] or sentences
        others = [one for one in sentences if not (_OF_MANY.match(one) and _of_none(one, names, spoken))]
        sentences = _of_these(others or sentences, names, frozenset(spoken)) or sentences
    sentences = [sentence for sentence in sentences if not _gets(sentence, names, held)] or sentences
    return " ".join(sentences)


def _fits(first: str, rest: str, question: Question) -> bool:
    """Whether a bare yes or no at the head of an answer is right as an answer to ``question`` as it is asked."""
    yes, no = _YES.match(first), _NO.match(first)
    if not (yes or no):
        return True
    if _TURNED.search(question.words) or is_an_act(question.words):
        return False
    if yes and _SIGNS.search(question.words) and not _SIGNS.search(rest):
        return False  # "boleh direktur lama yang tanda tangan?" has no leave of "boleh diwakilkan"
    return question.form in ((Form.ALLOWED, Form.WHETHER) if yes else (Form.NEEDED, Form.WHETHER))


def _of_none(sentence: str, names: PermitNames, spoken: Collection[str]) -> bool:
    """Whether a sentence has examples, all of other permits than those ``spoken`` of."""
    found = names.ids_in(sentence)
    return bool(found) and found.isdisjoint(spoken)


def _gets(sentence: str, names: PermitNames, held: Collection[str]) -> bool:
    """Whether a sentence says how to get what the writer has already."""
    return bool(held and _BEGINS.search(sentence) and names.ids_in(sentence) & frozenset(held))


@lru_cache(maxsize=4096)  # sentences of the knowledge base
def _about(sentence: str, names: PermitNames) -> frozenset[str]:
    """Return the permits of which alone a sentence says that it holds: those that it begins with."""
    if _OF_SOME.match(sentence):
        return names.ids_in(sentence[:_HEAD])
    first = names.in_text(sentence)[:1]
    return names.ids_in(sentence) if first and sentence.lower().startswith(first[0][0]) else frozenset()


def _of_these(sentences: list[str], names: PermitNames, spoken: frozenset[str]) -> list[str]:
    """Return the sentences without those that begin with another permit, and what only goes on from them."""
    kept: list[str] = []
    dropped = False
    if any(_about(sentence, names) & spoken for sentence in sentences):
        sentences = [sentence for sentence in sentences if not _DEPENDS.search(sentence)]
    for sentence in sentences:
        about = _about(sentence, names)
        if dropped and not about and (_GOES_ON.match(sentence) or _OF_THAT.search(sentence)):
            continue
        dropped = bool(about) and not about & spoken
        if not dropped:
            kept.append(sentence)
    return kept
