"""The habits of mail programs: which fields they write in which order, how they name a mail, encode and quote.

Each function gives the fields and the root part of a letter as that program would send it.
"""

from __future__ import annotations

from html import escape

from helpdesk.demo import quoting
from helpdesk.demo.letter import Earlier, Letter
from helpdesk.demo.wire import Fields, Part, date, encoded, file_part, mailbox, multipart, text_part

Made = tuple[Fields, Part]
_SENT_FROM = {
    ("iphone", "id"): "Dikirim dari iPhone saya",
    ("iphone", "en"): "Sent from my iPhone",
    ("samsung", "id"): "Dikirim dari Galaxy saya",
    ("samsung", "en"): "Sent from my Galaxy",
    ("yahoo", "id"): "Dikirim dari Yahoo Mail di Android",
    ("yahoo", "en"): "Sent from Yahoo Mail on Android",
}
_ORIGINAL = {"id": "-------- Pesan asli --------", "en": "-------- Original message --------"}


def gmail_web(letter: Letter) -> Made:
    """Return a letter as Gmail sends it from a browser."""
    return _gmail(letter, "ltr")


def gmail_android(letter: Letter) -> Made:
    """Return a letter as Gmail sends it from a telephone."""
    return _gmail(letter, "auto")


def outlook(letter: Letter) -> Made:
    """Return a letter as Outlook sends it: Windows' charset, a header block above what is answered."""
    token, earlier = letter.token, letter.earlier
    charset = _charset(letter, "windows-1252")
    plain, body = (
        letter.text + "\n",
        "".join(
            f'<p class="MsoNormal">{escape(line, quote=False) or "&nbsp;"}</p>\n' for line in letter.text.split("\n")
        ),
    )
    if earlier:
        head = quoting.block("outlook", letter.language, earlier)
        plain += "\n" + "_" * 32 + "\n" + "\n".join(f"{key}: {value}" for key, value in head)
        plain += f"\n\n{earlier.text}\n"
        lines = "<br>\n".join(f"<b>{key}:</b> {escape(value)}" for key, value in head)
        body += '<hr style="display:inline-block;width:98%" tabindex="-1">\n'
        body += f'<div id="divRplyFwdMsg" dir="ltr">{lines}</div>\n<div>{quoting.lines_html(earlier.text)}</div>\n'
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head>\n'
    html += f'<body lang="IN"><div class="WordSection1">\n{body}</div></body></html>\n'
    root = alternative(plain, html, charset, "quoted-printable", f"_000_{token[:20].upper()}_")
    if letter.files:
        files = (
            file_part(file, size=True, extra=(("Content-Description", encoded(file.name)),)) for file in letter.files
        )
        root = multipart("mixed", f"_004_{token[:20].upper()}_", (root, *files))
    server = f"SEZPR01MB{int(token[:4], 16) % 9000 + 1000}"
    return (
        ("From", mailbox(letter.name, letter.address)),
        ("To", f'"{letter.to}" <{letter.to}>'),
        ("Subject", encoded(letter.subject)),
        ("Thread-Topic", encoded(_topic(letter.subject))),
        ("Date", date(letter)),
        ("Message-ID", f"<{server}{token[:24].upper()}@{server}.apcprd01.prod.{letter.domain}>"),
        *ancestors(earlier),
        ("Accept-Language", "id-ID, en-US"),
        ("Content-Language", "id-ID"),
        ("X-MS-Has-Attach", "yes" if letter.files else ""),
        ("X-MS-TNEF-Correlator", ""),
        ("MIME-Version", "1.0"),
    ), root


def iphone(letter: Letter) -> Made:
    """Return a letter as Apple's telephone sends it: pictures inline, between the text and the signature."""
    sign = f"\n\n{_SENT_FROM['iphone', letter.language]}"
    if letter.earlier:
        head = quoting.attribution("apple", letter.language, letter.earlier)
        sign += f"\n\n> {head}\n> \n{quoting.quoted(letter.earlier.text)}"
    boundary = f"Apple-Mail-{letter.uuid.upper()}"
    if letter.files:
        pictures = (file_part(file, inline=file.content_type.startswith("image/")) for file in letter.files)
        ends = (_apple_text(letter.text + "\n\n"), _apple_text(sign + "\n"))
        root = multipart("mixed", boundary, (ends[0], *pictures, ends[1]))
    else:
        root = _apple_text(letter.text + sign + "\n")
    return (
        ("From", mailbox(letter.name, letter.address)),
        ("Mime-Version", "1.0 (1.0)"),
        ("Subject", encoded(letter.subject)),
        ("Message-Id", f"<{letter.uuid.upper()}@{letter.domain}>"),
        ("Date", date(letter)),
        *ancestors(letter.earlier),
        ("To", letter.to),
        ("X-Mailer", "iPhone Mail (22B91)"),
    ), root


def yahoo(letter: Letter) -> Made:
    """Return a letter as Yahoo sends it: an alternative with its advertisement as a signature."""
    token, earlier = letter.token, letter.earlier
    sign = _SENT_FROM["yahoo", letter.language]
    plain = f"{letter.text}\n\n{sign}\n"
    html = f'<html><head></head><body><div class="ydp-body">{quoting.lines_html(letter.text)}</div>'
    html += f'<div><br></div><div id="ydp-signature"><a href="https://mail.{letter.domain}/app">{sign}</a></div>'
    if earlier:
        head = quoting.attribution("yahoo", letter.language, earlier)
        indented = "\n".join(f"  {line}".rstrip() for line in earlier.text.split("\n"))
        plain += f" \n  {head}  \n \n{indented}\n"
        html += f'<blockquote style="margin:0 0 20px 0;"><div>{escape(head)}</div>'
        html += f"<div>{quoting.lines_html(earlier.text)}</div></blockquote>"
    number = int(token[:8], 16)
    boundary = f"----=_Part_{number % 10_000_000}_{number % 1_000_000_007}.{_milliseconds(letter)}"
    root = alternative(plain, f"{html}</body></html>\n", "UTF-8", "quoted-printable", boundary)
    return (
        ("Date", date(letter)),
        ("From", mailbox(letter.name, letter.address)),
        ("To", letter.to),
        ("Message-ID", f"<{number}.{int(token[8:14], 16)}.{_milliseconds(letter)}@mail.{letter.domain}>"),
        *ancestors(earlier),
        ("Subject", encoded(letter.subject)),
        ("MIME-Version", "1.0"),
    ), with_files(root, letter, f"----=_Part_{number % 9_999_991}_1.{_milliseconds(letter)}")


def samsung(letter: Letter) -> Made:
    """Return a letter as Samsung's telephones send it: base64 whatever the text, "Pesan asli" above the earlier one."""
    token, earlier = letter.token, letter.earlier
    sign = _SENT_FROM["samsung", letter.language]
    plain = f"{letter.text}\n\n\n{sign}\n"
    html = f'<html><body dir="auto">{quoting.lines_html(letter.text)}<div><br></div>'
    html += f'<div id="composer_signature" dir="auto"><div style="font-size:12px">{sign}</div></div>'
    if earlier:
        head = quoting.block("samsung", letter.language, earlier)
        lines = [_ORIGINAL[letter.language], *(f"{key}: {value} " for key, value in head)]
        plain += "\n" + "\n".join(lines) + f"\n\n{earlier.text}\n"
        html += "<div><br></div>" + "".join(f"<div>{escape(line)}</div>" for line in lines)
        html += f"<div><br></div>{quoting.lines_html(earlier.text)}"
    boundary = f"--_com.samsung.android.email_{_milliseconds(letter)}"
    root = alternative(plain, f"{html}</body></html>", "utf-8", "base64", f"{boundary}0")
    return (
        ("Date", date(letter)),
        ("Subject", encoded(letter.subject)),
        ("Message-ID", f"<{token[:12]}.{_milliseconds(letter)}@email.{letter.domain}>"),
        ("Importance", "normal"),
        *ancestors(earlier),
        ("From", mailbox(letter.name, letter.address)),
        ("To", letter.to),
        ("MIME-Version", "1.0"),
    ), with_files(root, letter, f"{boundary}1")


def _gmail(letter: Letter, direction: str) -> Made:
    token, earlier = letter.token, letter.earlier
    plain = "\n".join(line for text in letter.text.split("\n") for line in quoting.wrapped(text, quoting.LINE)) + "\n"
    html = f'<div dir="{direction}">{quoting.lines_html(letter.text)}</div>'
    if earlier:
        head = quoting.attribution("gmail", letter.language, earlier)
        wrapped = head.replace(f" <{earlier.address}", f" <\n{earlier.address}")  # where Gmail breaks a long line
        plain += f"\n{wrapped}\n\n{quoting.quoted(earlier.text)}\n>\n"
        html += '<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">'
        html += f"{escape(head)}<br></div>"
        html += '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid #ccc">'
        html += f'<div dir="ltr">{quoting.lines_html(earlier.text)}</div></blockquote></div>'
    root = alternative(plain, html + "\n", "UTF-8", None, f"000000000000{token[:16]}")
    if letter.files:
        files = tuple(
            file_part(file, extra=(("X-Attachment-Id", f"f_{token[:8]}{number}"),))
            for number, file in enumerate(letter.files)
        )
        root = multipart("mixed", f"000000000000{token[16:32]}", (root, *files))
    return (
        ("MIME-Version", "1.0"),
        *ancestors(earlier),
        ("From", mailbox(letter.name, letter.address)),
        ("Date", date(letter)),
        ("Message-ID", f"<CA+{token[:38]}=w@mail.{letter.domain}>"),
        ("Subject", encoded(letter.subject)),
        ("To", letter.to),
    ), root


def alternative(plain: str, html: str, charset: str, encoding: str | None, boundary: str) -> Part:
    """Return text and HTML as alternatives; without ``encoding``, quoted-printable only where it is needed."""
    texts = (("plain", plain), ("html", html))
    return multipart(
        "alternative",
        boundary,
        (
            text_part(f'text/{kind}; charset="{charset}"', text, charset, encoding or _needed(text))
            for kind, text in texts
        ),
    )


def _needed(text: str) -> str:
    return "7bit" if text.isascii() and max(map(len, text.split("\n"))) < 990 else "quoted-printable"


def _apple_text(text: str) -> Part:
    charset = "us-ascii" if text.isascii() else "utf-8"
    return text_part(f"text/plain; charset={charset}", text, charset, "quoted-printable")


def with_files(root: Part, letter: Letter, boundary: str) -> Part:
    """Return ``root`` with the letter's files behind it, or alone when there are none."""
    return multipart("mixed", boundary, (root, *map(file_part, letter.files))) if letter.files else root


def ancestors(earlier: Earlier | None) -> Fields:
    """Return In-Reply-To and References of an answer (RFC 5322 section 3.6.4)."""
    if earlier is None:
        return ()
    chain = " ".join(f"<{name}>" for name in (*earlier.references, earlier.message_id))
    return (("In-Reply-To", f"<{earlier.message_id}>"), ("References", chain))


def _charset(letter: Letter, wanted: str) -> str:
    """Return ``wanted`` when all the text can be written in it, else UTF-8."""
    try:
        (letter.text + (letter.earlier.text + letter.earlier.subject if letter.earlier else "")).encode(wanted)
    except UnicodeEncodeError:
        return "utf-8"
    return wanted


def _topic(subject: str) -> str:
    while subject.lower().startswith("re: "):
        subject = subject[4:]
    return subject


def _milliseconds(letter: Letter) -> int:
    return int(letter.sent_at.timestamp() * 1000)
