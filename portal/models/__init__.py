"""The tables: what the current release holds, and the archive of every release."""

from portal.models.areas import Area, Council, Outcode, Place, PostcodeException, PostcodeSector
from portal.models.inspections import CaseAudit, Estimate, Finding, Inspection, Judgment, NationalRate, RecordingRate
from portal.models.reference import Force, Programme, Question, Source
from portal.models.releases import Change, Correction, Release, ReleaseFile, StoredFile
from portal.models.support import SupportChannel, SupportService
from portal.models.table import Table, dataset_table

__all__ = [
    "Area",
    "CaseAudit",
    "Change",
    "Correction",
    "Council",
    "Estimate",
    "Finding",
    "Force",
    "Inspection",
    "Judgment",
    "NationalRate",
    "Outcode",
    "Place",
    "PostcodeException",
    "PostcodeSector",
    "Programme",
    "Question",
    "RecordingRate",
    "Release",
    "ReleaseFile",
    "Source",
    "StoredFile",
    "SupportChannel",
    "SupportService",
    "Table",
    "dataset_table",
]
