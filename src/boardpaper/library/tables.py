"""The tables of a library: rows are the truth, and only a Text is kept as JSON.

What is here is what the newest step in ``migrations`` leaves behind; a test compares them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    column,
    table,
)


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC: SQLite would drop a zone without a word."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Leave the zone out of what is kept."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give what was kept its zone."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


# Every constraint has a name from the first day: one without cannot be dropped later.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

template_text = Table(
    "template_text",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("toml", Text, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report_id", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("template_hash", Text, ForeignKey("template_text.hash"), nullable=False),
    Column("council", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("public_subject", Text, nullable=False),
    Column("report_of", Text, nullable=False),
    Column("report_to", Text, nullable=False),
    Column("meeting_date", Date),
    Column("all_wards", Boolean, nullable=False),
    Column("background_given", Boolean, nullable=False),  # a list may be empty, not missing
    Column("status", Text, nullable=False),
    Column("planned_on", Date),
    Column("published_on", Date),
    Column("issue", Integer),
    Column("decided_on", Date),
    Column("resolution", Text),
    Column("version", Integer, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("binned_at", Moment),
    sqlite_autoincrement=True,  # the number of a report that was deleted is not given again
)


def _in_a_report() -> Column[int]:
    owner = ForeignKey("report.number", ondelete="CASCADE")
    return Column("report", Integer, owner, primary_key=True)


def _list(name: str, *columns: Column[Any]) -> Table:
    """A table with one row for each entry of a list in a report."""
    position = Column("position", Integer, primary_key=True)
    return Table(name, metadata, _in_a_report(), position, *columns)


def _one(name: str, *columns: Column[Any]) -> Table:
    """A table with a row for each report in which the value is not the empty one."""
    return Table(name, metadata, _in_a_report(), *columns)


author = _list(
    "report_author",
    Column("name", Text, nullable=False),
    Column("telephone", Text, nullable=False),
    Column("email", Text, nullable=False),
)
answer = _list("answer", Column("question", Text, nullable=False), Column("yes", Boolean))
ward = _list("report_ward", Column("name", Text, nullable=False))

call_in = _one(
    "call_in",
    Column("reason", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("prejudice", Text, nullable=False),
    Column("agreed_by", Text, nullable=False),
    Column("agreed_on", Date),
)
key_decision = _one(
    "key_decision",
    Column("is_key", Boolean),
    Column("reason", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("notice_reference", Text, nullable=False),
    Column("notice_on", Date),
)
private_meeting = _one(
    "private_meeting",
    Column("reasons", Text, nullable=False),
    Column("notice_on", Date),
    Column("second_notice_on", Date),
    Column("agreed_by", Text, nullable=False),
    Column("agreed_on", Date),
    Column("agreed_because", Text, nullable=False),
)
late_item = _one(
    "late_item",
    Column("reason", Text, nullable=False),
    Column("chair", Text, nullable=False),
    Column("agreed_on", Date),
)
urgency = _one(
    "urgency",
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("scrutiny_chair", Text, nullable=False),
    Column("on", Date),
)

exemption = _list(
    "exemption",
    Column("id", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("block", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("reasons", Text, nullable=False),
    Column("public_interest", Text, nullable=False),
)
section = _list(
    "section", Column("key", Text, nullable=False), Column("text", Text, nullable=False)
)
main_entry = _list(
    "main_entry",
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
)
recommendation = _list(
    "recommendation",
    Column("id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Date),
)
recommendation_finding = Table(
    "recommendation_finding",
    metadata,
    Column("report", Integer, primary_key=True),
    Column("recommendation", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("finding", Text, nullable=False),
    ForeignKeyConstraint(
        ["report", "recommendation"],
        ["recommendation.report", "recommendation.position"],
        ondelete="CASCADE",
    ),
)
background_document = _list(
    "background_document",
    Column("id", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("date", Date),
    Column("address", Text, nullable=False),
)
appendix = _list(
    "appendix",
    Column("id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("public_title", Text, nullable=False),
    Column("attachment", Text),
    Column("exempt", Boolean, nullable=False),
)
clearance = _list(
    "clearance",
    Column("role", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("content_hash", Text, nullable=False),
)

PARTS: Final = (
    author,
    answer,
    ward,
    call_in,
    key_decision,
    private_meeting,
    late_item,
    urgency,
    exemption,
    section,
    main_entry,
    recommendation,
    recommendation_finding,
    background_document,
    appendix,
    clearance,
)
"""What a report is made of, beside its row in ``report``; a table comes after those it names."""

attachment = Table(
    "attachment",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("kept_at", Moment, nullable=False),
)
report_attachment = Table(
    "report_attachment",
    metadata,
    _in_a_report(),
    Column("sha256", Text, ForeignKey("attachment.sha256"), primary_key=True, index=True),
    Column("dropped_at", Moment),  # since when the report names it no more
)

person = Table(
    "person",
    metadata,
    Column("name", Text, primary_key=True),
    Column("telephone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("used_at", Moment, nullable=False),
)

seal = Table(
    "seal",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
)

revision_text = Table(
    "revision_text",
    metadata,
    _in_a_report(),
    Column("content_hash", Text, primary_key=True),
    Column("json", LargeBinary, nullable=False),  # zlib of the report's canonical JSON
)


def _of_revision_text() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["report", "content_hash"],
        ["revision_text.report", "revision_text.content_hash"],
        ondelete="CASCADE",
    )


revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", Integer, nullable=False, index=True),
    Column("content_hash", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("name", Text, nullable=False),
    _of_revision_text(),
    sqlite_autoincrement=True,
)
revision_attachment = Table(
    "revision_attachment",
    metadata,
    Column("report", Integer, primary_key=True),
    Column("content_hash", Text, primary_key=True),
    Column("sha256", Text, ForeignKey("attachment.sha256"), primary_key=True, index=True),
    _of_revision_text(),
)

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("report", Integer, index=True),  # the events of a report outlive it
    Column("what", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    sqlite_autoincrement=True,
)

edit_lock = Table(
    "edit_lock",
    metadata,
    _in_a_report(),
    Column("holder", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("machine", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("beat", Moment, nullable=False),
)

passage = table(
    "passage", column("rowid", Integer), column("words", Text), column("part", Text),
    column("item", Text),
)  # fmt: skip
"""The search index, a virtual table of FTS5, which only SQL can describe: see ``search``."""
