"""Messages through a pipe: each behind a mark, the version of this format and its length."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO, Any, Final

import msgspec

from boardpaper.desk.worker.messages import Answer, Request

MESSAGE_LIMIT: Final = 512 * 1024 * 1024
"""Bytes of a message: a report may carry 256 MiB of pictures, and its PDF grow as large."""

_MARK: Final = b"BPW1"
_HEADER: Final = struct.Struct(">4sI")


class FrameError(Exception):
    """What came through the pipe is no message; its text never quotes the content."""


class MessageTooLargeError(Exception):
    """A message is larger than any that is taken."""


def encode(message: Request | Answer) -> bytearray:
    """Write a message with all that goes before it.

    Raises:
        MessageTooLargeError: it is above the limit.
    """
    frame = bytearray(_HEADER.size)
    msgspec.msgpack.Encoder().encode_into(message, frame, _HEADER.size)
    length = len(frame) - _HEADER.size
    if length > MESSAGE_LIMIT:
        raise MessageTooLargeError
    _HEADER.pack_into(frame, 0, _MARK, length)
    return frame


def decode_request(body: bytes | bytearray) -> Request:
    """Read what a frame for the worker process holds.

    Raises:
        FrameError: it is no request.
    """
    request: Request = _decode(body, Request)
    return request


def decode_answer(body: bytes | bytearray) -> Answer:
    """Read what a frame for the window holds; pixels stay where they are in ``body``.

    Raises:
        FrameError: it is no answer.
    """
    answer: Answer = _decode(body, Answer)
    return answer


def read_bodies(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield what the frames of a blocking stream hold, until it ends between two of them.

    Raises:
        FrameError: it holds something else, or ends within a frame.
    """
    while header := stream.read(_HEADER.size):
        length = _length(header)
        body = stream.read(length)
        if len(body) < length:
            raise FrameError("the stream ends within a message")
        yield body


class FrameReader:
    """Puts frames together that arrive in pieces of any size."""

    def __init__(self) -> None:
        self._header = bytearray()
        self._body = bytearray()
        self._filled = 0

    def feed(self, piece: bytes) -> Iterator[bytearray]:
        """Take a piece and yield what every frame that it completes holds.

        Raises:
            FrameError: it is no frame.
        """
        rest = memoryview(piece)
        while rest:
            if len(self._header) < _HEADER.size:
                rest = self._take_header(rest)
            else:
                rest = self._take_body(rest)
            if len(self._header) == _HEADER.size and self._filled == len(self._body):
                body = self._body
                self._header, self._body, self._filled = bytearray(), bytearray(), 0
                yield body

    def _take_header(self, rest: memoryview) -> memoryview:
        missing = _HEADER.size - len(self._header)
        self._header += rest[:missing]
        if len(self._header) == _HEADER.size:
            # In one piece from the start: joining the pieces of a large picture would cost more.
            self._body = bytearray(_length(self._header))
        return rest[missing:]

    def _take_body(self, rest: memoryview) -> memoryview:
        part = rest[: len(self._body) - self._filled]
        self._body[self._filled : self._filled + len(part)] = part
        self._filled += len(part)
        return rest[len(part) :]


def _length(header: bytes | bytearray) -> int:
    if len(header) < _HEADER.size:
        raise FrameError("the stream ends within a header")
    mark, length = _HEADER.unpack(header)
    if mark != _MARK:
        raise FrameError("it does not begin as a message does")
    if length > MESSAGE_LIMIT:
        raise FrameError("it is longer than any message")
    return int(length)


def _decode(body: bytes | bytearray, kind: Any) -> Any:
    # msgspec's errors quote values, which may be exempt matter: they are not chained.
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise FrameError("a message is damaged") from None
