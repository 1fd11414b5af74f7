"""The lists of background documents and appendices."""

from datetime import date

import msgspec
import pytest

from boardpaper.document import nodes as n
from boardpaper.report import report as r
from boardpaper.report.place import Place
from tests.document.builders import BOARD, composed, exempt, lines, report

PAPERS = Place("background", item="d1")


def runs(document: r.BackgroundDocument) -> n.Runs:
    (node,) = [
        each for each in composed(report(background=(document,))).nodes if each.place == PAPERS
    ]
    assert isinstance(node, n.Paragraph)
    assert node.number == "7.1"
    return node.runs


@pytest.mark.parametrize(
    ("document", "printed"),
    [
        (r.BackgroundDocument("d1", " Paper. "), (n.Run("Paper."),)),
        (
            r.BackgroundDocument("d1", "Paper.", date(2010, 3, 10)),
            (n.Run("Paper, 10th March 2010."),),
        ),
        (r.BackgroundDocument("d1", "", date(2010, 3, 10)), (n.Run("10th March 2010."),)),
        (
            r.BackgroundDocument("d1", "Paper:", address=" www.example.org "),
            (n.Run("Paper: "), n.Run("www.example.org", link="https://www.example.org")),
        ),
        (
            r.BackgroundDocument("d1", "Paper", date(2010, 3, 10), "Room 3, Civic Hall"),
            (n.Run("Paper, 10th March 2010. "), n.Run("Room 3, Civic Hall")),
        ),
        (
            r.BackgroundDocument("d1", address="https://example.org"),
            (n.Run("https://example.org", link="https://example.org"),),
        ),
        (
            r.BackgroundDocument("d1", "Paper", address="javascript:alert(1)"),
            (n.Run("Paper "), n.Run("javascript:alert(1)")),
        ),
    ],
)
def test_a_background_document(document: r.BackgroundDocument, printed: n.Runs) -> None:
    assert runs(document) == printed


def test_a_list_that_is_missing_is_not_a_list_that_is_empty() -> None:
    assert lines(composed(report()))[-1] == "## 7.0 Background documents"
    assert lines(composed(report(background=())))[-1] == "7.1 None."


def test_the_template_can_say_that_there_are_none() -> None:
    sections = tuple(
        msgspec.structs.replace(each, nil_statement=f"No {each.key}.") for each in BOARD.sections
    )
    template = msgspec.structs.replace(BOARD, sections=sections)
    assert lines(composed(report(background=()), template))[-1] == "7.1 No papers."
    sections = tuple(msgspec.structs.replace(each, mandatory=True) for each in sections)
    template = msgspec.structs.replace(BOARD, sections=sections)
    printed = lines(composed(report(), template))
    assert printed[-2:] == ["## 8.0 Appendices", "8.1 No appendices."]


def test_a_blank_document_is_left_out() -> None:
    documents = (r.BackgroundDocument("d0", " "), r.BackgroundDocument("d1", "Paper"))
    assert lines(composed(report(background=documents)))[-1] == "7.1 Paper"


def test_appendices_are_counted_whether_exempt_or_not() -> None:
    some = report(
        appendices=(
            r.Appendix("a1", " Letter "),
            r.Appendix("a2", "Bids", public_title="Prices", exempt=True),
            r.Appendix("a3", exempt=True),
            r.Appendix("a4"),
            r.Appendix("a5", "Advice"),
        ),
        exemptions=(
            exempt(Place("appendices", item="a2"), "10.4(3)", "x1"),
            exempt(Place("appendices", item="a2"), "10.4(1)", "x2"),
            exempt(Place("appendices", item="a5"), "9.2(b)", "x3"),
        ),
    )
    assert listed(some, "full") == [
        "8.1 Appendix 1: Letter",
        "8.2 Appendix 2: Bids (not for publication: Rules 10.4(3) and 10.4(1))",
        "8.3 Appendix 3 (not for publication)",
        "8.4 Appendix 4",
        "8.5 Appendix 5: Advice (not for publication: Rule 9.2(b))",
    ]
    assert listed(some, "public") == [
        "8.1 Appendix 1: Letter",
        "8.2 Appendix 2: Prices (not for publication: Rules 10.4(3) and 10.4(1))",
        "8.3 Appendix 3 (not for publication)",
        "8.4 Appendix 4",
        "8.5 Appendix 5 (not for publication: Rule 9.2(b))",
    ]


def listed(some: r.Report, audience: n.Audience) -> list[str]:
    """What stands below the heading of the appendices."""
    printed = lines(composed(some, BOARD, audience))
    return printed[printed.index("## 8.0 Appendices") + 1 :]
