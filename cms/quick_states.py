"""What migrating from zero spends on models that nobody asks for is not spent.

Django makes the classes of a model, and of all that it is related to, anew for each
operation. Here a field is taken apart once, not each time it is copied; a change of
words makes nothing anew; and what was made for Python code serves the next operation.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from django.apps import apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython
from django.db.migrations.state import ProjectState
from django.db.models import Field

# What forms and people read of a field or a model; no table, and no query, has it.
OF_A_FIELD = ("help_text", "verbose_name", "choices", "error_messages")
OF_A_MODEL = {"verbose_name", "verbose_name_plural", "permissions"}

_alter_field = ProjectState.alter_field
_alter_options = ProjectState.alter_model_options
_run_python = RunPython.database_forwards


@contextmanager
def quick_states() -> Iterator[None]:
    """Within it migrations are run so. Nothing else should define models meanwhile."""
    asked: dict[str, str | None] = {}
    ask = apps.get_swappable_settings_name

    def swappable(model: str) -> str | None:
        if model not in asked:
            asked[model] = ask(model)
        return asked[model]

    with ExitStack() as replaced:
        for place, name, ours in (
            (apps, "get_swappable_settings_name", swappable),
            (Field, "clone", _clone),
            (ProjectState, "alter_field", _alter),
            (ProjectState, "alter_model_options", _alter_options_of),
            (RunPython, "database_forwards", _run_and_pass_on),
        ):
            replaced.enter_context(patch.object(place, name, ours))
        yield


def _clone(field: Field) -> Field:
    """A relation is changed where it stands when its other side gets another name."""
    if field.is_relation:
        _name, _path, args, kwargs = field.deconstruct()
    else:
        known = field.__dict__
        if "_taken_apart" not in known:
            known["_taken_apart"] = field.deconstruct()
        _name, _path, args, kwargs = known["_taken_apart"]
    return type(field)(*args, **kwargs)


def _in_silence(
    state: ProjectState, change: Callable[..., None], *args: object
) -> None:
    """A change of which the classes that are made already need to know nothing."""
    with patch.object(state, "reload_model", lambda *_args, **_kwargs: None):
        change(state, *args)


def _alter(
    state: ProjectState,
    app_label: str,
    model_name: str,
    name: str,
    field: Field,
    preserve_default: bool,
) -> None:
    args = (app_label, model_name, name, field, preserve_default)
    before = state.models[app_label, model_name].fields[name]
    if preserve_default and _without_words(before) == _without_words(field):
        _in_silence(state, _alter_field, *args)
    else:
        _alter_field(state, *args)


def _without_words(field: Field) -> tuple[object, ...]:
    _name, path, args, kwargs = field.deconstruct()
    return path, args, {key: kwargs[key] for key in kwargs if key not in OF_A_FIELD}


def _alter_options_of(
    state: ProjectState,
    app_label: str,
    model_name: str,
    options: dict[str, object],
    keys: Iterable[str] | None = None,
) -> None:
    before = state.models[app_label, model_name].options
    changed = {
        key
        for key in {*options, *(keys or ())} & {*options, *before}
        if options.get(key) != before.get(key)
    }
    args = (app_label, model_name, options, keys)
    if changed <= OF_A_MODEL:
        _in_silence(state, _alter_options, *args)
    else:
        _alter_options(state, *args)


def _run_and_pass_on(
    operation: RunPython,
    app_label: str,
    schema_editor: BaseDatabaseSchemaEditor,
    from_state: ProjectState,
    to_state: ProjectState,
) -> None:
    """Python code changes no model: what was made for it is as good afterwards."""
    _run_python(operation, app_label, schema_editor, from_state, to_state)
    if from_state.is_delayed and from_state.models == to_state.models:
        to_state.apps = from_state.apps
        to_state.is_delayed = False
