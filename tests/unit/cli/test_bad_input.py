import pytest

from annotator.editing.actors import NewActor, enter
from annotator.editing.project import Project

TITLE = "Union Waits For Toll Figures"
SPAN = ("--start", "0", "--end", "5")
WHO = ("--kind", "claim", "--actor", "Ana Reet")


def on(*words):
    return ("--article", TITLE, *words)


REFUSED = {
    "an unknown kind": (on(*SPAN, "--kind", "boast", "--unattributed"), "“boast” is no kind"),
    "an unknown secondary kind": (on(*SPAN, *WHO, "--also", "boast"), "“boast” is no kind"),
    "nobody named": (on(*SPAN, "--kind", "claim"), "either --actor NAME or --unattributed"),
    "an actor and nobody": (on(*SPAN, *WHO, "--unattributed"), "either --actor NAME"),
    "an actor of spaces": (on(*SPAN, "--kind", "claim", "--actor", " "), "needs a name"),
    "no words": (on(*WHO), "either --start and --end, or --quote"),
    "words and offsets": (on(*SPAN, *WHO, "--quote", "May"), "either --start and --end"),
    "a start without an end": (on("--start", "3", *WHO), "both --start and --end"),
    "an end without a start": (on("--end", "3", *WHO), "both --start and --end"),
    "an empty span": (on("--start", "3", "--end", "3", *WHO), "3 to 3 is no span"),
    "a span turned round": (on("--start", "9", "--end", "3", *WHO), "9 to 3 is no span"),
    "a span before the text": (on("--start", "-4", "--end", "3", *WHO), "-4 to 3 is no span"),
    "a span beyond the text": (on("--start", "3", "--end", "9999", *WHO), "beyond the article"),
    "a span of no width to see": (on("--quote", "\n\n", *WHO), "does not contain"),
    "words that are not there": (on("--quote", "the moon", *WHO), "does not contain “the moon”"),
    "words that are there twice": (on("--quote", "toll figures", *WHO), "2 times: "),
    "no quotation": (on("--quote", "", *WHO), "does not contain “”"),
    "an unknown article": (("--article", "zzz", *SPAN, *WHO), "no article “zzz”"),
    "no article": (("--article", "", *SPAN, *WHO), "no article “”"),
    "an offset in letters": (on("--start", "one", *WHO), "invalid int value"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_statement_that_cannot_be_is_refused_and_nothing_is_changed(annotator, project, case):
    words, sentence = REFUSED[case]
    before = project.read_bytes()
    answer = annotator("annotate", project, *words)

    assert (answer.code, answer.out, len(answer.said)) == (2, "", 1)
    assert sentence in answer.said[0]
    assert answer.said[0].startswith("annotator: ")
    assert "Nothing was" in answer.said[0]
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("annotations", "--kind", "boast"), "“boast” is no kind"),
        (("annotations", "--actor", "Jon Vale"), "No actor goes by the name “Jon Vale”"),
        (("actors", "--coder", "Nobody"), "No coder of the name “Nobody”"),
        (("articles", "--status", "lost"), "“lost” is no state"),
        (("articles", "--article", "zzz"), "no article “zzz”"),
        (("show", "zzz"), "no article “zzz”"),
        (("history", "--of", "zzz"), "Nothing was ever done to “zzz”"),
        (("history", "--last", "0"), "“0” is no count"),
        (("history", "--last", "9" * 40), "is no count"),
        (("redo",), "There is nothing to redo"),
        (("articles", "--json", "--colour"), "unrecognized arguments: --colour"),
        (("articles", "--js"), "unrecognized arguments: --js"),
        (("brief",), "required: -o/--out"),
        (("brief", "-o", "out.docx"), "no statement"),
        (("brief", "-o", "nowhere/out.docx"), "no statement"),
        (("import",), "required: PATH"),
        (("import", "--as", "doc", "a.txt"), "invalid choice: 'doc'"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(annotator, project, words, sentence):
    verb, *more = words
    answer = annotator(verb, project, *more)

    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.said[-1]


@pytest.mark.parametrize("target", ["folder", "nowhere/out.docx", "talks.annproj", "a" * 300])
def test_a_briefing_that_cannot_be_written_leaves_everything_as_it_was(
    annotator, annotate, project, target
):
    annotate("a secret")
    (project.parent / "folder").mkdir()
    before = sorted(project.parent.iterdir()), project.read_bytes()
    answer = annotator("brief", project, "-o", target)

    assert (answer.code, len(answer.said)) == (2, 1)
    assert (sorted(project.parent.iterdir()), project.read_bytes()) == before


def test_a_name_of_two_actors_is_refused_and_both_are_named(annotator, annotate, project):
    opened = Project.open(project)
    with opened.edit("Enter actors") as edit:
        for name in ("Ana Reet", "Anna Reet"):
            enter(edit, NewActor(name=name, aliases=("The speaker",)))
    opened.close()
    coded = annotate("a secret", actor="the speaker")
    asked = annotator("annotations", project, "--actor", "the speaker")

    assert (coded.code, asked.code) == (2, 2)
    assert "Several actors go by “the speaker”: Ana Reet" in coded.said[0]
    assert "2 actors go by the name" in asked.said[0]


def test_of_two_actors_the_one_named_to_the_letter_is_meant(annotator, annotate, project):
    annotate("a secret", actor="Ana Reet")
    opened = Project.open(project)
    with opened.edit("Enter actor") as edit:
        enter(edit, NewActor(name="ANA REET"))
    opened.close()

    assert "a secret" in annotator("annotations", project, "--actor", "Ana Reet").out
    assert annotator("annotations", project, "--actor", "ANA REET").out == ""


def test_bytes_of_another_encoding_in_the_arguments_are_stored_as_replaced(annotator, annotate):
    odd = "A\udcff\x07na"
    answer = annotate(
        "a secret", "--note", odd, "--coder", odd, "--target", odd, "--json", actor=odd
    )

    assert answer.code == 0
    assert answer.out.count("A\ufffd\ufffdna") == 4
    assert annotator("check", "talks.annproj").code == 0
    assert annotator("brief", "talks.annproj", "-o", "out.docx", "--title", odd).code == 0
    assert annotator("show", "talks.annproj", odd).code == 2
