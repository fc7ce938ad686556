"""How money changes hands."""

from enum import StrEnum


class PaymentMethod(StrEnum):
    """How money changes hands; each has an account of its own in the ledger."""

    CASH = "cash"
    BANK_TRANSFER = "bank_transfer"
    DEBIT_ORDER = "debit_order"
    CARD = "card"
    MOBILE_MONEY = "mobile_money"
    PAYROLL = "payroll"
