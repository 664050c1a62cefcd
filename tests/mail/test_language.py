"""The language of a mail, above all of short informal Indonesian."""

from __future__ import annotations

import pytest

from helpdesk.mail.language import detect
from helpdesk.mail.language_model import classify
from helpdesk.mail.parse import parse
from tests.campaigns.mutation import corpus


@pytest.mark.parametrize(
    "text",
    [
        "min gmn ya brp lama",
        "halo",
        "syarat sip apa aja kak",
        "trs biayanya brp?",
        "udh sy kirim td pagi, mhn dicek",
        "Yth. Bapak/Ibu, bersama ini saya lampirkan berkas permohonan.",
        "siap pak terimakasih",
        "mau nanya dong soal reklame",
        "izin praktik",
        "Assalamualaikum, mau tanya syarat perpanjangan makam",
        "sugeng enjing, badhe tanglet syarat perpanjangan makam",
        "Please dibantu ya min, urgent nih, izin saya kapan keluar",
        "status permohonan saya?",
    ],
)
def test_indonesian_is_known_however_short(text: str) -> None:
    assert detect(text) == "id"


@pytest.mark.parametrize(
    "text",
    [
        "How long does it take?",
        "Hi, what documents do I need to renew my SIP?",
        "Thanks",
        "Dear Sir, I would like to ask about izin praktik dokter.",
        "Is the fee still the same?",
    ],
)
def test_english_is_known_with_indonesian_names_in_it(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wie lange dauert die Genehmigung für mein Geschäft?", "de"),
        ("Quels documents dois-je fournir pour la demande ?", "fr"),
        ("営業許可を申請したいです", "ja"),
        ("请问如何办理许可证", "zh"),
        ("Можно ли получить разрешение?", "ru"),
        ("허가 신청은 어떻게 하나요?", "ko"),
    ],
)
def test_other_languages_are_told_by_their_letters(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Magandang umaga po, ano po ang mga kinakailangan para sa lisensya ng negosyo ko sa Jakarta?",
        "Guten Tag, welche Unterlagen brauche ich?",
        "Ngingathanda ukwazi ngemvume yokwakha indlu yami entsha",
        "Дали можам да добијам дозвола за градба?",
        "Salve, quid mihi opus est ad licentiam petendam pro aedificatione domus meae?",
    ],
)
def test_a_language_has_a_code_of_two_letters_or_none(text: str) -> None:
    assert (detect(text) or "xx").isascii()
    assert len(detect(text) or "xx") == 2


def test_the_model_on_disk_says_of_every_mail_what_the_package_says_that_holds_it_in_memory() -> None:
    from py3langid import langid  # 100 MB

    texts = [text for octets in corpus() if (text := parse(octets).text[:3_000].strip())]

    assert len(texts) > 100
    assert [classify(text) for text in texts] == [str(langid.classify(text)[0]) for text in texts]
