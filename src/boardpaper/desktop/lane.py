"""A thread such as the library lives on, and how what it finds comes back to the windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Lane(QObject):
    """Work for one background thread, done in the order in which it is handed in.

    Results and failures are told in the thread of the windows. No work may touch a widget.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, name: str = "library") -> None:
        super().__init__(parent)
        self._name = name
        self._started: ThreadPoolExecutor | None = None
        self._is_closed = False
        self._finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do some work on the lane, and call ``done`` or ``failed`` here with what came of it."""
        if not self._is_closed:  # nobody is left to hear of it
            self._executor().submit(self._run, work, done, failed)

    def wait(self, work: Callable[[], T]) -> T:
        """Do some work on the lane and wait for it: at start, and before the program ends.

        Raises:
            Exception: whatever the work raises.
        """
        future: Future[T] = self._executor().submit(work)
        return future.result()

    def close(self) -> None:
        """Finish all work that was handed in, and end the thread."""
        self._is_closed = True
        if self._started is not None:
            self._started.shutdown(wait=True)

    def _executor(self) -> ThreadPoolExecutor:
        """The thread, started with the first work: no window waits for it before it is painted."""
        if self._started is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

            self._started = ThreadPoolExecutor(1, thread_name_prefix=self._name)
        return self._started

    def _run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 — told where the work was asked for
            self._finished.emit(partial(failed, error))
        else:
            self._finished.emit(partial(done, result))

    @Slot(object)
    def _tell(self, telling: Callable[[], object]) -> None:
        telling()
