"""What the windows say of an error."""

from __future__ import annotations

from boardpaper.errors import BoardpaperError, describe_defect


def sentence_of(error: BaseException) -> str:
    """The sentence of an error that can be shown as it is; a defect's is made here."""
    return str(error) if isinstance(error, BoardpaperError) else defect_sentence(error)


def defect_sentence(error: BaseException) -> str:
    """Tell of a defect, without the message of the exception."""
    return (
        f"Boardpaper met a defect of its own ({describe_defect(error)}). "
        "Please report it with these words."
    )
