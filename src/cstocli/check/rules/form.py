"""Rules that the loader checks while it reads: the file, its syntax, its structure and its references."""

from __future__ import annotations

from cstocli.check.rule import Rule, rule


@rule("CS001", "missing-file")
class MissingFile(Rule):
    """The log, or the bibliography that it names, does not exist.

    Why: falling back to another file would give wrong answers without any warning.
    Example: `csto members --log evnets.toml`.
    Instead: give the path of an existing file, or leave out `--log` and `CSTO_LOG` to use the bundled log.
    """


@rule("CS002", "not-a-file")
class NotAFile(Rule):
    """The path of the log is a directory, a pipe or a device.

    Why: a log is one regular file; reading from a pipe without a writer would wait forever.
    Example: `csto members --log data/`.
    Instead: give the path of the file itself; to read standard input, write `--log -`.
    """


@rule("CS003", "unreadable-file")
class UnreadableFile(Rule):
    """The operating system cannot read the file: permission is denied, or the disk has failed.

    Why: answers from a log that was only partly read would be wrong.
    Example: a file with mode 000.
    Instead: give the user who runs `csto` permission to read the file.
    """


@rule("CS004", "file-too-large")
class FileTooLarge(Rule):
    """The file is larger than 256 MiB.

    Why: a log is read into memory as a whole. A log of 100,000 events takes about 40 MB.
    Example: a disk image given by mistake.
    Instead: give the path of the log; split a log that is really this large by organisation.
    """


@rule("CS005", "not-utf-8")
class NotUtf8(Rule):
    """The file is not UTF-8 text, which TOML requires.

    Why: in another encoding, names would be misread.
    Example: a file saved as Windows-1251, or a picture.
    Instead: save the file as UTF-8.
    """


@rule("CS006", "empty-log")
class EmptyLog(Rule):
    """The file has no `[log]` table, or is empty.

    Why: `[log]` states whose events these are, and through which day they were verified.
    Example: an empty file.
    Instead: begin the file with `[log]` and its keys `organisation`, `title`, `first_day` and `verified_to`.
    """


@rule("CS007", "syntax")
class Syntax(Rule):
    """The file is not valid TOML.

    Why: after a syntax error, the rest of the file cannot be interpreted reliably, so reading stops there.
    Example: `date = "2012-06-28` without the closing quote.
    Instead: correct the line that the message shows. Keep to TOML 1.0, which every TOML library reads. Additions of
    TOML 1.1, such as a line break inside `{ }`, are accepted here, but perhaps not elsewhere.
    """


@rule("CS101", "unknown-key")
class UnknownKey(Rule):
    """A table has a key that the log format does not define.

    Why: if unknown keys were ignored, the value of a misspelt key would be lost without notice.
    Example: `confidance = "high"`.
    Instead: `confidence = "high"`; `csto kinds` lists the keys of each kind.
    """


@rule("CS102", "missing-key")
class MissingKey(Rule):
    """A table lacks a required key.

    Why: an event without a date, a title or sources cannot be replayed, displayed or verified.
    Example: a `[[event]]` without `date`.
    Instead: add the key.
    """


@rule("CS103", "wrong-type")
class WrongType(Rule):
    """A value does not have the type that its key requires.

    Why: `states = "UZ"` would be read as the States U and Z.
    Example: `states = "UZ"`.
    Instead: `states = ["UZ"]`.
    """


@rule("CS104", "bad-date")
class BadDate(Rule):
    """A date is not in the supported subset of EDTF, is a period where one day is meant, or names no day that exists.

    Why: the program does not guess what a date means; docs/dates.md lists the accepted formats.
    Example: `date = "28 June 2012"`, `date = "2012-02-30"`, `date = "2012-06-20/2012-06-28"` of a signature.
    Instead: `date = "2012-06-28"`; `"2012-06"` when the day is not known, or `"[2012-06-20..2012-06-28]"`.
    """


@rule("CS105", "unknown-kind")
class UnknownKind(Rule):
    """The kind of an event is unknown.

    Why: an event of an unknown kind would have no effect, and the gap would be easy to overlook.
    Example: `kind = "suspention"`.
    Instead: `kind = "suspension"`; `csto kinds` lists the kinds.
    """


@rule("CS106", "bad-figure")
class BadFigure(Rule):
    """A figure is not a whole number, alone or with one of the qualifiers.

    Why: "about 4,000" and "4,000" are different statements, and totals must distinguish them.
    Example: `personnel = "4,000 men"`.
    Instead: `"4000"`, `"~4000"` (about), `">4000"` (more than), `"<=4000"` (up to), or `"3000..4000"` (a range).
    """


@rule("CS107", "unknown-word")
class UnknownWord(Rule):
    """A value is not one of the words that its key accepts.

    Why: each of these words has a defined effect on the answers; any other word has none.
    Example: `confidence = "sure"`.
    Instead: `confidence = "high"`.
    """


@rule("CS108", "bad-id")
class BadId(Rule):
    """An id or key has characters other than lower-case letters, digits and single hyphens.

    The code of a State is two capital letters instead.

    Why: ids are typed in shells and are part of web addresses.
    Example: `id = "Suspension of UZ"`.
    Instead: `id = "uz-suspension-2012"`.
    """


@rule("CS109", "bad-assertion")
class BadAssertion(Rule):
    """An assertion asserts nothing, or more than one fact.

    Why: an assertion without content can never fail; one with several facts does not show which of them failed.
    Example: an `[[assert]]` with `on` and nothing else.
    Instead: give `standing` with `states`, or `chair`, or `office` with `person`.
    """


@rule("CS110", "too-fine")
class TooFine(Rule):
    """A date has a time of day.

    Why: a log is precise to the day: answers hold as of the end of a day.
    Example: `date = 2012-06-28T10:00:00`, `date = "2012-06-28 10:00"`.
    Instead: `date = "2012-06-28"`, and the hour in the `note` if it matters.
    """


@rule("CS201", "duplicate-id")
class DuplicateId(Rule):
    """Two events have the same id.

    Why: an id in a link or a citation must identify exactly one event.
    Example: two events with the id `uz-suspension-2012`.
    Instead: give the second one its own id, or merge them if they record the same act.
    """


@rule("CS202", "unknown-state")
class UnknownState(Rule):
    """A State is not defined under `[states]`.

    Why: without a definition, the code has no name and no counterpart in other data sets.
    Example: `states = ["UK"]`.
    Instead: use the ISO 3166-1 alpha-2 code, and define it under `[states]`.
    """


@rule("CS203", "unknown-source")
class UnknownSource(Rule):
    """A source is not in the bibliography.

    Why: a source that readers cannot look up supports nothing.
    Example: `sources = ["tass-2012-13-19"]`.
    Instead: add the source to the bibliography, or correct the key.
    """


@rule("CS204", "unknown-instrument")
class UnknownInstrument(Rule):
    """An instrument is not defined under `[instruments]`.

    Why: the effect of an act depends on the instrument: only a founding treaty or charter makes members.
    Example: `instrument = "chartre"`.
    Instead: `instrument = "charter"`.
    """


@rule("CS205", "unknown-body")
class UnknownBody(Rule):
    """A body is not defined under `[bodies]`.

    Why: every chair and every office belongs to a body.
    Example: `body = "secretary"`.
    Instead: `body = "secretariat"`.
    """


@rule("CS206", "unknown-link")
class UnknownLink(Rule):
    """A link or an umbrella names an event that is not in the log.

    Why: the chain of links, for example from a deployment to the appeal it answers, would be broken.
    Example: `links = ["kz-appeal"]`.
    Instead: give the id of an event in the log.
    """


@rule("CS207", "unknown-field")
class UnknownField(Rule):
    """A claim is about a field that events of this kind do not have.

    Why: the claimed value could not be compared with the recorded one, or used in its place.
    Example: `field = "dates"`.
    Instead: `field = "date"`.
    """
