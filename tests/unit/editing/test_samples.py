"""The sample project and the guideline it is coded by."""

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

import pytest

from annotator import resources
from annotator.domain.annotation import Annotation
from annotator.domain.article import Direction
from annotator.domain.codebook import PRECEDENCE, ActorState, Form, Kind, Modality, TargetFunction
from annotator.domain.quotations import form_of
from annotator.domain.sentences import sentence_at
from annotator.domain.spans import TextSpan
from annotator.domain.text import direction_of, fold
from annotator.editing.checking import check_project
from annotator.editing.project import Project
from annotator.editing.samples import fill_with_samples
from annotator.editing.statement_rows import secondary_kinds
from annotator.errors import Bug


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    def run() -> Project:
        one = Project.create(tmp_path_factory.mktemp("samples") / "sample.annproj", "Ada")
        fill_with_samples(one)
        return one

    return run


@pytest.fixture(scope="module")
def sample(make: Callable[[], Project]) -> Iterator[Project]:
    """A filled project that no test changes."""
    one = make()
    yield one
    one.close()


@pytest.fixture(scope="module")
def coded(sample: Project) -> list[tuple[str, Annotation]]:
    """Every statement, with the text of its article."""
    return [(sample.text(one.article)[1], one) for one in sample.read.annotations()]


def spans(one: Annotation) -> tuple[TextSpan, ...]:
    return tuple(part.span for part in one.parts)


def corrected() -> set[str]:
    """Return the first words of the statements whose form a coder has corrected."""
    samples = json.loads(resources.read_text("samples/annotations.json"))
    return {
        annotation["words"][0]
        for article in samples["articles"]
        for annotation in article["annotations"]
        if "form" in annotation
    }


def test_it_opens_with_six_articles_each_with_statements(sample):
    listed = {row.outlet: (row.language, row.annotations) for row in sample.read.articles()}
    assert listed == {
        "The Estuary Courier": ("en", 17),
        "The Sarrow Observer": ("en", 18),
        "صحيفة المرفأ": ("ar", 10),
        "The Kellin Evening Post": ("en", 10),
        "Lantern Quarter Weekly": ("en", 10),
        "جريدة الضفة الشرقية": ("ar", 11),
    }


def test_every_article_is_dated_and_credited_and_read_without_a_doubt(sample):
    read = [sample.read.article(row.id) for row in sample.read.articles()]
    assert all(one.byline.date_published and one.byline.republished_from for one in read)
    assert [one.notes for one in read] == [()] * len(read)
    assert [one.byline.author for one in read if one.byline.author] == ["Nessa Quill"]


def test_neither_credit_nor_disclaimer_is_left_in_a_text(sample):
    texts = [sample.text(row.id)[1] for row in sample.read.articles()]
    assert not any(words in text for text in texts for words in ("Source:", "المصدر:", "expressed"))


def test_the_articles_hold_what_trips_programs_up(sample):
    texts = "".join(sample.text(row.id)[1] for row in sample.read.articles())
    odd = (
        "\u00a0",
        "\u202f",
        "\u2009",
        "\u00ad",
        "e\u0301",
        "👨\u200d👩\u200d👧\u200d👦",
        "👍🏿",
        "🇻🇱",
    )
    assert [mark for mark in odd if mark not in texts] == []
    assert {sample.read.article(row.id).direction for row in sample.read.articles()} == set(
        Direction
    )


def test_nothing_is_wrong_with_it(sample):
    assert check_project(sample.path).problems == ()


def test_two_undos_empty_it_and_two_redos_fill_it_again(make):
    one = make()
    full = len(one.read.annotations())
    assert (one.undo().label, one.undo().label) == (
        "Annotate the sample articles",
        "Import 6 articles",
    )
    assert one.undo() is None
    assert (one.read.articles(), one.read.actors()) == ([], [])
    one.redo()
    one.redo()
    assert len(one.read.annotations()) == full
    one.close()


def test_two_projects_get_the_same_annotations(sample, make):
    def told(project: Project) -> list[tuple]:
        titles = {row.id: row.title for row in project.read.articles()}
        return [
            (
                *(titles[one.article], one.kind, one.also, one.form, one.parts, one.details),
                *(one.attribution, one.flagged),
                [(target.actor.name, target.function) for target in one.targets],
                [relay.name for relay in one.via],
            )
            for one in project.read.annotations()
        ]

    other = make()
    assert told(other) == told(sample)
    other.close()


def test_every_kind_and_every_form_is_there_several_times(coded):
    kinds = Counter(one.kind for _, one in coded)
    forms = Counter(one.form for _, one in coded)
    assert min(kinds[kind] for kind in Kind) >= 5
    assert min(forms[form] for form in Form) >= 5


def test_there_are_unattributed_statements_and_none_is_open(coded):
    states = Counter(one.actor_state for _, one in coded)
    assert states[ActorState.UNATTRIBUTED] >= 2
    assert states[ActorState.OPEN] == 0


def test_there_are_quotations_broken_by_their_speaker(coded):
    broken = [one for _, one in coded if len(one.parts) == 2]
    assert len(broken) >= 3
    assert {one.form for one in broken} == {Form.DIRECT}


def test_a_quotation_goes_on_over_two_paragraphs_and_keeps_its_break(coded):
    (long,) = (one for _, one in coded if "\n\n" in one.quotation)
    assert (long.kind, long.form, len(long.parts)) == (Kind.QUOTE, Form.DIRECT, 1)
    assert "know.\n\n“That" in long.quotation


def test_words_pass_through_two_hands_in_order(coded):
    chains = {tuple(relay.name for relay in one.via) for _, one in coded if len(one.via) == 2}
    assert chains >= {("Varland State Radio", "KVP"), ("Radio Samran", "KVP")}


def test_statements_of_two_actors_overlap(coded):
    overlapping = [
        (first.attribution, second.attribution)
        for (_, first), (_, second) in combinations(coded, 2)
        if first.article == second.article
        and any(a.start < b.end and b.start < a.end for a in spans(first) for b in spans(second))
    ]
    assert ("Isaura Quennell", "Varland") in overlapping
    assert all(first != second for first, second in overlapping)


def test_there_are_denials_in_which_nobody_is_accused(coded):
    denials = [one for _, one in coded if one.details.modality is Modality.DENIAL]
    assert len(denials) >= 4
    assert not any(Kind.ACCUSATION in {one.kind, *one.also} or one.targets for one in denials)


def test_unnamed_voices_are_quoted_with_the_words_of_the_article(sample, coded):
    unnamed = {actor.id for actor in sample.read.actors() if actor.type == "unnamed"}
    voices = [(text, one) for text, one in coded if one.actor and one.actor.id in unnamed]
    assert len(voices) >= 4
    assert [one for text, one in voices if one.details.descriptor not in text] == []
    assert all(one.details.descriptor for _, one in voices)


def test_one_doubtful_statement_is_flagged_and_says_why(coded):
    (doubt,) = (one for _, one in coded if one.flagged)
    assert doubt.details.certainty == "low"
    assert doubt.details.note


def test_arabic_quotations_keep_their_guillemets(coded):
    arabic = [one for _, one in coded if one.quotation.startswith("«")]
    assert len(arabic) >= 2
    assert {one.form for one in arabic} == {Form.DIRECT}


def test_latin_names_and_numbers_stand_in_arabic_statements(coded):
    arabic = " ".join(one.quotation for text, one in coded if direction_of(text) == "rtl")
    mixed = ("Telvane", "Maren Oskvold", "Petrel II", "38%", "02:14", "1.5", "2014/77")
    assert [name for name in mixed if name not in arabic] == []


@pytest.mark.parametrize(
    "words", ["“mud levy”", "“express”", "declined to comment", "written protest", "140 new signs"]
)
def test_scare_quotes_refusals_to_comment_and_acts_are_left_alone(sample, coded, words):
    texts = [sample.text(row.id)[1] for row in sample.read.articles()]
    assert sum(text.count(words) for text in texts) == 1
    assert not any(words in one.quotation for _, one in coded)


def test_every_form_is_what_the_quotation_marks_say(coded):
    asked = [(text, one) for text, one in coded if one.parts[0].exact not in corrected()]
    assert [one for text, one in asked if one.form is not form_of(text, spans(one))] == []


def test_a_form_is_corrected_only_where_the_marks_are_those_of_the_teller(coded):
    by_start = {(one.article, one.start, one.end): one for _, one in coded}
    inner = [(text, one) for text, one in coded if one.parts[0].exact in corrected()]
    assert len(inner) == 3
    for text, one in inner:
        assert (form_of(text, spans(one)), one.form) == (Form.DIRECT, Form.INDIRECT)
        assert Kind.QUOTE not in one.also
        assert any(
            outer.form is Form.DIRECT
            and outer.article == one.article
            and outer.attribution == one.via[0].name
            and any(part.start <= one.start and one.end <= part.end for part in spans(outer))
            for outer in by_start.values()
            if outer is not one
        )


def test_a_quote_is_full_direct_speech_and_a_claim_is_not(coded):
    assert {one.form for _, one in coded if one.kind is Kind.QUOTE} == {Form.DIRECT}
    assert {one.form for _, one in coded if one.kind is Kind.CLAIM} == {Form.MIXED, Form.INDIRECT}


def test_no_kind_is_its_own_secondary_kind_and_quoted_words_make_a_quote(coded):
    for _, one in coded:
        assert one.kind not in one.also
        assert (Kind.QUOTE in {one.kind, *one.also}) is (one.form is not Form.INDIRECT)


def test_every_accusation_says_who_is_accused(coded):
    accusations = [one for _, one in coded if one.kind is Kind.ACCUSATION]
    assert all(one.targets for one in accusations)
    functions = {target.function for one in accusations for target in one.targets}
    assert functions == {TargetFunction.ACCUSED}


def test_most_demands_have_an_addressee(coded):
    demands = [one for _, one in coded if one.kind is Kind.DEMAND]
    assert sum(bool(one.targets) for one in demands) > len(demands) / 2


def test_a_direct_statement_stands_in_the_article_with_its_marks(coded):
    openers, closers = ("“", '"', "«", "„", "''", "‘"), ("”", '"', "»", "“", "''", "’")
    direct = [one for _, one in coded if one.form is Form.DIRECT]
    assert all(part.exact.startswith(openers) for one in direct for part in one.parts)
    assert all(part.exact.endswith(closers) for one in direct for part in one.parts)


def test_a_reported_statement_is_a_whole_sentence_unless_that_holds_two(coded):
    clauses = 0
    for text, one in coded:
        sentence = sentence_at(text, one.start)
        if one.form is Form.DIRECT or spans(one) == (sentence,):
            continue
        clauses += 1
        assert one.end <= sentence.end, one.quotation
        in_it = {
            (other.kind, other.attribution)
            for _, other in coded
            if other.article == one.article and sentence.start <= other.start < sentence.end
        }
        assert len(in_it) > 1, one.quotation
    assert clauses >= 8


def test_no_two_actors_go_by_the_same_name(sample):
    names = [{fold(name) for name in actor.names} for actor in sample.read.actors()]
    assert [first & second for first, second in combinations(names, 2) if first & second] == []


def test_every_actor_is_needed(sample, coded):
    spoken = {one.attribution for _, one in coded}
    aimed_at = {target.actor.name for _, one in coded for target in one.targets}
    relayed = {relay.name for _, one in coded for relay in one.via}
    organisations = {
        held.organisation.name
        for actor in sample.read.actors()
        for held in actor.affiliations
        if held.organisation
    }
    known = {actor.name for actor in sample.read.actors()}
    assert known - spoken - aimed_at - relayed - organisations == set()


def test_the_role_shown_is_the_one_held_on_the_day(sample):
    (storck,) = (actor for actor in sample.read.actors() if actor.name == "Livia Storck")
    assert storck.role_on("2026-03-10").role == "foreign minister"
    assert storck.role_on("2025-03-10").role == "ambassador to Merrow"


def test_no_role_overlaps_the_next(sample):
    for actor in sample.read.actors():
        for former, later in pairwise(actor.affiliations):
            assert former.until < later.since


def test_words_that_are_not_in_an_article_are_refused_and_nothing_is_annotated(
    tmp_path, monkeypatch
):
    read, name = resources.read_text, "samples/annotations.json"
    told = {name: read(name).replace("Publish first", "Publish last")}
    monkeypatch.setattr(resources, "read_text", lambda one: told.get(one) or read(one))
    one = Project.create(tmp_path / "sample.annproj", "Ada")
    with pytest.raises(Bug, match=r"Publish last.* 0 times"):
        fill_with_samples(one)
    assert one.read.annotations() == []
    one.close()


GUIDELINE = tomllib.loads(resources.read_text("codebook/codebook.toml"))
CASES = [
    (case["sentence"], annotation)
    for case in GUIDELINE["case"]
    for annotation in case["annotations"]
]


def test_the_guideline_asks_for_the_kinds_in_order_of_precedence():
    assert [Kind(kind["name"]) for kind in GUIDELINE["kind"]] == list(PRECEDENCE)
    assert [kind["letter"] for kind in GUIDELINE["kind"]] == ["A", "D", "Q", "C"]


def test_the_guideline_has_twenty_borderline_cases():
    assert len(GUIDELINE["case"]) == 20
    assert all(case["why"] for case in GUIDELINE["case"])


@pytest.mark.parametrize(("sentence", "annotation"), CASES)
def test_a_borderline_case_has_the_secondary_kinds_its_marks_ask_for(sentence, annotation):
    words = annotation.get("words", sentence)
    assert sentence.count(words) == 1
    start = sentence.index(words)
    form = form_of(sentence, [TextSpan(start, start + len(words))])
    kind, also = Kind(annotation["kind"]), set(map(Kind, annotation.get("also", ())))
    assert also == secondary_kinds(kind, also, form)
    assert (kind is Kind.QUOTE) is (form is Form.DIRECT and kind is not Kind.DEMAND)
    assert (kind is Kind.ACCUSATION) <= bool(annotation.get("targets"))
