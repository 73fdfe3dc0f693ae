"""The tables: what the current release holds, and the archive of every release."""

from portal.database.tables.areas import (
    Alias,
    Area,
    BorderPostcode,
    Council,
    Outcode,
    Place,
    PostcodeException,
    PostcodeSector,
    Settlement,
)
from portal.database.tables.inspections import (
    CaseAudit,
    Estimate,
    Finding,
    Inspection,
    Judgment,
    NationalRate,
    RecordingRate,
)
from portal.database.tables.reference import Force, Programme, Question, Source
from portal.database.tables.releases import Change, Correction, Release, ReleaseFile, RowHistory, StoredFile
from portal.database.tables.support import SupportChannel, SupportRole, SupportService
from portal.database.tables.table import Table, dataset_table

__all__ = [
    "Alias",
    "Area",
    "BorderPostcode",
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
    "RowHistory",
    "Settlement",
    "Source",
    "StoredFile",
    "SupportChannel",
    "SupportRole",
    "SupportService",
    "Table",
    "dataset_table",
]
