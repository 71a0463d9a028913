"""Where documents and pictures lie, what may be uploaded, and who hands it out."""

from pathlib import Path

from cms.env import all_or_none, one_of, optional, optional_secret
from cms.env_addresses import optional_path, optional_url

VAR_DIR = Path(__file__).resolve().parents[2] / "var"

MEDIA_URL = "/media/"
MEDIA_ROOT = Path(optional_path("MEDIA_ROOT", str(VAR_DIR / "media")))
# Documents lie where no web server serves by itself: a page decides, not an address.
DOCUMENTS_ROOT = Path(optional_path("DOCUMENTS_ROOT", str(VAR_DIR / "documents")))

STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "cms.storage.NamedInEveryScript"},
    # As text: Wagtail hands it to the task that deletes a file.
    "documents": {
        "BACKEND": "cms.storage.NamedInEveryScript",
        "OPTIONS": {"location": str(DOCUMENTS_ROOT), "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A bucket that speaks S3, in the place of the two folders. It is private: its addresses
# are given to nobody.
S3_BUCKET = optional("S3_BUCKET")
S3_ACCESS_KEY = optional("S3_ACCESS_KEY")
S3_SECRET_KEY = optional("S3_SECRET_KEY")
S3_ENDPOINT = optional_url("S3_ENDPOINT", "https", "http")
S3_REGION = optional("S3_REGION")
all_or_none(
    S3_BUCKET=S3_BUCKET, S3_ACCESS_KEY=S3_ACCESS_KEY, S3_SECRET_KEY=S3_SECRET_KEY
)
IN_BUCKET: dict[str, dict[str, object]] = {
    alias: {
        "BACKEND": "cms.object_storage.ObjectStorage",
        "OPTIONS": {"location": folder},
    }
    for alias, folder in (("default", "media"), ("documents", "documents"))
}
if S3_BUCKET:
    STORAGES |= IN_BUCKET
# For BACKUPS_ROOT, where it is s3://bucket/folder: own keys, or those of the files.
BACKUPS_S3_ACCESS_KEY = optional("BACKUPS_S3_ACCESS_KEY")
BACKUPS_S3_SECRET_KEY = optional("BACKUPS_S3_SECRET_KEY")
BACKUPS_S3_ENDPOINT = optional_url("BACKUPS_S3_ENDPOINT", "https", "http")
BACKUPS_S3_REGION = optional("BACKUPS_S3_REGION")
all_or_none(
    BACKUPS_S3_ACCESS_KEY=BACKUPS_S3_ACCESS_KEY,
    BACKUPS_S3_SECRET_KEY=BACKUPS_S3_SECRET_KEY,
)
if not BACKUPS_S3_ACCESS_KEY:
    BACKUPS_S3_ACCESS_KEY, BACKUPS_S3_SECRET_KEY = S3_ACCESS_KEY, S3_SECRET_KEY
    BACKUPS_S3_ENDPOINT, BACKUPS_S3_REGION = S3_ENDPOINT, S3_REGION

WAGTAILDOCS_DOCUMENT_MODEL = "cms.BoardDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "boards.admin.file_checks.forms.CheckedDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "txt", "csv"]
# Words that a board never publishes are kept as hashes with this key. Should it change,
# `rotate_secrets` needs the one before; else each board has to type its list again.
NEVER_PUBLISH_KEY = optional_secret("NEVER_PUBLISH_KEY")
NEVER_PUBLISH_KEY_BEFORE = optional("NEVER_PUBLISH_KEY_BEFORE")
WAGTAILDOCS_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
# Who sends the bytes of what may be read: "" this process, "nginx" (X-Accel-Redirect),
# "storage" (a redirect to the signed address of an object storage).
FILES_HANDED_OVER_BY = one_of("FILES_HANDED_OVER_BY", ("", "nginx", "storage"))
if FILES_HANDED_OVER_BY == "nginx":
    SENDFILE_BACKEND = "cms.handing_over"
if FILES_HANDED_OVER_BY == "storage":
    WAGTAILDOCS_SERVE_METHOD = "redirect"
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]
WAGTAILIMAGES_IMAGE_MODEL = "cms.BoardImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "boards.admin.file_checks.forms.CheckedImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["png", "jpg", "jpeg", "webp"]
