"""The tree of parts sorted into what is read (plain text, HTML) and what is attached (RFC 2046, RFC 2387)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from helpdesk.mail import charset, html, mime, smime, tnef, transfer
from helpdesk.mail.attachments import name_for, safe_name, sniff
from helpdesk.mail.encoded_words import decode_words
from helpdesk.mail.flowed import unflow
from helpdesk.mail.limits import MAX_ATTACHMENT_TEXT, MAX_LINES, MAX_TEXT
from helpdesk.mail.mime import Part
from helpdesk.mail.nested import rendering
from helpdesk.mail.words import words
from helpdesk.model.message import Attachment

_READABLE = frozenset(("text/plain", "text/html", "text/enriched", "text/richtext", "text/x-plain", "text"))
# Text that is written for programs: a file, even when it is the whole mail.
_FILES = words("calendar x-vcalendar vcard x-vcard directory csv css rtf xml rfc822-headers x-amp-html")
_REPORTS = frozenset(("message/delivery-status", "message/disposition-notification", "message/feedback-report"))
_MESSAGES = frozenset(("message/rfc822", "message/global", "message/global-headers"))
_TNEF = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))
_ENCRYPTED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"))


_HTML_CHARSET = re.compile(rb"<(?:meta|\?xml)\s[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_WORD = re.compile(r"\w+")
_COMPARED = 20_000  # characters of two texts that may be the same
_PARAM = re.compile(r"<param>[^<]{0,200}</param>", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\n+")
_NEW_LINE = re.compile(r"</?(?:nl|np|paragraph)>", re.IGNORECASE)


@dataclass(slots=True)
class Segment:
    """A stretch of the body, in one or both of its forms."""

    plain: str | None = None
    html: str | None = None


@dataclass(slots=True)
class Content:
    """What the walk over the tree gathers."""

    segments: list[Segment] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    opened: bool = False  # whether we are inside what somebody signed
    wrapped: list[Segment] = field(default_factory=list)  # the same text in winmail.dat, read when there is no other

    @property
    def text(self) -> str:
        """Return the body as plain text: per stretch its plain form, else its HTML as text."""
        pieces = []
        for segment in self.segments:
            has_plain = segment.plain is not None and (segment.plain.strip() or segment.html is None)
            pieces.append(segment.plain or "" if has_plain else html.to_text(segment.html or ""))
        return _joined(pieces)

    @property
    def text_is_html(self) -> bool:
        """Whether the text was made from one HTML part and from nothing else."""
        return len(self.segments) == 1 and not (self.segments[0].plain or "").strip() and self.html is not None

    @property
    def html(self) -> str | None:
        """Return the HTML of the body, or None."""
        found = [segment.html for segment in self.segments if segment.html is not None]
        return _joined(found) if found else None


def gather(root: Part, defects: list[str]) -> Content:
    """Return the body and the attachments of a message."""
    top, _, kind = root.content_type.partition("/")
    if top == "text" and kind not in _FILES and root.content_type not in _READABLE and not root.filename:
        root.content_type = "text/plain"  # RFC 2046 section 4.1.4: an unknown text is shown as plain text
    content = Content(defects=defects)
    _visit(root, content, related=False, first=True)
    if content.wrapped and not (content.text.strip() or content.html):
        content.segments = [part for part in content.wrapped if part.plain or part.html]
    content.segments = _without_twins(content.segments)
    shown = content.html or ""
    content.attachments = [_with_reference(item, shown) for item in content.attachments]
    return content


def _without_twins(segments: list[Segment]) -> list[Segment]:
    """Make one of a plain text and of HTML behind it that says the same: some programs do not call them alternative."""
    out: list[Segment] = []
    for segment in segments:
        if out and _are_twins(out[-1], segment):
            out[-1] = Segment(out[-1].plain, segment.html)
        else:
            out.append(segment)
    return out


def _are_twins(first: Segment, second: Segment) -> bool:
    if not first.plain or first.html or second.plain or not second.html:
        return False
    return _words(first.plain) == _words(html.to_text(second.html))


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_COMPARED])


def _visit(part: Part, content: Content, *, related: bool, first: bool) -> None:
    if not part.is_multipart:
        _leaf(part, content, related=related, first=first)
    elif part.content_type == "multipart/alternative":
        _alternative(part, content)
    else:
        inside_related = part.content_type == "multipart/related"
        for index, child in enumerate(part.children):
            starts = index == 0 or not (content.segments or inside_related)
            _visit(child, content, related=inside_related, first=starts)


def _alternative(part: Part, content: Content) -> None:
    """Read the forms of one text: the plain one and the HTML one; whatever else is there is attached."""
    inner = Content(defects=content.defects, opened=content.opened)
    plain: list[str] = []
    marked: list[str] = []
    for child in part.children:
        inner.segments = []
        _visit(child, inner, related=False, first=True)
        for segment in inner.segments:
            if segment.html is not None:
                marked.append(segment.html)
            elif not (plain and child.content_type in ("text/enriched", "text/richtext")):
                plain.append(segment.plain or "")
    content.attachments.extend(inner.attachments)
    content.wrapped.extend(inner.wrapped)
    if plain or marked:
        content.segments.append(Segment(_joined(plain) if plain else None, _joined(marked) if marked else None))


def _leaf(part: Part, content: Content, *, related: bool, first: bool) -> None:
    is_text = part.content_type.startswith("text/")
    body, footer = transfer.parted(part.body, part.encoding) if is_text else (part.body, b"")
    octets, complaint = transfer.undo(body, part.encoding, is_text=is_text)
    content.defects.extend(filter(None, (complaint, "plain text below encoded text" if footer else None)))
    if _is_wrapped(part) and _open_signed(octets, content, first=first):
        return
    if part.content_type in _TNEF or part.filename.lower() == "winmail.dat":
        inside = tnef.read(octets)
        if inside is not None:
            content.attachments.extend(inside.attachments)
            content.wrapped.append(Segment(inside.plain, inside.html))
            return
        content.defects.append("unreadable winmail.dat")
    if _is_body(part, first=first):
        _read(part, octets, footer, content)
    elif part.content_type != "text/x-amp-html":
        content.attachments.append(_attachment(part, octets + footer, related=related))
    if part.content_type in _ENCRYPTED:
        content.defects.append("encrypted or signed by S/MIME or PGP, not opened")


def _is_wrapped(part: Part) -> bool:
    return part.content_type in _ENCRYPTED or part.filename.lower().endswith(".p7m")


def _open_signed(octets: bytes, content: Content, *, first: bool) -> bool:
    """Read the mail that is wrapped into its signature, one level deep; return whether there is one."""
    inside = None if content.opened else smime.signed_content(octets)
    if inside is None:
        return False
    content.defects.append("signed by S/MIME, the signature is not checked")
    content.opened = True
    _visit(mime.read(inside, content.defects), content, related=False, first=first)
    content.opened = False
    return True


def _is_body(part: Part, *, first: bool) -> bool:
    if part.content_type not in _READABLE or part.disposition == "attachment":
        return False
    return first or not part.filename


def _read(part: Part, octets: bytes, footer: bytes, content: Content) -> None:
    label = _label(part, octets)
    text, complaint = charset.decode(octets, label)
    if complaint:
        content.defects.append(complaint)
    text = charset.tidy(text)
    if footer:
        below = charset.tidy(charset.decode(footer, label)[0]).strip("\n")
        text += f"<pre>{escape(below)}</pre>" if part.content_type == "text/html" else f"\n\n{below}\n"
    whole = len(text)
    text = _first_lines(text[:MAX_TEXT])
    if len(text) < whole:
        content.defects.append("body text too long, read in part")
    if part.content_type == "text/html":
        content.segments.append(Segment(html=text))
        return
    if part.content_type in ("text/enriched", "text/richtext"):
        text = html.to_text(_as_html(text, enriched=part.content_type == "text/enriched"))
    elif part.parameters.get("format", "").lower() == "flowed":
        text = unflow(text, delsp=part.parameters.get("delsp", "").lower() == "yes")
    text, files = transfer.uuencoded(text)
    content.segments.append(Segment(plain=text))
    for file in files:
        kind = sniff(file.content, "application/octet-stream")
        name = safe_name(file.name) or name_for((), kind)
        content.attachments.append(Attachment(name, kind, len(file.content), False, file.content))


def _first_lines(text: str) -> str:
    if text.count("\n") <= MAX_LINES:
        return text
    end = -1
    for _ in range(MAX_LINES):
        end = text.find("\n", end + 1)
    return text[: end + 1]


def _as_html(text: str, *, enriched: bool) -> str:
    """Return text/enriched (RFC 1896) or text/richtext (RFC 1341) as HTML of the same lines."""
    text = _PARAM.sub("", text).replace("<<" if enriched else "<lt>", "&lt;").replace("&nbsp", "&amp;nbsp")
    if enriched:  # one line end is a blank, n of them are n - 1
        return _LINE_ENDS.sub(lambda match: "<br>" * (len(match[0]) - 1) or " ", text)
    return _NEW_LINE.sub("<br>", text)


def _label(part: Part, octets: bytes) -> str | None:
    """Return the charset that the header gives, else the one that the HTML itself names."""
    label = part.parameters.get("charset")
    if part.content_type != "text/html" or charset.codec_of(label) not in (None, "ascii"):
        return label
    inside = _HTML_CHARSET.search(octets, 0, 2_000)
    return inside[1].decode("ascii") if inside else label


def _attachment(part: Part, octets: bytes, *, related: bool) -> Attachment:
    content_id = part.text("content-id").strip().strip("<>").strip() or None
    kind = sniff(octets, part.content_type)
    inline = part.disposition == "inline" or (related and content_id is not None and part.disposition != "attachment")
    name, text = part.filename, _text_of(part, octets, kind)
    subject = ""
    if kind in _MESSAGES:
        subject, text = rendering(octets)
    candidates = (
        part.disposition_parameters.get("filename", ""),
        part.parameters.get("name", ""),
        f"{subject}.eml" if subject else "",
        _named(decode_words(part.text("content-description"))),
        _named(part.text("content-location").partition("?")[0].rpartition("/")[2]),
        _named(content_id or ""),
    )
    name = name_for(candidates, kind)
    return Attachment(name, kind, len(octets), inline, octets, content_id, text)


def _named(text: str) -> str:
    """Return the text only if it looks like a file's name: Content-Description is often prose."""
    stem, dot, ending = text.rpartition(".")
    return text if dot and stem and ending.isalnum() and len(ending) <= 4 and "@" not in text else ""


def _text_of(part: Part, octets: bytes, kind: str) -> str | None:
    if not (kind.startswith("text/") or kind in _REPORTS):
        return None
    text = charset.tidy(charset.decode(octets[: 4 * MAX_ATTACHMENT_TEXT], part.parameters.get("charset"))[0])
    return (html.to_text(text) if kind == "text/html" else text)[:MAX_ATTACHMENT_TEXT]


def _with_reference(attachment: Attachment, shown: str) -> Attachment:
    """Mark as inline what the HTML shows by its Content-ID (RFC 2392), whatever its disposition says."""
    if attachment.inline or not attachment.content_id or f"cid:{attachment.content_id}" not in shown:
        return attachment
    return Attachment(
        attachment.filename,
        attachment.content_type,
        attachment.size,
        inline=True,
        content=attachment.content,
        content_id=attachment.content_id,
        text=attachment.text,
    )


def _joined(pieces: Iterable[str]) -> str:
    """Join stretches of text so that each begins on a line of its own."""
    out = ""
    for piece in pieces:
        if out and piece and not out.endswith("\n"):
            out += "\n"
        out += piece
    return out
