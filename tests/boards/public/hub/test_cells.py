"""Numbers of the hub's pictures point at nobody."""

import itertools

from boards.public.hub.cells import Cell, by_size, by_year, in_order


def test_years_with_few_go_together_with_those_beside_them():
    numbers = {2010: 2, 2011: 1, 2013: 4, 2014: 9, 2015: 1}

    assert by_year(numbers) == [Cell("2010–2013", 7), Cell("2014–2015", 10)]


def test_small_subjects_go_together_and_cannot_be_told_from_the_rest():
    numbers = {"neglect": 9, "harm": 5, "fire": 2, "water": 1}

    # Three alone would be too few: the smallest that was shown goes to them.
    assert by_size(numbers, "others") == [Cell("neglect", 9), Cell("others", 8)]


def test_steps_keep_their_order():
    numbers = [("a", 2), ("b", 4), ("c", 7), ("d", 1)]

    assert in_order(numbers) == [Cell("a; b", 6), Cell("c; d", 8)]


def test_no_cell_is_small_and_nothing_is_lost():
    cases = [*itertools.product((0, 1, 4, 5, 6), repeat=4)]
    assert len(cases) == 625

    for numbers in cases:
        years = dict(enumerate(numbers, 2010))
        named = {str(year): number for year, number in years.items()}

        for cells in (
            by_year(years),
            by_size(named, "others"),
            in_order([*named.items()]),
        ):
            assert all(cell.number >= 5 for cell in cells), numbers
            assert sum(cell.number for cell in cells) in (sum(numbers), 0), numbers
            assert cells or sum(numbers) < 5, numbers
