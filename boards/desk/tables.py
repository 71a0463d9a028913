"""Tables of the CMS that suit a phone."""

from wagtail.admin.ui.tables import Column, Table


class CardColumn(Column):
    """Says on a card what its heading says in the table."""

    cell_template_name = "boards/desk/card_cell.html"


class CardsTable(Table):
    """On a phone each row is a card, so that nothing of it scrolls off the screen."""

    classname = "listing people-table"
