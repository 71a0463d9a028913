"""A world in Polish, and every text that its answers ask a translation for."""

import dataclasses
import functools
import gc
from typing import Any

import pytest
from django.utils.translation.trans_real import DjangoTranslation

from cms.catalogues.collecting import public_words
from cms.catalogues.words import Key
from home.provisioning import OpenedBoard
from tests.states import home_in

LANGUAGE = "pl"
# What gettext puts between a context and its text.
BETWEEN = "\x04"


def in_polish(board: OpenedBoard) -> OpenedBoard:
    """The board as if its Polish home were its only one: pages are made below that."""
    return dataclasses.replace(board, home=home_in(board, LANGUAGE))


def _forget_what_was_said() -> None:
    """Words that the process has said before are asked for again."""
    for one in gc.get_objects():
        is_memory = isinstance(one, functools._lru_cache_wrapper)
        if is_memory and one.__module__.startswith(("boards.", "cms.templatetags.")):
            one.cache_clear()


class Recorder:
    """Notes every text that is looked up for a reader of Polish."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: set[Key] = set()
        _forget_what_was_said()
        for name in ("gettext", "ngettext"):
            monkeypatch.setattr(DjangoTranslation, name, self._noting(name))

    def _noting(self, name: str) -> Any:
        ask = getattr(DjangoTranslation, name)

        def noting(catalogue: DjangoTranslation, text: str, *rest: Any) -> str:
            if catalogue.language() == LANGUAGE:
                context, _between, singular = text.rpartition(BETWEEN)
                self.asked.add((context, singular))
            return ask(catalogue, text, *rest)

        return noting

    @property
    def unknown(self) -> set[Key]:
        """What was asked for and is in no catalogue."""
        return self.asked - public_words().keys()
