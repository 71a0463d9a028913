"""The shape of the code, held: import arrows, sizes, and what templates may do."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("cms", "boards", "home")
# What each package may import. The composition root brings all together.
MAY_IMPORT = {"cms": {"cms"}, "boards": {"cms", "boards"}, "home": set(PACKAGES)}
COMPOSITION_ROOT = {ROOT / "cms" / "urls.py"}
# Inside `boards`: the rooms, each of which may import itself and those before it.
ROOMS = ("models", "governance", "publishing", "translations")
# They know nothing of each other, and may import all the others.
ROOMS_OF_SCREENS = ("public", "admin")
# Where the rooms are brought together. No room imports these.
BROUGHT_TOGETHER = {
    "apps",
    "installation",
    "management",
    "public_words",
    "templatetags",
    "tenancy",
    "wagtail_hooks",
    "wagtail_patches",
}
# What Django and Wagtail look for on a request, and ours may put there for them.
OF_A_REQUEST = {
    "LANGUAGE_CODE",
    "POST",
    "_wagtail_cached_site_root_paths",
    "_wagtail_site",
    "is_dummy",
    # Wagtail's own: that a draft is looked at.
    "is_preview",
    "path",
    "path_info",
    # Django's own: which addresses a host has.
    "urlconf",
    "user",
}
STATE_OF_A_REQUEST = ROOT / "cms" / "request_state.py"
MOST_LINES = 300
MOST_LINES_OF_A_TEMPLATE = 100
WIDEST_LINE_OF_A_TEMPLATE = 120
# Django reads no tag that runs over two lines.
WIDEST_TAG_OF_A_TEMPLATE = 140
MOST_LINES_OF_A_FUNCTION = 30
MEDIAN_LINES = 75

MODULES = [
    path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if "migrations" not in path.parts
]
COMPOSED = [path for path in MODULES if path not in COMPOSITION_ROOT]
SETTINGS = [path for path in MODULES if "settings" in path.parts]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# The CMS has a policy of its own.
PUBLIC_TEMPLATES = [path for path in TEMPLATES if "wagtailadmin" not in path.parts]
COMPONENTS = [path for path in TEMPLATES if "components" in path.parts]
# With those of mails and of the sitemap.
EVERY_TEMPLATE = sorted(filter(Path.is_file, (ROOT / "templates").rglob("*")))
ONE_TAG = re.compile(r"\s*\{%[^%]*%\}")
INCLUDE = re.compile(r"\{%\s*include\b[^%]*%\}")
# A style or a script of a page's own, whichever way.
FORBIDDEN = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)"
)


@cache
def text_of(path: Path) -> str:
    return path.read_text()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


def offenders(
    paths: Iterable[Path], wrong: Callable[[Path], Iterable[Any]]
) -> dict[str, list[Any]]:
    """What is wrong in each file that is not as it should be. There must be files."""
    paths = list(paths)
    assert paths
    found = {str(path.relative_to(ROOT)): list(wrong(path)) for path in paths}
    return {name: faults for name, faults in found.items() if faults}


def imported_modules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def is_ours(module: str) -> bool:
    return module.split(".")[0] in {*PACKAGES, "tests"}


def test_imports_go_one_way_from_home_to_boards_to_cms():
    def wrong(path: Path) -> list[str]:
        may = MAY_IMPORT[path.relative_to(ROOT).parts[0]]
        ours = filter(is_ours, imported_modules(tree_of(path)))
        return [module for module in ours if module.split(".")[0] not in may]

    assert offenders(COMPOSED, wrong) == {}


def names_imported(path: Path) -> Iterator[str]:
    """In full: `from a import b` gives `a.b`, whether or not that is a module."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_a_command_that_ours_replaces_is_run_as_ours():
    ours = {path.stem: path for path in MODULES if path.parent.name == "commands"}

    def wrong(path: Path) -> list[str]:
        return [
            name
            for name in names_imported(path)
            if ".management.commands." in name and not is_ours(name)
            if ours.get(name.rpartition(".")[2], path) != path
        ]

    assert "migrate" in ours
    assert offenders(MODULES, wrong) == {}


def room_of(module: str) -> str:
    """The room of a module of `boards`. Migrations name `boards.validators` so."""
    room = module.split(".")[1]
    return "models" if room == "validators" else room


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def in_rooms() -> list[Path]:
    modules = {path: module_of(path) for path in MODULES}
    return [
        path
        for path, module in modules.items()
        if module.startswith("boards.") and room_of(module) not in BROUGHT_TOGETHER
    ]


def may_import(room: str) -> set[str]:
    """What is in no room may import none."""
    if room in ROOMS_OF_SCREENS:
        return {*ROOMS, room}
    return set(ROOMS[: ROOMS.index(room) + 1]) if room in ROOMS else set()


def test_every_module_of_boards_is_in_a_room():
    found = {room_of(module_of(path)) for path in in_rooms()}

    assert found == {*ROOMS, *ROOMS_OF_SCREENS}


def test_a_room_of_boards_imports_itself_and_those_before_it():
    def wrong(path: Path) -> list[str]:
        may = may_import(room_of(module_of(path)))
        ours = [name for name in names_imported(path) if name.startswith("boards.")]
        return [name for name in ours if room_of(name) not in may]

    assert offenders(in_rooms(), wrong) == {}


def package_in_room(module: str) -> str:
    return ".".join(module.split(".")[:3])


def is_a_module(name: str) -> bool:
    place = ROOT / name.replace(".", "/")
    return place.is_dir() or place.with_suffix(".py").exists()


def arrows_in_rooms() -> dict[str, set[str]]:
    """Which package of a room imports which others of the same room."""
    arrows: dict[str, set[str]] = {}
    for path in in_rooms():
        package = package_in_room(module_of(path))
        room = ".".join(package.split(".")[:2])
        others = {package_in_room(name) for name in names_imported(path)} - {package}
        arrows.setdefault(package, set()).update(
            other
            for other in others
            if other.startswith(f"{room}.") and is_a_module(other)
        )
    return arrows


def reached_from(start: str, arrows: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = arrows.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def test_no_package_of_a_room_imports_one_that_leads_back_to_it():
    arrows = arrows_in_rooms()

    assert arrows["boards.publishing.releases"] >= {"boards.publishing.availability"}
    back = [package for package in arrows if package in reached_from(package, arrows)]
    assert back == []


def test_no_function_imports_our_own_code_to_dodge_a_cycle():
    def wrong(path: Path) -> set[str]:
        return {
            module
            for function in functions_of(path)
            if function.name != "ready"
            for module in imported_modules(function)
            if is_ours(module)
        }

    assert offenders(MODULES, wrong) == {}


def test_what_is_read_as_a_number_is_one():
    """Of “²” `isdigit` says yes, and `int` is none the wiser."""

    def wrong(path: Path) -> set[str]:
        return {"isdigit"} & {
            node.attr
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Attribute)
        }

    assert offenders(MODULES, wrong) == {}


def noted_on_a_request(path: Path) -> Iterator[str]:
    """The attributes that a module gives to what it calls a request."""
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.Attribute(value=owner, attr=name, ctx=ast.Store()):
                pass
            case ast.Call(func=ast.Name("setattr"), args=[owner, *_]):
                name = "setattr"
            # What is looked for by its name was noted by somebody.
            case ast.Call(
                func=ast.Name("getattr"), args=[owner, ast.Constant(value=name), *_]
            ):
                pass
            case _:
                continue
        if ast.unparse(owner).split(".")[-1] in ("request", "wsgi_request"):
            yield name


def test_the_state_of_a_request_is_one_object():
    """What is noted while a request is answered has a name and a type, in one place."""
    noting = {path for path in MODULES if set(noted_on_a_request(path))}
    assert STATE_OF_A_REQUEST in noting

    def wrong(path: Path) -> set[str]:
        return set(noted_on_a_request(path)) - OF_A_REQUEST

    assert offenders([p for p in MODULES if p != STATE_OF_A_REQUEST], wrong) == {}


def test_settings_import_the_environment_only():
    def wrong(path: Path) -> set[str]:
        ours = filter(is_ours, imported_modules(tree_of(path)))
        return set(ours) - {"cms.env", "cms.env_addresses"}

    assert offenders(SETTINGS, wrong) == {}


def test_a_module_is_short():
    def wrong(path: Path) -> list[int]:
        lines = len(text_of(path).splitlines())
        return [lines] if lines > MOST_LINES else []

    assert offenders(MODULES, wrong) == {}


def test_a_function_is_short():
    def wrong(path: Path) -> list[str]:
        return [
            function.name
            for function in functions_of(path)
            if function.end_lineno - function.lineno >= MOST_LINES_OF_A_FUNCTION
        ]

    assert offenders(MODULES, wrong) == {}


def test_the_middle_module_is_short():
    lengths = sorted(len(text_of(path).splitlines()) for path in MODULES)

    assert lengths[len(lengths) // 2] <= MEDIAN_LINES


def test_a_template_is_short():
    def wrong(path: Path) -> list[int]:
        lines = len(text_of(path).splitlines())
        return [lines] if lines > MOST_LINES_OF_A_TEMPLATE else []

    assert offenders(TEMPLATES, wrong) == {}


def test_a_line_of_a_template_is_narrow():
    def widest(line: str) -> int:
        alone = ONE_TAG.fullmatch(line)
        return WIDEST_TAG_OF_A_TEMPLATE if alone else WIDEST_LINE_OF_A_TEMPLATE

    def wrong(path: Path) -> list[int]:
        lines = enumerate(text_of(path).splitlines(), 1)
        return [number for number, line in lines if len(line) > widest(line)]

    assert offenders(EVERY_TEMPLATE, wrong) == {}


def test_every_include_says_only():
    def wrong(path: Path) -> list[str]:
        tags = INCLUDE.findall(text_of(path))
        return [tag for tag in tags if not tag.rstrip("%} ").endswith(" only")]

    assert offenders(TEMPLATES, wrong) == {}


def test_no_template_writes_what_the_public_policy_forbids():
    assert (
        offenders(PUBLIC_TEMPLATES, lambda path: FORBIDDEN.findall(text_of(path))) == {}
    )


def test_a_component_states_its_variables_at_the_top():
    def wrong(path: Path) -> list[str]:
        return [] if text_of(path).startswith("{% comment %}") else ["no comment"]

    assert offenders(COMPONENTS, wrong) == {}
