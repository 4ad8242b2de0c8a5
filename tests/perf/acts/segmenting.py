"""Takes sentences, quotations, clauses and words out of lines that are long or strange."""

import sys
from collections import defaultdict
from itertools import count

from measuring import Cost, tell
from workload import unbroken

from annotator.domain.quotations import next_quotation
from annotator.domain.segmentation import word_left
from annotator.domain.sentences import next_sentence, sentence_at
from annotator.domain.snapping import to_clause_end


def main(*, size: int, marks: int, repeats: int) -> None:
    """Time each call on a line it has not seen, and `again` on one that it has."""
    texts = {
        "one line": unbroken(size),
        "nested marks": f"{'“a ' * marks}{'b” ' * marks}",
        "no space": "abcde" * (size // 12),
    }
    calls = {
        "sentence": sentence_at,
        "sentence again": next_sentence,
        "quotation": next_quotation,
        "quotation again": next_quotation,
        "clause": lambda text, place: to_clause_end(text, place, place),
        "word": word_left,
    }
    costs = defaultdict(list)
    new = count()
    for _ in range(repeats):
        for name, shape in texts.items():
            text = f"{next(new)} {shape}"
            for call, run in calls.items():
                begun = Cost.now()
                run(text, len(text) // 2)
                costs[f"{call}, {name}"].append(Cost.now().since(begun))
    tell(costs)


main(size=int(sys.argv[1]), marks=int(sys.argv[2]), repeats=int(sys.argv[3]))
