"""Remarks of people on answers; indexes for one indicator of one unit over time, and for which reports count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_remarks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("judged", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_remarks")),
    )
    op.create_index("ix_documents_current", "documents", ["id", "current", "state"])
    op.create_index("ix_indicator_values_series", "indicator_values", ["unit", "indicator"])


def downgrade() -> None:
    op.drop_index("ix_documents_current", "documents")
    op.drop_index("ix_indicator_values_series", "indicator_values")
    op.drop_table("answer_remarks")
