"""Every word that a reader reads, in both languages."""
