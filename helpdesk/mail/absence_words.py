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
    """
)
# ... and what to do instead.
INSTEAD = phrases(
    """
    limited access to
    no access to
    intermittent access
    upon my return
    when i return
    when i am back
    when i'm back
    as soon as i return
    i will reply
    i will respond
    i'll reply
    i'll respond
    in urgent cases
    in case of emergency
    for urgent matters
    for anything urgent
    for immediate assistance
    if your matter is urgent
    if it is urgent
    if it's urgent
    if you need immediate
    if this is urgent
    during my absence
    in my absence
    please contact
    untuk hal mendesak
    untuk hal yang mendesak
    untuk hal penting
    untuk keperluan mendesak
    untuk urusan mendesak
    jika mendesak
    bila mendesak
    apabila mendesak
    selama saya tidak
    setelah saya kembali
    sekembalinya saya
    akses terbatas
    silakan menghubungi
    silakan hubungi
    silahkan hubungi
    dapat menghubungi
    akan saya balas
    akan membalas
    in dringenden fällen
    in dringenden angelegenheiten
    wenden sie sich bitte
    nicht weitergeleitet
    en cas d'urgence
    en cas d’urgence
    merci de contacter
    veuillez contacter
    en caso de urgencia
    para asuntos urgentes
    em caso de urgência
    para assuntos urgentes
    per urgenze
    in caso di urgenza
    bij dringende
    voor dringende
    neem contact op
    vid brådskande
    ved hastende
    kiireellisissä
    w pilnych
    v naléhavých
    по срочным
    please direct your
    please use
    please email
    please write to
    please call
    please reach out to
    my colleague
    my successor
    for urgent
    urgent matters
    akan kami balas
    akan kami tanggapi
    untuk keperluan penting
    bila penting
    silakan email
    dialihkan ke
    erreichen sie
    bitte an
    ihre nachricht wird nicht
    bei dringenden
    pour toute urgence
    pour toute question urgente
    contactez
    ne seront pas lus
    si es urgente
    en caso urgente
    llame al
    para qualquer urgência
    se urgente
    per questioni urgenti
    per comunicazioni urgenti
    contattare
    in dringende gevallen
    vid akuta
    i hastetilfælde
    w razie potrzeby
    по срочным вопросам
    в срочных случаях
    """
)
# Thanks begin a person's answer too.
THANKED = phrases(
    """
    thank you for your email
    thank you for your e-mail
    thank you for your message
    thanks for your email
    thanks for your message
    terima kasih atas email
    terima kasih atas pesan
    vielen dank für ihre
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
    """
)
INSTEAD_ELSEWHERE = phrases(
    """
    acil
    sürgős
    w pilnych
    w nagłych
    срочн
    терміново
    επείγον
    緊急
    急ぎ
    後日
    以降に
    如有急事
    紧急
    急事
    급한
    긴급
    khẩn cấp
    gấp
    เร่งด่วน
    דחוף
    عاجل
    فوری
    """
)
