"""Options that commands share: a parameter of a shared type is expanded into the options of that type for Typer.

A command that takes a day gets it as an argument too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import Parameter, signature
from typing import Annotated, Any, Final, get_args, get_origin

from cstocli.cli.day_argument import day_parameter, fill_options, filled_options
from cstocli.cli.event_options import EventOptions, RowOptions, read_event_options, read_row_options
from cstocli.cli.log_options import LogOptions, read_log_options
from cstocli.cli.output_options import OutputOptions, read_output_options


class Without:
    """The options of a shared type that can do nothing in a command: ``Annotated[LogOptions, Without("reading")]``."""

    def __init__(self, *names: str) -> None:
        """Store the names of the parameters."""
        self.names = frozenset(names)


_READERS: Final[Mapping[Any, Callable[..., Any]]] = {
    EventOptions: read_event_options,
    RowOptions: read_row_options,
    LogOptions: read_log_options,
    OutputOptions: read_output_options,
}
"""For each shared type the function that creates its value; the parameters of the function are the options."""


def expand_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command in which each parameter of a shared type is replaced by the options of that type.

    A command with ``--on``, or a list with ``--from`` and ``--to``, also has the argument that stands for them.
    """
    own = signature(command, eval_str=True).parameters
    shared = {name: _shared_type(parameter) for name, parameter in own.items()}
    readers = {name: _READERS[kind] for name, (kind, _) in shared.items() if kind in _READERS}
    options = {name: _options(read, own[name], shared[name][1]) for name, read in readers.items()}
    merged = [one for name, parameter in own.items() for one in options.get(name, {name: parameter}).values()]
    filled = filled_options(merged)
    if filled:
        merged.append(day_parameter(filled))

    def run(**given: Any) -> None:  # noqa: ANN401 - whatever the command takes
        given = fill_options(given, filled)
        for name, read in readers.items():
            given[name] = read(**{option: given.pop(option) for option in options[name]})
        command(**given)

    keywords = [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in merged]
    run.__signature__ = signature(command).replace(parameters=keywords)  # type: ignore[attr-defined]
    run.__doc__ = command.__doc__
    return run


def _shared_type(parameter: Parameter) -> tuple[Any, frozenset[str]]:
    """Return the type of a parameter, and the options of the type that its command does not take."""
    kind = parameter.annotation
    if get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
        return kind, next((one.names for one in more if isinstance(one, Without)), frozenset())
    return kind, frozenset()


def _options(read: Callable[..., Any], parameter: Parameter, left_out: frozenset[str]) -> Mapping[str, Parameter]:
    """Return the options of a shared type; if the parameter has a default, its first option has none of its own."""
    parameters = signature(read, eval_str=True).parameters
    options = {name: option for name, option in parameters.items() if name not in left_out}
    if parameter.default is not Parameter.empty:
        first = next(iter(options))
        options[first] = options[first].replace(default=None)
    return options
