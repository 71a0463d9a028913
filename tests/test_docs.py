"""The pages for people who build and run this name what is there, and lead there."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
PLACES = "boards|cms|home|templates|tests|docs|static|frontend"
# What is named as code: a file or folder, with a test of it; a dotted name of ours; a
# function or view of the database.
FILE = re.compile(rf"((?:{PLACES}|\.ci)/[^\s`:*{{<]*)(?:::(\w+))?")
NAME = re.compile(r"((?:boards|cms|home|tests)(?:\.\w+)+)(?:\(\))?")
# What is said to stand in a file, in all the words between.
STANDS_IN = re.compile(r"`(\w+)`(?: \([^()]*\))? in\s+`([\w/]+\.(?:py|sql))`")
IN_SQL = re.compile(r"wall\.(\w+)(?:\(.*\))?")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@cache
def text_of(path: Path) -> str:
    return path.read_text()


@cache
def sql_of_the_wall() -> str:
    found = [*ROOT.glob("cms/**/*.sql"), *ROOT.glob("boards/**/*.sql")]
    return "\n".join(map(text_of, [*found, ROOT / "boards/tenancy.py"]))


def anchors_of(page: Path) -> set[str]:
    """The anchors of its headings, as they are made where the pages are shown."""
    headings = HEADING.findall(FENCED.sub("", text_of(page)))
    words = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in words}


def says(path: Path, name: str) -> bool:
    return bool(re.search(rf"\b{name}\b", text_of(path)))


def is_there(name: str) -> bool:
    """Whether a dotted name is a module of ours, or what one of them says."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        place = ROOT.joinpath(*parts[:length])
        module = place.with_suffix(".py")
        module = module if module.exists() else place / "__init__.py"
        if module.exists():
            return all(says(module, part) for part in parts[length:])
    return False


def is_known(code: str) -> bool:
    """Whether what a page names as code, if it is one of ours, is there."""
    if found := FILE.fullmatch(code):
        place, test = ROOT / found[1], found[2]
        return place.exists() and (not test or says(place, f"def {test}"))
    if found := IN_SQL.fullmatch(code):
        return bool(re.search(rf"wall\.{found[1]}\b", sql_of_the_wall()))
    # A label of a model is no module.
    found = NAME.fullmatch(code)
    return not found or code.endswith((".py", ".sql")) or is_there(found[1])


def stands_in(name: str, file: str) -> bool:
    return (ROOT / file).exists() and says(ROOT / file, name)


def leads_somewhere(page: Path, target: str) -> bool:
    place, _hash, anchor = target.partition("#")
    if place.startswith(("http://", "https://")):
        return True
    to = (page.parent / place).resolve() if place else page
    return to.exists() and (not anchor or anchor in anchors_of(to))


def wrong_in(page: Path) -> Iterator[str]:
    prose = FENCED.sub("", text_of(page))
    yield from (code for code in CODE.findall(prose) if not is_known(code))
    named = STANDS_IN.findall(prose)
    yield from (
        f"{name} in {file}" for name, file in named if not stands_in(name, file)
    )
    yield from (to for to in LINK.findall(prose) if not leads_somewhere(page, to))


def test_every_file_module_and_test_that_a_page_names_is_there_and_every_link_leads():
    named = [code for page in PAGES for code in CODE.findall(text_of(page))]
    assert any(map(FILE.fullmatch, named))
    assert any(map(NAME.fullmatch, named))
    assert any(map(IN_SQL.fullmatch, named))
    assert any(STANDS_IN.search(text_of(page)) for page in PAGES)
    found = {str(page.relative_to(ROOT)): list(wrong_in(page)) for page in PAGES}

    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_every_page_is_reached_from_the_first_one():
    reached: set[Path] = set()
    waiting = {ROOT / "README.md"}
    while waiting:
        page = waiting.pop()
        reached.add(page)
        places = (to.partition("#")[0] for to in LINK.findall(text_of(page)))
        led_to = {(page.parent / to).resolve() for to in places}
        waiting |= led_to & set(PAGES) - reached

    assert set(PAGES) - reached == set()
