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
    i will not
    i won't
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
    notre bureau est
    nos bureaux sont
    notre cabinet est
    nuestra oficina está
    nuestras oficinas están
    nosso escritório está
    nosso escritório estará
    il nostro ufficio è
    i nostri uffici sono
    ons kantoor is
    vårt kontor är
    vores kontor er
    vårt kontor er
    toimistomme on
    nasze biuro jest
    biuro jest
    przebywam
    naše kancelář je
    irodánk
    наш офис
    офис
    unsere büros sind
    unsere praxis ist
    die praxis ist
    we're
    hiện tôi
    tôi
    mohon maaf saya
    maaf saya
    hari ini saya
    selama periode
    ich befinde mich
    nie ma mnie
    jeg holder
    je me trouve
    ik zal
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
    ooo
    oof
    geschlossen
    fermé
    fermée
    fermés
    cerrado
    cerrada
    cerradas
    fechado
    chiuso
    chiusi
    gesloten
    stängt
    lukket
    stengt
    suljettu
    zamknięte
    zamknięty
    zavřená
    zavřeno
    закрыт
    закрыто
    rapat kerja
    tidak bisa membalas email
    tidak dapat membalas email
    tidak bisa membuka email
    tidak dapat membuka email
    berada di luar
    berada di luar kantor
    na szkoleniu
    na dovolenej
    godišnjem odmoru
    en congé de maternité
    en congé parental
    en récupération
    de permiso por maternidad
    em licença maternidade
    in maternità
    met zwangerschapsverlof
    på barsel
    i permisjon
    äitiyslomalla
    na macierzyńskim
    на больничном
    mengikuti bimtek
    mengikuti rapat
    mengikuti seminar
    mengikuti kegiatan
    mengikuti pendidikan
    menjalani perawatan
    menjalani cuti
    menjalani isolasi
    off work
    off sick
    off today
    off duty
    paternity leave
    parental leave
    family leave
    personal leave
    special leave
    not working today
    not in the office
    not at my desk
    unavailable until
    offline until
    befinde mich im urlaub
    krankgeschrieben
    arbeitsunfähig
    en repos
    en télétravail sans accès
    nie ma mnie w biurze
    w podróży służbowej
    ei ole paikalla
    poissa toimistolta
    offline
    be reading my mail
    be reading my email
    be reading my e-mail
    be able to read my mail
    be able to read my email
    """
)
