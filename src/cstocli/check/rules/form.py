"""What a text must satisfy before it is a log at all: file, syntax, shape and references. Found while reading."""

from __future__ import annotations

from cstocli.check.rule import Rule, rule


@rule("CS001", "missing-file")
class MissingFile(Rule):
    """The log, or the bibliography that it names, is not there.

    Why: an answer from another file than the one asked for would be wrong without a sign of it.
    Example: `csto members --log evnets.toml`.
    Instead: give the path of a file that exists, or leave `--log` and `CSTO_LOG` out to use the log that ships.
    """


@rule("CS002", "not-a-file")
class NotAFile(Rule):
    """The path of the log is a directory, a pipe or a device.

    Why: reading from a pipe that nobody writes to would wait forever.
    Example: `csto members --log data/`.
    Instead: name the file itself; to read standard input, write `--log -`.
    """


@rule("CS003", "unreadable-file")
class UnreadableFile(Rule):
    """The system refuses to read the file: no permission, or a fault of the disk.

    Why: a part of a log is not a log.
    Example: a file with the mode 000.
    Instead: make the file readable for the user who asks.
    """


@rule("CS004", "file-too-large")
class FileTooLarge(Rule):
    """The file is larger than 256 MiB.

    Why: a log is read whole; one of 100,000 events takes about 40 MB.
    Example: a disk image given by mistake.
    Instead: split the log by organisation.
    """


@rule("CS005", "not-utf-8")
class NotUtf8(Rule):
    """The file is not UTF-8 text, as TOML demands.

    Why: names in another encoding would be read as other names.
    Example: a file saved as Windows-1251, or a picture.
    Instead: save the file as UTF-8.
    """


@rule("CS006", "empty-log")
class EmptyLog(Rule):
    """The file has no `[log]` table, or nothing at all.

    Why: without it nobody knows whose events these are, or through which day they were verified.
    Example: an empty file.
    Instead: begin the file with `[log]`, `organisation`, `title`, `first_day` and `verified_to`.
    """


@rule("CS007", "syntax")
class Syntax(Rule):
    """The text is not TOML.

    Why: what follows a fault of syntax cannot be distinguished from what belongs to it, so reading ends there.
    Example: `date = "2012-06-28` without the closing quote.
    Instead: fix the line that the message shows. Write TOML 1.0, which every program reads; what 1.1 adds to it, such
    as a line break inside `{ }`, is read here and may not be elsewhere.
    """


@rule("CS101", "unknown-key")
class UnknownKey(Rule):
    """A key is none of those that its table has.

    Why: a misspelt key would be left out in silence.
    Example: `confidance = "high"`.
    Instead: `confidence = "high"`; `csto kinds` lists the keys of each kind.
    """


@rule("CS102", "missing-key")
class MissingKey(Rule):
    """A table lacks a key that it must have.

    Why: an event without its date, its title or its sources cannot be replayed, shown or checked.
    Example: a `[[event]]` without `date`.
    Instead: add the key.
    """


@rule("CS103", "wrong-type")
class WrongType(Rule):
    """A value is of another type than its key demands.

    Why: `states = "UZ"` would be read as the States U and Z.
    Example: `states = "UZ"`.
    Instead: `states = ["UZ"]`.
    """


@rule("CS104", "bad-date")
class BadDate(Rule):
    """A date is not of the EDTF subset, or names a day that does not exist.

    Why: a date is never guessed; see docs/dates.md for the forms.
    Example: `date = "28 June 2012"`, `date = "2012-02-30"`.
    Instead: `date = "2012-06-28"`, or `"2012-06"` when the day is not known.
    """


@rule("CS105", "unknown-kind")
class UnknownKind(Rule):
    """The kind of an event is none that the program knows.

    Why: an event of an unknown kind would have no effect, and nobody would notice.
    Example: `kind = "suspention"`.
    Instead: `kind = "suspension"`; `csto kinds` lists them.
    """


@rule("CS106", "bad-figure")
class BadFigure(Rule):
    """A figure is not a whole number with one of the qualifiers.

    Why: "about 4,000" and "4,000" are two statements, and sums must be able to tell them apart.
    Example: `personnel = "4,000 men"`.
    Instead: `"4000"`, `"~4000"` about, `">4000"` more than, `"<=4000"` up to, `"3000..4000"` between.
    """


@rule("CS107", "unknown-word")
class UnknownWord(Rule):
    """A value is none of the words that its key allows.

    Why: each of these words decides how the event is read.
    Example: `confidence = "sure"`.
    Instead: `confidence = "high"`.
    """


@rule("CS108", "bad-id")
class BadId(Rule):
    """An id or key is not lower-case letters, digits and single hyphens; a State's is not two capital letters.

    Why: ids are typed in shells and stand in addresses.
    Example: `id = "Suspension of UZ"`.
    Instead: `id = "uz-suspension-2012"`.
    """


@rule("CS109", "bad-assertion")
class BadAssertion(Rule):
    """An assertion asserts nothing, or more than one thing.

    Why: an assertion that cannot fail proves nothing.
    Example: an `[[assert]]` with `on` alone.
    Instead: give `standing` with `states`, or `chair`, or `office` with `person`.
    """


@rule("CS110", "too-fine")
class TooFine(Rule):
    """A date has a time of day.

    Why: a day is the finest that a log can say; what holds, holds at the end of a day.
    Example: `date = 2012-06-28T10:00:00`, `date = "2012-06-28 10:00"`.
    Instead: `date = "2012-06-28"`, and the hour in the `note` if it matters.
    """


@rule("CS201", "duplicate-id")
class DuplicateId(Rule):
    """Two events have one id.

    Why: a link or a citation must lead to one event.
    Example: two events `uz-suspension-2012`.
    Instead: give the second one an id of its own, or join them if they tell the same act.
    """


@rule("CS202", "unknown-state")
class UnknownState(Rule):
    """A State is none of those under `[states]`.

    Why: a code that nobody defined has no name and no place in any data set.
    Example: `states = ["UK"]`.
    Instead: use the ISO 3166-1 alpha-2 code, and define it under `[states]`.
    """


@rule("CS203", "unknown-source")
class UnknownSource(Rule):
    """A source is none of the bibliography.

    Why: a fact whose source cannot be looked up has none.
    Example: `sources = ["tass-2012-13-19"]`.
    Instead: add the source to the bibliography, or correct the key.
    """


@rule("CS204", "unknown-instrument")
class UnknownInstrument(Rule):
    """An instrument is none of those under `[instruments]`.

    Why: what an act does depends on what it is done to.
    Example: `instrument = "chartre"`.
    Instead: `instrument = "charter"`.
    """


@rule("CS205", "unknown-body")
class UnknownBody(Rule):
    """A body is none of those under `[bodies]`.

    Why: a chair or an office is one of a body.
    Example: `body = "secretary"`.
    Instead: `body = "secretariat"`.
    """


@rule("CS206", "unknown-link")
class UnknownLink(Rule):
    """A link, or an umbrella, leads to no event of the log.

    Why: the chain from an appeal to its answer would be broken.
    Example: `links = ["kz-appeal"]`.
    Instead: give the id of an event that is there.
    """


@rule("CS207", "unknown-field")
class UnknownField(Rule):
    """A claim is about a field that its event's kind does not have.

    Why: a claim that is about nothing can be neither kept nor preferred.
    Example: `field = "dates"`.
    Instead: `field = "date"`.
    """
