"""What became of a report, in words: why a state of it was kept, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from boardpaper.document.dates import long_date
from boardpaper.library.event import Event
from boardpaper.library.revision import Revision, Why
from boardpaper.report.values import Key

_WHYS: Mapping[Why, str] = {
    "start": "As it was begun or taken in",
    "period": "While it was written",
    "close": "When it was closed",
    "clearance": "When it was cleared",
    "status": "When its status changed",
    "export": "When it was exported",
    "named": "Kept by hand",
    "restore": "Before an earlier version was restored",
    "clash": "The text that gave way when two were saved",
}

_DEEDS: Mapping[Key, str] = {
    "create": "Began the report",
    "import": "Took the report in from a file",
    "copy": "Made the report as a copy of {from}",
    "make-ready": "Marked it as ready",
    "return-to-draft": "Returned it to draft",
    "publish": "Published it on {on}",
    "correct": "Started a correction",
    "decide": "Recorded the decision of {on}",
    "take-back-decision": "Took back the decision",
    "withdraw": "Withdrew it",
    "take-up": "Reinstated it",
    "clear": "Recorded the clearance “{role}” by {by}",
    "take-back-clearance": "Took back the clearance “{role}”",
    "plan": "Planned its publication for {on}",
    "export": "Exported the {audience} version",
    "restore-revision": "Restored the version of {of}",
    "put-in-bin": "Put it in the bin",
    "take-out-of-bin": "Took it out of the bin",
    "delete": "Deleted it for ever",
    "take-over-lock": "Took it over from {from}",
    "backup-restored": "Restored the library from a backup",
    "rebuilt": "Rebuilt the library",
}
_WITHOUT: Mapping[Key, str] = {
    "plan": "Took back the planned day of publication",
}
_DAYS = frozenset({"on"})
_UNKNOWN = "Did something of a newer version of Boardpaper"


def why_kept(revision: Revision) -> str:
    """Why a state was kept."""
    return _WHYS[revision.why]


def title_of(revision: Revision) -> str:
    """What a revision is called: its name, or else why it was kept."""
    return revision.name or why_kept(revision)


def what_was_done(event: Event, name_of_role: Callable[[str], str] = str) -> str:
    """Say what an event tells; ``name_of_role`` gives the words for who clears.

    Events of newer versions, and details that are missing, are passed over.
    """
    deed = event.deed
    facts = {name: _in_words(name, words) for name, words in deed.details}
    if "role" in facts:
        facts["role"] = name_of_role(facts["role"])
    words = _DEEDS.get(deed.what, _UNKNOWN)
    try:
        return words.format_map(facts)
    except KeyError:
        return _WITHOUT.get(deed.what, words.partition(" {")[0])


def _in_words(name: str, words: str) -> str:
    if name not in _DAYS:
        return words
    try:
        return long_date(date.fromisoformat(words), "plain")
    except ValueError:
        return words
