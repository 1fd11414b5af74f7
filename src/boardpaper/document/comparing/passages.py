"""What a report says, passage by passage, in printed order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from boardpaper.document.comparing import fields
from boardpaper.document.comparing.aligning import Grid
from boardpaper.document.comparing.flow import words_of
from boardpaper.document.comparing.passage import Container, Passage
from boardpaper.document.comparing.texts import TextReader
from boardpaper.report.place import Part, Place
from boardpaper.report.report import Finding, FindingKind, MainEntry, Recommendation, Report
from boardpaper.report.template import SectionSource, Template

_HEADINGS: Mapping[SectionSource, str] = {
    "main": "Main issues",
    "recommendations": "Recommendations",
    "background": "Background documents",
    "appendices": "Appendices",
}
"""What parts are called where the template does not print them."""

_KINDS: Mapping[FindingKind, str] = {
    "": "of no kind",
    "strength": "a strength",
    "improvement": "something to be improved",
    "risk": "a risk",
    "option": "an option",
    "information": "for information",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A report to be read for a comparison.

    ``known`` names what is cited, as both versions do. ``same`` has the parts and items that both
    versions have alike, and which are not read. ``grids`` has tables that are not alike, and
    ``authors`` the names of the authors.
    """

    report: Report
    template: Template
    known: Mapping[str, str]
    same: Collection[Place]
    grids: Mapping[str, Grid]
    authors: tuple[str, ...]

    def passages(self) -> list[Passage]:
        """Every passage with words in it, in printed order."""
        return [passage for passage in self._all() if words_of(passage.flow).strip()]

    def _all(self) -> Iterator[Passage]:
        report = self.report
        yield from fields.template_passages(report, self.template)
        yield from fields.detail_passages(report, self.authors)
        yield from fields.answer_passages(report, self.template)
        yield from self._sections()
        if Place("notices") not in self.same:
            yield from fields.notice_passages(report)
        for number, exemption in enumerate(report.exemptions, 1):
            within = self._item("exemptions", "Exemptions", exemption.id, f"exemption {number}")
            if within is not None:
                yield from fields.exemption_passages(exemption, within, self.known)

    def _sections(self) -> Iterator[Passage]:
        seen: set[SectionSource] = set()
        for form in self.template.sections:
            if form.source == "text":
                yield from self._section(form.key, form.heading)
            elif form.source not in seen:
                yield from self._list(form.source, form.heading)
            seen.add(form.source)
        for source, heading in _HEADINGS.items():
            if source not in seen:
                yield from self._list(source, heading)
        placed = {form.key for form in self.template.sections if form.source == "text"}
        for section in self.report.sections:
            if section.key not in placed:
                yield from self._section(section.key, f"Left over: {section.key}")

    def _section(self, key: str, heading: str) -> Iterator[Passage]:
        place = Place("sections", key)
        if place not in self.same:
            within = Container(f"section {key}", heading, place)
            yield from self._reader(within).read(self.report.section_text(key).blocks)

    def _list(self, source: SectionSource, heading: str) -> Iterator[Passage]:
        match source:
            case "main":
                yield from self._main(heading)
            case "recommendations":
                yield from self._recommendations(heading)
            case "background":
                yield from self._background(heading)
            case "appendices":
                yield from self._appendices(heading)
            case _:
                pass

    def _recommendations(self, heading: str) -> Iterator[Passage]:
        for number, each in enumerate(self.report.recommendations, 1):
            within = self._item("recommendations", heading, each.id, f"recommendation {number}")
            if within is not None:
                yield from self._recommendation(each, within)

    def _background(self, heading: str) -> Iterator[Passage]:
        yield from fields.no_documents(self.report, heading)
        for number, each in enumerate(self.report.background or (), 1):
            within = self._item("background", heading, each.id, f"document {number}")
            if within is not None:
                yield from fields.document_passages(each, within)

    def _appendices(self, heading: str) -> Iterator[Passage]:
        for number, each in enumerate(self.report.appendices, 1):
            within = self._item("appendices", heading, each.id, f"Appendix {number}")
            if within is not None:
                yield from fields.appendix_passages(each, within)

    def _main(self, heading: str) -> Iterator[Passage]:
        findings = subheadings = 0
        for entry in self.report.main:
            if isinstance(entry, Finding):
                findings += 1
                where = f"finding {findings}"
            else:
                subheadings += 1
                where = f"sub-heading {subheadings}"
            within = self._item("main", heading, entry.id, where)
            if within is not None:
                yield from self._entry(entry, within)

    def _entry(self, entry: MainEntry, within: Container) -> Iterator[Passage]:
        if not isinstance(entry, Finding):
            for passage in self._reader(within).read((entry,)):
                yield _at(passage, within.where, "")
            return
        for index, passage in enumerate(self._reader(within).read(entry.text.blocks)):
            if index == 0:
                yield _at(passage, within.where, f", {_KINDS[entry.kind]}")
            else:
                yield _at(passage, f"{within.where}, {passage.where}", "")

    def _recommendation(self, each: Recommendation, within: Container) -> Iterator[Passage]:
        for index, passage in enumerate(self._reader(within).read(each.text.blocks)):
            where = within.where if index == 0 else f"{within.where}, {passage.where}"
            yield _at(passage, where, "")
        yield from fields.recommendation_passages(each, within, self.known)

    def _item(self, part: Part, heading: str, item: str, where: str) -> Container | None:
        """What holds an item, or None where both versions have it alike."""
        place = Place(part, item)
        return None if place in self.same else Container(part, heading, place, item, where)

    def _reader(self, within: Container) -> TextReader:
        return TextReader(within, self.known, self.grids)


def _at(passage: Passage, where: str, form: str) -> Passage:
    return Passage(
        passage.key, passage.container, where, passage.place, passage.flow,
        passage.form + form, passage.unit, passage.sort,
    )  # fmt: skip
