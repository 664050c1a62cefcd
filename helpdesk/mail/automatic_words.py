"""How programs give themselves away: sentences and addresses, as data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

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
    saya
    kami
    kantor kami
    sedang
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
# What a read receipt without its machine-readable part says.
READ = phrases(
    """
    was read
    was displayed
    was delivered
    has been read
    read receipt
    return receipt
    without being read
    telah dibaca
    dibaca pada
    tanpa dibaca
    sudah dibaca
    wurde gelesen
    gelesen am
    a été lu
    fue leído
    ha sido leído
    foi lida
    è stato letto
    è stata letta
    is gelezen
    lästes
    blev læst
    ble lest
    luettiin
    została przeczytana
    přečtena
    прочитано
    прочтено
    okundu
    開封
    已读
    已讀
    읽었
    """
)
# How a newsletter says that one may leave.
UNSUBSCRIBE = phrases(
    """
    unsubscribe
    opt out
    manage your preferences
    manage preferences
    email preferences
    view in browser
    view this email in
    berhenti berlangganan
    berhenti menerima email
    lihat di browser
    abmelden
    abbestellen
    se désabonner
    se désinscrire
    darse de baja
    cancelar la suscripción
    cancelar inscrição
    descadastrar
    disiscriviti
    cancellati
    uitschrijven
    avprenumerera
    отписаться
    退订
    配信停止
    수신거부
    """
)
# Services that ask the sender to prove that he is a person, as labels of their domains.
CHALLENGERS = words("spamarrest boxbe mailinblack knowspam sendio bluebottle vanquish 0spam")
# Local-parts nobody reads.
NOBODY = words(
    """noreply no-reply no_reply no.reply donotreply do-not-reply do_not_reply do.not.reply dontreply nepasrepondre
    notification notifications notify notifikasi alert alerts cron cronjob root daemon nobody www-data apache nagios
    zabbix icinga jenkins grafana alertmanager logwatch voicemail mailer-daemon postmaster mailer autoreply auto-reply
    automailer auto-confirm autoresponder robot no-replies donotreplay system-notification jangan-dibalas
    tidak-dibalas jangandibalas"""
)
NEWSLETTER = words(
    """newsletter newsletters news marketing promo promotion promotions promosi campaign mailing deals offers offer
    digest updates bulletin buletin"""
)
# Local-parts of desks and systems: people write from there too, but a mail that says it is automatic is.
ROLES = words(
    """info admin administrator system sistem service services support help helpdesk cs care customercare
    customerservice layanan pelayanan billing account accounts akun security webmaster office sekretariat hrd hr it
    ict bank tagihan
    konfirmasi informasi scanner printer copier fax backup server monitoring workflow order orders sales invoice kontak
    contact hello halo team tim mail email reservation booking app portal web"""
)
