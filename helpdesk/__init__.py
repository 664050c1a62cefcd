"""helpdesk: an email counselling desk for a permit office."""
