"""Subjects of the reports of mail servers: data for ``bounce``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Subjects of reports.
SUBJECTS = phrases(
    """
    undeliver
    undelivered
    uncaught bounce
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
    pengiriman tertunda
    pengiriman ditunda
    zustellung verzögert
    verzögerte zustellung
    verzögerung bei der zustellung
    verzögert:
    remise retardée
    retardé :
    retardé:
    entrega retrasada
    retrasado:
    entrega atrasada
    entrega adiada
    atrasado:
    atrasada:
    consegna ritardata
    recapito ritardato
    ritardato:
    bezorging vertraagd
    vertraagd:
    leveransen försenad
    leverans försenad
    försenad:
    levering forsinket
    forsinket:
    toimitus viivästy
    viivästynyt:
    opóźnione dostarczenie
    dostarczenie opóźnione
    opóźnione:
    doručení zpožděno
    zpožděno:
    késleltetve:
    доставка задерживается
    задержка доставки
    доставка отложена
    teslimat gecikti
    teslim gecikti
    gecikti:
    配信遅延
    配信の遅延
    配信が遅れ
    邮件延迟
    投递延迟
    传递已延迟
    郵件延遲
    傳遞已延遲
    메일 지연
    배달 지연
    배달이 지연
    전송 지연
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
    tidak dapat dihantar
    gagal dihantar
    tidak berjaya dihantar
    kegagalan pengiriman
    pemberitahuan status pengiriman
    pesan tidak terkirim
    unzustellbar
    nicht zustellbar
    zustellung fehlgeschlagen
    nachricht nicht zugestellt
    fehlgeschlagen
    zustellstatus
    zustellungsfehler
    zustellfehler
    fehler bei der zustellung
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
    errore di consegna
    erreur de remise
    erreur de livraison
    erro de entrega
    leveringsfout
    leveringsfejl
    leveransfel
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
    niet afgeleverd
    konnte nicht zugestellt
    nicht zugestellt werden
    無法寄達
    退回通知
    não foi entregue
    no fue entregado
    non è stato consegnato
    n'a pas été remis
    n'a pas pu être
    ei toimitettu
    nebyla doručena
    nie została dostarczona
    nie została doręczona
    не был доставлен
    не доставлен
    iletilemedi
    undelivered
    uncaught bounce
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
    kan inte levereras
    gick inte att leverera
    nije isporučen
    ni dostavljen
    ni mogoče dostaviti
    no es pot lliurar
    no s'ha pogut lliurar
    no lliurat
    non entregado
    nedoručiteľn
    nepristatyta
    nav piegādāt
    nevar piegādāt
    kättetoimetamatu
    недоставим
    не вдалося доставити
    не може бути доставлен
    μη παραδόσιμ
    αδύνατη η παράδοση
    η παράδοση απέτυχε
    αποτυχία παράδοσης
    לא ניתן למסירה
    לא ניתן למסור
    غير قابل للتسليم
    فشل التسليم
    فشل تسليم
    لم يتم التسليم
    تحویل داده نشد
    غیرقابل تحویل
    không thể chuyển
    không thể gửi
    gửi không thành công
    không gửi được
    การส่งล้มเหลว
    ส่งไม่สำเร็จ
    배달되지 않음
    배달할 수 없음
    배달할 수 없
    전달되지 않
    無法傳遞
    未傳遞
    未送達
    傳遞失敗
    未传递
    无法传递
    传递失败
    अवितरणीय
    डिलीवर नहीं
    unsolicited bulk email, apparently from you
    banned contents from you
    virus in mail from you
    spam from you
    message was blocked
    message blocked
    mail blocked
    mail was blocked
    has been blocked
    viruses detected
    virus detected in
    virus found in
    message rejected
    não enviado
    não enviada
    no enviado
    não foi enviada
    wasn't delivered
    couldn't be sent
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
