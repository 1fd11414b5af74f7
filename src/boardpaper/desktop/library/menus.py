"""Every command of the library's window, in the order of its menus."""

from __future__ import annotations

from typing import Final

from boardpaper.desktop.kit.commands import Command, Menu

MENUS: Final = (
    Menu(
        "&File",
        (
            Command("new", "&New report", ("Ctrl+N",)),
            Command("open", "&Open", ("Ctrl+O",)),
            None,
            Command("import", "&Import…", ("Ctrl+I",)),
            Command("example", "Open the e&xample"),
            Command("export", "&Export PDF…", ("Ctrl+E",)),
            None,
            Command("quit", "&Quit Boardpaper", ("Ctrl+Q",)),
        ),
    ),
    Menu(
        "&Edit",
        (
            Command("duplicate", "&Duplicate", ("Ctrl+D",)),
            None,
            Command("bin", "Move to &bin", ("Delete",)),
            Command("restore", "&Restore"),
            Command("delete", "Delete for e&ver…", ("Shift+Delete",)),
            Command("empty", "&Empty the bin…"),
            None,
            Command("find", "&Find", ("Ctrl+F",)),
            None,
            Command("settings", "&Settings…", ("Ctrl+,",)),
        ),
    ),
    Menu(
        "&View",
        (
            Command("refresh", "&Refresh", ("F5",)),
            Command("filters", "&Filters", ("F7",), checkable=True),
            Command("all", "Show &all reports"),
            Command("everywhere", "S&earch all reports"),
            Command("clear", "&Clear the search"),
            None,
            Command("larger", "&Larger text", ("Ctrl++", "Ctrl+=")),
            Command("smaller", "S&maller text", ("Ctrl+-",)),
        ),
    ),
    Menu(
        "&Help",
        (
            Command("keys", "&Keyboard"),
            None,
            Command("about", "&About Boardpaper"),
        ),
    ),
)

CONTEXT: Final = ("open", "export", None, "duplicate", None, "bin", "restore", "delete")
"""The commands of the menu at a row; None is a line."""
