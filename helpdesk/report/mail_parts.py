"""The parts of a report that tell about citizens' mails and the answers they get."""

from __future__ import annotations

from helpdesk.language import Words
from helpdesk.report.chart import Bar, Piece, bars
from helpdesk.report.mail import MailFigures
from helpdesk.report.numbers import WORDS, decimal, number, percent, working_time
from helpdesk.report.parts import Cell, Column, Kind, Names, Part

SHOWN = 10
MANY = 4  # mails in one ticket from which tickets are counted together


def mail_parts(mail: MailFigures, names: Names) -> tuple[Part, ...]:
    """Return the parts about mails, in the order of a mail's way."""
    w = names.words
    return answers(mail, w), repeats(mail, w), replies(mail, w), questions(mail, w), missing(mail, names)


def answers(mail: MailFigures, w: Words = WORDS) -> Part:
    """Return how soon citizens are answered."""
    first = mail.first_answers
    said = w.say("Belum ada surat yang dijawab.")
    if first.median is not None and first.p90 is not None:
        said = w.say(
            "Separuh surat pertama dijawab dalam %(half)s kerja, sembilan dari sepuluh dalam %(most)s "
            "kerja%(waiting)s.",
            half=working_time(first.median, w),
            most=working_time(first.p90, w),
            waiting=w.say("; %(count)s belum dijawab", count=number(first.waiting, w)) if first.waiting else "",
        )
    whole = first.answered + first.waiting
    counts = [*((w.told(name), count) for name, count in first.bins), (w.say("belum dijawab"), first.waiting)]
    rows: list[tuple[Cell, ...]] = [
        (name.capitalize(), count, count / whole if whole else None) for name, count in counts
    ]
    rows.append((w.say("Jumlah"), whole, 1.0 if whole else None))
    shown = [
        Bar(name.capitalize(), (Piece(count, "late" if name == counts[-1][0] else "issued"),), number(count, w))
        for name, count in counts
    ]
    title = w.say("Waktu jawaban pertama")
    chart = bars("jawaban", title, said, shown) if whole else ""
    headings = (Column(w.say("Waktu"), Kind.TEXT), Column(w.say("Tiket")), Column(w.say("Bagian"), Kind.SHARE))
    note = w.say(
        "Dihitung dalam jam kerja kantor, dari surat pertama sampai balasan dikirim. Tanda terima bukan jawaban."
    )
    return Part("jawaban", title, said, headings, tuple(rows), chart, summed=True, note=note)


def repeats(mail: MailFigures, w: Words = WORDS) -> Part:
    """Return how often citizens write again."""
    few = [(mails, count) for mails, count in mail.per_ticket if mails < MANY]
    many = sum(count for mails, count in mail.per_ticket if mails >= MANY)
    named = [(w.say("%(count)s surat", count=mails), count) for mails, count in few]
    named += [(w.say("%(count)s surat atau lebih", count=MANY), many)] * bool(many)
    rows: list[tuple[Cell, ...]] = [(name, count, count / mail.tickets) for name, count in named]
    said = w.say("Tidak ada surat dari warga.")
    if mail.tickets:
        rows.append((w.say("Jumlah"), mail.tickets, 1.0))
        said = w.say(
            "Warga menulis %(mails)s surat dalam %(tickets)s tiket, rata-rata %(mean)s surat per tiket; "
            "%(again)s adalah surat lanjutan.",
            mails=number(mail.mails, w),
            tickets=number(mail.tickets, w),
            mean=decimal(mail.mails / mail.tickets, w),
            again=number(mail.repeats, w),
        )
    shown = [Bar(name, (Piece(count, "received"),), number(count, w)) for name, count in named]
    title = w.say("Surat per tiket")
    headings = (
        Column(w.say("Surat dalam satu tiket"), Kind.TEXT),
        Column(w.say("Tiket")),
        Column(w.say("Bagian"), Kind.SHARE),
    )
    chart = bars("surat", title, said, shown) if shown else ""
    return Part("surat", title, said, headings, tuple(rows), chart, summed=bool(mail.tickets))


def replies(mail: MailFigures, w: Words = WORDS) -> Part:
    """Return how many replies went as the desk had drafted them."""
    changed = mail.replies - mail.unchanged
    said = w.say("Belum ada balasan yang dikirim.")
    if mail.replies:
        said = w.say(
            "Dari %(all)s balasan, %(count)s (%(share)s) dikirim persis seperti konsepnya.",
            all=number(mail.replies, w),
            count=number(mail.unchanged, w),
            share=percent(mail.unchanged, mail.replies, w),
        )
    rows = _two((w.say("Dikirim seperti konsep"), mail.unchanged), (w.say("Diubah atau ditulis sendiri"), changed), w)
    bar = Bar(w.say("Balasan"), (Piece(mail.unchanged, "issued"), Piece(changed, "process")), number(mail.replies, w))
    title = w.say("Konsep yang dikirim tanpa diubah")
    chart = bars("konsep", title, said, [bar]) if mail.replies else ""
    named = (("issued", w.say("Seperti konsep")), ("process", w.say("Diubah atau ditulis sendiri")))
    legend = named if mail.replies else ()
    headings = (Column(w.say("Balasan"), Kind.TEXT), Column(w.say("Jumlah")), Column(w.say("Bagian"), Kind.SHARE))
    return Part("konsep", title, said, headings, rows, chart, legend, summed=True)


def questions(mail: MailFigures, w: Words = WORDS) -> Part:
    """Return how many questions the knowledge base answers."""
    found = mail.questions - mail.unanswered
    said = w.say("Tidak ada pertanyaan.")
    if mail.questions:
        said = w.say(
            "Warga mengajukan %(all)s pertanyaan; %(count)s (%(share)s) belum ada entrinya di basis pengetahuan.",
            all=number(mail.questions, w),
            count=number(mail.unanswered, w),
            share=percent(mail.unanswered, mail.questions, w),
        )
    rows = _two((w.say("Ada entri yang menjawab"), found), (w.say("Belum ada entri"), mail.unanswered), w)
    bar = Bar(
        w.say("Pertanyaan"), (Piece(found, "issued"), Piece(mail.unanswered, "refused")), number(mail.questions, w)
    )
    title = w.say("Pertanyaan tanpa entri")
    chart = bars("pertanyaan", title, said, [bar]) if mail.questions else ""
    named = (("issued", w.say("Ada entri")), ("refused", w.say("Belum ada entri")))
    legend = named if mail.questions else ()
    headings = (Column(w.say("Pertanyaan"), Kind.TEXT), Column(w.say("Jumlah")), Column(w.say("Bagian"), Kind.SHARE))
    return Part("pertanyaan", title, said, headings, rows, chart, legend, summed=True)


def _two(first: tuple[str, int], second: tuple[str, int], w: Words) -> tuple[tuple[Cell, ...], ...]:
    whole = first[1] + second[1]
    rows = (first, second, (w.say("Jumlah"), whole))
    return tuple((name, count, count / whole if whole else None) for name, count in rows)


def missing(mail: MailFigures, names: Names) -> Part:
    """Return which documents are missing most often when citizens send theirs."""
    w = names.words
    said = w.say("Belum ada berkas yang diperiksa.")
    if mail.checks:
        said = w.say("%(count)s kali berkas warga diperiksa.", count=number(mail.checks, w))
    if mail.checks and mail.missing:
        key, times = mail.missing[0]
        said = w.say(
            "%(count)s kali berkas warga diperiksa; yang paling sering belum ada: %(name)s (%(times)s kali).",
            count=number(mail.checks, w),
            name=names.document(key),
            times=number(times, w),
        )
    rows: list[tuple[Cell, ...]] = [(names.document(key), n, n / mail.checks) for key, n in mail.missing]
    shown = [Bar(names.document(key), (Piece(n, "refused"),), number(n, w)) for key, n in mail.missing[:SHOWN]]
    title = w.say("Berkas yang paling sering kurang")
    chart = bars("berkas", title, said, shown) if shown else ""
    headings = (
        Column(w.say("Berkas"), Kind.TEXT),
        Column(w.say("Kali")),
        Column(w.say("Bagian dari pemeriksaan"), Kind.SHARE),
    )
    return Part("berkas", title, said, headings, tuple(rows), chart)
