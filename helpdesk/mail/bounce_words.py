"""How mail servers say that they could not deliver: data for ``bounce`` and ``bounce_text``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

# Local-parts and names of the programs that report.
DAEMONS = words(
    """mailer-daemon mailerdaemon mailer_daemon mail-daemon maildaemon mailer postmaster mdaemon mmdf daemon
    bounce bounces
    mail-delivery-subsystem maildeliverysystem mail.delivery.subsystem smtp-daemon noreply-bounce nondelivery
    mail-delivery-system mailadmin mailer-daemon-noreply autobounce complaints-bounce delivery-status uucp
    microsoftexchange329e71ec88ae4615bbc36ab6ce41109e microsoftexchange329e71ec88ae4615bbc36ab6ce411109e"""
)
DAEMON_NAMES = phrases(
    """
    mail delivery subsystem
    mail delivery system
    mail delivery service
    mail delivery
    system administrator
    microsoft outlook
    internet mail delivery
    mailer daemon
    mail administrator
    postmaster
    """
)
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
    """
)
# Sentences that introduce the addresses or say what is wrong.
FAILURES = phrases(
    """
    undeliver
    not deliver
    not be deliver
    n't be deliver
    n't deliver
    unable to deliver
    cannot deliver
    can not deliver
    could not be
    couldn't be
    unable to send
    not be sent
    not sent
    delivery has failed
    delivery to the following
    delivery failed
    delivery failure
    failed permanently
    failed to deliver
    failed address
    following address
    following recipient
    following user
    following destination
    permanent error
    permanent fatal error
    permanent failure
    fatal error
    transient non-fatal
    error occurred
    had errors
    errors occurred
    was not received
    not accepted
    is not a valid
    not found
    not exist
    n't exist
    no such
    no mailbox
    unknown user
    user unknown
    unknown recipient
    unknown address
    invalid recipient
    invalid address
    bad address
    bad destination
    unroutable
    unrouteable
    relaying denied
    relay denied
    not permitted
    access denied
    rejected
    refused
    bounced
    returned
    quota
    mailbox full
    mailbox is full
    storage
    disabled
    inactive
    suspended
    expired
    timed out
    unavailable
    host unknown
    unknown host
    host not found
    domain not found
    not listed in
    not our customer
    no account
    non-existent
    nonexistent
    recipient
    deliver
    gagal
    tidak dapat dikirim
    tidak terkirim
    tidak ditemukan
    tidak dikenal
    tidak ada
    penuh
    nicht zugestellt
    unzustellbar
    unbekannt
    nicht möglich
    existiert nicht
    n'a pas pu
    n'a pu être
    non remis
    n'existe pas
    inconnu
    no se pudo
    no se puede
    no existe
    desconocido
    não foi
    não existe
    non è stato
    impossibile
    sconosciuto
    rilevato un errore
    kon niet
    onbekend
    не доставлен
    не может быть
    не найден
    無効
    不明
    届きません
    存在しません
    无法
    不存在
    """
)
DELAYS = phrases(
    """
    warning message only
    warning only
    this is a warning
    do not need to resend
    don't need to resend
    no need to resend
    not need to re-send
    has not yet been delivered
    not yet been delivered
    not been delivered yet
    delivery delayed
    delayed mail
    has been delayed
    is delayed
    will keep trying
    will be retried
    will be tried again
    will continue to try
    continue trying
    keep trying
    still being retried
    still trying
    will retry
    will try again
    delivery attempts will continue
    could not send message for past
    temporarily deferred
    temporary problem
    delivery incomplete
    delivery is delayed
    not been delivered yet
    will be notified if the delivery fails permanently
    akan mencoba lagi
    pengiriman belum selesai
    masalah sementara
    noch nicht zugestellt
    weiterhin versucht
    todavía no se ha entregado
    seguirá intentando
    ancora in coda
    tidak perlu mengirim ulang
    akan terus mencoba
    akan dicoba lagi
    tertunda
    verzögert
    sera de nouveau
    retardé
    demorad
    nicht endgültig
    """
)
FULL = phrases(
    """
    mailbox full
    mailbox is full
    mail box full
    mailbox size limit exceeded
    mailbox exceeded
    exceeds its quota
    over quota
    overquota
    over the quota
    quota exceed
    exceeded quota
    exceeded its quota
    exceeded their quota
    exceeded storage
    exceed quota
    quota violation
    out of storage
    storage space
    over disk quota
    disk quota
    insufficient storage
    inbox is full
    kotak surat penuh
    kuota
    boîte pleine
    postfach voll
    """
)
# Addresses on such lines are where to ask for help.
HELP = words(
    """contact assistance postmaster help support questions administrator hubungi bantuan reply forward sender
    originator webmaster hostmaster abuse problems report visit"""
)
