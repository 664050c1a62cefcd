"""How letters end in the languages of the world, by the word that every such line holds: data for ``signature``.

"Mit freundlichen Grüßen", "Viele liebe Grüße aus Bonn" and "Herzlichst grüßt" have too many forms to list; the noun is
one of few. English and Indonesian use theirs in sentences too, so their lines are listed whole in ``signature_words``.
"""

from __future__ import annotations

from helpdesk.mail.words import phrases, words

# Nouns and forms of farewell; a few words may stand before and behind them.
FAREWELLS = phrases(
    """
    grüße
    grüßen
    grüsse
    grüssen
    gruesse
    gruessen
    gruß
    gruss
    groet
    groeten
    groetjes
    hälsning
    hälsningar
    hilsen
    hilsner
    salutations
    saludo
    saludos
    salutacions
    salutació
    cumprimentos
    saúdos
    saluti
    saluto
    terveisin
    tervehtien
    terveiset
    tervitades
    tervitustega
    lugupidamisega
    pozdrav
    pozdravi
    pozdravem
    pozdravom
    pozdravy
    pozdravljeni
    pozdrowieniami
    pozdrowienia
    poważaniem
    szacunku
    szacunkiem
    üdvözlettel
    üdvözletem
    tisztelettel
    stimă
    štovanjem
    spoštovanjem
    поштовањем
    уважением
    пожеланиями
    приветом
    почтением
    повагою
    побажаннями
    вітаннями
    поздрави
    поздрав
    уважение
    pagarba
    pagarbiai
    linkėjimais
    cieņu
    sveicieniem
    kveðja
    kveðju
    kveðjur
    εκτίμηση
    εκτίμησης
    χαιρετισμούς
    χαιρετισμοί
    saygılarımla
    saygılarımızla
    saygılar
    selamlar
    selamlarımla
    dileklerimle
    hörmətlə
    בברכה
    trân trọng
    kính thư
    thân ái
    thân mến
    """
)
# Whole lines of farewell without such a word.
FAREWELL_LINES = phrases(
    """
    lg
    vg
    vlg
    mfg
    hg
    br
    kr
    rg
    rgd
    rgds
    brgds
    brgrds
    kindly regards
    b. regards
    b.regards
    best regard
    kind regard
    warm regard
    warmest regards
    many regards
    thanks & rgds
    thanks and rgds
    thanks & best regards
    thanks, best regards
    thanks and kind regards
    thanks & kind regards
    with regards
    with warm regards
    with warmest regards
    with respect
    with gratitude
    with appreciation
    take care
    your sincerely
    your faithfully
    very truly yours
    yours respectfully
    yours ever
    faithfully
    faithfully yours
    warm wishes
    with best wishes
    with kindest regards
    herzlichst
    herzlich
    hochachtungsvoll
    hoogachtend
    högaktningsfullt
    ystävällisesti
    kunnioittavasti
    ærbødigst
    med vennlig hilsen
    mvh.
    muy atentamente
    le saluda atentamente
    les saluda atentamente
    lo saluda atentamente
    se despide atentamente
    respetuosamente
    atte
    atte.
    saludos y gracias
    att
    att.
    atenciosamente
    atentamente
    respeitosamente
    grato
    grata
    abraço
    abraços
    um abraço
    grande abraço
    abs
    abs.
    un abrazo
    abrazos
    in fede
    un cordiale saluto
    cdlt
    cdt
    bien à toi
    respectueusement
    très cordialement
    sincèrement
    z wyrazami szacunku
    serdecznie pozdrawiam
    pozdrawiam serdecznie
    pozdrawiam
    łączę pozdrowienia
    s úctou
    s pozdravom a prianím pekného dňa
    üdv
    köszönettel
    cu respect
    cu drag
    lp
    lep pozdrav
    s poštovanjem
    srdačno
    с уважение
    искренне ваш
    з найкращими побажаннями
    щиро ваш
    φιλικά
    με φιλικούς χαιρετισμούς
    iyi çalışmalar
    مع التحية
    مع التحيات
    مع أطيب التحيات
    مع خالص التحيات
    مع أطيب التمنيات
    أطيب التحيات
    خالص التحية
    تحياتي
    مع تحياتي
    مع خالص التحية
    وتفضلوا بقبول فائق الاحترام
    مع فائق الاحترام
    با احترام
    בכבוד רב
    ด้วยความเคารพ
    ด้วยความนับถือ
    ขอแสดงความนับถือ
    cordialmente
    مع الشكر
    با تشکر
    با سپاس
    ارادتمند
    yang benar
    yang ikhlas
    salam hormat kami
    sekian, terima kasih
    sekian terima kasih
    lubos na gumagalang
    gumagalang
    nagmamahal
    भवदीय
    भवदीया
    सादर
    धन्यवाद सहित
    शुभकामनाओं सहित
    ধন্যবাদান্তে
    বিনীত
    此致
    敬礼
    敬禮
    此致敬礼
    此致敬禮
    祝好
    祝商祺
    顺颂商祺
    順頌商祺
    敬上
    谨启
    謹啟
    祝工作顺利
    祝您工作愉快
    敬具
    草々
    以上
    תודה ובברכה
    תודה רבה ובברכה
    בברכה רבה
    cordially yours
    v/r
    all my best
    my best
    saudações
    saudações cordiais
    cordialità
    mvrgr
    vr gr
    kh
    vh
    bien respectueusement
    respectueuses salutations
    yang menjalankan amanah
    saya yang menjalankan amanah
    terima kasih & salam
    terima kasih dan salam hormat
    terima kasih & hormat kami
    """
)
# Formulas that fill a sentence: how it begins ...
FORMULA_BEGINS = phrases(
    """
    veuillez agréer
    veuillez recevoir
    veuillez croire
    je vous prie d'agréer
    je vous prie d’agréer
    je vous prie de croire
    je vous prie de recevoir
    nous vous prions d'agréer
    nous vous prions d’agréer
    recevez
    dans l'attente
    dans l’attente
    en vous remerciant
    en vous souhaitant
    sin otro particular
    sin más por el momento
    reciba un
    reciban un
    sem mais para o momento
    sem mais
    in attesa di un vostro riscontro, porg
    porgo
    porgiamo
    وتفضلوا بقبول
    تفضلوا بقبول
    مع فائق
    مع خالص
    مع وافر
    مع جزيل
    """
)
# ... and a word that it holds.
FORMULA_HOLDS = phrases(
    """
    salutations
    sentiments
    considération
    hommages
    saluda
    saludamos
    saludo
    despido
    despedimos
    subscrevo
    agradecemos
    atenciosamente
    saluti
    الاحترام
    التقدير
    التحية
    الشكر
    """
)
# What ends the line of a name where closings stand behind it.
BEHIND_NAMES = phrases(
    """
    드림
    올림
    배상
    敬上
    谨上
    謹上
    拜上
    谨启
    拝
    """
)

# Short ones that stand right before a name: "LG Jens", "Mvh Anna", "Gr. Jan".
BEFORE_NAMES = frozenset(
    words(
        """lg vg mfg bg glg vlg mvh vh mvg gr br kr rgds rgrds brgds cdt cdlt atte att abs bjs bj
        grüße grüsse gruss gruß hälsningar hilsen groet groeten groetjes pozdrawiam pozdr saludos saluti abraços
        terveisin terv selamlar saygılar pozdrav salam wassalam hormat üdv cordialement amicalement"""
    )
)
