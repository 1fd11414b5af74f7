"""Telling others that something changed."""

from __future__ import annotations

import inspect
import weakref
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_Reference = Callable[[], Callable[[T], object] | None]
"""Returns a listener while there is one."""


class Listeners(Generic[T]):
    """Whom to tell, and the order in which they hear of it.

    A bound method is held weakly, so that a closed page is not kept alive by what it listened to;
    any other function is held until it is unsubscribed.
    """

    def __init__(self, on_error: Callable[[Exception], object]) -> None:
        """``on_error`` is handed whatever a listener raises."""
        self._on_error = on_error
        self._references: dict[object, _Reference[T]] = {}
        self._untold: deque[T] = deque()
        self._is_telling = False

    def subscribe(self, listener: Callable[[T], object]) -> Callable[[], None]:
        """Tell a listener from now on; what is returned unsubscribes it, once or more often."""
        subscription = object()
        self._references[subscription] = _reference(listener)

        def unsubscribe() -> None:
            self._references.pop(subscription, None)

        return unsubscribe

    def tell(self, news: T) -> None:
        """Tell every listener, whatever the others raise.

        What a listener causes meanwhile is told after this, so that all hear everything in the
        same order.
        """
        self._untold.append(news)
        if self._is_telling:
            return
        self._is_telling = True
        try:
            while self._untold:
                self._tell_all(self._untold.popleft())
        finally:
            self._untold.clear()
            self._is_telling = False

    def _tell_all(self, news: T) -> None:
        for subscription, reference in tuple(self._references.items()):
            listener = reference()
            if listener is None:
                self._references.pop(subscription, None)
            elif subscription in self._references:  # another listener may have unsubscribed it
                try:
                    listener(news)
                except Exception as error:  # noqa: BLE001 — it must not cost the others their news
                    self._on_error(error)


def _reference(listener: Callable[[T], object]) -> _Reference[T]:
    if inspect.ismethod(listener):
        return weakref.WeakMethod(listener)
    return lambda: listener
