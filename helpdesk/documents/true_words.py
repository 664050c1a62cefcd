"""Words that are no other word misspelt, though they are but a letter from one by which a document is known."""

from __future__ import annotations

from helpdesk.documents.words import word_set

# Sarjana is no *sarana* and bencana no *rencana*: of such a name a document was called present that nobody had sent.
# Not here are words that people write for the other one (apotik, teknik, sporadis, pertanyaan).
TRUE_WORDS = word_set(
    "alasan alokasi analis angan anggap anggapan anggara angkat angkatan angkut antri antre barang batasan bawang "
    "bayang bencana berakhir berencana berhubungan berkali berkata berskala beserta blank buangan campur canggung "
    "contact content dagang darah datar dibeli diplomat ember empat faktor famili format gabungan gadung gambir "
    "garansi halang hidung ikutan indonesia instrument inventor kalian kamus keliatan kenaikan kencana kerling "
    "ketepatan ketika klinis kontak kontra kontras kurus lancang langsing lansir lantas larangan lembah lencana "
    "lintah mahasiswi manggung masker medial memberi memohon menanggung mengajar mengangkut mengantar mengasuh "
    "mengelola menghuni mengolah menerima merawat mister nafkah nasional neraka operasi pancang pandan panggung "
    "pastor pelamar pelataran pembeli pembelian pending penegasan pengaduan pengaruh pengajian penilik penyewa "
    "perawan perawatan permata perumahan persegi personal pesawat policy polis polusi posisi practise president "
    "produser profit proper properti properly prosesi protes proves ranjang rental repot residency residen "
    "santai sanggul saran sarang sarjana sending sendirian seolah simpel sindir speeding susulan tambak tampan "
    "tandan tangani tangkap telaga tembaga tempa tenis tepat tunggal udang urusan usulkan veteran"
)
