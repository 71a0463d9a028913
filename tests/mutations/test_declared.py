"""Every mutation can still be put in: what it takes out is there, once."""

from collections import Counter

from tests.mutations.declaration import ROOT, Mutation
from tests.mutations.register import MUTATIONS


def problem_of(mutation: Mutation) -> str:
    path = ROOT / mutation.file
    return mutation.problem(path.read_text()) if path.is_file() else "there is no file"


def test_what_each_mutation_takes_out_stands_in_its_file_once():
    found = {mutation.name: problem_of(mutation) for mutation in MUTATIONS}

    assert len(found) >= 60
    assert {name: problem for name, problem in found.items() if problem} == {}


def test_each_mutation_has_a_name_of_its_own_and_says_its_rule():
    names = Counter(mutation.name for mutation in MUTATIONS)
    silent = [one.name for one in MUTATIONS if not one.rule.endswith(".")]

    assert [name for name, count in names.items() if count > 1] == []
    assert silent == []


def test_the_tests_that_should_notice_are_there():
    named = {test for mutation in MUTATIONS for test in mutation.tests}
    lacking = [one.name for one in MUTATIONS if not one.tests]

    assert lacking == []
    assert sorted(test for test in named if not is_there(test)) == []


def is_there(test: str) -> bool:
    file, _colons, name = test.partition("::")
    path = ROOT / file
    return path.is_file() and (not name or f"def {name}(" in path.read_text())
