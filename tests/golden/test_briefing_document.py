"""The body of one small briefing, kept beside this file: a change of a single sign shows.

After a change that is meant, look at the briefing in a word processor and run the test once with
UPDATE_GOLDEN=1 in the environment; the difference is then reviewed like any other.
"""

import os
import re
import zipfile
from pathlib import Path

from annotator.domain.article import Byline, Direction
from annotator.domain.codebook import Form, Kind
from annotator.reports.briefing import ActorSection, Briefing, CitedArticle, Statement, TitleBlock
from annotator.reports.word import write_briefing

GOLDEN = Path(__file__).with_name("briefing-document.xml")

_BRIEFING = Briefing(
    head=TitleBlock(
        title="The quay & the tolls",
        number="12/2025",
        period="3 to 9 March 2025",
        prepared_by="Ada",
        cleared_by="R. Osei",
        distribution="Desk heads",
        banner="INTERNAL",
    ),
    sections=(
        ActorSection(
            "m",
            "Mira Tolland",
            "Harbour master, Port Kellin",
            (
                Statement(
                    annotation="00000000-0000-4000-8000-000000000001",
                    kind=Kind.QUOTE,
                    also=frozenset({Kind.CLAIM}),
                    form=Form.DIRECT,
                    parts=("We will reopen the quay by May,", "whatever the council says."),
                    direction=Direction.LEFT_TO_RIGHT,
                    language="en",
                    cited=1,
                    paragraph=2,
                    marks=("“", "”"),
                    via=("KVP", "Radio Tolvene"),
                    date_said="2025-03-04",
                ),
                Statement(
                    annotation="00000000-0000-4000-8000-000000000002",
                    kind=Kind.ACCUSATION,
                    also=frozenset({Kind.QUOTE}),
                    form=Form.MIXED,
                    parts=("the council “must stop hiding”\nthe <toll> figures",),
                    direction=Direction.LEFT_TO_RIGHT,
                    language="en",
                    cited=1,
                    paragraph=18,
                    role="Deputy harbour master",
                    targets=("Council",),
                    flagged=True,
                ),
            ),
        ),
        ActorSection(
            None,
            "Unattributed",
            "",
            (
                Statement(
                    annotation="00000000-0000-4000-8000-000000000003",
                    kind=Kind.CLAIM,
                    also=frozenset(),
                    form=Form.INDIRECT,
                    parts=("إن المحادثات ستستمر",),
                    direction=Direction.RIGHT_TO_LEFT,
                    language="ar",
                    cited=2,
                    paragraph=1,
                ),
            ),
        ),
    ),
    cited=(
        CitedArticle(
            1,
            "a",
            Byline(
                title="Harbour",
                outlet="Kellin Post",
                republished_from="Sarrow Observer",
                date_published="2025-03-05",
                language="en",
            ),
        ),
        CitedArticle(2, "b", Byline(title="سَمْران", outlet="صحيفة المرفأ", language="ar")),
    ),
    made="2025-03-10T08:30:00.000Z",
    program="press-annotator 1.0",
    left_open=1,
)


def test_the_body_of_the_briefing_is_the_one_last_looked_at(tmp_path):
    write_briefing(_BRIEFING, tmp_path / "briefing.docx")
    with zipfile.ZipFile(tmp_path / "briefing.docx") as package:
        body = package.read("word/document.xml").decode()
    shown = re.sub(r"(</w:p>|</w:tr>|</w:tblGrid>|<w:body>)(?!\n)", r"\1\n", body)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(shown, encoding="utf-8", newline="\n")
    assert shown.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()
