"""What every git of ours runs in: an environment and a configuration built from nothing.

Neither the caller's hook variables (see githooks(5): GIT_DIR, GIT_INDEX_FILE, …) nor anybody's
configuration is in force. This module loads nothing but `os`, so that a hook can begin with it.
"""

from __future__ import annotations

import os

NO_CONFIGURATION: dict[str, str] = {
    "LC_ALL": "C",
    "TZ": "UTC",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_PROTOCOL_FROM_USER": "0",
    "GIT_EDITOR": "false",
    "GIT_PAGER": "cat",
    "GIT_FLUSH": "0",
}
"""Settings of git(1) that switch configuration, network, prompts and writing off."""

_CONFIG = """\
[core]
	repositoryformatversion = {version}
	bare = true
	commitGraph = false
	multiPackIndex = false
	packedGitWindowSize = 1m
	packedGitLimit = 64m
	bigFileThreshold = 1m
	hooksPath = /dev/null
	attributesFile = /dev/null
	excludesFile = /dev/null
	fsmonitor = false
	untrackedCache = false
	splitIndex = false
	logAllRefUpdates = false
[gc]
	auto = 0
[maintenance]
	auto = false
[protocol]
	allow = never
[log]
	showSignature = false
[mailmap]
	blob = refs/.none
"""


def environment(home: str, search: str) -> dict[str, str]:
    """An environment built from nothing, with `home` as home and `search` as PATH."""
    return {"PATH": search, "HOME": home, "XDG_CONFIG_HOME": home, **NO_CONFIGURATION}


def lay_out(folder: str, *, sha256: bool) -> None:
    """Make an empty folder a bare git directory of ours, on a branch without a commit."""
    config = _CONFIG.format(version=int(sha256))
    if sha256:
        config += "[extensions]\n\tobjectFormat = sha256\n"
    for name, text in (("config", config), ("HEAD", "ref: refs/heads/none\n")):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            file.write(text)
    for name in ("objects", "refs"):
        os.mkdir(f"{folder}/{name}")
