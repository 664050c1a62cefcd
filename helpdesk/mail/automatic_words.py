"""How programs give themselves away: sentences and addresses, as data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

# What a read receipt without its machine-readable part says.
READ = phrases(
    """
    was read
    was displayed
    was delivered
    has been read
    read receipt
    return receipt
    without being read
    telah dibaca
    dibaca pada
    tanpa dibaca
    sudah dibaca
    wurde gelesen
    gelesen am
    a été lu
    fue leído
    ha sido leído
    foi lida
    è stato letto
    è stata letta
    is gelezen
    lästes
    blev læst
    ble lest
    luettiin
    została przeczytana
    přečtena
    прочитано
    прочтено
    okundu
    開封
    已读
    已讀
    읽었
    has been displayed
    has been opened
    was opened
    displayed on
    was received by
    has been received by
    gelesen
    wurde am
    lue le
    lu le
    lida em
    letta il
    letto il
    gelezen op
    lästes den
    læst den
    """
)
# How a newsletter says that one may leave.
UNSUBSCRIBE = phrases(
    """
    unsubscribe
    opt out
    manage your preferences
    manage preferences
    email preferences
    view in browser
    view this email in
    berhenti berlangganan
    berhenti menerima email
    lihat di browser
    abmelden
    abbestellen
    se désabonner
    se désinscrire
    darse de baja
    cancelar la suscripción
    cancelar inscrição
    descadastrar
    disiscriviti
    cancellati
    uitschrijven
    avprenumerera
    отписаться
    退订
    配信停止
    수신거부
    """
)
# Why one got what one did not ask for, as newsletters say it at their end.
WHY_SENT = phrases(
    """
    you are receiving this
    you're receiving this
    you received this email because
    you received this e-mail because
    you have received this email because
    this email was sent to you because
    because you subscribed
    because you signed up
    because you opted in
    because you are subscribed
    anda menerima email ini karena
    anda menerima e-mail ini karena
    anda menerima surel ini karena
    anda menerima pesan ini karena
    anda mendapatkan email ini karena
    email ini dikirim kepada anda karena
    email ini dikirimkan kepada anda karena
    karena anda berlangganan
    karena anda terdaftar
    karena terdaftar sebagai
    anda menerima emel ini kerana
    sie erhalten diese e-mail
    sie erhalten diese email
    sie erhalten diesen newsletter
    vous recevez cet e-mail
    vous recevez ce message car
    vous recevez cet email
    vous recevez cette newsletter
    recibe este correo porque
    recibes este correo porque
    ha recibido este correo porque
    está recebendo este e-mail porque
    você recebeu este e-mail porque
    ricevi questa email
    hai ricevuto questa email
    u ontvangt deze e-mail
    je ontvangt deze e-mail
    du får detta mejl
    du modtager denne e-mail
    otrzymujesz tę wiadomość
    вы получили это письмо
    вы получаете это письмо
    bu e-postayı almanızın nedeni
    このメールは配信を希望
    您收到此邮件
    您收到這封郵件
    """
)
# Services that ask the sender to prove that he is a person, as labels of their domains.
CHALLENGERS = words("spamarrest boxbe mailinblack knowspam sendio bluebottle vanquish 0spam")
# Local-parts nobody reads.
NOBODY = words(
    """noreply no-reply no_reply no.reply donotreply do-not-reply do_not_reply do.not.reply dontreply nepasrepondre
    notification notifications notify notifikasi alert alerts cron cronjob root daemon nobody www-data apache nagios
    zabbix icinga jenkins grafana alertmanager logwatch voicemail mailer-daemon postmaster mailer autoreply auto-reply
    listserv majordomo mailman ezmlm lyris sympa
    automailer auto-confirm autoresponder robot no-replies donotreplay system-notification jangan-dibalas
    tidak-dibalas jangandibalas monitor monitoring"""
)
# Of these the ones that people write from as well, small companies above all: whoever asks from there is somebody.
PERHAPS_SOMEBODY = words("postmaster nobody alert alerts robot mailer daemon root apache grafana icinga")
# What forms on web sites call the words that somebody wrote into them.
MESSAGE_LABELS = phrases(
    """
    pesan
    isi pesan
    isi
    isi pengaduan
    isi laporan
    pertanyaan
    komentar
    keluhan
    saran
    message
    your message
    message body
    comment
    comments
    question
    enquiry
    inquiry
    details
    nachricht
    ihre nachricht
    votre message
    mensaje
    mensagem
    messaggio
    bericht
    meddelande
    besked
    melding
    viesti
    wiadomość
    zpráva
    üzenet
    mesaj
    сообщение
    текст сообщения
    повідомлення
    μήνυμα
    mesej
    内容
    お問い合わせ内容
    留言
    문의 내용
    내용
    """
)
NEWSLETTER = words(
    """newsletter newsletters news marketing promo promotion promotions promosi campaign mailing deals offers offer
    digest updates bulletin buletin"""
)
# Local-parts of desks and systems: people write from there too, but a mail that says it is automatic is.
ROLES = words(
    """info admin administrator system sistem service services support help helpdesk cs care customercare
    customerservice layanan pelayanan billing account accounts akun security webmaster office sekretariat hrd hr it
    ict bank tagihan
    konfirmasi informasi scanner printer copier fax backup server monitoring workflow order orders sales invoice kontak
    contact hello halo team tim callcenter call-center contactcenter soporte servicio atencion suporte atendimento
    servizio assistenza kundenservice kundendienst kontakt klantenservice kundtjanst pengaduan aduan bantuan registry
    ppid reception enquiries enquiry inquiry feedback mail email reservation booking app portal web
    biuro urzad kancelaria rathaus buergeramt poststelle accueil secretariat mairie secretaria segreteria ufficio
    oficina ayuntamiento gemeente kommun kommune postmottak registrator asiakaspalvelu kirjaamo podatelna iletisim
    destek bilgi otp verifikasi verification"""
)
# Till when somebody is away.
UNTIL = phrases(
    """
    sampai
    kembali beroperasi
    kembali pada
    kembali tanggal
    hingga
    s.d
    s/d
    until
    through
    till
    returning
    back on
    bis
    jusqu
    hasta
    até
    fino al
    tot
    till och med
    til
    до
    sehingga
    sd tanggal
    sd tgl
    t/m
    inclus
    bis zum
    asti
    saakka
    """
)
