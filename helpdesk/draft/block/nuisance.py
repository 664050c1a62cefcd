"""What is told to whoever complains of a neighbour: of noise, smoke or smell, or of a building without a permit.

They want no permit and paid nobody: not how to get a business number or a building approval, nor what has taken the
place of the old nuisance permit, but that it was heard, where such a complaint goes, and who learns of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.draft.asked.named_topics import ILLEGAL_FEE, REPORTING
from helpdesk.draft.asked.unpermitted import asks_whether_permitted, reports_unpermitted
from helpdesk.draft.block.demanded import Demand
from helpdesk.draft.writer.courtesy import one_line
from helpdesk.draft.writer.plight import complains_of_nuisance
from helpdesk.model.knowledge import Entry, Knowledge
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_READ = 20_000  # code points; a mail longer than that is no letter
_OLD_PERMIT, _NUMBER = "izin-gangguan", "nib"
_NARROW = 0.5  # confidence of a topic of which only the narrow answer is told
_SURE = 0.85  # confidence of another entry from which a question is on that
_ITS_MATTER = Pattern(  # what is to be done about it, who allows it, whom to tell
    r"\b(?:(?:di)?cabut\w*|(?:di)?tutup\w*|(?:di)?tindak\w*|ditertibkan|(?:me|di)?lapor\w*|(?:meng|di)?adu\w*|ngadu\w*"
    r"|izin\w*|ijin\w*|nib|gimana|bagaimana|pegimane|harus apa|ke ?mana|tolong|mohon|revoke\w*|close\w*|stop|report"
    r"|complain\w*|permit|licen[cs]e|what can)\b",
    flags=re.IGNORECASE,
)
_NIB = Pattern(r"\b(?:nib|oss)\b", flags=re.IGNORECASE)
_WORDS = "keluhan tetangga bising tetangga komplain"
_REPORTED = Pattern(  # of a building: whom to tell, who looks, who stops it, who learns the name
    r"\b(?:(?:me|di)?lapor\w*(?! (?:ke )?(?:polisi|polsek|polres|kehilangan|hilang))|(?:meng|di)?adu(?:kan|in)?"
    r"|ngadu\w*|(?:di|meng)?henti\w*|stop\w*|distop|nyetop|ditindak|ditertibkan|dibongkar|disegel|(?:di|nge|menge)?cek|diperiksa"
    r"|(?:di)?rahasia\w*|nama saya|identitas\w*|anonim|tanpa nama|report\w*|check\w*|anonym\w*|secret|confidential\w*"
    r"|my name)\b",
    flags=re.IGNORECASE,
)
_THEIR_SAY = Pattern(  # what neighbours have to say to a permit, and what it costs
    r"\b(?:persetujuan|setuju|tanda ?tangan|ttd|pengantar|syarat\w*|bayar|biaya|consent|sign\w*|require\w*)\b",
    flags=re.IGNORECASE,
)
_BUILDING_WORDS = "bangunan tetangga tanpa izin lapor bangunan liar"
_ELSEWHERE = frozenset({_OLD_PERMIT, _NUMBER, REPORTING, ILLEGAL_FEE, "pbg", "slf"})


def on_nuisance(question: Question, mail: str, knowledge: Knowledge, *, levied: bool = False) -> Demand | None:
    """Return what answers a question of a mail that complains of a neighbour, or None where it complains of none.

    ``levied``: the mail reports a demand for money too, and secrecy is wanted of that.
    """
    told = one_line(mail[:_READ])
    best = question.candidates[0] if question.candidates else None
    other = best is not None and best.confidence >= _SURE and best.id not in _ELSEWHERE
    topic = knowledge.topics.get(REPORTING)
    if topic is None:
        return None
    if not levied and asks_whether_permitted(told) and reports_unpermitted(told):  # they want no permit of their own
        return None if _THEIR_SAY.search(question.text) else Demand(_only(question, _BUILDING_WORDS), topic)
    if other:
        return None
    if not complains_of_nuisance(told):
        built = not levied and _REPORTED.search(question.text) and reports_unpermitted(told)
        return Demand(_only(question, _BUILDING_WORDS), topic) if built else None
    if not _ITS_MATTER.search(question.text):
        return None
    beside: list[Entry] = [p for i in (_OLD_PERMIT,) if (p := knowledge.permits.get(i)) is not None]
    words = f"{_WORDS} kelurahan loket" if _NIB.search(told) else _WORDS
    if _NIB.search(told) and (number := knowledge.permits.get(_NUMBER)) is not None:
        beside.append(number)
    return Demand(_only(question, words), topic, tuple(beside))


def _only(question: Question, words: str) -> Question:
    """Return the question on the topic of which only what it says to ``words`` is told."""
    return replace(
        question,
        words=words,
        text=words,
        before="",
        form=Form.WHETHER,
        aspects=(Aspect.OTHER,),
        candidates=(Candidate("topic", REPORTING, _NARROW),),
        out_of_scope=0.0,
        improbable=frozenset(),  # the words are ours, and mean what they say
    )
