"""Help on a page: what it is for, what the council's form says of it, and how it is used."""

from __future__ import annotations

from collections.abc import Mapping

from boardpaper.desk.outline import Entry, PageKind
from boardpaper.report.template import Template

_HELP: Mapping[PageKind, str] = {
    "details": (
        "The title block and the author box at the top of page 1.\n\n"
        "Dates are written as you like: 14 December 2026, 14/12/2026 or 2026-12-14."
    ),
    "questions": (
        "Each question is answered Yes or No; neither is chosen at first. What hangs on an answer "
        "opens below it. If you change an answer, its details are kept but not printed."
    ),
    "section": (
        "Enter begins the next paragraph, and numbers count on by themselves.\n\n"
        "At the start of a bullet Tab moves it in, Shift and Tab out; elsewhere Tab goes on to the "
        "next field."
    ),
    "main": (
        "All findings in one text. Enter begins the next finding, Backspace at its start joins it "
        "to the one before.\n\n"
        "The kind beside a finding is not printed. It shows which findings call for a "
        "recommendation. Alt and Down opens it from the keyboard."
    ),
    "recommendations": (
        "What members are asked to do. Each is written once, and printed wherever the template "
        "wants it. Say who acts and by when, and which findings it answers."
    ),
    "background": (
        "The papers the report relies on to a material extent (Local Government Act 1972, section "
        "100D). If there are none, say so: a list may be empty, not missing."
    ),
    "appendices": (
        "Papers that go with the report. An exempt appendix is left out of the public version, and "
        "needs an exemption among the questions."
    ),
    "notices": (
        "By when agenda, notices and the report itself are due for the meeting, and which notices "
        "were given.\n\n"
        "Days are counted in clear days: neither the day of the notice nor the day of the meeting "
        "counts. Show the days to see which count, which do not, and why."
    ),
    "group": "",
    "clearance": (
        "Who has cleared the current text. A clearance is of one exact text: when the text "
        "changes it is out of date, and says so."
    ),
}


def help_on(entry: Entry, template: Template) -> tuple[str, str]:
    """Title and words of the help on a page."""
    form = next((each for each in template.sections if each.key == entry.key), None)
    own = "" if form is None else " ".join(form.help.split())
    limit = "" if form is None or form.word_limit is None else f"At most {form.word_limit} words."
    asked = template.questions if entry.kind == "questions" else ()
    questions = [f"{each.text}\n{' '.join(each.help.split())}" for each in asked if each.help]
    words = [each for each in (own, limit, _HELP[entry.kind], *questions) if each]
    return entry.title, "\n\n".join(words)
