"""The engine, the tables, and what is kept of a release."""
