"""Wordings that reviewers taught, and when they were withdrawn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "learned_wordings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("indicator", sa.String(length=8), nullable=False),
        sa.Column("document_id", sa.String(length=12), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learned_wordings")),
    )
    op.create_table(
        "wording_withdrawals",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wording_id"], ["learned_wordings.id"], name=op.f("fk_wording_withdrawals_wording_id_learned_wordings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording_withdrawals")),
        sa.UniqueConstraint("wording_id", name=op.f("uq_wording_withdrawals_wording_id")),
    )


def downgrade() -> None:
    op.drop_table("wording_withdrawals")
    op.drop_table("learned_wordings")
