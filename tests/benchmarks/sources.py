"""The same Document in the languages of other printers: Typst, HTML, and OpenDocument."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from boardpaper.document.nodes import (
    BulletList,
    Document,
    Heading,
    Paragraph,
    Runs,
    Table,
    TitleBlock,
)

_TYPST_MARKUP = re.compile(r"([\\#$*_`<>@\[\]~=+/.-])")
_TYPST_HEAD = """#set document(title: "{title}")
#set page(paper: "a4", margin: (x: 22mm, top: 24mm, bottom: 22mm),
  header: text(9pt)[{header}],
  footer: context align(right, text(9pt, counter(page).display("Page 1 of 1", both: true))))
#set text(font: "Arimo", size: 11pt, lang: "en", region: "gb")
"""
_HTML_HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<style>
@font-face {{ font-family: Arimo; src: url({fonts}/Arimo-Regular.ttf) }}
@font-face {{ font-family: Arimo; font-weight: bold; src: url({fonts}/Arimo-Bold.ttf) }}
@page {{ size: A4; margin: 24mm 22mm 22mm; @top-left {{ content: "{header}" }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages) }} }}
body {{ font: 11pt/15pt Arimo }} p {{ margin: 0 0 7pt }} td, th {{ border-bottom: 0.5pt solid }}
</style></head><body>
"""
_ODF_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="B" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:text>
"""


def typst_source(document: Document, fonts: str) -> str:  # noqa: ARG001 - they are handed over
    """Write headings, paragraphs, lists and tables in Typst's language."""
    head = _TYPST_HEAD.format(title=document.title, header=_typst(document.running_header))
    return head + "\n".join(_blocks(document, _typst_block)) + "\n"


def html_source(document: Document, fonts: str) -> str:
    """Write headings, paragraphs, lists and tables as HTML; ``fonts`` is where the fonts are."""
    head = _HTML_HEAD.format(
        title=escape(document.title), header=document.running_header, fonts=fonts
    )
    return head + "\n".join(_blocks(document, _html_block)) + "</body></html>"


def odf_source(document: Document, fonts: str) -> str:  # noqa: ARG001 - the system has its own
    """Write headings, paragraphs, lists and tables as a flat OpenDocument text."""
    blocks = "\n".join(_blocks(document, _odf_block))
    return f"{_ODF_HEAD}{blocks}</office:text></office:body></office:document>"


Block = Heading | Paragraph | BulletList | Table


def _blocks(document: Document, write: Callable[[Block], str]) -> Iterator[str]:
    for node in document.nodes:
        match node:
            case Heading() | Paragraph() | BulletList() | Table():
                yield write(node)
            case TitleBlock():
                title = next(line for line in node.lines if line.is_title)
                yield write(Heading(1, "", title.runs, title.place))


def _typst(text: str) -> str:
    return _TYPST_MARKUP.sub(r"\\\1", text)


def _typst_runs(runs: Runs) -> str:
    return "".join(f"#strong[{_typst(run.text)}]" if run.bold else _typst(run.text) for run in runs)


def _typst_block(node: Block) -> str:
    match node:
        case Heading():
            return f"{'=' * node.level} {_typst(node.number)} {_typst_runs(node.runs)}\n"
        case Paragraph():
            return f"{_typst(node.number)} {_typst_runs(node.runs)}\n"
        case BulletList():
            return "\n".join(f"- {_typst_runs(item.runs)}" for item in node.items) + "\n"
        case Table():
            header = "".join(f"[{_typst_runs(cell.runs)}]," for cell in node.header)
            cells = "".join(f"[{_typst_runs(cell.runs)}]," for row in node.rows for cell in row)
            columns = f"columns: {len(node.alignment)}"
            return f"#table({columns}, table.header({header}), {cells})\n"


def _html_runs(runs: Runs) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in runs)


def _html_block(node: Block) -> str:
    match node:
        case Heading():
            tag = f"h{node.level}"
            return f"<{tag}>{escape(node.number)} {_html_runs(node.runs)}</{tag}>"
        case Paragraph():
            return f"<p>{escape(node.number)} {_html_runs(node.runs)}</p>"
        case BulletList():
            return f"<ul>{''.join(f'<li>{_html_runs(each.runs)}</li>' for each in node.items)}</ul>"
        case Table():
            head = "".join(f'<th scope="col">{_html_runs(cell.runs)}</th>' for cell in node.header)
            rows = "".join(
                f"<tr>{''.join(f'<td>{_html_runs(cell.runs)}</td>' for cell in row)}</tr>"
                for row in node.rows
            )
            return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _odf_runs(runs: Runs) -> str:
    return "".join(
        f'<text:span text:style-name="B">{escape(run.text)}</text:span>'
        if run.bold
        else escape(run.text)
        for run in runs
    )


def _odf_block(node: Block) -> str:
    match node:
        case Heading():
            words = f"{escape(node.number)} {_odf_runs(node.runs)}"
            return f'<text:h text:outline-level="{node.level}">{words}</text:h>'
        case Paragraph():
            return f"<text:p>{escape(node.number)} {_odf_runs(node.runs)}</text:p>"
        case BulletList():
            items = (f"<text:p>{_odf_runs(item.runs)}</text:p>" for item in node.items)
            words = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
            return f"<text:list>{words}</text:list>"
        case Table():
            rows = "".join(
                f"<table:table-row>{''.join(_odf_cell(cell.runs) for cell in row)}"
                "</table:table-row>"
                for row in (node.header, *node.rows)
            )
            column = f'<table:table-column table:number-columns-repeated="{len(node.alignment)}"/>'
            return f"<table:table>{column}{rows}</table:table>"


def _odf_cell(runs: Runs) -> str:
    return f"<table:table-cell><text:p>{_odf_runs(runs)}</text:p></table:table-cell>"
