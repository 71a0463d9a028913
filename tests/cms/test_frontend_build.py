"""The stylesheet and the script as they are served: fresh, ours, and small."""

import gzip
import re
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
STYLESHEET = ROOT / "static" / "css" / "site.css"
SCRIPT = ROOT / "static" / "js" / "site.js"
NOTICE = ROOT / "static" / "licences" / "govuk-frontend.txt"

MOST_STYLESHEET_BYTES = 12_500
MOST_SCRIPT_BYTES = 2_000


@pytest.fixture(scope="module")
def stylesheet() -> str:
    return STYLESHEET.read_text()


def hash_of_sources() -> str:
    """The hash that `frontend/build.mjs` writes: names and contents, in order."""
    sass = [f"sass/{path.name}" for path in FRONTEND.glob("sass/*.scss")]
    digest = sha256()
    for name in sorted(["build.mjs", "package-lock.json", "package.json", *sass]):
        digest.update(name.encode() + b"\0" + (FRONTEND / name).read_bytes() + b"\0")
    return digest.hexdigest()


def test_the_stylesheet_is_built_from_the_sources_that_stand_beside_it(stylesheet):
    built_from = re.search(r"sources sha256:(\w+)", stylesheet)

    assert built_from
    assert built_from[1] == hash_of_sources(), "Run `npm run build` in frontend/."


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
    sides = r"[{;](?:(?:margin|padding|border)-)?(?:left|right)(?:-\w+)?:"
    placed = r"(?:float|clear|text-align):(?:left|right)"

    assert re.findall(f"{sides}|{placed}", stylesheet) == []


def test_the_stylesheet_is_small_on_the_wire():
    assert len(gzip.compress(STYLESHEET.read_bytes())) <= MOST_STYLESHEET_BYTES


def test_the_script_is_small_and_calls_nobody():
    script = SCRIPT.read_text()

    assert len(script.encode()) <= MOST_SCRIPT_BYTES
    assert re.findall(r"fetch\(|XMLHttpRequest|sendBeacon|https?:|cookie", script) == []


def test_the_lock_of_the_build_tools_names_no_host():
    assert "://" not in (FRONTEND / "package-lock.json").read_text()
