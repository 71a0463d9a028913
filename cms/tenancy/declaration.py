"""What each app says of its tables, brought together.

An app declares in its `tenancy` module, which is imported when the app is ready.
"""

from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from wagtail.models import Page

from cms.tenancy.rules import Open, Rule, only, own_page, visible

Tables = dict[str, Rule | Open]


@dataclass(frozen=True)
class Stamp:
    """A table that refers to any kind of object, and stores the key of the board too.

    content_type: the column that says what kind of object; object_id: which one.
    board: how SQL finds the board of a row called `stamped`. time: what its rows are
    listed by.
    """

    table: str
    board: str
    content_type: str = ""
    object_id: str = ""
    time: str = ""

    @property
    def follows(self) -> bool:
        """Whether the row goes to another board with its object."""
        return bool(self.content_type)


@dataclass
class Declaration:
    """All that the apps have said."""

    tables: Tables = field(default_factory=dict)
    stamps: list[Stamp] = field(default_factory=list)
    functions: list[Path] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    views: list[Path] = field(default_factory=list)
    unseen: dict[str, str] = field(default_factory=dict)
    unseen_columns: dict[str, dict[str, str]] = field(default_factory=dict)
    withheld_columns: dict[str, dict[str, str]] = field(default_factory=dict)
    public_functions: list[str] = field(default_factory=list)


declared = Declaration()


def declare(tables: Tables) -> None:
    """Say of tables who may see and change their rows. Each table is said once."""
    twice = declared.tables.keys() & tables.keys()
    if twice:
        raise ValueError(f"Declared twice: {', '.join(sorted(twice))}.")
    declared.tables.update(tables)


def declare_stamps(stamps: list[Stamp]) -> None:
    """Say which tables carry the key of their board in a column of ours."""
    declared.stamps.extend(stamps)


def declare_functions(path: Path) -> None:
    """Say where functions are defined that the rules ask."""
    declared.functions.append(path)


def declare_statement(sql: str) -> None:
    """Say what else the functions ask, made from what the code says."""
    declared.statements.append(sql)


def declare_views(path: Path) -> None:
    """Say where views and triggers are defined, which need every function there."""
    declared.views.append(path)


def declare_unseen(reason: str, *tables: str) -> None:
    """Say of tables that no public page shows anything of them, and why."""
    declared.unseen.update(dict.fromkeys(tables, reason))


def declare_unseen_columns(columns: dict[str, dict[str, str]]) -> None:
    """The same of columns of tables that are seen: each with why."""
    declared.unseen_columns.update(columns)


def declare_withheld_columns(columns: dict[str, dict[str, str]]) -> None:
    """Say of columns that the public may not read them, though their row: with why.

    What no public page shows anything of (`declare_unseen_columns`) is withheld too.
    """
    for table, reasons in columns.items():
        declared.withheld_columns.setdefault(table, {}).update(reasons)


def declare_public_functions(*names: str) -> None:
    """Say which functions of the schema `wall` the public's role may ask.

    names: with the types of what they take. Each answers of what is public alone.
    """
    declared.public_functions.extend(names)


def page_models() -> list[type[Page]]:
    """Every kind of page, from the registry: a new one is covered by being one."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Page) and model is not Page and not model._meta.proxy
    ]


def all_tables() -> Tables:
    """Every table of which something is known."""
    of_its_page = only(
        visible("wagtailcore_page", "page_ptr_id"), write=own_page("page_ptr_id")
    )
    pages: Tables = {model._meta.db_table: of_its_page for model in page_models()}
    return pages | declared.tables


def all_rules() -> dict[str, Rule]:
    """The tables with rows that belong to single boards."""
    return {
        table: rule for table, rule in all_tables().items() if isinstance(rule, Rule)
    }
