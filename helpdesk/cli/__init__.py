"""The command ``helpdesk``: it reads arguments, calls one step, and prints."""
