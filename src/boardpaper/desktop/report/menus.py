"""Every command of a report's window, in the order of its menus."""

from __future__ import annotations

from typing import Final

from boardpaper.desktop.kit.commands import Command, Menu

MENUS: Final = (
    Menu(
        "&File",
        (
            Command("new", "&New report", ("Ctrl+N",)),
            Command("library", "Show &library", ("Ctrl+L",)),
            None,
            Command("save", "&Save now", ("Ctrl+S",)),
            Command("save-copy", "Save a &copy as a file…"),
            Command("duplicate", "&Duplicate this report"),
            None,
            Command("export", "&Export PDF…", ("Ctrl+E",)),
            Command("print", "&Print…", ("Ctrl+P",)),
            None,
            Command("close", "Cl&ose this report", ("Ctrl+W",)),
            Command("quit", "&Quit Boardpaper", ("Ctrl+Q",)),
        ),
    ),
    Menu(
        "&Edit",
        (
            Command("undo", "&Undo", ("Ctrl+Z",)),
            Command("redo", "&Redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            None,
            Command("cut", "Cu&t", ("Ctrl+X",)),
            Command("copy", "&Copy", ("Ctrl+C",)),
            Command("paste", "&Paste", ("Ctrl+V",)),
            Command("delete", "&Delete"),
            Command("select-all", "Select &all", ("Ctrl+A",)),
            None,
            Command("settings", "&Settings…", ("Ctrl+,",)),
        ),
    ),
    Menu(
        "&Insert",
        (
            Command("insert-author", "A&uthor"),
            Command("insert-recommendation", "&Recommendation"),
            Command("insert-background", "&Background document"),
            Command("insert-appendix", "&Appendix…"),
            None,
            Command("link", "&Link…", ("Ctrl+K",)),
        ),
    ),
    Menu(
        "F&ormat",
        (
            Command("bold", "&Bold", ("Ctrl+B",)),
            Command("italic", "&Italic", ("Ctrl+I",)),
            Command("superscript", "Su&perscript"),
            Command("subscript", "&Subscript"),
            None,
            Command("list", "&List", ("Ctrl+Shift+L",)),
            Command("subheading", "Sub-&heading", ("Ctrl+Shift+H",)),
            Command("numbers", "&Number paragraphs", ("Ctrl+Shift+N",)),
            None,
            Command("kind", "&Kind of finding…"),
        ),
    ),
    Menu(
        "&View",
        (
            Command("preview", "Large &preview", ("F8",), checkable=True),
            Command("checks", "&Checks", ("F6",)),
            Command("panel", "&Side panel", ("F9",), checkable=True),
            Command("outline", "&Outline", ("F7",), checkable=True),
            None,
            Command("public", "Preview the p&ublic version", checkable=True, group="audience"),
            Command("full", "Preview the &full version", checkable=True, group="audience"),
            None,
            Command("next-page", "&Next page of the outline", ("Ctrl+PgDown",)),
            Command("previous-page", "Pre&vious page of the outline", ("Ctrl+PgUp",)),
            None,
            Command("larger", "&Larger text", ("Ctrl++", "Ctrl+=")),
            Command("smaller", "S&maller text", ("Ctrl+-",)),
        ),
    ),
    Menu(
        "&Report",
        (
            Command("make-ready", "Mark as &ready"),
            Command("return-to-draft", "Return to &draft"),
            Command("publish", "&Publish…"),
            Command("correct", "Start a &correction"),
            Command("decide", "Record the decisio&n…"),
            Command("take-back-decision", "&Take back the decision"),
            None,
            Command("withdraw", "&Withdraw"),
            Command("take-up", "Re&instate"),
            None,
            Command("clearance", "C&learance"),
            Command("retemplate", "Change the te&mplate…"),
        ),
    ),
    Menu(
        "&Help",
        (
            Command("help", "&Help on this page", ("F1",)),
            Command("keys", "&Keyboard"),
            None,
            Command("about", "&About Boardpaper"),
        ),
    ),
)
