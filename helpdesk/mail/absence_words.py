"""How an absence note says who is away, till when, and what to do meanwhile: data for ``automatic``."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# What an absence note says at its beginning: who is away ...
WHO = phrases(
    """
    i am
    i'm
    i’m
    i will be
    i'll be
    i shall be
    we are
    our office is
    office is
    currently
    kantor kami
    ich bin
    bin ich
    wir sind
    unser büro ist
    je suis
    je serai
    nous sommes
    estoy
    estaré
    me encuentro
    estou
    estarei
    sono
    sarò
    ik ben
    ben ik
    jag är
    jeg er
    olen
    jestem
    jsem
    я
    bin
    suis
    soy
    je
    wij zijn
    vi är
    vi er
    i am away and
    saya sedang
    я нахожусь
    our offices are
    our offices will be
    our office will be
    the office is
    the office will be
    we will be
    we'll be
    kami akan
    kami akan tutup
    saya akan
    saya saat ini
    saat ini saya
    saya lagi
    toko kami
    klinik kami
    tempat kami
    usaha kami
    perusahaan kami
    sekolah kami
    нахожусь
    сейчас я
    мы находимся
    буду
    presentemente
    atualmente
    actualmente
    actuellement
    derzeit
    momenteel
    för närvarande
    obecnie
    kantor
    aku lagi
    aku sedang
    """
)
ABSENT = phrases(
    """
    out of the office
    out of office
    out of town
    away from the office
    away from my
    away until
    away on business
    on vacation
    on annual leave
    on leave
    on maternity leave
    on parental leave
    on sick leave
    on holiday
    on a business trip
    travelling
    traveling
    closed until
    closed from
    cuti
    tidak berada di kantor
    tidak berada di tempat
    tidak di kantor
    tidak di tempat
    di luar kantor
    di luar kota
    dinas luar
    dinas ke
    libur
    bercuti
    nicht im büro
    nicht im haus
    außer haus
    im urlaub
    abwesend
    nicht erreichbar
    absent
    absente
    absent du bureau
    absente du bureau
    en congé
    en congés
    en vacances
    de vacaciones
    fuera de la oficina
    ausente
    de férias
    fora do escritório
    fuori ufficio
    fuori sede
    in ferie
    assente
    afwezig
    op vakantie
    niet aanwezig
    på semester
    ledig till
    tjänstledig
    föräldraledig
    menunaikan ibadah
    sedang sakit
    sakit dan
    umrah
    umroh
    bertugas di luar
    på ferie
    ikke på kontoret
    lomalla
    na urlopie
    poza biurem
    na dovolené
    в отпуске
    wieder im büro
    wieder erreichbar
    wieder da
    berlibur
    berlibur sampai
    cuti tahunan
    cuti sakit
    nicht am platz
    in elternzeit
    im mutterschutz
    en déplacement
    en formation
    de baja
    de viaje
    de licença
    in trasferta
    in malattia
    op reis
    bortrest
    bortreist
    på kursus
    matkoilla
    na zwolnieniu
    na delegacji
    в командировке
    в отъезде
    on sabbatical
    on study leave
    on furlough
    on medical leave
    on compassionate leave
    on bereavement leave
    at a conference
    at a workshop
    attending a conference
    attending a training
    attending training
    on training
    in training
    abroad
    overseas
    closed for
    closed on
    tutup sampai
    tutup dari
    tutup mulai
    tutup dalam rangka
    mengikuti diklat
    mengikuti pelatihan
    sedang diklat
    tugas belajar
    cuti melahirkan
    cuti bersalin
    isolasi mandiri
    dirawat di rumah sakit
    rawat inap
    auf dienstreise
    dienstlich unterwegs
    auf fortbildung
    auf schulung
    en congé maternité
    en arrêt maladie
    en vacaciones
    de permiso
    em viagem
    em licença
    in viaggio
    in vacanza
    met verlof
    met vakantie
    ziek
    på tjänsteresa
    på resa
    på reise
    sykemeldt
    sygemeldt
    vuosilomalla
    na chorobowym
    na školení
    služebně mimo
    liburan
    out sick
    out today
    wieder für sie da
    wieder für euch da
    zurück im büro
    de retour le
    de retour au bureau
    de vuelta el
    de volta em
    di nuovo in ufficio
    weer aanwezig
    """
)
# Who will not come back says so, and what to do instead.
GONE = phrases(
    """
    i have left
    i no longer work
    i am no longer with
    i'm no longer with
    i am no longer working
    is no longer with
    no longer works
    no longer employed
    has left the company
    has left our company
    no longer in use
    no longer monitored
    no longer active
    saya sudah tidak bekerja
    tidak lagi bekerja
    saya sudah tidak di
    arbeite nicht mehr
    nicht mehr im unternehmen
    nicht mehr für
    nicht mehr gültig
    ne travaille plus
    n'est plus valide
    ya no trabajo
    ya no trabaja
    não trabalho mais
    não trabalha mais
    non lavoro più
    non lavora più
    niet meer werkzaam
    больше не работаю
    sudah pensiun
    telah pensiun
    purna tugas
    purnabakti
    i have retired
    i am retired
    i'm retired
    have now retired
    in den ruhestand
    je suis à la retraite
    estoy jubilado
    sono in pensione
    i am no longer at
    i'm no longer at
    i am no longer employed
    has moved on from
    have moved on from
    has resigned from
    telah mengundurkan diri
    sudah resign
    sudah tidak bertugas
    sudah mutasi
    this email address is no longer
    this e-mail address is no longer
    this address is no longer
    this mailbox is no longer
    alamat email ini sudah tidak
    alamat email ini tidak lagi
    email ini sudah tidak digunakan
    email ini sudah tidak aktif
    my last day at
    my last day with
    hari terakhir saya di
    hari terakhir saya bekerja
    """
)
# Who is away, in languages that say it in one word or without blanks; and what to do instead.
AWAY_ELSEWHERE = phrases(
    """
    ofis dışındayım
    ofiste değilim
    izindeyim
    tatildeyim
    szabadságon vagyok
    házon kívül vagyok
    jestem nieobecny
    jestem nieobecna
    nahajam se na
    на отпуска
    я в отпуске
    нахожусь в отпуске
    у відпустці
    λείπω
    απουσιάζω
    休暇中
    休暇を
    不在に
    不在のため
    出張中
    正在休假
    不在办公室
    不在辦公室
    休假中
    出差
    외출 중
    부재중
    휴가 중
    휴가입니다
    nghỉ phép
    vắng mặt
    ลาพักร้อน
    ไม่อยู่ที่สำนักงาน
    אני בחופשה
    לא נמצא במשרד
    في إجازة
    خارج المكتب
    در مرخصی
    休業
    休診
    外出中
    휴무
    출장 중
    휴가로
    교육 중
    不在公司
    年假中
    放假
    出差中
    """
)
