"""What mail programs call their quotes and signatures in HTML: names of classes, ids and styles, as data."""

from __future__ import annotations

import re
from enum import Enum, auto

from helpdesk.mail.words import words


class Mark(Enum):
    """What an element is, as its attributes say."""

    HIDDEN = auto()
    QUOTE = auto()
    MAYBE_QUOTE = auto()
    ATTRIBUTION = auto()
    SIGNATURE = auto()
    CUT = auto()  # from here to the end everything is quoted
    TIGHT = auto()  # a paragraph without margin


_ATTRIBUTE = re.compile(
    r"(?:^|[\s\"'])(class|id|type|style|hidden|name|data-marker|data-smartmail|aria-label)"
    r"(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+))?(?=[\s/>\"']|$)",
    re.IGNORECASE,
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BORDER_LEFT = re.compile(
    r"border-left(?:-width|-style)?\s*:\s*(?!0|none)|border-width\s*:\s*0\S* 0\S* 0\S* [1-9]", re.IGNORECASE
)
_INDENTED = re.compile(r"border\s*:\s*(?:none|0)|border-width\s*:\s*0", re.IGNORECASE)
_FOXMAIL = re.compile(r"width\s*:\s*210px")  # the rule that it puts between what was written and who wrote it
_TIGHT = re.compile(r"margin(?:-top|-bottom)?\s*:\s*0", re.IGNORECASE)

# What web mail puts before the names of a mail that it quotes.
_REWRITTEN = re.compile(r"^(?:(?:x_)+|ecx|ydp[0-9a-f]{1,12})")

# Whole words of class and id, lower-cased. Not among them: gmail_quote and protonmail_quote, since as a div they hold
# the attribution, the quote and the answers between; only the elements inside tell.
_ATTRIBUTIONS = words("gmail_attr moz-cite-prefix protonmail_quote_header")
_QUOTES = words("tutanota_quote zmail_extra yahoo_quoted isreplycontent isforwardcontent hmquote")
_CUTS = words(
    """divrplyfwdmsg appendonsend olk_src_body_section zwchr replyforwardmessage
    mail-editor-reference-message-container ms-outlook-mobile-reference-message"""
)
_SIGNATURES = words(
    """gmail_signature gmail_signature_prefix moz-signature applemailsignature applemailsignatureatbeginningofmessage
    linebreakatbeginningofsignature signature composer_signature protonmail_signature_block
    ms-outlook-mobile-signature yahoo_signature zmail_signature messagesignaturesection"""
)
_SIGNED = re.compile(r"(?:[a-z]{1,16}[-_]){1,3}signature(?:[-_][a-z]{1,16}){0,2}")
_QUOTED = re.compile(
    r"(?:[a-z0-9]{1,20}[-_]){0,3}(?:quoted|(?:original|previous|quoted)[-_]?(?:message|mail|email|text|content|history)"
    r"|(?:email|mail|reply|thread)[-_]?(?:history|chain|quote))(?:[-_][a-z0-9]{1,20}){0,2}"
)
_STARTS = {"yahoo_quoted_": Mark.QUOTE, "ymail_signature": Mark.SIGNATURE, "ymail_android_signature": Mark.SIGNATURE}


def mark_of(name: str, attributes: str) -> Mark | None:
    """Return what the element ``name`` with these raw attributes is, or None when it is nothing special."""
    found = {match[1].lower(): (match[2] or "").strip("\"'") for match in _ATTRIBUTE.finditer(attributes)}
    style = found.get("style", "")
    if "hidden" in found or _HIDING.search(style):
        return Mark.HIDDEN
    words = " ".join(found.get(named, "") for named in ("class", "id", "name", "data-smartmail")).lower().split()
    if name == "blockquote":
        return _blockquote(found.get("type", "").lower(), words, style)
    barred = "quote" in words and _BORDER_LEFT.search(style)
    # GMX and WEB.DE name the element that holds head and text of what is answered
    if barred or found.get("name", "").lower() == "quote" or "__quoted_text__" in found.get("data-marker", "").lower():
        return Mark.QUOTE
    if "__sig_" in found.get("data-marker", "").lower():
        return Mark.SIGNATURE
    if "__divider__" in found.get("data-marker", "").lower():
        return Mark.CUT
    return _by_word(name, words, style)


def _by_word(name: str, words: list[str], style: str) -> Mark | None:
    for word in (_REWRITTEN.sub("", word) for word in words):
        mark = _WORDS.get(word) or next((mark for start, mark in _STARTS.items() if word.startswith(start)), None)
        if mark or _SIGNED.fullmatch(word):
            return mark or Mark.SIGNATURE
        if _QUOTED.fullmatch(word):
            return Mark.QUOTE
    if name == "hr" and _FOXMAIL.search(style):
        return Mark.SIGNATURE
    if name == "p" and (_TIGHT.search(style) or any(word.startswith("mso") for word in words)):
        return Mark.TIGHT
    return None


def _blockquote(kind: str, words: list[str], style: str) -> Mark | None:
    if kind == "cite" or any("quote" in word or "cite" in word for word in words) or _BORDER_LEFT.search(style):
        return Mark.QUOTE
    return None if _INDENTED.search(style) else Mark.MAYBE_QUOTE


_WORDS = (
    dict.fromkeys(_ATTRIBUTIONS, Mark.ATTRIBUTION)
    | dict.fromkeys(_QUOTES, Mark.QUOTE)
    | dict.fromkeys(_CUTS, Mark.CUT)
    | dict.fromkeys(_SIGNATURES, Mark.SIGNATURE)
)
