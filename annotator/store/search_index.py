"""The full-text index over headlines and texts: what SQLite alone has and other engines do not."""

NAME = "document_words"
"""The virtual table; its rows are numbered as those of `document`."""

# Contentless: the texts are stored once, and hits are found in them again. What goes in are folded
# words with a space between, so that the plainest way of cutting words finds the very same ones.
CREATE = f"CREATE VIRTUAL TABLE {NAME} USING fts5(title, text, content='', tokenize='ascii')"
"""The statement that makes it."""

TABLES = {
    NAME: ("title", "text"),
    f"{NAME}_data": ("id", "block"),
    f"{NAME}_idx": ("segid", "term", "pgno"),
    f"{NAME}_docsize": ("id", "sz"),
    f"{NAME}_config": ("k", "v"),
}
"""The tables it consists of, with their columns."""
