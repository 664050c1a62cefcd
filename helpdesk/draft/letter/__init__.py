"""Pure: the letter around the blocks: its frame and sections, nothing said twice; news; what people made of it."""
