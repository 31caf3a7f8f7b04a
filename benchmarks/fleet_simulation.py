"""What a fleet of any size would take, by the costs of one that was run: a simulation.

    python benchmarks/fleet_simulation.py FLEET [--of 1000000] [--workers 2 64 1024]

FLEET is the folder of a `fleet run` over repositories like those in question. Repositories are
drawn from it again and again by a multiplicative congruence (no clock, no randomness), with the CPU
each took, and given to workers as the pool does it: the next one to whoever is free. What the one
process takes that keeps results is measured on a copy. Fetching is not part of it.
"""

from __future__ import annotations

import argparse
import heapq
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

if __package__ is None or not __package__:
    sys.path.insert(0, str(Path(__file__).parent.parent))

from pplcheck.fleet.rows import facts_of
from pplcheck.fleet.store import reading, writing
from pplcheck.fleet.worker import Bounds, Outcome

_FACTOR, _MASK = 6_364_136_223_846_793_005, (1 << 64) - 1
DAY = 86_400


def costs_in(folder: Path) -> list[float]:
    """The CPU seconds of every repository that was judged."""
    with reading(folder) as store:
        return [cpu for (cpu,) in store.rows("SELECT cpu FROM repositories WHERE state = 'judged'")]


def drawn(costs: Sequence[float], count: int) -> list[float]:
    """So many costs, drawn from those measured."""
    state, found = 1, []
    for _ in range(count):
        state = (state * _FACTOR + 1_442_695_040_888_963_407) & _MASK
        found.append(costs[(state >> 24) % len(costs)])
    return found


def makespan(costs: Sequence[float], workers: int) -> float:
    """Seconds until the last one is done, each given to whoever is free first."""
    free = [0.0] * workers
    for cost in costs:
        heapq.heapreplace(free, free[0] + cost)
    return max(free)


def keeping(folder: Path) -> float:
    """Seconds the store needs for one result, unpacking included."""
    with reading(folder) as store:
        kept = list(store.rows("SELECT identity, record FROM result"))
    with tempfile.TemporaryDirectory() as place, writing(Path(place)) as store:
        start = time.process_time()
        for identity, record in kept:
            outcome = Outcome(identity=identity, record=bytes(record))
            store.put(facts_of(outcome, "", "", Bounds()))
            store.settle(identity)
        return (time.process_time() - start) / len(kept)


def main() -> None:
    """Print what a fleet of that size would take."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("fleet", type=Path)
    parser.add_argument("--of", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[2, 64, 1024])
    arguments = parser.parse_args()
    measured = costs_in(arguments.fleet)
    costs = drawn(measured, arguments.of)
    total, keeper = sum(costs), keeping(arguments.fleet)
    size = (arguments.fleet / "fleet.sqlite").stat().st_size / len(measured)
    print(f"{len(measured):,} measured, {sum(measured) / len(measured):.3f} CPU s each on average")
    print(f"{arguments.of:,} drawn: {total / DAY:.2f} CPU days")
    print(
        f"the store: {keeper * 1000:.2f} ms each, {keeper * arguments.of / DAY:.2f} days in all, "
    )
    print(f"{size / 1000:.1f} kB each, {size * arguments.of / 1e9:.1f} GB in all\n")
    print("| workers | days, as listed | largest first | store's share |\n|---|---|---|---|")
    ranked = sorted(costs, reverse=True)
    for workers in arguments.workers:
        plain, sorted_ = makespan(costs, workers), makespan(ranked, workers)
        share = keeper * arguments.of / sorted_
        print(
            f"| {workers:,} | {plain / DAY:.3f} | {sorted_ / DAY:.3f} | {share:.1%} |", flush=True
        )


if __name__ == "__main__":
    main()
