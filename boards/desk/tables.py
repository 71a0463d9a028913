"""Tables of the CMS that suit a phone."""

from wagtail.admin.ui.tables import Table


class CardsTable(Table):
    """On a phone each row is a card, so that nothing of it scrolls off the screen."""

    classname = "listing people-table"
