"""The public version of a report: a value from which everything exempt has been taken.

It comes before anything is numbered, so what an audience may not see never enters a Document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from boardpaper.document.grounds import Grounds
from boardpaper.document.nodes import Audience
from boardpaper.document.withhold import (
    mapped,
    mapped_to,
    withhold_from_subheading,
    withhold_from_text,
)
from boardpaper.report.council import Council
from boardpaper.report.ends import shared_ends
from boardpaper.report.place import Place
from boardpaper.report.report import (
    Appendix,
    BackgroundDocument,
    CallIn,
    Exemption,
    Finding,
    MainEntry,
    Notices,
    Recommendation,
    Report,
    Section,
    Wards,
)
from boardpaper.report.values import changed


def redact(report: Report, council: Council, audience: Audience) -> Report:
    """Return what an audience may see of a report: for ``full`` the report itself.

    Withheld are the targets of the exemptions, spans marked as exempt and exempt appendices
    (LGA 1972 s100B(2)). What an exemption says of itself stays, because the public version has
    to give the reasons; so do ids and the answers to the questions. A target that leads nowhere
    withholds nothing. Redacting twice changes nothing more.
    """
    return redact_again(report, council, audience, None).visible


@dataclass(frozen=True, slots=True)
class Redacted:
    """A report, and what is ``visible`` of it to an audience under the rules of a council."""

    report: Report
    council: Council
    audience: Audience
    visible: Report


def redact_again(
    report: Report, council: Council, audience: Audience, before: Redacted | None
) -> Redacted:
    """Redact a report of which an earlier state may be remembered; the result is the same.

    What is withheld of a section, an entry or a recommendation follows from itself and the grounds.
    """
    if audience == "full":
        return Redacted(report, council, audience, report)
    grounds = Grounds(report.exemptions, council, report.meeting_date)
    public = with_public_details(report)
    public = changed(public, exemptions=mapped(_without_length, report.exemptions))
    if grounds.of_report() is not None:
        return Redacted(report, council, audience, _stub(public))
    known = before if before and _has_same_grounds(before, report, council, audience) else None
    visible = _without_exempt_parts(public, grounds, known)
    return Redacted(report, council, audience, visible)


def _has_same_grounds(
    before: Redacted, report: Report, council: Council, audience: Audience
) -> bool:
    old = before.report
    return (old.exemptions, old.meeting_date, before.council, before.audience) == (
        report.exemptions,
        report.meeting_date,
        council,
        audience,
    )


def idle_exemptions(report: Report, council: Council) -> tuple[Exemption, ...]:
    """The exemptions that withhold nothing, because their target is not in the report.

    The public version must not be made while there is one: its officer means to withhold something.
    """
    if not report.exemptions:
        return ()
    appendices = tuple(changed(each, exempt=False) for each in report.appendices)
    bare = changed(report, appendices=appendices, public_subject="", exemptions=())
    everything = redact(bare, council, "public")

    def withholds(exemption: Exemption) -> bool:
        alone = redact(changed(bare, exemptions=(exemption,)), council, "public")
        return changed(alone, exemptions=()) != everything

    return tuple(each for each in report.exemptions if not withholds(each))


def with_public_details(report: Report) -> Report:
    """Return a report with a title block for the public: the title itself can be the leak.

    ``public_subject`` stands in for the subject. It is kept, so that a subject that is withheld
    can be told from one that is missing.
    """
    exempt = {each.target.field for each in report.exemptions if each.target.part == "details"}
    if "" in exempt:
        exempt |= {"subject", "report_of", "report_to", "meeting_date", "authors"}
    subject = "" if "subject" in exempt or is_wholly_exempt(report) else report.subject
    return changed(
        report,
        subject=report.public_subject if report.public_subject.strip() else subject,
        report_of="" if "report_of" in exempt else report.report_of,
        report_to="" if "report_to" in exempt else report.report_to,
        meeting_date=None if "meeting_date" in exempt else report.meeting_date,
        authors=() if any(each.startswith("author") for each in exempt) else report.authors,
    )


def is_wholly_exempt(report: Report) -> bool:
    """Tell whether an exemption withholds the whole report."""
    return any(each.target.part == "report" for each in report.exemptions)


def _without_length(exemption: Exemption) -> Exemption:
    """Keep that a part of some words is exempt, but not how many characters that were."""
    target = exemption.target
    if target == target.without_range():
        return exemption
    place = Place(target.part, target.item, target.block, target.field, start=0, end=0)
    return changed(exemption, target=target if target == place else place)


def _stub(report: Report) -> Report:
    """Keep of a report that is exempt as a whole only what says that there is one."""
    return Report(
        id=report.id,
        template=report.template,
        council=report.council,
        subject=report.subject,
        public_subject=report.public_subject,
        report_of=report.report_of,
        report_to=report.report_to,
        meeting_date=report.meeting_date,
        authors=report.authors,
        answers=report.answers,
        exemptions=report.exemptions,
        background=(),
    )


def _without_exempt_parts(report: Report, grounds: Grounds, before: Redacted | None) -> Report:
    def redacted(part: str, change: Callable[[Any], Any]) -> tuple[Any, ...]:
        items: tuple[Any, ...] = getattr(report, part)
        if before is None:
            return mapped(change, items)
        ends = shared_ends(items, getattr(before.report, part))
        middle = mapped(change, ends.between(items))
        return mapped_to(items, ends.around(middle, getattr(before.visible, part)))

    def section(each: Section) -> Section:
        ground = grounds.of_item("sections", each.key)
        return changed(each, text=withhold_from_text(each.text, grounds, ground))

    def document(each: BackgroundDocument) -> BackgroundDocument:
        return _withhold_document(each, grounds)

    return changed(
        report,
        wards=report.wards if grounds.of_part("wards") is None else Wards(),
        call_in=report.call_in if grounds.of_part("call-in") is None else CallIn(),
        notices=report.notices if grounds.of_part("notices") is None else Notices(),
        sections=redacted("sections", section),
        main=redacted("main", lambda each: _withhold_entry(each, grounds)),
        recommendations=redacted(
            "recommendations", lambda each: _withhold_recommendation(each, grounds)
        ),
        background=None if report.background is None else mapped(document, report.background),
        appendices=mapped(lambda each: _withhold_appendix(each, grounds), report.appendices),
    )


def _withhold_entry(entry: MainEntry, grounds: Grounds) -> MainEntry:
    if not isinstance(entry, Finding):
        return withhold_from_subheading(entry, grounds)
    ground = grounds.of_item("main", entry.id)
    text = withhold_from_text(entry.text, grounds, ground)
    return changed(entry, text=text, kind=entry.kind if ground is None else "")


def _withhold_recommendation(recommendation: Recommendation, grounds: Grounds) -> Recommendation:
    ground = grounds.of_item("recommendations", recommendation.id)
    text = withhold_from_text(recommendation.text, grounds, ground)
    if ground is None:
        return changed(recommendation, text=text)
    return changed(recommendation, text=text, owner="", due=None, findings=())


def _withhold_document(document: BackgroundDocument, grounds: Grounds) -> BackgroundDocument:
    """Empty a background document; it need not be listed (LGA 1972 s100D(4)).

    Its entry stays, because what follows must keep its number: minutes of the private and of the
    public part of a meeting cite the same paragraph.
    """
    ground = grounds.of_item("background", document.id)
    return document if ground is None else changed(document, citation="", date=None, address="")


def _withhold_appendix(appendix: Appendix, grounds: Grounds) -> Appendix:
    """Keep the public title alone; it also stays where it was, so that this can be repeated."""
    if not appendix.exempt and grounds.of_item("appendices", appendix.id) is None:
        return appendix
    return changed(appendix, title=appendix.public_title, attachment=None, exempt=True)
