"""What begins and ends a quote only between dashes, since bare they are any words: data for ``quote_letters``."""

from __future__ import annotations

from helpdesk.mail.words import phrases

MESSAGE_FROM = phrases(
    """
    message from
    nachricht von
    message de
    mensaje de
    mensagem de
    messaggio da
    messaggio di
    bericht van
    meddelande från
    pesan dari
    wiadomość od
    zpráva od
    сообщение от
    """
)
END_OF_MESSAGE = phrases(
    """
    end message from
    end of message from
    ende der nachricht
    fin du message
    fin del mensaje
    fim da mensagem
    fine messaggio
    fine del messaggio
    einde bericht
    einde van bericht
    slut på meddelande
    akhir pesan
    koniec wiadomości
    konec zprávy
    конец сообщения
    """
)
# Between dashes, behind a quote.
END_OF_QUOTE = phrases(
    """
    end of original message
    end original message
    end of forwarded message
    end forwarded message
    end of message
    akhir pesan asli
    akhir pesan terusan
    akhir dari pesan
    ende der originalnachricht
    ende der weitergeleiteten nachricht
    fin du message transféré
    fin del mensaje reenviado
    fim da mensagem encaminhada
    fine messaggio inoltrato
    einde doorgestuurd bericht
    конец пересылаемого сообщения
    """
)
