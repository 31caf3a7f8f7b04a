"""Traps that take more than lines of configuration: files, folders, other repositories."""

from __future__ import annotations

import os
import shutil

from tests.hostile.traps import Trap
from tests.repos import build, commit, git, ids


def hooks(trap: Trap, name: str) -> None:
    """Hooks where git looks for them."""
    (trap.folder / "hooks").mkdir(exist_ok=True)
    for hook in ("pre-commit", "post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(trap.payload(name), trap.folder / "hooks" / hook)


def hooks_path(trap: Trap, name: str) -> None:
    """Hooks where the configuration says."""
    folder = trap.folder / "elsewhere"
    folder.mkdir()
    for hook in ("pre-commit", "post-index-change", "fsmonitor-watchman"):
        shutil.copy(trap.payload(name), folder / hook)
    trap.config(f"[core]\nhooksPath = {folder}")


def include(trap: Trap, name: str) -> None:
    """A second file of configuration."""
    (trap.folder / "more").write_text(f"[core]\nfsmonitor = {trap.payload(name)}\n")
    trap.config("[include]\npath = more")


def include_if(trap: Trap, name: str) -> None:
    """A second file, taken under conditions that hold."""
    (trap.folder / "more-if").write_text(f"[core]\nfsmonitor = {trap.payload(name)}\n")
    trap.config('[includeIf "gitdir:/"]\npath = more-if\n[includeIf "onbranch:**"]\npath = more-if')


def worktree_config(trap: Trap, name: str) -> None:
    """A file of configuration for one work tree."""
    git(trap.repo, "config", "core.repositoryFormatVersion", "1")
    git(trap.repo, "config", "extensions.worktreeConfig", "true")
    trap.config(f"[core]\nfsmonitor = {trap.payload(name)}", "config.worktree")


def embedded(trap: Trap, name: str) -> None:
    """A bare repository that arrives with the files of a clone; git inside `b` believes it."""
    inner = trap.repo / "embedded"
    build(inner, [commit("Eve <eve@firm.example>", files={"x": "x"})], bare=True)
    with (inner / "config").open("a") as file:
        file.write(f"[core]\nbare = false\nworktree = .\nfsmonitor = {trap.payload(name)}\n")


def git_file(trap: Trap, name: str) -> None:
    """A folder of the work tree whose `.git` file leads into another folder of it."""
    inner = trap.repo / "inner"
    build(inner, [commit("Eve <eve@firm.example>", files={"x": "x"})])
    (inner / ".git").rename(trap.repo / "tucked")
    (inner / ".git").write_text("gitdir: ../tucked\n")
    with (trap.repo / "tucked" / "config").open("a") as file:
        file.write(f"[core]\nfsmonitor = {trap.payload(name)}\n")


def alternates(trap: Trap, name: str) -> None:
    """Objects lent by another repository, and a program to list its branches."""
    other = build(trap.folder / "lender", [commit("Eve <eve@firm.example>")], bare=True)
    (other / "hooks").mkdir(exist_ok=True)
    payload = trap.payload(name)
    (trap.folder / "objects" / "info").mkdir(exist_ok=True)
    (trap.folder / "objects" / "info" / "alternates").write_text(f"{other}/objects\n")
    trap.config(
        f'[core]\nalternateRefsCommand = {payload}\n[remote "self"]\nurl = {trap.folder}/lender'
    )


def macros(trap: Trap, name: str) -> None:
    """Attributes under a name of one's own."""
    (trap.repo / ".gitattributes").write_text("[attr]evil diff=macro filter=macro\n* evil\n")
    trap.config(f'[diff "macro"]\ntextconv = {trap.payload(name)}')


def attributes_file(trap: Trap, name: str) -> None:
    """Attributes that do not lie in the work tree."""
    (trap.folder / "attributes").write_text("* diff=filed\n")
    payload = trap.payload(name)
    trap.config(f'[core]\nattributesFile = .git/attributes\n[diff "filed"]\ntextconv = {payload}')
    (trap.repo / ".gitattributes").write_text("")


def submodule(trap: Trap, name: str) -> None:
    """A submodule that is updated by a program."""
    payload = trap.payload(name)
    eve = "Eve <eve@firm.example>"
    inner = build(trap.folder / "part", [commit(eve, files={"x": "x"}), commit(eve)])
    (trap.repo / ".gitmodules").write_text(
        f'[submodule "part"]\npath = part\nurl = {inner}\nupdate = checkout\n'
    )
    calm = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
    entry = f"160000,{ids(inner)[-1]},part"
    git(trap.repo, *calm, "update-index", "--add", "--cacheinfo", entry)
    shutil.copytree(inner, trap.repo / "part")
    trap.config(f'[submodule "part"]\nactive = true\nurl = {inner}\nupdate = !{payload}')


def safe_directory(trap: Trap, name: str) -> None:
    """Somebody else's folder that declares itself safe."""
    if os.geteuid() == 0:
        os.chown(trap.repo, 65534, 65534)
    trap.config(f"[safe]\ndirectory = *\n[core]\nfsmonitor = {trap.payload(name)}")


def path_programs(trap: Trap, name: str) -> None:
    """Programs in the folder itself, for who looks for programs there."""
    programs = ("git", "git-log", "less", "sh", "ssh", "python3", "gpg", "ssh-keygen", "pager")
    for program in programs:
        shutil.copy(trap.payload(name), trap.repo / program)


def python_modules(trap: Trap, name: str) -> None:
    """Modules in the folder itself, for a Python that looks for modules there."""
    mark = trap.marks / name
    trap.payload(name)
    names = "sitecustomize usercustomize git typer rich json typing tomllib re enum click jinja2"
    names += " license_expression publicsuffixlist tomlkit dataclasses _version"
    for module in names.split():
        (trap.repo / f"{module}.py").write_text(f"open({str(mark)!r}, 'w').close()\n")


def global_files(trap: Trap, name: str) -> None:
    """A home folder that lies in the repository."""
    home = trap.repo / "home"
    home.mkdir()
    payload = trap.payload(name)
    text = f"[core]\nfsmonitor = {payload}\npager = {payload}\n[alias]\nlog = !{payload}\n"
    (home / ".gitconfig").write_text(text)
    (home / "git").mkdir()
    (home / "git" / "config").write_text(text)


def exec_path(trap: Trap, name: str) -> None:
    """A folder of programs for git."""
    shutil.copy(trap.payload(name), trap.folder / "payloads" / "git-y")
