"""Reviewing: acts of decisions, questions to units and their letters, open numbers, indicators under four eyes."""

from __future__ import annotations

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_constraint("fk_decisions_value_id_indicator_values", type_="foreignkey")
        batch_op.add_column(sa.Column("act", sa.String(length=16), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("carried_from", sa.String(length=16), nullable=False, server_default=""))
    _create_send_backs()
    _create_letters()
    _create_open_numbers()
    _create_set_aside()
    op.create_table(
        "four_eyes",
        sa.Column("indicator", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("indicator", name=op.f("pk_four_eyes")),
    )
    op.create_index("ix_journal_act", "journal", ["act", "seq"], unique=False)
    _fill_open_numbers()


def _create_send_backs() -> None:
    op.create_table(
        "send_backs",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", sa.String(length=12), nullable=False),
        sa.Column("value_id", sa.String(length=16), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("indicator", sa.String(length=8), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_send_backs_document_id_documents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_send_backs")),
    )
    op.create_index(op.f("ix_send_backs_value_id"), "send_backs", ["value_id"], unique=False)
    op.create_index("ix_send_backs_unit_period", "send_backs", ["unit", "period"], unique=False)


def _create_letters() -> None:
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("send_back_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("document_id", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["send_back_id"], ["send_backs.id"], name=op.f("fk_letters_send_back_id_send_backs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    op.create_index(op.f("ix_letters_send_back_id"), "letters", ["send_back_id"], unique=False)


def _create_open_numbers() -> None:
    op.create_table(
        "open_numbers",
        sa.Column("document_id", sa.String(length=12), nullable=False),
        sa.Column("block_id", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_open_numbers_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "block_id", "start", name=op.f("pk_open_numbers")),
    )


def _create_set_aside() -> None:
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", sa.String(length=12), nullable=False),
        sa.Column("block_id", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("aside", sa.Boolean(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_set_aside_document_id_documents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside")),
    )
    op.create_index(op.f("ix_set_aside_document_id"), "set_aside", ["document_id"], unique=False)


def _fill_open_numbers() -> None:
    """Reports stored before: their account lists the numbers nobody could place."""
    database = op.get_bind()
    found = database.execute(sa.text("SELECT id, account FROM documents WHERE account IS NOT NULL")).all()
    open_numbers = sa.table(
        "open_numbers", *(sa.column(n) for n in ("document_id", "block_id", "start", "end", "quote", "page", "reason"))
    )
    for document_id, account in found:
        rows = {
            (number["block_id"], number["span"]["start"]): {
                "document_id": document_id,
                "block_id": number["block_id"],
                "start": number["span"]["start"],
                "end": number["span"]["end"],
                "quote": number["quote"],
                "page": number.get("page"),
                "reason": number.get("reason", ""),
            }
            for number in json.loads(zlib.decompress(bytes(account)))["unaccounted"]
        }
        if rows:
            database.execute(sa.insert(open_numbers), list(rows.values()))


def downgrade() -> None:
    op.drop_index("ix_journal_act", "journal")
    for name in ("four_eyes", "set_aside", "open_numbers", "letters", "send_backs"):
        op.drop_table(name)
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_column("carried_from")
        batch_op.drop_column("act")
        batch_op.create_foreign_key(
            op.f("fk_decisions_value_id_indicator_values"), "indicator_values", ["value_id"], ["id"]
        )
