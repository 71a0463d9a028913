"""The same board in each of the ten languages: words to put on its pages."""

from dataclasses import replace

from django.conf import settings
from wagtail.models import Page

from home.provisioning import OpenedBoard
from tests.every_page import one_of_each
from tests.states import home_in

# A title with a pseudonym in Latin letters, and a sentence.
WORDS = {
    "en-gb": ("Child P: a review", "What we learnt from it, and what has changed."),
    "cy": ("Child P: adolygiad", "Beth ddysgon ni ohono, a beth sydd wedi newid."),
    "pl": ("Child P: przegląd sprawy", "Czego się nauczyliśmy i co się zmieniło."),
    "ro": ("Child P: o analiză", "Ce am învățat din ea și ce s-a schimbat."),
    "lt": ("Child P: peržiūra", "Ko iš jos išmokome ir kas pasikeitė."),
    "pt": ("Child P: uma análise", "O que aprendemos com ela e o que mudou."),
    "ur": ("Child P: سنگین کیس کا جائزہ", "ہم نے اس سے کیا سیکھا، اور کیا بدلا ہے۔"),
    "ar": ("Child P: مراجعة حالة خطيرة", "ماذا تعلّمنا منها، وما الذي تغيّر."),
    "bn": ("Child P: গুরুতর ঘটনার পর্যালোচনা", "এটি থেকে আমরা কী শিখেছি এবং কী বদলেছে।"),
    "pa": ("Child P: ਗੰਭੀਰ ਮਾਮਲੇ ਦੀ ਸਮੀਖਿਆ", "ਅਸੀਂ ਇਸ ਤੋਂ ਕੀ ਸਿੱਖਿਆ ਅਤੇ ਕੀ ਬਦਲਿਆ ਹੈ।"),
}


def one_of_each_in(board: OpenedBoard, code: str) -> dict[str, Page]:
    """One page of every type in a language, by the name of its type. All are live."""
    title, sentence = WORDS[code]
    home = board.home if code == settings.LANGUAGE_CODE else home_in(board, code)
    pages = one_of_each(replace(board, home=home))
    home.lead = sentence
    for page in pages.values():
        page.title, page.summary = title, sentence
        if getattr(page, "body", None):
            page.body = [("text", f"<p>{sentence}</p>" * 3)]
        page.save()
    return pages
