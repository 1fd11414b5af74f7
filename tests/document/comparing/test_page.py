"""The web page and the lines of a comparison: whole, escaped, and said in words too."""

from __future__ import annotations

from html.parser import HTMLParser

from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.document.comparing.compare import compare
from boardpaper.document.comparing.comparison import Comparison, new_words, old_words
from boardpaper.document.comparing.lines import lines, marked
from boardpaper.document.comparing.page import EXEMPT, NO_CHANGES, Heading, page
from boardpaper.report.report import Appendix, Report
from tests.library.libraries import a_report

TEMPLATE = shelf.template("leeds-2021").template
HEADING = Heading("Potholes <b>", "the version of 1 Dec & more", "the text now")
OLD = a_report("Potholes & <roads>", "The roads are worn", "Second finding")
NEW = replace(a_report("Potholes & <script>", "The roads are very worn"), meeting_date=None)


class Read(HTMLParser):
    """What a page says: its words, by the tag they stand in, and its attributes."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words.setdefault(self.open[-1], []).append(data)


def compared(old: Report = OLD, new: Report = NEW) -> Comparison:
    return compare(old, new, TEMPLATE)


def test_it_is_a_whole_page_in_british_english() -> None:
    read = Read(page(compared(), HEADING))
    assert read.open == []
    assert ("lang", "en-GB") in read.attributes
    assert read.words["h1"] == ["Changes since the version of 1 Dec & more"]
    assert read.words["title"] == ["Changes since the version of 1 Dec & more: Potholes <b>"]
    assert "Changed: 2, Removed: 1." in read.words["p"]


def test_words_are_no_markup_and_nothing_is_fetched() -> None:
    written = page(compared(), HEADING)
    assert "<script>" not in written
    assert "&lt;" in written
    read = Read(written)
    assert not {"script", "img", "link", "iframe", "object"} & set(read.tags)
    policy = dict(read.attributes)["content"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_what_changed_is_marked_and_said() -> None:
    read = Read(page(compared(), HEADING))
    assert "roads" in "".join(read.words["del"])
    assert "very" in "".join(read.words["ins"])
    assert {"deleted: ", "inserted: "} <= set(read.words["span"])


def test_every_heading_can_be_gone_to() -> None:
    read = Read(page(compared(), HEADING))
    targets = {value for name, value in read.attributes if name == "id"}
    links = {str(value)[1:] for name, value in read.attributes if name == "href"}
    assert len(read.words["h2"]) > 1
    assert links == targets
    assert read.words["a"] == read.words["h2"]


def test_exempt_matter_is_told() -> None:
    assert EXEMPT not in page(compared(), HEADING)
    exempt = replace(NEW, appendices=(Appendix("a1", "Prices", exempt=True),))
    assert EXEMPT in page(compared(OLD, exempt), HEADING)
    assert EXEMPT in page(compared(exempt, OLD), HEADING)


def test_two_that_are_alike_are_said_to_be() -> None:
    assert NO_CHANGES in page(compared(OLD, OLD), HEADING)


def test_the_lines_say_all_that_changed() -> None:
    comparison = compared()
    said = list(lines(comparison))
    assert "    Potholes & <[-roads-]{+script+}>" in said
    assert said[0] == "Details"
    for change in comparison.changes:
        assert marked(change) in "\n".join(said)
        assert old_words(change.runs) or new_words(change.runs)
