"""Kept states of reports: compressed, and each text only once."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from datetime import timedelta
from itertools import accumulate
from typing import Any, Final

import msgspec
from msgspec.structs import asdict, replace
from sqlalchemy import ColumnElement, Connection, Row, Select, Text, cast, exists, select

from boardpaper.errors import InvalidInputError
from boardpaper.library import tables as t
from boardpaper.library.attachments import require_kept
from boardpaper.library.errors import DamagedError, damaged, undamaged
from boardpaper.library.numbers import number_name
from boardpaper.library.reading import head_row
from boardpaper.library.revision import Revision, Why
from boardpaper.library.seals import seal, seal_of, unseal
from boardpaper.library.signature import Signature
from boardpaper.library.thinning import thinned
from boardpaper.report.acts import Act, Clear, Plan, ReturnToDraft, TakeBackClearance
from boardpaper.report.contents import attachments_of
from boardpaper.report.identity import content_hash
from boardpaper.report.report import Report
from boardpaper.report.values import canonical_json

PERIOD: Final = timedelta(minutes=30)
"""After how long a state is kept of a report that is being written in."""

_AUTOMATIC: Collection[Why] = ("start", "period", "close", "restore", "clash")
"""What is thinned with time, unless it has a name; the others are moments of the report's way."""

_ONLY_IF_NEW: Collection[Why] = ("period", "close", "restore")
"""What need not be kept where the last revision has the same text."""


def why_of(act: Act) -> Why | None:
    """Why a state is kept on an act; None where it is none to come back to."""
    match act:
        case Clear():
            return "clearance"
        case Plan() | TakeBackClearance() | ReturnToDraft(edited=True):
            return None
        case _:
            return "status"


def is_due(connection: Connection, number: int, signed: Signature) -> bool:
    """Tell whether the last revision of a report is half an hour old.

    Raises:
        EnvironmentFaultError: its row is not what was kept.
    """
    query = select(t.revision.c.at).where(t.revision.c.report == number)
    with undamaged(_subject(number)):
        last = connection.scalar(query.order_by(t.revision.c.id.desc()).limit(1))
    # The clock may have been set back meanwhile.
    return last is None or abs(signed.at - last) >= PERIOD


def keep(
    connection: Connection, number: int, report: Report, why: Why, signed: Signature, name: str = ""
) -> None:
    """Keep a state of a report, unless the last one is the same and nothing more is said of it.

    Raises:
        InvalidInputError: an attachment that it names is not in the library.
    """
    content = content_hash(report)
    kept = revisions(connection, number)
    if why in _ONLY_IF_NEW and kept and kept[0].content_hash == content:
        return
    _keep_text(connection, number, content, report)
    unnumbered = Revision(0, content, signed.at, signed.by, why, name)
    row = {**asdict(unnumbered), "report": number}
    del row["id"]
    statement = t.revision.insert().returning(t.revision.c.id)
    revision = replace(unnumbered, id=connection.execute(statement, row).scalar_one())
    _seal(connection, number, revision)
    _thin(connection, number, (revision, *kept), signed)


def revisions(connection: Connection, number: int) -> tuple[Revision, ...]:
    """The revisions of a report, the last one first.

    Raises:
        EnvironmentFaultError: a row is not what was kept.
    """
    with undamaged(_subject(number)):
        return tuple([_revision(row) for row in connection.execute(_with_seals(number))])


def text_of(connection: Connection, number: int, key: int) -> Report:
    """The report as it was in a revision.

    Raises:
        InvalidInputError: the report has no such revision.
        EnvironmentFaultError: it is not what was kept.
    """
    return _read(connection, number, _find(connection, number, key))


def read_text(json: bytes, content: str, subject: str) -> Report:
    """Read a kept text of a content hash; ``subject`` begins the sentence.

    Raises:
        EnvironmentFaultError: it is not what was kept.
    """
    try:
        report = msgspec.json.decode(zlib.decompress(json), type=Report)
    except (zlib.error, msgspec.MsgspecError, ValueError, TypeError):
        raise damaged(subject) from None
    if content_hash(report) != content:
        raise damaged(subject)
    return report


def _read(connection: Connection, number: int, revision: Revision) -> Report:
    is_it = t.revision_text.c.content_hash == revision.content_hash
    query = select(t.revision_text.c.json).where(t.revision_text.c.report == number, is_it)
    return read_text(connection.scalar(query) or b"", revision.content_hash, _subject(number))


def rename(connection: Connection, number: int, key: int, name: str) -> None:
    """Give a revision a name, for which it is never thinned, or with an empty one take it away.

    Raises:
        InvalidInputError: the report has no such revision.
    """
    revision = replace(_find(connection, number, key), name=name)
    connection.execute(t.revision.update().where(t.revision.c.id == key).values(name=name))
    _seal(connection, number, revision)


def drop_texts(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Remove texts that no revision has, of those that meet a condition."""
    text, revision = t.revision_text.c, t.revision.c
    has_one = exists().where(
        revision.report == text.report, revision.content_hash == text.content_hash
    )
    connection.execute(t.revision_text.delete().where(condition, ~has_one))


def unseal_all(connection: Connection, numbers: Collection[int]) -> None:
    """Forget the seals of all revisions of some reports, which are about to be deleted."""
    for key in connection.scalars(select(t.revision.c.id).where(t.revision.c.report.in_(numbers))):
        unseal(connection, "revision", key)


def copy_whole(source: Connection, target: Connection, number: int) -> int:
    """Copy the revisions of a report that are as they were kept, and return how many are.

    Raises:
        InvalidInputError: an attachment that one names is not in the target.
    """
    copied = 0
    for row in source.execute(_with_seals(number)).all():
        try:
            revision = _revision(row)
            report = _read(source, number, revision)
        except (DamagedError, msgspec.MsgspecError, ValueError):
            continue
        _keep_text(target, number, revision.content_hash, report)
        target.execute(t.revision.insert(), {**asdict(revision), "report": number})
        _seal(target, number, revision)
        copied += 1
    return copied


def _with_seals(number: int) -> Select[Any]:
    """The revisions of a report with their seals, the last one first."""
    is_its = (t.seal.c.kind == "revision") & (t.seal.c.key == cast(t.revision.c.id, Text))
    joined = t.revision.outerjoin(t.seal, is_its)
    query = select(t.revision, t.seal.c.sha256.label("sealed")).select_from(joined)
    return query.where(t.revision.c.report == number).order_by(t.revision.c.id.desc())


def seal_revisions(connection: Connection) -> None:
    """Seal all revisions as they are now."""
    for row in connection.execute(select(t.revision)).all():
        seal(connection, "revision", row.id, _plain(row))


def _keep_text(connection: Connection, number: int, content: str, report: Report) -> None:
    row = {"report": number, "content_hash": content}
    table = t.revision_text
    is_it = (table.c.report == number) & (table.c.content_hash == content)
    if connection.scalar(select(exists().where(is_it))):
        return
    named = set(attachments_of(report))
    require_kept(connection, named)
    connection.execute(table.insert(), {**row, "json": zlib.compress(canonical_json(report))})
    if named:
        rows = [{**row, "sha256": name} for name in sorted(named)]
        connection.execute(t.revision_attachment.insert(), rows)


def _thin(connection: Connection, number: int, kept: Sequence[Revision], signed: Signature) -> None:
    in_order = _in_order(kept)
    automatic = [each for each in in_order if not each.name and each.why in _AUTOMATIC]
    for each in thinned(automatic, signed.at):
        connection.execute(t.revision.delete().where(t.revision.c.id == each.id))
        unseal(connection, "revision", each.id)
    drop_texts(connection, t.revision_text.c.report == number)


def _in_order(kept: Sequence[Revision]) -> Sequence[Revision]:
    """Give revisions, the last one first, a moment no earlier than that of those before them.

    Else those of an hour in which the clock was set back would seem old once it is put right.
    """
    moments = accumulate([each.at for each in reversed(kept)], max)
    return [replace(each, at=at) for each, at in zip(kept, reversed([*moments]), strict=True)]


def _find(connection: Connection, number: int, key: int) -> Revision:
    head_row(connection, number)
    found = next((each for each in revisions(connection, number) if each.id == key), None)
    if found is None:
        raise InvalidInputError(
            f"{number_name(number)} has no revision {key}; it may have been thinned out."
        )
    return found


def _revision(row: Row[Any]) -> Revision:
    plain = _plain(row)
    if row.sealed != seal_of(plain):
        raise ValueError
    del plain["report"]
    return msgspec.convert(plain, Revision)


def _plain(row: Row[Any]) -> dict[str, object]:
    return {str(each.name): value for each, value in zip(t.revision.columns, row, strict=False)}


def _seal(connection: Connection, number: int, revision: Revision) -> None:
    seal(connection, "revision", revision.id, {**asdict(revision), "report": number})


def _subject(number: int) -> str:
    return f"A revision of {number_name(number)}"
