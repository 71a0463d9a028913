"""From a path to a page in two queries, however deep the page lies."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Q, QuerySet, Value
from django.http import Http404, HttpRequest
from django.utils import translation
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from cms import trees
from cms.kept.facts import fact
from cms.models.pages import BasePage
from cms.querysets import IsAmong
from cms.request_state import state_of
from cms.shapes import Shape
from cms.tenancy.public import readable


def chain_of(request: HttpRequest) -> list[Page]:
    """The pages from the home page down to the one asked for, as routing met them."""
    return state_of(request).chain


def remember_chain(request: HttpRequest, chain: list[Page]) -> None:
    """Keep the pages from the home page to the one asked for with their request."""
    state_of(request).chain = chain


def nearest_page(request: HttpRequest) -> Page | None:
    """The deepest live page above an address at which no page is; None elsewhere."""
    return state_of(request).nearest_page


def page_at(request: HttpRequest, path: str) -> RouteResult | None:
    """The page at an address, as Wagtail's own `Page.route_for_request`.

    The home page that it begins with is one of the board's facts.
    """
    site = Site.find_for_request(request)
    if site is None:
        return None
    home = fact(request, f"home in {get_language()}", lambda: _own_home(site))
    try:
        found: RouteResult = home.route(
            request, [one for one in path.split("/") if one]
        )
    except Http404:
        return None
    return found


def _own_home(site: Site) -> Page:
    home = specific_page(site.root_page.localized)
    # Asked for by its route.
    home.locale  # noqa: B018 - so that it is held as well
    return home


def home_of(request: HttpRequest, site: Site) -> Page:
    """The home page in the language of the address, or else the first one."""
    name = f"place of home in {get_language()}"
    home: Page = fact(request, name, lambda: site.root_page.localized)
    return home


def route_below(home: Page, request: HttpRequest, slugs: list[str]) -> RouteResult:
    """Find the page that `slugs` name below a home page, and let it answer.

    The pages on the way are kept for the breadcrumbs, once it is known that there is
    something to read. What is left of the path when no live page goes deeper is the
    page's own to route. Raises Http404, also when the page is in another language than
    the address says. What is not live is as if it were not there, also in the
    questions that are asked.
    """
    is_known = _is_first_of_something(home, request, slugs[0])
    chain = _follow(home, slugs) if is_known else [home]
    while len(chain) > 1 and not chain[-1].live:
        chain.pop()
    state_of(request).nearest_page = chain[-1]
    if len(chain) == 1:
        raise Http404
    if chain[-1].locale.language_code != translation.get_language():
        raise Http404
    page = specific_page(chain[-1])
    result = page.route(request, slugs[len(chain) - 1 :])
    remember_chain(request, [*chain[:-1], page])
    return result


def _is_first_of_something(home: Page, request: HttpRequest, slug: str) -> bool:
    """Whether a page may lie below this slug: no question where none does."""
    if state_of(request).version is None:
        return True
    name = f"first below {home.path}"
    return slug in fact(request, name, lambda: _first_slugs(home))


def _first_slugs(home: Page) -> frozenset[str]:
    leads_on = Q(live=True) | Q(numchild__gt=0)
    below = Page.objects.child_of(home).order_by().filter(leads_on)
    return frozenset(below.values_list("slug", flat=True))


def _on_the_way(
    *, home: str, last: str, slugs: list[str], depth: int
) -> QuerySet[Page]:
    named = IsAmong(F("slug"), Value(slugs, output_field=ArrayField(CharField())))
    below = Page.objects.filter(named, path__gt=home, path__lte=last, depth__lte=depth)
    return readable(below, "content_type", "locale")


ON_THE_WAY: Shape[Page] = Shape(_on_the_way)


def _follow(home: Page, slugs: list[str]) -> list[Page]:
    deepest = home.depth + len(slugs)
    last = trees.last_below(home.path)
    candidates = ON_THE_WAY.ask(home=home.path, last=last, slugs=slugs, depth=deepest)
    by_place = {(page.path[: -Page.steplen], page.slug): page for page in candidates}
    chain = [home]
    for slug in slugs:
        page = by_place.get((chain[-1].path, slug))
        if page is None:
            break
        chain.append(page)
    return chain


def specific_page(page: Page) -> Page:
    """The page as its own kind, with all that its template prints of it.

    What every page has is taken from the page at hand. Raises Http404 where its own
    row is missing.
    """
    model = page.specific_class or Page
    if model is Page:
        return page
    found = OWN_ROW.ask(model, pk=page.pk)
    if not found:
        raise Http404
    own = found[0]
    names = {field.attname for field in Page._meta.concrete_fields}
    own.__dict__ |= {name: page.__dict__[name] for name in names & page.__dict__.keys()}
    own._state.fields_cache |= page._state.fields_cache
    return own


def _own_row(model: type[Page], *, pk: int) -> QuerySet[Page]:
    found = model._default_manager.filter(pk=pk).order_by()
    if issubclass(model, BasePage):
        found = model.as_served(found)
    return found.defer(*(field.name for field in Page._meta.concrete_fields))


OWN_ROW: Shape[Page] = Shape(_own_row)
