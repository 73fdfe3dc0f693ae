"""Ways to reach a service that need no voice and no hearing."""

from collections.abc import Iterable

from portal.facts.support_rows import SupportChannel, SupportService
from portal.facts.vocabulary import ChannelKind, CrimeType, ServiceRole
from portal.support.judge import awaits_a_check
from portal.words.language import Language

_WITHOUT_A_VOICE = (ChannelKind.BSL, ChannelKind.TEXT, ChannelKind.RELAY, ChannelKind.WEBCHAT, ChannelKind.EMAIL)
_ROLES = list(ServiceRole)

Way = tuple[SupportService, SupportChannel]


def ways_without_a_voice(services: Iterable[SupportService], language: Language) -> dict[ChannelKind, list[Way]]:
    """The channels of these services by kind, help in danger left out.

    Those for whatever happened come first, and those whose details were read long ago last.
    """

    def place(service: SupportService) -> tuple[int, bool, bool, int, tuple[object, ...]]:
        return (
            _ROLES.index(service.role),
            awaits_a_check(service),
            CrimeType.ANY not in service.crime_types,
            len(service.crime_types),
            language.sort_key(service.name),
        )

    helping = sorted((item for item in services if item.role is not ServiceRole.EMERGENCY), key=place)
    return {
        kind: [
            (service, channel)
            for service in helping
            for channel in service.channels
            if channel.kind is kind and channel.address
        ]
        for kind in _WITHOUT_A_VOICE
    }
