"""What is done with a whole report: keeping and copying it, its status, its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from boardpaper.desk.enclosures import why_no_public_version
from boardpaper.desk.steps import Edit
from boardpaper.desk.survey import counted
from boardpaper.desktop.dialogs.standing import DecisionDialog, PublishDialog
from boardpaper.desktop.dialogs.template import TemplateDialog
from boardpaper.desktop.kit.date_text import write_date
from boardpaper.desktop.kit.dialogs import confirmation
from boardpaper.errors import InvalidInputError
from boardpaper.report import acts
from boardpaper.report.place import WHOLE_REPORT
from boardpaper.report.retemplate import retemplate
from boardpaper.report.standing import Decision
from boardpaper.report.template import StoredTemplate

if TYPE_CHECKING:
    from boardpaper.desktop.report.window import ReportWindow

_KINDS: Mapping[str, type[acts.Act]] = {
    "make-ready": acts.MakeReady,
    "return-to-draft": acts.ReturnToDraft,
    "publish": acts.Publish,
    "correct": acts.Correct,
    "decide": acts.Decide,
    "take-back-decision": acts.TakeBackDecision,
    "withdraw": acts.Withdraw,
    "take-up": acts.TakeUp,
}
_WITHDRAW: Final = (
    "A report that is withdrawn will not be decided as it is, and its text is frozen. "
    "Reinstated it is a draft, whatever it was before."
)


class Acts(QObject):
    """Carries out the Report menu, and what keeps or copies a report."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told_template = ""

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "save": self._save,
            "duplicate": self._duplicate,
            "make-ready": self._make_ready,
            "return-to-draft": self._return_to_draft,
            "publish": self._ask_when_published,
            "correct": self._correct,
            "decide": self._ask_for_decision,
            "take-back-decision": self._take_back_decision,
            "withdraw": self._ask_whether_withdrawn,
            "take-up": self._take_up,
            "retemplate": self._ask_for_template,
        }

    def show_allowed(self) -> None:
        """Let what the status allows be chosen."""
        desk = self._window.desk
        states = {
            key: acts.is_allowed(desk.standing, kind) and not desk.held
            for key, kind in _KINDS.items()
        }
        more = {"retemplate": not desk.is_frozen, "take-over": bool(desk.held)}
        self._window.commands.enable({**states, **more})

    def _save(self) -> None:
        self._window.leave_field()
        self._window.session.saver.save()

    def _duplicate(self) -> None:
        self._save()
        number = self._window.session.number
        if number is not None:
            self._window.program.duplicate(number, self._window.notice.say_error)

    def _make_ready(self) -> None:
        if self._is_free_of_errors("marked as ready") and self._has_public_version():
            self._perform(acts.MakeReady(), "Marked as ready. Editing makes it a draft again.")

    def _return_to_draft(self) -> None:
        self._perform(acts.ReturnToDraft(), "Returned to draft.")

    def _ask_when_published(self) -> None:
        if not self._is_free_of_errors("published") or not self._has_public_version():
            return
        dialog = PublishDialog(self._window.program.look, self._today(), self._window)
        dialog.chosen.connect(self._publish)
        dialog.open()

    def _is_free_of_errors(self, done: str) -> bool:
        """Tell whether nothing stands in the way of publication, and show what does."""
        window = self._window
        window.leave_field()
        window.session.checks.run()
        errors = window.contents.survey.count("error")
        if errors:
            are = "is" if errors == 1 else "are"
            words = f"{counted(errors, 'error')} {are} open, listed under Checks"
            window.notice.say_error(f"This report cannot be {done} yet: {words}.")
            window.show_checks()
        return not errors

    def _has_public_version(self) -> bool:
        """Tell whether the report could go out as it is, and say why where it could not."""
        self._window.leave_field()
        refusal = why_no_public_version(self._window.session.opened())
        if refusal:
            self._window.notice.say_error(refusal)
        return not refusal

    def _publish(self, day: date) -> None:
        before = self._window.desk.standing.publication
        issue = "" if before is None else f" as issue {before.issue + 1}"
        sentence = f"Published on {write_date(day)}{issue}. The text is frozen now."
        if self._has_public_version():  # another version may have been taken meanwhile
            self._perform(acts.Publish(day), sentence)

    def _correct(self) -> None:
        publication = self._window.desk.standing.publication
        issue = 2 if publication is None else publication.issue + 1
        sentence = f"The correction is a draft. It will be published as issue {issue}."
        self._perform(acts.Correct(), sentence)

    def _ask_for_decision(self) -> None:
        day = self._window.desk.report.meeting_date or self._today()
        decision = self._window.desk.standing.decision or Decision(day)
        dialog = DecisionDialog(self._window.program.look, decision, self._window)
        dialog.chosen.connect(self._decide)
        dialog.open()

    def _decide(self, decision: Decision) -> None:
        sentence = f"The decision of {write_date(decision.on)} is recorded."
        self._perform(acts.Decide(decision), sentence)

    def _take_back_decision(self) -> None:
        sentence = "The decision was taken back. The report is published, as it was before."
        self._perform(acts.TakeBackDecision(), sentence)

    def _ask_whether_withdrawn(self) -> None:
        heading = "Withdraw this report?"
        dialog = confirmation(self._window, heading, _WITHDRAW, "Withdraw")
        dialog.accepted.connect(self._withdraw)
        dialog.open()

    def _withdraw(self) -> None:
        sentence = "Withdrawn. The text is frozen until the report is reinstated."
        self._perform(acts.Withdraw(), sentence)

    def _take_up(self) -> None:
        self._perform(acts.TakeUp(), "Reinstated, as a draft.")

    def _ask_for_template(self) -> None:
        self._window.leave_field()
        opened = self._window.session.opened()
        dialog = TemplateDialog(self._window.program.look, opened, self._window)
        dialog.chosen.connect(self._change_template)
        dialog.open()

    def _change_template(self, stored: StoredTemplate) -> None:
        window = self._window
        window.session.know_template(stored)
        report = retemplate(window.desk.report, stored, window.session.ids)
        try:
            window.desk.change(report, Edit("change of template", WHOLE_REPORT))
        except InvalidInputError as error:  # frozen meanwhile
            window.notice.say_error(str(error))
        else:
            self._told_template = f"The template is now “{stored.template.name}”."
            window.notice.say("ok", self._told_template)

    def template_changed(self) -> None:
        """Say no longer what the template is, when that was undone."""
        if self._told_template and self._window.notice.sentence == self._told_template:
            self._window.notice.clear()

    def _perform(self, act: acts.Act, sentence: str) -> None:
        """Perform an act on the text as it stands in the fields, and say what came of it."""
        self._window.leave_field()
        try:
            self._window.desk.perform(act)
        except InvalidInputError as error:
            self._window.notice.say_error(str(error))
        else:
            self._window.notice.say("ok", sentence)

    def _today(self) -> date:
        return self._window.session.clock().astimezone().date()
