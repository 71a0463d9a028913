"""No test passes although nothing was looked at. New ones that could are named here."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import weak_tests
from tests.weak_tests import FILES, ROOT, Function, all_tests

Finder = Callable[[Function, Path], Any]
FINDERS: dict[str, Finder] = {
    "looks at nothing": weak_tests.nothing_is_looked_at,
    "looks only inside of a loop, which may be empty": weak_tests.only_in_loops,
    "looks at all of what may be none": weak_tests.of_all_of_nothing,
    "cannot fail": weak_tests.cannot_fail,
    "takes any failure for the one that is wanted": weak_tests.takes_any_failure,
}
# One of each kind, in as few words, and the same as it should be.
WEAK = {
    "looks at nothing": "make()",
    "looks only inside of a loop, which may be empty": "for it in them():\n  assert it",
    "looks at all of what may be none": "assert all(it.ok for it in them())",
    "cannot fail": "assert found == found",
    "takes any failure for the one that is wanted": (
        "with pytest.raises(Exception):\n  make()"
    ),
}
STRONG = """
given = [1, 2]
for it in given:
  assert it
assert all(it.ok for it in given)
assert len(found) >= 1
with pytest.raises(ValueError):
  make()
"""


def found_by(finder: Finder) -> Iterator[str]:
    for path in FILES:
        for test in all_tests(path):
            said = finder(test, path)
            faults = [""] if said is True else list(said or ())
            place = f"{path.relative_to(ROOT)}::{test.name}"
            yield from (f"{place} {fault}".strip() for fault in faults)


@pytest.mark.parametrize("kind", FINDERS)
def test_no_test_is_of_this_kind(kind):
    assert list(found_by(FINDERS[kind])) == []


def written(body: str) -> Function:
    lines = "\n".join(f"  {line}" for line in body.strip().splitlines())
    (test,) = ast.parse(f"def test_it():\n{lines}").body
    assert isinstance(test, Function)
    return test


@pytest.mark.parametrize("kind", FINDERS)
def test_each_kind_is_found_and_what_is_none_of_them_is_not(kind):
    here = Path(__file__)

    def is_found(body: str) -> bool:
        said = FINDERS[kind](written(body), here)
        return said is True or bool(said and list(said))

    assert is_found(WEAK[kind])
    assert not is_found(STRONG)


@pytest.mark.parametrize(
    "assertion",
    ["True", "(found, 1)", "found or 1", "len(found) >= 0", "map(ok, found)",
     "(it for it in found)", "f'{found}'", "[found]"],
)  # fmt: skip
def test_what_holds_whatever_happens_is_known(assertion):
    assert list(weak_tests.cannot_fail(written(f"assert {assertion}"), Path(__file__)))
