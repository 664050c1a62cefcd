"""Absence notes in languages that say it in one word or without blanks: data for ``absence``."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Who is away, in languages that say it in one word or without blanks; and what to do instead.
AWAY_ELSEWHERE = phrases(
    """
    ofis dışındayım
    ofiste değilim
    izindeyim
    tatildeyim
    szabadságon vagyok
    házon kívül vagyok
    jestem nieobecny
    jestem nieobecna
    nahajam se na
    на отпуска
    я в отпуске
    нахожусь в отпуске
    у відпустці
    λείπω
    απουσιάζω
    休暇中
    休暇を
    不在に
    不在のため
    出張中
    正在休假
    不在办公室
    不在辦公室
    休假中
    出差
    외출 중
    부재중
    휴가 중
    휴가입니다
    nghỉ phép
    vắng mặt
    ลาพักร้อน
    ไม่อยู่ที่สำนักงาน
    אני בחופשה
    לא נמצא במשרד
    في إجازة
    خارج المكتب
    در مرخصی
    休業
    休診
    外出中
    휴무
    출장 중
    휴가로
    교육 중
    不在公司
    年假中
    放假
    出差中
    お休みをいただ
    お休みさせて
    izinliyim
    izinde olacağım
    izinli olacağım
    szabadságomat töltöm
    不在位
    부재 중
    正在休
    休年假
    年休
    """
)
INSTEAD_ELSEWHERE = phrases(
    """
    acil
    sürgős
    w pilnych
    w nagłych
    срочн
    терміново
    επείγον
    緊急
    急ぎ
    以降に
    如有急事
    紧急
    急事
    급한
    긴급
    khẩn cấp
    gấp
    เร่งด่วน
    דחוף
    عاجل
    فوری
    以降
    尽快回复
    盡快回覆
    회신드리겠
    답변드리겠
    再回复
    再回覆
    обращайтесь
    по всем вопросам
    звоните
    kiireelliset
    如有紧急
    代表番号
    後日ご
    後日改めて
    後日返信
    """
)
