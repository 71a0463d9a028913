"""`check_file` checks files of no board, and says in JSON what was found."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.boards.publishing.file_checks.worlds import (
    CLEAN,
    COVERED,
    saying,
    with_author,
)
from tests.cms.reading.corpus import PLANTED


def said_by(*arguments) -> tuple[list[dict], int]:
    """What it answers about each file, and the number with which it ends."""
    out = io.StringIO()
    try:
        call_command("check_file", *map(str, arguments), "--json", stdout=out)
    except SystemExit as ended:
        return [json.loads(line) for line in out.getvalue().splitlines()], ended.code
    return [json.loads(line) for line in out.getvalue().splitlines()], 0


def kept(folder, **files: bytes) -> list:
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return [folder / f"{name}.pdf" for name in files]


def test_each_file_is_said_to_be_read_with_what_was_found(tmp_path):
    paths = kept(tmp_path, clean=CLEAN, covered=COVERED)

    (clean, covered), ended = said_by(*paths)

    assert (clean["state"], clean["findings"], ended) == ("read", [], 0)
    (finding,) = covered["findings"]
    assert (finding["key"], finding["serious"]) == ("hidden_text", True)
    assert finding["where"] == ["page 1, in the upper third, under a dark area"]


def test_one_that_is_refused_makes_it_end_with_one(tmp_path):
    (path,) = kept(tmp_path, broken=CLEAN[:200])

    (answer, missing), ended = said_by(path, tmp_path / "missing.pdf")

    assert (answer["state"], missing["state"], ended) == ("refused", "unreadable", 1)
    assert "damaged" in answer["why"]


def test_words_that_must_not_be_in_it_are_told_by_their_line_alone(tmp_path):
    (path,) = kept(tmp_path, named=saying("Her name was Kowalska, Anna."))
    words = tmp_path / "words.txt"
    words.write_text("Jan Nowak\nAnna Kowalska\n", encoding="utf-8")

    ((answer,), _ended) = said_by(path, "--never-publish", words)

    (finding,) = answer["findings"]
    assert (finding["key"], finding["line"]) == ("never_publish", 2)
    assert "Kowalska" not in json.dumps(answer["findings"])


def test_a_list_that_cannot_be_read_is_no_list_of_nothing(tmp_path):
    (path,) = kept(tmp_path, clean=CLEAN)

    with pytest.raises(CommandError, match="cannot be read"):
        said_by(path, "--never-publish", tmp_path / "nowhere.txt")


def test_a_cleaned_copy_is_put_where_it_is_asked_for_or_it_says_why_not(tmp_path):
    covered = next(one for one in PLANTED if one.name == "under a mark").make()
    paths = kept(tmp_path, author=with_author(), covered=covered)
    folder = tmp_path / "clean"

    (author, refused), ended = said_by(*paths, "--clean", folder)

    ((again,), _ended) = said_by(author["cleaned"])
    assert again["findings"] == []
    assert "No copy was made" in refused["cleaned"]
    assert [path.name for path in folder.iterdir()] == ["author-cleaned.pdf"]
    assert ended == 0
