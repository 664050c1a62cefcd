"""How reports say that what is wrong may pass: data for ``bounce_text``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

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
    attempted again
    will continue to be delivered
    will be reattempted
    address(es) deferred
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
    ditunda
    masih akan dicoba
    akan terus mencoba
    akan dicoba lagi
    wird weiterhin versucht
    wird weiter versucht
    noch nicht zugestellt
    weitere zustellversuche
    retardée
    sera retenté
    pas encore été remis
    retrasado
    retrasada
    demorado
    se seguirá intentando
    aún no se ha entregado
    atrasado
    atrasada
    adiada
    adiado
    tentaremos novamente
    ainda não foi entregue
    ritardato
    ritardata
    in ritardo
    non ancora recapitato
    verranno effettuati altri tentativi
    vertraagd
    nog niet bezorgd
    försenad
    försenat
    forsinket
    viivästy
    viivästynyt
    opóźnion
    odłożon
    ponowi próbę
    zpožděn
    oneskoren
    késleltetve
    késik
    întârziat
    întârziată
    zakasnel
    odgođen
    задерживается
    задержана
    задержка доставки
    доставка отложена
    отложена
    повторная попытка
    затримано
    забавена
    καθυστέρηση
    καθυστερεί
    gecikti
    gecikiyor
    gecikmeli
    ertelendi
    trì hoãn
    bị hoãn
    ล่าช้า
    تأخر
    تأخير
    מתעכב
    התעכב
    遅延
    遅れて
    延迟
    延遲
    将继续尝试
    將繼續嘗試
    지연
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
    mailbox exceeds
    mailbox exceeds allowed size
    receiving mail at a rate that
    receiving mail too quickly
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
    storage limit
    exceeded its storage
    mailbox limit
    over disk quota
    disk quota
    insufficient storage
    inbox is full
    account is full
    folder is full
    conference is full
    storage is full
    kotak surat penuh
    kuota
    boîte pleine
    postfach voll
    caixa postal cheia
    caixa de correio cheia
    caixa de entrada cheia
    está cheia
    está cheio
    casella piena
    casella postale piena
    casella di posta piena
    buzón lleno
    buzón está lleno
    bandeja de entrada llena
    boîte aux lettres pleine
    boîte aux lettres est pleine
    boîte est pleine
    boite pleine
    postfach ist voll
    postfach überfüllt
    posteingang ist voll
    mailbox ist voll
    mailbox vol
    mailbox is vol
    brevlåda är full
    postkasse er fuld
    postboks er full
    posta kutusu dolu
    kotası doldu
    переполнен
    skrzynka pełna
    przepełnion
    schránka je plná
    postafiók megtelt
    メールボックスがいっぱい
    容量超過
    容量オーバー
    容量を超え
    邮箱已满
    信箱已满
    空间不足
    空間不足
    邮箱容量已满
    信箱已滿
    郵件信箱已滿
    용량 초과
    용량이 초과
    가득 찼
    hộp thư đầy
    kotak masuk penuh
    kotak surat penerima penuh
    kotak surat sudah penuh
    penyimpanan penuh
    peti mel penuh
    peti surat penuh
    is vol
    ist voll
    est pleine
    está lleno
    está llena
    è piena
    är full
    er fuld
    er full
    jest pełna
    đã đầy
    sudah penuh
    telah penuh
    """
)
# A server that was not reached may be reached another time, if nothing else is said.
UNREACHED = phrases(
    """
    connection timed out
    unable to contact machine
    unable to contact host
    unable to contact the
    connection refused
    connection reset
    connect timed out
    operation timed out
    no route to host
    network is unreachable
    host is unreachable
    temporarily unavailable
    temporary failure
    temporary error
    temporary lookup failure
    try again later
    lost connection
    server not responding
    establish an smtp connection
    host not responding
    is not responding
    was not reachable
    not reachable within
    tidak dapat dihubungi
    verbindung abgelehnt
    zeitüberschreitung
    """
)
# Who is refused is our server, its name or its proofs, not the recipient.
OUR_SIDE = phrases(
    """
    client host
    blocked using
    blocklist
    block list
    block-list
    blacklist
    black list
    black-list
    dnsbl
    rbl
    spamhaus
    spamcop
    sorbs
    barracudacentral
    uceprotect
    your ip
    your server
    your host
    your mail server
    your domain is
    sender ip
    sending ip
    sending mta
    source ip
    connecting ip
    ip address has been blocked
    ip address is blocked
    ip blocked
    ip reputation
    poor reputation
    bad reputation
    low reputation
    reverse dns
    reverse lookup
    rdns
    ptr record
    no ptr
    cannot find your
    helo command rejected
    ehlo command rejected
    sender address rejected
    sender rejected
    sender denied
    sender blocked
    banned sender
    banned sending
    spf check
    spf fail
    failed spf
    not pass spf
    dkim check
    dmarc
    unauthenticated email
    alamat ip anda
    ip anda
    server anda diblokir
    daftar hitam
    auf einer sperrliste
    ihre ip
    liste noire
    votre adresse ip
    lista negra
    su ip
    seu ip
    lista nera
    zwarte lijst
    чёрном списке
    ваш ip
    黑名单
    黑名單
    发信ip
    ブラックリスト
    """
)
