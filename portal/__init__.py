"""On the Record: police inspection grades and crime-recording rates, with support for victims.

Nothing is imported here, so that a process that only draws charts does not load the web site.
"""
