"""Every way known to make git, or a program that calls it, run a repository's or caller's command.

A vector arms a repository: from then on a payload of its name leaves a mark when it runs. Most name
the ordinary git command that springs the trap, so that a trap that has rusted is seen.
"""

from __future__ import annotations

from tests.hostile import arming
from tests.hostile.traps import Vector, promisor, setting

VECTORS = (
    Vector(name="fsmonitor", arm=setting("[core]", "fsmonitor = {p}"), spring=("status",)),
    Vector(name="textconv", arm=setting('[diff "evil"]', "textconv = {p}"), spring=("log", "-p")),
    Vector(name="diff-driver", arm=setting('[diff "evil"]', "command = {p}"), spring=("diff",)),
    Vector(
        name="diff.external",
        arm=setting("[diff]", "external = {p}"),
        spring=("log", "-p", "--ext-diff"),
    ),
    Vector(
        name="filter-clean",
        arm=setting('[filter "evil"]', "clean = {p}"),
        spring=("hash-object", "a.txt"),
    ),
    Vector(
        name="filter-smudge",
        arm=setting('[filter "evil"]', "smudge = {p}"),
        spring=("cat-file", "--filters", "HEAD:a.txt"),
    ),
    Vector(
        name="filter-process",
        arm=setting('[filter "evil"]', "process = {p}", "required = true"),
        spring=("cat-file", "--filters", "HEAD:a.txt"),
    ),
    Vector(
        name="merge-driver",
        arm=setting('[merge "evil"]', "driver = {p} %A %B %O"),
    ),
    Vector(name="hooks", arm=arming.hooks, spring=("commit", "--allow-empty", "-qm", "x")),
    Vector(name="hooksPath", arm=arming.hooks_path, spring=("commit", "--allow-empty", "-qm", "x")),
    Vector(
        name="gpg.program",
        arm=setting("[gpg]", "program = {p}", "[log]", "showSignature = true"),
        spring=("log",),
    ),
    Vector(
        name="gpg.openpgp",
        arm=setting('[gpg "openpgp"]', "program = {p}", "[log]", "showSignature = true"),
        spring=("log",),
    ),
    Vector(
        name="gpg.x509",
        arm=setting('[gpg "x509"]', "program = {p}", "[log]", "showSignature = true"),
        spring=("log",),
    ),
    Vector(
        name="gpg.ssh",
        arm=setting(
            '[gpg "ssh"]',
            "program = {p}",
            "allowedSignersFile = LICENSE",
            "[log]",
            "showSignature = true",
        ),
        spring=("log",),
    ),
    Vector(
        name="gpg.ssh.key",
        arm=setting(
            '[gpg "ssh"]',
            "defaultKeyCommand = {p}",
            "[gpg]",
            "format = ssh",
            "[commit]",
            "gpgSign = true",
        ),
        spring=("commit", "--allow-empty", "-qm", "x"),
    ),
    Vector(
        name="promisor-ext",
        arm=promisor("url = ext::{p}"),
        spring=("cat-file", "-p", "HEAD~3^1:old.txt"),
    ),
    Vector(
        name="promisor-uploadpack",
        arm=promisor("url = .", "uploadpack = {p}"),
        spring=("cat-file", "-p", "HEAD~3^1:old.txt"),
    ),
    Vector(
        name="promisor-ssh",
        arm=promisor("url = ssh://host.example/x", "[core]", "sshCommand = {p}"),
        spring=("cat-file", "-p", "HEAD~3^1:old.txt"),
    ),
    Vector(
        name="promisor-git-proxy",
        arm=promisor("url = git://host.example/x", "[core]", "gitProxy = {p}"),
        spring=("cat-file", "-p", "HEAD~3^1:old.txt"),
    ),
    Vector(
        name="promisor-git",
        arm=promisor("url = git://127.0.0.1:{port}/x"),
    ),
    Vector(
        name="promisor-http",
        arm=promisor("url = http://127.0.0.1:{port}/x", "[credential]", "helper = !{p}"),
    ),
    Vector(
        name="insteadOf",
        arm=promisor("url = https://host.example/x", '[url "ext::{p} "]', "insteadOf = https:"),
        spring=("cat-file", "-p", "HEAD~3^1:old.txt"),
    ),
    Vector(
        name="packObjectsHook",
        arm=setting("[uploadpack]", "packObjectsHook = {p}"),
    ),
    Vector(
        name="alias",
        arm=setting(
            "[alias]",
            "log = !{p}",
            "cat-file = !{p}",
            "x = !{p}",
            "pplcheck = !{p}",
            "diff-index = !{p}",
        ),
        spring=("x",),
    ),
    Vector(name="core.pager", arm=setting("[core]", "pager = {p}"), spring=("log",), terminal=True),
    Vector(name="pager.log", arm=setting("[pager]", "log = {p}"), spring=("log",), terminal=True),
    Vector(name="core.editor", arm=setting("[core]", "editor = {p}"), spring=("config", "--edit")),
    Vector(
        name="askPass",
        arm=setting("[core]", "askPass = {p}"),
        spring=("credential", "fill"),
        stdin=b"url=https://host.example\n\n",
    ),
    Vector(
        name="credential",
        arm=setting("[credential]", "helper = !{p}"),
        spring=("credential", "fill"),
        stdin=b"url=https://host.example\n\n",
    ),
    Vector(
        name="trailer",
        arm=setting('[trailer "evil"]', "key = Co-authored-by", "command = {p}"),
        spring=("interpret-trailers",),
        stdin=b"x\n\nCo-authored-by: x\n",
    ),
    Vector(
        name="trailer-cmd",
        arm=setting('[trailer "evil"]', "key = Co-authored-by", "cmd = {p}"),
        spring=("interpret-trailers", "--trailer", "evil: x"),
        stdin=b"x\n\nCo-authored-by: x\n",
    ),
    Vector(
        name="diffFilter",
        arm=setting("[interactive]", "diffFilter = {p}", "[color]", "ui = always"),
        spring=("add", "--patch", "a.txt"),
        terminal=True,
        stdin=b"q\n",
    ),
    Vector(
        name="tar",
        arm=setting('[tar "evil"]', "command = {p}"),
        spring=("archive", "--format=evil", "HEAD"),
    ),
    Vector(
        name="difftool",
        arm=setting('[difftool "evil"]', "cmd = {p}", "[diff]", "tool = evil"),
        spring=("difftool", "--no-prompt", "a.txt"),
    ),
    Vector(name="include.path", arm=arming.include, spring=("status",)),
    Vector(name="includeIf", arm=arming.include_if, spring=("status",)),
    Vector(name="worktree-config", arm=arming.worktree_config, spring=("status",)),
    Vector(name="embedded", arm=arming.embedded, spring=("-C", "embedded", "status")),
    Vector(name="gitdir-file", arm=arming.git_file, spring=("-C", "inner", "status")),
    Vector(name="alternates", arm=arming.alternates, spring=("fetch", "self")),
    Vector(name="attribute-macro", arm=arming.macros, spring=("diff",)),
    Vector(name="attributesFile", arm=arming.attributes_file, spring=("diff",)),
    Vector(
        name="submodule-update",
        arm=arming.submodule,
        spring=("submodule", "update", "--force", "part"),
    ),
    Vector(name="safe.directory", arm=arming.safe_directory, spring=("status",)),
    Vector(
        name="external-diff-variable",
        around={"GIT_EXTERNAL_DIFF": "{payload}"},
        spring=("diff",),
    ),
    Vector(
        name="pager-variables",
        around={"GIT_PAGER": "{payload}", "PAGER": "{payload}", "MANPAGER": "{payload}"},
        spring=("log",),
        terminal=True,
    ),
    Vector(
        name="editor-variables",
        around={"GIT_EDITOR": "{payload}", "EDITOR": "{payload}", "VISUAL": "{payload}"},
        spring=("config", "--edit"),
    ),
    Vector(
        name="askpass-variables",
        around={"GIT_ASKPASS": "{payload}", "SSH_ASKPASS": "{payload}"},
        spring=("credential", "fill"),
        stdin=b"url=https://host.example\n\n",
    ),
    Vector(
        name="ssh-variables",
        arm=promisor("url = ssh://host.example/x"),
        around={"GIT_SSH_COMMAND": "{payload}", "GIT_SSH": "{payload}"},
        spring=("cat-file", "-p", "HEAD~3^1:old.txt"),
    ),
    Vector(
        name="config-count",
        around={
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "core.fsmonitor",
            "GIT_CONFIG_VALUE_0": "{payload}",
        },
        spring=("status",),
    ),
    Vector(
        name="config-parameters",
        around={"GIT_CONFIG_PARAMETERS": "'core.fsmonitor'='{payload}'"},
        spring=("-c", "x.y=z", "status"),
    ),
    Vector(
        name="home",
        arm=arming.global_files,
        around={
            "HOME": "{repo}/home",
            "XDG_CONFIG_HOME": "{repo}/home",
            "GIT_CONFIG_GLOBAL": "{repo}/home/.gitconfig",
            "GIT_CONFIG_SYSTEM": "{repo}/home/.gitconfig",
        },
        spring=("status",),
    ),
    Vector(
        name="exec-path",
        arm=arming.exec_path,
        around={"GIT_EXEC_PATH": "{repo}/.git/payloads", "GIT_TEMPLATE_DIR": "{repo}/.git"},
        spring=("y",),
    ),
    Vector(name="path", arm=arming.path_programs, around={"PATH": ".::/usr/bin:/bin"}),
    Vector(
        name="path-whole",
        arm=arming.path_programs,
        around={"PATH": "{repo}:/usr/bin:/bin"},
        apart=("demo",),  # it looks at no repository, and so distrusts none
    ),
    Vector(name="gitpython", around={"GIT_PYTHON_GIT_EXECUTABLE": "{payload}"}),
    Vector(name="python-modules", arm=arming.python_modules),
    Vector(
        name="trace-files",
        around={
            "GIT_TRACE": "{repo}/trace",
            "GIT_TRACE2_EVENT": "{repo}/trace2",
            "GIT_TRACE_SETUP": "{repo}/trace3",
        },
    ),
)
"""All of them."""
