"""Finding words in all articles: the pane below the text, and the index it asks."""
