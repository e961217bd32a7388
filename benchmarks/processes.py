"""The processes of this machine, as Linux tells them."""

from pathlib import Path


def family(process: int) -> list[int]:
    """Return a process and all that it and its own started, parents first."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue  # it has ended meanwhile
        parents.setdefault(parent, []).append(int(entry.name))
    found = [process]
    for each in found:
        found += parents.get(each, [])
    return found
