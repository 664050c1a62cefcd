"""Review: everything that people do with a ticket and its reply before a letter goes."""
