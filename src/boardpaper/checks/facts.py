"""The facts that rules read: parts of a report, and what can be found out about it.

Whoever asks for a fact is noted. So a checker knows, without being told, which rules depend on
which facts, and after a change runs only those again of which one has become another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar, overload

from boardpaper.checks.calendar import WorkingDays
from boardpaper.checks.memory import Memory
from boardpaper.checks.spelling import Speller
from boardpaper.checks.texts import Finder, Written, passages, texts_of
from boardpaper.document.numbers import Citable, citable, shape_of, text_shape
from boardpaper.report.council import BodyKind, Council
from boardpaper.report.identity import content_hash
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Answer,
    Appendix,
    Author,
    BackgroundDocument,
    CallIn,
    Exemption,
    MainEntry,
    Notices,
    Recommendation,
    Report,
    Section,
    Wards,
)
from boardpaper.report.standing import Standing
from boardpaper.report.template import QuestionKind, SectionSubject, Template
from boardpaper.report.template import Section as Form
from boardpaper.report.text import EMPTY_TEXT, Text
from boardpaper.report.values import canonical_json

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Case:
    """What is checked: a report, what was done with it, the rules of the place, and the day.

    Without a ``speller`` no spelling is checked.
    """

    report: Report
    standing: Standing
    template: Template
    council: Council
    days: WorkingDays
    as_of: date
    speller: Speller | None = None


class Question(NamedTuple):
    """A fact that can be asked for."""

    find: Callable[..., Any]
    about: tuple[Any, ...]


class Placed(NamedTuple):
    """Something found in the texts: some words and their place."""

    place: Place
    words: str


class SectionText(NamedTuple):
    """A section of the template, and what was written in it."""

    form: Form
    text: Text

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place("sections", self.form.key)

    @property
    def words(self) -> str:
        """All its words, one run to a line."""
        return "\n".join([each.words for each in passages(self.text)])

    @property
    def is_nil(self) -> bool:
        """Whether it says that there is nothing to say, in the words of the template."""
        return bool(self.form.nil_statement) and self.words.strip() == self.form.nil_statement


class fact(Generic[T]):  # noqa: N801 — it is used as a property is
    """A property of Facts, found out once for every state of a report."""

    def __init__(self, find: Callable[[Facts], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, facts: None, owner: type) -> fact[T]: ...
    @overload
    def __get__(self, facts: Facts, owner: type) -> T: ...
    def __get__(self, facts: Facts | None, owner: type) -> fact[T] | T:
        return self if facts is None else facts.ask(self._find)


def _of_report(field: str) -> fact[Any]:
    return fact(lambda facts: getattr(facts._case.report, field))  # noqa: SLF001 — of this module


def _of_case(field: str) -> fact[Any]:
    return fact(lambda facts: getattr(facts._case, field))  # noqa: SLF001 — of this module


class Facts:
    """What rules may know of one state of a report.

    A fact is a pure function of the case. Rules ask for the facts below, or, with ``ask``, for
    what a function of their own makes of them.
    """

    def __init__(self, case: Case, memory: Memory) -> None:
        """``memory`` has what was found in the texts of earlier states."""
        self._case = case
        self._memory = memory
        self._answers: dict[Question, Any] = {}
        self._asked: dict[Question, Any] = {}
        self._depth = 0

    def ask(self, find: Callable[..., T], *about: Any) -> T:
        """Find a fact out, at most once: a pure function of the facts and of what it is about.

        That it was asked for is noted; what ``find`` itself asks for is not. Where it comes to
        the same answer, whoever asked need not ask again.
        """
        question = Question(find, about)
        answer: T = self._answer(question)
        if not self._depth:
            self._asked[question] = answer
        return answer

    def begin(self) -> Mapping[Question, Any]:
        """Note anew what is asked for, and return the notes, which fill as a rule asks."""
        self._asked = {}
        return self._asked

    def hold(self, asked: Mapping[Question, Any]) -> bool:
        """Tell whether all that was asked for in another state has the same answers in this."""
        return all(
            (now := self._answer(question)) is before or now == before
            for question, before in asked.items()
        )

    def _answer(self, question: Question) -> Any:
        if question not in self._answers:
            self._depth += 1
            try:
                self._answers[question] = question.find(self, *question.about)
            finally:
                self._depth -= 1
        return self._answers[question]

    def recall(self, find: Callable[[K], V], values: tuple[K, ...]) -> list[V]:
        """What a pure function makes of each of some values, remembered between states."""
        return self._memory.of(find, values)

    def search(self, find: Finder) -> tuple[Placed, ...]:
        """What a finder finds in all texts, in printed order."""
        return self.ask(_search, find)

    def limit(self, rule: str, usual: int) -> int:
        """The limit that the template sets for a rule, or the usual one."""
        return self.ask(_limit, rule, usual)

    # --- The report, part by part: each is named as the field is ---

    subject: fact[str] = _of_report("subject")
    public_subject: fact[str] = _of_report("public_subject")
    report_of: fact[str] = _of_report("report_of")
    report_to: fact[str] = _of_report("report_to")
    meeting_date: fact[date | None] = _of_report("meeting_date")
    authors: fact[tuple[Author, ...]] = _of_report("authors")
    answers: fact[tuple[Answer, ...]] = _of_report("answers")
    wards: fact[Wards] = _of_report("wards")
    call_in: fact[CallIn] = _of_report("call_in")
    notices: fact[Notices] = _of_report("notices")
    exemptions: fact[tuple[Exemption, ...]] = _of_report("exemptions")
    sections: fact[tuple[Section, ...]] = _of_report("sections")
    main: fact[tuple[MainEntry, ...]] = _of_report("main")
    recommendations: fact[tuple[Recommendation, ...]] = _of_report("recommendations")
    background: fact[tuple[BackgroundDocument, ...] | None] = _of_report("background")
    appendices: fact[tuple[Appendix, ...]] = _of_report("appendices")

    # --- What was done with it, and the rules of the place ---

    standing: fact[Standing] = _of_case("standing")
    template: fact[Template] = _of_case("template")
    council: fact[Council] = _of_case("council")
    days: fact[WorkingDays] = _of_case("days")
    as_of: fact[date] = _of_case("as_of")
    speller: fact[Speller | None] = _of_case("speller")

    # --- What follows from them ---

    @fact
    def content_hash(self) -> str:
        """The name of the content as it is now, which clearances are given on."""
        return content_hash(self._case.report, partial(self.recall, canonical_json))

    @fact
    def texts(self) -> tuple[Written, ...]:
        """Every text in the order in which it is first printed; left-over sections come last."""
        return texts_of(self._case.report, self._case.template)

    @fact
    def printed(self) -> tuple[Written, ...]:
        """Every text that is printed: not those for which the template has no section."""
        keys = {each.key for each in self.template.sections}
        return tuple(
            each for each in self.texts if each.place.part != "sections" or each.place.item in keys
        )

    @fact
    def citable(self) -> Citable:
        """What the report can refer to; costly in a long one, after a change of what is counted."""
        case = self._case
        shape = shape_of(case.report, partial(self.recall, text_shape))
        return self._memory.under(
            (shape, case.template, case.council.id),
            partial(citable, case.report, case.template, case.council),
        )

    @fact
    def body_kind(self) -> BodyKind | None:
        """What kind of body takes the report, or None where the council has none of that name."""
        name = self.report_to.strip().casefold()
        kinds = (each.kind for each in self.council.bodies if each.name.casefold() == name)
        return next(kinds, None)

    def answer(self, kind: QuestionKind) -> bool | None:
        """The answer to the question of a kind: None while unanswered, or where it is not asked."""
        return self.ask(_answer, kind)

    def answer_place(self, kind: QuestionKind) -> Place:
        """Where the question of a kind is answered."""
        return self.ask(_answer_place, kind)

    def section_text(self, about: SectionSubject) -> SectionText | None:
        """The section about something, or None where the template has none."""
        return self.ask(_section_text, about)


def _search(facts: Facts, find: Finder) -> tuple[Placed, ...]:
    written = facts.texts
    found = facts.recall(find, tuple([each.text for each in written]))
    return tuple(
        Placed(hit.within(each.place), hit.words)
        for each, hits in zip(written, found, strict=True)
        for hit in hits
    )


def _limit(facts: Facts, rule: str, usual: int) -> int:
    limits = (each.limit for each in facts.template.checks if each.rule == rule)
    return next((each for each in limits if each is not None), usual)


def _answer(facts: Facts, kind: QuestionKind) -> bool | None:
    asked = [each.id for each in facts.template.questions if each.kind == kind]
    return next((each.yes for each in facts.answers if each.question in asked), None)


def _answer_place(facts: Facts, kind: QuestionKind) -> Place:
    asked = (each.id for each in facts.template.questions if each.kind == kind)
    return Place("answers", next(asked, ""))


def _section_text(facts: Facts, about: SectionSubject) -> SectionText | None:
    for form in facts.template.sections:
        if form.about == about:
            texts = (each.text for each in facts.sections if each.key == form.key)
            return SectionText(form, next(texts, EMPTY_TEXT))
    return None
