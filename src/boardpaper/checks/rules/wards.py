"""The wards affected: in the answer, in the texts, and in the consultation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from boardpaper.checks.facts import Facts, Placed
from boardpaper.checks.rule import Objection, rule
from boardpaper.checks.texts import Finder, Hit, hits
from boardpaper.checks.withholding import is_all_public
from boardpaper.report.place import Place
from boardpaper.report.text import Text

_WARDS: Final = Place("wards")

_ADDRESS_AFTER: Final = re.compile(
    r"\s(?:(?:Old|New|Upper|Lower|Main|High|Ring)\s)?(?:Road|Rd|Street|St|Lane|Avenue|Ave|Drive"
    r"|Close|Court|Crescent|Grove|Terrace|Place|Way|Row|Mount|View|Gardens|Hill|Square|Rise|Walk"
    r"|Parade|Approach|Bypass|Roundabout|Gyratory|Interchange)\b"
    r"|,?\s(?:[A-Z][a-z]{1,20},?\s)?[A-Z]{1,2}[0-9][0-9A-Z]?\s[0-9][A-Z]{2}\b"
)
"""What makes a name before it part of an address: the rest of a street, or a postcode."""

_PERSON_BEFORE: Final = re.compile(
    r"\b(?:Cllr|Councillor|Alderman|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Earl of)"
    r"\.?\s(?:[A-Z][\w.’'-]{0,20}\s){0,2}\Z"
)
_LONGEST_NAME_BEFORE: Final = 60
_AND: Final = re.compile(r"\A(?:and|AND|\\?&)\Z")

_MEMBERS: Final = re.compile(
    r"\b(?:councillors?|cllrs?"
    r"|(?:wards?|divisions?|divisional|local|elected|affected)\s(?:[\w’'-]+\s){0,2}?members?"
    r"|members?\b[^.;\n]{0,80}\b(?:wards?|divisions?)"
    r"|(?:wards?|divisions?)\b[^.;\n]{0,80}\bmembers?)\b",
    re.IGNORECASE,
)


@rule("R4", "error", "Wards named", "The question about wards on the council’s form")
def wards_named(facts: Facts) -> Iterator[Objection]:
    """Where wards are affected, at least one of the council’s list is named, or all are."""
    if facts.answer("wards") is not True or facts.wards.all:
        return
    word = facts.council.ward_word.lower()
    on_the_day = _names_on_the_day(facts)
    known = {_folded(each) for each in on_the_day or _all_names(facts)}
    named = [each for each in facts.wards.names if each.strip()]
    strange = [each for each in named if _folded(each) not in known]
    if not named:
        message = f"Choose the {word}s that are affected, or all of them."
        yield Objection(_WARDS, message, informs=not on_the_day)
    elif known and len(strange) == len(named):
        message = f"No {word} of this name is in the council’s list for the day: choose from it."
        yield Objection(_WARDS, message, informs=not on_the_day)
    elif known and strange:
        message = f"One {word} that is named is not in the council’s list for the day: check it."
        yield Objection(_WARDS, message, informs=True)


@rule("R5", "warning", "No wards", "The question about wards on the council’s form")
def no_wards(facts: Facts) -> Iterator[Objection]:
    """Where no ward is affected, none is named, neither below the answer nor in the texts."""
    if facts.answer("wards") is not False:
        return
    word = facts.council.ward_word.lower()
    informs = not _names_on_the_day(facts)
    if facts.wards.all or any(each.strip() for each in facts.wards.names):
        message = (
            f"The answer is No, but {word}s are still chosen. Answer Yes if they are affected; "
            "if not, take them out under Yes and answer No again."
        )
        yield Objection(facts.answer_place("wards"), message, informs)
    named = facts.ask(_wards_in_texts)
    if named:
        others = len({each.words for each in named}) - 1
        what = f"“{named[0].words}”" if facts.ask(is_all_public) else f"A {word}"
        more = f", and {others} more {'is' if others == 1 else 'are'}" if others else ""
        message = (
            f"{what} is named in the text{more}, but the answer says that no {word} is affected. "
            "Change the answer if the proposal will be felt there."
        )
        yield Objection(named[0].place, message, informs)


@rule("R28", "warning", "Ward members", "Ward members are consulted on what affects their ward")
def ward_members(facts: Facts) -> Iterator[Objection]:
    """Where wards are affected, the section on consultation names ward members."""
    if facts.answer("wards") is not True:
        return
    consultation = facts.section_text("consultation")
    if consultation is None or _MEMBERS.search(consultation.words):
        return
    word = facts.council.ward_word.lower()
    message = (
        f"{word.capitalize()}s are affected, but {word} members are not mentioned here. "
        "Say whom you consulted, when, and what they said; or why you did not."
    )
    yield Objection(consultation.place, message)


def _names_on_the_day(facts: Facts) -> tuple[str, ...]:
    """The names of the wards on the day of the meeting: none where no list is valid then."""
    return () if facts.meeting_date is None else facts.council.wards_on(facts.meeting_date)


def _all_names(facts: Facts) -> tuple[str, ...]:
    """Every name of a ward that the council has or had."""
    lists = facts.council.ward_lists
    return tuple(dict.fromkeys([name for each in lists for name in each.names]))


def _folded(name: str) -> str:
    return " ".join(name.replace("&", " and ").split()).casefold()


def _wards_in_texts(facts: Facts) -> tuple[Placed, ...]:
    """The wards of the day that the texts name, or where no list is valid then, of any day."""
    every = _all_names(facts)
    on_the_day = {_folded(each) for each in _names_on_the_day(facts) or every}
    if not every:
        return ()
    return tuple(each for each in facts.search(_finder(every)) if _folded(each.words) in on_the_day)


@lru_cache(maxsize=8)
def _finder(names: tuple[str, ...]) -> Finder:
    """Make a finder of the names of wards; a longer one goes before what is a part of it."""
    pattern = re.compile(f"(?:{'|'.join(_alternatives(names))})(?!\\w)")

    def find(words: str) -> Iterator[tuple[int, int]]:
        for match in pattern.finditer(words):
            if _is_a_ward(words, match.start(), match.end()):
                yield match.span()

    def find_wards(text: Text) -> tuple[Hit, ...]:
        return hits(text, find)

    return find_wards


def _alternatives(names: Iterable[str]) -> Iterator[str]:
    """Patterns that begin with the first letter: a search passes over what begins with no other."""
    for name in sorted(names, key=len, reverse=True):
        for spelt in dict.fromkeys((name, name.upper())):
            parts = [
                "(?:and|AND|&)" if each in "and AND &" else re.escape(each)
                for each in spelt.split()
            ]
            yield r"\s".join(parts)


def _is_a_ward(words: str, start: int, end: int) -> bool:
    """Whether a name stands for the ward: not in a longer word, an address or a person’s name."""
    if start and (words[start - 1].isalnum() or words[start - 1] in "_@"):
        return False
    before = words[max(0, start - _LONGEST_NAME_BEFORE) : start]
    return not _ADDRESS_AFTER.match(words, end) and not _PERSON_BEFORE.search(before)
