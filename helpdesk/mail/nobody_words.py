"""By which words people are told from programs at an address that nobody reads: data for ``nobody``, without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Who asks an office something says it so, also without a question mark.
REQUESTS = phrases(
    """
    mau tanya
    mau nanya
    mau bertanya
    mau menanyakan
    ingin tanya
    ingin bertanya
    ingin menanyakan
    hendak bertanya
    hendak menanyakan
    izin bertanya
    ijin bertanya
    izin tanya
    numpang tanya
    numpang nanya
    nanya dong
    bertanya apakah
    menanyakan
    mohon info
    mohon informasi
    minta info
    minta informasi
    minta tolong
    mohon penjelasan
    mohon arahan
    mohon petunjuk
    mohon pencerahan
    mohon dibalas
    mohon balasan
    mohon dijawab
    mohon jawaban
    tolong dibalas
    tolong dijawab
    tolong info
    tolong infonya
    saya bingung
    kami bingung
    nyuwun pirsa
    badhe tanglet
    bade tumaros
    nak tanya
    ingin tahu sama ada
    i would like to ask
    i would like to know
    i'd like to ask
    i'd like to know
    i want to know
    i wonder
    i was wondering
    we would like to know
    could you tell me
    could you tell us
    can you tell me
    please tell me
    please tell us
    please advise me
    please advise us
    please let me know
    and tell me
    please send me
    send me an offer
    send us an offer
    send me a quote
    send us a quote
    bitte teilen sie mir
    bitte schicken sie mir
    bitte senden sie mir
    bitte schicken sie ein angebot
    bitte senden sie ein angebot
    bitte schicken sie uns ein angebot
    ich möchte wissen
    ich wüsste gern
    ich möchte fragen
    wir möchten wissen
    können sie mir
    können sie uns
    je souhaite savoir
    je voudrais savoir
    j'aimerais savoir
    nous souhaitons savoir
    pouvez-vous me
    pourriez-vous me
    quisiera saber
    quisiera preguntar
    me gustaría saber
    quería saber
    queríamos saber
    gostaria de saber
    queria saber
    gostaríamos de saber
    vorrei sapere
    volevo sapere
    vorremmo sapere
    ik wil graag weten
    ik zou graag weten
    kunt u mij
    jag undrar
    jeg vil gerne vide
    jeg lurer på
    haluaisin tietää
    chciałbym wiedzieć
    chciałabym wiedzieć
    proszę o informację
    chtěl bych vědět
    chtěla bych vědět
    подскажите
    хотел бы узнать
    хотела бы узнать
    хочу узнать
    підкажіть
    öğrenmek istiyorum
    bilgi almak istiyorum
    szeretném tudni
    aș dori să știu
    θα ήθελα να μάθω
    أود أن أسأل
    أريد أن أعرف
    tôi muốn hỏi
    xin hỏi
    cho tôi hỏi
    อยากทราบ
    ขอสอบถาม
    请问
    請問
    想咨询
    想請問
    教えてください
    教えていただ
    お尋ねします
    お伺いし
    문의드립니다
    여쭤
    알고 싶습니다
    """
)
# One who speaks of himself: companies that tell of something are "we".
MYSELF = phrases(
    """
    saya
    sy
    aku
    gue
    gw
    gua
    ane
    kulo
    kula
    abdi
    ambo
    i
    i'm
    i'd
    i've
    my
    me
    ich
    mir
    mich
    mein
    meine
    meinen
    meiner
    je
    j'ai
    j'aimerais
    mon
    ma
    mes
    yo
    mi
    mis
    quisiera
    eu
    meu
    minha
    gostaria
    io
    mio
    mia
    vorrei
    ik
    mijn
    jag
    min fråga
    jeg
    minä
    minun
    ja
    mój
    moja
    mám
    mój
    я
    мне
    мой
    моя
    мені
    ben
    benim
    én
    eu sunt
    εγώ
    μου
    أنا
    tôi
    """
)
# The same in scripts without blanks.
MYSELF_WITHIN = phrases("私\n我\n저는\n제가\nผม\nดิฉัน\nฉัน")
# Those who ask for several, or for a firm.
OURSELVES = phrases(
    """
    kami
    kita
    we
    our
    wir
    unser
    unsere
    nous
    notre
    nosotros
    nuestra
    nuestro
    nós
    nossa
    nosso
    noi
    nostra
    nostro
    wij
    onze
    vi
    мы
    наш
    наша
    biz
    chúng tôi
    """
)
# How people begin, as parts of words.
GREETINGS = phrases(
    """
    assalam
    asalam
    asslm
    salam
    selamat
    slmt
    dengan hormat
    permisi
    punten
    kulonuwun
    sugeng
    shalom
    om swastiastu
    halo
    hallo
    hello
    hi
    hai
    good morning
    good afternoon
    good day
    dear
    to whom
    guten
    sehr geehrte
    bonjour
    bonsoir
    buenas
    buenos
    hola
    bom dia
    boa tarde
    olá
    buongiorno
    buonasera
    goede
    geachte
    hej
    hei
    dzień dobry
    dobrý
    здравствуй
    добрый
    доброго
    merhaba
    sayın
    xin chào
    สวัสดี
    你好
    您好
    こんにちは
    안녕
    """
)
# How an official is called, before what is said or behind it.
CALLED = phrases(
    """
    pak
    bu
    bapak
    ibu
    min
    mimin
    admin
    kak
    kakak
    gan
    mas
    mbak
    bang
    kang
    teh
    bos
    dinas
    sir
    madam
    officer
    damen und herren
    monsieur
    madame
    señores
    señor
    senhores
    tuan
    puan
    encik
    """
)
# To which address of his own one shall answer.
ANSWER_TO = phrases(
    """
    balas ke
    dibalas ke
    balas saja ke
    balas lewat
    balas via
    jawab ke
    jawabannya ke
    dijawab ke
    balasannya ke
    balasan ke
    kirim ke
    kirimkan ke
    dikirim ke
    kirim jawaban ke
    reply to
    answer to
    respond to
    write to me at
    antworten sie an
    antwort an
    antworten an
    répondre à
    réponse à
    responder a
    respondan a
    respuesta a
    responder para
    rispondere a
    antwoord naar
    svara till
    svar til
    """
)
