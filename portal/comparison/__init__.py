"""Comparing forces within one programme and one offence group: what is asked for, what may be said of it.

Pure functions of typed rows; `portal.queries.comparisons` fetches the rows.
"""
