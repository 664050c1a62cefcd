"""What an absence note says beside who is away: data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# ... and what to do instead.
INSTEAD = phrases(
    """
    limited access to
    no access to
    intermittent access
    upon my return
    when i return
    when i am back
    when i'm back
    as soon as i return
    i will reply
    i will respond
    i'll reply
    i'll respond
    in urgent cases
    in case of emergency
    for urgent matters
    for anything urgent
    for immediate assistance
    if your matter is urgent
    if it is urgent
    if it's urgent
    if you need immediate
    if this is urgent
    during my absence
    in my absence
    please contact
    untuk hal mendesak
    untuk hal yang mendesak
    untuk hal penting
    untuk keperluan mendesak
    untuk urusan mendesak
    jika mendesak
    bila mendesak
    apabila mendesak
    selama saya tidak
    setelah saya kembali
    sekembalinya saya
    akses terbatas
    silakan menghubungi
    silakan hubungi
    silahkan hubungi
    dapat menghubungi
    akan saya balas
    akan membalas
    in dringenden fällen
    in dringenden angelegenheiten
    wenden sie sich bitte
    nicht weitergeleitet
    en cas d'urgence
    en cas d’urgence
    merci de contacter
    veuillez contacter
    en caso de urgencia
    para asuntos urgentes
    em caso de urgência
    para assuntos urgentes
    per urgenze
    in caso di urgenza
    bij dringende
    voor dringende
    neem contact op
    vid brådskande
    ved hastende
    kiireellisissä
    w pilnych
    v naléhavých
    по срочным
    please direct your
    please use
    please email
    please write to
    please call
    please reach out to
    my colleague
    my successor
    for urgent
    urgent matters
    akan kami balas
    akan kami tanggapi
    untuk keperluan penting
    bila penting
    silakan email
    dialihkan ke
    erreichen sie
    bitte an
    ihre nachricht wird nicht
    bei dringenden
    pour toute urgence
    pour toute question urgente
    contactez
    ne seront pas lus
    si es urgente
    en caso urgente
    llame al
    para qualquer urgência
    se urgente
    per questioni urgenti
    per comunicazioni urgenti
    contattare
    in dringende gevallen
    vid akuta
    i hastetilfælde
    w razie potrzeby
    по срочным вопросам
    в срочных случаях
    please direct all
    please direct any
    please forward your
    please redirect
    future correspondence
    please send all
    please resend
    sila hubungi
    urusan segera
    hal urgent
    utk urgent
    untuk urgent
    jika urgent
    kalau urgent
    bila urgent
    apabila urgent
    sangat urgent
    bisa hub
    dapat hub
    harap hub
    mohon hub
    hal yg mendesak
    utk hal
    when we return
    when we are back
    when we're back
    when we reopen
    when the office reopens
    on my return
    after my return
    once i return
    once i am back
    in urgent
    urgent?
    for assistance please
    for assistance contact
    i will get back to you when
    will respond when
    will reply when
    reply upon
    respond upon
    akan dibalas setelah
    kami balas setelah
    kami respon setelah
    will not be forwarded
    not be forwarded
    not checking email
    not be checking
    not monitoring
    will be answered
    on our return
    silakan kirim
    silahkan kirim
    kirim ke alamat
    use instead
    instead.
    mohon hubungi
    harap hubungi
    доступ к почте
    se for urgente
    pour les urgences
    kalau penting
    going forward
    will not return until
    and will return on
    as soon as we are back
    as soon as we return
    as soon as i am back
    as soon as i'm back
    when i get back
    when we get back
    wenden sie sich
    nach meiner rückkehr
    nach unserer rückkehr
    vertritt mich
    vertretung
    dès notre retour
    dès mon retour
    à mon retour
    à notre retour
    a mi regreso
    a mi vuelta
    cuando regrese
    a nuestro regreso
    comuníquese con
    favor de contactar
    no meu retorno
    ao retornar
    quando retornar
    em caso urgente
    contacte
    contate
    al mio rientro
    al mio ritorno
    al nostro rientro
    rivolgersi
    bij terugkomst
    zodra ik terug
    dringende zaken
    när jag är tillbaka
    når jeg er tilbage
    når jeg er tilbake
    kun palaan
    w sprawach pilnych
    sprawach pilnych
    po powrocie
    po mém návratu
    po návratu
    po mojom návrate
    visszatérésem
    по возвращении
    після повернення
    silakan wa
    silahkan wa
    silakan telepon
    silahkan telepon
    silakan telpon
    berubah menjadi
    alamat baru
    sebarang urusan
    perkara mustahak
    hal-hal mendesak
    hal2 mendesak
    mohon menghubungi
    harap menghubungi
    bisa menghubungi
    urusan urgent
    urusan penting
    tugas saya digantikan
    digantikan oleh
    digantikan sementara
    untuk sementara digantikan
    selama ketidakhadiran
    selama cuti
    can't wait
    cannot wait
    can help in my
    please forward
    will reply to your email then
    reply to you then
    während meiner abwesenheit
    pendant mon absence
    en mon absence
    pendant cette période
    durante mi ausencia
    en mi ausencia
    durante minha ausência
    na minha ausência
    durante la mia assenza
    in mia assenza
    tijdens mijn afwezigheid
    bij afwezigheid
    under min frånvaro
    under mit fravær
    i mitt fravær
    poissaoloni aikana
    podczas mojej nieobecności
    w czasie mojej nieobecności
    během mé nepřítomnosti
    távollétem
    в мое отсутствие
    в моё отсутствие
    за моєї відсутності
    yokluğumda
    asunto urgente
    asuntos urgentes
    favor contactar
    favor contatar
    wordt niet gelezen
    worden niet gelezen
    werden nicht gelesen
    nicht gelesen
    kontakt venligst
    venligst kontakt
    vennligst kontakt
    vänligen kontakta
    per necessità
    setelah kembali
    consulta urgente
    consultas urgentes
    escriba a
    escribir a
    """
)
# Thanks begin a person's answer too.
THANKED = phrases(
    """
    thank you for your email
    thank you for your e-mail
    thank you for your message
    thanks for your email
    thanks for your message
    terima kasih atas email
    terima kasih atas pesan
    vielen dank für ihre
    """
)
