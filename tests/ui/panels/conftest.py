import pytest

from annotator.ui import theme as themes


@pytest.fixture
def theme(qapp):
    return themes.load(themes.LIGHT)
