"""Which page shows which entry of the outline, and to which entry a place belongs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from boardpaper.desk.outline import Entry, PageKind
from boardpaper.desktop.pages.appendices import AppendicesPage
from boardpaper.desktop.pages.background import BackgroundPage
from boardpaper.desktop.pages.clearance import ClearancePage
from boardpaper.desktop.pages.details import DetailsPage
from boardpaper.desktop.pages.main_issues import MainIssuesPage
from boardpaper.desktop.pages.notices import NoticesPage
from boardpaper.desktop.pages.page import Context, Page
from boardpaper.desktop.pages.questions import QuestionsPage
from boardpaper.desktop.pages.recommendations import RecommendationsPage
from boardpaper.desktop.pages.section import SectionPage

PAGES: Mapping[PageKind, Callable[[Context, Entry], Page]] = {
    "details": DetailsPage,
    "questions": QuestionsPage,
    "section": SectionPage,
    "main": MainIssuesPage,
    "recommendations": RecommendationsPage,
    "background": BackgroundPage,
    "appendices": AppendicesPage,
    "notices": NoticesPage,
    "clearance": ClearancePage,
}
