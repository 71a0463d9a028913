"""The pictures of README.md and docs/, made anew from the demonstration.

    .venv/bin/python -m cms.local_postgres --tests \
        .venv/bin/python -m tests.browser.pictures [FOLDER]

Each is small: a page of the documentation is opened on a phone as well.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.contact_sheet import open_whole
from tests.browser.demonstration import PROJECT, Demonstration, chromium, served

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 720}
# As wide as a page of the documentation is read.
WIDTH = 900
# As many as a picture can have that is small enough.
COLOURS = (256, 192, 128, 96, 64, 48, 32)
MOST = 120_000  # bytes
GAP = 24
GROUND = "#d9dadc"


def main(folder: Path) -> None:
    with (
        tempfile.TemporaryDirectory() as files,
        served(Path(files)) as demonstration,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"]
        )
        make_all(folder, demonstration, browser)


def make_all(folder: Path, demonstration: Demonstration, browser: Browser) -> None:
    for name, make in PICTURES.items():
        sys.stderr.write(f"{name}\n")
        store(make(demonstration, browser), folder / f"{name}.png")


def store(picture: Image.Image, place: Path) -> None:
    """As small as a picture of letters and flat colours can be."""
    size = (WIDTH, round(picture.height * WIDTH / picture.width))
    small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    for colours in COLOURS:
        # This way keeps also the colours that little of a picture has.
        few = small.quantize(
            colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        few.save(place, optimize=True)
        if place.stat().st_size <= MOST:
            return
    raise ValueError(f"{place} is too large.")


def seen(tab: Page, address: str) -> Image.Image:
    open_whole(tab, address)
    return Image.open(io.BytesIO(tab.screenshot()))


def desk(board: str, name: str) -> Callable[[Demonstration, Browser], Image.Image]:
    """The first screen of a page of a board."""

    def make(demonstration: Demonstration, browser: Browser) -> Image.Image:
        tab = browser.new_page(viewport=DESK)
        pages = demonstration.pages_of(f"{board}.localhost")
        picture = seen(tab, pages[name])
        tab.close()
        return picture

    return make


def phones(*pages: tuple[str, str]) -> Callable[[Demonstration, Browser], Image.Image]:
    """First screens of a phone, side by side. pages: of which board, and which."""

    def make(demonstration: Demonstration, browser: Browser) -> Image.Image:
        tab = browser.new_page(viewport=PHONE)
        found = [
            seen(tab, demonstration.pages_of(f"{board}.localhost")[name])
            for board, name in pages
        ]
        tab.close()
        return beside(found)

    return make


def homes(demonstration: Demonstration, browser: Browser) -> Image.Image:
    """Four boards, each in its own face: two above two."""
    boards = ("cumbria", "southampton", "sunderland", "sefton")
    found = [desk(board, "home")(demonstration, browser) for board in boards]
    rows = [beside(found[:2]), beside(found[2:])]
    whole = Image.new("RGB", (rows[0].width, 2 * rows[0].height - GAP), GROUND)
    for number, row in enumerate(rows):
        whole.paste(row, (0, number * (row.height - GAP)))
    return whole


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one size in a row, with ground around them."""
    width, height = pictures[0].size
    row = Image.new(
        "RGB", (len(pictures) * (width + GAP) + GAP, height + 2 * GAP), GROUND
    )
    for number, picture in enumerate(pictures):
        row.paste(picture, (GAP + number * (width + GAP), GAP))
    return row


def screen(name: str) -> Callable[[Demonstration, Browser], Image.Image]:
    """A screen of the CMS, as a manager of the board that has everything sees it."""

    def make(demonstration: Demonstration, browser: Browser) -> Image.Image:
        email, password = demonstration.manager
        with browser.new_context(viewport=DESK) as context:
            tab = context.new_page()
            tab.goto(demonstration.address("localhost", "admin/"))
            tab.fill("input[name=username]", email)
            tab.fill("input[name=password]", password)
            tab.click("button[type=submit]")
            path = demonstration.screens[name].removeprefix("/")
            return seen(tab, demonstration.address("localhost", path))

    return make


PICTURES = {
    "homes": homes,
    "home-fell": desk("cumbria", "home"),
    "home-harbour": desk("southampton", "home"),
    "home-ledger": desk("sunderland", "home"),
    "home-handbook": desk("sefton", "home"),
    "review": desk("southampton", "review"),
    "reviews": desk("southampton", "reviewindex"),
    "phones": phones(
        ("cumbria", "content-with-exit"),
        ("southampton", "review"),
        ("sefton", "home"),
    ),
    "release": screen("release"),
    "dashboard": screen("dashboard"),
}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    django.setup()
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "docs/pictures")
