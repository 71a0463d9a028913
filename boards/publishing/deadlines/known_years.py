"""How far ahead the bank holidays of each nation are known."""

from datetime import date

from django.db.models import Max

from boards.models import BankHoliday, Board
from boards.models.shared.nations import Nation

LAST_MONTHS = 3


def nations_to_look_up(today: date) -> list[tuple[Nation, int | None]]:
    """The nations that lack a year which begins within months, with the last known.

    Of England and Wales always, as duties are counted by them; of the others where a
    board keeps its hours by them.
    """
    needed = today.year + (today.month > 12 - LAST_MONTHS)
    by_hours = Board.objects.exclude(concern_hours="").values_list("nation", flat=True)
    wanted = {Nation.ENGLAND_AND_WALES, *map(Nation, by_hours)}
    last = BankHoliday.objects.values_list("nation").annotate(Max("day"))
    known = {nation: day.year for nation, day in last}
    return [
        (nation, known.get(nation))
        for nation in Nation
        if nation in wanted and known.get(nation, 0) < needed
    ]
