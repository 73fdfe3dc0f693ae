"""The comparison that an address asks for, and the one address that each comparison has."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from portal.facts.rows import Force
from portal.facts.vocabulary import OffenceGroup

FEWEST_FORCES = 2
MOST_FORCES = 8
DEFAULT_PROGRAMME = "cdi-2016-20"


@dataclass(frozen=True)
class ComparisonRequest:
    """What to compare: forces in the order of their names in addresses, one programme, one offence group.

    `unknown` holds the values of the address that the site does not know, each with the name that it stood under.
    `goes_without_saying` is the programme that these forces are compared in where the address names none.
    """

    force_ids: tuple[str, ...]
    programme_id: str = DEFAULT_PROGRAMME
    offence_group: OffenceGroup = OffenceGroup.ALL
    unknown: tuple[tuple[str, str], ...] = ()
    goes_without_saying: str = DEFAULT_PROGRAMME

    @property
    def is_complete(self) -> bool:
        """Whether there are as many forces as can be compared on one page, and nothing that the site does not know."""
        return not self.unknown and FEWEST_FORCES <= len(self.force_ids) <= MOST_FORCES

    @property
    def parts(self) -> dict[str, str]:
        """What the canonical query says: no force twice, forces in order, what goes without saying left out."""
        parts = {"forces": ",".join(self.force_ids)} if self.force_ids else {}
        if (self.programme_id, self.goes_without_saying) != (DEFAULT_PROGRAMME, DEFAULT_PROGRAMME):
            parts["programme"] = self.programme_id
        if self.offence_group is not OffenceGroup.ALL:
            parts["offences"] = self.offence_group.value
        return parts

    @property
    def query(self) -> str:
        """The canonical query, with the commas between forces as they are."""
        return urlencode(self.parts, safe=",")


@dataclass(frozen=True)
class Preset:
    """A comparison by what its forces have in common: a region, or being neighbours of `force`."""

    request: ComparisonRequest
    region: str | None = None
    force: Force | None = None

    @property
    def fits(self) -> bool:
        """Whether one comparison takes all its forces; if not, the reader chooses among them."""
        return len(self.request.force_ids) <= MOST_FORCES


def read_request(
    arguments: Mapping[str, Sequence[str]],
    forces: Collection[str],
    programmes: Collection[str],
    default: Callable[[tuple[str, ...], OffenceGroup], str] = lambda _forces, _group: DEFAULT_PROGRAMME,
) -> ComparisonRequest:
    """Read the arguments of an address; `forces` and `programmes` are the names that the site knows.

    Forces may be in one argument, with commas, or in several. Case and spaces around a name do not matter. Other
    arguments than forces, programme and offences are passed over. `default` chooses the programme where none is named.
    """
    force_ids = dict.fromkeys(_plain(name) for text in arguments.get("forces", ()) for name in text.split(","))
    force_ids.pop("", None)
    programme = _last(arguments, "programme")
    group = _last(arguments, "offences") or OffenceGroup.ALL.value
    unknown = [("forces", name) for name in force_ids if name not in forces]
    if programme and programme not in programmes:
        unknown.append(("programme", programme))
        programme = ""
    if group not in list(OffenceGroup):
        unknown.append(("offences", group))
        group = OffenceGroup.ALL.value
    known_ids = tuple(sorted(name for name in force_ids if name in forces))
    usual = default(known_ids, OffenceGroup(group))
    return ComparisonRequest(known_ids, programme or usual, OffenceGroup(group), tuple(unknown), usual)


def neighbours_of(force: Force, programme_id: str = DEFAULT_PROGRAMME) -> Preset | None:
    """A force and those around it, in a programme; None for a force without an area."""
    if not force.neighbours:
        return None
    return Preset(ComparisonRequest(tuple(sorted({force.force_id, *force.neighbours})), programme_id), force=force)


def regions(forces: Sequence[Force]) -> list[Preset]:
    """The forces of each region, Wales among them, in the order in which the regions first appear."""
    by_region: dict[str, list[str]] = {}
    for force in forces:
        if force.region:
            by_region.setdefault(force.region, []).append(force.force_id)
    return [Preset(ComparisonRequest(tuple(sorted(names))), region=region) for region, names in by_region.items()]


def _last(arguments: Mapping[str, Sequence[str]], name: str) -> str:
    values = arguments.get(name)
    return _plain(values[-1]) if values else ""


def _plain(text: str) -> str:
    return text.strip().lower()
