"""The pages of the hub. All that they read, they read as the public's own role."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from boards.models.pages.paging import page_of
from boards.public.hub.learning import items_of, learning_of
from boards.public.hub.pictures import pictures_of
from boards.public.hub.searching import found_in
from boards.public.hub.site import HubBoard, HubSite
from boards.public.hub.suggesting import suggestions_of
from boards.public.hub.themes import ThemeTree, theme_tree
from boards.public.learnt import for_reader, newest, newest_here
from boards.public.reading import as_the_public
from boards.public.search.views import LONGEST_QUERY, suggested
from cms.kept.same_for_all import same_for_all
from cms.query_strings import asked
from cms.request_state import state_of
from cms.sitemaps import Entry, urlset

LISTED, ON_FIRST_PAGE = 20, 6
# Its pages beside those of themes, by their names.
PAGES = (
    "hub_home",
    "hub_themes",
    "hub_recent",
    "hub_boards",
    "hub_pictures",
    "hub_about",
    "hub_accessibility",
)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, HubSite, P], HttpResponse]


def of_the_hub(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Ask a view what the hub answers. Its words and its template read nothing else."""

    @require_safe
    @wraps(view)
    def answered(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        hub = state_of(request).hub
        if not isinstance(hub, HubSite):
            raise Http404
        response = as_the_public(view)(request, hub, *args, **kwargs)
        if not request.META.get("QUERY_STRING"):
            state_of(request).may_be_kept = True
        return response

    return answered


def _page(
    request: HttpRequest, hub: HubSite, template: str, **context: object
) -> HttpResponse:
    around = {"hub": hub, "languages": hub.alternates(request.path)}
    return render(request, f"hub/{template}.html", {**around, **context})


@of_the_hub
def home(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """Search, themes, and what is new."""
    learnt = for_reader(learning_of(request, hub))
    tree = theme_tree(request, learnt)
    return _page(
        request,
        hub,
        "home",
        items=items_of(newest_here(learnt)[:ON_FIRST_PAGE], hub),
        themes=tree.most_taught()[:12],
        number=len(learnt),
    )


@of_the_hub
def search(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """Search what the public may read of every board of the hub."""
    query = " ".join(asked(request.GET, "q").split())[:LONGEST_QUERY]
    context = found_in(request, hub, query) if query else {}
    response = _page(request, hub, "search", query=query, **context)
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@of_the_hub
def suggestions(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """What may be meant by what is typed so far, as a board's search answers it."""
    return suggested(
        request, lambda typed, language: suggestions_of(hub, language, typed)
    )


@of_the_hub
def themes(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """Every theme that something teaches about, with how much there is of it."""
    tree = theme_tree(request, for_reader(learning_of(request, hub)))
    return _page(request, hub, "themes", themes=tree.in_order())


@of_the_hub
def theme(request: HttpRequest, hub: HubSite, slug: str) -> HttpResponse:
    """What boards have learnt on a theme and its parts, the newest first."""
    learnt = for_reader(learning_of(request, hub))
    tree: ThemeTree = theme_tree(request, learnt)
    one = tree.by_slug.get(slug)
    if one is None or not one.number:
        raise Http404
    about = newest(tree.taught(slug, learnt))
    page = page_of(about, request.GET.get("page"), LISTED)
    page.object_list = items_of(list(page.object_list), hub)
    return _page(
        request,
        hub,
        "theme",
        theme=one,
        items=page,
        parts=[part for part in tree.parts_of(slug) if part.number],
        boards=len({each.board for each in about}),
    )


@of_the_hub
def recent(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """What came to the boards' sites last."""
    learnt = newest_here(for_reader(learning_of(request, hub)))
    page = page_of(learnt, request.GET.get("page"), LISTED)
    page.object_list = items_of(list(page.object_list), hub)
    return _page(request, hub, "recent", items=page)


@of_the_hub
def boards(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """The boards in it, by region, each with the way to its own site."""
    regions: dict[str, list[HubBoard]] = {}
    for board in hub.boards.values():
        regions.setdefault(board.region_name, []).append(board)
    return _page(request, hub, "boards", regions=sorted(regions.items()))


@of_the_hub
def pictures(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """How many, of what, and how long it took."""
    learnt = learning_of(request, hub)
    names = theme_tree(request, []).names()
    return _page(request, hub, "pictures", pictures=pictures_of(learnt, names))


@of_the_hub
def about(request: HttpRequest, hub: HubSite) -> HttpResponse:
    return _page(request, hub, "text", title=_("About this site"), text=hub.about)


@of_the_hub
def accessibility(request: HttpRequest, hub: HubSite) -> HttpResponse:
    title = _("Accessibility statement")
    return _page(request, hub, "text", title=title, text=hub.accessibility)


@of_the_hub
def favicon_ico(request: HttpRequest, hub: HubSite) -> HttpResponse:
    return redirect(hub.favicon_path)


@same_for_all
@of_the_hub
def robots(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """All but what a search has found."""
    address = hub.address("/sitemap.xml")
    searches = "Disallow: /search/\nDisallow: /*/search/"
    text = f"User-agent: *\n{searches}\n\nSitemap: {address}\n"
    return HttpResponse(text, "text/plain")


@of_the_hub
def sitemap(request: HttpRequest, hub: HubSite) -> HttpResponse:
    """Its own pages. Those of boards are in the sitemaps of their own sites."""
    tree = theme_tree(request, for_reader(learning_of(request, hub)))
    paths = [reverse(name) for name in PAGES]
    paths += [reverse("hub_theme", args=[one.slug]) for one in tree.in_order()]
    entries = [Entry(hub.address(path), None) for path in paths]
    return HttpResponse(urlset(entries), "application/xml")
