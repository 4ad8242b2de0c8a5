"""What the command line writes: answers to standard output, messages to standard error."""

import os
import re
import sys

_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def prepare_streams() -> None:
    """Have both streams take any character, and be there even where the caller closed them."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(sentence: str) -> None:
    """Tell the user something that is not the answer itself."""
    try:
        sys.stderr.write(f"annotator: {printable(sentence)}\n")
    except OSError:
        return  # nobody listens any more


def printable(words: str) -> str:
    """Return words as one line that cannot steer a terminal; layout for the eye stays."""
    return _STEERING.sub("\ufffd", _BREAKS.sub(" ", words))


def counted(count: int, thing: str) -> str:
    """Return how many things there are, in words."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def print_json(document: object) -> None:
    """Print one JSON document as the whole answer."""
    import json  # noqa: PLC0415 - see annotator.cli.main

    _write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def print_line(*words: object) -> None:
    """Print one line of an answer, its words set apart by two spaces."""
    _write(printable("  ".join(map(str, words))) + "\n")


def print_text(text: str) -> None:
    """Print canonical text to the letter; on a screen nothing in it steers the terminal."""
    _write(("\n".join(map(printable, text.split("\n"))) if sys.stdout.isatty() else text) + "\n")


def flush() -> None:
    """Hand on all that was printed, so that a fault in doing so is told and not lost."""
    _write("", flush=True)


def _write(words: str, *, flush: bool = False) -> None:
    try:
        sys.stdout.write(words)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        from annotator.errors import CannotWrite  # noqa: PLC0415 - see annotator.cli.main

        raise CannotWrite(
            f"The answer could not be written: {fault.strerror}.",
            kept="The project is whole, and what was done to it is kept.",
            todo="Send the answer to another place.",
        ) from fault
