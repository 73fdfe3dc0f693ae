"""Gunicorn's worker with threads, where no thread ever waits for a visitor.

A thread is given a request when all of it is there, and gives the answer back to be sent; in between the one loop of
the worker waits for all visitors at once. However many are slow, whoever is not is answered.
"""

import errno
import ipaddress
import re
import selectors
import socket
import time
from functools import cache, partial
from typing import Any

from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

from portal.server.connection import Connection, Wait
from portal.web.bad_request import refusal
from portal.web.headers import HEADERS

# Enough for a phone on the slowest network to send a form; a connection costs little while it waits.
SECONDS_FOR_A_REQUEST = 20.0
_SECONDS_FOR_AN_ANSWER = 60.0
_SLOWEST_READER = 1024
_SECONDS_TO_CLOSE = 2.0
_SECONDS_BETWEEN_LOOKS = 0.5
_MOST_BYTES_AT_ONCE = 64 * 1024
# Of answers that visitors take slowly; beyond it, the one that has waited longest is closed.
MOST_BYTES_UNSENT = 64 * 1024 * 1024
# Of one address; a browser opens six.
MOST_WAITING_OF_AN_ADDRESS = 64
_NO_MORE_PLACES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_NOBODY_CAME = (errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNABORTED)
_REFUSALS = {
    errors.LimitRequestLine: (414, "URI Too Long"),
    errors.LimitRequestHeaders: (431, "Request Header Fields Too Large"),
    errors.ExpectationFailed: (417, "Expectation Failed"),
}
# What RFC 3986 (3.2.2) allows of a host, with its port.
_HOST = re.compile(r"[\w.~%!$&'()*+,;=:\[\]-]*", re.ASCII)


class PatientWorker(ThreadWorker):
    """A worker whose threads wait for no visitor, and which neither logs nor repeats what it cannot read."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        # Those that no thread works for, the longest waiting first.
        self._waiting: dict[Connection, None] = {}
        self._looked = 0.0

    def accept(self, listener: Any) -> None:
        """Take in a new connection; where there is no room, the one that has waited longest gives way."""
        try:
            accepted, address = listener.accept()
        except OSError as error:
            if error.errno in _NO_MORE_PLACES:
                self._give_up_the_oldest()
            elif error.errno not in _NOBODY_CAME:
                raise
            return
        self._make_room_for(address)
        self.nr_conns += 1
        connection = Connection(self.cfg, accepted, address, listener.getsockname())
        self._await(connection, Wait.REQUEST, SECONDS_FOR_A_REQUEST)
        # What a browser sends is there nearly always by now.
        self._go_on(connection)

    def set_accept_enabled(self, enabled: bool | None) -> None:
        """Take in new connections or none; a worker that stops gives up its part of the address.

        Where nobody else listens either, whoever comes now is refused at once, and waits for no last request.
        """
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:
                listener.close()

    def handle(self, conn: Any) -> bool:
        """Answer a request that is all there; whether another may follow on this connection. Runs in a thread."""
        request = None
        try:
            try:
                request = _of_one_site(next(conn.parse()))
            except errors.NoMoreData as error:
                if conn.arrival.head_is_too_long:
                    raise errors.LimitRequestHeaders("") from error
                raise
            # What is left of a body that nobody read would be taken for the next request.
            stays = bool(self.handle_request(request, conn) and conn.parser.finish_body())
            # Nearly every visitor takes all of it at once, and need not wait until the loop has its turn.
            conn.sock.flush()
            return stays
        except (StopIteration, errors.NoMoreData):
            # Nothing was asked, or the visitor left before the body was all there.
            return False
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.ECONNRESET, errno.ENOTCONN):
                self.log.exception("A request could not be answered")
        except Exception as error:
            self.handle_error(request, conn.sock, conn.client, error)
        return False

    def finish_request(self, conn: Any, fs: Any) -> None:
        """Send the answer that a thread has made."""
        conn.stays = not fs.cancelled() and fs.exception() is None and fs.result()
        self._send(conn)

    def murder_keepalived(self, force: bool = False) -> None:
        """Close what has waited for too long; gunicorn calls this after each turn of its loop."""
        now = time.monotonic()
        if now - self._looked < _SECONDS_BETWEEN_LOOKS and not force:
            return
        self._looked = now
        for connection in list(self._waiting):
            if force:
                self._close(connection)
            elif now > connection.deadline:
                self._give_up(connection)
            elif not self.alive and connection.awaits is Wait.REQUEST and not len(connection.arrival):
                connection.deadline = min(connection.deadline, now + _SECONDS_TO_CLOSE)

    def handle_error(self, req: Any, client: socket.socket, _addr: Any, exc: BaseException) -> None:
        """Answer a request that cannot be read, or whose answer failed, and log the kind of a failure of ours."""
        status, reason = 500, "Internal Server Error"
        if isinstance(exc, errors.ParseException) and req is None:
            status, reason = _REFUSALS.get(type(exc), (400, "Bad Request"))
        else:
            self.log.exception("A request could not be answered")
        client.sendall(_refusal(status, reason))

    def _await(self, connection: Connection, what: Wait, seconds: float) -> None:
        connection.awaits = what
        connection.deadline = time.monotonic() + seconds
        self._waiting[connection] = None
        if what is not Wait.MOMENT:
            event = selectors.EVENT_WRITE if what is Wait.READER else selectors.EVENT_READ
            self.poller.register(connection.sock, event, partial(self._turn_to, connection))

    def _turn_to(self, connection: Connection, _socket: object) -> None:
        self._go_on(connection)

    def _go_on(self, connection: Connection) -> None:
        try:
            if connection.awaits is Wait.READER:
                if connection.sock.flush():
                    self._stop_waiting(connection)
                    self._after_the_answer(connection)
                return
            came = connection.sock.recv(_MOST_BYTES_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            came = b""
        if not came and connection.awaits is Wait.REQUEST and connection.arrival.has_a_head:
            # The visitor promised more and closed; an answer says so, in case somebody still listens.
            self._stop_waiting(connection)
            self.enqueue_req(connection)
        elif not came:
            self._close(connection)
        elif connection.awaits is Wait.REQUEST:
            self._take_in(connection, came)

    def _take_in(self, connection: Connection, came: bytes) -> None:
        arrival = connection.arrival
        if not len(arrival):
            connection.deadline = time.monotonic() + SECONDS_FOR_A_REQUEST
        arrival.add(came)
        if arrival.is_whole():
            self._stop_waiting(connection)
            self.enqueue_req(connection)
        elif arrival.expects_word:
            arrival.expects_word = False
            connection.sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            connection.sock.flush()

    def _send(self, connection: Connection) -> None:
        try:
            sent = connection.sock.flush()
        except OSError:
            self._close(connection)
            return
        if sent:
            self._after_the_answer(connection)
            return
        if connection.sock.seconds_held:
            self._await(connection, Wait.MOMENT, connection.sock.seconds_held)
            return
        length = connection.sock.bytes_unsent
        self._await(connection, Wait.READER, _SECONDS_FOR_AN_ANSWER + length / _SLOWEST_READER)
        reading = [each for each in self._waiting if each.awaits is Wait.READER]
        if sum(each.sock.bytes_unsent for each in reading) > MOST_BYTES_UNSENT:
            self._close(reading[0])

    def _after_the_answer(self, connection: Connection) -> None:
        if not connection.stays:
            # Closed at once, the system would throw away what the visitor has not taken yet.
            try:
                connection.sock.shutdown(socket.SHUT_WR)
            except OSError:
                self._close(connection)
                return
            self._await(connection, Wait.END, _SECONDS_TO_CLOSE)
            return
        connection.expect_the_next()
        if len(connection.arrival) and connection.arrival.is_whole():
            self.enqueue_req(connection)
        else:
            begun = bool(len(connection.arrival))
            self._await(connection, Wait.REQUEST, SECONDS_FOR_A_REQUEST if begun else self.cfg.keepalive)

    def _give_up(self, connection: Connection) -> None:
        """Close a connection, with a word where a request had begun; send what was held back for a moment."""
        if connection.awaits is Wait.MOMENT:
            self._stop_waiting(connection)
            self._send(connection)
        elif connection.awaits is Wait.REQUEST and len(connection.arrival):
            self._stop_waiting(connection)
            connection.stays = False
            connection.sock.sendall(_refusal(408, "Request Timeout"))
            self._send(connection)
        else:
            self._close(connection)

    def _make_room_for(self, address: Any) -> None:
        if self.nr_conns >= self.worker_connections - 1:
            self._give_up_the_oldest()
        elif self.nr_conns >= MOST_WAITING_OF_AN_ADDRESS and isinstance(address, tuple) and _is_a_visitor(address[0]):
            own = [one for one in self._waiting if one.awaits is Wait.REQUEST and one.address == address[0]]
            if len(own) >= MOST_WAITING_OF_AN_ADDRESS:
                self._close(own[0])

    def _give_up_the_oldest(self) -> None:
        """Close who has waited longest with a request, else with an answer."""
        by_reason = sorted(self._waiting, key=lambda one: one.awaits is not Wait.REQUEST)
        if by_reason:
            self._close(by_reason[0])

    def _close(self, connection: Connection) -> None:
        if connection in self._waiting:
            self._stop_waiting(connection)
        connection.sock.close()
        self.nr_conns -= 1

    def _stop_waiting(self, connection: Connection) -> None:
        del self._waiting[connection]
        if connection.awaits is not Wait.MOMENT:
            self.poller.unregister(connection.sock)


def _of_one_site(request: Any) -> Any:
    """The request; raise InvalidHeader where it does not say once, as RFC 9112 (3.2) asks, which site it means."""
    hosts = [value for name, value in request.headers if name == "HOST"]
    is_missing = not hosts and request.version >= (1, 1)
    if is_missing or len(hosts) > 1 or not all(map(_HOST.fullmatch, hosts)):
        raise errors.InvalidHeader("HOST")
    # A client of a later version is answered in ours (RFC 9110, 6.2).
    request.version = min(request.version, (1, 1))
    return request


@cache
def _refusal(status: int, reason: str) -> bytes:
    page = refusal(status)
    about_it = {"Connection": "close", "Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))}
    headers = {**about_it, "Cache-Control": "no-store", **HEADERS}
    lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + page


def _is_a_visitor(address: str) -> bool:
    """Whether the address is that of one visitor, and not of a proxy on this machine or in its network."""
    return ipaddress.ip_address(address.partition("%")[0]).is_global
