"""The named acts, and when each is allowed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.report import acts
from boardpaper.report.standing import Clearance, Decision, Publication, Standing
from boardpaper.report.status import Status

DAY = date(2011, 12, 6)
NOON = datetime(2011, 12, 1, 12, tzinfo=UTC)
DECISION = Decision(date(2011, 12, 14), "Resolved.")
EVERY_STATUS = get_args(Status)

EXAMPLES: tuple[acts.Act, ...] = (
    acts.MakeReady(),
    acts.ReturnToDraft(),
    acts.Publish(DAY),
    acts.Correct(),
    acts.Decide(DECISION),
    acts.TakeBackDecision(),
    acts.Withdraw(),
    acts.TakeUp(),
    acts.Clear(Clearance("finance", "Ada", NOON, "0" * 64)),
    acts.TakeBackClearance("finance"),
    acts.Plan(DAY),
)

ALLOWED: Mapping[tuple[Status, Status], type[acts.Act]] = {
    ("draft", "ready"): acts.MakeReady,
    ("ready", "draft"): acts.ReturnToDraft,
    ("ready", "published"): acts.Publish,
    ("published", "draft"): acts.Correct,
    ("published", "decided"): acts.Decide,
    ("decided", "decided"): acts.Decide,
    ("decided", "published"): acts.TakeBackDecision,
    ("draft", "withdrawn"): acts.Withdraw,
    ("ready", "withdrawn"): acts.Withdraw,
    ("published", "withdrawn"): acts.Withdraw,
    ("withdrawn", "draft"): acts.TakeUp,
}
"""What each act that changes the status leads to."""

STAYS = (acts.Clear, acts.TakeBackClearance, acts.Plan)
CLEARED = (Clearance("finance", "Bo", NOON, "1" * 64),)


def test_there_is_an_example_of_every_act() -> None:
    assert {type(each) for each in EXAMPLES} == set(get_args(acts.Act))


@pytest.mark.parametrize("act", EXAMPLES, ids=lambda act: type(act).__name__)
@pytest.mark.parametrize("status", EVERY_STATUS)
def test_every_act_in_every_status(act: acts.Act, status: Status) -> None:
    standing = Standing(status, CLEARED)
    expected = _status_after(status, act)
    assert acts.is_allowed(standing, type(act)) is (expected is not None)
    if expected is None:
        with pytest.raises(acts.ForbiddenActError):
            acts.perform(standing, act, 0)
    else:
        assert acts.perform(standing, act, 0).status == expected


def _status_after(status: Status, act: acts.Act) -> Status | None:
    if isinstance(act, STAYS):
        return status if status in {"draft", "ready"} else None
    return next(
        (to for (start, to), kind in ALLOWED.items() if (start, kind) == (status, type(act))), None
    )


def test_the_refusal_is_one_sentence() -> None:
    with pytest.raises(acts.ForbiddenActError) as refused:
        acts.perform(Standing(), acts.Publish(DAY), 0)
    assert str(refused.value) == (
        "This report is a draft: only one that is ready can be published."
    )


@pytest.mark.parametrize("act", EXAMPLES, ids=lambda act: type(act).__name__)
def test_errors_stand_in_the_way_of_being_ready_and_of_publication_only(act: acts.Act) -> None:
    stopped = []
    for status in EVERY_STATUS:
        standing = Standing(status, CLEARED)
        if acts.is_allowed(standing, type(act)):
            try:
                acts.perform(standing, act, 3)
            except acts.ForbiddenActError:
                stopped.append(status)
    assert bool(stopped) is isinstance(act, acts.MakeReady | acts.Publish)
    assert acts.needs_no_errors(act) is bool(stopped)


def test_a_correction_is_a_new_issue() -> None:
    published = acts.perform(Standing("ready"), acts.Publish(DAY), 0)
    assert published.publication == Publication(DAY, 1)
    corrected = acts.perform(published, acts.Correct(), 0)
    assert corrected.publication == Publication(DAY, 1)
    ready = acts.perform(corrected, acts.MakeReady(), 0)
    again = acts.perform(ready, acts.Publish(date(2011, 12, 8)), 0)
    assert again.publication == Publication(date(2011, 12, 8), 2)


def test_a_decision_is_recorded_replaced_and_taken_back() -> None:
    decided = acts.perform(Standing("published"), acts.Decide(DECISION), 0)
    assert decided.decision == DECISION
    other = Decision(date(2011, 12, 15))
    assert acts.perform(decided, acts.Decide(other), 0).decision == other
    assert acts.perform(decided, acts.TakeBackDecision(), 0) == Standing("published")


def test_a_clearance_replaces_that_of_the_same_role() -> None:
    legal = Clearance("legal", "Cy", NOON, "2" * 64)
    finance = Clearance("finance", "Ada", NOON, "3" * 64)
    standing = acts.perform(Standing(clearances=CLEARED), acts.Clear(legal), 0)
    standing = acts.perform(standing, acts.Clear(finance), 0)
    assert standing.clearances == (legal, finance)
    taken_back = acts.perform(standing, acts.TakeBackClearance("legal"), 0)
    assert taken_back.clearances == (finance,)
    with pytest.raises(acts.ForbiddenActError, match="not given"):
        acts.perform(taken_back, acts.TakeBackClearance("legal"), 0)


def test_a_report_returns_to_draft_by_an_edit_only_where_that_is_said() -> None:
    assert not acts.ReturnToDraft().edited


def test_publication_is_planned_and_no_longer_planned() -> None:
    planned = acts.perform(Standing(), acts.Plan(DAY), 0)
    assert planned == Standing(planned_on=DAY)
    assert acts.perform(planned, acts.Plan(None), 0) == Standing()


def test_a_clearance_on_another_text_is_stale() -> None:
    legal = Clearance("legal", "Cy", NOON, "2" * 64)
    standing = Standing(clearances=(*CLEARED, legal))
    assert acts.stale_clearances(standing, "2" * 64) == CLEARED
    assert acts.stale_clearances(standing, "4" * 64) == standing.clearances


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        ("draft", None),
        ("ready", None),
        ("published", "correction"),
        ("decided", "decision"),
        ("withdrawn", "reinstate it"),
    ],
)
def test_the_text_is_frozen_once_others_have_it(status: Status, advice: str | None) -> None:
    standing = Standing(status)
    assert acts.is_frozen(standing) is (advice is not None)
    if advice is None:
        acts.require_editable(standing)
    else:
        with pytest.raises(acts.FrozenReportError, match=f"{status}: .*{advice}"):
            acts.require_editable(standing)


@given(st.lists(st.sampled_from(EXAMPLES), max_size=12))
def test_whatever_is_done_issues_count_up_and_only_acts_change_facts(
    done: list[acts.Act],
) -> None:
    standing = Standing()
    publications = 0
    for act in done:
        if acts.is_allowed(standing, type(act)) and not isinstance(act, acts.TakeBackClearance):
            standing = acts.perform(standing, act, 0)
            publications += isinstance(act, acts.Publish)
    assert (standing.publication.issue if standing.publication else 0) == publications
    assert (standing.decision is not None) is (standing.status == "decided")


@pytest.mark.parametrize("act", EXAMPLES, ids=lambda act: type(act).__name__)
def test_an_act_can_be_kept_as_json(act: acts.Act) -> None:
    assert msgspec.json.decode(msgspec.json.encode(act), type=acts.Act) == act
