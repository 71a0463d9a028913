"""Pictures of every type of page of every board, for people to look at.

    .venv/bin/python -m cms.local_postgres --tests \
        .venv/bin/python -m tests.browser.screenshots FOLDER [WORD …]

With words, only pages whose name has one of them in it.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

WIDTHS = (360, 1280)
HEIGHT = 900


def main(folder: Path, words: list[str]) -> None:
    from tests.browser.demonstration import chromium, served

    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as files,
        served(Path(files)) as demonstration,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"]
        )
        wanted = {
            name.replace(" ", "-"): address
            for name, address in demonstration.all_pages().items()
            if not words or any(word in name for word in words)
        }
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": HEIGHT})
            for name, address in wanted.items():
                page.goto(address)
                page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    django.setup()
    main(Path(sys.argv[1]), sys.argv[2:])
