"""Pure: what a question asks and of what, by the words of it and of its mail: nothing of this needs an entry."""
