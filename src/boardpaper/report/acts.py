"""The named acts that change a Standing, and when each is allowed.

They are values, so that each can be kept as an event with who did it and when.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from boardpaper.errors import InvalidInputError
from boardpaper.report.standing import Clearance, Decision, Publication, Standing
from boardpaper.report.status import Status
from boardpaper.report.values import Key, Sha256, Value


class ForbiddenActError(InvalidInputError):
    """The standing of a report does not allow an act; the sentence says why."""


class FrozenReportError(InvalidInputError):
    """The text of a report may not be edited, because others have it as it is."""


class MakeReady(Value, frozen=True, tag="make-ready"):
    """The report is complete and waits for its publication; it has no errors."""


class ReturnToDraft(Value, frozen=True, tag="return-to-draft"):
    """A ready report is worked on again, because it was ``edited`` or because somebody says so."""

    edited: bool = False


class Publish(Value, frozen=True, tag="publish"):
    """The report is published with the agenda: its text is frozen; it has no errors."""

    on: date


class Correct(Value, frozen=True, tag="correct"):
    """A published report is worked on again, to be published under the next issue number."""


class Decide(Value, frozen=True, tag="decide"):
    """The board has decided; recording that again replaces what was recorded."""

    decision: Decision


class TakeBackDecision(Value, frozen=True, tag="take-back-decision"):
    """The decision was recorded by mistake."""


class Withdraw(Value, frozen=True, tag="withdraw"):
    """The report is withdrawn and will not be decided as it is."""


class TakeUp(Value, frozen=True, tag="take-up"):
    """A withdrawn report is taken up again."""


class Clear(Value, frozen=True, tag="clear"):
    """A role consents to one exact text; its earlier clearance is replaced."""

    clearance: Clearance


class TakeBackClearance(Value, frozen=True, tag="take-back-clearance"):
    """A role takes its consent back."""

    role: Key


class Plan(Value, frozen=True, tag="plan"):
    """The day of publication is planned, or with None no longer planned."""

    on: date | None = None


Act = (
    MakeReady
    | ReturnToDraft
    | Publish
    | Correct
    | Decide
    | TakeBackDecision
    | Withdraw
    | TakeUp
    | Clear
    | TakeBackClearance
    | Plan
)


class _Rule(NamedTuple):
    """In which status an act is allowed, what the status is then, and what the act does in words.

    Without a status to follow, the status stays.
    """

    allowed: tuple[Status, ...]
    after: Status | None
    words: str


_RULES: Mapping[type[Act], _Rule] = {
    MakeReady: _Rule(("draft",), "ready", "be marked ready"),
    ReturnToDraft: _Rule(("ready",), "draft", "return to draft"),
    Publish: _Rule(("ready",), "published", "be published"),
    Correct: _Rule(("published",), "draft", "be corrected"),
    Decide: _Rule(("published", "decided"), "decided", "have its decision recorded"),
    TakeBackDecision: _Rule(("decided",), "published", "have its decision taken back"),
    Withdraw: _Rule(("draft", "ready", "published"), "withdrawn", "be withdrawn"),
    TakeUp: _Rule(("withdrawn",), "draft", "be reinstated"),
    Clear: _Rule(("draft", "ready"), None, "be cleared"),
    TakeBackClearance: _Rule(("draft", "ready"), None, "lose a clearance"),
    Plan: _Rule(("draft", "ready"), None, "have its publication planned"),
}


_WHY_FROZEN: Mapping[Status, str] = {
    "published": "start a correction, which is published as a new issue",
    "decided": "the decision was taken on it as it is",
    "withdrawn": "reinstate it first",
}


def perform(standing: Standing, act: Act, errors: int) -> Standing:
    """Return the standing after an act.

    ``errors`` is how many readiness errors the report has; it counts where `needs_no_errors`.

    Raises:
        ForbiddenActError: the status, the errors or a missing clearance forbid the act.
    """
    rule = _RULES[type(act)]
    if standing.status not in rule.allowed:
        allowed = " or ".join(_in_words(each) for each in rule.allowed)
        raise ForbiddenActError(
            f"This report is {_in_words(standing.status)}: "
            f"only one that is {allowed} can {rule.words}."
        )
    if errors and needs_no_errors(act):
        raise ForbiddenActError(
            f"This report cannot {rule.words} yet: resolve the errors among the checks first."
        )
    return _with_facts(replace(standing, status=rule.after or standing.status), act)


def is_allowed(standing: Standing, kind: type[Act]) -> bool:
    """Tell whether the status allows a kind of act, for buttons and menus."""
    return standing.status in _RULES[kind].allowed


def needs_no_errors(act: Act) -> bool:
    """Tell whether an act is allowed only while the report has no readiness errors."""
    return isinstance(act, MakeReady | Publish)


def is_frozen(standing: Standing) -> bool:
    """Tell whether the text may not be edited: it is published, decided on or withdrawn."""
    return standing.status in _WHY_FROZEN


def require_editable(standing: Standing) -> None:
    """Refuse to go on where the text is frozen.

    Raises:
        FrozenReportError: it is; the sentence says why and what to do.
    """
    if is_frozen(standing):
        raise FrozenReportError(
            f"The text of this report cannot be edited, because it is {standing.status}: "
            f"{_WHY_FROZEN[standing.status]}."
        )


def stale_clearances(standing: Standing, content_hash: Sha256) -> tuple[Clearance, ...]:
    """The clearances that were given on another text than the one of a content hash."""
    return tuple(each for each in standing.clearances if each.content_hash != content_hash)


def _in_words(status: Status) -> str:
    return "a draft" if status == "draft" else status


def _with_facts(standing: Standing, act: Act) -> Standing:
    match act:
        case Publish(on):
            issue = standing.publication.issue + 1 if standing.publication else 1
            return replace(standing, publication=Publication(on, issue))
        case Decide(decision):
            return replace(standing, decision=decision)
        case TakeBackDecision():
            return replace(standing, decision=None)
        case Clear(clearance):
            others = _without_clearance(standing, clearance.role)
            return replace(standing, clearances=(*others, clearance))
        case TakeBackClearance(role):
            others = _without_clearance(standing, role)
            if others == standing.clearances:
                raise ForbiddenActError("This clearance was not given, so nobody can take it back.")
            return replace(standing, clearances=others)
        case Plan(on):
            return replace(standing, planned_on=on)
        case _:
            return standing


def _without_clearance(standing: Standing, role: str) -> tuple[Clearance, ...]:
    return tuple(each for each in standing.clearances if each.role != role)
