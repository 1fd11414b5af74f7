from __future__ import annotations

from boardpaper.report.identity import counted_ids
from boardpaper.report.place import Place
from boardpaper.report.report import Exemption, Finding, Report, Section, TemplateRef
from boardpaper.report.retemplate import left_over, retemplate
from boardpaper.report.template import HeaderLine, Numbering, StoredTemplate, Template
from boardpaper.report.template import Section as Form
from boardpaper.report.text import Bullet, Bullets, Paragraph, Span, Subheading, Text

HASH = "b" * 64


def form(key: str, **fields: object) -> Form:
    return Form(key, key.title(), "n", **fields)  # type: ignore[arg-type]


def stored(*sections: Form) -> StoredTemplate:
    template = Template(
        "other", 3, "Other", "leeds", (HeaderLine("subject"),), (Numbering("n"),), sections
    )
    return StoredTemplate(template, "", HASH)


def text(*words: str) -> Text:
    return Text(tuple(Paragraph(word, (Span(word),)) for word in words))


def report(*sections: Section, **fields: object) -> Report:
    reference = TemplateRef("old", 1, "a" * 64)
    return Report("r", reference, "leeds", sections=sections, **fields)  # type: ignore[arg-type]


def keys_and_words(moved: Report) -> list[tuple[str, list[str]]]:
    return [
        (section.key, [block.id for block in section.text.blocks]) for section in moved.sections
    ]


def test_text_keeps_a_section_of_the_same_key_and_the_template_is_named() -> None:
    moved = retemplate(report(Section("a", text("x"))), stored(form("a")), counted_ids())
    assert keys_and_words(moved) == [("a", ["x"])]
    assert moved.template == TemplateRef("other", 3, HASH)


def test_taken_text_comes_before_the_section_s_own_in_the_order_it_is_taken() -> None:
    old = report(Section("c", text("z")), Section("a", text("x")), Section("b", text("y")))
    moved = retemplate(old, stored(form("c", takes=("a", "b"))), counted_ids())
    assert keys_and_words(moved) == [("c", ["x", "y", "z"])]


def test_a_section_that_the_template_has_itself_is_not_taken() -> None:
    old = report(Section("a", text("x")), Section("b", text("y")))
    moved = retemplate(old, stored(form("a", takes=("b",)), form("b")), counted_ids())
    assert keys_and_words(moved) == [("a", ["x"]), ("b", ["y"])]


def test_text_without_a_section_is_kept_and_told() -> None:
    form_a = stored(form("a"))
    moved = retemplate(report(Section("gone", text("x"))), form_a, counted_ids())
    assert keys_and_words(moved) == [("gone", ["x"])]
    assert left_over(moved, form_a.template) == moved.sections


def test_empty_text_without_a_section_is_no_matter() -> None:
    assert left_over(report(Section("gone", text(" "))), stored(form("a")).template) == ()


def test_text_in_a_section_that_prints_something_else_is_told() -> None:
    template = stored(form("a", source="recommendations")).template
    assert len(left_over(report(Section("a", text("x"))), template)) == 1


def test_taken_by_the_main_issues_text_becomes_findings_before_the_others() -> None:
    blocks = (
        Bullets("list", (Bullet("item"),)),
        Paragraph("p1"),
        Bullets("more"),
        Subheading("s"),
        Paragraph("p2", numbered=False),
        Paragraph("p3"),
    )
    old = report(Section("background", Text(blocks)), main=(Finding("f"),))
    main = form("main", source="main", takes=("background",))
    moved = retemplate(old, stored(main), counted_ids("new"))
    assert moved.sections == ()
    assert moved.main == (
        Finding("new1", Text(blocks[:1])),
        Finding("new2", Text(blocks[1:3])),
        Subheading("s"),
        Finding("new3", Text(blocks[4:5])),
        Finding("new4", Text(blocks[5:])),
        Finding("f"),
    )


def test_there_and_back_nothing_is_lost() -> None:
    first, second = stored(form("a"), form("b")), stored(form("b"), form("c"))
    old = report(Section("a", text("x")), Section("b", text("y")))
    there = retemplate(old, second, counted_ids())
    back = retemplate(there, first, counted_ids())
    assert keys_and_words(back) == keys_and_words(old)


def test_what_was_withheld_stays_withheld_block_by_block() -> None:
    whole = Exemption("e1", "10.4(3)", Place("sections", "a"))
    other = Exemption("e2", "10.4(1)", Place("sections", "b"))
    old = report(Section("a", text("x", "y")), Section("b", text("z")), exemptions=(whole, other))
    moved = retemplate(old, stored(form("b", takes=("a",))), counted_ids("new"))
    assert moved.exemptions == (
        Exemption("e1", "10.4(3)", Place("sections", "a", "x")),
        Exemption("new1", "10.4(3)", Place("sections", "a", "y")),
        other,
    )
