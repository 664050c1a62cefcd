"""Words that mean something else where they stand: "old" and not "long", the state of land and not of a request."""

import pytest

from helpdesk.match.asked import Answering, asked_aspects
from helpdesk.match.aspects import aspects_of, usual
from helpdesk.match.senses import in_sense
from helpdesk.model.question import Aspect

NOBODY_LOOKED = Answering(None, 0.0, out_of_scope=False)


@pytest.mark.parametrize(
    "text",
    [
        "Pakai izin lama saja boleh?",
        "surat penutupan dari klinik lama diminta ga?",
        "SIP yang lama dikembalikan ke mana?",
        "alamat lama masih tercetak, apa harus diganti?",
        "apa perlu lampirkan KTP lama?",
    ],
)
def test_what_is_old_does_not_take_long(text: str) -> None:
    words = usual(text)
    assert " usang" in in_sense(words)
    assert Aspect.DURATION not in {*aspects_of(words), *asked_aspects(words, NOBODY_LOOKED)}


@pytest.mark.parametrize(
    "text",
    [
        "lamanya berapa?",
        "lama ga ya?",
        "prosesnya lama ga?",
        "lama proses izin kosnya",
        "izinnya lama ga?",
        "biaya dan lamanya",
        "berapa lama surat itu jadi?",
    ],
)
def test_what_takes_long_is_not_old(text: str) -> None:
    words = usual(text)
    assert in_sense(words) == words
    assert Aspect.DURATION in asked_aspects(words, NOBODY_LOOKED)


@pytest.mark.parametrize(
    "text",
    [
        "Apakah status kepemilikan tanahnya memengaruhi?",
        "status badan hukum kami CV, apa bisa?",
        "apa status perkawinan saya dipermasalahkan?",
        "ruko dengan status sewa, apakah tetap boleh?",
    ],
)
def test_the_status_of_something_else_is_not_that_of_an_application(text: str) -> None:
    words = usual(text)
    assert Aspect.STATUS not in {*aspects_of(words), *asked_aspects(words, NOBODY_LOOKED)}


def test_the_status_of_an_application_is_asked_about() -> None:
    for text in ("status permohonan saya gimana?", "mohon info status SIP saya", "statusnya masih verifikasi?"):
        assert in_sense(usual(text)) == usual(text)
        assert Aspect.STATUS in asked_aspects(usual(text), NOBODY_LOOKED)
