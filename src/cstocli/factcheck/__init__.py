"""Whether what is claimed of a log holds when it is replayed: pure, for a log's own assertions and for fact checks."""

from cstocli.factcheck.evaluate import evaluate
from cstocli.factcheck.verdict import Finding, Histories, Verdict, histories, together

__all__ = ["Finding", "Histories", "Verdict", "evaluate", "histories", "together"]
