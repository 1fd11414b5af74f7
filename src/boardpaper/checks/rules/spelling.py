"""Spelling: what a dictionary of British English does not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from boardpaper.checks.facts import Facts
from boardpaper.checks.rule import Objection, rule
from boardpaper.checks.words import plain_words
from boardpaper.report.place import Place

_MOST_WORDS: Final = 30


class _Misspelt(NamedTuple):
    """A word that is likely misspelt: as it is written first, where, and how often in all."""

    written: str
    place: Place
    times: int


@rule("R42", "warning", "Spelling", "Good practice: a report is published as it is written")
def spelling(facts: Facts) -> Iterator[Objection]:
    """No word is misspelt, as far as a dictionary of British English can tell."""
    speller = facts.speller
    if speller is None:
        return
    misspelt = facts.ask(_misspelt)
    most = facts.limit("R42", _MOST_WORDS)
    for word in misspelt[:most]:
        suggestions = speller.suggest(word.written.replace("’", "'"))
        yield Objection(word.place, _message(word, suggestions))
    if more := misspelt[most:]:
        are = "word" if len(more) == 1 else "words"
        message = f"{len(more)} more {are} may be misspelt: read the report through."
        yield Objection(more[0].place, message)


def _message(word: _Misspelt, suggestions: tuple[str, ...]) -> str:
    more = word.times - 1
    also = f", here and {more} more {'time' if more == 1 else 'times'}" if more else ""
    quoted = [f"“{each}”".replace("'", "’") for each in suggestions]
    meant = " or ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))
    what = f"did you mean {meant}?" if meant else "check it."
    return f"“{word.written}” may be misspelt{also}: {what}"


def _misspelt(facts: Facts) -> tuple[_Misspelt, ...]:
    """The words that are likely misspelt, each once, in the order in which they are printed."""
    doubts, seeming = facts.ask(_doubts)
    given = facts.ask(_names)
    found: dict[str, _Misspelt] = {}
    for place, written in doubts:
        word = written.replace("’", "'").casefold()
        names = given | seeming if written[0].isupper() else given
        if word in names or word.removesuffix("'s") in names:
            continue
        first = found.get(word)
        found[word] = (
            _Misspelt(written, place, 1) if first is None else first._replace(times=first.times + 1)
        )
    return tuple(found.values())


def _doubts(facts: Facts) -> tuple[tuple[tuple[Place, str], ...], frozenset[str]]:
    """What the speller doubts and where, and what looks like names."""
    speller = facts.speller
    if speller is None:
        return (), frozenset()
    lines = facts.ask(_lines)
    doubts: list[tuple[Place, str]] = []
    names: set[str] = set()
    runs = facts.recall(speller.read_run, tuple([run for _, run in lines]))
    for (place, _), reading in zip(lines, runs, strict=True):
        doubts += ((_within(place, start, end), words) for start, end, words in reading.doubts)
        names |= reading.names
    texts = facts.recall(speller.read, tuple([each.text for each in facts.texts]))
    for each, text in zip(facts.texts, texts, strict=True):
        doubts += ((hit.within(each.place), hit.words) for hit in text.doubts)
        names |= text.names
    return tuple(doubts), frozenset(names)


def _within(place: Place, start: int, end: int) -> Place:
    return Place(place.part, place.item, place.block, place.field, start, end)


def _lines(facts: Facts) -> tuple[tuple[Place, str], ...]:
    """What is written in fields outside of the texts, as far as the answers make it valid."""
    lines = [
        (Place("details", field="subject"), facts.subject),
        (Place("details", field="public_subject"), facts.public_subject),
    ]
    for appendix in facts.appendices:
        lines.append((Place("appendices", appendix.id, field="title"), appendix.title))
        lines.append(
            (Place("appendices", appendix.id, field="public_title"), appendix.public_title)
        )
    if facts.answer("call-in") is False:
        lines.append((Place("call-in", field="explanation"), facts.call_in.explanation))
        lines.append((Place("call-in", field="prejudice"), facts.call_in.prejudice))
    if facts.answer("exempt"):
        for each in facts.exemptions:
            lines.append((Place("exemptions", each.id, field="reasons"), each.reasons))
            place = Place("exemptions", each.id, field="public_interest")
            lines.append((place, each.public_interest))
    key, urgency = facts.notices.key_decision, facts.notices.urgency
    if key.is_key:
        lines.append((Place("notices", field="key_decision explanation"), key.explanation))
    if urgency.kind:
        lines.append((Place("notices", field="urgency reason"), urgency.reason))
    return tuple([(place, run) for place, run in lines if run])


def _names(facts: Facts) -> frozenset[str]:
    """The words of names that the report gives in its own fields, and of the council's names."""
    council = facts.council
    named = [
        *(each.name for each in facts.authors),
        facts.report_of,
        facts.report_to,
        *(each.owner for each in facts.recommendations),
        *facts.wards.names,
        facts.call_in.agreed_by,
        facts.notices.private_meeting.agreed_by,
        facts.notices.urgency.scrutiny_chair,
        council.name,
        council.ward_word,
        council.all_wards,
        council.rule_name,
        *(each.name for each in council.bodies),
        *(name for each in council.ward_lists for name in each.names),
    ]
    return frozenset().union(*facts.recall(plain_words, tuple(named)))
