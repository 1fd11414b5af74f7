"""Templates and councils are read from TOML; a mistake is refused with file, place and reason."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.errors import InvalidInputError
from boardpaper.report.clean import MAX_TOML_LINE
from boardpaper.report.declarations import MAX_LENGTH, read_council, read_template
from boardpaper.report.validity import READINESS_RULES

ONE_SENTENCE = re.compile(r"form\.toml(: | is )[^\n]+\.")

TEMPLATE = """\
id = "short-form"
version = 3
name = "Short form"
council = "anytown"
valid_from = 2020-01-01
headers = [{source = "subject"}, {source = "report-to", label = "To:"}]
numberings = [
    {id = "front", paragraphs = "running"},
    {id = "body", headings = "decimal", paragraphs = "decimal"},
]
sections = [
    {key = "summary", heading = "Summary", numbering = "front"},
    {key = "main", heading = "Main issues", numbering = "body", source = "main"},
    {key = "corporate", heading = "Considerations", numbering = "body", source = "group"},
    {key = "legal", heading = "Legal", numbering = "body", level = 2, nil_statement = "None."},
    {key = "papers", heading = "Papers", numbering = "body", source = "background"},
]
questions = [
    {id = "wards", kind = "wards", text = "Wards?", details = [{label = "In:", source = "wards"}]},
    {id = "exempt", kind = "exempt", text = "Exempt?", section = "legal"},
    {id = "asked", kind = "plain", text = "Asked?"},
]
clearances = [{role = "legal", label = "Legal"}, {role = "finance", label = "Finance"}]
checks = [{rule = "R20", limit = 300}, {rule = "R9", level = "off"}]
"""

COUNCIL = """\
id = "anytown"
name = "Anytown Council"
closure_days = [2020-12-24]
cut_off = {at = 10:00:00, working_days = 7}
bodies = [{name = "Cabinet", kind = "executive"}, {name = "Audit Committee", kind = "committee"}]
ward_lists = [
    {names = ["North", "South"], valid_until = 2019-12-31},
    {names = ["East", "West"], valid_from = 2020-01-01},
]
thresholds = [
    {amount = 500_000, valid_from = 2020-01-01},
    {amount = 250_000, valid_from = 2010-01-01, valid_until = 2019-12-31},
]
exemption_rules = [
    {number = "10.4(1)", kind = "exempt", paragraph = 1, description = "private"},
    {number = "9.2", kind = "confidential", description = "secret", valid_until = 2009-12-31},
    {number = "9.2", kind = "confidential", description = "very secret", valid_from = 2010-01-01},
]
"""


def edited(toml: str, old: str, new: str) -> str:
    assert toml.count(old) == 1
    return toml.replace(old, new)


def refusal_of_template(toml: str) -> str:
    with pytest.raises(InvalidInputError) as caught:
        read_template(toml, "form.toml")
    return str(caught.value)


def refusal_of_council(toml: str) -> str:
    with pytest.raises(InvalidInputError) as caught:
        read_council(toml, "anytown.toml")
    return str(caught.value)


def test_a_template_is_read() -> None:
    template = read_template(TEMPLATE, "form.toml").template
    assert (template.id, template.version, template.valid_from) == (
        "short-form",
        3,
        date(2020, 1, 1),
    )
    assert [section.key for section in template.sections] == [
        "summary",
        "main",
        "corporate",
        "legal",
        "papers",
    ]
    assert template.questions_of("legal") == (template.questions[1],)
    assert template.author_box is None


def test_a_council_is_read() -> None:
    council = read_council(COUNCIL, "anytown.toml")
    assert council.wards_on(date(2019, 12, 31)) == ("North", "South")
    assert council.wards_on(date(2020, 1, 1)) == ("East", "West")
    assert council.closure_days == (date(2020, 12, 24),)
    assert council.cut_off is not None
    assert council.cut_off.at == time(10)


@pytest.mark.parametrize(
    "toml",
    [TEMPLATE, TEMPLATE.replace("\n", "\r\n"), "\ufeff" + TEMPLATE],
    ids=["as is", "Windows line ends", "byte order mark"],
)
def test_the_text_of_a_template_is_kept_and_hashed_as_given(toml: str) -> None:
    stored = read_template(toml, "form.toml")
    assert stored.toml == toml
    assert stored.hash == hashlib.sha256(toml.encode("utf-8")).hexdigest()
    assert stored.template == read_template(TEMPLATE, "form.toml").template


def test_texts_are_cleaned() -> None:
    decomposed = edited(TEMPLATE, 'name = "Short form"', r'name = "Cafe\u0301\u0007"')
    assert read_template(decomposed, "form.toml").template.name == "Café"
    assert read_council(edited(COUNCIL, '"West"', r'"We\u0000st"'), "").ward_lists[1].names == (
        "East",
        "West",
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            '{id = "front", paragraphs',
            '{id = "body", paragraphs',
            "numberings, entry 2 (`body`): entry 1 has the same id",
        ),
        (
            'key = "papers"',
            'key = "main"',
            "sections, entry 5 (`main`): entry 2 has the same key",
        ),
        (
            'id = "asked"',
            'id = "wards"',
            "questions, entry 3 (`wards`): entry 1 has the same id",
        ),
        (
            'role = "finance"',
            'role = "legal"',
            "clearances, entry 2 (`legal`): entry 1 has the same role",
        ),
        ('"R9"', '"R20"', "checks, entry 2 (`R20`): entry 1 has the same rule"),
        (
            'heading = "Legal", numbering = "body"',
            'heading = "Legal", numbering = "bodyy"',
            "sections, entry 4 (`legal`), numbering: there is no numbering named `bodyy`; "
            "declared are `front`, `body`",
        ),
        (
            'section = "legal"',
            'section = "law"',
            "questions, entry 2 (`exempt`), section: there is no section named `law`; "
            "declared are `summary`, `main`, `corporate`, `legal`, `papers`",
        ),
        (
            '"Summary", numbering = "front"',
            '"Summary", numbering = "front", level = 2',
            "sections, entry 1 (`summary`), level: the first section cannot stand at level 2",
        ),
        (
            'numbering = "body", source = "group"',
            'numbering = "front", source = "group"',
            "sections, entry 4 (`legal`), numbering: a `decimal` numbering goes on from the "
            "section above, so it must be that of `corporate`, `front`",
        ),
        (
            "level = 2, ",
            "",
            "sections, entry 3 (`corporate`), source: "
            "a `group` needs a section at level 2 below it",
        ),
        (
            'level = 2, nil_statement = "None."',
            'level = 2, source = "group"',
            "sections, entry 4 (`legal`), source: a `group` needs a section at level 2 below it",
        ),
        (
            'source = "background"',
            'source = "group"',
            "sections, entry 5 (`papers`), source: a `group` needs a section at level 2 below it",
        ),
        (
            'source = "background"',
            'source = "main"',
            "sections: only one can have the source `main`; here `main`, `papers` have it",
        ),
        (
            'numbering = "body", level = 2, ',
            'numbering = "body", level = 2, about = "legal"}, {key = "b", heading = "B", '
            'numbering = "body", level = 2, about = "legal", ',
            "sections: only one can be about `legal`; here `legal`, `b` are",
        ),
        (
            'source = "main"',
            'source = "background"',
            "sections: only one can have the source `background`; here `main`, `papers` have it",
        ),
        (
            'source = "main"',
            'source = "main", nil_statement = "None."',
            "sections, entry 2 (`main`), nil_statement: a section with source `main` has none",
        ),
        (
            'source = "group"',
            'source = "group", nil_statement = "None."',
            "sections, entry 3 (`corporate`), nil_statement: "
            "a section with source `group` has none",
        ),
        (
            'source = "background"',
            'source = "background", items = "(a)"',
            "sections, entry 5 (`papers`), items: only recommendations are labelled `(a)`",
        ),
        (
            'source = "background"',
            'source = "background", takes = ["sources"]',
            "sections, entry 5 (`papers`), takes: a section with source `background` takes no text",
        ),
        (
            'source = "main"',
            'source = "main", takes = ["old", "legal"]',
            "sections, entry 2 (`main`), takes: "
            "`legal` is a section of this template and keeps its text",
        ),
        (
            "level = 2, nil_statement",
            'level = 2, takes = ["old", "old"], nil_statement',
            "sections, entry 4 (`legal`), takes: `legal` takes the text of `old` already",
        ),
        (
            'source = "report-to"',
            'source = "subject"',
            "headers: exactly one line has the source `subject`, the title of the document; "
            "here 2 have it",
        ),
        (
            '{source = "subject"}, ',
            "",
            "headers: exactly one line has the source `subject`, the title of the document; "
            "here 0 have it",
        ),
        (
            'headings = "decimal", ',
            "",
            "numberings, entry 2 (`body`), paragraphs: `decimal` paragraphs take the number of "
            "their heading, so headings must be `decimal` too",
        ),
        (
            'kind = "plain"',
            'kind = "exempt"',
            "questions: only one can be of the kind `exempt`; here `exempt`, `asked` are",
        ),
        (
            'kind = "wards", text',
            'kind = "plain", text',
            "questions, entry 1 (`wards`), details, entry 1, source: `wards` belongs to a "
            "question of the kind `wards`, and this one is `plain`",
        ),
        (
            'label = "In:", source = "wards"',
            'label = "In:", source = "exempt-appendices"',
            "questions, entry 1 (`wards`), details, entry 1, source: `exempt-appendices` belongs "
            "to a question of the kind `exempt`, and this one is `wards`",
        ),
        (
            '"R9"',
            '"R43"',
            "checks, entry 2 (`R43`), rule: "
            "there is no readiness rule of that name that can be set",
        ),
        (
            '"R9", level = "off"',
            '"R9"',
            "checks, entry 2 (`R9`): it sets neither level nor limit",
        ),
        (
            "valid_from = 2020-01-01",
            "valid_from = 2020-01-01\nvalid_until = 2019-12-31",
            "valid_until: it is before valid_from",
        ),
        ('"Main issues"', '" "', "sections, entry 2, heading: it is blank"),
        (
            '"None."',
            r'"None.\nAt all."',
            "sections, entry 4, nil_statement: it must be one line, without tabs",
        ),
        (
            '"Short form"',
            r'"Short\tform"',
            "name: it must be one line, without tabs",
        ),
    ],
)
def test_a_template_that_contradicts_itself_is_refused(old: str, new: str, reason: str) -> None:
    assert refusal_of_template(edited(TEMPLATE, old, new)) == f"form.toml: {reason}."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_until = 2020-01-01"),
        ('"body", level = 2', '"front", level = 2'),
        ('kind = "exempt"', 'kind = "plain"'),
        ('text = "Asked?"', 'text = "Asked?", help = "Two\\nlines."'),
        ('source = "background"', 'source = "recommendations", items = "(a)"'),
    ],
)
def test_what_looks_odd_but_has_a_meaning_is_read(old: str, new: str) -> None:
    toml = edited(TEMPLATE, old, new)
    assert read_template(toml, "form.toml").template.id == "short-form"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            '"East", "West"',
            '"East", "West", "EAST"',
            "ward_lists, entry 2, names, entry 3 (`EAST`): entry 1 has the same name",
        ),
        (
            "valid_until = 2019-12-31},\n    {names",
            "valid_until = 2020-01-01},\n    {names",
            "ward_lists: entries 1 and 2 are valid on the same days",
        ),
        (
            ", valid_from = 2020-01-01},\n]\nthresholds",
            "},\n]\nthresholds",
            "ward_lists: entries 1 and 2 are valid on the same days",
        ),
        (
            '"South"], valid_until',
            '"South"], valid_from = 2020-01-01, valid_until',
            "ward_lists, entry 1, valid_until: it is before valid_from",
        ),
        (
            '"Audit Committee"',
            '"Cabinet"',
            "bodies, entry 2 (`Cabinet`): entry 1 has the same name",
        ),
        (
            "amount = 500_000, valid_from = 2020-01-01",
            "amount = 500_000, valid_from = 2015-06-01",
            "thresholds: entries 1 and 2 are valid on the same days",
        ),
        (
            ", paragraph = 1",
            "",
            "exemption_rules, entry 1 (`10.4(1)`): "
            "an `exempt` rule needs its paragraph of Schedule 12A",
        ),
        (
            'description = "secret"',
            'description = "secret", paragraph = 2',
            "exemption_rules, entry 2 (`9.2`), paragraph: "
            "Schedule 12A has no paragraph for `confidential` matter",
        ),
        (
            "valid_until = 2009-12-31",
            "valid_until = 2010-01-01",
            "exemption_rules, number `9.2`: entries 2 and 3 are valid on the same days",
        ),
        (
            '"very secret", valid_from = 2010-01-01',
            '"very secret", valid_from = 2010-01-01, valid_until = 2009-06-30',
            "exemption_rules, number `9.2`, entry 3, valid_until: it is before valid_from",
        ),
        ('"Anytown Council"', '"\\t"', "name: it is blank"),
    ],
)
def test_a_council_that_contradicts_itself_is_refused(old: str, new: str, reason: str) -> None:
    assert refusal_of_council(edited(COUNCIL, old, new)) == f"anytown.toml: {reason}."


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("version = 3", 'version = "3"', "version: "),
        ("version = 3", "version = 0", "version: "),
        ("version = 3\n", "", "version"),
        ("version = 3", "version = 3\nversoin = 4", "versoin"),
        ("level = 2", "level = 3", "sections, entry 4, level: "),
        ('key = "papers"', 'key = "Papers"', "sections, entry 5, key: "),
        ('name = "Short form"', 'name = ""', "name: "),
        ('name = "Short form"', r'name = "\u0000"', "name: "),
        ("valid_from = 2020-01-01", 'valid_from = "soon"', "valid_from: "),
        ('{rule = "R20"', '{rule = "R020"', "checks, entry 1, rule: "),
        ('headers = [{source = "subject"}', 'headers = [{source = "chair"}', "headers, entry 1"),
    ],
)
def test_a_value_of_the_wrong_form_is_refused_with_its_place(
    old: str, new: str, place: str
) -> None:
    refusal = refusal_of_template(edited(TEMPLATE, old, new))
    assert refusal.startswith("form.toml: ")
    assert place in refusal
    assert refusal.endswith(".")


def test_a_mistake_in_the_toml_is_refused_with_line_and_column() -> None:
    refusal = refusal_of_template(edited(TEMPLATE, 'name = "Short form"', "name = Short form"))
    assert refusal.startswith("form.toml is not valid TOML: ")
    assert "(at line 3, column 8)" in refusal


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("# long\n" * MAX_LENGTH, f"form.toml is longer than {MAX_LENGTH:,} characters"),
        (
            "\n#" + "x" * MAX_TOML_LINE,
            f"form.toml: line 2 is longer than {MAX_TOML_LINE:,} characters",
        ),
        ("a = " + "[\n" * 40_000, "form.toml: brackets are nested too deeply"),
        ("a = 1\n# \udc00", "form.toml: line 2 is not UTF-8 text"),
        ("a = \x00", "form.toml is not valid TOML: "),
        ("id = " + "9" * 1_900, "form.toml: id: "),
        ("\n".join([".".join("a" * 900) + " = 1"] * 2), "form.toml is not valid TOML: "),
        (".".join("a" * 900) + " = 1", "form.toml: "),
    ],
    ids=["length", "line", "brackets", "surrogate", "control", "number", "twice", "deep"],
)
def test_hostile_toml_is_refused(toml: str, reason: str) -> None:
    refusal = refusal_of_template(toml)
    assert refusal.startswith(reason)
    assert len(refusal) < 1_000


def test_the_longest_line_and_text_are_read() -> None:
    line = "#" * MAX_TOML_LINE + "\n"
    padded = TEMPLATE + line * 40
    padded += "\n" * (MAX_LENGTH - len(padded))
    assert read_template(padded, "form.toml").template.id == "short-form"


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert refusal_of_template(text)
    assert refusal_of_council(text)


def outcomes(toml: str) -> Iterator[str]:
    """Yield the refusal of a text as a template, then as a council; empty where it is read."""
    for read in (read_template, read_council):
        try:
            read(toml, "form.toml")
        except InvalidInputError as error:
            yield str(error)
        else:
            yield ""


@given(
    st.sampled_from([TEMPLATE, COUNCIL]),
    st.integers(0, 1_500),
    st.integers(0, 20),
    st.sampled_from(["", '"', "[", "}", "=", "1", "\n", "\\", "\x00", "é", "1e9", "2020-01-01"]),
)
def test_a_damaged_declaration_is_read_or_refused_in_one_sentence(
    toml: str, start: int, length: int, inserted: str
) -> None:
    damaged = toml[:start] + inserted + toml[start + length :]
    refusals = [refusal for refusal in outcomes(damaged) if refusal]
    assert [each for each in refusals if not ONE_SENTENCE.fullmatch(each)] == []
    assert refusals != []


def test_the_readiness_rules_are_those_that_can_be_set() -> None:
    assert {"R1", "R10", "R12", "R22", "R25", "R35", "R37", "R42", "R46", "R47"} <= READINESS_RULES
    assert READINESS_RULES.isdisjoint({"R11", "R23", "R24", "R36", "R43", "R44", "R45", "R48"})
