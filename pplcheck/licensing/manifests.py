"""Package metadata that names a license: which reader reads which manifest."""

from __future__ import annotations

from collections.abc import Callable

from pplcheck.licensing import (
    dep5,
    field_manifests,
    json_manifests,
    line_manifests,
    perl_manifests,
    toml_manifests,
    xml_manifests,
    yaml_lines,
)
from pplcheck.licensing.statement import Statement

MOST_BYTES = 1 << 20
"""Larger manifests are not read; callers report them."""

Reader = Callable[[str], tuple[Statement, ...]]

READERS: dict[str, Reader] = {
    "package.json": json_manifests.package_json,
    "bower.json": json_manifests.package_json,
    "deno.json": json_manifests.package_json,
    "elm.json": json_manifests.package_json,
    "jsr.json": json_manifests.package_json,
    "vcpkg.json": json_manifests.package_json,
    "composer.json": json_manifests.composer_json,
    "codemeta.json": json_manifests.codemeta,
    "datapackage.json": json_manifests.data_package,
    "META.json": perl_manifests.meta_json,
    "dist.ini": perl_manifests.dist_ini,
    "Makefile.PL": perl_manifests.build_script,
    "Build.PL": perl_manifests.build_script,
    "pyproject.toml": toml_manifests.pyproject,
    "Cargo.toml": toml_manifests.cargo,
    "setup.cfg": line_manifests.setup_cfg,
    "setup.py": line_manifests.setup_py,
    "__manifest__.py": line_manifests.odoo,
    "__openerp__.py": line_manifests.odoo,
    "pom.xml": xml_manifests.pom,
    "CITATION.cff": yaml_lines.citation_cff,
    "publiccode.yml": yaml_lines.publiccode,
    "publiccode.yaml": yaml_lines.publiccode,
    "DESCRIPTION": field_manifests.r_description,
    "opam": field_manifests.opam,
    "copyright": dep5.debian_copyright,
}
"""By file name; go.mod has no license field."""

_ENDINGS: tuple[tuple[str, Reader], ...] = (
    (".gemspec", line_manifests.gemspec),
    (".cabal", field_manifests.cabal),
    (".opam", field_manifests.opam),
)


def read_manifest(path: str, text: str) -> tuple[Statement, ...]:
    """The license statements of a manifest.

    Raises:
        ManifestError: it cannot be read; the message says why.
    """
    name = path.rpartition("/")[2]
    ending = next((reader for end, reader in _ENDINGS if name.endswith(end)), None)
    reader = READERS.get(name) or ending
    return reader(text) if reader else ()
