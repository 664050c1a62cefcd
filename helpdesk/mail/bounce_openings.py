"""How reports of mail servers begin, call a recipient and end: data for ``bounce`` and ``bounce_text``."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Subjects of reports.
SUBJECTS = phrases(
    """
    undeliver
    undelivered
    non-deliverable
    non deliverable
    nondeliverable
    not deliverable
    delivery failure
    delivery failed
    delivery has failed
    delivery report
    delivery status notification
    delivery notification
    delivery error
    delivery problem
    delivery delayed
    delivery unsuccessful
    failed delivery
    failed mail
    failure delivery
    failure notice
    failure notification
    mail delivery
    message delivery
    mail could not be delivered
    could not be delivered
    could not deliver
    couldn't be delivered
    cannot be delivered
    can't be delivered
    not delivered
    unable to deliver
    unsuccessful delivery
    returned mail
    mail returned
    mail return
    return mail
    returned to sender
    returned message
    message returned
    message status - undeliverable
    returned email
    mail error
    mail system error
    mailsystem error
    error sending
    error - your message
    bounced mail
    bounce message
    bounced email
    mail bounced
    nondelivery
    non-delivery
    non delivery
    user unknown
    unknown user
    unknown recipient
    unknown address
    address unknown
    addresses unknown
    invalid recipient
    nonexistent
    message you sent blocked
    message you sent was blocked
    your message was blocked
    rejected
    ndn:
    dsn:
    mdaemon notification
    notification of
    warning: could not send message
    warning: message
    warning - delayed mail
    warning from
    delayed mail
    message delayed
    mail delayed
    mail system
    mailbox full
    over quota
    disk quota
    exceeded storage
    tidak terkirim
    gagal terkirim
    gagal dikirim
    pengiriman gagal
    tidak dapat dikirim
    tidak dapat disampaikan
    kegagalan pengiriman
    pemberitahuan status pengiriman
    pesan tidak terkirim
    unzustellbar
    nicht zustellbar
    zustellung fehlgeschlagen
    nachricht nicht zugestellt
    fehlgeschlagen
    zustellstatus
    non remis
    non distribué
    échec de la remise
    échec de remise
    echec de remise
    retour de courrier
    état de la remise
    no se puede entregar
    no se pudo entregar
    no entregado
    devuelto
    error de entrega
    não entregue
    não foi possível entregar
    falha na entrega
    mancato recapito
    mancata consegna
    non recapitabile
    impossibile recapitare
    consegna non riuscita
    onbestelbaar
    niet bezorgd
    olevererbart
    kunde inte levereras
    ikke levert
    kan ikke leveres
    niedostarczon
    nie można dostarczyć
    nedoručitelné
    не доставлено
    недоставленное
    не удалось доставить
    teslim edilemedi
    配信不能
    配信できません
    送信できません
    エラーメール
    退信
    无法投递
    系统退信
    未送达
    반송
    tidak dapat diteruskan
    email dikembalikan
    pesan dikembalikan
    surat dikembalikan
    não é possível entregar
    não entregável
    no se ha podido entregar
    recapito non riuscito
    bezorging mislukt
    doręczenie nie powiodło
    dostarczenie nie powiodło
    zwrot wiadomości
    недоставлен
    ошибка доставки
    доставка не удалась
    возврат письма
    送信できませんで
    配信エラー
    送信エラー
    メールを配送できません
    宛先不明
    届けられません
    발송 실패
    발송실패
    전송 실패
    배달 실패
    전송되지
    投递失败
    发送失败
    發送失敗
    無法投遞
    退件
    kézbesíthetetlen
    nelze doručit
    nedoručen
    neleverbar
    kunne ikke leveres
    olevererbar
    toimittaminen epäonnistui
    ei voitu toimittaa
    nelivrabil
    δεν παραδόθηκε
    không gửi được
    ไม่สามารถส่ง
    تعذر التسليم
    לא נמסר
    unsolicited bulk email, apparently from you
    banned contents from you
    virus in mail from you
    spam from you
    """
)
# Subjects of reports that all went well: no bounces.
SUCCESS_SUBJECTS = phrases(
    """
    relayed:
    delivered:
    expanded:
    terkirim:
    successful mail delivery
    delivery status notification (success)
    delivery status notification (relay)
    delivery status notification (expanded)
    delivery notification: delivery has been successful
    delivery receipt
    zugestellt:
    remis :
    entregado:
    delivered successfully
    return receipt
    """
)
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
    we were unable to deliver
    xmail bounce
    error sending message
    message not delivered
    receiver not found
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
    pesan anda tidak terkirim
    pesan anda tidak dapat dikirim
    surel anda tidak dapat
    email anda tidak dapat dikirim
    ihre nachricht konnte nicht
    die folgende nachricht konnte nicht
    votre message n'a pas pu
    no se pudo entregar
    su mensaje no se ha podido
    sua mensagem não pôde
    il messaggio non è stato
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
