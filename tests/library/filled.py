"""A library with a row in every table, and what is in it: what every later schema must keep."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from boardpaper.library.library import Library
from boardpaper.library.lock import Desk
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Report
from boardpaper.report.standing import Clearance, Decision, Publication, Standing
from tests.library.libraries import DRAFT, SOON, Clock, a_report
from tests.strategies import TEMPLATE_TOML

PICTURE, PAPER, DROPPED = b"\x89PNG", b"%PDF", b"%PDF that was taken out again"
DESK = Desk("desk-1", "Ann Jones", "PC-0042")
A_DAY = date(2026, 12, 9)
AT = datetime(2026, 8, 1, 12, 30, 15, 250000, tzinfo=UTC)
AUTHORS = (r.Author("Ann Jones", "0113 496 0000", "ann@example.org"), r.Author("Siân Ŵyn"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _spans(words: str) -> t.Spans:
    return (
        t.Span(f"{words}: “plain” <Cabinet> tŷ "),
        t.Span("bold", bold=True),
        t.Span("italic", italic=True, link="https://example.org/?a=b&c"),
        t.Span("2", script="superscript"),
        t.Ref("f1", exempt="x2"),
        t.WithheldSpan("10.4(3)"),
    )


BLOCKS: tuple[t.Block, ...] = (
    t.Paragraph("p1", _spans("numbered")),
    t.Paragraph("p2", _spans("unnumbered"), numbered=False),
    t.Bullets("l1", (t.Bullet("i1", _spans("bullet")), t.Bullet("i2", (), 3))),
    t.Subheading("s1", _spans("sub-heading"), numbered=True),
    t.Table("t1", _spans("caption"), (_spans("head"), ()), ("left", "right"), ((_spans("a"), ()),)),
    t.Figure("g1", sha256(PICTURE), _spans("figure"), "A picture", decorative=False),
    t.Note("n1", _spans("note")),
    t.Withheld("w1", "table", "9.2(b)"),
)

FULL = a_report(
    "Medium Term Financial Strategy",
    public_subject="A financial matter",
    report_of="Director of Resources",
    report_to="Executive Board",
    meeting_date=A_DAY,
    authors=AUTHORS,
    answers=(r.Answer("wards", True), r.Answer("equality", False), r.Answer("call-in")),
    wards=r.Wards(True, ("Headingley", "Weetwood")),
    call_in=r.CallIn("urgent", "It cannot wait", "Grants would lapse", "The Chair", A_DAY),
    notices=r.Notices(
        r.KeyDecision(True, "spending", "Over the threshold", "K/42", A_DAY),
        r.PrivateMeeting("Negotiations", A_DAY, A_DAY, "The Chair", A_DAY, "It is urgent"),
        r.LateItem("The grant came late", "The Chair", A_DAY),
        r.Urgency("special-urgency", "The grant lapses", "Cllr Cole", A_DAY),
    ),
    exemptions=(
        r.Exemption("x1", "10.4(3)", WHOLE_REPORT, "Prices", "A better bargain"),
        r.Exemption(
            "x2", "10.4(1)", Place("sections", "summary", "p1", "", 0, 4), "A name", "None"
        ),
    ),
    sections=(r.Section("summary", t.Text(BLOCKS)), r.Section("legal-implications")),
    recommendations=(
        r.Recommendation("r1", t.simple_text(iter(["q1"]), "Approve"), "Head", A_DAY, ("f1", "f2")),
        r.Recommendation("r2"),
    ),
    background=(r.BackgroundDocument("d1", "The plan", A_DAY, "https://example.org/plan"),),
    appendices=(
        r.Appendix("a1", "Prices", "Appendix 1", sha256(PAPER), exempt=True),
        r.Appendix("a2", "A plan"),
    ),
)
MAIN: tuple[r.MainEntry, ...] = (
    r.Finding("f1", t.simple_text(iter(["q2", "q3"]), "The reserve", "is low"), "risk"),
    t.Subheading("s2", (t.Span("Wider considerations"),)),
    r.Finding("f2"),
)
DECIDED = Standing(
    "decided",
    (Clearance("legal", "Bob", AT, "0" * 64), Clearance("finance", "Cy", AT, "1" * 64)),
    A_DAY,
    Publication(A_DAY, 2),
    Decision(A_DAY, "Agreed as recommended"),
)

FIRST: Report = replace(FULL, main=MAIN)
SECOND: Report = a_report("Pothole repairs", "The roads are worn", background=())
THIRD: Report = a_report("In the bin")


def fill(path: Path) -> None:
    """Make the library: two reports, one in the bin, one deleted, and what goes with them."""
    library = Library.create(path, Clock(), SOON)
    library.keep_template(TEMPLATE_TOML)
    for data in (PICTURE, PAPER, DROPPED):
        library.keep_attachment(data)
    library.add(replace(FIRST, appendices=(r.Appendix("a1", "", "", sha256(DROPPED)),)), DRAFT, "")
    library.save(1, FIRST, DECIDED, 1, "Ann Jones")
    library.keep_revision(1, FIRST, "named", "Ann Jones", "As decided")
    for report in (SECOND, THIRD, a_report("Deleted")):
        library.add(report, DRAFT, "Siân Ŵyn")
    for number in (3, 4):
        library.put_in_bin(number)
    library.delete_for_ever([4])
    for author in reversed(AUTHORS):
        library.remember(author)
    library.lock(2, DESK)
