"""Reports are found by their words, and the hit is shown; what a person types is never syntax."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from boardpaper.library.excerpt import Piece
from boardpaper.library.library import Library
from boardpaper.library.terms import terms_of
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.standing import Standing
from tests.library.libraries import DRAFT, a_report, statements
from tests.strategies import ATTACHMENTS, AWKWARD

in_one_library = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def numbers(library: Library, words: str) -> list[int]:
    return [hit.entry.number for hit in library.search(words).hits]


def excerpt(library: Library, words: str) -> str:
    """The excerpt of the only hit, with what was found in brackets."""
    (hit,) = library.search(words).hits
    return "".join(f"[{each.text}]" if each.found else each.text for each in hit.excerpt)


class TestWhatIsFound:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("The Ofsted assessment", "ofsted"),
            ("The Ofsted assessment", "OFSTED ASSESSMENT"),
            ("The Ofsted assessment", "assess"),
            ("The Ofsted assessment", "assess ofs"),
            ("Bwrdd Gweithredol y tŷ", "ty"),
            ("Bwrdd Gweithredol y ty", "TŶ"),
            ("Ynys Môn", "mon"),
            ("café", "cafe\u0301"),
            ("under rule 10.4(3) of the", "10.4(3)"),
            ("a saving of £250,000 a year", "£250,000"),
            ("the Council's view", "council's"),
            ("the general reserve is low", '"general reserve"'),
            ("the general reserve is low", '"General Reserve" low'),
            ("مجلس المدينة", "المدينة"),
            ("section 4.1.1 is", "4.1.1"),
            ("a bee", "a"),
        ],
    )
    def test_words_are_found(self, library: Library, text: str, words: str) -> None:
        library.add(a_report("", text), DRAFT, "")
        assert numbers(library, words) == [1]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("The Ofsted assessment", "sted"),
            ("The Ofsted assessment", "ofsted missing"),
            ("the general reserve is low", '"reserve general"'),
            ("the general reserve is low", '"general res"'),
            ("under rule 10.4(3)", "10.4(4)"),
            ("bee", "b"),
            ("text", ""),
            ("text", '—  "" *'),
        ],
    )
    def test_others_are_not(self, library: Library, text: str, words: str) -> None:
        library.add(a_report("", text), DRAFT, "")
        found = library.search(words)
        assert (found.hits, found.total) == ((), 0)

    def test_words_may_stand_in_different_places(self, library: Library) -> None:
        library.add(a_report("Budget", "reserves", report_to="Executive Board"), DRAFT, "")
        assert numbers(library, "budget reserves executive") == [1]

    def test_a_word_is_not_found_where_it_was_before_a_save(self, library: Library) -> None:
        number = library.add(a_report("old", "first", "second"), DRAFT, "").number
        library.save(number, a_report("new", "third"), DRAFT, 1, "")
        words = ("old", "first", "second", "new", "third")
        assert [numbers(library, each) for each in words] == [[], [], [], [1], [1]]

    def test_the_number_of_a_report_finds_it(self, library: Library) -> None:
        for _ in range(2):
            library.add(a_report(), DRAFT, "")
        assert numbers(library, "bp-0002") == [2]

    def test_status_and_bin_narrow_the_search(self, library: Library) -> None:
        for status in ("draft", "ready", "ready"):
            library.add(a_report("budget"), Standing(status), "")
        library.put_in_bin(3)
        assert numbers(library, "budget") == [2, 1]
        assert [h.entry.number for h in library.search("budget", "ready").hits] == [2]
        assert [h.entry.number for h in library.search("budget", binned=True).hits] == [3]

    def test_the_body_narrows_the_search_and_what_is_counted(self, library: Library) -> None:
        for body in ("Executive Board", "Plans Panel", "Plans Panel", ""):
            library.add(a_report("budget", report_to=body), DRAFT, "")
        found = library.search("budget", report_to="Plans Panel", limit=1)
        assert ([hit.entry.number for hit in found.hits], found.total) == ([3], 2)

    def test_some_numbers_narrow_the_search_and_what_is_counted(self, library: Library) -> None:
        for _ in range(3):
            library.add(a_report("budget"), DRAFT, "")
        found = library.search("budget", among={1, 3, 7})
        assert ([hit.entry.number for hit in found.hits], found.total) == ([3, 1], 2)
        assert library.search("budget", among=()).total == 0

    def test_only_some_hits_are_shown_but_all_are_counted(self, library: Library) -> None:
        for _ in range(5):
            library.add(a_report("budget"), DRAFT, "")
        found = library.search("budget", limit=2)
        assert ([hit.entry.number for hit in found.hits], found.total) == ([5, 4], 5)


REPORT = a_report(
    "subjectword",
    public_subject="publicword",
    report_of="ofword",
    report_to="toword",
    authors=(r.Author("nameword", "0113 4960000", "mailword@example.org"),),
    wards=r.Wards(names=("wardword",)),
    call_in=r.CallIn("urgent", "callword", "prejudiceword", "agreeword"),
    notices=r.Notices(
        r.KeyDecision(True, "spending", "keyword", "referenceword"),
        r.PrivateMeeting("privateword", agreed_by="chairword", agreed_because="becauseword"),
        r.LateItem("lateword", "latechairword"),
        r.Urgency("special-urgency", "urgentword", "scrutinyword", date(2026, 8, 3)),
    ),
    exemptions=(r.Exemption("x1", "10.4(3)", WHOLE_REPORT, "reasonword", "interestword"),),
    sections=(
        r.Section(
            "legal",
            t.Text(
                (
                    t.Bullets("b1", (t.Bullet("b2", (t.Span("bulletword"),)),)),
                    t.Note("b3", (t.Span("noteword"),)),
                    t.Table(
                        "b4",
                        (t.Span("captionword"),),
                        ((t.Span("headerword"),),),
                        rows=(((t.Span("cellword"),),),),
                    ),
                    t.Figure("b5", next(iter(ATTACHMENTS)), (t.Span("figureword"),), "altword"),
                    t.Paragraph("b6", (t.Span("bold", bold=True), t.Span("word"))),
                )
            ),
        ),
    ),
    recommendations=(
        r.Recommendation("r1", t.simple_text(iter(("b7",)), "recommendword"), "ownerword"),
    ),
    background=(r.BackgroundDocument("d1", "citationword", None, "addressword"),),
    appendices=(r.Appendix("a1", "titleword", "publictitleword"),),
)
MAIN = (
    t.Subheading("s1", (t.Span("subheadingword"),)),
    r.Finding("f1", t.simple_text(iter(("b8",)), "findingword")),
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("details"), "subjectword publicword ofword toword nameword 4960000 mailword"),
        (Place("wards"), "wardword"),
        (Place("call-in"), "callword prejudiceword agreeword"),
        (Place("notices"), "keyword referenceword privateword chairword becauseword lateword"),
        (Place("notices"), "latechairword urgentword scrutinyword"),
        (Place("exemptions", "x1"), "reasonword interestword"),
        (Place("sections", "legal"), "bulletword noteword captionword headerword cellword"),
        (Place("sections", "legal"), "figureword altword boldword"),
        (Place("main", "s1"), "subheadingword"),
        (Place("main", "f1"), "findingword"),
        (Place("recommendations", "r1"), "recommendword ownerword"),
        (Place("background", "d1"), "citationword addressword"),
        (Place("appendices", "a1"), "titleword publictitleword"),
    ],
)
def test_every_text_of_a_report_is_found_where_it_stands(
    library: Library, place: Place, words: str
) -> None:
    library.add(replace(REPORT, main=MAIN), DRAFT, "")
    for word in words.split():
        (hit,) = library.search(word).hits
        assert (word, hit.place) == (word, place)
        assert any(piece.found for piece in hit.excerpt)


class TestTheExcerpt:
    def test_it_shows_what_was_found(self, library: Library) -> None:
        library.add(a_report("Budget", "The general reserve\nis low."), DRAFT, "")
        assert excerpt(library, "reserve gen") == "The [general] [reserve] is low."

    def test_it_is_cut_from_a_long_text(self, library: Library) -> None:
        text = f"{'before ' * 100}needle {'after ' * 100}"
        library.add(a_report("Budget", text), DRAFT, "")
        shown = excerpt(library, "needle")
        assert "[needle]" in shown
        assert shown.startswith("…")
        assert shown.endswith("…")
        assert len(shown.split()) < 30

    def test_a_passage_with_all_words_is_shown_before_one_with_some(self, library: Library) -> None:
        library.add(a_report("Budget", "the budget", "a reserve in the budget"), DRAFT, "")
        assert excerpt(library, "budget reserve") == "a [reserve] in the [budget]"

    def test_a_passage_with_some_words_is_shown_where_none_has_all(self, library: Library) -> None:
        library.add(a_report("", "the budget", "a reserve"), DRAFT, "")
        assert excerpt(library, "reserve budget") == "the [budget]"

    def test_markup_in_a_text_is_text(self, library: Library) -> None:
        library.add(a_report("", "<b>bold</b> [x] …"), DRAFT, "")
        (hit,) = library.search("bold").hits
        assert hit.excerpt == (Piece("<b>"), Piece("bold", True), Piece("</b> [x] …"))


class TestNoSyntax:
    @pytest.mark.parametrize(
        "words",
        [
            *("budget OR nothing", "budget AND", "NOT budget", "nothing OR budget", "NEAR(budget)"),
            *(
                "words:budget",
                "part:main",
                "{words item} : budget",
                "^budget",
                "-budget",
                "+budget",
            ),
            *("budget*", "*", '"', '"budget', 'budget"', '""budget""', "'budget'", "budget'; --"),
            *("budget) OR (1", "(", "\\", "\x00budget", "budget\x00", "\ud800", "a" * 10_000),
            *("passage MATCH budget", "optimize", "rank:bm25(10)", "budget\nOR\nnothing"),
        ],
    )
    def test_what_looks_like_syntax_is_words(self, library: Library, words: str) -> None:
        library.add(a_report("budget"), DRAFT, "")
        library.add(a_report("nothing at all"), DRAFT, "")
        every = {"budget*", '"budget', 'budget"', '""budget""', "'budget'", "budget'; --"}
        every |= {"^budget", "-budget", "+budget", "\x00budget", "budget\x00"}
        assert numbers(library, words) == ([1] if words in every else [])
        assert len(library.entries()) == 2

    @in_one_library
    @given(words=st.text() | st.lists(st.sampled_from(AWKWARD)).map(" ".join))
    def test_anything_can_be_typed(self, library: Library, words: str) -> None:
        found = library.search(words)
        assert (found.hits, found.total) == ((), 0)

    @pytest.mark.parametrize("words", [each for each in AWKWARD if terms_of(each)])
    def test_a_text_finds_itself(self, library: Library, words: str) -> None:
        library.add(a_report("", words), DRAFT, "")
        assert numbers(library, words) == [1]

    def test_many_words_are_no_burden(self, library: Library) -> None:
        library.add(a_report("budget"), DRAFT, "")
        with statements() as said:
            assert numbers(library, " ".join(f"word{each}" for each in range(10_000))) == []
        assert max(map(len, said)) < 10_000
