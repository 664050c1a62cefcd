"""What phones and mail programs write below a mail by themselves: data for ``sent_from``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

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
    powered by
    sent from
    sent via
    sent with
    sent using
    sent by
    von meinem
    gesendet mit
    gesendet von
    gesendet aus der
    von unterwegs gesendet
    diese nachricht wurde von meinem
    envoyé de mon
    envoyé depuis
    envoyé à partir de
    envoyé à partir d'outlook
    envoyé à partir d’outlook
    enviado desde
    enviado do meu
    enviado do
    enviado pelo
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
    odesláno pomocí
    odoslané z
    trimis de pe
    poslano s
    отправлено
    послано с
    надіслано з
    στάλθηκε από
    εστάλη από
    נשלח מה
    נשלח מהאייפון
    נשלח מהטלפון
    أرسلت من
    أُرسلت من
    مرسل من
    مُرسل من
    مرسلة من
    ارسال شده از
    ارسال از
    فرستاده شده از
    تم الإرسال من
    gửi từ
    đã gửi từ
    được gửi từ
    ส่งจาก
    发自
    發自
    寄自
    傳送自
    签名由
    來自我的
    来自我的
    来自网易手机
    從我的
    发送自
    yahoo mail:
    yahoo mail -
    enviada do meu
    enviada desde
    enviat des de
    saadetud
    išsiųsta iš
    imetumwa kutoka
    გამოგზავნილია
    გაგზავნილია
    ուղարկված է
    dërguar nga
    испратено од
    послато са
    gestuur vanaf
    gestuur van
    verstuur vanaf
    seolta ó
    anfonwyd o
    жіберілді
    göndərilib
    ipinadala mula
    ipinadala gamit
    sent úr
    sent frá
    bidalia
    yuborildi
    nosūtīts no
    изпратено от
    poslato sa
    sent on my
    sent on the go
    dihantar melalui
    ipinadala mula sa
    मेरे
    """
)
# What stands after "Sent from"/"Dikirim dari" when a program wrote it: a sentence of a person seldom has these.
DEVICES = (
    *words(
        """iphon ipad ipod apple mac android samsung galaxy xiaomi redmi oppo vivo realme huawei nokia lumia htc sony
    xperia motorola blackberry phone mobile handheld device tablet smartphone ponsel spark k-9 airmail canary
    bluemail mailbird superhuman fairemail edison newton foxmail gmx web.de perangkat yahoo gmail outlook hotmail
    windows mail proton tutanota aol zoho zimbra nexus pixel telefon handy mobil móvil celular telefono telefoon
    телефон смартфон почт 手机 手機 邮箱 行動 携帯 휴대폰 스마트폰 הנייד هاتف typeapp
    微信 钉钉 飞书 אייפון הטלפון אנדרואיד آيفون آیفون
    أندرويد boxer typos brevity thunderbird nine mailspring mymail"""
    ),
    *phrases("hp saya\n메일 앱\naqua mail"),
)
# Where the device stands first: "iPhone'umdan gönderildi", "iPhone-ról küldve".
SENT_BEHIND = phrases(
    """
    gönderildi
    küldve
    から送信
    より送信
    에서 보냄
    에서 보냈
    에서 보냈습니다
    에서 보낸 메일
    से भेजा
    থেকে পাঠানো
    """
)
# How programs advertise themselves: "Get Outlook for iOS" ...
GET = phrases(
    """
    get
    download
    try
    install
    dapatkan
    unduh
    muat turun
    obter
    obtenha
    baixe
    baixar
    obtener
    obtén
    descargar
    descarga
    télécharger
    téléchargez
    obtenir
    obtenez
    scarica
    ottieni
    hämta
    hent
    last ned
    lataa
    hanki
    pobierz
    stáhnout
    stáhněte si
    získat
    získajte
    stiahnuť
    töltse le
    obțineți
    descărcați
    preuzmi
    preuzmite
    prenesite
    получить
    скачать
    загрузить
    установить
    отримати
    завантажити
    изтегляне на
    λήψη
    holen sie sich
    laden sie
    tải
    nhận
    รับ
    ดาวน์โหลด
    skaffa
    получите
    скачайте
    завантажте
    stiahnite si
    získejte
    pridobite
    nabavite
    zdobądź
    gauti
    gaukite
    iegūt
    iegūstiet
    hankige
    sækja
    ottenere
    cungado
    pakua
    获取
    下载
    取得
    下載
    הורד
    קבל את
    احصل على
    الحصول على
    """
)
# ... or, in other languages, with the verb behind.
GET_BEHIND = phrases(
    """
    beziehen
    holen
    herunterladen
    downloaden
    ophalen
    edinin
    uygulamasını edinin
    alın
    indir
    indirin
    を入手
    をダウンロード
    다운로드
    가져오기
    beszerzése
    letöltése
    प्राप्त करें
    """
)
APPS = phrases(
    """
    outlook
    bluemail
    typeapp
    yahoo mail
    gmail
    mailspring
    spark
    mymail
    aqua mail
    thunderbird
    mail.ru
    proton mail
    """
)
PROGRAMS = (
    *APPS,
    *words("aol airmail canary superhuman edison avast avg mailtrack mailsuite mixmax tuta spike shortwave missive"),
    "em client",
)
# Programs with names that are words as well: they count where nothing stands beside them.
NAMED_AS_WORDS = (
    *PROGRAMS,
    *words("hey front mimestream twist boxer acompli newton polymail postbox mailbird mailo"),
    *phrases("the bat\nthe bat!\nnotion mail\nproton"),
)
SENT_WITH = phrases(
    "envoyé avec\nenviado con\nenviado com\ninviato con\ngesendet über\ngesendet via\nverzonden via"
    "\nskickat med\nskickat via\nsendt med\nsendt via\nwysłane za pomocą\nотправлено с помощью"
)
# Where these lead to, in whatever language the words are.
LINKS = phrases(
    """
    aka.ms/
    onelink.me/
    overview.mail.yahoo
    yho.com/
    mail.yahoo.com/mobile
    bluemail.me
    typeapp.com
    sparkmailapp.com
    airmailapp.com
    getmailspring.com
    proton.me/mail
    protonmail.com
    outlook.com/mobile
    aol.com/mobile
    mailapp.mail.ru
    trk.mail.ru
    mail.ru/mobile
    canarymail.io
    edison.tech
    superhuman.com
    mymail.my.com
    go.microsoft.com/fwlink
    avast.com/
    avg.com/
    mailtrack.io
    mailsuite.com
    mixmax.com
    tuta.com/
    shortwave.com
    spikenow.com
    missiveapp.com
    emclient.com
    """
)
SYSTEMS = phrases(
    """
    ios
    android
    iphone
    ipad
    windows
    mac
    macos
    mobile
    desktop
    """
)
