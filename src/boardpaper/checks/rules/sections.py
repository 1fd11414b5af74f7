"""The sections: what must be written, what contradicts an answer, and what it must say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.checks.asking import DECIDING, read_asked
from boardpaper.checks.facts import Facts, SectionText
from boardpaper.checks.rule import EXECUTIVE_REGULATIONS, Objection, rule
from boardpaper.checks.texts import Hit, hits
from boardpaper.report.blank import block_prints, text_prints
from boardpaper.report.place import Place
from boardpaper.report.report import Appendix, Finding
from boardpaper.report.retemplate import without_place
from boardpaper.report.template import Section as Form
from boardpaper.report.text import EMPTY_TEXT, Paragraph, Subheading, Text, words_in

_NOTHING: Final = frozenset({"", "n/a", "nil", "no", "none", "not applicable"})
_NO_IMPLICATIONS: Final = re.compile(
    r"\b(?:no|not|none|nothing|neutral|nor|neither)\b[^.]{0,80}\b(?:"
    r"implications?|impacts?|considerations?|effects?|issues?|concerns?|differen\w+|equality|"
    r"discriminat\w+|disadvantag\w+|relevan\w+|required|needed|necessary)\b",
    re.IGNORECASE,
)
_ASSESSMENT: Final = re.compile(
    r"\bscreening\b|\b(?:EDCI|EqIA|EQIA|EIA|EINA)\b|\bequality\s+(?:analysis|assessment)\b"
    r"|(?<!environmental )(?<!privacy )(?<!protection )(?<!heritage )(?<!traffic )(?<!retail )"
    r"(?<!visual )(?<!flood )(?<!noise )(?<!regulatory )\bimpact\s+assessment\b",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE: Final = re.compile(
    rf"\b{_MONTH}\.?,?\s+(?:\d{{1,2}},?\s+)?\d{{4}}\b|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b"
    rf"|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b",
    re.IGNORECASE,
)
_OPTION: Final = re.compile(
    r"\boptions?\s+(?:no\.?\s+)?(\d{1,2}|one|two|three|four|five|\(?[a-z]\)|[A-H]\b)(?!\w)"
    r"|\b(first|second|third|fourth|fifth)\s+option\b"
    r"|\b(do[\s-]+nothing|do[\s-]+minimum|status\s+quo)\b"
    r"|\b((?:alternatives?|other\s+options?|options?\s+(?:appraisal|appraised|considered|rejected)"
    r"|rejected\s+options?|no\s+(?:other|alternative)\s+options?))\b",
    re.IGNORECASE,
)
_NUMBERS: Mapping[str, str] = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5",
}  # fmt: skip
_ALTERNATIVES: Final = "alternatives"
_OPTION_SEEDS: Final = ("option", "alternative", "nothing", "minimum", "status")
_FEWEST_OPTIONS: Final = 2


@rule("R20", "error", "Summary", "The council’s form: a summary, and how long it may be")
def summary(facts: Facts) -> Iterator[Objection]:
    """The summary has a paragraph, within the word limit of the template (the council's form).

    So is every other section for which the template sets a limit.
    """
    written = facts.section_text("summary")
    if written is not None and not _has_paragraph(written.text):
        message = "Write the summary: members who read nothing else need at least a paragraph."
        yield Objection(written.place, message)
    texts = {each.key: each.text for each in facts.sections}
    for form in facts.template.sections:
        limit = form.word_limit
        if limit is None or form.source != "text":
            continue
        (count,) = facts.recall(words_in, (texts.get(form.key, EMPTY_TEXT),))
        if count > limit:
            message = (
                f"This section has {count:,} words, and the council allows {limit:,}: "
                f"cut {count - limit:,} of them."
            )
            yield Objection(Place("sections", form.key), message)


@rule("R25", "error", "Empty sections", "The council’s form says which sections every report has")
def empty_sections(facts: Facts) -> Iterator[Objection]:
    """Every mandatory section has text or the nil statement (template); no text is left over."""
    texts = {each.key: each.text for each in facts.sections}
    for form in facts.template.sections:
        if not form.mandatory:
            continue
        if form.source == "text" and not text_prints(texts.get(form.key, EMPTY_TEXT)):
            yield Objection(Place("sections", form.key), _how_to_fill(form))
        if form.source == "main" and not facts.ask(_has_main_issues):
            yield Objection(Place("main"), "Write the main issues: this section must have text.")
    for section in without_place(facts.sections, facts.template):
        message = (
            "The form has no section for this text, so it is not printed. Move it to where it "
            "belongs, then delete it here."
        )
        yield Objection(Place("sections", section.key), message)


@rule("R26", "warning", "Nil statements", "Answers and sections of the council’s form must agree")
def contradicted_nil(facts: Facts) -> Iterator[Objection]:
    """No section says that there is nothing where an answer says that there is, or the reverse.

    Equality and 4.2; call-in or exempt and 4.5; a decision that is key by spending and 4.4.
    """
    equality, asked = facts.section_text("equality"), facts.answer("equality")
    if equality is not None and asked is True and _says_nothing(equality):
        message = (
            "You answered that there are implications for equality, but this section says that "
            "there are none: explain them here, or change the answer."
        )
        yield Objection(equality.place, message)
    if equality is not None and asked is False and _says_something(equality):
        message = (
            "You answered that there are no implications for equality, but this section has "
            "something to say: check the answer."
        )
        yield Objection(equality.place, message)
    yield from _legal_nil(facts)
    resources, key = facts.section_text("resources"), facts.notices.key_decision
    is_spending = key.is_key is True and key.reason == "spending"
    if resources is not None and is_spending and _says_nothing(resources):
        message = (
            "The decision is key because of what it spends or saves, but this section says that "
            "there is nothing to consider: give the figures."
        )
        yield Objection(resources.place, message)


@rule("R27", "warning", "Equality assessment", "Equality Act 2010 s149: evidence of due regard")
def equality_assessment(facts: Facts) -> Iterator[Objection]:
    """With equality implications or a key decision, a dated assessment is attached (s149)."""
    if facts.answer("equality") is not True and facts.notices.key_decision.is_key is not True:
        return
    assessment = next((each for each in facts.appendices if _is_assessment(each)), None)
    if assessment is None:
        message = (
            "Attach the equality screening or impact assessment as an appendix: it is the evidence "
            "of due regard."
        )
        yield Objection(Place("appendices"), message)
        return
    equality = facts.section_text("equality")
    words = equality.words if equality else ""
    if not _DATE.search(assessment.title) and not _DATE.search(words):
        message = (
            "Give the date of the equality screening or impact assessment, in its title or in the "
            "section on equality."
        )
        yield Objection(Place("appendices", assessment.id, field="title"), message)


@rule(
    "R29",
    "warning",
    "Options",
    "SI 2012/2089 reg 12: the record states the alternatives considered and rejected",
    in_force=EXECUTIVE_REGULATIONS,
)
def options(facts: Facts) -> Iterator[Objection]:
    """A report that asks the executive for a decision gives two options at least (reg 12)."""
    if facts.body_kind not in {None, "executive"} or not facts.ask(_asks_for_decision):
        return
    count = facts.ask(_count_options)
    if count is None or count >= _FEWEST_OPTIONS:
        return
    section = facts.section_text("options")
    place = section.place if section is not None else Place("main")
    message = (
        "Only one option is set out: say which others were considered, and why they were rejected."
        if count
        else "The report asks for a decision: set out the options, and why others were rejected."
    )
    yield Objection(place, message)


def find_options(text: Text) -> tuple[Hit, ...]:
    """Find the options that a text speaks of; the words of each are its number, or the like.

    A heading only announces them.
    """
    below = Text(tuple([each for each in text.blocks if not isinstance(each, Subheading)]))
    found = hits(below, _option_spans)
    return tuple(each._replace(words=_name_of_option(each.words)) for each in found)


def _option_spans(words: str) -> Iterator[tuple[int, int]]:
    lower = words.lower()
    if any(map(lower.__contains__, _OPTION_SEEDS)):
        yield from (found.span() for found in _OPTION.finditer(words))


def _name_of_option(words: str) -> str:
    found = _OPTION.fullmatch(words)
    if found is None or found[4]:
        return _ALTERNATIVES
    name = (found[1] or found[2] or "nothing").lower().strip("()")
    return _NUMBERS.get(name, name)


def _count_options(facts: Facts) -> int | None:
    """How many options are set out; None where the text speaks of alternatives uncounted."""
    names = {placed.words for placed in facts.search(find_options)}
    marked = sum(isinstance(each, Finding) and each.kind == "option" for each in facts.main)
    if _ALTERNATIVES in names and not marked:
        return None
    return max(len(names - {_ALTERNATIVES}), marked)


def _asks_for_decision(facts: Facts) -> bool:
    if facts.notices.key_decision.is_key is True:
        return True
    asked = facts.recall(read_asked, tuple([each.text for each in facts.recommendations]))
    return any(not DECIDING.isdisjoint(each.verbs) for each in asked)


def _legal_nil(facts: Facts) -> Iterator[Objection]:
    legal = facts.section_text("legal")
    if legal is None or not _says_nothing(legal):
        return
    if facts.answer("exempt") is True:
        message = (
            "Part of the report is confidential or exempt, but this section says that there is "
            "nothing to consider: replace that statement."
        )
        yield Objection(legal.place, message)
    if facts.answer("call-in") is False:
        message = (
            "The decision cannot be called in, but this section says that there is nothing to "
            "consider: say why it cannot."
        )
        yield Objection(legal.place, message)


def _has_paragraph(text: Text) -> bool:
    return any(isinstance(each, Paragraph) and block_prints(each) for each in text.blocks)


def _has_main_issues(facts: Facts) -> bool:
    return any(
        text_prints(each.text) if isinstance(each, Finding) else block_prints(each)
        for each in facts.main
    )


def _how_to_fill(form: Form) -> str:
    if form.nil_statement:
        return "Write this section, or say with one click that there is nothing to say."
    return "Write this section: every report in this form must have it."


def _says_nothing(section: SectionText) -> bool:
    if section.is_nil:
        return True
    return text_prints(section.text) and section.words.strip().rstrip(".").lower() in _NOTHING


def _says_something(section: SectionText) -> bool:
    """Tell whether a section says more than that, in some words, there is nothing."""
    is_text = text_prints(section.text) and not _says_nothing(section)
    return is_text and not _NO_IMPLICATIONS.search(section.words)


def _is_assessment(appendix: Appendix) -> bool:
    return _ASSESSMENT.search(f"{appendix.title} {appendix.public_title}") is not None
