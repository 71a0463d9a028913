"""What somebody calls the device that they logged in with: "Firefox on Windows"."""

from django.utils.translation import gettext as _

# What a browser says of itself also names those before it: the first that is found.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def name_of_device(says: str) -> str:
    """A name of few words. What nobody knows has one, and what it said is not kept."""
    browser = _first(BROWSERS, says) or _("Another browser")
    if system := _first(SYSTEMS, says):
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser


def _first(known: tuple[tuple[str, str], ...], says: str) -> str:
    return next((name for sign, name in known if sign in says), "")
