"""Sentences: J and K take the sentence a reader would take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.segmentation import paragraphs
from annotator.domain.sentences import next_sentence, previous_sentence, sentence_at, sentences
from annotator.domain.spans import TextSpan

# ruff: noqa: RUF001  the quotation marks and letters of seven languages are the matter

# "¦" stands where one sentence ends and the next begins.
ENGLISH = """
The ferry left. ¦ The crowd stayed.
The ferry left! ¦ Why did the crowd stay? ¦ Nobody knows.
A line without a stop
Gen. A. B. Karim met Dr. Sera Holm. ¦ They spoke for an hour.
Mr. Holm and Mrs. Karim left at 5 p.m. ¦ The others stayed.
The talks end at 5 p.m. Monday. ¦ Reporters wait.
The talks began at 9 a.m. local time.
Tolls rose by 3.5 percent. ¦ Traffic fell by 0.4 points.
The U.S. Senate met. ¦ He lives in the U.S. ¦ The mayor does not.
The U.S. and Varland agreed.
Holm Inc. and Karim Ltd. merged. ¦ The new name is Holm Corp. ¦ It sails on Monday.
“We will not go.” ¦ “We stay.”
“We will not go,” he said. ¦ “We stay,” she said.
"We stay." ¦ The minister left.
“Why now?” she asked. ¦ Nobody answered.
“Why now?” Karim asked. ¦ Nobody answered.
“Why now?” Harbour Minister Sera Karim asked. ¦ Nobody answered.
“Why now?” ¦ The crowd did not answer.
“Stop!” shouted the guard. ¦ The boat did not stop.
“Why now?” – Karim’s question was heard. ¦ Nobody answered.
"Stop!" he said. ¦ "Or I shoot!"
‘Stop!’ he said. ¦ ‘Or else.’
He asked whether Yahoo! was down. ¦ It was.
(The ferry was late.) ¦ The crowd waited.
The ferry (built in 1990, rebuilt in 2004) left. ¦ It was late.
He said no. ¦ No. 5 was late. ¦ Ferry No. 6 was not.
The plan is on p. 5 of the report. ¦ Read it.
The ferry … came back. ¦ It was empty.
“We … The people … want peace,” he said.
He paused... ¦ Then he left.
He paused... and left.
He wanted “the books […] The tolls” opened. ¦ He got them.
She said: “It was J. Smith.” ¦ Nobody spoke.
They chose Plan B. ¦ The council was told.
He went with Holm and I. ¦ Then it rained.
King Faris II. ¦ The king spoke.
The paper kvp.example reported it. ¦ Others followed.
It rose to 2019. ¦ 40 people came.
Sgt. Holm fired first. ¦ al-Karim fired back.
The toll (e.g. Karim's) rose.
The firm, i.e. Holm, paid. ¦ Holm et al. agreed. ¦ They met in Jan. 2020.
It ended in Sept. ¦ The next began.
It rained.[1] ¦ The ferry sank.[23]
What?! ¦ No!!! ¦ Yes.
Capt. Holm, Lt. Col. Karim and Sen. Orla Vane came. ¦ Gov. Reed did not.
Karim Jr. said no. ¦ He met Karim Jr. ¦ The two spoke.
1. The first point. ¦ The second.
The ferry left . . . and came back.
"""
FRENCH = """
« Bonjour ! » dit-il. ¦ Elle ne répond pas.
« Bonjour ! » ¦ Elle ne répond pas.
« Pourquoi ? », demande M. Karim. ¦ Mme Holm se tait.
Le Dr. Holm arrive. ¦ Il parle.
« Nous partons. ¦ Nous ne reviendrons pas », dit-elle.
« Nous partons. » ¦ Elle se lève.
Il a dit : « Non… » ¦ Puis il est parti.
C’est vrai, p. ex. à Kellin. ¦ C’est faux ailleurs.
Au Ier siècle av. J.-C. un port existait. ¦ Il a brûlé.
Le prix est de 3,5 euros. ¦ Il monte, etc. ¦ Le conseil se tait.
M. A. Karim a signé. ¦ « Jamais ! » a-t-il crié.
Est-ce vrai ? ¦ Oui !
"""
GERMAN = """
Er kam am 3. Mai. ¦ Sie kam später.
Er kam am 3. Mai nach Kellin. ¦ Die 2. Armee folgte.
Er kam z. B. gestern. ¦ Das reicht.
Das ist, d. h. Karim sagt es, falsch. ¦ Es bleibt dabei.
„Wir gehen“, sagte er. ¦ „Wir bleiben“, sagte sie.
„Warum?“ fragte er. ¦ Niemand sprach.
„Wir gehen.“ ¦ „Wir bleiben.“
»Wir gehen.« ¦ Er ging.
Dr. Holm und Prof. Karim kamen. ¦ Hr. Vane nicht.
Im 19. Jahrhundert war es anders. ¦ Heute nicht.
Es kostet 3 Mio. Euro. ¦ Das Geld fehlt.
Er nahm Brot, Salz usw. ¦ Die anderen nichts.
Karim bzw. Holm kommt. ¦ Ca. zehn Gäste warten.
Vgl. Seite 5. ¦ Der Rest fehlt.
Der Preis stieg auf 1.500 Euro. ¦ Er fällt.
Ludwig XIV. kam nie. ¦ Er blieb.
"""
SPANISH = """
¿Por qué ahora? ¦ Nadie lo sabe.
«¿Por qué?», preguntó el Sr. Karim. ¦ ¡Basta!
—¿Por qué? —preguntó Karim. ¦ Nadie respondió.
¡No! ¦ ¡Nunca! ¦ Así habló.
La Sra. Holm y la Dra. Karim salieron. ¦ El Gral. Vane no.
EE. UU. y Varland firmaron. ¦ Los demás no.
Véase la pág. 5 del informe. ¦ Está claro.
“No iremos.” ¦ Así lo dijo.
Subió un 3,5 por ciento. ¦ Bajó después.
Dijo que no… ¦ Luego calló.
"""
TURKISH = """
Sn. Karim geldi. ¦ Bu yeterli.
Prof. Dr. Holm konuştu. ¦ Salon doluydu.
19. yüzyılda liman yoktu. ¦ Şimdi var.
II. Dünya Savaşı bitti. ¦ Liman kaldı.
“Neden?” diye sordu. ¦ Kimse konuşmadı.
"Gidiyoruz!" dedi. ¦ Kalabalık sustu.
Karim Tic. Ltd. Şti. kapandı. ¦ Bir daha açılmadı.
Elma, armut vb. satıldı. ¦ Ancak para yoktu.
İlk gün bitti. ¦ İkinci gün başladı.
Fiyat 1.500 liraydı. ¦ Düştü.
Av. Sera Holm ve Org. Karim geldi. ¦ Ama geç kaldılar.
"""
RUSSIAN = """
Он ушёл. ¦ Она осталась.
«Мы уходим!» — сказал он. ¦ Она молчала.
«Почему?» — спросил Карим. ¦ Никто не ответил.
«Мы уходим». ¦ Он встал.
В 1990 г. он уехал. ¦ В 1995 г. ¦ Он вернулся.
Он живёт в г. Келлин. ¦ Она там же.
Порт строили в XIX в. ¦ Он сгорел.
Порт в XIX в. Карим перестроил. ¦ Он сгорел.
Это порт, т. е. Келлин. ¦ Он мал.
Взяли хлеб, соль и т. д. ¦ Остальное забыли.
А. Б. Карим приехал. ¦ Проф. Хольм нет.
Порт на ул. Морской закрыт. ¦ Почта тоже.
Цена выросла на 5 млн. рублей. ¦ Потом упала.
Зачем? ¦ Кто знает… ¦ Мы ждём.
— Зачем? ¦ — Карим молчал.
"""
ARABIC = """
غادر الوزير. ¦ بقي الناس.
لماذا غادر الوزير؟ ¦ لا أحد يعرف.
«لماذا الآن؟» سأل الوزير. ¦ لم يجب أحد.
قال: «سنغادر». ¦ ثم غادر.
التقى د. كريم م. هولم في المرفأ. ¦ ثم غادرا.
وصلت العبارة؛ غادر الناس.
ارتفع السعر 3.5 في المئة. ¦ ثم انخفض.
بندرگاہ بند ہے۔ ¦ لوگ باہر ہیں۔
توقف! ¦ صاح الحارس.
"""
CASES = [
    line.strip()
    for table in (ENGLISH, FRENCH, GERMAN, SPANISH, TURKISH, RUSSIAN, ARABIC)
    for line in table.strip().splitlines()
]


def read(text: str) -> list[str]:
    return [span.slice(text) for line in paragraphs(text) for span in sentences(text, line)]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    text = case.replace("¦ ", "")
    assert read(text) == [sentence.strip() for sentence in case.split("¦")]


def test_chinese_sentences_need_no_space() -> None:
    assert read("港口关闭。人们离开！为什么？") == ["港口关闭。", "人们离开！", "为什么？"]


TEXT = "One came. Two came.\n\n \nThree came. Four"


def test_the_caret_between_two_sentences_belongs_to_the_one_before() -> None:
    assert sentence_at(TEXT, 9) == TextSpan(0, 9)


def test_the_caret_at_the_end_of_a_paragraph_is_in_its_last_sentence() -> None:
    assert sentence_at(TEXT, 19) == TextSpan(10, 19)
    assert sentence_at(TEXT, len(TEXT)) == TextSpan(35, 39)


def test_a_blank_line_holds_no_sentence() -> None:
    assert sentence_at(TEXT, 21) is None


def walk_forward(text: str) -> list[TextSpan]:
    found = [sentence_at(text, 0) or next_sentence(text, 0)]
    while (span := found[-1]) is not None:
        found.append(next_sentence(text, span.start))
    return found[:-1]


def test_j_visits_every_sentence_and_k_goes_the_same_way_back() -> None:
    there = walk_forward(TEXT)
    assert [span.slice(TEXT) for span in there] == ["One came.", "Two came.", "Three came.", "Four"]
    back = [there[-1]]
    while (span := previous_sentence(TEXT, back[-1].start)) is not None:
        back.append(span)
    assert back == there[::-1]


def test_from_a_blank_line_both_ways_lead_to_the_neighbours() -> None:
    assert next_sentence(TEXT, 21) == TextSpan(23, 34)
    assert previous_sentence(TEXT, 21) == TextSpan(10, 19)


PROSE = st.text(
    st.sampled_from("aB. !?…\n\t\u00a0\u2028“”\"'«»‘’()[]123—é\u0301ي؟。U.S") | st.characters(),
    max_size=80,
)


@given(PROSE)
def test_the_sentences_of_a_paragraph_hold_all_but_its_white_space(text: str) -> None:
    for paragraph in paragraphs(text):
        found = sentences(text, paragraph)
        edges = [paragraph.start, *(edge for span in found for edge in (span.start, span.end))]
        edges.append(paragraph.end)
        assert edges == sorted(edges)
        gaps = zip(edges[::2], edges[1::2], strict=True)
        assert all(not text[low:high].strip() for low, high in gaps)
        assert all(span.slice(text) == span.slice(text).strip() for span in found)


@given(PROSE)
def test_each_visible_character_lies_in_the_sentence_found_at_it(text: str) -> None:
    for offset, char in enumerate(text):
        if not char.isspace():
            span = sentence_at(text, offset)
            assert span is not None
            assert offset in span


@given(PROSE)
def test_walking_forward_visits_what_the_paragraphs_hold(text: str) -> None:
    wanted = [span for line in paragraphs(text) for span in sentences(text, line)]
    assert [span for span in walk_forward(text) if span] == wanted
