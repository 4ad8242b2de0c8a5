"""The sample project: articles and annotations that ship with the program."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from annotator import resources
from annotator.domain.actors import ActorType
from annotator.domain.anchors import spans_of
from annotator.domain.codebook import Form, Kind
from annotator.domain.draft import Draft
from annotator.domain.spans import TextSpan
from annotator.editing.actors import UNATTRIBUTED, ActorChoice, NewActor, enter
from annotator.editing.annotating import Statement, add
from annotator.editing.importing import bring_in
from annotator.editing.project import Edit, Project, new_id
from annotator.editing.statement_rows import secondary_kinds
from annotator.errors import Bug
from annotator.ingest.reading import read_file
from annotator.store import schema
from annotator.store.annotation_reading import kinds_column

_Sample = Mapping[str, Any]
"""One object of annotations.json."""

_FIRST = ("descriptor", "date_said", "place", "note")
_LATER = ("modality", "certainty", "translation", "flagged")
"""What an annotation may be given only once it is coded."""


def fill_with_samples(project: Project) -> None:
    """Bring the sample articles into a new project and annotate them, in two undoable steps."""
    samples = json.loads(resources.read_text("samples/annotations.json"))
    brought_in = bring_in(project, [("", _draft(article)) for article in samples["articles"]])
    with project.edit("Annotate the sample articles") as edit:
        actors = _enter_actors(edit, samples["actors"])
        for article, imported in zip(samples["articles"], brought_in, strict=True):
            _, text = project.text(imported.id, edit.read)
            for sample in article["annotations"]:
                spans = tuple(_place(text, words) for words in sample["words"])
                annotation = add(project, edit, _statement(imported.id, spans, sample, actors))
                edit.unit.change(schema.Annotation, annotation, _later(sample))


def _draft(article: _Sample) -> Draft:
    draft = read_file(resources.path(f"samples/articles/{article['file']}")).only
    published = article.get("date_published", draft.byline.date_published)
    return replace(draft, byline=replace(draft.byline, date_published=published))


def _enter_actors(edit: Edit, samples: Iterable[_Sample]) -> dict[str, str]:
    """Enter the actors with their roles and return their ids by name."""
    ids: dict[str, str] = {}
    for sample in samples:
        new = NewActor(
            name=sample["name"],
            type=ActorType(sample["type"]),
            short_name=sample.get("short_name", ""),
            native_name=sample.get("native_name", ""),
            aliases=tuple(sample.get("aliases", ())),
        )
        ids[new.name] = enter(edit, new).id
    for sample in samples:
        edit.unit.add(*(_role(ids, sample["name"], held) for held in sample.get("roles", ())))
    return ids


def _role(ids: Mapping[str, str], actor: str, held: _Sample) -> schema.Affiliation:
    organisation = held.get("organisation")
    return schema.Affiliation(
        id=new_id(),
        actor_id=ids[actor],
        organisation_id=ids[organisation] if organisation else None,
        role=held["role"],
        since=held.get("from", ""),
        until=held.get("to", ""),
    )


def _statement(
    article: str, spans: tuple[TextSpan, ...], sample: _Sample, actors: Mapping[str, str]
) -> Statement:
    def choices(field: str) -> tuple[ActorChoice, ...]:
        return tuple(ActorChoice.known(actors[name]) for name in sample.get(field, ()))

    actor = sample["actor"]
    return Statement(
        article=article,
        spans=spans,
        kind=Kind(sample["kind"]),
        also=frozenset(map(Kind, sample.get("also", ()))),
        actor=ActorChoice.known(actors[actor]) if actor else UNATTRIBUTED,
        targets=choices("targets"),
        via=choices("via"),
        **{name: sample.get(name, "") for name in _FIRST},
    )


def _later(sample: _Sample) -> dict[str, Any]:
    later = {name: sample[name] for name in _LATER if name in sample}
    if "form" not in sample:
        return later
    form, also = Form(sample["form"]), map(Kind, sample.get("also", ()))
    kinds = secondary_kinds(Kind(sample["kind"]), also, form)
    return later | {"form": form, "form_is_corrected": True, "also": kinds_column(kinds)}


def _place(text: str, words: str) -> TextSpan:
    found = spans_of(text, words)
    if len(found) != 1:
        raise Bug(f"The words “{words}” stand {len(found)} times in their sample article.")
    return found[0]
