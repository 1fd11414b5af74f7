"""A template: the council's form, as data.

Which lines stand in the title block, which questions are asked, which sections follow in which
order, how they are numbered, and what must be filled in. See ``resources/templates``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from boardpaper.report.values import Key, Sha256, Value

HeaderSource = Literal["subject", "report-of", "report-to", "meeting-date"]
DateStyle = Literal["ordinal", "plain"]
QuestionKind = Literal["wards", "equality", "call-in", "exempt", "plain"]
DetailSource = Literal["wards", "exemption-rules", "exempt-appendices", "call-in-reason"]
DetailWhen = Literal["always", "when-yes", "when-no"]
SectionSource = Literal["text", "main", "recommendations", "background", "appendices", "group"]
SectionSubject = Literal["", "summary", "consultation", "equality", "resources", "legal", "options"]
OutlineGroup = Literal["front", "body", "papers"]
ItemLabel = Literal["paragraph", "(a)", "(1)", "1."]
CheckLevel = Literal["error", "warning", "information", "off"]
Filled = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Label = Annotated[str, msgspec.Meta(max_length=200)]
Count = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


class HeaderLine(Value, frozen=True):
    """One line of the title block: a label, then a fact of the report."""

    source: HeaderSource
    label: Label = ""


class AuthorBox(Value, frozen=True):
    """Labels of the author box, which prints when the report names an author."""

    label: Label = "Report author:"
    telephone: Label = "Tel:"
    email: Label = "Email:"


class Detail(Value, frozen=True):
    """A dependent label below a question, and when it prints.

    An ``always`` label prints with an empty value where there is none.
    """

    label: Filled
    source: DetailSource
    when: DetailWhen = "when-yes"


class Question(Value, frozen=True):
    """A yes/no question; it stands on the front page, or at the head of the section it names."""

    id: Key
    kind: QuestionKind
    text: Filled
    help: str = ""
    section: str = ""
    details: tuple[Detail, ...] = ()


class Numbering(Value, frozen=True):
    """A way of numbering, which sections name.

    ``decimal`` headings print 1 (with ``heading_suffix`` 1.0) and at the second level 4.1;
    ``decimal`` paragraphs print 1.1 and 4.1.1; ``running`` paragraphs print 1, 2, 3 … on and on
    through all sections of the same numbering. ``paragraph_suffix`` follows the number in print
    only: a cross-reference leaves both suffixes out.
    """

    id: Key
    headings: Literal["none", "decimal"] = "none"
    heading_suffix: Annotated[str, msgspec.Meta(max_length=4)] = ""
    paragraphs: Literal["none", "running", "decimal"] = "none"
    paragraph_suffix: Annotated[str, msgspec.Meta(max_length=4)] = ""


class Section(Value, frozen=True):
    """One section of the printed order.

    ``source`` says what stands in it: text of its own, the main issues, the recommendations, the
    background documents, the list of appendices, or (``group``) only the sections below it.
    A mandatory section prints its heading even when empty; another is left out, number and all.
    ``items`` says how recommendations are labelled: as numbered paragraphs, or 1., (1) or (a).
    ``states_exemptions`` puts the reasons for exempt matter at the end of the section. ``takes``
    names sections of other templates whose text belongs here when a report comes from there.
    ``short`` is what the outline calls it, where the heading is long; it is not printed. ``about``
    says which readiness rules look for their matter in it.
    """

    key: Key
    heading: Filled
    numbering: Key
    source: SectionSource = "text"
    level: Literal[1, 2] = 1
    group: OutlineGroup = "body"
    mandatory: bool = True
    help: str = ""
    nil_statement: str = ""
    word_limit: Count | None = None
    items: ItemLabel = "paragraph"
    states_exemptions: bool = False
    takes: tuple[Key, ...] = ()
    short: str = ""
    about: SectionSubject = ""


class ClearanceRole(Value, frozen=True):
    """Somebody who must consent before publication."""

    role: Key
    label: Filled
    required: bool = True


class CheckSetting(Value, frozen=True):
    """A readiness rule switched to another level, or off; some have a limit of their own."""

    rule: Annotated[str, msgspec.Meta(pattern=r"^R[1-9][0-9]?\Z")]
    level: CheckLevel | None = None
    limit: Count | None = None


class Template(Value, frozen=True):
    """A council's form for one kind of report; dates of validity are inclusive."""

    id: Key
    version: Annotated[int, msgspec.Meta(ge=1, le=100_000)]
    name: Filled
    council: Key
    headers: Annotated[tuple[HeaderLine, ...], msgspec.Meta(min_length=1, max_length=20)]
    numberings: Annotated[tuple[Numbering, ...], msgspec.Meta(min_length=1, max_length=20)]
    sections: Annotated[tuple[Section, ...], msgspec.Meta(min_length=1, max_length=200)]
    questions: Annotated[tuple[Question, ...], msgspec.Meta(max_length=100)] = ()
    author_box: AuthorBox | None = None
    date_style: DateStyle = "ordinal"
    valid_from: date | None = None
    valid_until: date | None = None
    clearances: tuple[ClearanceRole, ...] = ()
    checks: tuple[CheckSetting, ...] = ()
    page_limit: Count | None = None

    def numbering_of(self, section: Section) -> Numbering:
        """The numbering a section names; a validated template has it."""
        return next(each for each in self.numberings if each.id == section.numbering)

    def questions_of(self, section: str) -> tuple[Question, ...]:
        """The questions printed in a section, or on the front page for an empty key."""
        return tuple(each for each in self.questions if each.section == section)


class StoredTemplate(Value, frozen=True):
    """A template with the TOML text it was read from, which travels with the reports."""

    template: Template
    toml: str
    hash: Sha256
