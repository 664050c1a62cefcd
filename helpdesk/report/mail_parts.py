"""The parts of a report that tell about citizens' mails and the answers they get."""

from __future__ import annotations

from helpdesk.report.chart import Bar, Piece, bars
from helpdesk.report.mail import MailFigures
from helpdesk.report.numbers import decimal, number, percent, working_time
from helpdesk.report.parts import Cell, Column, Kind, Names, Part

SHOWN = 10
MANY = 4  # mails in one ticket from which tickets are counted together


def mail_parts(mail: MailFigures, names: Names) -> tuple[Part, ...]:
    """Return the parts about mails, in the order of a mail's way."""
    return answers(mail), repeats(mail), replies(mail), questions(mail), missing(mail, names)


def answers(mail: MailFigures) -> Part:
    """Return how soon citizens are answered."""
    first = mail.first_answers
    said = "Belum ada surat yang dijawab."
    if first.median is not None and first.p90 is not None:
        said = (
            f"Separuh surat pertama dijawab dalam {working_time(first.median)} kerja, sembilan dari sepuluh dalam "
            f"{working_time(first.p90)} kerja{f'; {number(first.waiting)} belum dijawab' if first.waiting else ''}."
        )
    whole = first.answered + first.waiting
    counts = [*first.bins, ("belum dijawab", first.waiting)]
    rows: list[tuple[Cell, ...]] = [
        (name.capitalize(), count, count / whole if whole else None) for name, count in counts
    ]
    rows.append(("Jumlah", whole, 1.0 if whole else None))
    shown = [
        Bar(name.capitalize(), (Piece(count, "late" if name == counts[-1][0] else "issued"),), number(count))
        for name, count in counts
    ]
    title = "Waktu jawaban pertama"
    chart = bars("jawaban", title, said, shown) if whole else ""
    headings = (Column("Waktu", Kind.TEXT), Column("Tiket"), Column("Bagian", Kind.SHARE))
    note = "Dihitung dalam jam kerja kantor, dari surat pertama sampai balasan dikirim. Tanda terima bukan jawaban."
    return Part("jawaban", title, said, headings, tuple(rows), chart, summed=True, note=note)


def repeats(mail: MailFigures) -> Part:
    """Return how often citizens write again."""
    few = [(mails, count) for mails, count in mail.per_ticket if mails < MANY]
    many = sum(count for mails, count in mail.per_ticket if mails >= MANY)
    named = [(f"{mails} surat", count) for mails, count in few] + [(f"{MANY} surat atau lebih", many)] * bool(many)
    rows: list[tuple[Cell, ...]] = [(name, count, count / mail.tickets) for name, count in named]
    said = "Tidak ada surat dari warga."
    if mail.tickets:
        rows.append(("Jumlah", mail.tickets, 1.0))
        said = (
            f"Warga menulis {number(mail.mails)} surat dalam {number(mail.tickets)} tiket, rata-rata "
            f"{decimal(mail.mails / mail.tickets)} surat per tiket; {number(mail.repeats)} adalah surat lanjutan."
        )
    shown = [Bar(name, (Piece(count, "received"),), number(count)) for name, count in named]
    title = "Surat per tiket"
    headings = (Column("Surat dalam satu tiket", Kind.TEXT), Column("Tiket"), Column("Bagian", Kind.SHARE))
    chart = bars("surat", title, said, shown) if shown else ""
    return Part("surat", title, said, headings, tuple(rows), chart, summed=bool(mail.tickets))


def replies(mail: MailFigures) -> Part:
    """Return how many replies went as the desk had drafted them."""
    changed = mail.replies - mail.unchanged
    said = "Belum ada balasan yang dikirim."
    if mail.replies:
        said = (
            f"Dari {number(mail.replies)} balasan, {number(mail.unchanged)} ({percent(mail.unchanged, mail.replies)}) "
            "dikirim persis seperti konsepnya."
        )
    rows = _two(("Dikirim seperti konsep", mail.unchanged), ("Diubah atau ditulis sendiri", changed))
    bar = Bar("Balasan", (Piece(mail.unchanged, "issued"), Piece(changed, "process")), number(mail.replies))
    title = "Konsep yang dikirim tanpa diubah"
    chart = bars("konsep", title, said, [bar]) if mail.replies else ""
    legend = (("issued", "Seperti konsep"), ("process", "Diubah atau ditulis sendiri")) if mail.replies else ()
    headings = (Column("Balasan", Kind.TEXT), Column("Jumlah"), Column("Bagian", Kind.SHARE))
    return Part("konsep", title, said, headings, rows, chart, legend, summed=True)


def questions(mail: MailFigures) -> Part:
    """Return how many questions the knowledge base answers."""
    found = mail.questions - mail.unanswered
    said = "Tidak ada pertanyaan."
    if mail.questions:
        said = (
            f"Warga mengajukan {number(mail.questions)} pertanyaan; {number(mail.unanswered)} "
            f"({percent(mail.unanswered, mail.questions)}) belum ada entrinya di basis pengetahuan."
        )
    rows = _two(("Ada entri yang menjawab", found), ("Belum ada entri", mail.unanswered))
    bar = Bar("Pertanyaan", (Piece(found, "issued"), Piece(mail.unanswered, "refused")), number(mail.questions))
    title = "Pertanyaan tanpa entri"
    chart = bars("pertanyaan", title, said, [bar]) if mail.questions else ""
    legend = (("issued", "Ada entri"), ("refused", "Belum ada entri")) if mail.questions else ()
    headings = (Column("Pertanyaan", Kind.TEXT), Column("Jumlah"), Column("Bagian", Kind.SHARE))
    return Part("pertanyaan", title, said, headings, rows, chart, legend, summed=True)


def _two(first: tuple[str, int], second: tuple[str, int]) -> tuple[tuple[Cell, ...], ...]:
    whole = first[1] + second[1]
    rows = (first, second, ("Jumlah", whole))
    return tuple((name, count, count / whole if whole else None) for name, count in rows)


def missing(mail: MailFigures, names: Names) -> Part:
    """Return which documents are missing most often when citizens send theirs."""
    said = "Belum ada berkas yang diperiksa."
    if mail.checks:
        said = f"{number(mail.checks)} kali berkas warga diperiksa"
        first = mail.missing[0] if mail.missing else None
        said += (
            f"; yang paling sering belum ada: {names.document(first[0])} ({number(first[1])} kali)." if first else "."
        )
    rows: list[tuple[Cell, ...]] = [(names.document(key), n, n / mail.checks) for key, n in mail.missing]
    shown = [Bar(names.document(key), (Piece(n, "refused"),), number(n)) for key, n in mail.missing[:SHOWN]]
    title = "Berkas yang paling sering kurang"
    chart = bars("berkas", title, said, shown) if shown else ""
    headings = (Column("Berkas", Kind.TEXT), Column("Kali"), Column("Bagian dari pemeriksaan", Kind.SHARE))
    return Part("berkas", title, said, headings, tuple(rows), chart)
