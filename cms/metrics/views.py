"""Gives out the numbers to whoever has the key; for all others nothing is here."""

import hmac
import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from cms.metrics.gauges import OfTheDatabase
from cms.tenancy.scope import EVERYTHING, in_scope


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """In the format of Prometheus. Asked with `Authorization: Bearer METRICS_TOKEN`."""
    given = request.headers.get("Authorization", "")
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    if not settings.METRICS_TOKEN or not hmac.compare_digest(
        given.encode(), wanted.encode()
    ):
        return render(request, "wagtailadmin/404.html", status=404)
    counted = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)
    asked = CollectorRegistry()
    asked.register(OfTheDatabase())
    with in_scope(EVERYTHING):
        text = generate_latest(counted) + generate_latest(asked)
    return HttpResponse(text, CONTENT_TYPE_LATEST)
