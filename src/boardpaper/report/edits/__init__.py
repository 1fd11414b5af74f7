"""Edits: from a report to the report that differs in one respect.

Every edit is a pure function. One that changes nothing returns the very same report, so that no
undo step comes of it. Strings are cleaned here; a `Text` comes clean from the editor, which cleans
what was typed or pasted and nothing else, because cleaning a long text at every key takes too long.
"""
