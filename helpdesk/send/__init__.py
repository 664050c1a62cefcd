"""Send: the outbox and the way of a letter out of it, at most once."""
