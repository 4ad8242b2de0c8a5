import pytest

from annotator.domain.actors import ActorRef
from annotator.domain.annotation import Annotation, Part, Target
from annotator.domain.codebook import ActorState, Kind
from annotator.domain.spans import TextSpan
from annotator.ui import theme as themes


@pytest.fixture
def theme(qapp):
    return themes.load(themes.LIGHT)


@pytest.fixture
def statement():
    """Make a statement by the fields a test is about."""

    def make(name, start=0, end=None, *, text="We will pay no toll.", **fields):
        span = TextSpan(start, end or start + 10)
        actor = fields.pop("actor", "Marta Hallvard")
        return Annotation(
            id=name,
            article="article",
            coder="coder",
            kind=fields.pop("kind", Kind.DEMAND),
            parts=(Part(span, text),),
            actor_state=ActorState.GIVEN if actor else ActorState.UNATTRIBUTED,
            actor=ActorRef(actor, actor) if actor else None,
            targets=tuple(Target(ActorRef(one, one)) for one in fields.pop("targets", ())),
            **fields,
        )

    return make
