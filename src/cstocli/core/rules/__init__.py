"""Every rule. A new rule is one class in one of these modules."""

from cstocli.core.rules.base import RULES, Rule, rule

__all__ = ["RULES", "Rule", "rule"]
