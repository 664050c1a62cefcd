"""Pure: what an entry tells, as paragraphs: its facts, its list, its limits, cut to what was asked and to the case."""
