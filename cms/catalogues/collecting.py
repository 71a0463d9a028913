"""All words of the interface that the public can read."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.utils import translation
from django.utils.module_loading import module_has_submodule
from wagtail.models import get_page_models

from cms.catalogues import in_modules, in_templates
from cms.catalogues.words import Key, Word, merged
from cms.models import BasePage


def public_words() -> dict[Key, Word]:
    """Every text that an answer to the public can hold, by its context and English."""
    return merged(_found())


def public_templates() -> list[str]:
    """The templates that the public reads."""
    patterns = [pattern for said in _sayings() for pattern in said.TEMPLATES]
    return in_templates.names_of(tuple(patterns))


def _sayings() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        if config.module and module_has_submodule(config.module, "public_words"):
            yield import_module(f"{config.name}.public_words")


def _found() -> Iterator[Word]:
    for template in public_templates():
        yield from in_templates.words_of(template)
    for said in _sayings():
        for module, names in said.MODULES.items():
            yield from in_modules.words_of(module, names)
    yield from _kinds_of_pages()


def _kinds_of_pages() -> Iterator[Word]:
    """What lists and search results call a page: "review", "event"."""
    with translation.override(None):
        for model in get_page_models():
            if issubclass(model, BasePage):
                name = str(model._meta.verbose_name)
                yield Word(name, places={model.__module__})
