"""Reports, their attachments, template texts, people, and the search index."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
)

revision = "0001"
down_revision = None

APPLICATION_ID = 0x42504C42


def upgrade() -> None:
    """Make the tables of the first schema."""
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _make_shared_tables()
    _make_report()
    _make_front_page()
    _make_notices()
    _make_body()
    _make_report_attachment()
    op.execute(
        "CREATE VIRTUAL TABLE passage USING fts5 ("
        "words, part UNINDEXED, item UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )


def _make_shared_tables() -> None:
    op.create_table(
        "template_text",
        Column("hash", Text, nullable=False),
        Column("toml", Text, nullable=False),
        PrimaryKeyConstraint("hash", name="pk_template_text"),
    )
    op.create_table(
        "attachment",
        Column("sha256", Text, nullable=False),
        Column("size", Integer, nullable=False),
        Column("kept_at", DateTime, nullable=False),
        PrimaryKeyConstraint("sha256", name="pk_attachment"),
    )
    op.create_table(
        "person",
        Column("name", Text, nullable=False),
        Column("telephone", Text, nullable=False),
        Column("email", Text, nullable=False),
        Column("used_at", DateTime, nullable=False),
        PrimaryKeyConstraint("name", name="pk_person"),
    )


def _make_report() -> None:
    op.create_table(
        "report",
        Column("number", Integer, nullable=False),
        Column("report_id", Text, nullable=False),
        Column("template", Text, nullable=False),
        Column("template_version", Integer, nullable=False),
        Column("template_hash", Text, nullable=False),
        Column("council", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("public_subject", Text, nullable=False),
        Column("report_of", Text, nullable=False),
        Column("report_to", Text, nullable=False),
        Column("meeting_date", Date),
        Column("all_wards", Boolean, nullable=False),
        Column("background_given", Boolean, nullable=False),
        Column("status", Text, nullable=False),
        Column("planned_on", Date),
        Column("published_on", Date),
        Column("issue", Integer),
        Column("decided_on", Date),
        Column("resolution", Text),
        Column("version", Integer, nullable=False),
        Column("content_hash", Text, nullable=False),
        Column("changed_at", DateTime, nullable=False),
        Column("changed_by", Text, nullable=False),
        Column("binned_at", DateTime),
        ForeignKeyConstraint(
            ["template_hash"], ["template_text.hash"], name="fk_report_template_hash"
        ),
        PrimaryKeyConstraint("number", name="pk_report"),
        sqlite_autoincrement=True,
    )


def _make_front_page() -> None:
    _make_list(
        "report_author",
        Column("name", Text, nullable=False),
        Column("telephone", Text, nullable=False),
        Column("email", Text, nullable=False),
    )
    _make_list("answer", Column("question", Text, nullable=False), Column("yes", Boolean))
    _make_list("report_ward", Column("name", Text, nullable=False))
    _make_one(
        "call_in",
        Column("reason", Text, nullable=False),
        Column("explanation", Text, nullable=False),
        Column("prejudice", Text, nullable=False),
        Column("agreed_by", Text, nullable=False),
        Column("agreed_on", Date),
    )
    _make_list(
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
    _make_list(
        "clearance",
        Column("role", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("at", DateTime, nullable=False),
        Column("content_hash", Text, nullable=False),
    )


def _make_notices() -> None:
    _make_one(
        "key_decision",
        Column("is_key", Boolean),
        Column("reason", Text, nullable=False),
        Column("explanation", Text, nullable=False),
        Column("notice_reference", Text, nullable=False),
        Column("notice_on", Date),
    )
    _make_one(
        "private_meeting",
        Column("reasons", Text, nullable=False),
        Column("notice_on", Date),
        Column("second_notice_on", Date),
        Column("agreed_by", Text, nullable=False),
        Column("agreed_on", Date),
        Column("agreed_because", Text, nullable=False),
    )
    _make_one(
        "late_item",
        Column("reason", Text, nullable=False),
        Column("chair", Text, nullable=False),
        Column("agreed_on", Date),
    )
    _make_one(
        "urgency",
        Column("kind", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("scrutiny_chair", Text, nullable=False),
        Column("on", Date),
    )


def _make_body() -> None:
    _make_list("section", Column("key", Text, nullable=False), Column("text", Text, nullable=False))
    _make_list(
        "main_entry",
        Column("id", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("text", Text, nullable=False),
    )
    _make_list(
        "recommendation",
        Column("id", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("owner", Text, nullable=False),
        Column("due", Date),
    )
    op.create_table(
        "recommendation_finding",
        Column("report", Integer, nullable=False),
        Column("recommendation", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        Column("finding", Text, nullable=False),
        ForeignKeyConstraint(
            ["report", "recommendation"],
            ["recommendation.report", "recommendation.position"],
            name="fk_recommendation_finding_report_recommendation",
            ondelete="CASCADE",
        ),
        PrimaryKeyConstraint(
            "report", "recommendation", "position", name="pk_recommendation_finding"
        ),
    )
    _make_list(
        "background_document",
        Column("id", Text, nullable=False),
        Column("citation", Text, nullable=False),
        Column("date", Date),
        Column("address", Text, nullable=False),
    )
    _make_list(
        "appendix",
        Column("id", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("public_title", Text, nullable=False),
        Column("attachment", Text),
        Column("exempt", Boolean, nullable=False),
    )


def _make_report_attachment() -> None:
    name = "report_attachment"
    op.create_table(
        name,
        Column("report", Integer, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("dropped_at", DateTime),
        _of_a_report(name),
        ForeignKeyConstraint(["sha256"], ["attachment.sha256"], name=f"fk_{name}_sha256"),
        PrimaryKeyConstraint("report", "sha256", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_sha256", name, ["sha256"])


def _make_list(name: str, *columns: Column[Any]) -> None:
    op.create_table(
        name,
        Column("report", Integer, nullable=False),
        Column("position", Integer, nullable=False),
        *columns,
        _of_a_report(name),
        PrimaryKeyConstraint("report", "position", name=f"pk_{name}"),
    )


def _make_one(name: str, *columns: Column[Any]) -> None:
    op.create_table(
        name,
        Column("report", Integer, nullable=False),
        *columns,
        _of_a_report(name),
        PrimaryKeyConstraint("report", name=f"pk_{name}"),
    )


def _of_a_report(name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["report"], ["report.number"], name=f"fk_{name}_report", ondelete="CASCADE"
    )
