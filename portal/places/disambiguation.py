"""What a name means that several things bear: one answer if one force polices them all, else a choice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from portal.places.answers import Answer, ForceShare, Kind, Match
from portal.places.index import Hit, Index
from portal.places.names import is_parted, plain, without_title

# Which of several things of one name and one force stands for them.
_ORDER = (
    Kind.COUNCIL,
    Kind.COUNTY,
    Kind.REGION,
    Kind.COUNTRY,
    Kind.FORCE,
    Kind.FORMER_DISTRICT,
    Kind.FORMER_COUNTY,
    Kind.PLACE,
)


def answer_of_hits(index: Index, hits: Sequence[Hit], name: str, small: Sequence[Hit] = ()) -> Answer:
    """The answer for everything that bears the plain name, `small` the smaller places; one of the two is not empty.

    Another spelling of a name never decides alone: where only such are known, they are names that come close.
    """
    sure = [hit for hit in hits if hit.sure]
    if not sure and not small:
        return Answer(candidates=tuple(match_of(index, hit) for hit in merge_hits(hits)), close_only=True)
    unsure = [hit for hit in hits if not hit.sure]
    longer = _longer_names(index, sure, name, {hit.entry.force_ids[0] for hit in [*sure, *small]})
    distinct = merge_hits([*_by_likelihood(sure), *_by_likelihood(longer), *small, *_by_likelihood(unsure)])
    widest = max(distinct, key=lambda hit: len(hit.entry.force_ids))
    if all(set(hit.entry.force_ids) <= set(widest.entry.force_ids) for hit in distinct):
        if len(widest.entry.force_ids) > 1:
            return Answer(_spanning(index, widest, distinct))
        return Answer(_with_neighbours(index, distinct), exact=True)
    return Answer(candidates=tuple(match_of(index, hit) for hit in distinct))


def hits_of_name(hits: Iterable[Hit]) -> list[Hit]:
    """What a reader has to choose from among all that bears one name, the likeliest first."""
    return merge_hits(_by_likelihood(hits))


def merge_hits(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without those that bear the same name and have the same forces as one that came before."""
    distinct: list[tuple[Hit, set[str]]] = []
    for hit in hits:
        names = {_bare(hit.written), _bare(hit.entry.name)}
        if not any(names & other_names and _says_the_same(hit, other) for other, other_names in distinct):
            distinct.append((hit, names))
    return [hit for hit, _ in distinct]


def region_of(index: Index, hits: Sequence[Hit]) -> Match | None:
    """What one other name of several counties means, such as Peak District; None if one force polices them all."""
    force_ids = dict.fromkeys(force_id for hit in hits for force_id in hit.entry.force_ids)
    if len({hit.written for hit in hits}) != 1 or len(force_ids) == 1:
        return None
    return Match(hits[0].written, Kind.REGION, tuple(ForceShare(index.forces[force_id]) for force_id in force_ids))


def has_longer_names(index: Index, name: str) -> bool:
    """Whether people may call something larger so for short, of another force than that of what bears the name."""
    own = [hit for hit in index.hits.get(name, ()) if hit.own]
    force_ids = {hit.entry.force_ids[0] for hit in own}
    return bool(own and index.is_begun_by(name) and _longer_names(index, own, name, force_ids))


def match_of(index: Index, hit: Hit) -> Match:
    """The hit as a reader sees it."""
    entry = hit.entry
    is_told_by_county = entry.kind is Kind.PLACE and plain(entry.county or "") != plain(entry.name)
    county = entry.county if is_told_by_county else None
    return Match(
        entry.name,
        entry.kind,
        tuple(ForceShare(index.forces[force_id]) for force_id in entry.force_ids),
        county=county,
        also=hit.written if _is_worth_showing(hit) else None,
        nearby=tuple(index.forces[force_id] for force_id in entry.nearby_ids),
        name_cy=entry.name_cy,
        county_cy=index.welsh_counties.get(county or ""),
    )


def _is_worth_showing(hit: Hit) -> bool:
    # The Welsh name of a place is its own too, but a reader may know the place by the other one. Other names in small
    # letters, such as "islington london boro", are there to be found by, not to be read.
    own = hit.own and hit.entry.kind is Kind.FORCE
    return not own and not hit.written[0].islower() and _bare(hit.written) != _bare(hit.entry.name)


def _longer_names(index: Index, hits: Sequence[Hit], name: str, force_ids: set[str]) -> list[Hit]:
    """What people may call so for short: `Newcastle` in Newcastle-under-Lyme, `Merthyr` in Merthyr Tydfil.

    A town of the very name is doubted for a larger one such as Ashby-de-la-Zouch; nothing larger than a town is.
    """
    if any(hit.own and hit.entry.kind is not Kind.PLACE for hit in hits):
        return []
    longer = [hit for key in index.longer_than(name) for hit in index.hits[key] if hit.own]
    if own := [hit.entry.population for hit in hits if hit.own]:
        longer = [hit for hit in longer if hit.entry.population > max(own) and is_parted(hit.written)]
    return [hit for hit in longer if not set(hit.entry.force_ids) <= force_ids]


def _by_likelihood(hits: Iterable[Hit]) -> list[Hit]:
    def rank(hit: Hit) -> tuple[bool, int, int, str]:
        return not hit.own, _ORDER.index(hit.entry.kind), -hit.entry.population, hit.entry.name

    return sorted(hits, key=rank)


def _says_the_same(hit: Hit, other: Hit) -> bool:
    one, two = hit.entry, other.entry
    if one is two:
        return True
    if set(one.force_ids) != set(two.force_ids):
        return False
    # Two places of one name and one force are two places, unless nobody needs to choose between them.
    return one.kind is not Kind.PLACE or two.kind is not Kind.PLACE or one.county == two.county


def _spanning(index: Index, widest: Hit, others: Sequence[Hit]) -> Match:
    """The forces of a county or region, those first that something narrower of the same own name names."""
    sure_ids = [force_id for hit in others if hit.sure and hit is not widest for force_id in hit.entry.force_ids]
    ordered = sorted(widest.entry.force_ids, key=lambda force_id: force_id not in sure_ids)
    return Match(widest.entry.name, widest.entry.kind, tuple(ForceShare(index.forces[i]) for i in ordered))


def _with_neighbours(index: Index, hits: Sequence[Hit]) -> Match:
    """The match of one force; forces close by count only where all that is known is places on the boundary."""
    match = match_of(index, hits[0])
    if match.kind is not Kind.PLACE:
        return replace(match, nearby=())
    nearby = dict.fromkeys(force_id for hit in hits for force_id in hit.entry.nearby_ids)
    return replace(match, nearby=tuple(index.forces[force_id] for force_id in nearby))


def _bare(name: str) -> str:
    return without_title(plain(name))
