"""One of two people who work on a file at the same time, in a process of its own.

Usage: coder.py PROJECT NAME STEPS SEED. What is acknowledged is appended, a JSON document a line,
to the file NAME.acks beside the project; how often the program refused is the last of them.
"""

import hashlib
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import annotating
from annotator.editing.actors import ActorChoice
from annotator.editing.project import Project
from annotator.errors import LockedProject, RuleBroken, StaleEdit

path, name, steps, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
dice = random.Random(f"{seed} {name}")
project = Project.open(path, name)
acks = path.with_name(f"{name}.acks").open("a", encoding="utf-8", buffering=1)
(article, *_) = [row.id for row in project.read.articles()]
length = len(project.text(article)[1])
seen = {}
told = Counter()


def acknowledge(**what):
    acks.write(json.dumps(what) + "\n")


def keep(one):
    seen[one.id] = one
    return one


def look():
    """See what is there now; in between, what the other does goes unseen."""
    seen.clear()
    seen.update((one.id, one) for one in project.read.annotations())


def annotate():
    start = dice.randrange(length - 40)
    speaker = ActorChoice.named(f"Speaker {dice.randrange(5)}")
    span = TextSpan(start, start + dice.randrange(5, 40))
    statement = annotating.Statement(
        article=article, spans=(span,), kind=dice.choice(tuple(Kind)), actor=speaker
    )
    keep(annotating.annotate(project, statement))


def choose():
    return seen[dice.choice(sorted(seen))]


def retag():
    one = choose()
    kind = dice.choice([kind for kind in Kind if kind is not one.kind])
    keep(annotating.retag(project, one, kind))
    acknowledge(saw={"id": one.id, "kind": one.kind}, wrote={"kind": kind})


def note():
    one = choose()
    words = f"{name} {dice.random()}"
    keep(annotating.set_note(project, one, words))
    acknowledge(saw={"id": one.id, "note": one.details.note}, wrote={"note": words})


def delete():
    one = choose()
    annotating.delete(project, [one])
    del seen[one.id]


project.listen(lambda changes: acknowledge(sequence=changes.sequence, label=changes.label))
for step in range(steps):
    if step % 10 == 0:
        look()
    wishes = (annotate, retag, note, retag, note, delete, project.undo, project.redo)
    weights = (6, 2, 2, 2, 2, 2, 3, 1)
    (deed,) = dice.choices(wishes, weights) if seen else [annotate]
    try:
        deed()
        told["done"] += 1
    except (StaleEdit, LockedProject, RuleBroken) as fault:
        told[type(fault).__name__] += 1
# What this hold reads once both are done.
path.with_name(f"{name}.done").touch()
while len(list(path.parent.glob("*.done"))) < 2:
    time.sleep(0.01)
found = [repr(one) for one in project.read.annotations()]
found += [repr(one) for one in project.read.actors()]
acknowledge(told=told, content=hashlib.sha256("\n".join(found).encode()).hexdigest())
project.close()
