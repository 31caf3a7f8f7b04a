"""Where the data folder `licenses/` lies.

It lies inside the installed package or, in a checkout, next to it; no other way of shipping it
works for wheel, sdist, editable install and bare checkout alike.
"""

from __future__ import annotations

from pathlib import Path

from pplcheck.errors import ConfigurationError

_PACKAGE = Path(__file__).resolve().parent.parent


def license_data(name: str, package: Path = _PACKAGE) -> Path:
    """The path of a file under `licenses/`: inside the package, else next to it.

    Raises:
        ConfigurationError: neither exists; the installation is incomplete.
    """
    places = (package / "licenses" / name, package.parent / "licenses" / name)
    for place in places:
        if place.is_file():
            return place
    looked = " or ".join(str(place) for place in places)
    raise ConfigurationError((f"no license data at {looked}: reinstall pplcheck",))
