"""Pure: answer blocks and the letter they make."""
