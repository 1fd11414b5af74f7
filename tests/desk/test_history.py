"""Revisions and events are told in words that say what they mean."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from boardpaper.desk.history import title_of, what_was_done, why_kept
from boardpaper.library.event import Deed, Event
from boardpaper.library.events import deed_of
from boardpaper.library.revision import Revision, Why
from boardpaper.report import acts
from boardpaper.report.standing import Clearance, Decision

AT = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)
A_DAY = date(2026, 12, 9)


def told(deed: Deed) -> str:
    return what_was_done(Event(1, AT, "Ann", 1, deed), {"legal": "City Solicitor"}.get)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (acts.MakeReady(), "Marked it as ready"),
        (acts.ReturnToDraft(edited=True), "Returned it to draft"),
        (acts.Publish(A_DAY), "Published it on 9 December 2026"),
        (acts.Correct(), "Started a correction"),
        (acts.Decide(Decision(A_DAY, "Agreed")), "Recorded the decision of 9 December 2026"),
        (acts.TakeBackDecision(), "Took back the decision"),
        (acts.Withdraw(), "Withdrew it"),
        (acts.TakeUp(), "Reinstated it"),
        (
            acts.Clear(Clearance("legal", "Bob Cole", AT, "0" * 64)),
            "Recorded the clearance “City Solicitor” by Bob Cole",
        ),
        (acts.TakeBackClearance("legal"), "Took back the clearance “City Solicitor”"),
        (acts.Plan(A_DAY), "Planned its publication for 9 December 2026"),
        (acts.Plan(None), "Took back the planned day of publication"),
    ],
    ids=str,
)
def test_every_act_has_words(act: acts.Act, words: str) -> None:
    assert told(deed_of(act)) == words


def test_all_kinds_of_acts_are_among_them() -> None:
    kinds = {type(act) for act, _ in test_every_act_has_words.pytestmark[0].args[1]}  # type: ignore[attr-defined]
    assert kinds == set(get_args(acts.Act))


def test_what_a_newer_version_noted_is_passed_over() -> None:
    assert told(Deed("fly")) == "Did something of a newer version of Boardpaper"
    assert told(Deed("publish", (("on", "soon"),))) == "Published it on soon"
    assert told(Deed("copy")) == "Made the report as a copy of"


@pytest.mark.parametrize("why", get_args(Why))
def test_every_reason_has_words(why: Why) -> None:
    kept = Revision(1, "0" * 64, AT, "Ann", why)
    assert title_of(kept) == why_kept(kept) != ""
    assert title_of(Revision(1, "0" * 64, AT, "Ann", why, "As sent")) == "As sent"
