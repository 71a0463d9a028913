"""A word of the interface is looked for once in each language.

The words of a language lie in the catalogues of some dozen packages, which are gone
through one by one each time that a word is said: hundreds of times a screen.
"""

from django.utils.translation.trans_real import DjangoTranslation

# Some of what is translated was typed by people: it does not fill the memory.
MOST = 20_000
look = DjangoTranslation.gettext


def gettext(catalogues: DjangoTranslation, message: str) -> str:
    known = vars(catalogues).setdefault("known_words", {})
    if message in known:
        found: str = known[message]
        return found
    found = look(catalogues, message)
    if len(known) < MOST:
        known[message] = found
    return found
