"""Words of what people call themselves: of bodies, of trades and of roles, which no name has, and common given names.

A list of given names is no list of people: it only tells that "Sukirman Tukang Gigi" begins with somebody, while
"Mentari Laundry" may be nobody.
"""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


PARTICLES = words_of("a a.n ad al an bin binti bt da dan de del den der di dos dr drg drh el la le te ter van von")
"""Words of names that are written small."""

FIRMS = words_of(
    "pt cv ud yayasan koperasi rs rsia rsud rsu klinik sekolah sd sdn smp smpn sma sman smk smkn tk paud pondok po pkbm"
)
"""Bodies that have no owner whom they are called after."""

_PEOPLES = (
    "pt cv ud pd tbk firma yayasan koperasi kantor toko dinas tim team lembaga komunitas asosiasi forum himpunan "
    "ikatan persatuan paguyuban perkumpulan perhimpunan serikat federasi karang taruna musholla mushola masjid "
    "majelis gereja paroki vihara pura klenteng sekretariat pesantren ponpes madrasah panti panitia pengurus sanggar "
    "universitas fakultas jurusan prodi kampus ukm bem osis sekolah sma smp smk sd sdn sman smpn smkn mts tk paud "
    "pkbm lkp lpk bimbel kursus rs rsud rsia rsu rumah sakit puskesmas posyandu klinik apotek apotik laboratorium "
    "instalasi perusahaan restoran hotel gedung apartemen perumahan kompleks komplek building management tower menara "
    "bank kedutaan konsulat embassy consulate section department institute foundation center centre corner academy "
    "school council mission association society clinic hospital agency services solutions consular cultural group "
    "corp inc ltd company office facilities ormas parpol partai bumdes ppsrs pppsrs studio wisata gigi proyek pabrik"
)
_TRADES = (
    "dapur dapoer warung warteg kedai catering katering laundry laundri bakery coffee cafe kafe bakso baso mart farma "
    "official store shop olshop kost kosan kos kontrakan resto salon barbershop barber petshop grooming jasa "
    "konsultan bengkel angkutan travel rental rent konveksi percetakan depot cuci cucian steam mobil motor las servis "
    "service sablon elektronik cellular cell fotokopi sembako grosir tambal ayam bebek sate soto pecel seafood kue "
    "donat martabak sayur penjahit jahit tailor aluminium mebel meubel furniture optik tukang dekorasi tenda snack "
    "cemilan frozen fashion hijab dimsum dimsam bangunan material trans transport logistik ekspedisi bekam pijat urut "
    "ojol ojek keripik kripik nasgor nasi siomay somay batagor cilok cireng cuanki mie lele pempek gorengan tahu "
    "tempe roti bolu sambal sambel kerupuk krupuk rempeyek peyek jamu kopi jus minuman cendol bubur rujak geprek "
    "seblak ketoprak gado kebab burger pizza fisio fisioterapi fisioterapis aesthetic estetika skincare kecantikan "
    "wedding photography photo fotografi jemputan sopir supir driver gerobak parkir ruqyah refleksi sinshe akupunktur "
    "herbal relawan keperawatan kebidanan sanitarian perawat terapis analis radiografer lapak kios agen distributor "
    "isi ulang galon air minum tani ternak kambing sapi ikan hias tanaman florist printing advertising reklame "
    "konstruksi kontraktor arsitek interior desain teknik mekanik listrik ac pompa sumur bor taman kayu bambu besi "
    "kaca elpiji pangkalan pulsa counter konter handphone komputer gadget makanan kuliner camilan film films "
    "production media digital project event organizer property properti realty tahfidz ngaji privat daycare gym "
    "futsal karaoke biliar spa tato tattoo ojeg bajaj angkot elf pickup truk salonnya bakmi bakwan pentol risol "
    "brownies cookies puding es krim"
)
_ROLES = (
    "legal hrd hr ga admin administrasi staff staf sales marketing finance info cs customer support noreply no reply "
    "pemohon warga ketua wakil rt rw lurah camat kepala direktur direksi manager manajer manajemen sekretaris "
    "bendahara koordinator mahasiswa mahasiswi pengelola penanggung pj murid alumni bagian divisi biro cabang unit "
    "operasional personalia humas supervisor engineer engineering chief secretary recruitment hrga keuangan "
    "compliance kepegawaian sarpras konsuler verification coordinator business development permit officer purchasing "
    "procurement corporate relation relations affairs bag umum kabag kasubag subbag subbagian kabid kasi kasie "
    "seksi div bid sekr wakasek dept department hse k3 operator kasir teknisi purchase warehouse gudang it"
)
_OTHERS = (
    "dari sent from my iphone android kirim mohon tolong saya kami kak min bapak ibu pak bu nya ya yang untuk atas "
    "dan di ke ini itu jawaban perhatian perhatiannya bantuan bantuannya informasi infonya kasih terima banyak "
    "sebelumnya pemberitahuan user test akun email mail gmail yahoo hotmail outlook samsung xiaomi oppo vivo the and "
    "you your for of jakarta bogor depok tangerang bekasi bandung indonesia selatan utara barat timur pusat selamat "
    "pagi siang sore malam salam hormat wassalam assalamualaikum rgds rgrds brgds regards makasih mksh trims tks thx "
    "thanks thank tq matur nuwun suwun grazie mille merci beaucoup danke vielen dank gracias muchas obrigado obrigada "
    "tack arigatou arigato cordialement saludos hello hi dear halo tpu tuhan memberkati berkat anonim anonymous hamba "
    "allah gusti tidak mau disebut disebutkan dirahasiakan rahasia keluarga almarhum almarhumah alm almh ahli waris "
    "jalan jl kelurahan kecamatan kel kec kota kabupaten desa republik republic betawi madura a.n perizinan "
    "penelitian proyek kecewa berat kesal bingung panik galau resah satu dua lagi oiya "
    "btw terakhir tambahan pertanyaan soal tentang note catatan oh nah trus terus lalu pensiunan purnawirawan "
    "purna pln telkom pertamina wiraswasta swasta buruh nik ktp kk npwp hp telp tlp nomor no nomer"
)

BODIES = words_of(_PEOPLES)
TRADES = words_of(_TRADES)
"""What somebody deals in or does, which stands after their name: "Mulyadi Gigi Palsu"."""
ROLES = words_of(_ROLES)
NO_NAMES = BODIES | TRADES | ROLES | words_of(_OTHERS)
"""Words that are in nobody's name."""
AFTER_A_NAME = BODIES | TRADES | words_of("ketua warga alumni mahasiswa mahasiswi madura betawi jakarta bekasi depok")
"""Words with which ends what somebody is called, and begins what they do or are from."""

BRANDS = words_of(
    "sinar jaya mandiri sejahtera abadi makmur berkah sentosa maju perkasa persada nusantara bersama sukses karya "
    "cipta graha griya permai sehat sumber rejeki rezeki tunas bangsa anugrah anugerah cahaya terang baru murni prima "
    "global multi inti mitra tirta warna"
)
"""Words of which a firm is made up; a person may have one of them, and hardly two without a given name."""

_ASSOCIATIONS = (
    "yayasan koperasi komunitas asosiasi forum himpunan ikatan persatuan paguyuban perkumpulan perhimpunan serikat "
    "karang masjid musholla mushola majelis gereja paroki vihara panti sanggar ukm bem osis pkbm ormas pppsrs ppsrs"
)
_SHOPS = (
    "toko apotek apotik klinik optik bengkel warung kedai dapur katering catering depot salon studio lkp lpk cafe kafe "
    "café resto restoran laundry barbershop bakery warteg"
)
_COMPANIES = "pt cv ud pd po rs rsud rsia rsu sekolah sd sdn smp smpn sma sman smk smkn hotel pondok pesantren"
_SPEAKERS = (
    "pengurus manajemen panitia pengelola ketua kepala sekretariat koordinator direktur direksi bagian guru pimpinan"
)

HEADS = {
    **dict.fromkeys(_ASSOCIATIONS.split(), "Pengurus"),
    **dict.fromkeys(_SHOPS.split(), "Pengelola"),
    **dict.fromkeys(_COMPANIES.split(), "Pimpinan"),
    **dict.fromkeys(_SPEAKERS.split(), ""),
}
"""Who is addressed of a body, by the word that its name begins with: "Pengurus" of "Yayasan ..."."""

GIVEN = words_of(
    "abdul abdullah abidin achmad ade adi adit aditya afif agnes agung agus agustina ahmad aini aisyah ajeng ali alif "
    "alya amalia amelia amin amir amira ana andi andika andini andre andreas andri anggi anggraini anggun ani anisa "
    "anita annisa anton antonius anwar aprilia ardi arif arief aris ariyanto asep astrid asti astuti atik awaludin "
    "ayu azis bagas bagus bahrul bambang basuki bayu benny bobby bonifasius budi budiman burhan cahyo cecep chandra "
    "christina cici clara clarissa dadan dadang damar dani daniel danu darmo darsono dedi dede deni denny desi devi "
    "dewi dian diana didi didik dika dimas dina dini dita djoko dodi doni dwi edi edy eka eko elisabeth ella elsa "
    "endah endang eni entin erna erwin euis evi fadil fadli faisal fajar farhan faris farid fatimah fatma fauzi febri "
    "ferdi ferdinand ferry fikri firman fitri fitria fransiska galih gilang gina gita gunawan guntur hadi halimah "
    "hana hani hanna haris hariyanto hartono haryanto hasan hasanah hendra hendri hendrik hendro heni herman heri "
    "hermawan hesti hidayat husni ibrahim icha iis ika ikhsan ilham imam iman imas ina indra inge iqbal ira irfan "
    "irma irwan ismail iwan jaelani jajang jaja jamal jamil jefri johan joko jono jumadi juni jupri karim kasno kevin "
    "kiki komar koko kurniawan kusnadi laila lastri lia lidya lies lilik lilis lina linda lisa lukman lusi maimunah "
    "malik mamat mansyur maria marlina marni marwan maryam maryamah maulana maya meilani meli melisa mila mira miftah "
    "moh mohamad mohammad muhamad muhammad muhidin muhtar mukhlis mulyadi mulyono mumun munir murni mustofa nabila "
    "nadia nana nani nanang naufal neneng neni ngatiyem nia nina ningsih nisa nita noni novi novita nunung nur nurdin "
    "nurhayati nuri nurul nuraini oktavia pandu parjo paijo parman paulus puji purnomo putu rahma rahman rahmat "
    "rahmawati ramli rani rangga ratih ratna reza rian ridho ridwan rifqi rika rina rini rio risa riska rita rizal "
    "rizka rizki rizky rizqi roby rohani rohman rojali romlah roni rosa rosi rosita rudi rukmini rusdi rusli ryan "
    "safitri saiful salim salma sandi santi santoso sari sarno satrio selvi septi setiawan shinta sholeh sigit silvia "
    "sinta siska siti slamet sofyan sri sudirman sugeng sugiarto suharto suhendra sukardi sukarno sukirman sulaiman "
    "sulastri sumarni sumiati sunarto supardi supri supriyadi supriyanto suparno suparman suryadi surti susan susanti "
    "susanto susi susilo sutarno sutrisno syahrul syaiful syarif tarno tarsiman tatang tati tatik taufik tedi tini "
    "titin tomi tommy tono toni tri triyono tukijo tukiman tuti udin ujang ulfa umar umi uus vera vina vivi wahid "
    "wahyu wahyudi wahyuni warno wati wawan wayan widodo wisnu wiwik wiwin wulan yadi yani yanti yanto yati yayan "
    "yayuk yayat yohanes yono yoga yogi yoyok yuli yulia yulianti yuni yuniarti yusuf yudi yusman zainal zahra zaki "
    "zulfikar zulkifli"
)
"""Given names by which somebody is known; none that firms like to be called by alone."""
