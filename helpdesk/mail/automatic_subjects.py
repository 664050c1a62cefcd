"""Subjects of acknowledgements, challenges and receipts: data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

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
    permintaan diterima
    pengaduan diterima
    laporan diterima
    pesan diterima
    anfrage erhalten
    anfrage eingegangen
    demande reçue
    solicitud recibida
    solicitação recebida
    richiesta ricevuta
    verzoek ontvangen
    запрос получен
    talebiniz alındı
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
    verification required
    confirm you are human
    confirm that you are human
    please confirm you are human
    please confirm that you are human
    are you human
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
    read-receipt
    empfangsbestätigung (
    lesebestätigung
    confirmation de lecture
    confirmación de lectura
    conferma di lettura
    leesbevestiging
    potwierdzenie przeczytania
    confirmação de leitura
    """
)
