import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.proper_names import LIMIT, names_near
from annotator.domain.spans import TextSpan


def near(text, words=None):
    """Return the names near some words, or near the last paragraph."""
    words = words or text.rsplit("\n", 1)[-1]
    start = text.index(words)
    return names_near(text, TextSpan(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We will wait,” said Mirela Tosk, the union’s president.", ["Mirela Tosk"]),
        ("The mayor blamed President Orsa Valdane for the delay.", ["Orsa Valdane"]),
        ("The envoy of Gen. A. B. Karim left on Friday.", ["A. B. Karim"]),
        ("The talks with Bashir al-Karim ended.", ["Bashir al-Karim"]),
        ("The letter by Ludwig van der Molen was read.", ["Ludwig van der Molen"]),
        ("It was Jean d’Orsa who asked.", ["Jean d’Orsa"]),
        ("He praised Varland’s minister Edrin Holm.", ["Edrin Holm", "Varland"]),
        ("They wrote to the Bureau of Tides in May.", ["Bureau of Tides"]),
        ("On aurait écrit à Élodie Marchetal lundi.", ["Élodie Marchetal"]),
        ("Вчера мэр сказал: министр Пётр Заречный.", ["Пётр Заречный"]),
        ("Bunu dün Kaya Demirel söyledi.", ["Kaya Demirel"]),
    ],
)
def test_a_name_is_told_by_its_capitals_without_title_owner_or_day(text, names):
    assert list(near(text)) == names


def test_in_german_a_capital_alone_is_no_sign_of_a_name():
    text = (
        "Der Hafen blieb am Montag leer, weil die Lotsen ihre Arbeit nach dem Streit um die"
        " Gebühren niedergelegt hatten. „Die Stadt muss handeln“, sagte Bürgermeisterin"
        " Hanna Torfbeck."
    )
    assert near(text) == ("Hanna Torfbeck",)


def test_a_sentence_may_begin_with_a_name():
    assert near("Mirela Tosk said no. The crew went home.") == ("Mirela Tosk",)


def test_a_word_that_merely_begins_a_sentence_is_no_name():
    assert near("Pilots stayed away. Some pilots went home, said Mirela Tosk.") == ("Mirela Tosk",)


def test_a_surname_stands_for_the_name_printed_in_full_elsewhere():
    text = "The minister, Edrin Holm, arrived.\n\n“We welcome it,” Holm said."
    assert near(text) == ("Edrin Holm",)


def test_names_outside_the_quotation_come_first():
    text = "“Nobody believes Anna Brask any longer,” said Otto Reve."
    assert near(text) == ("Otto Reve", "Anna Brask")


def test_a_paragraph_without_names_takes_those_of_the_one_before():
    text = "“We will wait,” said Mirela Tosk.\n\n“That is all,” she added."
    assert near(text) == ("Mirela Tosk",)


def test_a_place_before_a_name_is_no_part_of_it():
    text = "The envoy to Varland Edrin Holm left. The talks were held in Varland."
    assert near(text) == ("Edrin Holm", "Varland")


def test_a_title_in_capitals_gives_no_names():
    text = "Varland Welcomes First Steps Towards Strait Talks\n\nTalks with Edrin Holm went on."
    assert near(text) == ("Edrin Holm",)


def test_a_name_does_not_run_on_over_the_end_of_a_sentence():
    text = "The order was signed by Jonas Verrick. His office was silent."
    assert near(text) == ("Jonas Verrick",)


def test_no_name_is_made_up_where_letters_have_no_capitals():
    assert near("قالت وزيرة المياه نوال الصفدان إن الضخ سيعود.") == ()


def test_a_blank_line_has_no_names():
    assert names_near("Mirela Tosk spoke.\n\nShe left.", TextSpan(19, 20)) == ()


WORDS = st.sampled_from([
    *("The", "said", "Mirela", "Tosk", "Tosk’s", "al-Karim", "of", "van", "Gen.", "A."),
    *("President", "Monday", "“", "”", ".", ",", "\n\n", "قال", "3", "ß", "İ", "’s", "-"),
])


@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.data())
def test_every_name_stands_in_the_text_but_for_its_blanks(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    names = names_near(text, TextSpan(start, data.draw(st.integers(start + 1, len(text)))))
    plain = " ".join(text.split())
    assert all(name in plain for name in names)
    assert len(set(names)) == len(names) <= LIMIT


@given(st.text(min_size=1))
def test_any_text_is_read_without_a_fault(text):
    assert len(names_near(text, TextSpan(0, 1))) <= LIMIT
