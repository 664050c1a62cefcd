"""Mails cut into their questions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.match.aspects import aspects_of, usual
from helpdesk.match.parting import _joined
from helpdesk.match.questions import MOST, cut, cut_at
from helpdesk.model.question import Aspect

CASES: dict[str, tuple[str, list[str]]] = {
    "one question": ("Apa syarat KRK?", ["Apa syarat KRK?"]),
    "no question mark": ("min mau tanya syarat bikin nib apa aja", ["min mau tanya syarat bikin nib apa aja"]),
    "greeting and thanks": (
        "Selamat pagi,\nmau tanya biaya izin reklame berapa?\nTerima kasih\nSari",
        ["mau tanya biaya izin reklame berapa?"],
    ),
    "how the answer shall come": (
        "Saya Tuli. Izin warung kopi apa ya? Saya tidak bisa telepon call center, jadi tolong dibalas lewat email.",
        ["Izin warung kopi apa ya?"],
    ),
    "how the answer shall come, in English": (
        "How long does a research permit take? Please answer by email, I cannot take phone calls.",
        ["How long does a research permit take?"],
    ),
    "what else is wanted of an answer by mail": (
        "Tolong balas lewat email biaya retribusi makam ya. Lalu syarat pindah makam apa?",
        ["Tolong balas lewat email biaya retribusi makam ya.", "Lalu syarat pindah makam apa?"],
    ),
    "what a point tells before its semicolon": (
        "Mohon penjelasan:\n1. Kapan diajukan?\n2. Kepala sekolah diganti; apakah perlu dilaporkan?",
        ["Kapan diajukan?", "Kepala sekolah diganti; apakah perlu dilaporkan?"],
    ),
    "what a point tells in a sentence of its own": (
        "Mohon penjelasan:\n1. Kapan diajukan?\n2. Kepala sekolah diganti. Apakah perlu dilaporkan?",
        ["Kapan diajukan?", "Apakah perlu dilaporkan?"],
    ),
    "a plea alone asks of all that was told": (
        "Lupa kata sandi jakevo, emailnya sudah mati. Tolong dibantu ya kak",
        ["Lupa kata sandi jakevo, emailnya sudah mati."],
    ),
    "a plea that points back": (
        "Surveinya tidak jadi datang lagi. Ini gimana ya?",
        ["Ini gimana ya?"],
    ),
    "a connective": (
        "ngurus SIUP dimana ya, trs biayanya brp",
        ["ngurus SIUP dimana ya", "trs biayanya brp"],
    ),
    "aspects in a row": (
        "Mohon info syarat, biaya, dan lama proses izin parkir.",
        ["Mohon info syarat, biaya, dan lama proses izin parkir."],
    ),
    "requirements and procedure are one": (
        "apa syarat dan prosedur izin apotek?",
        ["apa syarat dan prosedur izin apotek?"],
    ),
    "a numbered list": (
        "Mohon penjelasan:\n1. persyaratan\n2. dasar hukum\n3. retribusi\n",
        ["persyaratan", "dasar hukum", "retribusi"],
    ),
    "a list in brackets": (
        "Mohon penjelasan: (1) persyaratan; (2) dasar hukum; (3) apakah disurvei.",
        ["persyaratan", "dasar hukum", "apakah disurvei."],
    ),
    "a list of documents is none": (
        "Saya sudah siapkan:\n1. KTP\n2. KK\nApa lagi yang kurang?",
        ["Apa lagi yang kurang?"],
    ),
    "a list of nouns that a request announces": (
        "Mohon penjelasan mengenai:\n1. besaran retribusi;\n2. lama penyelesaian.",
        ["besaran retribusi", "lama penyelesaian."],
    ),
    "wishes in a row after a story": (
        "kami punya 10 truk box, syarat izin angkutan barang sama masa berlakunya, sekalian retribusinya",
        ["kami punya 10 truk box, syarat izin angkutan barang", "masa berlakunya", "sekalian retribusinya"],
    ),
    "a clause that ends in its own denial": (
        "kira2 izinnya apa aja? trs ngurusnya bayar ga",
        ["kira2 izinnya apa aja?", "trs ngurusnya bayar ga"],
    ),
    "a particle ends a question that nobody marked": (
        "perpanjang izin klinik butuh akreditasi ga bu gedung sewa boleh atau tidak",
        ["perpanjang izin klinik butuh akreditasi ga bu", "gedung sewa boleh atau tidak"],
    ),
    "a denial in a story ends nothing": (
        "saya dokter hewan praktik keliling tidak punya tempat tetap bisa ga pakai alamat rumah",
        ["saya dokter hewan praktik keliling tidak punya tempat tetap bisa ga pakai alamat rumah"],
    ),
    "terus and what must be": (
        "apakah limbah klinik perlu izin sendiri terus kontrak pengangkutnya harus dilampirkan juga",
        ["apakah limbah klinik perlu izin sendiri", "kontrak pengangkutnya harus dilampirkan juga"],
    ),
    "whom one writes to is asked": (
        "Apakah memerlukan IPLC? Kepada siapa permohonan kami tujukan?",
        ["Apakah memerlukan IPLC?", "Kepada siapa permohonan kami tujukan?"],
    ),
    "what a bank wants is told": (
        "Bank bilang surat domisili sudah tidak laku dan minta NIB. Daftarnya di mana?",
        ["Daftarnya di mana?"],
    ),
    "a frame above a list is no question": (
        "Could you tell me:\n- where I apply,\n- which papers you need,\n- how long it takes?",
        ["where I apply", "which papers you need", "how long it takes?"],
    ),
    "a relative clause asks nothing": (
        "Can your office give us a letter, which we could show to the bank?",
        ["Can your office give us a letter, which we could show to the bank?"],
    ),
    "what an item tells before it asks": (
        "1. Rekomendasi katanya sudah dihapus. Apakah benar?\n2. Satu surat buat berapa SIP?\n3. Berlaku berapa tahun?",
        ["Rekomendasi katanya sudah dihapus. Apakah benar?", "Satu surat buat berapa SIP?", "Berlaku berapa tahun?"],
    ),
    "what an item tells, and another question": (
        "1. KITAS kami habis juga. Di sini juga perpanjangnya?\n2. Bayarnya berapa?\n3. Berapa hari jadi?",
        ["Di sini juga perpanjangnya?", "Bayarnya berapa?", "Berapa hari jadi?"],
    ),
    "and now": (
        "Surat domisili kata kelurahan sudah tidak dikeluarkan. Jadi bagaimana?",
        ["Jadi bagaimana?"],
    ),
    "which of them is mine": (
        "LKP sama LPK bedanya apa dan yang saya itu yang mana?",
        ["LKP sama LPK bedanya apa", "yang saya itu yang mana?"],
    ),
    "two things under one how": (
        "KRK itu apa? Syarat dan biayanya bagaimana?",
        ["KRK itu apa?", "Syarat dan biayanya bagaimana?"],
    ),
    "despair is no question": (
        "Kalau ditutup saya tidak tahu buat apa lagi hidup. Syarat izin optik apa saja?",
        ["Syarat izin optik apa saja?"],
    ),
    "the same as another": ("apakah D4 sama syaratnya dengan D3", ["apakah D4 sama syaratnya dengan D3"]),
    "a choice that says there is one": (
        "lahan parkir harus ijin? tarifnya bebas ato ada aturannya",
        ["lahan parkir harus ijin?", "tarifnya bebas ato ada aturannya"],
    ),
    "a good end with thanks asks nothing": ("Baik bu, sudah saya unggah sesuai arahan. Terima kasih.", []),
    "an English whom": (
        "Whom do we ask, and is it too late?",
        ["Whom do we ask", "is it too late?"],
    ),
    "a comma between two questions": (
        "izin reklame syaratnya apa aja, pajaknya dihitung gmn",
        ["izin reklame syaratnya apa aja", "pajaknya dihitung gmn"],
    ),
    "a question word ends the one before": (
        "mau akad di taman, bayar berapa booking brp lama sebelumnya",
        ["mau akad di taman, bayar berapa", "booking brp lama sebelumnya"],
    ),
    "the mark at the end asks what must be": (
        "skp yg diminta berapa sih sama surat sehat boleh dari klinik tempatku kerja?",
        ["skp yg diminta berapa sih", "surat sehat boleh dari klinik tempatku kerja?"],
    ),
    "a choice after a question": (
        "boleh pakai aula masjid? izinnya dari suku dinas atau dari ptsp",
        ["boleh pakai aula masjid?", "izinnya dari suku dinas atau dari ptsp"],
    ),
    "an item among items that ask": (
        "Yang ingin saya ketahui:\n- perlu apoteker?\n- luas minimal\n- lama izin keluar",
        ["perlu apoteker?", "luas minimal", "lama izin keluar"],
    ),
    "what is asked about is the statement before": (
        "Surat warisnya satu untuk dua orang tua? Pak RW bilang ada uang kas 500 ribu, apa memang begitu?",
        ["Surat warisnya satu untuk dua orang tua?", "Pak RW bilang ada uang kas 500 ribu, apa memang begitu?"],
    ),
    "what else, if that is not possible": (
        "Kalau tanah girik bisa ngajuin PBG ga? Kalau ga bisa solusinya apa?",
        ["Kalau tanah girik bisa ngajuin PBG ga?", "Kalau ga bisa solusinya apa?"],
    ),
    "two question words and no mark": (
        "brp biaya krk brp hari jadi",
        ["brp biaya krk", "brp hari jadi"],
    ),
    "a wish after a question": (
        "TPA itu masuk PTSP atau dinas pendidikan? Persyaratan bangunannya juga dong",
        ["TPA itu masuk PTSP atau dinas pendidikan?", "Persyaratan bangunannya juga dong"],
    ),
    "a thing and nothing else after a question": (
        "ngurus KRK dimana ya sama jam bukanya? urutannya",
        ["ngurus KRK dimana ya", "jam bukanya?", "urutannya"],
    ),
    "the mark asks on both sides of and": (
        "izinnya masih berlaku dan perlu diperpanjang?",
        ["izinnya masih berlaku", "perlu diperpanjang?"],
    ),
    "two things that one question names": (
        "apakah KTP dan NPWP wajib?",
        ["apakah KTP dan NPWP wajib?"],
    ),
    "lama is also old": (
        "Apakah izin klinik atas nama direktur lama harus diganti?",
        ["Apakah izin klinik atas nama direktur lama harus diganti?"],
    ),
    "is there one to show": (
        "emang masih terbit? ada surat edarannya ga buat ditunjukin",
        ["emang masih terbit?", "ada surat edarannya ga buat ditunjukin"],
    ),
    "may I, after what is wanted": (
        "kami mau foto wisuda di taman kota. boleh? bayar tidak?",
        ["boleh?", "bayar tidak?"],
    ),
    "anger is no question": (
        "kerja apa tidur sih?? berkas klinik saya sudah 3 minggu tidak ada kabar",
        ["kerja apa tidur sih?? berkas klinik saya sudah 3 minggu tidak ada kabar"],
    ),
    "what was refused, and why": (
        "permohonan saya ditolak katanya foto tidak sesuai, maksudnya gimana?",
        ["permohonan saya ditolak katanya foto tidak sesuai, maksudnya gimana?"],
    ),
    "what replaces it": (
        "Can it still be renewed or what replaces it?",
        ["Can it still be renewed", "what replaces it?"],
    ),
    "how long something is in force": (
        "Berapa lama masa berlaku persetujuan teknis itu dan siapa yang menandatangani?",
        ["Berapa lama masa berlaku persetujuan teknis itu", "siapa yang menandatangani?"],
    ),
    "before somebody tells more": (
        "Kalau memang harus, ngurusnya susah tidak, saya tidak bisa main komputer.",
        ["Kalau memang harus, ngurusnya susah tidak, saya tidak bisa main komputer."],
    ),
    "which unit it goes to": (
        "Mohon informasi persyaratan serta ke unit mana permohonan diajukan.",
        ["Mohon informasi persyaratan", "ke unit mana permohonan diajukan."],
    ),
    "whether, and how long": (
        "Do foreign researchers need a permit, and how long does it take?",
        ["Do foreign researchers need a permit", "how long does it take?"],
    ),
    "the size of a fee is a noun among nouns": (
        "Mohon informasi persyaratan dan besarnya retribusi izin reklame.",
        ["Mohon informasi persyaratan dan besarnya retribusi izin reklame."],
    ),
    "somebody who cannot help": (
        "NIB itu apa? Anak saya di Batam jadi tidak bisa bantu.",
        ["NIB itu apa?"],
    ),
    "a noun after a question": ("NIB itu buat apa? dokumennya", ["NIB itu buat apa?", "dokumennya"]),
    "a request and a question": (
        "Kami mohon petunjuk mengenai perpanjangan izin LPK dan apakah perlu akreditasi terlebih dahulu.",
        ["Kami mohon petunjuk mengenai perpanjangan izin LPK", "apakah perlu akreditasi terlebih dahulu."],
    ),
    "nothing between two questions but a particle": (
        "bisa diurus online kan berapa lama jadinya",
        ["bisa diurus online kan", "berapa lama jadinya"],
    ),
    "what goes on after something else was told is another one": (
        "Boleh berkasnya saya kirim lewat email ini saja? Filenya tiga buah pdf. Atau bisa minta diundur batasnya?",
        ["Boleh berkasnya saya kirim lewat email ini saja?", "Atau bisa minta diundur batasnya?"],
    ),
    "what goes on at once is the same": (
        "Perlu ajukan baru? Atau cukup perpanjang?",
        ["Perlu ajukan baru? Atau cukup perpanjang?"],
    ),
    "what others keep asking is none": (
        "Statusnya pemeriksaan teknis, artinya apa ya? klinik udah nanyain.",
        ["Statusnya pemeriksaan teknis, artinya apa ya?"],
    ),
    "a denial is no question": ("Email saya ga ada keterangan apa2. Statusnya gimana?", ["Statusnya gimana?"]),
    "other languages of Java": (
        "syarate opo wae nggih, terus bayare piro",
        ["syarate opo wae nggih", "terus bayare piro"],
    ),
    "english questions in a row": (
        "We plan a bakery, how much is the permit, and do employees need a health certificate?",
        ["We plan a bakery, how much is the permit", "do employees need a health certificate?"],
    ),
    "a condition belongs to its question": (
        "berapa lama ya kalau dokumennya sudah lengkap",
        ["berapa lama ya kalau dokumennya sudah lengkap"],
    ),
    "thanks in Javanese": ("matur nuwun sanget pak, sampun jelas", []),
    "a choice without a verb": (
        "perpanjangannya bayar berapa sih? ke kelurahan atau langsung tpu",
        ["perpanjangannya bayar berapa sih?", "ke kelurahan atau langsung tpu"],
    ),
    "a story before": (
        "Ayah saya meninggal kemarin. Kami bingung. Dokumen apa yang harus dibawa?",
        ["Dokumen apa yang harus dibawa?"],
    ),
    "a preamble": (
        "halo, mau tanya soal izin klinik. biayanya berapa? berapa lama?",
        ["biayanya berapa?", "berapa lama?"],
    ),
    "an alternative belongs to its question": (
        "Bisa online? Atau harus datang ke kantor?",
        ["Bisa online? Atau harus datang ke kantor?"],
    ),
    "a request without interrogative": (
        "Mohon dicek kelengkapan berkas saya.",
        ["Mohon dicek kelengkapan berkas saya."],
    ),
    "attached, please check": (
        "Terlampir berkas izin klinik kami. Mohon diperiksa apakah sudah lengkap.",
        ["Mohon diperiksa apakah sudah lengkap."],
    ),
    "a statement only": ("SIP saya hilang waktu banjir", ["SIP saya hilang waktu banjir"]),
    "thanks only": ("Baik pak, terima kasih banyak atas penjelasannya.", []),
    "greeting only": ("Selamat siang pak", []),
    "english": (
        "Dear Sir, which documents do I need and how long does it take? Thank you.",
        ["which documents do I need", "how long does it take?"],
    ),
    "a wrapped line": (
        "Saya ingin menanyakan apakah izin pemakaian taman untuk acara komunitas kami\nbisa diajukan secara daring?",
        ["Saya ingin menanyakan apakah izin pemakaian taman untuk acara komunitas kami\nbisa diajukan secara daring?"],
    ),
    "things listed under a request": (
        "daftar izin untuk:\n1. salon kecantikan\n2. barbershop",
        ["salon kecantikan", "barbershop"],
    ),
    "things listed under a question": (
        "Mohon info izin apa saja yang harus saya punya untuk usaha berikut:\n- Kedai kopi\n- Toko kelontong",
        ["Kedai kopi", "Toko kelontong"],
    ),
    "documents listed under a check are one": (
        "Mohon dicek apakah dokumen berikut sudah lengkap:\n- KTP\n- KK",
        ["Mohon dicek apakah dokumen berikut sudah lengkap"],
    ),
    "letters with a full stop": (
        "Syarat untuk: a. SIP bidan b. SIP perawat",
        ["SIP bidan", "SIP perawat"],
    ),
    "numbers with a full stop within a line": (
        "Mohon daftar izin untuk: 1. restorannya 2. live music 3. papan nama.",
        ["restorannya", "live music", "papan nama."],
    ),
    "what another said": (
        'Berkas saya dilempar, katanya "ibu ini gimana sih, pulang aja suruh anaknya". Boleh diwakilkan?',
        ["Boleh diwakilkan?"],
    ),
    "what the writer said themselves": (
        'At the counter I said "can my wife collect it for me".',
        ['At the counter I said "can my wife collect it for me".'],
    ),
    "what another is to be asked": (
        'Suami bilang "tanyakan dulu biayanya berapa".',
        ['Suami bilang "tanyakan dulu biayanya berapa".'],
    ),
    "what now, and what it is for": (
        "Email saya salah ketik waktu daftar. Gimana dong, besok butuh buat ajukan SIP",
        ["Gimana dong"],
    ),
    "what now, of what is told beside it": (
        "SKDU ditolak kelurahan. Jadi gimana dong, bank nya ngotot.",
        ["Jadi gimana dong, bank nya ngotot."],
    ),
    "what now, and what else": (
        "Akun saya terkunci. Gimana ya, apa harus daftar ulang?",
        ["Gimana ya", "apa harus daftar ulang?"],
    ),
    "if not, what then": (
        "apakah dokter umum boleh punya 4 sip kalau tidak yang keempat bagaimana",
        ["apakah dokter umum boleh punya 4 sip", "tidak yang keempat bagaimana"],
    ),
    "a further question by apa": (
        "apotek ganti apoteker prosesnya gimana apa harus bikin izin baru",
        ["apotek ganti apoteker prosesnya gimana", "apa harus bikin izin baru"],
    ),
    "apa between two ways is or": (
        "ngurusnya harus datang apa bisa online",
        ["ngurusnya harus datang apa bisa online"],
    ),
    "how long after where": ("ganti APJ lapornya lewat mana lama ga", ["ganti APJ lapornya lewat mana", "lama ga"]),
    "a noun with its own question word": (
        "PIRT tu wajib ya umurnya berapa tahun",
        ["PIRT tu wajib ya", "umurnya berapa tahun"],
    ),
    "a choice of the same preposition": (
        "Sewanya dihitung per meter atau per bulan, dan kontraknya berapa tahun?",
        ["Sewanya dihitung per meter atau per bulan", "kontraknya berapa tahun?"],
    ),
    "what now, after what happened": (
        "Saya dapat surat peringatan. Saya harus bagaimana? Berapa dendanya kalau telat?",
        ["Saya harus bagaimana?", "Berapa dendanya kalau telat?"],
    ),
    "the wish of somebody else": (
        "Klien saya minta saya uruskan PBG. Boleh kontraktor yg urus?",
        ["Boleh kontraktor yg urus?"],
    ),
    "a status announced and asked": (
        "Saya ingin menanyakan kelanjutan berkas saya. Sudah sampai mana ya?",
        ["Sudah sampai mana ya?"],
    ),
    "a list within a sentence, after whether": (
        "Mohon penjelasan apakah (a) permohonan boleh diajukan karyawan, (b) direktur lain dapat menandatangani, "
        "dan (c) tanda tangan elektronik diterima.",
        [
            "permohonan boleh diajukan karyawan",
            "direktur lain dapat menandatangani, dan",
            "tanda tangan elektronik diterima.",
        ],
    ),
    "Roman numbers": (
        "Kami mohon kepastian apakah (i) SLF wajib untuk gudang; (ii) KRK masih diperlukan; (iii) lokasi ditinjau.",
        ["SLF wajib untuk gudang", "KRK masih diperlukan", "lokasi ditinjau."],
    ),
    "what it is wanted for": (
        "Kalau bayar bayarnya ke siapa, biar ga kena pungli",
        ["Kalau bayar bayarnya ke siapa"],
    ),
    "an abbreviation": (
        "Apakah praktik dr. Budi di Jl. Mawar No. 5 perlu izin?",
        ["Apakah praktik dr. Budi di Jl. Mawar No. 5 perlu izin?"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_mail_is_cut_into_its_questions(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in cut(text).questions] == expected


def test_handing_in_a_file_is_a_request_when_there_is_an_attachment() -> None:
    text = "Terlampir berkas perpanjangan izin saya. Apakah diproses hari ini?"

    assert len(cut(text, attachments=True).questions) == 2
    assert len(cut(text).questions) == 1


@given(st.text(alphabet="ab apa?berapa.,\n1)-;:dan trs mohon biaya", max_size=200) | st.text(max_size=200))
@settings(deadline=None, max_examples=200)
def test_questions_stand_in_order_and_never_overlap(text: str) -> None:
    last = 0
    questions = cut(text).questions
    for question in questions:
        assert last <= question.start < question.end <= len(text)
        last = question.end
    assert len(questions) <= MOST


ASPECTS = {
    "brp lama jadinya": {Aspect.DURATION},
    "berapa lama masa berlakunya": {Aspect.VALIDITY},
    "syaratnya apa aja": {Aspect.REQUIREMENTS},
    "cara urusnya gimana": {Aspect.PROCEDURE},
    "ada biaya ga": {Aspect.FEE},
    "peraturan mana yang mengatur": {Aspect.LEGAL},
    "apa bedanya UKL dan SPPL": {Aspect.DEFINITION},
    "permohonan saya sudah sampai mana": {Aspect.STATUS},
    "ada calo minta uang": {Aspect.COMPLAINT, Aspect.FEE},
    "tolong cek kelengkapan berkas": {Aspect.DOCUMENTS_CHECK},
    "biaya dan lama prosesnya": {Aspect.FEE, Aspect.DURATION},
    "how much does it cost": {Aspect.FEE},
    "how long does it take": {Aspect.DURATION},
    "izin reklame": set(),
}


@pytest.mark.parametrize(("text", "expected"), ASPECTS.items(), ids=ASPECTS)
def test_the_aspects_of_a_question_are_read_from_its_words(text: str, expected: set[Aspect]) -> None:
    assert set(aspects_of(usual(text))) == expected


def test_signs_before_a_side_are_no_words_that_it_could_be_joined_to() -> None:
    assert _joined("", "biaya") is False
    assert _joined("\u200b ", "dan biaya") is False
    assert _joined("bagaimana prosedur", "dan persyaratan izin ini") is True


def test_what_is_not_taken_of_a_long_mail_is_said() -> None:
    one = "Berapa biaya izin makam nomor {}?\n"
    few, many = ("".join(one.format(n) for n in range(count)) for count in (MOST, MOST + 1))
    long = "Saya bercerita dahulu. " * 1000 + "Berapa biayanya?"

    assert [cut(text).more for text in (few, many, long)] == [False, True, True]
    assert cut_at(many, [(0, 10)]).more
