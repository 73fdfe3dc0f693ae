"""The published facts, and what the files mean."""
