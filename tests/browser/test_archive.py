"""An archive of a board, opened from disk: no server, no script, no way that ends.

In the whole run that of each demonstration board; else of the one that has everything.
"""

import csv
import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from home.demo import BOARDS
from tests.browser import sixth_board
from tests.browser.demonstration import Demonstration
from tests.browser.test_accessibility import AXE, FAULTS, RULES
from tests.whole import WHOLE

pytestmark = pytest.mark.browser

EVERY_HOST = [*(board.hostname for board in BOARDS), sixth_board.HOSTNAME]
# It would read the style sheets itself, which a browser grants no page from disk.
WITHOUT_ASKING = {**RULES, "preload": False}
# The boards whose pages were translated.
IN_LANGUAGES = ("cambridgeshire.localhost", sixth_board.HOSTNAME)
HOSTS = EVERY_HOST if WHOLE else [sixth_board.HOSTNAME]


@pytest.fixture(scope="module", params=HOSTS)
def archive(
    request: pytest.FixtureRequest,
    demonstration: Demonstration,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, Path]:
    """The host of a board, and the folder into which its archive was unpacked."""
    folder = tmp_path_factory.mktemp("archive")
    file = folder / "board.zip"
    demonstration.archive(request.param, file)
    with zipfile.ZipFile(file) as packed:
        packed.extractall(folder)
    return request.param, folder / "board"


def pages_of(folder: Path) -> list[Path]:
    """Those of the site: what a board publishes as a file may be HTML as well."""
    pages = sorted((folder / "data").rglob("index*.html"))
    assert len(pages) > 10
    return [folder / "index.html", *pages]


def test_each_link_leads_to_a_file_and_none_to_the_live_host(archive):
    host, folder = archive
    wrong, ways, door = [], 0, folder / "index.html"
    for page in pages_of(folder):
        tree = html.fromstring(page.read_bytes())
        for address in tree.xpath("//@href | //@src"):
            ways += 1
            parts = urlsplit(address)
            if parts.scheme in ("mailto", "tel"):
                continue
            if parts.scheme or parts.netloc:
                wrong += [(page, address)] * (parts.hostname in (None, host))
                continue
            target = page.parent / unquote(parts.path) if parts.path else page
            if not target.is_file():
                wrong.append((page, address))
            elif parts.fragment and target.suffix == ".html":
                marks = html.fromstring(target.read_bytes()).xpath("//@id")
                wrong += [(page, address)] * (unquote(parts.fragment) not in marks)
        assert tree.xpath("//script | //form | //*[@data-live]") == []
        # Nobody reads an old number as the one to ring now.
        assert tree.xpath("//aside[contains(., 'an archive of')]") or page == door

    assert ways > 100
    assert wrong == []


def listed(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    for line in (folder / name).read_text().splitlines():
        digest, _space, path = line.partition("  ")
        yield path, digest


def test_the_bag_lists_each_file_with_its_hash(archive):
    _host, folder = archive
    manifest = dict(listed(folder, "manifest-sha256.txt"))
    tags = dict(listed(folder, "tagmanifest-sha256.txt"))
    there = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    payload = {name for name in there if name.startswith("data/")}

    assert manifest == {name: there[name] for name in payload}
    assert tags == {name: there[name] for name in tags}
    assert {"bagit.txt", "bag-info.txt", "manifest-sha512.txt"} <= set(tags)
    assert (folder / "bagit.txt").read_text().startswith("BagIt-Version: 1.0\n")


def test_the_record_says_which_file_is_which(archive):
    host, folder = archive
    record = folder / "data/record"
    whole = json.loads((record / "record.json").read_text(encoding="utf-8"))
    with (record / "documents.csv").open(encoding="utf-8-sig", newline="") as table:
        documents = list(csv.DictReader(table))
    files = [row["file"] for row in documents if row["file"]]

    assert len(whole["pages"]) > 10
    languages = {row["language"] for row in whole["pages"]}
    assert (len(languages) > 1) == (host in IN_LANGUAGES)
    assert len(documents) == len(whole["documents"])
    assert files
    for name in [*files, *(row["file"] for row in whole["pages"])]:
        assert (folder / "data" / name).is_file()


def chosen(demonstration: Demonstration, host: str, folder: Path) -> set[Path]:
    """The fullest page of each type; in the whole run every page."""
    if WHOLE:
        return set(pages_of(folder))
    paths = [
        unquote(urlsplit(address).path).lstrip("/")
        for address in demonstration.boards[host].values()
    ]
    found = {folder / "data" / path / "index.html" for path in paths}
    return {page for page in found if page.is_file()} | {folder / "index.html"}


def test_it_opens_in_a_browser_without_a_server_and_axe_finds_nothing(
    archive, demonstration, tab: Page
):
    host, folder = archive
    looked_at = chosen(demonstration, host, folder)
    assert len(looked_at) > 10
    failed: list[str] = []
    # A picture of a page that is left again is no failure.
    tab.on(
        "requestfailed",
        lambda request: (
            request.failure != "net::ERR_ABORTED" and failed.append(request.url)
        ),
    )
    tab.on("console", lambda said: said.type == "error" and failed.append(said.text))
    found = []
    for page in sorted(looked_at):
        tab.goto(page.as_uri())
        tab.evaluate(AXE)
        found += [f"{page}: {fault}" for fault in tab.evaluate(FAULTS, WITHOUT_ASKING)]

    assert failed == []
    assert not found, "\n".join(found)
