"""The stage that finds what files declare, of a commit with what is known from earlier runs."""

from __future__ import annotations

from collections.abc import Sequence

from pplcheck.history.tree import CommitTree
from pplcheck.licensing.discover import Discovery, discover
from pplcheck.licensing.known_files import KnownFiles
from pplcheck.model.license import LicenseTerms
from pplcheck.model.tree import Tree
from pplcheck.pipeline.keeping import program
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.shelving import shelf_of
from pplcheck.pipeline.sighting import Sight


def discovered(
    request: Request, sight: Sight, files: Tree, profiles: Sequence[LicenseTerms]
) -> Discovery:
    """What files of the repository that is looked at declare, under its policy.

    Of a commit only what changed since an earlier run is read; the files of a work tree are read
    as they lie, whatever is known of others.
    """
    policy = sight.rules.policy
    shelf = shelf_of(request.cache, sight.repository) if isinstance(files, CommitTree) else None
    if shelf is None or not isinstance(files, CommitTree):
        return discover(files, profiles, exclude=policy.exclude, overrides=policy.overrides)
    known = KnownFiles(shelf, program(), files.blobs)
    seen = discover(
        files, profiles, exclude=policy.exclude, overrides=policy.overrides, known=known
    )
    known.keep()
    return seen
