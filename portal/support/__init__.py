"""Which services help whom, in which order, and whether they are open: pure code, without Flask or a database."""
