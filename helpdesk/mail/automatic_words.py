"""How programs give themselves away: subjects, first sentences and addresses, as data for ``automatic``."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

# A subject that begins so is an absence note or another automatic answer.
AWAY_SUBJECTS = phrases(
    """
    balasan otomatis
    balas otomatis
    jawaban otomatis
    respon otomatis
    respons otomatis
    pesan otomatis
    sedang cuti
    saya sedang cuti
    cuti
    di luar kantor
    sedang di luar kantor
    tidak di kantor
    tidak di tempat
    dinas luar
    automatic reply
    automatic response
    automatic answer
    automated reply
    automated response
    automated answer
    autoreply
    auto reply
    auto-reply
    auto response
    auto-response
    autoresponse
    autoresponder
    auto responder
    auto:
    auto-respond
    out of office
    out of the office
    out-of-office
    out of office autoreply
    outofoffice
    ooo:
    oof:
    i am out of
    i'm out of
    away from
    away message
    away notice
    on vacation
    on leave
    on holiday
    on annual leave
    on maternity leave
    vacation
    vacation reply
    vacation message
    vacation notice
    vacation response
    vacation auto
    annual leave
    absence notice
    notice of absence
    absent
    currently unavailable
    thank you for your email
    thank you for your e-mail
    thank you for contacting
    thanks for contacting
    thank you for your message
    we have received your
    we've received your
    your email has been received
    your message has been received
    your request has been received
    terima kasih telah menghubungi
    terima kasih atas email anda
    email anda telah kami terima
    pesan anda telah kami terima
    abwesenheit
    abwesend
    ich bin nicht im büro
    nicht im büro
    automatische antwort
    automatische rückantwort
    automatische abwesenheit
    autoantwort
    urlaub
    réponse automatique
    réponse d'absence
    message d'absence
    absence du bureau
    absence de
    absent du bureau
    absente
    je suis absent
    en congé
    respuesta automática
    respuesta automatica
    contestación automática
    fuera de la oficina
    fuera de oficina
    ausente
    ausencia
    estoy de vacaciones
    resposta automática
    resposta automatica
    fora do escritório
    ausência temporária
    ausência
    ausente do escritório
    estou de férias
    risposta automatica
    risponditore automatico
    fuori sede
    fuori ufficio
    assente
    automatisch antwoord
    automatisch bericht
    automatische beantwoording
    afwezig
    niet aanwezig
    autosvar
    automatiskt svar
    frånvaro
    frånvarande
    automatisk svar
    fravær
    fraværende
    ikke på kontoret
    ikke til stede
    automaattinen vastaus
    poissa
    lomalla
    odpowiedź automatyczna
    automatyczna odpowiedź
    autoodpowiedź
    nieobecność
    automatická odpověď
    automatická odpoveď
    mimo kancelář
    nepřítomnost
    automatikus válasz
    házon kívül
    răspuns automat
    automatski odgovor
    samodejni odgovor
    автоматический ответ
    автоответ
    нет на месте
    в отпуске
    автоматична відповідь
    αυτόματη απάντηση
    otomatik yanıt
    otomatik cevap
    ofis dışında
    תשובה אוטומטית
    رد تلقائي
    trả lời tự động
    ตอบกลับอัตโนมัติ
    自动回复
    自动答复
    自動回覆
    自動応答
    自動返信
    不在通知
    자동 회신
    자동 응답
    부재중
    """
)
# Subjects of challenge-response systems and read receipts.
CHALLENGE_SUBJECTS = phrases(
    """
    please confirm your message
    please confirm your email
    please confirm that you
    please verify your email to
    please verify your message
    please verify your address
    confirm your message
    confirm delivery
    sender verification
    sender authentication
    sender address verification
    email verification required
    verification of your email
    your email requires verification
    your message requires verification
    your message is awaiting
    your email to
    action required: confirm your message
    challenge:
    spam arrest
    mohon konfirmasi email anda
    konfirmasi pengirim
    verifikasi pengirim
    """
)
RECEIPT_SUBJECTS = phrases(
    """
    read:
    dibaca:
    not read:
    tidak dibaca:
    telah dibaca:
    read receipt
    return receipt
    receipt:
    disposition notification
    tanda terima baca
    gelesen:
    lu:
    lu :
    leído:
    leido:
    lida:
    letto:
    gelezen:
    läst:
    læst:
    lest:
    luettu:
    przeczytano:
    přečteno:
    prečítané:
    elolvasva:
    citit:
    прочитано:
    прочтено:
    okundu:
    開封済み:
    已读:
    已讀:
    읽음:
    """
)
# What an absence note says at its beginning; two different ones, and no question, are needed.
AWAY_SENTENCES = phrases(
    """
    out of the office
    out of office
    away from the office
    away from my
    on vacation
    on annual leave
    on leave
    on holiday
    on a business trip
    limited access to
    no access to
    upon my return
    when i return
    i will return
    i'll be back
    will be back
    as soon as i return
    in urgent cases
    for urgent matters
    if your matter is urgent
    if it is urgent
    during my absence
    in my absence
    sedang cuti
    dalam masa cuti
    sedang tidak berada di kantor
    di luar kantor
    sedang dinas luar
    tidak berada di tempat
    selama saya tidak
    setelah saya kembali
    sekembalinya saya
    akan kembali pada
    kembali ke kantor
    untuk hal mendesak
    untuk keperluan mendesak
    akses terbatas
    nicht im büro
    im urlaub
    in dringenden fällen
    absent du bureau
    en cas d'urgence
    de vacaciones
    fuera de la oficina
    """
)
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
    digest updates bulletin buletin info hello email e-mail mail team contact"""
)
