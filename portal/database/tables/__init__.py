"""The tables: what the current release holds, and the archive of every release."""

from portal.database.tables.areas import Area, Council, Outcode, Place, PostcodeException, PostcodeSector
from portal.database.tables.inspections import (
    CaseAudit,
    Estimate,
    Finding,
    FollowUp,
    Inspection,
    Judgment,
    MissingReason,
    NationalFigure,
    NationalRate,
    RecordingRate,
    Scope,
)
from portal.database.tables.reference import AccountabilityNote, Force, Programme, Question, RoundNote, Source
from portal.database.tables.releases import Change, Correction, Release, ReleaseFile, StoredFile
from portal.database.tables.support import SupportChannel, SupportService, SupportWatch
from portal.database.tables.table import Table, dataset_table

__all__ = [
    "AccountabilityNote",
    "Area",
    "CaseAudit",
    "Change",
    "Correction",
    "Council",
    "Estimate",
    "Finding",
    "FollowUp",
    "Force",
    "Inspection",
    "Judgment",
    "MissingReason",
    "NationalFigure",
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
    "RoundNote",
    "Scope",
    "Source",
    "StoredFile",
    "SupportChannel",
    "SupportService",
    "SupportWatch",
    "Table",
    "dataset_table",
]
