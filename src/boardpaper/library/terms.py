"""What a person typed to search for: words and phrases, never the syntax of anything."""

from __future__ import annotations

import re
import unicodedata

from boardpaper.report.clean import clean_text
from boardpaper.report.values import Value

_MOST_TERMS = 32
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_LETTER = r"[^\W_]"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class Term(Value, frozen=True):
    """Words that stand next to each other; the last may be the beginning of a longer one.

    ``text`` has letters or digits, and no double quote.
    """

    text: str
    is_prefix: bool

    @property
    def expression(self) -> str:
        """The term for FTS5, as a string: nothing in it can be an operator or a column."""
        return f'"{self.text}"*' if self.is_prefix else f'"{self.text}"'

    @property
    def pattern(self) -> str:
        """The term as a regular expression for a folded text."""
        words = re.findall(f"{_LETTER}+", folded(self.text))
        end = f"{_LETTER}*" if self.is_prefix else f"(?!{_LETTER})"
        return f"(?<!{_LETTER})" + r"[\W_]+".join(words) + end


def terms_of(typed: str) -> tuple[Term, ...]:
    """Take apart what was typed: words, and in double quotes phrases; 32 of them at most.

    A word is also the beginning of longer ones, if it has two letters; a phrase is not.
    """
    found = (_term(*match.groups(default="")) for match in _TERM.finditer(clean_text(typed)))
    return tuple(dict.fromkeys(term for term in found if term is not None))[:_MOST_TERMS]


def folded(text: str) -> str:
    """Return a text without capitals and accents, each character where it was."""
    return _NOT_ASCII.sub(lambda match: _folded_character(match[0]), text).lower()


def _folded_character(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].lower()
    return plain if len(plain) == 1 else character


def _term(phrase: str, word: str) -> Term | None:
    letters = sum(each.isalnum() for each in phrase or word)
    return Term(phrase or word, bool(word) and letters > 1) if letters else None
