"""A new report: in the form and for the council that the officer chose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from boardpaper.desk import shelf
from boardpaper.desk.logo import usual_logo
from boardpaper.desk.opening import Opened
from boardpaper.desk.settings import Settings
from boardpaper.report.report import Author, Report, TemplateRef
from boardpaper.report.standing import Saved
from boardpaper.report.template import StoredTemplate

_USUAL_TEMPLATE: Final = "leeds-executive-board-2011"


def new_report(
    stored: StoredTemplate, settings: Settings, ids: Iterator[str], now: datetime
) -> Opened:
    """Make an empty report in a form; the officer is its first author.

    Raises:
        InvalidInputError: the council of the form is not known here.
    """
    form = stored.template
    officer = Author(settings.officer_name, settings.officer_telephone, settings.officer_email)
    report = Report(
        next(ids),
        TemplateRef(form.id, form.version, stored.hash),
        form.council,
        authors=(officer,) if officer != Author() else (),
    )
    saved = Saved(report, now, settings.officer_name)
    logo = usual_logo(settings.logo_file)
    return Opened(saved, stored, shelf.council(form.council), {}, logo)


def chosen_template(settings: Settings) -> StoredTemplate:
    """The form that new reports are written in.

    Raises:
        InvalidInputError: the settings name one that is not shipped.
    """
    return shelf.template(settings.template or _USUAL_TEMPLATE)
