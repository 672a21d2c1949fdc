"""Whether what is claimed of a log holds when it is replayed: pure, for a log's own assertions and for fact checks."""

from cstocli.core.verdicts.base import Finding, Histories, Verdict, histories, together
from cstocli.core.verdicts.evaluate import evaluate

__all__ = ["Finding", "Histories", "Verdict", "evaluate", "histories", "together"]
