"""`dateline doctor`: whether program and record are sound."""

import shutil
from dataclasses import dataclass

import click

import dateline
from dateline.cli.command import command
from dateline.cli.options import json_option, record_option
from dateline.cli.output import console, counted, print_json, print_table
from dateline.engine.health import Model, models, stage_versions, versions
from dateline.errors import DatelineError, MissingPath
from dateline.model.rows import to_row
from dateline.store.backends import backend_of

_LITTLE_DISK = 500_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Health:
    """What there is, and what is wrong with it. `holds` counts the items of the record by kind."""

    versions: dict[str, str]
    stages: dict[str, str]
    models: tuple[Model, ...]
    record: str
    exists: bool
    holds: dict[str, int]
    disk_free_bytes: int | None
    faults: tuple[str, ...]


@command("dateline doctor --record asia.dateline")
@record_option
@json_option
@click.pass_context
def doctor(ctx: click.Context, *, record: str, as_json: bool) -> None:
    """Check the program, the record and the disk.

    Prints the versions and the language models with their hashes, checks the record as `dateline verify`
    does. The exit code is 1 where something is wrong.
    """
    health = examine(record)
    if as_json:
        print_json(to_row(health))
    else:
        _print(health)
    if health.faults:
        ctx.exit(1)


def examine(record: str) -> Health:
    """Return the state of the program, of the record at `record`, and of the disk it is on."""
    used = models()
    faults = [f"the language model {each.name} is not installed" for each in used if not each.version]
    faults += [f"the files of {each.name} are not those that were released" for each in used if not each.is_as_released]
    backend = backend_of(record)
    free = shutil.disk_usage(backend.folder).free if backend.folder and backend.folder.is_dir() else None
    if free is not None and free < _LITTLE_DISK:
        faults.append(f"only {free / 1e6:.0f} MB are free on the disk of the record")
    holds, damage = _record_state(record)
    there = bool(holds) or bool(damage)
    return Health(versions(), stage_versions(), used, backend.shown, there, holds, free, (*faults, *damage))


def _record_state(record: str) -> tuple[dict[str, int], list[str]]:
    """Return what the record holds and what is wrong with it; nothing where there is none yet."""
    try:
        with dateline.open(record, must_exist=True) as workspace:
            stale = ["pages wait to be linked: run `dateline add` on any of them again"] if workspace.is_stale() else []
            return workspace.counts(), [*workspace.damage(), *stale]
    except MissingPath:
        return {}, []
    except DatelineError as error:
        return {}, [str(error)]


def _print(health: Health) -> None:
    out = console()
    rows = [(name, version or "not installed") for name, version in health.versions.items()]
    rows += [(each.name, f"{each.version}, sha256 {each.sha256}") for each in health.models if each.version]
    if health.disk_free_bytes is not None:
        rows.append(("disk", f"{health.disk_free_bytes / 1e9:.1f} GB free"))
    held = ", ".join(counted(count, kind) for kind, count in health.holds.items()) or "not there yet"
    rows.append(("record", f"{health.record}: {held}"))
    print_table(("Part", "State"), rows, wide="State")
    out.print()
    for fault in health.faults or ("nothing wrong",):
        out.print(f"{'✗' if health.faults else '✓'} {fault}")
