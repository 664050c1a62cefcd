"""Pure: answer blocks and the letter they make, from what a question asks (``asked``) up to the ``letter``."""
