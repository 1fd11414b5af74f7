"""What was withheld stays withheld, wherever editing puts it: the public version is the judge."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.document.redact import redact
from boardpaper.report.council import Council, ExemptionRule
from boardpaper.report.edits import items
from boardpaper.report.edits.main_issues import main_text, set_main_text
from boardpaper.report.edits.sections import set_section_text
from boardpaper.report.edits.withholding import keep_withheld
from boardpaper.report.integrity import faults
from boardpaper.report.place import WHOLE_REPORT, Place
from boardpaper.report.report import Exemption, Recommendation, Report, Section
from boardpaper.report.text import Bullet, Bullets, Paragraph, Span, Text
from boardpaper.report.values import canonical_json
from tests.report.edits.samples import (
    TEMPLATE,
    bullets,
    finding,
    new_ids,
    paragraph,
    report,
    text,
)

COUNCIL = Council(
    "leeds",
    "Leeds",
    exemption_rules=(ExemptionRule(number="10.4(3)", kind="exempt", description="x", paragraph=3),),
)


def exemption(identity: str, target: Place) -> Exemption:
    return Exemption(identity, "10.4(3)", target, "Reasons", "Interest")


def is_public(words: str, edited: Report) -> bool:
    return words.encode() in canonical_json(redact(edited, COUNCIL, "public"))


def split(line: Paragraph) -> tuple[Paragraph, ...]:
    """Press Enter in the middle of a paragraph of two words."""
    words = "".join(each.text for each in line.spans if isinstance(each, Span))
    first, second = words.split(" ")
    new = msgspec.structs.replace(line, id=f"{line.id}-2", spans=(Span(second),))
    return msgspec.structs.replace(line, spans=(Span(first),)), new


SECRET = paragraph("p1", "Alpha Beta")
EXEMPT_FINDING = report(
    main=(finding("f1", SECRET, bullets("b1", "i1")), finding("f2", paragraph("p2"))),
    exemptions=(exemption("x1", Place("main", "f1")),),
)


def test_the_second_half_of_a_withheld_finding_is_withheld() -> None:
    halves = split(SECRET)
    blocks = main_text(EXEMPT_FINDING).blocks[1:]
    edited = set_main_text(EXEMPT_FINDING, text(*halves, *blocks), new_ids())
    assert not is_public("Beta", edited)
    assert not is_public("Point i1", edited)
    assert edited.exemptions[1] == exemption("new2", Place("main", "new1", "p1-2"))


def test_bullets_stay_withheld_below_a_new_finding_which_is_public() -> None:
    blocks = main_text(EXEMPT_FINDING).blocks
    new = paragraph("n", "Open words")
    edited = set_main_text(EXEMPT_FINDING, text(blocks[0], new, *blocks[1:]), new_ids())
    assert not is_public("Point i1", edited)
    assert is_public("Open words", edited)


def test_a_new_finding_after_a_withheld_one_is_public() -> None:
    blocks = main_text(EXEMPT_FINDING).blocks
    new = paragraph("n", "Open words")
    edited = set_main_text(EXEMPT_FINDING, text(*blocks, new), new_ids())
    assert is_public("Open words", edited)
    assert edited.exemptions == EXEMPT_FINDING.exemptions


def test_the_second_half_of_a_withheld_block_of_a_section_is_withheld() -> None:
    before = report(
        sections=(Section("legal", text(SECRET)),),
        exemptions=(exemption("x1", Place("sections", "legal", "p1", "", 2, 8)),),
    )
    edited = set_section_text(before, TEMPLATE, "legal", text(*split(SECRET)), new_ids())
    assert not is_public("Beta", edited)
    assert edited.exemptions[1].target == Place("sections", "legal", "p1-2")


def test_the_second_half_of_a_withheld_bullet_is_withheld_and_its_neighbour_is_not() -> None:
    def with_items(*listed: Bullet) -> Text:
        return text(Bullets("b1", listed))

    first, other = Bullet("i1", (Span("Alpha Beta"),)), Bullet("i2", (Span("Open"),))
    before = report(
        sections=(Section("legal", with_items(first, other)),),
        exemptions=(exemption("x1", Place("sections", "legal", "i1")),),
    )
    halves = (Bullet("i1", (Span("Alpha"),)), Bullet("i1-2", (Span("Beta"),)))
    edited = set_section_text(before, TEMPLATE, "legal", with_items(*halves, other), new_ids())
    assert not is_public("Beta", edited)
    assert is_public("Open", edited)


def test_bullets_moved_out_of_a_withheld_list_stay_withheld() -> None:
    listed = bullets("b1", "i1", "i2")
    before = report(
        sections=(Section("legal", text(listed)),),
        exemptions=(exemption("x1", Place("sections", "legal", "b1")),),
    )
    apart = (
        Bullets("b1", listed.items[:1]),
        paragraph("n", "Open"),
        Bullets("b2", listed.items[1:]),
    )
    edited = set_section_text(before, TEMPLATE, "legal", text(*apart), new_ids())
    assert not is_public("Point i2", edited)
    assert is_public("Open", edited)


def test_a_split_recommendation_is_withheld_by_its_item_and_its_block() -> None:
    before = report(
        recommendations=(Recommendation("r1", text(SECRET)),),
        exemptions=(exemption("x1", Place("recommendations", "r1", "p1")),),
    )
    edited = items.replace_item(before, Recommendation("r1", text(*split(SECRET))), new_ids())
    assert not is_public("Beta", edited)
    whole = report(
        recommendations=before.recommendations,
        exemptions=(exemption("x1", Place("recommendations", "r1")),),
    )
    edited = items.replace_item(whole, Recommendation("r1", text(*split(SECRET))), new_ids())
    assert edited.exemptions == whole.exemptions


def test_text_that_another_template_puts_elsewhere_stays_withheld() -> None:
    before = report(
        sections=(Section("equality", text(SECRET)), Section("legal", text(paragraph("p2")))),
        exemptions=(exemption("x1", Place("sections", "equality")),),
    )
    moved = report(
        sections=(before.sections[1],),
        main=(finding("f1", SECRET),),
        exemptions=before.exemptions,
    )
    assert is_public("Alpha", moved)
    assert not is_public("Alpha", keep_withheld(before, moved, new_ids()))


def test_only_what_stands_next_to_a_changed_withheld_block_counts_as_split_off() -> None:
    other = paragraph("p2")
    before = report(
        main=(finding("f1", SECRET), finding("f2", other)),
        exemptions=(exemption("x1", Place("main", "f1")),),
    )
    typed, new = paragraph("p1", "Alpha Beta Gamma"), paragraph("n", "Open words")
    edited = set_main_text(before, text(typed, other, new), new_ids())
    assert is_public("Open words", edited)


def test_a_changed_section_withholds_nothing_of_the_main_issues() -> None:
    before = report(
        sections=(Section("legal", text(SECRET)),),
        exemptions=(exemption("x1", Place("sections", "legal")),),
    )
    after = msgspec.structs.replace(
        before,
        sections=(Section("legal", text(paragraph("p1", "Alpha"))),),
        main=(finding("f1", paragraph("n", "Open words")),),
    )
    assert is_public("Open words", keep_withheld(before, after, new_ids()))


def test_a_withheld_section_and_a_finding_of_the_same_name_are_not_taken_for_each_other() -> None:
    before = msgspec.structs.replace(
        EXEMPT_FINDING, exemptions=(exemption("x1", Place("sections", "f1")),)
    )
    edited = set_main_text(before, text(*split(SECRET)), new_ids())
    assert edited.exemptions == before.exemptions


def test_nothing_is_added_where_a_part_or_the_whole_is_withheld() -> None:
    for target in (WHOLE_REPORT, Place("main")):
        before = msgspec.structs.replace(EXEMPT_FINDING, exemptions=(exemption("x1", target),))
        edited = set_main_text(before, text(*split(SECRET)), new_ids())
        assert edited.exemptions == before.exemptions


def test_typing_adds_nothing() -> None:
    blocks = (paragraph("p1", "Alpha Beta Gamma"), *main_text(EXEMPT_FINDING).blocks[1:])
    edited = set_main_text(EXEMPT_FINDING, text(*blocks), new_ids())
    assert edited.exemptions is EXEMPT_FINDING.exemptions


def test_a_report_without_exemptions_is_left_alone() -> None:
    before, after = report(), report(subject="S")
    assert keep_withheld(before, after, new_ids()) is after


@st.composite
def exempt_reports(draw: st.DrawFn) -> Report:
    """Findings of secret words, of which some are withheld: "w12 w13" and so on."""
    main = []
    places = []
    for number in range(draw(st.integers(1, 4))):
        name = f"f{number}"
        blocks = [
            Paragraph(f"{name}p{at}", (Span(f"w{number}{at}a w{number}{at}b"),), numbered=at == 0)
            for at in range(draw(st.integers(1, 3)))
        ]
        main.append(finding(name, *blocks))
        places += [Place("main", name), *[Place("main", name, each.id) for each in blocks]]
    targets = draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True))
    exemptions = [exemption(f"x{number}", place) for number, place in enumerate(targets)]
    return report(main=tuple(main), exemptions=tuple(exemptions))


@given(exempt_reports(), st.data())
def test_no_word_becomes_public_by_splitting_or_inserting(
    before: Report, data: st.DataObject
) -> None:
    words = [word for each in main_text(before).blocks for word in _words(each).split()]
    withheld = [word for word in words if not is_public(word, before)]
    ids = new_ids()
    edited = before
    for _ in range(data.draw(st.integers(1, 4))):
        blocks = list(main_text(edited).blocks)
        at = data.draw(st.integers(0, len(blocks) - 1))
        if " " in _words(blocks[at]) and data.draw(st.booleans()):
            line = blocks[at]
            assert isinstance(line, Paragraph)
            numbered = data.draw(st.booleans())
            first, second = split(line)
            blocks[at : at + 1] = [first, msgspec.structs.replace(second, numbered=numbered)]
        else:
            new = Paragraph(next(ids), (Span("open"),), data.draw(st.booleans()))
            blocks.insert(at, new)
        edited = set_main_text(edited, Text(tuple(blocks)), ids)
    assert [word for word in withheld if is_public(word, edited)] == []
    assert list(faults(edited)) == []


def _words(block: object) -> str:
    spans = block.spans if isinstance(block, Paragraph) else ()
    return "".join(each.text for each in spans if isinstance(each, Span))
