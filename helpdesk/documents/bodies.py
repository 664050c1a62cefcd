"""Words for who gives or owns a paper: companies, places of work, offices, campuses, the police."""

from __future__ import annotations

from helpdesk.documents.words import word_set

COMPANIES = word_set("pt cv ud firma perseroan koperasi yayasan perkumpulan")
HOSPITALS = word_set("rs rsud rsup rsia sakit puskesmas klinik")
FACILITIES = HOSPITALS - {"sakit"} | word_set("pkm apotek optik laboratorium fasyankes faskes praktik")
CAMPUS = word_set("universitas fakultas institut politeknik sekolah stikes akademi kampus dekan rektor jurusan prodi")
CAMPUS_ENGLISH = word_set("university faculty college universiteit institute institution")
CAMPUS_SHORT = word_set(
    "ui unj ugm uin itb ipb undip unair unpad unhas uhamka untar usakti trisakti binus fisip feb fkm fikom fmipa fib "
    "fip fkg fh fasilkom pascasarjana bem lppm"
)
VILLAGE = word_set("kelurahan lurah kecamatan camat desa")
POLICE = word_set("kepolisian polisi polri polsek polres polda resor")
AGENCIES = word_set("dinas suku sudin kementerian badan puskesmas")
SHORT_AGENCIES = word_set(
    "dinkes dishub dinsos disdik sudinkes kemenkes bpom disparekraf disparbud disbud disnaker disnakertrans dlh dcktrp "
    "citata distamhut kemensos kemenhub kemendikbud dukcapil disdukcapil bapenda sudindik sudinhub sudinsos"
)
PROFESSIONS = word_set(
    "ikatan persatuan perhimpunan himpunan asosiasi organisasi perkumpulan serikat paguyuban gabungan "
    "idi pdgi ibi ppni iai pafi pdhi ifi persagi patelki "
    "pormiki"
)
OFFICES = AGENCIES | SHORT_AGENCIES | VILLAGE | POLICE | {"rs", "rsud", "klinik", "rt", "rw"}
OWNERS = COMPANIES | CAMPUS | word_set("rs rsud klinik apotek toko optik panti lembaga lks lksa pkbm paud")
