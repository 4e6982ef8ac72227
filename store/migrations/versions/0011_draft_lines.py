"""What a draft of a period prints, kept so that a check need not compose it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft_lines",
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("made_from", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_draft_lines")),
    )


def downgrade() -> None:
    op.drop_table("draft_lines")
