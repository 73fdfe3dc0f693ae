"""README.md, followed to the letter."""
