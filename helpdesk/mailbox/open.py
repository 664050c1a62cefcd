"""Choose the adapter for a mailbox."""

from __future__ import annotations

from helpdesk.config import MailboxConfig
from helpdesk.mailbox.imap import ImapMailbox
from helpdesk.mailbox.maildir import MaildirMailbox
from helpdesk.mailbox.protocol import Mailbox


def open_sent(config: MailboxConfig) -> Mailbox:
    """Return the folder of sent mail that ``config`` names, not yet connected."""
    return ImapMailbox(config, sent=True)


def open_mailbox(config: MailboxConfig) -> Mailbox:
    """Return the mailbox that ``config`` describes, not yet connected."""
    match config.kind:
        case "imap":
            return ImapMailbox(config)
        case "maildir":
            return MaildirMailbox(config)
