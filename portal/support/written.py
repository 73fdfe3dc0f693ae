"""The ways to reach help without a voice, by their kind: sign language, text, relay, chat, e-mail."""

from __future__ import annotations

from portal.facts.support_rows import SupportChannel, SupportService
from portal.facts.vocabulary import ChannelKind, ServiceRole
from portal.words.language import Language

KINDS = (ChannelKind.BSL, ChannelKind.TEXT, ChannelKind.RELAY, ChannelKind.WEBCHAT, ChannelKind.EMAIL)

WrittenWay = tuple[SupportService, SupportChannel]


def in_writing(services: list[SupportService], language: Language) -> dict[ChannelKind, list[WrittenWay]]:
    """The channels of these services by kind, help in danger left out, those for every victim first."""
    helping = [item for item in services if item.role is not ServiceRole.EMERGENCY]
    order = list(ServiceRole)
    helping.sort(key=lambda item: (order.index(item.role), len(item.crime_types), language.sort_key(item.name)))
    return {
        kind: [
            (service, channel)
            for service in helping
            for channel in service.channels
            if channel.kind is kind and channel.address
        ]
        for kind in KINDS
    }
