"""Reasons: the sentences that stages record in English, in the words of the page.

A reason that is not known here is shown as it was recorded: better a foreign word than none. Those of the mail stages,
of mailboxes and of templates stand in tables of their own (``PARTS``); no reason stands in two of them.
"""

from __future__ import annotations

import re

from helpdesk.web import mail_reasons, mailbox_reasons, template_reasons

_WORDS = {
    "a new matter": "perkara baru",
    "answers a reply of ours": "menjawab balasan kita",
    "answers a mail of ours": "menjawab surat kita",
    "delivery report for a reply of ours": "laporan kiriman untuk balasan kita",
    "delivery report that does not say for which message: the latest to this address": (
        "laporan kiriman tanpa keterangan untuk surat mana; yang terakhir ke alamat ini"
    ),
    "refers to a message of this ticket": "menunjuk surat dalam tiket ini",
    "belongs to the same conversation as a message of this ticket": "satu percakapan dengan surat dalam tiket ini",
    "a mail that came late shows that both are one conversation": (
        "surat yang datang terlambat menunjukkan bahwa keduanya satu percakapan"
    ),
    "a colleague passes on a message of this ticket": "rekan meneruskan surat dari tiket ini",
    "the subject names a ticket in which the sender takes part": "perihalnya menyebut nomor tiket ini",
    "an automatic answer to what we wrote under this subject": "balasan otomatis atas surat kita dengan perihal ini",
    "refers to a message of a ticket in which the sender takes no part": (
        "suratnya menunjuk surat dari tiket itu, tetapi pengirimnya bukan peserta tiket itu"
    ),
    "the subject names a ticket in which the sender takes no part": (
        "perihalnya menyebut nomor tiket itu, tetapi pengirimnya bukan peserta tiket itu"
    ),
    "the same sender has written under the same subject": "pengirim yang sama pernah menulis dengan perihal yang sama",
    "the text names this ticket": "isinya menyebut nomor tiket itu",
    "another message bears the same Message-ID": (
        "surat lain memakai Message-ID yang sama dengan isi yang berbeda, jadi keduanya disimpan"
    ),
    "sent from a mail program": "dikirim dari program surel biasa, bukan dari meja bantuan",
    "dated by its Date field": "bertanggal menurut kolom Date",
    "no usable Date field: dated by its arrival": "tanpa kolom Date yang terbaca; bertanggal menurut kedatangannya",
    "an impossible Date field: dated by its arrival": "kolom Date mustahil; bertanggal menurut kedatangannya",
    "no authserv-id is configured": "server perbatasan kita belum disebut dalam pengaturan",
    "From is not one address": "kolom From bukan satu alamat",
    "the server shows the message and does not give it": "server memperlihatkan surat ini tetapi tidak memberikannya",
    "the folder was renumbered (UIDVALIDITY) since; look for this mail by hand": (
        "folder di server diberi nomor baru (UIDVALIDITY); cari surat ini sendiri di kotak surat"
    ),
    "the citizen wrote again": "pemohon menulis lagi",
    "no account bears this address": "tidak ada akun dengan alamat itu",
    "nobody to tell": "tidak ada yang dapat diberi tahu",
    "the mail needs no answer": "surat ini tidak memerlukan jawaban",
    "a person must first decide where the mail belongs": "petugas perlu memutuskan dahulu tempat surat ini",
    "the mail is older than a day": "suratnya sudah lebih dari sehari",
    "mail to this address came back": "surat ke alamat ini pernah kembali",
    "an earlier notice of it did not arrive": "pemberitahuan sebelumnya tentang hal ini tidak sampai",
    "it corrects what an earlier letter told": "isinya meralat surat sebelumnya",
    "nobody has reported the reason": "alasannya belum dilaporkan",
    "it happened more than 14 days ago": "kejadiannya sudah lebih dari 14 hari yang lalu",
    "reports about the application contradict each other": "laporan tentang permohonan ini saling bertentangan",
    "neither SPF nor DKIM has vouched for this address": "SPF dan DKIM belum menjamin alamat ini",
    "a person must first decide about the ticket": "petugas harus memutuskan tiketnya dahulu",
    "this address was told within the last 24 hours": "alamat ini sudah diberi tahu dalam 24 jam terakhir",
    "undone": "ditarik kembali",
    "the sender stopped before the server answered": "pengirim berhenti sebelum server menjawab",
    "the sender stopped; nothing had gone out": "pengirim berhenti sebelum isi surat keluar",
    "connection lost": "sambungan putus",
    "the citizen has answered it": "pemohon sudah menjawabnya",
    "an official notification about an application without a ticket": (
        "pemberitahuan resmi tentang permohonan yang belum punya tiket"
    ),
    "replies of this counselor are read by a supervisor": "balasan penyuluh ini dibaca supervisor",
}
_PATTERNS = (
    (
        r"the credentials for (\S+) end on (\S+), in (\d+) days\. Renew them before, or mail cannot be read any more\.",
        r"kredensial untuk \1 berakhir pada \2, \3 hari lagi; perbarui sebelum itu, atau surat tidak dapat dibaca lagi",
    ),
    (r"the answer to the message is missing: (.+)", r"sambungan berakhir: \1"),
    (r"the answer to the message is no answer: (.+)", r"jawaban server tidak dapat dipahami: \1"),
    (r"smtp: (.+)", r"server surat kantor tidak dapat dipakai: \1"),
    (r"the server refuses to give it: (.+)", r"server menolak memberikannya: \1"),
    (r"the server's answer cannot be read: (.+)", r"jawaban server tidak dapat dibaca: \1"),
    (r"the connection broke whenever the message was asked for: (.+)", r"sambungan putus setiap surat ini diminta: \1"),
    (
        r"larger than (\d+) MB; take it from the mailbox by hand",
        r"lebih besar dari \1 MB; ambil sendiri dari kotak surat",
    ),
    (r"cannot be read: (.+)", r"berkasnya tidak dapat dibaca: \1"),
    (r"(\w*(?:Error|Exception): .+)", r"program tidak dapat membaca surat ini; sampaikan kepada administrator: \1"),
    (r"names the application (\S+) of this ticket", r"menyebut nomor permohonan \1 dari tiket itu"),
    (
        r"(.+), but (\S+) was closed more than (\d+) days ago",
        r"\1, tetapi \2 sudah ditutup lebih dari \3 hari yang lalu, jadi tiket baru",
    ),
    (
        r"this address got (\d+) notices within the last 24 hours",
        r"alamat ini sudah mendapat \1 pemberitahuan dalam 24 jam terakhir",
    ),
    (
        r"an official notification about the application (\S+) of this ticket",
        r"pemberitahuan resmi tentang permohonan \1 pada tiket ini",
    ),
    (
        r"no pattern of \[\[track\.notification\]\] (\S+) fits this mail",
        r"tidak ada pola [[track.notification]] \1 yang cocok dengan surat ini",
    ),
    (
        r"Application (\S+) is of (.+), not of (\S+)\.",
        r"permohonan \1 milik \2, bukan milik \3",
    ),
    (r'(.+): the state "(.*)" is not known; say in config.toml what it means', r"\1: status “\2” belum dikenal"),
    (r"(.+): it names no application number", r"\1: tanpa nomor permohonan"),
    (r"no Authentication-Results of (\S+)", r"tanpa Authentication-Results dari \1"),
    (r"DMARC of (\S+) fails", r"DMARC \1 gagal"),
    (r"neither SPF nor DKIM passes for (\S+)", r"baik SPF maupun DKIM tidak lolos untuk \1"),
    (r"(SPF|DKIM|DMARC) passes for (\S+)", r"\1 lolos untuk \2"),
    (r"replies about (\S+) are read by a supervisor", r"balasan tentang \1 dibaca supervisor"),
    (
        r"the first (\d+) replies of a counselor are read by a supervisor",
        r"\1 balasan pertama seorang penyuluh dibaca supervisor",
    ),
)
PARTS = (
    (_WORDS, _PATTERNS),
    (mail_reasons.WORDS, mail_reasons.PATTERNS),
    (mailbox_reasons.WORDS, mailbox_reasons.PATTERNS),
    (template_reasons.WORDS, template_reasons.PATTERNS),
)
WORDS = {recorded: said for words, _ in PARTS for recorded, said in words.items()}
PATTERNS = tuple(pattern for _, patterns in PARTS for pattern in patterns)


def indonesian(reason: str) -> str:
    """Return a recorded reason in Indonesian, or as it is when it is not known."""
    if reason in WORDS:
        return WORDS[reason]
    for pattern, words in PATTERNS:
        if match := re.fullmatch(pattern, reason, re.DOTALL):
            first = match[1] if match.re.groups else ""
            return match.expand(words).replace(first, WORDS.get(first, first), 1) if first else words
    return reason
