"""One program for each library: a second start hands what it was asked for to the one that runs.

They talk over a local socket (a named pipe on Windows) that only the same user can open. What is
asked is the path of a report to take in, or nothing to come to the front, in UTF-8 with a null byte
at its end, as no path has one; the answer is a word. Who is not answered soon starts a program of
its own, so that a hung one is no obstacle; so does everybody where the path of the socket is longer
than the system allows, some 100 bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from boardpaper.desk.folders import Folders

_CONNECT_MS: Final = 500
_ANSWER_MS: Final = 3000
_END: Final = b"\0"
_LONGEST: Final = 4 * 32_768
"""Of what is asked, in bytes: the longest path of Windows."""
_ANSWER: Final = b"coming"
_ANY_PROGRAM: Final = -1


class Single(QObject):
    """The place where the programs of one user for one library find each other."""

    asked = Signal(object)
    """Another start hands over: carries the ``Path`` of a report, or None."""

    def __init__(self, folders: Folders, library: Path | None, parent: QObject) -> None:
        """``library`` is one that was named; the usual one has a place of its own."""
        super().__init__(parent)
        self._folder, self._name = folders.state, _name(folders.state, library)
        self._server: QLocalServer | None = None

    def hand_over(self, report: Path | None) -> bool:
        """Ask the running program to take in a report and come to the front; tell if it will."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        _let_others_come_forward()
        path = "" if report is None else str(report.absolute())
        socket.write(path.encode("utf-8", "surrogatepass") + _END)
        while socket.bytesAvailable() < len(_ANSWER):
            if not socket.waitForReadyRead(_ANSWER_MS):
                return False
        return socket.readAll().data() == _ANSWER

    def listen(self) -> None:
        """Hear those that are started from now on; where that cannot be, each has its own."""
        with contextlib.suppress(OSError):  # then there is no place to listen at
            self._folder.mkdir(parents=True, exist_ok=True)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left by one that was killed
        server.newConnection.connect(self._greet)
        if server.listen(self._name):
            self._server = server

    def close(self) -> None:
        """Be found no longer."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._hear)

    def _hear(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)  # noqa: S101 — only sockets are connected to it
        asked = bytes(socket.peek(_LONGEST).data())
        if not asked.endswith(_END):
            if len(asked) == _LONGEST:
                socket.abort()
            return
        socket.readAll()
        socket.write(_ANSWER)
        socket.flush()
        path = asked.removesuffix(_END).decode("utf-8", "surrogatepass")
        self.asked.emit(Path(path) if path else None)


def _name(state: Path, library: Path | None) -> str:
    named = "" if library is None else str(library.absolute())
    words = "\n".join((str(state), named, _screen()))
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if sys.platform == "win32":
        return f"Boardpaper-{digest}"
    return str(state / f"running-{digest}.socket")


def _screen() -> str:
    """Tell screens of one user apart: a window that comes forward on another is not seen."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        session = ctypes.c_ulong()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        return str(session.value)
    return " ".join(os.environ.get(name, "") for name in ("WAYLAND_DISPLAY", "DISPLAY"))


def _let_others_come_forward() -> None:
    """Let the running program take the front, which Windows grants only to who was just started."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROGRAM)
