"""What does not apply from when to when; which reports count, found without opening their rows."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_COUNTED = ["state", "period", "current", "unit", "id", "version"]


def upgrade() -> None:
    op.drop_index("ix_documents_current", "documents")
    op.create_index("ix_documents_counted", "documents", _COUNTED)


def downgrade() -> None:
    op.drop_index("ix_documents_counted", "documents")
    op.create_index("ix_documents_current", "documents", ["id", "current", "state"])
