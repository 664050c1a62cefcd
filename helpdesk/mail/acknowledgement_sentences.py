"""What an acknowledgement of receipt says: data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# What an acknowledgement says.
RECEIVED_SENTENCES = phrases(
    """
    we have received your
    we've received your
    your message has been received
    your email has been received
    your request has been received
    has been received and
    ticket has been created
    ticket has been opened
    case has been created
    tiket telah dibuat
    tiket anda telah dibuat
    tiket sudah dibuat
    will get back to you
    get back to you as soon as
    will respond within
    will reply within
    will be in touch
    will come back to you
    within 24 hours
    within 48 hours
    ticket number is
    reference number is
    pesan anda telah kami terima
    pesan anda sudah kami terima
    email anda telah kami terima
    email anda sudah kami terima
    permintaan anda telah kami
    permintaan anda telah diterima
    pengaduan anda telah kami
    pengaduan anda telah diterima
    laporan anda telah kami
    laporan anda telah diterima
    akan segera kami proses
    akan segera kami balas
    akan segera membalas
    nomor tiket anda
    nachricht erhalten
    bien reçu votre
    hemos recibido su
    recebemos a sua
    abbiamo ricevuto
    hebben uw bericht
    thank you for contacting
    thanks for contacting
    thanks for getting in touch
    thank you for getting in touch
    ticket id is
    your case number is
    your request number is
    has been assigned
    nomor laporan anda
    dengan nomor tiket
    sudah kami terima
    telah masuk ke sistem
    anda telah kami registrasi
    anda telah kami catat
    telah kami catat dengan nomor
    sudah kami catat dengan nomor
    petugas kami akan segera
    tim kami akan segera
    akan segera menindaklanjuti
    anda telah didaftarkan
    anda telah teregistrasi
    anda telah terdaftar
    diteruskan ke unit terkait
    diteruskan ke dinas terkait
    acknowledge receipt of your
    is receiving attention
    jam layanan kami
    jam operasional kami
    pesan di luar jam
    akan dijawab dalam
    dengan nomor agenda
    dengan nomor register
    dengan nomor registrasi
    akan kami tindak lanjuti
    akan segera kami tindak
    terima kasih telah menghubungi
    bei uns eingegangen
    ihre anfrage erhalten
    werden uns schnellstmöglich
    votre demande a bien été
    avons bien reçu
    vous répondrons dans
    hemos recibido
    le responderemos
    recebemos seu
    recebemos sua
    responderemos em breve
    abbiamo ricevuto la
    vi risponderemo
    uw bericht ontvangen
    wij nemen zo spoedig
    vi har mottagit ditt
    vi har modtaget din
    otrzymaliśmy
    ваше обращение
    ваше письмо получено
    has been created and assigned
    request for support has been
    representative will follow
    will follow-up with you
    will follow up with you
    has been logged
    logged your request
    we aim to respond
    we aim to reply
    we will respond to your
    your enquiry has been
    your inquiry has been
    your query has been
    acknowledge that we have received
    acknowledge receipt of your
    will review your request
    will be reviewing your request
    akan kami balas dalam
    akan kami balas pada
    akan kami respon
    akan kami tanggapi
    pada jam kerja
    pada hari kerja
    1x24 jam
    2x24 jam
    3x24 jam
    dalam 24 jam
    mohon kesediaannya menunggu
    is being reviewed by
    within one business day
    within 1 business day
    within 2 business days
    during business hours
    akan membalas email anda
    akan membalas pesan anda
    akan kami balas secepatnya
    akan kami balas segera
    akan segera kami respon
    akan segera ditindaklanjuti
    akan kami tindaklanjuti
    thank you for reaching out to
    thanks for reaching out to
    member of our team will
    will respond to you
    our hours are
    office hours are
    opening hours are
    in the order received
    in the order they are received
    in the order in which they
    please allow up to
    business days for a response
    working days for a response
    maksimal 2x24
    maksimal 1x24
    tim kami akan menghubungi
    tim kami akan segera
    has received your
    we'll be in touch
    be in touch soon
    be in touch shortly
    """
)
# Of these the ones that give a number.
NUMBERED = phrases(
    """
    ticket has been
    case has been
    ticket number
    ticket id
    case number
    request number
    reference number
    has been assigned
    tiket telah dibuat
    catat dengan nomor
    daftar dengan nomor
    registrasi dengan nomor
    tiket anda
    nomor tiket anda
    nomor laporan anda
    dengan nomor tiket
    """
)

# Of what an acknowledgement says, that which people say as well.
MERE_THANKS = frozenset(
    phrases(
        """
        thank you for contacting
        thanks for contacting
        thanks for getting in touch
        thank you for getting in touch
        terima kasih telah menghubungi
        thank you for reaching out to
        thanks for reaching out to
        """
    )
)
