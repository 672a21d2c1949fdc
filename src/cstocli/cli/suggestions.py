"""What to type instead of an option or a command that does not exist: by meaning first, then by spelling."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from cstocli.model.lookup import nearest

_MIN_PREFIX: Final = 3
"""Letters that must be typed for a longer word to be offered because it begins with them."""


class _Meaning(NamedTuple):
    """Words that people type for one thing, and what this program calls it."""

    words: frozenset[str]
    targets: tuple[str, ...]
    """Options, the first of which that a command has is offered; a value may follow."""
    elsewhere: str = ""
    """What to do where a command has none of them."""


def _means(words: str, *targets: str, elsewhere: str = "") -> _Meaning:
    return _Meaning(frozenset(words.split()), targets, elsewhere)


_OPTIONS: Final = (
    _means("on date day at when as-of asof time now", "--on", "--during", "--from"),
    _means("during period between in year month years range", "--during", "--from", "--on"),
    _means("from since after start begin starting first-day not-before", "--from", "--during"),
    _means("to until till before end ending last-day upto up-to not-after", "--to", "--during"),
    _means(
        "state states country countries member members nation party parties participant participants s",
        "--state",
        "--with",
        elsewhere="csto country STATE has the history of one State",
    ),
    _means("with participating", "--with", "--state"),
    _means("host place location where venue", "--host", "--grep", "--state"),
    _means(
        "grep search filter text query find match contains keyword keywords pattern title word words g",
        "--grep",
        elsewhere="csto timeline --grep TEXT searches the events",
    ),
    _means(
        "limit max top head first last tail count n number rows lines page-size",
        "--limit",
        elsewhere="write | head at the end",
    ),
    _means("reverse desc descending newest latest newest-first reversed r", "--reverse", "--sort=-COLUMN"),
    _means("sort order order-by sort-by orderby by", "--sort"),
    _means("json", "--format json"),
    _means("jsonl ndjson", "--format jsonl"),
    _means("csv", "--format csv"),
    _means("tsv", "--format tsv"),
    _means("md markdown", "--format md"),
    _means("html", "--format html"),
    _means("table text plain", "--format table"),
    _means("output-format type fmt as", "--format"),
    _means("output out outfile save write o", elsewhere="write > FILE at the end, or csto export FILE"),
    _means("kind type event-type category kinds event events", "--kind"),
    _means("status held planned cancelled", "--status", "--all", "--standing"),
    _means("standing standings bond", "--standing"),
    _means("all everything every include-all include-former former observers a", "--all"),
    _means("full verbose details detail long wide extended v", "--full", "--wide"),
    _means("columns column fields field select cols", "--columns"),
    _means("quiet silent no-notes s", "--quiet"),
    _means("no-header no-headers noheader headerless", "--no-header"),
    _means("law legal de-jure formal formally", "--reading law"),
    _means("practice de-facto", "--reading practice"),
    _means("log input data database db source-file log-file", "--log"),
    _means("prefer source follow", "--prefer"),
    _means("known-at known published", "--known-by"),
    _means("cite bibtex citation citations style ris", "--cite"),
    _means("totals total sum group group-by aggregate", "--totals"),
    _means("language lang", "--language"),
    _means("force overwrite yes y", "--force"),
    _means("explain rule", "--explain"),
    _means("usage man info", "--help"),
    _means("version v", "--version"),
    _means("color colour no-color no-colour colors colours", elsewhere="set NO_COLOR=1 or FORCE_COLOR=1"),
)

_COMMANDS: Final = {
    word: command
    for words, command in (
        ("list ls member membership who states countries roster signatories parties observers", "members"),
        ("events log chronology when calendar sessions session summits summit meetings news dates", "timeline"),
        ("search find grep filter", "timeline --grep TEXT"),
        ("history state about profile", "country STATE"),
        ("was were are has does did", "is STATE WHAT"),
        ("validate lint test audit", "check"),
        ("query select database db tables", "sql"),
        ("now today yesterday summary overview snapshot info on at", "status"),
        ("event detail details view get open", "show ID"),
        ("president presidency chairman chairmanship chairperson chairs", "chair"),
        ("secretary secretary-general officers office leaders people persons staff", "offices"),
        ("drills drill maneuvers manoeuvres", "exercises"),
        ("changes change delta difference", "diff DAY DAY"),
        ("bibliography references refs cite citation citations", "sources"),
        ("fact-check fact facts claim claims", "factcheck FILE"),
        ("save dump download write convert", "export FILE"),
        ("data dataset matrix years", "panel"),
        ("periods intervals", "spells"),
        ("types codebook vocabulary fields", "kinds"),
        ("reason reasons evidence proof because", "why STATE"),
        ("conflicts contradictions disagreements", "disputes"),
        ("reproduce rerun repeat", "recheck FILE"),
        ("version", "--version"),
        ("man usage commands docs", "--help"),
        ("completions autocomplete", "--install-completion"),
    )
    for word in words.split()
}
"""Words that people type for a command, and what to type after ``csto``."""


def instead_of_option(typed: str, options: Collection[str], command: str) -> str:
    """Return what to type instead of an option that a command does not have."""
    word = typed.lstrip("-").casefold().replace("_", "-")
    meant = [meaning for meaning in _OPTIONS if word in meaning.words]
    targets = (target for meaning in meant for target in meaning.targets)
    found = next((target for target in targets if _option_of(target) in options), None)
    if found is None and not meant:
        found = _near(word, {option.lstrip("-"): option for option in options})
    if found:
        return f"did you mean {found}?"
    return next((meaning.elsewhere for meaning in meant if meaning.elsewhere), f"try {command} --help")


def instead_of_command(typed: str, commands: Iterable[str]) -> str:
    """Return what to type instead of a command that does not exist; it may be a day or a State."""
    word = typed.casefold().replace("_", "-")
    if word in _COMMANDS:
        return f"did you mean csto {_COMMANDS[word]}?"
    near = _near(word, {command: command for command in commands})
    if near:
        return f"did you mean {near!r}?"
    subject = _command_for_subject(typed)
    return f"did you mean csto {subject}?" if subject else "try csto --help"


def _command_for_subject(typed: str) -> str | None:
    """Return the command for a day or a State that stands where a command should."""
    from cstocli.cli.days import read_days
    from cstocli.cli.exits import UsageError
    from cstocli.cli.options import today
    from cstocli.model.territories import find_territory

    quoted = typed if typed.replace("-", "").isalnum() else f"'{typed}'"
    if find_territory(typed):
        return f"country {quoted}"
    try:
        read_days(typed, today())
    except UsageError:
        return None
    return f"status {quoted}"


def _option_of(target: str) -> str:
    return target.partition(" ")[0].partition("=")[0]


def _near(word: str, known: dict[str, str]) -> str | None:
    """Return the entry of a known word that begins with what was typed, or is spelled almost like it."""
    longer = [name for name in known if len(word) >= _MIN_PREFIX and name.startswith(word)]
    found = longer[0] if len(longer) == 1 else nearest(word, known)
    return known[found] if found else None
