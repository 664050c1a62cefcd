"""Edge: where citizens' mail is read from; one protocol, one adapter a kind of mailbox."""
