"""One life of the worker process, as Qt runs it: without threads and without waiting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Qt, Signal

_PATIENCE = 5000
"""Milliseconds to wait for a killed process to be gone; it takes some few."""


class WorkerProcess(QObject):
    """A process with a pipe each way."""

    received = Signal(object)
    """The bytes it wrote, as they come in."""

    ended = Signal()
    """It is gone or could not be started; never told from within a method of this object."""

    def __init__(self, command: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._is_silent = False
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._discard_errors)
        self._process.finished.connect(self._finish)
        # Some systems tell of a failed start before start() returns.
        self._process.errorOccurred.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    @property
    def number(self) -> int:
        """The system's number of the process, 0 while there is none."""
        return int(self._process.processId())

    def start(self) -> None:
        """Start it; a failure to is told as its end."""
        self._process.start()

    def write(self, data: bytearray) -> None:
        """Write to it; what it does not take at once is kept."""
        self._process.write(data)

    def kill(self) -> None:
        """End it at once; this object is silent from now on and goes when the process is gone."""
        self._is_silent = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
        else:
            self._process.kill()

    def close(self) -> None:
        """End it at once, and wait until it is gone: it has nothing that could be lost."""
        self._is_silent = True
        self._process.kill()
        self._process.waitForFinished(_PATIENCE)

    def _read(self) -> None:
        data = self._process.readAllStandardOutput().data()
        if not self._is_silent:
            self.received.emit(data)

    def _discard_errors(self) -> None:
        """Let nothing pile up; it may hold report text and is shown nowhere."""
        self._process.readAllStandardError()

    def _finish(self) -> None:
        if self._is_silent:
            self.deleteLater()
        else:
            self.ended.emit()

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._finish()
