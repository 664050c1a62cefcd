"""The parts of a report that tell about applications."""

from __future__ import annotations

from datetime import date

from helpdesk.language import Words, marked
from helpdesk.model.application import Stage
from helpdesk.report.chart import Bar, Piece, bars, columns
from helpdesk.report.figures import Balance
from helpdesk.report.numbers import WORDS, day, month, number, percent, period, short_day
from helpdesk.report.office import OfficeReport, Reasons
from helpdesk.report.parts import Cell, Column, Kind, Namer, Names, Part
from helpdesk.report.progress import MOST_DAYS, Timeliness

STAGES = {
    Stage.PREPARING: marked("disiapkan pemohon"),
    Stage.SUBMITTED: marked("menunggu pemeriksaan"),
    Stage.ADMINISTRATIVE_CHECK: marked("pemeriksaan administrasi"),
    Stage.RETURNED: marked("dikembalikan kepada pemohon"),
    Stage.TECHNICAL_CHECK: marked("pemeriksaan teknis"),
    Stage.AWAITING_VISIT: marked("menunggu peninjauan lapangan"),
    Stage.AWAITING_PAYMENT: marked("menunggu pembayaran"),
    Stage.AWAITING_SIGNATURE: marked("menunggu tanda tangan"),
    Stage.ISSUED: marked("terbit"),
    Stage.REFUSED: marked("ditolak"),
    Stage.WITHDRAWN: marked("dicabut pemohon"),
}
LEGEND = (
    ("issued", marked("Terbit")),
    ("refused", marked("Ditolak")),
    ("withdrawn", marked("Dicabut pemohon")),
    ("process", marked("Dalam proses")),
    ("visit", marked("Menunggu peninjauan lapangan")),
)
COLUMNS = (
    Column(marked("Diterima")),
    Column(marked("Terbit")),
    Column(marked("Ditolak")),
    Column(marked("Dicabut")),
    Column(marked("Dalam proses")),
    Column(marked("Tingkat penolakan"), Kind.SHARE),
)
SHOWN = 10  # parts in a chart; the table has them all


def application_parts(report: OfficeReport, names: Names) -> tuple[Part, ...]:
    """Return the parts about applications, in the order in which a head of office asks."""
    w = names.words
    return (
        balance(report, w),
        days(report, w),
        parts_of(report, "izin", report.figures.by_permit, names.permit, w),
        parts_of(report, "unit", report.figures.by_unit, names.unit, w),
        reasons("penolakan", report.refusals, names, refused=True),
        reasons("pengembalian", report.returns, names, refused=False),
        stage_times(report, w),
        timeliness(report, w),
        visits(report, names),
    )


def balance(report: OfficeReport, w: Words = WORDS) -> Part:
    """Return what became of the applications that were received."""
    total = report.figures.total
    when = period(report.scope.first, report.scope.last, w)
    rows: list[tuple[Cell, ...]] = [
        (w.say("Terbit"), total.issued, _share(total.issued, total)),
        (w.say("Ditolak"), total.refused, _share(total.refused, total)),
        (w.say("Dicabut pemohon"), total.withdrawn, _share(total.withdrawn, total)),
        (w.say("Dalam proses"), total.in_process, _share(total.in_process, total)),
        (w.say("Diterima"), total.received, _share(total.received, total)),
    ]
    closed = report.scope.first is not None and report.scope.last is not None
    begin = w.say("Pada %(when)s", when=when) if closed else f"{when[0].upper()}{when[1:]}"
    said = _told(begin, total, w)
    if not total.received:
        said = w.say("%(begin)s tidak ada permohonan yang diterima.", begin=begin)
    bar = Bar(w.say("Permohonan yang diterima"), _pieces(total), number(total.received, w))
    chart = bars("neraca", w.say("Apa yang terjadi dengan permohonan"), said, [bar]) if total.received else ""
    headings = (Column(w.say("Keadaan"), Kind.TEXT), Column(w.say("Permohonan")), Column(w.say("Bagian"), Kind.SHARE))
    return Part(
        "neraca", w.say("Neraca permohonan"), said, headings, tuple(rows), chart, _legend(total, w), summed=True
    )


def _told(begin: str, total: Balance, w: Words) -> str:
    def share(part: int) -> str:
        return percent(part, total.received, w)

    waiting = w.say(", di antaranya %(count)s menunggu peninjauan lapangan", count=number(total.awaiting_visit, w))
    withdrawn = w.say("%(count)s dicabut pemohon, ", count=number(total.withdrawn, w))
    return w.say(
        "%(begin)s kantor menerima %(all)s permohonan: %(issued)s terbit (%(issued_share)s), %(refused)s ditolak "
        "(%(refused_share)s), %(withdrawn)sdan %(process)s masih dalam proses (%(process_share)s)%(waiting)s.",
        begin=begin,
        all=number(total.received, w),
        issued=number(total.issued, w),
        issued_share=share(total.issued),
        refused=number(total.refused, w),
        refused_share=share(total.refused),
        withdrawn=withdrawn if total.withdrawn else "",
        process=number(total.in_process, w),
        process_share=share(total.in_process),
        waiting=waiting if total.awaiting_visit else "",
    )


def _share(part: int, total: Balance) -> float | None:
    return part / total.received if total.received else None


def _pieces(total: Balance) -> tuple[Piece, ...]:
    return (
        Piece(total.issued, "issued"),
        Piece(total.refused, "refused"),
        Piece(total.withdrawn, "withdrawn"),
        Piece(total.in_process - total.awaiting_visit, "process"),
        Piece(total.awaiting_visit, "visit"),
    )


def _legend(total: Balance, w: Words) -> tuple[tuple[str, str], ...]:
    there = {piece.kind for piece in _pieces(total) if piece.value}
    return tuple((kind, w.say(name)) for kind, name in LEGEND if kind in there)


def days(report: OfficeReport, w: Words = WORDS) -> Part:
    """Return what came and what ended day by day, or month by month."""
    flow = report.flow
    monthly = len(flow) > 1 and all(item.first.day == 1 for item in flow)
    name = month if monthly else day
    rows: list[tuple[Cell, ...]] = [(name(i.first, w), i.received, i.issued, i.refused, i.withdrawn) for i in flow]
    sums = [sum(getattr(item, what) for item in flow) for what in ("received", "issued", "refused", "withdrawn")]
    if flow:
        rows.append((w.say("Jumlah"), *sums))
    busiest = max(flow, key=lambda item: item.received, default=None)
    said = w.say("Tidak ada permohonan yang diterima.")
    if busiest is not None:
        count, when = number(busiest.received, w), name(busiest.first, w)
        said = w.say("Hari tersibuk %(when)s, dengan %(count)s permohonan baru.", when=when, count=count)
        if monthly:
            said = w.say("Bulan tersibuk %(when)s, dengan %(count)s permohonan baru.", when=when, count=count)
    stacks = [
        (
            month(i.first, w) if monthly else _named(i.first, flow[0].first, w),
            ((Piece(i.received, "received"),), (Piece(i.issued, "issued"), Piece(i.refused, "refused"))),
        )
        for i in flow
    ]
    title = w.say("Diterima dan diputus per bulan") if monthly else w.say("Diterima dan diputus per hari")
    chart = columns("hari", title, said, stacks) if flow else ""
    headings = (Column(w.say("Bulan") if monthly else w.say("Hari"), Kind.TEXT), *_columns(w)[:4])
    legend = (("received", w.say("Diterima")), ("issued", w.say("Terbit")), ("refused", w.say("Ditolak")))
    note = w.say("Periode yang lebih dari %(days)s hari disajikan per bulan.", days=MOST_DAYS) if monthly else ""
    return Part("hari", title, said, headings, tuple(rows), chart, legend, summed=bool(flow), note=note)


def _named(on: date, begin: date, w: Words) -> str:
    """Return what stands under a column: the day, with its month where one begins."""
    return short_day(on, w) if on == begin or on.day == 1 else str(on.day)


def parts_of(
    report: OfficeReport, key: str, parts: tuple[tuple[str, Balance], ...], name: Namer, w: Words = WORDS
) -> Part:
    """Return the balance of each permit or unit, and of all."""
    rows: list[tuple[Cell, ...]] = [(name(part), *_numbers(found)) for part, found in parts]
    if parts:
        rows.append((w.say("Jumlah"), *_numbers(report.figures.total)))
    said = w.say("Tidak ada permohonan yang diterima.")
    if parts:
        part, most = parts[0]
        said = w.say(
            "Terbanyak: %(name)s, %(count)s permohonan (%(share)s dari seluruhnya).",
            name=name(part),
            count=number(most.received, w),
            share=percent(most.received, report.figures.total.received, w),
        )
    title = w.say("Menurut izin") if key == "izin" else w.say("Menurut unit")
    shown = [Bar(name(part), _pieces(found), number(found.received, w)) for part, found in parts[:SHOWN]]
    chart = bars(key, title, said, shown) if shown else ""
    note = w.say("Grafik menampilkan %(shown)s teratas dari %(all)s.", shown=SHOWN, all=len(parts))
    note = note if len(parts) > SHOWN else ""
    headings = (Column(w.say("Izin") if key == "izin" else w.say("Unit"), Kind.TEXT), *_columns(w))
    legend = _legend(report.figures.total, w)
    return Part(key, title, said, headings, tuple(rows), chart, legend, summed=bool(parts), note=note)


def _columns(w: Words) -> tuple[Column, ...]:
    return tuple(Column(w.say(one.heading), one.kind) for one in COLUMNS)


def _numbers(found: Balance) -> tuple[Cell, ...]:
    return found.received, found.issued, found.refused, found.withdrawn, found.in_process, found.refusal_rate


def reasons(key: str, found: Reasons, names: Names, *, refused: bool) -> Part:
    """Return which requirements failed."""
    w = names.words
    rows: list[tuple[Cell, ...]] = [
        (names.document(name), count, count / found.total if found.total else None) for name, count in found.by_key
    ]
    if found.unnamed:
        rows.append((w.say("(tidak menyebut persyaratan)"), found.unnamed, found.unnamed / found.total))
    kind = "refused" if refused else "process"
    shown = [Bar(names.document(n), (Piece(count, kind),), number(count, w)) for n, count in found.by_key[:SHOWN]]
    title = w.say("Alasan penolakan") if refused else w.say("Alasan pengembalian")
    said = _reasons_told(found, names, refused=refused)
    chart = bars(key, title, said, shown) if shown else ""
    part = w.say("Bagian dari penolakan") if refused else w.say("Bagian dari pengembalian")
    columns_of = (Column(w.say("Persyaratan"), Kind.TEXT), Column(w.say("Kali")), Column(part, Kind.SHARE))
    note = w.say("Satu pengembalian dapat menyebut lebih dari satu persyaratan.")
    if refused:
        note = w.say("Satu penolakan dapat menyebut lebih dari satu persyaratan.")
    return Part(key, title, said, columns_of, tuple(rows), chart, note=note if found.by_key else "")


def _reasons_told(found: Reasons, names: Names, *, refused: bool) -> str:
    w, total = names.words, number(found.total, names.words)
    if not found.total:
        return w.say("Tidak ada penolakan.") if refused else w.say("Tidak ada pengembalian berkas.")
    if not found.by_key:
        return (
            w.say("Ada %(all)s penolakan.", all=total)
            if refused
            else w.say("Ada %(all)s pengembalian berkas.", all=total)
        )
    first, count = found.by_key[0]
    named = found.total - found.unnamed
    told = marked(
        "Dari %(all)s pengembalian berkas, %(named)s (%(share)s) menyebut persyaratan yang belum terpenuhi; paling "
        "sering %(first)s (%(count)s kali)."
    )
    if refused:
        told = marked(
            "Dari %(all)s penolakan, %(named)s (%(share)s) menyebut persyaratan yang belum terpenuhi; paling "
            "sering %(first)s (%(count)s kali)."
        )
    values = {"named": number(named, w), "share": percent(named, found.total, w), "count": number(count, w)}
    return w.say(told, all=total, first=names.document(first), **values)


def stage_times(report: OfficeReport, w: Words = WORDS) -> Part:
    """Return how many working days each stage takes."""
    found = report.stage_times
    rows: list[tuple[Cell, ...]] = [
        (w.say(STAGES[one.stage]).capitalize(), one.ended, one.median, one.p90, one.lasting, one.longest)
        for one in found
    ]
    slow = max((one for one in found if one.p90 is not None), key=lambda one: one.p90 or 0, default=None)
    said = w.say("Belum ada tahap yang selesai.")
    if slow is not None:
        said = w.say(
            "Yang paling lama adalah tahap “%(stage)s”: separuhnya selesai dalam %(half)s hari kerja, sembilan dari "
            "sepuluh dalam %(most)s hari kerja.",
            stage=w.say(STAGES[slow.stage]),
            half=slow.median,
            most=slow.p90,
        )
    shown = [
        Bar(
            w.say(STAGES[one.stage]).capitalize(),
            (Piece(one.median or 0, "issued"), Piece((one.p90 or 0) - (one.median or 0), "rest")),
            w.say("%(half)s · %(most)s hari", half=one.median, most=one.p90),
        )
        for one in found
        if one.p90 is not None
    ]
    title = w.say("Lama setiap tahap")
    chart = bars("tahap", title, said, shown) if shown else ""
    headings = (
        Column(w.say("Tahap"), Kind.TEXT),
        Column(w.say("Selesai")),
        Column(w.say("Median")),
        Column(w.say("9 dari 10")),
        Column(w.say("Masih berjalan")),
        Column(w.say("Terlama berjalan")),
    )
    note = w.say("Dalam hari kerja; 0 berarti selesai pada hari yang sama.")
    legend = (("issued", w.say("Median")), ("rest", w.say("Sampai 9 dari 10")))
    return Part("tahap", title, said, headings, tuple(rows), chart, legend if shown else (), note=note)


def timeliness(report: OfficeReport, w: Words = WORDS) -> Part:
    """Return how the legal term was kept."""
    kept = report.timeliness
    said = _kept_told(kept, w)
    rows: tuple[tuple[Cell, ...], ...] = (
        (w.say("Sudah diputus"), kept.within, kept.late, kept.unknown, kept.share),
        (w.say("Masih berjalan"), kept.open_within, kept.open_late, kept.open_unknown, None),
    )
    parts = (
        (w.say("Sudah diputus"), kept.within, kept.late),
        (w.say("Masih berjalan"), kept.open_within, kept.open_late),
    )
    shown = [
        Bar(
            name,
            (Piece(within, "issued"), Piece(late, "late")),
            w.say("%(part)s dari %(all)s", part=number(within, w), all=number(within + late, w)),
        )
        for name, within, late in parts
        if within + late
    ]
    title = w.say("Ketepatan waktu")
    headings = (
        Column(w.say("Permohonan"), Kind.TEXT),
        Column(w.say("Dalam jangka waktu")),
        Column(w.say("Terlambat")),
        Column(w.say("Jangka waktu tidak diketahui")),
        Column(w.say("Tepat waktu"), Kind.SHARE),
    )
    chart = bars("tepat-waktu", title, said, shown, whole=True) if shown else ""
    legend = (("issued", w.say("Dalam jangka waktu")), ("late", w.say("Terlambat"))) if shown else ()
    note = w.say("Hari ketika pemohon harus bertindak dan ketika peninjauan ditiadakan tidak dihitung.")
    return Part("tepat-waktu", title, said, headings, rows, chart, legend, note=note)


def _kept_told(kept: Timeliness, w: Words) -> str:
    known = kept.within + kept.late
    said = w.say("Belum ada keputusan atas permohonan yang jangka waktunya diketahui.")
    if known:
        said = w.say(
            "Dari %(all)s keputusan yang jangka waktu resminya diketahui, %(within)s (%(share)s) tepat waktu dan "
            "%(late)s terlambat.",
            all=number(known, w),
            within=number(kept.within, w),
            share=percent(kept.within, known, w),
            late=number(kept.late, w),
        )
    if kept.open_late:
        count = number(kept.open_late, w)
        said += " " + w.say("%(count)s permohonan yang masih berjalan sudah melewati jatuh tempo.", count=count)
    return said


def visits(report: OfficeReport, names: Names) -> Part:
    """Return what waits for a site visit."""
    found, w = report.visits, names.words
    said = w.say("Tidak ada permohonan yang menunggu peninjauan lapangan.")
    if found.total and found.since is not None:
        said = w.say(
            "%(count)s permohonan menunggu peninjauan lapangan, yang paling lama sejak %(since)s; separuhnya menunggu "
            "%(half)s hari kerja atau lebih singkat.",
            count=number(found.total, w),
            since=day(found.since, w),
            half=found.median,
        )
    rows: list[tuple[Cell, ...]] = [(names.permit(permit), count) for permit, count in found.by_permit]
    if rows:
        rows.append((w.say("Jumlah"), found.total))
    shown = [Bar(names.permit(p), (Piece(count, "visit"),), number(count, w)) for p, count in found.by_permit[:SHOWN]]
    title = w.say("Menunggu peninjauan lapangan")
    chart = bars("peninjauan", title, said, shown) if shown else ""
    headings = (Column(w.say("Izin"), Kind.TEXT), Column(w.say("Menunggu")))
    return Part("peninjauan", title, said, headings, tuple(rows), chart, summed=bool(rows))
