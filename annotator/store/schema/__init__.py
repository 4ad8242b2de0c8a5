"""The tables of a project, one typed model each; importing this package defines them all."""

from annotator.store.schema.actors import Actor, Affiliation, Alias
from annotator.store.schema.annotations import (
    Annotation,
    AnnotationTopic,
    CoActor,
    Part,
    Relay,
    Target,
)
from annotator.store.schema.articles import (
    Article,
    ArticleVersion,
    Document,
    OriginalBytes,
    VersionText,
)
from annotator.store.schema.base import Base
from annotator.store.schema.people import (
    AnnotationSet,
    Assignment,
    Coder,
    Comment,
    Dismissal,
    ReviewEvent,
    SuggestionDecision,
)
from annotator.store.schema.records import (
    AdjudicationDecision,
    BriefingRecord,
    CodebookVersion,
    JournalEntry,
    JournalRow,
    MergeRecord,
    Project,
    Setting,
    Topic,
)

__all__ = [
    "Actor",
    "AdjudicationDecision",
    "Affiliation",
    "Alias",
    "Annotation",
    "AnnotationSet",
    "AnnotationTopic",
    "Article",
    "ArticleVersion",
    "Assignment",
    "Base",
    "BriefingRecord",
    "CoActor",
    "CodebookVersion",
    "Coder",
    "Comment",
    "Dismissal",
    "Document",
    "JournalEntry",
    "JournalRow",
    "MergeRecord",
    "OriginalBytes",
    "Part",
    "Project",
    "Relay",
    "ReviewEvent",
    "Setting",
    "SuggestionDecision",
    "Target",
    "Topic",
    "VersionText",
]
