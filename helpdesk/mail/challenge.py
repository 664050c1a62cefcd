"""Challenges in plain words: a program holds our mail back until a person, and not a machine, has gone to a page."""

from __future__ import annotations

from helpdesk.mail import notes
from helpdesk.mail.automatic_marks import answers_another
from helpdesk.mail.words import any_of, phrases
from helpdesk.model.message import Message
from helpdesk.pattern import Pattern

# What is to be proved to it.
_HUMAN = phrases(
    """
    you are human
    you're human
    you are a human
    you're a human
    you are a person
    you are a real person
    you're a real person
    you are a real human
    you are not a robot
    you're not a robot
    you are not a machine
    you are not a spammer
    you are a legitimate sender
    anda bukan robot
    anda bukan mesin
    anda manusia
    anda adalah manusia
    anda seorang manusia
    awak bukan robot
    sie ein mensch sind
    sie kein roboter sind
    vous êtes humain
    vous êtes une personne
    vous n'êtes pas un robot
    es una persona
    no es un robot
    é humano
    é uma pessoa
    não é um robô
    è una persona
    non è un robot
    u geen robot bent
    u een mens bent
    du är människa
    du inte är en robot
    jesteś człowiekiem
    nie jesteś robotem
    вы не робот
    вы человек
    robot olmadığınızı
    bạn không phải là robot
    """
)
# What is held back till then.
_HELD = phrases(
    """
    your message
    your email
    your e-mail
    your mail
    my inbox
    this account
    this mailbox
    email anda
    surel anda
    pesan anda
    e-mel anda
    ihre nachricht
    ihre e-mail
    votre message
    votre courriel
    votre e-mail
    su mensaje
    su correo
    sua mensagem
    seu e-mail
    il suo messaggio
    la sua e-mail
    uw bericht
    uw e-mail
    ditt meddelande
    twoja wiadomość
    ваше письмо
    ваше сообщение
    mesajınız
    e-postanız
    thư của bạn
    """
)
_PROVES = Pattern(rf"(?<!\w){any_of(_HUMAN)}(?!\w)")
_HOLDS = Pattern(rf"(?<!\w){any_of(_HELD)}(?!\w)")


def challenge(message: Message, words: str) -> str:
    """Return how a text challenges its reader, or an empty string: what is held back, what to prove, and where.

    Who is challenged himself and writes of it asks something or tells what he did.
    """
    lowered = words.lower()
    if "http" not in lowered or "?" in words or not answers_another(message):
        return ""
    proves = _PROVES.search(lowered)
    if proves is None or not _HOLDS.search(lowered) or "past" in notes.all_signs(message, words):
        return ""
    return f"challenge: {proves[0]}"
