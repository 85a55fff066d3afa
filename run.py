"""Prepares what the generator needs, then hands over to it: ``python3 run.py build``, on Windows ``py run.py build``.

Python's own library only.  The first run makes ``.venv`` from the lock (``requirements.txt``), or from ``wheelhouse/`` where
there is no network; later runs start at once, until the lock changes.  The syntax is that of Python 3.6, and nothing above the
check of the version needs more: whoever has an old Python gets to read what is missing, not a traceback.

Messages go to stderr, because stdout belongs to the verb.  Exit codes are those of the verb; 2 is wrong usage and 3 means
that the machine lacks something.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# What .venv was made from.  An empty object means that installing did not come to its end.
STATE = VENV / "installed.json"
LOCK, DEV_LOCK = "requirements.txt", "requirements-dev.txt"
WHEELHOUSE = ROOT / "wheelhouse"

OLDEST = (3, 11)
WRONG_USAGE, MACHINE_FAILED = 2, 3

HELP = """\
用法 usage:  python3 run.py <命令 verb> [参数 options]        Windows:  py run.py <命令 verb>

  build       检查数据，生成网站 → site/           check the records, build the site
  test        运行测试（--all：全部）              run the tests (--all: every one)

  check       列出数据中的全部问题                 all problems in the records
  serve       边改数据边预览                       live preview while records change
  figures     某一年度的全部指标                   the figures of a year
  render      只生成 Markdown 页面                 the Markdown pages alone
  statement   根据记录起草年度说明                 draft the year's statement from the records
  sample      生成任意规模的示例记录               sample records of any size

  setup       只准备运行环境（--dev：含测试工具）  prepare the environment (--dev: and test tools)
  wheelhouse  为不能上网的电脑下载组件             download the packages for a machine without network

每个命令都有 --help。 Every verb has --help.
"""

# Filled by too_old(); Python 3.6 reads it.
TOO_OLD = """\
需要 Python 3.11 或更高版本，当前是 {found}（{path}）。
  Windows：从 https://www.python.org/downloads/ 下载安装，勾选“Add python.exe to PATH”，然后运行 py run.py build
  麒麟、统信、Debian：sudo apt install python3.11 python3.11-venv，然后运行 python3.11 run.py build
  openEuler、Anolis：sudo dnf install python3.11，然后运行 python3.11 run.py build
  软件源里没有 3.11 时，请联系系统管理员或系统厂商。
Python 3.11 or newer is needed, this is {found} ({path}).
  Windows: install it from https://www.python.org/downloads/ (tick "Add python.exe to PATH"), then: py run.py build
  Debian, Kylin, UOS: sudo apt install python3.11 python3.11-venv, then: python3.11 run.py build
  openEuler, Anolis: sudo dnf install python3.11, then: python3.11 run.py build
"""

# Debian and its relatives ship venv and ensurepip apart from Python.
WITHOUT_VENV = """\
这个 Python 缺少 venv 模块。麒麟、统信、Debian、Ubuntu：sudo apt install {package}，然后再运行一次。
This Python has no venv module. Debian, Ubuntu, Kylin, UOS: sudo apt install {package}, then run again.
"""

NOT_OURS = """\
{venv} 不是 run.py 建立的，不便改动：请把它改名或删除，然后再运行一次。
{venv} was not made by run.py: rename or delete it, then run again.
"""

NOT_DOWNLOADED = """\
组件没有装成，原因见上。常见的情形：
  不能上网：在能上网的电脑上运行 python3 run.py wheelhouse，把 wheelhouse 文件夹拷到 {root}，再运行一次
  单位有内部镜像：把环境变量 PIP_INDEX_URL 设为镜像地址；要经过代理：设置 HTTPS_PROXY；然后再运行一次
  没有适合本机的组件：支持 Python 3.11 至 3.14，本机是 {version}
Packages could not be installed, for the reason above. Usually:
  no network: run `python3 run.py wheelhouse` on a machine that has one, carry the folder wheelhouse to {root}, run again
  a mirror of your own: set PIP_INDEX_URL to its address; a proxy: set HTTPS_PROXY; then run again
  no package for this machine: Python 3.11 to 3.14 are supported, this is {version}
"""

NOT_IN_WHEELHOUSE = """\
wheelhouse 文件夹里缺少本机需要的组件，原因见上。在能上网的电脑上，用同一份项目运行下面的命令，再把 wheelhouse 文件夹拷过来；
两台电脑系统不同时，加上 --platform。本机能上网时，删除 wheelhouse 文件夹即可。
The folder wheelhouse lacks what this machine needs (see above). Make it anew on a machine with a network, from the same version
of the project (add --platform where the systems differ); or delete it, if this machine has a network.
  python3 run.py wheelhouse --python-version {version}{dev}
"""


def say(message: str) -> None:
    """Tell whoever sits at the machine."""
    sys.stderr.write(message.rstrip("\n") + "\n")
    sys.stderr.flush()


def too_old(version: "tuple[int, ...]") -> str:
    """What to tell the owner of a Python of this version; nothing if it is new enough."""
    if version[:2] >= OLDEST:
        return ""
    return TOO_OLD.format(found=".".join(map(str, version)), path=sys.executable)


if too_old(sys.version_info[:3]):
    say(too_old(sys.version_info[:3]))
    sys.exit(MACHINE_FAILED)


class MachineError(Exception):
    """What people have to mend before anything can run; the message says how."""


def main(arguments: list[str]) -> int:
    """Prepare, then hand over; the exit code."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        return run(arguments)
    except (MachineError, OSError) as error:
        say(str(error))
        return MACHINE_FAILED
    except KeyboardInterrupt:
        say("已中断，再运行一次即可。 Interrupted; run again.")
        return 128 + signal.SIGINT


def run(arguments: list[str]) -> int:
    """What each verb needs before it starts."""
    verb, options = (arguments[0], arguments[1:]) if arguments else ("", [])
    if not verb:
        say(HELP)
        return WRONG_USAGE
    if verb in ("help", "-h", "--help"):
        sys.stdout.buffer.write(HELP.encode(sys.stdout.encoding or "utf-8", "replace"))
        return 0
    if verb == "setup":
        return setup(options)
    if verb == "test":
        return test(options)
    if verb == "wheelhouse":
        prepare(LOCK, wheelhouse=None)
        return hand_over("-P", "-m", "generator.wheelhouse", *options)
    prepare(LOCK)
    return hand_over("-P", "-m", "generator", verb, *options)


def setup(options: list[str]) -> int:
    """Prepare the environment and stop."""
    if not set(options) <= {"--dev"}:
        say("用法 usage:  python3 run.py setup [--dev]")
        return WRONG_USAGE
    prepare(DEV_LOCK if options else LOCK)
    return 0


def test(options: list[str]) -> int:
    """Run the tests on all cores; ``--all`` lifts the selection that pyproject.toml makes."""
    prepare(DEV_LOCK)
    os.chdir(ROOT)
    everything = ["-m", ""] if "--all" in options else []
    cores = ["-n", "auto", "--dist", "worksteal"]
    return hand_over("-m", "pytest", *cores, *everything, *(each for each in options if each != "--all"))


def hand_over(*command: str) -> int:
    """Run the environment's Python in place of this one: its output, its exit code, its Ctrl-C."""
    # Without it Windows reads and writes files in the ANSI code page.
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if os.name == "posix":
        os.execve(PYTHON, [str(PYTHON), *command], environment)  # noqa: S606 - no shell, so nothing to quote
    with subprocess.Popen([str(PYTHON), *command], env=environment) as process:
        # Ctrl-C reaches the verb as well, which ends in its own way.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return process.wait()


def prepare(lock: str, *, wheelhouse: Path | None = WHEELHOUSE) -> None:
    """Make ``.venv`` what the lock says, unless it is that already."""
    wanted = fingerprint(lock)
    if fits(wanted):
        return
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise MachineError(without_venv())
    with only_one():
        if not fits(wanted):
            install(wanted, lock, wheelhouse if wheelhouse and any(wheelhouse.glob("*.whl")) else None)


def without_venv() -> str:
    """What to install where the distribution took venv out of Python."""
    return WITHOUT_VENV.format(package=f"python{version()}-venv")


def version() -> str:
    """Of this Python, as packages are named by it."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def fingerprint(lock: str) -> dict[str, str]:
    """What ``.venv`` depends on: when any of it changes, it is made anew.  The test tools come on top of the lock."""
    import tomllib  # noqa: PLC0415 - Python 3.6 has none

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # Rules for linting and tests change often and install nothing.
    described = [project["build-system"], project["project"], project["tool"]["setuptools"]]
    return {
        "python": version(),
        "base": sys.base_prefix,
        "folder": str(ROOT),
        "project": digest(json.dumps(described, sort_keys=True).encode()),
        **{name: digest((ROOT / name).read_bytes()) for name in sorted({LOCK, lock})},
    }


def digest(content: bytes) -> str:
    """A name for exactly these bytes."""
    return hashlib.sha256(content).hexdigest()


def fits(wanted: dict[str, str]) -> bool:
    """Whether ``.venv`` was made from all of this, to the end."""
    try:
        state = json.loads(STATE.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return PYTHON.exists() and wanted.items() <= state.items()


def record(state: dict[str, str]) -> None:
    """Write down what ``.venv`` was made from, whole or not at all."""
    draft = STATE.with_suffix(".new")
    draft.write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(STATE)


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Of two runs at once, the second waits.  The system lets go of the lock when its holder dies, however it dies."""
    path = ROOT / ".cache" / "run.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("ab") as file:
        if not take(file.fileno()):
            say("另一个窗口正在准备运行环境，请稍候…… Another window is preparing the environment; waiting …")
            while not take(file.fileno()):
                time.sleep(0.5)
        yield


def take(file: int) -> bool:
    """Try to lock an open file."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only there

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def install(wanted: dict[str, str], lock: str, wheelhouse: Path | None) -> None:
    """Bring ``.venv`` from whatever it is to what is wanted.

    Test tools are added to what is there.  For everything else ``.venv`` is made from nothing, so that packages which the
    lock no longer names are gone, and so are those that were half written when the power failed.
    """
    started = time.monotonic()
    if not fits({key: value for key, value in wanted.items() if key != DEV_LOCK}):
        say("[1/3] 建立 Python 环境 .venv  making .venv")
        make_venv()
    record({})
    say(f"[2/3] 安装组件 installing {lock}" + ("（wheelhouse/，不上网 no network）" if wheelhouse else ""))
    offline = ("--no-index", "--find-links", str(wheelhouse)) if wheelhouse else ()
    # --no-compile: most modules are never imported, and Python compiles the others as they are.
    if not pip("--no-deps", "--no-compile", "--require-hashes", *offline, "-r", str(ROOT / lock)):
        raise MachineError(not_installed(lock, wheelhouse))
    say("[3/3] 登记本项目 registering the project")
    if not pip("--no-deps", "--no-index", "--no-build-isolation", "-e", str(ROOT)):
        raise MachineError("没有装成，原因见上。 Installing failed, for the reason above.")
    record(wanted)
    say(f"      完成 done: {time.monotonic() - started:.0f} s")


def make_venv() -> None:
    """A new environment in ``.venv``, in place of one that this program made before, whole or half."""
    if VENV.exists() and not STATE.exists() and any(VENV.iterdir()):
        raise MachineError(NOT_OURS.format(venv=VENV))
    VENV.mkdir(exist_ok=True)
    record({})
    for old in VENV.iterdir():
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        elif old != STATE:
            old.unlink()
    # Not sys.executable: that may be the Python inside the environment that was just removed.
    base = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([base, "-I", "-m", "venv", str(VENV)], stdout=sys.stderr, check=False)
    if made.returncode:
        raise MachineError(without_venv())


def pip(*arguments: str) -> bool:
    """Whether ``pip install`` did it.  It shows how far it is, and all that pip said only if it fails.

    A mirror, a proxy or a certificate is taken from pip's own settings on this machine.
    """
    command = (str(PYTHON), "-I", "-X", "utf8", "-m", "pip", "--disable-pip-version-check", "--no-input", "--no-color")
    output: list[str] = []
    with subprocess.Popen(
        [*command, "install", "--no-user", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            for line in process.stdout or ():
                output.append(line)
                show_progress(output)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        say("".join(line for line in output[-40:] if not line.startswith(("Ignoring ", "WARNING: Retrying"))))
    return process.returncode == 0


def show_progress(output: list[str]) -> None:
    """A line for every tenth package, for each new try to reach the index, and before the quiet time of unpacking."""
    found = [line.split()[1] for line in output if line.startswith(("Collecting ", "Processing "))]
    if output[-1].startswith("WARNING: Retrying"):
        say("      连接不上，正在重试…… no connection, trying again …")
    elif output[-1].startswith("Installing collected") and len(found) > 1:
        say(f"      {len(found)} ✓ 正在写入 .venv …… unpacking …")
    elif found and found[-1] in output[-1] and len(found) % 10 == 0:
        say(f"      {len(found)} …… {Path(found[-1]).name}")


def not_installed(lock: str, wheelhouse: Path | None) -> str:
    """The index could not be reached or has nothing for this machine; or the carried folder is for another lock or machine."""
    if wheelhouse:
        return NOT_IN_WHEELHOUSE.format(version=version(), dev=" --dev" if lock == DEV_LOCK else "")
    return NOT_DOWNLOADED.format(root=ROOT, version=version())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
