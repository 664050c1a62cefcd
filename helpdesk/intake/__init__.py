"""Intake: from a mail in a mailbox to a ticket with a draft; and what accounts for every mail afterwards."""
