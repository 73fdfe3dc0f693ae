"""The releases of the figures, and what each changed against the one before."""

from portal.api import schemas
from portal.api.parameters import Parameter
from portal.api.resource import Field, Resource, attribute
from portal.api.shared_fields import label
from portal.dataset.description import description
from portal.facts.vocabulary import ChangeKind, CorrectionKind
from portal.words.language import Language

MOST_RELEASES = 999_999_999


def release_resources(language: Language) -> tuple[Resource, ...]:
    """The resources about releases."""
    return _releases(language), _changes(language)


def _releases(language: Language) -> Resource:
    _ = language.gettext
    number = schemas.whole_number(
        _("The number of the release, from 1."), minimum=1, maximum=MOST_RELEASES, examples=[1]
    )
    earlier = schemas.nullable(
        schemas.whole_number(_("The earlier release that it brought back; null if it brought back none."), minimum=1)
    )
    return Resource(
        path="releases",
        table="releases",
        record_name="Release",
        title=_("Releases"),
        description=_("Each published state of the figures, which stays as it was."),
        fields=(
            attribute("number", number, always=True),
            attribute("published_at", schemas.text(_("When it was published, in UTC."), format="date-time")),
            attribute("content_hash", schemas.text(_("The SHA-256 of its files, in the order of their names."))),
            attribute("note", schemas.text(_("What its publisher wrote about it."))),
            attribute("restored_from", earlier),
            label(
                _("The release in words, with its day."),
                lambda row: _(
                    "Release %(number)s of the figures, %(date)s",
                    number=row.number,
                    date=language.date(row.published_at.date()),
                ),
            ),
        ),
        filters=(),
        sort=("number", "published_at"),
        order=("-number",),
        caveats=(),
        path_name=Parameter("number", number, required=True, table="releases", column="number"),
    )


def _changes(language: Language) -> Resource:
    _ = language.gettext
    kinds = {
        ChangeKind.ADDED: _("A row was added"),
        ChangeKind.CHANGED: _("A cell was changed"),
        ChangeKind.WITHDRAWN: _("A row was withdrawn"),
    }
    table = schemas.text(_("The table of the dataset."))
    nullable = schemas.nullable
    number = schemas.whole_number(
        _("The release that made the change."), minimum=1, maximum=MOST_RELEASES, examples=[1]
    )
    return Resource(
        path="changes",
        table="changes",
        record_name="Change",
        title=_("Changes"),
        description=_(
            "What each release changed against the one before it; "
            "of the first release, the corrections that it brings along."
        ),
        fields=(
            attribute("release_number", number, always=True),
            attribute(
                "position",
                schemas.whole_number(_("Its place among the changes of the release."), minimum=0),
                always=True,
            ),
            attribute("table", table),
            attribute("key", schemas.text(_("The row's key, its parts joined by “/”."))),
            attribute("kind", schemas.word(_("What was done."), ChangeKind)),
            attribute(
                "column",
                nullable(
                    schemas.text(_("The column that was changed; null where a whole row was added or withdrawn."))
                ),
            ),
            attribute("was", nullable(schemas.text(_("What was there; null if nothing.")))),
            attribute("now", nullable(schemas.text(_("What is there; null if nothing.")))),
            attribute(
                "reason_kind",
                nullable(schemas.word(_("Whether it corrects an error or brings newer knowledge."), CorrectionKind)),
            ),
            Field(
                "reason",
                nullable(schemas.text(_("Why a published figure was altered or withdrawn."))),
                lambda row: language.choose(row.reason, row.reason_cy),
            ),
            label(_("What was done, in words."), lambda row: kinds[row.kind]),
        ),
        filters=(
            Parameter("release_number", number, table="releases", column="number"),
            _several("table", table["description"], [item.name for item in description()], language),
            _several("kind", _("What was done."), list(ChangeKind), language),
            _several(
                "reason_kind",
                _("Whether it corrects an error or brings newer knowledge."),
                list(CorrectionKind),
                language,
            ),
        ),
        sort=("release_number", "table", "key", "kind"),
        order=("-release_number", "position"),
        caveats=(),
    )


def _several(name: str, meaning: str, words: list[str], language: Language) -> Parameter:
    item = {"type": "string", "enum": [str(item) for item in words]}
    several = language.gettext("Several values are joined by commas.")
    return Parameter(
        name, schemas.array(f"{meaning} {several}", item, minItems=1, maxItems=len(words), uniqueItems=True)
    )
