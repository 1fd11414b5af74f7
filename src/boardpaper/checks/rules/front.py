"""The front page: the title block, the author box, and the questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.report.place import Place

_TITLE_BLOCK: Mapping[str, str] = {
    "report_of": "Say whose report this is, as in “Director of Children’s Services”.",
    "report_to": "Name the board or committee that will consider the report.",
    "meeting_date": "Give the date of the meeting.",
    "subject": "Give the report a subject.",
}
_FEWEST_DIGITS: Final = 9
_EXTENSION: Final = re.compile(r"(?i)\b(ext(ension)?\.?|x)\s*\d+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


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
            yield Objection(Place("answers", question.id), "Answer this question: Yes or No.")


def _is_telephone(words: str) -> bool:
    """Tell whether words can be a telephone number; an extension of a few digits is one too."""
    digits = sum(character.isdigit() for character in words)
    enough = digits >= _FEWEST_DIGITS or words.lower().startswith("ext")
    return enough and not re.search(r"[^0-9+()\s./-]", _EXTENSION.sub("", words))
