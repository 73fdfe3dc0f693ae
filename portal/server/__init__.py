"""What is between a page and the wire."""
