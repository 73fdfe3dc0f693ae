"""The bytes of a request as they arrive, and whether they are all of it.

This only decides how long to wait: what the request says, and whether it is well formed, gunicorn's parser decides.
"""

import re

from portal.web.limits import LONGEST_BODY

LONGEST_LINE = 8190
LONGEST_HEAD = 32 * 1024
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*(\d{1,18})[ \t\r]*\n", re.IGNORECASE)
# What is named last is on the outside; a body in any other way has no end that anybody could wait for.
_IN_CHUNKS = re.compile(rb"\ntransfer-encoding[ \t]*:[^\n]*\bchunked[ \t\r]*\n", re.IGNORECASE)
_WAITS_FOR_WORD = re.compile(rb"\nexpect[ \t]*:[ \t]*100-continue[ \t\r]*\n", re.IGNORECASE)
_SIZE_OF_A_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
# The fields that may follow the last chunk, and the empty line behind them.
_END_OF_CHUNKS = re.compile(rb"(?:[^\r\n]+\r\n)*\r\n")
_LONGEST_SIZE_LINE = 256


class Arrival:
    """What has arrived of a request so far.

    `expects_word`: whether the client waits for a `100 Continue` before it sends the body.
    """

    __slots__ = ("_body_starts", "_bytes", "_in_chunks", "_needed", "_next_chunk", "_seen", "expects_word")

    def __init__(self, first: bytes = b"") -> None:
        self._bytes = bytearray(first)
        self._seen = 0
        self._body_starts = 0
        self._needed = 0
        self._next_chunk = 0
        self._in_chunks = False
        self.expects_word = False

    def __len__(self) -> int:
        return len(self._bytes)

    def add(self, data: bytes) -> None:
        """Take in what came."""
        self._bytes += data

    def bytes(self) -> bytes:
        """All that came."""
        return bytes(self._bytes)

    def is_whole(self) -> bool:
        """Whether there is no more to wait for: the request is all there, or too long to be taken."""
        if not self._body_starts and not self._found_the_end_of_the_head():
            return self.head_is_too_long
        if len(self._bytes) - self._body_starts > LONGEST_BODY:
            return True
        if self._in_chunks:
            return self._has_the_last_chunk()
        return len(self._bytes) >= self._needed

    def _has_the_last_chunk(self) -> bool:
        """Whether no more chunk is to come; what is none is whole too, for the parser to refuse it at once."""
        place = self._next_chunk
        while size := _SIZE_OF_A_CHUNK.match(self._bytes, place):
            length = int(size[1], 16)
            if length > LONGEST_BODY:
                return True
            if length == 0:
                return _END_OF_CHUNKS.match(self._bytes, size.end()) is not None
            place = size.end() + length + len(b"\r\n")
            if place > len(self._bytes):
                return False
            self._next_chunk = place
        line = self._bytes[place : place + _LONGEST_SIZE_LINE]
        return b"\n" in line or len(line) == _LONGEST_SIZE_LINE

    @property
    def has_a_head(self) -> bool:
        """Whether the head is all there, however much of the body is."""
        return self._body_starts > 0

    @property
    def head_is_too_long(self) -> bool:
        """Whether the head has no end within what a site needs."""
        if self._body_starts:
            return False
        return len(self._bytes) > LONGEST_HEAD or (
            len(self._bytes) > LONGEST_LINE + 2 and self._bytes.find(b"\n", 0, LONGEST_LINE + 2) < 0
        )

    def _found_the_end_of_the_head(self) -> bool:
        end = _END_OF_HEAD.search(self._bytes, max(0, self._seen - 3))
        self._seen = len(self._bytes)
        if end is None:
            return False
        self._body_starts = self._needed = self._next_chunk = end.end()
        head = self._bytes[: end.end()]
        length = _LENGTH.search(head)
        self._in_chunks = _IN_CHUNKS.search(head) is not None
        self.expects_word = _WAITS_FOR_WORD.search(head) is not None
        if length is not None and not self._in_chunks and int(length[1]) <= LONGEST_BODY:
            self._needed += int(length[1])
        return True
