"""Files, standard input and pasted text on their way to drafts of articles."""
