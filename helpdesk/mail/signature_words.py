"""How people and programs close a mail: data for ``signature``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

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
    wasalam
    wasalamualaikum
    wasalamu'alaikum
    wassalam wr wb
    wassalam wr. wb
    salam kami
    salam dari kami
    salam sehat
    salam sukses
    hormatku
    sekian
    sekian dan terima kasih
    rgds
    kind rgds
    warmly
    yours
    with thanks
    vriendelijke groet
    vriendelijke groeten
    hartelijke groet
    groeten
    vänliga hälsningar
    hälsningar
    venlig hilsen
    vennlig hilsen
    hilsen
    bien à vous
    amicalement
    sincères salutations
    un cordial saludo
    reciba un cordial saludo
    abraços
    com os melhores cumprimentos
    melhores cumprimentos
    cordiali saluti
    lijep pozdrav
    pozdrav
    pozdravi
    tisztelettel
    cu stimă
    με εκτίμηση
    saygılarımızla
    trân trọng
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
    tack så mycket
    takk
    mange tak
    mange takk
    kiitos
    dziękuję
    děkuji
    ďakujem
    köszönöm
    mulțumesc
    hvala
    спасибо
    благодарю
    дякую
    ευχαριστώ
    teşekkürler
    תודה
    شكرا
    شكراً
    cảm ơn
    xin cảm ơn
    谢谢
    謝謝
    ขอบคุณ
    ขอบคุณครับ
    ขอบคุณค่ะ
    감사합니다
    buona giornata
    buon lavoro
    buona serata
    bonne journée
    bonne réception
    iyi günler
    kolay gelsin
    всего доброго
    всего хорошего
    schönen tag noch
    schönes wochenende
    have a nice day
    have a great day
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
    one more thing
    another thing
    oh and
    oh, and
    nachtrag
    anmerkung
    p.d
    pd
    nota bene
    lampiran
    berkas terlampir
    terlampir
    attachments
    attached
    enclosures
    enclosed
    encl
    anlagen
    anlage
    pièces jointes
    adjuntos
    anexos
    allegati
    bijlagen
    bilagor
    vedlegg
    załączniki
    přílohy
    приложения
    приложение
    附件
    添付
    """
)
# How a letter begins: a farewell right below that is none ("Yth. Admin" / "Salam sejahtera," / "Mohon info").
SALUTATIONS = phrases(
    """
    yth
    yang terhormat
    kepada
    kpd
    up.
    u.p
    di tempat
    di
    bapak
    ibu
    bpk
    kepala
    dinas
    perihal
    hal
    dear
    to whom
    attn
    hi
    hello
    halo
    hallo
    hai
    selamat
    assalamualaikum
    assalamu'alaikum
    sehr geehrte
    sehr geehrter
    liebe
    guten
    bonjour
    madame
    monsieur
    estimado
    estimada
    estimados
    buenos
    buenas
    prezado
    prezada
    prezados
    bom dia
    boa tarde
    gentile
    egregio
    egregi
    spettabile
    buongiorno
    geachte
    beste
    уважаемый
    уважаемая
    уважаемые
    здравствуйте
    добрый
    szanowni
    szanowny
    szanowna
    dzień dobry
    vážený
    vážená
    vážení
    dobrý den
    您好
    尊敬的
    """
)
# What a person says of himself, and a company's disclaimer or slogan does not; written as people write it.
FIRST_PERSON = words(
    """I I'm I’m I've I’ve my My saya Saya aku Aku ich Ich meinen meine meiner je Je j'ai J'ai mon mes yo eu io mio mia
    mijn jag Jag jeg Jeg mitt я Я мой мою моей мне أنا"""
)
# By which a person asks for something.
REQUESTS = phrases(
    """
    please
    kindly
    mohon
    tolong
    harap
    bitte
    merci de
    por favor
    favor de
    per favore
    alstublieft
    proszę
    prosím
    lütfen
    пожалуйста
    """
)
# Words in the name of a mailbox that is no person's.
ROLES = words(
    """admin administration info information support service services office team desk helpdesk sales care customer help
    contact account accounts billing cs dinas layanan kantor bagian permit permits licensing council city pt cv gmbh ltd
    inc llc department group via noreply no-reply reply notifications marketing hr finance"""
)
