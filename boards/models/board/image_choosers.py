"""What chooses a board's images: each button says which one it is for."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.widgets import AdminImageChooser


class LogoChooser(AdminImageChooser):
    choose_one_text = _("Choose a logo")
    choose_another_text = _("Change the logo")
    link_to_chosen_text = _("Edit this logo")


class PictureChooser(AdminImageChooser):
    choose_one_text = _("Choose a picture")
    choose_another_text = _("Change the picture")
    link_to_chosen_text = _("Edit this picture")
