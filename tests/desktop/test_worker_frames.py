"""Messages through a pipe: whole, in pieces, and what is none."""

from __future__ import annotations

import io
import struct
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.desk.worker import frames
from boardpaper.desk.worker.frames import (
    FrameError,
    FrameReader,
    MessageTooLargeError,
    decode_answer,
    decode_request,
    encode,
    read_bodies,
)
from boardpaper.desk.worker.messages import Draw, Drawn, Failure, Forget, Hello, LayOut, Request
from tests.desktop.worker_samples import example

REQUESTS: tuple[Request, ...] = (Draw(1, 2, 3, 400), Forget(7))
SECRET = "the price is nine pounds"


def lay_out() -> LayOut:
    opened = example()
    return LayOut(1, 2, opened.saved, opened.template, opened.council, "full", ("a" * 64,))


@pytest.mark.parametrize("request_", [*REQUESTS, lay_out()])
def test_a_request_comes_out_as_it_went_in(request_: Request) -> None:
    (body,) = read_bodies(io.BytesIO(bytes(encode(request_))))
    assert decode_request(body) == request_


@given(st.lists(st.integers(0, 60), max_size=12))
def test_pieces_of_any_size_are_put_together(cuts: list[int]) -> None:
    stream = bytes(encode(Hello("1")) + encode(Failure(4, "input", "No.")) + encode(Hello("2")))
    edges = [0, *sorted(cuts), len(stream)]
    reader = FrameReader()
    pieces = (stream[start:end] for start, end in pairwise(edges))
    found = [decode_answer(body) for piece in pieces for body in reader.feed(piece)]
    assert found == [Hello("1"), Failure(4, "input", "No."), Hello("2")]


def test_pixels_are_not_copied_out_of_the_frame() -> None:
    (body,) = FrameReader().feed(bytes(encode(Drawn(1, 2, 1, memoryview(b"12345678")))))
    drawn = decode_answer(body)
    assert isinstance(drawn, Drawn)
    assert bytes(drawn.pixels) == b"12345678"
    assert drawn.pixels.obj is body


@pytest.mark.parametrize(
    "garbage",
    [
        b"Traceback (most recent call last):",
        struct.pack(">4sI", b"BPW1", 0xFFFFFFFF),
        struct.pack(">4sI", b"BPW1", 3) + b"\xc1\xc1\xc1",
        struct.pack(">4sI", b"BPW1", 0) + b"\xc0",
    ],
)
def test_garbage_is_refused_on_both_sides(garbage: bytes) -> None:
    with pytest.raises(FrameError):
        [decode_answer(body) for body in FrameReader().feed(garbage)]
    with pytest.raises(FrameError):
        [decode_request(body) for body in read_bodies(io.BytesIO(garbage))]


def test_a_message_of_another_format_is_refused() -> None:
    newer_request = bytes(encode(Forget(7))).replace(b"BPW1", b"BPW2")
    newer_answer = bytes(encode(Hello("1"))).replace(b"BPW1", b"BPW2")
    with pytest.raises(FrameError):
        list(read_bodies(io.BytesIO(newer_request)))
    with pytest.raises(FrameError):
        list(FrameReader().feed(newer_answer))


@pytest.mark.parametrize("kept", [3, 8, 12])
def test_a_stream_that_ends_in_the_middle_is_refused(kept: int) -> None:
    stream = io.BytesIO(bytes(encode(Draw(1, 2, 3, 400)))[:kept])
    with pytest.raises(FrameError):
        list(read_bodies(stream))


def test_an_answer_is_no_request() -> None:
    (body,) = read_bodies(io.BytesIO(bytes(encode(Hello("1")))))
    with pytest.raises(FrameError):
        decode_request(body)


def test_what_is_refused_is_not_quoted() -> None:
    (body,) = read_bodies(io.BytesIO(bytes(encode(Failure(1, "input", SECRET)))))
    damaged = body.replace(b"sentence", b"sentente")
    with pytest.raises(FrameError) as caught:
        decode_answer(damaged)
    assert SECRET not in repr(caught.value)
    assert caught.value.__suppress_context__


def test_a_message_above_the_limit_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MESSAGE_LIMIT", 10)
    with pytest.raises(MessageTooLargeError):
        encode(Failure(1, "input", SECRET))
