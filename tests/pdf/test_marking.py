"""The marking of exempt matter, and the columns of the title block."""

from boardpaper.document.nodes import AuthorBox, Document, Marking, Node, TitleBlock, TitleLine
from boardpaper.pdf.marking import RuledBlock, marking
from boardpaper.pdf.pattern import new_pattern
from boardpaper.pdf.render import render
from boardpaper.report.place import Place
from tests.pdf.reader import Reader
from tests.pdf.samples import IMPRINT, SENTENCE, fonts, paragraph, runs, title

HERE = Place("exemptions", "x1")


def set_marking(words: str) -> object:
    (flowable,) = marking(Marking(runs(words), HERE), new_pattern(), fonts())
    return flowable


def printed(*nodes: Node) -> Reader:
    document = Document("A subject", "", "full", nodes)
    return Reader(render(document, {}, IMPRINT, fonts())[0])


def test_a_marking_is_a_block_that_is_never_split() -> None:
    block = set_marking("Not for publication: Appendix 1. " + SENTENCE)
    assert isinstance(block, RuledBlock)
    assert block.least == block.height


def test_a_marking_longer_than_a_page_loses_no_word() -> None:
    long = SENTENCE * 80
    assert not isinstance(set_marking(long), RuledBlock)
    assert printed(title(), Marking(runs(long), HERE)).text().endswith(long.strip())


def test_a_full_version_says_at_its_foot_that_it_is_not_for_publication() -> None:
    reader = printed(title(), Marking(runs("Not for publication."), HERE), paragraph("1"))
    assert "Full version: not for publication" in reader.outside


def test_labels_of_any_length_are_read_before_their_values() -> None:
    lines = (
        TitleLine("Report of", runs("the Director"), HERE),
        TitleLine("A label that is far too long to stand in a column of its own:", (), HERE),
        TitleLine("", runs("A line without a label"), HERE),
        TitleLine("Subject:", runs("A subject"), HERE, is_title=True),
    )
    box = AuthorBox((("Author:", "A"), ("Tel:", "1"), ("Author:", "B")), HERE)
    assert printed(TitleBlock(lines, HERE), box).text() == (
        "Report of the Director A label that is far too long to stand in a column of its own: "
        "A line without a label Subject: A subject Author: A Tel: 1 Author: B"
    )
