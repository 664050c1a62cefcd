"""Pure: which required document an attachment is, and what is still missing."""
