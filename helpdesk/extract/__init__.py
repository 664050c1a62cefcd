"""Edge: what stands in the files that people attach, read by a guarded worker process that a bomb cannot take down."""
