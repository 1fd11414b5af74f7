"""What is to be heard of call-in, the notices and the exemptions. See ``expectations``.

Of a placeholder in a field that is not in use, such as the reason for a late item of a report that
comes in time, R38 may be heard: the rule does not say whether it counts.
"""

from __future__ import annotations

from collections.abc import Mapping

CALL_IN: Mapping[str, str] = {
    "call_in blanked": "R14",
    "call_in.reason blanked": "R14",
    "call_in.reason contradicted": "",
    # The answer and the text both say No; that they differ in the reason is not in R16's words.
    "call_in.reason contradicted @ urgent, noting": "(R16)",
    "call_in.explanation blanked": "R14",
    "call_in.explanation contradicted": "(R38)",
    "call_in.explanation contradicted @ urgent, noting": "R38",
    "call_in.prejudice blanked": "R15",
    "call_in.prejudice contradicted": "(R38)",
    # The legal section no longer states what the field says, but it does state a prejudice.
    "call_in.prejudice contradicted @ urgent": "R38 (R15)",
    "call_in.agreed_by blanked": "R15",
    "call_in.agreed_by contradicted": "(R38)",
    "call_in.agreed_by contradicted @ urgent": "R38",
    "call_in.agreed_on blanked": "R15",
    "call_in.agreed_on contradicted": "",
    # Agreed after the meeting: R15 asks when, and not that it was before.
    "call_in.agreed_on contradicted @ urgent": "(R15)",
}

KEY_DECISION: Mapping[str, str] = {
    "notices blanked": "R19",
    "notices blanked @ urgent": "R19 R34",
    "notices blanked @ private": "R13",
    "notices.key_decision blanked": "R19",
    "notices.key_decision blanked @ private": "",  # no sum reaches the threshold, no ward is named
    "notices.key_decision.is_key blanked": "R19",
    "notices.key_decision.is_key blanked @ private": "",
    "notices.key_decision.is_key contradicted @ spending, urgent, pillars": "R19",
    # Without a date R18 has nothing to count; R17 asks for one.
    # Nor is it said whether a report that asks to note something can take a decision (R29).
    "notices.key_decision.is_key contradicted @ example": "R17 R27 (R18 R29)",
    "notices.key_decision.is_key contradicted @ private": "R17 R27 (R18)",
    # A committee takes no key decisions: whether the rules for them then say so is open.
    "notices.key_decision.is_key contradicted @ noting": "(R17 R18 R27 R29)",
    "notices.key_decision.reason blanked": "R17",
    "notices.key_decision.reason contradicted": "",
    # Its reason can be the kind alone, or also the words.
    "notices.key_decision.explanation blanked": "(R17)",
    "notices.key_decision.explanation contradicted": "R38",
    "notices.key_decision.explanation contradicted @ example, private, noting": "(R38)",
    "notices.key_decision.notice_reference blanked": "",
    "notices.key_decision.notice_reference contradicted": "(R38)",
    "notices.key_decision.notice_on blanked": "R17 (R18)",
    "notices.key_decision.notice_on contradicted @ spending, pillars": "R18",
    # Special urgency stands in for the notice, which came all the same, and too late.
    "notices.key_decision.notice_on contradicted @ urgent": "(R18)",
    "notices.key_decision.notice_on contradicted @ example, private, noting": "",
}

PRIVATE_MEETING: Mapping[str, str] = {
    "notices.private_meeting blanked": "R13",
    # Reg 5 asks for reasons and for a second notice; R13 names the first notice alone.
    "notices.private_meeting.reasons blanked": "(R13)",
    "notices.private_meeting.reasons contradicted": "(R38)",
    "notices.private_meeting.reasons contradicted @ private": "R38",
    "notices.private_meeting.notice_on blanked": "R13",
    "notices.private_meeting.notice_on contradicted": "",
    "notices.private_meeting.notice_on contradicted @ private": "R13",
    "notices.private_meeting.second_notice_on blanked": "(R13)",
    "notices.private_meeting.second_notice_on contradicted": "",
    "notices.private_meeting.second_notice_on contradicted @ private": "(R13)",
    "notices.private_meeting.agreed_by contradicted": "(R38)",
    "notices.private_meeting.agreed_on contradicted": "",
    "notices.private_meeting.agreed_because contradicted": "(R38)",
}

URGENCY: Mapping[str, str] = {
    "notices.late_item blanked": "R34",
    "notices.late_item.reason blanked": "R34",
    "notices.late_item.reason contradicted": "(R38)",
    "notices.late_item.reason contradicted @ urgent": "R38",
    "notices.late_item.chair blanked": "R34",
    "notices.late_item.chair contradicted": "(R38)",
    "notices.late_item.chair contradicted @ urgent": "R38",
    # The Chair's agreement is given; R34 does not ask on which day.
    "notices.late_item.agreed_on blanked": "(R34)",
    "notices.late_item.agreed_on contradicted": "",
    "notices.late_item.agreed_on contradicted @ urgent": "(R34)",
    "notices.urgency blanked": "R17 (R18)",
    "notices.urgency.kind blanked": "R17 (R18)",
    "notices.urgency.kind contradicted": "",
    # Reg 10 asks for five clear days after the notice, which there are not; R17 does not say it.
    "notices.urgency.kind contradicted @ urgent": "(R17 R18)",
    "notices.urgency.reason blanked": "(R17)",
    "notices.urgency.reason contradicted": "(R38)",
    "notices.urgency.reason contradicted @ urgent": "R38",
    # Special urgency is the agreement of the scrutiny chair (section 3, reg 11).
    "notices.urgency.scrutiny_chair blanked": "R17 (R18)",
    "notices.urgency.scrutiny_chair contradicted": "(R38)",
    "notices.urgency.scrutiny_chair contradicted @ urgent": "R38",
    "notices.urgency.on blanked": "(R17 R18)",
    "notices.urgency.on contradicted": "",
    "notices.urgency.on contradicted @ urgent": "(R17 R18)",
}

EXEMPTIONS: Mapping[str, str] = {
    "exemptions blanked": "R6 R7",
    "exemptions[x1].id dangling": "",
    "exemptions[x1].rule blanked": "R6 (R7)",  # without its rule it is no pair
    # No rule of the council: R6 and R7 do not say whether that is a pair.
    "exemptions[x1].rule dangling": "(R6 R7)",
    "exemptions[x1].target blanked": "R7 (R6)",
    "exemptions[x1].target.part contradicted": "R7 (R6)",
    # All appendices, of which one is not marked; or none, as none is named.
    "exemptions[x1].target.item blanked": "(R6 R7)",
    "exemptions[x1].target.item dangling": "R7 (R6)",
    # A part of the appendix that is not there, though the appendix is.
    "exemptions[x1].target.block dangling": "(R6 R7)",
    "exemptions[x1].target.field dangling": "(R7)",
    "exemptions[x1].reasons blanked": "R8",
    "exemptions[x1].reasons contradicted": "R38",
    "exemptions[x1].public_interest blanked": "R8",
    "exemptions[x1].public_interest contradicted": "R38",
}
