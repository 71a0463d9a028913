"""Which words of home pages the public reads."""

from cms.catalogues.in_modules import WHOLE

TEMPLATES = (
    "home/home_page.html",
    "home/sections/*.html",
)

MODULES = {
    "home.newest": WHOLE,
    "home.totals": WHOLE,
}
