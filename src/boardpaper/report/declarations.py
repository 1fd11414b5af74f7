"""Reading what is declared in TOML: templates, council profiles, and values of other parts.

See ``resources/templates`` and ``resources/councils`` for the format. A mistake is refused with
the file, the place in it and the reason, in one sentence.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from boardpaper.errors import InvalidInputError
from boardpaper.report.clean import MAX_TOML_LINE, clean
from boardpaper.report.council import Council
from boardpaper.report.decoding import explain
from boardpaper.report.template import StoredTemplate, Template
from boardpaper.report.validity import council_mistakes, template_mistakes
from boardpaper.report.values import Value

T = TypeVar("T", bound=Value)

MAX_LENGTH = 100_000
"""Characters in a TOML text; the longest that is shipped has 15,000."""

_MAX_REASON = 300


def read_template(toml: str, source: str) -> StoredTemplate:
    """Read a template; ``source`` names the file in messages.

    The text is kept as it was given, and the hash is that of its UTF-8 bytes.

    Raises:
        InvalidInputError: the text is not a template, or contradicts itself.
    """
    template = read_declared(toml, source, Template, template_mistakes)
    return StoredTemplate(template, toml, hashlib.sha256(toml.encode()).hexdigest())


def read_council(toml: str, source: str) -> Council:
    """Read a council's profile; ``source`` names the file in messages.

    Raises:
        InvalidInputError: the text is not a council's profile, or contradicts itself.
    """
    return read_declared(toml, source, Council, council_mistakes)


def read_declared(
    toml: str, source: str, kind: type[T], mistakes: Callable[[T], Iterator[str]]
) -> T:
    """Read a value of a kind; ``mistakes`` yields what a well-formed one may yet not say.

    Raises:
        InvalidInputError: the text is no value of that kind, or there is a mistake in it.
    """
    _refuse_unreadable(toml, source)
    value = _decoded(_parse(toml, source), source, kind)
    for mistake in mistakes(value):
        raise InvalidInputError(f"{source}: {mistake}.")
    return value


def _decoded(data: dict[str, Any], source: str, kind: type[T]) -> T:
    try:
        value = clean(msgspec.convert(data, kind))
        # Once more, because cleaning can leave nothing of a text of control characters.
        return msgspec.convert(msgspec.to_builtins(value), kind)
    except msgspec.ValidationError as error:
        raise InvalidInputError(f"{source}: {explain(error, kind)}.") from error


def _refuse_unreadable(toml: str, source: str) -> None:
    if len(toml) > MAX_LENGTH:
        raise InvalidInputError(f"{source} is longer than {MAX_LENGTH:,} characters; shorten it.")
    for number, line in enumerate(toml.split("\n"), 1):
        if len(line) > MAX_TOML_LINE:
            raise InvalidInputError(
                f"{source}: line {number} is longer than {MAX_TOML_LINE:,} characters; break it."
            )
        if any("\ud800" <= character <= "\udfff" for character in line):
            raise InvalidInputError(f"{source}: line {number} is not UTF-8 text.")


def _parse(toml: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(toml.removeprefix("\ufeff"))
    except RecursionError as error:
        raise InvalidInputError(f"{source}: brackets are nested too deeply.") from error
    except ValueError as error:  # a TOMLDecodeError, or a number of thousands of digits
        # The end of the message says the line and column; a long key before it can be cut.
        reason = str(error)[-_MAX_REASON:]
        raise InvalidInputError(f"{source} is not valid TOML: {reason}.") from error
