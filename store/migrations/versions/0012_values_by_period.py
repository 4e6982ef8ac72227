"""The values of a period are found without looking at those of all other periods."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_indicator_values_period", "indicator_values", ["period", "document_id"])


def downgrade() -> None:
    op.drop_index("ix_indicator_values_period", table_name="indicator_values")
