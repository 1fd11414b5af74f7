"""The speller: what it knows, what it doubts, and what it suggests."""

from __future__ import annotations

import pytest

from boardpaper.checks.spelling import MOST_SUGGESTIONS, Speller
from boardpaper.desk.spelling import speller
from tests.checks.cases import text


@pytest.fixture(scope="module")
def shipped() -> Speller:
    return speller()


def doubts(shipped: Speller, run: str) -> list[str]:
    return [doubt.written for doubt in shipped.read_run(run).doubts]


@pytest.mark.parametrize(
    "run",
    [
        "organise organize organisation organization scrutinise scrutinize analyse",
        "The Board’s decision, members' views, children's and Council’s",
        "they’ll won't you've it's o’clock",
        "multi-agency co-ordinated re-let well-being sub-group decision-making",
        "pre- and post-war, non-key, self-assessment",
        "café cafe façade naïve rôle crème coöperate",
        "call-in safeguarding coproduction Ofsted outturn ringfenced underspend virement",
        "colour centre licence license practise programme judgement judgment",
        "We met Mrs Szczepanska of Zzyzx Ltd at Kirkgate.",
        "CHILDRENS SERVICS were asked.",
    ],
)
def test_no_doubt_is_cast_on_what_is_right(shipped: Speller, run: str) -> None:
    assert doubts(shipped, run) == []


@pytest.mark.parametrize(
    ("run", "doubted"),
    [
        ("to recieve the report", ["recieve"]),
        ("Recomendations are made. Acheivement rose.", ["Recomendations", "Acheivement"]),
        ("the color of the center", ["color", "center"]),
        ("we advertize and analyze", ["advertize", "analyze"]),
        ("the comittee’s and the goverment's", ["comittee’s", "goverment's"]),
        ("a decison-making process, co-ordinaton", ["decison", "ordinaton"]),
        ("in leeds on monday", ["leeds", "monday"]),
        ("ofsted said", ["ofsted"]),
        ("they’ll, theyll", ["theyll"]),
    ],
)
def test_what_is_wrong_is_doubted(shipped: Speller, run: str, doubted: list[str]) -> None:
    assert doubts(shipped, run) == doubted


def test_an_unknown_word_with_a_capital_is_doubted_only_where_a_word_is_near(
    shipped: Speller,
) -> None:
    for name in ("Szczepanska", "Gildersome", "Rawdon", "Tingwall", "Jha", "Fylingdales"):
        assert doubts(shipped, f"{name} was asked. {name} spoke.") == []
    assert doubts(shipped, "Goverment spoke.") == ["Goverment"]
    assert shipped.read_run("We heard Goverment speak.").names == {"goverment"}


def test_a_text_gives_the_place_of_a_doubt(shipped: Speller) -> None:
    reading = shipped.read(text("All is well.", "To recieve it."))
    assert [tuple(hit) for hit in reading.doubts] == [("t2", "", 3, 10, "recieve")]


@pytest.mark.parametrize(
    ("wrong", "first"),
    [
        ("recieve", "receive"),
        ("Recieve", "Receive"),
        ("seperate", "separate"),
        ("accomodation", "accommodation"),
        ("comittment", "commitment"),
        ("maintainance", "maintenance"),
        ("publically", "publicly"),
        ("goverment's", "government's"),
        ("color", "colour"),
        ("leeds", "Leeds"),
        ("thecouncil", "the council"),
    ],
)
def test_the_likeliest_word_is_suggested_first(shipped: Speller, wrong: str, first: str) -> None:
    suggestions = shipped.suggest(wrong)
    assert suggestions[0] == first
    assert len(suggestions) <= MOST_SUGGESTIONS
    assert all(shipped.knows(word) for each in suggestions for word in each.split())


def test_nothing_is_suggested_for_what_no_word_is_near(shipped: Speller) -> None:
    assert shipped.suggest("xzqvwkj") == ()
    assert shipped.suggest("q" * 40) == ()


def test_some_words_are_known_and_never_suggested() -> None:
    small = Speller(["ship"], ["shop", "shin"], unsuggested=["shin"])
    assert small.knows("shin")
    assert small.suggest("shi") == ("ship",)
    assert small.suggest("shp") == ("ship", "shop")


def test_nothing_offensive_is_suggested(shipped: Speller) -> None:
    for wrong in ("shiit", "fukc", "niger", "arce", "pusy", "titt", "Pudsey"):
        assert not {"shit", "fuck", "arse", "pussy", "tit"} & {
            each.lower() for each in shipped.suggest(wrong)
        }


def test_what_it_remembers_is_bounded() -> None:
    small = Speller(["word"])
    for number in range(3):
        letters = [chr(97 + number), *"bcdefghijklmnopqrstuvwxyz"]
        run = " ".join(a + b + c for a in letters for b in letters for c in letters)
        small.read_run(run)
        for each in run.split()[:600]:
            small.suggest(each)
    assert len(small._suggestions) <= 500
    small.read_run(" ".join(map(str, range(60_000))))
    assert len(small._plain) <= 20_000
    for part in range(12):
        small.read_run(" ".join(map(str, range(part * 5_000, (part + 1) * 5_000))))
        assert len(small._plain) <= 20_000


def test_the_same_is_read_whether_it_was_read_before_or_not(shipped: Speller) -> None:
    run = "Teh plan. We met Zzyzx. To recieve 12 papers"
    fresh = speller().read_run(run)
    assert shipped.read_run(run) == shipped.read_run(run) == fresh
