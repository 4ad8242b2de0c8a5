"""The words in which the window and the command line ask a project what it holds."""

from annotator.store.annotation_filter import AnnotationFilter
from annotator.store.reading import Reader

__all__ = ["AnnotationFilter", "Reader"]
