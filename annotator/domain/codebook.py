"""The closed lists a coder chooses from."""

from enum import StrEnum


class Kind(StrEnum):
    """What a statement is, in the order in which kinds are printed."""

    QUOTE = "quote"
    CLAIM = "claim"
    DEMAND = "demand"
    ACCUSATION = "accusation"


class Form(StrEnum):
    """How much of a statement stands between quotation marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class ActorState(StrEnum):
    """Whether somebody is named for the words."""

    GIVEN = "given"
    UNATTRIBUTED = "unattributed"
    """The article gives nobody."""
    OPEN = "open"
    """The coder has not decided yet."""


class TargetFunction(StrEnum):
    """What the party a statement is aimed at is to it."""

    ADDRESSEE = "addressee"
    ACCUSED = "accused"
    BENEFICIARY = "beneficiary"


class RelayKind(StrEnum):
    """What kind of hand the words passed through."""

    AGENCY = "agency"
    OUTLET = "outlet"
    OFFICIAL = "official"
    UNNAMED = "unnamed"
    SOCIAL_MEDIA = "social media"
    OTHER = "other"


class Origin(StrEnum):
    """Where an annotation comes from."""

    HAND = "hand"
    SUGGESTION = "suggestion"
    ADJUDICATION = "adjudication"


class Modality(StrEnum):
    """In which mode something is stated."""

    DENIAL = "denial"
    CONDITIONAL = "conditional"
    PAST = "past"
    FUTURE = "future"


class Certainty(StrEnum):
    """How sure the coder is of the coding."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Stance(StrEnum):
    """Where the actor stands on the topic."""

    FOR = "+1"
    NEUTRAL = "0"
    AGAINST = "-1"
    UNCLEAR = "unclear"


class Verification(StrEnum):
    """What is known of the content's truth."""

    UNCHECKED = "unchecked"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    REFUTED = "refuted"


PRECEDENCE = (Kind.ACCUSATION, Kind.DEMAND, Kind.QUOTE, Kind.CLAIM)
"""Which kind wins when a passage is several: the first that applies."""
