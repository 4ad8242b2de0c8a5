"""The article view: the text, what is painted over it, and the way between their offsets."""
