"""Every reply template by name, with values as a real letter would give it: what the linter renders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpdesk.draft.asked.elsewhere import MATTERS
from helpdesk.draft.templating.news_samples import NEWS
from helpdesk.draft.templating.parts import Bearing, Doubt, Group, Instead, Lacking, Option, PaperLine, Section, Site
from helpdesk.model.knowledge import LegalBasis

_RULES = (LegalBasis("Peraturan Contoh Nomor 1 Tahun 2024", "Perizinan"), LegalBasis("Peraturan Contoh Nomor 2"))

SAMPLES: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "letter": (
        {
            "salutation": "Yth. Bapak/Ibu Sari",
            "greeting": "",
            "condolence": "",
            "urgent": "",
            "apology": "",
            "opening": "Berikut jawaban kami.",
            "sections": (Section(1, "Biaya", "Tidak dipungut biaya."), Section(2, "Syarat", "KTP.")),
            "forwarded": "",
            "closing": "Hormat kami,",
        },
    ),
    "subject": ({"subject": "tanya", "ticket_number": "PTSP-2026-000123"}, {"subject": "", "ticket_number": None}),
    "salutation": ({"address": "Bapak/Ibu", "name": "Sari"}, {"address": "Ibu", "name": None}),
    "greeting": ({"greeting": "pagi", "formal": False}, {"greeting": "", "formal": True}),
    "condolence": ({"recent": True, "kin": "father"}, {"recent": False, "kin": ""}),
    "apology": (
        *({"reason": reason} for reason in ("unanswered", "visit", "waiting", "sent-around", "treated-badly")),
        *({"reason": reason} for reason in ("illegal-fee", "misprint", "angry", "weary", "worried", "misfortune")),
        *({"reason": reason} for reason in ("pleased", "condoling")),
    ),
    "urgent": (
        {"kind": "danger"},
        {"kind": "emergency"},
        {"kind": "despair"},
        {"kind": "burial"},
        {"kind": "deadline"},
    ),
    "opening": (
        {
            "kind": "answer",
            "formal": True,
            "date": "24 November 2026",
            "about": "biaya IPTM",
            "thanks": True,
        },
        {"kind": "check", "formal": False, "date": None, "about": None, "thanks": False},
        {"kind": "other", "formal": False, "date": None, "about": None, "thanks": True},
    ),
    "closing": (
        {"formal": True, "signature": None, "unit": "Unit", "office": "Dinas", "ticket_number": "PTSP-2026-000123"},
        {"formal": False, "signature": "Tim", "unit": "Unit", "office": "Dinas", "ticket_number": None},
    ),
    "heading": (
        {"aspects": ["requirements", "fee"], "name": "Izin Contoh"},
        {"aspects": ["other"], "name": None},
    ),
    "requirement": (
        {
            "text": "IPTM asli",
            "condition": None,
            "optional": False,
            "elsewhere": False,
            "doubtful": False,
            "instead": (Instead("Surat keterangan hilang", "bila IPTM asli hilang"), Instead("Salinan", None)),
        },
        {
            "text": "Surat kuasa",
            "condition": "bila dikuasakan",
            "optional": False,
            "elsewhere": True,
            "doubtful": False,
            "instead": (),
        },
    ),
    "requirements": (
        {
            "name": None,
            "singles": ("KTP", "KK"),
            "groups": (Group("bila dikuasakan", ("Surat kuasa", "KTP"), 3),),
            "held": ("STR",),
            "basic": False,
            "beside": True,
            "change": True,
        },
        {
            "name": "Izin Contoh",
            "singles": ("KTP",),
            "groups": (),
            "held": (),
            "basic": True,
            "beside": False,
            "change": False,
        },
        {
            "name": "Izin Contoh",
            "singles": (),
            "groups": (),
            "held": ("STR",),
            "basic": False,
            "beside": False,
            "change": False,
        },
    ),
    "lacking": (
        {
            "papers": (
                Lacking(("IPTM asli",), None, ("Surat keterangan hilang",), lost=True),
                Lacking(("Ijazah",), None, (), lost=True),
                Lacking(("NPWP",), "untuk badan usaha", (), lost=False),
                Lacking(("KTP",), None, ("Paspor",), lost=False),
                Lacking(("STR",), None, (), lost=False),
                Lacking(("PBG, atau IMB yang sudah terbit",), None, (), lost=False, either=True),
                Lacking(("SIP asli",), None, ("Surat keterangan hilang",), lost=False, if_lost=True),
            )
        },
    ),
    "procedure": (
        {"name": "Izin Contoh", "steps": ("Ajukan permohonan.", "Tunggu pemeriksaan."), "change": False},
        {"name": None, "steps": ("Ajukan permohonan.", "Tunggu pemeriksaan."), "change": True},
    ),
    "channel": (
        {"channel": "JakEVO", "unit_note": None, "units": ("kelurahan", "city"), "site_visit": True},
        {"channel": None, "unit_note": "Unit bergantung pada luas tanah.", "units": (), "site_visit": False},
    ),
    "fee": (
        {"name": None, "text": "Tidak dipungut biaya.", "basis": "Perda Contoh", "changed": True, "silent": True},
        {"name": "Izin Contoh", "text": "Tidak dipungut biaya.", "basis": None, "changed": False, "silent": False},
    ),
    "term": ({"name": None, "days": 14, "basis": None}, {"name": "SIP", "days": 3, "basis": "standar pelayanan unit"}),
    "legal": ({"name": None, "rules": _RULES}, {"name": "Izin Contoh", "rules": _RULES[:1]}),
    "definition": ({"name": None, "text": "Izin untuk contoh."},),
    "validity": ({"name": None, "text": "3 tahun"},),
    "unknown": ({"name": None, "aspects": ["fee", "duration"]},),
    "jurisdiction": (
        {"region": "other-region", "note": "Daftar ini dari Kabupaten Contoh."},
        {"region": "mixed", "note": None},
        {"region": "national", "note": "Ketentuan ini berlaku nasional."},
    ),
    "as_of": (
        {"date": "Agustus 2024", "volatile": True, "general": False, "undated": False},
        {"date": "2019 dan 2024", "volatile": False, "general": False, "undated": True},
        {"date": None, "volatile": False, "general": True, "undated": True},
        {"date": None, "volatile": False, "general": False, "undated": True},
    ),
    "needed": tuple(
        {
            "name": "Izin Contoh",
            "plain": True,
            "papers": tuple(PaperLine(verdict, "KTP") for verdict in verdicts),
            "matters": ("papan nama",) if verdicts == ("allowed",) else (),
        }
        for verdicts in (
            *(
                (verdict,)
                for verdict in (
                    "mandatory",
                    "conditional",
                    "optional",
                    "superseded",
                    "absent",
                    "detail",
                    "near",
                    "allowed",
                )
            ),
            ("mandatory", "absent", "superseded", "conditional", "optional", "detail"),
        )
    ),
    "visit": ({"site_visit": True, "plain": True}, {"site_visit": False, "plain": False}),
    "attorney": ({"name": "Izin Contoh", "items": ("Surat kuasa bermeterai", "KTP penerima kuasa")},),
    "where": (
        {
            "name": "Izin Contoh",
            "channel": "JakEVO",
            "unit_note": None,
            "units": ("city",),
            "step": None,
            "online_asked": False,
        },
        {
            "name": "Izin Contoh",
            "channel": "Kantor TPU",
            "unit_note": "Unit menurut alamat.",
            "units": (),
            "step": None,
            "online_asked": False,
        },
        {
            "name": "Izin Contoh",
            "channel": None,
            "unit_note": None,
            "units": (),
            "step": "Ajukan lewat dinas.",
            "online_asked": False,
        },
        {"name": "Izin Contoh", "channel": None, "unit_note": None, "units": (), "step": None, "online_asked": False},
        {
            "name": "Izin Contoh",
            "channel": None,
            "unit_note": None,
            "units": ("kelurahan", "city"),
            "step": None,
            "online_asked": True,
        },
    ),
    "when": (
        {"name": "Izin Contoh", "validity": "3 tahun", "renewal": True},
        {"name": "Izin Contoh", "validity": None, "renewal": False},
    ),
    "bearing": tuple(
        {"name": "Izin Contoh", "bearings": (Bearing(how, condition, ("Akta pendirian", "KTP direktur")),)}
        for how, condition in (
            ("case", "bila disewa"),
            ("case", None),
            ("not-only", "bila pemohon badan usaha"),
            ("always", None),
            ("about", None),
        )
    ),
    "still_issued": ({"name": "Izin Contoh", "about": "Izin untuk contoh."}, {"name": "Izin Contoh", "about": None}),
    "step": ({"name": "Izin Contoh", "step": "Sampaikan laporan."},),
    "who": ({"name": "Izin Contoh", "about": "Izin bagi ahli waris."},),
    "permit_needed": (
        {"name": "Izin Contoh", "about": "Izin untuk contoh", "manner": "kind", "unsure": True, "yes": False},
        {"name": "Contoh", "about": "Contoh diperlukan usaha", "manner": "sentence", "unsure": False, "yes": True},
        {"name": "Izin Contoh", "about": "Usaha didaftarkan", "manner": "apart", "unsure": False, "yes": False},
    ),
    "not_known": (
        {"name": "Izin Contoh", "validity": "3 tahun", "matters": ()},
        {"name": "Izin Contoh", "validity": None, "matters": ("papan nama", "parkir")},
    ),
    "left_open": (
        {"matters": ("papan nama", "parkir"), "whole": True},
        {"matters": ("minuman beralkohol",), "whole": False},
    ),
    "topic": ({"answer": "Jawabannya ya."},),
    "replaced": (
        {
            "names": ("Izin Lama", "Izin Usang"),
            "replacements": ("Izin Baru",),
            "rules": ("Peraturan Contoh",),
            "whether": True,
            "shown": False,
            "held": True,
        },
        {"names": ("Izin Lama",), "replacements": (), "rules": (), "whether": False, "shown": True, "held": True},
    ),
    "successor": ({},),
    "holding": (
        {"asked": True, "alone": True, "matters": ()},
        {"asked": True, "alone": True, "matters": ("alkohol",)},
        {"asked": True, "alone": False, "matters": ()},
        {"asked": False, "alone": True, "matters": ()},
    ),
    "rest": (
        {"names": ("pembayaran bertahap",), "others": False, "points": ()},
        {"names": ("pembayaran bertahap", "luas tempat"), "others": True, "points": ((2, ()),)},
        {"names": (), "others": False, "points": ((2, ("luas tempat",)), (3, ()))},
        {"names": (), "others": True, "points": ()},
    ),
    "there": (
        {"place": "Bogor", "office": "DPMPTSP", "refused": False, "sites": (), "more": False},
        {
            "place": "Bogor",
            "office": "DPMPTSP",
            "refused": True,
            "sites": (Site("PBG", "simbg.pu.go.id"),),
            "more": True,
        },
    ),
    "order": (
        {"first": "KRK", "then": "PBG", "said": "Keterangan Rencana Kota", "listed": True},
        {"first": "NIB", "then": "SLF", "said": None, "listed": True},
        {"first": "NIB", "then": "SLF", "said": None, "listed": False},
    ),
    "clarify": ({"options": (Option("a", "Izin A", "Izin bagi apoteker"), Option("b", "Izin B", None))},),
    "documents": (
        {
            "name": "Izin Contoh",
            "received": ("KTP",),
            "missing": ("KK", "NPWP"),
            "unread": 2,
            "reasons": ["locked", "damaged", "scan"],
            "linked": False,
            "doubts": [Doubt("STR", "expired"), Doubt("Ijazah", "other-name"), Doubt("Surat kuasa", "blank-form")],
            "instead": (),
        },
        {
            "name": None,
            "received": (),
            "missing": None,
            "unread": 0,
            "reasons": [],
            "linked": True,
            "doubts": [
                Doubt("", "blank-form"),
                Doubt("Ijazah", "text-disagrees"),
                Doubt("KTP", "unreadable"),
                Doubt("STNK", "incomplete"),
            ],
            "instead": (),
        },
        {
            "name": None,
            "received": ("KTP",),
            "missing": (),
            "unread": 1,
            "reasons": ["too-large", "too-long", "unknown-format"],
            "linked": True,
            "doubts": [Doubt("KTP", "locked"), Doubt("Ijazah", "damaged")],
            "instead": (Instead("Surat hilang", "IPTM"),),
        },
    ),
    "conditional": ({"items": ("Surat kuasa (bila dikuasakan)",)},),
    "not_filed": ({"channel": "JakEVO"}, {"channel": None}),
    "status": (
        {"numbered": True, "for_another": False, "told": False},
        {"numbered": False, "for_another": True, "told": False},
        {"numbered": False, "for_another": True, "told": True},
    ),
    "complaint": ({"illegal_fee": True}, {"illegal_fee": False}),
    "out_of_scope": (
        {"office": "DPMPTSP", "matters": [], "beside": False},
        {"office": "DPMPTSP", "matters": ["vehicle-tax"], "beside": True},
        *({"office": "DPMPTSP", "matters": [matter], "beside": False} for matter in MATTERS),
    ),
    "forwarded": (
        {"forward": True, "illegal_fee": False, "offers": False, "priced": False, "sold": False},
        {"forward": True, "illegal_fee": True, "offers": False, "priced": False, "sold": False},
        {"forward": False, "illegal_fee": True, "offers": True, "priced": False, "sold": False},
        {"forward": False, "illegal_fee": False, "offers": False, "priced": True, "sold": False},
        {"forward": False, "illegal_fee": False, "offers": False, "priced": False, "sold": True},
    ),
    "deadline": (
        {"filed": True, "expiring": False},
        {"filed": False, "expiring": True},
        {"filed": False, "expiring": False},
    ),
    "caution": ({},),
    "see_above": tuple({"number": number, "above": above} for number, above in ((3, 0), (0, 1), (0, 0))),
    "open_point": tuple({"again": again, "named": named} for again in (False, True) for named in (False, True)),
    "further": ({"name": "karcis"},),
    "in_matter": ({"name": "perpanjangan", "permit": "SIP"},),
    "title": ({"title": "Pohon pengganti", "name": None}, {"title": "Pohon pengganti", "name": "IPTM"}),
    **NEWS,
}
