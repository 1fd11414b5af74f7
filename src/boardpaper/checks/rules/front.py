"""The front page: the title block, the author box, and the questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.checks.calendar import CLOSURE_DAY
from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.document.dates import full_date
from boardpaper.errors import InvalidInputError
from boardpaper.report.place import Place

_TITLE_BLOCK: Mapping[str, str] = {
    "report_of": "Say whose report this is, as in “Director of Children’s Services”.",
    "report_to": "Name the board or committee that will consider the report.",
    "meeting_date": "Give the date of the meeting.",
    "subject": "Give the report a subject.",
}
_MEETING_DATE: Final = Place("details", field="meeting_date")
_FEWEST_DIGITS: Final = 6  # of a local number without its code
_MOST_DIGITS: Final = 15  # of an international one (ITU-T E.164)
_BETWEEN_NUMBERS: Final = re.compile(r" ?(?:[/,;]|\b(?:or|and)\b) ?", re.IGNORECASE)
_EXTENSION: Final = re.compile(r"\b(?:extension|ext\b\.?|ext|x) ?[0-9]{2,8}\Z", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[0-9+()\s.\-‐‑–]+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


@rule("R1", "error", "Title block", "The title block of the council’s form")
def title_block(facts: Facts) -> Iterator[Objection]:
    """Report of, report to, meeting date and subject are given."""
    given = {
        "report_of": facts.report_of.strip(),
        "report_to": facts.report_to.strip(),
        "meeting_date": facts.meeting_date,
        "subject": facts.subject.strip(),
    }
    for field, message in _TITLE_BLOCK.items():
        if not given[field]:
            yield Objection(Place("details", field=field), message)


@rule("R2", "warning", "Author", "The author box of the council’s form")
def author(facts: Facts) -> Iterator[Objection]:
    """An author is named, with a telephone number or an email address that is plausible."""
    if facts.template.author_box is None:
        return
    named = [(index, each) for index, each in enumerate(facts.authors, 1) if each.name.strip()]
    if not named:
        message = "Name the author: members and the public need somebody to ask."
        yield Objection(Place("details", field="authors"), message)
    for index, each in named:
        telephone, email = each.telephone.strip(), each.email.strip()
        if not telephone and not email:
            message = "Give the author’s telephone number or email address."
            yield Objection(Place("details", field=f"authors {index} telephone"), message)
        if telephone and not _is_telephone(telephone):
            message = "This does not look like a telephone number: check it."
            yield Objection(Place("details", field=f"authors {index} telephone"), message)
        if email and not _EMAIL.fullmatch(email):
            message = "This does not look like an email address: check it."
            yield Objection(Place("details", field=f"authors {index} email"), message)


@rule("R3", "error", "Questions", "The questions of the council’s form")
def questions(facts: Facts) -> Iterator[Objection]:
    """Every question of the template is answered."""
    answered = {each.question for each in facts.answers if each.yes is not None}
    for question in facts.template.questions:
        if question.id not in answered:
            message = f"Answer this question with Yes or No: “{question.text}”"
            yield Objection(Place("answers", question.id), message)


@rule("R35", "warning", "Day of the meeting", "Councils meet on working days")
def day_of_the_meeting(facts: Facts) -> Iterator[Objection]:
    """The meeting is neither at a weekend nor on a bank holiday or closure day."""
    why = facts.ask(_why_not_on)
    if why:
        yield Objection(_MEETING_DATE, f"The meeting is on {why}: check the date.")


@rule("R39", "error", "Template in force", "Audit: old templates in use")
def template_in_force(facts: Facts) -> Iterator[Objection]:
    """The template is valid on the day of the meeting."""
    form, meeting = facts.template, facts.meeting_date
    if meeting is None:
        return
    if form.valid_from is not None and meeting < form.valid_from:
        limit = f"from {full_date(form.valid_from)}"
    elif form.valid_until is not None and meeting > form.valid_until:
        limit = f"until {full_date(form.valid_until)}"
    else:
        return
    message = (
        f"The template “{form.name}” is meant for meetings {limit}. "
        "Check the date of the meeting, or move the report to the template in force."
    )
    yield Objection(_MEETING_DATE, message)


def _is_telephone(words: str) -> bool:
    """Tell whether words can be telephone numbers; an extension alone is one too."""
    one_line = " ".join(words.split())
    return all(_is_number(each) for each in _BETWEEN_NUMBERS.split(one_line))


def _is_number(words: str) -> bool:
    number = _EXTENSION.sub("", words).strip()
    if not number:
        return number != words
    digits = sum(character.isdecimal() for character in number)
    return bool(_NUMBER.fullmatch(number)) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS


def _why_not_on(facts: Facts) -> str:
    """What the day of the meeting is, where councils do not meet on such a day."""
    if facts.meeting_date is None:
        return ""
    try:
        why = facts.days.why_not(facts.meeting_date)
    except InvalidInputError:
        return ""
    if why in {"", "Saturday", "Sunday", CLOSURE_DAY}:
        return f"a {why}" if why else ""
    return f"a bank holiday ({why})"
