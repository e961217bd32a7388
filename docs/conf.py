"""How the documentation site is made: `make docs`."""

from typing import Any

from sphinx.application import Sphinx

import dateline

project = "dateline"
author = "The dateline developers"
copyright = "the dateline developers"  # noqa: A001  # Sphinx's own name
release = dateline.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
root_doc = "index"
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_preserve_defaults = True

html_theme = "furo"
html_title = "dateline"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_show_search_summary = False  # excerpts are fetched, which browsers refuse to pages that are read from the disk


def _for_everybody(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give the captions of the menu, which call themselves headings, a level, and let keys scroll wide blocks."""
    menu, body = context.get("furo_navigation_tree", ""), context.get("body", "")
    context["furo_navigation_tree"] = menu.replace('role="heading"', 'role="heading" aria-level="2"')
    context["body"] = body.replace("<pre>", '<pre tabindex="0">')


def setup(app: Sphinx) -> None:
    """Called by Sphinx; after the theme has made its menu."""
    app.connect("html-page-context", _for_everybody, priority=900)
