"""Pure: figures and export."""
