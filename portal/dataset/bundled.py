"""The datasets that came with earlier versions of the site, by the hash of their content.

A site that still publishes one of them is told of the newer figures; one that publishes anything else is left alone.
Whoever changes the bundled dataset adds the hash that it had in the version before.
"""

from __future__ import annotations

EARLIER_DATASETS = frozenset(
    {
        "69252f89024a1426f59db0a367226a1fa3e51383fe8dd6be63ff2b76d4d78934",
        "60ac12abc6bdfd3ea20a61ebebf4985d2d0d49c1bf6a38a905ff2dd5742de2bc",
        "6aaeb7c17357182bf3c29c9e953ea555b3ae869bf94353c724b007f090e041e2",
        "341bd522c0e03fad768888042d7b5c0a85d1defdbb7a939e83f1b8c41646c293",
    }
)
