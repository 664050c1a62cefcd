"""Pure: application stages, working days, legal terms."""
