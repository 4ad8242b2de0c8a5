import json

import pytest

SEVEN = [f"F{number}" for number in range(29, 36)]


def keys_of(annotator, name):
    (one,) = json.loads(annotator("keys", "list", name, "--json").out)
    return one["keys"]


def test_all_commands_are_listed_with_their_keys(annotator):
    answer = annotator("keys")
    assert (answer.code, answer.said) == (0, [])
    assert "annotate.quote  Quote  Q or Alt+1" in answer.out.splitlines()
    assert "file.sample  Open the sample project  none" in answer.out.splitlines()


def test_a_command_gets_other_keys_and_keeps_them(annotator):
    answer = annotator("keys", "set", "annotate.quote", "ctrl+alt+g", "ctrl+j")
    assert (answer.code, answer.said) == (0, [])
    assert answer.out == "annotate.quote  Quote  Ctrl+Alt+G or Ctrl+J  (first Q or Alt+1)\n"
    assert keys_of(annotator, "Quote") == ["Ctrl+Alt+G", "Ctrl+J"]


def test_a_key_that_another_command_has_is_taken_only_when_asked(annotator):
    refused = annotator("keys", "set", "annotate.quote", "J")
    assert refused.code == 2
    assert "J does “Next sentence” (select.next_sentence) already." in refused.said[0]
    assert keys_of(annotator, "annotate.quote") == ["Q", "Alt+1"]
    taken = annotator("keys", "set", "annotate.quote", "J", "--take")
    assert taken.code == 0
    assert "J does “Next sentence” (select.next_sentence) no longer." in taken.said[0]
    assert keys_of(annotator, "select.next_sentence") == ["Space"]


def test_a_command_can_be_left_without_keys(annotator):
    annotator("keys", "set", "annotate.quote")
    assert keys_of(annotator, "annotate.quote") == []


def test_one_command_is_reset_and_the_others_are_left(annotator):
    annotator("keys", "set", "annotate.quote", "Ctrl+Alt+G")
    annotator("keys", "set", "annotate.claim", "Ctrl+J")
    assert annotator("keys", "reset", "annotate.quote").code == 0
    assert keys_of(annotator, "annotate.quote") == ["Q", "Alt+1"]
    assert keys_of(annotator, "annotate.claim") == ["Ctrl+J"]


def test_a_reset_takes_a_key_back_only_when_asked(annotator):
    annotator("keys", "set", "annotate.quote", "J", "--take")
    assert annotator("keys", "reset", "select.next_sentence").code == 2
    assert annotator("keys", "reset", "select.next_sentence", "--take").code == 0
    assert keys_of(annotator, "annotate.quote") == []


def test_all_commands_are_reset(annotator):
    annotator("keys", "set", "annotate.quote", "J", "--take")
    annotator("keys", "reset")
    assert keys_of(annotator, "annotate.quote") == ["Q", "Alt+1"]
    assert keys_of(annotator, "select.next_sentence") == ["J", "Space"]


def test_keys_that_were_written_to_a_file_are_taken_over_elsewhere(annotator, tmp_path):
    annotator("keys", "set", "annotate.quote", "J", "Ctrl+J", "--take")
    written = annotator("keys", "--json").out
    (tmp_path / "keys.json").write_text(written, encoding="utf-8")
    annotator("keys", "reset")
    answer = annotator("keys", "import", "keys.json")
    assert (answer.code, answer.said) == (0, [])
    assert annotator("keys", "--json").out == written


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[3]",
        "[" * 100_000,
        '[{"command": "annotate.quote"}]',
        '[{"command": "annotate.quote", "keys": [3]}]',
        '[{"command": "annotate.quote", "keys": ["Esc"]}]',
        '[{"command": "no.such", "keys": []}]',
        '[{"command": "Quote", "keys": ["F30"]}, {"command": "Claim", "keys": ["F30"]}]',
    ],
)
def test_a_file_of_anything_else_is_refused_and_changes_nothing(annotator, tmp_path, content):
    annotator("keys", "set", "annotate.claim", "Ctrl+J")
    (tmp_path / "keys.json").write_text(content)
    answer = annotator("keys", "import", "keys.json")
    assert (answer.code, answer.out, len(answer.said)) == (2, "", 1)
    assert keys_of(annotator, "annotate.claim") == ["Ctrl+J"]


def test_a_file_that_is_not_there_is_said_to_be_so(annotator):
    answer = annotator("keys", "import", "none.json")
    assert answer.code == 2
    assert "“none.json” cannot be taken over." in answer.said[0]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("set",), "needs a command"),
        (("import",), "needs a file"),
        (("list", "annotate.quote", "Ctrl+Alt+G"), "Only “keys set” takes keys."),
        (("set", "no.such", "Ctrl+Alt+G"), "There is no command “no.such”."),
        (("set", "annotate.quote", "Hyper"), "“Hyper” is no key."),
        (("set", "annotate.quote", "Ctrl+A"), "Ctrl+A moves and selects in the text."),
        (
            ("set", "annotate.quote", *SEVEN),
            "A command can have 6 keys, and these are 7.",
        ),
    ],
)
def test_what_cannot_be_done_is_said(annotator, asked, told):
    answer = annotator("keys", *asked)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.said[0]


def test_damaged_keys_are_put_aside_and_told(annotator, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "press-annotator").mkdir()
    (tmp_path / "press-annotator" / "keys.json").write_text("{")
    answer = annotator("keys")
    assert answer.code == 0
    assert "keys.damaged.json" in answer.said[0]
    assert annotator("keys").said == []


def test_keys_that_cannot_be_kept_are_said_to_be_lost(annotator, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    (tmp_path / "file").write_text("no folder")
    answer = annotator("keys", "set", "annotate.quote", "Ctrl+Alt+G")
    assert (answer.code, answer.out) == (2, "")
    assert "The keys could not be kept." in answer.said[0]
