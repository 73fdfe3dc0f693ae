"""`make bench`: how fast, how small and how steady the site is, measured side by side on the machine at hand."""
