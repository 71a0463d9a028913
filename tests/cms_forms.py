"""The CMS's page forms, filled in as a person does: open, change, send."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

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
    page = html.document_fromstring(response.content.decode())
    data = _as_it_stands(page.get_element_by_id("page-edit-form"))
    for field in response.context["form"].instance._meta.get_fields():
        if isinstance(field, StreamField):
            data[f"{field.name}-count"] = "0"
    return data


def _as_it_stands(form: html.FormElement) -> Fields:
    """What its fields hold. Wagtail's own reader takes far longer."""
    found: Fields = {}
    for field in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
        name = field.get("name")
        if name == "csrfmiddlewaretoken":
            continue
        if field.tag == "select":
            of_all = list(field.iter("option"))
            chosen = [one for one in of_all if one.get("selected") is not None]
            held = [
                one.get("value", one.text_content()) for one in chosen or of_all[:1]
            ]
        elif field.tag == "textarea":
            held = [field.text or ""]
        elif field.get("type") in ("checkbox", "radio"):
            is_chosen = field.get("checked") is not None
            held = [field.get("value", "on")] if is_chosen else []
        else:
            held = [field.get("value", "")]
        if held and field.get("type") == "checkbox":
            found.setdefault(name, []).extend(held)
        elif held:
            found[name] = held
    return found


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
