"""Mails of our own making that fill a desk."""

from __future__ import annotations

from email.message import EmailMessage

OFFICE = "penyuluhan@dpmptsp.example"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"
    b"\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx"
    b"\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
HOSTILE = """<html><head><style>@import url(http://evil.invalid/a.css); body{background:url(http://evil.invalid/b)}</style>
<meta http-equiv="refresh" content="0;url=http://evil.invalid/c"><base href="http://evil.invalid/">
<link rel="stylesheet" href="http://evil.invalid/d.css"></head><body onload="top.hacked=1">
<script>top.hacked = 1; fetch("http://evil.invalid/e")</script>
<p style="background:url(http://evil.invalid/f)">Halo, apa syarat IPTM?</p>
<img src="http://evil.invalid/g.png" onerror="top.hacked=1"><img src="https://evil.invalid/h.gif" width=1 height=1>
<a href="javascript:top.hacked=1">klik</a> <a href="data:text/html,<script>top.hacked=1</script>">klik</a>
<form action="http://evil.invalid/i"><input name=a autofocus onfocus="top.hacked=1"><button>kirim</button></form>
<svg onload="top.hacked=1"><script>top.hacked=1</script><image href="http://evil.invalid/j"/></svg>
<math><mtext><img src=x onerror="top.hacked=1"></mtext></math><iframe src="http://evil.invalid/k"></iframe>
<video src="http://evil.invalid/l" poster="http://evil.invalid/m"></video>
<table background="http://evil.invalid/n"><tr><td>sel</td></tr></table>
<object data="http://evil.invalid/o"></object><img src="cid:logo@here"><p>Salam</p></body></html>"""


def mail(
    subject: str,
    text: str,
    *,
    name: str = "Siti Rahmawati",
    address: str = "siti.rahmawati@warga.example",
    message_id: str | None = None,
    html: str | None = None,
    files: tuple[tuple[str, str, bytes], ...] = (),
    references: str | None = None,
    headers: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """Return the octets of one mail to the office."""
    m = EmailMessage()
    m["From"] = f'"{name}" <{address}>' if name else address
    m["To"] = OFFICE
    m["Subject"] = subject
    m["Date"] = "Tue, 24 Nov 2026 09:00:00 +0700"
    m["Message-ID"] = f"<{message_id or abs(hash((subject, text, address)))}@warga.example>"
    if references:
        m["In-Reply-To"] = m["References"] = f"<{references}>"
    for field, value in headers:
        m[field] = value
    m.set_content(text)
    if html is not None:
        m.add_alternative(html, subtype="html")
        last = list(m.iter_parts())[-1]
        assert isinstance(last, EmailMessage)
        last.add_related(PNG, "image", "png", cid="<logo@here>", filename="logo.png")
    for filename, media_type, content in files:
        maintype, subtype = media_type.split("/")
        m.add_attachment(content, maintype=maintype, subtype=subtype, filename=filename)
    return m.as_bytes()


TWO_QUESTIONS = mail(
    "Perpanjang SIP dokter dan biaya makam",
    """Selamat pagi, min mau tanya syarat perpanjang SIP dokter apa aja?

Terus untuk makam ayah saya di TPU, berapa biaya perpanjangan IPTM dan berapa lama prosesnya?

NIK saya 3174054503900002. Ini saya lampirkan KTP sama STR.

Terima kasih,
Siti Rahmawati
Dikirim dari iPhone saya""",
    message_id="dua",
    files=(("KTP.png", "image/png", PNG), ("STR dokter.txt", "text/plain", b"Surat Tanda Registrasi dokter umum")),
)
ENGLISH = mail(
    "Burial plot permit",
    """Good morning,

How do I extend the burial plot permit (IPTM) for my late mother? What documents are needed?

Regards,
John""",
    name="John Carter",
    address="john.carter@visitor.example",
    message_id="english",
)
COMPLAINT = mail(
    "Pungli di kelurahan",
    "Saya diminta uang Rp500.000 oleh petugas kelurahan untuk mengurus surat. Ini pungutan liar, mohon ditindak!",
    name="Bambang Prakoso",
    address="bambang@warga.example",
    message_id="pungli",
)
UNCLEAR = mail("Tanya", "Halo, mau tanya dong.", name="", address="anonim77@warga.example", message_id="unclear")
HTML = mail(
    "Syarat IPTM",
    "Halo, apa syarat IPTM?",
    name="Peretas",
    address="peretas@evil.example",
    message_id="html",
    html=HOSTILE,
)
AWAY = mail(
    "Automatic reply: cuti",
    "Saya sedang cuti sampai tanggal 30.",
    name="Dewi",
    address="dewi@kantor.example",
    message_id="away",
    headers=(("Auto-Submitted", "auto-replied"),),
)
LONG_WORDS = mail(
    "A" * 120 + " " + "b" * 90,
    "Sangat" + "panjang" * 60 + " apakah SIUP masih berlaku?",
    name="N" * 80,
    address="n" * 60 + "@warga.example",
    message_id="long",
)
STRANGER = mail(
    "Re: Perpanjang SIP dokter dan biaya makam",
    "Saya saudaranya. Apakah STR asli harus dibawa?",
    name="Rudi",
    address="rudi@lain.example",
    message_id="stranger",
    references="dua@warga.example",
)
SAMPLES = (TWO_QUESTIONS, ENGLISH, COMPLAINT, UNCLEAR, HTML, AWAY, LONG_WORDS, STRANGER)
