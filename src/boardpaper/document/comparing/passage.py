"""A passage: the smallest part of a report that is compared as one."""

from __future__ import annotations

from dataclasses import dataclass

from boardpaper.document.comparing.flow import Flow
from boardpaper.report.place import Place


@dataclass(frozen=True, slots=True)
class Container:
    """What holds passages in order: a section, a finding, a recommendation, a group of fields.

    ``chapter`` is the part of the report, or the section, and ``item`` the id of what is in it, if
    it has items. ``heading`` says the chapter in words, and ``where`` the item.
    """

    chapter: str
    heading: str
    place: Place
    item: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a report that belong together.

    ``key`` is the same in both versions of a report; passages of one ``sort`` may be each other's
    where keys do not tell. ``unit`` is what moves as one inside its container, ``form`` what the
    passage is, such as ``a bullet``.
    """

    key: str
    container: Container
    where: str
    place: Place
    flow: Flow
    form: str = ""
    unit: str = ""
    sort: str = ""
    is_answer: bool = False
