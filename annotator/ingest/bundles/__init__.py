"""Files of press databases, each of which holds many articles."""
