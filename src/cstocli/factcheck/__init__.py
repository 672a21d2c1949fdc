"""Whether what is claimed of a log holds when it is replayed: pure, for a log's own assertions and for fact checks."""

from cstocli.factcheck.evaluate import evaluate
from cstocli.factcheck.verdict import Histories, Judgement, Verdict, histories, together

__all__ = ["Histories", "Judgement", "Verdict", "evaluate", "histories", "together"]
