"""What a web process does before its first answer."""

import gc
import importlib

import pytest
from django.urls import get_resolver

from cms.tenancy import guard


@pytest.fixture
def _thawed():
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_thawed")
def test_nobody_waits_while_what_serves_is_looked_through_for_garbage(monkeypatch):
    monkeypatch.setattr(guard, "start_serving", lambda: None)

    importlib.reload(importlib.import_module("cms.wsgi"))

    # Models, forms and views, of which the addresses are the last to be loaded.
    assert "url_patterns" in vars(get_resolver())
    assert gc.get_freeze_count() > 100_000
    assert len(gc.get_objects()) < 10_000
