"""The parts of a report that tell about applications."""

from __future__ import annotations

from datetime import date

from helpdesk.model.application import Stage
from helpdesk.report.chart import Bar, Piece, bars, columns
from helpdesk.report.figures import Balance
from helpdesk.report.numbers import day, month, number, percent, period, short_day
from helpdesk.report.office import OfficeReport, Reasons
from helpdesk.report.parts import Cell, Column, Kind, Namer, Names, Part
from helpdesk.report.progress import MOST_DAYS

STAGES = {
    Stage.PREPARING: "disiapkan pemohon",
    Stage.SUBMITTED: "menunggu pemeriksaan",
    Stage.ADMINISTRATIVE_CHECK: "pemeriksaan administrasi",
    Stage.RETURNED: "dikembalikan kepada pemohon",
    Stage.TECHNICAL_CHECK: "pemeriksaan teknis",
    Stage.AWAITING_VISIT: "menunggu peninjauan lapangan",
    Stage.AWAITING_PAYMENT: "menunggu pembayaran",
    Stage.AWAITING_SIGNATURE: "menunggu tanda tangan",
    Stage.ISSUED: "terbit",
    Stage.REFUSED: "ditolak",
    Stage.WITHDRAWN: "dicabut pemohon",
}
LEGEND = (
    ("issued", "Terbit"),
    ("refused", "Ditolak"),
    ("withdrawn", "Dicabut pemohon"),
    ("process", "Dalam proses"),
    ("visit", "Menunggu peninjauan lapangan"),
)
COLUMNS = (
    Column("Diterima"),
    Column("Terbit"),
    Column("Ditolak"),
    Column("Dicabut"),
    Column("Dalam proses"),
    Column("Tingkat penolakan", Kind.SHARE),
)
SHOWN = 10  # parts in a chart; the table has them all


def application_parts(report: OfficeReport, names: Names) -> tuple[Part, ...]:
    """Return the parts about applications, in the order in which a head of office asks."""
    return (
        balance(report),
        days(report),
        parts_of(report, "izin", "Menurut izin", report.figures.by_permit, names.permit),
        parts_of(report, "unit", "Menurut unit", report.figures.by_unit, names.unit),
        reasons("penolakan", "Alasan penolakan", report.refusals, names, refused=True),
        reasons("pengembalian", "Alasan pengembalian", report.returns, names, refused=False),
        stage_times(report),
        timeliness(report),
        visits(report, names),
    )


def balance(report: OfficeReport) -> Part:
    """Return what became of the applications that were received."""
    total = report.figures.total
    when = period(report.scope.first, report.scope.last)
    rows: list[tuple[Cell, ...]] = [
        ("Terbit", total.issued, _share(total.issued, total)),
        ("Ditolak", total.refused, _share(total.refused, total)),
        ("Dicabut pemohon", total.withdrawn, _share(total.withdrawn, total)),
        ("Dalam proses", total.in_process, _share(total.in_process, total)),
        ("Diterima", total.received, _share(total.received, total)),
    ]
    closed = report.scope.first is not None and report.scope.last is not None
    begin = f"Pada {when}" if closed else f"{when[0].upper()}{when[1:]}"
    said = f"{begin} {_told(total)}" if total.received else f"{begin} tidak ada permohonan yang diterima."
    bar = Bar("Permohonan yang diterima", _pieces(total), number(total.received))
    chart = bars("neraca", "Apa yang terjadi dengan permohonan", said, [bar]) if total.received else ""
    headings = (Column("Keadaan", Kind.TEXT), Column("Permohonan"), Column("Bagian", Kind.SHARE))
    return Part("neraca", "Neraca permohonan", said, headings, tuple(rows), chart, _legend(total), summed=True)


def _told(total: Balance) -> str:
    waiting = f", di antaranya {number(total.awaiting_visit)} menunggu peninjauan lapangan" * bool(total.awaiting_visit)
    withdrawn = f"{number(total.withdrawn)} dicabut pemohon, " * bool(total.withdrawn)
    return (
        f"kantor menerima {number(total.received)} permohonan: {number(total.issued)} terbit "
        f"({percent(total.issued, total.received)}), {number(total.refused)} ditolak "
        f"({percent(total.refused, total.received)}), {withdrawn}dan {number(total.in_process)} masih dalam proses "
        f"({percent(total.in_process, total.received)}){waiting}."
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


def _legend(total: Balance) -> tuple[tuple[str, str], ...]:
    there = {piece.kind for piece in _pieces(total) if piece.value}
    return tuple(item for item in LEGEND if item[0] in there)


def days(report: OfficeReport) -> Part:
    """Return what came and what ended day by day, or month by month."""
    flow = report.flow
    monthly = len(flow) > 1 and all(item.first.day == 1 for item in flow)
    name = month if monthly else day
    rows: list[tuple[Cell, ...]] = [(name(i.first), i.received, i.issued, i.refused, i.withdrawn) for i in flow]
    sums = [sum(getattr(item, what) for item in flow) for what in ("received", "issued", "refused", "withdrawn")]
    if flow:
        rows.append(("Jumlah", *sums))
    busiest = max(flow, key=lambda item: item.received, default=None)
    said = "Tidak ada permohonan yang diterima."
    if busiest is not None:
        when = f"Bulan tersibuk {month(busiest.first)}" if monthly else f"Hari tersibuk {day(busiest.first)}"
        said = f"{when}, dengan {number(busiest.received)} permohonan baru."
    stacks = [
        (
            month(i.first) if monthly else _named(i.first, flow[0].first),
            ((Piece(i.received, "received"),), (Piece(i.issued, "issued"), Piece(i.refused, "refused"))),
        )
        for i in flow
    ]
    title = f"Diterima dan diputus per {'bulan' if monthly else 'hari'}"
    chart = columns("hari", title, said, stacks) if flow else ""
    headings = (Column("Bulan" if monthly else "Hari", Kind.TEXT), *COLUMNS[:4])
    legend = (("received", "Diterima"), ("issued", "Terbit"), ("refused", "Ditolak"))
    note = f"Periode yang lebih dari {MOST_DAYS} hari disajikan per bulan." if monthly else ""
    return Part("hari", title, said, headings, tuple(rows), chart, legend, summed=bool(flow), note=note)


def _named(on: date, begin: date) -> str:
    """Return what stands under a column: the day, with its month where one begins."""
    return short_day(on) if on == begin or on.day == 1 else str(on.day)


def parts_of(report: OfficeReport, key: str, title: str, parts: tuple[tuple[str, Balance], ...], name: Namer) -> Part:
    """Return the balance of each permit or unit, and of all."""
    rows: list[tuple[Cell, ...]] = [(name(part), *_numbers(found)) for part, found in parts]
    if parts:
        rows.append(("Jumlah", *_numbers(report.figures.total)))
    said = "Tidak ada permohonan yang diterima."
    if parts:
        part, most = parts[0]
        said = (
            f"Terbanyak: {name(part)}, {number(most.received)} permohonan "
            f"({percent(most.received, report.figures.total.received)} dari seluruhnya)."
        )
    shown = [Bar(name(part), _pieces(found), number(found.received)) for part, found in parts[:SHOWN]]
    chart = bars(key, title, said, shown) if shown else ""
    note = f"Grafik menampilkan {SHOWN} teratas dari {len(parts)}." if len(parts) > SHOWN else ""
    headings = (Column(key.capitalize(), Kind.TEXT), *COLUMNS)
    legend = _legend(report.figures.total)
    return Part(key, title, said, headings, tuple(rows), chart, legend, summed=bool(parts), note=note)


def _numbers(found: Balance) -> tuple[Cell, ...]:
    return found.received, found.issued, found.refused, found.withdrawn, found.in_process, found.refusal_rate


def reasons(key: str, title: str, found: Reasons, names: Names, *, refused: bool) -> Part:
    """Return which requirements failed."""
    what, whole = ("penolakan", "penolakan") if refused else ("pengembalian", "pengembalian berkas")
    rows: list[tuple[Cell, ...]] = [
        (names.document(name), count, count / found.total if found.total else None) for name, count in found.by_key
    ]
    if found.unnamed:
        rows.append(("(tidak menyebut persyaratan)", found.unnamed, found.unnamed / found.total))
    said = f"Tidak ada {whole}." if not found.total else f"Ada {number(found.total)} {whole}."
    if found.by_key:
        first, count = found.by_key[0]
        named = found.total - found.unnamed
        said = (
            f"Dari {number(found.total)} {whole}, {number(named)} ({percent(named, found.total)}) menyebut persyaratan "
            f"yang belum terpenuhi; paling sering {names.document(first)} ({number(count)} kali)."
        )
    kind = "refused" if refused else "process"
    shown = [Bar(names.document(n), (Piece(count, kind),), number(count)) for n, count in found.by_key[:SHOWN]]
    chart = bars(key, title, said, shown) if shown else ""
    columns_of = (Column("Persyaratan", Kind.TEXT), Column("Kali"), Column(f"Bagian dari {what}", Kind.SHARE))
    note = f"Satu {what} dapat menyebut lebih dari satu persyaratan." if found.by_key else ""
    return Part(key, title, said, columns_of, tuple(rows), chart, note=note)


def stage_times(report: OfficeReport) -> Part:
    """Return how many working days each stage takes."""
    found = report.stage_times
    rows: list[tuple[Cell, ...]] = [
        (STAGES[one.stage].capitalize(), one.ended, one.median, one.p90, one.lasting, one.longest) for one in found
    ]
    slow = max((one for one in found if one.p90 is not None), key=lambda one: one.p90 or 0, default=None)
    said = "Belum ada tahap yang selesai."
    if slow is not None:
        said = (
            f"Yang paling lama adalah tahap “{STAGES[slow.stage]}”: separuhnya selesai dalam {slow.median} hari kerja, "
            f"sembilan dari sepuluh dalam {slow.p90} hari kerja."
        )
    shown = [
        Bar(
            STAGES[one.stage].capitalize(),
            (Piece(one.median or 0, "issued"), Piece((one.p90 or 0) - (one.median or 0), "rest")),
            f"{one.median} · {one.p90} hari",
        )
        for one in found
        if one.p90 is not None
    ]
    title = "Lama setiap tahap"
    chart = bars("tahap", title, said, shown) if shown else ""
    headings = (
        Column("Tahap", Kind.TEXT),
        Column("Selesai"),
        Column("Median"),
        Column("9 dari 10"),
        Column("Masih berjalan"),
        Column("Terlama berjalan"),
    )
    note = "Dalam hari kerja; 0 berarti selesai pada hari yang sama."
    legend = (("issued", "Median"), ("rest", "Sampai 9 dari 10"))
    return Part("tahap", title, said, headings, tuple(rows), chart, legend if shown else (), note=note)


def timeliness(report: OfficeReport) -> Part:
    """Return how the legal term was kept."""
    kept = report.timeliness
    known = kept.within + kept.late
    said = "Belum ada keputusan atas permohonan yang jangka waktunya diketahui."
    if known:
        said = (
            f"Dari {number(known)} keputusan yang jangka waktu resminya diketahui, {number(kept.within)} "
            f"({percent(kept.within, known)}) tepat waktu dan {number(kept.late)} terlambat."
        )
    if kept.open_late:
        said += f" {number(kept.open_late)} permohonan yang masih berjalan sudah melewati jatuh tempo."
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Sudah diputus", kept.within, kept.late, kept.unknown, kept.share),
        ("Masih berjalan", kept.open_within, kept.open_late, kept.open_unknown, None),
    )
    parts = (("Sudah diputus", kept.within, kept.late), ("Masih berjalan", kept.open_within, kept.open_late))
    shown = [
        Bar(name, (Piece(within, "issued"), Piece(late, "late")), f"{number(within)} dari {number(within + late)}")
        for name, within, late in parts
        if within + late
    ]
    title = "Ketepatan waktu"
    headings = (
        Column("Permohonan", Kind.TEXT),
        Column("Dalam jangka waktu"),
        Column("Terlambat"),
        Column("Jangka waktu tidak diketahui"),
        Column("Tepat waktu", Kind.SHARE),
    )
    chart = bars("tepat-waktu", title, said, shown, whole=True) if shown else ""
    legend = (("issued", "Dalam jangka waktu"), ("late", "Terlambat")) if shown else ()
    note = "Hari ketika pemohon harus bertindak dan ketika peninjauan ditiadakan tidak dihitung."
    return Part("tepat-waktu", title, said, headings, rows, chart, legend, note=note)


def visits(report: OfficeReport, names: Names) -> Part:
    """Return what waits for a site visit."""
    found = report.visits
    said = "Tidak ada permohonan yang menunggu peninjauan lapangan."
    if found.total and found.since is not None:
        said = (
            f"{number(found.total)} permohonan menunggu peninjauan lapangan, yang paling lama sejak "
            f"{day(found.since)}; separuhnya menunggu {found.median} hari kerja atau lebih singkat."
        )
    rows: list[tuple[Cell, ...]] = [(names.permit(permit), count) for permit, count in found.by_permit]
    if rows:
        rows.append(("Jumlah", found.total))
    shown = [Bar(names.permit(p), (Piece(count, "visit"),), number(count)) for p, count in found.by_permit[:SHOWN]]
    title = "Menunggu peninjauan lapangan"
    chart = bars("peninjauan", title, said, shown) if shown else ""
    headings = (Column("Izin", Kind.TEXT), Column("Menunggu"))
    return Part("peninjauan", title, said, headings, tuple(rows), chart, summed=bool(rows))
