"""The pages on which the pictures of a contact sheet stand side by side."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

STYLE = """
body { margin: 16px; font: 14px/1.4 sans-serif; background: #ddd; color: #111 }
table { border-spacing: 12px 8px } th { text-align: start } td { vertical-align: top }
img { display: block; width: 340px; max-height: 560px; object-fit: cover;
      object-position: top; background: #fff }
.phone img { width: 200px }
.blurred img { width: 420px; max-height: 700px; filter: grayscale(1) blur(4px) }
"""
# A picture of a page has no more rows than can be looked at.
ROWS = 5


def write(browser: Browser, folder: Path, faces: list[str], ways: list[str]) -> None:
    """`index.html` with everything in the folder, and its pictures, a few rows each."""
    tables = []
    for way in ways:
        names = sorted(
            {found.name.split(".")[0] for found in folder.glob(f"*.{way}.png")}
        )
        tables.append(f"<h2>{escape(way)}</h2>{_table(names, faces, way)}")
        for number in range(0, len(names), ROWS):
            some = _table(names[number : number + ROWS], faces, way)
            picture = folder / f"overview-{way}-{number // ROWS + 1}.png"
            _picture(browser, folder, some, picture)
    _page(folder / "index.html", "".join(tables))


def blurred(browser: Browser, folder: Path, homes: Iterable[tuple[str, Path]]) -> None:
    """`blurred.png`: the pictures without words and colours, five in a row."""
    cells = [
        f'<td><img src="{escape(picture.name)}" alt="">{escape(label)}</td>'
        for label, picture in homes
    ]
    rows = ["".join(cells[first : first + 5]) for first in range(0, len(cells), 5)]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    markup = f'<table class="blurred">{table}</table>'
    _picture(browser, folder, markup, folder / "blurred.png")


def _table(names: list[str], faces: list[str], way: str) -> str:
    head = "".join(f"<th>{escape(face)}</th>" for face in faces)
    rows = "".join(
        f"<tr>{''.join(_cell(f'{name}.{face}.{way}.png', name) for face in faces)}</tr>"
        for name in names
    )
    return f'<table class="{escape(way)}"><tr>{head}</tr>{rows}</table>'


def _cell(file: str, name: str) -> str:
    source = escape(file)
    picture = f'<a href="{source}"><img src="{source}" alt="" loading="lazy"></a>'
    return f"<td>{escape(name)}{picture}</td>"


def _page(path: Path, body: str) -> None:
    path.write_text(
        '<!doctype html><html lang="en-gb"><meta charset="utf-8">'
        f"<title>Contact sheet</title><style>{STYLE}</style>{body}</html>"
    )


def _picture(browser: Browser, folder: Path, markup: str, picture: Path) -> None:
    page = folder / "overview.part.html"
    _page(page, markup.replace(' loading="lazy"', ""))
    tab = browser.new_page(viewport={"width": 2300, "height": 900})
    tab.goto(page.resolve().as_uri())
    table = tab.locator("table")
    picture.write_bytes(table.screenshot())
    tab.close()
    page.unlink()
