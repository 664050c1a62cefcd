"""How mail servers say that they could not deliver: data for ``bounce`` and ``bounce_text``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

# Local-parts and names of the programs that report.
DAEMONS = words(
    """mailer-daemon mailerdaemon mailer_daemon mail-daemon maildaemon mailer postmaster mdaemon mmdf daemon
    bounce bounces mail-system mailsystem mail_system
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
    tidak dapat dihantar
    tidak wujud
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
    ditolak
    diblokir
    ditutup
    tidak aktif
    tidak dapat kami
    tidak dapat diteruskan
    tidak sampai
    tidak berhasil
    dikembalikan
    penerima berikut
    konnte nicht
    fehlgeschlagen
    abgelehnt
    zurückgewiesen
    gesperrt
    zustellung
    empfänger
    n'a pas été
    refusé
    échoué
    échec
    pleine
    destinataire
    la remise
    no se ha podido
    no se encontró
    rechazad
    destinatario
    la entrega
    não é possível
    não pôde
    falha
    rejeitad
    destinatári
    non riuscit
    rifiutat
    recapit
    destinatari
    mislukt
    niet gevonden
    niet afgeleverd
    bestaat niet
    niet bekend
    finns inte
    inte levererats
    ikke leveret
    eksisterer ikke
    non esiste
    n'est pas valide
    kein solcher
    ungültig
    inexistente
    não entregue
    no entregado
    niet worden bezorgd
    geweigerd
    geadresseerde
    nie została
    nie można
    nie istnieje
    nie ma takiego
    odrzuc
    adresat
    не может
    отклон
    не существует
    переполнен
    доставк
    получател
    адресат
    не може
    одержувач
    teslim edilemedi
    bulunamadı
    iletilemedi
    reddedildi
    alıcı
    できません
    できなかった
    エラー
    宛先
    送信先
    容量
    存在しない
    실패
    반송
    존재하지
    전송되지
    수신자
    받는 사람
    失败
    失敗
    退回
    退信
    拒绝
    拒絕
    收件人
    已满
    已滿
    無法
    不能投递
    nedoručen
    nelze doručit
    neexistuje
    odmítnut
    doručení
    nem kézbesíthető
    sikertelen
    nem létezik
    címzett
    kunde inte
    levererades inte
    mottagar
    avvisad
    kunne ikke
    modtager
    mottaker
    findes ikke
    finnes ikke
    ei voitu
    vastaanottaj
    epäonnistui
    nu a putut
    destinatar
    nu există
    δεν παραδόθηκε
    δεν ήταν δυνατή
    παραλήπτη
    δεν υπάρχει
    không thể
    không tồn tại
    người nhận
    ไม่สามารถส่ง
    ผู้รับ
    تعذر
    لم يتم تسليم
    المستلم
    לא נמסר
    לא ניתן
    הנמען
    gick inte att leverera
    kan inte levereras
    hittades inte
    mislyktes
    mislykkedes
    blev ikke fundet
    nezdařilo
    nebyla nalezena
    nepodarilo doručiť
    eșuat
    nu a fost găsit
    error en el lliurament
    no s'ha pogut
    no s'ha lliurat
    no s'ha trobat
    nije uspjela
    nije uspela
    nije isporučen
    nije moguće isporučiti
    nije pronađen
    ni uspela
    ni mogoče dostaviti
    nepavyko
    nepristatyt
    neizdevās
    nebaigta
    ebaõnnestus
    неуспешн
    не е намерен
    не вдалося
    не удалось
    сбой доставки
    απέτυχε
    δεν βρέθηκε
    δεν μπόρεσε
    נכשל
    לא נמצא
    לא הצליח
    فشل
    لم يتم العثور
    ล้มเหลว
    ไม่พบ
    không thành công
    không gửi được
    không được gửi
    không tìm thấy
    배달하지 못
    배달되지
    찾을 수 없
    전달되지 못
    전달하지 못
    보내지 못
    找不到
    未能
    未送達
    失敗しました
    見つかりません
    ناموفق
    تحویل نشد
    विफल
    नहीं मिला
    has been closed
    account closed
    no longer exists
    no longer available
    deactivated
    tidak terdaftar
    sudah ditutup
    dinonaktifkan
    """
)
# Addresses on such lines are where to ask for help.
HELP = words(
    """contact assistance postmaster help support questions administrator hubungi bantuan reply forward sender
    originator webmaster hostmaster abuse problems report visit pertanyaan
    fragen assistenza assistance asistencia contacto contato contattare pytania вопросы お問い合わせ 문의 咨询 客服"""
)
# What stands before the address that somebody has now: nobody wrote to that one.
MOVED = phrases(
    """
    please try
    please use
    please send to
    please write to
    please resend to
    try instead
    has moved to
    moved to
    has changed to
    changed his address to
    changed their address to
    new address
    new address is
    new e-mail address is
    new email address is
    forwarding address is
    silakan gunakan
    gunakan alamat
    alamat baru
    alamat barunya
    neue adresse
    neue adresse ist
    nouvelle adresse
    nueva dirección
    novo endereço
    новый адрес
    """
)
