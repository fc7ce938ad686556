"""An index of the repayments whose reversal waits for a second person."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index; rows without a proposer are in it too, and never read."""
    op.create_index("repayments_proposed", "repayments", ["reversal_proposed_by", "id"])
