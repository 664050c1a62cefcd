"""Pure: octets to a Message and back; what is new in it, who wrote it, where it belongs."""
