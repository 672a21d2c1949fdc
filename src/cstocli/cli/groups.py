"""The commands: found by folder, imported when run, listed under headings, their refusals naming the option."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any, Final, Literal

import typer
from typer.core import TyperCommand, TyperGroup

from cstocli.cli import commands
from cstocli.cli.exits import UsageError
from cstocli.cli.headings import Heading
from cstocli.cli.index import Entry, derived, entries
from cstocli.cli.streams import is_dumb, is_terminal, write
from cstocli.core.errors import UnknownNameError
from cstocli.core.names import nearest

HELP_OPTIONS: Final = ["-h", "--help"]


def names() -> list[str]:
    """Return the names of the commands: those of the modules in ``commands``."""
    found = (path for folder in commands.__path__ for path in Path(folder).iterdir())  # pkgutil takes 5 ms for it
    stems = (path.stem for path in found if path.suffix == ".py" and path.stem[0] != "_")
    return sorted(stem.removesuffix("_").replace("_", "-") for stem in stems)


def markup() -> Literal["rich"] | None:
    """Return how a help text is drawn: with panels for a person at a terminal, plain elsewhere."""
    return "rich" if is_terminal(sys.stdout) and not is_dumb() else None


def epilog(**lists: Iterable[str]) -> str:
    """Return lists with their headings, an item a line, as what follows the options in a help text."""
    blocks = (
        "\b\n" + "\n".join((f"{heading.replace('_', ' ')}:", *(f"  {line}" for line in lines)))
        for heading, lines in lists.items()
    )
    return "\n\n".join(blocks)


class Command(TyperCommand):
    """One command."""

    heading: Heading

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - of a class that Typer keeps to itself
        """Run it; an error about a word is told with the option or argument that had it."""
        try:
            return super().invoke(ctx)
        except (UnknownNameError, UsageError) as error:
            where = next((_called(param) for param in self.params if error.word and _has(ctx, param, error.word)), None)
            if where is None:
                raise
            message = f"{where}: {error}"
            raise UsageError(message, error.hint) from None

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the arguments and options, those with a heading of their own under it."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            usual = "Arguments" if param.param_type_name == "argument" else "Options"
            record = param.get_help_record(ctx)
            if record is not None:
                sections.setdefault(getattr(param, "rich_help_panel", None) or usual, []).append(record)
        for heading, rows in sections.items():
            with formatter.section(heading):
                formatter.write_dl(rows)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help, whose texts are never markup."""
        if self.rich_markup_mode:
            _quote(self, self.params)
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the option that prints the help."""
        return _printing(super().get_help_option(ctx))


class Commands(TyperGroup):
    """The commands by name; a module is imported only when its command is run."""

    heading = ""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """Return the names in the order of the alphabet."""
        return names()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Return the command of a module, or nothing."""
        return command(cmd_name) if cmd_name in names() else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Return the command that the first word names. Raises ``UsageError`` when there is none."""
        if args[0] not in names():
            guess = nearest(args[0], names())
            hint = f"did you mean {guess!r}?" if guess else "csto --help says what there is"
            message = f"no such command {args[0]!r}"
            raise UsageError(message, hint)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the option that prints the help."""
        return _printing(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help with the commands under their headings."""
        listing = _Listing(
            name=self.name,
            help=self.help,
            epilog=self.epilog,
            params=self.params,
            rich_markup_mode=self.rich_markup_mode,
        )
        for entry in _summaries():
            listing.add_command(_listed(entry, self.rich_markup_mode))
        if self.rich_markup_mode:
            _quote(listing, listing.params)
        listing.format_help(ctx, formatter)


class _Listing(TyperGroup):
    """The program as its help shows it: commands of a name and a summary each."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the commands under their headings."""
        longest = max(map(len, self.commands))
        for heading in Heading:
            told = [command for command in self.commands.values() if getattr(command, "rich_help_panel", "") == heading]
            if told:
                with formatter.section(heading):
                    formatter.write_dl([(f"{command.name:{longest}}", command.help or "") for command in told])


def module_of(name: str) -> Any:  # noqa: ANN401 - a module has what it has
    """Return the module of a command."""
    stem = name.replace("-", "_") + "_" * iskeyword(name)  # the module of `is` is is_.py
    return import_module(f"{commands.__name__}.{stem}")


def command(name: str) -> Command:
    """Return the command of a name; its module is imported."""
    from cstocli.cli.wiring import wired  # with it comes the reader of logs, which no list of commands needs

    module = module_of(name)
    settings = {"help_option_names": HELP_OPTIONS}
    single = typer.Typer(add_completion=False, rich_markup_mode=markup(), context_settings=settings)
    single.command(name, cls=Command, epilog=epilog(Examples=module.EXAMPLES))(wired(module.command))
    made: Any = typer.main.get_command(single)
    made.heading = module.HEADING
    return made  # type: ignore[no-any-return]


def _summaries() -> Iterator[Entry]:
    """Yield what the list of commands says of each, in the order of the headings."""
    known = {entry.command: entry for entry in entries() if not entry.name}
    found = [known.get(name) or next(derived(name, command(name))) for name in names()]
    yield from sorted(found, key=lambda entry: list(Heading).index(Heading(entry.takes)))


def _listed(entry: Entry, mode: Literal["markdown", "rich"] | None) -> TyperCommand:
    return TyperCommand(entry.command, help=entry.help, rich_help_panel=entry.takes, rich_markup_mode=mode)


def _called(param: Any) -> str:  # noqa: ANN401
    return param.human_readable_name if param.param_type_name == "argument" else param.opts[0]  # type: ignore[no-any-return]


def _has(ctx: Any, param: Any, word: str) -> bool:  # noqa: ANN401
    """Whether a word is the value of a parameter, or one of its values."""
    value = ctx.params.get(param.name)
    values = value if isinstance(value, list | tuple) else (value,)
    return any(word.strip() in {str(one).strip(), *(part.strip() for part in str(one).split(","))} for one in values)


def _printing(option: Any) -> Any:  # noqa: ANN401
    """Return a help option that writes as every answer is written, so that a full disk or a closed pipe is noticed."""

    def show(ctx: Any, param: Any, value: bool) -> None:  # noqa: ANN401, ARG001, FBT001
        if value and not ctx.resilient_parsing:
            write(ctx.get_help() + "\n")
            ctx.exit()

    option.callback = show
    return option


def _quote(shown: Any, params: Iterable[Any]) -> None:  # noqa: ANN401
    """Keep Rich from reading the texts of a help as its markup."""
    shown.help, shown.epilog = _unmarked(shown.help), _unmarked(shown.epilog).replace("\b\n", "")
    for param in params:
        param.help = _unmarked(param.help)


def _unmarked(text: str | None) -> str:
    import re

    return re.sub(r"(\\*)(\[[a-z#/@][^\[\]]*\])", lambda found: f"{found[1] * 2}\\{found[2]}", text or "")
