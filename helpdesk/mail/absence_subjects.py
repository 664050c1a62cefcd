"""Subjects of absence notes and other automatic answers: data for ``automatic``, matched without case."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# A subject that begins so is an absence note or another automatic answer.
AWAY_SUBJECTS = phrases(
    """
    balasan otomatis
    balas otomatis
    jawaban otomatis
    respon otomatis
    respons otomatis
    pesan otomatis
    balas automatik
    maklum balas automatik
    maklumbalas automatik
    auto balas
    balasan automatik
    jawapan automatik
    sedang cuti
    saya sedang cuti
    sedang tidak di kantor
    sedang tidak berada di
    tidak berada di
    sedang dinas
    sedang libur
    sedang bercuti
    bercuti
    cuti
    di luar kantor
    sedang di luar kantor
    tidak di kantor
    tidak di tempat
    dinas luar
    automatic reply
    automatic response
    automatic answer
    automated reply
    automated response
    automated answer
    autoreply
    auto reply
    auto-reply
    auto response
    auto-response
    autoresponse
    autoresponder
    auto responder
    auto:
    auto-respond
    out of office
    out of the office
    out-of-office
    out of office autoreply
    outofoffice
    ooo:
    oof:
    i am out of
    i'm out of
    away from
    away from my mail
    i am away
    i'm away
    away message
    away notice
    on vacation
    on leave
    on holiday
    on annual leave
    on maternity leave
    vacation
    vacation reply
    vacation message
    vacation notice
    vacation response
    vacation auto
    annual leave
    absence notice
    notice of absence
    absent
    currently unavailable
    abwesenheit
    abwesend
    ich bin nicht im büro
    nicht im büro
    automatische antwort
    automatische rückantwort
    automatische abwesenheit
    autoantwort
    urlaub
    réponse automatique
    réponse d'absence
    message d'absence
    absence du bureau
    absence de
    absent du bureau
    absente
    je suis absent
    en congé
    respuesta automática
    respuesta automatica
    contestación automática
    fuera de la oficina
    fuera de oficina
    ausente
    ausencia
    estoy de vacaciones
    resposta automática
    resposta automatica
    fora do escritório
    ausência temporária
    ausência
    ausente do escritório
    estou de férias
    risposta automatica
    risponditore automatico
    fuori sede
    fuori ufficio
    assente
    automatisch antwoord
    automatisch bericht
    automatische beantwoording
    afwezig
    niet aanwezig
    autosvar
    automatiskt svar
    frånvaro
    frånvarande
    automatisk svar
    fravær
    fraværende
    ikke på kontoret
    ikke til stede
    automaattinen vastaus
    poissa
    lomalla
    odpowiedź automatyczna
    automatyczna odpowiedź
    autoodpowiedź
    nieobecność
    automatická odpověď
    automatická odpoveď
    mimo kancelář
    nepřítomnost
    automatikus válasz
    házon kívül
    răspuns automat
    automatski odgovor
    samodejni odgovor
    автоматический ответ
    автоответ
    нет на месте
    в отпуске
    автоматична відповідь
    αυτόματη απάντηση
    otomatik yanıt
    otomatik cevap
    ofis dışında
    תשובה אוטומטית
    رد تلقائي
    trả lời tự động
    ตอบกลับอัตโนมัติ
    自动回复
    自动答复
    自動回覆
    自動応答
    自動返信
    不在通知
    fraværsmelding
    frånvaromeddelande
    poza biurem
    nieobecny
    автоматичен отговор
    аутоматски одговор
    відсутній
    automatinis atsakymas
    automātiska atbilde
    automaatvastus
    automatisk besvarelse
    ikke til stede
    absenzmeldung
    absenz
    resposta automàtica
    respondedor automático
    מענה אוטומטי
    الرد التلقائي
    خارج المكتب
    پاسخ خودکار
    स्वचालित
    awtomatikong tugon
    vắng mặt
    外出
    休假
    отсутствие
    отсутствую
    не в офисе
    poissaolo
    poissaoloviesti
    不在応答
    不在の連絡
    自動送信
    自動配信
    外出自動回覆
    부재중 자동
    부재중 자동 회신
    자동 회신
    자동회신
    자동응답
    자동 답장
    자동답장
    자동 응답
    부재중
    away from office
    away from the office
    automatisk besked
    automatisk meddelelse
    automatisk melding
    automatiskt meddelande
    automatische nachricht
    message automatique
    mensaje automático
    mensagem automática
    messaggio automatico
    wiadomość automatyczna
    автоматическое сообщение
    otomatik mesaj
    automatic message
    automated message
    自動メッセージ
    自动消息
    mesej automatik
    jawaban automatis
    balasan automatis
    תגובה אוטומטית
    הודעת היעדרות
    स्वतः उत्तर
    स्वचालित उत्तर
    sjálfvirkt svar
    jibu otomatiki
    jibu la kiotomatiki
    erantzun automatikoa
    resposta automática
    аўтаматычны адказ
    автоматты жауап
    avtomatik cavab
    avtomatik javob
    автоматски одговор
    ավտոմատ պատասխան
    ავტომატური პასუხი
    përgjigje automatike
    স্বয়ংক্রিয় উত্তর
    outomatiese antwoord
    ymateb awtomatig
    freagra uathoibríoch
    """
)
# Of these the ones that citizens ask about as well: not believed without a second sign.
AMBIGUOUS = frozenset(
    phrases(
        """
        cuti
        sedang cuti
        libur
        sedang libur
        dinas luar
        sedang dinas
        tidak berada di
        auto:
        absent
        vacation
        annual leave
        on vacation
        on leave
        on holiday
        on annual leave
        on maternity leave
        away from
        out of office
        out of the office
        out-of-office
        urlaub
        外出
        休假
        """
    )
)
# Anywhere in a subject: "Budi is out of the office (returning ...)".
AWAY_WITHIN_SUBJECT = phrases(
    """
    is out of the office
    is out of office
    am out of the office
    (out of office)
    [out of office]
    (ooo)
    is on leave
    is on vacation
    is away
    sedang tidak di kantor
    sedang di luar kantor
    sedang cuti (
    ist außer haus
    ist nicht im haus
    ist abwesend
    est absent
    está ausente
    è fuori sede
    è assente
    is afwezig
    (automatic reply)
    (auto reply)
    (balasan otomatis)
    """
)
