"""What a table says of a value by the head of its column and the label before it."""

import pytest

from cms.reading.tables import said_of_values

HEAD = ["Surname", "Role", "First name", "Date of birth"]
ROWS = [HEAD, *[["Doe", "father", "Jameson", "12/03/1978"]] * 3]


def test_each_value_with_a_figure_stands_behind_its_head():
    assert [*said_of_values(ROWS)].count("Date of birth: 12/03/1978") == 3


def test_a_name_in_two_columns_is_put_together_in_its_order():
    assert [*said_of_values(ROWS)].count("Jameson Doe") == 3


def test_figures_side_by_side_are_one_number_only_behind_a_label():
    figures = ["943", "476", "5919"]

    assert "NHS number 943 476 5919" in said_of_values([["NHS number", *figures]])
    assert not any("476 5919" in said for said in said_of_values([["2019", *figures]]))


@pytest.mark.parametrize(
    "heads",
    [("birth_day", "birth_month", "birth_year"), ("Born (d)", "Born (m)", "Born (y)")],
)
def test_a_day_of_birth_in_three_columns_is_put_together(heads):
    rows = [["id", *heads], ["1", "3", "4", "2009"]]

    assert "date of birth: 3 4 2009" in said_of_values(rows)
