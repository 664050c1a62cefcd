"""What is new in a mail: by shape, by language, by the markup of mail programs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.mail.parse import parse
from helpdesk.mail.quote import NO_NEW_TEXT, split
from helpdesk.model.message import Body


def taken_apart(text: str, *, subject: str = "Re: izin", kind: str = "plain") -> Body:
    head = f"From: a@example.org\nSubject: {subject}\nContent-Type: text/{kind}; charset=utf-8\n\n"
    return split(parse((head + text).encode()))


NEW = "Baik pak, saya sudah kirim berkasnya.\n\nKapan izinnya selesai?"
QUOTE = "> Mohon lengkapi berkas.\n> Terima kasih.\n"

ATTRIBUTIONS = {
    "indonesian-gmail": "Pada tanggal Sen, 2 Nov 2026 pukul 08.14 Dinas PTSP <ptsp@example.org> menulis:",
    "indonesian-apple": "Pada 2 Nov 2026, pukul 08.14, PTSP <ptsp@example.org> menulis:",
    "indonesian-yahoo": "Pada Senin, 2 November 2026 08.14.22 WIB, PTSP <ptsp@example.org> menulis:",
    "indonesian-wrapped": "Pada tanggal Sen, 2 Nov 2026 pukul 08.14 Dinas Penanaman Modal\n<ptsp@example.org> menulis:",
    "malay": "Pada Isn, 2 Nov 2026 pada 8:14 PG PTSP <ptsp@example.org> menulis:",
    "english-gmail": "On Mon, Nov 2, 2026 at 8:14 AM Office <ptsp@example.org> wrote:",
    "english-wrapped": "On Mon, Nov 2, 2026 at 8:14 AM The Office of Permits in Jakarta\n<ptsp@example.org> wrote:",
    "english-thunderbird": "On 02/11/2026 08:14, Office wrote:",
    "english-name-only": "Office Person wrote:",
    "english-old": "* Office <ptsp@example.org> [2026-11-02 08:14]:",
    "iso-date": "2026-11-02 8:14 GMT+07:00 Office <ptsp@example.org>:",
    "german": "Am Mo., 2. Nov. 2026 um 08:14 Uhr schrieb Amt <ptsp@example.org>:",
    "german-thunderbird": "Am 02.11.2026 um 08:14 schrieb Amt:",
    "french": "Le lun. 2 nov. 2026 à 08:14, Bureau <ptsp@example.org> a écrit :",
    "spanish": "El lun, 2 nov 2026 a las 8:14, Oficina (<ptsp@example.org>) escribió:",
    "portuguese": "Em seg., 2 de nov. de 2026 às 08:14, Posto <ptsp@example.org> escreveu:",
    "italian": "Il giorno lun 2 nov 2026 alle ore 08:14 Ufficio <ptsp@example.org> ha scritto:",
    "dutch": "Op ma 2 nov 2026 om 08:14 schreef Kantoor <ptsp@example.org>:",
    "swedish": "Den mån 2 nov. 2026 kl 08:14 skrev Kontor <ptsp@example.org>:",
    "danish": "Den man. 2. nov. 2026 kl. 08.14 skrev Kontor <ptsp@example.org>:",
    "norwegian": "man. 2. nov. 2026 kl. 08:14 skrev Kontor <ptsp@example.org>:",
    "finnish": "ma 2. marrask. 2026 klo 8.14 Toimisto (ptsp@example.org) kirjoitti:",
    "polish": "pon., 2 lis 2026 o 08:14 Urząd <ptsp@example.org> napisał(a):",
    "czech": "po 2. 11. 2026 v 8:14 odesílatel Úřad <ptsp@example.org> napsal:",
    "hungarian": "Hivatal <ptsp@example.org> ezt írta (időpont: 2026. nov. 2., H, 8:14):",
    "romanian": "În lun., 2 nov. 2026 la 08:14, Birou <ptsp@example.org> a scris:",
    "russian": "пн, 2 нояб. 2026 г. в 08:14, Офис <ptsp@example.org>:",
    "russian-wrote": "02.11.2026 08:14, Офис пишет:",
    "ukrainian": "пн, 2 лист. 2026 р. о 08:14 Офіс <ptsp@example.org> пише:",
    "greek": "Στις Δευ 2 Νοε 2026 στις 8:14 π.μ., ο χρήστης Γραφείο <ptsp@example.org> έγραψε:",
    "turkish": "Ofis <ptsp@example.org>, 2 Kas 2026 Pzt, 08:14 tarihinde şunu yazdı:",
    "hebrew": "‫בתאריך יום ב׳, 2 בנוב׳ 2026 ב-8:14 מאת ‪משרד‬‏ <‪ptsp@example.org‬‏>:‬",
    "arabic": "في الاثنين، 2 نوفمبر 2026 8:14 ص مكتب <ptsp@example.org> كتب:",
    "vietnamese": "Vào Th 2, 2 thg 11, 2026 vào lúc 08:14 Văn phòng <ptsp@example.org> đã viết:",
    "thai": "ในวันที่ จ. 2 พ.ย. 2026 เวลา 08:14 สำนักงาน <ptsp@example.org> เขียนว่า:",
    "chinese": "在 2026年11月2日，上午8:14，Office <ptsp@example.org> 写道：",
    "chinese-traditional": "Office <ptsp@example.org> 於 2026年11月2日 週一 上午8:14寫道：",
    "japanese": "2026年11月2日(月) 8:14 Office <ptsp@example.org>:",
    "korean": "2026년 11월 2일 (월) 오전 8:14, Office <ptsp@example.org>님이 작성:",
}


@pytest.mark.parametrize("line", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_answer_on_top_ends_at_the_attribution(line: str) -> None:
    body = taken_apart(f"{NEW}\n\n{line}\n\n{QUOTE}")

    assert body.new_text == NEW
    assert body.quoted_text.startswith(line.split("\n")[0])


@pytest.mark.parametrize("line", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_answer_below_begins_after_the_quote(line: str) -> None:
    assert taken_apart(f"{line}\n{QUOTE}\n{NEW}\n").new_text == NEW


@pytest.mark.parametrize("name", [name for name in ATTRIBUTIONS if name not in ("english-name-only", "english-old")])
def test_unmarked_text_under_an_attribution_is_quoted(name: str) -> None:
    assert taken_apart(f"{NEW}\n\n{ATTRIBUTIONS[name]}\n\nMohon lengkapi berkas.\nTerima kasih.\n").new_text == NEW


HEADERS = {
    "indonesian": "Dari: PTSP <ptsp@example.org>\nDikirim: Senin, 02 November 2026 08:14\nKepada: Dedi\nPerihal: izin",
    "indonesian-bold": "*Dari:* PTSP <ptsp@example.org>\n*Dikirim:* 2 November 2026\n*Kepada:* Dedi\n*Subjek:* izin",
    "english": "From: Office <ptsp@example.org>\nSent: Monday, November 2, 2026 8:14 AM\nTo: Dedi\nSubject: izin",
    "english-doubled": "From: Office\n\nSent: Monday, November 2, 2026\n\nTo: Dedi\n\nSubject: izin",
    "english-ruled": "________________________________\nFrom: Office\nSent: Monday\nTo: Dedi\nSubject: izin",
    "english-date-first": "Date: Mon, 2 Nov 2026\nFrom: ptsp@example.org\nTo: dedi@example.org\nSubject: izin",
    "german": "Von: Amt <ptsp@example.org>\nGesendet: Montag, 2. November 2026 08:14\nAn: Dedi\nBetreff: izin",
    "french": "De : Bureau <ptsp@example.org>\nEnvoyé : lundi 2 novembre 2026 08:14\nÀ : Dedi\nObjet : izin",
    "spanish": "De: Oficina <ptsp@example.org>\nEnviado el: lunes, 2 de noviembre\nPara: Dedi\nAsunto: izin",
    "dutch": "Van: Kantoor <ptsp@example.org>\nVerzonden: maandag 2 november 2026 08:14\nAan: Dedi\nOnderwerp: izin",
    "italian": "Da: Ufficio <ptsp@example.org>\nInviato: lunedì 2 novembre 2026 08:14\nA: Dedi\nOggetto: izin",
    "polish": "Od: Urząd <ptsp@example.org>\nWysłano: poniedziałek, 2 listopada 2026\nDo: Dedi\nTemat: izin",
    "russian": "От: Офис <ptsp@example.org>\nОтправлено: 2 ноября 2026 г.\nКому: Dedi\nТема: izin",
    "chinese": "发件人: Office <ptsp@example.org>\n发送时间: 2026年11月2日\n收件人: Dedi\n主题: izin",
    "original": "-----Pesan Asli-----\nDari: PTSP\nKepada: Dedi",
    "original-english": "-----Original Message-----\nFrom: Office",
    "samsung": "-------- Pesan asli --------\nDari: ptsp@example.org\nTanggal: 02/11/26 08.14 (GMT+07:00)\nKe: Dedi",
}


@pytest.mark.parametrize("block", HEADERS.values(), ids=HEADERS)
def test_header_block_begins_the_quote(block: str) -> None:
    body = taken_apart(f"{NEW}\n\n{block}\n\nYth. Dedi,\nMohon lengkapi berkas?\n")

    assert body.new_text == NEW
    assert "Mohon lengkapi" in body.quoted_text


def test_answers_between_the_quotes_are_joined_in_order() -> None:
    text = (
        "Selamat pagi,\n\nPada Sen, 2 Nov 2026 PTSP <p@example.org> menulis:\n> Apakah KTP ada?\nAda, terlampir.\n"
        "> Apakah KK ada?\nBelum, bisa menyusul?\n"
    )
    assert taken_apart(text).new_text == "Selamat pagi,\n\nAda, terlampir.\nBelum, bisa menyusul?"


def test_divider_above_marked_lines_quotes_only_these() -> None:
    text = f"----- Original Message -----\nFrom: PTSP\nSent: Monday\nTo: Dedi\n\n{QUOTE}\n{NEW}\n"
    assert taken_apart(text).new_text == NEW


def test_rest_of_a_wrapped_quote_is_quoted() -> None:
    text = (
        f"{NEW}\n\n> Berkas yang perlu dilampirkan untuk perpanjangan adalah KTP, KK dan "
        f"surat\npengantar.\n> Demikian.\n"
    )
    assert taken_apart(text).new_text == NEW


@pytest.mark.parametrize(
    "divider",
    [
        "---------- Forwarded message ---------",
        "---------- Pesan terusan ---------",
        "Begin forwarded message:",
        "-------- Weitergeleitete Nachricht --------",
    ],
)
def test_pure_forward_gives_the_forwarded_body(divider: str) -> None:
    text = (
        f"\n\n{divider}\nFrom: Budi <budi@example.org>\nDate: Mon, 2 Nov 2026\nSubject: izin\nTo: "
        f"<d@example.org>\n\n{NEW}\n"
    )
    body = taken_apart(text, subject="Fwd: izin")

    assert body.new_text == NEW
    assert not body.defects


def test_forward_quoted_with_marks_gives_its_body_without_them() -> None:
    marked = "".join(f"> {line}".rstrip() + "\n" for line in f"From: Budi <b@c.id>\nSubject: izin\n\n{NEW}".split("\n"))
    assert taken_apart(f"Begin forwarded message:\n\n{marked}", subject="Fwd: izin").new_text == NEW


def test_comment_above_a_forward_is_what_is_new() -> None:
    text = f"Mohon dibantu ya.\n\n---------- Forwarded message ---------\nFrom: Budi <b@c.id>\nDate: x\n\n{NEW}\n"
    assert taken_apart(text, subject="Fwd: izin").new_text == "Mohon dibantu ya."


def test_reply_that_holds_only_a_quote_is_shown_whole() -> None:
    body = taken_apart(f"On 02/11/2026 08:14, Office wrote:\n{QUOTE}")

    assert body.defects == (NO_NEW_TEXT,)
    assert "Mohon lengkapi" in body.new_text


SIGNATURES = {
    "dash-name": "-Dedi Kurnia",
    "list-footer": "_______________________________________________\nmilis warga\nhttps://lists.example.org/listinfo/warga",
    "marker": "-- \nDedi Kurnia\nPT Maju Jaya\n0812-0000-0102",
    "marker-without-blank": "--\nDedi Kurnia\nPT Maju Jaya",
    "iphone-indonesian": "Dikirim dari iPhone saya",
    "iphone": "Sent from my iPhone",
    "yahoo-android": "Dikirim dari Yahoo Mail di Android",
    "outlook": "Get Outlook for Android<https://example.org/x>",
    "samsung": "Dikirim dari ponsel cerdas Samsung Galaxy saya.",
    "closing": "Hormat saya,\nDedi Kurnia\n0812-0000-0102",
    "closing-blank": "Hormat kami,\n\nDedi Kurnia\nDirektur\nPT Maju Jaya\nJl. Mawar No. 1, Jakarta",
    "closing-name": "Salam hormat, Dedi Kurnia",
    "closing-english": "Best regards,\n\nJohn Smith\nGeneral Manager | ACME Ltd.\n+62 812 3456 789",
    "contact": "Dedi Kurnia\nPT Maju Jaya\nTelp. 021-5551234\nwww.example.org",
    "disclaimer": "This e-mail and any attachments are confidential. If you are not the intended recipient, delete it.",
    "disclaimer-indonesian": "----\nEmail ini beserta lampirannya bersifat rahasia dan hanya untuk penerima "
    "yang dituju.",
    "all": "Hormat saya,\nDedi\n\nDikirim dari iPhone saya\n\nDISCLAIMER: This message is for the recipient "
    "only, and so on.",
}


@pytest.mark.parametrize("block", SIGNATURES.values(), ids=SIGNATURES)
def test_signature_is_told_from_the_new_text(block: str) -> None:
    body = taken_apart(f"{NEW}\n\n{block}\n")

    assert body.new_text == NEW
    assert block.strip("-_\n").split("\n")[0].strip() in body.signature


@pytest.mark.parametrize("block", SIGNATURES.values(), ids=SIGNATURES)
def test_signature_above_a_quote_is_told_too(block: str) -> None:
    body = taken_apart(f"{NEW}\n\n{block}\n\nOn 02/11/2026 08:14, Office wrote:\n{QUOTE}")
    assert body.new_text == NEW


@pytest.mark.parametrize("block", ["-- \nDedi\n0812-0000-0102", "Hormat saya,\nDedi\n0812-0000-0102", "Regards,\nDedi"])
@pytest.mark.parametrize(
    "addition",
    [
        "\n\nP.S. apakah bisa lewat pos?",
        "\n\nNB: KTP saya hilang",
        "\nPS: berkas menyusul",
        "\n\nSatu lagi, biayanya berapa ya?",
    ],
)
def test_question_behind_the_signature_is_never_lost(block: str, addition: str) -> None:
    assert addition.strip() in taken_apart(f"{NEW}\n\n{block}{addition}\n").new_text


@pytest.mark.parametrize(
    "text",
    [
        "Salam hormat,\n\nSaya mau tanya syarat SIP apa saja ya?",
        "Salam,\nsaya Budi.\nBerapa lama izinnya?",
        "Terima kasih atas balasannya.\nRina",
        "Kepada Yth. Kepala Dinas\nPerihal: Permohonan izin\n\nSaya ajukan izin makam.",
        "Saya menulis: tolong dibantu.\nTerima kasih",
        "Dari: Jakarta ke Bogor naik apa ya?",
        "Berkas saya:\nKTP\nKK\nNPWP 01.234.567.8-901.000",
        "Nama: Budi\nNIK: 3171000000000001\nNo HP: 0812-0000-0102",
        "Syaratnya:\n- KTP\n- KK\n--- tambahan ---\n- Pengantar RT",
        "Pada hari Senin pukul 10.00 saya datang ke kelurahan tetapi tutup. Bagaimana?",
        "Email sudah saya kirim ke ptsp@example.org jam 10:00:\nTolong dicek",
    ],
)
def test_mail_without_quote_and_signature_stays_whole(text: str) -> None:
    body = taken_apart(text, subject="Tanya")

    assert body.new_text == text
    assert not body.defects


HTML = {
    "gmail": '<div dir="ltr">{new}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Pada '
    "tanggal Sen, 2 "
    'Nov 2026 PTSP &lt;<a href="mailto:p@e.id">p@e.id</a>&gt; menulis:<br></div><blockquote class="gmail_quote" '
    'style="margin:0 0 0 .8ex;border-left:1px #ccc solid">Mohon lengkapi</blockquote></div>',
    "gmail-signature": '<div>{new}</div><div class="gmail_signature"><div>Dedi</div><div>PT Maju</div></div>'
    '<div class="gmail_quote"><div class="gmail_attr">x</div><blockquote class="gmail_quote">Mohon '
    "lengkapi</blockquote></div>",
    "outlook-web": '<div>{new}</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> '
    "PTSP<br><b>Sent:</b> "
    "Monday<br><b>To:</b> Dedi<br><b>Subject:</b> izin</div><div>Mohon lengkapi</div>",
    "outlook": '<div class="WordSection1"><p class="MsoNormal">{new}</p><div '
    'style="border:none;border-top:solid #E1E1E1 1.0pt">'
    "<p class=MsoNormal><b>Dari:</b> PTSP &lt;p@e.id&gt; <br><b>Dikirim:</b> Senin, 02 November "
    "2026<br><b>Kepada:</b> Dedi<br>"
    "<b>Perihal:</b> izin</p></div><p class=MsoNormal>Mohon lengkapi</p></div>",
    "apple": '<div>{new}</div><div><br><blockquote type="cite"><div>On 2 Nov 2026, at 08.14, PTSP '
    "&lt;p@e.id&gt; wrote:</div>"
    "<div>Mohon lengkapi</div></blockquote></div>",
    "apple-interleaved": '<blockquote type="cite">Apa ini?</blockquote><div>{new}</div><blockquote '
    'type="cite">Mohon</blockquote>',
    "yahoo": '<div>{new}</div><div id="yahoo_quoted_1234" class="yahoo_quoted"><div>On Monday, November 2, '
    "2026 at 08:14, PTSP "
    "wrote:</div><div>Mohon lengkapi</div></div>",
    "thunderbird": '<p>{new}</p><div class="moz-cite-prefix">On 02/11/2026 08:14, PTSP '
    'wrote:<br></div><blockquote type="cite" '
    'cite="mid:x"><p>Mohon lengkapi</p></blockquote><div class="moz-signature">-- <br>Dedi</div>',
    "samsung": '<div>{new}</div><div id="composer_signature"><div>Dikirim dari Galaxy '
    "saya</div></div><div>-------- Pesan asli "
    "--------</div><div>Dari: p@e.id </div><div>Tanggal: 02/11/26  08.14  (GMT+07:00) </div><div>Ke: d@e.id "
    "</div><div>Mohon</div>",
    "zimbra": '<div>{new}</div><hr id="zwchr" data-marker="__DIVIDER__"><div '
    'data-marker="__HEADERS__"><b>From: </b>"PTSP"<br>'
    '<b>To: </b>"Dedi"<br><b>Sent: </b>Monday</div><div data-marker="__QUOTED_TEXT__">Mohon lengkapi</div>',
    "proton": '<div>{new}</div><div class="protonmail_signature_block">Sent with Proton Mail</div><div '
    'class="protonmail_quote">'
    'On Monday, 2 Nov 2026, PTSP &lt;p@e.id&gt; wrote:<br><blockquote class="protonmail_quote" '
    'type="cite">Mohon</blockquote></div>',
    "plain-blockquote": "<p>{new}</p><p>On 02/11/2026 08:14, PTSP wrote:</p><blockquote>Mohon lengkapi</blockquote>",
    "hidden": '<div style="display:none">Mohon lengkapi</div><p>{new}</p>',
}


@pytest.mark.parametrize("markup", HTML.values(), ids=HTML)
def test_markup_of_mail_programs_is_understood(markup: str) -> None:
    new = "Baik pak, saya kirim. Kapan selesai?"
    assert taken_apart(markup.format(new=new), kind="html").new_text == new


def test_indented_paragraph_of_html_is_no_quote() -> None:
    markup = '<div>Berkas:</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px">KTP dan KK</blockquote>'
    assert "KTP dan KK" in taken_apart(markup, kind="html").new_text


def test_armor_of_a_signed_mail_is_no_text() -> None:
    text = (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{NEW}\n-----BEGIN PGP "
        f"SIGNATURE-----\n\niQEz=\n-----END PGP SIGNATURE-----\n"
    )
    assert taken_apart(text).new_text == NEW


PIECES = [
    NEW,
    QUOTE,
    *ATTRIBUTIONS.values(),
    *HEADERS.values(),
    *SIGNATURES.values(),
    "",
    "P.S. satu lagi?",
    "-- ",
    ">",
    "a" * 90,
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.sampled_from(["plain", "html"]),
    st.sampled_from(["Re: a", "Fwd: a"]),
)
@settings(deadline=None, max_examples=150)
def test_every_word_of_a_mail_stands_in_one_of_the_three_parts(pieces: list[str], kind: str, subject: str) -> None:
    head = f"From: a@example.org\nSubject: {subject}\nContent-Type: text/{kind}; charset=utf-8\n\n"
    message = parse((head + "\n\n".join(pieces)).encode())
    body = split(message)

    shown = set(f"{body.new_text}\n{body.quoted_text}\n{body.signature}".split())
    assert set(message.text.split()) - {">"} <= shown | {word for word in message.text.split() if word.startswith(">")}
    assert bool(body.new_text) == bool(message.text.strip())


@pytest.mark.parametrize(
    "line", ["> a", "-- ", "Pada Senin 10:00 menulis:", "Dari: a@b.id", "a?", "", "Hormat saya,", "Disclaimer"]
)
def test_a_mail_of_thirty_thousand_equal_lines_is_taken_apart_whole(line: str) -> None:
    body = taken_apart(f"{line}\n" * 30_000)
    together = f"{body.new_text}\n{body.quoted_text}\n{body.signature}"
    assert together.count(line.strip() or "\n") >= (30_000 if line.strip() else 0)
