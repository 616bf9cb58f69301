import os

SITENAME = "Briefings"
SITEURL = "https://briefings.example.org"
AUTHOR = "desk"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "theme"
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = []
PAGE_PATHS = []
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "news"
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
TAGS_SAVE_AS = "tags/index.html"
ARCHIVES_SAVE_AS = "archive/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "archives"]
PAGINATED_TEMPLATES = {"index": 20}
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
FEED_ALL_ATOM = None
FEED_ALL_RSS = "index.xml"
FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = TAG_FEED_ATOM = None
FORMATTED_FIELDS = []  # the summary is plain text
TYPOGRIFY = False
MARKDOWN = {
    "extensions": ["meta", "abbr", "attr_list", "footnotes", "tables", "smarty"],
    "extension_configs": {},
    "output_format": "html",
}
DEFAULT_DATE_FORMAT = "%d %B %Y"
PLUGINS = []
LOG_LEVEL = 30
# PEER_CACHE: '' = no caches (the default of Pelican), 'reader' or 'generator'
_c = os.environ.get("PEER_CACHE", "")
CACHE_CONTENT = LOAD_CONTENT_CACHE = bool(_c)
CONTENT_CACHING_LAYER = _c or "reader"
CHECK_MODIFIED_METHOD = "mtime"
GZIP_CACHE = False
