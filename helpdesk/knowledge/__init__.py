"""Pure: the folder ``faq/`` read, checked and given a version."""
