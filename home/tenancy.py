"""Who sees and changes the rows of the home pages' own tables."""

from cms.tenancy.declaration import declare
from cms.tenancy.rules import of_page

declare({"home_door": of_page("home_id")})
