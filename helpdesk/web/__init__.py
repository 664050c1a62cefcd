"""Edge: the pages of the desk."""
