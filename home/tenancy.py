"""Who sees and changes the rows of the home pages' own tables."""

from cms.tenancy.declaration import Tables, declare
from cms.tenancy.rules import of_page

TABLES: Tables = {"home_door": of_page("home_id")}


def install() -> None:
    declare(TABLES)
