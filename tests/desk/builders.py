"""What a Desk is tried with: a clock to turn, a library that is a dictionary, small reports."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from boardpaper.desk.desk import Desk, Surroundings
from boardpaper.desk.saving import SaveJob, StaleSaveError
from boardpaper.desk.steps import Edit, Selection, Typing
from boardpaper.report.place import Place
from boardpaper.report.report import Report, TemplateRef
from boardpaper.report.standing import Saved, Standing

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
SUBJECT = Place("details", field="subject")
EMPTY = Report("r1", TemplateRef("form", 1, "0" * 64), "leeds")


class Clock:
    """Monotonic seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Shelf:
    """Keeps reports by id, each save one version later; ``fault`` makes it fail."""

    def __init__(self) -> None:
        self.kept: dict[str, Saved] = {}
        self.jobs: list[SaveJob] = []
        self.fault: Exception | None = None

    def save(self, job: SaveJob) -> Saved:
        if self.fault is not None:
            raise self.fault
        old = self.kept.get(job.report.id)
        if old is not None and old.version != job.base:
            raise StaleSaveError(old)
        version = 1 if old is None else old.version + 1
        at = NOON + timedelta(minutes=version)
        saved = Saved(job.report, at, "Ada", job.standing, version)
        self.kept[job.report.id] = saved
        self.jobs.append(job)
        return saved

    def save_elsewhere(self, report: Report, standing: Standing) -> Saved:
        """Keep a version from another desk."""
        base = self.kept[report.id].version if report.id in self.kept else None
        return self.save(SaveJob(report, standing, (), base))


def surroundings(clock: Clock, errors: int = 0) -> Surroundings:
    """Where every defect is raised and every report has so many errors."""
    return Surroundings(clock, lambda _report, _standing: errors, _raise)


def _raise(error: Exception) -> None:
    raise error


def new_desk(clock: Clock | None = None) -> Desk:
    """A desk with an empty report that was never kept."""
    return Desk(EMPTY, Standing(), None, surroundings(clock or Clock()))


def with_subject(words: str) -> Report:
    return replace(EMPTY, subject=words)


def set_subject(desk: Desk, words: str, origin: object = None) -> bool:
    """Make a step of its own of another subject."""
    edit = Edit("change subject", SUBJECT)
    return desk.change(replace(desk.report, subject=words), edit, origin)


def caret(at: int, block: str = "") -> Selection:
    place = Place("details", block=block, field="subject", start=at, end=at)
    return Selection(place, place)


def key(at: int, character: str, block: str = "") -> Edit:
    """Type a character at a caret."""
    return Edit(
        "typing",
        Place("details", block=block, field="subject", start=at, end=at),
        caret(at, block),
        caret(at + len(character), block),
        Typing("insert", character),
    )


def backspace(at: int, character: str) -> Edit:
    """Erase the character before a caret."""
    place = replace(SUBJECT, start=at, end=at)
    return Edit("erasing", place, caret(at), caret(at - 1), Typing("erase", character))


def type_words(desk: Desk, words: str, clock: Clock, pause: float = 0.1) -> None:
    """Type words at the end of the subject, a key after the other."""
    for character in words:
        clock.seconds += pause
        subject = desk.report.subject
        report = replace(desk.report, subject=subject + character)
        desk.change(report, key(len(subject), character))
