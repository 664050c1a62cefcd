"""What people say beside an absence, and programs do not: data for ``absence``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Who sends something along is at his desk.
ENCLOSES = phrases(
    """
    terlampir
    lampirkan
    lampiran
    saya kirim
    kami kirim
    attached
    enclosed
    herewith
    i am sending
    anbei
    im anhang
    beigefügt
    ci-joint
    en pièce jointe
    adjunto
    adjunta
    em anexo
    segue anexo
    in allegato
    allego
    bijgevoegd
    in de bijlage
    bifogat
    bifogar
    vedhæftet
    vedlagt
    liitteenä
    w załączeniu
    załączam
    v příloze
    mellékel
    atașat
    во вложении
    прилагаю
    у вкладенні
    ekte
    附件
    添付
    첨부
    đính kèm
    """
)
# What a matter is called by who does not know it: "for urgent matters please contact ...".
ANY_MATTER = phrases(
    """
    hal
    keperluan
    urusan
    kebutuhan
    kepentingan
    pertanyaan
    informasi
    info
    bantuan
    respon
    urgent
    urgen
    emergency
    emergencies
    any
    anything
    all
    other
    immediate
    assistance
    help
    support
    further
    more
    general
    questions
    inquiries
    enquiries
    matters
    sementara
    selanjutnya
    lebih
    layanan
    my
    this
    me
    your
    critical
    pressing
    time
    important
    hal-hal
    pekerjaan
    kedinasan
    dinas
    tugas
    sehari-hari
    work
    business
    administrative
    press
    media
    sales
    technical
    account
    departmental
    day-to-day
    yang
    """
)
# Nor does it stand in for somebody who is away; "my behalf" is what who is away says.
STANDS_IN = phrases(
    """
    saya balas atas nama beliau
    saya jawab atas nama beliau
    saya balas mewakili
    saya jawab mewakili
    saya balas atas permintaan
    membalas atas nama beliau
    menjawab atas nama beliau
    saya diminta membalas
    saya diminta menjawab
    saya yang membalas
    saya yang menjawab
    saya yang balas
    saya yang jawab
    email ini saya balas
    surel ini saya balas
    email ini saya jawab
    surel ini saya jawab
    i am replying on his behalf
    i am replying on her behalf
    i am replying on behalf of
    i'm replying on his behalf
    i'm replying on her behalf
    i am answering on his behalf
    i am answering on her behalf
    i'm answering on his behalf
    i'm answering on her behalf
    answering this email on
    answering this mail on
    answering your email on
    answering your mail on
    replying to this email on
    replying to your email on
    asked me to reply
    asked me to answer
    asked me to respond
    asked me to write
    asked me to send
    """
)
# Nor does a program want anything of us.
WANTS = phrases(
    """
    a human answer
    human answer
    from a human
    a real person
    jawaban orang
    wanted to say
    wanted to confirm
    wanted to let you know
    please go ahead with
    please proceed with
    silakan diproses saja
    silakan dilanjutkan
    we ask
    i ask
    we request
    i request
    we need
    i need
    i would like to
    we would like to know
    we would like to ask
    we would like to request
    we would like to apply
    we would like to renew
    we would like to extend
    we want
    i want
    could you
    can you
    would you
    please extend
    please send me the
    please send me a
    please send me an
    please post the
    please post it to
    please keep
    please tell
    please advise
    please confirm
    please check
    please process
    please postpone
    please provide
    please help
    looking forward
    please look at it
    please fix
    please solve
    please repair
    please stop it
    please stop this
    please stop sending
    please set this
    please set it
    what am i doing wrong
    what are we doing wrong
    a reply from a person
    an answer from a person
    mohon info
    mohon informasi
    mohon petunjuk
    mohon arahan
    mohon penjelasan
    mohon dibantu
    mohon bantuan
    mohon bantuannya
    mohon dicek
    mohon cek
    mohon diproses
    mohon perpanjangan
    mohon waktu
    mohon ditunggu
    mohon dikabari
    mohon diperbaiki
    mohon dihentikan
    jangan dibalas otomatis
    jangan dibalas mesin
    saya butuh jawaban
    please look into it
    mohon dijelaskan
    mohon konfirmasi
    saya minta
    kami minta
    minta tolong
    tolong
    saya mau
    saya ingin
    kami ingin
    saya butuh
    kami butuh
    saya mohon
    kami mohon
    apakah
    bagaimana
    berapa
    ich möchte
    ich brauche
    bitte prüfen sie das
    bitte beheben
    bitte schicken sie den
    bitte schicken sie das
    bitte schicken sie mir die
    bitte schicken sie mir das
    bitte schicken sie mir den
    bitte schicken sie mir ein
    bitte schicken sie mir eine
    bitte schicken sie mir einen
    bitte senden sie den
    bitte senden sie mir die
    bitte senden sie mir das
    bitte senden sie mir den
    bitte senden sie mir ein
    bitte senden sie mir eine
    bitte senden sie mir einen
    was mache ich falsch
    was machen wir falsch
    könnten sie
    je voudrais
    je souhaite
    pouvez-vous
    pourriez-vous
    merci de m'envoyer
    veuillez m'envoyer
    quisiera
    necesito
    podría
    envíeme
    mándeme
    gostaria
    preciso
    poderia
    vorrei
    potrebbe
    mi mandi
    mi invii
    ik wil graag
    kunt u mij
    прошу
    хотел бы
    lütfen bana
    請問
    请问
    教えて
    알려
    """
)
# Who is to be called instead of somebody who is away and yet answers himself.
CALL = phrases(
    """
    call
    phone
    ring
    contact
    write to
    rufen sie
    rufen sie bitte
    rufen sie dann
    kontaktieren sie
    wenden sie sich an
    appeler
    appelez
    llame a
    llamar a
    chiami
    chiamare
    bel
    hubungi
    telepon
    """
)
KIN = phrases(
    """
    my son
    my daughter
    my husband
    my wife
    my mother
    my mum
    my father
    my dad
    my brother
    my sister
    my neighbour
    my neighbor
    my carer
    meinen sohn
    meine tochter
    meinen mann
    meine frau
    meine mutter
    meinen vater
    meinen bruder
    meine schwester
    meinen nachbarn
    meine nachbarin
    mon fils
    ma fille
    mon mari
    ma femme
    ma mère
    mon père
    mi hijo
    mi hija
    mi marido
    mi mujer
    mi madre
    mi padre
    mio figlio
    mia figlia
    mio marito
    mia moglie
    mijn zoon
    mijn dochter
    mijn man
    mijn vrouw
    anak saya
    suami saya
    istri saya
    """
)
