"""Which words of home pages the public reads."""

TEMPLATES = ("home/home_page.html",)

MODULES: dict[str, tuple[str, ...]] = {}
