"""How companies and their programs speak to their customers: data for ``nobody``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Whom programs and companies speak to: their reader and his account. Who asks an office speaks of himself.
READER = phrases(
    """
    anda
    kamu
    kalian
    untukmu
    bagimu
    akunmu
    pesananmu
    usahamu
    bisnismu
    you
    your
    yours
    sie
    ihr
    ihre
    ihren
    ihrem
    ihnen
    dein
    deine
    vous
    votre
    vos
    usted
    su
    sus
    tu
    tus
    você
    seu
    sua
    vostro
    suo
    sua
    u
    uw
    din
    ditt
    вы
    ваш
    ваша
    вам
    sizin
    """
)
READER_WITHIN = phrases("您\nあなた\nお客様\n고객님\nท่าน\nคุณ")
# What companies and their programs say of themselves and to their customers.
COMPANIES = phrases(
    """
    hubungi kami
    menghubungi kami
    tim kami
    agen kami
    petugas kami
    layanan kami
    pelayanan kami
    produk kami
    aplikasi kami
    siap membantu
    dengan senang hati membantu
    kami informasikan
    kami sampaikan bahwa
    kami beritahukan
    kami sarankan
    kami mengundang
    kami menawarkan
    menawarkan
    penawaran
    selamat bergabung
    selamat datang
    terima kasih telah
    call center
    customer service
    pelanggan yang terhormat
    pelanggan setia
    pesan ini dikirim
    abaikan
    abaikan email ini
    daftar sekarang
    bayar sekarang
    beli sekarang
    lamar sekarang
    pesan sekarang
    sekarang juga
    kami bantu
    kami hadir
    segera daftar
    klik
    unduh
    promo
    diskon
    gratis
    survei ini
    mengisi survei
    beri ulasan
    berikan ulasan
    contact us
    our team
    our customer
    our service
    our services
    our support
    click here
    click the
    dear customer
    dear user
    valued customer
    ignore this
    sign up
    log in
    download
    discount
    special offer
    view details
    rate your
    how did we do
    unser kundenservice
    unser team
    kontaktieren sie uns
    sehr geehrter kunde
    sehr geehrte kundin
    contactez-nous
    cher client
    chère cliente
    notre équipe
    contáctenos
    estimado cliente
    nuestro equipo
    entre em contato
    prezado cliente
    nossa equipe
    gentile cliente
    contattaci
    beste klant
    neem contact op
    уважаемый клиент
    sayın müşterimiz
    """
)
# What tells of somebody else's words: their questions are not the writer's.
TELLS_OF = phrases(
    """
    pesan baru
    komentar baru
    balasan baru
    tiket baru
    permohonan baru
    pengaduan baru
    respons baru
    mengirim pesan
    mengirim anda pesan
    mengirimi anda
    berkomentar
    mengomentari
    membalas topik
    membalas komentar
    menyebut anda
    menandai anda
    new message
    new comment
    new reply
    new ticket
    new response
    new submission
    commented on
    replied to
    mentioned you
    sent you a message
    wrote a comment
    asked a question
    neue nachricht
    neuer kommentar
    nouveau message
    nouveau commentaire
    nuevo mensaje
    nuevo comentario
    nova mensagem
    novo comentário
    nuovo messaggio
    nieuw bericht
    """
)
