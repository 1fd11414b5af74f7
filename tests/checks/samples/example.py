"""The example of 2011, on the way to its publication.

As it is shipped it is published and nobody is known to have cleared it, so R37 has to stop it:
silence is not clearance. Here it is the draft of 1 December 2011, cleared by those whom its
template asks, and planned for the day on which it was published.
"""

from __future__ import annotations

from datetime import date

from boardpaper.desk import shelf
from tests.checks.samples.writing import Case, case

AS_OF = date(2011, 12, 1)
PLANNED = date(2011, 12, 6)


def example() -> Case:
    return case(shelf.sample().saved.report, as_of=AS_OF, planned_on=PLANNED)
