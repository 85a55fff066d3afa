"""Fill ``wheelhouse/`` with every package of the lock, for a machine without network.

pip can download for another system, but it reads the lock's conditions (``; sys_platform == "win32"``) as those of the
machine it runs on.  So the conditions are read here, for the machine that the folder is carried to.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
DEV_LOCK = "requirements-dev.txt"
# The lock differs between the first and the last patch of a Python version; a carried folder serves both.
PATCHES = (0, 99)


@dataclass(frozen=True, slots=True)
class Platform:
    """A machine as the lock's conditions name it (``markers``) and as the names of wheels do (``tags``, best first)."""

    markers: Mapping[str, str]
    tags: tuple[str, ...]


def _linux(machine: str) -> Platform:
    # Kylin V10 Server, the oldest system served, has glibc 2.28.
    tags = tuple(f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1))
    markers = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": machine}
    return Platform(markers, (*tags, f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}"))


def _windows(machine: str) -> Platform:
    markers = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": machine}
    return Platform(markers, (f"win_{machine.lower()}",))


def _macos(machine: str) -> Platform:
    markers = {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": machine}
    return Platform(
        markers, tuple(f"macosx_{major}_0_{kind}" for major in range(14, 10, -1) for kind in (machine, "universal2"))
    )


PLATFORMS: Mapping[str, Platform] = {
    "windows-x86_64": _windows("AMD64"),
    "windows-arm64": _windows("ARM64"),
    "linux-x86_64": _linux("x86_64"),
    "linux-arm64": _linux("aarch64"),
    "macos-x86_64": _macos("x86_64"),
    "macos-arm64": _macos("arm64"),
}


def main() -> int:
    """Read the command line, download; exit code 3 when a package could not be had."""
    options = _options()
    lock = ROOT / (DEV_LOCK if options.dev else "requirements.txt")
    platform = PLATFORMS[options.platform] if options.platform else Platform({}, ())
    target = ROOT / "wheelhouse"
    done: set[str] = set()
    for patch in PATCHES:
        version = f"{options.python_version}.{patch}"
        lines = [line for line in pinned(lock, {**platform.markers, **_python(version)}) if line not in done]
        if not _download(lines, version, platform.tags, target):
            return 3
        done.update(lines)
    _say(f"wheelhouse：{len(done)} 个组件 packages。把它拷到目标电脑的项目文件夹里，再运行 python3 run.py build。")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "run.py wheelhouse", description="为不能上网的电脑下载组件，放进 wheelhouse 文件夹"
    )
    parser.add_argument("--platform", choices=PLATFORMS, help="目标电脑的系统；不写就是与本机相同")
    parser.add_argument(
        "--python-version",
        default="{}.{}".format(*sys.version_info),
        choices=("3.11", "3.12", "3.13", "3.14"),
        help="目标电脑的 Python 版本；不写就是与本机相同",
    )
    parser.add_argument("--dev", action="store_true", help="也下载测试用的组件")
    return parser.parse_args()


def _python(version: str) -> dict[str, str]:
    return {"python_full_version": version, "python_version": version.rpartition(".")[0]}


def pinned(lock: Path, markers: Mapping[str, str]) -> Iterator[str]:
    """The lines of the lock that hold for this machine: name, version and hashes, without the condition."""
    for line in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        head, *hashes = line.split("#")[0].split("--hash=")
        if not head.strip():
            continue
        requirement = Requirement(head.strip())
        if requirement.marker is None or requirement.marker.evaluate(dict(markers)):
            yield " ".join(
                [f"{requirement.name}{requirement.specifier}", *(f"--hash={each.strip()}" for each in hashes)]
            )


def _download(lines: list[str], version: str, tags: tuple[str, ...], target: Path) -> bool:
    if not lines:
        return True
    platforms = [part for tag in tags for part in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "requirements.txt"
        wanted.write_text("\n".join(lines), encoding="utf-8")
        command = [
            sys.executable,
            "-I",
            "-X",
            "utf8",
            "-m",
            "pip",
            "--disable-pip-version-check",
            "download",
            "--no-deps",
        ]
        command += ["--require-hashes", "--only-binary", ":all:", "--python-version", version, *platforms]
        return not subprocess.run(
            [*command, "--dest", str(target), "-r", str(wanted)], stdout=sys.stderr, check=False
        ).returncode


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    sys.exit(main())
