"""A worker that just began reads a file of each format: what a converter needs is loaded before."""

import pytest
from format_files import FILES

from annotator.ingest.cage.cage import Cage
from annotator.ingest.formats import FORMS
from annotator.ingest.reading import read_bytes


def test_there_is_a_file_of_each_format():
    assert FILES.keys() == FORMS.keys()


@pytest.mark.parametrize("form", FILES)
def test_a_new_worker_reads_it(form):
    with Cage() as cage:
        draft = read_bytes(FILES[form](), "kellin", cage=cage).only

    assert "he union" in draft.text
