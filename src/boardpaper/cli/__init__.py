"""The command ``boardpaper``: the errands of the desk, without a window.

An error is one clear sentence on stderr and exit code 2, never a traceback. Each subject has its
module; ``program`` knows which command is in which, and imports none before it is asked for.
"""

from boardpaper.cli.program import commands, main

__all__ = ("commands", "main")
