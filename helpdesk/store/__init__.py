"""Edge: the database. The only place with SQL; rows become nouns here."""
