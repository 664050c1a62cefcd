"""The words by which mail programs mark quotes, by language: data for ``quote_letters``, matched without case.

Indonesian and Malay, English, and those of the commonest other programs: German, French, Spanish, Portuguese, Italian,
Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Slovak, Hungarian, Romanian, Croatian, Slovenian, Russian,
Ukrainian, Greek, Turkish, Hebrew, Arabic, Persian, Vietnamese, Thai, Chinese, Japanese, Korean, Catalan, Tagalog.
"""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

# The verb at the end or in the middle of "On Monday, Budi wrote:".
WROTE = phrases(
    """
    menulis
    menuliskan
    tulis
    berkata
    wrote
    writes
    said
    schrieb
    schrieb folgendes
    hat geschrieben
    a écrit
    a ecrit
    écrivait
    escribió
    escribio
    ha escrit
    va escriure
    escreveu
    ha scritto
    scriveva
    schreef
    schreef het volgende
    heeft geschreven
    het volgende geschreven
    skrev
    følgende
    kirjoitti
    napisał(a)
    napisał
    napisała
    pisze
    napsal(a)
    napsal
    napsala
    napisal
    napisala
    napísal(a)
    napísal
    napísala
    írta
    ezt írta
    a scris
    a scris următoarele
    je napisao/la
    je napisao
    je napisala
    napisao je
    je pisal
    написал(а)
    написал
    написала
    пишет
    писал
    писал(а)
    пише
    написав
    έγραψε
    yazdı
    şunu yazdı
    şunları yazdı
    כתב
    כתבה
    ‏כתב
    كتب
    نوشت
    đã viết
    viết
    เขียน
    เขียนว่า
    写道
    寫道
    のメール
    書きました
    님이 작성
    작성
    wrote the following
    wrote in message
    sinulat
    쓴 글
    이(가) 쓴 글
    님이 쓴 글
    님의 말
    님이 쓴 메시지
    kirjutas
    rašė
    rakstīja
    написа
    shkroi
    लिखा
    লিখেছেন
    sumulat
    nagsulat
    ने लिखा
    """
)
# How such a line begins.
STARTS = words(
    """pada di tanggal on at am den em el le la il op på pa kl dne dňa w dnia v dana u la в у στις στο tarihinde בתאריך
    ביום في بتاريخ در vào เมื่อ 在 于 于 noong dia en a az pe oseba kirjutas quoting în in
    na ngày την mnamo më"""
)
QUOTING = phrases(
    """
    quoting
    zitat von
    citando
    citando a
    mengutip
    quotando
    citaat van
    selon
    en réponse à
    in antwort auf
    en respuesta a
    em resposta a
    in risposta a
    in reply to
    replying to
    menjawab surel
    menjawab email
    membalas pesan
    citát
    cytowanie
    cytat
    цитирую
    """
)
# "-----Original Message-----" and its kin: between dashes, or alone on a line.
ORIGINAL = phrases(
    """
    original
    pesan asli
    pesan asal
    mesej asal
    original message
    mail original
    e-mail original
    courriel original
    correo original
    e-mail original
    mail originale
    original meddelande
    wiadomość pierwotna
    orijinal e-posta
    original text
    initial header
    pesan awal
    surel asli
    email asli
    email sebelumnya
    previous message
    vorherige nachricht
    urspr. nachricht
    original email
    original mail
    reply message
    replied message
    ursprüngliche nachricht
    original-nachricht
    originalnachricht
    message d'origine
    message d’origine
    message original
    message initial
    mensaje original
    mensagem original
    missatge original
    messaggio originale
    messaggio originario
    oorspronkelijk bericht
    origineel bericht
    ursprungligt meddelande
    originalmeddelande
    algne kiri
    algne sõnum
    oriģinālais ziņojums
    sākotnējais ziņojums
    oprindelig meddelelse
    original meddelelse
    opprinnelig melding
    alkuperäinen viesti
    wiadomość oryginalna
    oryginalna wiadomość
    původní zpráva
    původní e-mail
    pôvodný e-mail
    pôvodná správa
    eredeti üzenet
    mesaj original
    mesajul original
    izvorna poruka
    izvirno sporočilo
    оригинално съобщение
    оригинална порука
    исходное сообщение
    оригинальное сообщение
    вихідне повідомлення
    оригінальне повідомлення
    αρχικό μήνυμα
    özgün ileti
    orijinal mesaj
    orijinal ileti
    הודעה מקורית
    الرسالة الأصلية
    رسالة أصلية
    پیام اصلی
    thư gốc
    tin nhắn gốc
    ข้อความต้นฉบับ
    ข้อความดั้งเดิม
    原始邮件
    原邮件
    回复的原邮件
    回复的邮件
    原始邮件信息
    邮件原文
    原文
    原始郵件
    原始信件
    元のメッセージ
    オリジナルメッセージ
    원본 메시지
    원본 메일
    원본메일
    원본메시지
    원래 메시지
    원문 메시지
    원문
    """
)
FORWARDED = phrases(
    """
    pesan terusan
    pesan diteruskan
    pesan yang diteruskan
    diteruskan
    email diteruskan
    mulai pesan yang diteruskan
    awal pesan yang diteruskan
    mulakan mesej yang dimajukan
    mesej dimajukan
    forwarded message
    forwarded by
    forwarded mail
    forwarded email
    begin forwarded message
    start of forwarded message
    start forwarded message
    weitergeleitete nachricht
    weitergeleitete mail
    anfang der weitergeleiteten nachricht
    anfang der weitergeleiteten e-mail
    message transféré
    message transmis
    message réexpédié
    début du message transféré
    début du message réexpédié
    mensaje reenviado
    inicio del mensaje reenviado
    mensagem encaminhada
    mensagem reencaminhada
    início da mensagem encaminhada
    início da mensagem reencaminhada
    missatge reenviat
    messaggio inoltrato
    inizio messaggio inoltrato
    doorgestuurd bericht
    begin doorgestuurd bericht
    vidarebefordrat meddelande
    vidarebefordrat brev
    påbörja vidarebefordrat mejl
    videresendt meddelelse
    videresendt besked
    videresendt melding
    start på videresendt besked
    edelleenlähetetty viesti
    välitetty viesti
    välitetty viesti alkaa
    wiadomość przekazana dalej
    wiadomość przekazana
    przekazana wiadomość
    początek przekazywanej wiadomości
    přeposlaná zpráva
    preposlaná správa
    továbbított üzenet
    mesaj redirecționat
    mesaj forwardat
    proslijeđena poruka
    posredovano sporočilo
    пересылаемое сообщение
    пересланное сообщение
    пересылаемое письмо
    начало переадресованного сообщения
    переслане повідомлення
    προωθημένο μήνυμα
    iletilmiş mesaj
    yönlendirilmiş ileti
    yönlendirilen ileti
    iletilen mesaj
    הודעה שהועברה
    رسالة معاد توجيهها
    پیام باز ارسال شده
    thư đã chuyển tiếp
    thư chuyển tiếp
    ข้อความที่ส่งต่อ
    转发的邮件
    转发邮件
    轉寄的郵件
    轉寄郵件
    转发的原邮件
    転送メッセージ
    転送されたメッセージ
    전달된 메시지
    전달된 메일
    mulai meneruskan pesan
    awal pesan terusan
    email yang diteruskan
    """
)
# Lines under which nothing new stands: other helpdesks ask for answers above them.
ABOVE = phrases(
    """
    reply above this line
    please reply above this line
    please type your reply above this line
    type your response above this line
    write above this line to reply
    balas di atas garis ini
    balas di atas baris ini
    tulis balasan anda di atas baris ini
    antworten sie oberhalb dieser linie
    répondre au-dessus de cette ligne
    """
)
# The same in whatever wording, between ornaments: to answer, above, a line.
TO_ANSWER = words(
    """reply respond response answer write type balas balasan membalas jawab tulis antworten antwort répondre réponse
    responder responda respuesta resposta rispondere rispondi risposta antwoord antwoorden svara svar svare odpowiedz
    odpowiedź ответ ответить yanıtla yanıt odpověď odpovězte 回复 回覆 返信"""
)
OVER = words(
    """above atas oberhalb über au-dessus encima arriba acima sopra boven ovanför over yli powyżej выше üstüne nad 上方
    以上"""
)
THE_LINE = words(
    """line garis baris linie zeile ligne línea linea linha regel lijn linjen raden linje linią линии черты строки
    satırın řádek 线 線 行"""
)
# Prefixes by which a subject says that the mail was passed on.
FORWARD_SUBJECT = words(
    """fwd fw trs terusan diteruskan wg tr rv enc i vs doorst vb pd továbbítás yml ilt 转发 轉寄 転送 전달"""
)
# What web mail leaves in place of a quote that it folds.
HIDDEN = phrases(
    """
    quoted text hidden
    message clipped
    teks kutipan disembunyikan
    pesan terpotong
    zitierter text ausgeblendet
    texte des messages précédents masqué
    el texto citado está oculto
    texto das mensagens anteriores oculto
    testo tra virgolette nascosto
    tekst uit oorspronkelijke bericht is verborgen
    цитируемый текст скрыт
    引用テキストを表示しない
    引用文字已隐藏
    """
)
