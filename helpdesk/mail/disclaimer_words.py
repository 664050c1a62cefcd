"""How disclaimers and scanners' remarks begin, by language: data for ``signature``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# How a disclaimer or a scanner's remark begins.
DISCLAIMERS = phrases(
    """
    disclaimer
    legal disclaimer
    email disclaimer
    e-mail disclaimer
    penafian
    sanggahan
    confidentiality notice
    confidentiality note
    confidentiality statement
    privileged and confidential
    private and confidential
    confidential:
    confidential notice
    important notice:
    legal notice
    notice: this e-mail
    notice: this email
    perhatian: email ini
    perhatian: e-mail ini
    perhatian: surat elektronik ini
    pesan ini dan lampirannya
    pesan ini beserta lampirannya
    pesan ini bersifat rahasia
    pesan ini mungkin berisi
    pesan elektronik ini
    email ini beserta
    email ini dan lampiran
    email ini dan setiap lampiran
    email ini dan semua lampiran
    email ini bersifat rahasia
    email ini hanya ditujukan
    email ini ditujukan hanya
    email ini mungkin berisi
    email ini berisi informasi rahasia
    email ini termasuk lampiran
    email ini (termasuk
    email ini (beserta
    e-mail ini beserta
    e-mail ini dan lampiran
    e-mail ini bersifat rahasia
    e-mail ini (termasuk
    surat elektronik ini
    surel ini bersifat
    surel ini beserta
    surel ini dan lampiran
    surel ini dan setiap lampiran
    surel ini dan semua lampiran
    surel ini hanya ditujukan
    surel ini ditujukan hanya
    surel ini mungkin berisi
    surel ini berisi informasi rahasia
    surel ini termasuk lampiran
    surel ini (termasuk
    surel ini (beserta
    isi surel ini
    informasi dalam surel ini
    isi email ini
    informasi dalam email ini
    informasi yang terkandung dalam
    jika anda bukan penerima
    apabila anda bukan penerima
    harap pertimbangkan lingkungan
    pikirkan lingkungan sebelum mencetak
    this e-mail and any
    this email and any
    this e-mail, including
    this email, including
    this e-mail (including
    this email (including
    this e-mail message and any
    this email message and any
    this e-mail message is
    this email message is
    this e-mail is confidential
    this email is confidential
    this e-mail may contain
    this email may contain
    this e-mail contains confidential
    this email contains confidential
    this e-mail is intended
    this email is intended
    this e-mail transmission
    this email transmission
    this electronic mail
    this electronic message
    this message and any
    this message (including
    this message, including
    this message is confidential
    this message is intended
    this message contains confidential
    this message contains information
    this message may contain
    this communication is
    this communication may
    this communication and any
    this transmission is
    this transmission may
    the information contained in this
    the information in this e
    the information transmitted
    the contents of this e
    any views or opinions
    if you are not the intended
    if you have received this e
    if you received this e
    please consider the environment
    please do not print this
    save paper
    think before you print
    virus-free
    bebas virus
    this email has been checked for viruses
    this e-mail has been checked for viruses
    this email has been scanned
    this e-mail has been scanned
    this message has been scanned
    no virus found in this
    email ini telah diperiksa
    email ini telah dipindai
    diese e-mail enthält vertrauliche
    diese nachricht enthält vertrauliche
    diese email wurde
    diese e-mail wurde
    der inhalt dieser e-mail
    ce message et toutes les pièces
    ce message et ses pièces
    ce courriel et
    l'absence de virus dans ce courrier
    este mensaje y
    este correo electrónico y
    este mensaje se dirige
    aviso legal
    esta mensagem
    este e-mail e
    questo messaggio
    le informazioni contenute in
    dit bericht is
    dit e-mailbericht
    deze e-mail
    detta meddelande
    niniejsza wiadomość
    """
)
