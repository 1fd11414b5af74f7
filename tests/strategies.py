"""Hypothesis strategies for whole reports, such as the program itself could have made.

Ids are distinct, keys unique, tables rectangular, and every text is clean. Cross-references and
spans may name parts that do not exist; the targets of exemptions do.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, TypeVar, get_args

import msgspec
from hypothesis import strategies as st

from boardpaper.report import report as r
from boardpaper.report import standing as s
from boardpaper.report import text as t
from boardpaper.report.clean import clean_text
from boardpaper.report.identity import counted_ids
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.status import Status

T = TypeVar("T")

TEMPLATE_TOML = 'id = "leeds"\nname = "Bwrdd Gweithredol – tŷ"\n'
"""The text whose hash every report gives as its template's; it is not a whole template."""

ATTACHMENTS: Mapping[str, bytes] = {
    hashlib.sha256(content).hexdigest(): content
    for content in (b"\x89PNG one", b"\x89PNG two", b"%PDF three", b"")
}
"""The attachments that reports name, by hash; they are no real pictures."""

SECTIONS = ("summary", "purpose", "legal-implications", "equality", "consultation")
QUESTIONS = ("wards", "equality", "call-in", "exempt")
EXEMPTIONS = ("x1", "x2")

AWKWARD = (
    "",
    " ",
    "\u00a0",
    "<Cabinet>",
    "<img src=x onerror=alert(1)> & &amp; &#x41;",
    "</report.json>{{7*7}}%s$(ls)`",
    "**not bold** _nor italic_ [link](x) # heading",
    "'; DROP TABLE report; --",
    "../../attachments/C:\\x\\..",
    '"quoted" \\u0041 \\ / \\n',
    "Gwasanaethau cŵl Ynys Môn: tŷ, ŵyl, cytûn",
    "מועצת העיר (12)",
    "مجلس المدينة ١٢",
    "\u202eright to left, overridden\u202c",
    "👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ☃️",
    "e\u0301 becomes é; ﬁ and ² stay",
    "a\tb\nc",
    "soft\u00adhyphen, zero\u200bwidth",
    "£250,000 – “key” decision… 10.4(3)",
    "see 4.1.1 and appendix 1",
    "\U0001f3f3\ue000\U0010fffd",
)


def words(max_size: int = 12) -> st.SearchStrategy[str]:
    """Clean strings: markup-like, Welsh, right-to-left, emoji, or any characters at all."""
    awkward = st.sampled_from(AWKWARD)
    anything = st.text(st.characters(codec="utf-8"), max_size=max_size)
    return st.one_of(awkward, anything).map(clean_text)


def spans() -> st.SearchStrategy[t.Spans]:
    """Runs of characters, cross-references and, seldom, what was withheld."""
    return _tuples(_inlines, 3)


def texts() -> st.SearchStrategy[t.Text]:
    """Texts of every kind of block; the ids in one text are distinct."""
    return _text.map(lambda text: _with_ids(text, counted_ids()))


@st.composite
def reports(draw: st.DrawFn) -> r.Report:
    """Whole reports, of the template and the attachments above."""
    report = draw(_bare_reports)
    ids = counted_ids()
    parts = ("sections", "main", "recommendations", "background", "appendices")
    report = msgspec.structs.replace(
        report, **{part: _with_ids(getattr(report, part), ids) for part in parts}
    )
    exemptions = tuple(
        r.Exemption(name, draw(_rules), draw(_targets(report)), draw(words()), draw(words()))
        for name in EXEMPTIONS[: draw(st.integers(0, len(EXEMPTIONS)))]
    )
    return msgspec.structs.replace(report, exemptions=exemptions)


def saved_reports() -> st.SearchStrategy[s.Saved]:
    """Reports with their standing; times are in several zones."""
    return st.builds(
        s.Saved, reports(), _moments, words(), _standings, version=st.integers(1, 2**53)
    )


def _tuples(items: st.SearchStrategy[T], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=most).map(tuple)


def _literals(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def _with_ids(value: Any, ids: Iterator[str]) -> Any:
    """Give everything in a value that has an id the next one."""
    if isinstance(value, tuple):
        return tuple(_with_ids(each, ids) for each in value)
    if not isinstance(value, msgspec.Struct):
        return value
    names = value.__struct_fields__
    changes = {name: _with_ids(getattr(value, name), ids) for name in names}
    if "id" in names:
        changes["id"] = next(ids)
    return msgspec.structs.replace(value, **changes)


_id = st.just("to-be-given")
_hashes = st.sampled_from(sorted(ATTACHMENTS))
_days = st.none() | st.dates(date(1974, 4, 1), date(2099, 12, 31))
_zones = st.sampled_from((UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-9.5))))
_moments = st.datetimes(datetime(1974, 4, 1), datetime(2099, 12, 31), timezones=_zones)  # noqa: DTZ001
_rules = st.sampled_from(("10.4(1)", "10.4(3)", "9.2(b)"))
_numbers = st.integers(1, 12).map("b{}".format)
_exempt = st.sampled_from(("", "", *EXEMPTIONS))
_links = st.sampled_from(("", "", "https://example.org/a?b=<c>&d", "mailto:a@example.org"))

_inlines: st.SearchStrategy[t.Inline] = st.one_of(
    st.builds(t.Span, words(), st.booleans(), st.booleans(), _literals(t.Script), _links, _exempt),
    st.builds(t.Span, words()),
    st.builds(t.Ref, _numbers | st.sampled_from(SECTIONS), st.booleans(), exempt=_exempt),
    st.builds(t.WithheldSpan, _rules | st.just("")),
)
_bullets = st.builds(t.Bullet, _id, spans(), _literals(t.Level))
_subheadings = st.builds(t.Subheading, _id, spans(), st.booleans())


@st.composite
def _tables(draw: st.DrawFn) -> t.Table:
    row = st.tuples(*[spans()] * draw(st.integers(0, 3)))
    rows = draw(_tuples(row, 2))
    alignment = draw(_tuples(_literals(t.Alignment), 3))
    return t.Table("", draw(spans()), draw(row), alignment, rows)


_blocks: st.SearchStrategy[t.Block] = st.one_of(
    st.builds(t.Paragraph, _id, spans(), st.booleans()),
    st.builds(t.Bullets, _id, _tuples(_bullets, 3)),
    _subheadings,
    _tables(),
    st.builds(t.Figure, _id, _hashes, spans(), words(), st.booleans()),
    st.builds(t.Note, _id, spans()),
    st.builds(t.Withheld, _id, _literals(t.BlockKind), _rules | st.just("")),
)
_text = st.builds(t.Text, _tuples(_blocks, 3))

_bare_reports = st.builds(
    r.Report,
    id=st.sampled_from(("report-1", "R_2", "3")),
    template=st.just(r.TemplateRef("leeds", 1, hashlib.sha256(TEMPLATE_TOML.encode()).hexdigest())),
    council=st.just("leeds"),
    subject=words(),
    public_subject=words(),
    report_of=words(),
    report_to=words(),
    meeting_date=_days,
    authors=_tuples(st.builds(r.Author, words(), words(), words()), 2),
    answers=st.lists(
        st.builds(r.Answer, st.sampled_from(QUESTIONS), st.none() | st.booleans()),
        unique_by=lambda answer: answer.question,
    ).map(tuple),
    wards=st.builds(r.Wards, st.booleans(), _tuples(words(), 2)),
    call_in=st.builds(
        r.CallIn, _literals(r.CallInReason), words(), words(), words(), agreed_on=_days
    ),
    notices=st.builds(
        r.Notices,
        st.builds(
            r.KeyDecision,
            st.none() | st.booleans(),
            _literals(r.KeyDecisionReason),
            words(),
            words(),
            _days,
        ),
        st.builds(r.PrivateMeeting, words(), _days, _days, words(), _days, words()),
        st.builds(r.LateItem, words(), words(), _days),
        st.builds(r.Urgency, _literals(r.UrgencyKind), words(), words(), _days),
    ),
    sections=st.lists(
        st.builds(r.Section, st.sampled_from(SECTIONS), _text),
        max_size=3,
        unique_by=lambda section: section.key,
    ).map(tuple),
    main=_tuples(st.builds(r.Finding, _id, _text, _literals(r.FindingKind)) | _subheadings, 3),
    recommendations=_tuples(
        st.builds(r.Recommendation, _id, _text, words(), _days, _tuples(_numbers, 2)), 2
    ),
    background=st.none()
    | _tuples(st.builds(r.BackgroundDocument, _id, words(), _days, words()), 2),
    appendices=_tuples(
        st.builds(r.Appendix, _id, words(), words(), st.none() | _hashes, st.booleans()), 2
    ),
)

_standings = st.builds(
    s.Standing,
    _literals(Status),
    _tuples(
        st.builds(s.Clearance, st.sampled_from(("legal", "finance")), words(), _moments, _hashes), 2
    ),
    _days,
    st.none() | st.builds(s.Publication, st.dates(), st.integers(1, 999)),
    st.none() | st.builds(s.Decision, st.dates(), words()),
)


def _targets(report: r.Report) -> st.SearchStrategy[Place]:
    """Places in a report that can be withheld, some of them down to a range of characters."""
    findings = [entry for entry in report.main if isinstance(entry, r.Finding)]
    contents: list[tuple[Place, t.Text]] = [
        *[(Place("sections", each.key), each.text) for each in report.sections],
        *[(Place("main", each.id), each.text) for each in findings],
        *[(Place("recommendations", each.id), each.text) for each in report.recommendations],
    ]
    blocks = [(place, block) for place, text in contents for block in text.blocks]
    whole = [
        WHOLE_REPORT,
        *[place for place, _ in contents],
        *[msgspec.structs.replace(place, block=block.id) for place, block in blocks],
        *[Place("background", each.id) for each in report.background or ()],
        *[Place("appendices", each.id) for each in report.appendices],
    ]
    ranges = [
        _ranges(msgspec.structs.replace(place, block=name, field=field), len(t.plain(run)))
        for place, block in blocks
        for name, field, run in t.spans_of(block)
    ]
    return st.one_of(st.sampled_from(whole), *ranges)


def _ranges(place: Place, size: int) -> st.SearchStrategy[Place]:
    ends = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted)
    return ends.map(lambda both: msgspec.structs.replace(place, start=both[0], end=both[1]))
