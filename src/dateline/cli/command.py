"""Commands whose help ends with examples, as they would be typed."""

from collections.abc import Callable, Sequence
from typing import Any

import click


def write_examples(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    """Write examples below the options, each on a line of its own."""
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


class ExampleCommand(click.Command):
    """A command with examples."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples and whatever click adds."""
        write_examples(formatter, self.examples)
        super().format_epilog(ctx, formatter)


class ExampleGroup(click.Group):
    """A group of commands, in the order in which they were added, with examples."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        """Return the names of the commands."""
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples and whatever click adds."""
        write_examples(formatter, self.examples)
        super().format_epilog(ctx, formatter)


def command(*examples: str) -> Callable[[Callable[..., None]], ExampleCommand]:
    """Make a function a command that shows `examples` in its help."""
    return click.command(cls=ExampleCommand, examples=examples)
