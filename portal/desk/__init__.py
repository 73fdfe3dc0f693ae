"""The desk that keeps the record fresh: what was published, what a report says, what still answers."""
