"""Every form of what could not be read, as `phrases` takes it apart: repositories, files, git.

Reports hold such messages where a work, or a file of it, could not be judged. A test walks every
place that raises one and fails on a message of no form here. What git or the system says itself
stands in a gap of its own; what is said often is told in every language, the rest as it was said.
"""

from __future__ import annotations

from typing import Final

ERROR_FORMS: Final = (
    # the repository: history.locate, layout, refs
    (
        "%(path)s: the history is cut off, this is a shallow clone (%(other)s lists where); run "
        "`git fetch --unshallow` in it, or clone it in full (in continuous integration: "
        "fetch-depth 0)"
    ),
    "%(path)s: not a git repository, nor inside one; name a folder that holds a clone",
    "%(path)s: cannot be looked at (%(words)s); make it readable for you",
    "%(path)s: cannot be read (%(words)s); it has to be a regular file you may read",
    "%(path)s: cannot be read (%(words)s); make it readable for you",
    "%(path)s: cannot be opened (%(words)s); make it readable for you",
    "%(path)s: cannot be opened (%(words)s); name a folder",
    "%(path)s: the work tree cannot be opened (%(words)s); make it readable for you",
    "%(path)s: not a regular file; git's own files have to be",
    "%(path)s: larger than %(number)s bytes; git writes it far smaller",
    (
        "%(path)s: more than %(number)s refs in files of their own; pack them with `git pack-refs "
        "--all`"
    ),
    "%(path)s: not a folder; name the folder of a repository",
    "%(path)s: a symbolic link, which is not followed; name the repository it points to",
    "%(path)s: neither a folder nor a regular file; remove it",
    "%(path)s: does not say `gitdir: FOLDER`; name the repository itself",
    "%(path)s: names no folder; repair the work tree",
    (
        "%(path)s: not a regular file, or larger than %(number)s bytes with the rest of the index; "
        "remove it and run `git reset`, which writes it anew"
    ),
    (
        "%(path)s: an index both split and sparse, which git never writes; remove it and run "
        "`git reset`"
    ),
    "%(path)s: is not what git writes; remove it and run `git reset`, which writes it anew",
    (
        "%(path)s: not a complete git directory, HEAD, objects or refs are missing; repair it "
        "(`git fsck` tells more), or clone the repository again"
    ),
    (
        "%(path)s: points to %(name)s, which cannot be opened (%(words)s); move it back, or clone "
        "the repository again"
    ),
    (
        "%(path)s: the repository says %(name)s = %(other)s, which pplcheck does not understand; "
        "clone it anew with `git clone --ref-format=files`, or wait for a newer pplcheck"
    ),
    "%(path)s: git cannot read it (%(words)s); repair the line it names",
    "%(path)s: borrows from more than %(number)s object folders; clone the repository in full",
    (
        "%(path)s: neither a regular file nor a folder, among git's objects; remove it, or clone "
        "the repository again"
    ),
    (
        "%(path)s: names a folder with characters that need escapes; move that folder, or clone "
        "the repository in full"
    ),
    (
        "%(path)s: HEAD is empty, or a link that names no ref; repair it with `git symbolic-ref "
        "HEAD refs/heads/BRANCH`"
    ),
    (
        "%(path)s: HEAD points to %(name)s, which has no commit yet; commit first, or name a "
        "revision with --rev"
    ),
    (
        "%(path)s: HEAD leads from ref to ref without end; repair it with `git symbolic-ref HEAD "
        "refs/heads/BRANCH`"
    ),
    (
        "%(path)s: %(name)s points to %(other)s, which is no ref name; repair it with `git "
        "symbolic-ref HEAD refs/heads/BRANCH`"
    ),
    (
        "%(path)s: %(name)s holds %(other)s, which is no commit id; repair it, or clone the "
        "repository again"
    ),
    "%(path)s: a bare repository has no work tree; name a revision with --rev",
    (
        "%(path)s: not a regular file, or larger than %(number)s bytes; remove it and run `git "
        "reset`, which writes it anew"
    ),
    "no temporary folder can be written outside the repository under check; set TMPDIR to one",
    # the history
    (
        "%(path)s: %(what)s cannot be read to its end (%(words)s); an object is missing or "
        "damaged: run `git fsck`, fetch again (`git fetch --refetch` in a partial clone), or clone "
        "the repository in full"
    ),
    (
        "%(path)s: %(what)s: more than can be looked at (%(words)s); name a revision that holds "
        "less with --rev, or do without --history, --paths and --lines"
    ),
    (
        "%(path)s: the commit's tree lists %(name)s twice, which git never writes; see `git fsck`, "
        "and judge a commit without it"
    ),
    (
        "a commit is larger than %(number)s bytes; find it with `git log` and judge a history "
        "without it"
    ),
    "a path is longer than %(number)s bytes",
    (
        "git's log is cut off or not in the form asked for, a commit may be malformed; run `git "
        "fsck`, or try another git"
    ),
    (
        "git check-mailmap answered %(number)s times for %(total)s identities; repair .mailmap, or "
        "try another git"
    ),
    "git was started without an answer to read",
    "the history has not been counted; read it first",
    # revisions the caller names
    "revision %(name)s cannot be a revision; name a branch, a tag or a commit",
    (
        "revision %(name)s is no commit of %(path)s; `git log` and `git branch --all` show what "
        "there is"
    ),
    (
        "revisions %(name)s and %(other)s of %(path)s share no history; name a base the other "
        "revision was made from"
    ),
    # git itself: history.program, keys
    "no git found on the PATH; install git %(version)s or newer, or add its folder to PATH",
    (
        "git %(other)s at %(path)s is too old to read a repository safely; install git %(version)s "
        "or newer"
    ),
    (
        "this repository uses SHA-256 object names, which git %(other)s at %(path)s cannot read; "
        "install git %(version)s or newer"
    ),
    "%(path)s does not say its version, it says %(other)s; install git %(version)s or newer",
    "%(path)s cannot be started (%(words)s); install git %(version)s or newer",
    (
        "no %(name)s found on the PATH, which is needed to verify signatures; install it, or leave "
        "out --allowed-signers and --keyring"
    ),
    (
        "%(path)s is too old to verify signatures made with SSH keys; install git %(version)s or "
        "newer, or leave out --allowed-signers"
    ),
    "%(path)s did not come to its end in %(number)s s",
    "%(path)s: holds no line like `ada@mail.example ssh-ed25519 AAAA…`; see ssh-keygen(1)",
    ("%(path)s: holds no key with an address; export keys with `gpg --export --armor KEY > FILE`"),
    # files that govern: history.beneath, tree, pipeline.governing, pseudonyms
    "%(path)s: not a path inside the repository; write it relative to the root, without ..",
    "%(path)s: larger than %(number)s bytes; remove what is not needed",
    (
        "%(path)s: %(other)s is a symbolic link or a submodule, which is not read; put a regular "
        "file there"
    ),
    "%(path)s: %(what)s, which is not read; put a regular file there",
    "%(path)s is larger than %(number)s bytes or missing from the object store",
    "%(path)s is larger than %(number)s bytes",
    "%(path)s is no regular file",
    "no such file: %(path)s",
    "cannot read %(path)s: %(words)s",
    "no such key file: %(path)s",
    "cannot read the key file %(path)s: %(words)s",
    (
        "the key in %(path)s has %(number)s bytes; it needs %(total)s to %(recent)s, such as `head "
        "--bytes=32 /dev/urandom` writes"
    ),
    (
        "the repository tracks %(path)s, so whoever has it has the key; keep the key outside, and "
        "make a new one"
    ),
    "no rule's code begins with %(name)s; `pplcheck rules` lists them",
    # files that declare a license: licensing.readers
    "%(file)s: %(gap)s",
    # a fleet's workers
    "took longer than %(seconds)s s; allow more with --timeout",
    "needs more than %(number)s MB; allow more with --memory",
    "the scan ended by %(words)s before it was done; it may need more memory than there is",
    "the run was ended",
    ("the workers it was given to were lost (%(words)s); run again, or look at their logs"),
)
"""Messages of errors, by the module they come from; where several fit, the first one counts."""

GAP_FORMS: Final = (
    "cannot be read; what it declares is unknown",
    "cannot be read (and %(number)s more); what it declares is unknown",
    "larger than %(number)s KiB, not read",
    "larger than %(number)s KiB, not compared",
    "larger than %(number)s KiB",
    "no text in UTF-8, UTF-16 or latin-1",
    "only %(number)s of %(total)s license files were compared",
    "%(number)s versions of files that declare a license cannot be read",
    "%(number)s version of files that declare a license cannot be read",
    "no JSON object",
    "no valid JSON",
    "no valid JSON: %(words)s",
    "no valid TOML: %(words)s",
    "no valid XML: %(words)s",
    "nested too deeply",
    "a key with too many parts",
    "declares a document type or entities, not read",
    "more than %(number)s stanzas",
    "too many patterns with several wildcards",
    "annotations are no tables",
    "speaks for more than %(number)s single files",
)
"""What is said of a file that could be declaring a license and was not read."""

WHAT_FORMS: Final = (
    "the history",
    "the history of the files",
    "the history of license files",
    "the lines of the history",
    "the paths of the history",
    "the lines of %(path)s",
    "the log of signatures",
    "the commit's tree",
    "the difference of two commits",
    "the index",
    "a folder of the index",
    "the mailmap",
    "the message",
    "the files",
    "a file's size",
    "the date of the commit",
    "%(name)s is a symbolic link",
    "a folder",
    "neither file nor folder",
    "not a regular file",
)
"""The part of a repository that an error is about, and what lies where a file should."""

ODD_FORMS: Final = (
    "the author line names nobody",
    "the author date cannot be read",
    "the committer line names nobody",
    "the committer date cannot be read",
    "the signature does not fit the commit",
    "the signature has expired",
    "the key had expired",
    "the key was revoked",
)
"""What is odd about a commit or its signature, as PPL904 and PPL908 say it."""
