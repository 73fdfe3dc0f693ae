"""The feeds: releases, corrections, and what is new of each force."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import Blueprint, Response

from portal.dataset.description import description
from portal.exports.citation import publisher
from portal.exports.feed import Entry, Feed, atom_bytes, json_feed_bytes
from portal.facts.rows import Release
from portal.facts.vocabulary import ChangeKind
from portal.pages.cards import summary
from portal.pages.correction_rows import CorrectionRow, newest_corrections
from portal.queries import profiles
from portal.queries.force_changes import force_changes
from portal.queries.histories import histories
from portal.queries.inspections import follow_ups_of_force
from portal.queries.releases import first_release, newest_releases, releases_by_number
from portal.web.addresses import address_of
from portal.web.context import current_language, session, settings
from portal.web.files import file_answer
from portal.words import record, terms
from portal.words.language import Language

blueprint = Blueprint("feeds", __name__)
# Enough that even a reader who seldom asks misses nothing.
MOST_RELEASES = 100
_FORMS = "any(atom, json)"


@blueprint.get(f"/feeds/releases.<{_FORMS}:form>")
def releases(form: str) -> Response:
    """Every release of the figures."""
    gettext = current_language().gettext
    entries = [
        Entry(
            name=f"release/{release.number}",
            title=_release_name(release),
            text=release.note or gettext("A new release of the figures."),
            address=address_of("data.one_release", number=release.number),
            published_at=release.published_at,
        )
        for release in newest_releases(session(), MOST_RELEASES)
    ]
    subtitle = gettext("Every published state of the figures, newest first.")
    title = gettext("On the Record: releases")
    return _answer("releases", form, title, subtitle, address_of("data.data"), entries)


@blueprint.get(f"/feeds/corrections.<{_FORMS}:form>")
def corrections(form: str) -> Response:
    """Every figure that was altered or withdrawn, with its reason."""
    gettext = current_language().gettext
    groups = newest_corrections(session(), current_language())
    published = releases_by_number(session(), {group.number for group in groups})
    entries = [
        Entry(
            name=f"release/{group.number}/change/{change.position}",
            title=f"{change.kind}: {change.subject}, {change.figure}",
            text=_correction_words(change, current_language()),
            address=f"{address_of('about.corrections')}#release-{group.number}",
            published_at=published[group.number].published_at,
        )
        for group in groups
        for change in group.changes
    ]
    title = gettext("On the Record: corrections")
    subtitle = gettext("Every published figure that was altered or withdrawn: what it was, what it is now, and why.")
    return _answer("corrections", form, title, subtitle, address_of("about.corrections"), entries)


@blueprint.get(f"/feeds/forces/<force_id>.<{_FORMS}:form>")
def force(force_id: str, form: str) -> Response:
    """What each release added to or changed in the figures of one force."""
    language = current_language()
    profile = profiles.profile(session(), force_id)
    name = terms.force_name(profile.force, language)
    changes = force_changes(session(), force_id, MOST_RELEASES)
    address = address_of("forces.force", force_id=force_id)
    entries = [
        Entry(
            name=f"release/{release.number}/force/{force_id}",
            title=language.gettext("%(force)s: %(release)s", force=name, release=_release_name(release)),
            text=_changes_words(changes[release.number], language)
            if release.number != 1
            else language.gettext("The first figures of this force."),
            address=address,
            published_at=release.published_at,
        )
        for release in releases_by_number(session(), {*changes, 1}).values()
    ]
    entries += _follow_up_entries(force_id, language)
    # A release comes before what it tells of, and the newest before the older.
    entries.sort(key=lambda entry: entry.published_at, reverse=True)
    title = language.gettext("On the Record: %(force)s", force=name)
    subtitle = language.gettext("New inspections of %(force)s and every change of its figures.", force=name)
    subtitle = f"{summary(profile)} {subtitle}"
    return _answer(f"forces/{force_id}", form, title, subtitle, address, entries)


def _follow_up_entries(force_id: str, language: Language) -> list[Entry]:
    """What happened after the force's inspections, each dated by the release that first told of it."""
    row_histories = histories(session(), "follow_ups")
    entries = [
        (item, row_histories.of("follow_ups", item.inspection.inspection_id, item.position).first_release)
        for item in follow_ups_of_force(session(), force_id)
    ]
    published = releases_by_number(session(), {number for _, number in entries})
    # The rehearsal of a release knows no earlier one.
    oldest = first_release(session())
    return [
        Entry(
            name=f"follow-up/{item.inspection.inspection_id}/{item.position}",
            title=language.gettext(
                "%(force)s: %(happened)s, %(date)s",
                force=terms.force_name(item.inspection.force, language),
                happened=record.follow_up_kind(item.kind, language),
                date=language.date(item.date),
            ),
            text=language.choose(item.text, item.text_cy),
            address=address_of("inspections.inspection", inspection_id=item.inspection.inspection_id),
            published_at=published.get(number, oldest).published_at,
        )
        for item, number in entries
    ]


def _answer(name: str, form: str, title: str, subtitle: str, page: str, entries: Iterable[Entry]) -> Response:
    endpoint, _, force_id = name.partition("/")
    endpoint, values = ("feeds.force", {"force_id": force_id}) if force_id else (f"feeds.{endpoint}", {})
    feed = Feed(
        host=urlsplit(settings().site_url).hostname or "localhost",
        name=f"feed/{name}",
        title=title,
        subtitle=subtitle,
        author=publisher(current_language()),
        page_address=page,
        atom_address=address_of(endpoint, form="atom", **values),
        json_address=address_of(endpoint, form="json", **values),
        language_code=current_language().code,
        began_at=first_release(session()).published_at,
        entries=tuple(entries),
    )
    content = atom_bytes(feed) if form == "atom" else json_feed_bytes(feed)
    return file_answer(content, f"{name}.{form}", "atom" if form == "atom" else "feed.json")


def _release_name(release: Release) -> str:
    language = current_language()
    date = language.date(release.published_at.date())
    return language.gettext("Release %(number)s, %(date)s", number=str(release.number), date=date)


def _correction_words(change: CorrectionRow, language: Language) -> str:
    empty = language.gettext("empty")
    now = language.gettext("withdrawn") if change.is_withdrawn else change.now or empty
    figure = language.gettext("Was: %(was)s. Now: %(now)s.", was=change.was or empty, now=now)
    return f"{figure} {change.reason}"


def _changes_words(changes: Counter[tuple[str, ChangeKind]], language: Language) -> str:
    """How many rows of each table a release added, changed or withdrew: `Judgments: 2 rows added.`"""
    titles = {table.name: language.choose(table.title, table.title_cy) for table in description()}
    return " ".join(
        f"{titles.get(table, table)}: {_count_words(kind, count, language)}."
        for (table, kind), count in changes.items()
    )


def _count_words(kind: ChangeKind, count: int, language: Language) -> str:
    return {
        ChangeKind.ADDED: language.ngettext("%(num)s row added", "%(num)s rows added", count),
        ChangeKind.CHANGED: language.ngettext("%(num)s row changed", "%(num)s rows changed", count),
        ChangeKind.WITHDRAWN: language.ngettext("%(num)s row withdrawn", "%(num)s rows withdrawn", count),
    }[kind]
