"""The text editor of the window: one widget for one Text, however many paragraphs that has.

Qt edits inside a line by itself, which is what typing and input methods need. Whatever changes the
shape of the text is a function on its lines (`boardpaper.report.text_edits`), whose result is shown
by changing as few blocks of Qt's document as possible.
"""
