"""The labels of a quoted header block ("Dari:", "Sent:", "Betreff:") by language: data for ``quote_letters``."""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

# Labels of a quoted header block, by what they say.
LABELS: dict[str, tuple[str, ...]] = {
    "from": phrases(
        """
        šalje
        pošiljatelj
        द्वारा
        от кого
        кімнен
        пошиљалац
        dari
        daripada
        pengirim
        from
        von
        de
        da
        van
        från
        fra
        lähettäjä
        od
        odesílatel
        odosielateľ
        feladó
        de la
        expéditeur
        remitente
        mittente
        afzender
        от
        від
        από
        kimden
        gönderen
        מאת
        من
        از
        từ
        จาก
        发件人
        发信人
        发送人
        发 件 人
        寄信人
        來自
        寄件者
        寄件人
        發件人
        差出人
        送信者
        送信元
        보낸 사람
        보낸사람
        보낸이
        보낸 이
        발신자
        발신인
        nuo
        no
        saatja
        kellelt
        од
        frá
        nga
        nork
        kimdən
        प्रेषक
        से
        প্রেরক
        থেকে
        mula kay
        mula sa
        """
    ),
    "date": phrases(
        """
        жіберілді
        dikirim
        dikirim pada
        tanggal
        terkirim
        tarikh
        dihantar
        sent
        date
        sent on
        date sent
        gesendet
        gesendet am
        datum
        envoyé
        envoyé le
        date d'envoi
        enviado
        enviado el
        enviado em
        enviada
        enviada em
        enviat
        fecha
        data
        inviato
        inviata
        data invio
        verzonden
        verstuurd
        skickat
        sendt
        dato
        lähetetty
        päivämäärä
        päiväys
        wysłane
        wysłano
        odesláno
        odoslané
        elküldve
        dátum
        küldve
        trimis
        poslano
        дата
        отправлено
        дата отправки
        надіслано
        ημερομηνία
        στάλθηκε
        tarih
        gönderildi
        gönderme tarihi
        נשלח
        תאריך
        تاريخ
        التاريخ
        تم الإرسال
        تاریخ
        ngày
        đã gửi
        ngày gửi
        วันที่
        ส่งแล้ว
        发送时间
        发送時間
        发件时间
        发信时间
        时间
        時間
        日 期
        日期
        发送日期
        寄件日期
        寄件時間
        傳送時間
        發送日期
        發送時間
        傳送日期
        送信日時
        日付
        日時
        보낸 날짜
        날짜
        보낸날짜
        보낸 시간
        보낸시간
        보낸 일시
        일시
        išsiųsta
        nosūtīts
        sūtīts
        datums
        saadetud
        kuupäev
        poslato
        datum slanja
        испратено
        послато
        изпратено
        датум
        dërguar
        dagsetning
        bidaltze-data
        göndərildi
        भेजा गया
        दिनांक
        পাঠানো
        তারিখ
        ipinadala
        petsa
        """
    ),
    "to": phrases(
        """
        кімге
        kepada
        ke
        untuk
        penerima
        to
        an
        à
        pour
        a
        para
        per
        aan
        naar
        till
        til
        vastaanottaja
        do
        komu
        címzett
        către
        za
        кому
        προς
        kime
        alıcı
        אל
        إلى
        به
        đến
        tới
        ถึง
        收件人
        收信人
        收 件 人
        收件者
        宛先
        받는 사람
        받는사람
        받는이
        받는 이
        수신자
        수신인
        수신
        destinataire
        destinatario
        destinatário
        kam
        saaja
        kellele
        adressaat
        kome
        prima
        primatelj
        до
        коме
        за
        për
        nori
        kimə
        प्रति
        প্রতি
        para kay
        """
    ),
    "subject": phrases(
        """
        тақырып
        perihal
        hal
        subjek
        subyek
        judul
        subject
        betreff
        objet
        sujet
        asunto
        assunto
        assumpte
        oggetto
        onderwerp
        ämne
        emne
        aihe
        otsikko
        temat
        předmět
        předmet
        predmet
        tárgy
        subiect
        zadeva
        тема
        θέμα
        konu
        נושא
        الموضوع
        موضوع
        chủ đề
        tiêu đề
        เรื่อง
        หัวเรื่อง
        主题
        主 题
        标题
        主旨
        主 旨
        標題
        主題
        件名
        題名
        제목
        주제
        tema
        temats
        tēma
        teema
        naslov
        наслов
        предмет
        относно
        efni
        subjekti
        gaia
        mövzu
        विषय
        বিষয়
        paksa
        """
    ),
    "cc": phrases(
        """
        tembusan
        salinan
        sk
        cc
        bcc
        kopie
        copie
        copia
        cópia
        kopi
        kopia
        kopio
        dw
        kopie (cc)
        másolat
        копия
        копія
        κοινοποίηση
        bilgi
        עותק
        نسخة
        抄送
        抄 送
        抄送人
        副本
        참조
        """
    ),
    "other": phrases(
        """
        reply-to
        balas-ke
        balas ke
        importance
        priority
        prioritas
        lampiran
        attachments
        attachment
        anlagen
        pièces jointes
        message-id
        organization
        mailed-by
        signed-by
        """
    ),
}

# What heads a letter on paper says of its day; the others are words of mail programs.
DATES_OF_LETTERS = frozenset(
    words(
        """tanggal tarikh date datum fecha data dato päivämäärä päiväys dátum дата ημερομηνία tarih תאריך تاريخ
    التاريخ تاریخ ngày วันที่ 日期 日付 날짜 datums kuupäev датум dagsetning दिनांक তারিখ petsa"""
    )
)
