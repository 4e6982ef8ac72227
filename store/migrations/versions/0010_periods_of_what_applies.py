"""What does not apply from when to when; which reports count, found without opening their rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_COUNTED = ["state", "period", "current", "unit", "id", "version"]


def upgrade() -> None:
    with op.batch_alter_table("exemptions") as exemptions:
        exemptions.alter_column("applies", existing_type=sa.Boolean(), nullable=True)
        exemptions.add_column(sa.Column("since", sa.String(length=8), nullable=True))
        exemptions.add_column(sa.Column("until", sa.String(length=8), nullable=True))
    op.drop_index("ix_documents_current", "documents")
    op.create_index("ix_documents_counted", "documents", _COUNTED)


def downgrade() -> None:
    op.drop_index("ix_documents_counted", "documents")
    op.create_index("ix_documents_current", "documents", ["id", "current", "state"])
    op.execute("DELETE FROM exemptions WHERE applies IS NULL OR since IS NOT NULL OR until IS NOT NULL")
    with op.batch_alter_table("exemptions") as exemptions:
        exemptions.drop_column("until")
        exemptions.drop_column("since")
        exemptions.alter_column("applies", existing_type=sa.Boolean(), nullable=False)
