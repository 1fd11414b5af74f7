"""What is sent of a changed report, and what the worker process has: the whole of it."""

from __future__ import annotations

from dataclasses import replace as with_fields

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from boardpaper.desk.exporting import print_report
from boardpaper.desk.opening import Opened
from boardpaper.desk.worker.abridging import Kept, abridge, complete
from boardpaper.desk.worker.backlog import Job, Order
from boardpaper.desk.worker.frames import decode_request, encode
from boardpaper.desk.worker.holdings import Holdings
from boardpaper.desk.worker.messages import Failure, LaidOut, LayOut, Pdf, ReadPdf
from boardpaper.desk.worker.press import Press
from boardpaper.pdf.fonts import Fonts
from boardpaper.report.ends import Ends
from boardpaper.report.report import Finding, Report, Section
from boardpaper.report.text import Paragraph, Span, Text
from tests import strategies
from tests.desktop.worker_samples import UNPRINTABLE, about, example, long_one

SHEET = 1
PARTS = ("exemptions", "sections", "main", "recommendations", "background", "appendices")
AT = st.integers(0, 3)


def sent(report: Report, before: Report) -> tuple[Report, tuple[Kept, ...]]:
    """What comes out of the pipe."""
    rest, kept = abridge(report, before)
    body = msgspec.msgpack.encode((rest, kept))
    return msgspec.msgpack.decode(body, type=tuple[Report, tuple[Kept, ...]])


@given(strategies.reports(), strategies.reports())
def test_any_report_is_put_together_again_whatever_was_before(one: Report, other: Report) -> None:
    assert complete(*sent(other, one), one) == other


@given(strategies.reports(), strategies.reports(), st.sampled_from(PARTS), st.tuples(*[AT] * 4))
def test_parts_of_both_are_put_together_again(
    one: Report, other: Report, part: str, cuts: tuple[int, int, int, int]
) -> None:
    first, last, begin, end = cuts
    old, new = getattr(one, part) or (), getattr(other, part) or ()
    mixed = replace(one, **{part: (*old[:first], *new[begin:end], *old[last:])})
    assert complete(*sent(mixed, one), one) == mixed
    assert complete(*sent(one, mixed), mixed) == one


def paragraphs(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"p{number}", (Span(f"words {number}"),)) for number in range(count))


def test_of_one_long_section_only_the_changed_block_is_sent() -> None:
    blocks = paragraphs(500)
    new = Paragraph("p200", (Span("other words"),))
    before = replace(about("").saved.report, sections=(Section("summary", Text(blocks)),))
    after = replace(
        before, sections=(Section("summary", Text((*blocks[:200], new, *blocks[201:]))),)
    )
    rest, kept = sent(after, before)
    assert rest.sections == (Section("summary", Text((new,))),)
    assert Kept("sections", Ends(), Ends(200, 299)) in kept
    whole = complete(rest, kept, before)
    assert whole == after
    assert whole.sections[0].text.blocks[0] is blocks[0]


def test_what_has_not_changed_is_the_same_object() -> None:
    before = long_one(6).saved.report
    main = (*before.main[:4], Finding("new", Text(paragraphs(1))), *before.main[4:])
    whole = complete(*sent(replace(before, main=main), before), before)
    assert all(one is other for one, other in zip(whole.main[5:], before.main[4:], strict=True))


class Line:
    """Both ends of a pipe, without a pipe."""

    def __init__(self) -> None:
        self.press = Press(Fonts.shipped())
        self.holdings = Holdings()
        self.bytes_sent = 0
        self._tickets = 0

    def lay_out(self, opened: Opened) -> LaidOut | Failure:
        self._tickets += 1
        job = Job(self._tickets, SHEET, Order(opened, "full"))
        frame = bytes(encode(self.holdings.next_request(job)))
        self.bytes_sent = len(frame)
        answer = self.press.answer(decode_request(frame[8:]))
        assert isinstance(answer, LaidOut | Failure)
        self.holdings.note_answer(job, answer)
        return answer

    def file(self) -> bytes:
        return self.press._printed[SHEET].file()


@pytest.fixture(scope="module")
def line() -> Line:
    return Line()


def changed(opened: Opened, at: int, words: str) -> Opened:
    main = opened.saved.report.main
    entry = main[at]
    assert isinstance(entry, Finding)
    block = Paragraph(entry.text.blocks[0].id, (Span(words),))
    entry = replace(entry, text=Text((block, *entry.text.blocks[1:])))
    report = replace(opened.saved.report, main=(*main[:at], entry, *main[at + 1 :]))
    return with_fields(opened, saved=replace(opened.saved, report=report))


def test_after_a_changed_word_little_is_sent_and_the_file_is_that_of_a_new_print(
    line: Line,
) -> None:
    opened = long_one(20)
    assert isinstance(line.lay_out(opened), LaidOut)
    whole = line.bytes_sent
    for at in (60, 3, 100):
        opened = changed(opened, at, f"changed words {at}")
        assert isinstance(line.lay_out(opened), LaidOut)
        assert line.bytes_sent < whole / 4
    assert line.file() == print_report(opened, "full", Fonts.shipped()).file()


def test_after_a_failure_the_report_is_sent_whole(line: Line) -> None:
    opened = long_one(20)
    line.lay_out(opened)
    line.lay_out(opened)
    little = line.bytes_sent
    refused = line.lay_out(changed(opened, 8, UNPRINTABLE))
    assert isinstance(refused, Failure)
    mended = changed(opened, 8, "printable")
    assert isinstance(line.lay_out(mended), LaidOut)
    assert line.bytes_sent > 2 * little
    assert line.file() == print_report(mended, "full", Fonts.shipped()).file()


def test_a_new_sheet_takes_what_another_has_set(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = long_one(20)
    line.lay_out(opened)
    line.lay_out(changed(opened, 7, "other words"))
    monkeypatch.setattr("boardpaper.pdf.typesetter.set_text", None)
    template, council = opened.template, opened.council
    again = LayOut(90, SHEET + 1, opened.saved, template, council, "full")
    assert isinstance(line.press.answer(decode_request(bytes(encode(again))[8:])), LaidOut)
    monkeypatch.undo()
    pdf = line.press.answer(ReadPdf(91, SHEET + 1))
    assert isinstance(pdf, Pdf)
    assert pdf.data == print_report(opened, "full", Fonts.shipped()).file()


def test_a_report_of_another_sheet_or_life_is_not_built_upon() -> None:
    opened = example()
    kept = (Kept("main", Ends(1, 0)),)
    request = LayOut(1, 5, opened.saved, opened.template, opened.council, "full", kept=kept)
    assert isinstance(Press(Fonts.shipped()).answer(request), Failure)
    holdings = Holdings()
    for sheet in (1, 2):
        request_ = holdings.next_request(Job(1, sheet, Order(opened, "full")))
        assert isinstance(request_, LayOut)
        assert (request_.saved, request_.kept) == (opened.saved, ())
    holdings.forget(1)
    request_ = holdings.next_request(Job(1, 1, Order(opened, "full")))
    assert isinstance(request_, LayOut)
    assert request_.kept == ()
