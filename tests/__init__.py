"""The tests mirror `portal/`; what is about all pages stands in `site/` and `browser/`."""
