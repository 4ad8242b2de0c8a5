"""What is known of things whether they are still in the project or not."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select

from annotator.store import schema
from annotator.store.journal_reading import JournalReader, Row, chunks
from annotator.store.queries import is_newest, table_of, type_of

_PLACES = (
    select(schema.Annotation.id, schema.Annotation.article_id, schema.Part.start)
    .join(schema.Part, schema.Part.annotation_id == schema.Annotation.id)
    .where(schema.Part.ordinal == 0)
    .where(schema.Annotation.id.in_(bindparam("wanted", expanding=True)))
)
_TEXTS = (
    select(schema.Article.id, schema.VersionText.text)
    .join(schema.ArticleVersion, schema.ArticleVersion.article_id == schema.Article.id)
    .join(schema.VersionText, schema.VersionText.sha256 == schema.ArticleVersion.text_sha256)
    .where(is_newest(), schema.Article.id.in_(bindparam("wanted", expanding=True)))
)
LAST = 2**62
"""Later than any entry."""


class RecordReader(JournalReader):
    """Reads what is on record of every edit and thing; each call sees one moment."""

    def statements_in(self, article: str) -> list[str]:
        """Return the ids of the statements an article holds now."""
        one = schema.Annotation
        return [row[0] for row in self._rows(select(one.id).where(one.article_id == article))]

    def places_of(self, annotations: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Return article and first offset of statements, also of those that are gone."""
        wanted = set(annotations)
        found: dict[str, tuple[str, int]] = {}
        with self._open() as connection:
            for chunk in chunks(sorted(wanted)):
                for row in connection.execute(_PLACES, {"wanted": chunk}):
                    found[row[0]] = (row[1], row[2])
        for subject, images in self.images_of(wanted - found.keys(), LAST).items():
            made = {image.table: json.loads(image.after) for _, image in images if not image.before}
            if "annotation" in made:
                start = made.get("annotation_part", {}).get("start", 0)
                found[subject] = (made["annotation"]["article_id"], start)
        return found

    def texts_of(self, articles: Iterable[str]) -> dict[str, str]:
        """Return the newest text of each article that is there."""
        found: dict[str, str] = {}
        with self._open() as connection:
            for chunk in chunks(sorted(articles)):
                found |= {row[0]: row[1] for row in connection.execute(_TEXTS, {"wanted": chunk})}
        return found

    def words_of(self, annotations: Iterable[str]) -> dict[str, str]:
        """Return the words that deleted statements had last."""
        found: dict[str, dict[int, str]] = defaultdict(dict)
        for subject, images in self.images_of(annotations, LAST).items():
            for _, image in images:
                if image.table == "annotation_part":
                    row = json.loads(image.before or image.after)
                    found[subject][row["ordinal"]] = row["exact"]
        return {one: " … ".join(parts[n] for n in sorted(parts)) for one, parts in found.items()}

    def stored(self, table: str, column: str, wanted: Iterable[Any]) -> list[Row]:
        """Return the rows of a table, as they are now, whose column holds one of the values."""
        of = table_of(type_of[table])
        found: list[Row] = []
        with self._open() as connection:
            for chunk in chunks(list(wanted)):
                rows = connection.execute(select(of).where(of.c[column].in_(chunk)))
                found += [row._asdict() for row in rows]
        return found

    def last_briefing(self) -> tuple[int, str, str] | None:
        """Return up to which entry the last briefing speaks, its moment and its file's name."""
        one = schema.BriefingRecord
        found = self._rows(
            select(one.settings, one.at, one.file_name).order_by(one.sequence.desc()).limit(1)
        )
        return (json.loads(found[0][0])["through"], found[0][1], found[0][2]) if found else None

    def names(self, actors: Iterable[str]) -> dict[str, str]:
        """Return the names of actors by id, also of those that are gone, by their last name."""
        return self._called("actor", "name", actors)

    def titles(self, articles: Iterable[str]) -> dict[str, str]:
        """Return the titles of articles by id, also of those that are gone."""
        return self._called("article", "title", articles)

    def _called(self, table: str, column: str, wanted: Iterable[str]) -> dict[str, str]:
        of, asked = table_of(type_of[table]), set(wanted)
        found: dict[str, str] = {}
        with self._open() as connection:
            for chunk in chunks(sorted(asked)):
                there = select(of.c.id, of.c[column]).where(of.c.id.in_(chunk))
                found |= {row[0]: row[1] for row in connection.execute(there)}
        for one in asked - found.keys():
            gone = self.gone(table, one, one)
            if gone is not None:
                found[one] = str(json.loads(gone[1].before)[column])
        return found
