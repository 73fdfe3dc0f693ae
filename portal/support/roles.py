"""The services that have a part of their own on the support pages, by their names in the dataset."""

from __future__ import annotations

EMERGENCY = "emergency-999"
SILENT_CALL = "silent-solution"
EMERGENCY_TEXT = "emergency-sms"
EMERGENCY_RELAY = "relay-uk"
EMERGENCY_BSL = "999-bsl"
DANGER = (EMERGENCY, SILENT_CALL, EMERGENCY_TEXT, EMERGENCY_RELAY, EMERGENCY_BSL)

NATIONAL_LINE = "victim-support-supportline"

# They report, compensate, inform or hear complaints; a victim who looks for somebody to talk to is not sent there.
OFFICES = (
    "non-emergency-101",
    "crimestoppers",
    "cica",
    "witness-service",
    "victim-contact-scheme",
    "unwanted-prisoner-contact",
    "iopc",
    "phso",
    "victims-commissioner",
    "respect-phoneline",
    "rights-of-women",
)
