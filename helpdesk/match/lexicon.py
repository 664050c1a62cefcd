"""How citizens write, as data of our own: spellings, abbreviations, roots, fillers, and English words of the trade.

Small on purpose: a large list rewrites good words. Each line of ``SPELLINGS`` is the word we use and the ways in which
people write it. ``ENGLISH`` maps words of an English mail to the Indonesian word that the entries are indexed by.
"""

from __future__ import annotations

SPELLINGS = """
bagaimana gmn gmna gimana gmana bgmn bgmana gemana gimn giman gimane pegimane begimane pripun piye kumaha kepriye
berapa brp brpa brapa brp2 berpa berape pinten pira sabaraha piro hberapa berapo
kenapa knp knapa napa ngapa nape ngopo kunaon mangapo
mengapa mngapa
dimana dmn dmna dmana pundi dimane ngendi dimano nandi
kemana kmn kmna kmana kemane kamana kemano
kapan kpn iraha bilo
siapa syp sopo saha sinten sape siape siapo
apa apah ape nopo naon opo apaan apo menopo menapa punapa
apakah apkh apkah apakh naha
yang sing anu yg yng nyang
dengan dgn dg dngn
saya sy gw gue aku sya ane ak saia kulo kula abdi aye ogut simkuring kuring nyong inyong ambo
kami kmi
belum blm blom belom blum bloman dereng durung acan belon
mau badhe bade arep nio
ada wonten onten aya ado
ya nggih inggih enggih njih ye
terus trs trus terusnya
tidak teu moal ga gak nggak ngga enggak tdk g gk ndak tak engga ngak kagak kaga mboten ora henteu indak idak
sudah wis atos tos sampun mpun wes sdh udh udah dah sdah geus udeh ude parantos
untuk utk tuk untk kanggo kangge keur pikeun kagem untuak
dari dri
ini niki ieu iki ni nih
itu niku kuwi iku eta tu tuh ntu
kalau lamun kalo klo klu kl kalu klau upami menawi nek
bisa bs bsa bisaa saged tiasa iso bise biso
boleh blh bole angsal kenging meunang entuk
tolong tlg tlong tolg tulung
mohon mhn mohn
terima trima trm nampi nampa nampani tarimo katampi katampa
kasih ksh ksih
makasih mksh mksih thx thanks tks thankyou trims trimakasih terimakasih tq suwun nuhun
orang org
sama sm ama ame kaliyan karo samo
saja aja aj sj doang doank aje wae mawon wungkul sajo
juga jg jga oge ugi jugo
lagi lg lgi deui maneh malih
karena krn karna krna soalnya amargi amarga mergo merga kusabab jalaran
tapi tp tpi tetapi nanging
atau atw ato atawa utawa utawi atanapi utowo
pakai nganggo dipake pake pk makai ngangge ngagem
bikin bkin
banyak byk bnyk
harus hrs mesti kudu kedah kuduna musti
hari dinten dinte dino poe hr
bulan bln sasih
tahun thn th taun
tanggal tgl
nomor no nmr nomer num
nama nm jeneng jenenge
surat srt surate suratna surek
izin ijin ijine ijinna ijn iziin ijjin izn
perpanjang prpanjang perpanjng perpjg perpnjang ppj perpanjag
perusahaan prusahaan
usaha ush usha
jakarta jkt
kecamatan kec
kelurahan kel
kabupaten kab
provinsi prov propinsi
dokumen dokumn
persyaratan prsyaratan persaratan persyratan
syarat syaratipun syrt sarat srat syaratt syaratna syarate
biaya regine pangaos pangaosna biya biyaya tarif tarip ongkos harga biayana biayane ongkose regane
prosedur prosedure procedur
proses prosesna prosesipun prosese prosess
praktik praktek prktek praktk
apotek apotik
apoteker apotheker apotekar
meterai materai matre meteray
fotokopi fotocopy potokopi photocopy potocopy fc
pindai scan
sertifikat sertipikat sertif
rekomendasi rekom rekomendsi
internsip internship intership
klinik clinic
rumah rmh imah omah
kos kost kosan kostan indekos
kantor ktr
jadwal jadual
password pasword paswod pwd sandi passwd
email imel surel
akun account akn
unggah upload aplod uplod
unduh download donlot donwload
kadaluarsa kadaluwarsa kedaluwarsa expired ekspired exp kadaluarsanya
retribusi retribus
pembayaran pmbayaran
bayar mbayar mayar byr byar bayare bayarna ngabayar
gratis grtis free
masa msa
berlaku brlaku
hilang ilang ical leungit
rusak rsak
status sttus
permohonan prmohonan permohnan
pengajuan pngajuan
daring online onlen
luring offline
survei survey surve
petugas ptugas
adu wadul komplain complain keluhan mengeluh
balik blik
warganegara wni
dikembalikan dibalikin dibalikkan
selesai kelar rampung beres rengse rengsena rampunge
dibetulkan dibenerin benerin betulin
bagi bg
pertanyaan pertnyaan
informasi info inpo infonya informsi
konfirmasi konfirm
keterangan ket
tempat tmpt tempt
lokasi lok
spesialis spesialist
kacamata kaca2mata
pijat pijet
urus ngurus urusin ngurusin nguruskan ngurusan mauruih ngurusi
buat bikin mbikin bkin buatin bikinin gawe nggawe damel ndamel ngadamel nyieun mambuek mbuat
buka bukak mbuka muka
tanya bertanya menanya betanya tanglet naros taros nanyain tnya takon naroskeun tumaros takok
tebang tebangin nebang nebangin
cabut nyabut
ambil ngambil njupuk mundhut mendhet nyokot njupuke njupuknya
kirim ngirim kirimin ngintun kintun
isi ngisi
ubah ngubah rubah merubah dirubah
daftar ngadaptarkeun ndaftar ndaptar daptar dftar
aju ngajuin ajuin ngaju ngajengkeun ngajukeun
cek ngecek dicek cekin check
tahu tau tw
kerja krja
lama lami lila suwe suwene lilana laminipun lame lamanya lma lm lamo
cepat cepet cpt
sakit skit
jenazah jenasah
makam kuburan pekuburan kubur pemakaman
kompleks komplek
spanduk banner
baliho billboard bilboard
setelah stlh sesudah
memang emang emangnya memangnya
dan jeung sareng
mana endi mano
dalam dlm
sekarang ayeuna saiki sakniki skrg skrng skarang sekarang2
dapat dapet
keluar medal kaluar metu
benar bener leres saestu
dibawa dicandak dibekta digowo digawa dibakta
beda bedane bentenna bedana benten
cara carana carane caranipun
masih tasih isih msh keneh
punya gaduh duwe nduwe gadhah
habis beak telas entek abis seep
jalan dalan
baru anyar enggal nembe
lewat liwat
ingin hoyong pengin palay kepengen kepingin
diperiksa dipriksa
minta nyuwun nyuhunkeun njaluk nyuhun mintak menta
sebelum sakderenge sakderengipun sateuacan sblm
dulu rumiyin heula disik dhisik rumiyen dl
sampai dugi dumugi nepi sampe ampe nyampe
bagaimana bagaimano kekmana cemana camana cakmano kayapa kadospundi
bukan dudu sanes
jangan ojo
perlu peryogi peryogina
diterima ditampi ditampa
tunggu ngantos ngantosan antosan ngenteni ngentosi nungguan
datang dongkap rawuh sumping dateng
kesini mriki mrene kadieu
diambil dijupuk dipundhut dicokot
bawa nyandak nggowo gowo nggawa mbawa
dikirim dikintun
cari milari madosi
lihat ningali mirsani ndelok nempo
jawab waler
dijawab diwaler diwangsuli
jawaban waleran wangsulan
kabar wartos
uang artos duwit dhuwit pitih artosna
waktu wektu wekdal
kemarin kamari wingi kemaren
nanti engke mengko mangke entar ntar
besok sesuk mbenjang bisuak isukan
supaya supados
begitu kitu ngoten ngono
begini kieu ngeten ngene
katanya cenah saurna jarene jare
masuk lebet mlebu mlebet
jadi dados dadi janten
pekerjaan padamelan pagawean pedamelan
disuruh dititah dikon
sekali pisan sanget
kita kito
tiap unggal saben
kembali wangsul
"""

# Nouns of the office to which people of Java tie a word for "its": statusna, izine, biayanipun. Of any other word the
# same letters may be a part (rencana, sarana), so that only these are told.
_TIED = """
surat izin status syarat persyaratan biaya proses berkas dokumen cara prosedur kantor alamat loket jadwal jam hasil
nomor data formulir rumah usaha toko warung tempat lokasi bayar urus masa jadi kata aturan bukti kuitansi berlaku
tanah makam sertifikat permohonan pengajuan petugas akun email foto kode nama daftar tanggal tahun hari bulan bangunan
perpanjang perusahaan pajak denda retribusi waktu jawaban keterangan tanda rekomendasi perbaikan salinan asli fotokopi
"""

# Words inside longer ones: ijinnya, perijinan, prakteknya, diapotik.
INFIXES = (
    ("ijin", "izin"),
    ("praktek", "praktik"),
    ("apotik", "apotek"),
    ("materai", "meterai"),
    ("kwitansi", "kuitansi"),
    ("sertipikat", "sertifikat"),
    ("survey", "survei"),
    ("kadaluwarsa", "kadaluarsa"),
    ("kedaluwarsa", "kadaluarsa"),
    ("analisa", "analisis"),
)

# Words that end like a clitic and have none, with or without a prefix: sekolah is no "seko-lah", menikah no "meni-kah".
_UNSTRIPPED = """
setelah langkah sekolah sebelah jumlah masalah istilah naskah berkah jangkah makalah wilayah sudahlah ampun himpun
limpah silsilah kuliah majalah terbelah telah selamanya maupun meskipun walaupun adapun ataupun buku suku kuku tamu
ilmu bumbu semu temu jamu mutu tanya punya nikah sedekah tingkah merekah aku laku bangku tungku pangku olah salah belah
kalah celah perilaku
"""
_BEFORE = "memper diper meng meny mem men me peng peny pem pen pe per ber ter di ke se"
UNSTRIPPED = frozenset(before + word for word in _UNSTRIPPED.split() for before in ["", *_BEFORE.split()])

# Said by everyone in every mail: no evidence for any entry.
_FILLERS = """
min mimin admin kak kaka kakak gan sis bro bos om mas mbak mba bang pak bapak bu ibu bpk dok sdr saudara yth kepada
halo hallo hai hi hello assalamualaikum assalamu alaikum salam wassalam wr wb selamat pagi siang sore malam mlm met
dear sir madam permisi punten numpang izinkan maaf mf sorry mohon tolong minta harap please kindly bantu bantuan
bantuannya dibantu pencerahan penjelasan jelaskan informasi infokan informasikan menginfokan menanyakan nanya tanya
bertanya tanyakan menanyakan ingin mau pengen pingin hendak akan butuh ingin bermaksud berencana rencananya
saya kami kita nya dia beliau mereka anda kalian ya yah yaa yaaa iya dong donk sih deh kok loh lho kan tuh nih ni
yang dan atau serta dengan di ke dari pada untuk oleh dalam atas bahwa agar supaya tentang mengenai terkait
soal perihal adalah ialah yaitu itu ini tersebut sini situ sana begini begitu gitu gini jadi lalu terus kemudian
sekalian sekaligus juga lagi saja pun lah kah apa apakah bagaimana berapa kapan dimana mana kemana kenapa mengapa
siapa bisa boleh dapat harus perlu ada tidak sudah telah sedang masih kalau jika bila apabila
karena sebab tapi namun sama terima kasih makasih atas perhatian perhatiannya kerjasama kerjasamanya ucapkan
diucapkan sebelumnya hormat sehubungan bersama demikian maka sebagai seperti kira kayak kaya banget sekali sangat
tahu bulan tahun tanggal hal
si para sang per the a an of to for in on at is are am be been was were do does did can could would should will
i we you my our your it its this that these those there and or if with from as by not no any have has had
sampurasun rampes nuwun sewu monggo panjenengan sampeyan njenengan anjeun kang atuh euy mah tho horas lae uda uni
me us what which how where when who why about want need please thank thanks regards sincerely
"""
FILLERS = frozenset(_FILLERS.split())

# English to the word that the entries use; several words may stand on either side.
ENGLISH = """
shop toko; store toko; coffee kopi; cafe kafe; bakery roti; moving pindah; move pindah; relocate pindah; copy fotokopi
requirements syarat; requirement syarat; required syarat; documents dokumen; document dokumen; paperwork dokumen
fee biaya; fees biaya; cost biaya; costs biaya; price biaya; charge biaya; charges biaya; pay bayar; paid bayar
payment bayar; pays bayar; free gratis; duration lama; long lama; permit izin; permits izin; licence izin; license izin
licences izin; licenses izin; licensed izin; procedure prosedur; steps prosedur; apply aju; application permohonan
applications permohonan; submit aju; submitted aju; renew perpanjang; renewal perpanjang; renewing perpanjang
extend perpanjang; extension perpanjang; expire kadaluarsa; expires kadaluarsa; valid berlaku; validity berlaku
regulation dasar hukum; law hukum; doctor dokter; doctors dokter; physician dokter; dentist dokter gigi; dental gigi
veterinarian dokter hewan; veterinary dokter hewan; vet dokter hewan; midwife bidan; nurse perawat; nurses perawat
nursing perawat; pharmacist apoteker; pharmacists apoteker; pharmacy apotek; drugstore toko obat; optician optik
optometrist optometris; nutritionist gizi; dietitian gizi; physiotherapist fisioterapis; clinic klinik
practice praktik; practise praktik; traditional tradisional; grave makam; graves makam; burial makam; bury makam
cemetery makam; deceased almarhum; remains kerangka; tree pohon; trees pohon; cut tebang; prune pangkas
billboard reklame; signboard reklame; sign reklame; advertising reklame; advertisement reklame; building bangunan
build bangun; house rumah; renovate renovasi; renovation renovasi; zoning zonasi; land tanah; groundwater air tanah
borehole sumur; water air; waste limbah; hazardous b3; environmental lingkungan; research penelitian
researcher penelitian; thesis skripsi; school sekolah; kindergarten paud; preschool paud; course kursus
training pelatihan; orphanage panti asuhan; foundation yayasan; donation donasi; donations donasi
fundraising galang dana; charity sumbangan; concert konser; event acara; show pertunjukan; performance pertunjukan
park taman; filming syuting; shooting syuting; parking parkir; truck angkutan barang; freight angkutan barang
goods barang; cargo barang; bus angkutan orang; transport angkutan; vehicle kendaraan; plate pelat; business usaha
company perusahaan; trade dagang; food makanan; catering katering; restaurant restoran; hotel hotel; hygiene laik
heir ahli waris; heirs ahli waris; inheritance waris; inherited waris; foreigner wna; foreign asing; expat wna
expatriate wna; worker tenaga kerja; account akun; password password; forgot lupa; email email; upload unggah
download unduh; print cetak; status status; rejected tolak; refused tolak; denied tolak; reject tolak; complaint adu
complain adu; bribe pungli; bribery pungli; broker calo; survey survei; inspection survei; visit survei
signature tanda tangan; stamp meterai; duty bea; attorney kuasa; lost hilang; damaged rusak; error error
correct koreksi; correction koreksi; wrong salah; mistake salah; name nama; transfer balik nama; revoke cabut
revocation cabut; cancel batal; withdraw batal; close tutup; deadline batas waktu; working kerja; days hari
holiday libur; hours jam; open buka; address alamat; phone telepon; contact kontak; appointment janji; queue antre
genuine asli; authentic asli; verify verifikasi; data data; delete hapus; personal pribadi; english bahasa inggris
sound suara; radio radio; dig gali; excavation gali; cable kabel; fibre kabel; fiber kabel; pipe pipa
driveway inrit; room kamar; boarding kos; tourism pariwisata; construction konstruksi; contractor konstruksi
acupuncture akupunktur; massage pijat; dentists dokter gigi; midwives bidan; buildings bangunan; houses rumah
certificate sertifikat; certificates sertifikat; product produk; products produk; snack makanan; snacks makanan
cookies makanan; cakes makanan; practicing praktik; practising praktik; drinking minum; refill isi ulang
discharge buang; wastewater air limbah; domicile domisili; owner pemilik; director direktur
passport paspor; officer petugas; officers petugas; approval persetujuan; tax pajak; taxes pajak
fine denda; fined denda; penalty sanksi; rent sewa; lease sewa; trucks angkutan barang; daycare paud; warehouse gudang
floors lantai; floor lantai; storey lantai; fence pagar; ticket tiket; tickets tiket; music musik; neighbour tetangga
neighbor tetangga; neighbours tetangga; neighbors tetangga; photo foto; original asli; originals asli
translated terjemah; notarised notaris; notarized notaris; moved pindah; hospital rumah sakit; schools sekolah
restaurants restoran; shops toko; clinics klinik; grandfather kakek; grandmother nenek; factory pabrik
"""


def spellings() -> dict[str, str]:
    """Return the usual word for each way of writing it."""
    table: dict[str, str] = {}
    for line in SPELLINGS.strip().split("\n"):
        usual, *variants = line.split()
        for variant in variants:
            table.setdefault(variant, usual)
    nouns = frozenset(_TIED.split())
    for form, word in [*((noun, noun) for noun in nouns), *(pair for pair in table.items() if pair[1] in nouns)]:
        if len(form) > 3:
            for tied in _tied(form):
                table.setdefault(tied, word)
    return table


def _tied(word: str) -> tuple[str, str, str]:
    """Return a noun with "its" in Sundanese and in Javanese, plain and polite."""
    link = "n" if word[-1] in "aiueo" else ""
    return f"{word}na", f"{word}{link}e", f"{word}{link}ipun"


def english() -> dict[str, tuple[str, ...]]:
    """Return the Indonesian words for each English word."""
    pairs = (pair.split() for pair in ENGLISH.replace("\n", ";").split(";") if pair.strip())
    return {word: tuple(rest) for word, *rest in pairs}
