"""Charts: pure functions from typed rows to Vega-Lite, built with Altair."""
