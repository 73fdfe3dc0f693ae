"""The services that have a part of their own on the support pages, by their names in the dataset."""

from __future__ import annotations

EMERGENCY = "emergency-999"
SILENT_CALL = "silent-solution"
NATIONAL_LINE = "victim-support-supportline"
RAPE = "rape-crisis-247"
CHILDREN = "childline"
