"""The command classes: lazy loading from the table, plain help with panels, and errors that name the option."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from cstocli.cli.command_table import COMMANDS, REPLACED
from cstocli.cli.exits import UnwrittenError, UsageError
from cstocli.cli.help_text import (
    HELP_OPTIONS,
    format_lists,
    markup_mode,
    parameter_rows,
    print_through_streams,
    write_panels,
)
from cstocli.cli.typed_options import typed
from cstocli.cli.usage_errors import WordedError, parameter_name, where_listed
from cstocli.model.errors import UnknownNameError, UnsoundLogError

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter, Parameter
    from typer.core import TyperOption


HELP_COMMAND: Final = "help"
"""``csto help COMMAND`` is ``csto COMMAND --help``, and so is ``csto COMMAND help``."""


class LogCommand(TyperCommand):
    """One command."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options and arguments. Raises ``typer.TyperException``, which always knows the command."""
        if args == [HELP_COMMAND]:
            args = [HELP_OPTIONS[-1]]
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            if getattr(error, "ctx", None) is None:  # an option without its value
                raise typer.BadParameter(error.format_message(), ctx) from None
            raise
        except UnwrittenError as error:  # from the option that prints the help
            error.add_note(ctx.command_path)
            raise

    def invoke(self, ctx: Context) -> object:
        """Run the command. Raises ``typer.BadParameter``, with the parameter at fault where it can be found."""
        from cstocli.cli.day_argument import as_typed, require_one_day  # imports what no list of commands needs

        for parameter in self.params:
            _refuse_empty(ctx, parameter)
        try:
            require_one_day(ctx)
            with typed(parameter_name(one) for one in self.params if _is_typed(ctx, one)):
                return super().invoke(ctx)
        except (UnknownNameError, UsageError) as raised:
            error = as_typed(ctx, raised) if isinstance(raised, UsageError) else raised
            at_fault = next((one for one in self.params if error.word and _was_given(ctx, one, error.word)), None)
            hint = error.hint or (isinstance(error, UnknownNameError) and where_listed(error, ctx.command_path))
            message = f"{error}; {hint}" if hint else str(error)
            raise WordedError(message, ctx, at_fault) from None
        except (UnsoundLogError, UnwrittenError) as error:
            error.add_note(ctx.command_path)  # for the message, which is printed where nothing knows the command
            raise

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the arguments and options under their panels."""
        write_panels(formatter, parameter_rows(self, ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option that prints the help."""
        return print_through_streams(super().get_help_option(ctx))


class LazyGroup(TyperGroup):
    """The program: lists its commands from the table, and imports the module of a command only to run it."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - passed on to Typer
        """Create the group with an entry for every command of the table."""
        super().__init__(**settings)
        for entry in COMMANDS.values():
            self.add_command(TyperCommand(entry.name, short_help=entry.summary, rich_help_panel=entry.panel))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the command that the first word names, loaded. Raises ``typer.TyperException`` for an unknown name."""
        if args[0] == HELP_COMMAND:
            args = [*(word for word in args[1:] if word != HELP_COMMAND), HELP_OPTIONS[-1]]
        if not ctx.resilient_parsing and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise typer.BadParameter(_unknown_command(args[0]), ctx)
        name, listed, rest = super().resolve_command(ctx, args)
        return name, load_command(name) if name and listed else None, rest

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the options, then the commands under their panels."""
        width = max(map(len, COMMANDS))
        commands = ((entry.panel, (f"{entry.name:{width}}", entry.summary)) for entry in COMMANDS.values())
        write_panels(formatter, (*parameter_rows(self, ctx), *commands))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option that prints the help."""
        return print_through_streams(super().get_help_option(ctx))


def _unknown_command(name: str) -> str:
    """Return the message on a command that does not exist, or does so no more."""
    if name in REPLACED:
        return f"{name!r} is now {REPLACED[name]}"
    from cstocli.cli.suggestions import instead_of_command

    return f"no such command {name!r}; {instead_of_command(name, COMMANDS)}"


def command_module(name: str) -> ModuleType:
    """Return the module of a command, imported. Raises ``KeyError`` for a name that is not in the table."""
    return import_module(COMMANDS[name].module)


def load_command(name: str) -> Command:
    """Return a command, with the options of its shared types. Raises ``KeyError`` for an unknown name."""
    from cstocli.cli.expand_options import expand_options  # imports the reader of logs, which no list of commands needs

    module = command_module(name)
    settings = {"help_option_names": HELP_OPTIONS}
    single = typer.Typer(add_completion=False, rich_markup_mode=markup_mode(), context_settings=settings)
    ending = format_lists(Examples=module.EXAMPLES)
    single.command(name, cls=LogCommand, epilog=ending)(expand_options(module.command))
    return typer.main.get_command(single)


def _is_typed(context: Context, parameter: Parameter) -> bool:
    """Whether a parameter was given on the command line, not by an environment variable or a default."""
    source = context.get_parameter_source(parameter.name or "")
    return source is not None and source.name == "COMMANDLINE"


def _was_given(context: Context, parameter: Parameter, word: str) -> bool:
    """Whether a word is the value of a parameter, or one of the values that commas separate."""
    values = [str(value) for value in _values(context, parameter)]
    parts = (part.strip().lstrip("-") for value in (*values, " ".join(values)) for part in (value, *value.split(",")))
    return word.strip().lstrip("-") in parts


def _refuse_empty(context: Context, parameter: Parameter) -> None:
    """Raise ``typer.BadParameter`` for an empty value: an unset variable in a script must not select everything."""
    if not any(isinstance(value, str) and not value.strip() for value in _values(context, parameter)):
        return
    name = parameter_name(parameter)
    usage = f"{name} {parameter.metavar}" if parameter.param_type_name == "option" else name
    message = f"empty value; write {usage}" + ("" if parameter.required else ", or leave it out")
    raise typer.BadParameter(message, context, parameter)


def _values(context: Context, parameter: Parameter) -> tuple[object, ...]:
    """Return the values of a parameter: one, or all those of a repeated one."""
    value = context.params.get(parameter.name or "")
    return tuple(value) if isinstance(value, list | tuple) else (value,)
