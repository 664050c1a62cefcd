"""How much of a message is looked at. Mail is hostile input: every walk over it ends at one of these numbers."""

from __future__ import annotations

MAX_OCTETS = 64 * 1024 * 1024  # a mail beyond this is read up to here; its octets are kept whole elsewhere
MAX_DEPTH = 20  # multiparts inside multiparts
MAX_PARTS = 500  # leaves and multiparts together
MAX_FIELDS = 1_000  # header fields of one part
MAX_FIELD_LINES = 10_000  # continuation lines of one header field
MAX_FIELD_OCTETS = 64 * 1024  # one header field, unfolded
MAX_PARAMETERS = 100  # of one Content-Type or Content-Disposition
MAX_ADDRESSES = 2_000  # mailboxes in one field
MAX_IDENTITIES = 500  # message ids in one field
MAX_TEXT = 2_000_000  # characters of body text
MAX_LINES = 100_000  # lines of body text
MAX_HTML = 2_000_000  # characters of HTML that are turned into text
MAX_ATTACHMENT_TEXT = 100_000  # characters of text read in one attachment
MAX_FILENAME = 200  # octets; file systems take 255
