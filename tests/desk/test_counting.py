from __future__ import annotations

from msgspec.structs import replace

from boardpaper.desk import shelf
from boardpaper.desk.counting import WordCounter
from boardpaper.report.contents import blocks_of
from boardpaper.report.identity import counted_ids
from boardpaper.report.report import Finding, Section
from boardpaper.report.text import Bullet, Bullets, Span, Table, Text, simple_text, words_in


def test_words_of_all_kinds_of_blocks_are_counted() -> None:
    text = Text(
        (
            *simple_text(counted_ids(), "one two", "three").blocks,
            Bullets("l", (Bullet("i", (Span("four"), Span(" five"))),)),
            Table("t", (Span("six"),), ((Span("seven"),),), (), (((Span("eight"),),),)),
        )
    )
    assert words_in(text) == 8
    assert words_in(Text()) == 0


def test_the_example_is_counted_whole() -> None:
    report = shelf.sample().saved.report
    assert WordCounter().count(report) == words_in(Text(tuple(blocks_of(report))))


def test_a_report_is_counted_again_as_if_for_the_first_time() -> None:
    counter, report = WordCounter(), shelf.sample().saved.report
    counter.count(report)
    longer = replace(
        report,
        main=(*report.main, Finding("new", simple_text(counted_ids("n"), "one two three"))),
        sections=(Section("summary", simple_text(counted_ids("s"), "four")), *report.sections[1:]),
    )
    assert counter.count(longer) == WordCounter().count(longer)
    assert counter.count(report) == WordCounter().count(report)
