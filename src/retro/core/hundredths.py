"""The step to which money, hours and ratios are rounded."""

from decimal import Decimal

HUNDREDTH = Decimal("0.01")
