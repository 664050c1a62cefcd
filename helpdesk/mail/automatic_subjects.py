"""Subjects by which programs give themselves away: data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# A subject that begins so is an absence note or another automatic answer.
AWAY_SUBJECTS = phrases(
    """
    balasan otomatis
    balas otomatis
    jawaban otomatis
    respon otomatis
    respons otomatis
    pesan otomatis
    balas automatik
    balasan automatik
    jawapan automatik
    sedang cuti
    saya sedang cuti
    sedang tidak di kantor
    sedang tidak berada di
    tidak berada di
    sedang dinas
    sedang libur
    sedang bercuti
    bercuti
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
    away from my mail
    i am away
    i'm away
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
    fraværsmelding
    frånvaromeddelande
    poza biurem
    nieobecny
    автоматичен отговор
    аутоматски одговор
    відсутній
    automatinis atsakymas
    automātiska atbilde
    automaatvastus
    automatisk besvarelse
    ikke til stede
    absenzmeldung
    absenz
    resposta automàtica
    respondedor automático
    מענה אוטומטי
    الرد التلقائي
    خارج المكتب
    پاسخ خودکار
    स्वचालित
    awtomatikong tugon
    vắng mặt
    外出
    休假
    отсутствие
    отсутствую
    не в офисе
    poissaolo
    poissaoloviesti
    不在応答
    不在の連絡
    自動送信
    自動配信
    外出自動回覆
    부재중 자동
    부재중 자동 회신
    자동 회신
    자동 응답
    부재중
    """
)
# Of these the ones that citizens ask about as well: not believed without a second sign.
AMBIGUOUS = frozenset(
    phrases(
        """
        cuti
        sedang cuti
        libur
        sedang libur
        dinas luar
        sedang dinas
        tidak berada di
        auto:
        absent
        vacation
        annual leave
        on vacation
        on leave
        on holiday
        on annual leave
        on maternity leave
        away from
        out of office
        out of the office
        out-of-office
        urlaub
        外出
        休假
        """
    )
)
# Anywhere in a subject: "Budi is out of the office (returning ...)".
AWAY_WITHIN_SUBJECT = phrases(
    """
    is out of the office
    is out of office
    am out of the office
    (out of office)
    [out of office]
    (ooo)
    is on leave
    is on vacation
    is away
    sedang tidak di kantor
    sedang di luar kantor
    sedang cuti (
    ist außer haus
    ist nicht im haus
    ist abwesend
    est absent
    está ausente
    è fuori sede
    è assente
    is afwezig
    (automatic reply)
    (auto reply)
    (balasan otomatis)
    """
)
# Subjects by which programs say that something has come in; people write them too.
RECEIVED_SUBJECTS = phrases(
    """
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
    your request has been
    request received
    message received
    ticket received
    ticket #
    [ticket
    case #
    your ticket
    new ticket
    support ticket
    tiket #
    [tiket
    tiket anda
    tiket baru
    we received your
    acknowledgement
    acknowledgment
    terima kasih atas pesan anda
    terima kasih telah menulis
    permintaan anda telah kami
    permintaan anda telah diterima
    pengaduan anda telah kami
    pengaduan anda telah diterima
    laporan anda telah kami
    laporan anda telah diterima
    vielen dank für ihre
    eingangsbestätigung
    merci pour votre
    merci de votre
    accusé de réception
    gracias por su
    gracias por contactar
    obrigado pelo
    grazie per
    bedankt voor
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
    delivery receipt
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
