"""What a process has loaded when it begins to serve stays as long as it does."""

import gc

from django.urls import get_resolver


def keep_what_is_loaded() -> None:
    """Load all addresses with their views, and leave the collector nothing of it.

    Models, forms and views are some 300,000 objects that live as long as the process.
    Python's collector of garbage would look through all of them while somebody waits
    for an answer, for some 200 milliseconds each time.
    """
    _all_addresses = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
