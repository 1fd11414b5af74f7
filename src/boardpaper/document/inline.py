"""Spans as written become runs as printed."""

from __future__ import annotations

from boardpaper.document.nodes import Run, Runs
from boardpaper.document.register import Entry, Register
from boardpaper.document.wording import REFERENCE_NOT_FOUND, withheld_words
from boardpaper.report.text import Inline, Ref, Script, Span, Spans, WithheldSpan


def print_spans(spans: Spans, register: Register) -> Runs:
    """Print spans; a cross-reference prints the number that the register has of its target."""
    return tuple([_run(span, register) for span in spans if not _is_empty(span)])


def _is_empty(span: Inline) -> bool:
    return isinstance(span, Span) and not span.text


def _run(span: Inline, register: Register) -> Run:
    match span:
        case Span():
            link = safe_link(span.link) if span.link else ""
            return Run(span.text, span.bold, span.italic, span.script, link)
        case Ref():
            return _print_reference(span, register)
        case WithheldSpan():
            return Run(withheld_words(span.rule))


def _print_reference(ref: Ref, register: Register) -> Run:
    entry = register.find(ref.target)
    if entry is None:
        return Run(REFERENCE_NOT_FOUND, ref.bold, ref.italic)
    script: Script = "superscript" if entry.kind == "note" else ""
    cited = register.citation(entry)
    spoken = _in_full(cited, entry)
    return Run(cited, ref.bold, ref.italic, script, target=entry.anchor, spoken=spoken)


def _in_full(cited: str, entry: Entry) -> str:
    """What a cross-reference leads to, as a link is named among others: "paragraph 3.2"."""
    while entry.within is not None and not entry.number and not entry.words:
        entry = entry.within
    return f"{entry.kind} {cited}" if entry.number else ""


def safe_link(address: str) -> str:
    """Return an address that a document may link to, or nothing.

    Web, mail and telephone addresses are; ``www.`` without a scheme is a web address. Others
    could run something on the reader's machine, or lead nowhere.
    """
    address = address.strip()
    if address.lower().startswith("www."):
        address = f"https://{address}"
    scheme, _, rest = address.partition(":")
    match scheme.lower():
        case "http" | "https":
            leads_somewhere = rest.startswith("//") and len(rest) > len("//")
        case "mailto" | "tel":
            leads_somewhere = rest != ""
        case _:
            leads_somewhere = False
    return address if leads_somewhere and _is_one_word(address) else ""


def _is_one_word(address: str) -> bool:
    return address.isprintable() and " " not in address
