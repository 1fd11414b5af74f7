"""Who hears what, and when."""

import gc
import weakref

import pytest

from boardpaper.desk.listeners import Listeners


class Page:
    def __init__(self) -> None:
        self.heard: list[str] = []

    def hear(self, news: str) -> None:
        self.heard.append(news)


@pytest.fixture
def errors() -> list[Exception]:
    return []


@pytest.fixture
def listeners(errors: list[Exception]) -> Listeners[str]:
    return Listeners(errors.append)


def test_everybody_hears_everything_in_order(listeners: Listeners[str]) -> None:
    one, other = Page(), Page()
    listeners.subscribe(one.hear)
    listeners.tell("a")
    listeners.subscribe(other.hear)
    listeners.tell("b")
    assert (one.heard, other.heard) == (["a", "b"], ["b"])


def test_a_page_is_not_kept_alive(listeners: Listeners[str]) -> None:
    page, other = Page(), Page()
    listeners.subscribe(page.hear)
    listeners.subscribe(other.hear)
    gone = weakref.ref(page)
    del page
    gc.collect()
    assert gone() is None
    listeners.tell("a")
    assert other.heard == ["a"]
    assert len(listeners._references) == 1


def test_a_function_is_held_until_it_is_unsubscribed(listeners: Listeners[str]) -> None:
    heard: list[str] = []
    unsubscribe = listeners.subscribe(lambda news: heard.append(news))  # noqa: PLW0108
    gc.collect()
    listeners.tell("a")
    unsubscribe()
    unsubscribe()
    listeners.tell("b")
    assert heard == ["a"]


def test_each_subscription_is_ended_alone(listeners: Listeners[str]) -> None:
    page = Page()
    first = listeners.subscribe(page.hear)
    listeners.subscribe(page.hear)
    first()
    listeners.tell("a")
    assert page.heard == ["a"]


def test_one_that_raises_does_not_keep_the_others_from_hearing(
    listeners: Listeners[str], errors: list[Exception]
) -> None:
    def fail(news: str) -> None:
        raise LookupError(news)

    page = Page()
    listeners.subscribe(fail)
    listeners.subscribe(page.hear)
    listeners.tell("a")
    listeners.tell("b")
    assert page.heard == ["a", "b"]
    assert [str(each) for each in errors] == ["a", "b"]


def test_what_a_listener_causes_is_told_after_what_caused_it(listeners: Listeners[str]) -> None:
    def answer(news: str) -> None:
        if len(news) < 3:
            listeners.tell(news + "!")

    page = Page()
    listeners.subscribe(answer)
    listeners.subscribe(page.hear)
    listeners.tell("a")
    assert page.heard == ["a", "a!", "a!!"]


def test_one_that_is_unsubscribed_meanwhile_hears_no_more(listeners: Listeners[str]) -> None:
    page = Page()
    listeners.subscribe(lambda _news: unsubscribe())
    unsubscribe = listeners.subscribe(page.hear)
    listeners.tell("a")
    assert page.heard == []


def test_an_interruption_does_not_silence_it(listeners: Listeners[str]) -> None:
    def interrupt(news: str) -> None:
        if news == "a":
            raise KeyboardInterrupt

    page = Page()
    listeners.subscribe(interrupt)
    listeners.subscribe(page.hear)
    with pytest.raises(KeyboardInterrupt):
        listeners.tell("a")
    listeners.tell("b")
    assert page.heard == ["b"]
