"""Seals, revisions, events, and who has a report open."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    Column,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Text,
)

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables that tell what was done, keep what was, and notice what was damaged."""
    op.create_table(
        "seal",
        Column("kind", Text, nullable=False),
        Column("key", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        PrimaryKeyConstraint("kind", "key", name="pk_seal"),
    )
    _make_revisions()
    op.create_table(
        "event",
        Column("id", Integer, nullable=False),
        Column("at", DateTime, nullable=False),
        Column("by", Text, nullable=False),
        Column("report", Integer),
        Column("what", Text, nullable=False),
        Column("details", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        PrimaryKeyConstraint("id", name="pk_event"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_event_report", "event", ["report"])
    op.create_table(
        "edit_lock",
        Column("report", Integer, nullable=False),
        Column("holder", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("machine", Text, nullable=False),
        Column("since", DateTime, nullable=False),
        Column("beat", DateTime, nullable=False),
        ForeignKeyConstraint(
            ["report"], ["report.number"], name="fk_edit_lock_report", ondelete="CASCADE"
        ),
        PrimaryKeyConstraint("report", name="pk_edit_lock"),
    )


def _make_revisions() -> None:
    op.create_table(
        "revision_text",
        Column("report", Integer, nullable=False),
        Column("content_hash", Text, nullable=False),
        Column("json", LargeBinary, nullable=False),
        ForeignKeyConstraint(
            ["report"], ["report.number"], name="fk_revision_text_report", ondelete="CASCADE"
        ),
        PrimaryKeyConstraint("report", "content_hash", name="pk_revision_text"),
    )
    op.create_table(
        "revision",
        Column("id", Integer, nullable=False),
        Column("report", Integer, nullable=False),
        Column("content_hash", Text, nullable=False),
        Column("at", DateTime, nullable=False),
        Column("by", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("name", Text, nullable=False),
        ForeignKeyConstraint(
            ["report", "content_hash"],
            ["revision_text.report", "revision_text.content_hash"],
            name="fk_revision_report_content_hash",
            ondelete="CASCADE",
        ),
        PrimaryKeyConstraint("id", name="pk_revision"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_revision_report", "revision", ["report"])
    name = "revision_attachment"
    op.create_table(
        name,
        Column("report", Integer, nullable=False),
        Column("content_hash", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        ForeignKeyConstraint(
            ["report", "content_hash"],
            ["revision_text.report", "revision_text.content_hash"],
            name=f"fk_{name}_report_content_hash",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(["sha256"], ["attachment.sha256"], name=f"fk_{name}_sha256"),
        PrimaryKeyConstraint("report", "content_hash", "sha256", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_sha256", name, ["sha256"])
