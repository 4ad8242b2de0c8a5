"""Adds to the answers of the picker those that a misspelt name may mean."""

from collections.abc import Sequence

from annotator.domain.name_search import NameSearch
from annotator.editing.actors import ActorChoice
from annotator.ui.actors.rows import Row, role_of

LIKE = "near-equal name"


def with_near(rows: Sequence[Row], search: NameSearch, typed: str, day: str) -> list[Row]:
    """Return the answers with the actors behind them whose names are nearly what was typed.

    Behind them: what Enter takes is not to change while somebody presses it. There are none where
    the name is no new one, or until all names can be searched.
    """
    from annotator.domain.near_names import nearest  # noqa: PLC0415 - on first use

    if not search.is_prepared or not any(row.is_new for row in rows):
        return list(rows)
    there = {row.choice.id for row in rows}
    near = [found for found in nearest(search, typed) if found.actor.id not in there]
    return [
        *rows,
        *(
            Row(
                ActorChoice.known(found.actor.id),
                found.actor.name,
                aside=LIKE,
                role=role_of(found.actor, day),
            )
            for found in near
        ),
    ]
