"""Pure: the questions in a mail, and the entries that may answer them."""
