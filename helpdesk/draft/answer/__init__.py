"""Pure: how one question is answered: by which entries and narrow answers, and with which sentence first."""
