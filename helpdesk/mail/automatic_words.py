"""How programs give themselves away: sentences and addresses, as data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

# What stands in them besides.
RECEIVED_SENTENCES = phrases(
    """
    we have received your
    we've received your
    your message has been received
    your email has been received
    your request has been received
    has been received and
    ticket has been created
    ticket has been opened
    case has been created
    tiket telah dibuat
    tiket anda telah dibuat
    tiket sudah dibuat
    will get back to you
    get back to you as soon as
    will respond within
    will reply within
    will be in touch
    will come back to you
    within 24 hours
    within 48 hours
    ticket number is
    reference number is
    pesan anda telah kami terima
    pesan anda sudah kami terima
    email anda telah kami terima
    email anda sudah kami terima
    permintaan anda telah kami
    permintaan anda telah diterima
    pengaduan anda telah kami
    pengaduan anda telah diterima
    laporan anda telah kami
    laporan anda telah diterima
    akan segera kami proses
    akan segera kami balas
    akan segera membalas
    nomor tiket anda
    nachricht erhalten
    bien reçu votre
    hemos recibido su
    recebemos a sua
    abbiamo ricevuto
    hebben uw bericht
    """
)
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
    thank you for your email
    thank you for your e-mail
    thank you for your message
    thanks for your email
    thanks for your message
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
    terima kasih atas email
    terima kasih atas pesan
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
    vielen dank für ihre
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
AUTOMATIC_SENTENCES = phrases(
    """
    this is an automatic reply
    this is an automated reply
    this is an automatic response
    this is an automated response
    this is an auto-reply
    this is an auto reply
    this is an auto-generated
    this is an automatically generated
    this is an automated message
    this is an automatic message
    this is a system generated
    this is a system-generated
    this message was automatically generated
    this message was generated automatically
    this message has been automatically generated
    this email was automatically generated
    this e-mail was automatically generated
    this email is automatically generated
    this is a computer generated
    ini adalah balasan otomatis
    ini adalah pesan otomatis
    ini merupakan balasan otomatis
    ini merupakan pesan otomatis
    ini adalah email otomatis
    ini merupakan email otomatis
    pesan ini dikirim otomatis
    email ini otomatis
    surel ini dikirim otomatis
    surel ini dikirim secara otomatis
    pesan otomatis, mohon
    this is an automated response
    this is an automated email
    this is an automated e-mail
    this is an automated acknowledgement
    this is an automated acknowledgment
    this is an automatic acknowledgement
    this is an automatic email
    this is an automatic notification
    this is an automated notification
    this is an autoresponder
    this mailbox is not monitored
    this inbox is not monitored
    this email box is not monitored
    this is an unmonitored
    do not reply directly to this
    pesan ini dikirim secara otomatis
    pesan ini dibuat secara otomatis
    pesan ini dihasilkan secara otomatis
    email ini dikirim otomatis
    email ini dikirim secara otomatis
    email ini dibuat otomatis
    email ini dibuat secara otomatis
    email ini dihasilkan secara otomatis
    email otomatis ini
    harap tidak membalas email ini
    mohon tidak membalas email ini
    mohon untuk tidak membalas email ini
    jangan membalas email ini
    jangan balas email ini
    tidak perlu membalas email ini
    please do not reply to this
    please don't reply to this
    do not reply to this email
    do not reply to this e-mail
    do not reply to this message
    replies to this email are not
    bitte antworten sie nicht auf diese
    diese nachricht wurde automatisch
    diese e-mail wurde automatisch
    ne pas répondre à ce
    ceci est un message automatique
    no responda a este
    este es un mensaje automático
    não responda a este
    """
)
# Local-parts nobody reads.
NOBODY = words(
    """noreply no-reply no_reply no.reply donotreply do-not-reply do_not_reply do.not.reply dontreply nepasrepondre
    notification notifications notify notifikasi alert alerts cron cronjob root daemon nobody www-data apache
    mailer-daemon postmaster mailer autoreply auto-reply automailer auto-confirm autoresponder robot no-replies
    jangan-dibalas tidak-dibalas jangandibalas donotreplay system-notification"""
)
NEWSLETTER = words(
    """newsletter newsletters news marketing promo promotion promotions promosi campaign mailing deals offers offer
    digest updates bulletin buletin"""
)
