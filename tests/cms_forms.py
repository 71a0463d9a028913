"""The CMS's page forms, filled in as a person does: open, change, send."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
)

Fields = dict[str, Any]


def adding(model: type[Page], parent: Page) -> str:
    """Where a page of a kind is added."""
    names = (model._meta.app_label, model._meta.model_name, parent.pk)
    return reverse("wagtailadmin_pages:add", args=names)


def editing(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def send(
    client: Client,
    address: str,
    fields: Fields,
    *,
    publish: bool = False,
    submit: bool = False,
) -> HttpResponse:
    """Open the form, change some fields, and save: as a draft, or to the public.

    fields: as the form names them; what is nested is written nested. submit: for a
    second person's sign-off.
    """
    data = open_form(client, address) | nested_form_data(fields)
    if publish:
        data["action-publish"] = "action-publish"
    if submit:
        data["action-submit"] = "action-submit"
    return client.post(address, data)


def open_form(client: Client, address: str) -> Fields:
    """What a browser sends back when nobody changes anything.

    Blocks are drawn by script, so that every stream of blocks is sent empty.
    """
    response = client.get(address)
    assert response.status_code == 200, response
    sent = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    data: Fields = {name: sent.getlist(name) for name in sent}
    for field in response.context["form"].instance._meta.get_fields():
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    return data


def rows(*items: Fields) -> Fields:
    """New rows of an inline list, such as a page's documents."""
    return inline_formset(items)


def errors_of(response: HttpResponse) -> dict[str, list[str]]:
    """The sentences that a refused form shows, by the field that they stand at.

    A row of an inline list is named as its inputs are: `released_documents-0-file`.
    """
    assert response.status_code == 200, "The form was accepted."
    form = response.context["form"]
    found = dict(form.errors)
    for name, formset in form.formsets.items():
        for number, row in enumerate(formset.forms):
            for field, messages in row.errors.items():
                found[f"{name}-{number}-{field}"] = messages
    return {field: [str(text) for text in texts] for field, texts in found.items()}
