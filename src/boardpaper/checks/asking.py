"""What a recommendation asks for, in the words of English minutes.

"Members are recommended to note the report and to approve …", "That the Board approves …", "That
authority be delegated to …": the lead-in is set aside, then each thing that is asked begins with
an operative verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from boardpaper.checks.texts import passages, word_set
from boardpaper.report.text import Text

VERBS: Final = word_set(
    """
    accept acknowledge acquire adopt advise affirm agree allocate amend appoint approve ask assign
    authorise authorize award bring cancel carry cease challenge close comment commend commission
    commit confirm congratulate consent consider consult continue create decide declare decline
    defer delegate deliver designate determine develop direct discharge discuss dispose encourage
    endorse enforce ensure enter establish exclude exempt exercise express extend facilitate fund
    give grant identify implement increase inform initiate inject instruct introduce invest invite
    issue keep lift make monitor move nominate note offer oppose participate pay permit
    pledge procure proceed produce progress promote propose provide publish purchase pursue ratify
    reaffirm receive recognise recognize recommend reconfirm record reduce refer refuse reiterate
    reject release remit remove renew replace request require reserve resolve retain review
    revoke scrutinise sell select set sign spend submit support suspend take terminate thank
    transfer undertake update uphold utilise vary vire waive welcome withdraw write
    """
)
"""What members can be asked to do."""

DECIDING: Final = word_set(
    """
    acquire adopt agree allocate appoint approve authorise authorize award cease close commission
    decide delegate determine dispose enter establish fund give grant implement inject introduce
    invest permit procure proceed purchase release sell spend terminate transfer undertake vary vire
    waive
    """
)
"""With these they take a decision, and do not only take note of something or express a view."""

ACTING: Final = frozenset({"ask", "direct", "ensure", "instruct", "request", "require"})
"""With these they ask that somebody does something."""

_PASSIVE: Mapping[str, str] = {
    "given": "give", "made": "make", "set": "set", "sold": "sell", "taken": "take",
    "varied": "vary", "withdrawn": "withdraw", "written": "write",
}  # fmt: skip
_BODIES: Final = word_set(
    """
    assembly authority board cabinet commission committee council councillors executive forum
    governors meeting members panel partnership trustees
    """
)
_ASKS: Final = word_set(
    """
    asked invited proposed recommend recommended recommends requested required resolve resolved
    resolves urged
    """
)
_BEFORE_VERB: Final = word_set(
    "also and be further hereby now principle shall should that then therefore to will"
)
_CONDITIONS: Final = word_set(
    """
    as at being considering following for from having in on pursuant subject under upon where with
    """
)
_MODALS: Final = word_set("can cannot could may might must not shall should to will would")
_LIST_MARK: Final = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]{1,2}|[-–—•*:]+", re.IGNORECASE)
_FURTHER: Final = re.compile(
    r"(?:\b(?:and|or)|[;,.:])\s+(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+)?"
    r"(?:(?:to|also|further|then|that|hereby|and|[a-z]{1,20}ly)\s+){0,3}([a-z]{2,20})\b",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 40

_DELEGATES: Final = re.compile(
    r"\bdelegat(?:e|es|ing)\b|\b(?:be|is|are)\s+delegated\b"
    r"|(?<!scheme of )\bdelegation\s+(?:of|to)\b"
    r"|\b(?:gives?|given|grants?|granted)\s+(?:\w+\s+){0,2}delegated\s+(?:authority|powers?)\b"
    r"|\bdelegated\s+(?:authority|powers?)\s+(?:be|is)\s+(?:given|granted)\b",
    re.IGNORECASE,
)


_DONE: Final = re.compile(
    r"\b(?:be|is|are)\s+(?:arranged|brought|carried\s+out|commissioned|completed|developed|drawn\s+up"
    r"|prepared|presented|produced|reported|submitted|undertaken|written)\b",
    re.IGNORECASE,
)


class Asked(NamedTuple):
    """What one recommendation asks for.

    ``verbs`` are the operative verbs, in their plain form; ``is_plain`` tells whether everything
    it asks for begins with one.
    """

    words: str
    verbs: tuple[str, ...]
    is_plain: bool

    @property
    def delegates(self) -> bool:
        """Whether it delegates authority."""
        return _DELEGATES.search(self.words) is not None

    @property
    def acts(self) -> bool:
        """Whether somebody is to do something, as in "that a report be written"."""
        if not ACTING.isdisjoint(self.verbs):
            return True
        return "that " in self.words.lower() and _DONE.search(self.words) is not None


def read_asked(text: Text) -> Asked:
    """Read what a recommendation asks for."""
    runs = [each.words for each in passages(text) if not each.field and each.words.strip()]
    if len(runs) > 1 and _is_lead_in(_tokens(runs[0])):
        del runs[0]
    verbs = [each for run in runs for each in _verbs(run)]
    is_plain = bool(runs) and next(_verbs(runs[0]), None) is not None
    return Asked("\n".join(runs), tuple(dict.fromkeys(verbs)), is_plain)


def _verbs(words: str) -> Iterator[str]:
    """Yield the verb some words begin with, then those in the same form that go on from it."""
    tokens = _tokens(words)
    head = next((each for each in range(len(tokens)) if _is_head(tokens, each)), None)
    if head is None:
        yield from _passive(tokens)
        return
    first = tokens[head].rstrip(",:")
    yield _verb(first)
    has_s = first not in VERBS
    for found in _FURTHER.finditer(words):
        word = found[1].lower()
        if _verb(word) and has_s == (word not in VERBS):
            yield _verb(word)


def _tokens(words: str) -> Sequence[str]:
    """The first words, small, with the comma or colon after them, without quotes and list marks."""
    tokens = words.lower().split(None, _MOST_WORDS)[:_MOST_WORDS]
    return [each.strip("()“”‘’\"'.;") for each in tokens if not _LIST_MARK.fullmatch(each)]


def _is_head(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a word is a verb with which something is asked."""
    if not _verb(tokens[at].rstrip(",:")):
        return False
    before = tokens[:at]
    return at == 0 or (_leads_in(before) and _is_lead_in(before))


def _leads_in(tokens: Sequence[str]) -> bool:
    """Tell whether some words are said before what is asked, and not part of it."""
    bare = [each.rstrip(",:") for each in tokens]
    return (
        bare[0] == "that"
        or bare[0] in _CONDITIONS
        or not _ASKS.isdisjoint(bare)
        or not _BODIES.isdisjoint(bare)
        or all(_goes_before(each) for each in bare)
    )


def _is_lead_in(tokens: Sequence[str]) -> bool:
    """Tell whether what is asked has still to come after these words."""
    if not tokens or not _leads_in(tokens):
        return False
    last = tokens[-1]
    return last.endswith((",", ":")) or last in _BODIES or last in _ASKS or _goes_before(last)


def _goes_before(word: str) -> bool:
    return word.rstrip(",:") in _BEFORE_VERB or word.rstrip(",:").endswith("ly")


def _passive(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the verb of words such as "that the report be noted", but not of what should be."""
    is_clause = "that" in tokens
    plain = [each.rstrip(",:") for each in tokens if not each.endswith("ly")]
    for before, be, word in zip(plain, plain[1:], plain[2:], strict=False):
        is_asked = is_clause or before not in _MODALS
        verb = _PASSIVE.get(word) or _unended(word, ("d", "ed"))
        if verb and (be == "be" if not is_clause else be in {"be", "is", "are"}) and is_asked:
            yield verb


def _verb(word: str) -> str:
    """The plain form of an operative verb, or nothing."""
    return word if word in VERBS else _unended(word, ("s", "es"))


def _unended(word: str, ends: Sequence[str]) -> str:
    stems = [word.removesuffix(each) for each in ends if word.endswith(each)]
    return next((each for each in stems if each in VERBS), "")
