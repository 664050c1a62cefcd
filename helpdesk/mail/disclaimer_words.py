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
    registered in england
    registered in scotland
    registered in ireland
    registered in northern ireland
    company registered in
    sitz der gesellschaft
    registergericht
    geschäftsführer:
    geschäftsführung:
    siège social
    rcs paris
    esta mensagem e
    esta mensagem é
    esta mensagem, incluindo
    esta mensagem pode conter
    este email e
    este e-mail é
    este correio eletrónico
    aviso: esta mensagem
    aviso legal:
    as informações contidas
    a informação contida
    registered office
    emails sent to and from
    e-mails sent to and from
    emails to and from
    all email sent to
    all emails sent
    p please consider the environment
    p think before
    p save
    mohon pertimbangkan lingkungan
    save the environment
    please do not print this
    save paper
    think before you print
    virus-free
    virenfrei
    sans virus
    libre de virus
    livre de vírus
    privo di virus
    без вирусов
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
    este e-mail e
    le informazioni contenute in
    le informazioni contenute nel
    le informazioni contenute nella
    avviso di riservatezza
    avviso legale
    aviso de confidencialidade
    aviso de confidencialidad
    avis de confidentialité
    diese nachricht ist
    vertraulichkeitshinweis
    haftungsausschluss
    bitte denken sie an die umwelt
    email này và
    dit bericht is
    dit e-mailbericht
    niniejsza wiadomość
    """
)
# These begin people's sentences too: believed only where the words of the law follow.
MAYBE_DISCLAIMERS = phrases(
    """
    este e-mail
    este correo es
    este correo y
    la información contenida en
    a informação contida
    as informações contidas
    este email e
    este email pode
    ce courriel est
    ce message est
    ce message électronique
    cet e-mail
    cet email
    les informations contenues
    le contenu de ce
    afin de préserver
    diese e-mail
    diese email
    diese nachricht
    diese mitteilung
    die information in dieser
    die in dieser e-mail
    wichtiger hinweis:
    de informatie in dit
    de informatie verzonden
    de inhoud van dit
    dit e-mail bericht
    dit email
    dit bericht
    deze e-mail
    deze email
    den här e-posten
    detta e-postmeddelande
    detta meddelande
    informationen i detta
    denne e-mail
    denne e-post
    denne meddelelse
    tämä viesti
    tämä sähköposti
    treść tej wiadomości
    ta wiadomość
    wiadomość ta
    tato zpráva
    tento e-mail
    táto správa
    ez az e-mail
    ez az üzenet
    acest mesaj
    acest e-mail
    данное сообщение
    это сообщение
    это письмо
    настоящее сообщение
    информация, содержащаяся
    це повідомлення
    bu e-posta
    bu elektronik posta
    bu mesaj
    thông tin trong email này
    email này
    อีเมลนี้
    ข้อความนี้
    emel ini
    mesej ini
    notis:
    此邮件
    本邮件
    本電子郵件
    此電子郵件
    このメールは
    本メール
    이 메일은
    본 메일은
    هذه الرسالة
    هذا البريد
    esta mensagem
    questo messaggio
    questa e-mail
    questo documento è
    il contenuto della presente
    il contenuto di questa
    ai sensi del
    administratorem danych osobowych jest
    administratorem pani
    administratorem państwa danych
    klauzula informacyjna
    informationen zum datenschutz
    hinweise zum datenschutz
    datenschutzhinweis
    aviso de privacidad:
    protección de datos:
    este mensaje contiene
    el contenido de este
    este correo electrónico
    le informazioni trasmesse
    avertissement :
    email ini
    pesan ini
    surel ini
    e-mail ini
    this email
    this e-mail
    this message
    nota:
    antes de imprimir
    prima di stampare
    sebelum mencetak
    go green
    pensez à l'environnement
    denken sie an die umwelt
    piense en el medio ambiente
    """
)
LEGAL = phrases(
    """
    confidential
    privileged
    intended
    unauthori
    in error
    rahasia
    dimaksudkan
    penerima yang
    vertraulich
    bestimmungsgemäß
    unbefugt
    irrtümlich
    confidentiel
    par erreur
    secret professionnel
    confidencial
    confidenciai
    se não é o destinat
    por error
    por erro
    privilegiad
    riservat
    per errore
    privacy
    vertrouwelijk
    abusievelijk
    bestemd voor
    konfidentiell
    sekretess
    fortrolig
    konfidensiel
    luottamuksellis
    poufn
    danych osobowych
    datenschutz
    datos personales
    důvěrn
    dôvern
    bizalmas
    confidențial
    конфиденциальн
    конфіденційн
    εμπιστευτικ
    gizli
    bảo mật
    ความลับ
    保密
    机密
    機密
    기밀
    سري
    virus
    antivirus
    avast
    environment
    environnement
    umwelt
    ambiente
    lingkungan
    """
)
