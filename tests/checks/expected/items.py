"""What is to be heard of findings, recommendations, papers and acts. See ``expectations``."""

from __future__ import annotations

from collections.abc import Mapping

MAIN: Mapping[str, str] = {
    # Of what was considered nothing is left (R29), and recommendations rest on nothing (R47).
    "main blanked @ example": "R25 R47",
    "main blanked @ spending": "R25 R29 R33 R47",
    "main blanked @ urgent": "R25 R29 R33 R47",
    "main blanked @ private": "R25 R29 R33 R47",
    "main blanked @ noting": "R25 R47",
    # The section on options still says that there were three; appendix 2 is mentioned here alone.
    "main blanked @ pillars": "R25 R32 R33 R47 (R29)",
    "main[information].id dangling": "",
    "main[information].text blanked": "",
    "main[information].kind blanked": "",
    # Now it calls for improvement, and a recommendation rests on it.
    "main[information].kind contradicted": "",
    "main[strength].id dangling": "",
    "main[strength].id dangling @ spending": "R47",  # a recommendation rests on it alone
    "main[strength].text blanked": "",
    "main[strength].kind blanked": "",
    "main[strength].kind contradicted": "",
    "main[strength].kind contradicted @ example": "R47",  # no recommendation rests on it
    "main[improvement].id dangling": "R47",
    "main[improvement].text blanked": "",
    "main[improvement].kind blanked": "",
    "main[improvement].kind contradicted": "",
    "main[risk].id dangling": "R47",
    "main[risk].text blanked": "",
    "main[risk].kind blanked": "",
    "main[risk].kind contradicted": "",
    "main[option].id dangling": "R33",
    "main[option].id dangling @ spending": "R33 R47",
    # Where two options are left of three R29 is content. Where one is left of two: section 5 does
    # not say whether an option is known by its kind or by what it says, nor what an empty one is.
    # A cross-reference to a finding that is empty prints no number.
    "main[option].text blanked @ spending, private": "(R29 R33)",
    "main[option].text blanked @ urgent": "(R33)",
    "main[option].text blanked @ pillars": "R32 (R33)",
    "main[option].kind blanked @ spending, private": "(R29)",
    "main[option].kind blanked @ urgent, pillars": "",
    "main[option].kind contradicted @ spending, private": "(R29)",
    "main[option].kind contradicted @ urgent, pillars": "",
}

RECOMMENDATIONS: Mapping[str, str] = {
    # The section of the recommendations is mandatory too, and R21 says what is wrong with it.
    # Without any, it is not known whether a decision is asked for.
    "recommendations blanked": "R21 R47 (R25)",
    "recommendations blanked @ urgent": "R21 (R25)",  # none of its findings calls for improvement
    "recommendations[r1].id dangling": "",
    "recommendations[r1].text blanked": "R21 (R22)",
    # To approve is an act of the Board, for which R22 may or may not want a name and a day.
    "recommendations[r1].owner blanked": "(R22)",
    "recommendations[r1].owner contradicted": "R38 (R22)",
    "recommendations[r1].due blanked": "(R22)",
    "recommendations[r1].due contradicted": "",
    "recommendations[r1].due contradicted @ example, noting": "(R22)",  # a day without a name
    "recommendations[r1].findings blanked": "R47",
    "recommendations[r1].findings dangling": "R47",
    "recommendations[r2].id dangling": "",
    "recommendations[r2].text blanked": "R21 (R22)",
    "recommendations[r2].owner blanked": "(R22)",
    "recommendations[r2].owner contradicted": "R38 (R22)",
    "recommendations[r2].due blanked": "(R22)",
    "recommendations[r2].due contradicted": "",
    "recommendations[r2].findings blanked": "R47",
    "recommendations[r2].findings dangling": "R47",
    "recommendations[r3].id dangling": "",
    "recommendations[r3].text blanked": "R21 (R22)",
    "recommendations[r3].owner contradicted": "R38 (R22)",
    "recommendations[r3].due contradicted": "(R22)",
    "recommendations[r3].findings blanked": "R47",
    "recommendations[r3].findings dangling": "R47",
}

PAPERS: Mapping[str, str] = {
    # The section of the background documents is mandatory too, and R30 says what is wrong with it.
    "background blanked": "R30 (R25)",
    "background[].id dangling": "",
    "background[].citation blanked": "(R30)",  # a line that names no document
    "background[].citation contradicted": "R38",
    "background[].date blanked": "",
    "background[].date contradicted": "",
    "background[].address blanked": "",
    "background[].address dangling": "R31",
    "appendices blanked @ example": "R32",
    "appendices blanked @ spending, urgent, pillars": "R27 R32",
    "appendices blanked @ private": "R7 R32",
    "appendices[a1].id dangling": "",
    # What is attached as appendix 1 is said by its title, and by the text.
    "appendices[a1].title blanked": "",
    "appendices[a1].title blanked @ spending, urgent, pillars": "(R27)",
    "appendices[a1].title contradicted": "R38",
    "appendices[a1].title contradicted @ spending, urgent, pillars": "R38 (R27)",
    "appendices[a1].public_title contradicted": "(R38)",
    "appendices[a1].attachment blanked": "",
    # R27 asks that the assessment is attached: listed, or with its file.
    "appendices[a1].attachment blanked @ spending, urgent, pillars": "(R27)",
    "appendices[a1].attachment dangling": "",
    # An exempt paper against the answer No is one slip, which R12 tells: whether R7 tells it too,
    # and whether the meeting then has a private part, is open.
    "appendices[a1].exempt contradicted": "R12 (R7 R13)",
    "appendices[a1].exempt contradicted @ private": "R7",
    "appendices[a2].id dangling": "",
    "appendices[a2].id dangling @ private": "R7",
    "appendices[a2].title blanked": "",
    "appendices[a2].title contradicted": "R38",
    "appendices[a2].public_title blanked": "",
    "appendices[a2].public_title contradicted @ private": "R38",
    "appendices[a2].public_title contradicted @ pillars": "(R38)",
    "appendices[a2].attachment blanked": "",
    "appendices[a2].attachment dangling": "",
    "appendices[a2].exempt contradicted @ private": "R7",
    "appendices[a2].exempt contradicted @ pillars": "R12 (R7 R13)",
}

ACTS: Mapping[str, str] = {
    "standing.status contradicted": "",
    "standing.clearances blanked": "R37",
    "standing.clearances[].role dangling": "R37",
    # A clearance was given, by nobody in particular.
    "standing.clearances[].by blanked": "(R37)",
    "standing.clearances[].by contradicted": "(R37)",
    "standing.clearances[].at contradicted": "",
    "standing.clearances[].content_hash dangling": "R37",
    "standing.planned_on blanked": "",  # the day of the check comes in its place, and is in time
    "standing.planned_on contradicted": "R34",
    # The late item and its agreement stand, though the paper comes after the meeting.
    "standing.planned_on contradicted @ urgent": "(R34)",
    "standing.publication contradicted": "R34",
    "standing.publication contradicted @ urgent": "(R34)",
    "standing.decision contradicted": "",
}
