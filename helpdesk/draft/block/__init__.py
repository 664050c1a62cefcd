"""Pure: the block of each question of a mail, looked at with all the others: what is ours, named, open, told before."""
