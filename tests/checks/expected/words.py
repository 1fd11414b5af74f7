"""What is to be heard of the sections, and of words wherever they stand. See ``expectations``.

Text in a section that the form does not have is not printed: whether what it says still counts,
such as that there is an appendix, is open. So is whether an empty section, which is R25, counts as
one with nothing to say (R26).
"""

from __future__ import annotations

from collections.abc import Mapping

SECTIONS: Mapping[str, str] = {
    "sections blanked @ example": "R20 R25 (R16 R26 R40)",
    "sections blanked @ spending": "R20 R25 R28 R32 (R16 R26 R27)",
    "sections blanked @ urgent": "R15 R20 R25 R28 R32 (R16 R26 R27)",
    "sections blanked @ private": "R20 R25 R32 (R16 R26)",
    "sections blanked @ noting": "R20 R25 (R16 R26)",
    "sections blanked @ pillars": "R20 R25 R28 R32 (R16 R26 R27 R29)",
    "sections[summary].key dangling": "R20 R25",
    "sections[summary].text blanked": "R20 R25",
    "sections[purpose].key dangling": "R25",
    "sections[purpose].text blanked": "R25",
    "sections[background].key dangling": "R25",
    "sections[background].key dangling @ private": "R25 (R32)",
    "sections[background].text blanked": "R25",
    "sections[background].text blanked @ private": "R25 R32",  # it alone mentions appendix 1
    "sections[consultation].key dangling": "R25",
    "sections[consultation].key dangling @ spending, urgent, pillars": "R25 R28",
    "sections[consultation].text blanked": "R25",
    "sections[consultation].text blanked @ spending, urgent, pillars": "R25 R28",
    "sections[consultation].text contradicted": "",
    "sections[consultation].text contradicted @ spending, urgent": "R28",
    "sections[equality].key dangling": "R25 (R26)",
    "sections[equality].key dangling @ spending, urgent": "R25 (R26 R27 R32)",
    "sections[equality].text blanked": "R25 (R26)",
    # It alone mentions appendix 1, and says the date of the screening once more than its title.
    "sections[equality].text blanked @ spending, urgent": "R25 R32 (R26 R27)",
    "sections[equality].text contradicted @ example, private, noting": "R26",
    "sections[equality].text contradicted @ spending, urgent": "R26 R32 (R27)",
    "sections[policies].key dangling": "R25",
    "sections[policies].text blanked": "R25",
    "sections[policies].text contradicted": "",
    "sections[resources].key dangling": "R25",
    "sections[resources].key dangling @ spending, urgent": "R25 (R26)",
    "sections[resources].text blanked": "R25",
    "sections[resources].text blanked @ spending, urgent": "R25 (R26)",
    "sections[resources].text contradicted": "",
    "sections[resources].text contradicted @ spending, urgent": "R26",
    "sections[legal].key dangling": "R25",
    "sections[legal].key dangling @ urgent": "R15 R25 (R16 R26)",
    "sections[legal].key dangling @ private, noting": "R25 (R16 R26)",
    "sections[legal].text blanked": "R25",
    "sections[legal].text blanked @ urgent": "R15 R25 (R16 R26)",
    "sections[legal].text blanked @ private, noting": "R25 (R16 R26)",
    # The example shows that nothing to say is no disagreement with Yes; with No it may be one.
    "sections[legal].text contradicted": "",
    "sections[legal].text contradicted @ urgent": "R15 R26 (R16)",
    "sections[legal].text contradicted @ private": "R26",
    "sections[legal].text contradicted @ noting": "R26 (R16)",
    "sections[risk].key dangling": "R25",
    "sections[risk].text blanked": "R25",
    "sections[risk].text contradicted": "",
    "sections[conclusions].key dangling": "R25",
    "sections[conclusions].text blanked": "R25",
    "sections[impact].key dangling": "R25 (R27 R32)",
    "sections[impact].text blanked": "R25 R32 (R27)",  # it alone mentions appendix 1
    "sections[options].key dangling": "R25",
    "sections[options].text blanked": "R25",
}

WORDS: Mapping[str, str] = {
    # The first of its kind in a report stands for all; the rest of its section says enough.
    "text.paragraph.id dangling": "",
    "text.paragraph.spans blanked": "",
    "text.paragraph.numbered contradicted": "",
    "text.span.text blanked": "",
    "text.span.text contradicted": "R38",
    "text.span.bold contradicted": "",
    "text.span.italic contradicted": "",
    "text.span.script contradicted": "",
    "text.span.link dangling": "",
    # Characters are withheld under an exemption that is not there: section 5 speaks of pairs and
    # appendices only, but this is at odds with the answer No, and with Yes it lacks its pair.
    "text.span.exempt dangling": "(R7 R12 R13)",
    "text.bullets.id dangling": "",
    "text.bullets.items blanked": "",
    "text.bullets.items blanked @ pillars": "R32",  # its first bullet alone mentions appendix 2
    "text.bullet.id dangling": "",
    "text.bullet.spans blanked": "",
    "text.bullet.spans blanked @ pillars": "R32",
    "text.bullet.level contradicted": "",
    "text.subheading.id dangling": "",
    "text.subheading.spans blanked": "",
    "text.subheading.numbered contradicted": "",
    "text.table.id dangling": "",
    "text.table.caption blanked": "",
    "text.table.header blanked": "R41",
    "text.table.alignment blanked": "",
    "text.table.rows blanked": "",
    "text.ref.target blanked": "R33",
    "text.ref.target dangling": "R33",
    "text.ref.bold contradicted": "",
    "text.ref.italic contradicted": "",
    "text.ref.exempt dangling": "(R7 R12 R13)",
    "text.figure.id dangling": "",
    "text.figure.attachment dangling": "",
    "text.figure.caption blanked": "",
    "text.figure.alt blanked": "R41",
    "text.figure.alt contradicted": "R38",
    "text.figure.decorative contradicted": "",
    "text.note.id dangling": "",
    "text.note.spans blanked": "",
}
