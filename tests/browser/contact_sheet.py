"""A contact sheet: every face on every type of page, for people to look at.

    .venv/bin/python -m cms.local_postgres --tests \
        .venv/bin/python -m tests.browser.contact_sheet FOLDER [WORD …]

In the folder lies a picture for each face, type of page and way of looking (wide, on a
phone, printed, from right to left, in forced colours), `index.html` with all of them
side by side, and a picture of that for each way. With words, only pages whose name has
one of them in it.

--ways       only these: wide phone print rtl forced
--faces      only these: plain fell harbour ledger handbook
--hardest    the pages of the board that has everything, instead of the five boards'
--go-on      leave out what lies in the folder already: go on after Ctrl-C
--blurred    only `blurred.png`: homes without words and colours, to tell faces by
"""

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import overview
from tests.browser.demonstration import (
    ELSEWHERE,
    PROJECT,
    Demonstration,
    chromium,
    served,
)

SHEETS = PROJECT / "static/css/faces"
FACES = ["plain", *sorted(sheet.stem for sheet in SHEETS.glob("*.css"))]

WIDE, HEIGHT = 1280, 900
# As wide as A4 between its margins, at the 96 dots an inch of a browser.
PAPER = 700
# What is higher than so many windows is cut off: the rest repeats itself.
WINDOWS = 4


@dataclass(frozen=True)
class Way:
    """One way of looking at a page."""

    width: int
    language: str = ""
    media: str = "screen"
    forced: bool = False

    def tab(self, browser: Browser) -> Page:
        tab = browser.new_page(
            viewport={"width": self.width, "height": HEIGHT},
            forced_colors="active" if self.forced else "none",
        )
        tab.emulate_media(media="print" if self.media == "print" else "screen")
        return tab

    def takes(self, name: str) -> bool:
        """Whether it looks at a page of this name, which tells its language."""
        return (
            name.endswith(f"-{self.language}") if self.language else name[-3:-2] != "-"
        )


WAYS = {
    "wide": Way(WIDE),
    "phone": Way(360),
    "print": Way(PAPER, media="print"),
    "rtl": Way(WIDE, language="ur"),
    "forced": Way(WIDE, forced=True),
}


def main(arguments: argparse.Namespace) -> None:
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as files,
        served(Path(files)) as demonstration,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"]
        )
        if arguments.blurred:
            overview.blurred(browser, folder, homes(demonstration, browser, folder))
            return
        pages = chosen(demonstration, arguments.words, arguments.hardest)
        # What was made until then is shown all the same.
        with contextlib.suppress(KeyboardInterrupt):
            for face in arguments.faces:
                demonstration.wear(face)
                for way in arguments.ways:
                    take_all(browser, folder, (face, way), pages, arguments.go_on)
        overview.write(browser, folder, arguments.faces, arguments.ways)


def chosen(
    demonstration: Demonstration, words: list[str], hardest: bool
) -> dict[str, str]:
    """Name and address of one page of each type."""
    *five, sixth = demonstration.boards
    pages = dict(demonstration.pages_of(sixth))
    if not hardest:
        for board in reversed(five):
            pages |= demonstration.pages_of(board)
    pages |= demonstration.pages_of(ELSEWHERE) if not hardest else {}
    return {
        name: address
        for name, address in sorted(pages.items())
        if not words or any(word in name for word in words)
    }


def take_all(
    browser: Browser,
    folder: Path,
    names: tuple[str, str],
    pages: dict[str, str],
    go_on: bool,
) -> None:
    """A picture of each page, in one face and one way of looking."""
    face, way = names
    tab = WAYS[way].tab(browser)
    for name, address in pages.items():
        if not WAYS[way].takes(name):
            continue
        picture = folder / f"{name}.{face}.{way}.png"
        if go_on and picture.exists():
            continue
        say(f"{face}, {way}: {name}")
        take(tab, address, picture)
    tab.close()


def open_whole(tab: Page, address: str) -> None:
    """Open a page with all its pictures, those that come late by nature too."""
    tab.goto(address)
    tab.evaluate("for (const picture of document.images) picture.loading = 'eager'")
    tab.wait_for_load_state("networkidle")


def take(tab: Page, address: str, picture: Path) -> None:
    """A picture of the page from its top. A stopped run leaves no half of one."""
    open_whole(tab, address)
    height = tab.evaluate("document.documentElement.scrollHeight")
    size = tab.viewport_size or {"width": WIDE}
    unfinished = picture.with_suffix(".part")
    box = {"x": 0, "y": 0, "width": size["width"]}
    unfinished.write_bytes(
        tab.screenshot(
            full_page=True, clip={**box, "height": min(height, WINDOWS * HEIGHT)}
        )
    )
    unfinished.rename(picture)


def homes(
    demonstration: Demonstration, browser: Browser, folder: Path
) -> Iterator[tuple[str, Path]]:
    """What to tell faces by: the five boards as they are, then one in each face."""
    tab = WAYS["wide"].tab(browser)
    *five, _sixth = demonstration.boards
    for board in five:
        picture = folder / f"{board}.home.png"
        take(tab, demonstration.address(board), picture)
        yield f"{board}: {tab.get_attribute('html', 'data-face')}", picture
    for face in FACES:
        demonstration.wear(face)
        picture = folder / f"{face}.home.png"
        take(tab, demonstration.address(five[0]), picture)
        yield face, picture


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--faces", nargs="+", choices=FACES, default=FACES)
    parser.add_argument("--hardest", action="store_true")
    parser.add_argument("--go-on", action="store_true")
    parser.add_argument("--blurred", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    django.setup()
    main(read_arguments())
