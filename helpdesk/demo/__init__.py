"""The demo office: citizens of our own making who write mails, and a server that keeps what they get."""
