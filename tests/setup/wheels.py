"""Wheels made on the spot, so that installing is tested for real without asking a package index."""

from __future__ import annotations

import base64
import hashlib
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

_FROM_INSTALLING = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"}


def make(folder: Path, name: str, version: str) -> str:
    """A package of one module that knows its version; the line that locks it."""
    return _write(
        folder,
        name,
        version,
        {
            f"{name}.py": f"VERSION = {version!r}\n".encode(),
            f"{name}-{version}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
            f"{name}-{version}.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        },
    )


def pack(folder: Path, name: str) -> str:
    """The wheel of a package as it is installed here; the line that locks it."""
    installed = distribution(name)
    paths = [path for path in installed.files or () if ".." not in path.parts and "__pycache__" not in path.parts]
    files = {path.as_posix(): path.read_binary() for path in paths if path.name not in _FROM_INSTALLING}
    return _write(folder, name, installed.version, files)


def _write(folder: Path, name: str, version: str, files: dict[str, bytes]) -> str:
    record = f"{name}-{version}.dist-info/RECORD"
    lines = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in files.items()]
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
        archive.writestr(record, "\n".join([*lines, f"{record},,\n"]))
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
