"""Mail made worse: structure-aware mutations of the corpus, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "messages"
Mutation = Callable[[random.Random, bytes, int], bytes]

TOKENS = (
    *("(", ")", "<", ">", "[", "]", "{", '"', "'", "=?", "?=", ";", ":", ",", "\\", "&", "&#", "%", "=", "@", "|", "*"),
    *(" ", "\t", "\n", "\r\n", "\r", "\u00a0", "\u200b", "\0", ".", "-", "_", "/", "a", "1", "é", "😀", "\ufffd"),
    *("<!--", "-->", "<!", "<?xml", "<a>", "<a href='", '<b x="', "<div>", "</div>", "<blockquote>", "<style>", "<td>"),
    *(
        "<p>&nbsp;",
        "</",
        "<pre>",
        "<li>",
        "<br>",
        "&lt;",
        "<script>",
        "<svg>",
        "<img src=cid:a>",
        "<table><tr>",
        "<ol>",
    ),
    *("> ", ">> ", ">", "-- \n", "____\n", "----- ", "From ", "From: a@b.example\n", "Dari: ", "Pada 1 Nov 2026 "),
    *(
        "menulis:\n",
        "On Mon, Ann wrote:\n",
        "Sent from my phone\n",
        "Disclaimer\n\n",
        "Hormat kami,\n",
        "begin 644 a\n",
    ),
    *(
        "a@b.example",
        "<a@b.example>",
        "<a@b.example>: 550 5.1.1 no\n",
        "http://a.example/b ",
        "www.",
        "0812",
        "No. 1/2",
    ),
    *("berapa biaya izin reklame? ", "syarat SIP dokter", "apakah ", "KTP, ", "1. ", "- ", "? ", "tidak ", "status "),
    *(
        "=20",
        "=\n",
        "=?utf-8?q?a?= ",
        "=?utf-8?b?4o?= ",
        "''%C3",
        "*0*=",
        "name=",
        "--b\n",
        "Final-Recipient: rfc822;a\n",
    ),
)
CHARSETS = (
    *("utf-8", "us-ascii", "iso-8859-1", "gb2312", "iso-2022-jp", "utf-7", "utf-16", "utf-32le", "koi8-r", "big5"),
    *("shift_jis", "ks_c_5601-1987", "hz-gb-2312", "windows-1257", "rot13", "x-unknown", "", "utf-8;", "\xff", "idna"),
)
ENCODINGS = ("base64", "quoted-printable", "7bit", "8bit", "binary", "x-uuencode", "nonsense", "")
TYPES = (
    *("text/plain", "text/html", "text/enriched", "text/calendar", "multipart/mixed", "multipart/alternative", "text"),
    *("multipart/related", "multipart/digest", "multipart/report", "message/rfc822", "message/delivery-status", "/"),
    *(
        "message/partial",
        "application/ms-tnef",
        "application/pdf",
        "application/zip",
        "application/octet-stream",
        "image",
    ),
)
FIELDS = (
    *("From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Content-Type"),
    *("Content-Disposition", "Content-Transfer-Encoding", "Auto-Submitted", "Return-Path", "Received", "X-Loop"),
    *("Authentication-Results", "X-Failed-Recipients", "List-Id", "Precedence", "Content-ID", "MIME-Version"),
)


def corpus() -> tuple[bytes, ...]:
    """Return the mails of tests/messages in the order of their names."""
    return tuple(path.read_bytes() for path in sorted(CORPUS.glob("*.eml")))


def mutated(seed: int, mails: tuple[bytes, ...], longest: int) -> bytes:
    """Return mail number ``seed``; what is repeated is repeated up to about ``longest`` octets."""
    chance = random.Random(seed)
    octets = chance.choice(mails)
    for _ in range(chance.randint(1, 4)):
        octets = chance.choice(MUTATIONS)(chance, octets, longest)
    return octets[: 4 * longest + 200_000]


def _somewhere(chance: random.Random, octets: bytes) -> int:
    return chance.randint(0, len(octets))


def _lines(octets: bytes) -> list[bytes]:
    return octets.splitlines(keepends=True) or [b"\n"]


def _head_and_body(octets: bytes) -> tuple[bytes, bytes]:
    for end in (b"\r\n\r\n", b"\n\n"):
        head, found, body = octets.partition(end)
        if found:
            return head + end, body
    return octets, b""


def _run(chance: random.Random, longest: int) -> bytes:
    """Return one to three tokens over and over: what makes a careless regular expression quadratic."""
    unit = "".join(chance.choice(TOKENS) for _ in range(chance.randint(1, 3))).encode()
    return unit * max(1, chance.choice((100, longest // 10, longest)) // len(unit))


def flip(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Change single octets."""
    changed = bytearray(octets)
    for _ in range(chance.randint(1, 30)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def delete(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Leave a stretch out."""
    start = _somewhere(chance, octets)
    return octets[:start] + octets[start + chance.randint(1, 200) :]


def truncate(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Cut the end off."""
    return octets[: _somewhere(chance, octets)]


def repeat_stretch(chance: random.Random, octets: bytes, longest: int) -> bytes:
    """Say a stretch of the mail many times."""
    start = _somewhere(chance, octets)
    stretch = octets[start : start + chance.randint(1, 300)] or b"\n"
    return octets[:start] + stretch * chance.randint(2, max(2, longest // len(stretch) // 4)) + octets[start:]


def insert_run(chance: random.Random, octets: bytes, longest: int) -> bytes:
    """Put a long run of tokens somewhere."""
    start = _somewhere(chance, octets)
    return octets[:start] + _run(chance, longest) + octets[start:]


def body_of_runs(chance: random.Random, octets: bytes, longest: int) -> bytes:
    """Replace the body by runs, plain or HTML."""
    kind = chance.choice((b"text/plain", b"text/html", b"text/plain; format=flowed", b"text/enriched"))
    head = b"From: Budi <budi@warga.example>\nSubject: Tanya izin\nContent-Type: " + kind + b"; charset=utf-8\n\n"
    return (head if chance.random() < 0.7 else _head_and_body(octets)[0]) + _run(chance, longest) * 2


def giant_field(chance: random.Random, octets: bytes, longest: int) -> bytes:
    """Put a field of unusual length in front."""
    run = _run(chance, longest).replace(b"\r", b"").replace(b"\n", chance.choice((b"", b"\n ", b"\r\n\t")))
    return chance.choice(FIELDS).encode() + b": " + run + b"\n" + octets


def repeat_field(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Say header lines twice, or in another order."""
    head, body = _head_and_body(octets)
    lines = _lines(head)
    for _ in range(chance.randint(1, 5)):
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"".join(lines) + body


def swap_value(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Label the mail, or a part of it, with another type, charset, encoding or name."""
    values = (
        f"Content-Type: {chance.choice(TYPES)}; charset={chance.choice(CHARSETS)}; boundary={chance.choice('b=;')}\n",
        f"Content-Type: {chance.choice(TYPES)}; charset*={chance.choice(CHARSETS)}''%FF; name*1*=%2F; name*0=\"../\n",
        f"Content-Transfer-Encoding: {chance.choice(ENCODINGS)}\n",
        f'Content-Disposition: attachment; filename="=?{chance.choice(CHARSETS)}?b?//8=?=\u202e.exe"\n',
        f"{chance.choice(FIELDS)}: =?{chance.choice(CHARSETS)}?{chance.choice('qb')}?=FF=00=D8{_pick(chance)}?=\n",
    )
    lines = _lines(octets)
    place = chance.randrange(len(lines)) if chance.random() < 0.5 else 0
    if chance.random() < 0.5:
        del lines[place]
    lines.insert(place, chance.choice(values).encode("utf-8"))
    return b"".join(lines)


def _pick(chance: random.Random) -> str:
    return chance.choice(TOKENS).replace("\n", "").replace("\r", "")


def damage_boundary(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Change, drop, double or misplace a line that begins with two hyphens."""
    lines = _lines(octets)
    places = [index for index, line in enumerate(lines) if line.startswith(b"--")] or [chance.randrange(len(lines))]
    place = chance.choice(places)
    line = lines.pop(place)
    changed = (line.rstrip() + b" \t\n", line.rstrip() + b"--\n", line[:-3] + b"\n", b"x" + line, line + line, b"")
    lines.insert(chance.choice((place, chance.randrange(len(lines) + 1))), chance.choice(changed))
    return b"".join(lines)


def nest(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Wrap the mail into others, sometimes far deeper than anybody writes."""
    for level in range(chance.choice((1, 2, 5, 30, 150))):
        boundary = chance.choice((b"b", b"b%d" % level, b"b" * (level % 70 + 1)))
        kind = chance.choice((b"multipart/mixed", b"multipart/digest", b"multipart/alternative", b"message/rfc822"))
        head = b"Content-Type: " + kind + b"; boundary=" + boundary + b"\n\n"
        octets = head + (octets if kind == b"message/rfc822" else b"--%b\n%b\n--%b--\n" % (boundary, octets, boundary))
    return octets


def many_parts(chance: random.Random, octets: bytes, longest: int) -> bytes:
    """Make a multipart of very many small parts."""
    kind = chance.choice((b"mixed", b"alternative", b"digest", b"related", b"report"))
    part = chance.choice(
        (b"", b"\nx", b"Content-Type: text/html\n\n<p>x", octets[:300], b"Content-Type: image/png\n\nx")
    )
    return b"Content-Type: multipart/" + kind + b"; boundary=b\n\n" + (b"--b\n" + part + b"\n") * (longest // 20)


def splice(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Go on with the end of another mail."""
    other = chance.choice(corpus())
    return octets[: _somewhere(chance, octets)] + other[_somewhere(chance, other) :]


def line_ends(chance: random.Random, octets: bytes, _longest: int) -> bytes:
    """Write other line ends, everywhere or here and there."""
    ends = (b"\n", b"\r\n", b"\r", b"\n\r", b"\r\r\n")
    one = chance.choice(ends)
    mixed = chance.random() < 0.3
    return b"".join(line.rstrip(b"\r\n") + (chance.choice(ends) if mixed else one) for line in _lines(octets))


MUTATIONS: tuple[Mutation, ...] = (
    *(flip, delete, truncate, repeat_stretch, insert_run, insert_run, body_of_runs, body_of_runs, giant_field),
    *(giant_field, repeat_field, swap_value, swap_value, damage_boundary, damage_boundary, nest, many_parts),
    *(splice, line_ends),
)
