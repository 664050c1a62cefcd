"""Pure: what a mail tells of who wrote it and of their case: how to address them, what they did, what befell them."""
