"""Taking figures away: tables, citations, feeds and whole releases as files that others' tools can read."""
