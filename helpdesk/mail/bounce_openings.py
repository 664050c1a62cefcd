"""How reports of mail servers begin and end, and what they call a recipient: data for ``bounce_text``."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# First sentences of reports, at the beginning of a line: enough, with a subject, where the sender has no daemon's name.
OPENINGS = phrases(
    """
    a message that you sent could not
    a message you sent could not
    an error occurred while
    an error has occurred while
    could not be delivered
    could not deliver
    delivery has failed
    delivery failed
    delivery of the following
    delivery of your message
    delivery to the following
    did not reach the following
    failed to deliver
    hi. this is the
    i was unable to deliver
    i'm sorry to have to inform
    message could not be delivered
    message delivery failed
    message undeliverable
    our mail server could not
    sorry, i couldn't
    sorry, we were unable to deliver
    the attached message could not
    the following address
    the following message could not
    the following message to
    the following recipient
    the mail could not be delivered
    the message could not be delivered
    the message that you sent
    the message you sent
    the user(s) account
    this is an automatically generated delivery status
    this is the mail delivery
    this is the mail system
    this is the postfix
    this message was created automatically by mail delivery
    this message was undeliverable
    unable to deliver
    undeliverable mail
    undeliverable: address
    we were unable to deliver
    xmail bounce
    error sending message
    message not delivered
    receiver not found
    sorry, your message to
    sorry, your mail to
    次のあて先
    次の宛先
    以下の宛先
    以下のメール
    下記の宛先
    お客様のメール
    メールを配信できません
    抱歉，您的邮件
    很抱歉，您的
    无法投递
    다음 수신자
    보내신 메일
    sorry, your message could not
    this report relates to a message you sent
    your email could not be delivered
    your mail could not be delivered
    your message cannot be delivered
    your message could not be
    your message did not reach
    your message to
    your message was not delivered
    your message wasn't delivered
    pesan anda tidak
    surel anda tidak
    email anda tidak
    emel anda tidak
    mesej anda tidak
    your message has not been delivered
    your mail has not been delivered
    your email has not been delivered
    we were not able to deliver
    we are not able to deliver
    we regret to inform you that your
    ihre nachricht konnte nicht
    die folgende nachricht konnte nicht
    votre message n'a pas pu
    no se pudo entregar
    su mensaje no se ha podido
    sua mensagem não pôde
    il messaggio non è stato
    the mail you sent
    the email you sent
    the e-mail you sent
    your e-mail could not
    your e-mail to
    your email to
    your mail to
    we could not deliver
    we couldn't deliver
    we are unable to deliver
    unfortunately, your
    unfortunately your
    mail to the following
    sending your message to
    there was a problem delivering
    a problem occurred while
    surat anda tidak
    pesan yang anda kirim
    email yang anda kirim
    die von ihnen gesendete
    ihre e-mail konnte
    la remise de votre message
    votre courriel n'a pas
    su correo no
    el mensaje no
    o seu e-mail não
    a sua mensagem não
    non è stato possibile
    uw bericht
    ваше сообщение не
    ваше письмо не
    письмо не
    您的邮件
    您發送的
    送信したメール
    """
)
# Where the report ends and the message that could not be delivered begins.
ORIGINALS = phrases(
    """
    copy of the message
    copy of your message
    copy of the original
    original message
    original mail
    unsent message
    returned message
    undelivered message
    message header
    message headers
    header of the message
    headers of the message
    header follows
    message text follows
    message follows
    mail follows
    body of the message
    beginning of message
    below this line
    your message follows
    text of your message
    first part of your message
    message contents follow
    start of message
    start of returned
    transcript of message
    begin of message
    pesan asli
    ursprüngliche nachricht
    originalnachricht
    message original
    mensaje original
    messaggio originale
    """
)
# How a list begins of those whom the message reached.
ARRIVALS = phrases(
    """
    delivered to
    successfully delivered
    delivered successfully
    successful deliveries
    relayed to
    terkirim kepada
    terkirim ke
    berhasil dikirim
    berhasil terkirim
    zugestellt an
    erfolgreich zugestellt
    remis à
    entregado a
    entregue a
    consegnato a
    bezorgd bij
    доставлено
    已送达
    """
)
# What stands before the address of a recipient, and a colon.
RECIPIENT_LABELS = phrases(
    """
    recipient
    recipients
    recipient address
    addressed to
    addressee
    failed address
    failed recipient
    failed recipients
    undeliverable to
    penerima
    alamat penerima
    alamat tujuan
    tujuan
    kepada penerima
    empfänger
    empfängeradresse
    destinataire
    destinatario
    destinatário
    geadresseerde
    ontvanger
    adresat
    odbiorca
    получатель
    адресат
    одержувач
    alıcı
    宛先
    送信先
    受信者
    받는 사람
    수신자
    收件人
    příjemce
    címzett
    mottagare
    modtager
    mottaker
    vastaanottaja
    destinatar
    παραλήπτης
    người nhận
    ผู้รับ
    المستلم
    הנמען
    """
)
