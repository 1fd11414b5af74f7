"""A council's profile, as data: its name, wards, bodies, rules, thresholds and days."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

import msgspec

from boardpaper.report.values import Key, Value

BodyKind = Literal["executive", "council", "committee", "scrutiny", "other"]
DayKind = Literal["working", "calendar"]
RuleKind = Literal["exempt", "confidential"]
Filled = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class Dated(Value, frozen=True):
    """Something that is valid from one day until another, both included; None is without end."""

    valid_from: date | None = None
    valid_until: date | None = None

    def valid_on(self, day: date) -> bool:
        """Tell whether it is valid on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


class WardList(Dated, frozen=True, kw_only=True):
    """The names of all wards (or divisions) between two dates."""

    names: Annotated[tuple[Filled, ...], msgspec.Meta(min_length=1, max_length=500)]


class Body(Value, frozen=True):
    """A board, cabinet or committee that takes reports."""

    name: Filled
    kind: BodyKind


class Threshold(Dated, frozen=True, kw_only=True):
    """When a decision is key between two dates: pounds a year, and number of wards affected."""

    amount: Annotated[int, msgspec.Meta(ge=1, le=10**12)]
    wards: Annotated[int, msgspec.Meta(ge=1, le=500)] = 2


class CallInScheme(Value, frozen=True):
    """How many clear days members have to call a decision in, and which days count."""

    days: Annotated[int, msgspec.Meta(ge=1, le=60)] = 5
    day_kind: DayKind = "working"


class CutOff(Value, frozen=True):
    """When democratic services want the report: a time, some working days before the meeting."""

    at: time
    working_days: Annotated[int, msgspec.Meta(ge=1, le=100)]


class ExemptionRule(Dated, frozen=True, kw_only=True):
    """A rule under which information is exempt or confidential.

    ``description`` is in the words of the Act, as printed where the matter is withheld
    (LGA 1972 s100B(5)); ``paragraph`` is the paragraph of Schedule 12A Part 1 it maps to.
    """

    number: Filled
    kind: RuleKind
    description: Filled
    paragraph: Annotated[int, msgspec.Meta(ge=1, le=7)] | None = None


class Council(Value, frozen=True):
    """A council's profile."""

    id: Key
    name: Filled
    ward_word: Filled = "Ward"
    all_wards: Filled = "All Wards"
    rule_name: Filled = "Access to Information Procedure Rule"
    ward_lists: tuple[WardList, ...] = ()
    bodies: tuple[Body, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    call_in: CallInScheme = CallInScheme()
    closure_days: tuple[date, ...] = ()
    cut_off: CutOff | None = None
    exemption_rules: tuple[ExemptionRule, ...] = ()

    def wards_on(self, day: date) -> tuple[str, ...]:
        """The names of the wards on a day, empty where no list is valid then."""
        return next((each.names for each in self.ward_lists if each.valid_on(day)), ())

    def exemption_rule(self, number: str, day: date | None) -> ExemptionRule | None:
        """The rule of that number valid on a day, or the first of that number without a day."""
        rules = (each for each in self.exemption_rules if each.number == number)
        return next((each for each in rules if day is None or each.valid_on(day)), None)
