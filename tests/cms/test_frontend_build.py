"""The stylesheet and the script as they are served: fresh, ours, and small."""

import gzip
import re
from hashlib import sha256
from pathlib import Path

import pytest

from boards.models.board.faces import Face

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
STYLESHEET = ROOT / "static" / "css" / "site.css"
FACES = sorted((ROOT / "static" / "css" / "faces").glob("*.css"))
SCRIPT = ROOT / "static" / "js" / "site.js"
NOTICE = ROOT / "static" / "licences" / "govuk-frontend.txt"

MOST_STYLESHEET_BYTES = 15_000
MOST_SCRIPT_BYTES = 2_000
MOST_FACE_BYTES = 2_900
MOST_FONT_BYTES = 30_000


@pytest.fixture(scope="module")
def stylesheet() -> str:
    return STYLESHEET.read_text()


def hash_of_sources() -> str:
    """The hash that `frontend/build.mjs` writes: names and contents, in order."""
    sass = [
        path.relative_to(FRONTEND).as_posix()
        for path in FRONTEND.glob("sass/**/*.scss")
    ]
    digest = sha256()
    for name in sorted(["build.mjs", "package-lock.json", "package.json", *sass]):
        digest.update(name.encode() + b"\0" + (FRONTEND / name).read_bytes() + b"\0")
    return digest.hexdigest()


@pytest.mark.parametrize("sheet", [STYLESHEET, *FACES], ids=lambda path: path.stem)
def test_each_sheet_is_built_from_the_sources_that_stand_beside_it(sheet):
    built_from = re.search(r"sources sha256:(\w+)", sheet.read_text())

    assert built_from
    assert built_from[1] == hash_of_sources(), "Run `npm run build` in frontend/."


def test_each_face_but_the_plain_one_has_a_sheet_and_each_sheet_a_face():
    assert {path.stem for path in FACES} == {*Face.values} - {Face.PLAIN}


@pytest.mark.parametrize("sheet", FACES, ids=lambda path: path.stem)
def test_a_face_asks_for_one_small_font_of_ours_with_its_licence_and_nothing_else(
    sheet,
):
    [asked] = set(re.findall(r"url\(([^)]*)\)", sheet.read_text()))
    font = (sheet.parent / asked.strip("\"'")).resolve()

    assert font.parent == ROOT / "static" / "fonts"
    assert font.stat().st_size <= MOST_FONT_BYTES
    licence = ROOT / "static" / "licences" / f"{font.stem.removesuffix('-bold')}.txt"
    assert "SIL Open Font License" in licence.read_text()


@pytest.mark.parametrize("sheet", FACES, ids=lambda path: path.stem)
def test_a_face_names_no_side_and_is_small_on_the_wire(sheet):
    assert named_sides(sheet.read_text()) == []
    assert len(gzip.compress(sheet.read_bytes())) <= MOST_FACE_BYTES


def named_sides(sheet: str) -> list[str]:
    sides = r"[{;](?:(?:margin|padding|border)-)?(?:left|right)(?:-\w+)?:"
    placed = r"(?:float|clear|text-align):(?:left|right)"
    return re.findall(f"{sides}|{placed}", sheet)


def test_the_stylesheet_opens_with_the_licence_of_what_it_contains(stylesheet):
    assert stylesheet.startswith("/*!\n" + NOTICE.read_text().strip())


@pytest.mark.parametrize("mark", ["gds", "transport", "crown", "crest", "@font-face"])
def test_the_stylesheet_carries_no_font_or_mark_of_gov_uk(stylesheet, mark):
    rules = stylesheet.split("*/", 1)[1].lower()

    assert mark not in rules


def test_the_stylesheet_asks_nothing_of_another_host(stylesheet):
    rules = stylesheet.split("*/", 1)[1]

    assert "@import" not in rules
    assert re.findall(r"url\(|https?://[^\"\]]", rules) == []


def test_the_stylesheet_names_no_side_so_that_it_mirrors_itself(stylesheet):
    assert named_sides(stylesheet) == []


def test_the_stylesheet_is_small_on_the_wire():
    assert len(gzip.compress(STYLESHEET.read_bytes())) <= MOST_STYLESHEET_BYTES


def test_the_script_is_small_and_calls_nobody():
    script = SCRIPT.read_text()

    assert len(script.encode()) <= MOST_SCRIPT_BYTES
    assert re.findall(r"fetch\(|XMLHttpRequest|sendBeacon|https?:|cookie", script) == []


def test_the_lock_of_the_build_tools_names_no_host():
    assert "://" not in (FRONTEND / "package-lock.json").read_text()
