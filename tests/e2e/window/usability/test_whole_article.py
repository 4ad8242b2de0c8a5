"""The pasted wire article coded from open to submitted by keys alone, and the keys counted."""

from statistics import median

import pytest

from annotator.editing.project import Project

# What an analyst presses for each statement, from the place where the one before left the caret.
STATEMENTS = (
    ("claim", "Edrin Holm", "J C 7"),
    ("quote", "Edrin Holm", "J ' Q Return"),
    ("demand", "Orsa Valdane", "J D 7"),
    ("demand", "Orsa Valdane", "J D Return"),
    ("claim", "Tomas Rehn", "J J J J C 7"),
    ("demand", "Orsa Valdane", "J D 1"),
    ("demand", "Samran", "J D 7"),
    ("claim", "Unattributed", "J C 0"),
    ("claim", "Kaya Demren", "J C 7"),
    ("claim", "United Isles", "J J J C 7"),
    ("quote", "Ned Arlow", "J ' Q 8"),
    ("quote", "Ned Arlow", "J Q Return"),
    ("accusation", "Ned Arlow", "J A Return"),
    ("quote", "Ned Arlow", "J Shift+J Q Return"),
    ("quote", "Ned Arlow", "J Q Return"),
)


@pytest.fixture
def newcomer(sit_down, tmp_path, page):
    """Somebody who has just pasted the article into a new project without any actors."""
    path = tmp_path / "New.annproj"
    Project.create(path, "Coder A").close()
    seat = sit_down(path)
    seat.paste(page)
    return seat, path


def test_the_median_statement_takes_four_keys_at_most_with_its_selection(newcomer, on_disk):
    seat, path = newcomer
    counts = []
    for kind, actor, keys in STATEMENTS:
        counts.append(len(keys.split()))
        seat.press(*keys.split())
        print(f"{counts[-1]:2} keys: {keys:20} {kind} of {actor}: {seat.said}")
    print(f"Keys per statement: median {median(counts)}, most {max(counts)}, all {sum(counts)}")
    seat.press("Ctrl+Return")
    rows = on_disk(path).rows(
        "SELECT a.kind, coalesce(p.name, 'Unattributed') FROM annotation a"
        " LEFT JOIN actor p ON p.id = a.actor_id"
        " JOIN annotation_part t ON t.annotation_id = a.id ORDER BY t.start"
    )
    assert rows == [(kind, actor) for kind, actor, _ in STATEMENTS]
    assert on_disk(path).rows("SELECT state FROM annotation_set") == [("submitted",)]
    assert median(counts) <= 4
