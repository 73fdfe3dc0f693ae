"""What a cell of a column may hold, in words, from the description that checks it."""

from portal.dataset.description import FieldDescription, TableDescription
from portal.words.language import Language


def cell_words(field: FieldDescription, table: TableDescription, language: Language) -> str:
    """Type, unit, range and references of a column, and whether it may be empty: `a whole number, 0 to 100`."""
    parts = [_type_words(field, language)]
    if field.unit:
        parts.append(_unit_words(field.unit, language))
    parts += _range_words(field, language)
    target = _target(field, table)
    if target:
        parts.append(language.gettext("names a row of %(table)s", table=f"“{target}”"))
    if field.unique:
        parts.append(language.gettext("each value once"))
    if not field.required:
        parts.append(language.gettext("may be empty"))
    return ", ".join(parts)


def _type_words(field: FieldDescription, language: Language) -> str:
    if field.list_separator:
        return language.gettext("a list, separated by “%(separator)s”", separator=field.list_separator)
    if field.partial_date:
        return language.gettext("a date to the day, the month or the year, such as 2018-12")
    return {
        "integer": language.gettext("a whole number"),
        "number": language.gettext("a number"),
        "date": language.gettext("a day, such as 2019-01-15"),
        "string": language.gettext("text"),
    }[field.type]


def _unit_words(unit: str, language: Language) -> str:
    return {
        "percent": language.gettext("as a percentage"),
        "percentage points": language.gettext("in percentage points"),
        "crimes a year": language.gettext("in crimes a year"),
        "reports": language.gettext("in reports"),
        "people": language.gettext("in people"),
        "fraction": language.gettext("as a fraction of one"),
    }.get(unit, unit)


def _range_words(field: FieldDescription, language: Language) -> list[str]:
    low, high = (None if bound is None else language.number(bound) for bound in (field.minimum, field.maximum))
    if low is not None and high is not None:
        return [language.gettext("%(low)s to %(high)s", low=low, high=high)]
    return [] if low is None else [language.gettext("at least %(low)s", low=low)]


def _target(field: FieldDescription, table: TableDescription) -> str | None:
    if field.references:
        return field.references[0]
    for key in table.foreign_keys:
        if field.name in key.columns:
            return key.table
    return None
