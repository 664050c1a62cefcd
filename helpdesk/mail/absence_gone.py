"""How somebody says that he, or an address, will not come back: data for ``absence``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Who will not come back says so, and what to do instead.
GONE = phrases(
    """
    i have left
    i no longer work
    i am no longer with
    i'm no longer with
    i am no longer working
    is no longer with
    no longer works
    no longer employed
    has left the company
    has left our company
    no longer in use
    no longer monitored
    no longer active
    saya sudah tidak bekerja
    tidak lagi bekerja
    saya sudah tidak di
    arbeite nicht mehr
    nicht mehr im unternehmen
    nicht mehr für
    nicht mehr gültig
    ne travaille plus
    n'est plus valide
    ya no trabajo
    ya no trabaja
    não trabalho mais
    não trabalha mais
    non lavoro più
    non lavora più
    niet meer werkzaam
    больше не работаю
    sudah pensiun
    telah pensiun
    purna tugas
    purnabakti
    i have retired
    i am retired
    i'm retired
    have now retired
    in den ruhestand
    je suis à la retraite
    estoy jubilado
    sono in pensione
    i am no longer at
    i'm no longer at
    i am no longer employed
    has moved on from
    have moved on from
    has resigned from
    telah mengundurkan diri
    sudah resign
    sudah tidak bertugas
    sudah mutasi
    this email address is no longer
    this e-mail address is no longer
    this address is no longer
    this mailbox is no longer
    alamat email ini sudah tidak
    alamat email ini tidak lagi
    email ini sudah tidak digunakan
    email ini sudah tidak aktif
    my last day at
    my last day with
    hari terakhir saya di
    hari terakhir saya bekerja
    """
)
