"""Has the doctor go through a whole project."""

import sys
from pathlib import Path

from measuring import Cost, tell

from annotator.editing.checking import check_project, look_over
from annotator.store.doctor.history import History
from annotator.store.engine import connect


def main(path: Path, *, repeats: int) -> None:
    costs: dict[str, list[Cost]] = {"whole": [], "journal and rows": [], "look": []}
    for _ in range(repeats):
        begun = Cost.now()
        found = check_project(path)
        costs["whole"].append(Cost.now().since(begun))
        assert found.ok
        connection = connect(path, read_only=True, wait_ms=2000)
        begun = Cost.now()
        history = History(connection)
        assert history.is_whole
        assert not list(history.deviations())
        costs["journal and rows"].append(Cost.now().since(begun))
        connection.close()
        begun = Cost.now()
        look_over(path)
        costs["look"].append(Cost.now().since(begun))
    tell(costs)


main(Path(sys.argv[1]), repeats=int(sys.argv[2]))
