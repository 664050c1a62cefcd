"""How reports of mail servers begin and where they end: data for ``bounce`` and ``bounce_text``."""

from __future__ import annotations

from helpdesk.mail.words import phrases

# Subjects of reports that all went well: no bounces.
SUCCESS_SUBJECTS = phrases(
    """
    relayed:
    delivered:
    expanded:
    terkirim:
    successful mail delivery
    delivery status notification (success)
    delivery status notification (relay)
    delivery status notification (expanded)
    delivery notification: delivery has been successful
    delivery receipt
    zugestellt:
    remis :
    entregado:
    delivered successfully
    return receipt (
    """
)
# First sentences of reports, at the beginning of a line: enough, with a subject, where the sender has no daemon's name.
OPENINGS = phrases(
    """
    a message that you sent could not
    a message you sent could not
    an error occurred while
    an error has occurred while
    could not be delivered
    could not deliver
    delivery has failed
    delivery failed
    delivery of the following
    delivery of your message
    delivery to the following
    did not reach the following
    failed to deliver
    hi. this is the
    i was unable to deliver
    i'm sorry to have to inform
    message could not be delivered
    message delivery failed
    message undeliverable
    our mail server could not
    sorry, i couldn't
    sorry, we were unable to deliver
    the attached message could not
    the following address
    the following message could not
    the following message to
    the following recipient
    the mail could not be delivered
    the message could not be delivered
    the message that you sent
    the message you sent
    the user(s) account
    this is an automatically generated delivery status
    this is the mail delivery
    this is the mail system
    this is the postfix
    this message was created automatically by mail delivery
    this message was undeliverable
    unable to deliver
    undeliverable mail
    we were unable to deliver
    xmail bounce
    error sending message
    message not delivered
    receiver not found
    sorry, your message could not
    this report relates to a message you sent
    your email could not be delivered
    your mail could not be delivered
    your message cannot be delivered
    your message could not be
    your message did not reach
    your message to
    your message was not delivered
    your message wasn't delivered
    pesan anda tidak terkirim
    pesan anda tidak dapat dikirim
    surel anda tidak dapat
    email anda tidak dapat dikirim
    ihre nachricht konnte nicht
    die folgende nachricht konnte nicht
    votre message n'a pas pu
    no se pudo entregar
    su mensaje no se ha podido
    sua mensagem não pôde
    il messaggio non è stato
    """
)
# Where the report ends and the message that could not be delivered begins.
ORIGINALS = phrases(
    """
    copy of the message
    copy of your message
    copy of the original
    original message
    original mail
    unsent message
    returned message
    undelivered message
    message header
    message headers
    header of the message
    headers of the message
    header follows
    message text follows
    message follows
    mail follows
    body of the message
    beginning of message
    below this line
    your message follows
    text of your message
    first part of your message
    message contents follow
    start of message
    start of returned
    transcript of message
    begin of message
    pesan asli
    ursprüngliche nachricht
    originalnachricht
    message original
    mensaje original
    messaggio originale
    """
)
