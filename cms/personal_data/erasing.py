"""Somebody is forgotten, as far as the law lets the audit forget them.

Each room says what of its own it empties. What they did stays, and their name with it
as long as the audit keeps names; their address goes at once, everywhere.
"""

import json
import re
from collections.abc import Callable, Iterator

from django.db import transaction
from django.db.models import CASCADE, ForeignObjectRel, Model
from wagtail.log_actions import registry
from wagtail.models import Comment, CommentReply
from wagtail.users.models import UserProfile

from cms.models import StoredMail, StoredTask
from cms.users.models import User
from cms.users.sessions import sessions_of

LEFT_OUT = "…"
# What of a room's own is emptied; how many rows there were.
Step = Callable[[str, User | None], int]
_steps: dict[str, Step] = {}
# Rows of a person that are a board's work: they stay, as the audit does.
_work: set[type[Model]] = {Comment, CommentReply}


def register_work(model: type[Model]) -> None:
    """Have a person's rows of a model stay: they say what was done for a board."""
    _work.add(model)


def rows_of_a_login() -> Iterator[tuple[type[Model], str]]:
    """Each model whose rows go with somebody's login, and what leads there.

    From the registry of models: what a new package keeps of a person goes as well.
    """
    for relation in User._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.many_to_many:
            continue
        model = relation.related_model
        if relation.on_delete is CASCADE and model not in _work:
            yield model, relation.field.name


def register_erasing(what: str, step: Step) -> None:
    """Have something emptied when somebody is erased. what: for who erases."""
    _steps[what] = step


@transaction.atomic
def erase(email: str) -> dict[str, int]:
    """Empty all that names an address or belongs to its login; how many rows of what.

    As the owner. Who works for a board has to leave it before.
    """
    person = User.objects.filter(email__iexact=email).first()
    steps: dict[str, Step] = {
        **_steps,
        "mails": _mails,
        "tasks": _tasks,
        "lines of the audit": _audit,
        "logins": _login,
    }
    return {what: step(email, person) for what, step in steps.items()}


def placeholder(person: User) -> str:
    """An address that reaches nobody (RFC 2606), and says nothing."""
    return f"former-{person.pk}@former.invalid"


def without(email: str, value: object) -> object:
    """Anything that JSON holds, with an address left out of it."""
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(re.sub(re.escape(email), LEFT_OUT, text, flags=re.IGNORECASE))


def _mails(email: str, _person: User | None) -> int:
    return StoredMail.objects.filter(message__icontains=email).delete()[0]


def _tasks(email: str, _person: User | None) -> int:
    """What was to be done for this address is not done any more."""
    fields = ("args", "kwargs", "errors", "returned")
    return sum(
        StoredTask.objects.filter(**{f"{name}__icontains": email}).delete()[0]
        for name in fields
    )


def _audit(email: str, _person: User | None) -> int:
    """The lines stay, and say an address no more."""
    number = 0
    for model in registry.get_log_entry_models():
        for line in model.objects.filter(data__icontains=email):
            line.data = without(email, line.data)
            line.label = re.sub(re.escape(email), LEFT_OUT, line.label, flags=re.I)
            line.save(update_fields=["data", "label"])
            number += 1
        number += model.objects.filter(label__icontains=email).update(label=LEFT_OUT)
    return number


def _login(_email: str, person: User | None) -> int:
    """Nobody logs in with it again. Their name is the audit's, for its years."""
    if person is None:
        return 0
    for session in sessions_of(person):
        session.delete()
    for profile in UserProfile.objects.filter(user=person):
        if profile.avatar:
            profile.avatar.delete(save=False)
    for model, name in rows_of_a_login():
        model._base_manager.filter(**{name: person}).delete()
    person.email, person.is_active = placeholder(person), False
    person.last_login = None
    person.set_unusable_password()
    person.save()
    return 1
