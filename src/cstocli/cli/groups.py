"""The commands: found by folder, imported when run, listed under headings, their refusals naming the option."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from cstocli.cli import commands
from cstocli.cli.exits import UsageError
from cstocli.cli.headings import Heading
from cstocli.cli.help_text import HELP_OPTIONS, Listing, epilog, markup, printing, quote, write_sections
from cstocli.cli.index import Entry, derived, entries
from cstocli.model.errors import UnknownNameError
from cstocli.model.lookup import nearest


def names() -> list[str]:
    """Return the names of the commands: those of the modules in ``commands``."""
    found = (path for folder in commands.__path__ for path in Path(folder).iterdir())  # pkgutil takes 5 ms for it
    stems = (path.stem for path in found if path.suffix == ".py" and path.stem[0] != "_")
    return sorted(stem.removesuffix("_").replace("_", "-") for stem in stems)


class Command(TyperCommand):
    """One command."""

    heading: Heading

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - of a class that Typer keeps to itself
        """Run it; an error about a word is told with the option or argument that had it."""
        for param in self.params:
            _refuse_empty(ctx, param)
        try:
            return super().invoke(ctx)
        except (UnknownNameError, UsageError) as error:
            where = next((_called(param) for param in self.params if error.word and _has(ctx, param, error.word)), None)
            if where is None:
                raise
            message = f"{where}: {error}"
            raise UsageError(message, error.hint) from None

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the arguments and options."""
        write_sections(self, ctx, formatter)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help, whose texts are never markup."""
        if self.rich_markup_mode:
            quote(self, self.params)
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the option that prints the help."""
        return printing(super().get_help_option(ctx))


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
        return printing(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help with the commands under their headings."""
        listing = Listing(
            name=self.name,
            help=self.help,
            epilog=self.epilog,
            params=self.params,
            rich_markup_mode=self.rich_markup_mode,
        )
        for entry in _summaries():
            listing.add(entry)
        if self.rich_markup_mode:
            quote(listing, listing.params)
        listing.format_help(ctx, formatter)


def module_of(name: str) -> Any:  # noqa: ANN401 - a module has what it has
    """Return the module of a command."""
    stem = name.replace("-", "_") + "_" * iskeyword(name)  # the module of `is` is is_.py
    return import_module(f"{commands.__name__}.{stem}")


def command(name: str) -> Command:
    """Return the command of a name; its module is imported."""
    from cstocli.cli.expand_options import (
        expand_options,  # with it comes the reader of logs, which no list of commands needs
    )

    module = module_of(name)
    settings = {"help_option_names": HELP_OPTIONS}
    single = typer.Typer(add_completion=False, rich_markup_mode=markup(), context_settings=settings)
    single.command(name, cls=Command, epilog=epilog(Examples=module.EXAMPLES))(expand_options(module.command))
    made: Any = typer.main.get_command(single)
    made.heading = module.HEADING
    return made  # type: ignore[no-any-return]


def _summaries() -> Iterator[Entry]:
    """Yield what the list of commands says of each, in the order of the headings."""
    known = {entry.command: entry for entry in entries() if not entry.name}
    found = [known.get(name) or next(derived(name, command(name))) for name in names()]
    yield from sorted(found, key=lambda entry: list(Heading).index(Heading(entry.takes)))


def _called(param: Any) -> str:  # noqa: ANN401
    return param.human_readable_name if param.param_type_name == "argument" else param.opts[0]  # type: ignore[no-any-return]


def _has(ctx: Any, param: Any, word: str) -> bool:  # noqa: ANN401
    """Whether a word is the value of a parameter, or one of its values."""
    values = _values(ctx, param)
    return any(word.strip() in {str(one).strip(), *(part.strip() for part in str(one).split(","))} for one in values)


def _refuse_empty(ctx: Any, param: Any) -> None:  # noqa: ANN401
    """Raise ``UsageError`` for an empty word: a variable that a script forgot to set must not ask for everything."""
    if not any(isinstance(one, str) and not one.strip() for one in _values(ctx, param)):
        return
    form = _called(param) if param.param_type_name == "argument" else f"{_called(param)} {param.metavar}"
    message = f"{_called(param)}: nothing is given"
    raise UsageError(message, f"write {form}" + ("" if param.required else ", or leave it out"))


def _values(ctx: Any, param: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Return the values of a parameter: one, or those of a repeated one."""
    value = ctx.params.get(param.name)
    return tuple(value) if isinstance(value, list | tuple) else (value,)
