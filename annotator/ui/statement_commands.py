"""The part of the table of commands that is about statements."""

from annotator.ui.command import Command, Menu, Needs

STATEMENT = (
    Command("annotate.quote", "&Quote", Menu.STATEMENT, ("Q", "Alt+1"), edits=True),
    Command("annotate.claim", "&Claim", Menu.STATEMENT, ("C", "Alt+2"), edits=True),
    Command("annotate.demand", "&Demand", Menu.STATEMENT, ("D", "Alt+3"), edits=True),
    Command("annotate.accusation", "&Accusation", Menu.STATEMENT, ("A", "Alt+4"), edits=True),
    Command(
        "also.quote",
        "Also a quote",
        Menu.STATEMENT,
        ("Shift+Q", "Alt+Shift+1"),
        Needs.STATEMENT,
        edits=True,
        begins_group=True,
    ),
    Command(
        "also.claim",
        "Also a claim",
        Menu.STATEMENT,
        ("Shift+C", "Alt+Shift+2"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "also.demand",
        "Also a demand",
        Menu.STATEMENT,
        ("Shift+D", "Alt+Shift+3"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "also.accusation",
        "Also an accusation",
        Menu.STATEMENT,
        ("Shift+A", "Alt+Shift+4"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.actor",
        "Choose &actor…",
        Menu.STATEMENT,
        ("W", "Alt+5"),
        Needs.STATEMENT,
        edits=True,
        begins_group=True,
    ),
    Command(
        "statement.target",
        "Add &target…",
        Menu.STATEMENT,
        ("T", "Alt+6"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.via", "Add &via…", Menu.STATEMENT, ("V", "Alt+7"), Needs.STATEMENT, edits=True
    ),
    Command(
        "statement.joint",
        "Add a &joint actor…",
        Menu.STATEMENT,
        ("Shift+W", "Ctrl+Shift+W"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.topics",
        "Topic &labels…",
        Menu.STATEMENT,
        ("L", "Alt+Shift+0"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.rating",
        "&Rating…",
        Menu.STATEMENT,
        ("R", "Alt+Shift+5"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.same",
        "Link as same statement…",
        Menu.STATEMENT,
        ("=", "Ctrl+M"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.unlink",
        "Unlink from the same statements",
        Menu.STATEMENT,
        ("Ctrl+Shift+M",),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.repeat",
        "Code the same words elsewhere…",
        Menu.STATEMENT,
        ("Ctrl+D",),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.recode",
        "Change all listed statements…",
        Menu.STATEMENT,
        ("Ctrl+E",),
        Needs.ARTICLE,
        edits=True,
    ),
    Command("statement.inspect", "&Inspect", Menu.STATEMENT, ("I", "Alt+Shift+8")),
    Command(
        "statement.clear_targets",
        "Remove all targets",
        Menu.STATEMENT,
        ("Shift+T", "Alt+Shift+6"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.clear_via",
        "Remove all via",
        Menu.STATEMENT,
        ("Shift+V", "Alt+Shift+7"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.words",
        "Take the &selection as its words",
        Menu.STATEMENT,
        ("S", "Alt+8"),
        Needs.STATEMENT,
        edits=True,
    ),
    Command(
        "statement.note", "&Note…", Menu.STATEMENT, ("N", "Alt+9"), Needs.STATEMENT, edits=True
    ),
    Command(
        "statement.history", "&History…", Menu.STATEMENT, ("H", "Alt+Shift+9"), Needs.STATEMENT
    ),
    Command("statement.flag", "&Flag", Menu.STATEMENT, ("F", "Alt+0"), Needs.STATEMENT, edits=True),
    Command(
        "statement.delete", "Delete", Menu.STATEMENT, ("X", "Del"), Needs.STATEMENT, edits=True
    ),
    Command(
        "statement.next",
        "&Next statement",
        Menu.STATEMENT,
        ("Tab",),
        in_text=True,
        begins_group=True,
    ),
    Command(
        "statement.previous", "&Previous statement", Menu.STATEMENT, ("Shift+Tab",), in_text=True
    ),
    Command("statement.cycle", "Next &overlapping statement", Menu.STATEMENT, ("O", "F4")),
)
"""In the order of the menu."""
