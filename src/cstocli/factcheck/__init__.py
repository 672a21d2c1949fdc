"""Whether what is claimed of a log holds when it is replayed: pure, for a log's own assertions and for fact checks."""

from cstocli.factcheck.evaluate import evaluate
from cstocli.factcheck.histories import Histories, histories
from cstocli.factcheck.verdict import Judgement, Verdict, together

__all__ = ["Histories", "Judgement", "Verdict", "evaluate", "histories", "together"]
