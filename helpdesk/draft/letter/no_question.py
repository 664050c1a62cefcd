"""What of a mail reads like a question and waits for no answer: a reproach, thanks, how the reply shall come.

"Kenapa tidak dari awal diberi tahu semua?" is a grievance, to which the letter speaks as a whole, and "tolong dijawab
per nomor" is what it does. That an officer will look into either would be said of nothing that was asked.
"""

from __future__ import annotations

import re

from helpdesk.model.question import Question

_REPROACH = re.compile(
    r"\b(?:kenapa|mengapa|kok)\b (?:\w+ ){0,2}?(?:tidak|enggak)\b (?:\w+ ){0,4}?"
    r"(?:sekalian|sekaligus|dari (?:awal|pertama)|sejak awal|bilang|dibilang\w*)\b"
    r"|\bwhy (?:did|was|were|could)(?:nt| not)? .*\b(?:from the (?:start|beginning)|all at once|straight away)\b"
)
_THANKS = re.compile(r"\b(?:terima ?kasih|makasih|terimakasih|thanks|thank you|trims)\b")
_OF_THE_REPLY = re.compile(  # how and when it shall come, without a word of what is asked
    r"(?:^|\b(?:sama|dan|tapi|jadi|satu lagi) )(?:saya |kami )?(?:mohon|tolong|harap|minta|boleh|bisa|semoga|please)"
    r"(?: \w+){0,4}? (?:di)?(?:jawab\w*|balas\w*|bales\w*|answer|reply)\b"
    r"|^(?:tolong|mohon|please)(?: di\w+| \w+)? (?:secepatnya|segera|cepat|asap)\b(?: \w+){0,2}$"
    r"|^(?:could|can|would|will) you (?:please |kindly )?(?:explain|advise|clarify|help|tell (?:us|me)|confirm)$"
)
_ASKS = re.compile(  # the sentence goes on with a question: "mohon dijawab boleh praktik sambil menunggu atau tidak"
    r"\b(?:apakah|apa|berapa|brp|boleh|perlu|wajib|harus|bagaimana|gimana|kapan|siapa|mana|kenapa|atau tidak|if"
    r"|whether|can"
    r"|may|must|how|what|when|where|who)\b"
)
_BROKEN_OFF = re.compile(  # the tail of a sentence that told something
    r"(?:who (?:just|has|have|had|is|was|are|moved|lives?|works?)|yang baik)\b(?!.*\?)|yang baik hati\b", re.DOTALL
)


def waits_for_nothing(question: Question) -> bool:
    """Return whether what was taken for a question wants nothing that could be looked into."""
    words = question.words
    told = None if "?" in question.text else _THANKS.search(words) or _OF_THE_REPLY.search(words)
    if told and _ASKS.search(f"{words[: told.start()]} {words[told.end() :]}"):
        told = None
    return bool(told or _BROKEN_OFF.match(question.text) or _REPROACH.search(question.words))
