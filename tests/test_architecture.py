"""The shape of the code, held: import arrows, sizes, and what templates may do."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("cms", "boards", "home")
# What each package may import. The composition root brings all together.
MAY_IMPORT = {"cms": {"cms"}, "boards": {"cms", "boards"}, "home": set(PACKAGES)}
COMPOSITION_ROOT = {ROOT / "cms" / "urls.py"}
MOST_LINES = 300
MOST_LINES_OF_A_TEMPLATE = 100
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
INCLUDE = re.compile(r"\{%\s*include\b[^%]*%\}")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported_modules(path: Path) -> list[str]:
    tree = ast.parse(path.read_text())
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.append(node.module or "")
    return found


@pytest.mark.parametrize("path", COMPOSED, ids=name)
def test_imports_go_one_way_from_home_to_boards_to_cms(path):
    package = path.relative_to(ROOT).parts[0]

    ours = {module.split(".")[0] for module in imported_modules(path)} & {
        *PACKAGES,
        "tests",
    }

    assert ours <= MAY_IMPORT[package]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_function_imports_our_own_code_to_dodge_a_cycle(path):
    tree = ast.parse(path.read_text())
    functions = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name != "ready"
    ]

    inside = {
        node.module
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and node.module
    }

    assert not {module for module in inside if module.split(".")[0] in PACKAGES}


@pytest.mark.parametrize("path", SETTINGS, ids=name)
def test_settings_import_the_environment_only(path):
    ours = {
        module for module in imported_modules(path) if module.split(".")[0] in PACKAGES
    }

    assert ours <= {"cms.env"}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_and_its_functions_stay_small(path):
    lines = path.read_text().splitlines()
    functions = [
        node
        for node in ast.walk(ast.parse("\n".join(lines)))
        if isinstance(node, ast.FunctionDef)
    ]

    too_long = [
        node.name
        for node in functions
        if node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]

    assert len(lines) <= MOST_LINES
    assert not too_long


def test_the_middle_module_is_short():
    lengths = sorted(len(path.read_text().splitlines()) for path in MODULES)

    assert lengths[len(lengths) // 2] <= MEDIAN_LINES


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_include_says_only_and_every_template_is_short(path):
    text = path.read_text()

    loose = [
        tag for tag in INCLUDE.findall(text) if not tag.rstrip("%} ").endswith(" only")
    ]

    assert not loose
    assert len(text.splitlines()) <= MOST_LINES_OF_A_TEMPLATE


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=name)
def test_no_template_writes_what_the_public_policy_forbids(path):
    text = path.read_text()

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_a_component_states_its_variables_at_the_top(path):
    assert path.read_text().startswith("{% comment %}")
