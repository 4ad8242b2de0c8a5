"""Somebody else at the command line: reads one list of arguments a line, and answers each."""

import contextlib
import io
import json
import sys

from annotator.cli.main import run

answers = sys.stdout
for line in sys.stdin:
    out, said = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        code = run(json.loads(line), lambda *_, **__: 0)
    told = []
    for stream in (out, said):
        stream.flush()
        told.append(stream.buffer.getvalue().decode())
    print(json.dumps([code, *told]), file=answers, flush=True)
