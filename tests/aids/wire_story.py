"""A story that a wire sent out, and what papers made of it; invented, like all names in it."""

STORY = (
    "The harbour office of Lunmark said on Monday that the new quay would open in May, three "
    "months later than planned, because the first cranes had been delivered with the wrong rails. "
    "“No further money is needed,” its director, Odile Marrant, told the council, and the ferry to "
    "Ostrand would go on using the old pier until the last crane had been tested at night."
)
OTHER = (
    "Growers in the Varde valley have asked for help after a week of hail destroyed most of the "
    "early plums. The growers' union wants the province to pay half of the loss before the end of "
    "June, and says that otherwise one farm in ten will not plant again. The province has not yet "
    "answered; its spokesman said that the figures were being looked at by two of its officials."
)


def longer(text):
    """Return a story with a beginning and an end of a paper's own."""
    return f"{OTHER[:120]} {text} Nothing else was decided that evening."
