"""The guideline: read from a codebook, whichever version wrote it, and searched."""

import pytest

from annotator import resources
from annotator.domain.codebook import PRECEDENCE, Kind, Modality
from annotator.domain.guideline import (
    Case,
    Coding,
    Guideline,
    KindRule,
    Section,
    cases_matching,
    parse,
)
from annotator.errors import DamagedProject

SMALL = """
version = "3"
[what]
mark = "Mark words."
leave = "Leave the headline."
unsure = "Flag it."
[span]
whole = "Take the sentence."
later = "And its mark."
[[kind]]
name = "claim"
question = "Is it held true?"
definition = "What is held."
then = "Give a denial its modality."
border = "A denial accuses nobody."
[counts]
yes = ["denials", "posts, too"]
no = ["mottos"]
[[case]]
sentence = "Varland denied firing and said Ondria had."
why = "Two kinds."
[[case.annotations]]
kind = "claim"
modality = "denial"
actor = "Varland"
words = "firing"
[[case.annotations]]
kind = "accusation"
also = ["quote", "demand"]
actor = "Varland"
targets = ["Ondria"]
via = ["KVP", "state radio"]
optional = true
[[case]]
sentence = "Thousands marched."
annotations = []
"""


@pytest.fixture(scope="module")
def shipped() -> Guideline:
    return parse(resources.read_text("codebook/codebook.toml"))


def test_sections_hold_their_sentences_in_the_order_of_the_file() -> None:
    guideline = parse(SMALL)
    assert guideline.version == "3"
    assert guideline.before == (
        Section("What is marked", ("Mark words.", "Leave the headline.")),
        Section("How much to take", ("Take the sentence.", "And its mark.")),
    )
    assert guideline.after == (
        Section("Counts as a statement", ("Denials; posts, too.",)),
        Section("Does not count", ("Mottos.",)),
        Section("When unsure", ("Flag it.",)),
    )


def test_a_kind_has_its_question_and_what_follows_from_a_yes() -> None:
    assert parse(SMALL).kinds == (
        KindRule(
            Kind.CLAIM,
            "Is it held true?",
            "What is held.",
            "Give a denial its modality.",
            "A denial accuses nobody.",
        ),
    )


def test_a_case_holds_what_a_coder_would_enter() -> None:
    first = parse(SMALL).cases[0]
    assert first.why == "Two kinds."
    assert first.codings == (
        Coding(Kind.CLAIM, modality=Modality.DENIAL, actor="Varland", words="firing"),
        Coding(
            Kind.ACCUSATION,
            also=(Kind.QUOTE, Kind.DEMAND),
            actor="Varland",
            targets=("Ondria",),
            via=("KVP", "state radio"),
            optional=True,
        ),
    )


def test_a_coding_is_told_on_one_line() -> None:
    first, second = parse(SMALL).cases
    assert [summary.split(" · ") for summary in first.summaries] == [
        ["claim (denial)", "Varland", "only the words: firing"],
        [
            "accusation, also quote and demand",
            "Varland → Ondria",
            "via KVP, then state radio",
            "optional",
        ],
    ]
    assert second.summaries == ("nothing: leave it unmarked",)


def test_the_guideline_that_ships_is_read_whole(shipped: Guideline) -> None:
    assert [section.heading for section in (*shipped.before, *shipped.after)] == [
        "What is marked",
        "How much to take",
        "A second kind",
        "Actor and via",
        "Counts as a statement",
        "Does not count",
        "When unsure",
    ]
    assert tuple(rule.kind for rule in shipped.kinds) == PRECEDENCE
    assert all(
        all((rule.question, rule.definition, rule.then, rule.border)) for rule in shipped.kinds
    )
    assert len(shipped.cases) == 20


@pytest.mark.parametrize("content", ["", "[what]\n[counts]\n", "other = 1", "kind = 3\ncase = 'x'"])
def test_what_is_missing_leaves_its_section_out(content: str) -> None:
    assert parse(content) == Guideline()


def test_what_another_version_wrote_besides_is_passed_over() -> None:
    later = """
version = 4
[what]
mark = ["a list"]
unsure = "Flag it."
[span]
sentence = { text = "a table" }
[counts]
yes = [1, "posts"]
[[kind]]
name = "promise"
question = "Does the actor promise?"
[[kind]]
name = "quote"
colour = "blue"
[[case]]
why = "No sentence."
[[case]]
sentence = "He promised."
annotations = [{ kind = "promise" }]
[[case]]
sentence = "He asked."
annotations = [{ kind = "demand", also = ["promise"] }]
[[case]]
sentence = "He will."
annotations = [{ kind = "claim", modality = "hope" }]
[[case]]
sentence = "He left."
"""
    assert parse(later) == Guideline(
        kinds=(KindRule(Kind.QUOTE, "", "", "", ""),),
        after=(
            Section("Counts as a statement", ("Posts.",)),
            Section("When unsure", ("Flag it.",)),
        ),
        cases=(Case("He left.", "", ()),),
    )


@pytest.mark.parametrize(
    "content",
    ["no guideline", "a = 1\na = 2", "a = " + "[" * 5_000, "a = " + "9" * 5_000, "a = '\x00'"],
)
def test_a_codebook_that_cannot_be_read_is_told_in_a_sentence(content: str) -> None:
    with pytest.raises(DamagedProject, match="guideline of this project cannot be read"):
        parse(content)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("DENIED", 2),
        ("denied  ondria", 1),
        ("ondria denied", 1),
        ("“peace", 1),
        ('"peace', 1),
        ("Ádmiral", 2),
        ("accusation", 4),
        ("then kvp", 1),
        ("unmarked", 3),
        ("a denial says", 1),
        ("no such words", 0),
        ("", 20),
        ("  ", 20),
    ],
)
def test_cases_are_found_by_all_words_whatever_case_accents_and_marks(
    shipped: Guideline, words: str, found: int
) -> None:
    assert len(cases_matching(shipped, words)) == found


def test_found_cases_keep_their_order(shipped: Guideline) -> None:
    found = cases_matching(shipped, "tariff")
    assert list(found) == [case for case in shipped.cases if "tariff" in case.sentence]
