"""The public version of a report, as a value."""

from datetime import date
from typing import Any

import msgspec
import pytest

from boardpaper.document.redact import redact
from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.place import WHOLE_REPORT, Part, Place
from tests.document.builders import (
    BOARD,
    COUNCIL,
    asks,
    composed,
    exempt,
    finding,
    lines,
    para,
    report,
    section,
)

RULE = "10.4(3)"


def public(some: r.Report) -> r.Report:
    redacted = redact(some, COUNCIL, "public")
    assert redact(redacted, COUNCIL, "public") == redacted
    return redacted


def withheld_from(block: t.Block, *targets: Place | tuple[Place, str]) -> t.Block:
    """What remains of a block that stands in section ``purpose``."""
    exemptions = [
        exempt(each, RULE, f"x{number}")
        if isinstance(each, Place)
        else exempt(each[0], each[1], f"x{number}")
        for number, each in enumerate(targets, 1)
    ]
    some = report(sections=(r.Section("purpose", t.Text((block,))),), exemptions=tuple(exemptions))
    (remaining,) = public(some).sections[0].text.blocks
    return remaining


def at(block: str, field: str = "", start: int | None = None, end: int | None = None) -> Place:
    return Place("sections", "purpose", block, field, start, end)


def cut(spans: t.Spans, *targets: Place | tuple[Place, str]) -> t.Spans:
    """What remains of the spans of paragraph ``p``."""
    remaining = withheld_from(t.Paragraph("p", spans), *targets)
    assert isinstance(remaining, t.Paragraph)
    return remaining.spans


def test_the_full_version_is_the_report_itself() -> None:
    some = report(exemptions=(exempt(WHOLE_REPORT),))
    assert redact(some, COUNCIL, "full") is some


def test_what_is_not_exempt_stays_the_same_object() -> None:
    some = report(
        sections=(section("purpose", "p1", t.Table("t1")), section("background", "p2")),
        main=(finding("f1"), t.Subheading("h1", (t.Span("H"), t.Ref("p1")))),
        recommendations=(asks("r1"),),
        background=(r.BackgroundDocument("d1", "Paper"),),
        appendices=(r.Appendix("a1"),),
    )
    assert public(some) is some
    in_part = msgspec.structs.replace(
        some, exemptions=(exempt(Place("sections", "purpose", "p1")),)
    )
    redacted = public(in_part)
    assert redacted.main is some.main
    assert redacted.sections[1] is some.sections[1]
    assert redacted.sections[0].text.blocks[1] is some.sections[0].text.blocks[1]


def test_a_section_is_withheld_block_by_block() -> None:
    blocks: tuple[t.Block, ...] = (
        para("p1"),
        para("p2", numbered=False),
        t.Bullets("b1", (t.Bullet("b2", (t.Span("Item"),)),)),
        t.Subheading("h1", (t.Span("H"),)),
        t.Subheading("h2", (t.Span("H"),), numbered=True),
        t.Table("t1"),
        t.Figure("g1", "a" * 64),
        t.Note("n1", (t.Span("Note"),)),
        t.Withheld("w1", "note", "10.4(1)"),
    )
    some = report(
        sections=(r.Section("purpose", t.Text(blocks)),),
        exemptions=(exempt(Place("sections", "purpose")),),
    )
    kinds = [t.kind_of(block) for block in blocks]
    assert public(some).sections[0].text.blocks == (
        *[t.Withheld(each.id, kind, RULE) for each, kind in zip(blocks, kinds, strict=True)][:-1],
        t.Withheld("w1", "note", "10.4(1)"),
    )


def test_blank_blocks_stay_blank_so_that_they_still_take_no_number() -> None:
    blank = (t.Span(" ", link="https://secret.example.org"),)
    item = t.Bullets("b1", (t.Bullet("b2", blank),))
    assert withheld_from(t.Paragraph("p", blank), at("p")) == t.Paragraph("p")
    assert withheld_from(t.Subheading("h", blank), at("h")) == t.Subheading("h")
    assert withheld_from(item, at("b1")) == t.Bullets("b1")
    assert withheld_from(item, at("b2")) == t.Bullets("b1", (t.Bullet("b2"),))
    marked = (t.Span(" ", exempt="x1"),)
    assert withheld_from(t.Note("n", marked)) == t.Note("n")


def test_a_finding_loses_its_kind() -> None:
    finding = r.Finding("f1", t.Text((para("p1"), para("p2", numbered=False))), "risk")
    some = report(main=(finding,), exemptions=(exempt(Place("main", "f1"), "10.4(1)"),))
    withheld = (
        t.Withheld("p1", "numbered paragraph", "10.4(1)"),
        t.Withheld("p2", "paragraph", "10.4(1)"),
    )
    assert public(some).main == (r.Finding("f1", t.Text(withheld)),)


def test_a_recommendation_loses_all_that_hangs_on_it() -> None:
    task = r.Recommendation("r1", t.Text((para("p1"),)), "Owner", date(2012, 1, 1), ("f1",))
    some = report(recommendations=(task,), exemptions=(exempt(Place("recommendations", "r1")),))
    withheld = t.Text((t.Withheld("p1", "numbered paragraph", RULE),))
    assert public(some).recommendations == (r.Recommendation("r1", withheld),)


def test_a_background_document_keeps_its_place_but_nothing_else() -> None:
    secret = r.BackgroundDocument("d1", "Secret", date(2011, 1, 1), "https://secret.example.org")
    other = r.BackgroundDocument("d2", "Paper")
    some = report(background=(secret, other), exemptions=(exempt(Place("background", "d1")),))
    assert public(some).background == (r.BackgroundDocument("d1"), other)
    assert lines(composed(some, audience="public"))[-2:] == [
        "7.1 Withheld from publication under Access to Information Procedure Rule 10.4(3).",
        "7.2 Paper",
    ]


@pytest.mark.parametrize(("flag", "targets"), [(True, 0), (False, 1), (True, 1)])
def test_an_appendix_keeps_its_public_title(flag: bool, targets: int) -> None:
    secret = r.Appendix("a1", "Secret", "Prices", "a" * 64, exempt=flag)
    some = report(
        appendices=(secret, r.Appendix("a2", "Letter", attachment="b" * 64)),
        exemptions=(exempt(Place("appendices", "a1")),) * targets,
    )
    assert public(some).appendices == (
        r.Appendix("a1", "Prices", "Prices", None, exempt=True),
        some.appendices[1],
    )
    untitled = msgspec.structs.replace(secret, public_title="")
    redacted = public(msgspec.structs.replace(some, appendices=(untitled,)))
    assert redacted.appendices == (r.Appendix("a1", exempt=True),)


SPANS = (t.Span("one "), t.Span("two", bold=True, link="https://example.org"), t.Span(" three"))


@pytest.mark.parametrize(
    ("start", "end", "remaining"),
    [
        (0, 0, SPANS),
        (5, 5, SPANS),
        (0, 13, (t.WithheldSpan(RULE),)),
        (0, 999, (t.WithheldSpan(RULE),)),
        (4, 7, (SPANS[0], t.WithheldSpan(RULE), SPANS[2])),
        (2, 4, (t.Span("on"), t.WithheldSpan(RULE), *SPANS[1:])),
        (5, 6, (SPANS[0], t.Span("t", bold=True), t.WithheldSpan(RULE), t.Span("o", bold=True),
                SPANS[2])),
        (2, 10, (t.Span("on"), t.WithheldSpan(RULE), t.Span("ree"))),
    ],
)  # fmt: skip
def test_a_range_of_characters(start: int, end: int, remaining: t.Spans) -> None:
    assert cut(SPANS, at("p", "", start, end)) == remaining


def test_several_ranges_leave_nothing_of_their_lengths() -> None:
    assert cut(SPANS, at("p", "", 1, 5), at("p", "", 5, 6), at("p", "", 3, 9)) == (
        t.Span("o"),
        t.WithheldSpan(RULE),
        t.Span("hree"),
    )


@pytest.mark.parametrize("ends", [(3, None), (None, 3)])
def test_half_a_range_withholds_everything(ends: tuple[int | None, int | None]) -> None:
    assert cut(SPANS, at("p", "", *ends)) == (t.WithheldSpan(RULE),)


def test_the_range_itself_is_forgotten() -> None:
    place = at("p", "", 2, 40)
    some = report(
        sections=(section("purpose", para("p")),),
        exemptions=(exempt(place), exempt(Place("main"), identity="x2")),
    )
    redacted = public(some)
    assert redacted.exemptions[0].target == at("p", "", 0, 0)
    assert redacted.exemptions[1] is some.exemptions[1]


def test_marked_spans_merge_across_what_is_empty() -> None:
    spans = (
        t.Span("a"),
        t.Span("b", bold=True, exempt="x1"),
        t.Span(""),
        t.Span("c", exempt="x1"),
        t.WithheldSpan(RULE),
        t.Ref("f1", exempt="x1"),
        t.Span("d"),
    )
    assert cut(spans, Place("main", "elsewhere")) == (
        t.Span("a"),
        t.WithheldSpan(RULE),
        t.Span("d"),
    )


def test_a_mark_needs_no_exemption() -> None:
    spans = (t.Span("a"), t.Span("b", exempt="gone"), t.Ref("f1"))
    assert cut(spans) == (t.Span("a"), t.WithheldSpan(""), t.Ref("f1"))
    printed = composed(
        report(sections=(section("purpose", t.Paragraph("p", spans[:2])),)), audience="public"
    )
    assert "1.1 a[withheld]" in lines(printed)


def test_different_rules_are_kept_apart() -> None:
    targets = ((at("p", "", 0, 4), "10.4(1)"), (at("p", "", 4, 7), "10.4(3)"))
    assert cut(SPANS, *targets) == (
        t.WithheldSpan("10.4(1)"),
        t.WithheldSpan("10.4(3)"),
        t.Span(" three"),
    )


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        (("10.4(1)", "10.4(3)"), "10.4(1)"),
        (("10.4(3)", "10.4(1)"), "10.4(3)"),
        (("10.4(3)", "9.2(b)"), "9.2(b)"),
        (("unknown", "9.2(b)", "10.4(3)"), "9.2(b)"),
        (("", "10.4(3)"), ""),
    ],
)
def test_of_two_rules_the_confidential_one_is_named_or_else_the_first(
    rules: tuple[str, ...], named: str
) -> None:
    in_words = [(at("p", "", 0, 13), rule) for rule in rules]
    assert cut(SPANS, *in_words) == (t.WithheldSpan(named),)
    whole = [(at("p"), rule) for rule in rules]
    withheld = t.Withheld("p", "numbered paragraph", named)
    assert withheld_from(t.Paragraph("p", SPANS), *whole) == withheld


@pytest.mark.parametrize(
    ("start", "end", "is_withheld"),
    [(0, 1, False), (1, 2, True), (2, 4, True), (1, 4, True), (3, 4, False), (2, 2, False)],
)
def test_a_reference_goes_with_the_words_around_it(start: int, end: int, is_withheld: bool) -> None:
    remaining = cut((t.Span("ab"), t.Ref("f1"), t.Span("cd")), at("p", "", start, end))
    assert (t.Ref("f1") not in remaining) is is_withheld


def test_of_a_mark_and_a_range_the_confidential_rule_is_named() -> None:
    whole = at("p", "", 0, 4)
    for rules in (("10.4(1)", "9.2(b)"), ("9.2(b)", "10.4(1)")):
        targets = ((whole, rules[0]), (Place("main", "elsewhere"), rules[1]))
        spans = (t.Span("ab"), t.Ref("f1", exempt="x2"), t.Span("cd", exempt="x2"))
        assert cut(spans, *targets)[-1] == t.WithheldSpan("9.2(b)")
        assert cut(spans[:2], *targets)[-1] == t.WithheldSpan("9.2(b)")


TABLE = t.Table(
    "t",
    (t.Span("caption"),),
    ((t.Span("h1"),), (t.Span("h2"),)),
    (),
    (((t.Span("a"),), (t.Span("b"),)), ((t.Span("c"),), ())),
)
GONE = (t.WithheldSpan(RULE),)


@pytest.mark.parametrize(
    ("target", "changes"),
    [
        (at("t", "caption"), {"caption": GONE}),
        (at("t", "caption", 2, 7), {"caption": (t.Span("ca"), *GONE)}),
        (at("t", "header 2"), {"header": (TABLE.header[0], GONE)}),
        (at("t", "row 1 cell 2"), {"rows": ((TABLE.rows[0][0], GONE), TABLE.rows[1])}),
        (at("t", "row 2 cell 2"), {"rows": (TABLE.rows[0], (TABLE.rows[1][0], GONE))}),
    ],
)
def test_a_cell_of_a_table(target: Place, changes: dict[str, Any]) -> None:
    assert withheld_from(TABLE, target) == msgspec.structs.replace(TABLE, **changes)


def test_of_two_rules_for_a_cell_the_confidential_one_is_named() -> None:
    cell = at("t", "caption")
    for rules in (("10.4(1)", "9.2(b)"), ("9.2(b)", "10.4(1)")):
        remaining = withheld_from(TABLE, *[(cell, rule) for rule in rules])
        assert remaining == msgspec.structs.replace(TABLE, caption=(t.WithheldSpan("9.2(b)"),))


@pytest.mark.parametrize("target", [at("t"), at("t", "row 9 cell 9"), at("t", "", 0, 1)])
def test_what_is_no_cell_withholds_the_whole_table(target: Place) -> None:
    assert withheld_from(TABLE, target) == t.Withheld("t", "table", RULE)


def test_a_figure() -> None:
    figure = t.Figure("g", "a" * 64, (t.Span("caption"),), "alternative")
    assert withheld_from(figure, at("g", "caption")) == msgspec.structs.replace(
        figure, caption=GONE
    )
    assert withheld_from(figure, at("g", "alt")) == t.Withheld("g", "figure", RULE)


def test_one_bullet_or_the_whole_list() -> None:
    bullets = t.Bullets("b", (t.Bullet("b1", SPANS), t.Bullet("b2", SPANS, 2)))
    assert withheld_from(bullets, at("b")) == t.Withheld("b", "bullets", RULE)
    assert withheld_from(bullets, at("b2")) == t.Bullets(
        "b", (bullets.items[0], t.Bullet("b2", GONE, 2))
    )
    assert withheld_from(bullets, at("b1", "", 0, 7)) == t.Bullets(
        "b", (t.Bullet("b1", (*GONE, t.Span(" three"))), bullets.items[1])
    )


def test_a_block_is_found_wherever_it_has_been_moved() -> None:
    stale = Place("main", "a-finding-merged-long-ago", "p")
    withheld = t.Withheld("p", "numbered paragraph", RULE)
    assert withheld_from(t.Paragraph("p", SPANS), stale) == withheld


@pytest.mark.parametrize(
    ("target", "remaining"),
    [
        (Place("main", "h1"), GONE),
        (Place("main", block="h1"), GONE),
        (Place("main"), GONE),
        (Place("main", "h1", "", "", 4, 13), (t.Span("one "), *GONE)),
        (Place("main", "h1", "h1", "", 4, 13), (t.Span("one "), *GONE)),
        (Place("main", "h2"), SPANS),
    ],
)
def test_a_subheading_of_the_main_issues(target: Place, remaining: t.Spans) -> None:
    heading = t.Subheading("h1", SPANS, numbered=True)
    some = report(main=(heading,), exemptions=(exempt(target),))
    assert public(some).main == (msgspec.structs.replace(heading, spans=remaining),)


def test_of_a_part_and_an_item_the_confidential_rule_is_named() -> None:
    for rules in (("9.2(b)", "10.4(1)"), ("10.4(1)", "9.2(b)")):
        some = report(
            sections=(section("purpose", "p1"),),
            exemptions=(
                exempt(Place("sections"), rules[0], "x1"),
                exempt(Place("sections", "purpose"), rules[1], "x2"),
            ),
        )
        (remaining,) = public(some).sections[0].text.blocks
        assert remaining == t.Withheld("p1", "numbered paragraph", "9.2(b)")


@pytest.mark.parametrize("part", ["sections", "recommendations"])
def test_a_part_is_withheld_item_by_item(part: Part) -> None:
    some = report(
        sections=(section("purpose", "p1"), section("summary", "s1")),
        recommendations=(asks("r1"), asks("r2")),
        exemptions=(exempt(Place(part)),),
    )
    for item in getattr(public(some), part):
        assert [type(block) for block in item.text.blocks] == [t.Withheld]


@pytest.mark.parametrize(
    ("subject", "public_subject", "is_exempt", "printed"),
    [
        ("Open", "", False, "Open"),
        ("Open", "Public", False, "Public"),
        ("Secret", "Public", True, "Public"),
        ("Secret", "", True, ""),
        ("Secret", " ", True, ""),
        ("Open", " ", False, "Open"),
    ],
)
def test_the_subject(subject: str, public_subject: str, is_exempt: bool, printed: str) -> None:
    for target in (Place("details", field="subject"), WHOLE_REPORT, Place("details")):
        some = report(
            subject=subject,
            public_subject=public_subject,
            exemptions=(exempt(target),) if is_exempt else (),
        )
        assert public(some).subject == printed


def test_other_details() -> None:
    some = report(authors=(r.Author("A"),), exemptions=(exempt(Place("details")),))
    redacted = public(some)
    assert redacted.report_of == redacted.report_to == ""
    assert redacted.authors == ()
    assert redacted.meeting_date is None
    only = report(exemptions=(exempt(Place("details", field="report_of")),))
    assert public(only) == msgspec.structs.replace(only, report_of="")


@pytest.mark.parametrize(
    ("part", "field"), [("wards", "wards"), ("call-in", "call_in"), ("notices", "notices")]
)
def test_details_of_the_answers(part: Part, field: str) -> None:
    some = report(
        wards=r.Wards(names=("A",)),
        call_in=r.CallIn("urgent", "Secret"),
        notices=r.Notices(late_item=r.LateItem("Secret")),
        exemptions=(exempt(Place(part)),),
    )
    redacted = public(some)
    emptied = [
        name
        for name in ("wards", "call_in", "notices")
        if getattr(redacted, name) != getattr(some, name)
    ]
    assert emptied == [field]
    assert getattr(redacted, field) == type(getattr(some, field))()


def test_of_a_report_that_is_exempt_as_a_whole_only_a_stub_remains() -> None:
    some = report(
        subject="Secret",
        public_subject="Public",
        authors=(r.Author("A"),),
        answers=(r.Answer("exempt", yes=True),),
        wards=r.Wards(names=("Secret",)),
        call_in=r.CallIn("urgent", "Secret"),
        notices=r.Notices(late_item=r.LateItem("Secret")),
        sections=(section("purpose", "p1"),),
        main=(finding("f1"),),
        recommendations=(asks("r1"),),
        background=(r.BackgroundDocument("d1", "Secret"),),
        appendices=(r.Appendix("a1", "Secret"),),
        exemptions=(exempt(WHOLE_REPORT, "9.2(b)"),),
    )
    assert public(some) == report(
        subject="Public",
        public_subject="Public",
        authors=some.authors,
        answers=some.answers,
        exemptions=some.exemptions,
        background=(),
    )
    document = composed(some, BOARD, "public")
    assert document.title == "Public"
    assert lines(document) == [
        "Withheld from publication under Access to Information Procedure Rule 9.2(b).",
        "##  Legal",
        "This report is confidential under Access to Information Procedure Rule 9.2(b). "
        "Because. On balance.",
    ]
    assert "3.1 Words of f1p." in lines(composed(some, BOARD, "full"))


def test_withheld_blocks_keep_their_numbers_in_print() -> None:
    some = report(
        sections=(
            section(
                "purpose",
                "p1",
                t.Subheading("h1", (t.Span("H"),), numbered=True),
                "p2",
                t.Bullets("b1", (t.Bullet("b2", (t.Span("Item"),)),)),
                TABLE,
                t.Figure("g1", "a" * 64),
                t.Note("n1", (t.Span("Note"),)),
            ),
        ),
        exemptions=(exempt(Place("sections", "purpose"), "10.4(1)"),),
    )
    withheld = "Withheld from publication under Access to Information Procedure Rule 10.4(1)."
    printed = lines(composed(some, audience="public"))
    start = printed.index("## 1.0 Purpose of this report") + 1
    assert printed[start : start + 7] == [
        f"1.1 {withheld}",
        f"### 1.2 {withheld}",
        f"1.2.1 {withheld}",
        withheld,
        f"Table 1: {withheld}",
        f"Figure 1: {withheld}",
        f"^1 {withheld}",
    ]


def test_without_a_rule_it_only_says_that_something_is_withheld() -> None:
    some = report(
        sections=(section("purpose", "p1"),), exemptions=(exempt(Place("sections", "purpose"), ""),)
    )
    assert "1.1 Withheld from publication." in lines(composed(some, audience="public"))
