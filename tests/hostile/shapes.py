"""What every odd repository has to be answered with: its true history, or why it is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.hostile import hidden, odd, vast

TRUE: dict[Callable[[Path], Path], int] = {
    hidden.three: 3, hidden.commits_replaced: 3, hidden.replacements_packed: 3,
    hidden.license_replaced: 3, hidden.grafted: 3, hidden.forged_empty_shallow: 3,
    hidden.lent_objects: 3, hidden.lent_in_a_circle: 3, hidden.graph_is_garbage: 3,
    hidden.graph_of_another_history: 3, hidden.helpers_of_the_pack_are_garbage: 3,
    hidden.nobody_wrote_it: 4, hidden.nobody_committed_it: 4, hidden.objects_behind_a_link: 3,
    hidden.odd_permissions: 3,
    odd.bare: 3, odd.worktree: 3, odd.submodule: 3, odd.with_a_submodule_of_nothing: 3,
    odd.sha256: 3, odd.detached: 3, odd.octopus: 31, odd.parents_twice: 4, odd.dates: 21,
    odd.idents: 15, odd.charsets: 11, odd.headers: 7, odd.messages: 12, odd.file_names: 2,
    odd.ref_names: 3, odd.index_is_gone: 3,
    odd.index_in_two_parts: 3, odd.index_that_leads_out: 3, odd.sparse: 3, odd.sparse_index: 3,
    odd.license_is_a_link: 2, odd.license_is_a_pipe: 3,
    odd.license_is_a_folder: 3, odd.folder_is_a_link: 1, odd.mailmap_is_noise: 3,
    odd.mailmap_in_a_bare_one: 1, odd.manifests_are_bombs: 2, odd.of_many_places: 3,
    odd.objects_of_others_beside: 3,
    vast.a_thousand_parents: 1001, vast.five_hundred_roots: 1001, vast.fifty_thousand_refs: 3,
    vast.loose_refs: 3, vast.deep_tree: 4, vast.long_message: 4, vast.message_of_one_line: 4,
    vast.a_hundred_thousand_trailers: 4, vast.vast_name: 4,
    vast.vast_manifest: 3, vast.many_files: 2, vast.many_texts: 2, vast.many_submodules: 1,
    vast.many_licenses_one_after_another: 3000, vast.many_people: 10_000,
    vast.tree_bomb_gone_off: 5,
}  # fmt: skip
"""How many commits each has."""

REFUSED: dict[Callable[[Path], Path], str] = {
    hidden.forged_shallow: "the history is cut off",
    hidden.lent_objects_gone: "missing or damaged",
    hidden.index_of_the_pack_is_garbage: "missing or damaged",
    hidden.pack_cut_off: "missing or damaged",
    hidden.pack_that_shows_another_license: "LICENSE: cannot be read",
    hidden.pack_that_shows_another_folder: "missing or damaged",
    hidden.pack_that_shows_another_commit: "missing or damaged",
    hidden.lent_by_a_pipe: "neither a regular file nor a folder",
    hidden.commit_under_a_false_id: "missing or damaged",
    hidden.license_under_a_false_id: "LICENSE: cannot be read",
    hidden.folder_under_a_false_id: "missing or damaged",
    hidden.history_cut_by_a_false_id: "missing or damaged",
    hidden.object_of_false_length: "missing or damaged",
    hidden.object_that_swells: "missing or damaged",
    hidden.commit_that_is_a_file: "missing or damaged",
    hidden.parent_gone: "missing or damaged",
    hidden.tree_gone: "missing or damaged",
    hidden.refs_in_a_table: "does not understand",
    hidden.extension_nobody_knows: "does not understand",
    hidden.extension_of_an_old_format: "does not understand",
    hidden.format_of_the_future: "does not understand",
    hidden.sha256_that_is_sha1: "no commit id",
    hidden.refs_by_links: "has no commit yet",
    hidden.head_is_an_option: "no commit id",
    odd.unborn: "has no commit yet",
    odd.unborn_beside_commits: "has no commit yet",
    odd.head_of_nothing: "missing or damaged",
    odd.worktree_whose_repository_moved: "cannot be opened",
    odd.tree_that_leads_out: "cannot be read",
    odd.tree_with_odd_modes: "cannot be read",
    odd.tree_of_the_same_name_twice: "lists 'LICENSE' twice",
    odd.index_with_shared_parts_without_end: "with the rest of the index",
    odd.index_is_garbage: "the index: more than can be looked at",
    odd.mailmap_is_a_link: "symbolic link",
    odd.mailmap_is_a_folder: "a folder",
    odd.mailmap_is_a_pipe: "neither file nor folder",
    odd.policy_is_a_pipe: "neither file nor folder",
    odd.policy_is_a_link: "symbolic link",
    odd.policy_is_deep: "nests too deep",
    odd.policy_has_a_long_key: "nests too deep",
    vast.tree_bomb: "more than can be looked at",
    vast.vast_commit: "larger than",
    vast.vast_mailmap: "larger than",
    vast.vast_policy: "larger than",
    vast.vast_license: "LICENSE: larger than 1024 KiB",
}
"""What is said of each that cannot be checked."""

FAULTY_POLICY = (odd.policy_is_deep, odd.policy_has_a_long_key)
"""Mistakes in a policy are answered with status 2, as any other."""
ELSEWHERE = (
    hidden.license_under_a_false_id,
    hidden.folder_under_a_false_id,
    hidden.pack_that_shows_another_license,
    hidden.pack_that_shows_another_folder,
)
"""Those that show in the files of a commit only, not in the work tree."""
SLOW = (
    hidden.object_that_swells, odd.index_with_shared_parts_without_end, vast.loose_refs,
    vast.deep_tree, vast.a_hundred_thousand_trailers, vast.vast_commit, vast.many_files,
    vast.many_texts, vast.many_licenses_one_after_another, vast.many_people,
)  # fmt: skip
"""Those that take long to make or to read."""
LIKE_THREE = (
    hidden.commits_replaced, hidden.replacements_packed, hidden.license_replaced, hidden.grafted,
    hidden.forged_empty_shallow, hidden.lent_objects, hidden.lent_in_a_circle,
    hidden.graph_is_garbage, hidden.graph_of_another_history,
    hidden.helpers_of_the_pack_are_garbage, hidden.objects_behind_a_link, hidden.odd_permissions,
    odd.worktree, odd.detached, odd.ref_names, odd.index_that_leads_out, odd.of_many_places,
    odd.objects_of_others_beside, vast.fifty_thousand_refs,
)  # fmt: skip
"""Those that have the commits of `three`, whatever else they show."""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A way to make a repository in a new folder, and what is true of it.

    `commits` is how many it has, None where it cannot be known; `words` are in what is then said,
    with `status`. `at_rev` says that HEAD is judged, not the work tree.
    """

    make: Callable[[Path], Path]
    commits: int | None = None
    words: str = ""
    status: int = 0
    at_rev: bool = False

    @property
    def name(self) -> str:
        """What it is called: the name of what makes it."""
        return self.make.__name__

    @property
    def is_heavy(self) -> bool:
        """Whether it takes long to make or to read."""
        return self.make in SLOW


SHAPES = (
    *(Shape(make=make, commits=commits) for make, commits in TRUE.items()),
    *(
        Shape(
            make=make,
            words=words,
            status=2 if make in FAULTY_POLICY else 3,
            at_rev=make in ELSEWHERE,
        )
        for make, words in REFUSED.items()
    ),
)
"""All of them."""
