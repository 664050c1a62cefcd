"""How people and programs close a mail: data for ``signature``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Closings that belong to the signature: what follows them is who writes, not what.
CLOSINGS = phrases(
    """
    hormat saya
    hormat kami
    hormat
    dengan hormat saya
    salam hormat
    salam hormat saya
    salam takzim
    salam
    salam hangat
    salam sejahtera
    salam dan terima kasih
    terima kasih dan salam
    terima kasih, salam
    terima kasih. salam
    terima kasih. hormat saya
    terima kasih, hormat saya
    demikian dan terima kasih. hormat saya
    wassalam
    wassalamualaikum
    wassalamu'alaikum
    wassalamualaikum wr wb
    wassalamualaikum wr. wb
    wassalamualaikum wr.wb
    wassalamu'alaikum wr. wb
    wassalamu'alaikum wr.wb
    wassalamu’alaikum wr. wb
    wassalamualaikum warahmatullahi wabarakatuh
    wassalamu'alaikum warahmatullahi wabarakatuh
    ttd
    tertanda
    pemohon
    yang bermohon
    tabik
    regards
    best regards
    kind regards
    kindest regards
    warm regards
    with kind regards
    with best regards
    thanks and regards
    thanks & regards
    thanks and best regards
    thanks, regards
    many thanks and regards
    thank you and regards
    best
    best wishes
    all the best
    sincerely
    yours sincerely
    sincerely yours
    yours faithfully
    yours truly
    respectfully
    respectfully yours
    cordially
    mit freundlichen grüßen
    mit freundlichen grüssen
    freundliche grüße
    viele grüße
    beste grüße
    mfg
    cordialement
    bien cordialement
    salutations
    meilleures salutations
    saludos
    saludos cordiales
    un saludo
    atentamente
    atenciosamente
    cumprimentos
    distinti saluti
    cordiali saluti
    saluti
    met vriendelijke groet
    met vriendelijke groeten
    mvg
    med vänliga hälsningar
    med venlig hilsen
    med vennlig hilsen
    mvh
    terveisin
    ystävällisin terveisin
    pozdrawiam
    z poważaniem
    s pozdravem
    s pozdravom
    üdvözlettel
    с уважением
    з повагою
    saygılarımla
    """
)
# Closings that say something themselves: they stay, only the block of name and numbers under them goes.
THANKS = phrases(
    """
    terima kasih
    terimakasih
    terima kasih banyak
    terima kasih sebelumnya
    terimakasih sebelumnya
    demikian terima kasih
    demikian, terima kasih
    atas perhatiannya terima kasih
    atas perhatian dan bantuannya terima kasih
    atas bantuannya terima kasih
    makasih
    makasih banyak
    makasih min
    trims
    trimakasih
    trima kasih
    tks
    thx
    suwun
    matur nuwun
    hatur nuhun
    thanks
    thanks a lot
    thanks in advance
    thank you
    thank you very much
    many thanks
    cheers
    danke
    vielen dank
    merci
    gracias
    obrigado
    obrigada
    grazie
    bedankt
    tack
    """
)
# Lines that phones and web mail add by themselves.
SENT_FROM = phrases(
    """
    dikirim dari
    dikirim melalui
    dikirim menggunakan
    dikirim via
    terkirim dari
    dihantar dari
    dihantar daripada
    sent from my
    sent from mail for
    sent from yahoo
    sent from outlook
    sent from samsung
    sent from proton
    sent from gmail
    sent from phone
    sent from iphone
    sent from a
    sent from an
    sent from the
    sent from windows mail
    sent from mailspring
    sent from tutanota
    sent from myMail
    sent via
    sent with
    sent using
    sent by
    get outlook for
    dapatkan outlook untuk
    download outlook
    von meinem
    gesendet mit
    gesendet von
    von unterwegs gesendet
    diese nachricht wurde von meinem
    envoyé de mon
    envoyé depuis
    envoyé à partir de
    enviado desde
    enviado do meu
    enviado a partir
    enviado via
    enviado de
    inviato da
    inviato dal mio
    verzonden vanaf
    verstuurd vanaf
    verzonden met
    skickat från
    skickades från
    sendt fra
    lähetetty
    wysłane z
    wysłano z
    odesláno z
    odoslané z
    küldve
    trimis de pe
    poslano s
    отправлено с
    отправлено из
    надіслано з
    στάλθηκε από
    iphone'umdan gönderildi
    iphone’umdan gönderildi
    נשלח מה
    أرسلت من
    تم الإرسال من
    gửi từ
    đã gửi từ
    ส่งจาก
    发自我的
    從我的
    发送自
    iphoneから送信
    나의 iphone에서 보냄
    """
)
# What stands after "Sent from"/"Dikirim dari" when a program wrote it: a sentence of a person seldom has these.
DEVICES = phrases(
    """
    iphone
    ipad
    ipod
    apple
    mac
    android
    samsung
    galaxy
    xiaomi
    redmi
    oppo
    vivo
    realme
    huawei
    nokia
    lumia
    htc
    sony
    xperia
    motorola
    blackberry
    phone
    mobile
    handheld
    device
    tablet
    smartphone
    ponsel
    hp saya
    yahoo
    gmail
    outlook
    hotmail
    windows
    mail
    proton
    tutanota
    aol
    zoho
    zimbra
    nexus
    pixel
    telefon
    handy
    mobil
    móvil
    celular
    telefono
    telefoon
    телефон
    手机
    """
)
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
# What begins an addition after the signature, which is new text again.
ADDITIONS = phrases(
    """
    ps
    p.s
    p.s.
    p. s.
    nb
    n.b
    n.b.
    catatan
    tambahan
    oh iya
    oh ya
    oiya
    o iya
    satu lagi
    btw
    """
)
