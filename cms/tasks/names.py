"""Tasks by the names that are stored of them.

A task may wait in the database while the code is exchanged. So what is stored is no
path of a module but a name, which the setting `TASKS` gives to a function: the function
may move, and its name may not change. What has no name there cannot be a task.
"""

from collections.abc import Mapping

from django.utils.module_loading import import_string
from django_tasks.base import Task
from django_tasks.exceptions import InvalidTaskError

Names = Mapping[str, str]


class UnknownTask(Exception):
    """A stored task is called what no task of this version is called."""


def name_of(task: Task, names: Names) -> str:
    """What is stored of a task. Raises InvalidTaskError when it has no name."""
    for name, path in names.items():
        if path == task.module_path:
            return name
    raise InvalidTaskError(
        f"{task.module_path} has no name under which it could be stored: give it one in"
        " the setting TASKS (cms/settings/base.py)."
    )


def task_named(name: str, names: Names) -> Task:
    """The task of a name. Raises UnknownTask when this version has none."""
    try:
        found = import_string(names[name])
    except (KeyError, ImportError) as error:
        raise UnknownTask(
            f"This version of the product has no task “{name}”."
        ) from error
    if not isinstance(found, Task):
        raise UnknownTask(f"What is called “{name}” is no task: {names[name]}.")
    return found
