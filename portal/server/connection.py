"""A visitor's connection, on which nobody waits: what arrives is gathered, and what cannot be sent yet is kept."""

import socket
import time
from collections import deque
from enum import Enum
from itertools import islice
from typing import Any

from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import TConn

from portal.server.arrival import Arrival

_MOST_PARTS_AT_ONCE = 64


class Wait(Enum):
    """What a connection waits for while no thread works for it."""

    REQUEST = "the rest of a request, or the next one"
    READER = "that the visitor takes more of the answer"
    END = "that the visitor closes it too"
    MOMENT = "that the moment passes for which an answer is held back"


class PatientSocket(socket.socket):
    """A socket that never blocks: an answer is gathered and sent as fast as the visitor takes it."""

    def __init__(self, accepted: socket.socket) -> None:
        super().__init__(accepted.family, accepted.type, accepted.proto, fileno=accepted.detach())
        self.setblocking(False)
        self._unsent: deque[memoryview] = deque()
        self._held_until = 0.0

    # gunicorn turns blocking on and off around what it sends; here nothing ever blocks.
    def setblocking(self, _flag: object) -> None:
        """Stay as it is."""
        super().setblocking(False)

    def sendall(self, data: Any, _flags: int = 0) -> None:
        """Take in a part of the answer; `flush` sends it."""
        if data:
            self._unsent.append(memoryview(data))

    def hold_back(self, seconds: float) -> None:
        """Send nothing for so long: see `portal.web.errors`."""
        self._held_until = time.monotonic() + seconds

    @property
    def seconds_held(self) -> float:
        """For how long nothing is sent yet; 0 where it can be."""
        return max(0.0, self._held_until - time.monotonic())

    def flush(self) -> bool:
        """Send what the visitor takes now; whether all is sent. Raises OSError where the visitor is gone."""
        if self.seconds_held:
            return False
        unsent = self._unsent
        while unsent:
            try:
                sent = self.sendmsg(list(islice(unsent, _MOST_PARTS_AT_ONCE)))
            except BlockingIOError:
                return False
            while sent:
                if sent < len(unsent[0]):
                    unsent[0] = unsent[0][sent:]
                    break
                sent -= len(unsent.popleft())
        return True

    @property
    def bytes_unsent(self) -> int:
        """How much of the answer is still in memory, in bytes."""
        return sum(map(len, self._unsent))


class Connection(TConn):
    """A connection with what arrived on it.

    `awaits`: what it waits for in the poller, until `deadline` (monotonic seconds). `stays`: whether another request
    may come after the answer that is being sent.
    """

    sock: PatientSocket

    def __init__(self, cfg: Any, accepted: socket.socket, client: Any, server: Any) -> None:
        super().__init__(cfg, PatientSocket(accepted), client, server)
        self.address = client[0] if isinstance(client, tuple) else ""
        self.arrival = Arrival()
        self.awaits = Wait.REQUEST
        self.deadline = 0.0
        self.stays = False

    def parse(self) -> RequestParser:
        """A parser of what has arrived, which is never asked to wait for more."""
        self.parser = RequestParser(self.cfg, [self.arrival.bytes()], self.client)
        return self.parser

    def expect_the_next(self) -> None:
        """Begin with the next request, of which some may have come together with the one before."""
        unread = self.parser.unreader.take_buffered() if isinstance(self.parser, RequestParser) else b""
        self.arrival = Arrival(unread)
