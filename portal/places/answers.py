"""What a lookup answers: what was matched, its kind, the forces with their shares, and whether it is exact."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from portal.facts.elsewhere import Elsewhere
from portal.facts.rows import Force


class Kind(StrEnum):
    """What kind of thing a name or a code is."""

    FORCE = "force"
    COUNCIL = "council"
    COUNTY = "county"
    FORMER_DISTRICT = "former-district"
    FORMER_COUNTY = "former-county"
    REGION = "region"
    COUNTRY = "country"
    PLACE = "place"
    POSTCODE = "postcode"
    POSTCODE_SECTOR = "postcode-sector"
    POSTCODE_DISTRICT = "postcode-district"
    POSTCODE_AREA = "postcode-area"


class Note(StrEnum):
    """What a reader should know of an answer beside its forces."""

    NOTHING_TYPED = "nothing-typed"
    TOO_LONG = "too-long"
    NOT_FOUND = "not-found"
    # It looks like a postcode, but cannot be one, or is none of those in the dataset.
    NO_SUCH_POSTCODE = "no-such-postcode"
    PARTLY_OUTSIDE = "partly-outside-england-and-wales"
    FEW_POSTCODES = "few-postcodes"
    NO_LONGER_IN_USE = "no-longer-in-use"
    # The sector of a full postcode holds no postcode in use, so that its district answers.
    SECTOR_UNKNOWN = "sector-unknown"
    # `W1` is no district of today, but several begin with it.
    SEVERAL_DISTRICTS = "several-districts"
    SEVERAL_POSTCODES = "several-postcodes"
    # An address of the armed forces, which no force of England or Wales polices.
    FORCES_ADDRESS = "forces-address"
    # Only small places bear the name, which streets and parks of many towns bear too.
    LIKE_A_STREET = "like-a-street"
    # A country or city far away, whatever village bears its name too.
    ABROAD = "abroad"
    # A railway, or a station of a place that has a force of its own too.
    RAILWAY = "railway"
    # The number of a road, which may be that of postcodes too: `M25`.
    ROAD = "road"


@dataclass(frozen=True, slots=True)
class ForceShare:
    """A force and its share (0 to 1) of the postcodes in England and Wales; None where shares are not known."""

    force: Force
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that the text may mean; `also` is the name by which it was found, where that is another one."""

    name: str
    kind: Kind
    forces: tuple[ForceShare, ...]
    county: str | None = None
    also: str | None = None
    nearby: tuple[Force, ...] = ()
    name_cy: str | None = None
    county_cy: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one text.

    `match` is the one thing that the text means, `exact` whether one force certainly polices it. Without a match,
    `candidates` are the things that the text may mean: several of that very name, or names that come close to it.
    `districts` are the postcode districts that begin with the text, `others` smaller places of the same name.
    """

    match: Match | None = None
    exact: bool = False
    candidates: tuple[Match, ...] = ()
    close_only: bool = False
    elsewhere: Elsewhere | None = None
    share_outside: Decimal = Decimal(0)
    note: Note | None = None
    districts: tuple[str, ...] = ()
    others: tuple[Match, ...] = ()

    @property
    def force(self) -> Force | None:
        """The one force to go to without asking; None where a reader has something to choose or to know first."""
        if self.match is None or not self.exact or self.match.nearby:
            return None
        return self.match.forces[0].force

    @property
    def knows_nothing(self) -> bool:
        """Whether nothing bears or comes close to what was typed."""
        return not self.says_where and self.note in (Note.NOT_FOUND, Note.NO_SUCH_POSTCODE)

    @property
    def says_where(self) -> bool:
        """Whether it holds any place, here or in another country."""
        return bool(self.match or self.candidates or self.elsewhere)
