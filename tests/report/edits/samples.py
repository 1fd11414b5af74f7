"""Small reports to be edited."""

import hashlib
from collections.abc import Iterator

from boardpaper.report import report as r
from boardpaper.report import text as t
from boardpaper.report.declarations import read_template
from boardpaper.report.identity import counted_ids
from boardpaper.report.template import Template

TEMPLATE_TOML = """
id = "form"
version = 1
name = "A form"
council = "leeds"

[[headers]]
source = "subject"

[[numberings]]
id = "plain"

[[questions]]
id = "wards"
kind = "wards"
text = "Which wards?"

[[questions]]
id = "equality"
kind = "equality"
text = "Equality?"

[[questions]]
id = "exempt"
kind = "exempt"
text = "Exempt?"

[[sections]]
key = "purpose"
heading = "Purpose"
numbering = "plain"

[[sections]]
key = "main"
heading = "Main issues"
numbering = "plain"
source = "main"

[[sections]]
key = "legal"
heading = "Legal"
numbering = "plain"
nil_statement = "There is nothing to consider."

[[sections]]
key = "risk"
heading = "Risk"
numbering = "plain"
nil_statement = "There are no risks."
"""

TEMPLATE: Template = read_template(TEMPLATE_TOML, "form.toml").template


def new_ids() -> Iterator[str]:
    """Ids that no sample has."""
    return counted_ids("new")


def report(**fields: object) -> r.Report:
    digest = hashlib.sha256(TEMPLATE_TOML.encode()).hexdigest()
    return r.Report("r1", r.TemplateRef("form", 1, digest), "leeds", **fields)  # type: ignore[arg-type]


def paragraph(identity: str, words: str = "Words.", *, numbered: bool = True) -> t.Paragraph:
    return t.Paragraph(identity, (t.Span(words),), numbered)


def bullets(identity: str, *items: str) -> t.Bullets:
    return t.Bullets(identity, tuple(t.Bullet(each, (t.Span(f"Point {each}."),)) for each in items))


def subheading(identity: str) -> t.Subheading:
    return t.Subheading(identity, (t.Span("A heading"),))


def text(*blocks: t.Block) -> t.Text:
    return t.Text(blocks)


def finding(identity: str, *blocks: t.Block) -> r.Finding:
    return r.Finding(identity, t.Text(blocks))
