"""The tables. Imported as `rows` by the store classes; rows never leave this package.

Amounts are text: SQLite would keep NUMERIC as a binary float, and a figure must come back as it was read.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("unit", Text),
    Column("period", String(8)),
    Column("number", Text),
    Column("issued", String(10)),
    Column("version", Integer, nullable=False, default=1),
    Column("current", Boolean, nullable=False, default=True),
    Column("received_at", DateTime, nullable=False),
    Column("received_from", Text, nullable=False, default=""),
    Column("pages", Integer, nullable=False, default=0),
    Column("content", LargeBinary),  # the Document, compressed
    Column("account", LargeBinary),  # others, ignored and unaccounted numbers, compressed
    Index("ix_documents_unit_period", "unit", "period", "current"),
    # Which count, in all or of a period, how many and in which versions: without opening rows, which hold the contents.
    Index("ix_documents_counted", "state", "period", "current", "unit", "id", "version"),
)

indicator_values = Table(
    "indicator_values",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("unit", Text, nullable=False),
    Column("indicator", String(8), nullable=False),
    Column("period", String(8), nullable=False),
    Column("amount", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("method", String(8), nullable=False),
    Column("grounding", String(12), nullable=False),
    Column("numerator", Text),
    Column("denominator", Text),
    Column("qualifier", String(8)),
    Column("confidence", Float, nullable=False),
    Column("readings", Text, nullable=False, default=""),
    Column("catalogue", Text, nullable=False, default=""),
    Column("citation", Text, nullable=False),  # JSON of the Citation
    Column("position", Integer, nullable=False),  # order within the document
    Index("ix_indicator_values_lookup", "indicator", "period", "unit"),
    Index("ix_indicator_values_period", "period", "document_id"),
    Index("ix_indicator_values_unit", "unit", "period"),
    Index("ix_indicator_values_method", "method", "document_id"),  # those that people made
    Index("ix_indicator_values_series", "unit", "indicator"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("value_id", String(16), nullable=False, index=True),  # no foreign key: decisions outlive a second reading
    Column("verdict", String(8), nullable=False),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("amount", Text),
    Column("act", String(16), nullable=False, default="", server_default=""),
    Column("carried_from", String(16), nullable=False, default="", server_default=""),
)

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("rule", String(40), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("message", Text, nullable=False),
    Column("indicators", Text, nullable=False, default=""),
    Column("citations", Text, nullable=False, default="[]"),
)

narratives = Table(
    "narratives",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("owner", Text),
    Column("deadline", String(10)),
    Column("citation", Text, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("unit", Text, nullable=False),
    Column("period", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("content", Text, nullable=False),  # JSON of the Passage
    Index("ix_passages_unit_period", "unit", "period"),
)

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("person", Text, nullable=False),
    Column("act", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False, default=""),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_journal_act", "act", "seq"),
)

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),  # the name as compared when logging in
    Column("role", String(16), nullable=False),
    Column("unit", Text),
    Column("password", Text, nullable=False),  # argon2 hash with its parameters
    Column("must_change", Boolean, nullable=False, default=False),
    Column("disabled", Boolean, nullable=False, default=False),
    Column("created_at", DateTime, nullable=False),
    Column("logged_in_at", DateTime),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the cookie
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hash", String(64), nullable=False, unique=True),  # SHA-256 of the token
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("acts", Text, nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("expires_at", DateTime),
    Column("revoked_at", DateTime),
    Column("used_at", DateTime),
)

login_attempts = Table(
    "login_attempts",
    metadata,
    Column("key", String(64), primary_key=True),  # SHA-256 of the name or address
    Column("failures", Integer, nullable=False),
    Column("last_at", DateTime, nullable=False),
)

send_backs = Table(
    "send_backs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(12), ForeignKey("documents.id"), nullable=False),
    Column("value_id", String(16), nullable=False, index=True),
    Column("unit", Text, nullable=False),
    Column("period", String(8), nullable=False),
    Column("indicator", String(8), nullable=False),
    Column("citation", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("question", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Index("ix_send_backs_unit_period", "unit", "period"),
)

letters = Table(
    "letters",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("send_back_id", Integer, ForeignKey("send_backs.id"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("text", Text, nullable=False, default=""),
    Column("document_id", String(12), nullable=False, default=""),
)

open_numbers = Table(  # numbers of the current reading that nobody could place, one row each, to count and offer them
    "open_numbers",
    metadata,
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("block_id", String(20), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("page", Integer),
    Column("reason", Text, nullable=False, default=""),
)

set_aside = Table(  # append-only: an open number that a reviewer calls no figure of the report, or takes back
    "set_aside",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(12), ForeignKey("documents.id"), nullable=False, index=True),
    Column("block_id", String(20), nullable=False),
    Column("start", Integer, nullable=False),
    Column("aside", Boolean, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("reason", Text, nullable=False, default=""),
)

four_eyes = Table(  # indicators on which two people must agree
    "four_eyes",
    metadata,
    Column("indicator", String(8), primary_key=True),
)

learned_wordings = Table(  # append-only: what reviewers taught that indicators are also called
    "learned_wordings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("words", Text, nullable=False),
    Column("indicator", String(8), nullable=False),
    Column("document_id", String(12), nullable=False, default=""),  # where it was learned; empty for nowhere
    Column("quote", Text, nullable=False, default=""),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

wording_withdrawals = Table(  # append-only: a wording named here is in use no longer
    "wording_withdrawals",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("wording_id", Integer, ForeignKey("learned_wordings.id"), nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("reason", Text, nullable=False, default=""),
)

unit_changes = Table(  # append-only: other names of units, names of bodies they took over, units that ended
    "unit_changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("unit", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("words", Text, nullable=False, default=""),
    Column("since", String(10)),
    Column("heir", Text, nullable=False, default=""),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

unit_change_withdrawals = Table(  # append-only: a change named here counts no longer
    "unit_change_withdrawals",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("change_id", Integer, ForeignKey("unit_changes.id"), nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

exemptions = Table(  # append-only: the last of an indicator, target and quarter counts
    "exemptions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("indicator", String(8), nullable=False),
    Column("target", Text, nullable=False),  # a group, or the id of a unit
    Column("applies", Boolean),  # none: what was said of the target is taken back
    Column("reason", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("since", String(8)),  # a quarter; none: from ever
    Column("until", String(8)),  # a quarter; none: for ever
)

day_marks = Table(  # append-only: the last of a day counts
    "day_marks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("day", String(10), nullable=False),
    Column("free", Boolean),  # NULL: as the law has it
    Column("reason", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

due_changes = Table(  # append-only: the last due day of a period and group counts
    "due_changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("period", String(8), nullable=False),
    Column("unit_group", String(12), nullable=False),
    Column("day", String(10), nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

answer_remarks = Table(  # append-only
    "answer_remarks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("question", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("period", String(8), nullable=False),
    Column("status", String(12), nullable=False),
    Column("reply", Text, nullable=False),
    Column("judged", String(12), nullable=False),
    Column("words", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("batch", String(16), nullable=False, index=True),
    Column("parent", String(20)),
    Column("sender", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("given_unit", Text),
    Column("given_period", String(8)),
    Column("only_unit", Text),
    Column("received_at", DateTime, nullable=False),
    Column("place", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("stage", String(12)),
    Column("pages", Integer, nullable=False, default=0),
    Column("run", Integer, nullable=False, default=0),
    Column("queued", Boolean, nullable=False, default=False),  # the queue has been told about this run
    Column("worker", Text, nullable=False, default=""),
    Column("ending", Boolean, nullable=False, default=False),
    Column("started_at", DateTime),
    Column("ended_at", DateTime),
    Column("status", String(12)),  # from here on the result
    Column("document_id", String(12)),
    Column("unit", Text),
    Column("period", String(8)),
    Column("value_count", Integer, nullable=False, default=0),
    Column("finding_count", Integer, nullable=False, default=0),
    Column("reason", Text),
    Index("ix_jobs_state", "state", "sender"),
    Index("ix_jobs_received", "received_at"),
)

workers = Table(  # processes that take files in, and when each was last seen alive
    "workers",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("started_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("period", String(8), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("state", String(12), nullable=False),
    Column("version", Integer, nullable=False),
    Column("started_at", DateTime, nullable=False),
    Column("submitted_by", Text),
    Column("approved_by", Text),
    Column("approved_at", DateTime),
    Column("frozen", String(64), nullable=False),  # SHA-256 of the approved file
)

draft_versions = Table(  # append-only
    "draft_versions",
    metadata,
    Column("draft_id", Integer, ForeignKey("drafts.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("person", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("told", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # the DraftReport, compressed
)

draft_lines = Table(  # what a draft of a period prints, made from what the tables above hold; may be lost at any time
    "draft_lines",
    metadata,
    Column("period", String(8), primary_key=True),
    Column("made_from", String(200), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
