"""What is to be heard of the title block, the questions and the wards. See ``expectations``."""

from __future__ import annotations

from collections.abc import Mapping

DETAILS: Mapping[str, str] = {
    # Ids and the reference to the template are for the program alone.
    "id dangling": "",
    "template.id dangling": "",
    "template.version contradicted": "",
    "template.hash dangling": "",
    "council dangling": "",
    # A placeholder is left where words were. Where a field is not in use, as the public subject of
    # an open report, R38 does not say whether it counts.
    "subject blanked": "R1",
    "subject contradicted": "R38",
    "public_subject contradicted": "(R38)",
    "report_of blanked": "R1",
    "report_of contradicted": "R38",
    "report_to blanked": "R1",
    "report_to dangling": "",  # R1 asks that it is given, not that the council has such a body
    # Without the date of the meeting nothing can be counted: R1 says so. Section 5 does not say
    # whether the rules that count, or look up what is valid then, are silent or inform.
    "meeting_date blanked": "R1 (R4 R5 R13 R18 R34 R39)",
    "meeting_date blanked @ private": "R1 (R4 R5 R13 R18 R19 R34 R39)",  # which threshold holds?
    "meeting_date contradicted": "R34",
    "meeting_date contradicted @ spending": "R34 R18",
    # The late item and its agreement stand, though the paper is planned for after the meeting.
    "meeting_date contradicted @ urgent": "(R34)",
    "meeting_date contradicted @ private": "R34 R13",
    "authors blanked": "R2",
    "authors[].name blanked": "R2",
    "authors[].name contradicted": "R38 (R2)",
    # The other of the two is still there and plausible.
    "authors[].telephone blanked": "",
    "authors[].telephone contradicted": "R38 (R2)",
    "authors[].email blanked": "",
    "authors[].email contradicted": "R38 (R2)",
    # An unanswered question is no answer that the legal section could disagree with; but nor is it
    # the one that stands there.
    "answers blanked": "R3 (R16)",
    "answers[wards].question dangling": "R3",
    "answers[wards].yes blanked": "R3",
    "answers[wards].yes contradicted @ example, private, noting": "R4 R28 (R19)",
    "answers[wards].yes contradicted @ spending, urgent, pillars": "R5",
    "answers[equality].question dangling": "R3",
    "answers[equality].yes blanked": "R3",
    "answers[equality].yes contradicted @ example, private, noting": "R26 R27",
    "answers[equality].yes contradicted @ spending, urgent": "R26",
    "answers[call-in].question dangling": "R3 (R16)",
    "answers[call-in].yes blanked": "R3 (R16)",
    "answers[call-in].yes contradicted": "R14 R16",
    # Its legal section says nothing at all, which is R26; whether that also disagrees is open.
    "answers[call-in].yes contradicted @ example": "R14 R26 (R16)",
    "answers[call-in].yes contradicted @ urgent, noting": "R16",
    "answers[exempt].question dangling": "R3",
    "answers[exempt].yes blanked": "R3",
    # Whether there is a private part before anything is named as exempt is open.
    "answers[exempt].yes contradicted": "R6 (R13)",
    "answers[exempt].yes contradicted @ example": "R6 R26 (R13)",
    "answers[exempt].yes contradicted @ private": "R12",
    "answers[exempt].yes contradicted @ noting": "R6",  # no executive meeting: reg 5 is not for it
    "answers[health-and-wellbeing].question dangling": "R3",
    "answers[health-and-wellbeing].yes blanked": "R3",
    "answers[health-and-wellbeing].yes contradicted": "",
    "answers[inclusive-growth].question dangling": "R3",
    "answers[inclusive-growth].yes blanked": "R3",
    "answers[inclusive-growth].yes contradicted": "",
    "answers[zero-carbon].question dangling": "R3",
    "answers[zero-carbon].yes blanked": "R3",
    "answers[zero-carbon].yes contradicted": "",
    "answers[ward-members].question dangling": "R3",
    "answers[ward-members].yes blanked": "R3",
    # The text names them; R28 asks the text alone, but the answer is at odds with it.
    "answers[ward-members].yes contradicted": "(R28)",
    "wards blanked": "R4",
    # The answer is No: does the count of R19 take all wards, when R5 has refused them? It is open.
    "wards.all contradicted @ example, private, noting": "R5 (R19)",
    "wards.all contradicted @ spending, urgent, pillars": "",
    "wards.names blanked": "R4",
    "wards.names dangling @ example, private, noting": "R5 (R19)",
    "wards.names dangling @ spending, urgent, pillars": "R4",
}
