"""What stands between a page and the wire."""
