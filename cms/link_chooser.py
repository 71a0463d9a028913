"""The dialog for a link to an address: it knows the sites of the board at hand only."""

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.chooser import ExternalLinkView
from wagtail.models import Site


class AddressView(ExternalLinkView):
    """Wagtail's own, which makes a link to a page of what is a page's address.

    It looks for the site of the address among all there are, and then asks for that
    site: another board's cannot be seen, and the dialog would answer that it is not
    there itself.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        mine = set(Site.objects.values_list("pk", flat=True))
        # Where Wagtail looks first. It lasts for this request.
        request._wagtail_cached_site_root_paths = [  # type: ignore[attr-defined]
            root for root in Site.get_site_root_paths() if root.site_id in mine
        ]
        # A field that is not sent at all is empty, and no failure.
        sent = request.POST.copy()
        sent.setdefault(f"{self.form_prefix}-url", "")
        request.POST = sent  # type: ignore[assignment]
        return super().post(request)
