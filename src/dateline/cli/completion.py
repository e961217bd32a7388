"""`dateline completion`: the script that lets a shell complete commands."""

import click
from click.shell_completion import get_completion_class

from dateline.cli.command import command


@command('eval "$(dateline completion bash)"', "dateline completion fish > ~/.config/fish/completions/dateline.fish")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in SHELL."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(ctx.find_root().command, {}, "dateline", "_DATELINE_COMPLETE").source())
