"""What every page says of the status of its report."""

from datetime import UTC, date, datetime

import pytest

from boardpaper.document.status import stamp_words, status_words
from boardpaper.report.place import WHOLE_REPORT
from boardpaper.report.standing import Publication, Saved, Standing
from tests.document.builders import composed, exempt, report

CHANGED = datetime(2011, 12, 5, 23, 30, tzinfo=UTC)
FIRST = Publication(date(2011, 12, 6))
SECOND = Publication(date(2011, 12, 9), 2)


@pytest.mark.parametrize(
    ("standing", "stamp", "words"),
    [
        (Standing("draft"), "DRAFT", "Draft of 5 December 2011"),
        (Standing("draft", publication=FIRST), "DRAFT", "Draft of 5 December 2011 for issue 2"),
        (Standing("ready"), "", "Final text of 5 December 2011"),
        (Standing("ready", publication=SECOND), "", "Final text of 5 December 2011 for issue 3"),
        (Standing("published", publication=FIRST), "", "Published 6 December 2011"),
        (Standing("decided", publication=FIRST), "", "Published 6 December 2011"),
        (Standing("published", publication=SECOND), "", "Published 9 December 2011, issue 2"),
        (Standing("decided"), "", ""),
        (Standing("withdrawn", publication=FIRST), "WITHDRAWN", "Withdrawn"),
    ],
)
def test_the_status_in_words(standing: Standing, stamp: str, words: str) -> None:
    saved = Saved(report(), CHANGED, standing=standing)
    document = composed(report(), audience="public")
    assert (stamp_words(saved), status_words(saved, document)) == (stamp, words)


def test_what_is_not_for_publication_is_not_said_to_be_published() -> None:
    saved = Saved(report(), CHANGED, standing=Standing("published", publication=SECOND))
    marked = report(exemptions=(exempt(WHOLE_REPORT),))
    words = {
        audience: status_words(saved, composed(marked, audience=audience))
        for audience in ("full", "public")
    }
    assert words == {
        "full": "public version published 9 December 2011, issue 2",
        "public": "Published 9 December 2011, issue 2",
    }
