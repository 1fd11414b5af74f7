"""The worker process from its start to its end."""

from __future__ import annotations

import gc
import os
import queue
import signal
import threading
from typing import BinaryIO, Final, NoReturn

from boardpaper import __version__
from boardpaper.desk.worker.failing import TOO_LARGE
from boardpaper.desk.worker.frames import (
    FrameError,
    MessageTooLargeError,
    decode_request,
    encode,
    read_bodies,
)
from boardpaper.desk.worker.messages import Answer, Failure, Hello, Request
from boardpaper.desk.worker.press import Press
from boardpaper.pdf.fonts import Fonts

_STDIN, _STDOUT = 0, 1
_DAMAGED: Final = 3

Inbox = queue.SimpleQueue[Request]


def main() -> NoReturn:
    """Serve the process that started this one, until it closes the pipe or is gone."""
    # Ctrl+C in a terminal reaches the whole group; when this process ends is the window's affair.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = os.fdopen(os.dup(_STDIN), "rb")
    answers = os.fdopen(_keep_to_ourselves(_STDOUT), "wb", buffering=0)
    inbox: Inbox = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests, inbox), daemon=True).start()
    press = Press(_warm(Fonts.shipped()))
    gc.disable()
    try:
        _send(answers, Hello(__version__))
        while True:
            answer = press.answer(inbox.get())
            if answer is not None:
                _send(answers, answer)
            _tidy()
    except OSError:  # nobody reads the answers any more
        _leave(0)


def _keep_to_ourselves(descriptor: int) -> int:
    """Return a private copy of a descriptor, and lead the known one nowhere.

    Should a library print something, it must not end up among the answers.
    """
    private = os.dup(descriptor)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return private


def _warm(fonts: Fonts) -> Fonts:
    """Parse every face before the first report needs it."""
    for face in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic, fonts.fallback):
        face.width(" ", 1)
    return fonts


def _receive(requests: BinaryIO, inbox: Inbox) -> None:
    """Read requests; the end of the pipe is the end of this process, whatever it is doing."""
    status = 0
    try:
        for body in read_bodies(requests):
            inbox.put(decode_request(body))
    except FrameError:
        status = _DAMAGED
    finally:
        _leave(status)


def _tidy() -> None:
    """Collect what is new and no longer needed, while nobody waits for an answer.

    What stays is not looked at again: of a long report, that would take longer than to lay out
    a page. It goes when nothing refers to it any more.
    """
    gc.collect(0)
    gc.freeze()


def _send(answers: BinaryIO, answer: Answer) -> None:
    try:
        frame = encode(answer)
    except MessageTooLargeError:
        frame = encode(Failure(answer.ticket, *TOO_LARGE))
    rest = memoryview(frame)
    while rest:
        rest = rest[answers.write(rest) :]


def _leave(status: int) -> NoReturn:
    """End at once: nothing here is worth tidying up, and another thread may be at work."""
    os._exit(status)
