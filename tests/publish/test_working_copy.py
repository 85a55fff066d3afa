"""site/ is replaced as a whole or not at all, whenever a build stops."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from generator.publish.site_build import SiteNotBuiltError
from generator.publish.working_copy import ForeignDirectoryError, SiteBusyError, fresh_copy
from tests.publish.workshop import ROOT, Workshop, files_of, record_page


def put(site: Path, name: str, text: str) -> None:
    with fresh_copy(site) as fresh:
        (fresh / name).write_text(text, encoding="utf-8")


def names_beside(site: Path) -> set[str]:
    return {path.name for path in site.parent.iterdir()}


def test_a_finished_copy_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site = tmp_path / "新 文件夹" / "site"
    put(site, "a.txt", "一")
    put(site, "b.txt", "二")
    assert {name for name in files_of(site) if not name.startswith(".")} == {"b.txt"}
    assert names_beside(site) == {"site"}


def test_a_failure_leaves_the_old_copy(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, "a.txt", "一")
    before = files_of(site)
    with pytest.raises(ZeroDivisionError), fresh_copy(site) as fresh:
        (fresh / "b.txt").write_text(str(1 // 0), encoding="utf-8")
    assert files_of(site) == before
    assert names_beside(site) == {"site"}


def test_somebody_elses_folder_is_not_replaced(tmp_path: Path) -> None:
    site = tmp_path / "文档"
    site.mkdir()
    (site / "年报.docx").write_bytes(b"x")
    with pytest.raises(ForeignDirectoryError, match=r"文档”里有不是本程序生成的文件，没有改动它"):
        put(site, "a.txt", "一")
    assert files_of(site) == {"年报.docx": b"x"}


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.write_bytes(b"x")
    with pytest.raises(ForeignDirectoryError, match="不是文件夹"):
        put(site, "a.txt", "一")
    assert site.read_bytes() == b"x"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    put(site, "a.txt", "一")
    assert (site / "a.txt").is_file()


def test_two_builds_of_one_site_do_not_meet(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, "a.txt", "一")
    with fresh_copy(site) as fresh:
        with pytest.raises(SiteBusyError, match="另一个窗口正在生成"):
            put(site, "b.txt", "二")
        (fresh / "c.txt").write_text("三", encoding="utf-8")
    put(tmp_path / "other", "d.txt", "四")
    assert {name for name in files_of(site) if not name.startswith(".")} == {"c.txt"}
    assert names_beside(site) == {"site", "other"}


# A build in a process of its own: takes and leaves the site again and again, and notes in a ledger when it is inside.
_EAGER_BUILDS = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from generator.publish.working_copy import SiteBusyError, fresh_copy

    site, times = Path(sys.argv[1]), int(sys.argv[2])
    inside = site.with_name("inside")
    while times:
        try:
            with fresh_copy(site) as fresh:
                os.close(os.open(inside, os.O_CREAT | os.O_EXCL))  # fails where another build is inside
                (fresh / "a.txt").write_text(str(os.getpid()), encoding="utf-8")
                inside.unlink()
            times -= 1
        except SiteBusyError:
            pass
    """
)


def test_builds_that_take_turns_never_meet(tmp_path: Path) -> None:
    """The lock is put away after each build, and no two ever hold it, not even where one opened what the other put away."""
    site = tmp_path / "site"
    command = [sys.executable, "-c", _EAGER_BUILDS, str(site), "200"]
    builds = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(3)]
    told = [build.communicate(timeout=300)[1].decode() for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], told
    assert names_beside(site) == {"site"}


# A build in a process of its own, which is killed by the system's own signal at a chosen moment: after so many pages, or when
# it is about to rename or to remove a folder for the so-manieth time.
_KILLED_BUILD = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from generator.pages.page import Pages
    from generator.publish.site_build import build_site
    from tests.publish.workshop import record_page

    folder, event, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    def die():
        os.kill(os.getpid(), signal.SIGKILL)
    def progress(stage, done, total):
        if event == "page" and done == count:
            die()
    seen = 0
    def audit(name, arguments):
        global seen
        if name == event and str(arguments[0]).startswith(str(folder / ".site")) | (str(arguments[0]) == str(folder / "site")):
            seen += 1
            if seen == count:
                die()
    sys.addaudithook(audit)
    pages = [record_page(f"/2022/projects/{number}/", "新") for number in range(40)]
    build_site(Pages((record_page("/", "新", crumbs=()), *pages)), folder / "mkdocs.yml", folder / "site", progress)
    """
)

MOMENTS = [
    ("page", 1),
    ("page", 20),
    ("page", 41),
    ("os.rename", 1),
    ("os.rename", 2),
    ("shutil.rmtree", 1),
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("event,count", MOMENTS)
def test_a_killed_build_is_repaired_by_the_next(workshop: Workshop, event: str, count: int) -> None:
    """After a kill the site is the old one or the new one, or, between two renames, the old one waits beside it."""
    workshop.build(record_page("/", "旧", crumbs=()), record_page("/old/", "旧"))
    before = files_of(workshop.site)
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_BUILD, str(workshop.folder), event, str(count)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert killed.returncode == -9, killed.stderr.decode()
    waiting = workshop.folder / ".site.old"
    left = files_of(workshop.site if workshop.site.exists() else waiting)
    assert left == before or "2022/projects/39/index.html" in left
    with pytest.raises(SiteNotBuiltError):
        workshop.build(record_page("/about/", "与手写的页面同址"))
    assert files_of(workshop.site) == left
    workshop.build(record_page("/", "更新", crumbs=()))
    assert not {".site.new", ".site.old"} & names_beside(workshop.site)
    assert "old/index.html" not in files_of(workshop.site)
