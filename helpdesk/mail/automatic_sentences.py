"""Sentences that only programs write, or hardly anybody else: data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# What a program says of itself.
AUTOMATIC_SENTENCES = phrases(
    """
    your mail was not accepted because you are not a member
    your message was not accepted because you are not a member
    you are not a member of this mailing list
    this mailbox is no longer monitored
    this inbox is no longer monitored
    this address is no longer monitored
    this email address is no longer monitored
    this e-mail address is no longer monitored
    this account is no longer monitored
    kotak surat ini sudah tidak dipantau
    kotak surat ini tidak lagi dipantau
    alamat ini sudah tidak dipantau
    alamat ini tidak lagi dipantau
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
    this is an unattended mailbox
    this mailbox is unattended
    this mailbox is not attended
    original problem id:
    notification type: problem
    notification type: recovery
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
    kotak surat ini tidak dipantau
    email ini tidak dipantau
    alamat ini tidak dipantau
    tidak perlu membalas email ini
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
    i apologize for this automatic reply
    my list of approved senders
    this is an automatically created
    this reply was generated automatically
    this reply is automatically generated
    this response was generated automatically
    this response is automatically generated
    this notification was sent automatically
    you are receiving this automatic
    do not respond to this email
    do not respond to this e-mail
    do not respond to this message
    emel ini dijana secara automatik
    mesej ini dijana secara automatik
    ini adalah jawaban otomatis
    dibalas secara otomatis
    pesan ini terkirim otomatis
    pesan ini terkirim secara otomatis
    email ini terkirim otomatis
    email ini terkirim secara otomatis
    dibalas otomatis oleh
    ini adalah surel otomatis
    pesan ini dikirimkan secara otomatis
    email ini dikirimkan secara otomatis
    mohon jangan membalas email ini
    mohon jangan membalas pesan ini
    mohon jangan balas email ini
    harap jangan membalas email ini
    harap jangan membalas pesan ini
    dies ist eine automatisch
    dies ist eine automatische
    diese antwort wurde automatisch
    diese mail wurde automatisch
    diese email wurde automatisch
    dies ist eine system
    bitte nicht auf diese
    bitte antworten sie nicht
    ceci est une réponse automatique
    ceci est un e-mail automatique
    ceci est un courriel automatique
    cet e-mail a été envoyé automatiquement
    ce message est généré automatiquement
    ce message a été généré automatiquement
    merci de ne pas répondre à ce
    merci de ne pas y répondre
    veuillez ne pas répondre
    esta es una respuesta automática
    este es un correo automático
    este mensaje ha sido generado automáticamente
    por favor no responda a este
    por favor, no responda
    favor de no responder
    esta é uma resposta automática
    esta é uma mensagem automática
    este é um e-mail automático
    por favor não responda
    por favor, não responda
    questa è una risposta automatica
    questo è un messaggio automatico
    questa e-mail è stata generata automaticamente
    si prega di non rispondere
    dit is een automatisch
    deze e-mail is automatisch
    gelieve niet te antwoorden
    detta är ett automatiskt
    detta är ett autosvar
    dette er en automatisk
    dette er et automatisk
    tämä on automaattinen
    to jest automatyczna
    ta wiadomość została wygenerowana automatycznie
    prosimy nie odpowiadać
    toto je automatická
    tato zpráva byla vygenerována automaticky
    ez egy automatikus
    это автоматический ответ
    это автоматическое
    данное письмо сформировано автоматически
    письмо отправлено автоматически
    пожалуйста, не отвечайте на это
    bu otomatik bir
    bu mesaj otomatik olarak
    bu e-posta otomatik olarak
    đây là email tự động
    đây là thư tự động
    อีเมลนี้เป็นการตอบกลับอัตโนมัติ
    这是自动回复
    这是一封自动回复
    此邮件由系统自动
    本邮件由系统自动
    此为系统邮件
    系统自动发送
    請勿直接回覆
    请勿直接回复
    このメールは自動
    本メールは自動
    このメールは送信専用
    本メールは送信専用
    자동으로 발송된
    자동 발송된
    발신 전용
    这是来自qq邮箱的
    这是一封自动
    本邮件为自动回复
    此邮件为自动回复
    系统自动回复
    這是系統自動
    此信件由系統自動
    本郵件由系統自動
    (automatic reply)
    (automated reply)
    (auto reply)
    (auto-reply)
    [auto-reply]
    (balasan otomatis)
    (pesan otomatis)
    (réponse automatique)
    (automatische antwort)
    (respuesta automática)
    （自动回复）
    (自动回复)
    【自动回复】
    （自動回覆）
    【自動回覆】
    【自動返信】
    （自動返信）
    [자동 회신]
    (자동 회신)
    """
)
# "Please do not reply to this number" is said of a telephone.
AUTOMATIC_SENTENCES += tuple(
    f"please {not_to} to this {what}"
    for not_to in ("do not reply", "don't reply", "do not respond", "don't respond", "do not answer")
    for what in phrases(
        """
        email
        e-mail
        mail
        message
        automated
        automatic
        auto
        system
        computer
        generated
        notification
        notice
        address
        mailbox
        inbox
        account
        """
    )
)
# How services tell an account of what happened to it; nobody writes so to somebody else.
NOTICES = phrases(
    """
    we noticed a new sign-in
    we noticed a new login
    we noticed a new log-in
    we detected a new sign-in
    we detected a new login
    new sign-in detected
    new login detected
    your one-time code is
    your one-time password is
    your verification code is
    your login code is
    do not share this code
    never share this code
    don't share this code
    your order has shipped
    your order has been received
    your order has been confirmed
    your order number is
    thank you for your order
    thanks for your order
    terima kasih atas pesanan anda
    pesanan anda telah kami terima
    nomor pesanan anda
    your parcel is on its way
    your package is on its way
    your payment was successful
    your transfer was successful
    kami mendeteksi login baru
    kami mendeteksi login dari
    login baru terdeteksi
    kode otp anda adalah
    kode otp anda:
    kode verifikasi anda adalah
    kode verifikasi anda:
    kode verifikasimu adalah
    kode sekali pakai anda adalah
    jangan berikan kode ini
    jangan bagikan kode ini
    jangan beritahukan kode ini
    jangan membagikan kode ini
    transfer anda telah berhasil
    transfer anda berhasil
    transaksi anda telah berhasil
    transaksi anda berhasil
    pembayaran anda telah berhasil
    pembayaran anda berhasil
    pembayaranmu sudah kami terima
    pembayaranmu telah kami terima
    pesanan anda telah dikirim
    """
)
