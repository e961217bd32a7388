"""The tables of a record.

Frozen values are kept whole, as JSON in a column `value`, and the columns that queries need stand beside them. `value`
is the truth; the other columns are computed from it when it is written. `digest` is a hash of `value`, so that results
that did not change are not written again. Only types that SQLite and PostgreSQL share are used; the full-text index,
which they do not share, is made in the migrations.

A change here needs a new file in `migrations/versions`; a test compares both.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

# Bytes as received, packed with zlib: the record stays whole when the files it was made from are gone. The last three
# columns but one say what reading them gave: an article (several captures may give the same one), or else a rejection.
# `recorded_at` says when the bytes first came in, whatever was made of them since; it is empty where that was not kept.
captures = Table(
    "captures",
    metadata,
    Column("id", String, primary_key=True),
    Column("content_hash", String, nullable=False, index=True),
    Column("url", Text, index=True),
    Column("source_kind", String, nullable=False),
    Column("source_name", Text, nullable=False, index=True),
    Column("source_position", Text),
    Column("content_type", Text),
    Column("fetched_at", DateTime(timezone=True)),
    Column("headers", JSON, nullable=False),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("article_id", String),
    Column("read_version", String, nullable=False),
    Column("read_settings", String, nullable=False),
    Column("recorded_at", DateTime(timezone=True)),
    Index(None, "article_id", "recorded_at"),
    Index(None, "recorded_at", "article_id"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("capture_id", ForeignKey("captures.id"), nullable=False, index=True),
    Column("url", Text),
    Column("outlet", Text, index=True),
    Column("title", Text),
    Column("language", String, index=True),
    Column("kind", String, nullable=False),
    Column("published_earliest", Date, index=True),
    Column("published_latest", Date),
    Column("value", JSON, nullable=False),
    Index(None, "id", "published_earliest", "published_latest"),
)

annotations = Table(
    "annotations",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("content_hash", String, nullable=False),
    Column("stage_version", String, nullable=False),
    Column("settings_hash", String, nullable=False),
    Column("model", String, nullable=False),
    Column("value", JSON, nullable=False),
)

rejections = Table(
    "rejections",
    metadata,
    Column("id", String, primary_key=True),
    Column("capture_id", ForeignKey("captures.id"), index=True),
    Column("stage", String, nullable=False),
    Column("reason", String, nullable=False, index=True),
    Column("source", Text, nullable=False, index=True),
    Column("stage_version", String, nullable=False),
    Column("settings_hash", String, nullable=False),
    Column("value", JSON, nullable=False),
)

# What people decided. A judgement is withdrawn, never deleted.
judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("decided_by", String, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
    Column("value", JSON, nullable=False),
    Index("ix_judgements_left_right", "left", "right"),
)

# What people decided of one cell of an item (see `model/judged.py`), withdrawn likewise.
cell_judgements = Table(
    "cell_judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
    Column("value", JSON, nullable=False),
)

# Pages whose links must be computed anew: new, changed or gone ones, and those that such pages touch. `is_keyed` tells
# that the page's keys and neighbours are up to date.
waiting = Table(
    "waiting",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("is_keyed", Boolean, nullable=False, index=True),
)

# An id that is gone, and the id of what holds most of it now; an id may lead to one that is gone itself.
redirects = Table(
    "redirects",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("leads_to", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

# Everything below is computed from the tables above and can be made again at any time.

# Under which keys pages meet (see `link/scopes.py`), what binds those that do (`link/bonds.py`), which of them is the
# nearest to each, and in which scope each page stands. Pages have numbers here, since each has some hundred keys.
linked_pages = Table(
    "linked_pages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article_id", String, nullable=False, unique=True),
    Column("scope", String, index=True),
    Column("nearest", Integer, index=True),
    Column("likeness", Float),
)

page_keys = Table(
    "page_keys",
    metadata,
    Column("value", BigInteger, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, primary_key=True),
    Column("whole", Boolean, primary_key=True),
    Column("page", Integer, primary_key=True, index=True),
    Column("kind", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

page_neighbours = Table(
    "page_neighbours",
    metadata,
    Column("page", Integer, primary_key=True),
    Column("other", Integer, primary_key=True, index=True),
    Column("firm", Boolean, nullable=False),
    Column("likeness", Float),
    sqlite_with_rowid=False,
)

# The spellings of names (see `link/spellings.py`): the group of each, its keys, and the pages that use it.
spellings = Table(
    "spellings",
    metadata,
    Column("id", String, primary_key=True),
    Column("home", String, nullable=False, index=True),
    Column("value", JSON, nullable=False),
)

spelling_keys = Table(
    "spelling_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("spelling", String, primary_key=True, index=True),
)

spelling_uses = Table(
    "spelling_uses",
    metadata,
    Column("spelling", String, primary_key=True),
    Column("article_id", String, primary_key=True, index=True),
)

# Results carry the scope they were computed in, named by its smallest article id. An entity, or what is claimed of one,
# has a part in every scope that tells of it.

link_judgements = Table(
    "link_judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", String, nullable=False, index=True, server_default=""),
    Column("kind", String, nullable=False),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("decided_by", String, nullable=False),
    Column("value", JSON, nullable=False),
)

lineages = Table(
    "lineages",
    metadata,
    Column("id", String, primary_key=True),
    Column("scope", String, nullable=False, index=True, server_default=""),
    Column("digest", String, nullable=False),
    Column("from_id", String, nullable=False, index=True),
    Column("to_id", String, nullable=False, index=True),
    Column("relation", String, nullable=False),
    Column("level", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("value", JSON, nullable=False),
)

families = Table(
    "families",
    metadata,
    Column("scope", String, nullable=False, index=True, server_default=""),
    Column("family", String, nullable=False, index=True),
    Column("article_id", String, primary_key=True),
    Column("position", Integer, nullable=False),
)

publications = Table(
    "publications",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("scope", String, nullable=False, index=True, server_default=""),
    Column("earliest", Date, index=True),
    Column("latest", Date),
    Column("precision", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("value", JSON, nullable=False),
    Index(None, "article_id", "earliest", "latest"),
)

date_conflicts = Table(
    "date_conflicts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", String, nullable=False, index=True, server_default=""),
    Column("item_id", String, nullable=False, index=True),
    Column("value", JSON, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("scope", String, primary_key=True, index=True),
    Column("digest", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("country", String),
    Column("value", JSON, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("scope", String, nullable=False, index=True, server_default=""),
    Column("digest", String, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("place", Text),
    Column("within", Text),
    Column("country", String),
    Column("part_of", String, index=True),
    Column("series", String, index=True),
    Column("background", Boolean, nullable=False),
    Column("value", JSON, nullable=False),
    Index(None, "earliest", "id", "scope"),
    Index(None, "status", "background", "earliest", "id"),
)

event_mentions = Table(
    "event_mentions",
    metadata,
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

event_participants = Table(
    "event_participants",
    metadata,
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity_id", String, nullable=False, index=True),
    Column("role", String, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("scope", String, nullable=False, index=True, server_default=""),
    Column("digest", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("earliest", Date, index=True),
    Column("latest", Date),
    Column("value", JSON, nullable=False),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("scope", String, primary_key=True, index=True),
    Column("digest", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("property", Text, nullable=False),
    Column("modality", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("number", Float),
    Column("unit", String),
    Column("value", JSON, nullable=False),
    Index(None, "subject", "id"),
)

claim_relations = Table(
    "claim_relations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", String, nullable=False, index=True, server_default=""),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("relation", String, nullable=False),
    Column("value", JSON, nullable=False),
)

checks = Table(
    "checks",
    metadata,
    Column("id", String, primary_key=True),
    Column("scope", String, primary_key=True, index=True),
    Column("digest", String, nullable=False),
    Column("claim_id", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("value", JSON, nullable=False),
)

# The entities and claims that rest on words of a page, so that showing one page reads no other.
resting = Table(
    "resting",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("item_id", String, primary_key=True),
    Column("scope", String, nullable=False, index=True),
)

# What full-text search looks through; the index over it is made in the migrations.
search_items = Table(
    "search_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("item_id", String, nullable=False, unique=True),
    Column("article_id", String, index=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
)

# What a search is narrowed down by and counts, in one narrow row beside each item (see `store/fields.py`).
search_fields = Table(
    "search_fields",
    metadata,
    Column("id", ForeignKey("search_items.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("item_id", String, nullable=False),
    Column("fields", Text, nullable=False),
)

# What watching feeds remembers: the feeds, and every page that one of them named. A page stays when it is done, so
# that it is not fetched again with the next look at the feed.
watched_feeds = Table(
    "watched_feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("due_at", DateTime(timezone=True), nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("checked_url", Text),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
)

found_pages = Table(
    "found_pages",
    metadata,
    Column("url", Text, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("due_at", DateTime(timezone=True), nullable=False),
    Column("stated", Text),
    Column("title", Text),
    Column("tries", Integer, nullable=False),
    Column("is_done", Boolean, nullable=False),
    Index("ix_found_pages_is_done", "is_done", "due_at"),
)

# What happened to the record, oldest first: the material of feeds, never read by a stage.
changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("kind", String, nullable=False),
    Column("item_id", String, nullable=False, index=True),
    Column("change", String, nullable=False),
    Index(None, "at", "kind", "item_id"),
)
